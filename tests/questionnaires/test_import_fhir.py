"""FHIR questionnaires: every item is told of, and conditions, choices and translations are where they belong."""

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
from candor.questionnaires.forms.fhir.reading import looks_like_fhir, read_fhir
from candor.workflows.forms import Fate, FormUnreadable, ImportedForm

LANG = "http://hl7.org/fhir/StructureDefinition/"


def item(link: str, kind: str = "string", **more: Any) -> dict[str, Any]:
    return {"linkId": link, "text": f"What of {link}?", "type": kind, **more}


def option(code: str, display: str) -> dict[str, Any]:
    return {"valueCoding": {"system": "http://x.example", "code": code, "display": display}}


def when(question: str, operator: str = "=", **answer: Any) -> dict[str, Any]:
    return {"question": question, "operator": operator, **answer}


def imported(*items: dict[str, Any], **more: Any) -> ImportedForm:
    source = json.dumps({"resourceType": "Questionnaire", "title": "Form", "item": list(items), **more}).encode()
    return readable(read_fhir(b"\xef\xbb\xbf" + source, "form.json"))


CHOICE = item("choice", "choice", answerOption=[option("x", "Ex"), option("y", "Why"), option("7", "Seven")])


@pytest.mark.parametrize(
    ("condition", "after"),
    [
        (when("b", answerBoolean=True), After(question="b", chosen=("yes",))),
        (when("b", "!=", answerBoolean=True), After(question="b", chosen=("yes",), unless=True)),
        (when("b", "exists", answerBoolean=True), After(question="b", answered=True)),
        (when("n", "exists", answerBoolean=False), After(question="n", answered=False)),
        (
            when("choice", answerCoding={"system": "http://x.example", "code": "y"}),
            After(question="choice", chosen=("y",)),
        ),
        (when("choice", "!=", answerCoding={"code": "y"}), After(question="choice", chosen=("y",), unless=True)),
        (when("choice", answerString="Ex"), After(question="choice", chosen=("x",))),
        (when("choice", ">=", answerInteger=5), After(question="choice", chosen=("7",))),
        (when("n", ">", answerDecimal=2.5), After(question="n", above="2.5")),
        (when("n", "<=", answerQuantity={"value": 3}), After(question="n", at_most="3")),
        (when("n", answerInteger=4), After(question="n", at_least="4", at_most="4")),
        (when("d", "<", answerDate="2020-02"), After(question="d", below="2020-02-01")),
        (when("d", ">", answerDate="2020-02"), After(question="d", above="2020-02-29")),
        (
            when("d", "!=", answerDate="2020"),
            After(question="d", at_least="2020-01-01", at_most="2020-12-31", unless=True),
        ),
    ],
)
def test_every_operator_becomes_what_it_means(condition: dict[str, Any], after: After) -> None:
    before = (item("b", "boolean"), CHOICE, item("n", "decimal"), item("d", "date"))
    assert by_id(imported(*before, item("last", enableWhen=[condition])))["last"].when.after == (after,)


@pytest.mark.parametrize(
    "condition",
    [
        when("nobody", answerBoolean=True),
        when("last", answerBoolean=True),
        when("later", answerBoolean=True),
        when("choice", answerCoding={"code": "z"}),
        when("choice", answerCoding={"system": "http://other.example", "code": "x"}),
        when("words", answerString="x"),
        when("n", ">", answerString="many"),
        when("n", "~", answerInteger=1),
        {},
    ],
)
def test_a_condition_that_cannot_be_carried_is_told_and_the_question_is_asked(condition: dict[str, Any]) -> None:
    before = (item("words"), CHOICE, item("n", "integer"))
    form = imported(*before, item("last", enableWhen=[condition]), item("later", "boolean"))
    assert by_id(form)["last"].when.depends == ()
    assert fate(form, "What of last") is Fate.CHANGED
    assert "condition" in sentence(form, "What of last")


def test_conditions_of_groups_hold_for_everything_inside() -> None:
    inner = item("c", enableWhen=[when("a", answerBoolean=True), when("b", answerBoolean=False)], enableBehavior="any")
    group = item("g", "group", item=[inner, item("d")], enableWhen=[when("z", answerBoolean=True)])
    asked = by_id(imported(item("a", "boolean"), item("b", "boolean"), item("z", "boolean"), group))
    outer = (After(question="z", chosen=("yes",)),)
    assert asked["d"].when.after == outer
    assert asked["c"].when.after == outer
    assert asked["c"].when.any_of == (
        Case(after=(After(question="a", chosen=("yes",)),)),
        Case(after=(After(question="b", chosen=("no",)),)),
    )


def test_several_conditions_without_a_behaviour_are_told() -> None:
    conditions = [when("a", answerBoolean=True), when("b", answerBoolean=True)]
    form = imported(item("a", "boolean"), item("b", "boolean"), item("c", enableWhen=conditions))
    assert len(by_id(form)["c"].when.any_of) == 2
    assert "one is taken to be enough" in sentence(form, "What of c")


@pytest.mark.parametrize(
    ("kind", "became"),
    [
        ("boolean", QuestionKind.YES_NO),
        ("decimal", QuestionKind.NUMBER),
        ("quantity", QuestionKind.NUMBER),
        ("dateTime", QuestionKind.DATE),
        ("time", QuestionKind.FREE),
        ("url", QuestionKind.FREE),
        ("reference", QuestionKind.FREE),
        ("attachment", QuestionKind.FREE),
        ("choice", QuestionKind.FREE),
        ("unheard-of", QuestionKind.FREE),
    ],
)
def test_every_type_becomes_a_kind_of_question(kind: str, became: QuestionKind) -> None:
    [question] = questions(imported(item("a", kind)))
    assert question.kind is became
    assert question.evidence == (("What of a?",) if kind == "attachment" else ())


def test_groups_become_sections_with_their_path_and_a_group_that_repeats_is_asked_again() -> None:
    inner = {"linkId": "i", "type": "group", "text": "Gap", "repeats": True, "item": [item("b")]}
    outer = {"linkId": "o", "type": "group", "text": "Outer", "item": [item("a"), inner, item("c")]}
    sections = imported(outer).sourced.questionnaire.sections
    assert [(section.title, section.repeats) for section in sections] == [
        ("Outer", ""),
        ("Outer · Gap", "Gap"),
        ("Outer", ""),
    ]


def test_a_set_of_values_that_came_along_gives_the_choices() -> None:
    concepts = [{"code": "a", "display": "Ah"}, {"code": "b", "display": "Bee"}]
    given = {"resourceType": "ValueSet", "id": "vs", "compose": {"include": [{"concept": concepts}]}}
    form = imported(item("q", "choice", answerValueSet="#vs", repeats=True), contained=[given])
    [question] = questions(form)
    assert [(each.id, each.label) for each in question.choices] == [("a", "Ah"), ("b", "Bee")]
    assert question.kind is QuestionKind.MANY_OF


def test_a_choice_of_several_sentences_is_carried_whole_in_both_languages() -> None:
    english, german = "They look over every part. " * 14 + "Always.", "Sie prüfen jedes Teil. " * 16 + "Immer."
    words = [{"url": "lang", "valueCode": "de"}, {"url": "content", "valueString": german}]
    long = option("a", english)
    long["valueCoding"]["_display"] = {"extension": [{"url": f"{LANG}translation", "extension": words}]}
    [question] = questions(form := imported(item("q", "choice", answerOption=[long, option("b", "Never.")])))
    assert [each.label for each in question.choices] == [english, "Never."]
    assert [each.choices for each in question.translations] == [(german, "Never.")]
    assert fate(form, "What of q") is Fate.CARRIED


def test_a_set_of_values_kept_elsewhere_is_told() -> None:
    form = imported(item("q", "choice", answerValueSet="http://x.example/vs"))
    assert questions(form)[0].sources == ("http://x.example/vs",)
    assert "kept elsewhere" in sentence(form, "What of q")


def test_translations_bounds_units_and_short_names_are_carried() -> None:
    german = [{"url": "lang", "valueCode": "de"}, {"url": "content", "valueString": "Wie viele?"}]
    extensions = [
        {"url": f"{LANG}minValue", "valueInteger": 1},
        {"url": f"{LANG}maxValue", "valueDecimal": 1e2},
        {"url": f"{LANG}questionnaire-unit", "valueCoding": {"display": "months"}},
    ]
    number = item("q", "integer", prefix="1.", required=True, extension=extensions)
    number["_text"] = {"extension": [{"url": f"{LANG}translation", "extension": german}]}
    [question] = questions(imported(number, language="en"))
    assert (question.least, question.most, question.unit, question.must_ask) == ("1", "100", "months", True)
    assert [(each.language, each.say) for each in question.translations] == [("de", "Wie viele?")]
    assert question.short == "1. What of q?"


def test_what_the_form_hides_or_works_out_is_told() -> None:
    hidden = [{"url": f"{LANG}questionnaire-hidden", "valueBoolean": True}]
    worked = [{"url": "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression"}]
    form = imported(item("a"), item("h", extension=hidden, item=[item("inside")]), item("w", extension=worked))
    assert [question.id for question in questions(form)] == ["a", "w"]
    assert [fate(form, f"What of {name}") for name in ("h", "inside")] == [Fate.LEFT_OUT] * 2
    assert "works this out" in sentence(form, "What of w")


def test_displays_become_why_it_matters() -> None:
    form = imported(item("note", "display"), item("a", item=[item("help", "display")]), item("end", "display"))
    assert questions(form)[0].why == "What of note? What of help?"
    assert fate(form, "What of end") is Fate.LEFT_OUT


def test_a_bundle_with_one_questionnaire_is_read_with_its_sets_of_values() -> None:
    values = {"resourceType": "ValueSet", "url": "http://x.example/vs", "expansion": {"contains": [{"code": "a"}]}}
    inside = {"resourceType": "Questionnaire", "item": [item("q", "choice", answerValueSet="http://x.example/vs|1")]}
    bundle = {"resourceType": "Bundle", "entry": [{"resource": values}, {"resource": inside}]}
    [question] = questions(readable(read_fhir(json.dumps(bundle).encode(), "b.json")))
    assert [each.id for each in question.choices] == ["a"]


LINKS = st.sampled_from(["a", "b", "c", "1.1", "83d5c1a6-5dc3-44d0-9d9e-d687c72e143e", ""])
ANSWERS = st.sampled_from(
    [
        {"answerBoolean": True},
        {"answerInteger": 3},
        {"answerCoding": {"code": "x"}},
        {"answerDate": "2020-13-45"},
        {"answerString": "x"},
        {"answerQuantity": {"value": 1, "unit": "d"}},
        {},
    ]
)
CONDITIONS = st.builds(
    lambda link, sign, answer: when(link, sign, **answer),
    LINKS,
    st.sampled_from(["=", "!=", ">", "<", ">=", "<=", "exists", "?"]),
    ANSWERS,
)
TYPES = (
    *("boolean", "decimal", "integer", "date", "dateTime", "time", "string", "text", "url", "choice", "open-choice"),
    *("coding", "attachment", "reference", "quantity", "display", "group", "odd"),
)
LEAVES = st.fixed_dictionaries(
    {
        "linkId": LINKS,
        "type": st.sampled_from(TYPES),
    },
    optional={
        "text": st.text(max_size=20),
        "required": st.booleans(),
        "repeats": st.booleans(),
        "enableWhen": st.lists(CONDITIONS, max_size=3),
        "enableBehavior": st.sampled_from(["all", "any"]),
        "answerOption": st.lists(
            st.sampled_from([option("x", "X"), option("x", "Y"), {"valueInteger": 3}, {"valueString": "s"}, {}]),
            max_size=4,
        ),
        "extension": st.lists(
            st.sampled_from(
                [{"url": "a/minValue", "valueDate": "2020"}, {"url": "a/maxValue", "valueInteger": -1}, {}]
            ),
            max_size=2,
        ),
    },
)
ITEMS = st.recursive(
    LEAVES,
    lambda inner: st.builds(lambda one, many: {**one, "item": many}, LEAVES, st.lists(inner, max_size=3)),
    max_leaves=6,
)


def count(item: dict[str, Any]) -> int:
    return 1 + sum(count(inner) for inner in item.get("item", ()))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(ITEMS, max_size=5))
def test_every_item_is_told_of_and_every_question_kept_is_asked(items: list[dict[str, Any]]) -> None:
    form = imported(item("first"), *items)
    assert len(form.rows) == 2 + sum(map(count, items))
    asking = [
        row
        for row in form.rows[1:]
        if row.fate is not Fate.LEFT_OUT and "Became a section" not in row.sentence and "Became why" not in row.sentence
    ]
    assert len(questions(form)) <= len(asking)
    assert {question.say[:60] for question in questions(form)} <= {row.what[:60] for row in asking}


@pytest.mark.parametrize(
    "name", ["profile-example-PHQ9", "test-all-data-types", "test-enablewhen", "test-required-field"]
)
def test_the_real_forms_come_in_whole(name: str) -> None:
    name = f"questionnaire-sdc-{name}"
    source = real(f"fhir/{name}.json")
    assert looks_like_fhir(source.decode("utf-8-sig"))
    form = readable(read_fhir(source, f"{name}.json"))
    types = re.findall(rb'"type": "([A-Za-z-]+)"', source)
    assert len(questions(form)) == sum(each not in (b"group", b"display") for each in types)
    assert len(form.rows) == 1 + source.count(b'"linkId"')
    assert not [row for row in form.rows if row.fate is Fate.LEFT_OUT]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (b'<Questionnaire xmlns="http://hl7.org/fhir"/>', "written in XML"),
        (b'{"resourceType": "QuestionnaireResponse"}', "a FHIR QuestionnaireResponse, which asks nothing"),
        (b'{"resourceType": "Bundle"}', "a FHIR bundle with no questionnaire"),
        (b'{"resourceType": "Questionnaire"}', "holds no question"),
        (b'{"resourceType": "Questionnaire", "item": [{"text": NaN}]}', "line 1: “NaN” is no value"),
        (b"[]", "holds no FHIR resource"),
    ],
)
def test_what_is_no_questionnaire_is_refused_in_one_sentence(source: bytes, words: str) -> None:
    with pytest.raises(FormUnreadable, match=words):
        read_fhir(source, "form.json")
