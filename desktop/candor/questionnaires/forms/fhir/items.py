"""The items of a FHIR questionnaire: groups become sections, displays why it matters, questions questions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from candor.domain.question import QuestionKind
from candor.questionnaires.forms.drafted import Draft, Form, Group, Row
from candor.questionnaires.forms.fhir.answers import ValueSets, options_of
from candor.questionnaires.forms.fhir.conditions import Asked, Standing, standing_of
from candor.questionnaires.forms.fhir.extensions import control, described, hidden, remarks_of
from candor.questionnaires.forms.fhir.parts import coded, parts, shown, translations, truth, word
from candor.questionnaires.forms.lenient_json import Json, Part
from candor.questionnaires.forms.paragraphs import cut, one_paragraph
from candor.workflows.forms import Fate

_KINDS = {
    "boolean": QuestionKind.YES_NO,
    "decimal": QuestionKind.NUMBER,
    "integer": QuestionKind.NUMBER,
    "quantity": QuestionKind.NUMBER,
    "date": QuestionKind.DATE,
    "dateTime": QuestionKind.DATE,
}
_WORDS = ("string", "text", "url", "choice", "open-choice", "coding", "question", "attachment", "reference", "time")
_SAID = {
    "dateTime": "It asks for a day and a time; the time goes into the words.",
    "time": "It asks for a time of day, which is taken in words.",
    "reference": "It asks for a record in another system, which is taken in words.",
    "attachment": "The file it asks for is something to ask to see.",
}
_NO_NAME = re.compile(r"[0-9A-Za-z]{8}-[0-9A-Za-z]{4}-|[^A-Za-z]*$")
_BESIDE = ("unit", "help", "flyover", "prompt", "instructions", "lower", "upper", "legal", "security", "inline")


@dataclass(slots=True)
class _Level:
    """Where the walk is, and the displays that wait for a question."""

    path: tuple[Group, ...]
    standing: Standing | None
    place: str = ""
    hidden: bool = False
    waiting: list[tuple[Row, str]] = field(default_factory=list)


class Items:
    """One way through the items. ``known`` are the questions by linkId, ``standings`` their conditions by our id."""

    def __init__(self, form: Form, sets: ValueSets) -> None:
        self.known: dict[str, Asked] = {}
        self.standings: dict[str, Standing | None] = {}
        self._form, self._sets = form, sets

    def whole(self, items: Json) -> None:
        level = _Level((), None)
        self._all(items, level)
        self._leave(level)

    def _all(self, items: Json, level: _Level) -> None:
        for number, item in enumerate(items if isinstance(items, list) else [], 1):
            running = f"{level.place}.{number}" if level.place else str(number)
            if not isinstance(item, Part):
                self._form.tell(f"item {running}", str(item)[:80], Fate.LEFT_OUT, "This is no item.")
                continue
            link = cut(one_paragraph(word(item, "linkId")), 60)
            place = f"item {running} (linkId {link})" if link else f"item {running}"
            self._one(item, level, place, running)

    def _one(self, item: Part, level: _Level, place: str, running: str) -> None:
        kind = word(item, "type") or ("group" if item.get("item") else "string")
        if level.hidden or hidden(item):
            text = one_paragraph(word(item, "text")) or kind
            self._form.tell(place, text, Fate.LEFT_OUT, "The form hides it from the person who answers.")
            self._all(item.get("item"), _Level(level.path, level.standing, running, hidden=True))
        elif kind == "group":
            self._group(item, level, place, running)
        elif kind == "display":
            self._display(item, level, place, running)
        else:
            self._question(item, kind, level, place, running)

    def _group(self, item: Part, level: _Level, place: str, running: str) -> None:
        title = one_paragraph(" ".join(filter(None, (word(item, "prefix"), word(item, "text")))))
        remarks = remarks_of(item)
        row = self._form.tell(place, title or "group", Fate.CARRIED, "Became a section." if title else "")
        standing, path = standing_of(item, level.standing, remarks), level.path
        repeats = (title or "round") if truth(item, "repeats") else ""
        if title or repeats:
            path = (*path, Group(title, repeats, tuple(translations(item, "text"))))
        if repeats:
            remarks.append("It is asked again for each, as often as needed.")
        if truth(item, "required"):
            remarks.append("That something in it must be answered is not checked here.")
        if remarks:
            row.fate, row.sentence = Fate.CHANGED, " ".join(filter(None, (row.sentence, *dict.fromkeys(remarks))))
        before = len(self.standings)
        inner = _Level(path, standing, running, waiting=level.waiting)
        level.waiting = []
        self._all(item.get("item"), inner)
        if len(self.standings) == before:
            row.fate, row.sentence = Fate.LEFT_OUT, "No question stands in it."
        self._leave(inner)

    def _display(self, item: Part, level: _Level, place: str, running: str) -> None:
        text = one_paragraph(word(item, "text"))
        row = self._form.tell(place, text or "display", Fate.CHANGED, "Became why it matters, for the next question.")
        if not text:
            row.fate, row.sentence = Fate.LEFT_OUT, "It has no words."
        else:
            condition = ["Its condition was left out."] if item.get("enableWhen") else []
            row.sentence = " ".join((row.sentence, *condition, *remarks_of(item)))
            level.waiting.append((row, text))
        self._all(item.get("item"), _Level(level.path, level.standing, running, waiting=level.waiting))

    def _leave(self, level: _Level) -> None:
        for row, _ in level.waiting:
            row.fate, row.sentence = Fate.LEFT_OUT, "No question follows it in its group."
        level.waiting = []

    def _question(self, item: Part, kind: str, level: _Level, place: str, running: str) -> None:
        text, link = word(item, "text"), word(item, "linkId")
        draft = Draft(place, item.line, text, path=level.path, name="" if _NO_NAME.match(link) and text else link)
        if not text:
            draft.say = next((shown(code) for code in parts(item.get("code"))), "")
        for tongue, words in translations(item, "text"):
            draft.other.setdefault(tongue, {})["say"] = words
        if prefix := word(item, "prefix"):
            draft.short = f"{prefix} {text}"
        draft.must_ask = truth(item, "required")
        draft.sources += [*map(coded, parts(item.get("code"))), word(item, "definition")]
        asked = self._kind(item, kind, draft)
        described(draft, item)
        draft.remarks += remarks_of(item)
        draft.why += [words for _, words in level.waiting]
        level.waiting = []
        self._children_beside(item, draft)
        standing = standing_of(item, level.standing, draft.remarks)
        self._form.ask(draft)
        self.standings[draft.id] = standing
        if self.known.setdefault(link, asked) is not asked:
            draft.remarks.append("Its linkId stands twice; conditions look at the first.")
        inner = _Level(level.path, standing, running)
        self._all(item.get("item"), inner)
        for row, words in inner.waiting:
            row.sentence = f"Became why it matters, for “{cut(draft.say, 60)}”."
            draft.why.append(words)

    def _kind(self, item: Part, kind: str, draft: Draft) -> Asked:
        draft.kind = _KINDS.get(kind, QuestionKind.FREE)
        if kind not in _KINDS and kind not in _WORDS:
            draft.remarks.append(f"Items of the type “{cut(one_paragraph(kind), 40)}” are answered in words.")
        if kind in _SAID:
            draft.remarks.append(_SAID[kind])
        if kind == "attachment":
            draft.evidence.append(draft.say or "The file asked for here")
        options = options_of(item, draft, self._sets) if kind != "boolean" else []
        several = truth(item, "repeats")
        if options:
            draft.kind = QuestionKind.MANY_OF if several else QuestionKind.ONE_OF
            draft.named = [(option.name, option.label) for option in options]
            if kind == "open-choice" or word(item, "answerConstraint").startswith("optionsOr"):
                draft.remarks.append("Any other answer goes into the words.")
        elif kind in ("choice", "coding", "open-choice") and not draft.remarks:
            draft.remarks.append("It offers no choices, so it is answered in words.")
        if several and not options:
            draft.remarks.append("It may be answered several times; further answers go into the words.")
        return Asked(draft, options)

    def _children_beside(self, item: Part, draft: Draft) -> None:
        """A unit that is written as a child of the question it belongs to."""
        for child in parts(item.get("item")):
            if word(child, "type") == "display" and control(child) == "unit":
                draft.unit = draft.unit or word(child, "text")
