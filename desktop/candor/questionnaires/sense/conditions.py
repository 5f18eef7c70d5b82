"""Whether conditions make sense: that they name what is there, compare what can be compared, and can come true."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from candor.domain.asking import measure
from candor.domain.condition import After, When
from candor.domain.question import Question, QuestionKind, Questionnaire, Section
from candor.domain.value import decimal
from candor.questionnaires.faults import Fault
from candor.questionnaires.format.tree import Place, Tree
from candor.questionnaires.sense.reach import Hindrance, Reach, Reached

_COMPARISONS = ("at_least", "at_most", "above", "below")


@dataclass(frozen=True, slots=True)
class _Stands:
    """A question where it stands: in which section, and at which place of the file."""

    question: Question
    section: Section
    place: Place


def faults_of_conditions(questionnaire: Questionnaire, tree: Tree) -> Iterator[Fault]:
    """Every fault of every condition. Who waits for a question that is misnamed is told only that."""
    standing: dict[str, _Stands] = {}
    order: list[_Stands] = []
    for s, section in enumerate(questionnaire.sections):
        for q, question in enumerate(section.questions):
            stands = _Stands(question, section, ("sections", s, "questions", q))
            order.append(stands)
            standing.setdefault(question.id, stands)
    before: dict[str, _Stands] = {}
    reach = Reach(questionnaire)
    for stands, (question, reached) in zip(order, reach.follow(), strict=True):
        misnamed = [
            fault
            for place, after in _afters(question.when, stands.place)
            for fault in _of_one(stands, after, reach.name_of(after), before, standing, place, tree)
        ]
        yield from misnamed
        if all(fault.warning for fault in misnamed):
            yield from _never(questionnaire, stands, reached, reach, tree)
        before.setdefault(question.id, stands)


def _afters(when: When, place: Place) -> Iterator[tuple[Place, After]]:
    for a, after in enumerate(when.after):
        yield (*place, "when", "after", a), after
    for c, case in enumerate(when.any_of):
        for a, after in enumerate(case.after):
            yield (*place, "when", "any_of", c, "after", a), after


# One condition --------------------------------------------------------------------------------------------------------


def _of_one(
    stands: _Stands,
    after: After,
    name: str,
    before: dict[str, _Stands],
    standing: dict[str, _Stands],
    place: Place,
    tree: Tree,
) -> Iterator[Fault]:
    about = f"Question {stands.question.id}: "
    if "/" in name:
        return
    line = tree.line((*place, "question"))
    target = before.get(name)
    if target is None:
        why = "stands later or is this one" if name in standing else "is not in this questionnaire"
        near = difflib.get_close_matches(name, before, 1) if name not in standing else []
        hint = f"did you mean {near[0]}?" if near else "name an earlier question."
        yield Fault(line, f"{about}it waits for {name}, which {why}; {hint}")
        return
    for part, sentence in (*_chosen(after, target.question), *_comparisons(after, target.question)):
        yield Fault(tree.line((*place, *part)), about + sentence)
    if target.section.repeats and target.section is not stands.section:
        seen = "the same round" if stands.section.repeats else "the first round only"
        sentence = (
            f"it looks at {seen} of “{target.section.title}”; move it there if it belongs to each {_noun(target)}."
        )
        yield Fault(line, about + sentence, warning=True)


def _noun(stands: _Stands) -> str:
    return stands.section.repeats


def _chosen(after: After, target: Question) -> Iterator[tuple[Place, str]]:
    known = [choice.id for choice in target.options]
    if after.chosen and not known:
        kind = target.kind.label.lower()
        yield ("chosen",), f"nothing is chosen in {target.id}, a {kind}; use `dispositions`, `substance` or `answered`."
        return
    for c, name in enumerate(after.chosen):
        if name not in known:
            near = difflib.get_close_matches(name, known, 1)
            hint = f"did you mean {near[0]}?" if near else f"write {_listed(known)}."
            yield ("chosen", c), f"{target.id} has no choice {name}; {hint}"


def _comparisons(after: After, target: Question) -> Iterator[tuple[Place, str]]:
    """A comparison that can say something: a number with a number, a day with a day, a step with a rating."""
    for name in _COMPARISONS:
        written = getattr(after, name)
        if not written:
            continue
        limit = measure(written, target)
        if target.kind is QuestionKind.NUMBER:
            if decimal(written) is None:
                yield (name,), f"{target.id} is a number, and `{written}` is none; write digits, such as 12."
        elif target.kind is QuestionKind.DATE:
            if limit is None or decimal(written) is not None:
                yield (name,), f"{target.id} is a day, and `{written}` is none; write one such as 2026-03-31."
        elif target.kind is QuestionKind.RATING:
            if limit is None:
                steps = _listed([choice.id for choice in target.options])
                yield (name,), f"{target.id} has no step `{written}`; write {steps}."
        elif not any(type(measure(choice.id, target)) is type(limit) for choice in target.options) or limit is None:
            sentence = f"{target.id} cannot be compared; use `chosen`, `answered`, `dispositions` or `substance`."
            yield (name,), sentence


# Conditions that never come true --------------------------------------------------------------------------------------


def _never(
    questionnaire: Questionnaire, stands: _Stands, reached: Reached, reach: Reach, tree: Tree
) -> Iterator[Fault]:
    about, place = f"Question {stands.question.id}: ", stands.place
    for case in reached.dead_cases:
        line = tree.line((*place, "when", "any_of", case))
        yield Fault(line, f"{about}this case of `any_of` can never hold; correct or remove it.", warning=True)
    if reached.why is None:
        return
    part: Place = ("when", "categories")
    match reached.why:
        case Hindrance.SETTING:
            why = "every category is ruled out; correct `categories` or `except_categories`."
        case Hindrance.NOT_FOR_THIS:
            why = f"the questionnaire is only for {', '.join(questionnaire.categories)}."
        case Hindrance.CASES:
            part, why = ("when", "any_of"), "none of the cases under `any_of` can hold; correct one of them."
        case Hindrance.CONTRADICTION:
            part = _on(stands.question.when.after, reached.on, reach)
            why = f"no answer to {reached.on} meets all that is asked of it; correct or remove a part."
        case Hindrance.DEAD:
            part = _on(stands.question.when.after, reached.on, reach)
            why = f"{reached.on} is never asked either; mend that one first."
        case Hindrance.ELSEWHERE:
            part = _on(stands.question.when.after, reached.on, reach)
            why = f"{reached.on} is asked in other categories or modes only."
    yield Fault(tree.line((*place, *part)), f"{about}it is never asked, because {why}")


def _on(afters: Sequence[After], name: str, reach: Reach) -> Place:
    """The last condition on this question: it is the one that was too much."""
    last = max((a for a, after in enumerate(afters) if reach.name_of(after) == name), default=0)
    return ("when", "after", last, "question")


def _listed(words: Sequence[str]) -> str:
    shown = [*words[:8], *(["another"] if len(words) > 8 else [])]
    return shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + " or " + shown[-1]
