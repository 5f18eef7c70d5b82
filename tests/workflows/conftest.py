"""A sitting to work in: a real file, a real listener, two questions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests import factory

from candor.bootstrap import build_services
from candor.domain.deal import Category
from candor.domain.interview import Interview, Mode
from candor.domain.people import Side
from candor.domain.question import Expectation, ExpectationKind, Questionnaire
from candor.workflows import prepare
from candor.workflows.ledger import Ledger
from candor.workflows.ports import SourcedQuestionnaire
from candor.workflows.services import Services


def asked() -> Questionnaire:
    runway = factory.question(
        "runway",
        say="What is your runway, and who controls the company?",
        short="Runway",
        must_ask=True,
        gate=True,
        expects=(
            Expectation(kind=ExpectationKind.DURATION, label="runway, months", cues=("runway", "months", "cash")),
            Expectation(kind=ExpectationKind.PERSON, label="who controls", cues=("control", "owns", "holds", "board")),
        ),
    )
    return factory.questionnaire(
        runway, factory.question("failed", say="Which engagement in our industry failed last, and why?")
    )


@pytest.fixture
def services() -> Services:
    return build_services()


@pytest.fixture
def ledger(services: Services, tmp_path: Path) -> Iterator[Ledger]:
    ledger = prepare.create_dossier(
        services,
        tmp_path / "helixa.candor",
        vendor="Helixa Health",
        product="Sleep",
        category=Category.DIGITAL_THERAPEUTIC,
        actor="Ada Lead",
    )
    yield ledger
    ledger.close()


@pytest.fixture
def sitting(ledger: Ledger) -> Interview:
    return prepare.add_interview(
        ledger,
        mode=Mode.CALL,
        held_on=factory.NOON.date(),
        planned_minutes=45,
        people=[
            prepare.PersonToAdd("Ada Lead", "Diligence lead", Side.OURS),
            prepare.PersonToAdd("Ines Vogt", "CEO", Side.THEIRS),
        ],
        questionnaires=[SourcedQuestionnaire(asked(), b"the exact bytes")],
    )
