"""The composition root: the one module that knows everyone. It hands each room what it needs, loaded on first use."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from candor.cli.handed import FrontEnds, Tools
from candor.workflows.services import Places, Services

if TYPE_CHECKING:
    from candor.cli.handed import Fault
    from candor.domain.question import Questionnaire
    from candor.workflows.measurement import Measurement
    from candor.workflows.ports import (
        Assessor,
        DossierShelf,
        Forms,
        QuestionnaireLibrary,
        RecordExport,
        SignerKeys,
        SummaryPress,
    )

HOME_VARIABLE = "CANDOR_HOME"
"""Environment variable: a folder for keys, roster and settings instead of the system's usual one."""


class SystemClock:
    """This computer's time in its own time zone, in whole milliseconds."""

    def now(self) -> datetime:
        now = datetime.now().astimezone()
        return now.replace(microsecond=now.microsecond // 1000 * 1000)


class Deferred:
    """Stands for an adapter until something is asked of it, so that a window paints before a database is imported."""

    def __init__(self, make: Callable[[], object]) -> None:
        self._make = make
        self._made: object | None = None
        self._lock = threading.Lock()

    def __getattr__(self, name: str) -> Any:
        with self._lock:
            if self._made is None:
                self._made = self._make()
        return getattr(self._made, name)


def places() -> Places:
    """Where things are: what ships lies beside the package's folder, what is personal where the system wants it."""
    root = Path(__file__).resolve().parents[2]
    own = os.environ.get(HOME_VARIABLE)
    return Places(
        resources=root / "resources",
        questionnaires=root / "questionnaires",
        user_data=Path(own) if own else _usual_place(),
    )


def _usual_place() -> Path:
    import platformdirs

    return platformdirs.user_data_path("Candor", appauthor=False)


def build_services(where: Places | None = None) -> Services:
    """Everything a front end needs. Cheap: nothing is imported or opened before it is used."""
    where = where or places()
    clock = SystemClock()

    def shelf() -> object:
        from candor.storage.shelf import Shelf

        return Shelf()

    def library() -> object:
        from candor.questionnaires.library import Library

        remembered = where.user_data / "cache" / "questionnaires.json"
        return Library(where.questionnaires, where.user_data / "questionnaires", remembered)

    def listener() -> object:
        from candor.deflection.listener import Listener

        return Listener(where.resources / "lexicon")

    def keys() -> object:
        from candor.reports.keys import Keys

        return Keys(where.user_data, clock)

    def press() -> object:
        from candor.reports.press import Press

        return Press(where.resources, where.user_data)

    return Services(
        places=where,
        clock=clock,
        shelf=cast("DossierShelf", Deferred(shelf)),
        library=cast("QuestionnaireLibrary", Deferred(library)),
        assessor=cast("Assessor", Deferred(listener)),
        keys=cast("SignerKeys", Deferred(keys)),
        press=cast("SummaryPress", Deferred(press)),
        export=cast("RecordExport", Deferred(_exports)),
        forms=cast("Forms", Deferred(_forms)),
    )


def _exports() -> object:
    from candor.reports.press import Exports

    return Exports()


def _forms() -> object:
    from candor.questionnaires.forms.desk import FormDesk

    return FormDesk()


def build_tools(where: Places | None = None) -> Tools:
    """What single commands need of rooms that the command line may not enter."""
    lexicon = (where or places()).resources / "lexicon"

    def assess_lines(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
        from candor.deflection.lines import assess_lines
        from candor.deflection.listener import Listener

        return assess_lines(Listener(lexicon), lines)

    def check(path: Path) -> Sequence[Fault]:
        from candor.questionnaires.check import check_file

        return check_file(path)

    def preview(questionnaire: Questionnaire, language: str, others: Iterable[Questionnaire]) -> str:
        from candor.questionnaires.preview import preview

        return preview(questionnaire, language, others)

    return Tools(assess_lines, check, preview)


# Front ends -----------------------------------------------------------------------------------------------------------


def build_front_ends(services: Services) -> FrontEnds:
    """What a command starts that is no command's own work."""

    def window(file: Path | None) -> int:
        from candor.ui.start import open_window

        return open_window(services, file)

    def demo(folder: Path) -> int:
        from candor.questionnaires.sample import read_sample
        from candor.ui.demo import play

        folder.mkdir(parents=True, exist_ok=True)
        played = play(services, read_sample(services.places.resources / "sample"), folder.resolve(), said=print)
        print(f"Dossier: {played.dossier}\nSigned PDF: {played.pdf}")
        return 0

    def bench(as_json: bool) -> int:
        from candor.cli.bench import report

        return report(_measurements(services), as_json=as_json)

    return FrontEnds(window=window, demo=demo, bench=bench)


def _measurements(services: Services) -> Iterator[Measurement]:
    """Every room measures itself; a figure comes as soon as it is known."""
    import tempfile

    from candor.deflection import measure as listening
    from candor.questionnaires import measure as asking
    from candor.reports import measure as drawing
    from candor.storage import measure as saving
    from candor.ui import measure as window

    with tempfile.TemporaryDirectory(prefix="candor-bench-") as folder:
        yield from window.measure(services, Path(folder))
        yield from saving.measure(Path(folder))
        yield from listening.measure(services.assessor)
        yield from asking.measure(services.places.questionnaires, Path(folder))
        yield from drawing.measure(services.places.resources)
