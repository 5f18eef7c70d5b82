"""Writing a questionnaire as YAML that ``reading`` reads back to the same questionnaire."""

from __future__ import annotations

import dataclasses
from enum import Enum
from typing import Any

import yaml

from candor.domain.question import Question, Questionnaire

_WIDTH = 100


def write_questionnaire(questionnaire: Questionnaire) -> bytes:
    """UTF-8 YAML; fields at their default are left out, ``source_sha256`` is the file's own business."""
    plain = {
        "format": "1",
        **{key: value for key, value in _spoken(questionnaire).items() if key not in ("source_sha256", "sections")},
        "sections": [
            {"id": section.id, "title": section.title, "questions": [_spoken(q) for q in section.questions]}
            for section in questionnaire.sections
        ],
    }
    text = yaml.dump(plain, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
    return text.encode()


class _Dumper(yaml.CSafeDumper):
    """Never writes an anchor, since we refuse to read one."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _spoken(part: Any) -> dict[str, Any]:
    """A dataclass as plain values, in the order of its fields, without what is at its default."""
    plain: dict[str, Any] = {}
    for field in dataclasses.fields(part):
        value = getattr(part, field.name)
        if field.default is not dataclasses.MISSING and value == field.default:
            continue
        plain[field.name] = _plain(value)
    if isinstance(part, Question) and "short" in plain:
        plain = {"id": plain.pop("id"), "short": plain.pop("short"), **plain}
    return plain


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return _spoken(value) if dataclasses.is_dataclass(value) else value
