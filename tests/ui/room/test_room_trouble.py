"""When the disk says no, when the record is signed, when there is nothing to ask: nothing is lost, nothing lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from tests.ui.room.conftest import OpenRoom
from tests.ui.room.driver import Room

from candor.domain.answer import Disposition, Draft
from candor.domain.condition import When
from candor.domain.errors import KnownError
from candor.domain.interview import Interview
from candor.domain.journal import JournalHead
from candor.domain.question import Section
from candor.domain.record import Change
from candor.domain.signoff import RevisionState
from candor.workflows.ledger import Ledger


class FullDisk:
    """A store on a disk that can be full; everything else is the real one's."""

    def __init__(self, store: Any) -> None:
        self._store = store
        self.full = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def _check(self) -> None:
        if self.full:
            raise KnownError("The disk is full; free some space, then choose Retry.")

    def save_draft(self, draft: Draft) -> None:
        self._check()
        self._store.save_draft(draft)

    def commit(
        self, changes: Sequence[Change], *, actor: str, at: datetime, settles: Sequence[str] = ()
    ) -> JournalHead:
        self._check()
        head: JournalHead = self._store.commit(changes, actor=actor, at=at, settles=settles)
        return head


@pytest.fixture
def disk(ledger: Ledger) -> FullDisk:
    disk = FullDisk(ledger.store)
    ledger.store = disk  # type: ignore[assignment]
    return disk


def test_words_stay_in_the_box_and_nothing_says_saved(disk: FullDisk, room: Room) -> None:
    disk.full = True
    room.type("Eighteen months.")
    assert room.words == "Eighteen months."
    assert room.trouble.startswith("The disk is full; free some space, then choose Retry.")
    assert "Saved" not in room.saved


def test_retry_saves_what_waited_and_takes_the_banner_away(disk: FullDisk, room: Room) -> None:
    disk.full = True
    room.type("Eighteen months.")
    disk.full = False
    room.click(room.page.notices.trouble.button("Retry"))
    assert room.trouble == ""
    draft = room.draft("runway")
    assert draft is not None
    assert draft.text == "Eighteen months."
    assert room.saved.startswith("Saved ")


def test_typing_on_is_a_retry_too(disk: FullDisk, room: Room) -> None:
    disk.full = True
    room.type("Eighteen")
    disk.full = False
    room.type(" months.")
    assert room.trouble == ""
    assert room.saved.startswith("Saved ")


def test_moving_on_with_a_full_disk_loses_nothing(disk: FullDisk, room: Room) -> None:
    disk.full = True
    room.type("Eighteen months.")
    room.next()
    room.type("One, in March.")
    room.previous()
    assert room.words == "Eighteen months."
    disk.full = False
    room.click(room.page.notices.trouble.button("Retry"))
    assert room.trouble == ""
    left: list[bool] = []
    room.page.settle_now(lambda: left.append(True))
    room.settle()
    assert left == [True]
    assert room.answer("runway").text == "Eighteen months."
    assert room.answer("failed").text == "One, in March."


def test_leaving_waits_for_the_disk_or_for_the_persons_word(disk: FullDisk, room: Room) -> None:
    left: list[bool] = []
    disk.full = True
    room.type("Eighteen months.")
    room.page.settle_now(lambda: left.append(True))
    room.settle()
    assert left == []
    room.click(room.page.notices.trouble.button("Leave without them"))
    assert left == [True]


def test_a_rating_that_could_not_be_kept_is_told_and_not_shown(disk: FullDisk, room: Room) -> None:
    disk.full = True
    room.rate(3)
    assert room.trouble.startswith("The disk is full")
    assert room.substance("runway") is None
    room.click(room.page.notices.trouble.button("OK"))
    assert room.trouble == ""


def test_a_signed_record_is_read_only_and_says_how_to_go_on(
    ledger: Ledger, sitting: Interview, open_room: OpenRoom
) -> None:
    signed = replace(ledger.record.revision, state=RevisionState.SIGNED)
    ledger.record = replace(ledger.record, revisions={signed.id: signed})
    room = open_room()
    assert "choose Sign off, then Amend" in room.page.notices.signed.words.text()
    assert room.page.editor.isReadOnly()
    room.keys("no")
    assert room.words == ""
    room.next()
    assert room.current == "failed"
    left: list[bool] = []
    room.page.settle_now(lambda: left.append(True))
    assert left == [True]
    assert room.trouble == ""


class TestNothingToAsk:
    @pytest.fixture
    def sections(self, sections: tuple[Section, ...]) -> tuple[Section, ...]:
        never = replace(sections[1].questions[0], when=When(modes=("site-visit",)))
        return (replace(sections[1], questions=(never,)),)

    def test_an_interview_without_questions_says_so(self, open_room: OpenRoom) -> None:
        room = open_room()
        assert room.page.sheet.prompt.question.text().startswith("None of the chosen questionnaires asks anything")
        for key in ("Ctrl+Return", "F2", "F6", "F9", "Ctrl+1", "Alt+A"):
            room.press(key)
        assert room.ledger.record.answers == {}


def test_all_dispositions_can_be_set_and_shown(room: Room) -> None:
    for disposition in Disposition:
        if disposition is not Disposition.NOT_APPLICABLE:
            room.choose(disposition)
            assert room.disposition == disposition.label
