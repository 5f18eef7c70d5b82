"""Somebody's form on its way to a questionnaire: its questions and the rows of its report, in the form's order.

An importer walks its form once and notes everything here. Only when the walk is over are all questions known, so only
then are conditions resolved and the questionnaire made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from candor.domain.question import Probe, Question, QuestionKind, Questionnaire
from candor.domain.translation import Titled, Translation
from candor.domain.value import day, decimal
from candor.questionnaires.format.limits import (
    LONGEST_CHOICE,
    LONGEST_LABEL,
    LONGEST_PARAGRAPH,
    LONGEST_SAY,
    MEASURE,
    MOST_LISTED,
    MOST_PROBES,
)
from candor.questionnaires.format.origin import Origin, WrittenOrigin, WrittenPlace
from candor.questionnaires.forms.cases import NEVER, YES, Carried, Effort, Wish, carried
from candor.questionnaires.forms.headings import Group, sections_of
from candor.questionnaires.forms.imported import Choices, Names, Report, choices_of, finished, fitted
from candor.questionnaires.forms.paragraphs import cut, one_paragraph
from candor.questionnaires.forms.released import released
from candor.workflows.forms import Fate, ImportedForm

_LAST_ROW = 999_999


@dataclass(eq=False, slots=True)
class Draft:
    """A question as the form has it. ``named`` are its choices (name in the form, label). ``other`` holds its words in
    other languages: ("say", "short", "why", or a choice's name) to text, by language. ``id`` and ``choices`` are set
    when it is noted, ``wish`` may be set until the form is finished."""

    place: str
    line: int
    say: str
    name: str = ""
    path: tuple[Group, ...] = ()
    kind: QuestionKind = QuestionKind.FREE
    named: list[tuple[str, str]] = field(default_factory=list)
    short: str = ""
    why: list[str] = field(default_factory=list)
    strong: list[str] = field(default_factory=list)
    warning: list[str] = field(default_factory=list)
    unit: str = ""
    least: str = ""
    most: str = ""
    probes: list[str] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    must_ask: bool = False
    weight: int = 1
    other: dict[str, dict[str, str]] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    wish: Wish = YES
    id: str = ""
    choices: Choices = field(default_factory=lambda: Choices((), {}))


@dataclass(slots=True)
class Row:
    """A row of the form that is no question; what became of it may be settled later."""

    place: str
    what: str
    fate: Fate
    sentence: str


@dataclass(slots=True)
class Form:
    """Everything that was found, in order. ``kind`` names it for a person, ``origin`` for the file."""

    kind: str
    origin: str
    name: str
    title: str = ""
    version: str = ""
    summary: str = ""
    language: str = "en"
    titles: tuple[Titled, ...] = ()
    _rows: list[Draft | Row] = field(default_factory=list)
    _names: Names = field(default_factory=Names)

    @property
    def drafts(self) -> list[Draft]:
        return [row for row in self._rows if isinstance(row, Draft)]

    def ask(self, draft: Draft) -> Draft:
        """Notes a question; from now on it has its id and its choices."""
        draft.say = one_paragraph(draft.say)
        if not draft.say:
            above = next((group.title for group in reversed(draft.path) if group.title), "")
            draft.say = above or one_paragraph(draft.name) or "What is your answer here?"
            draft.remarks.append("It has no words of its own; its heading or name was taken.")
        draft.id = self._names.of(draft.name or draft.say)
        _settle_choices(draft)
        self._rows.append(draft)
        return draft

    def guessed(self, sentence: str) -> None:
        """Notes that the file's encoding was a guess, where it was."""
        if sentence:
            self.tell("whole file", self.name, Fate.CHANGED, sentence)

    def tell(self, place: str, what: str, fate: Fate, sentence: str) -> Row:
        """Notes a row of the form that is no question."""
        row = Row(place, what, fate, sentence)
        self._rows.append(row)
        return row

    def finished(self, wish: Callable[[Draft], Wish] | None = None) -> ImportedForm:
        """The questionnaire and the report. ``wish`` gives each question's condition, called in order. Raises
        FormUnreadable."""
        told = self._told(wish)
        made = [(row, question) for row, question, _ in told if isinstance(row, Draft) and question]
        title = cut(one_paragraph(self.title), LONGEST_LABEL) or cut(one_paragraph(self.name), LONGEST_LABEL) or "Form"
        sections, flattened = sections_of([(draft.path, question) for draft, question in made], title, self.language)
        whole, freed = released(
            Questionnaire(
                id=Names("imported-form").of(title),
                version=cut(one_paragraph(self.version), 40) or "1.0",
                title=title,
                summary=cut(one_paragraph(self.summary), LONGEST_PARAGRAPH),
                language=self.language,
                sections=sections,
                translations=tuple(words for words in self.titles if words.language != self.language),
            )
        )
        report = Report()
        for row, question, remarks in told:
            _report(report, row, question, [*remarks, *([NEVER] if question and question.id in freed else [])])
        if flattened:
            report.changed("whole form", title, flattened)
        file = cut(one_paragraph(self.name), LONGEST_LABEL) or None
        places = {draft.id: WrittenPlace(row=min(max(draft.line, 1), _LAST_ROW)) for draft, _ in made}
        return finished(
            whole, Origin(WrittenOrigin(form=self.origin, file=file), places), self.kind, report.rows, self.name
        )

    def _told(self, wish: Callable[[Draft], Wish] | None) -> list[tuple[Draft | Row, Question | None, list[str]]]:
        """Every row with the question it became, if it did, and what is to be said of it."""
        told: list[tuple[Draft | Row, Question | None, list[str]]] = []
        asked: dict[str, bool] = {}
        known: dict[int, tuple[Wish, Carried]] = {}
        """By identity, with the wish itself: without it another wish could be given the same identity."""
        effort = Effort()
        for row in self._rows:
            if isinstance(row, Row):
                told.append((row, None, []))
                continue
            condition = wish(row) if wish else row.wish
            _, carries = known.get(id(condition)) or (condition, carried(condition, asked, effort))
            if not carries.remarks:
                known[id(condition)] = condition, carries
            if carries.when is None:
                told.append((row, None, ["Its condition can never hold, so the form asks it of nobody."]))
                continue
            row.other.pop(self.language, None)
            question, remarks = _question(row, carries)
            asked[row.id] = row.kind in (QuestionKind.ONE_OF, QuestionKind.YES_NO)
            told.append((row, question, remarks))
        return told


def _report(report: Report, row: Draft | Row, question: Question | None, remarks: list[str]) -> None:
    if isinstance(row, Draft):
        if question:
            report.told(row.place, row.say, remarks)
        else:
            report.left_out(row.place, row.say, " ".join(remarks))
        return
    tell = {Fate.CARRIED: report.carried, Fate.CHANGED: report.changed, Fate.LEFT_OUT: report.left_out}[row.fate]
    tell(row.place, row.what, row.sentence)


def _settle_choices(draft: Draft) -> None:
    draft.choices = choices_of(draft.named)
    draft.remarks += draft.choices.remarks
    for _, label in draft.named:
        whole = one_paragraph(label)
        if len(whole) > LONGEST_CHOICE:
            draft.why.append(f"In full: “{whole}”")
    if draft.kind in (QuestionKind.ONE_OF, QuestionKind.MANY_OF) and not draft.choices.choices:
        draft.kind = QuestionKind.FREE


def _question(draft: Draft, carries: Carried) -> tuple[Question, list[str]]:
    remarks = [*draft.remarks, *carries.remarks]
    words = fitted(draft.say, " ".join(draft.why))
    remarks += words.remarks
    least, most = _bounds(draft, remarks)
    assert carries.when is not None
    question = Question(
        id=draft.id,
        say=words.say,
        short=cut(one_paragraph(draft.short), LONGEST_LABEL),
        kind=draft.kind,
        choices=draft.choices.choices,
        unit=cut(one_paragraph(draft.unit), LONGEST_LABEL) if draft.kind is QuestionKind.NUMBER else "",
        least=least,
        most=most,
        why=words.why,
        strong=_paragraph(draft.strong, "What a strong answer looks like", remarks),
        warning=_paragraph(draft.warning, "The warning sign", remarks),
        probes=tuple(Probe(say=say) for say in _few(draft.probes, LONGEST_SAY, MOST_PROBES, "probes", remarks)),
        evidence=_few(draft.evidence, LONGEST_LABEL, MOST_LISTED, "things to ask to see", remarks),
        sources=_few(draft.sources, LONGEST_PARAGRAPH, MOST_LISTED, "sources", remarks),
        when=carries.when,
        must_ask=draft.must_ask,
        weight=min(max(draft.weight, 1), 5),
        translations=tuple(_translation(draft, language, texts) for language, texts in draft.other.items()),
    )
    return question, remarks


def _bounds(draft: Draft, remarks: list[str]) -> tuple[str, str]:
    """Bounds that the kind of question understands, the lower one not above the upper."""
    read = {QuestionKind.NUMBER: decimal, QuestionKind.DATE: day}.get(draft.kind)
    given = [text for text in (draft.least, draft.most) if text]
    if not given:
        return "", ""
    fit = read is not None and all(MEASURE.fullmatch(text) and read(text) is not None for text in given)
    if fit and read is not None and len(given) == 2:
        fit = read(given[0]) <= read(given[1])  # type: ignore[operator]
    if not fit:
        remarks.append("Its bounds were left out, because they do not fit this kind of answer.")
        return "", ""
    return draft.least, draft.most


def _paragraph(texts: list[str], of: str, remarks: list[str]) -> str:
    whole = " ".join(dict.fromkeys(one_paragraph(text) for text in texts))
    if len(whole) > LONGEST_PARAGRAPH:
        remarks.append(f"{of} was cut to {LONGEST_PARAGRAPH} characters.")
    return cut(whole, LONGEST_PARAGRAPH)


def _few(texts: Iterable[str], longest: int, most: int, of: str, remarks: list[str]) -> tuple[str, ...]:
    plain = [text for text in dict.fromkeys(one_paragraph(text) for text in texts) if text]
    if len(plain) > most or any(len(text) > longest for text in plain):
        remarks.append(f"There are too many {of}, or they are too long; some were cut.")
    return tuple(cut(text, longest) for text in plain[:most])


def _translation(draft: Draft, language: str, texts: dict[str, str]) -> Translation:
    given = {own: texts[f"choice {name}"] for name, own in draft.choices.ids.items() if f"choice {name}" in texts}
    labels = [cut(one_paragraph(given.get(choice.id, "")), LONGEST_CHOICE) for choice in draft.choices.choices]
    words = fitted(texts.get("say", ""), texts.get("why", ""))
    own = [label or choice.label for label, choice in zip(labels, draft.choices.choices, strict=True)]
    return Translation(
        language=language,
        say=words.say,
        short=cut(one_paragraph(texts.get("short", "")), LONGEST_LABEL),
        why=words.why,
        choices=tuple(own) if any(labels) else (),
    )


__all__ = ["Draft", "Form", "Group", "Row"]
