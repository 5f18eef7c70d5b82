"""VSAQ forms: every item is told of, and every question with its condition is where it belongs."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.questionnaires.foreign import by_id, fate, questions, readable, real, sentence

from candor.domain.condition import After, Case
from candor.domain.question import QuestionKind
from candor.questionnaires.forms.vsaq.reading import looks_like_vsaq, read_vsaq
from candor.workflows.forms import Fate, FormUnreadable, ImportedForm


def block(*items: dict[str, Any], text: str = "Form", **more: Any) -> dict[str, Any]:
    return {"type": "block", "text": text, "items": list(items), **more}


def choice(name: str, **more: Any) -> dict[str, Any]:
    labels = [{f"{name}_yes": "Surely"}, {f"{name}_no": "Not yet"}]
    return {"type": "radiogroup", "id": name, "text": f"Is there {name}?", "choices": labels, **more}


def line(name: str, cond: str = "", **more: Any) -> dict[str, Any]:
    return {"type": "line", "id": name, "text": f"Tell me of {name}.", **({"cond": cond} if cond else {}), **more}


def imported(*items: dict[str, Any]) -> ImportedForm:
    return readable(read_vsaq(json.dumps({"questionnaire": [block(*items)]}).encode(), "form.json"))


def test_comments_joined_strings_and_needless_commas_are_read() -> None:
    source = b"""// first
    {"questionnaire": [ /* the only one */ {"type": "block", "text": "One" + " // two",
      "items": [{"type": "box", "id": "a", "text": 'Say "it"',},],},]}"""
    form = readable(read_vsaq(source, "form.json"))
    assert looks_like_vsaq(source.decode())
    assert form.sourced.questionnaire.title == "One // two"
    assert [question.say for question in questions(form)] == ['Say "it"']


def test_conditions_of_blocks_and_items_hold_together() -> None:
    form = imported(choice("a"), choice("b"), block(line("c", "a_no || b_no"), text="Inner", cond="!a_yes"))
    when = by_id(form)["c"].when
    assert when.after == (After(question="a", chosen=("a-yes",), unless=True),)
    assert when.any_of == (
        Case(after=(After(question="a", chosen=("a-no",)),)),
        Case(after=(After(question="b", chosen=("b-no",)),)),
    )


@pytest.mark.parametrize(
    ("cond", "after"),
    [
        ("y/yes", After(question="y", chosen=("yes",))),
        ("!y/no", After(question="y", chosen=("no",), unless=True)),
        ("a_yes || a_no", After(question="a", chosen=("a-yes", "a-no"))),
        ("a_yes && true", After(question="a", chosen=("a-yes",))),
        ("((a_yes))", After(question="a", chosen=("a-yes",))),
        ("^hint", After(question="a", chosen=("a-no",))),
    ],
)
def test_a_condition_becomes_what_it_means(cond: str, after: After) -> None:
    hint = {"type": "info", "id": "hint", "text": "Well.", "cond": "a_no"}
    form = imported(
        choice("a"), {"type": "yesno", "id": "y", "text": "Y?", "yes": "Aye", "no": "Nay"}, hint, line("c", cond)
    )
    assert by_id(form)["c"].when.after == (after,)


@pytest.mark.parametrize(
    "cond",
    [
        "later_yes",
        "nobody",
        'contains(a/value, "x")',
        "a_yes &&",
        "(a_yes",
        "a_yes b_no",
        "c",
        "^c",
        "!" * 5000 + "a_yes",
    ],
)
def test_a_condition_that_cannot_be_carried_is_told_and_the_question_is_asked(cond: str) -> None:
    form = imported(choice("a"), line("c", cond), choice("later"))
    assert by_id(form)["c"].when.depends == ()
    assert fate(form, "Tell me of c") is Fate.CHANGED
    assert "condition" in sentence(form, "Tell me of c")


def test_what_can_never_be_shown_is_left_out_and_told() -> None:
    form = imported(choice("a"), line("c", "false"), line("d", className="vsaq-invisible"))
    assert [question.id for question in questions(form)] == ["a"]
    assert [fate(form, f"Tell me of {name}") for name in "cd"] == [Fate.LEFT_OUT] * 2


def test_a_warning_goes_to_the_question_whose_answer_calls_it_up() -> None:
    tip = {"type": "tip", "text": "That is bad.", "warn": "yes", "severity": "high", "name": "No a", "cond": "a_no",
           "why": "Please explain."}  # fmt: skip
    form = imported(choice("a"), choice("b"), tip, {"type": "tip", "text": "Good to know."})
    assert by_id(form)["a"].warning == "No a (high): That is bad."
    assert [probe.say for probe in by_id(form)["a"].probes] == ["Please explain."]
    assert by_id(form)["b"].why == "Good to know."


def test_a_choice_of_several_sentences_is_carried_whole_and_a_page_of_text_is_cut_and_told() -> None:
    long, endless = "We look over every part. " * 15 + "Always.", "We do not say. " * 40
    group = {"type": "radiogroup", "text": "How?", "choices": [{"a": long}, {"b": endless}]}
    [question] = questions(form := imported(group))
    assert question.choices[0].label == long
    assert len(question.choices[1].label) <= 400
    assert question.choices[1].label.endswith("…")
    assert question.why == f"In full: “{endless.strip()}”"
    assert "A choice was cut to 400 characters." in sentence(form, "How?")


def test_a_note_is_the_words_of_a_group_without_any_and_otherwise_why() -> None:
    group = {"type": "checkgroup", "choices": [{"x": "X"}], "defaultChoice": True}
    form = imported({"type": "info", "text": "Which of these?"}, group, {"type": "info", "text": "Mind."}, line("b"))
    first, second = questions(form)
    assert (first.say, first.kind) == ("Which of these?", QuestionKind.MANY_OF)
    assert [each.label for each in first.choices] == ["X", "None of the above."]
    assert second.why == "Mind."


def test_links_keep_their_words_and_their_addresses_become_sources() -> None:
    form = imported(line("a") | {"text": "<p>See <a href='https://a.example/x'>the list</a> &amp; answer</p>"})
    assert questions(form)[0].say == "See the list & answer"
    assert questions(form)[0].sources == ("https://a.example/x",)


def test_an_extension_is_imported_for_itself_and_says_where_it_belongs() -> None:
    added = [{**block(line("a"), choice("b"), line("c", "ours:b_no"), text="Ours"), "insertAfter": "network"}]
    form = readable(read_vsaq(json.dumps({"namespace": "ours", "extensions": added}).encode(), "more.json"))
    assert [question.id for question in questions(form)] == ["ours-a", "ours-b", "ours-c"]
    assert questions(form)[2].when.after == (After(question="ours-b", chosen=("b-no",)),)
    assert "after “network”" in sentence(form, "Ours")


def test_radio_buttons_side_by_side_are_one_question() -> None:
    radios = [{"type": "radio", "id": f"r{n}", "text": f"Way {n}"} for n in (1, 2)]
    form = imported({"type": "info", "text": "Which way?"}, *radios, line("c", "r2"))
    assert questions(form)[0].say == "Which way?"
    assert by_id(form)["c"].when.after == (After(question="r1", chosen=("r2",)),)


NAMES = st.sampled_from(["a", "b", "c", "d"])
CONDITIONS = st.one_of(
    st.just(""), st.text('abcd_yesno&|!()^ "/,', max_size=20), NAMES.map(lambda name: f"{name}_yes || !{name}_no")
)
TEXTS = st.one_of(st.text(max_size=30), st.just("<p>What <b>now</b>?</p>"), st.just("long " * 200))
LEAVES = st.fixed_dictionaries(
    {
        "type": st.sampled_from(
            [
                "line",
                "box",
                "yesno",
                "check",
                "radio",
                "info",
                "tip",
                "spacer",
                "upload",
                "checkgroup",
                "radiogroup",
                "odd",
            ]
        ),
        "text": TEXTS,
    },
    optional={
        "id": NAMES,
        "cond": CONDITIONS,
        "warn": st.just("yes"),
        "choices": NAMES.map(lambda name: [{f"{name}_yes": "Yes"}, {f"{name}_no": "No"}, {}]),
        "required": st.booleans(),
        "inputType": st.sampled_from(["date", "number", "email", "time"]),
    },
)
ITEMS = st.recursive(
    LEAVES,
    lambda inner: st.builds(lambda items, cond: block(*items, cond=cond), st.lists(inner, max_size=4), CONDITIONS),
)


def count(item: dict[str, Any]) -> int:
    return 1 + sum(count(inner) for inner in item.get("items", ()))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(ITEMS, max_size=8))
def test_every_item_is_told_of_and_every_question_kept_is_asked(items: list[dict[str, Any]]) -> None:
    whole = block(line("first"), *items)
    form = readable(read_vsaq(json.dumps({"questionnaire": [whole]}).encode(), "form.json"))
    assert len(form.rows) == count(whole)
    lines = {f"line {place}" for place in (1,)}
    assert {row.place.partition(" (")[0] for row in form.rows} == lines
    kept = [row.what for row in form.rows if row.fate is not Fate.LEFT_OUT]
    for question in questions(form):
        assert any(question.say[:60].startswith(what.rstrip("…")[:60]) for what in kept)


@pytest.mark.parametrize("name", ["test_template", "physical_and_datacenter", "security_privacy_programs"])
def test_the_real_forms_come_in_whole(name: str) -> None:
    source = real(f"vsaq/{name}.json")
    types = re.findall(r'"type": "([a-z]+)"', source.decode())
    assert looks_like_vsaq(source.decode())
    form = readable(read_vsaq(source, f"{name}.json"))
    assert len(form.rows) == len(types)
    assert len(questions(form)) == sum(each not in ("block", "info", "tip") for each in types)
    assert not [row for row in form.rows if row.fate is Fate.LEFT_OUT or "without" in row.sentence]


@pytest.mark.parametrize("source", [b'{"questionnaire": 1}', b"[]", b'"x"', b'{"questionnaire": []}'])
def test_a_form_without_questions_is_one_sentence(source: bytes) -> None:
    with pytest.raises(FormUnreadable, match=r"“form\.json”"):
        read_vsaq(source, "form.json")
