"""Errands: what asks for a file or a word first, is done by the desk, and is reported in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from candor.ui.desk import Desk
from candor.ui.preferences import PreferenceFile
from candor.ui.style import Style

if TYPE_CHECKING:
    from candor.workflows.ports import Finding

SCALE_STEP = 0.1


class Errands(QObject):
    """``open_chosen`` with the path of a dossier to open; ``told`` with a sentence when something was done."""

    open_chosen = Signal(object)
    told = Signal(str)
    warned = Signal(str)

    def __init__(self, window: QWidget, style: Style, desk: Desk, preferences: PreferenceFile) -> None:
        super().__init__(window)
        self._window = window
        self._looks = style
        self._desk = desk
        self._preferences = preferences

    def named(self, name: str) -> Callable[[], None]:
        """The errand of this name, as the menu and the pages know it."""
        errands: dict[str, Callable[[], None]] = {
            "open": self.open_dossier,
            "save_copy": self.save_copy,
            "export_pdf": self.export_pdf,
            "export_xlsx": lambda: self._export("xlsx", "Spreadsheets (*.xlsx)"),
            "export_json": lambda: self._export("json", "Data (*.json)"),
            "export_workbook": self.export_workbook,
            "check": self.check,
            "larger": lambda: self._scale(+SCALE_STEP),
            "smaller": lambda: self._scale(-SCALE_STEP),
            "settings": self.settings,
            "about": self.about,
        }
        return errands[name]

    # Files ------------------------------------------------------------------------------------------------------------

    def open_dossier(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self._window, "Open a dossier", str(self._folder()), "Dossiers (*.candor);;All files (*)"
        )
        if name:
            self.open_chosen.emit(Path(name))

    def save_copy(self) -> None:
        to = self._ask_where("Save a copy", f"{self._name()} copy.candor", "Dossiers (*.candor)", overwrite=False)
        if to is not None:
            self._desk.save_copy(to, lambda path: self.told.emit(f"A complete copy is in “{path}”."))

    def export_pdf(self) -> None:
        self._export("pdf", "PDF (*.pdf)")

    def _export(self, ending: str, kinds: str) -> None:
        out = self._ask_where("Export a draft", f"{self._name()} draft.{ending}", kinds)
        if out is not None:
            self._desk.export_draft(out, ending, lambda path: self.told.emit(f"The draft is in “{path}”; unsigned."))

    def export_workbook(self) -> None:
        """The answers of one interview in the workbook of one questionnaire."""
        from candor.ui.answers_export import WhichAnswers
        from candor.workflows.workbooks import can_be_exported

        record = self._desk.record
        pairs = can_be_exported(record) if record else []
        if record is None or not pairs:
            self.warned.emit("There is no interview yet, so there are no answers to export.")
        elif len(pairs) == 1:
            self._export_answers(pairs[0][0].id, pairs[0][1])
        else:
            WhichAnswers(self._window, self._looks, record, self._export_answers).open()

    def _export_answers(self, interview_id: str, questionnaire_id: str) -> None:
        from candor.ui.answers_export import export_answers

        to = self._ask_where("Answers as a workbook", f"{self._name()} {questionnaire_id}.xlsx", "Workbooks (*.xlsx)")
        if to is not None:
            export_answers(
                self._desk,
                interview_id,
                questionnaire_id,
                to,
                lambda path: self.told.emit(f"The answers are in “{path}”, beside their questions."),
            )

    def export_evidence(self, evidence_id: str) -> None:
        """Save one piece of evidence outside, after a warning where opening it could run something."""
        from candor.workflows import attach

        record = self._desk.record
        evidence = record.evidence.get(evidence_id) if record else None
        if evidence is None or (attach.needs_warning(evidence) and not self._ask_about(evidence.name)):
            return
        to = self._ask_where("Save this evidence", attach.safe_name(evidence.name), "All files (*)")
        if to is not None:
            self._desk.change(
                lambda ledger: attach.export(ledger, evidence_id, to),
                lambda _: self.told.emit(f"“{to.name}” is in “{to.parent}”."),
            )

    def check(self) -> None:
        """Look the open file over, and say how it is."""
        self._desk.check(self._report)

    def _report(self, findings: list[Finding]) -> None:
        if not findings:
            self.told.emit(
                "The file is sound: its journal is unbroken and every piece of evidence is as it was received."
            )
        else:
            more = f" And {len(findings) - 1} more." if len(findings) > 1 else ""
            self.warned.emit(f"{findings[0].sentence}{more}")

    # Words ------------------------------------------------------------------------------------------------------------

    def settings(self) -> None:
        from candor.ui.settings import SettingsDialog

        SettingsDialog(self._window, self._looks, self._preferences).open()

    def about(self) -> None:
        from candor.ui.about import AboutDialog

        AboutDialog(self._window, self._looks, self._desk.services.places.resources).open()

    def _scale(self, step: float) -> None:
        self._looks.set_scale(round(self._looks.scale + step, 2))
        self._preferences.change(scale=self._looks.scale)

    def _ask_about(self, name: str) -> bool:
        answer = QMessageBox.warning(
            self._window,
            "This file can run something",
            f"“{name}” is of a kind that can run a program when it is opened. Save it only if you know what it is.",
            QMessageBox.StandardButton.Save | QMessageBox.StandardButton.Cancel,
            QMessageBox.StandardButton.Cancel,
        )
        return answer is QMessageBox.StandardButton.Save

    def _ask_where(self, title: str, name: str, kinds: str, *, overwrite: bool = True) -> Path | None:
        options = QFileDialog.Option(0) if overwrite else QFileDialog.Option.DontConfirmOverwrite
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, str(self._folder() / name), kinds, options=options)
        return Path(chosen) if chosen else None

    def _folder(self) -> Path:
        if self._desk.ledger is not None:
            return self._desk.ledger.path.parent
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(self._preferences.now.folder or documents or ".")

    def _name(self) -> str:
        return self._desk.ledger.path.stem if self._desk.ledger is not None else "Dossier"
