"""``candor assess``: one JSON object in, one out, line by line, so that a program can talk with it as it goes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, BinaryIO

from candor.cli.handed import Tools
from candor.cli.usage import WrongUsage
from candor.domain.deflection import Assessment
from candor.domain.question import Question
from candor.workflows.ports import Assessor


def run(assessor: Assessor, tools: Tools, lines: BinaryIO, out: BinaryIO) -> int:
    """Answer every line before the next is read. Blank lines are passed over; a line that is no request ends it."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            question, answer = _request(line, number, tools)
            reply = _reply(assessor.assess(question, answer))
            # A lone surrogate can come in as an escape; it goes out as one.
            out.write(json.dumps(reply, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")
            out.flush()
    return 0


def _request(line: bytes, number: int, tools: Tools) -> tuple[Question, str]:
    try:
        request = json.loads(line)
        if not isinstance(request, Mapping):
            raise TypeError
        question, answer, expects = request["question"], request["answer"], request.get("expects") or ()
        if not isinstance(question, str) or not isinstance(answer, str) or not _listed(expects):
            raise TypeError
        return Question(id="asked", say=question, expects=tools.expectations(expects)), answer
    except (ValueError, KeyError, TypeError, RecursionError):
        raise WrongUsage(
            f"Line {number} is not a request; write one JSON object a line with “question” and “answer” as text and, "
            "if you like, “expects” as a list."
        ) from None


def _listed(expects: object) -> bool:
    return isinstance(expects, list | tuple) and all(isinstance(part, str | Mapping) for part in expects)


def _reply(heard: Assessment) -> dict[str, Any]:
    return {
        "verdict": heard.verdict.value,
        "score": round(heard.score, 4),
        "kind": heard.kind.value if heard.kind else None,
        "flags": [
            {"kind": cue.kind.value, "start": cue.start, "end": cue.end, "reason": cue.reason} for cue in heard.cues
        ],
        "missing": [expectation.label for expectation in heard.missing],
        "promises": [
            {
                "what": promise.what,
                "due_text": promise.due_text,
                "due": promise.due.isoformat() if promise.due else None,
            }
            for promise in heard.promises
        ],
    }
