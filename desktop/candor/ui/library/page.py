"""The questionnaires' page: choose one at the left, read it at the right, bring others in, hand them out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from candor.domain.errors import KnownError
from candor.ui.library.asking import AskingBar
from candor.ui.library.catalogue import HEADING, Catalogue, catalogue
from candor.ui.library.files import ask_for_form, dropped_form
from candor.ui.library.handing import Handing
from candor.ui.library.importing import Importing
from candor.ui.library.shown import ShownQuestionnaire
from candor.ui.operations import Operations
from candor.ui.pieces import Button, in_row, label, rule, stacked
from candor.ui.style import SPACE, Role, Style
from candor.workflows.ports import SourcedQuestionnaire
from candor.workflows.services import Services

NARROW = 640
"""Pixels at 100 % text size below which the list stands over what it lists."""


ANY = 16_777_215
"""Qt's word for no limit."""


class LibraryPage(QWidget):
    """``library_changed`` with everything there is, when something was kept or taken away."""

    library_changed = Signal(object)

    def __init__(self, style: Style, services: Services, operations: Operations) -> None:
        super().__init__()
        self._looks = style
        self._services = services
        self._operations = operations
        self._library: Sequence[SourcedQuestionnaire] = ()
        self._own: Sequence[str] = ()
        self._standing = ""
        self.setAcceptDrops(True)
        self.import_button = Button("Import…", style, icon="file-plus", tip="Ctrl+O")
        self.filter = QLineEdit()
        self.list = Catalogue(style)
        self.shown = ShownQuestionnaire(style)
        self.bar = AskingBar(style)
        self.importing = Importing(style, services, operations)
        self.handing = Handing(self, services, operations)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.filter)

    def _lay_out(self) -> None:
        self.filter.setPlaceholderText("Find a questionnaire or a question")
        self.filter.setAccessibleName("Find a questionnaire or a question")
        self.filter.setClearButtonEnabled(True)
        self.filter.setAcceptDrops(False)  # A file dropped here is meant for the page, too.
        self._side = QWidget()
        left = stacked(self.filter, self.list, spacing=SPACE.s)
        left.setStretch(1, 1)
        self._side.setLayout(left)
        self._side_layout = left
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(SPACE.s)
        self._body.addWidget(self._side)
        self._body.addWidget(self.shown, 1)
        head = in_row(label("Questionnaires", Role.TITLE), 1, self.import_button)
        head.setContentsMargins(SPACE.xl, SPACE.s, SPACE.xl, SPACE.m)
        browsing = QWidget()
        inside = QVBoxLayout(browsing)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addLayout(head)
        inside.addWidget(rule())
        inside.addSpacing(SPACE.m)
        inside.addLayout(self._body, 1)
        self._browsing = browsing
        self.views = QStackedWidget()
        self.views.addWidget(browsing)
        self.views.addWidget(self.importing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        whole.addWidget(self.views, 1)

    def _connect(self) -> None:
        self.import_button.clicked.connect(self.ask_for_form)
        self.filter.textChanged.connect(lambda: self._list(self._standing))
        self.filter.returnPressed.connect(self.list.setFocus)
        self.list.moved_to.connect(self._stand_on)
        self.list.chosen.connect(lambda _: self.shown.sheet.setFocus())
        self.shown.workbook_wanted.connect(lambda: self._with_shown(self.handing.save_workbook))
        self.shown.file_wanted.connect(lambda: self._with_shown(self.handing.save_file))
        self.shown.duplicate_wanted.connect(lambda: self._with_shown(self.handing.duplicate))
        self.shown.deletion_wanted.connect(lambda: self._with_shown(self._ask_to_delete))
        self.shown.folder_wanted.connect(self._show_folder)
        self.importing.left.connect(self.show_list)
        self.importing.refused.connect(self._refused)
        self.importing.own_found.connect(self._own_found)
        self.importing.report.keep_wanted.connect(lambda title: self.handing.keep_form(title))
        self.importing.report.file_wanted.connect(lambda title: self.handing.save_form(title))
        self.importing.report.report_wanted.connect(lambda: self.handing.save_report())
        self.handing.told.connect(lambda sentence: self.bar.ask(sentence, (), "straight"))
        self.handing.refused.connect(lambda sentence: self.bar.ask(sentence, (), "evasive"))
        self.handing.kept.connect(self._kept)
        self.handing.forgotten.connect(self._forgotten)

    # What there is ----------------------------------------------------------------------------------------------------

    def refresh(self, stand_on: str = "") -> None:
        """Look again at what there is."""
        library, before = self._services.library, self._standing

        def looking() -> tuple[Sequence[SourcedQuestionnaire], Sequence[str], Sequence[KnownError]]:
            return library.all(), library.own(), library.unreadable()

        def looked(found: tuple[Sequence[SourcedQuestionnaire], Sequence[str], Sequence[KnownError]]) -> None:
            changed = self._library != found[0]
            self._library, self._own = found[0], found[1]
            self._list(stand_on or before)
            if found[2] and not self.bar.sentence:
                self.bar.ask(f"One of your own files cannot be used: {found[2][0].sentence}", (), "partial")
            if changed:
                self.library_changed.emit(self._library)

        self._operations.run(looking, looked)

    def _list(self, stand_on: str) -> None:
        rows = catalogue(self._library, self._own, self.filter.text())
        self.list.show_catalogue(rows, stand_on)
        if not rows:
            self.shown.show_nothing(
                "No questionnaire says these words." if self.filter.text() else "No questionnaires were found."
            )

    def _stand_on(self, key: str) -> None:
        sourced = self._named(key)
        if sourced is not None and not key.startswith(HEADING):
            self._standing = key
            others = [each.questionnaire for each in self._library]
            self.shown.show_questionnaire(sourced.questionnaire, own=key in self._own, others=others)

    def _named(self, key: str) -> SourcedQuestionnaire | None:
        return next((each for each in self._library if each.questionnaire.id == key), None)

    def _with_shown(self, do: Callable[[SourcedQuestionnaire], None]) -> None:
        questionnaire = self.shown.questionnaire
        sourced = self._named(questionnaire.id) if questionnaire else None
        if sourced is not None:
            do(sourced)

    def show_list(self) -> None:
        self.views.setCurrentWidget(self._browsing)
        self.list.setFocus()

    # Coming in --------------------------------------------------------------------------------------------------------

    def ask_for_form(self) -> None:
        path = ask_for_form(self)
        if path is not None:
            self.take_in(path)

    def take_in(self, path: Path) -> None:
        """Bring in this file, whatever form of questions it is."""
        self.bar.dismiss()
        self.views.setCurrentWidget(self.importing)
        self.importing.take_in(path)

    def _refused(self, sentence: str) -> None:
        self.show_list()
        self.bar.ask(sentence, (), "evasive")

    def _own_found(self, sourced: SourcedQuestionnaire) -> None:
        self.show_list()
        self.handing.keep(sourced)

    def _kept(self, sourced: SourcedQuestionnaire) -> None:
        questionnaire = sourced.questionnaire
        self.show_list()
        self.filter.clear()
        self.refresh(questionnaire.id)
        self.bar.ask(
            f"“{questionnaire.title}” is among your own now, and offered with every interview.", (), "straight"
        )

    # Going away -------------------------------------------------------------------------------------------------------

    def _ask_to_delete(self, sourced: SourcedQuestionnaire) -> None:
        title = sourced.questionnaire.title
        self.bar.ask(
            f"Delete “{title}” from your own? Dossiers that asked it keep it.",
            [("Delete", lambda: self.handing.forget(sourced))],
            "partial",
        )

    def _forgotten(self, sourced: SourcedQuestionnaire) -> None:
        self.refresh()
        self.bar.ask(
            f"“{sourced.questionnaire.title}” is deleted.", [("Put back", lambda: self.handing.put_back(sourced))]
        )

    def _show_folder(self) -> None:
        folder = self._services.places.user_data / "questionnaires"
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    # The window around it ---------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        wide = self.width() >= self._looks.px(NARROW)
        self._body.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._side_layout.setContentsMargins(SPACE.xl, 0, 0 if wide else SPACE.xl, 0 if wide else SPACE.m)
        across = min(self._looks.px(330), round(self.width() * 0.36))
        self._side.setMaximumSize(across if wide else ANY, ANY if wide else round(self.height() * 0.36))
        self._side.setMinimumWidth(across if wide else 0)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if dropped_form(event) is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        path = dropped_form(event)
        if path is None:
            event.ignore()
            return
        event.acceptProposedAction()
        self.take_in(path)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        importing = self.views.currentWidget() is self.importing
        if event.key() == Qt.Key.Key_Escape and importing and self.importing.nothing_to_lose:
            self.importing.give_up()
        elif event.key() == Qt.Key.Key_Escape and not importing and self.filter.text():
            self.filter.clear()
        else:
            super().keyPressEvent(event)
