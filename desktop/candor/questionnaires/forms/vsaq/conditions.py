"""The conditions of a VSAQ form: a small language of choice ids with ``&&``, ``||``, ``!`` and brackets.

As in the form's own program, ``&&`` and ``||`` bind equally and are read from the left, and ``^id`` asks whether an
item is visible. A choice counts as taken only while its own question is asked, which is so here anyway.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from candor.questionnaires.forms.cases import NO, TOO_LONG, YES, Lost, Wish, all_of, any_of, turned

_TOKEN = re.compile(r'\s*+(?:("[^"\\]*+(?:\\.[^"\\]*+)*+")|(&&|\|\||[!(),])|([^\s()!&|,"]++)|(\S))')
_LONGEST = 600
_DEEPEST = 25
_LONGEST_CHAIN = 70
"""Blocks around each other, and items that are visible when others are."""

MIXED = "Its condition mixes && and || without brackets; it was read from the left, as the form itself does."
_UNKNOWN = "Its condition could not be understood; it is asked without it."
_FUNCTION = "Its condition looks into the words of an answer, which cannot be carried; it is asked without that."


@dataclass(eq=False, slots=True)
class Standing:
    """The condition of an item, and of the block it stands in."""

    cond: str
    parent: Standing | None = None
    wish: Wish | None = None
    begun: bool = False


@dataclass(slots=True)
class Target:
    """What a name stands for: ``taken`` once it is chosen or answered (None where that means nothing)."""

    standing: Standing
    taken: Wish | None
    refused: Wish | None = None


def visible(standing: Standing, targets: dict[str, Target], depth: int = 0) -> Wish:
    """When an item is shown: its own condition and those of all the blocks around it."""
    if standing.wish is not None:
        return standing.wish
    if depth > _LONGEST_CHAIN:
        return TOO_LONG
    if standing.begun:
        return Lost("Its condition depends on itself; it is asked without it.")
    standing.begun = True
    around = visible(standing.parent, targets, depth + 1) if standing.parent else YES
    own = understood(standing.cond, lambda name: _named(name, targets, depth + 1)) if standing.cond else YES
    standing.wish = around if own == YES else all_of((around, own))
    return standing.wish


def _named(name: str, targets: dict[str, Target], depth: int) -> Wish:
    if name in ("true", "false"):
        return YES if name == "true" else NO
    bare = name.lstrip("^")
    target, part = targets.get(bare), ""
    if target is None:
        bare, _, part = bare.rpartition("/")
        target = targets.get(bare)
    if target is None:
        return Lost(f"Its condition names “{name[:60]}”, which is not in this form; it is asked without it.")
    if name.startswith("^"):
        return visible(target.standing, targets, depth)
    wish = target.refused if part == "no" else target.taken
    return Lost(_UNKNOWN) if wish is None else wish


def names_in(cond: str) -> list[str]:
    """The names in a condition, without signs and endings."""
    found = [match.group(3) for match in _TOKEN.finditer(cond[:20_000]) if match.group(3)]
    return [name.lstrip("^") for name in found]


def mixed(cond: str) -> bool:
    """Whether the two operators stand side by side without brackets."""
    levels: list[set[str]] = [set()]
    for match in _TOKEN.finditer(cond[:20_000]):
        sign = match.group(2)
        if sign == "(":
            levels.append(set())
        elif sign == ")" and len(levels) > 1:
            levels.pop()
        elif sign in ("&&", "||"):
            levels[-1].add(sign)
            if len(levels[-1]) > 1:
                return True
    return False


def understood(cond: str, named: Callable[[str], Wish]) -> Wish:
    """The condition with every name replaced by what it stands for."""
    tokens = [match.groups() for match in _TOKEN.finditer(cond[:20_000])]
    if len(tokens) > _LONGEST or len(cond) > 20_000:
        return TOO_LONG
    if any(other for *_, other in tokens):
        return Lost(_UNKNOWN)
    words = [quoted or sign or name for quoted, sign, name, _ in tokens]
    if not words:
        return YES
    try:
        wish, end = _expression(words, 0, named, 0)
    except (IndexError, ValueError):
        return Lost(_UNKNOWN)
    return wish if end == len(words) else Lost(_UNKNOWN)


def _expression(words: list[str], at: int, named: Callable[[str], Wish], depth: int) -> tuple[Wish, int]:
    wish, at = _single(words, at, named, depth)
    while at < len(words) and words[at] in ("&&", "||"):
        sign, parts = words[at], [wish]
        while at < len(words) and words[at] == sign:
            part, at = _single(words, at + 1, named, depth)
            parts.append(part)
        wish = all_of(parts) if sign == "&&" else any_of(parts)
    return wish, at


def _single(words: list[str], at: int, named: Callable[[str], Wish], depth: int) -> tuple[Wish, int]:
    if depth > _DEEPEST:
        raise ValueError(depth)
    word = words[at]
    if word == "!":
        wish, end = _single(words, at + 1, named, depth + 1)
        return turned(wish), end
    if word == "(":
        wish, end = _expression(words, at + 1, named, depth + 1)
        if words[end] != ")":
            raise ValueError(end)
        return wish, end + 1
    if word in ("&&", "||", ")", ",") or word.startswith('"'):
        raise ValueError(word)
    if at + 1 < len(words) and words[at + 1] == "(":
        return Lost(_FUNCTION), _closing(words, at + 1)
    return named(word), at + 1


def _closing(words: list[str], at: int) -> int:
    """The place after the bracket that closes this one."""
    open_now = 0
    while True:
        open_now += {"(": 1, ")": -1}.get(words[at], 0)
        at += 1
        if not open_now:
            return at
