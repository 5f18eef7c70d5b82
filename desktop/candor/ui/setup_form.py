"""A new interview as it was filled in, before anything is written: what is missing, and what is on offer."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from pathlib import Path

from candor.domain.deal import Category
from candor.domain.interview import Mode
from candor.domain.offered import fitting
from candor.domain.question import Question, Questionnaire
from candor.workflows.attach import safe_name
from candor.workflows.ports import SourcedQuestionnaire
from candor.workflows.prepare import PersonToAdd
from candor.workflows.tailor import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class SetupForm:
    """``file`` is None when the interview goes into the open dossier; vendor and category are then its. ``agenda``,
    ``added`` and ``reasons`` are as ``prepare.add_interview`` takes them; ``unexplained`` counts what must be asked and
    is left out without a reason."""

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
    agenda: tuple[str, ...] = ()
    language: str = ""
    added: tuple[Question, ...] = ()
    reasons: tuple[tuple[str, str], ...] = ()
    unexplained: int = 0

    @property
    def people(self) -> tuple[PersonToAdd, ...]:
        return (*self.ours, *self.theirs)


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
    if not form.questionnaires and not form.added:
        found["questionnaires"] = "Choose at least one questionnaire."
    elif form.unexplained:
        found["questionnaires"] = "Questions that must be asked are left out without a reason; say why under Adjust."
    return found


def asked_as_before(chosen: Iterable[Questionnaire], asked: Mapping[str, Questionnaire]) -> str:
    """Which of these the dossier goes on asking in an older text than the library has now, a sentence each; ``asked``
    is what was asked in it, by id."""
    said = []
    for now in chosen:
        before = asked.get(now.id)
        if before is None or before.source_sha256 == now.source_sha256:
            continue
        other = f"is version {now.version}" if now.version != before.version else "has other words by now"
        said.append(
            f"This dossier goes on asking “{before.title}” in version {before.version}, as it did first; "
            f"the one in the library {other}."
        )
    return " ".join(said)


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


class Group(IntEnum):
    """Where a questionnaire is offered, in this order."""

    USUAL = 1
    CATEGORY = 2
    OWN = 3
    MORE = 4


@dataclass(frozen=True, slots=True)
class Offer:
    """A questionnaire on offer: ``fits`` says that it is meant for the category, ``questions`` and ``minutes`` what it
    asks of the time whatever is answered."""

    sourced: SourcedQuestionnaire
    fits: bool
    group: Group = Group.MORE
    questions: int = 0
    minutes: int = 0

    @property
    def measure(self) -> str:
        return f"{counted(self.questions)} · {self.minutes} min"


def offers(
    library: Iterable[SourcedQuestionnaire], category: Category | None, mode: Mode, own: Collection[str] = ()
) -> list[Offer]:
    """Every questionnaire in its group, each in the order the library offers them; in the last group those that are
    not meant for the category come last."""
    found = [_offer(sourced, category, mode, sourced.questionnaire.id in own) for sourced in library]
    return sorted(found, key=lambda offer: (offer.group, not offer.fits))


def _offer(sourced: SourcedQuestionnaire, category: Category | None, mode: Mode, own: bool) -> Offer:
    questionnaire = sourced.questionnaire
    meant_for = questionnaire.categories
    fits = not meant_for or (category is not None and category.value in meant_for)
    if own:
        group = Group.OWN
    elif fits and questionnaire.usual:
        group = Group.USUAL
    else:
        group = Group.CATEGORY if fits and meant_for else Group.MORE
    asked = [each for each in fitting([questionnaire], category, mode).values() if not each.question.when.depends]
    return Offer(sourced, fits, group, len(asked), sum(each.at_most for each in asked))
