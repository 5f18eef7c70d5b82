"""Qt for Python leaves other packages alone: pydantic can be imported after it, in any order."""

from __future__ import annotations

import subprocess
import sys


def test_the_database_can_be_imported_after_qt() -> None:
    code = "import candor.ui.start; from sqlmodel import SQLModel"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
