"""What stands on a page of questions, as plain parts: no widget, no markup. A leaf is what is set as one piece."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from candor.domain.condition_words import condition_words, titles_of
from candor.domain.deal import Category
from candor.domain.deflection import DeflectionKind
from candor.domain.language import question_in, section_in
from candor.domain.question import FailurePattern, Probe, Question, QuestionKind, Questionnaire, Section
from candor.workflows.forms import Fate, FormRow


class Look(StrEnum):
    """How a part is set."""

    SECTION = "section"
    SAY = "say"
    MARKS = "marks"
    NOTE = "note"
    TEXT = "text"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph. ``label`` stands beside it at the left, in ``tone`` (a token's name)."""

    look: Look
    text: str
    label: str = ""
    tone: str = "muted"


MANY = 10
"""Choices; more of them are no list to read line by line."""

Leaf = tuple[Part, ...]


def leaves_of(questionnaire: Questionnaire, language: str = "", others: Iterable[Questionnaire] = ()) -> list[Leaf]:
    """The whole questionnaire in the order asked: each section's heading, then its questions one by one. ``others`` are
    those whose questions it may speak of."""
    spoken_of = _spoken_of(questionnaire)
    titles = titles_of(questionnaire, [other for other in others if other.id in spoken_of])
    leaves: list[Leaf] = []
    for section in questionnaire.sections:
        leaves.append(_section(section_in(section, language)))
        leaves += [
            _question(question_in(question, language), number, titles)
            for number, question in enumerate(section.questions, 1)
        ]
    return leaves


def _spoken_of(questionnaire: Questionnaire) -> set[str]:
    """The ids of questionnaires that its questions name questions of."""
    keys = (
        key
        for _, _, question in questionnaire.keyed()
        for key in (*question.earlier, *(after.question for after in question.when.depends))
    )
    return {key.partition("/")[0] for key in keys if "/" in key} - {questionnaire.id}


def leaves_of_report(rows: Sequence[FormRow]) -> list[Leaf]:
    """An import's report, a row a leaf."""
    return [_row(row) for row in rows]


def spoken(leaf: Leaf) -> str:
    """A leaf as a screen reader says it, and as it is copied."""
    return "\n".join(f"{part.label}: {part.text}" if part.label else part.text for part in leaf)


def _section(section: Section) -> Leaf:
    heading = Part(Look.SECTION, section.title)
    if not section.repeats:
        return (heading,)
    return heading, Part(Look.NOTE, f"The whole section is asked again for every {section.repeats}.")


def _question(question: Question, number: int, titles: Mapping[str, str]) -> Leaf:
    return tuple(_parts(question, number, titles))


def _parts(question: Question, number: int, titles: Mapping[str, str]) -> Iterator[Part]:
    yield Part(Look.MARKS, " · ".join([str(number), *_marks(question)]))
    yield Part(Look.SAY, question.say)
    for clause in condition_words(question.when, titles):
        yield Part(Look.NOTE, _asked(clause), tone="accent")
    yield from _listed("Choices", _choices(question), Look.TEXT)
    yield from _listed("Why it matters", [question.why], Look.TEXT)
    for label, text, tone in (
        ("Strong", question.strong, "straight"),
        ("Sound", question.sound, "muted"),
        ("Weak", question.weak, "muted"),
        ("Warning sign", question.warning, "evasive"),
    ):
        yield from _listed(label, [text], Look.TEXT, tone)
    yield from _listed("A straight answer has", [part.label for part in question.expects], Look.TEXT)
    for probe in question.probes:
        yield Part(Look.QUOTE, f"“{probe.say}”", _against(probe))
    yield from _listed("Ask to see", list(question.evidence), Look.TEXT)
    yield from _listed("Asked against", [titles.get(key, key) for key in question.earlier], Look.TEXT)
    patterns = [FailurePattern(value).label for value in question.patterns]
    yield from _listed("Throws light on", [", ".join(patterns)], Look.TEXT)
    yield from _listed("Themes", [", ".join(question.themes)], Look.TEXT)
    yield from _listed("Sources", list(question.sources), Look.TEXT)


def _asked(clause: str) -> str:
    """ "Only if …" becomes "Asked only if …", "Not for …" becomes "Not asked for …"."""
    if clause.startswith("Not "):
        return f"Not asked {clause[4:]}."
    return f"Asked {clause[:1].lower()}{clause[1:]}."


def _against(probe: Probe) -> str:
    """When the probe is said: "If redirected"."""
    label = DeflectionKind(probe.against).label if probe.against else "it slides away"
    return f"If {label[:1].lower()}{label[1:]}"


def _listed(label: str, texts: Sequence[str], look: Look, tone: str = "muted") -> Iterator[Part]:
    """The label stands beside the first line only."""
    for place, text in enumerate(text for text in texts if text):
        yield Part(look, text, "" if place else label, tone)


def _marks(question: Question) -> Iterator[str]:
    if question.short:
        yield question.short
    if question.kind is not QuestionKind.FREE:
        yield f"{question.kind.label.lower()}{_measured(question)}"
    yield f"{question.minutes} min"
    if question.must_ask:
        yield "must ask"
    if question.gate:
        yield "gate"
    if question.added:
        yield "added by you"
    if question.weight > 1:
        yield f"weight {question.weight}"


def _measured(question: Question) -> str:
    """ " in months, from 0, to 60"."""
    bounds = [
        *([f" in {question.unit}"] if question.unit else []),
        *([f" from {question.least}"] if question.least else []),
        *([f" to {question.most}"] if question.most else []),
    ]
    return "".join(bounds)


def _choices(question: Question) -> list[str]:
    """Each on its own line, or one after the other where there are many; nothing for yes and no and for the usual steps
    of a rating, which say themselves."""
    labels = [choice.label for choice in question.choices]
    return labels if len(labels) <= MANY else [" · ".join(labels)]


_FATES = {Fate.CARRIED: "straight", Fate.CHANGED: "partial", Fate.LEFT_OUT: "evasive"}


def _row(row: FormRow) -> Leaf:
    parts = [Part(Look.TEXT, row.what or "(no words)", row.fate.label, _FATES[row.fate])]
    if row.sentence:
        parts.append(Part(Look.NOTE, row.sentence))
    parts.append(Part(Look.MARKS, row.place))
    return tuple(parts)


def facts(questionnaire: Questionnaire) -> str:
    """What there is to know of a questionnaire before reading it, on a line."""
    questions = [question for _, _, question in questionnaire.keyed()]
    always = [question for question in questions if not question.when.depends]
    counted = f"{len(questions)} {'question' if len(questions) == 1 else 'questions'}"
    if len(always) < len(questions):
        counted += f", {len(always)} of them always asked"
    return " · ".join(
        [
            f"Version {questionnaire.version}",
            counted,
            minutes_said(questionnaire),
            f"asked of {questionnaire.asked_of.label.lower()}",
            *(
                [f"for {', '.join(_category(value) for value in questionnaire.categories)}"]
                if questionnaire.categories
                else []
            ),
            *(["a gate"] if questionnaire.gate else []),
        ]
    )


def minutes_said(questionnaire: Questionnaire) -> str:
    """ "42 min", or "42 to 47 min" where some questions wait for an earlier answer."""
    questions = [question for _, _, question in questionnaire.keyed()]
    most = sum(question.minutes for question in questions)
    least = sum(question.minutes for question in questions if not question.when.depends)
    return f"{most} min" if least == most else f"{least} to {most} min"


def _category(value: str) -> str:
    return Category(value).label.lower()
