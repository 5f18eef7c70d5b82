"""What single values of the format may be: names, texts of one paragraph, numbers and days, as written in YAML."""

from __future__ import annotations

import re
from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator, Field

from candor.questionnaires.format.limits import (
    DAY_PATTERN,
    LONGEST_CHOICE,
    LONGEST_ID,
    LONGEST_LABEL,
    LONGEST_PARAGRAPH,
    LONGEST_SAY,
    NUMBER_PATTERN,
)


def _paragraph(value: Any) -> Any:
    return " ".join(value.split()) if isinstance(value, str) else value


def _number(value: Any) -> Any:
    return int(value) if isinstance(value, str) and re.fullmatch(r"[0-9]{1,7}", value) else value


def _truth(value: Any) -> Any:
    return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value


_SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Slug: TypeAlias = Annotated[str, Field(pattern=_SLUG, max_length=LONGEST_ID)]
QuestionName: TypeAlias = Annotated[
    str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$", max_length=2 * LONGEST_ID + 1)
]
QuestionKey: TypeAlias = Annotated[
    str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$", max_length=2 * LONGEST_ID + 1)
]
Label: TypeAlias = Annotated[str, Field(min_length=1, max_length=LONGEST_LABEL), BeforeValidator(_paragraph)]
ChoiceLabel: TypeAlias = Annotated[str, Field(min_length=1, max_length=LONGEST_CHOICE), BeforeValidator(_paragraph)]
Paragraph: TypeAlias = Annotated[str, Field(max_length=LONGEST_PARAGRAPH), BeforeValidator(_paragraph)]
Spoken: TypeAlias = Annotated[str, Field(min_length=1, max_length=LONGEST_SAY), BeforeValidator(_paragraph)]
CueWord: TypeAlias = Annotated[
    str, Field(min_length=1, max_length=40, pattern=r"^[^A-Z]+$"), BeforeValidator(_paragraph)
]
Whole: TypeAlias = Annotated[int, Field(strict=True), BeforeValidator(_number)]
Truth: TypeAlias = Annotated[bool, Field(strict=True), BeforeValidator(_truth)]
Measure: TypeAlias = Annotated[str, Field(pattern=f"^({NUMBER_PATTERN}|{DAY_PATTERN})$")]
"""A number or a day, as text."""
Step: TypeAlias = Annotated[str, Field(pattern=f"^({NUMBER_PATTERN}|{DAY_PATTERN}|[a-z][a-z0-9-]{{0,59}})$")]
"""What a condition compares with: a number, a day, or a rating's step."""
Language: TypeAlias = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
