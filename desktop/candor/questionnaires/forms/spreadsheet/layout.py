"""How a plain spreadsheet is laid out: which row holds the headings, and what each column is for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from candor.questionnaires.forms.book.opened import BookRow, BookSheet
from candor.questionnaires.forms.spreadsheet.placeholders import all_to_fill_in
from candor.questionnaires.forms.spreadsheet.terms import NEITHER
from candor.questionnaires.forms.spreadsheet.words import role_of
from candor.questionnaires.forms.yes_and_no import NO_WORDS, YES_WORDS
from candor.workflows.forms import ANSWER_COLUMNS, ROLES, Columns

LOOKED_AT = 30
"""Filled rows among which the headings are looked for, and which are shown."""
_LONGEST_HEADING = 120
_SENTENCE = re.compile(r"[?？؟;]\s*$|[.!。]\s*$")
_NUMERAL = re.compile(r"^[A-Za-z&]{0,8}[-. ]?[0-9]{1,4}(?:[.\-][0-9]{1,4}){0,5}[a-z]?[.)]?$")
_APPENDED = tuple(heading.casefold() for heading in ANSWER_COLUMNS)


@dataclass(frozen=True, slots=True)
class Layout:
    """``header`` is the heading row's number, 0 for none; ``roles`` each column's role, "" for none; ``marked`` the
    columns headed by an answer ("Yes", "No") that wait for a cross; ``language`` that of the headings, "" if unknown.

    ``named`` tells that a heading says which column holds the questions, so that nobody had to guess; ``likeness`` is
    how much a guessed column reads like questions, 20 and more where they ask. ``to_fill_in`` tells that the answer's
    column holds what an empty form says there ("Yes/No", "Date").
    """

    header: int
    headings: tuple[str, ...]
    roles: tuple[str, ...]
    marked: tuple[int, ...] = ()
    language: str = ""
    named: bool = False
    likeness: float = 0
    to_fill_in: bool = False

    def column(self, role: str) -> int | None:
        """The column with this role, from 0."""
        return self.roles.index(role) if role in self.roles else None

    @property
    def asks(self) -> bool:
        return "say" in self.roles


def layout_of(sheet: BookSheet, columns: Columns | None = None) -> Layout:
    """What was found, or chosen where ``columns`` says so."""
    header = columns.header if columns and columns.header is not None else _heading_row(sheet)
    headings = _padded(sheet.row(header), sheet.width) if header else ("",) * sheet.width
    found = [role_of(" ".join(heading.split())) for heading in headings]
    chosen = dict(columns.roles) if columns else {}
    marked = _marked(sheet, headings, header, next((at for at, role in chosen.items() if role == "say"), None))
    roles = _roles(headings, [role for role, _ in found], marked)
    if chosen:
        roles = _with_chosen(roles, chosen)
    named, likeness = "say" in roles, 0.0
    if not named:
        roles, likeness = _with_guess(sheet, header, roles, chosen)
    roles = _with_numerals(sheet, header, roles, chosen)
    roles = _with_offered(sheet, header, roles, chosen)
    languages = Counter(language for (role, language), kept in zip(found, roles, strict=False) if role and kept)
    return Layout(
        header=header,
        headings=headings,
        roles=tuple(roles),
        marked=marked,
        language=_spoken(languages),
        named=named,
        likeness=likeness,
        to_fill_in=_to_fill_in(sheet, header, roles),
    )


def rows_below(sheet: BookSheet, header: int) -> tuple[BookRow, ...]:
    return tuple(row for row in sheet.rows if row.number > header)


def _heading_row(sheet: BookSheet) -> int:
    """The row among the first whose cells say most of what columns are called; else a first row of short labels."""
    best, most = 0, (0, 0)
    for row in sheet.rows[:LOOKED_AT]:
        cells = [cell for cell in row.cells if cell.strip()]
        if any(len(cell) > _LONGEST_HEADING * 2 for cell in cells):
            continue
        roles = {role_of(" ".join(cell.split()))[0] for cell in cells} - {""}
        # A lone "Control" or "Security" above a table is a title; a lone "Question" heads a column.
        enough = len(roles) >= 2 or (roles == {"say"} and len(cells[0].split()) <= 3)
        score = (len(roles) + ("say" in roles), -row.number)
        if enough and score > most:
            best, most = row.number, score
    return best or _first_labels(sheet)


def _first_labels(sheet: BookSheet) -> int:
    """The first row, where it is a row of at least two short labels and what follows is longer."""
    if len(sheet.rows) < 2:
        return 0
    first, rest = sheet.rows[0], sheet.rows[1:LOOKED_AT]
    cells = [cell.strip() for cell in first.cells if cell.strip()]
    if len(cells) < 2 or any(len(cell) > 40 or _SENTENCE.search(cell) or cell.isdigit() for cell in cells):
        return 0
    longest = max(len(cell) for row in rest for cell in row.cells)
    return first.number if longest > 2 * max(map(len, cells)) else 0


def _roles(headings: tuple[str, ...], found: list[str], marked: tuple[int, ...]) -> list[str]:
    """One column a role, the first that has it; the block of answer columns that an export appends is one answer."""
    appended = _appended(headings)
    roles = [role if at not in marked else "" for at, role in enumerate(found)]
    for at in appended:
        roles[at] = "answer" if at == appended[0] and "answer" not in roles[:at] else ""
    if "why" not in roles and "why-2" in roles:
        roles[roles.index("why-2")] = "why"
    if "say" not in roles and "say-2" in roles:
        roles[roles.index("say-2")] = "say"
    elif "say-2" in roles and "short" not in roles:
        roles[roles.index("say-2")] = "short"
    seen: set[str] = set()
    for at, role in enumerate(roles):
        if role in seen or role not in ROLES:
            roles[at] = ""
        seen.add(role)
    return roles


def _appended(headings: tuple[str, ...]) -> tuple[int, ...]:
    """Where the answer columns of an export stand, all in a row; () where there are none."""
    small = tuple(heading.strip().casefold() for heading in headings)
    size = len(_APPENDED)
    starts = (at for at in range(len(small) - size, -1, -1) if small[at : at + size] == _APPENDED)
    start = next(starts, None)
    return () if start is None else tuple(range(start, start + size))


def _marked(sheet: BookSheet, headings: tuple[str, ...], header: int, say: int | None) -> tuple[int, ...]:
    """Columns headed "Yes", "No" and the like, with no more than a cross beside each question. A row of sums below
    the questions says nothing against it, so rows without a question and formulas are not looked at."""
    small = [" ".join(heading.split()).casefold() for heading in headings]
    told = [
        at for at, word in enumerate(small) if word and word not in "x01✓✔" and word in YES_WORDS | NO_WORDS | NEITHER
    ]
    if not ({small[at] for at in told} & YES_WORDS and {small[at] for at in told} & NO_WORDS):
        return ()
    # "No | Question | Yes | No": what stands before the yes and is headed like a later one is a number's column.
    first_yes = next(at for at in told if small[at] in YES_WORDS)
    told = [at for at in told if at >= first_yes or small.count(small[at]) == 1]
    if say is None:
        roles = [role for role, _ in map(role_of, small)]
        say = next((roles.index(role) for role in ("say", "say-2") if role in roles), None)
    asked = [row for row in rows_below(sheet, header) if say is None or row.cell(say).strip()]
    crossed = tuple(at for at in told if all(_holds_a_cross(row.cell(at).strip()) for row in asked))
    return crossed if len(crossed) > 1 else ()


def _holds_a_cross(text: str) -> bool:
    return len(text) <= 3 or text.startswith("=")


def _with_chosen(roles: list[str], chosen: Mapping[int, str]) -> list[str]:
    """What a person chose holds; a guess for a role that was chosen elsewhere does not."""
    kept = ["" if role in chosen.values() else role for role in roles]
    for at, role in chosen.items():
        if 0 <= at < len(kept):
            kept[at] = role if role in ROLES else ""
    return kept


def _with_guess(sheet: BookSheet, header: int, roles: list[str], chosen: Mapping[int, str]) -> tuple[list[str], float]:
    """With the column that reads most like questions as the question, if any reads like sentences at all."""
    rows = rows_below(sheet, header)
    best, most = -1, 0.0
    for at, role in enumerate(roles):
        if at in chosen or role in ("answer", "number", "section", "kind", "choices", "must-ask"):
            continue
        texts = [cell for row in rows if (cell := row.cell(at).strip())]
        score = _sentence_like(texts) * (len(texts) / max(len(rows), 1)) ** 0.5
        if score > most:
            best, most = at, score
    if best >= 0:
        roles = ["" if role == "say" else role for role in roles]
        roles[best] = "say"
    return roles, most


def _with_numerals(sheet: BookSheet, header: int, roles: list[str], chosen: Mapping[int, str]) -> list[str]:
    """With a column of numerals ("1.2", "DOCU-01") before the questions as their number, where no heading says so."""
    if "number" in roles or "say" not in roles:
        return roles
    rows = rows_below(sheet, header)
    for at in range(roles.index("say")):
        texts = [cell for row in rows if (cell := row.cell(at).strip())]
        numerals = sum(bool(_NUMERAL.match(text)) for text in texts)
        if not roles[at] and at not in chosen and numerals * 10 >= max(len(texts), 2) * 6:
            return [*roles[:at], "number", *roles[at + 1 :]]
    return roles


def _sentence_like(texts: list[str]) -> float:
    """0 where the texts are labels; more the more of them ask, or are said in whole sentences."""
    if not texts:
        return 0
    asking = sum(text.endswith(("?", "？", "؟", ";")) or "?" in text for text in texts) / len(texts)
    words = sum(min(_length(text), 40) for text in texts) / len(texts)
    return asking * 20 + words if asking > 0.2 or words >= 4 else 0


def _length(text: str) -> float:
    """Words; in a script without spaces, two signs count for one."""
    words = len(text.split())
    return max(words, len(text) / 2 if text and text[len(text) // 2] > "\u2e80" else 0)


def _with_offered(sheet: BookSheet, header: int, roles: list[str], chosen: Mapping[int, str]) -> list[str]:
    """Where no column is for answers, the one mostly empty column whose cells let one pick from a list is."""
    say = roles.index("say") if "say" in roles else None
    if "answer" in roles or say is None or not sheet.offered:
        return roles
    asked = [row for row in rows_below(sheet, header) if row.cell(say).strip()]
    for at in range(max(len(roles), 1 + max(area.right for area, _ in sheet.offered))):
        role = roles[at] if at < len(roles) else ""
        empty = sum(not row.cell(at).strip() for row in asked)
        picked = sum(bool(sheet.choices_at(row.number, at)) for row in asked[:LOOKED_AT])
        if not role and at not in chosen and picked and empty * 2 >= len(asked):
            before = [*roles, *[""] * (at - len(roles))][:at]
            return [*before, "answer", *roles[at + 1 :]]
    return roles


def _to_fill_in(sheet: BookSheet, header: int, roles: list[str]) -> bool:
    if "answer" not in roles or "say" not in roles:
        return False
    say, answer = roles.index("say"), roles.index("answer")
    return all_to_fill_in([row.cell(answer) for row in rows_below(sheet, header) if row.cell(say).strip()])


def _padded(row: BookRow, width: int) -> tuple[str, ...]:
    return row.cells + ("",) * (width - len(row.cells))


def _spoken(languages: Counter[str]) -> str:
    """The language most headings are in; one heading that English shares says nothing against it."""
    return languages.most_common(1)[0][0] if languages else ""
