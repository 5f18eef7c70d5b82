"""What all importers share: ids, choices, fitting, and a form that is always read back."""

from __future__ import annotations

import pytest
from tests.questionnaires.books import imported

from candor.domain.question import Choice, Question, QuestionKind, Questionnaire, Section
from candor.questionnaires.forms.imported import Names, choices_of, finished, fitted
from candor.questionnaires.forms.paragraphs import one_paragraph
from candor.workflows.forms import Fate, FormUnreadable


def form_of(*questions: Question) -> Questionnaire:
    return Questionnaire(id="q", version="1", title="Q", sections=(Section(id="s", title="S", questions=questions),))


def test_ids_are_plain_unique_and_short_in_any_script() -> None:
    names = Names()
    ids = [
        names.of(text)
        for text in ("Größe, à la carte!", "grosse a la carte", "誰が所有", "Кто?", "x" * 500, "x" * 500, "")
    ]
    assert ids[:4] == ["grosse-a-la-carte", "grosse-a-la-carte-2", "question-3", "question-4"]
    assert len(set(ids)) == len(ids)
    assert all(0 < len(each) <= 60 for each in ids)


def test_choices_that_stand_twice_are_kept_once_and_told() -> None:
    found = choices_of([("a", "Yes"), ("b", "Yes"), ("c", ""), ("A", "Also a"), ("", "  ")])
    assert [(choice.id, choice.label) for choice in found.choices] == [("a", "Yes"), ("c", "c"), ("a-2", "Also a")]
    assert found.ids == {"a": "a", "b": "a", "c": "c", "A": "a-2"}
    assert found.remarks == ("The choice “Yes” stands twice and was kept once.",)


def test_more_choices_than_fit_are_told() -> None:
    found = choices_of(("", f"Choice {number}") for number in range(250))
    assert len(found.choices) == 200
    assert found.remarks == ("Choices after the first 200 were left out.",)


@pytest.mark.parametrize("text", ["word " * 400, "x" * 3000, "One. " * 500, "。".join(["質問" * 20] * 60)])
def test_what_is_too_long_is_cut_and_told(text: str) -> None:
    found = fitted(text, "why")
    assert 0 < len(found.say) <= 600
    assert len(found.why) <= 1200
    assert len(found.remarks) == 2


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("margin <b EBITDA and 2 < 3 > 1", "margin <b EBITDA and 2 < 3 > 1"),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
        ("# Title\n- **bold** and [a link](https://x.invalid/a)", "Title - bold and a link (https://x.invalid/a)"),
        ('<a href="https://x.invalid">here</a><br>next<script>x</script>', "here (https://x.invalid) next"),
        ("a\x00b\u202ec\u2028d\x0be", "abc d e"),
        ("&lt;b&gt; &amp; more", "<b> & more"),
    ],
)
def test_markup_goes_and_what_only_looks_like_it_stays(text: str, plain: str) -> None:
    assert one_paragraph(text) == plain


def test_a_form_without_questions_is_refused() -> None:
    with pytest.raises(FormUnreadable, match="holds no question"):
        finished(form_of(), None, "CSV file", (), "a.csv")


def test_a_questionnaire_we_wrote_and_cannot_read_is_our_mistake() -> None:
    wrong = Question(id="a", say="Who?", kind=QuestionKind.FREE, choices=(Choice(id="x", label="X"),) * 2)
    with pytest.raises(RuntimeError, match="wrote a questionnaire that cannot be read"):
        finished(form_of(wrong), None, "CSV file", (), "a.csv")


def test_a_workbook_with_too_much_beside_its_questions_loses_its_shape_and_says_so() -> None:
    rows = "".join(f"Who pays for {number}?,{'x' * 3000}\n" for number in range(3000))
    form = imported(f"Question,Notes kept\n{rows}".encode(), "a.csv")
    assert len(form.sourced.questionnaire.sections[0].questions) == 3000
    assert form.rows[-1].fate is Fate.LEFT_OUT
    assert "Candor's own shape" in form.rows[-1].sentence
