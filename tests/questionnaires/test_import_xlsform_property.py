"""Whatever an XLSForm holds, every row is told of, and no question is lost."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.questionnaires.import_xlsform_books import imported, questions

from candor.questionnaires.forms.xlsform.kinds import Turn, row_kind
from candor.workflows.forms import Fate

HEAD = (
    "type",
    "name",
    "label",
    "label::French (fr)",
    "hint",
    "relevant",
    "constraint",
    "required",
    "parameters",
    "disabled",
)
NAMES = ["a", "b", "c", "d", "site name", "é", "問い", "A", ""]
TYPES = [
    *("text", "integer", "decimal", "date", "dateTime", "time", "range", "note", "note", "calculate", "start", "image"),
    *("select_one yn", "select_multiple l", "select_one l or_other", "rank l", "select_one gone", "select_one"),
    *("begin group", "begin group", "begin repeat", "end group", "end group", "end repeat", "begin loop over l"),
    *("acknowledge", "hologram", "", "geopoint", "select_one_from_file x.csv", "form_title", "SELECT_ONE  YN"),
]
CHOICES = [
    ("list_name", "name", "label", "label::French (fr)"),
    *(("yn", "yes", "Yes", "Oui"), ("yn", "no", "No", "Non"), ("l", "1", "One", ""), ("l", "2", "Two", "Deux")),
    *(("l", "2", "Two again", ""), ("l", "x", "", ""), ("", "stray", "Stray", ""), ("l", "y", "One", "")),
]
atoms = st.builds(
    "{}{}{}".format,
    st.sampled_from([f"${{{name}}}" for name in NAMES if name.isascii() and name and " " not in name] + ["."]),
    st.sampled_from([" = ", " != ", " > ", "<=", ">="]),
    st.sampled_from(
        ["'yes'", "'no'", "1", "'2'", "''", "5.5", "'2026-01-31'", "date('2026-02-01')", "today()", "${b}"]
    ),
) | st.sampled_from(
    ["selected(${a}, 'yes')", "selected(${b},'2')", "true()", "false()", "regex(., 'x')", "count-selected(${c})>0"]
)
expressions = st.recursive(
    atoms,
    lambda inner: (
        st.builds("({} {} {})".format, inner, st.sampled_from(["and", "or"]), inner)
        | st.builds("not({})".format, inner)
    ),
    max_leaves=8,
)
seldom = st.just("")
"""Joined with others, it leaves most cells empty."""
words = st.sampled_from(
    ["", "How so?", "Why ${a} & <b>why</b>?", "  ", "long " * 200, "*", "<i></i>", "日本語", "=1+1", "\u202e"]
)
rows = st.tuples(
    st.sampled_from(TYPES),
    st.sampled_from(NAMES),
    words,
    seldom | seldom | words,
    seldom | seldom | words,
    seldom | seldom | expressions | st.text(max_size=12),
    seldom | seldom | expressions,
    st.sampled_from(["", "yes", "no", "${a} = 'yes'"]),
    st.sampled_from(["", "start=1 end=9", "start=9 end=1 step=3"]),
    st.sampled_from(["", "", "", "yes"]),
)
LAST = ("text", "the_last", "The last?", "", "", "", "", "", "", "")


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=150)
@given(st.lists(rows, max_size=14))
def test_every_row_is_told_of_and_no_question_is_lost(body: list[tuple[str, ...]]) -> None:
    survey = [HEAD, *body, LAST]
    form = imported(survey, CHOICES)
    told = {row.place: row for row in form.rows if row.what != "language"}
    asked = questions(form)
    expected: list[str] = []
    for number, cells in enumerate(survey[1:], 2):
        if not any(cell.strip() for cell in cells):
            continue
        row = told[f"survey, row {number}"]
        assert row.fate is Fate.CARRIED or row.sentence
        kind = row_kind(cells[0])
        if kind.turn in (Turn.ASKED, Turn.CHOICES):
            if row.fate is not Fate.LEFT_OUT:
                expected.append(cells[2])
            elif not cells[9]:
                assert not kind.known or not (cells[1] or cells[2].strip() or cells[3].strip())
        elif kind.turn is Turn.SILENT:
            assert row.fate is Fate.LEFT_OUT
    assert len(asked) == len(expected)
    for question, label in zip(asked, expected, strict=True):
        assert question.say == label or (question.say and label not in ("How so?", "日本語", "The last?"))
    for number, cells in enumerate(CHOICES[1:], 2):
        if not cells[0]:
            assert told[f"choices, row {number}"].fate is Fate.LEFT_OUT


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60)
@given(st.lists(st.tuples(*[st.text(max_size=30)] * 6), max_size=6))
def test_any_text_in_any_cell_is_borne(body: list[tuple[str, ...]]) -> None:
    form = imported([("type", "name", "label", "hint", "relevant", "constraint"), *body, LAST[:6]])
    assert questions(form)[-1].say == "The last?"
