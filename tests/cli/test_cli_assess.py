"""``candor assess``: what goes in as a line comes out as a line, in order and at once."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cli.conftest import Candor

from candor.bootstrap import places
from candor.cli import assess
from candor.deflection.lines import assess_lines
from candor.deflection.listener import Listener

LISTENED = partial(assess_lines, Listener(places().resources / "lexicon"))


def lines(*requests: Any) -> bytes:
    return b"".join(json.dumps(request).encode() + b"\n" for request in requests)


GOOD = lines({"question": "Who left last year?", "answer": "Orion left in March 2024."})


def test_a_reply_has_the_promised_fields(candor: Candor) -> None:
    request = {
        "question": "Which customers did not renew last year, and why?",
        "answer": "I would have to check. Tomas will send you the list by 6 March 2026.",
        "expects": ["who", {"kind": "reason", "label": "why they left"}],
    }
    outcome = candor("assess", stdin=lines(request))
    assert (outcome.status, outcome.err) == (0, "")
    reply = json.loads(outcome.out)
    assert list(reply) == ["verdict", "score", "kind", "flags", "missing", "promises"]
    assert reply["verdict"] == "evasive"
    assert 0 <= reply["score"] <= 1
    assert "why they left" in reply["missing"]
    assert [promise["due"] for promise in reply["promises"]] == ["2026-03-06"]
    for flag in reply["flags"]:
        assert set(flag) == {"kind", "start", "end", "reason"}
        assert 0 <= flag["start"] < flag["end"] <= len(request["answer"])


def test_order_is_kept_and_blank_lines_are_passed_over(candor: Candor) -> None:
    requests = [GOOD, lines({"question": "Who left last year?", "answer": "No comment."}), GOOD]
    alone = [candor("assess", stdin=request).out for request in requests]
    assert alone[0] != alone[1]
    assert candor("assess", stdin=b"\n\n".join(requests)).out == "".join(alone)


def test_nothing_in_is_nothing_out(candor: Candor) -> None:
    outcome = candor("assess")
    assert (outcome.status, outcome.out, outcome.err) == (0, "", "")


@pytest.mark.parametrize(
    "bad",
    [
        b"nonsense",
        b"[1]",
        b"{}",
        b'{"question": "Q?"}',
        b'{"question": "Q?", "answer": 3}',
        b'{"question": "Q?", "answer": "A", "expects": 7}',
        b'{"question": "Q?", "answer": "A", "expects": [3]}',
        b'{"question": "\xff", "answer": "A"}',
        b"[" * 100_000,
    ],
    ids=lambda line: line[:48],
)
def test_a_line_that_is_no_request_is_named_as_wrong_usage(candor: Candor, bad: bytes) -> None:
    outcome = candor("assess", stdin=GOOD + bad + b"\n" + GOOD)
    assert outcome.status == 2
    assert outcome.out.count("\n") == 1
    assert outcome.err.startswith("Line 2 ")
    assert outcome.err.count("\n") == 1


class Pipe(io.BytesIO):
    """Lets the next line in only when the one before has been answered and flushed."""

    def __init__(self, requests: bytes) -> None:
        super().__init__(requests)
        self.out = io.BytesIO()
        self.flushed = 0
        self.given = 0

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        assert self.flushed == self.given
        line = super().__next__()
        self.given += 1
        return line

    def write(self, content: Any) -> int:
        return self.out.write(content)

    def flush(self) -> None:
        self.flushed = self.out.getvalue().count(b"\n")


def test_every_line_is_answered_before_the_next_is_read() -> None:
    pipe = Pipe(GOOD * 3)
    assert assess.run(LISTENED, pipe, pipe) == 0
    assert pipe.given == 3


@given(question=st.text(), answer=st.text(alphabet=st.characters()))
@settings(max_examples=50, deadline=None)
def test_any_text_is_one_line_in_and_one_line_out(question: str, answer: str) -> None:
    out = io.BytesIO()
    request = {"question": question, "answer": answer, "expects": [answer]}
    assert assess.run(LISTENED, io.BytesIO(lines(request)), out) == 0
    assert out.getvalue().count(b"\n") == 1
    assert json.loads(out.getvalue())["verdict"] in ("straight", "partial", "evasive")
