"""The record as JSON: the manifest word for word, its digest, and what follows from it."""

from __future__ import annotations

import json
from typing import Any

from candor.domain.findings import coverage, gates, red_flags
from candor.domain.record import Record
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
        "gates": [
            {"title": gate.title, "result": gate.result.value, "because": list(gate.because)}
            for gate in gates(record, interview)
        ],
        "red_flags": [
            {"severity": flag.severity.value, "question": flag.question_key, "issue": flag.issue, "words": flag.words}
            for flag in red_flags(record, interview)
        ],
    }
