"""``candor questionnaire import``: a form of somebody else's becomes a file of ours, with its report."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

from candor.cli.columns import columns_of, described, sheet_of
from candor.cli.outfile import place_for
from candor.cli.usage import WrongUsage, existing_file
from candor.workflows.files import put_file
from candor.workflows.forms import FormRow, Sheet
from candor.workflows.services import Services
from candor.workflows.taking_in import counted, file_bytes
from candor.workflows.wording import said

_WIDTH = 100
_PLACE = 22
_FATE = 12


def run(given: argparse.Namespace, services: Services) -> int:
    """Look at the form, or read it, print what became of every row, and write it."""
    path = existing_file(given.file)
    if given.look:
        return _look(path, given, services)
    if given.to is None:
        raise WrongUsage("Say where the questionnaire goes with --to OUT.yaml, or add --look to see what is there.")
    out = place_for(given.to, force=given.force, source=path)
    source = file_bytes(path)
    columns = None
    if given.sheet or given.header is not None or given.column:
        columns = columns_of(given, _sheets(path, source, services))
    form = services.forms.read(source, path.name, columns)
    for line in _report(form.rows):
        print(line)
    put_file(form.sourced.source, out)
    questionnaire = form.sourced.questionnaire
    questions = sum(1 for _ in questionnaire.keyed())
    print(f"{said(form.kind)}, {counted(form.rows)}")
    print(f"{out}: {questionnaire.id}, {questions} {'question' if questions == 1 else 'questions'}")
    return 0


def _look(path: Path, given: argparse.Namespace, services: Services) -> int:
    sheets = _sheets(path, file_bytes(path), services)
    for line in described([sheet_of(given.sheet, sheets)] if given.sheet else sheets):
        print(line)
    return 0


def _sheets(path: Path, source: bytes, services: Services) -> Sequence[Sheet]:
    sheets = services.forms.look(source, path.name)
    if not sheets:
        raise WrongUsage(f"“{path}” is no plain spreadsheet, so it has no columns to choose; import it as it is.")
    return sheets


def _report(rows: Sequence[FormRow]) -> Iterator[str]:
    """A row of the form on a line: where it stood, what became of it, its words; why, on the lines below."""
    wide = min(max([len(said(row.place)) for row in rows], default=0), _PLACE)
    for row in rows:
        place = _placed(row.place)
        yield f"{place:<{wide}}  {row.fate.label:<{_FATE}}  {said(row.what, _WIDTH - wide - _FATE - 4)}".rstrip()
        yield from textwrap.wrap(
            said(row.sentence, 1000),
            _WIDTH,
            initial_indent=" " * (wide + 2),
            subsequent_indent=" " * (wide + 2),
            break_on_hyphens=False,
        )


def _placed(place: str) -> str:
    """Where a row stood, at most ``_PLACE`` characters: a sheet's name may be cut, the row's number never is."""
    whole = said(place)
    if len(whole) <= _PLACE:
        return whole
    sheet, _, row = whole.rpartition(", ")
    room = _PLACE - len(row) - 2
    return f"{said(sheet, room)}, {row}" if sheet and room > 5 else said(whole, _PLACE)
