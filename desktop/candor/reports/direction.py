"""Which way a line runs: the order in which its characters stand on the page, left to right.

The rules of the Unicode bidirectional algorithm that running text needs (strong characters, numbers, neutrals between
them, mirrored brackets); explicit overrides are not obeyed, so that nothing reads otherwise than it was typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_OPENING, _CLOSING = "([{<«‹", ")]}>»›"
_MIRRORS = dict(zip(_OPENING + _CLOSING, _CLOSING + _OPENING, strict=True))


def runs_right_to_left(text: str) -> bool:
    """Whether any character of the text is read from the right."""
    return _RIGHT_TO_LEFT.search(text) is not None


def starts_right_to_left(paragraph: str) -> bool:
    """Whether the paragraph's first strong character is read from the right."""
    for char in paragraph:
        kind = unicodedata.bidirectional(char)
        if kind in ("R", "AL"):
            return True
        if kind == "L":
            return False
    return False


def visual_order(text: Sequence[str], right_to_left: bool) -> list[tuple[int, bool]]:
    """The indexes of the characters as they stand from left to right in a paragraph of this direction, each with
    whether it is read from the right."""
    levels = _levels(text, int(right_to_left))
    order = list(range(len(text)))
    for level in range(max(levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            if end > start:
                order[start:end] = order[start:end][::-1]
            start = end + 1
    return [(index, levels[index] % 2 == 1) for index in order]


def mirrored(char: str) -> str:
    return _MIRRORS.get(char, char)


def _levels(text: Sequence[str], base: int) -> list[int]:
    """Even levels run from the left, odd ones from the right; numbers in right-to-left text stand one level deeper."""
    kinds = _joined_numbers([_kind(char) for char in text])
    sides: list[str] = []
    strong = "R" if base else "L"
    for kind in kinds:
        if kind in ("L", "R"):
            strong = kind
        sides.append(strong if kind == "N" else kind)
    sides = _neutrals(sides, "R" if base else "L")
    return [
        2 if kind == "N" and side == "R" else (1 if side == "R" else 2 * base)
        for kind, side in zip(kinds, sides, strict=True)
    ]


def _joined_numbers(kinds: list[str]) -> list[str]:
    """A separator between two digits, and a sign beside one, belong to the number."""
    for index in range(1, len(kinds) - 1):
        if kinds[index] == "separator" and kinds[index - 1] == "N" == kinds[index + 1]:
            kinds[index] = "N"
    for index in (*range(1, len(kinds)), *range(len(kinds) - 2, -1, -1)):
        neighbours = kinds[index - 1 : index] + kinds[index + 1 : index + 2]
        if kinds[index] == "sign" and "N" in neighbours:
            kinds[index] = "N"
    return [kind if kind in ("L", "R", "N") else "" for kind in kinds]


def _neutrals(sides: list[str], base: str) -> list[str]:
    """Neutrals take the side of the text around them where both agree, else that of the paragraph."""
    index = 0
    while index < len(sides):
        end = index
        while end < len(sides) and not sides[end]:
            end += 1
        if end > index:
            before = sides[index - 1] if index else base
            after = sides[end] if end < len(sides) else base
            sides[index:end] = [before if before == after else base] * (end - index)
        index = end + 1
    return sides


def _kind(char: str) -> str:
    kind = unicodedata.bidirectional(char)
    if kind in ("R", "AL"):
        return "R"
    if kind in ("EN", "AN"):
        return "N"
    if kind in ("CS", "ES"):
        return "separator"
    if kind == "ET":
        return "sign"
    return "L" if kind == "L" else ""
