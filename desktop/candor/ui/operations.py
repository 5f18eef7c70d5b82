"""Slow work off the window's thread: operation, success, failure. One worker for everything that touches a dossier,
so that writes are in order by construction, and a light one that listens to what is being typed."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, NamedTuple, TypeVar

import shiboken6
from PySide6.QtCore import QDeadlineTimer, QEventLoop, QObject, Qt, QTimer, Signal

from candor.domain.errors import KnownError

T = TypeVar("T")


class OurMistake(KnownError):
    """What a ``failure`` is told of a bug, so that its page can be used again; the bug itself goes to the hook."""

    def __init__(self) -> None:
        super().__init__("That did not work, through a mistake of the program. What was saved is safe; try again.")


class _Outcome(NamedTuple):
    """What an operation came to, on its way to the window's thread."""

    value: Any
    error: BaseException | None
    success: Callable[[Any], None]
    failure: Callable[[KnownError], None] | None
    heard: int = 0
    """The listening request this answers; 0 for an operation."""


class Operations(QObject):
    """``failed`` carries the sentence of a KnownError that no ``failure`` callback took; ``idle`` says that nothing is
    left to do. An operation never touches a widget. Callbacks arrive on the thread that made this object."""

    failed = Signal(str)
    started = Signal()
    idle = Signal()
    _came = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._pending = 0
        self._stopped = False
        self._ear = threading.Condition()
        self._wanted: tuple[int, Callable[[], Any], Callable[[Any], None]] | None = None
        self._latest = 0
        self._heard = 0
        self._came.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._worker = threading.Thread(target=self._work, name="dossier", daemon=True)
        self._listener = threading.Thread(target=self._hear, name="listening", daemon=True)

    @property
    def busy(self) -> bool:
        return self._pending > 0 or self._heard < self._latest

    def run(
        self,
        operation: Callable[[], T],
        success: Callable[[T], None],
        failure: Callable[[KnownError], None] | None = None,
    ) -> None:
        """Do ``operation`` after everything asked for before it; then call back. An error that is not a KnownError is a
        bug: it goes to ``sys.excepthook``, ``failure`` gets OurMistake, and the window lives on."""
        if self._stopped:
            return
        self._pending += 1

        def work() -> None:
            value, error = _attempt(operation)
            self._came.emit(_Outcome(value, error, success, failure))

        if self._worker.ident is None:
            self._worker.start()
        self._queue.put(work)
        self.started.emit()

    def listen(self, operation: Callable[[], T], success: Callable[[T], None]) -> None:
        """Do ``operation`` on the listening thread. The latest request wins: one that is waiting is forgotten, and an
        answer to an older one is not delivered."""
        with self._ear:
            if self._stopped:
                return
            self._latest += 1
            self._wanted = (self._latest, operation, success)
            if self._listener.ident is None:
                self._listener.start()
            self._ear.notify()

    def wait_idle(self, timeout_ms: int = 10_000) -> bool:
        """Let the window live until nothing is left to do; False if the time ran out. For tests and for closing."""
        deadline = QDeadlineTimer(timeout_ms)
        while self.busy and not deadline.hasExpired():  # what came back may at once have asked for more
            loop = QEventLoop()
            self.idle.connect(loop.quit)
            QTimer.singleShot(deadline.remainingTime(), loop, loop.quit)
            loop.exec()
        return not self.busy

    def stop(self) -> None:
        """Finish what was asked for, then end both threads. Callbacks still on their way are dropped."""
        if self._stopped:
            return
        self._queue.put(None)
        with self._ear:
            self._stopped = True
            self._wanted = None
            self._ear.notify()
        for thread in (self._worker, self._listener):
            if thread.ident is not None:  # Each starts with the first thing it is asked for.
                thread.join()

    # Off the window's thread ------------------------------------------------------------------------------------------

    def _work(self) -> None:
        while (work := self._queue.get()) is not None:
            work()

    def _hear(self) -> None:
        while True:
            with self._ear:
                while self._wanted is None and not self._stopped:
                    self._ear.wait()
                if self._stopped or self._wanted is None:
                    return
                number, operation, success = self._wanted
                self._wanted = None
            value, error = _attempt(operation)
            if not self._stopped:
                self._came.emit(_Outcome(value, error, success, None, number))

    # Back on it -------------------------------------------------------------------------------------------------------

    def _deliver(self, outcome: _Outcome) -> None:
        if outcome.heard:
            self._heard = max(self._heard, outcome.heard)
        else:
            self._pending -= 1
        try:
            if not self._stopped and (not outcome.heard or outcome.heard == self._latest):
                self._call_back(outcome)
        except Exception:
            sys.excepthook(*sys.exc_info())
        finally:
            if not self.busy:
                self.idle.emit()

    def _call_back(self, outcome: _Outcome) -> None:
        error = outcome.error
        if error is None:
            if _alive(outcome.success):
                outcome.success(outcome.value)
        elif isinstance(error, KnownError):
            if outcome.failure is None:
                self.failed.emit(error.sentence)
            elif _alive(outcome.failure):
                outcome.failure(error)
        else:
            sys.excepthook(type(error), error, error.__traceback__)
            if outcome.failure is not None and _alive(outcome.failure):
                outcome.failure(OurMistake())


def _attempt(operation: Callable[[], T]) -> tuple[T | None, BaseException | None]:
    try:
        return operation(), None
    except Exception as error:
        return None, error


def _alive(callback: Callable[..., None]) -> bool:
    """Whether the widget a callback belongs to is still there: a page may be gone before its operation is done."""
    owner = getattr(callback, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)
