"""An .xlsx to its sheets: which parts there are, their shared texts and number formats, then sheet by sheet."""

from __future__ import annotations

import posixpath
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from defusedxml import DefusedXmlException
from defusedxml.sax import parseString

from candor.questionnaires.forms.book.opened import MOST_CELLS, MOST_ROWS, Book, BookSheet, filled
from candor.questionnaires.forms.book.package import Package
from candor.questionnaires.forms.book.sheet import (
    SheetContent,
    TooMuch,
    area_of,
    chosen_from,
    unescaped,
    without_blanks,
)
from candor.questionnaires.forms.book.values import shape_of
from candor.workflows.forms import FormUnreadable

_MOST_MARKS = 1_000_000
"""Angle brackets in one part: what is read in a second."""
_MOST_SHEETS = 50


class _Parts(ContentHandler):
    """The workbook's own part, or a part of relations: every element's attributes, and the text of defined names."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.names: dict[str, str] = {}
        self._name = ""

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        plain = {key.rpartition(":")[2]: value for key, value in attrs.items()}
        name = name.rpartition(":")[2]
        self._name = plain.get("name", "") if name == "definedName" else ""
        self.found.append((name, plain))

    def characters(self, content: str) -> None:
        if self._name:
            self.names[self._name] = self.names.get(self._name, "") + content

    def all(self, name: str) -> list[dict[str, str]]:
        return [attrs for element, attrs in self.found if element == name]


class _Texts(ContentHandler):
    """Shared texts: runs joined, readings above the line left out."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._runs: list[str] = []
        self._inside = False
        self._unsaid = 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        name = name.rpartition(":")[2]
        if name == "si":
            self._runs = []
        elif name == "rPh":
            self._unsaid += 1
        self._inside = name == "t" and not self._unsaid

    def characters(self, content: str) -> None:
        if self._inside:
            self._runs.append(content)

    def endElement(self, name: str) -> None:  # noqa: N802
        name = name.rpartition(":")[2]
        if name == "si":
            self.texts.append(unescaped("".join(self._runs)))
        elif name == "rPh":
            self._unsaid -= 1
        self._inside = False


class _Shapes(ContentHandler):
    """What each style makes of a number."""

    def __init__(self) -> None:
        super().__init__()
        self.shapes: list[str] = []
        self._codes: dict[str, str] = {}
        self._within = False

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        name = name.rpartition(":")[2]
        if name == "numFmt":
            self._codes[attrs.get("numFmtId", "")] = attrs.get("formatCode", "")
        elif name == "cellXfs":
            self._within = True
        elif name == "xf" and self._within:
            number = attrs.get("numFmtId", "0")
            known = int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 0
            self.shapes.append(shape_of(known, self._codes.get(number, "")))

    def endElement(self, name: str) -> None:  # noqa: N802
        if name.rpartition(":")[2] == "cellXfs":
            self._within = False


def open_xlsx(source: bytes, name: str) -> Book:
    """The book in these bytes. Raises FormUnreadable."""
    return _Reading(source, name).book()


class _Reading:
    """One reading of one file."""

    def __init__(self, source: bytes, name: str) -> None:
        self._name = name
        self._package = Package(source, name)

    def book(self) -> Book:
        path = self._main_part()
        main, related = _Parts(), self._related(path)
        self._parse(self._package.part(path), main)
        shapes, texts = _Shapes(), _Texts()
        for kind, target in related.values():
            if kind in ("styles", "sharedStrings") and self._package.has(target):
                self._parse(self._package.part(target), shapes if kind == "styles" else texts)
        from_1904 = any(each.get("date1904") in ("1", "true") for each in main.all("workbookPr"))
        read: list[tuple[str, bool, SheetContent]] = []
        room, rows = MOST_CELLS, 0
        for attrs in main.all("sheet"):
            kind, target = related.get(attrs.get("id", ""), ("", ""))
            if kind != "worksheet" or not self._package.has(target):
                continue
            content = SheetContent(texts.texts, shapes.shapes, room, from_1904=from_1904)
            self._parse(without_blanks(self._package.part(target)), content)
            read.append((attrs.get("name", ""), attrs.get("state", "visible") != "visible", content))
            room, rows = room - content.cells, rows + len(content.rows)
            if rows > MOST_ROWS or len(read) > _MOST_SHEETS:
                raise self._too_much(f"more than {MOST_ROWS:,} filled rows or {_MOST_SHEETS} sheets")
        if not read:
            raise self._package.damaged()
        return Book("xlsx", _sheets(read, main.names))

    def _main_part(self) -> str:
        for attrs in self._relations(""):
            if attrs.get("Type", "").endswith("/officeDocument"):
                target = attrs.get("Target", "").lstrip("/")
                if self._package.has(target):
                    return target
        return "xl/workbook.xml"

    def _related(self, path: str) -> dict[str, tuple[str, str]]:
        """The kind and path of every part that this one names, by id."""
        folder = posixpath.dirname(path)
        found = {}
        for attrs in self._relations(path):
            target = attrs.get("Target", "")
            whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
            found[attrs.get("Id", "")] = (attrs.get("Type", "").rpartition("/")[2], whole)
        return found

    def _relations(self, path: str) -> list[dict[str, str]]:
        folder, _, own = path.rpartition("/")
        part = f"{folder}/_rels/{own}.rels".lstrip("/")
        if not self._package.has(part):
            return []
        content = _Parts()
        self._parse(self._package.part(part), content)
        return content.all("Relationship")

    def _parse(self, part: bytes, content: ContentHandler) -> None:
        if part.count(b"<") > _MOST_MARKS:
            raise self._too_much("far more in it")
        try:
            parseString(part, content, forbid_dtd=True)
        except TooMuch as reason:
            raise self._too_much(str(reason)) from None
        except DefusedXmlException as trouble:
            raise FormUnreadable(
                f"“{self._name}” defines XML entities, which no spreadsheet needs, so it was not opened; save it anew."
            ) from trouble
        except (SAXException, LookupError, ValueError) as trouble:
            # LookupError and ValueError: an encoding that nobody knows, a character that cannot be.
            raise self._package.damaged() from trouble

    def _too_much(self, what: str) -> FormUnreadable:
        return FormUnreadable(
            f"“{self._name}” has {what} than a questionnaire holds; copy the questions into a workbook of their own."
            if what == "far more in it"
            else f"“{self._name}” has {what}; copy the questions into a workbook of their own."
        )


def _sheets(read: list[tuple[str, bool, SheetContent]], names: dict[str, str]) -> tuple[BookSheet, ...]:
    cells = {name.casefold(): content.rows for name, _, content in read}
    sheets = []
    for name, hidden, content in read:
        offered = []
        for areas, source in content.lists:
            labels = chosen_from(names.get(source, source).lstrip("="), cells, name)
            known = [area_of(area) for area in areas.split()[:1_000]] if labels else []
            offered += [(area, labels) for area in known if area is not None]
        sheets.append(
            BookSheet(
                name=name,
                rows=filled(content.rows),
                hidden=hidden,
                hidden_rows=frozenset(content.hidden_rows),
                merged=tuple(content.merged),
                offered=tuple(offered),
            )
        )
    return tuple(sheets)
