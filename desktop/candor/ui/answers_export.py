"""Answers as a workbook: which interview and which questionnaire, where there is more than one to choose from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QDialog, QVBoxLayout, QWidget

from candor.domain.interview import Interview
from candor.domain.record import Record
from candor.ui.desk import Desk
from candor.ui.pieces import Button, field_label, in_row, label, stacked
from candor.ui.style import SPACE, Role, Style
from candor.workflows import workbooks
from candor.workflows.files import put_file
from candor.workflows.ledger import Ledger


class WhichAnswers(QDialog):
    """``chosen`` is called with interview and questionnaire ids."""

    def __init__(self, parent: QWidget, style: Style, record: Record, chosen: Callable[[str, str], None]) -> None:
        super().__init__(parent)
        self._chosen = chosen
        self._pairs = workbooks.can_be_exported(record)
        self.setWindowTitle("Answers as a workbook")
        self.which = QComboBox()
        self.which.setMinimumWidth(style.px(360))
        for interview, questionnaire_id in self._pairs:
            self.which.addItem(named(record, interview, questionnaire_id))
        cancel, export = Button("Cancel", style, kind="quiet"), Button("Export…", style, kind="primary")
        cancel.clicked.connect(self.reject)
        export.clicked.connect(self.accept)
        export.setDefault(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE.xl, SPACE.xl, SPACE.xl, SPACE.l)
        whole.setSpacing(SPACE.l)
        whole.addWidget(
            label("The questionnaire as it was asked, with the answers beside it.", Role.BODY, "muted", wrap=True)
        )
        whole.addLayout(stacked(field_label("Questionnaire and interview", self.which), self.which))
        whole.addLayout(in_row(1, cancel, export))

    def accept(self) -> None:
        interview, questionnaire_id = self._pairs[self.which.currentIndex()]
        super().accept()
        self._chosen(interview.id, questionnaire_id)


def named(record: Record, interview: Interview, questionnaire_id: str) -> str:
    """A questionnaire in a sitting, as people tell them apart."""
    on = interview.held_on
    title = record.questionnaires[questionnaire_id].title
    return f"{title} · {interview.mode.label.lower()} on {on.day} {on:%B} {on.year}"


def export_answers(
    desk: Desk, interview_id: str, questionnaire_id: str, to: Path, done: Callable[[Path], None]
) -> None:
    """Write the workbook; ``Operations.failed`` says what went wrong."""
    services = desk.services

    def exporting(ledger: Ledger) -> Path:
        put_file(workbooks.answered_workbook(services, ledger, interview_id, questionnaire_id), to)
        return to

    desk.change(exporting, done)
