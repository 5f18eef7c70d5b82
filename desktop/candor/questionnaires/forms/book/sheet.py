"""One sheet's XML to its cells, in one pass, with a limit on everything that could grow."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from candor.questionnaires.forms.book.opened import LAST_ROW, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Area, column_number
from candor.questionnaires.forms.book.values import number_text

_MOST_RULES = 20_000
_OFTEN = frozenset(("c", "v", "f", "is", "t", "row"))
_REFERENCE = re.compile(r"^\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?$")
_EMPTY_CELL = re.compile(rb"<c\s[^<>]*(?:/>|>\s*</c>)")
_EMPTY_ROW = re.compile(rb"<row\s[^<>]*(?:/>|>\s*</row>)")
_UNNUMBERED = re.compile(rb"<(?:row|c)(?:>|/>|\s(?![^<>]*\br\s*=))|<!\[CDATA\[")


class TooMuch(Exception):
    """More rows, columns or cells than a questionnaire has; carries which."""


def without_blanks(part: bytes) -> bytes:
    """The sheet's XML without cells and rows that hold nothing: a formatted but empty sheet has a million of them.
    Left as it is where rows are numbered by counting."""
    if _UNNUMBERED.search(part):
        return part
    return _EMPTY_ROW.sub(b"", _EMPTY_CELL.sub(b"", part))


def area_of(reference: str) -> Area | None:
    """``B2`` or ``$B$2:$D$9``; None for anything else."""
    found = _REFERENCE.match(reference)
    if not found:
        return None
    left, top, right, bottom = found.groups()
    return Area(int(top), column_number(left), int(bottom or top), column_number(right or left))


class SheetContent(ContentHandler):
    """What one sheet holds, filled while its XML goes by. Raises TooMuch."""

    def __init__(self, texts: Sequence[str], shapes: Sequence[str], room: int, *, from_1904: bool) -> None:
        super().__init__()
        self.rows: dict[int, dict[int, str]] = {}
        self.hidden_rows: set[int] = set()
        self.merged: list[Area] = []
        self.lists: list[tuple[str, str]] = []
        """Areas as written, and what may be picked there, as written."""
        self.cells = 0
        self._texts, self._shapes, self._room, self._from_1904 = texts, shapes, room, from_1904
        self._row, self._column, self._kind, self._style = 0, -1, "", ""
        self._value, self._formula, self._shared, self._inline = "", "", "", ""
        self._columns: dict[str, int] = {}
        self._masters: dict[str, tuple[str, str]] = {}
        self._heard: list[str] | None = None
        self._unsaid = 0
        self._areas = self._source = ""

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        name = name if name in _OFTEN else name.rpartition(":")[2]
        if name == "c":
            self._begin_cell(attrs)
        elif name in ("v", "f", "t", "formula1", "sqref"):
            if name == "f" and attrs.get("t") == "shared":
                self._shared = attrs.get("si", "")
            self._heard = [] if not self._unsaid else None
        elif name == "row":
            self._row = _whole(attrs.get("r"), self._row + 1)
            self._column = -1
            if attrs.get("hidden") in ("1", "true"):
                self.hidden_rows.add(self._row)
        elif name == "rPh":
            self._unsaid += 1
        elif name == "mergeCell":
            self._merge(attrs)
        elif name == "dataValidation":
            self._areas, self._source = attrs.get("sqref", ""), ""
            self._kind = attrs.get("type", "")

    def characters(self, content: str) -> None:
        if self._heard is not None:
            self._heard.append(content)

    def endElement(self, name: str) -> None:  # noqa: N802
        name = name if name in _OFTEN else name.rpartition(":")[2]
        if name == "c":
            self._end_cell()
        elif name == "rPh":
            self._unsaid -= 1
        elif name == "dataValidation":
            if self._kind == "list" and self._areas and self._source and len(self.lists) < _MOST_RULES:
                self.lists.append((self._areas, self._source))
        elif self._heard is not None and name in ("v", "f", "t", "formula1", "sqref"):
            self._keep(name, "".join(self._heard))
            self._heard = None

    def _keep(self, name: str, text: str) -> None:
        if name == "v":
            self._value = text
        elif name == "f":
            # In an extension a list's source stands in an ``f`` of its own, outside any cell.
            self._formula = self._source = text
        elif name == "t":
            self._inline += text
        elif name == "formula1":
            self._source = text.strip() or self._source
        else:
            self._areas = text

    def _begin_cell(self, attrs: AttributesImpl) -> None:
        place = attrs.get("r", "")
        letters = place.rstrip("0123456789")
        column = self._columns.get(letters)
        if column is None:
            area = area_of(place)
            column = self._columns[letters] = area.left if area else -1
        self._column = column if column >= 0 else self._column + 1
        self._kind, self._style = attrs.get("t", "n"), attrs.get("s", "")
        self._value = self._formula = self._shared = self._inline = ""

    def _end_cell(self) -> None:
        text = self._text()
        if not text.strip():
            return
        if self._row > LAST_ROW:
            raise TooMuch(f"rows after the {LAST_ROW:,}th")
        if self._column >= MOST_COLUMNS:
            raise TooMuch(f"columns after the {MOST_COLUMNS}th")
        self.cells += 1
        self.rows.setdefault(self._row, {})[self._column] = text
        if self.cells > self._room:
            raise TooMuch(f"more than {MOST_CELLS:,} filled cells")
        if len(self.rows) > MOST_ROWS:
            raise TooMuch(f"more than {MOST_ROWS:,} filled rows")

    def _text(self) -> str:
        formula = self._formula_text()
        if formula:
            return formula
        if self._kind == "s":
            at = _whole(self._value, -1)
            return self._texts[at] if 0 <= at < len(self._texts) else ""
        if self._kind == "inlineStr":
            return unescaped(self._inline)
        if self._kind == "b":
            return "TRUE" if self._value.strip() in ("1", "true") else "FALSE" if self._value.strip() else ""
        if self._kind == "d":
            return self._value.replace("T00:00:00", "").replace("T", " ")
        return self._number() if self._kind == "n" else unescaped(self._value)

    def _number(self) -> str:
        try:
            value = float(self._value)
        except ValueError:
            return self._value
        style = _whole(self._style, -1)
        shape = self._shapes[style] if 0 <= style < len(self._shapes) else ""
        finite = abs(value) < float("inf")
        return number_text(value, shape, from_1904=self._from_1904) if finite else self._value

    def _formula_text(self) -> str:
        """The formula's own words; one that is shared with a cell above is told for this cell."""
        here = f"{_letters(self._column)}{self._row}"
        if self._formula and self._shared:
            self._masters[self._shared] = (self._formula, here)
        if self._formula:
            return f"={unescaped(self._formula)}"
        master = self._masters.get(self._shared)
        return f"={_moved(*master, here)}" if master else ""

    def _merge(self, attrs: AttributesImpl) -> None:
        area = area_of(attrs.get("ref", ""))
        if area and len(self.merged) < _MOST_RULES:
            self.merged.append(area)


def chosen_from(source: str, cells: Mapping[str, Mapping[int, Mapping[int, str]]], here: str) -> tuple[str, ...]:
    """What a list offers: ``"Yes,No"`` in quotes, or the cells of an area of this or another sheet (by name)."""
    if len(source) >= 2 and source[0] == source[-1] == '"':
        return tuple(part.strip() for part in source[1:-1].replace('""', '"').split(",") if part.strip())
    sheet, _, reference = source.rpartition("!")
    area = area_of(reference)
    rows = cells.get(sheet.strip("'").replace("''", "'").casefold() if sheet else here.casefold(), {})
    if area is None or (area.bottom - area.top + 1) * (area.right - area.left + 1) > 1_000:
        return ()
    found = (
        rows.get(row, {}).get(column, "").strip()
        for row in range(area.top, area.bottom + 1)
        for column in range(area.left, area.right + 1)
    )
    return tuple(dict.fromkeys(text for text in found if text))


def unescaped(text: str) -> str:
    """``_x000D_`` and its like, as the format writes characters that XML cannot hold."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found.group(1), 16)), text) if "_x" in text else text


def _moved(formula: str, origin: str, here: str) -> str:
    from openpyxl.formula.tokenizer import TokenizerError
    from openpyxl.formula.translate import Translator, TranslatorError

    try:
        return str(Translator(f"={formula}", origin).translate_formula(here)).removeprefix("=")
    except (TokenizerError, TranslatorError):
        return formula


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 8 else otherwise


def _letters(column: int) -> str:
    from candor.questionnaires.forms.book.opened import column_letter

    return column_letter(column)
