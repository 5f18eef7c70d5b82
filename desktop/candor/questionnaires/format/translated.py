"""The `translations` of the format: the same words in another language."""

from __future__ import annotations

from typing import TypeAlias

from pydantic import Field

from candor.domain.translation import Titled, Translation
from candor.questionnaires.format.limits import MOST_CHOICES, MOST_LISTED, MOST_PROBES
from candor.questionnaires.format.scalars import ChoiceLabel, Label, Language, Paragraph, Spoken
from candor.questionnaires.format.written import Written


class WrittenTranslation(Written):
    """A question in another language; what is left out stays as it is. Lists follow the question's own, in order."""

    say: Spoken | None = Field(None, description="The words to say aloud")
    short: Label | None = Field(None, description="The question's name in lists")
    why: Paragraph = Field("", description="Why it matters")
    strong: Paragraph = Field("", description="What a strong answer looks like")
    sound: Paragraph = Field("", description="What a sound answer looks like")
    weak: Paragraph = Field("", description="What a weak answer looks like")
    warning: Paragraph = Field("", description="What a warning sign looks like")
    expects: tuple[Label, ...] = Field((), max_length=MOST_LISTED, description="The labels of the parts, in order")
    probes: tuple[Spoken, ...] = Field((), max_length=MOST_PROBES, description="The probes, in order")
    choices: tuple[ChoiceLabel, ...] = Field(
        (), max_length=MOST_CHOICES, description="The labels of the choices, in order"
    )

    def meant(self, language: str) -> Translation:
        return Translation(
            language=language,
            say=self.say or "",
            short=self.short or "",
            why=self.why,
            strong=self.strong,
            sound=self.sound,
            weak=self.weak,
            warning=self.warning,
            expects=self.expects,
            probes=self.probes,
            choices=self.choices,
        )


class WrittenTitle(Written):
    """A section's title in another language."""

    title: Label = Field(description="The title")

    def meant(self, language: str) -> Titled:
        return Titled(language=language, title=self.title)


class WrittenHeading(Written):
    """A questionnaire's title and summary in another language."""

    title: Label = Field(description="The title")
    summary: Paragraph = Field("", description="The summary")

    def meant(self, language: str) -> Titled:
        return Titled(language=language, title=self.title, summary=self.summary)


Translations: TypeAlias = dict[Language, WrittenTranslation]
Titles: TypeAlias = dict[Language, WrittenTitle]
Headings: TypeAlias = dict[Language, WrittenHeading]
