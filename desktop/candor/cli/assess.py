"""``candor assess``: one JSON object in, one out, line by line, so that a program can talk with it as it goes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from candor.cli.handed import AssessLines
from candor.cli.usage import WrongUsage
from candor.domain.errors import KnownError


def run(assess_lines: AssessLines, lines: BinaryIO, out: BinaryIO) -> int:
    """Answer every line before the next is read. A line that is no request ends it, as wrong usage."""
    try:
        for reply in assess_lines(_decoded(lines)):
            # A lone surrogate can come in as an escape; it goes out as one.
            out.write(json.dumps(reply, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")
            out.flush()
    except KnownError as trouble:
        raise WrongUsage(trouble.sentence) from None
    return 0


def _decoded(lines: BinaryIO) -> Iterator[str]:
    for number, line in enumerate(lines, 1):
        try:
            yield line.decode("utf-8")
        except UnicodeDecodeError:
            raise WrongUsage(f"Line {number} is not UTF-8 text; write the lines in UTF-8 and try again.") from None
