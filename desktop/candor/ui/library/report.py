"""What became of a form: the report row by row, the questionnaire that came of it, and whether to keep it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from candor.ui.library.sheet import Sheet
from candor.ui.pieces import Band, Button, field_label, in_row, label, rule, stacked
from candor.ui.room.flow import FlowLayout
from candor.ui.style import SPACE, Role, Style
from candor.workflows.forms import Fate, ImportedForm
from candor.workflows.leaves import leaves_of, leaves_of_report
from candor.workflows.taking_in import counted, report_text


class ReportView(QWidget):
    """``keep_wanted`` and ``file_wanted`` carry the title as it was typed; ``report_wanted`` asks for the report as a
    file; ``columns_wanted`` when it should be read otherwise; ``discarded`` when nothing of it is to be kept."""

    keep_wanted = Signal(str)
    file_wanted = Signal(str)
    report_wanted = Signal()
    columns_wanted = Signal()
    discarded = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._looks = style
        self._form: ImportedForm | None = None
        self._source = label("", Role.CAPTION, "muted", wrap=True)
        self.title = QLineEdit()
        self.title.setMaxLength(120)
        self.title.setAcceptDrops(False)
        self._counts = label("", Role.STRONG, wrap=True)
        self._filters: dict[Fate | None, Button] = {}
        self.rows = Sheet(style, "What became of every row")
        self.questions = Sheet(style, "What will be asked")
        self.shown = QStackedWidget()
        self.report_tab, self.questions_tab = self._tab("Report"), self._tab("What will be asked")
        self.copy_button = Button("Copy", style, kind="quiet", icon="copy", name="Copy the report")
        self.save_report_button = Button("Save the report…", style, kind="quiet", icon="save")
        self.discard_button = Button("Discard", style, kind="quiet")
        self.columns_button = Button("Back to the columns", style, kind="quiet")
        self.file_button = Button("Save as a file…", style)
        self.keep_button = Button("Keep it", style, kind="primary", icon="check", name="Keep it among my own")
        self._lay_out(style)
        self._connect()

    def _tab(self, words: str) -> Button:
        made = Button(words, self._looks, kind="quiet")
        made.setCheckable(True)
        return made

    def _lay_out(self, style: Style) -> None:
        self.shown.addWidget(self.rows)
        self.shown.addWidget(self.questions)
        for fate in (None, *Fate):
            button = self._filters[fate] = self._tab(fate.label if fate else "All")
            button.clicked.connect(lambda _, fate=fate: self.filter(fate))
        self._filter_row = QWidget()
        flow = FlowLayout(self._filter_row, gap=SPACE.xs)
        for button in (*self._filters.values(), self.copy_button, self.save_report_button):
            flow.addWidget(button)
        tabs = in_row(self.report_tab, self.questions_tab, 1)
        for group in ((self.report_tab, self.questions_tab), tuple(self._filters.values())):
            together = QButtonGroup(self)
            for button in group:
                together.addButton(button)
        head = stacked(
            self._source,
            field_label("Title", self.title),
            self.title,
            self._counts,
            tabs,
            self._filter_row,
            spacing=SPACE.s,
        )
        head.setContentsMargins(SPACE.xl, SPACE.s, SPACE.xl, SPACE.s)
        foot = QWidget()
        foot.setLayout(in_row(self.discard_button, self.columns_button, 1, self.file_button, self.keep_button))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(rule())
        whole.addWidget(self.shown, 1)
        whole.addWidget(rule())
        whole.addWidget(Band(style, foot, 4000))

    def _connect(self) -> None:
        self.report_tab.clicked.connect(lambda: self._turn(0))
        self.questions_tab.clicked.connect(lambda: self._turn(1))
        self.copy_button.clicked.connect(self._copy)
        self.save_report_button.clicked.connect(self.report_wanted)
        self.discard_button.clicked.connect(self.discarded)
        self.columns_button.clicked.connect(self.columns_wanted)
        self.file_button.clicked.connect(lambda: self.file_wanted.emit(self.title.text()))
        self.keep_button.clicked.connect(lambda: self.keep_wanted.emit(self.title.text()))
        self.title.returnPressed.connect(self.keep_button.click)

    @property
    def form(self) -> ImportedForm | None:
        return self._form

    def show_form(self, form: ImportedForm, file_name: str, *, has_columns: bool = False) -> None:
        """``has_columns`` where a person said how its columns are read, and may say it anew."""
        self._form = form
        self.columns_button.setVisible(has_columns)
        self._source.setText(f"{form.kind} · {file_name}")
        self.title.setText(form.sourced.questionnaire.title)
        self.title.setCursorPosition(0)
        self._counts.setText(counted(form.rows))
        for fate, button in self._filters.items():
            number = len(form.rows) if fate is None else form.counts[fate]
            button.setText(f"{fate.label if fate else 'All'} {number}")
            button.setAccessibleName(f"Show {fate.label.lower() if fate else 'all'}: {number}")
            button.setEnabled(number > 0)
        self._filters[None].setChecked(True)
        self.report_tab.setChecked(True)
        self.questions.show_leaves(leaves_of(form.sourced.questionnaire))
        self.filter(None)
        self._turn(0)

    def filter(self, fate: Fate | None) -> None:
        """Show the rows that this became of; None shows all."""
        if self._form is not None:
            self._filters[fate].setChecked(True)
            rows = [row for row in self._form.rows if fate is None or row.fate is fate]
            self.rows.show_leaves(leaves_of_report(rows), "Nothing in this form asked for a word of report.")

    def _turn(self, place: int) -> None:
        self.shown.setCurrentIndex(place)
        self._filter_row.setVisible(place == 0)

    def _copy(self) -> None:
        if self._form is not None:
            QGuiApplication.clipboard().setText(f"{counted(self._form.rows)}\n{report_text(self._form.rows)}")
