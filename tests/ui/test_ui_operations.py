"""Operations: in order, back on the window's thread, kind about the world's trouble and loud about ours."""

from __future__ import annotations

import sys
import threading

import pytest
from pytestqt.qtbot import QtBot

from candor.domain.errors import KnownError
from candor.ui.operations import Operations, OurMistake


def refuse() -> None:
    raise KnownError("The disk is full; make room and try again.")


def stumble() -> None:
    raise ZeroDivisionError("words of an answer")


def test_operations_run_in_order_off_this_thread_and_call_back_on_it(operations: Operations) -> None:
    came: list[tuple[int, bool, bool]] = []
    here = threading.get_ident()
    for number in range(20):
        operations.run(
            lambda number=number: (number, threading.get_ident()),  # type: ignore[misc]
            lambda pair: came.append((pair[0], pair[1] != here, threading.get_ident() == here)),
        )
    assert operations.busy
    assert operations.wait_idle(5_000)
    assert came == [(number, True, True) for number in range(20)]


def test_the_worlds_trouble_reaches_its_failure_and_nothing_else(operations: Operations) -> None:
    told: list[str] = []
    sentences: list[str] = []
    operations.failed.connect(sentences.append)
    operations.run(refuse, lambda _: told.append("success"), lambda error: told.append(error.sentence))
    operations.run(refuse, lambda _: told.append("success"))
    assert operations.wait_idle(5_000)
    assert told == ["The disk is full; make room and try again."]
    assert sentences == ["The disk is full; make room and try again."]


def test_a_bug_is_loud_and_the_next_operation_still_runs(
    operations: Operations, monkeypatch: pytest.MonkeyPatch
) -> None:
    loud: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _where: loud.append(kind))
    came: list[object] = []
    operations.run(stumble, came.append, came.append)
    operations.run(lambda: "next", came.append)
    assert operations.wait_idle(5_000)
    assert loud == [ZeroDivisionError]
    assert isinstance(came[0], OurMistake)
    assert came[1] == "next"


def test_a_bug_in_a_callback_is_loud_too(operations: Operations, monkeypatch: pytest.MonkeyPatch) -> None:
    loud: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _where: loud.append(kind))
    operations.run(lambda: None, lambda _: stumble())
    assert operations.wait_idle(5_000)
    assert loud == [ZeroDivisionError]
    assert not operations.busy


def test_of_what_is_listened_to_only_the_latest_answers(operations: Operations) -> None:
    gate = threading.Event()
    heard: list[int] = []
    operations.listen(lambda: gate.wait(5) and 0, heard.append)
    for number in range(1, 6):
        operations.listen(lambda number=number: number, heard.append)  # type: ignore[misc]
    gate.set()
    assert operations.wait_idle(5_000)
    assert heard == [5]


def test_idle_is_announced_once_everything_is_done(operations: Operations, qtbot: QtBot) -> None:
    with qtbot.wait_signal(operations.idle, timeout=5_000):
        operations.run(lambda: 1, lambda _: None)
    assert not operations.busy


def test_stopping_finishes_what_was_asked_for() -> None:
    operations = Operations()
    done: list[int] = []
    for number in range(5):
        operations.run(lambda number=number: done.append(number), lambda _: None)  # type: ignore[misc]
    operations.stop()
    assert done == [0, 1, 2, 3, 4]
    operations.run(lambda: done.append(9), lambda _: None)
    assert done == [0, 1, 2, 3, 4]


def test_waiting_goes_on_when_what_came_back_asked_for_more(qtbot: QtBot) -> None:
    operations = Operations()
    done: list[str] = []
    asked: list[str] = []

    def ask_again() -> None:
        if not asked:
            asked.append("once")
            operations.run(lambda: "second", done.append)

    operations.idle.connect(ask_again)
    operations.run(lambda: "first", done.append)
    assert operations.wait_idle()
    assert done == ["first", "second"]
    operations.stop()
