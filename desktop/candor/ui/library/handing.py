"""What is done with a questionnaire: kept among one's own, written to a file, copied, taken away and put back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from candor.domain.errors import KnownError
from candor.ui.library.files import ask_where
from candor.ui.operations import Operations
from candor.workflows.files import put_file
from candor.workflows.keeping import duplicate, free_id, renamed
from candor.workflows.ports import SourcedQuestionnaire
from candor.workflows.services import Services
from candor.workflows.taking_in import report_csv

if TYPE_CHECKING:
    from candor.ui.library.page import LibraryPage

_YAML = "Candor questionnaires (*.yaml)"
_BOOK = "Workbooks (*.xlsx)"


class Handing(QObject):
    """``kept`` and ``forgotten`` carry the SourcedQuestionnaire; ``told`` and ``refused`` a sentence."""

    kept = Signal(object)
    forgotten = Signal(object)
    told = Signal(str)
    refused = Signal(str)

    def __init__(self, page: LibraryPage, services: Services, operations: Operations) -> None:
        super().__init__(page)
        self._page = page
        self._services = services
        self._operations = operations

    # Keeping ----------------------------------------------------------------------------------------------------------

    def keep_form(self, title: str) -> None:
        """Keep what the report shows, under the title as it stands there."""
        form = self._page.importing.report.form
        if form is not None:
            library = self._services.library
            self._operations.run(lambda: renamed(library, form.sourced, title=title), self.keep, self._refuse)

    def keep(self, sourced: SourcedQuestionnaire) -> None:
        """Keep it among a person's own; asks first where there is one of the same id."""
        library, wanted = self._services.library, sourced.questionnaire.id

        def looking() -> tuple[SourcedQuestionnaire | None, bool]:
            there = next((each for each in library.all() if each.questionnaire.id == wanted), None)
            return there, wanted in library.own()

        def looked(found: tuple[SourcedQuestionnaire | None, bool]) -> None:
            there, own = found
            if there is None:
                self._save(sourced)
            elif own and there.source == sourced.source:
                self.kept.emit(sourced)
            else:
                self._ask_about(sourced, there)

        self._operations.run(looking, looked, self._refuse)

    def _ask_about(self, sourced: SourcedQuestionnaire, there: SourcedQuestionnaire) -> None:
        self._page.bar.ask(
            f"There is “{there.questionnaire.title}” with the same id, “{there.questionnaire.id}”. "
            "Dossiers that asked it keep the one they asked.",
            [("Replace it", lambda: self._save(sourced)), ("Keep both", lambda: self._keep_both(sourced))],
            "partial",
        )

    def _keep_both(self, sourced: SourcedQuestionnaire) -> None:
        library = self._services.library

        def keeping() -> SourcedQuestionnaire:
            made = renamed(library, sourced, questionnaire_id=free_id(library, sourced.questionnaire.id))
            library.save(made)
            return made

        self._operations.run(keeping, self.kept.emit, self._refuse)

    def duplicate(self, sourced: SourcedQuestionnaire) -> None:
        library = self._services.library

        def copying() -> SourcedQuestionnaire:
            made = duplicate(library, sourced)
            library.save(made)
            return made

        self._operations.run(copying, self.kept.emit, self._refuse)

    def _save(self, sourced: SourcedQuestionnaire) -> None:
        library = self._services.library
        self._operations.run(lambda: library.save(sourced), lambda _: self.kept.emit(sourced), self._refuse)

    # Taking away ------------------------------------------------------------------------------------------------------

    def forget(self, sourced: SourcedQuestionnaire) -> None:
        library, name = self._services.library, sourced.questionnaire.id
        self._operations.run(lambda: library.forget(name), lambda _: self.forgotten.emit(sourced), self._refuse)

    def put_back(self, sourced: SourcedQuestionnaire) -> None:
        self._save(sourced)

    # Writing files ----------------------------------------------------------------------------------------------------

    def save_file(self, sourced: SourcedQuestionnaire) -> None:
        to = ask_where(self._page, "Save the questionnaire", f"{sourced.questionnaire.id}.yaml", _YAML)
        if to is not None:
            self.write(sourced.source, to)

    def save_form(self, title: str) -> None:
        """Write what the report shows to a file, under the title as it stands there."""
        form = self._page.importing.report.form
        if form is not None:
            library = self._services.library
            self._operations.run(lambda: renamed(library, form.sourced, title=title), self.save_file, self._refuse)

    def save_report(self) -> None:
        form = self._page.importing.report.form
        if form is None:
            return
        to = ask_where(
            self._page, "Save the report", f"{form.sourced.questionnaire.id} report.csv", "Spreadsheet text (*.csv)"
        )
        if to is not None:
            self.write(report_csv(form.rows), to)

    def save_workbook(self, sourced: SourcedQuestionnaire) -> None:
        """The questionnaire without answers, for a team that works in a workbook."""
        to = ask_where(self._page, "Export as a workbook", f"{sourced.questionnaire.title}.xlsx", _BOOK)
        if to is None:
            return
        services = self._services

        def writing() -> Path:
            put_file(services.forms.workbook(sourced), to)
            return to

        self._operations.run(writing, self._wrote, self._refuse)

    def write(self, content: bytes, to: Path) -> None:
        def writing() -> Path:
            put_file(content, to)
            return to

        self._operations.run(writing, self._wrote, self._refuse)

    def _wrote(self, to: Path) -> None:
        self.told.emit(f"“{to.name}” is in “{to.parent}”.")

    def _refuse(self, error: KnownError) -> None:
        self.refused.emit(error.sentence)
