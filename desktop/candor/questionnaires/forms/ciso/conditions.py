"""When a question of a CISO Assistant library is asked: what it depends on, and the groups its requirement belongs to.

A requirement with implementation groups is shown once one of them is selected: from the start, by a choice that selects
it, or by the auditor. What a choice selects can be carried; what an auditor decides cannot.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from candor.domain.condition import After
from candor.questionnaires.forms.cases import YES, Lost, Wish, all_of, any_of
from candor.questionnaires.forms.ciso.parts import Leaf
from candor.questionnaires.forms.drafted import Draft
from candor.questionnaires.forms.paragraphs import cut, one_paragraph

_ALL = ("all", "and")
BY_HAND = "It is also shown where someone selects the group “{}” by hand, which was left out."
_ONLY_BY_HAND = "It is only shown where someone selects the group “{}” by hand; here it is always asked."


@dataclass(slots=True)
class Standings:
    """What questions wait for, by our ids, and the choices that select a group. ``choices`` gives a choice's words by
    its urn, ``names`` a group's by its ref_id."""

    drafts: dict[str, Draft] = field(default_factory=dict)
    waits: dict[str, tuple[list[Leaf], tuple[str, ...]]] = field(default_factory=dict)
    selected_by: dict[str, list[tuple[Draft, str]]] = field(default_factory=dict)
    choices: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    from_the_start: set[str] = field(default_factory=set)

    def groups(self, framework: Leaf) -> None:
        """The implementation groups that the framework defines."""
        for group in framework.all("implementation_groups_definition"):
            self.names[group.text("ref_id")] = group.plain("name") or group.plain("ref_id")
            if group.truth("default_selected"):
                self.from_the_start.add(group.text("ref_id"))

    def wish(self, draft: Draft) -> Wish:
        """The condition of a question."""
        depends, groups = self.waits.get(draft.id, ([], ()))
        return all_of([self._of_groups(draft, groups), *(self._depending(leaf) for leaf in depends)])

    def _of_groups(self, draft: Draft, groups: tuple[str, ...]) -> Wish:
        if not groups or self.from_the_start & set(groups):
            return YES
        ways: dict[str, dict[str, None]] = {}
        for group in groups:
            for by, choice in self.selected_by.get(group, ()):
                ways.setdefault(by.id, {})[choice] = None
        by_hand = [group for group in groups if group not in self.selected_by]
        if not ways:
            return Lost(_ONLY_BY_HAND.format(self._called(by_hand)))
        if by_hand:
            draft.remarks.append(BY_HAND.format(self._called(by_hand)))
        return any_of(After(question=question, chosen=tuple(chosen)) for question, chosen in ways.items())

    def _called(self, groups: list[str]) -> str:
        return cut("”, “".join(one_paragraph(self.names.get(group, group)) for group in groups[:5]), 120)

    def _depending(self, leaf: Leaf) -> Wish:
        urn = leaf.text("question")
        draft = self.drafts.get(urn)
        if draft is None:
            named = cut(one_paragraph(urn), 80)
            return Lost(f"It depends on “{named}”, which is no question of this framework; it is asked without that.")
        answers = leaf.words("answers") or leaf.words("answer")
        if not answers:
            return After(question=draft.id, answered=True)
        chosen = [draft.choices.ids.get(self.choices.get(answer, answer)) for answer in answers]
        known = dict.fromkeys(choice for choice in chosen if choice is not None)
        if not known:
            return Lost("It depends on an answer that is not among the choices; it is asked without that.")
        if leaf.text("condition").lower() in _ALL:
            return all_of(After(question=draft.id, chosen=(choice,)) for choice in known)
        return After(question=draft.id, chosen=tuple(known))
