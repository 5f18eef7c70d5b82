"""JSON lines in, JSON lines out: what ``candor assess`` reads and writes, one answer a line, in order."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from candor.deflection.listener import Listener
from candor.domain.deflection import Assessment
from candor.domain.errors import KnownError
from candor.domain.question import Question


class LineUnreadable(KnownError):
    """A line that cannot be assessed; the sentence names it and says what to write instead."""

    def __init__(self, number: int, trouble: str) -> None:
        super().__init__(
            f"Line {number} {trouble}; write one JSON object on each line, "
            'with "question", "answer" and perhaps "expects".'
        )
        self.number = number


def assess_lines(listener: Listener, lines: Iterable[str], *, on: date | None = None) -> Iterator[dict[str, Any]]:
    """An assessment for each line that is not blank, in order. Raises LineUnreadable at the first bad one."""
    for number, line in enumerate(lines, start=1):
        if line.strip().lstrip("\ufeff"):
            yield assess_mapping(listener, _read(number, line), on=on, number=number)


def assess_mapping(
    listener: Listener, entry: Mapping[str, Any], *, on: date | None = None, number: int = 1
) -> dict[str, Any]:
    """One object with ``question``, ``answer`` and perhaps ``expects`` (typed mappings, free words, or one string)."""
    if not isinstance(entry.get("answer"), str):
        raise LineUnreadable(number, 'has no "answer" in words')
    question = entry.get("question", "")
    if not isinstance(question, str):
        raise LineUnreadable(number, 'has a "question" that is not in words')
    question_with_parts = Question(id="line", say=question, expects=listener.expectations_from(_expects(entry, number)))
    return told(listener.assess(question_with_parts, entry["answer"], on=on))


def told(assessment: Assessment) -> dict[str, Any]:
    """An assessment as plain data. Places are code points into the answer."""
    return {
        "verdict": assessment.verdict.value,
        "score": assessment.score,
        "kind": assessment.kind.value if assessment.kind is not None else None,
        "flags": [
            {"kind": cue.kind.value, "start": cue.start, "end": cue.end, "reason": cue.reason}
            for cue in assessment.cues
        ],
        "missing": [expectation.label for expectation in assessment.missing],
        "promises": [
            {
                "what": promise.what,
                "due_text": promise.due_text or None,
                "due": promise.due.isoformat() if promise.due is not None else None,
            }
            for promise in assessment.promises
        ],
    }


def _read(number: int, line: str) -> Mapping[str, Any]:
    try:
        entry = json.loads(line.lstrip("\ufeff"))
    except (ValueError, RecursionError) as trouble:
        raise LineUnreadable(number, "is not JSON") from trouble
    if not isinstance(entry, dict):
        raise LineUnreadable(number, "is not a JSON object")
    return entry


def _expects(entry: Mapping[str, Any], number: int) -> list[str | Mapping[str, Any]]:
    expects = entry.get("expects") or []
    if isinstance(expects, str):
        return [part for part in expects.split(",") if part.strip()]
    if not isinstance(expects, list) or not all(isinstance(part, str) or _typed(part) for part in expects):
        raise LineUnreadable(number, 'has "expects" that is neither words nor typed parts')
    return expects


def _typed(part: object) -> bool:
    """Whether this is a part like ``{"kind": "date", "label": "when they left", "cues": ["left"]}``."""
    if not isinstance(part, dict):
        return False
    cues = part.get("cues") or []
    listed = [cues] if isinstance(cues, str) else cues
    words = (part.get("kind") or "", part.get("label") or "", *(listed if isinstance(listed, list) else (None,)))
    return all(isinstance(word, str) for word in words)
