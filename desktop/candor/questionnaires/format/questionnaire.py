"""The YAML format of a questionnaire as pydantic models: what may be written, and how it becomes the domain's words.

Extra fields are refused. Texts are one paragraph each: line breaks in the file are for the reader of the file. The
models are also the source of the JSON Schema (``schema``), so every field says in its description what it is for.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from candor.domain.deal import Category
from candor.domain.deflection import DeflectionKind
from candor.domain.question import (
    AskedOf,
    Choice,
    Expectation,
    ExpectationKind,
    FailurePattern,
    Probe,
    Question,
    QuestionKind,
    Questionnaire,
    Section,
)
from candor.questionnaires.format.conditions import WrittenWhen
from candor.questionnaires.format.limits import (
    MOST_CHOICES,
    MOST_LANGUAGES,
    MOST_LISTED,
    MOST_PROBES,
    MOST_QUESTIONS,
    MOST_SECTIONS,
)
from candor.questionnaires.format.origin import WrittenOrigin, WrittenPlace
from candor.questionnaires.format.scalars import (
    ChoiceLabel,
    CueWord,
    Label,
    Language,
    Measure,
    Paragraph,
    QuestionKey,
    Slug,
    Spoken,
    Truth,
    Whole,
)
from candor.questionnaires.format.translated import Headings, Titles, Translations
from candor.questionnaires.format.written import Written


class WrittenExpectation(Written):
    """A part that a straight answer contains."""

    kind: ExpectationKind = Field(description="What sort of part it is")
    label: Label = Field(description="What the interviewer reads under Still missing, in a few words")
    cues: tuple[CueWord, ...] = Field((), max_length=40, description="Lower-case words that tell it from like parts")

    def meant(self) -> Expectation:
        return Expectation(kind=self.kind, label=self.label, cues=self.cues)


class WrittenProbe(Written):
    """A scripted follow-up, so that every vendor is pressed in the same words."""

    say: Spoken = Field(description="The words to say aloud")
    against: DeflectionKind | None = Field(None, description="The deflection it answers; leave it out for any")

    def meant(self) -> Probe:
        return Probe(say=self.say, against=self.against.value if self.against else "")


class WrittenChoice(Written):
    """Something that can be chosen."""

    id: Slug = Field(description="A short name that never changes, which conditions use")
    label: ChoiceLabel = Field(description="What the interviewer reads")

    def meant(self) -> Choice:
        return Choice(id=self.id, label=self.label)


class WrittenQuestion(Written):
    """One thing to ask aloud."""

    id: Slug = Field(description="A short name that never changes, such as runway-and-control")
    short: Label | None = Field(None, description="The question's name in lists")
    kind: QuestionKind = Field(QuestionKind.FREE, description="What is entered besides the words that were said")
    say: Spoken = Field(description="The words to say aloud")
    choices: tuple[WrittenChoice, ...] = Field(
        (), max_length=MOST_CHOICES, description="What can be chosen; for a rating from worst to best"
    )
    unit: Label | None = Field(None, description="What a number counts, such as months")
    least: Measure | None = Field(None, description="The smallest number or the first day that can be true")
    most: Measure | None = Field(None, description="The largest number or the last day that can be true")
    why: Paragraph = Field("", description="Why it matters, for the interviewer")
    strong: Paragraph = Field("", description="What a strong answer looks like, for the rating")
    sound: Paragraph = Field("", description="What a sound answer looks like, for the rating")
    weak: Paragraph = Field("", description="What a weak answer looks like, for the rating")
    warning: Paragraph = Field("", description="What a warning sign looks like, for the rating")
    expects: tuple[WrittenExpectation, ...] = Field(
        (), max_length=MOST_LISTED, description="The parts of a straight answer"
    )
    probes: tuple[WrittenProbe, ...] = Field(
        (), max_length=MOST_PROBES, description="What to say when the answer slides away"
    )
    evidence: tuple[Label, ...] = Field(
        (), max_length=MOST_LISTED, description="What to ask to see, in a few words each"
    )
    patterns: tuple[FailurePattern, ...] = Field((), description="The ways of failing this question throws light on")
    themes: tuple[Slug, ...] = Field((), max_length=MOST_LISTED, description="Themes to tag the answer with")
    sources: tuple[Paragraph, ...] = Field((), max_length=MOST_LISTED, description="Where the facts in it come from")
    when: WrittenWhen = Field(WrittenWhen(), description="The condition under which it is asked")
    earlier: tuple[QuestionKey, ...] = Field(
        (),
        max_length=MOST_LISTED,
        description="Questions of earlier interviews it is asked against, as questionnaire/question",
    )
    must_ask: Truth = Field(False, description="true if leaving it out needs a reason at sign-off")
    gate: Truth = Field(False, description="true if a warning sign here fails the whole questionnaire")
    added: Truth = Field(False, description="true for a question the interviewer wrote for one deal")
    weight: Whole = Field(1, ge=1, le=5, description="How much it counts: 1 is usual, 5 the most")
    minutes: Whole = Field(3, ge=1, le=60, description="Minutes to plan for it")
    translations: Translations = Field(
        {}, max_length=MOST_LANGUAGES, description="The same question in other languages"
    )
    origin: WrittenPlace | None = Field(None, description="Where it stood in the form it was imported from")

    def meant(self) -> Question:
        return Question(
            id=self.id,
            short=self.short or "",
            kind=self.kind,
            say=self.say,
            choices=tuple(choice.meant() for choice in self.choices),
            unit=self.unit or "",
            least=self.least or "",
            most=self.most or "",
            why=self.why,
            strong=self.strong,
            sound=self.sound,
            weak=self.weak,
            warning=self.warning,
            expects=tuple(part.meant() for part in self.expects),
            probes=tuple(probe.meant() for probe in self.probes),
            evidence=self.evidence,
            patterns=tuple(pattern.value for pattern in self.patterns),
            themes=self.themes,
            sources=self.sources,
            when=self.when.meant(),
            earlier=self.earlier,
            must_ask=self.must_ask,
            gate=self.gate,
            added=self.added,
            weight=self.weight,
            minutes=self.minutes,
            translations=tuple(words.meant(language) for language, words in self.translations.items()),
        )


class WrittenSection(Written):
    """Questions that belong together."""

    id: Slug = Field(description="A short name that never changes")
    title: Label = Field(description="The section's heading")
    repeats: Label | None = Field(
        None, description="What the section is asked again for, such as gap; leave it out for once"
    )
    questions: tuple[WrittenQuestion, ...] = Field(
        min_length=1, max_length=MOST_QUESTIONS, description="In the order asked"
    )
    translations: Titles = Field({}, max_length=MOST_LANGUAGES, description="The title in other languages")

    def meant(self) -> Section:
        return Section(
            id=self.id,
            title=self.title,
            repeats=self.repeats or "",
            questions=tuple(question.meant() for question in self.questions),
            translations=tuple(words.meant(language) for language, words in self.translations.items()),
        )


class WrittenQuestionnaire(Written):
    """A Candor questionnaire."""

    format: Literal["1"] = Field("1", description="The version of this format")
    id: Slug = Field(description="A short name that never changes, unique among questionnaires")
    version: Label = Field(description="Your version of it, such as 1.0; raise it when the questions change")
    title: Label = Field(description="Its name on screen and in the summary")
    summary: Paragraph = Field("", description="What it finds out, in a sentence or two")
    language: Language = Field("en", description="Language tag, such as en")
    gate: Truth = Field(False, description="true if the deal stops when it fails")
    usual: Truth = Field(False, description="true if a first interview usually asks it; it is then chosen already")
    categories: tuple[Category, ...] = Field((), description="The categories it is meant for; leave it out for all")
    asked_of: AskedOf = Field(AskedOf.VENDOR, description="Whose answers it is after")
    sections: tuple[WrittenSection, ...] = Field(
        min_length=1, max_length=MOST_SECTIONS, description="In the order asked"
    )
    translations: Headings = Field({}, max_length=MOST_LANGUAGES, description="Title and summary in other languages")
    origin: WrittenOrigin | None = Field(None, description="The form it was imported from")

    def meant(self, source_sha256: str = "") -> Questionnaire:
        """The questionnaire in the domain's words; ``source_sha256`` is the digest of the file it came from."""
        return Questionnaire(
            id=self.id,
            version=self.version,
            title=self.title,
            summary=self.summary,
            language=self.language,
            gate=self.gate,
            usual=self.usual,
            asked_of=self.asked_of,
            categories=tuple(category.value for category in self.categories),
            source_sha256=source_sha256,
            sections=tuple(section.meant() for section in self.sections),
            translations=tuple(words.meant(language) for language, words in self.translations.items()),
        )
