"""The columns of a plain spreadsheet as the command line names them: by role, and by heading or letter."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence

from candor.cli.usage import WrongUsage
from candor.workflows.forms import ROLES, Columns, Sheet
from candor.workflows.taking_in import letter, with_headings_in
from candor.workflows.wording import said

_LETTERS = re.compile(r"[A-Za-z]{1,2}")


def columns_of(given: argparse.Namespace, sheets: Sequence[Sheet]) -> Columns:
    """How the spreadsheet is to be read: what was given, over what was found. Raises WrongUsage."""
    sheet = sheet_of(given.sheet, sheets)
    header = sheet.header if given.header is None else given.header
    headings, rows, _ = with_headings_in(sheet, header)
    width = max([len(headings), len(sheet.guess), *map(len, rows)], default=0)
    roles = dict(enumerate(sheet.guess))
    for asked in given.column:
        role, _, column = asked.partition("=")
        if role not in ROLES or not column:
            raise WrongUsage(f"“{said(asked)}” names no role; write ROLE=COLUMN with one of {', '.join(ROLES)}.")
        place = _place(column, headings, width)
        roles = {at: held for at, held in roles.items() if held != role} | {place: role}
    return Columns(sheet=sheet.name, header=header, roles={place: roles.get(place, "") for place in range(width)})


def sheet_of(name: str, sheets: Sequence[Sheet]) -> Sheet:
    """The sheet of this name, or the first in which questions were found. Raises WrongUsage."""
    if not name:
        return next((sheet for sheet in sheets if "say" in sheet.guess), sheets[0])
    found = next((sheet for sheet in sheets if sheet.name.casefold() == name.casefold()), None)
    if found is None:
        there = ", ".join(f"“{said(sheet.name, 40)}”" for sheet in sheets)
        raise WrongUsage(f"There is no sheet “{said(name)}”; there is {there}.")
    return found


def _place(column: str, headings: Sequence[str], width: int) -> int:
    wanted = column.strip().casefold()
    for place, heading in enumerate(headings):
        if heading.strip().casefold() == wanted:
            return place
    if _LETTERS.fullmatch(wanted):
        for place in range(width):
            if letter(place).casefold() == wanted:
                return place
    there = ", ".join(_named(place, headings) for place in range(min(width, 20)))
    raise WrongUsage(f"There is no column “{said(column)}”; there is {there}.")


def _named(place: int, headings: Sequence[str]) -> str:
    heading = said(headings[place], 30) if place < len(headings) else ""
    return f"{letter(place)} “{heading}”" if heading else letter(place)


def described(sheets: Sequence[Sheet]) -> Iterator[str]:
    """What was found in a spreadsheet, sheet by sheet, column by column."""
    for sheet in sheets:
        row = f"headings in row {sheet.header}" if sheet.header else "no row of headings"
        yield f"Sheet “{said(sheet.name, 60)}”: {sheet.height} rows, {row}"
        first = sheet.rows[0] if sheet.rows else ()
        for place in range(max(len(sheet.headings), len(sheet.guess))):
            role = sheet.guess[place] if place < len(sheet.guess) else ""
            heading = said(sheet.headings[place], 36) if place < len(sheet.headings) else ""
            cell = said(first[place], 40) if place < len(first) else ""
            yield f"  {letter(place):<3}{role or '-':<10}{heading:<38}{cell}".rstrip()
