"""``candor assess``: what goes in as a line comes out as a line, in order and at once."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cli.conftest import Candor

from candor.bootstrap import build_tools
from candor.cli import assess
from candor.domain.deflection import Assessment, Cue, DeflectionKind, HeardPromise, Verdict
from candor.domain.question import Question
from candor.workflows.ports import Services


class Listener:
    """Hears the same in every answer, and remembers what it was asked."""

    def __init__(self) -> None:
        self.heard: list[tuple[Question, str]] = []

    def assess(self, question: Question, answer: str, *, on: date | None = None) -> Assessment:
        self.heard.append((question, answer))
        return Assessment(
            verdict=Verdict.EVASIVE,
            score=0.123456,
            kind=DeflectionKind.PROMISES_FOLLOWUP,
            cues=(Cue(kind=DeflectionKind.DECLINES, start=0, end=4, reason="It declines.", confidence=0.9),),
            missing=question.expects,
            promises=(
                HeardPromise(what="the report", due_text="by Friday", due=date(2026, 3, 6), start=0, end=4),
                HeardPromise(what="names", start=0, end=4),
            ),
        )


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def hearing(services: Services, listener: Listener) -> Services:
    return replace(services, assessor=listener)


def lines(*requests: Any) -> bytes:
    return b"".join(json.dumps(request).encode() + b"\n" for request in requests)


def test_a_reply_has_the_promised_fields(candor: Candor, hearing: Services) -> None:
    outcome = candor("assess", stdin=lines({"question": "Q?", "answer": "A.", "expects": ["a date"]}), services=hearing)
    assert outcome.status == 0
    assert json.loads(outcome.out) == {
        "verdict": "evasive",
        "score": 0.1235,
        "kind": "promises_followup",
        "flags": [{"kind": "declines", "start": 0, "end": 4, "reason": "It declines."}],
        "missing": ["a date"],
        "promises": [
            {"what": "the report", "due_text": "by Friday", "due": "2026-03-06"},
            {"what": "names", "due_text": "", "due": None},
        ],
    }


def test_order_is_kept_and_blank_lines_are_passed_over(candor: Candor, hearing: Services, listener: Listener) -> None:
    requests = [{"question": "Q?", "answer": f"A{n}"} for n in range(5)]
    outcome = candor("assess", stdin=b"\n".join([lines(r) for r in requests]), services=hearing)
    assert (outcome.status, outcome.out.count("\n")) == (0, 5)
    assert [answer for _, answer in listener.heard] == ["A0", "A1", "A2", "A3", "A4"]


@pytest.mark.parametrize(
    "bad",
    [
        b"nonsense",
        b"[1]",
        b"{}",
        b'{"question": "Q?"}',
        b'{"question": "Q?", "answer": 3}',
        b'{"question": "Q?", "answer": "A", "expects": "date"}',
        b'{"question": "Q?", "answer": "A", "expects": [3]}',
        b'{"question": "\xff", "answer": "A"}',
        b"[" * 100_000,
    ],
    ids=lambda line: line[:24],
)
def test_a_line_that_is_no_request_is_named(candor: Candor, hearing: Services, bad: bytes) -> None:
    good = lines({"question": "Q?", "answer": "A."})
    outcome = candor("assess", stdin=good + bad + b"\n" + good, services=hearing)
    assert outcome.status == 2
    assert outcome.out.count("\n") == 1
    assert outcome.err.startswith("Line 2 is not a request;")
    assert outcome.err.count("\n") == 1


class Pipe(io.BytesIO):
    """Lets the next line in only when the one before has been answered and flushed."""

    def __init__(self, requests: bytes) -> None:
        super().__init__(requests)
        self.out = io.BytesIO()
        self.flushed = 0
        self.given = 0

    def __next__(self) -> bytes:
        assert self.flushed == self.given
        line = super().__next__()
        self.given += 1
        return line

    def write(self, content: bytes) -> int:
        return self.out.write(content)

    def flush(self) -> None:
        self.flushed = self.out.getvalue().count(b"\n")


def test_every_line_is_answered_before_the_next_is_read(listener: Listener) -> None:
    pipe = Pipe(lines(*[{"question": "Q?", "answer": "A."}] * 3))
    assert assess.run(listener, build_tools(), pipe, pipe) == 0
    assert pipe.given == 3


@given(question=st.text(), answer=st.text(alphabet=st.characters()))
def test_any_text_goes_through_unharmed(question: str, answer: str) -> None:
    listener, out = Listener(), io.BytesIO()
    request = {"question": question, "answer": answer, "expects": [answer]}
    assert assess.run(listener, build_tools(), io.BytesIO(lines(request)), out) == 0
    assert [(asked.say, heard) for asked, heard in listener.heard] == [(question, answer)]
    assert len(out.getvalue().splitlines()) == 1
    assert json.loads(out.getvalue())["missing"] == [part.label for part in listener.heard[0][0].expects]
