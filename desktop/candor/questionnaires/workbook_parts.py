"""The parts of an .xlsx that are the same in every workbook: its list of parts, their relations, the looks of cells."""

from __future__ import annotations

DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

CONTENT_TYPES = (
    f'{DECLARED}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPE}.sharedStrings+xml"/>'
    "{}</Types>"
)
"""Takes ``content_of_sheet`` of every sheet."""

RELATIONS = (
    f'{DECLARED}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)

SHEETS = (
    f'{DECLARED}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}/relationships"><bookViews><workbookView/></bookViews>'
    "<sheets>{}</sheets></workbook>"
)
"""Takes the list of sheets."""

PLAIN, HEAD, TITLE = 1, 3, 5
"""The looks of cells by their place below; the one after each is the same, typed as after an apostrophe."""

_WRAPPED = '<alignment vertical="top" wrapText="1"/>'


def _look(font: int, fill: int) -> str:
    """Both looks of a cell with this font and this fill."""
    way = f'numFmtId="0" fontId="{font}" fillId="{fill}" borderId="0" xfId="0" applyFont="1" applyFill="1"'
    bare = f'<xf {way} applyAlignment="1">{_WRAPPED}</xf>'
    return bare + f'<xf {way} quotePrefix="1" applyAlignment="1">{_WRAPPED}</xf>'


def _filled(colour: str) -> str:
    return f'<fill><patternFill patternType="solid"><fgColor rgb="{colour}"/></patternFill></fill>'


def _font(weight: str, colour: str) -> str:
    return f'<font>{weight}<sz val="11"/><color rgb="{colour}"/><name val="Calibri"/><family val="2"/></font>'


STYLES = (
    f'{DECLARED}<styleSheet xmlns="{_MAIN}">'
    f'<fonts count="3">{_font("", "FF1F2933")}{_font("<b/>", "FFFFFFFF")}{_font("<b/>", "FF1F2933")}</fonts>'
    '<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    f"{_filled('FF34495E')}{_filled('FFE8ECEF')}</fills>"
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    f"{_look(0, 0)}{_look(1, 2)}{_look(2, 3)}</cellXfs>"
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def content_of_sheet(number: int) -> str:
    return f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_TYPE}.worksheet+xml"/>'


def relation_of_sheet(number: int) -> str:
    target = f"worksheets/sheet{number}.xml"
    return f'<Relationship Id="rId{number}" Type="{_OFFICE}/relationships/worksheet" Target="{target}"/>'


def relations_of_book(sheets: str, count: int) -> str:
    others = "".join(
        f'<Relationship Id="rId{count + at}" Type="{_OFFICE}/relationships/{kind}" Target="{kind}.xml"/>'
        for at, kind in enumerate(("styles", "sharedStrings"), 1)
    )
    return f'{DECLARED}<Relationships xmlns="{_PACKAGE}/relationships">{sheets}{others}</Relationships>'
