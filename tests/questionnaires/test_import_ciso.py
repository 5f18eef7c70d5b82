"""CISO Assistant libraries: every node is told of, and questions keep their choices, conditions and languages."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.questionnaires.foreign import by_id, fate, questions, readable, real, sentence

from candor.domain.condition import After
from candor.domain.question import QuestionKind
from candor.questionnaires.forms.ciso.reading import looks_like_ciso, read_ciso
from candor.workflows.forms import Fate, FormUnreadable, ImportedForm


def node(ref: str, asked: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    questions = {f"urn:q:{ref}": asked} if asked else {}
    return {
        "urn": f"urn:n:{ref}",
        "ref_id": ref,
        "assessable": bool(asked),
        **({"questions": questions} if asked else {}),
        **more,
    }


def one_of(text: str, *values: str, **more: Any) -> dict[str, Any]:
    choices = [{"urn": f"urn:c:{value}", "value": value} for value in values]
    return {"type": "unique_choice", "text": text, "choices": choices, **more}


def source_of(*nodes: dict[str, Any], framework: dict[str, Any] | None = None, **more: Any) -> bytes:
    inside = {"urn": "urn:f", "ref_id": "f", "name": "F", "requirement_nodes": list(nodes), **(framework or {})}
    whole = {"urn": "urn:x:library:l", "locale": "en", "ref_id": "l", "name": "Library", "version": 2}
    return yaml.safe_dump({**whole, **more, "objects": {"framework": inside}}, sort_keys=False).encode()


def imported(*nodes: dict[str, Any], framework: dict[str, Any] | None = None, **more: Any) -> ImportedForm:
    return readable(read_ciso(source_of(*nodes, framework=framework, **more), "library.yaml"))


def test_headings_become_sections_and_their_description_why_it_matters() -> None:
    heading = node("A", name="Access", description="Doors matter.", depth=1)
    form = imported(
        heading, node("A.1", one_of("Locked?", "Yes", "No"), parent_urn="urn:n:A", annotation="Look.", depth=2)
    )
    [section] = form.sourced.questionnaire.sections
    assert section.title == "A Access"
    assert section.questions[0].why == "Doors matter. Look."
    assert form.sourced.questionnaire.version == "2"


@pytest.mark.parametrize(
    ("kind", "became"),
    [
        ("unique_choice", QuestionKind.ONE_OF),
        ("single_choice", QuestionKind.ONE_OF),
        ("multiple_choice", QuestionKind.MANY_OF),
        ("text", QuestionKind.FREE),
        ("date", QuestionKind.DATE),
        ("number", QuestionKind.NUMBER),
        ("boolean", QuestionKind.YES_NO),
        ("odd", QuestionKind.FREE),
    ],
)
def test_every_type_becomes_a_kind_of_question(kind: str, became: QuestionKind) -> None:
    assert questions(imported(node("a", {**one_of("A?", "x", "y"), "type": kind})))[0].kind is became


@pytest.mark.parametrize(
    ("depends", "afters"),
    [
        ({"answers": ["urn:c:x", "urn:c:y"], "condition": "any"}, (After(question="a", chosen=("x", "y")),)),
        (
            {"answers": ["urn:c:x", "urn:c:y"], "condition": "all"},
            (After(question="a", chosen=("x",)), After(question="a", chosen=("y",))),
        ),
        ({}, (After(question="a", answered=True),)),
        ({"answers": ["urn:c:unknown"]}, ()),
        ({"question": "urn:q:nobody", "answers": ["urn:c:x"]}, ()),
        ({"question": "urn:q:b"}, ()),
    ],
)
def test_what_a_question_depends_on_becomes_its_condition(depends: dict[str, Any], afters: tuple[After, ...]) -> None:
    first = {**one_of("A", "x", "y"), "type": "multiple_choice"}
    second = {"type": "text", "text": "B", "depends_on": {"question": "urn:q:a", **depends}}
    form = imported(node("a", first), node("b", second))
    assert by_id(form)["b"].when.after == afters
    assert (fate(form, "B") is Fate.CARRIED) == bool(afters)


def test_each_of_many_questions_keeps_its_own_condition() -> None:
    def depending(n: int) -> dict[str, Any]:
        before = [{"question": f"urn:q:{n - back}", "answers": ["urn:c:Yes"], "condition": "any"} for back in (1, 2)]
        return node(str(n), one_of(f"Is {n} so?", "Yes", "No", **({"depends_on": before} if n > 1 else {})))

    asked = questions(imported(*(depending(n) for n in range(40))))
    assert [tuple(after.question for after in question.when.after) for question in asked] == [
        (f"is-{n - 1}-so", f"is-{n - 2}-so") if n > 1 else () for n in range(40)
    ]


def test_a_group_that_a_choice_selects_is_the_condition_of_its_requirements() -> None:
    first = one_of("A", "x", "y", "z")
    for choice in first["choices"][:2]:
        choice["select_implementation_groups"] = ["G"]
    groups = [{"ref_id": "M", "default_selected": True}, {"ref_id": "G"}, {"ref_id": "H", "name": "Hand"}]
    asked = {"type": "text"}
    form = imported(
        node("a", first, implementation_groups=["M"]),
        node("b", {**asked, "text": "B"}, implementation_groups=["G"]),
        node("c", {**asked, "text": "C"}, implementation_groups=["G", "M"]),
        node("d", {**asked, "text": "D"}, implementation_groups=["H"]),
        framework={"implementation_groups_definition": groups},
    )
    whens = {name: question.when.after for name, question in by_id(form).items()}
    assert whens == {"a": (), "b": (After(question="a", chosen=("x", "y")),), "c": (), "d": ()}
    assert "“Hand” by hand" in sentence(form, "D")


def test_a_requirement_without_a_question_is_asked_how_it_is_met() -> None:
    requirement = {"urn": "urn:n", "assessable": True, "ref_id": "1", "name": "Chiffrer.", "description": "Tout."}
    [question] = questions(form := imported(requirement, locale="fr"))
    assert question.say == "Comment répondez-vous à cette exigence : Chiffrer ?"
    assert question.why == "Tout."
    assert form.sourced.questionnaire.language == "fr"
    assert form.counts[Fate.CHANGED] == 1


def test_other_languages_come_along_and_its_own_is_not_repeated() -> None:
    asked = one_of("A?", "Yes", "No", translations={"fr": {"text": "A ?"}, "en": {"text": "A?"}})
    asked["choices"][0]["translations"] = {"fr": {"value": "Oui"}}
    form = imported(node("a", asked), translations={"fr": {"name": "Bibliothèque"}, "en": {"name": "Library"}})
    [words] = questions(form)[0].translations
    assert (words.language, words.say, words.choices) == ("fr", "A ?", ("Oui", "No"))
    assert [each.title for each in form.sourced.questionnaire.translations] == ["Bibliothèque"]


def test_choices_that_comply_become_the_strong_answer_and_the_others_the_warning() -> None:
    asked = one_of("A?", "Yes", "No")
    asked["choices"][0]["compute_result"] = True
    asked["choices"][1]["compute_result"] = "non_compliant"
    [question] = questions(imported(node("a", asked)))
    assert (question.strong, question.warning) == ("“Yes”", "“No”")


def test_questions_in_the_older_way_of_writing_are_read() -> None:
    asked = [{"urn": "urn:q:1", "text": "A?"}, {"urn": "urn:q:2", "text": "B?"}]
    old = {"question_type": "unique_choice", "question_choices": ["Yes", "No"], "questions": asked}
    form = imported({"urn": "urn:n", "assessable": True, "ref_id": "1", "question": old})
    assert [(each.say, [choice.id for choice in each.choices]) for each in questions(form)] == [
        ("A?", ["yes", "no"]),
        ("B?", ["yes", "no"]),
    ]


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=15)
ASKED = st.fixed_dictionaries(
    {"type": st.sampled_from(["unique_choice", "multiple_choice", "text", "date", "odd"]), "text": TEXTS},
    optional={
        "choices": st.lists(
            st.builds(lambda n, text: {"urn": f"urn:c:{n}", "value": text}, st.integers(0, 3), TEXTS), max_size=3
        ),
        "depends_on": st.builds(
            lambda q, c, sign: {"question": f"urn:q:{q}", "answers": [f"urn:c:{c}"], "condition": sign},
            st.integers(0, 5),
            st.integers(0, 3),
            st.sampled_from(["any", "all"]),
        ),
    },
)
NODES = st.lists(
    st.fixed_dictionaries(
        {"assessable": st.booleans(), "depth": st.integers(0, 4)},
        optional={
            "name": TEXTS,
            "description": TEXTS,
            "questions": st.lists(ASKED, max_size=3),
            "implementation_groups": st.lists(st.sampled_from(["G", "H"]), max_size=2),
            "weight": st.integers(-1, 9),
            "translations": st.builds(lambda text: {"fr": {"name": text}, "x y": {"name": text}}, TEXTS),
        },
    ),
    max_size=6,
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(NODES)
def test_every_node_is_told_of_and_every_question_kept_is_asked(nodes: list[dict[str, Any]]) -> None:
    number, asked = 0, 0
    for each in nodes:
        given = each.pop("questions", [])
        each["questions"] = {f"urn:q:{number + n}": question for n, question in enumerate(given)}
        number += len(given)
        asked += len(given) or int(each["assessable"])
    form = imported(node("first", {"type": "text", "text": "First?"}), *nodes)
    assert len(questions(form)) == 1 + asked
    rows = [row for row in form.rows if ", node " in row.place]
    assert len({row.place.partition(", question")[0].split(" (")[0] for row in rows}) == 1 + len(nodes)
    assert len(rows) == 1 + asked + sum(not each["assessable"] and not each["questions"] for each in nodes)


def test_the_french_library_comes_in_whole() -> None:
    source = real("ciso-assistant/anssi-mon-aide-cyber.yaml")
    assert looks_like_ciso(source.decode())
    form = readable(read_ciso(source, "anssi.yaml"))
    assert form.sourced.questionnaire.language == "fr"
    assert len(questions(form)) == 53
    assert sum(bool(question.when.depends) for question in questions(form)) == 22
    assert len([row for row in form.rows if ", node " in row.place]) == 60


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (b"urn: urn:x\nobjects:\n  threats: []\n", r"without a framework \(only threats\)"),
        (b"urn: &a urn:x\nobjects: *a\n", "without a framework"),
        (b"urn: !!python/name:os.system x\nobjects: y\n", "line 1: The tag"),
        (source_of(), "holds no question"),
    ],
)
def test_what_asks_nothing_or_hides_something_is_refused_in_one_sentence(source: bytes, words: str) -> None:
    with pytest.raises(FormUnreadable, match=words):
        read_ciso(source, "library.yaml")
