"""The way back to .xlsx: in the shape it came in, or in a shape of our own that can be imported again."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from tests.questionnaires.books import asked, book_of, imported, texts

from candor.domain.question import Choice, Probe, Question, QuestionKind, Questionnaire, Section
from candor.questionnaires.forms.book.opened import open_book
from candor.questionnaires.forms.desk import FormDesk
from candor.questionnaires.reading import read_questionnaire
from candor.questionnaires.writing import write_questionnaire
from candor.workflows.forms import ANSWER_COLUMNS, Fate
from candor.workflows.ports import SourcedQuestionnaire

SHIPPED = sorted((Path(__file__).parents[2] / "questionnaires").glob("*.yaml"))
TEAM = {
    "Readme": [["Fill in every sheet."], [], ["Thank you", 7]],
    "Ask": [
        ["Vendor security", None, None, None],
        [],
        ["No.", "Area", "Question", "Response (Yes / No)", "Weight"],
        ["1", "People", "Who <b>leads</b> it?", None, 5],
        ["2", None, "=1+1", "told before", None],
        [None, None, None, None, "a note"],
        ["3", "Money", " Who  pays? ", None, 1],
    ],
}


def written(questionnaire: Questionnaire) -> SourcedQuestionnaire:
    return read_questionnaire(write_questionnaire(questionnaire), "own.yaml")


def test_a_workbook_goes_back_just_as_it_came() -> None:
    source = book_of(**TEAM)
    back = FormDesk().workbook(imported(source).sourced)
    assert open_book(back, "back.xlsx").sheets[0].rows == open_book(source, "form.xlsx").sheets[0].rows
    assert texts(back) == texts(source)


def test_answers_go_into_the_column_that_was_for_answers() -> None:
    form = imported(book_of(**TEAM))
    back = FormDesk().workbook(form.sourced, {"3-who-pays": ["We do.", "Answered"]})
    ask = texts(back)["Ask"]
    assert ask[6][:4] == ["3", "Money", " Who  pays? ", "We do."]
    assert ask[4][3] == "told before"
    assert all(len(row) == 5 for row in ask)


@pytest.mark.parametrize(
    ("told", "cell"),
    [
        (["", "Not applicable: no such gap"], "Not applicable: no such gap"),
        (["", "Declined"], "Declined"),
        (["By Friday.", "Promised"], "Promised\nBy Friday."),
        (["In May.", "Partial"], "In May."),
        (["", "Not asked: Set aside: no time"], "Not asked: Set aside: no time"),
        (["Gap 1: Yes", "Gap 1: Answered\nGap 2: Declined"], "Gap 2: Declined\nGap 1: Yes"),
    ],
)
def test_the_one_column_for_answers_says_what_became_of_a_question(told: list[str], cell: str) -> None:
    form = imported(book_of(A=[["Question", "Answer"], ["Which gap?", None]]))
    assert texts(FormDesk().workbook(form.sourced, {"which-gap": told}))["A"][1][1] == cell


def test_what_the_form_said_before_of_a_question_nobody_asked_is_named_as_such() -> None:
    form = imported(book_of(A=[["Question", "Answer"], ["Who pays?", "We do."]]))
    [rows] = texts(FormDesk().workbook(form.sourced, {"who-pays": ["", "Not asked"]})).values()
    assert rows[1][1] == "Not asked\nStood here before: We do."


def test_what_an_empty_form_says_gives_way_to_what_became_of_the_question() -> None:
    source = book_of(A=[["Question", "Answer"], ["Is it live?", "Yes/No"], ["Since when?", "Date"]])
    form = imported(source)
    assert texts(FormDesk().workbook(form.sourced)) == texts(source)
    answers = {"is-it-live": ["Yes", "Answered"], "since-when": ["", "Not asked"]}
    assert [row[1] for row in texts(FormDesk().workbook(form.sourced, answers))["A"]] == ["Answer", "Yes", "Not asked"]


def test_what_was_chosen_is_crossed_in_the_form_s_own_columns() -> None:
    rows = [["Is it live?", "x"], ["Is it safe?", "x"], ["Is it ours?", "x"], ["Is it new?", "x"]]
    form = imported(book_of(A=[["Question", "Yes", "No", "N.A."], *rows]))
    answers = {
        "is-it-live": ["No\nNot before May.", "Answered"],
        "is-it-safe": ["", "Not applicable: hosted"],
        "is-it-ours": ["We could not say.", "Deflected"],
        "is-it-new": ["", "Not asked"],
    }
    [_, *sheet] = texts(FormDesk().workbook(form.sourced, answers))["A"]
    assert [row[1:4] for row in sheet] == [["", "x", ""], ["", "", "x"], ["", "", ""], ["x", "", ""]]
    assert [row[4:6] for row in sheet] == [told or ["", ""] for told in answers.values()]


def test_without_a_column_for_answers_six_are_added_after_the_last() -> None:
    form = imported(book_of(A=[["Question", "Owner"], ["Who pays?", "me"], [None, None, "far note"]]))
    key = f"{form.sourced.questionnaire.id}/who-pays"
    told = ["=We do", "Answered", "Strong", "Straight", "E1", "Ann"]
    source = FormDesk().workbook(form.sourced, {key: told})
    [head, row, note] = texts(source)["A"]
    assert head == ["Question", "Owner", "", *ANSWER_COLUMNS]
    assert row == ["Who pays?", "me", "", *told]
    assert note[:3] == ["", "", "far note"]
    again = FormDesk().read(source, "again.xlsx")
    [sheet] = texts(
        FormDesk().workbook(again.sourced, {"who-pays": ["They do.", "Partial", "", "", "", "Bob"]})
    ).values()
    assert sheet[1] == ["Who pays?", "me", "", "They do.", "Partial", "Strong", "Straight", "E1", "Bob"]


def test_no_text_is_ever_a_formula() -> None:
    signs = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"]
    form = imported(book_of(A=[["Question", "Guidance"], *([sign, sign] for sign in signs)]))
    answers = {question.id: signs for _, _, question in form.sourced.questionnaire.keyed()}
    book = load_workbook(io.BytesIO(FormDesk().workbook(form.sourced, answers)))
    cells = [cell for row in book["A"].iter_rows(min_row=2) for cell in row if cell.value is not None]
    assert len(cells) > len(signs)
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in cells)


def test_a_question_changed_since_is_told_in_its_new_words() -> None:
    form = imported(book_of(**TEAM))
    source = form.sourced.source.replace(b"say: Who leads it?", b"say: Who leads it now?")
    sourced = read_questionnaire(source, "changed.yaml")
    assert texts(FormDesk().workbook(sourced))["Ask"][3][2] == "Who leads it now?"


def test_a_question_added_since_stands_below_the_others() -> None:
    form = imported(book_of(A=[["No.", "Question"], ["1", "Who pays?"], [None, None], ["2", "Who leads?"]]))
    source = form.sourced.source.replace(b"\norigin:", b"\n  - id: new\n    say: Who else?\norigin:")
    sheet = texts(FormDesk().workbook(read_questionnaire(source, "more.yaml")))["A"]
    assert [row[1] for row in sheet] == ["Question", "Who pays?", "", "Who leads?", "Who else?"]


def test_the_rounds_of_a_question_come_together_in_one_cell() -> None:
    form = imported(book_of(A=[["Question", "Answer"], ["Which gap?", None]]))
    back = FormDesk().workbook(form.sourced, {"q/which-gap": ["Money"], "q/which-gap@2": ["People"]})
    assert texts(back)["A"][1][1] == "1: Money\n2: People"


def test_the_same_questionnaire_gives_the_same_bytes() -> None:
    form = imported(book_of(**TEAM))
    assert FormDesk().workbook(form.sourced, {}) == FormDesk().workbook(form.sourced, {})


def test_a_csv_goes_back_as_a_workbook_with_its_columns() -> None:
    form = imported(b"Nr;Frage;Notiz\n1;Wer zahlt?;x\n\n2;Wer leitet?;\n", "Fragen: alle/2026.csv")
    [rows] = texts(FormDesk().workbook(form.sourced)).values()
    assert rows == [["Nr", "Frage", "Notiz"], ["1", "Wer zahlt?", "x"], ["", "", ""], ["2", "Wer leitet?", ""]]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_questionnaire_comes_back_from_our_own_workbook(path: Path) -> None:
    sourced = read_questionnaire(path.read_bytes(), path.name)
    back = FormDesk().workbook(sourced)
    book = load_workbook(io.BytesIO(back))
    assert book.worksheets[0].freeze_panes == "A2"
    again = FormDesk().read(back, f"{path.stem}.xlsx")
    assert heard(again.sourced.questionnaire) == heard(sourced.questionnaire)
    assert {row.fate for row in again.rows} == {Fate.CARRIED}


def test_our_own_workbook_carries_answers() -> None:
    sourced = read_questionnaire(SHIPPED[0].read_bytes(), SHIPPED[0].name)
    first = sourced.questionnaire.sections[0].questions[0]
    [rows] = texts(FormDesk().workbook(sourced, {first.id: ["Yes, since May.", "Answered"]})).values()
    at = rows[0].index("Answer")
    assert tuple(rows[0][at:]) == ANSWER_COLUMNS
    assert rows[2][at : at + 2] == ["Yes, since May.", "Answered"]


WORDS = st.text(
    st.characters(
        codec="utf-8", blacklist_categories=("Cc", "Cf", "Cs", "Zl", "Zp"), blacklist_characters="<>&*_`[]#\ufffe\uffff"
    ),
    min_size=1,
    max_size=30,
).map(lambda text: " ".join(f"Q {text} q".split()))
KINDS = st.sampled_from(list(QuestionKind))


def labels_of(least: int) -> st.SearchStrategy[list[str]]:
    return st.lists(WORDS.map(lambda text: text[:50].strip()), min_size=least, max_size=4, unique_by=str.casefold)


@st.composite
def questions(draw: st.DrawFn, number: int) -> Question:
    kind = draw(KINDS)
    chosen = kind in (QuestionKind.ONE_OF, QuestionKind.MANY_OF)
    labels = draw(labels_of(2)) if chosen or (kind is QuestionKind.RATING and draw(st.booleans())) else []
    return Question(
        id=f"q{number}",
        say=draw(WORDS),
        short=draw(st.just("") | WORDS),
        kind=kind,
        choices=tuple(Choice(id=f"c{at}", label=label) for at, label in enumerate(labels)),
        unit=draw(st.just("") | st.sampled_from(["months", "€ a year"])) if kind is QuestionKind.NUMBER else "",
        why=draw(st.just("") | WORDS),
        strong=draw(st.just("") | WORDS),
        warning=draw(st.just("") | WORDS),
        evidence=tuple(draw(st.lists(WORDS, max_size=2, unique=True))),
        probes=tuple(Probe(say=say) for say in draw(st.lists(WORDS, max_size=2, unique=True))),
        must_ask=draw(st.booleans()),
        minutes=draw(st.integers(1, 60)),
    )


@st.composite
def questionnaires(draw: st.DrawFn) -> Questionnaire:
    titles = draw(st.lists(WORDS, min_size=1, max_size=2, unique=True))
    sections, number = [], 0
    for at, title in enumerate(titles):
        size = draw(st.integers(1, 2))
        asked_here = tuple(draw(questions(number + each)) for each in range(size))
        sections.append(Section(id=f"s{at}", title=title, questions=asked_here))
        number += size
    return Questionnaire(id="q", version="1", title="Q", sections=tuple(sections))


def heard(questionnaire: Questionnaire) -> list[tuple[str, list[Question]]]:
    """What our own workbook carries of a questionnaire."""
    return [
        (
            section.title,
            [
                Question(
                    id="-",
                    **{
                        name: getattr(each, name)
                        for name in ("say", "short", "kind", "unit", "why", "strong", "warning")
                    },
                    choices=tuple(Choice(id="-", label=choice.label) for choice in each.choices),
                    evidence=each.evidence,
                    probes=tuple(Probe(say=probe.say) for probe in each.probes),
                    must_ask=each.must_ask,
                    minutes=each.minutes,
                )
                for each in section.questions
            ],
        )
        for section in questionnaire.sections
    ]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(questionnaires())
def test_any_questionnaire_comes_back_from_our_own_workbook(questionnaire: Questionnaire) -> None:
    again = FormDesk().read(FormDesk().workbook(written(questionnaire)), "q.xlsx")
    assert heard(again.sourced.questionnaire) == heard(questionnaire)


CELL = st.none() | st.text(
    st.characters(codec="utf-8", blacklist_categories=("Cc", "Cf", "Cs", "Zl", "Zp")), max_size=30
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(CELL, min_size=3, max_size=5), max_size=8))
def test_any_table_goes_back_just_as_it_came(table: list[list[str | None]]) -> None:
    source = book_of(A=[["Question", "Section", "Options", "Type", "Evidence"], ["Who pays?"], *table])
    back = FormDesk().workbook(imported(source).sourced)
    assert open_book(back, "a.xlsx").sheets[0].rows == open_book(source, "a.xlsx").sheets[0].rows


def test_an_origin_of_many_rows_is_no_burden() -> None:
    form = imported(book_of(A=[["Question"], ["Who pays?"]]))
    far = form.sourced.source.replace(b"row: 2", b"row: 1048576")
    assert len(FormDesk().workbook(read_questionnaire(far, "far.yaml"))) < 10_000


def test_a_questionnaire_without_an_origin_forgets_the_sheet_it_came_from() -> None:
    sourced = imported(book_of(A=[["Question"], ["Who pays?"]])).sourced
    own = written(replace(sourced.questionnaire, title="Ours"))
    assert list(texts(FormDesk().workbook(own))) == ["Ours"]
    assert asked(imported(FormDesk().workbook(own)))[0][1] == ["Who pays?"]
