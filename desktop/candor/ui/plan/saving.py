"""Keeping what was tailored as a questionnaire of one's own, off the window's thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from candor.domain.errors import KnownError
from candor.domain.offered import Offered
from candor.domain.question import Questionnaire
from candor.domain.tailoring import Tailoring
from candor.ui.operations import Operations
from candor.workflows import tailor
from candor.workflows.ports import SourcedQuestionnaire
from candor.workflows.services import Services

if TYPE_CHECKING:
    from candor.ui.setup import SetupPage


@dataclass(frozen=True, slots=True)
class Kept:
    """What was saved and, read again, everything there is."""

    questionnaire: Questionnaire
    notes: tuple[str, ...]
    library: Sequence[SourcedQuestionnaire]
    own: Sequence[str]


@dataclass(frozen=True, slots=True)
class TitleTaken:
    """One of one's own has this title already; nothing was saved."""

    title: str


class Saving(QObject):
    """``kept`` carries ``Kept``, ``title_taken`` the title that is there already, ``refused`` a sentence."""

    kept = Signal(object)
    title_taken = Signal(str)
    refused = Signal(str)

    def __init__(self, services: Services, operations: Operations, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._operations = operations

    def keep(self, title: str, now: Tailoring, found: dict[str, Offered], *, instead: bool) -> None:
        """Save under this title; over an own one that has it only if ``instead``."""
        library = self._services.library

        def keeping() -> Kept | TitleTaken:
            everything, own = library.all(), set(library.own())
            mine = [sourced.questionnaire for sourced in everything if sourced.questionnaire.id in own]
            there = tailor.same_title(title, mine)
            if there is not None and not instead:
                return TitleTaken(there.title)
            taken = {sourced.questionnaire.id for sourced in everything}
            saved = tailor.saved_as(title, now, found, taken=taken, instead=there)
            sourced = library.written(saved.questionnaire)
            library.save(sourced)
            return Kept(sourced.questionnaire, saved.notes, library.all(), library.own())

        def done(outcome: Kept | TitleTaken) -> None:
            if isinstance(outcome, Kept):
                self.kept.emit(outcome)
            else:
                self.title_taken.emit(outcome.title)

        def failed(error: KnownError) -> None:
            self.refused.emit(error.sentence)

        self._operations.run(keeping, done, failed)


def keep_what_is_tailored(page: SetupPage, services: Services, operations: Operations) -> None:
    """Connect the page on which an interview is set up with what it takes to save its plan."""
    saving = Saving(services, operations, page)
    draft = page.drafting
    page.plan.save_requested.connect(lambda title, instead: saving.keep(title, draft.now, draft.found, instead=instead))
    saving.kept.connect(page.saved)
    saving.title_taken.connect(page.plan.ask_to_replace)
    saving.refused.connect(lambda sentence: page.plan.bar.ask(sentence, (), "evasive"))
