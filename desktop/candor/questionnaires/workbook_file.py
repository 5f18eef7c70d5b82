"""Pages of text to the bytes of an .xlsx: the same pages give the same bytes, and no text is ever a formula.

Written by hand, because openpyxl puts every sheet into a temporary file first, and an answer's words belong in none.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from candor.questionnaires.imported_text import written
from candor.questionnaires.opened_book import LAST_ROW, column_letter
from candor.questionnaires.workbook_parts import (
    CONTENT_TYPES,
    DECLARED,
    HEAD,
    PLAIN,
    RELATIONS,
    SHEETS,
    STYLES,
    TITLE,
    content_of_sheet,
    relation_of_sheet,
    relations_of_book,
)

Cell = str | int
LONGEST_CELL = 32_767
"""UTF-16 units, the format's own limit."""
_LONGEST_LIST = 253
_MOST_AREAS = 60_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_UNNAMEABLE = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


@dataclass(slots=True)
class Page:
    """A sheet to write. ``rows`` holds cells by row from 1 and column from 0; ``header`` is the heading row, 0 for
    none; ``titles`` the rows that head a section; ``widths`` of columns in signs; ``picks`` what cells let one pick."""

    name: str
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    header: int = 0
    titles: set[int] = field(default_factory=set)
    widths: Mapping[int, int] = field(default_factory=dict)
    picks: dict[tuple[str, ...], list[tuple[int, int]]] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """Columns up to the last filled one."""
        return max((column + 1 for cells in self.rows.values() for column in cells), default=0)


def workbook_bytes(pages: Sequence[Page]) -> bytes:
    """The .xlsx."""
    texts: dict[str, int] = {}
    names: set[str] = set()
    sheets = [(_sheet_name(page.name, names), "".join(_sheet(page, texts))) for page in pages]
    listed = "".join(
        f'<sheet name="{escape(name, _QUOTES)}" sheetId="{at}" r:id="rId{at}"/>'
        for at, (name, _) in enumerate(sheets, 1)
    )
    shared = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in texts)
    numbers = range(1, len(sheets) + 1)
    parts = {
        "[Content_Types].xml": CONTENT_TYPES.format("".join(map(content_of_sheet, numbers))),
        "_rels/.rels": RELATIONS,
        "xl/workbook.xml": SHEETS.format(listed),
        "xl/_rels/workbook.xml.rels": relations_of_book("".join(map(relation_of_sheet, numbers)), len(sheets)),
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": f'{DECLARED}<sst xmlns="{_MAIN}" uniqueCount="{len(texts)}">{shared}</sst>',
    }
    parts |= {f"xl/worksheets/sheet{at}.xml": sheet for at, (_, sheet) in enumerate(sheets, 1)}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for path, part in parts.items():
            info = zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0))
            info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            package.writestr(info, part.encode())
    return packed.getvalue()


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_QUOTES = {'"': "&quot;"}


def _sheet(page: Page, texts: dict[str, int]) -> Iterator[str]:
    yield f'{DECLARED}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
    if page.header:
        below = page.header + 1
        yield f'<pane ySplit="{page.header}" topLeftCell="A{below}" activePane="bottomLeft" state="frozen"/>'
    yield '</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>'
    if page.widths:
        yield "<cols>"
        for column, width in sorted(page.widths.items()):
            yield f'<col min="{column + 1}" max="{column + 1}" width="{width}" customWidth="1"/>'
        yield "</cols>"
    yield "<sheetData>"
    width = page.width
    for number, cells in sorted(page.rows.items()):
        if number <= LAST_ROW:
            look = HEAD if number == page.header else TITLE if number in page.titles else PLAIN
            columns = range(width) if look == TITLE else sorted(cells)
            drawn = "".join(_cell(f"{column_letter(at)}{number}", cells.get(at, ""), look, texts) for at in columns)
            yield f'<row r="{number}">{drawn}</row>'
    yield "</sheetData>"
    yield from _rules(page.picks)
    yield "</worksheet>"


def _cell(place: str, content: Cell, look: int, texts: dict[str, int]) -> str:
    """A cell of this look; the look after it is the same for a text that a spreadsheet could take for a formula."""
    if isinstance(content, int):
        return f'<c r="{place}" s="{look}"><v>{content}</v></c>'
    text = _fitting(_ESCAPE.sub("_x005F_", written(content)))
    if not text:
        return f'<c r="{place}" s="{look}"/>'
    at = texts.setdefault(text, len(texts))
    return f'<c r="{place}" s="{look + text.startswith(_FORMULA)}" t="s"><v>{at}</v></c>'


def _fitting(text: str) -> str:
    return text if len(text.encode("utf-16-le")) <= 2 * LONGEST_CELL else text[: LONGEST_CELL // 2 - 1] + "…"


def _rules(picks: Mapping[tuple[str, ...], Sequence[tuple[int, int]]]) -> Iterator[str]:
    """Lists to pick from, where the format can hold them; anything else may still be typed."""
    rules = []
    for labels, cells in picks.items():
        listed = ",".join(written(label) for label in labels)
        if not labels or any("," in label for label in labels) or len(listed.encode("utf-16-le")) > 2 * _LONGEST_LIST:
            continue
        areas = " ".join(f"{column_letter(column)}{row}" for row, column in cells[:_MOST_AREAS])
        source = escape('"' + listed.replace('"', '""') + '"')
        rules.append(
            f'<dataValidation type="list" allowBlank="1" sqref="{areas}"><formula1>{source}</formula1></dataValidation>'
        )
    if rules:
        yield f'<dataValidations count="{len(rules)}">{"".join(rules)}</dataValidations>'


def _sheet_name(wanted: str, taken: set[str]) -> str:
    """At most 31 signs, none that the format forbids, and no two alike."""
    bare = " ".join(_UNNAMEABLE.sub(" ", written(wanted)).split()).strip("'")[:31].strip() or "Sheet"
    name, number = bare, 2
    while name.casefold() in taken:
        name, number = f"{bare[:27]} {number}", number + 1
    taken.add(name.casefold())
    return name
