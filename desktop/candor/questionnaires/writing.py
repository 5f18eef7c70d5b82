"""Writing a questionnaire as YAML that ``reading`` reads back to the same questionnaire."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Container, Mapping
from enum import Enum
from io import StringIO
from typing import Any

import yaml
from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from candor.domain.question import Question, Questionnaire, Section
from candor.domain.translation import Titled, Translation
from candor.questionnaires.format.origin import Origin, WrittenPlace

_WIDTH = 100


def write_questionnaire(questionnaire: Questionnaire, origin: Origin | None = None) -> bytes:
    """UTF-8 YAML; fields at their default are left out, ``source_sha256`` is the file's own business. ``origin`` tells
    of the form it was imported from."""
    places = origin.places if origin else {}
    plain = {
        "format": "1",
        **_spoken(questionnaire, _LAST),
        "sections": [_section(section, places) for section in questionnaire.sections],
        **_translated(questionnaire),
        **({"origin": origin.form.model_dump(exclude_defaults=True, mode="json")} if origin else {}),
    }
    return _dumped(plain).encode()


_LAST = ("source_sha256", "sections", "questions", "translations")
"""Fields that are written in a place of their own, or nowhere."""


def _section(section: Section, places: Mapping[str, WrittenPlace]) -> dict[str, Any]:
    plain = _spoken(section, _LAST)
    plain["questions"] = [_question(question, places.get(question.id)) for question in section.questions]
    return plain | _translated(section)


def _translated(part: Questionnaire | Section) -> dict[str, Any]:
    return {"translations": _plain(part.translations)} if part.translations else {}


def _question(question: Question, place: WrittenPlace | None) -> dict[str, Any]:
    plain = _spoken(question)
    if place is not None:
        plain["origin"] = place.model_dump(exclude_defaults=True, mode="json")
    return plain


def _dumped(plain: dict[str, Any]) -> str:
    """One event after the other, so that five thousand questions never stand in memory as a tree of nodes besides.
    There is no anchor among them, since we refuse to read one."""
    text = StringIO()
    emitter = yaml.CSafeDumper(text, allow_unicode=True, width=_WIDTH)
    try:
        emit: Callable[[Event], None] = emitter.emit
        emit(StreamStartEvent())
        emit(DocumentStartEvent(explicit=False))
        _emit(plain, emit)
        emit(DocumentEndEvent(explicit=False))
        emit(StreamEndEvent())
    finally:
        emitter.dispose()
    return text.getvalue()


def _emit(value: Any, emit: Callable[[Event], None]) -> None:
    if isinstance(value, dict):
        emit(MappingStartEvent(None, None, True, flow_style=False))
        for key, held in value.items():
            emit(_scalar(key))
            _emit(held, emit)
        emit(MappingEndEvent())
    elif isinstance(value, list | tuple):
        emit(SequenceStartEvent(None, None, True, flow_style=False))
        for item in value:
            _emit(item, emit)
        emit(SequenceEndEvent())
    else:
        emit(_scalar(value))


def _scalar(value: Any) -> ScalarEvent:
    """A text that would be read as something else is quoted; a number or a truth never is."""
    if isinstance(value, str):
        return ScalarEvent(None, None, (_is_text(value), True), value)
    return ScalarEvent(None, None, (True, False), str(value).lower())


_RESOLVER = yaml.resolver.Resolver()


def _is_text(value: str) -> bool:
    tag = _RESOLVER.resolve(yaml.ScalarNode, value, (True, False))  # type: ignore[no-untyped-call]
    return bool(tag == "tag:yaml.org,2002:str")


_FIELDS: dict[type, tuple[tuple[str, Any], ...]] = {}


def _defaults(kind: type) -> tuple[tuple[str, Any], ...]:
    """A dataclass's fields with their defaults, looked up once for thousands of questions."""
    if kind not in _FIELDS:
        _FIELDS[kind] = tuple((field.name, field.default) for field in dataclasses.fields(kind))
    return _FIELDS[kind]


def _spoken(part: Any, without: Container[str] = ()) -> dict[str, Any]:
    """A dataclass as plain values, in the order of its fields, without what is at its default."""
    plain: dict[str, Any] = {}
    for name, default in _defaults(type(part)):
        value = getattr(part, name)
        if name not in without and (default is dataclasses.MISSING or value != default):
            plain[name] = _plain(value)
    if isinstance(part, Question) and "short" in plain:
        plain = {"id": plain.pop("id"), "short": plain.pop("short"), **plain}
    return plain


def _plain(value: Any) -> Any:
    if type(value) is str:
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple) and value and isinstance(value[0], Translation | Titled):
        return {each.language: _without_language(each) for each in value}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return _spoken(value) if dataclasses.is_dataclass(value) else value


def _without_language(words: Translation | Titled) -> dict[str, Any]:
    return {name: value for name, value in _spoken(words).items() if name != "language"}
