"""Valid domain objects in one call each; a test names only what it cares about."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from candor.domain.answer import Answer, Disposition, answer_id
from candor.domain.deal import Category, Deal
from candor.domain.deflection import DeflectionKind, Flag
from candor.domain.interview import Interview, Mode
from candor.domain.question import Question, Questionnaire, Section
from candor.domain.record import Record

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def deal(**known: Any) -> Deal:
    return Deal(
        **{"id": "deal-1", "vendor": "Helixa", "product": "Sleep", "category": Category.DIGITAL_THERAPEUTIC, **known}
    )


def question(name: str, **known: Any) -> Question:
    return Question(**{"id": name, "say": f"What about {name}?", **known})


def questionnaire(*questions: Question, **known: Any) -> Questionnaire:
    section = Section(id="only", title="Only section", questions=questions)
    return Questionnaire(**{"id": "q", "version": "1", "title": "Questions", "sections": (section,), **known})


def interview(**known: Any) -> Interview:
    return Interview(
        **{
            "id": "interview-1",
            "mode": Mode.CALL,
            "held_on": date(2026, 3, 2),
            "planned_minutes": 45,
            "questionnaires": ("q",),
            **known,
        }
    )


def answer(name: str, **known: Any) -> Answer:
    key = f"q/{name}"
    return Answer(
        **{
            "id": answer_id("interview-1", key),
            "interview_id": "interview-1",
            "question": key,
            "disposition": Disposition.ANSWERED,
            **known,
        }
    )


def flag(name: str, **known: Any) -> Flag:
    return Flag(
        **{
            "id": f"flag-{name}",
            "answer_id": answer_id("interview-1", f"q/{name}"),
            "kind": DeflectionKind.GENERALITY,
            "words": "world class",
            "start": 0,
            "end": 11,
            "reason": "Praise without an instance.",
            "confidence": 0.8,
            "version": "test",
            **known,
        }
    )


def record(*entities: Any) -> Record:
    return Record.of([deal(), *entities])
