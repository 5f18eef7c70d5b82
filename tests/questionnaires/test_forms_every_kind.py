"""What holds for every kind of form alike: nothing of it reaches the disk, and a large one comes in soon."""

from __future__ import annotations

import csv
import io
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.questionnaires.books import book_of
from tests.questionnaires.foreign import questions

from candor.questionnaires.forms.desk import FormDesk

LARGE = 5_000
SOON = 5.0
"""Seconds of the processor's time; what others take on the same machine is not ours."""


def fhir(count: int) -> bytes:
    """Each fourth item depends on the one before it, each fifth has choices of its own."""
    items: list[dict[str, Any]] = []
    for n in range(count):
        item: dict[str, Any] = {"linkId": f"q{n}", "text": f"What did you find in place {n}?", "type": "string"}
        if n % 4 == 2:
            item["type"] = "boolean"
        elif n % 4 == 3:
            item["enableWhen"] = [{"question": f"q{n - 1}", "operator": "=", "answerBoolean": True}]
        elif n % 5 == 0:
            item |= {"type": "choice", "answerOption": [{"valueString": word} for word in ("All", "Some", "None")]}
        items.append(item)
    groups = [
        {"linkId": f"g{n}", "text": f"Part {n}", "type": "group", "item": items[n : n + 50]}
        for n in range(0, count, 50)
    ]
    return json.dumps({"resourceType": "Questionnaire", "title": "Form", "item": groups}).encode()


def vsaq(count: int) -> bytes:
    items: list[dict[str, Any]] = []
    for n in range(count):
        if n % 4 == 2:
            choices = [{f"c{n}_yes": "Yes"}, {f"c{n}_no": "No"}]
            items.append({"type": "radiogroup", "text": f"Is there a place {n}?", "choices": choices})
        else:
            depends = {"cond": f"c{n - 1}_yes && !c{n - 1}_no"} if n % 4 == 3 else {}
            items.append({"type": "box", "id": f"b{n}", "text": f"What did you find in place {n}?", **depends})
    blocks = [
        {"type": "block", "id": f"p{n}", "text": f"Part {n}", "items": items[n : n + 50]} for n in range(0, count, 50)
    ]
    return json.dumps({"questionnaire": blocks}).encode()


def ciso(count: int) -> bytes:
    lines = ["urn: urn:x:library:l", "locale: en", "ref_id: l", "name: Library", "version: 2", "objects:"]
    lines += ["  framework:", "    urn: urn:f", "    ref_id: f", "    name: F", "    requirement_nodes:"]
    for n in range(count):
        lines += [f"    - urn: urn:n:{n}", f"      ref_id: N.{n}", "      assessable: true", "      questions:"]
        lines += [f"        urn:q:{n}:", "          type: unique_choice", f"          text: Is place {n} locked?"]
        if n % 4 == 3:
            lines += ["          depends_on:", f"            question: urn:q:{n - 1}", "            condition: any"]
            lines += [f"            answers: [urn:q:{n - 1}:yes]"]
        lines += ["          choices:"]
        for word in ("Yes", "No"):
            lines += [f"          - urn: urn:q:{n}:{word.lower()}", f"            value: {word}"]
    return "\n".join(lines).encode()


def xlsform(count: int) -> bytes:
    survey = [("type", "name", "label"), *(("text", f"q{n}", f"What is in place {n}?") for n in range(count))]
    return book_of(survey=survey)


def spreadsheet(count: int) -> bytes:
    return book_of(Ask=[("No.", "Question"), *((n, f"What is in place {n}?") for n in range(count))])


def table(count: int) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows([("No.", "Question"), *((n, f"What is in place {n}?") for n in range(count))])
    return text.getvalue().encode()


OLD = (Path(__file__).with_name("files") / "old.xls").read_bytes()
KINDS: dict[str, bytes] = {
    "form.json": fhir(8),
    "vsaq.json": vsaq(8),
    "library.yaml": ciso(8),
    "survey.xlsx": xlsform(8),
    "form.xlsx": spreadsheet(8),
    "form.csv": table(8),
    "old.xls": OLD,
}


@pytest.mark.parametrize("name", KINDS)
def test_a_form_comes_in_and_goes_out_without_a_temporary_file(name: str, no_temporary_file: None) -> None:
    desk = FormDesk()
    desk.look(KINDS[name], name)
    form = desk.read(KINDS[name], name)
    answers = {question.id: ["We do.", "Answered"] for question in questions(form)}
    assert desk.workbook(form.sourced)
    assert desk.workbook(form.sourced, answers)


@pytest.mark.parametrize(("name", "made"), [("form.json", fhir), ("vsaq.json", vsaq), ("library.yaml", ciso)])
def test_a_form_with_five_thousand_questions_comes_in_soon(name: str, made: Callable[[int], bytes]) -> None:
    source = made(LARGE)
    begun = time.process_time()
    form = FormDesk().read(source, name)
    assert time.process_time() - begun < SOON
    asked = questions(form)
    assert len(asked) == LARGE
    assert sum(bool(question.when.depends) for question in asked) == LARGE // 4
