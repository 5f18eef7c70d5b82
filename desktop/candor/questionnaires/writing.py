"""Writing a questionnaire as YAML that ``reading`` reads back to the same questionnaire."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from enum import Enum
from typing import Any

import yaml

from candor.domain.question import Question, Questionnaire, Section
from candor.domain.translation import Titled, Translation
from candor.questionnaires.origin import Origin, WrittenPlace

_WIDTH = 100


def write_questionnaire(questionnaire: Questionnaire, origin: Origin | None = None) -> bytes:
    """UTF-8 YAML; fields at their default are left out, ``source_sha256`` is the file's own business. ``origin`` tells
    of the form it was imported from."""
    places = origin.places if origin else {}
    head = {key: value for key, value in _spoken(questionnaire).items() if key not in _LAST}
    tail = {key: value for key, value in _spoken(questionnaire).items() if key == "translations"}
    plain = {
        "format": "1",
        **head,
        "sections": [_section(section, places) for section in questionnaire.sections],
        **tail,
        **({"origin": origin.form.model_dump(exclude_defaults=True, mode="json")} if origin else {}),
    }
    text = yaml.dump(plain, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
    return text.encode()


_LAST = ("source_sha256", "sections", "translations")


def _section(section: Section, places: Mapping[str, WrittenPlace]) -> dict[str, Any]:
    plain = {key: value for key, value in _spoken(section).items() if key not in _LAST}
    plain["questions"] = [_question(question, places.get(question.id)) for question in section.questions]
    return plain | {key: value for key, value in _spoken(section).items() if key == "translations"}


def _question(question: Question, place: WrittenPlace | None) -> dict[str, Any]:
    plain = _spoken(question)
    if place is not None:
        plain["origin"] = place.model_dump(exclude_defaults=True, mode="json")
    return plain


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
    if isinstance(value, tuple) and value and isinstance(value[0], Translation | Titled):
        return {each.language: _without_language(each) for each in value}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return _spoken(value) if dataclasses.is_dataclass(value) else value


def _without_language(words: Translation | Titled) -> dict[str, Any]:
    return {name: value for name, value in _spoken(words).items() if name != "language"}
