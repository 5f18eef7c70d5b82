"""Starting the window: paint first, load what is heavy afterwards, and live on when something unexpected happens."""

from __future__ import annotations

import os
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from candor.domain.errors import KnownError
from candor.ui.operations import Operations
from candor.ui.preferences import PreferenceFile
from candor.ui.style import Style, Theme
from candor.ui.window import Window

if TYPE_CHECKING:
    from candor.workflows.services import Services


def open_window(services: Services, file: Path | None = None) -> int:
    """Show the window, with this dossier where one is named, until it is closed; returns the exit status. Raises
    NoScreen."""
    if not has_screen() and "QT_QPA_PLATFORM" not in os.environ:
        raise NoScreen
    app = application()
    window, operations = _make_shell(app, services)
    sys.excepthook = tell_loudly(lambda sentence: window.notice.tell(sentence))
    _FirstPaint(window, window, lambda: _after_first_paint(window, operations, services, file))
    if watch := os.environ.get(START_WATCH):  # The last to watch is told first: the paint, not what follows it.
        _tell_start(window, watch)
    window.show()
    status = app.exec()
    operations.stop()
    return status


_TURN_SECONDS = 0.001
"""How long saving and listening may keep the interpreter once the window's thread wants it, for a key that was pressed.
Python's own 5 ms, twice in a row, is most of a frame."""

START_WATCH = "CANDOR_START_WATCH"
"""Environment variable for ``candor bench``: "painted" or "ready" prints the time of day when that came, and ends."""


class NoScreen(KnownError):
    """A window was asked for where none can be shown."""

    def __init__(self) -> None:
        super().__init__("There is no screen here to open a window on; “candor demo” plays the sample without one.")


def has_screen() -> bool:
    """Whether windows can be seen: on Linux a display server must be named, and off-screen drawing is not seen."""
    if os.environ.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal")):
        return False
    return not sys.platform.startswith("linux") or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or os.environ.get("QT_QPA_PLATFORM")
    )


_COMMAND = ["candor", "-style=fusion"]
"""What Qt reads as its command line. Asking for the style here spares the start what ``setStyle`` hands back."""


def application() -> QApplication:
    """The one application object of this process, named; it draws off-screen where there is no screen."""
    if not has_screen():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = cast("QApplication | None", QApplication.instance()) or QApplication(_COMMAND)
    app.setApplicationName("Candor")
    app.setApplicationDisplayName("Candor")
    app.setDesktopFileName("candor")
    return app


def make_window(app: QApplication, services: Services) -> tuple[Window, Operations]:
    """A window in this person's preferred looks, not shown yet; the caller stops the operations at the end."""
    window, operations = _make_shell(app, services)
    window.furnish()
    return window, operations


def _make_shell(app: QApplication, services: Services) -> tuple[Window, Operations]:
    preferences = PreferenceFile(services.places.user_data / "preferences.json")
    style = Style(app, services.places.resources, theme=cast(Theme, preferences.now.theme), scale=preferences.now.scale)
    app.setWindowIcon(style.app_icon())
    sys.setswitchinterval(_TURN_SECONDS)
    operations = Operations()
    return Window(services, style, operations, preferences), operations


class _FirstPaint(QObject):
    """Calls back once the widget it watches has been painted. Belongs to the window, which outlives every page."""

    def __init__(self, window: Window, widget: QWidget, painted: Callable[[], None]) -> None:
        super().__init__(window)
        self._painted = painted
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._painted)
        return False


def _tell_start(window: Window, watch: str) -> None:
    """Print when the first paint is done or, with a dossier, when the box for the first answer stands ready."""

    def told() -> None:
        print(time.time(), flush=True)
        window.close()

    def follow(page: QWidget) -> None:
        if page is window.room:
            _FirstPaint(window, window.room.editor, told)
        elif window.desk.ledger is not None:
            QTimer.singleShot(0, lambda: window.enter_room("interview-1"))

    if watch == "painted":
        _FirstPaint(window, window, told)
    else:
        window.page_shown.connect(follow)


def _after_first_paint(window: Window, operations: Operations, services: Services, file: Path | None) -> None:
    """Furnish the window while the worker opens the file, or imports the adapters: the first click finds them there."""
    if file is not None:
        window.open_dossier(file)
    else:
        operations.run(lambda: _warm_up(services), lambda _: None)
    window.furnish()


def _warm_up(services: Services) -> None:
    services.library.all()
    _ = services.shelf.open, services.assessor.assess


def tell_loudly(
    tell: Callable[[str], None],
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """An ``excepthook`` for our own bugs: where it happened goes to stderr and the kind of error to the window. The
    exception's message goes nowhere, since it may carry words of an answer."""

    def hook(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, where)
            return
        frames = traceback.extract_tb(where)
        for frame in frames:
            print(f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}", file=sys.stderr)
        print(f"candor: a bug, {kind.__name__}", file=sys.stderr)
        place = f" in {Path(frames[-1].filename).name}, line {frames[-1].lineno}" if frames else ""
        tell(
            f"Something went wrong that should not have ({kind.__name__}{place}). What was saved is safe; "
            "please report this, and go on."
        )

    return hook
