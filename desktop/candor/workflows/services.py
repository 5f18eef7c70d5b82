"""What a front end is handed: the folders, and a way to each port. The window starts with this, so it is light."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from candor.workflows.ports import (
        Assessor,
        Clock,
        DossierShelf,
        Forms,
        QuestionnaireLibrary,
        RecordExport,
        SignerKeys,
        SummaryPress,
    )


@dataclass(frozen=True, slots=True)
class Places:
    """Folders: what ships with the program, and where this person's keys, roster and settings live."""

    resources: Path
    questionnaires: Path
    user_data: Path


@dataclass(frozen=True, slots=True)
class Services:
    """Everything a front end is handed. Members load what they need on first use, so making this is cheap."""

    places: Places
    clock: Clock
    shelf: DossierShelf
    library: QuestionnaireLibrary
    assessor: Assessor
    keys: SignerKeys
    press: SummaryPress
    export: RecordExport
    forms: Forms
