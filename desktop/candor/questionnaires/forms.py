"""Other people's forms, told apart by what they hold: the one door to every importer and to the way back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from candor.workflows.forms import Columns, FormUnreadable, ImportedForm, Sheet
from candor.workflows.ports import SourcedQuestionnaire


class FormDesk:
    """Adapter of the ``Forms`` port."""

    def look(self, source: bytes, name: str) -> Sequence[Sheet]:
        return ()

    def read(self, source: bytes, name: str, columns: Columns | None = None) -> ImportedForm:
        raise FormUnreadable(f"“{name}” is not a form this version can read; see the help for the kinds it can.")

    def workbook(self, sourced: SourcedQuestionnaire, answers: Mapping[str, Sequence[str]] | None = None) -> bytes:
        raise NotImplementedError
