"""The requirements of a CISO Assistant framework: headings become sections, their questions are asked."""

from __future__ import annotations

from candor.domain.question import QuestionKind
from candor.questionnaires.forms.ciso.conditions import Standings
from candor.questionnaires.forms.ciso.parts import Leaf
from candor.questionnaires.forms.drafted import Draft, Form, Group, Row
from candor.questionnaires.forms.languages import language
from candor.questionnaires.forms.paragraphs import cut, one_paragraph
from candor.workflows.forms import Fate

_KINDS = {
    "unique_choice": QuestionKind.ONE_OF,
    "single_choice": QuestionKind.ONE_OF,
    "multiple_choice": QuestionKind.MANY_OF,
    "boolean": QuestionKind.YES_NO,
    "number": QuestionKind.NUMBER,
    "date": QuestionKind.DATE,
    "text": QuestionKind.FREE,
}
_HOW = {
    "en": "How do you meet this requirement: {}?",
    "fr": "Comment répondez-vous à cette exigence : {} ?",
    "de": "Wie erfüllen Sie diese Anforderung: {}?",
    "es": "¿Cómo cumplen este requisito: {}?",
    "it": "Come soddisfate questo requisito: {}?",
    "nl": "Hoe voldoet u aan deze eis: {}?",
    "pt": "Como cumprem este requisito: {}?",
}
_GOOD = ("true", "compliant")
_BAD = ("false", "non_compliant")


class Nodes:
    """One way through a framework's requirements."""

    def __init__(self, form: Form, standings: Standings, controls: dict[str, str], around: tuple[Group, ...]) -> None:
        self._form, self._standings, self._controls = form, standings, controls
        self._around = around
        self._paths: dict[str, tuple[Group, ...]] = {}
        self._depths: list[tuple[Group, ...]] = []
        self._waiting: list[tuple[Row, str]] = []

    def one(self, node: Leaf, number: int) -> None:
        """A requirement, or a heading."""
        ref = node.plain("ref_id")
        place = f"line {node.line}, node {number}" + (f" ({cut(ref, 60)})" if ref else "")
        title = " ".join(filter(None, (ref, node.plain("name")))) or cut(node.plain("description"), 100)
        above = self._above(node)
        path = (*above, Group(cut(title, 100), titles=_titles(node, ref))) if title else above
        self._remember(node, path)
        asked = [*node.named("questions"), *_older(node)]
        if not asked and not node.truth("assessable"):
            row = self._form.tell(place, title or "node", Fate.CARRIED, "Became a section.")
            notes = [text for key in ("description", "annotation") if (text := node.plain(key)) and text != title]
            if notes:
                row.fate, row.sentence = Fate.LEFT_OUT, "No question follows it, so nothing became of its description."
                self._waiting.append((row, " ".join(notes)))
            return
        if not asked:
            self._requirement(node, place, title, above)
            return
        for at, (urn, question) in enumerate(asked, 1):
            own = f"{place}, question {at}" if len(asked) > 1 else place
            self._question(node, question, (urn, own, title), above)

    def _above(self, node: Leaf) -> tuple[Group, ...]:
        """The headings around a node: its parent's, else those of the last node less deep."""
        parent = node.text("parent_urn")
        if parent in self._paths:
            return self._paths[parent]
        depth = _whole(node.text("depth"))
        return self._depths[min(depth - 1, len(self._depths)) - 1] if depth > 1 and self._depths else self._around

    def _remember(self, node: Leaf, path: tuple[Group, ...]) -> None:
        depth = min(max(_whole(node.text("depth")), 1), len(self._depths) + 1)
        self._depths = [*self._depths[: depth - 1], path]
        if urn := node.text("urn"):
            self._paths.setdefault(urn, path)

    def _requirement(self, node: Leaf, place: str, title: str, above: tuple[Group, ...]) -> None:
        tongue = self._form.language.partition("-")[0]
        words = node.plain("name") or node.plain("description")
        draft = Draft(place, node.line, "", name=node.text("ref_id"), path=above, short=title)
        draft.say = _HOW.get(tongue, _HOW["en"]).format(words.rstrip(".:;")) if words else title
        draft.why += [node.plain("description")] if node.plain("name") else []
        draft.remarks.append("It is a requirement without a question; it is asked how it is met.")
        self._finish(node, draft)
        for tag in {each: None for key in ("name", "description") for each in node.tongues(key)}:
            own = language(tag)
            said = one_paragraph(node.tongues("name").get(tag, "") or node.tongues("description").get(tag, ""))
            if own and said and own.partition("-")[0] in _HOW:
                draft.other.setdefault(own, {})["say"] = _HOW[own.partition("-")[0]].format(said.rstrip(".:;"))
        self._ask(node, draft, [])

    def _question(self, node: Leaf, question: Leaf, named: tuple[str, str, str], above: tuple[Group, ...]) -> None:
        urn, place, title = named
        draft = Draft(place, question.line, question.plain("text") or title, path=above, short=title)
        draft.why += [node.plain("description"), question.plain("annotation"), question.plain("description")]
        for tag, text in question.tongues("text").items():
            if own := language(tag):
                draft.other.setdefault(own, {})["say"] = text
        kind = question.text("type") or "text"
        draft.kind = _KINDS.get(kind, QuestionKind.FREE)
        if kind not in _KINDS:
            draft.remarks.append(f"Answers of the type “{cut(one_paragraph(kind), 40)}” are taken in words.")
        choices = question.all("choices")
        if draft.kind in (QuestionKind.ONE_OF, QuestionKind.MANY_OF):
            self._choices(draft, question, choices)
        self._finish(node, draft)
        if weight := _whole(question.text("weight")):
            draft.weight = weight
        self._ask(node, draft, question.all("depends_on"))
        if urn:
            self._standings.drafts.setdefault(urn, draft)
        for choice in choices:
            words = choice.plain("value") or choice.plain("name") or choice.text("urn")
            own_choice = draft.choices.ids.get(words)
            for group in choice.words("select_implementation_groups") if own_choice else ():
                self._standings.selected_by.setdefault(group, []).append((draft, str(own_choice)))

    def _choices(self, draft: Draft, question: Leaf, choices: list[Leaf]) -> None:
        for choice in choices:
            name = choice.plain("value") or choice.plain("name") or choice.text("urn")
            self._standings.choices.setdefault(choice.text("urn"), name)
            draft.named.append((name, name))
            for tag, text in choice.tongues("value").items():
                if own := language(tag):
                    draft.other.setdefault(own, {})[f"choice {name}"] = text
            if text := choice.plain("description"):
                draft.why.append(f"“{name}”: {text}")
            if choice.text("compute_result").lower() in _GOOD:
                draft.strong.append(f"“{name}”")
            elif choice.text("compute_result").lower() in _BAD:
                draft.warning.append(f"“{name}”")
        draft.named += [(words, words) for words in question.words("choices")]
        if any(choice.text("add_score") for choice in choices):
            draft.remarks.append("The scores of its choices were left out.")
        if not draft.named:
            draft.remarks.append("It offers no choices, so it is answered in words.")

    def _finish(self, node: Leaf, draft: Draft) -> None:
        """What the requirement says beside its words."""
        draft.why += [node.plain("annotation")]
        draft.why = [text for text in draft.why if text]
        draft.evidence += [line for line in node.text("typical_evidence").splitlines() if line.strip()]
        draft.weight = max(_whole(node.text("weight")), 1)
        draft.must_ask = node.text("importance").lower() == "mandatory"
        controls = [self._controls[urn] for urn in node.words("reference_controls") if urn in self._controls]
        draft.strong.append("; ".join(controls))
        if controls:
            draft.remarks.append("The controls that it refers to became what a strong answer looks like.")
        if node.words("threats"):
            draft.remarks.append("The threats that it refers to were left out.")
        for key in ("name", "annotation"):
            for tag, text in node.tongues(key).items():
                if own := language(tag):
                    draft.other.setdefault(own, {})["short" if key == "name" else "why"] = text

    def _ask(self, node: Leaf, draft: Draft, depends: list[Leaf]) -> None:
        for row, text in reversed(self._waiting):
            row.fate = Fate.CHANGED
            row.sentence = "Became a section; its description became why it matters, for its first question."
            draft.why.insert(0, text)
        self._waiting = []
        self._form.ask(draft)
        groups = tuple(node.words("implementation_groups"))
        self._standings.waits[draft.id] = ([*depends, *node.all("depends_on")], groups)


def _titles(node: Leaf, ref: str) -> tuple[tuple[str, str], ...]:
    found = ((language(tag), one_paragraph(text)) for tag, text in node.tongues("name").items())
    return tuple((tag, f"{ref} {text}".strip()) for tag, text in found if tag and text)


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else 0


def _older(node: Leaf) -> list[tuple[str, Leaf]]:
    """Questions as earlier versions wrote them: one kind of answer for several questions."""
    old = node.inside("question")
    if old is None:
        return []
    shared = {"type": old.value.get("question_type", "text"), "choices": old.value.get("question_choices", [])}
    return [(leaf.text("urn"), Leaf(leaf.tree, leaf.place, {**shared, **leaf.value})) for leaf in old.all("questions")]
