"""A plain spreadsheet on its way in: which sheet, which row of headings, and what each column is read as."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QSpinBox, QVBoxLayout, QWidget

from candor.ui.fields import steady
from candor.ui.library.columns import ColumnTable
from candor.ui.library.sheet import Sheet
from candor.ui.pieces import Band, Button, field_label, in_row, label, rule, set_tone, stacked
from candor.ui.style import SPACE, Role, Style
from candor.workflows.forms import Columns, ImportedForm
from candor.workflows.forms import Sheet as FormSheet
from candor.workflows.leaves import Look, leaves_of

PAUSE_MS = 250
"""How long a choice rests before the preview is read again."""
ONE = (
    "Say what each column is read as; the column of the questions is all that is needed. What is not read stays in the "
    "file, so that it can be handed back in the shape it came in."
)
ALL = "Every sheet is read by its own headings. Choose one sheet to say otherwise."
FIRST = 12
"""How many leaves the preview shows."""


class MappingView(QWidget):
    """``columns_changed`` when the preview should be read again; ``import_wanted`` when it is right; both carry
    Columns. ``left`` when the person goes back."""

    columns_changed = Signal(object)
    import_wanted = Signal(object)
    left = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._looks = style
        self._sheets: Sequence[FormSheet] = ()
        self._title = label("", Role.HEADING, wrap=True)
        self.sheet = steady(QComboBox())
        self.header = steady(QSpinBox())
        self.table = ColumnTable(style)
        self._outcome = label("", Role.BODY, "muted", wrap=True)
        self.preview = Sheet(style, "The first questions that come of it")
        self.import_button = Button("Import", style, kind="primary", icon="check")
        self.back_button = Button("Back", style, kind="quiet")
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(PAUSE_MS)
        self._lay_out(style)
        self._connect()

    def _lay_out(self, style: Style) -> None:
        self.header.setSpecialValueText("none")
        self.header.setMinimumWidth(style.px(90))
        self.header.lineEdit().setTextMargins(SPACE.s, 0, 0, 0)
        self.sheet.setMinimumWidth(style.px(160))
        self._sheet_part = QWidget()
        self._sheet_part.setLayout(stacked(field_label("Sheet", self.sheet), self.sheet))
        self._header_part = QWidget()
        self._header_part.setLayout(stacked(field_label("Row of headings", self.header), self.header))
        self._explains = label(ONE, Role.BODY, "muted", wrap=True)
        inside = QVBoxLayout()
        inside.setContentsMargins(SPACE.xl, SPACE.s, SPACE.xl, SPACE.s)
        inside.setSpacing(SPACE.m)
        inside.addWidget(self._title)
        inside.addWidget(self._explains)
        choosing = in_row(self._sheet_part, self._header_part, 1, spacing=SPACE.l)
        for part in (self._sheet_part, self._header_part):
            choosing.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(choosing)
        inside.addWidget(self.table, 5)
        inside.addWidget(self._outcome)
        foot = QWidget()
        foot.setLayout(in_row(self.back_button, 1, self.import_button))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._whole = whole
        whole.addLayout(inside, 5)
        whole.addWidget(self.preview, 4)
        whole.addWidget(rule())
        whole.addWidget(Band(style, foot, 4000))

    def _connect(self) -> None:
        self.sheet.currentIndexChanged.connect(self._turn_to)
        self.header.valueChanged.connect(self._move_header)
        self.table.roles_changed.connect(self._wait.start)
        self._wait.timeout.connect(lambda: self.columns_changed.emit(self.columns))
        self.import_button.clicked.connect(lambda: self.import_wanted.emit(self.columns))
        self.back_button.clicked.connect(self.left)

    def show_sheets(self, name: str, sheets: Sequence[FormSheet]) -> None:
        """Show what was found in this spreadsheet: all sheets together where several ask, else the one that does."""
        self._sheets = sheets
        asking = [sheet for sheet in sheets if "say" in sheet.guess]
        self._title.setText(f"How is “{name}” to be read?")
        self.sheet.blockSignals(True)
        self.sheet.clear()
        if len(asking) > 1:
            self.sheet.addItem("Every sheet that asks", None)
        for sheet in sheets:
            self.sheet.addItem(sheet.name or "The sheet", sheet)
        if len(asking) == 1:
            self.sheet.setCurrentIndex(sheets.index(asking[0]))
        self.sheet.blockSignals(False)
        self._sheet_part.setVisible(len(sheets) > 1)
        self._turn_to()

    @property
    def columns(self) -> Columns:
        """How the spreadsheet is to be read, as the view stands."""
        sheet = self._sheet
        if sheet is None:
            return Columns()
        return Columns(sheet=sheet.name, header=self.header.value(), roles=self.table.roles)

    # The preview ------------------------------------------------------------------------------------------------------

    def show_outcome(self, form: ImportedForm) -> None:
        """The first of what comes of it."""
        questionnaire = form.sourced.questionnaire
        leaves = leaves_of(questionnaire)
        questions = sum(1 for leaf in leaves if leaf[0].look is not Look.SECTION)
        self._outcome.setText(
            f"{questions} {'question' if questions == 1 else 'questions'} come of it"
            f"{'; the first of them:' if len(leaves) > FIRST else ':'}"
        )
        set_tone(self._outcome, "muted")
        self.preview.show_leaves(leaves[:FIRST])
        self.import_button.setEnabled(True)

    def show_trouble(self, sentence: str) -> None:
        self._outcome.setText(sentence)
        set_tone(self._outcome, "evasive")
        self.preview.show_leaves(())
        self.import_button.setEnabled(False)

    def show_reading(self) -> None:
        self._outcome.setText("Reading…")
        set_tone(self._outcome, "muted")

    # What follows from what -------------------------------------------------------------------------------------------

    @property
    def _sheet(self) -> FormSheet | None:
        """The sheet that is chosen, None for all that ask."""
        chosen: FormSheet | None = self.sheet.currentData()
        return chosen

    def _turn_to(self) -> None:
        sheet = self._sheet
        for part in (self._header_part, self.table):
            part.setVisible(sheet is not None)
        self._whole.setStretch(0, 0 if sheet is None else 5)
        self._explains.setText(ONE if sheet else ALL)
        self._wait.start()
        if sheet is None:
            return
        self.header.blockSignals(True)
        self.header.setRange(0, max(sheet.header + len(sheet.rows), sheet.header))
        self.header.setValue(sheet.header)
        self.header.blockSignals(False)
        self.table.show_sheet(sheet, sheet.header)

    def _move_header(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        self.table.show_sheet(sheet, self.header.value(), keep=True)
        self._wait.start()
