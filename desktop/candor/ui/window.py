"""The window: one page at a time, the way between them, and closing without losing a word."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from candor.ui.operations import Operations
from candor.ui.preferences import PreferenceFile
from candor.ui.shell import Shell
from candor.ui.style import Style

if TYPE_CHECKING:  # All but the shell is imported when it is first wanted, so that the first page paints sooner.
    from candor.domain.errors import KnownError
    from candor.domain.interview import Interview
    from candor.ui.actions import Actions
    from candor.ui.errands import Errands
    from candor.ui.pages import Pages
    from candor.ui.review import ReviewPage
    from candor.ui.room.page import RoomPage
    from candor.ui.setup import SetupPage
    from candor.ui.setup_form import SetupForm
    from candor.ui.sign_off import SignOffPage
    from candor.workflows.services import Services


class Window(Shell):
    """``page_shown`` with the page whenever another one is in front; ``room`` is the live room while one is open. Only
    a shell until ``furnish``: whoever makes a window furnishes it, before it is shown or after its first paint."""

    page_shown = Signal(object)

    def __init__(
        self,
        services: Services,
        style: Style,
        operations: Operations,
        preferences: PreferenceFile | None = None,
    ) -> None:
        super().__init__(services, style, operations, preferences)
        self._at_dossier = False
        self._way_back = ""
        self._under_help: tuple[QWidget, str] | None = None
        self.room: RoomPage | None = None
        self._top.back_requested.connect(self._go_back)
        self.home.new_requested.connect(self.show_setup)
        self.home.open_requested.connect(lambda: self._do("open"))
        self.home.library_requested.connect(self.show_library)
        self.home.dossier_chosen.connect(lambda path: self.open_dossier(Path(path)))

    def furnish(self) -> None:
        """Put in what the first paint does without: the menu with its shortcuts, and the recent dossiers."""
        self._top.hang(self.actions_.menu)
        if self.pages_shown.currentWidget() is self.home:
            self.list_recents()
            self._show(self.home, "")

    @cached_property
    def actions_(self) -> Actions:
        from candor.ui.actions import Actions

        made = Actions(self)
        made.wished.connect(self._do)
        self.desk.opened.connect(lambda: made.set_dossier_open(True))
        self.desk.closed.connect(lambda: made.set_dossier_open(False))
        return made

    @cached_property
    def errands(self) -> Errands:
        from candor.ui.errands import Errands

        made = Errands(self, self._looks, self.desk, self._preferences)
        made.told.connect(lambda sentence: self.notice.tell(sentence, "straight"))
        made.warned.connect(self.notice.tell)
        made.open_chosen.connect(self.open_dossier)
        return made

    @cached_property
    def pages(self) -> Pages:
        from candor.ui.pages import Pages

        pages = Pages(self._services, self._looks, self._operations, self.desk, self._preferences)
        pages.begin_requested.connect(self._begin)
        pages.setup_left.connect(self._go_back)
        pages.adjusting.connect(lambda on: self._top.show_way("Set-up" if on else self._way_back))
        pages.interview_chosen.connect(self.enter_room)
        pages.new_interview_requested.connect(lambda: self.show_setup(another=True))
        pages.review_requested.connect(self.show_review)
        pages.sign_off_requested.connect(self.show_sign_off)
        pages.question_chosen.connect(self._go_to_question)
        pages.errand_requested.connect(lambda name: self.errands.named(name)())
        pages.evidence_wanted.connect(self.errands.export_evidence)
        return pages

    def _do(self, wish: str) -> None:
        """What the menu asked for: a page here, or an errand."""
        here = {
            "new": self.show_setup,
            "close": self.show_home,
            "review": self.show_review,
            "sign_off": self.show_sign_off,
            "verify": self.show_verify,
            "library": self.show_library,
            "help": self.show_help,
            "quit": self.close,
        }
        if wish == "open" and self._at_library():
            self.pages.library.ask_for_form()
            return
        (here.get(wish) or self.errands.named(wish))()

    # Pages, for whoever drives the window -----------------------------------------------------------------------------

    @property
    def setup(self) -> SetupPage:
        return self.pages.setup

    @property
    def review(self) -> ReviewPage:
        return self.pages.review

    @property
    def sign_off(self) -> SignOffPage:
        return self.pages.sign_off

    # Ways -------------------------------------------------------------------------------------------------------------

    def show_home(self) -> None:
        """Put the dossier away and show the first page."""
        self._leave_room(lambda: self.desk.close(self._arrive_home))

    def _arrive_home(self) -> None:
        self.list_recents()
        self._show(self.home, "")

    def open_dossier(self, path: Path) -> None:
        self.notice.clear()
        self._leave_room(lambda: self.desk.open(path, self.show_dossier))

    def show_setup(self, another: bool = False) -> None:
        """The set-up page: for a new dossier, or for another interview in the open one."""

        def arrive() -> None:
            record = self.desk.record if another else None
            asked = record.questionnaires if record else None
            self.pages.setup.prepare(self._preferences.now, record.deal if record else None, asked)
            self.pages.setup.set_working(False)
            self._show(self.pages.setup, self._vendor() or "Home")

        self._leave_room(arrive)

    def show_dossier(self) -> None:
        self._leave_room(lambda: self._show(self.pages.dossier, "Home"))

    def show_review(self) -> None:
        if self.desk.ledger is not None:
            self._leave_room(lambda: self._show(self.pages.review, self._vendor()))

    def show_sign_off(self) -> None:
        if self.desk.ledger is not None:
            self._leave_room(lambda: self._show(self.pages.sign_off, self._vendor()))

    def show_verify(self) -> None:
        self._leave_room(lambda: self._show(self.pages.verify, self._vendor() or "Home"))

    def show_library(self) -> None:
        self._leave_room(lambda: self._show(self.pages.library, self._vendor() or "Home"))

    def _at_library(self) -> bool:
        return "pages" in self.__dict__ and self.pages_shown.currentWidget() is self.pages.__dict__.get("library")

    def show_help(self) -> None:
        """Help lies over the page one is on, which stays as it is and is there again on the way back."""
        if self._under_help is None:
            page, back = self.pages_shown.currentWidget() or self.home, self._way_back
            self._show(self.pages.help, "Back")
            self._under_help = (page, back)

    def enter_room(self, interview_id: str) -> None:
        """Go into the live room of an interview, where it was left."""
        from candor.ui.room.page import RoomPage

        def arrive() -> None:
            ledger = self.desk.ledger
            if ledger is None:
                return
            room = RoomPage(self._services, self._looks, self._operations, ledger, interview_id)
            room.left.connect(self.show_dossier)
            room.review_requested.connect(self.show_review)
            room.sign_off_requested.connect(self.show_sign_off)
            self.room = room
            self._show(room, "")

        self._leave_room(arrive)

    def _leave_room(self, then: Callable[[], None]) -> None:
        """Settle what was typed in the room, close it, then go on; at once where no room is open."""
        room = self.room
        if room is None:
            then()
            return

        def settled() -> None:
            if self.room is room:
                self.room = None
                room.shut()
                self.pages_shown.removeWidget(room)
                room.deleteLater()
                self.desk.changed.emit()
            then()

        room.settle_now(settled)

    def _go_back(self) -> None:
        if self._under_help is not None:
            self._show(*self._under_help)
        elif self.pages_shown.currentWidget() is self.pages.__dict__.get("setup") and self.setup.step_back():
            return
        elif self.desk.ledger is None or self._at_dossier:
            self.show_home()
        else:
            self.show_dossier()

    def _show(self, page: QWidget, back: str) -> None:
        if page is not self.pages_shown.currentWidget():
            self.notice.clear()
        if self.pages_shown.indexOf(page) < 0:
            self.pages_shown.addWidget(page)
        in_room = page is self.room
        self._top.setVisible(not in_room)
        self._top.show_way(back)
        self._at_dossier = back == "Home" and self.desk.ledger is not None
        self._way_back, self._under_help = back, None
        vendor = self._vendor()
        self.setWindowTitle(f"{vendor} — Candor" if vendor else "Candor")
        self.pages_shown.setCurrentWidget(page)
        if self.room is not None and in_room:
            self.room.focus_answer()
        elif page.focusProxy() is not None:
            page.setFocus()
        self.page_shown.emit(page)

    def _vendor(self) -> str:
        return self.desk.record.deal.vendor if self.desk.record else ""

    # What pages ask for -----------------------------------------------------------------------------------------------

    def _begin(self, form: SetupForm) -> None:
        self._preferences.change(
            ours=tuple((person.name, person.role) for person in form.ours),
            planned_minutes=form.planned_minutes,
            **({"folder": str(form.file.parent)} if form.file else {}),
        )

        def planned(interview: Interview) -> None:
            self.enter_room(interview.id)

        def refused(error: KnownError) -> None:
            if self.desk.record is not None:
                self.pages.setup.go_on_in(self.desk.record.deal)
            self.pages.setup.refuse(error.sentence)

        self.desk.begin(form, planned, refused)

    def _go_to_question(self, interview_id: str, key: str) -> None:
        """Enter the room at one question: the room opens where the conversation was last."""
        self.desk.visit(interview_id, key, lambda: self.enter_room(interview_id))

    def take_in(self, path: Path) -> None:
        """A dossier was dropped, or a PDF to be verified."""
        if path.suffix.lower() == ".pdf":
            self.show_verify()
            self.pages.verify.look_at(path)
        else:
            self.open_dossier(path)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape and self._under_help is not None:
            self._go_back()
        else:
            super().keyPressEvent(event)

    def put_away(self, done: Callable[[], None]) -> None:
        """Settle what is in hand and close the dossier, before the window closes."""
        self._leave_room(lambda: self.desk.close(done))
