"""The items of a VSAQ form: their texts as plain words, and what kind of question each becomes."""

from __future__ import annotations

import re

from candor.domain.question import QuestionKind
from candor.questionnaires.forms.drafted import Draft, Row
from candor.questionnaires.forms.lenient_json import Json, Part
from candor.questionnaires.forms.paragraphs import cut, one_paragraph
from candor.questionnaires.forms.vsaq.conditions import MIXED, mixed
from candor.questionnaires.sense.questionnaire import LONGEST_BREATH
from candor.workflows.forms import Fate

_ANCHOR = re.compile(r"</?a\b[^<>]{0,2000}>", re.IGNORECASE)
_ADDRESS = re.compile(r"href\s*+=\s*+[\"']?(https?://[^\"'\s<>]{1,1000})", re.IGNORECASE)
_PARAGRAPH = re.compile(r"</?p\b[^<>]{0,500}>|<br\s*+/?>", re.IGNORECASE)
_NONE = "None of the above."
_INPUTS = {
    "date": QuestionKind.DATE,
    "number": QuestionKind.NUMBER,
    "range": QuestionKind.NUMBER,
}
_UNCARRIED = {
    "maxlength": "The limit on the length of the answer was left out.",
    "inputPattern": "The pattern that the answer must match was left out.",
    "choicesConds": "The conditions of single choices were left out; all of them are offered.",
    "default": "The answer that was filled in beforehand was left out.",
    "todo": "Its entry in the to-do list was left out.",
}
_AUTH = {
    "admin": "In the form only reviewers see it.",
    "readonly": "In the form it cannot be changed.",
}
_KNOWN = {
    *_UNCARRIED,
    *("type", "id", "text", "cond", "items", "choices", "defaultChoice", "required", "inputType", "inputTitle"),
    *("placeholder", "auth", "className", "yes", "no", "warn", "severity", "why", "name", "customTitle"),
    *("insertAfter", "insertBefore"),
}


class Item:
    """An item with its texts as plain words. ``remarks`` say what of it has no counterpart."""

    def __init__(self, value: Part) -> None:
        self.value = value
        self.sources: list[str] = []
        self.type = self.word("type")
        self.id = self.word("id")
        self.text = self.plain("text")
        self.cond = self.word("cond")
        self.place = f"line {value.line}" + (f" ({cut(one_paragraph(self.id), 60)})" if self.id else "")
        self.remarks = [sentence for key, sentence in _UNCARRIED.items() if value.get(key) not in (None, "", False, [])]
        if self.word("auth") in _AUTH:
            self.remarks.append(_AUTH[self.word("auth")])
        strange = [cut(one_paragraph(key), 40) for key in value if key not in _KNOWN]
        if strange:
            self.remarks.append(f"Its “{'”, “'.join(strange[:5])}” was left out.")
        if value.twice:
            self.remarks.append(
                f"Its “{cut(one_paragraph(value.twice[0]), 40)}” stands there twice; the last one holds."
            )
        if self.cond and mixed(self.cond):
            self.remarks.append(MIXED)

    @property
    def hidden(self) -> bool:
        return "vsaq-invisible" in self.word("className").split()

    def word(self, key: str) -> str:
        value = self.value.get(key)
        return value.strip() if isinstance(value, str) else ""

    def plain(self, key: str) -> str:
        """A text without its markup; the addresses of its links go to ``sources``."""
        text = self.word(key)
        if "<" in text:
            self.sources += _ADDRESS.findall(" ".join(_ANCHOR.findall(text)))
            text = _ANCHOR.sub("", text)
        return one_paragraph(text)

    def told(self, row: Row) -> None:
        """Adds what has no counterpart to the row of an item that is no question."""
        if self.remarks:
            row.fate = Fate.CHANGED
            row.sentence = " ".join([*([row.sentence] if row.sentence else []), *self.remarks])


def what(item: Item) -> str:
    return item.text or item.id or item.type or "item"


def describe(draft: Draft, item: Item) -> None:
    """What kind of question the item is, and everything it says of the answer."""
    _say_the_question(draft, item)
    draft.must_ask = item.value.get("required") in (True, "true", "yes")
    draft.why += [text for key in ("placeholder", "inputTitle") if (text := item.plain(key))]
    if item.type in ("radiogroup", "checkgroup") or (item.type not in _PLAIN and item.value.get("choices")):
        draft.kind = QuestionKind.MANY_OF if item.type == "checkgroup" else QuestionKind.ONE_OF
        draft.named = _choices(item)
        if not draft.named:
            draft.remarks.append("It offers no choices, so it is answered in words.")
    elif item.type in ("yesno", "check", "radio"):
        _yes_or_no(draft, item)
    elif item.type == "upload":
        draft.evidence.append(item.text or "The file asked for here")
        draft.remarks.append("The file it asks for is something to ask to see.")
    elif item.type == "line":
        _line(draft, item)
    elif item.type != "box":
        draft.remarks.append(f"Items of the kind “{cut(one_paragraph(item.type), 40)}” are answered in words.")


_PLAIN = ("box", "line", "upload", "yesno", "check", "radio")


def _say_the_question(draft: Draft, item: Item) -> None:
    """Of a long text, the last paragraph is said aloud if it is the question; what leads up to it is why."""
    if len(item.text.split()) <= LONGEST_BREATH:
        return
    text = _ANCHOR.sub("", item.word("text"))
    parts = [part for piece in _PARAGRAPH.split(text) if (part := one_paragraph(piece))]
    if len(parts) > 1 and parts[-1].endswith("?"):
        draft.say = parts[-1]
        draft.why = [" ".join(parts[:-1]), *draft.why]
        draft.remarks.append("What leads up to the question went to why it matters.")


def _yes_or_no(draft: Draft, item: Item) -> None:
    draft.kind = QuestionKind.YES_NO
    labels = (item.plain("yes"), item.plain("no"))
    if item.type == "yesno" and any(labels) and labels != ("Yes", "No"):
        draft.named = [("yes", labels[0] or "Yes"), ("no", labels[1] or "No")]
    if item.type != "yesno":
        draft.remarks.append("It is a box to tick; it is asked as yes or no.")


def _line(draft: Draft, item: Item) -> None:
    kind = item.word("inputType").lower()
    draft.kind = _INPUTS.get(kind, QuestionKind.FREE)
    if kind in ("datetime-local", "datetime", "time", "month", "week", "file", "password", "color"):
        draft.remarks.append(f"An answer of the kind “{kind}” is taken in words.")


def _choices(item: Item) -> list[tuple[str, str]]:
    """The choices by their ids; a label without an id is its own name."""
    given, named = item.value.get("choices"), list[tuple[str, str]]()
    for choice in given if isinstance(given, list) else [given]:
        if isinstance(choice, Part):
            named += [(name, _label(label)) for name, label in choice.items()]
        elif isinstance(choice, str):
            named.append((choice, choice))
    if named and item.value.get("defaultChoice") in (True, "true", "yes"):
        named.append(("none-of-the-above", _NONE))
    return named


def _label(label: Json) -> str:
    return label if isinstance(label, str) else ""
