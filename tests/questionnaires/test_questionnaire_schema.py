"""The schema that editors use is the one the reader uses."""

from __future__ import annotations

import json
from pathlib import Path

from candor.questionnaires.schema import schema

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "resources" / "schema" / "questionnaire.schema.json"


def test_the_shipped_schema_is_in_step() -> None:
    hint = "python -m candor.questionnaires.schema resources/schema/questionnaire.schema.json"
    assert SHIPPED.read_text(encoding="utf-8") == schema(), hint


def test_it_refuses_unknown_fields_and_describes_the_known_ones() -> None:
    described = json.loads(schema())
    parts = [described, *(part for part in described["$defs"].values() if part["type"] == "object")]
    assert len(parts) > 10
    for part in parts:
        assert part["additionalProperties"] is False
        assert all("description" in field for field in part["properties"].values())


def test_every_shipped_questionnaire_points_its_editor_to_it() -> None:
    for path in (ROOT / "questionnaires").glob("*.yaml"):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        target = first.removeprefix("# yaml-language-server: $schema=")
        assert (path.parent / target).resolve() == SHIPPED
