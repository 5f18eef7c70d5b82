"""The JSON Schema of the questionnaire format, for editors that complete and check YAML while it is written.

It ships as ``resources/schema/questionnaire.schema.json``; ``python -m candor.questionnaires.schema FILE`` writes it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from candor.questionnaires.format import WrittenQuestionnaire


def schema() -> str:
    """The schema as JSON text, the same every time."""
    described: dict[str, Any] = WrittenQuestionnaire.model_json_schema()
    described = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **described,
        "title": "Candor questionnaire",
    }
    # Unquoted, 1 is a number to an editor and a text to us: both are the same format and the same version.
    described["properties"]["format"] = {"enum": ["1", 1], "description": "The version of this format"}
    described["properties"]["version"]["type"] = ["string", "number"]
    return json.dumps(described, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(schema(), encoding="utf-8")
