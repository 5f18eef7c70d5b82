"""An XLSForm becomes a questionnaire: kinds, choices, sections, words and languages, and nothing without a word."""

from __future__ import annotations

import pytest
from tests.questionnaires.import_xlsform_books import (
    YES_NO,
    asked,
    book,
    fate,
    imported,
    questions,
    sheet,
    told,
    workbook,
)

from candor.domain.question import Choice, QuestionKind
from candor.questionnaires.check import check_source
from candor.questionnaires.forms.book.opened import open_book
from candor.questionnaires.forms.desk import FormDesk
from candor.questionnaires.forms.xlsform.reading import is_xlsform, read_xlsform
from candor.workflows.forms import Fate

HEAD = ("type", "name", "label")


def test_a_workbook_of_bytes_is_read_with_its_title_version_and_language() -> None:
    source = workbook(
        survey=[HEAD, ("text", "who", "Who runs it?")],
        settings=[
            ("form_title", "form_id", "version", "default_language"),
            ("Runs", "runs_1", 20260101, "French (fr)"),
        ],
    )
    form = read_xlsform(source, "runs.xlsx")
    questionnaire = form.sourced.questionnaire
    assert (questionnaire.title, questionnaire.id, questionnaire.version) == ("Runs", "runs-1", "20260101")
    assert questionnaire.language == "fr"
    assert form.kind == "XLSForm"
    assert [question.say for question in questions(form)] == ["Who runs it?"]


@pytest.mark.parametrize(
    ("kind", "expected", "expected_fate"),
    [
        ("text", QuestionKind.FREE, Fate.CARRIED),
        ("integer", QuestionKind.NUMBER, Fate.CARRIED),
        ("Decimal", QuestionKind.NUMBER, Fate.CARRIED),
        ("range", QuestionKind.NUMBER, Fate.CARRIED),
        ("date", QuestionKind.DATE, Fate.CARRIED),
        ("dateTime", QuestionKind.DATE, Fate.CHANGED),
        ("time", QuestionKind.FREE, Fate.CHANGED),
        ("image", QuestionKind.FREE, Fate.CHANGED),
        ("file", QuestionKind.FREE, Fate.CHANGED),
        ("barcode", QuestionKind.FREE, Fate.CHANGED),
        ("geopoint", QuestionKind.FREE, Fate.CHANGED),
        ("acknowledge", QuestionKind.YES_NO, Fate.CHANGED),
        ("select_one yn", QuestionKind.YES_NO, Fate.CARRIED),
        ("select one from yn", QuestionKind.YES_NO, Fate.CARRIED),
        ("select_multiple yn", QuestionKind.MANY_OF, Fate.CARRIED),
        ("select all that apply from yn", QuestionKind.MANY_OF, Fate.CARRIED),
        ("rank yn", QuestionKind.MANY_OF, Fate.CHANGED),
        ("select_one_from_file towns.csv", QuestionKind.FREE, Fate.CHANGED),
        ("select_one nowhere", QuestionKind.FREE, Fate.CHANGED),
        ("hologram", QuestionKind.FREE, Fate.CHANGED),
    ],
)
def test_every_type_becomes_what_an_interview_can_ask(kind: str, expected: QuestionKind, expected_fate: Fate) -> None:
    form = imported([HEAD, (kind, "it", "What is it?")], YES_NO)
    assert asked(form, "it").kind is expected
    assert fate(form, 2) is expected_fate


@pytest.mark.parametrize("kind", ["calculate", "hidden", "start", "end", "deviceid", "audit", "csv-external"])
def test_what_nobody_is_asked_is_left_out_with_its_reason(kind: str) -> None:
    form = imported([HEAD, (kind, "it", "It"), ("text", "q", "Which?")])
    assert [question.id for question in questions(form)] == ["q"]
    assert fate(form, 2) is Fate.LEFT_OUT
    assert told(form, 2).sentence


def test_files_and_pictures_are_asked_for_as_evidence() -> None:
    form = imported([HEAD, ("image", "plate", "A picture of the plate")])
    assert asked(form, "plate").evidence == ("A picture of the plate",)


def test_choices_keep_their_order_and_get_ids_from_their_names() -> None:
    choices = [("list name", "name", "label"), ("l", "b_2", "Second"), ("l", "a_1", "First"), ("l", "2", "Two")]
    form = imported([HEAD, ("select_one l", "q", "Which?")], choices)
    assert asked(form, "q").choices == (
        Choice(id="b-2", label="Second"),
        Choice(id="a-1", label="First"),
        Choice(id="2", label="Two"),
    )


def test_or_other_adds_a_choice() -> None:
    choices = [("list_name", "name", "label"), ("l", "a", "A"), ("l", "b", "B")]
    form = imported([HEAD, ("select_one l or_other", "q", "Which?")], choices)
    assert [choice.label for choice in asked(form, "q").choices] == ["A", "B", "Other"]
    assert fate(form, 2) is Fate.CHANGED


def test_a_list_too_long_for_the_format_is_told_and_the_question_asked_in_words() -> None:
    choices = [("list_name", "name", "label"), *(("l", f"c{n}", f"Choice {n}") for n in range(201))]
    form = imported([HEAD, ("select_one l", "q", "Which?")], choices)
    assert asked(form, "q").kind is QuestionKind.FREE
    assert "201" in told(form, 2).sentence
    assert told(form, 2, "choices").fate is Fate.LEFT_OUT


def test_a_filter_on_choices_is_told_and_all_choices_stay() -> None:
    form = imported([(*HEAD, "choice_filter"), ("select_one yn", "q", "Sure?", "cf=${x}")], YES_NO)
    assert "narrowed" in told(form, 2).sentence
    assert fate(form, 2) is Fate.CHANGED


def test_groups_become_sections_in_a_row_and_come_back_after_an_inner_one() -> None:
    form = imported(
        [
            HEAD,
            ("text", "a", "A?"),
            ("begin group", "g", "Outer"),
            ("text", "b", "B?"),
            ("begin_group", "h", "Inner"),
            ("text", "c", "C?"),
            ("end_group",),
            ("text", "d", "D?"),
            ("end group",),
        ]
    )
    told_sections = [(s.title, [q.id for q in s.questions]) for s in form.sourced.questionnaire.sections]
    assert told_sections == [("Form", ["a"]), ("Outer", ["b"]), ("Inner", ["c"]), ("Outer (continued)", ["d"])]


def test_a_repeat_becomes_a_section_asked_again_and_keeps_its_inner_groups() -> None:
    form = imported(
        [
            (*HEAD, "repeat_count"),
            ("begin repeat", "site_visited", "Sites", "3"),
            ("text", "where", "Where?"),
            ("begin group", "people", "People"),
            ("text", "who", "Who?"),
            ("end group",),
            ("end repeat",),
            ("text", "after", "After?"),
        ]
    )
    sites, after = form.sourced.questionnaire.sections
    assert (sites.title, sites.repeats, [q.id for q in sites.questions]) == ("Sites", "site visited", ["where", "who"])
    assert (after.repeats, [q.id for q in after.questions]) == ("", ["after"])
    assert "3" in told(form, 2).sentence


def test_an_empty_group_a_stray_end_and_a_missing_end_are_told() -> None:
    form = imported(
        [
            HEAD,
            ("end group",),
            ("begin group", "e", "Empty"),
            ("end group",),
            ("begin group", "g", "G"),
            ("text", "q", "Q"),
        ]
    )
    assert [fate(form, row) for row in (2, 3, 4)] == [Fate.LEFT_OUT] * 3
    assert "end is missing" in told(form, 5).sentence
    assert [section.title for section in form.sourced.questionnaire.sections] == ["G"]


def test_a_group_without_words_is_called_by_its_name_or_stays_where_it_is() -> None:
    form = imported(
        [
            (*HEAD, "appearance"),
            ("begin group", "the_team", ""),
            ("begin group", "x", "", "field-list"),
            ("text", "q", "Q?"),
        ]
    )
    assert [section.title for section in form.sourced.questionnaire.sections] == ["The team"]


def test_other_programs_own_groups_are_groups() -> None:
    form = imported(
        [HEAD, ("begin_score", "s", "Rate us"), ("score__row", "q", "Speed"), ("end_score",), ("text", "r", "R?")]
    )
    told_sections = [(s.title, [q.id for q in s.questions]) for s in form.sourced.questionnaire.sections]
    assert told_sections == [("Rate us", ["q"]), ("Form", ["r"])]


def test_notes_stand_under_why_the_next_question_matters() -> None:
    form = imported(
        [
            (*HEAD, "hint"),
            ("note", "n", "Now the money."),
            ("integer", "q", "How much?", "In euros."),
            ("note", "l", "Bye."),
        ]
    )
    assert asked(form, "q").why == "Now the money. In euros."
    assert fate(form, 2) is Fate.CHANGED
    assert fate(form, 4) is Fate.LEFT_OUT


def test_words_lose_their_markup_and_name_other_answers() -> None:
    form = imported([HEAD, ("text", "firm_name", "Firm?"), ("text", "q", "Does <b>${firm_name}</b> *really* pay?")])
    assert asked(form, "q").say == "Does [firm name] really pay?"
    assert fate(form, 3) is Fate.CHANGED


def test_a_question_too_long_to_say_goes_on_under_why_it_matters() -> None:
    long = "First. " + "word " * 300
    question = asked(imported([HEAD, ("text", "q", long)]), "q")
    assert len(question.say) <= 600
    assert " ".join(f"{question.say} {question.why}".split()) == " ".join(long.split())


def test_a_question_without_words_is_asked_by_its_name() -> None:
    form = imported([HEAD, ("text", "annual_turnover", "")])
    assert questions(form)[0].say == "Annual turnover"
    assert fate(form, 2) is Fate.CHANGED


def test_languages_become_translations_of_words_choices_and_sections() -> None:
    head = ("type", "name", "label::English (en)", "label::Français", "hint::Français")
    choices = [
        ("list_name", "name", "label::English (en)", "label::Français"),
        ("l", "a", "Left", "Gauche"),
        ("l", "b", "Right", ""),
    ]
    form = imported(
        [head, ("begin group", "g", "Where", "Où"), ("select_one l", "q", "Which side?", "Quel côté ?", "Regardez.")],
        choices,
    )
    questionnaire = form.sourced.questionnaire
    assert questionnaire.languages == ("en", "fr")
    assert questionnaire.sections[0].translations[0].title == "Où"
    [french] = asked(form, "q").translations
    assert (french.say, french.why, french.choices) == ("Quel côté ?", "Regardez.", ("Gauche", "Right"))


def test_words_in_another_language_only_are_asked_in_that_one() -> None:
    head = ("type", "name", "label::English (en)", "label::French (fr)")
    form = imported([head, ("text", "a", "A?", ""), ("text", "b", "", "B en français ?")])
    assert asked(form, "b").say == "B en français ?"
    assert "fr" in told(form, 3).sentence


def test_yes_and_no_in_any_order_and_language_become_yes_or_no() -> None:
    choices = [("list_name", "name", "label"), ("on", "0", "Non"), ("on", "1", "Oui")]
    form = imported([(*HEAD, "relevant"), ("select_one on", "q", "Sûr ?"), ("text", "r", "R ?", "${q} = 1")], choices)
    assert asked(form, "q").kind is QuestionKind.YES_NO
    assert asked(form, "q").choices == (Choice(id="yes", label="Oui"), Choice(id="no", label="Non"))
    assert asked(form, "r").when.after[0].chosen == ("yes",)


@pytest.mark.parametrize("word", ["yes", "TRUE", "true()", "1", "=TRUE()"])
def test_what_is_required_must_be_asked(word: str) -> None:
    assert asked(imported([(*HEAD, "required"), ("text", "q", "Q?", word)]), "q").must_ask


def test_required_under_a_condition_is_told() -> None:
    form = imported([(*HEAD, "required"), ("text", "q", "Q?", "${a} = 'b'")])
    assert not asked(form, "q").must_ask
    assert "only under a condition" in told(form, 2).sentence


@pytest.mark.parametrize(
    ("kind", "constraint", "bounds", "expected"),
    [
        ("integer", ". >= 0 and . <= 120", ("0", "120"), Fate.CARRIED),
        ("integer", ". > 18 and 65 > .", ("19", "64"), Fate.CARRIED),
        ("integer", ".>=0.5", ("1", ""), Fate.CARRIED),
        ("decimal", ". > 18", ("18", ""), Fate.CHANGED),
        ("decimal", ". <= 1.50", ("", "1.5"), Fate.CARRIED),
        ("date", ". >= date('2026-01-31')", ("2026-01-31", ""), Fate.CARRIED),
        ("date", ". < '2026-03-01'", ("", "2026-02-28"), Fate.CARRIED),
        ("date", ". <= today()", ("", ""), Fate.CHANGED),
        ("integer", ". > 10 and . < 5", ("", ""), Fate.CHANGED),
        ("integer", ". = 1 or . = 9", ("", ""), Fate.CHANGED),
        ("integer", ". <= ${other}", ("", ""), Fate.CHANGED),
        ("text", "regex(., '^[a-z]{3}$')", ("", ""), Fate.CHANGED),
    ],
)
def test_constraints_become_bounds_or_are_told(
    kind: str, constraint: str, bounds: tuple[str, str], expected: Fate
) -> None:
    form = imported([(*HEAD, "constraint"), (kind, "q", "How much?", constraint)])
    assert (asked(form, "q").least, asked(form, "q").most) == bounds
    assert fate(form, 2) is expected


def test_a_range_has_its_ends() -> None:
    form = imported([(*HEAD, "parameters"), ("range", "q", "How sure?", "start=1; end=5 step=2"), ("range", "r", "R?")])
    assert (asked(form, "q").least, asked(form, "q").most) == ("1", "5")
    assert "Steps of 2" in told(form, 2).sentence
    assert (asked(form, "r").least, asked(form, "r").most) == ("0", "10")


def test_headings_are_found_in_any_spelling_below_blank_rows_and_beside_blank_columns() -> None:
    rows = [
        (),
        ("", "A form of ours"),
        ("", "TYPE", "Name", "Label::English", "bind:required"),
        ("", "Select One From YN", "q", "Sure?", "YES"),
    ]
    form = imported(rows, YES_NO)
    assert asked(form, "q").must_ask
    assert asked(form, "q").kind is QuestionKind.YES_NO
    assert told(form, 2).fate is Fate.LEFT_OUT


def test_of_two_columns_with_one_heading_the_first_that_is_filled_is_read() -> None:
    form = imported([("type", "name", "label", "label"), ("text", "a", "One?", "Two?"), ("text", "b", "", "Only?")])
    assert [question.say for question in questions(form)] == ["One?", "Only?"]
    assert next(row for row in form.rows if row.place == "survey, column D").fate is Fate.LEFT_OUT


def test_formulas_are_text_and_nothing_is_worked_out() -> None:
    source = workbook(survey=[HEAD, ("text", "q", "=1+1"), ("text", "r", '=HYPERLINK("http://x.example","Click")')])
    form = read_xlsform(source, "f.xlsx")
    assert [question.say for question in questions(form)] == ["=1+1", '=HYPERLINK("http://x.example","Click")']
    assert "formula" in told(form, 2).sentence


def test_same_names_and_names_in_another_script_get_ids_of_their_own() -> None:
    form = imported([HEAD, ("text", "q", "A?"), ("text", "q", "B?"), ("text", "問い", "C?"), ("text", "Q", "D?")])
    ids = [question.id for question in questions(form)]
    assert ids[:2] == ["q", "q-2"]
    assert len(set(ids)) == 4


def test_the_file_says_each_question_once() -> None:
    source = imported([HEAD, ("text", "q", "Who signs for it?")]).sourced.source.decode()
    assert source.count("Who signs for it?") == 1


def test_what_is_imported_passes_the_check() -> None:
    form = imported([HEAD, ("select_one yn", "q", "Sure?"), ("integer", "n", "How many?")], YES_NO)
    assert all(fault.warning for fault in check_source(form.sourced.source, "form.yaml"))


def test_a_book_is_an_xlsform_only_with_a_survey_of_known_types() -> None:
    assert is_xlsform(book([HEAD, ("text", "q", "Q?")]))
    assert not is_xlsform(book([("Question", "Answer"), ("Who?", "")]))
    assert not is_xlsform(book([HEAD, ("Risk", "r1", "Fire"), ("Issue", "i1", "Water")]))
    other = book([HEAD, ("text", "q", "Q?")])
    assert not is_xlsform(type(other)("xlsx", (sheet("Fragen", [("Frage",), ("Wer?",)]), sheet("Mehr", [("a",)]))))


def test_the_workbook_is_written_back_with_every_row_where_it_stood() -> None:
    source = workbook(
        remarks=[("Ours",)],
        survey=[
            ("A form of ours",),
            (*HEAD, "appearance", "note to self"),
            ("note", "n", "Hello"),
            ("select_one yn", "q", "<b>Who?</b>", "multiline", "ask Ada"),
            ("end group",),
        ],
        choices=YES_NO,
        settings=[("form_title", "style"), ("T", "pages")],
    )
    form = read_xlsform(source, "form.xlsx")
    back = FormDesk().workbook(form.sourced)
    rows = {page.name: [(row.number, row.cells) for row in page.rows] for page in open_book(source, "a").sheets}
    assert {page.name: [(row.number, row.cells) for row in page.rows] for page in open_book(back, "b").sheets} == rows
