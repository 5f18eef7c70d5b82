"""The desk: the one dossier that is open, and everything done to it, off the window's thread and in order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from candor.domain.errors import KnownError
from candor.ui.operations import Operations
from candor.ui.preferences import PreferenceFile
from candor.ui.recents import Recent, Recents
from candor.workflows.files import FileNotWritten, put_file

if TYPE_CHECKING:  # What a dossier is gets imported with the first dossier, not before the first paint.
    from candor.domain.interview import Interview
    from candor.domain.record import Record
    from candor.ui.setup_form import SetupForm
    from candor.workflows.ledger import Ledger
    from candor.workflows.ports import Finding
    from candor.workflows.services import Services

T = TypeVar("T")
Failure = Callable[[KnownError], None]


class Desk(QObject):
    """``opened`` when a dossier lies here, ``closing`` while it still takes a last change, ``closed`` when none does,
    ``changed`` when its record became another one, ``told`` with a sentence worth reading. Without a ``failure``,
    ``Operations.failed`` says what went wrong."""

    opened = Signal()
    closing = Signal()
    closed = Signal()
    changed = Signal()
    told = Signal(str)

    def __init__(self, services: Services, operations: Operations, preferences: PreferenceFile) -> None:
        super().__init__(operations)
        self.services = services
        self.recents = Recents(services.places.user_data / "recent.json")
        self._operations = operations
        self._preferences = preferences
        self._ledger: Ledger | None = None

    @property
    def ledger(self) -> Ledger | None:
        return self._ledger

    @property
    def record(self) -> Record | None:
        return self._ledger.record if self._ledger else None

    @property
    def actor(self) -> str:
        return self._preferences.now.me or "Interviewer"

    # A dossier comes and goes -----------------------------------------------------------------------------------------

    def open(self, path: Path, done: Callable[[], None], failure: Failure | None = None) -> None:
        """Put another dossier on the desk; the one that lies here is closed only once the new one could be opened."""
        services, actor = self.services, self.actor
        if self._ledger is not None and path.absolute() == self._ledger.path.absolute():
            done()
            return

        def opening() -> tuple[Ledger, int]:
            from candor.workflows import conduct, prepare

            ledger = prepare.open_dossier(services, path, actor=actor)
            try:
                recovered = 0 if ledger.record.locked else len(conduct.settle_leftovers(ledger, services.assessor))
            except Exception:
                ledger.close()
                raise
            return ledger, recovered

        def opened(outcome: tuple[Ledger, int]) -> None:
            ledger, recovered = outcome
            self._take(ledger)
            done()
            if recovered:
                answers = "answer was" if recovered == 1 else "answers were"
                self.told.emit(f"The words of {recovered} {answers} recovered from before the program was cut off.")

        self._operations.run(opening, opened, failure)

    def begin(self, form: SetupForm, done: Callable[[Interview], None], failure: Failure) -> None:
        """Make a new dossier (where the form names a file) and plan its interview; ``done`` when it can start."""
        services, file, category = self.services, form.file, form.category
        if file is None:
            self._plan_interview(form, done, failure)
            return
        assert category is not None

        def making() -> Ledger:
            from candor.workflows import prepare

            make_folder(file.parent)
            return prepare.create_dossier(
                services, file, vendor=form.vendor, product=form.product, category=category, actor=form.ours[0].name
            )

        def made(ledger: Ledger) -> None:
            self._take(ledger)
            self._plan_interview(form, done, failure)

        self._operations.run(making, made, failure)

    def _plan_interview(self, form: SetupForm, done: Callable[[Interview], None], failure: Failure) -> None:
        library = self.services.library

        def planning(ledger: Ledger) -> Interview:
            from candor.workflows import prepare

            return prepare.add_interview(
                ledger,
                mode=form.mode,
                held_on=form.held_on,
                planned_minutes=form.planned_minutes,
                people=form.people,
                questionnaires=form.questionnaires,
                agenda=form.agenda,
                language=form.language,
                added=form.added,
                reasons=dict(form.reasons),
                library=library,
            )

        self.change(planning, done, failure)

    def close(self, done: Callable[[], None] | None = None) -> None:
        """Put the dossier away; ``done`` when the file is free, at once where none lies here."""
        self.closing.emit()
        ledger, self._ledger = self._ledger, None
        if ledger is None:
            if done:
                done()
            return

        def closing() -> None:
            self._keep_in_mind(ledger)
            ledger.close()

        def closed(_: None) -> None:
            self.closed.emit()
            if done:
                done()

        self._operations.run(closing, closed)

    def _take(self, ledger: Ledger) -> None:
        before, self._ledger = self._ledger, ledger
        if before is not None:
            self._operations.run(before.close, lambda _: None)
        self._operations.run(lambda: self._keep_in_mind(ledger), lambda _: None)
        self.opened.emit()

    def _keep_in_mind(self, ledger: Ledger) -> None:
        """Put the dossier's facts into the recents; not worth an error."""
        try:
            self.recents.remember(Recent.of(ledger.path, ledger.record, self.services.clock.now()))
        except OSError:
            return

    # What is done to it -----------------------------------------------------------------------------------------------

    def change(
        self,
        operation: Callable[[Ledger], T],
        done: Callable[[T], None] | None = None,
        failure: Failure | None = None,
    ) -> None:
        """Do something to the open dossier; nothing happens where none is open. ``changed`` comes before ``done``."""
        ledger = self._ledger
        if ledger is None:
            return

        def came(value: T) -> None:
            if self._ledger is ledger:
                self.changed.emit()
                if done:
                    done(value)

        self._operations.run(lambda: operation(ledger), came, failure)

    def visit(self, interview_id: str, key: str, done: Callable[[], None]) -> None:
        """Have the interview open at this question next time."""
        from candor.workflows import conduct

        self.change(lambda ledger: conduct.visit(ledger, interview_id, key, 0), lambda _: done())

    def export_draft(self, out: Path, ending: str, done: Callable[[Path], None]) -> None:
        """Write the record as it stands, unsigned, as "pdf", "json" or "xlsx"."""
        from candor.workflows import sign_off

        services, paper = self.services, self._preferences.now.paper

        def exporting(ledger: Ledger) -> Path:
            if ending == "pdf":
                sign_off.export_draft(ledger, services, out, paper=paper)
            else:
                manifest = sign_off.freeze(ledger, services, paper=paper)
                content = services.export.json(manifest) if ending == "json" else services.export.xlsx(manifest)
                put_file(content, out)
            return out

        self.change(exporting, done)

    def save_copy(self, to: Path, done: Callable[[Path], None]) -> None:
        def copying(ledger: Ledger) -> Path:
            ledger.store.save_copy(to)
            return to

        self.change(copying, done)

    def check(self, done: Callable[[list[Finding]], None]) -> None:
        """Look the whole file over."""
        self.put_aside(self.services.shelf.check, done)

    def holds(self, path: Path) -> bool:
        """Whether this file is the dossier that lies here."""
        try:
            return self._ledger is not None and path.samefile(self._ledger.path)
        except OSError:
            return False

    def put_aside(self, work: Callable[[Path], T], done: Callable[[T], None], failure: Failure | None = None) -> None:
        """Do something with the open dossier's file that nobody may hold open meanwhile; it comes back at once."""
        ledger, services, actor = self._ledger, self.services, self.actor
        if ledger is None:
            return
        path = ledger.path

        def working() -> tuple[T | KnownError, Ledger]:
            from candor.workflows import prepare

            ledger.close()
            outcome: T | KnownError
            try:
                outcome = work(path)
            except KnownError as error:
                outcome = error
            return outcome, prepare.open_dossier(services, path, actor=actor)

        def worked(came: tuple[T | KnownError, Ledger]) -> None:
            outcome, self._ledger = came
            self.changed.emit()
            if not isinstance(outcome, KnownError):
                done(outcome)
            elif failure:
                failure(outcome)
            else:
                self._operations.failed.emit(outcome.sentence)

        def gone(error: KnownError) -> None:
            self._ledger = None
            self.closed.emit()
            self.told.emit(error.sentence)

        self._operations.run(working, worked, gone)


def make_folder(folder: Path) -> None:
    """Raises FileNotWritten."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise FileNotWritten(folder) from None
