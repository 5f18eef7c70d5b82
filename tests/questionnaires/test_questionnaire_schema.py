"""The schema that editors use is the one the reader uses."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from tests.questionnaires.sense_source import file_of, question

from candor.questionnaires.faults import QuestionnaireUnreadable
from candor.questionnaires.reading import examined
from candor.questionnaires.schema import schema

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "resources" / "schema" / "questionnaire.schema.json"
VALIDATOR = Draft202012Validator(json.loads(schema()))
FILES = sorted((ROOT / "questionnaires").glob("*.yaml"))


class Editor(yaml.SafeLoader):
    """Takes unquoted scalars for what YAML 1.2 says they are, as editors do."""


Editor.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", "-+0123456789."),
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
):
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))


def underlined(text: str) -> bool:
    """Whether an editor with the schema finds fault with the file."""
    tree: Any = yaml.load(text, Loader=Editor)
    return not VALIDATOR.is_valid(tree)


def refused(text: str) -> bool:
    """Whether the reader finds that the file has not the form of a questionnaire; sense is another matter."""
    try:
        examined(text.encode(), "short.yaml")
    except QuestionnaireUnreadable:
        return True
    return False


def test_the_shipped_schema_is_in_step() -> None:
    hint = "python -m candor.questionnaires.schema resources/schema/questionnaire.schema.json"
    assert SHIPPED.read_text(encoding="utf-8") == schema(), hint


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(json.loads(schema()))


def test_it_refuses_unknown_fields_and_describes_the_known_ones() -> None:
    described = json.loads(schema())
    parts = [described, *(part for part in described["$defs"].values() if part["type"] == "object")]
    assert len(parts) > 10
    for part in parts:
        assert part["additionalProperties"] is False
        assert all("description" in field for field in part["properties"].values())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_shipped_questionnaire_is_good_to_an_editor_and_points_it_here(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    target = text.splitlines()[0].removeprefix("# yaml-language-server: $schema=")
    assert (path.parent / target).resolve() == SHIPPED
    assert list(VALIDATOR.iter_errors(yaml.load(text, Loader=Editor))) == []


@pytest.mark.parametrize(
    "fields",
    [
        'expects:\n  - {kind: words, label: yes, cues: [false, yes, 12, "off"]}',
        "short: 2026",
        "short: no",
        "why:",
        "kind: number\nunit: months\nleast: 0\nmost: 12.5",
        "kind: date\nleast: 2026-01-01",
        "kind: one_of\nchoices: [{id: 1, label: 1}, {id: true, label: false}]",
        "kind: one_of\nchoices: [{id: a, label: " + "x" * 400 + "}, {id: b, label: B}]",
        "when: {after: [{question: a/1, chosen: [yes, 1]}]}",
        "when: {after: [{question: a/b, at_least: 12, below: -1.5}]}",
        "when: {after: [{question: a/b, answered: true, unless: true}]}",
        "when: {any_of: [{after: [{question: a/b, substance: [weak]}]}]}",
        "when: {except_categories: [health-system], modes: [call]}",
        "translations: {de: {say: Wie viele, probes: [Und]}, pt-BR: {short: 7}}",
        "evidence: [A page, 3]\nsources: [An interview]\nthemes: [trust]\nearlier: [a/b]",
        "must_ask: true\ngate: false\nweight: 5\nminutes: 60\nadded: false",
    ],
)
def test_what_the_reader_reads_an_editor_does_not_underline(fields: str) -> None:
    text = file_of(bare("last", fields))
    assert (refused(text), underlined(text)) == (False, False)


@pytest.mark.parametrize(
    "fields",
    [
        "unknown: 1",
        "kind: one_of\nchoices: [{id: a, label: " + "x" * 401 + "}, {id: b, label: B}]",
        "short: ''",
        "short: '  '",
        "short:",
        "unit:",
        "say: [A]",
        "kind: choice",
        "least: few",
        "most: 1e5x",
        "choices: [{id: A b, label: A}]",
        "choices: [{label: A}]",
        "expects: [{kind: date}]",
        "expects: [{kind: date, label: a, cues: [Runway]}]",
        "probes: [{against: nothing, say: A}]",
        "when: {after: [{question: a/b}]}",
        "when: {after: [{question: a/b, unless: true}]}",
        "when: {after: [{question: a/b, chosen: []}]}",
        "when: {after: [{question: A b, answered: true}]}",
        "when: {any_of: [{after: []}]}",
        "when: {categories: [hospital]}",
        "translations: {Deutsch: {say: A}}",
        "translations: {de: {sagen: A}}",
        "translations: de",
        "earlier: [runway]",
        "themes: trust",
        "must_ask: yes",
        "weight: 0",
        "weight: 6",
        "minutes: 2.5",
    ],
)
def test_what_the_reader_refuses_an_editor_underlines(fields: str) -> None:
    text = file_of(bare("last", fields))
    assert (refused(text), underlined(text)) == (True, True)


def bare(name: str, fields: str) -> str:
    """A question with these fields in place of those it would have had."""
    replaced = {line.partition(":")[0] for line in fields.splitlines()}
    lines = question(name, fields).splitlines()
    own = [line for line in lines[: 6 if "probes" in lines[5] else 5] if line.strip().partition(":")[0] not in replaced]
    return "\n".join([*own, *lines[6:]]) + "\n"
