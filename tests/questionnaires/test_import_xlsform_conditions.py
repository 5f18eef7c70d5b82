"""The relevance of an XLSForm becomes the condition of a question, or is told as what could not be carried."""

from __future__ import annotations

import pytest
from tests.questionnaires.import_xlsform_books import YES_NO, asked, fate, imported, told

from candor.domain.condition import ALWAYS, After, Case, When
from candor.questionnaires.forms.xlsform.logic import NotUnderstood, parsed
from candor.workflows.forms import Fate

HEAD = ("type", "name", "label", "relevant")
CHOICES = [*YES_NO, ("ways", "train", "Train"), ("ways", "bus", "Bus"), ("ways", "3", "Three"), ("ways", "4", "Four")]
BEFORE = [
    HEAD,
    ("select_one yn", "sure", "Sure?"),
    ("select_one ways", "way", "Which way?"),
    ("select_multiple ways", "ways", "Which ways?"),
    ("integer", "age", "How old?"),
    ("date", "since", "Since when?"),
    ("text", "firm", "Which firm?"),
    ("calculate", "sum", "Sum"),
]
LAST = len(BEFORE) + 1


def when(relevant: str) -> When:
    form = imported([*BEFORE, ("text", "q", "Q?", relevant)], CHOICES)
    assert fate(form, LAST) is Fate.CARRIED, told(form, LAST).sentence
    return asked(form, "q").when


def after(question: str, **parts: object) -> When:
    return When(after=(After(question=question, **parts),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("relevant", "expected"),
    [
        ("${sure} = 'yes'", after("sure", chosen=("yes",))),
        ('"yes" = ${sure}', after("sure", chosen=("yes",))),
        ("${sure} != 'yes'", after("sure", chosen=("yes",), unless=True)),
        ("not(${sure} = ‘yes’)", after("sure", chosen=("yes",), unless=True)),
        ("selected(${ways}, 'bus')", after("ways", chosen=("bus",))),
        ("not(selected( ${ways} , 'bus' ))", after("ways", chosen=("bus",), unless=True)),
        ("selected(${ways}, 'bus') = true()", after("ways", chosen=("bus",))),
        ("/data/group/way = 'bus'", after("way", chosen=("bus",))),
        ("../way = 'bus'", after("way", chosen=("bus",))),
        ("${way} = 3", after("way", chosen=("3",))),
        ("${way} > 2", after("way", chosen=("3", "4"))),
        ("${way} = 'bus' or ${way} = 'train'", after("way", chosen=("bus", "train"))),
        ("${age} >= 18", after("age", at_least="18")),
        ("${age} <= 18.5", after("age", at_most="18.5")),
        ("18 < ${age}", after("age", above="18")),
        ("not(${age} < 18)", after("age", below="18", unless=True)),
        ("${age} = -5", after("age", at_least="-5", at_most="-5")),
        ("${age} != 5", after("age", at_least="5", at_most="5", unless=True)),
        ("not(${age} != 5)", after("age", at_least="5", at_most="5")),
        ("not(${age} = 5)", after("age", at_least="5", at_most="5", unless=True)),
        ("${age} > 1 or (${age} > 1 and ${firm} != '')", after("age", above="1")),
        ("${since} >= date('2026-01-31')", after("since", at_least="2026-01-31")),
        ("${firm} != ''", after("firm", answered=True)),
        ("${firm} = ''", after("firm", answered=False)),
        ("string-length(${firm}) > 0", after("firm", answered=True)),
        ("string-length(${firm}) = 0", after("firm", answered=False)),
        ("count-selected(${ways}) >= 1", after("ways", answered=True)),
        ("not(${firm})", after("firm", answered=False)),
        ("${AGE} > 1", after("age", above="1")),
        ("true()", ALWAYS),
    ],
)
def test_a_single_condition_is_said_in_our_words(relevant: str, expected: When) -> None:
    assert when(relevant) == expected


def test_and_asks_for_all_of_it() -> None:
    assert when("${sure}='yes' and ${age}>=15 and ${age}<=49").after == (
        After(question="sure", chosen=("yes",)),
        After(question="age", at_least="15"),
        After(question="age", at_most="49"),
    )


def test_or_asks_for_one_of_it_and_brackets_hold() -> None:
    assert when("${sure} = 'no' and (${age} > 60 or (${way} = 'bus' and ${firm} != ''))") == When(
        after=(After(question="sure", chosen=("no",)),),
        any_of=(
            Case(after=(After(question="age", above="60"),)),
            Case(after=(After(question="way", chosen=("bus",)), After(question="firm", answered=True))),
        ),
    )


def test_not_turns_and_into_or() -> None:
    assert when("not(${age} > 60 and ${sure} = 'yes')").any_of == (
        Case(after=(After(question="age", above="60", unless=True),)),
        Case(after=(After(question="sure", chosen=("yes",), unless=True),)),
    )


def test_a_group_passes_its_condition_on_to_everything_in_it() -> None:
    form = imported(
        [
            *BEFORE,
            ("begin group", "g", "G", "${sure} = 'yes'"),
            ("begin repeat", "r", "R", "${age} > 1"),
            ("text", "q", "Q?", "${way} = 'bus'"),
            ("end repeat",),
            ("text", "p", "P?"),
        ],
        CHOICES,
    )
    assert [each.question for each in asked(form, "q").when.after] == ["sure", "age", "way"]
    assert [each.question for each in asked(form, "p").when.after] == ["sure"]


@pytest.mark.parametrize(
    "relevant",
    [
        "${sum} > 3",
        "regex(${firm}, '[a-z]+')",
        "${firm} = 'Acme'",
        "${age} > ${nobody}",
        "${age} + 1 > 3",
        "count-selected(${ways}) > 1",
        "${later} = 'yes'",
        "${q} != ''",
        "${age} >",
        "((((",
        "today() > '2026-01-01'",
        "${sure} = 'yes' or ${sum} > 3",
        "not(${sure} = 'yes' and ${sum} > 3)",
        "(" * 3000,
        "-" * 3000 + "1",
        "not(" * 300 + "${age} > 1" + ")" * 300,
    ],
)
def test_what_cannot_be_carried_is_asked_always_and_told_in_its_own_words(relevant: str) -> None:
    form = imported([*BEFORE, ("text", "q", "Q?", relevant), ("select_one yn", "later", "Later?")], CHOICES)
    assert asked(form, "q").when == ALWAYS
    assert "always asked" in told(form, LAST).sentence
    assert relevant[:100] in told(form, LAST).sentence


def test_the_part_that_can_be_carried_stays() -> None:
    form = imported([*BEFORE, ("text", "q", "Q?", "${sure} = 'yes' and ${sum} > 3")], CHOICES)
    assert asked(form, "q").when == after("sure", chosen=("yes",))
    assert "more often" in told(form, LAST).sentence


@pytest.mark.parametrize(
    "relevant",
    ["false()", "=FALSE()", "${sure} = 'perhaps'", "${sure} = 'yes' and ${sure} = 'no'", "${age} > 5 and ${age} < 3"],
)
def test_a_question_that_is_never_asked_is_not_lost(relevant: str) -> None:
    form = imported([*BEFORE, ("text", "q", "Q?", relevant), ("text", "r", "R?", "${q} != ''")], CHOICES)
    assert asked(form, "q").when == ALWAYS
    assert "take it out if it is not wanted" in told(form, LAST).sentence
    assert asked(form, "r").when == after("q", answered=True)


def test_more_cases_than_the_format_holds_are_told() -> None:
    many = " or ".join(f"(${{age}} = {n} and ${{sure}} = 'yes')" for n in range(30))
    form = imported([*BEFORE, ("text", "q", "Q?", many)], CHOICES)
    assert asked(form, "q").when == ALWAYS
    assert "always asked" in told(form, LAST).sentence


def test_equality_with_several_choices_is_read_as_being_among_them_and_told() -> None:
    form = imported([*BEFORE, ("text", "q", "Q?", "${ways} = 'bus'")], CHOICES)
    assert asked(form, "q").when == after("ways", chosen=("bus",))
    assert "among the choices" in told(form, LAST).sentence


@pytest.mark.parametrize("text", ["", "${a", "'open", "a b", "selected(", "1 2", "#", "${a} === 1"])
def test_what_is_no_expression_is_not_understood(text: str) -> None:
    with pytest.raises(NotUnderstood):
        parsed(text)
