"""A file of questions comes in: reading, saying how its columns are read, and the report of what became of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from candor.domain.errors import KnownError
from candor.ui.library.mapping import MappingView
from candor.ui.library.report import ReportView
from candor.ui.operations import Operations
from candor.ui.pieces import Button, label
from candor.ui.style import SPACE, Role, Style
from candor.workflows.forms import Columns, ImportedForm
from candor.workflows.services import Services
from candor.workflows.taking_in import TakenIn, take_in


class _Reading(QWidget):
    """Said while a file is read; reading cannot be hurried, but it can be left."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.words = label("", Role.ANSWER, "muted", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setMaximumWidth(style.px(280))
        bar.setAccessibleName("Reading")
        self.cancel = Button("Cancel", style)
        whole = QVBoxLayout(self)
        whole.setSpacing(SPACE.l)
        whole.addStretch(1)
        whole.addWidget(self.words)
        whole.addWidget(bar, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(2)


class Importing(QStackedWidget):
    """``own_found`` with a SourcedQuestionnaire where the file was one of our own format; ``refused`` with a sentence;
    ``left`` when the person gave up. The report's wishes are its own signals."""

    own_found = Signal(object)
    refused = Signal(str)
    left = Signal()

    def __init__(self, style: Style, services: Services, operations: Operations) -> None:
        super().__init__()
        self._services = services
        self._operations = operations
        self._turn = 0
        self._taken: TakenIn | None = None
        self.reading = _Reading(style)
        self.mapping = MappingView(style)
        self.report = ReportView(style)
        for view in (self.reading, self.mapping, self.report):
            self.addWidget(view)
        self.reading.cancel.clicked.connect(self.give_up)
        self.mapping.left.connect(self.give_up)
        self.mapping.columns_changed.connect(self._try)
        self.mapping.import_wanted.connect(self._read)
        self.report.discarded.connect(self.give_up)
        self.report.columns_wanted.connect(self._show_columns)

    @property
    def path(self) -> Path | None:
        return self._taken.path if self._taken else None

    @property
    def nothing_to_lose(self) -> bool:
        """Whether going back takes nothing away that was decided or read through."""
        return self.currentWidget() is not self.report

    def take_in(self, path: Path) -> None:
        """Read this file as far as it goes without a person."""
        self._wait_for(path.name)
        services = self._services
        self._run(lambda: take_in(services, path), self._came)

    def give_up(self) -> None:
        """Whatever is being read is not waited for any more."""
        self._turn += 1
        self._taken = None
        self.left.emit()

    def _wait_for(self, name: str) -> None:
        self.reading.words.setText(f"Reading “{name}”…")
        self.setCurrentWidget(self.reading)
        self.reading.cancel.setFocus()

    def _run(self, operation: Callable[[], object], success: Callable[[object], None]) -> None:
        """Only the answer to the latest request is listened to."""
        self._turn += 1
        turn = self._turn

        def came(value: object) -> None:
            if turn == self._turn:
                success(value)

        def failed(error: KnownError) -> None:
            if turn == self._turn:
                self._refuse(error)

        self._operations.run(operation, came, failed)

    def _refuse(self, error: KnownError) -> None:
        """A spreadsheet stays where its columns are chosen; any other file is put down."""
        if self._taken is not None and self._taken.sheets:
            self.setCurrentWidget(self.mapping)
            self.mapping.show_trouble(error.sentence)
            return
        self._taken = None
        self.refused.emit(error.sentence)

    def _came(self, value: object) -> None:
        assert isinstance(value, TakenIn)
        self._taken = value
        if value.own is not None:
            self.own_found.emit(value.own)
        elif value.form is not None:
            self._show_report(value.form)
        else:
            self.mapping.show_sheets(value.path.name, value.sheets)
            self.setCurrentWidget(self.mapping)
            self.mapping.import_button.setFocus()

    # A spreadsheet's columns ------------------------------------------------------------------------------------------

    def _try(self, columns: Columns) -> None:
        if self._taken is not None and self.currentWidget() is self.mapping:
            self.mapping.show_reading()
            self._run(self._reader(columns), self._show_outcome)

    def _read(self, columns: Columns) -> None:
        if self._taken is not None:
            self._wait_for(self._taken.path.name)
            self._run(self._reader(columns), self._show_report)

    def _reader(self, columns: Columns) -> Callable[[], ImportedForm]:
        services, taken = self._services, self._taken
        assert taken is not None
        return lambda: services.forms.read(taken.source, taken.path.name, columns)

    def _show_outcome(self, form: object) -> None:
        assert isinstance(form, ImportedForm)
        self.mapping.show_outcome(form)

    def _show_report(self, form: object) -> None:
        assert isinstance(form, ImportedForm)
        assert self._taken is not None
        self.report.show_form(form, self._taken.path.name, has_columns=bool(self._taken.sheets))
        self.setCurrentWidget(self.report)
        self.report.keep_button.setFocus()

    def _show_columns(self) -> None:
        """From the report back to how the spreadsheet is read, everything as it was chosen."""
        self.setCurrentWidget(self.mapping)
        self.mapping.import_button.setFocus()
