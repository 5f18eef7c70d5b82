"""CISO Assistant libraries that say a list once and point to it again: it is read where it is meant, and never without
end."""

from __future__ import annotations

import time
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.questionnaires.foreign import questions, readable

from candor.domain.question import QuestionKind
from candor.questionnaires.faults import QuestionnaireUnreadable
from candor.questionnaires.forms.ciso.parts import library
from candor.questionnaires.forms.ciso.reading import looks_like_ciso, read_ciso
from candor.questionnaires.reading import read_questionnaire
from candor.workflows.forms import FormUnreadable, ImportedForm

HEAD = "urn: urn:x:library:supply\nlocale: en\nref_id: supply\nname: Supply chain\nversion: 1\nobjects:\n  framework:\n"

SUPPLY = (
    HEAD
    + """\
    urn: urn:x:framework:supply
    name: Supply chain
    implementation_groups_definition:
    - ref_id: S
      name: Small suppliers
      description: null
    requirement_nodes:
    - urn: urn:x:1
      assessable: false
      depth: 1
      ref_id: '1'
      name: Makers and resellers
      description: 'Who makes it matters,

        and so does who sells it.'
    - urn: urn:x:1.1
      assessable: true
      depth: 2
      parent_urn: urn:x:1
      ref_id: '1.1'
      description: 'Parts come from their makers

        or from sellers that the makers name.'
      question:
        question_type: unique_choice
        question_choices: &id001
        - 'Yes'
        - 'No'
        - Alternate
        - N/A
        questions:
        - urn: urn:x:1.1:question:1
          text: Do you buy only from makers?
        - urn: urn:x:1.1:question:2
          text: Do you keep a list of sellers?
    - urn: urn:x:1.2
      assessable: true
      depth: 2
      parent_urn: urn:x:1
      ref_id: '1.2'
      question:
        question_type: unique_choice
        question_choices: *id001
        questions:
        - urn: urn:x:1.2:question:1
          text: Is every delivery looked over?
    - urn: urn:x:1.3
      assessable: true
      depth: 2
      parent_urn: urn:x:1
      ref_id: '1.3'
      description: Spare parts are tested.
"""
)


def imported(text: str) -> ImportedForm:
    return readable(read_ciso(text.encode(), "library.yaml"))


def refusal(text: str) -> str:
    with pytest.raises(FormUnreadable) as caught:
        read_ciso(text.encode(), "library.yaml")
    return str(caught.value)


def test_choices_that_are_shared_stand_under_every_question_that_points_to_them() -> None:
    assert looks_like_ciso(SUPPLY)
    asked = questions(form := imported(SUPPLY))
    labels = [[choice.label for choice in question.choices] for question in asked]
    assert labels == [["Yes", "No", "Alternate", "N/A"]] * 3 + [[]]
    assert [question.kind for question in asked] == [QuestionKind.ONE_OF] * 3 + [QuestionKind.FREE]
    assert asked[0].why == (
        "Who makes it matters, and so does who sells it. Parts come from their makers or from sellers that the makers "
        "name."
    )
    assert asked[3].say == "How do you meet this requirement: Spare parts are tested?"
    assert any(row.what == "Small suppliers" for row in form.rows)


def test_a_row_names_the_line_where_it_stands_not_where_its_choices_do() -> None:
    rows = {row.what: row.place for row in imported(SUPPLY).rows}
    line = SUPPLY.splitlines().index("    - urn: urn:x:1.2") + 1
    assert rows["Is every delivery looked over?"].startswith(f"line {line}, node 3")


TREES = st.recursive(
    st.sampled_from(["a", "b c", "1"]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(["k", "l", "m"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.lists(TREES, min_size=1, max_size=3), st.lists(st.integers(0, 2), max_size=6))
def test_whatever_a_writer_shares_is_read_as_if_it_stood_there_twice(parts: list[Any], order: list[int]) -> None:
    whole = {"parts": [parts[n % len(parts)] for n in order], "again": parts}
    shared = yaml.safe_dump(whole)
    assert library(shared.encode(), "library.yaml")[0].value == yaml.load(shared, yaml.BaseLoader)


def test_an_alias_within_an_anchor_and_an_anchor_given_again_mean_what_stood_last() -> None:
    text = "a: &x one\nb: &y [*x, &x two, *x]\nc: *y\nd: *x\n"
    both = ["one", "two", "two"]
    assert library(text.encode(), "library.yaml")[0].value == {"a": "one", "b": both, "c": both, "d": "two"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: &a [*a]\n", "line 1: the alias `*a` stands inside what it repeats; write it out."),
        ("a: &a {b: {c: *a}}\n", "line 1: the alias `*a` stands inside what it repeats; write it out."),
        ("a: 1\nb: *c\n", "line 2: nothing is called `&c` before this alias; write the text out."),
        ("a: &a [x]\nb: &b !!set {*a : x}\n", "line 2: The tag `!!set` is not allowed here"),
        ("a: &a [x]\nb: {*a : x}\n", "line 2: A field's name must be a word"),
        ("a: &a {x: y}\nb:\n  <<: *a\n", "line 3: fields that are merged in with `<<` are not read; write them out."),
    ],
)
def test_an_alias_that_cannot_be_written_out_is_refused_in_one_sentence(text: str, words: str) -> None:
    assert f"“library.yaml”, {words}" in refusal(text)


@pytest.mark.parametrize(
    "lines",
    [
        ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
        + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)],
        ["a: &a " + "x" * 1_000_000, *(f"b{n}: *a" for n in range(50_000))],
        ["a: &a x", "b:", *["- *a"] * 250_000],
    ],
    ids=["lists of lists", "a long text", "very often"],
)
def test_aliases_that_expand_without_end_are_refused_at_once(lines: list[str]) -> None:
    begun = time.process_time()
    assert refusal("\n".join(lines)).endswith("the aliases up to here repeat more than we can take in; split the file.")
    assert time.process_time() - begun < 2


def test_five_thousand_questions_that_share_one_list_come_in_in_seconds() -> None:
    nodes = [
        f"    - {{assessable: true, depth: 1, ref_id: '{n}', question: {{question_type: unique_choice, "
        f"question_choices: *id001, questions: [{{urn: 'urn:q:{n}', text: 'Is part {n} checked?'}}]}}}}\n"
        for n in range(5000)
    ]
    text = HEAD + "    choices: &id001 ['Yes', 'No', Alternate, N/A]\n    requirement_nodes:\n" + "".join(nodes)
    begun = time.process_time()
    form = read_ciso(text.encode(), "library.yaml")
    assert time.process_time() - begun < 5
    assert [len(question.choices) for question in questions(form)] == [4] * 5000


@pytest.mark.parametrize("line", ["title: &a Title", "title: *a"])
def test_our_own_questionnaires_go_on_refusing_both(line: str) -> None:
    with pytest.raises(QuestionnaireUnreadable, match="is not allowed here"):
        read_questionnaire(f"{line}\n".encode(), "own.yaml")
