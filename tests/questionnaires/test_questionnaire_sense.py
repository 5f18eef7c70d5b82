"""The checker names every fault at its line, says what to write instead, and claims nothing that is not so."""

from __future__ import annotations

import pytest
from tests.questionnaires.sense_source import HEAD, faults, file_of, line_of, question

RUNWAY = question("runway", "kind: number\nunit: months\nleast: 0\nmost: 60")
AGREED = question("agreed", "kind: yes_no")
DAY = question("day", "kind: date\nleast: 2026-01-01")
STEPS = question(
    "steps", "kind: rating\nchoices: [{id: bad, label: Bad}, {id: fair, label: Fair}, {id: good, label: Good}]"
)
WHO = question("who", "kind: one_of\nchoices: [{id: us, label: We}, {id: them, label: They}]")
SOME = question("some", "kind: many_of\nchoices: [{id: one, label: One}, {id: two, label: Two}]")
FREE = question("free")
BEFORE = (RUNWAY, AGREED, DAY, STEPS, WHO, SOME, FREE)


def said(text: str, words: str) -> str:
    """What is said of the line on which these words stand; nothing may be said of any other line."""
    found = faults(text)
    assert {fault.line for fault in found} == {line_of(text, words)}, found
    return " ".join(fault.sentence for fault in found)


@pytest.mark.parametrize(
    ("fields", "at", "sentence"),
    [
        ("kind: one_of", "kind: one_of", "there is nothing to choose from; write `choices`"),
        ("kind: many_of", "kind: many_of", "there is nothing to choose from; write `choices`"),
        ("choices: [{id: a, label: A}, {id: b, label: B}]", "choices: [", "`kind: free` takes no choices; write"),
        ("kind: yes_no\nchoices: [{id: a, label: A}, {id: b, label: B}]", "choices: [", "the choices yes and no"),
        ("kind: rating\nchoices: [{id: a, label: A}]", "choices: [", "write at least two, or remove `choices`"),
        ("kind: one_of\nchoices: [{id: a, label: A}]", "choices: [", "one choice is no choice"),
        ("kind: one_of\nchoices:\n  - {id: a, label: A}\n  - {id: a, label: B}", "label: B", "give this one another"),
        ("kind: one_of\nchoices:\n  - {id: a, label: A}\n  - {id: b, label: a}", "label: a", "told apart"),
        ("unit: months", "unit: months", "only a number has a unit; write `kind: number`, or remove `unit`"),
        ("kind: number", "kind: number", "nobody can tell what the number counts; write `unit`"),
        ("least: 1", "least: 1", "only a number or a date has bounds; write `kind: number`"),
        ("kind: date\nleast: 12", "least: 12", "`least: 12` bounds no date; write a day, such as 2026-03-31"),
        ("kind: date\nmost: 2026-02-30", "most: 2026", "`most: 2026-02-30` bounds no date"),
        ("kind: number\nunit: m\nmost: 2026-01-01", "most: 2026", "bounds no number; write a number, such as 12"),
        ("kind: number\nunit: m\nleast: 9\nmost: 1", "least: 9", "`least` is more than `most`"),
        ("kind: date\nleast: 2026-02-01\nmost: 2026-01-01", "least: 2", "nothing could be entered; exchange them"),
        ("evidence: [A page, A page]", "evidence: [", "“A page” stands under `evidence` twice"),
        ("earlier: [a/b, a/b]", "earlier: [", "a/b stands under `earlier` twice"),
        ("earlier: [short/last]", "earlier: [", "its own earlier answers are shown anyway"),
        ("earlier: [short/nowhere]", "earlier: [", "nowhere, which is not in this questionnaire"),
        ("translations: {en: {say: A?}}", "translations: {", "the questionnaire is in en already"),
        ("translations: {de: {}}", "translations: {", "the translation to de is empty; write `say` in it"),
        ("translations: {de: {probes: [A, B]}}", "translations: {", "2 of `probes` are translated to de, and there is"),
        ("translations: {de: {choices: [A]}}", "translations: {", "and there are none; leave some out"),
    ],
)
def test_what_does_not_fit_the_question_is_told_at_its_line(fields: str, at: str, sentence: str) -> None:
    text = file_of(question("last", fields))
    assert sentence in said(text, at)


def test_half_a_translated_list_is_only_a_warning() -> None:
    text = file_of(question("last", "kind: yes_no\ntranslations:\n  de:\n    choices: [Ja]"))
    assert (
        said(text, "choices: [Ja]")
        == "Question last: only 1 of 2 `choices` are translated to de; translate the others."
    )
    assert all(fault.warning for fault in faults(text))


def test_titles_are_not_translated_to_the_language_they_are_in() -> None:
    text = file_of(question("last")) + "    translations:\n      en: {title: Only}\n"
    assert said(text, "en: {").startswith("Section only: the questionnaire is in en already")
    text = file_of(question("last")) + "translations:\n  en: {title: Short}\n"
    assert said(text, "en: {").startswith("The questionnaire is in en already")


@pytest.mark.parametrize(
    ("when", "at", "sentence"),
    [
        ("after: [{question: runwy, answered: true}]", "after: [", "not in this questionnaire; did you mean runway?"),
        ("after: [{question: last, answered: true}]", "after: [", "which stands later or is this one"),
        ("after: [{question: who, chosen: [you]}]", "after: [", "who has no choice you; write us or them."),
        ("after: [{question: who, chosen: [tem]}]", "after: [", "who has no choice tem; did you mean them?"),
        ("after: [{question: agreed, chosen: [maybe]}]", "after: [", "agreed has no choice maybe; write yes or no."),
        ("after: [{question: free, chosen: [yes]}]", "after: [", "nothing is chosen in free, a free answer; use"),
        ("after: [{question: runway, chosen: [yes]}]", "after: [", "nothing is chosen in runway, a number"),
        ("after: [{question: free, at_least: 3}]", "after: [", "free cannot be compared; use `chosen`"),
        ("after: [{question: who, above: 3}]", "after: [", "who cannot be compared"),
        ("after: [{question: runway, above: 2026-01-01}]", "after: [", "runway is a number, and `2026-01-01` is none"),
        ("after: [{question: runway, above: good}]", "after: [", "write digits, such as 12"),
        ("after: [{question: day, below: 12}]", "after: [", "day is a day, and `12` is none; write one such as"),
        ("after: [{question: day, below: 2026-02-30}]", "after: [", "day is a day, and `2026-02-30` is none"),
        ("after: [{question: steps, at_least: great}]", "after: [", "steps has no step `great`; write bad, fair or"),
    ],
)
def test_a_condition_names_and_compares_what_is_there(when: str, at: str, sentence: str) -> None:
    assert sentence in said(file_of(*BEFORE, question("last", when=when)), at)


@pytest.mark.parametrize(
    ("when", "sentence"),
    [
        ("after: [{question: runway, at_least: 12, at_most: 6}]", "no answer to runway meets all"),
        ("after: [{question: runway, above: 60}]", "no answer to runway meets all"),
        ("after: [{question: runway, below: 0}]", "no answer to runway meets all"),
        ("after: [{question: day, below: 2026-01-01}]", "no answer to day meets all"),
        ("after: [{question: day, above: 2026-05-01, below: 2026-05-02}]", "no answer to day meets all"),
        ("after: [{question: steps, above: good}]", "no answer to steps meets all"),
        ("after: [{question: runway, above: 3, answered: false}]", "no answer to runway meets all"),
        ("after: [{question: who, chosen: [us]}, {question: who, chosen: [them]}]", "no answer to who meets all"),
        ("after: [{question: who, chosen: [us]}, {question: short/who, chosen: [us], unless: true}]", "meets all"),
        ("after: [{question: free, substance: [weak]}, {question: free, substance: [strong]}]", "no answer to free"),
        ("after: [{question: a/b, dispositions: [declined]}, {question: a/b, dispositions: [partial]}]", "a/b meets"),
        ("categories: [health-system]\nexcept_categories: [health-system]", "every category is ruled out"),
        ("any_of: [{after: [{question: runway, above: 60}]}]", "none of the cases under `any_of` can hold"),
        ("any_of: [{after: [{question: who, chosen: [us]}]}]\nafter: [{question: who, chosen: [them]}]", "none of the"),
    ],
)
def test_what_can_never_hold_is_never_asked(when: str, sentence: str) -> None:
    text = file_of(*BEFORE, question("last", when=when))
    (fault,) = faults(text)
    assert not fault.warning
    assert fault.sentence.startswith("Question last: it is never asked, because ")
    assert sentence in fault.sentence
    assert fault.line in range(line_of(text, "when:"), line_of(text, "when:") + 3)


@pytest.mark.parametrize(
    "when",
    [
        "after: [{question: runway, at_least: 60}]",
        "after: [{question: runway, above: 59.999999999}]",
        "after: [{question: day, above: 2026-05-01, below: 2026-05-03}]",
        "after: [{question: some, chosen: [one]}, {question: some, chosen: [two]}]",
        "after: [{question: some, chosen: [one]}, {question: some, chosen: [two], unless: true}]",
        "after: [{question: who, chosen: [us]}, {question: who, dispositions: [partial]}]",
        "after: [{question: runway, at_least: 12, at_most: 6, unless: true}]",
        "after: [{question: agreed, answered: false}]",
        "after: [{question: steps, above: bad, below: good}]",
        "after: [{question: a/b, chosen: [anything], above: 3}]",
        "except_categories: [health-system]\nmodes: [call]",
    ],
)
def test_what_can_hold_is_not_complained_of(when: str) -> None:
    assert faults(file_of(*BEFORE, question("last", when=when))) == []


def test_choices_that_are_numbers_can_be_compared() -> None:
    sizes = question("sizes", "kind: one_of\nchoices: [{id: 1, label: One}, {id: 2, label: Two}]")
    assert faults(file_of(sizes, question("last", when="after: [{question: sizes, at_least: 2}]"))) == []
    (fault,) = faults(file_of(sizes, question("last", when="after: [{question: sizes, at_least: 3}]")))
    assert "no answer to sizes meets all" in fault.sentence


def test_a_question_behind_an_unreachable_one_is_unreachable_too() -> None:
    dead = question("dead", when="after: [{question: runway, above: 60}]")
    behind = question("behind", when="after: [{question: dead, answered: true}]")
    unless = question("unless", when="after: [{question: dead, answered: true, unless: true}]")
    silent = question("silent", when="after: [{question: dead, dispositions: [not_asked]}]")
    either = question(
        "either",
        when="any_of: [{after: [{question: dead, answered: true}]}, {after: [{question: agreed, answered: true}]}]",
    )
    text = file_of(*BEFORE, dead, behind, unless, silent, either)
    assert [(fault.sentence.split(":")[0], fault.warning) for fault in faults(text)] == [
        ("Question dead", False),
        ("Question behind", False),
        ("Question either", True),
    ]
    assert "because dead is never asked either; mend that one first." in faults(text)[1].sentence


def test_where_two_questions_are_asked_is_followed_through_a_third() -> None:
    here = question("here", when="categories: [health-system]")
    between = question("between", when="after: [{question: here, answered: true}]")
    there = question("there", when="except_categories: [health-system]\nafter: [{question: between, answered: true}]")
    (fault,) = faults(file_of(here, between, there))
    assert fault.sentence == (
        "Question there: it is never asked, because between is asked in other categories or modes only."
    )


def test_a_condition_on_a_repeated_section_says_which_round_it_sees() -> None:
    sections = HEAD.replace("    title: Only\n", "    title: Every gap\n    repeats: gap\n") + WHO
    outside = "  - id: after\n    title: After\n    questions:\n"
    text = sections + outside + question("last", when="after: [{question: who, chosen: [us]}]")
    assert said(text, "after: [").startswith("Question last: it looks at the first round only of “Every gap”")
    inside = sections + question("last", when="after: [{question: who, chosen: [us]}]")
    assert faults(inside) == []


def test_a_gate_question_that_may_be_left_out_is_a_warning() -> None:
    text = file_of(question("last", "gate: true"), head=HEAD.replace("title: Short", "title: Short\ngate: true"))
    assert said(text, "gate: true") == "Question last: it decides the gate and may be left out; write `must_ask: true`."


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ("type: number", "There is no field `type`; did you mean `kind`?"),
        ("options: []", "There is no field `options`; did you mean `choices`?"),
        ("translations: {de: {sgy: A?}}", "There is no field `sgy`; did you mean `say`?"),
        ("translations: {Deutsch: {say: A?}}", '"Deutsch" is not a language tag; write one such as en or pt-BR.'),
        ("translations: de", "Languages are expected under `translations`, each as `de:` with its words below."),
        ("least: few", '"few" bounds nothing; write a number, such as 12, or a day, such as 2026-03-31.'),
        ("earlier: [runway]", '"runway" names no question; write questionnaire/question'),
        ("when: {after: [{question: a}]}", "Write what became of that question: `dispositions`, `chosen`"),
        ("when: {after: [{question: a, at_most: A b}]}", '"A b" compares with nothing; write a number, a day'),
        ("when: {after: [{question: A b, answered: true}]}", '"A b" names no question; write its id, or'),
        ("weight: 6", "`weight` must be at most 5."),
        ("kind: choice", '"choice" is not a known `kind`; write free, yes_no'),
    ],
)
def test_a_new_field_written_wrongly_says_what_to_write(fields: str, sentence: str) -> None:
    text = file_of(question("last", fields))
    assert sentence in said(text, fields.splitlines()[0])
