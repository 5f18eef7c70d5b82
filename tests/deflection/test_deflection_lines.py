"""What ``candor assess`` reads and writes: one JSON object a line, in order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from candor.deflection.lines import LineUnreadable, assess_lines
from candor.deflection.listener import Listener
from candor.domain.deflection import DeflectionKind

THURSDAY = date(2026, 11, 19)
KINDS = {kind.value for kind in DeflectionKind}


def assessed(listener: Listener, *entries: Any) -> list[dict[str, Any]]:
    lines = [entry if isinstance(entry, str) else json.dumps(entry) for entry in entries]
    return list(assess_lines(listener, lines, on=THURSDAY))


def test_a_line_comes_back_with_exactly_these_keys(listener: Listener) -> None:
    answer = "I don't know why they left. We'll send you the letter by Friday."
    (out,) = assessed(listener, {"question": "Who left and why?", "answer": answer, "expects": ["who", "reason"]})
    assert list(out) == ["verdict", "score", "kind", "flags", "missing", "promises"]
    assert out["verdict"] in {"straight", "partial", "evasive"}
    assert 0 <= out["score"] <= 1
    assert out["kind"] in KINDS
    assert all(set(flag) == {"kind", "start", "end", "reason"} for flag in out["flags"])
    assert all(answer[flag["start"] : flag["end"]].strip() and flag["kind"] in KINDS for flag in out["flags"])
    assert set(out["missing"]) <= {"who", "reason"}
    assert out["promises"] == [{"what": "send you the letter", "due_text": "by Friday", "due": "2026-11-20"}]
    json.dumps(out)


def test_the_order_is_kept_and_blank_lines_are_passed_over(listener: Listener) -> None:
    found = assessed(
        listener,
        {"question": "Who?", "answer": "No comment."},
        "",
        "  \n",
        {"question": "Who?", "answer": "Ida Lund, our COO, since 2021."},
    )
    assert [out["verdict"] for out in found] == ["evasive", "straight"]


def test_an_undated_promise_has_null_for_its_date(listener: Listener) -> None:
    (out,) = assessed(listener, {"question": "Who?", "answer": "I'll get back to you."})
    assert out["promises"][0]["due_text"] is None
    assert out["promises"][0]["due"] is None


@pytest.mark.parametrize(
    "expects",
    [None, [], "who, when", ["who", {"kind": "date", "label": "when"}], [{"kind": "nonsense", "label": "who"}], [""]],
)
def test_expectations_may_be_typed_free_or_absent(listener: Listener, expects: Any) -> None:
    (out,) = assessed(
        listener, {"question": "Who left, when?", "answer": "Salus Nord, in June 2025.", "expects": expects}
    )
    assert out["verdict"] != "evasive"


def test_lines_are_assessed_as_they_are_read(listener: Listener) -> None:
    def endless() -> Iterator[str]:
        while True:
            yield '{"question": "Who?", "answer": "Ida Lund."}'

    assert next(assess_lines(listener, endless()))["verdict"] == "straight"


@pytest.mark.parametrize(
    ("line", "trouble"),
    [
        ("not json", "is not JSON"),
        ("[1, 2]", "is not a JSON object"),
        ("{}", 'no "answer"'),
        ('{"question": "Who?", "answer": 3}', 'no "answer"'),
        ('{"question": 3, "answer": "x"}', '"question"'),
        ('{"answer": "x", "expects": 3}', '"expects"'),
        ('{"answer": "x", "expects": [3]}', '"expects"'),
        ('{"answer": "x", "expects": [{"kind": "date", "cues": 3}]}', '"expects"'),
        ('{"answer": "x", "expects": [{"kind": ["date"]}]}', '"expects"'),
        ("[" * 100_000, "is not JSON"),
    ],
)
def test_a_bad_line_is_named_with_what_to_write_instead(listener: Listener, line: str, trouble: str) -> None:
    with pytest.raises(LineUnreadable) as caught:
        assessed(listener, {"question": "Who?", "answer": "Ida."}, line)
    assert caught.value.number == 2
    assert caught.value.sentence.startswith("Line 2 ")
    assert trouble in caught.value.sentence
    assert "write one JSON object" in caught.value.sentence


def test_a_byte_order_mark_does_no_harm(listener: Listener) -> None:
    assert len(assessed(listener, '\ufeff{"question": "Who?", "answer": "Ida Lund."}')) == 1


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_line_is_assessed_or_refused_kindly(line: str) -> None:
    with suppress(LineUnreadable):
        list(assess_lines(LISTENER, [line], on=THURSDAY))


LISTENER = Listener(Path(__file__).parents[2] / "resources" / "lexicon")
