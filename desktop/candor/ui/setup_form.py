"""A new interview as it was filled in, before anything is written: what is missing, and how long it will take."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from candor.domain.deal import Category
from candor.domain.interview import Mode
from candor.domain.question import Question, Questionnaire
from candor.workflows.attach import safe_name
from candor.workflows.ports import SourcedQuestionnaire
from candor.workflows.prepare import PersonToAdd


@dataclass(frozen=True, slots=True, kw_only=True)
class SetupForm:
    """``file`` is None when the interview goes into the open dossier; vendor and category are then its."""

    vendor: str
    product: str = ""
    category: Category | None
    file: Path | None
    mode: Mode
    held_on: date
    planned_minutes: int
    ours: tuple[PersonToAdd, ...] = ()
    theirs: tuple[PersonToAdd, ...] = ()
    questionnaires: tuple[SourcedQuestionnaire, ...] = ()

    @property
    def people(self) -> tuple[PersonToAdd, ...]:
        return (*self.ours, *self.theirs)


@dataclass(frozen=True, slots=True)
class Burden:
    """What a questionnaire asks of the time: questions and minutes, and how much of that must be asked."""

    questions: int = 0
    minutes: int = 0
    must_ask: int = 0
    must_ask_minutes: int = 0

    def __add__(self, other: Burden) -> Burden:
        return Burden(
            self.questions + other.questions,
            self.minutes + other.minutes,
            self.must_ask + other.must_ask,
            self.must_ask_minutes + other.must_ask_minutes,
        )


def problems(form: SetupForm, *, new_dossier: bool) -> dict[str, str]:
    """What stops the interview from beginning, a sentence for each field, in the order of the page."""
    found: dict[str, str] = {}
    if new_dossier:
        if not form.vendor.strip():
            found["vendor"] = "Whom is the interview with? Type the vendor's name."
        if form.category is None:
            found["category"] = "Choose a category; it decides which questions are asked."
        if form.file is None:
            found["file"] = "Choose where the dossier is kept."
        elif form.file.exists():
            found["file"] = f"“{form.file.name}” is there already; open it instead, or choose another name."
    if not any(person.name.strip() for person in form.ours):
        found["ours"] = "Type your own name; the journal records who did what."
    if not form.questionnaires:
        found["questionnaires"] = "Choose at least one questionnaire."
    return found


def burden(questionnaire: Questionnaire, category: Category | None, mode: Mode) -> Burden:
    """What it asks for this category and mode. Questions that hang on an earlier answer are left out, since nobody
    knows yet whether they come."""
    asked = [
        question
        for _, _, question in questionnaire.keyed()
        if not question.when.after and _applies(question, category, mode)
    ]
    must = [question for question in asked if question.must_ask]
    return Burden(len(asked), _minutes(asked), len(must), _minutes(must))


def _applies(question: Question, category: Category | None, mode: Mode) -> bool:
    fits_category = category is None or not question.when.categories or category.value in question.when.categories
    return fits_category and (not question.when.modes or mode.value in question.when.modes)


def _minutes(questions: Iterable[Question]) -> int:
    return sum(question.minutes for question in questions)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The honest word about the time: ``fits`` says whether everything chosen can be asked."""

    fits: bool
    sentence: str


def time_verdict(chosen: Iterable[Burden], planned_minutes: int) -> Verdict:
    total = sum(chosen, Burden())
    if not total.questions:
        return Verdict(True, "Nothing chosen yet.")
    amount = f"{_counted(total.questions, 'question')}, about {total.minutes} minutes"
    if total.minutes <= planned_minutes:
        return Verdict(True, f"{amount} of {planned_minutes} planned.")
    if total.must_ask and total.must_ask_minutes <= planned_minutes:
        return Verdict(
            False,
            f"{amount}, more than the {planned_minutes} planned. The {total.must_ask} that must be asked take "
            f"{total.must_ask_minutes}.",
        )
    return Verdict(False, f"{amount}, more than the {planned_minutes} planned. Choose fewer, or plan a second sitting.")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def suggested_file(vendor: str, folder: Path) -> Path:
    """``folder/<vendor>.candor``, with a number after the name where that is taken. A slash in a name, as in "A/S",
    is no folder."""
    named = re.sub(r"[/\\\\]+", "-", vendor.strip())
    name = safe_name(named or "New dossier").removesuffix(".candor")
    candidate = folder / f"{name}.candor"
    number = 2
    while candidate.exists():
        candidate = folder / f"{name} {number}.candor"
        number += 1
    return candidate


@dataclass(frozen=True, slots=True)
class Offer:
    """A questionnaire on offer and what it asks; ``fits`` says that it is meant for the category."""

    sourced: SourcedQuestionnaire
    fits: bool
    burden: Burden = field(default_factory=Burden)

    @property
    def measure(self) -> str:
        return f"{_counted(self.burden.questions, 'question')} · {self.burden.minutes} min"


def offers(library: Iterable[SourcedQuestionnaire], category: Category | None, mode: Mode) -> list[Offer]:
    """Every questionnaire, those that fit the category first, each in the order the library offers them."""
    found = []
    for sourced in library:
        meant_for = sourced.questionnaire.categories
        fits = not meant_for or (category is not None and category.value in meant_for)
        found.append(Offer(sourced, fits, burden(sourced.questionnaire, category, mode)))
    return sorted(found, key=_rank)


def _rank(offer: Offer) -> tuple[bool, bool, bool]:
    """What fits, what is usual, what was written for this very category; otherwise in the library's order."""
    questionnaire = offer.sourced.questionnaire
    return not offer.fits, not questionnaire.usual, not questionnaire.categories
