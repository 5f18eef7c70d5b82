"""Questionnaires that were read and found good before, so that starting up need not read their YAML again.

An entry counts only for the very bytes it was made from (SHA-256), by the very reader that made it, and while its own
digest holds; whatever is wrong with the cache, the files are simply read again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from pathlib import Path
from typing import Any

from candor.domain.question import Questionnaire
from candor.questionnaires.plain import from_plain, to_plain


class Cache:
    """One JSON file. ``path`` may be absent, damaged or unwritable; nothing here raises for any of these."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._reader = _this_reader()
        self._entries: dict[str, list[str]] | None = None
        self._used: dict[str, list[str]] = {}

    def get(self, sha256: str) -> Questionnaire | None:
        """What was read from the file with this digest, or None where it has to be read."""
        entry = self._known().get(sha256)
        try:
            text, digest = entry or ("", "")
            if not text or _digest(text) != digest:
                return None
            questionnaire = from_plain(json.loads(text))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return None
        self._used[sha256] = [text, digest]
        return questionnaire if questionnaire.source_sha256 == sha256 else None

    def put(self, questionnaire: Questionnaire) -> None:
        """Remember what was read from the file with digest ``questionnaire.source_sha256``."""
        text = json.dumps(to_plain(questionnaire), ensure_ascii=False, separators=(",", ":"))
        self._used[questionnaire.source_sha256] = [text, _digest(text)]

    def keep(self) -> None:
        """Write down what was asked for since the start, if that is not what the file holds already."""
        if self._used == self._known():
            return
        content = json.dumps({"reader": self._reader, "entries": self._used}, ensure_ascii=False)
        half = self._path.with_suffix(".part")
        with contextlib.suppress(OSError):  # a cache that cannot be written is only slower
            self._path.parent.mkdir(parents=True, exist_ok=True)
            half.write_text(content, encoding="utf-8")
            half.replace(self._path)
        self._entries = dict(self._used)

    def _known(self) -> dict[str, list[str]]:
        if self._entries is None:
            self._entries = self._load()
        return self._entries

    def _load(self) -> dict[str, list[str]]:
        try:
            held: Any = json.loads(self._path.read_bytes())
            return dict(held["entries"]) if held["reader"] == self._reader else {}
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return {}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _this_reader() -> str:
    """Changes whenever the code that reads and checks does, so that a stricter reader reads everything again."""
    rooms = (Path(__file__).parent, Path(__file__).parents[1] / "domain")
    modules = sorted(path for room in rooms for path in room.rglob("*.py"))
    seen = [(path.as_posix(), (stat := path.stat()).st_size, stat.st_mtime_ns) for path in modules]
    from candor import __version__

    return _digest(repr((__version__, seen)))
