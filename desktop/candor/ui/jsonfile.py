"""Small JSON files in this person's own folder, replaced as a whole so that a crash leaves the old or the new one."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any


def read_json(path: Path) -> Any:
    """What the file holds, or None where it is missing or unreadable: comfort data is never worth an error."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None


def write_json(path: Path, plain: Any) -> None:
    """Replace the file. Raises OSError if it cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.part")
    with partial.open("w", encoding="utf-8") as out:
        json.dump(plain, out, ensure_ascii=False, indent=1)
        out.flush()
        os.fsync(out.fileno())
    partial.replace(path)
