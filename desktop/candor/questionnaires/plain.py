"""Questionnaires as plain JSON values and back, quickly and without the machinery that reads other people's files.

For what this program wrote itself and can check by digest; a file from anywhere goes through ``reading``.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from candor.domain.question import Questionnaire

Plain = Any
"""None, bool, int, float, str, and lists and string-keyed dicts of these."""


def to_plain(questionnaire: Questionnaire) -> dict[str, Plain]:
    """The questionnaire without what is at its default."""
    plain: dict[str, Plain] = _flat(questionnaire)
    return plain


def _flat(value: Any) -> Plain:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_flat(item) for item in value]
    if not dataclasses.is_dataclass(value):
        return value
    return {
        field.name: _flat(held)
        for field in dataclasses.fields(value)
        if (held := getattr(value, field.name)) != field.default
    }


def from_plain(plain: Plain) -> Questionnaire:
    """The inverse. Raises KeyError, TypeError, ValueError or AttributeError for anything ``to_plain`` did not give."""
    questionnaire: Questionnaire = _maker(Questionnaire)(plain)
    return questionnaire


@cache
def _maker(hint: Any) -> Callable[[Plain], Any]:
    """What turns a plain value into one of this type."""
    if get_origin(hint) is tuple:
        item = _maker(get_args(hint)[0])
        return lambda plain: tuple([item(each) for each in plain])
    if get_origin(hint) in (Union, UnionType):
        [real] = [_maker(part) for part in get_args(hint) if part is not NoneType]
        return lambda plain: None if plain is None else real(plain)
    if dataclasses.is_dataclass(hint):
        return _dataclass_maker(hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint

    def scalar(plain: Plain) -> Any:
        if type(plain) is not hint:
            raise TypeError(hint)
        return plain

    return scalar


def _dataclass_maker(kind: Any) -> Callable[[Plain], Any]:
    hints = get_type_hints(kind)
    makers = {field.name: _maker(hints[field.name]) for field in dataclasses.fields(kind)}
    return lambda plain: kind(**{name: makers[name](value) for name, value in plain.items()})
