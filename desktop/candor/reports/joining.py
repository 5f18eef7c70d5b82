"""Arabic letters take the shape their neighbours ask for: initial, medial, final or alone."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f]")
_FORMS = ("<isolated>", "<final>", "<initial>", "<medial>")
_ISOLATED, _FINAL, _INITIAL, _MEDIAL = range(4)
_TATWEEL = "\u0640"


@cache
def _shapes() -> dict[str, list[str]]:
    """Letters (one, or the two of lam-alef) to their four shapes, from Unicode's own table of presentation forms."""
    table: dict[str, list[str]] = {}
    for code in (*range(0xFB50, 0xFBB2), *range(0xFBFC, 0xFC00), *range(0xFE70, 0xFEFD)):
        form, *letters = unicodedata.decomposition(chr(code)).split() or ("",)
        text = "".join(chr(int(letter, 16)) for letter in letters)
        if form in _FORMS and text and not text.startswith(" ") and len(text) <= 2:
            table.setdefault(text, ["", "", "", ""])[_FORMS.index(form)] = chr(code)
    return table


def has_arabic(text: str) -> bool:
    return _ARABIC.search(text) is not None


def shaped(word: str) -> str:
    """The word in presentation forms, in the order it is read."""
    shapes = _shapes()
    letters = _clusters(word, shapes)
    bases = [index for index, letter in enumerate(letters) if unicodedata.category(letter[0]) != "Mn"]
    for place, index in enumerate(bases):
        forms = shapes.get(letters[index])
        if forms is None:
            continue
        before = place > 0 and _reaches_on(letters[bases[place - 1]], shapes)
        after = place + 1 < len(bases) and bool(forms[_INITIAL]) and _can_join(letters[bases[place + 1]], shapes)
        wanted = (_MEDIAL if after else _FINAL) if before else (_INITIAL if after else _ISOLATED)
        letters[index] = _Shaped(forms[wanted] or forms[_ISOLATED], letters[index])
    return "".join(str(letter) for letter in letters)


class _Shaped(str):
    """A presentation form that still knows which letters it is."""

    __slots__ = ("letters",)
    letters: str

    def __new__(cls, form: str, letters: str) -> _Shaped:
        made = super().__new__(cls, form)
        made.letters = letters
        return made


def _clusters(word: str, shapes: dict[str, list[str]]) -> list[str]:
    letters: list[str] = []
    for char in word:
        if letters and letters[-1] == "\u0644" and f"\u0644{char}" in shapes:
            letters[-1] = f"\u0644{char}"
        else:
            letters.append(char)
    return letters


def _letters(item: str) -> str:
    return item.letters if isinstance(item, _Shaped) else item


def _reaches_on(item: str, shapes: dict[str, list[str]]) -> bool:
    """Whether a letter joins to the one that follows it."""
    forms = shapes.get(_letters(item))
    return item == _TATWEEL or (forms is not None and bool(forms[_INITIAL]))


def _can_join(item: str, shapes: dict[str, list[str]]) -> bool:
    """Whether a letter joins to the one that precedes it."""
    forms = shapes.get(_letters(item))
    return item == _TATWEEL or (forms is not None and bool(forms[_FINAL]))
