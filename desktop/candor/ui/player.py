"""Plays the sample interview through the real window, as a person would: from a new dossier to the signed PDF."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from candor.domain.errors import KnownError
from candor.domain.people import Side
from candor.ui.operations import Operations
from candor.ui.room.page import RoomPage
from candor.ui.room.promised import PromiseWords
from candor.ui.window import Window
from candor.workflows.sample import Sample, SampleAnswer
from candor.workflows.services import Services

PATIENCE_MS = 60_000
"""How long one step may take before the demonstration gives up; signing on a slow machine is the longest."""


class SampleInterrupted(KnownError):
    """The sample could not be played to its end."""

    def __init__(self, sentence: str) -> None:
        super().__init__(f"The sample interview could not be finished: {sentence}")


@dataclass(frozen=True, slots=True)
class Played:
    """What the demonstration left behind."""

    dossier: Path
    pdf: Path


class Player:
    """``pace`` is the pause after each key in milliseconds; 0 types as fast as the window takes it. ``said`` is told
    what happens, never with an answer's text; ``passed`` how many seconds an answer took in the sample."""

    def __init__(
        self,
        window: Window,
        operations: Operations,
        services: Services,
        sample: Sample,
        *,
        pace: int = 0,
        said: Callable[[str], None] = lambda _: None,
        passed: Callable[[int], None] = lambda _: None,
    ) -> None:
        self._window = window
        self._operations = operations
        self._services = services
        self._sample = sample
        self._pace = pace
        self._said = said
        self._passed = passed
        self._refusals: list[str] = []
        operations.failed.connect(self._refusals.append)

    def play(self, folder: Path) -> Played:
        """From set-up to signature. Raises SampleInterrupted with what the window said."""
        dossier = _free(folder, self._sample.vendor, ".candor")
        pdf = _free(folder, f"{self._sample.vendor} summary", ".pdf")
        room = self.begin(dossier)
        for answer in self._sample.answers:
            self.give(room, answer)
        self.sign_off(pdf)
        return Played(dossier, pdf)

    # The steps --------------------------------------------------------------------------------------------------------

    def begin(self, dossier: Path) -> RoomPage:
        """Fill in the set-up page and enter the room."""
        sample = self._sample
        self._said(f"A new dossier about {sample.vendor}")
        self._window.show_setup()
        self._settle()
        self._window.setup.fill(
            vendor=sample.vendor,
            product=sample.product,
            category=sample.category,
            file=dossier,
            ours=[(person.name, person.role) for person in sample.people if person.side is Side.OURS],
            theirs=[(person.name, person.role) for person in sample.people if person.side is Side.THEIRS],
            mode=sample.mode,
            held_on=self._services.clock.now().date(),
            planned_minutes=sample.planned_minutes,
            questionnaires=sample.questionnaires,
            everything=True,
        )
        self._settle()
        self._window.setup.begin()
        self._settle()
        room = self._window.room
        if room is None:
            raise SampleInterrupted(self._window.setup.notice.sentence or "the interview did not begin.")
        return room

    def give(self, room: RoomPage, answer: SampleAnswer) -> None:
        """One question: type the answer, judge it, decide on what was flagged, attach what was shown."""
        room.go_to(answer.question)
        self._settle()
        self._said(f"Asked: {answer.question}")
        self.type(room.editor, answer.text)
        room.hear_now()
        self._settle()
        self._judge(room, answer)
        self._decide(room, answer)
        if answer.evidence:
            room.attach_paths([shown.path for shown in answer.evidence])
        room.spend(answer.seconds)
        self._passed(answer.seconds)
        self._settle()

    def _judge(self, room: RoomPage, answer: SampleAnswer) -> None:
        if answer.speaker:
            room.choose_speaker(self._person(answer.speaker))
        if answer.basis is not None:
            room.choose_basis(answer.basis)
        if answer.verbatim:
            room.mark_verbatim(True)
        if answer.reason:
            room.skip(answer.reason)
        elif answer.disposition is not None:
            room.choose_disposition(answer.disposition)
        if answer.substance is not None:
            room.choose_substance(answer.substance)
        if answer.candor is not None:
            room.choose_candor(answer.candor)
        self._settle()

    def _decide(self, room: RoomPage, answer: SampleAnswer) -> None:
        """Promises become open items; every flag that was raised is decided on."""
        for promise in answer.promises:
            if room.promises_heard:
                room.keep_promise(0, promise.owner, promise.what)
            else:
                room.note_promise(PromiseWords(what=promise.what, owner=promise.owner, due_text=promise.due_text))
            self._settle()
        for dismissal in answer.dismiss:
            for flag in [flag for flag in room.flags if flag.open and flag.kind is dismissal.kind]:
                room.dismiss_flag(flag, dismissal.reason)
                self._settle()
        for flag in [flag for flag in room.flags if flag.open]:
            if flag.kind in answer.confirm:
                room.confirm_flag(flag)
            else:
                room.dismiss_flag(flag, "Heard in full, this was an answer.")
            self._settle()

    def sign_off(self, pdf: Path) -> None:
        """Recommend, sign with a key that is made for this and then deleted, and wait until the PDF was verified."""
        self._said("Signing off")
        password, name = secrets.token_urlsafe(24), self._sample.sign_off.name
        signer = self._services.keys.create(name, password, sample=True)
        try:
            self._fill_and_sign(pdf, name, password)
        finally:
            self._services.keys.forget(signer)

    def _fill_and_sign(self, pdf: Path, name: str, password: str) -> None:
        sample = self._sample
        self._window.show_sign_off()
        self._settle()
        page = self._window.sign_off
        page.fill(
            choice=sample.choice,
            reason=sample.reason,
            conditions=sample.conditions,
            name=name,
            role=sample.sign_off.role,
            meaning=sample.sign_off.meaning,
            password=password,
            out=pdf,
            gaps_reason=sample.sign_off.gaps_reason,
        )
        self._settle()
        page.sign()
        self._settle()
        if not pdf.exists():
            raise SampleInterrupted(page.notice.sentence or "the PDF was not written.")

    # Keys -------------------------------------------------------------------------------------------------------------

    def type(self, editor: QWidget, text: str) -> None:
        """Key by key, as the keyboard would send them."""
        for number, character in enumerate(text):
            press_key(editor, character)
            if self._pace:
                QTest.qWait(self._pace)
            elif number % 8 == 0:
                QApplication.processEvents()

    def _settle(self) -> None:
        """Let the window finish what it was asked to do. Raises SampleInterrupted if it refused or hung."""
        QApplication.processEvents()
        if not self._operations.wait_idle(PATIENCE_MS):
            raise SampleInterrupted("the window did not answer in time.")
        QApplication.processEvents()
        if self._refusals:
            raise SampleInterrupted(self._refusals[0])

    def _person(self, name: str) -> str:
        record = self._window.desk.record
        assert record is not None
        return next(person.id for person in record.people.values() if person.name == name)


def press_key(widget: QWidget, character: str) -> None:
    """One key, down and up, as the window system would report it."""
    key = Qt.Key.Key_Return if character == "\n" else Qt.Key.Key_unknown
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, character))


def _free(folder: Path, name: str, ending: str) -> Path:
    """A path in the folder that nobody uses yet: an earlier demonstration is never overwritten."""
    number, path = 1, folder / f"{name}{ending}"
    while path.exists():
        number += 1
        path = folder / f"{name} {number}{ending}"
    return path
