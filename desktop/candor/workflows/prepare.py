"""Preparing: a new dossier, an opened one, and an interview with its people and questionnaires."""

from __future__ import annotations

import io
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from candor.domain.answer import SET_ASIDE, Answer, answer_id
from candor.domain.deal import Category, Deal
from candor.domain.errors import KnownError
from candor.domain.interview import Interview, Mode
from candor.domain.people import Person, Side
from candor.domain.question import Question, Questionnaire
from candor.domain.record import Change
from candor.domain.tailoring import OWN
from candor.workflows.ledger import Ledger
from candor.workflows.own_question import with_question
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


NO_REASONS: Mapping[str, str] = MappingProxyType({})


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
    added: Sequence[Question] = (),
    reasons: Mapping[str, str] = NO_REASONS,
    library: QuestionnaireLibrary | None = None,
) -> Interview:
    """One more sitting. People already in the dossier (same name and side) are recognised; the exact bytes of each
    questionnaire are kept. A questionnaire the dossier already holds stays as it was asked. ``agenda`` holds
    the keys in order, none asks everything as written; ``added`` are questions of one's own, whose keys begin with
    ``OWN`` there, and ``library`` writes them down. ``reasons`` say, by key, why one that must be asked is set aside.
    Raises NothingToAsk."""
    if not questionnaires and not added:
        raise NothingToAsk
    changes: list[Change] = []
    present = [_person(ledger, changes, person) for person in people if one_line(person.name)]
    number = len(ledger.record.interviews) + 1
    own, names = _own(added, number)
    sources = list(questionnaires)
    if own is not None:
        sources.append(library.written(own) if library else SourcedQuestionnaire(own, b""))
    for sourced in sources:
        if sourced.questionnaire.id not in ledger.record.questionnaires:
            ledger.store.put_content(io.BytesIO(sourced.source), len(sourced.source))
            changes.append(Change("questionnaire_taken_up", None, sourced.questionnaire))
    interview = Interview(
        id=f"interview-{number}",
        mode=mode,
        held_on=held_on,
        planned_minutes=planned_minutes,
        people=tuple(dict.fromkeys(person.id for person in present)),
        questionnaires=tuple(sourced.questionnaire.id for sourced in sources),
        agenda=tuple(names.get(key, key) for key in agenda),
        language=language,
    )
    ledger.commit(*changes, Change("interview_planned", None, interview), *_set_aside(interview, reasons, names))
    return interview


def _own(added: Sequence[Question], number: int) -> tuple[Questionnaire | None, dict[str, str]]:
    """The own questions of the dossier's n-th interview as a questionnaire, and the keys that the stand-ins become."""
    own: Questionnaire | None = None
    for question in added:
        own = with_question(own, question, number=number)
    keys = [key for key, _, _ in own.keyed()] if own else []
    return own, {f"{OWN}/{question.id}": key for question, key in zip(added, keys, strict=True)}


def _set_aside(interview: Interview, reasons: Mapping[str, str], names: Mapping[str, str]) -> list[Change]:
    """Not asked stays not asked, but says why: the committee reads it beside the question."""
    changes = []
    for key, reason in reasons.items():
        asked_as, words = names.get(key, key), one_line(reason)
        if words and asked_as not in interview.agenda:
            answer = Answer(
                id=answer_id(interview.id, asked_as),
                interview_id=interview.id,
                question=asked_as,
                reason=f"{SET_ASIDE}{words}",
            )
            changes.append(Change("question_set_aside", None, answer))
    return changes


def _person(ledger: Ledger, changes: list[Change], wanted: PersonToAdd) -> Person:
    name, role = one_line(wanted.name), one_line(wanted.role)
    fresh = [change.after for change in changes if isinstance(change.after, Person)]
    for known in [*ledger.record.people.values(), *fresh]:
        if known.name.casefold() == name.casefold() and known.side is wanted.side:
            return known
    person = Person(id=f"person-{len(ledger.record.people) + len(fresh) + 1}", name=name, role=role, side=wanted.side)
    changes.append(Change("person_added", None, person))
    return person
