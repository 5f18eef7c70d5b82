"""The record as JSON: the manifest word for word, its digest, and what follows from it."""

from __future__ import annotations

import json
from typing import Any

from candor.domain.answer import SET_ASIDE
from candor.domain.earlier import earlier_answers
from candor.domain.findings import coverage, gates, red_flags
from candor.domain.interview import Interview
from candor.domain.plan import Planned, plan, set_aside
from candor.domain.record import Record
from candor.domain.value import said
from candor.reports.entered import labels
from candor.workflows.manifest import Manifest

FORMAT = "candor-export/1"


def record_json(manifest: Manifest) -> bytes:
    """UTF-8, indented. ``manifest`` in canonical form (RFC 8785) has the digest ``sha256`` under Candor's tag."""
    plain = {
        "format": FORMAT,
        "sha256": manifest.sha256,
        "findings": [_findings(manifest.record, interview) for interview in manifest.record.interviews],
        "manifest": json.loads(manifest.to_bytes()),
    }
    return json.dumps(plain, ensure_ascii=False, indent=2).encode() + b"\n"


def _findings(record: Record, interview_id: str) -> dict[str, Any]:
    interview = record.interviews[interview_id]
    counts = coverage(record, interview)
    return {
        "interview": interview_id,
        "coverage": {
            "planned": counts.planned,
            "asked": counts.asked,
            **{kind.value: count for kind, count in counts.counts.items()},
        },
        "language": interview.language,
        "set_aside": [
            {
                "question": key,
                "must_ask": question.must_ask,
                "reason": record.answer(interview_id, key).reason.removeprefix(SET_ASIDE),
            }
            for key, _, question in set_aside(record, interview)
        ],
        "answers": [_answer(record, interview, item) for item in plan(record, interview)],
        "gates": [
            {"title": gate.title, "result": gate.result.value, "because": list(gate.because)}
            for gate in gates(record, interview)
        ],
        "red_flags": [
            {"severity": flag.severity.value, "question": flag.question_key, "issue": flag.issue, "words": flag.words}
            for flag in red_flags(record, interview)
        ],
    }


def _answer(record: Record, interview: Interview, item: Planned) -> dict[str, Any]:
    """One planned question in the order asked. ``said`` is what was entered, in words; ``value`` a number as decimal
    text or a day as ISO 8601; ``earlier`` the answers that it is asked against, by their ids, the newest first."""
    answer = record.answer(interview.id, item.key)
    return {
        "question": item.key,
        "section": item.section.id,
        "round": item.round,
        "kind": item.question.kind.value,
        "added": item.question.added,
        "disposition": answer.disposition.value,
        "chosen": [
            {"id": name, "label": label}
            for name, label in zip(answer.chosen, labels(item.question, answer), strict=True)
        ],
        "value": answer.value,
        "unit": item.question.unit,
        "said": said(item.question, answer),
        "text": answer.text,
        "earlier": [one.answer.id for one in earlier_answers(record, interview, item)],
    }
