"""A questionnaire's words in another language. What is left empty stays as it was written."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """Words for one question in ``language`` (a tag such as "de"). ``expects`` (labels), ``probes`` and ``choices``
    (labels) follow the question's own, place by place."""

    language: str
    say: str = ""
    short: str = ""
    why: str = ""
    strong: str = ""
    sound: str = ""
    weak: str = ""
    warning: str = ""
    expects: tuple[str, ...] = ()
    probes: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Titled:
    """A title in ``language``, and a questionnaire's summary beside it."""

    language: str
    title: str
    summary: str = ""
