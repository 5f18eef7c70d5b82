"""The JSON Schema of the questionnaire format, for editors that complete and check YAML while it is written.

It ships as ``resources/schema/questionnaire.schema.json``; ``python -m candor.questionnaires.schema FILE`` writes it.
An editor tells ``12`` from ``"12"`` and ``no`` may mean false to it; to us every scalar is the text that was written.
So that an editor does not underline what we read, the schema takes such a scalar wherever its text would do.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from candor.questionnaires.format.questionnaire import WrittenQuestionnaire

_SCALARS = (("integer", "12"), ("number", "-1.5"), ("boolean", "true"))
"""What an editor may take an unquoted text for, with such a text."""


def schema() -> str:
    """The schema as JSON text, the same every time."""
    described: dict[str, Any] = WrittenQuestionnaire.model_json_schema()
    described = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_as_written(described),
        "title": "Candor questionnaire",
    }
    # Unquoted, 1 is a number to an editor and a text to us: both are the same format.
    described["properties"]["format"] = {"enum": ["1", 1], "description": "The version of this format"}
    after = described["$defs"]["WrittenAfter"]
    says = [name for name in after["properties"] if name not in ("question", "unless")]
    after["anyOf"] = [{"required": [name]} for name in says]
    return json.dumps(described, indent=2, ensure_ascii=False) + "\n"


def _as_written(part: Any) -> Any:
    """The schema with what is true of values in Python turned into what is true of YAML."""
    if isinstance(part, list):
        return [_as_written(each) for each in part]
    if not isinstance(part, dict):
        return part
    made = {key: _as_written(value) for key, value in part.items()}
    made = _without_null(made)
    if "patternProperties" in made:
        made["additionalProperties"] = False  # What is no language tag is refused.
    return _scalar(made) if made.get("type") == "string" and "enum" not in made else made


def _without_null(part: dict[str, Any]) -> dict[str, Any]:
    """A field is left out, never null: an empty value is an empty text to us, and mostly a fault."""
    if "default" in part and part["default"] is None:
        part = {key: value for key, value in part.items() if key != "default"}
    choices = [each for each in part.get("anyOf", ()) if each != {"type": "null"}]
    if len(choices) == 1 and len(part["anyOf"]) == 2:
        rest = {key: value for key, value in part.items() if key != "anyOf"}
        return {**choices[0], **rest}
    return part


def _scalar(part: dict[str, Any]) -> dict[str, Any]:
    pattern = part.get("pattern")
    taken = [name for name, text in _SCALARS if pattern is None or re.search(pattern, text)]
    if pattern is None and part.get("minLength"):
        part = {**part, "pattern": r"\S"}  # Spaces alone are an empty text.
    if pattern is None and not part.get("minLength"):
        taken.append("null")
    if not taken:
        return part
    types = [name for name in taken if not (name == "integer" and "number" in taken)]
    floor = {"minimum": 0} if types and "integer" in types else {}
    return {**part, "type": ["string", *types], **floor}


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(schema(), encoding="utf-8")
