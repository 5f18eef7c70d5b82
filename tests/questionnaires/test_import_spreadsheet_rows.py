"""Every row of any spreadsheet is accounted for, and many rows are no burden."""

from __future__ import annotations

import io
import time
from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.questionnaires.books import book_of, imported

from candor.questionnaires.forms.book.opened import open_book
from candor.questionnaires.forms.desk import FormDesk
from candor.workflows.forms import ROLES, Columns, FormUnreadable

WORDS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=40)
CELLS = st.one_of(
    st.none(),
    WORDS,
    st.integers(-(10**6), 10**6),
    st.booleans(),
    st.sampled_from(
        ["Question", "Frage", "Section", "Yes / No", "=1+1", "Who owns it?", "1.2", "a; b; c", "\u202e", "<b>"]
    ),
)
TABLES = st.lists(st.lists(CELLS, max_size=5), min_size=1, max_size=12)
ROLES_CHOSEN = st.dictionaries(st.integers(0, 4), st.sampled_from([*ROLES, ""]), max_size=3)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TABLES, st.none() | st.integers(0, 4), ROLES_CHOSEN)
def test_every_row_with_something_in_it_is_reported_once(
    table: list[list[object]], header: int | None, roles: dict[int, str]
) -> None:
    source = book_of(A=table, B=[["Question"], ["Who pays?"]])
    try:
        form = imported(source, columns=Columns(header=header, roles=roles))
    except FormUnreadable:
        return
    filled = [
        f"{sheet.name}, row {row.number}" for sheet in open_book(source, "form.xlsx").sheets for row in sheet.rows
    ]
    assert [row.place for row in form.rows if row.place != "whole file"] == filled
    origins = Counter(question.id for _, _, question in form.sourced.questionnaire.keyed())
    assert set(origins.values()) == {1}
    assert FormDesk().workbook(form.sourced)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(blacklist_categories=("Cs",)), max_size=200), st.sampled_from([",", ";", "\t"]))
def test_any_text_as_a_csv_is_read_or_refused(text: str, separator: str) -> None:
    source = io.StringIO(f"Question{separator}Why\n{text}\n").getvalue().encode()
    try:
        form = imported(source, "form.csv")
    except FormUnreadable as refusal:
        assert refusal.sentence.startswith("“form.csv”")  # noqa: PT017
    else:
        assert form.rows


def test_five_thousand_questions_come_in_within_five_seconds() -> None:
    rows = [["No.", "Area", "Question", "Guidance", "Mandatory", "Evidence", "Answer", "Comment"]]
    rows += [
        [n, f"Area {n // 100}", f"How do you make sure that case {n} is handled?", f"It matters {n}.", "yes", "Policy"]
        for n in range(5000)
    ]
    source = book_of(A=rows)
    begun = time.process_time()
    form = imported(source)
    assert time.process_time() - begun < 5
    assert len(form.rows) == 5001
    assert sum(len(section.questions) for section in form.sourced.questionnaire.sections) == 5000
