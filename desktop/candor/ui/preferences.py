"""What this person prefers and what is remembered from last time: theme, text size, paper, names. Knows no widget."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from candor.ui.jsonfile import read_json, write_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """``ours`` are (name, role) pairs, the first is the person at this computer. ``paper`` is "A4" or "Letter"."""

    theme: str = "system"
    scale: float = 1.0
    paper: str = "A4"
    ours: tuple[tuple[str, str], ...] = ()
    planned_minutes: int = 45
    signer_role: str = ""
    folder: str = ""

    @property
    def me(self) -> str:
        """The name the journal records what is done here under."""
        return self.ours[0][0] if self.ours else ""


class PreferenceFile:
    """The preferences as they are now; ``change`` keeps them for next time where the file can be written."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.now = _read(read_json(file))

    def change(self, **changes: Any) -> None:
        changed = replace(self.now, **changes)
        if changed == self.now:
            return
        self.now = changed
        try:
            write_json(self._file, asdict(changed))
        except OSError:
            return  # They hold until the window closes; a settings file is not worth stopping an interview for.


def _read(held: Any) -> Preferences:
    """Each preference that makes sense; the others as they come."""
    if not isinstance(held, dict):
        return Preferences()
    known = {field.name for field in fields(Preferences)}
    plain = {name: value for name, value in held.items() if name in known}
    try:
        plain["ours"] = tuple((str(name), str(role)) for name, role in plain.get("ours", ()))
        plain["scale"] = min(max(float(plain.get("scale", 1.0)), 0.8), 2.0)
        plain["planned_minutes"] = min(max(int(plain.get("planned_minutes", 45)), 5), 480)
        for name in ("signer_role", "folder"):
            plain[name] = str(plain.get(name, ""))
    except (TypeError, ValueError):
        return Preferences()
    if plain.get("theme") not in ("light", "dark", "system"):
        plain["theme"] = "system"
    if plain.get("paper") not in ("A4", "Letter"):
        plain["paper"] = "A4"
    return Preferences(**plain)
