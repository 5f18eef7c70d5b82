"""What every importer needs: ids, plain paragraphs, texts that fit the format, the report, and the finished form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from candor.domain.question import Choice, Questionnaire
from candor.questionnaires.faults import QuestionnaireUnreadable
from candor.questionnaires.format.limits import (
    LONGEST_CHOICE,
    LONGEST_ID,
    LONGEST_PARAGRAPH,
    LONGEST_SAY,
    MOST_CHOICES,
    MOST_QUESTIONS,
    MOST_SECTIONS,
)
from candor.questionnaires.format.origin import Origin
from candor.questionnaires.forms.paragraphs import cut, one_paragraph
from candor.questionnaires.opening import LARGEST
from candor.questionnaires.reading import read_questionnaire
from candor.questionnaires.writing import write_questionnaire
from candor.workflows.forms import Fate, FormRow, FormUnreadable, ImportedForm

_SENTENCE_END = re.compile(r"(?<=[.!?。！？؟])[\"'”’»)]*\s*(?=\S)|(?<=[:;；])\s+")


class Names:
    """Ids given out so far; each is a slug that nobody else has."""

    def __init__(self, fallback: str = "question") -> None:
        self._fallback = fallback
        self._taken: set[str] = set()
        self._asked = 0
        self._next: dict[str, int] = {}

    def of(self, text: str) -> str:
        """An id for this text; ``fallback``-12 for the twelfth where the text has no letters we could use."""
        self._asked += 1
        wanted = slug(text) or f"{self._fallback}-{self._asked}"
        name, number = wanted, self._next.get(wanted, 2)
        while name in self._taken:
            tail = f"-{number}"
            name = wanted[: LONGEST_ID - len(tail)].rstrip("-") + tail
            number += 1
        self._next[wanted] = number
        self._taken.add(name)
        return name


def slug(text: str, longest: int = 48) -> str:
    """Small letters, digits and single hyphens, at most ``longest`` of them; "" where most of the text is in a script
    that these cannot spell."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text[:400]) if not unicodedata.combining(c)).lower()
    plain = plain.replace("ß", "ss").replace("'", "").replace("’", "")
    kept = sum(c.isascii() and c.isalnum() for c in plain)
    if not kept or kept * 2 < sum(c.isalnum() for c in plain):
        return ""
    words = re.findall(r"[a-z0-9]+", plain)
    name: str = words[0][:longest]
    for word in words[1:]:
        if len(name) + 1 + len(word) > longest:
            break
        name += f"-{word}"
    return name


@dataclass(frozen=True, slots=True)
class Choices:
    """Choices that can be told apart. ``ids`` gives the id of each by the name it had in the form; ``remarks`` says
    what had to be changed."""

    choices: tuple[Choice, ...]
    ids: Mapping[str, str]
    remarks: tuple[str, ...] = ()


def choices_of(named: Iterable[tuple[str, str]]) -> Choices:
    """Of (name in the form, label); a label that is empty is its name, one that stands twice is kept once."""
    names, ids, labels = Names("choice"), dict[str, str](), dict[str, str]()
    remarks: list[str] = []
    for name, words in named:
        label = one_paragraph(words) or one_paragraph(name)
        if not label:
            continue
        if len(label) > LONGEST_CHOICE:
            label = cut(label, LONGEST_CHOICE)
            remarks.append(f"A choice was cut to {LONGEST_CHOICE} characters.")
        if label in labels:
            ids.setdefault(name, labels[label])
            remarks.append(f"The choice “{cut(label, 40)}” stands twice and was kept once.")
        elif len(labels) == MOST_CHOICES:
            remarks.append(f"Choices after the first {MOST_CHOICES} were left out.")
            break
        else:
            labels[label] = names.of(name or label)
            ids.setdefault(name, labels[label])
    choices = tuple(Choice(id=choice, label=label) for label, choice in labels.items())
    return Choices(choices, ids, tuple(dict.fromkeys(remarks)))


@dataclass(frozen=True, slots=True)
class Fitted:
    """A question's words within the format's limits, and a sentence for each thing that had to give way."""

    say: str
    why: str
    remarks: tuple[str, ...] = ()


def fitted(say: str, why: str = "") -> Fitted:
    """What is too long to say aloud is cut at a sentence, and the rest goes to the front of why it matters."""
    say, why = one_paragraph(say), one_paragraph(why)
    remarks = []
    if len(say) > LONGEST_SAY:
        end = _last_end(say)
        say, rest = say[:end].rstrip(), say[end:].strip()
        why = f"{rest} {why}".strip()
        remarks.append("The question is too long to say aloud; its later part went to why it matters.")
    if len(why) > LONGEST_PARAGRAPH:
        why = cut(why, LONGEST_PARAGRAPH)
        remarks.append(f"Why it matters was cut to {LONGEST_PARAGRAPH} characters.")
    return Fitted(say, why, tuple(remarks))


def _last_end(say: str) -> int:
    """Where to cut: after the last whole sentence, else after the last whole word, else at the limit."""
    ends = [found.end() for found in _SENTENCE_END.finditer(say, 0, LONGEST_SAY) if found.end() >= LONGEST_SAY // 4]
    if ends:
        return ends[-1]
    space = say.rfind(" ", LONGEST_SAY // 2, LONGEST_SAY)
    return space if space > 0 else LONGEST_SAY


@dataclass(slots=True)
class Report:
    """The true report of every row, in the form's order."""

    _rows: list[FormRow] = field(default_factory=list)

    def told(self, place: str, what: str, remarks: Sequence[str] = ()) -> None:
        """Carried over; changed where there is a remark."""
        self._add(place, what, Fate.CHANGED if remarks else Fate.CARRIED, " ".join(dict.fromkeys(remarks)))

    def carried(self, place: str, what: str, sentence: str = "") -> None:
        self._add(place, what, Fate.CARRIED, sentence)

    def changed(self, place: str, what: str, sentence: str) -> None:
        self._add(place, what, Fate.CHANGED, sentence)

    def left_out(self, place: str, what: str, sentence: str) -> None:
        self._add(place, what, Fate.LEFT_OUT, sentence)

    def _add(self, place: str, what: str, fate: Fate, sentence: str) -> None:
        self._rows.append(FormRow(place, cut(one_paragraph(what), 80), fate, sentence))

    @property
    def rows(self) -> tuple[FormRow, ...]:
        return tuple(self._rows)


def finished(
    questionnaire: Questionnaire, origin: Origin | None, kind: str, rows: Sequence[FormRow], name: str
) -> ImportedForm:
    """The form with its YAML, read back. Raises FormUnreadable where there is nothing to ask or too much for one file;
    a questionnaire that we wrote and cannot read is our mistake and ends in a RuntimeError."""
    sections = tuple(section for section in questionnaire.sections if section.questions)
    if not sections:
        raise FormUnreadable(f"“{name}” holds no question that could be asked; check that it is the right file.")
    if len(sections) > MOST_SECTIONS:
        raise FormUnreadable(f"“{name}” has more than {MOST_SECTIONS} sections; split it into several files.")
    if any(len(section.questions) > MOST_QUESTIONS for section in sections):
        raise FormUnreadable(
            f"“{name}” has more than {MOST_QUESTIONS} questions in one section; split it into several files."
        )
    whole = replace(questionnaire, sections=sections)
    source, told = write_questionnaire(whole, origin), tuple(rows)
    if len(source) > LARGEST and origin is not None:
        source = write_questionnaire(whole)
        lost = "The workbook holds too much text to keep its shape; an export will be in Candor's own shape."
        told += (FormRow("whole file", "", Fate.LEFT_OUT, lost),)
    if len(source) > LARGEST:
        raise FormUnreadable(f"“{name}” holds more text than one questionnaire can carry; split it into several files.")
    try:
        sourced = read_questionnaire(source, name)
    except QuestionnaireUnreadable as refusal:
        faults = "; ".join(f"line {fault.line}: {fault.sentence}" for fault in refusal.faults[:3])
        raise RuntimeError(f"The import of a {kind} wrote a questionnaire that cannot be read: {faults}") from refusal
    return ImportedForm(kind, sourced, told)
