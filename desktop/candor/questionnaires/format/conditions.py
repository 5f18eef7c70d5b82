"""The `when` of the format: what may be written about the deal, the sitting and earlier answers."""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import Field, model_validator

from candor.domain.answer import Disposition
from candor.domain.condition import After, Case, When
from candor.domain.deal import Category
from candor.domain.interview import Mode
from candor.questionnaires.format.limits import MOST_CASES, MOST_CHOICES
from candor.questionnaires.format.scalars import QuestionName, Slug, Step, Truth
from candor.questionnaires.format.written import Written

Rating: TypeAlias = Literal["warning", "weak", "sound", "strong"]


class WrittenAfter(Written):
    """A condition on an earlier answer. All parts that are written must hold."""

    question: QuestionName = Field(description="The id of an earlier question, or other-questionnaire/its-id")
    dispositions: tuple[Disposition, ...] = Field((), min_length=1, description="What became of it, any of these")
    substance: tuple[Rating, ...] = Field((), min_length=1, description="How it was rated, any of these")
    chosen: tuple[Slug, ...] = Field(
        (), min_length=1, max_length=MOST_CHOICES, description="The ids of choices, any of these; or yes, no"
    )
    at_least: Step | None = Field(None, description="A number, a day (2026-03-31) or a rating's step, or more")
    at_most: Step | None = Field(None, description="A number, a day (2026-03-31) or a rating's step, or less")
    above: Step | None = Field(None, description="More than this number, day or step")
    below: Step | None = Field(None, description="Less than this number, day or step")
    answered: Truth | None = Field(None, description="true if anything was answered, false if nothing was")
    unless: Truth = Field(False, description="true turns the condition round: it must not hold")

    @model_validator(mode="after")
    def _says_something(self) -> WrittenAfter:
        limits = (self.at_least, self.at_most, self.above, self.below, self.answered)
        if not (self.dispositions or self.substance or self.chosen) and all(limit is None for limit in limits):
            raise ValueError("write what became of that question: `dispositions`, `chosen`, `at_least` or another")
        return self

    def meant(self) -> After:
        return After(
            question=self.question,
            dispositions=tuple(value.value for value in self.dispositions),
            substance=self.substance,
            chosen=self.chosen,
            at_least=self.at_least or "",
            at_most=self.at_most or "",
            above=self.above or "",
            below=self.below or "",
            answered=self.answered,
            unless=self.unless,
        )


class WrittenCase(Written):
    """One way for the condition to hold."""

    after: tuple[WrittenAfter, ...] = Field(min_length=1, max_length=MOST_CASES, description="All of these at once")

    def meant(self) -> Case:
        return Case(after=tuple(after.meant() for after in self.after))


class WrittenWhen(Written):
    """The condition under which a question is asked. All parts must hold; a part left out does not restrict."""

    categories: tuple[Category, ...] = Field((), description="Only for deals of these categories")
    except_categories: tuple[Category, ...] = Field((), description="For all categories but these")
    modes: tuple[Mode, ...] = Field((), description="Only in interviews held this way")
    after: tuple[WrittenAfter, ...] = Field((), max_length=MOST_CASES, description="Only after these answers")
    any_of: tuple[WrittenCase, ...] = Field(
        (), max_length=MOST_CASES, description="And only if at least one of these holds"
    )

    def meant(self) -> When:
        return When(
            categories=tuple(category.value for category in self.categories),
            except_categories=tuple(category.value for category in self.except_categories),
            modes=tuple(mode.value for mode in self.modes),
            after=tuple(after.meant() for after in self.after),
            any_of=tuple(case.meant() for case in self.any_of),
        )
