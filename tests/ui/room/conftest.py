"""A room to sit in: a real dossier, a real window, a listener that hears what its script says."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot
from tests import factory
from tests.ui.room.driver import Room
from tests.ui.room.scripted import ScriptedListener

from candor.bootstrap import build_services
from candor.domain.condition import After, When
from candor.domain.deal import Category
from candor.domain.interview import Interview, Mode
from candor.domain.people import Side
from candor.domain.question import Expectation, ExpectationKind, Probe, Question, Questionnaire, Section
from candor.ui.operations import Operations
from candor.ui.room.page import RoomPage
from candor.ui.style import Style
from candor.workflows import prepare
from candor.workflows.ledger import Ledger
from candor.workflows.ports import SourcedQuestionnaire
from candor.workflows.services import Services

HELD_ON = date(2025, 11, 24)


def _parts(*labels: str) -> tuple[Expectation, ...]:
    """Each part is met by the first word of its label."""
    return tuple(
        Expectation(kind=ExpectationKind.WORDS, label=label, cues=(label.split()[0].lower(),)) for label in labels
    )


def questions() -> tuple[Section, ...]:
    runway = factory.question(
        "runway",
        say="What is your runway, and who controls the company?",
        short="Runway",
        why="A partner that runs dry takes our patients with it.",
        strong="Months, and a name.",
        warning="“We are well funded.”",
        must_ask=True,
        expects=_parts("months of runway", "controls the company"),
        probes=(
            Probe(say="Good that they like you. Who could replace the chief?", against="other_question"),
            Probe(say="In months, please?", against=""),
        ),
    )
    plan_b = factory.question(
        "plan-b",
        say="Then what happens to us?",
        short="Plan B",
        when=When(after=(After(question="runway", dispositions=("deflected", "declined")),)),
    )
    failed = factory.question("failed", say="Which engagement failed last?", short="Last failure")
    return (
        Section(id="standing", title="What they stand on", questions=(runway, plan_b)),
        Section(id="wrong", title="What went wrong", questions=(failed, factory.question("left", short="Who left"))),
    )


def many_questions(count: int) -> tuple[Section, ...]:
    def one(number: int) -> Question:
        return factory.question(f"q{number}", short=f"Question {number}", expects=_parts("months", "date"))

    return tuple(
        Section(
            id=f"s{start}", title=f"Part {start // 20 + 1}", questions=tuple(one(n) for n in range(start, start + 20))
        )
        for start in range(0, count, 20)
    )


@pytest.fixture
def listener() -> ScriptedListener:
    return ScriptedListener()


@pytest.fixture
def services(own_home: Path, listener: ScriptedListener) -> Services:
    return replace(build_services(), assessor=listener)


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
def sections() -> tuple[Section, ...]:
    return questions()


@pytest.fixture
def sitting(ledger: Ledger, sections: tuple[Section, ...]) -> Interview:
    asked = Questionnaire(id="q", version="1", title="Questions", sections=sections)
    return prepare.add_interview(
        ledger,
        mode=Mode.CALL,
        held_on=HELD_ON,
        planned_minutes=45,
        people=[
            prepare.PersonToAdd("Ada Lead", "Diligence lead", Side.OURS),
            prepare.PersonToAdd("Ines Vogt", "CEO", Side.THEIRS),
        ],
        questionnaires=[SourcedQuestionnaire(asked, b"the exact bytes")],
    )


OpenRoom = Callable[[], Room]


@pytest.fixture
def open_room(
    services: Services, style: Style, operations: Operations, ledger: Ledger, sitting: Interview, qtbot: QtBot
) -> Iterator[OpenRoom]:
    """Opens the room's window; every room is shut at the end."""
    opened: list[tuple[Room, QMainWindow]] = []

    def open_it() -> Room:
        page = RoomPage(services, style, operations, ledger, sitting.id)
        window = QMainWindow()
        window.setMinimumSize(300, 300)
        window.setCentralWidget(page)
        window.resize(1280, 800)
        with qtbot.waitActive(window):
            window.show()
        room = Room(page, operations, ledger, qtbot)
        room.settle()
        opened.append((room, window))
        return room

    yield open_it
    for room, window in opened:
        room.page.shut()
        room.settle()
        window.close()
        room.settle()  # Losing the focus saves once more; the dossier closes only after that.
        window.deleteLater()
    gc.collect()


@pytest.fixture
def room(open_room: OpenRoom) -> Room:
    return open_room()
