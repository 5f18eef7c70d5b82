"""The YAML format of a questionnaire as pydantic models: what may be written, and how it becomes the domain's words.

Extra fields are refused. Texts are one paragraph each: line breaks in the file are for the reader of the file. The
models are also the source of the JSON Schema (``schema``), so every field says in its description what it is for.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from candor.domain.answer import Disposition
from candor.domain.deal import Category
from candor.domain.deflection import DeflectionKind
from candor.domain.interview import Mode
from candor.domain.question import (
    After,
    Expectation,
    ExpectationKind,
    FailurePattern,
    Probe,
    Question,
    Questionnaire,
    Section,
    When,
)


def _paragraph(value: Any) -> Any:
    return " ".join(value.split()) if isinstance(value, str) else value


def _number(value: Any) -> Any:
    return int(value) if isinstance(value, str) and re.fullmatch(r"[0-9]{1,6}", value) else value


def _truth(value: Any) -> Any:
    return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value


_SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Slug: TypeAlias = Annotated[str, Field(pattern=_SLUG, max_length=60)]
QuestionName: TypeAlias = Annotated[
    str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$", max_length=121)
]
Label: TypeAlias = Annotated[str, Field(min_length=1, max_length=120), BeforeValidator(_paragraph)]
Paragraph: TypeAlias = Annotated[str, Field(max_length=1200), BeforeValidator(_paragraph)]
Spoken: TypeAlias = Annotated[str, Field(min_length=1, max_length=600), BeforeValidator(_paragraph)]
CueWord: TypeAlias = Annotated[
    str, Field(min_length=1, max_length=40, pattern=r"^[^A-Z]+$"), BeforeValidator(_paragraph)
]
Whole: TypeAlias = Annotated[int, Field(strict=True), BeforeValidator(_number)]
Truth: TypeAlias = Annotated[bool, Field(strict=True), BeforeValidator(_truth)]


class Written(BaseModel):
    """What every part of a file has in common: no field that is not known, nothing guessed, nothing changed."""

    model_config = ConfigDict(extra="forbid", frozen=True)


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


class WrittenAfter(Written):
    """A condition on an earlier answer."""

    question: QuestionName = Field(description="The id of an earlier question, or other-questionnaire/its-id")
    dispositions: tuple[Disposition, ...] = Field(min_length=1, description="What became of it, any of these")

    def meant(self) -> After:
        return After(question=self.question, dispositions=tuple(value.value for value in self.dispositions))


class WrittenWhen(Written):
    """The condition under which a question is asked. All parts must hold; a part left out does not restrict."""

    categories: tuple[Category, ...] = Field((), description="Only for deals of these categories")
    modes: tuple[Mode, ...] = Field((), description="Only in interviews held this way")
    after: tuple[WrittenAfter, ...] = Field((), description="Only after these answers")

    def meant(self) -> When:
        return When(
            categories=tuple(category.value for category in self.categories),
            modes=tuple(mode.value for mode in self.modes),
            after=tuple(after.meant() for after in self.after),
        )


class WrittenQuestion(Written):
    """One thing to ask aloud."""

    id: Slug = Field(description="A short name that never changes, such as runway-and-control")
    short: Label | None = Field(None, description="The question's name in lists")
    say: Spoken = Field(description="The words to say aloud")
    why: Paragraph = Field("", description="Why it matters, for the interviewer")
    strong: Paragraph = Field("", description="What a strong answer looks like, for the rating")
    warning: Paragraph = Field("", description="What a warning sign looks like, for the rating")
    expects: tuple[WrittenExpectation, ...] = Field((), max_length=12, description="The parts of a straight answer")
    probes: tuple[WrittenProbe, ...] = Field((), max_length=16, description="What to say when the answer slides away")
    patterns: tuple[FailurePattern, ...] = Field((), description="The ways of failing this question throws light on")
    themes: tuple[Slug, ...] = Field((), max_length=12, description="Themes to tag the answer with")
    when: WrittenWhen = Field(WrittenWhen(), description="The condition under which it is asked")
    must_ask: Truth = Field(False, description="true if leaving it out needs a reason at sign-off")
    gate: Truth = Field(False, description="true if a warning sign here fails the whole questionnaire")
    minutes: Whole = Field(3, ge=1, le=60, description="Minutes to plan for it")

    def meant(self) -> Question:
        return Question(
            id=self.id,
            short=self.short or "",
            say=self.say,
            why=self.why,
            strong=self.strong,
            warning=self.warning,
            expects=tuple(part.meant() for part in self.expects),
            probes=tuple(probe.meant() for probe in self.probes),
            patterns=tuple(pattern.value for pattern in self.patterns),
            themes=self.themes,
            when=self.when.meant(),
            must_ask=self.must_ask,
            gate=self.gate,
            minutes=self.minutes,
        )


class WrittenSection(Written):
    """Questions that belong together."""

    id: Slug = Field(description="A short name that never changes")
    title: Label = Field(description="The section's heading")
    questions: tuple[WrittenQuestion, ...] = Field(min_length=1, max_length=100, description="In the order asked")


class WrittenQuestionnaire(Written):
    """A Candor questionnaire."""

    format: Literal["1"] = Field("1", description="The version of this format")
    id: Slug = Field(description="A short name that never changes, unique among questionnaires")
    version: Label = Field(description="Your version of it, such as 1.0; raise it when the questions change")
    title: Label = Field(description="Its name on screen and in the summary")
    summary: Paragraph = Field("", description="What it finds out, in a sentence or two")
    language: str = Field("en", pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", description="Language tag, such as en")
    gate: Truth = Field(False, description="true if the deal stops when it fails")
    usual: Truth = Field(False, description="true if a first interview usually asks it; it is then chosen already")
    categories: tuple[Category, ...] = Field((), description="The categories it is meant for; leave it out for all")
    sections: tuple[WrittenSection, ...] = Field(min_length=1, max_length=40, description="In the order asked")

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
            categories=tuple(category.value for category in self.categories),
            source_sha256=source_sha256,
            sections=tuple(
                Section(id=section.id, title=section.title, questions=tuple(q.meant() for q in section.questions))
                for section in self.sections
            ),
        )
