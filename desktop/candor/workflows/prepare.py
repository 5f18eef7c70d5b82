"""Preparing: a new dossier, an opened one, and an interview with its people and questionnaires."""

from __future__ import annotations

import io
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from candor.domain.deal import Category, Deal
from candor.domain.errors import KnownError
from candor.domain.interview import Interview, Mode
from candor.domain.people import Person, Side
from candor.domain.record import Change
from candor.workflows.ledger import Ledger
from candor.workflows.ports import QuestionnaireLibrary, SourcedQuestionnaire
from candor.workflows.services import Services
from candor.workflows.wording import one_line


class NothingToAsk(KnownError):
    def __init__(self) -> None:
        super().__init__("An interview needs at least one questionnaire; choose one and begin again.")


class VendorMissing(KnownError):
    def __init__(self) -> None:
        super().__init__("A dossier is about a vendor; type the vendor's name and try again.")


@dataclass(frozen=True, slots=True)
class PersonToAdd:
    name: str
    role: str = ""
    side: Side = Side.OURS


def create_dossier(
    services: Services, path: Path, *, vendor: str, product: str, category: Category, actor: str
) -> Ledger:
    """A new file for one deal. Raises VendorMissing, or the shelf's KnownError where the file cannot be made."""
    vendor = one_line(vendor)
    if not vendor:
        raise VendorMissing
    deal = Deal(id=str(uuid.uuid4()), vendor=vendor, product=one_line(product), category=category)
    store = services.shelf.create(path, deal, actor=actor, at=services.clock.now())
    return Ledger(store, services.clock, actor)


def open_dossier(services: Services, path: Path, *, actor: str) -> Ledger:
    """An existing file, through the guard. Raises the shelf's KnownError."""
    return Ledger(services.shelf.open(path), services.clock, actor)


def fitting(library: QuestionnaireLibrary, category: Category) -> list[SourcedQuestionnaire]:
    """The questionnaires that are meant for this category; one that names no category is meant for all."""
    return [
        sourced
        for sourced in library.all()
        if not sourced.questionnaire.categories or category.value in sourced.questionnaire.categories
    ]


def add_interview(
    ledger: Ledger,
    *,
    mode: Mode,
    held_on: date,
    planned_minutes: int,
    people: Sequence[PersonToAdd],
    questionnaires: Sequence[SourcedQuestionnaire],
    agenda: Sequence[str] = (),
    language: str = "",
) -> Interview:
    """One more sitting. People already in the dossier (same name and side) are recognised; the exact bytes of each
    questionnaire are kept. A questionnaire the dossier already holds stays as it was asked. Raises NothingToAsk."""
    if not questionnaires:
        raise NothingToAsk
    changes: list[Change] = []
    present = [_person(ledger, changes, person) for person in people if one_line(person.name)]
    for sourced in questionnaires:
        questionnaire = sourced.questionnaire
        if questionnaire.id not in ledger.record.questionnaires:
            ledger.store.put_content(io.BytesIO(sourced.source), len(sourced.source))
            changes.append(Change("questionnaire_taken_up", None, questionnaire))
    interview = Interview(
        id=f"interview-{len(ledger.record.interviews) + 1}",
        mode=mode,
        held_on=held_on,
        planned_minutes=planned_minutes,
        people=tuple(dict.fromkeys(person.id for person in present)),
        questionnaires=tuple(sourced.questionnaire.id for sourced in questionnaires),
        agenda=tuple(agenda),
        language=language,
    )
    ledger.commit(*changes, Change("interview_planned", None, interview))
    return interview


def _person(ledger: Ledger, changes: list[Change], wanted: PersonToAdd) -> Person:
    name, role = one_line(wanted.name), one_line(wanted.role)
    fresh = [change.after for change in changes if isinstance(change.after, Person)]
    for known in [*ledger.record.people.values(), *fresh]:
        if known.name.casefold() == name.casefold() and known.side is wanted.side:
            return known
    person = Person(id=f"person-{len(ledger.record.people) + len(fresh) + 1}", name=name, role=role, side=wanted.side)
    changes.append(Change("person_added", None, person))
    return person
