"""How long the committee's PDF takes to draw, against the same lines of text on a bare canvas in the same font."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from pypdf import PdfReader
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from candor.domain.answer import Answer, Disposition, Substance, answer_id
from candor.domain.deal import Category, Deal
from candor.domain.interview import Interview, Mode
from candor.domain.journal import JournalHead
from candor.domain.question import Question, Questionnaire, Section
from candor.domain.record import Record
from candor.reports.palette import Face
from candor.reports.press import Press
from candor.workflows.manifest import Manifest
from candor.workflows.measurement import Measurement, milliseconds, percentile

QUESTIONS = 100
_ROUNDS = 3
_AT = datetime(2026, 1, 1, tzinfo=UTC)
_ASK = "Which engagement in our industry ended before its time, what happened, and what changed since?"
_WORDS = (
    "The bridging study with Tarnbrook stopped in May: concordance was 84 % where 90 % had been agreed. The cause was "
    "old tissue, which nobody had checked; since then every block is checked at intake, and four studies used it. "
)


def measure(resources: Path) -> list[Measurement]:
    """The summary of 100 answered questions, and its lines on a bare canvas, in turn; medians."""
    press = Press(resources, resources)
    manifest = _manifest(press.renderer)
    lines = _lines(press.render(manifest))  # which also reads the fonts, as happens once in a program's life
    drawn, bare = [], []
    for _ in range(_ROUNDS):
        bare.append(milliseconds(partial(_on_bare_canvas, lines)))
        drawn.append(milliseconds(partial(press.render, manifest)))
    return [
        Measurement(
            name=f"summary PDF of {QUESTIONS} questions",
            measured=percentile(drawn, 0.5),
            floor=percentile(bare, 0.5),
            goal=12,
            unit="ms",
        )
    ]


def _on_bare_canvas(pages: list[list[str]]) -> None:
    canvas = Canvas(io.BytesIO(), pagesize=A4, pageCompression=0, invariant=1)
    for lines in pages:
        canvas.setFont(Face.SANS, 9.5)
        for number, line in enumerate(lines):
            canvas.drawString(57, 780 - 10 * number, line)
        canvas.showPage()
    canvas.save()


def _lines(pdf: bytes) -> list[list[str]]:
    """The lines of text that stand on each page."""
    return [page.extract_text().splitlines() for page in PdfReader(io.BytesIO(pdf)).pages]


def _manifest(renderer: str) -> Manifest:
    questions = tuple(Question(id=f"q{number}", say=_ASK, short=f"Question {number}") for number in range(QUESTIONS))
    sections = tuple(
        Section(id=f"s{begin}", title=f"Section {begin // 10 + 1}", questions=questions[begin : begin + 10])
        for begin in range(0, QUESTIONS, 10)
    )
    interview = Interview(
        id="interview-1", mode=Mode.CALL, held_on=date(2026, 1, 1), planned_minutes=60, questionnaires=("bench",)
    )
    answers = [_answer(f"bench/{question.id}", number) for number, question in enumerate(questions)]
    record = Record.of(
        [
            Deal(id="bench", vendor="Bench", product="Product", category=Category.STRATEGIC_ALLIANCE),
            Questionnaire(id="bench", version="1", title="Bench", sections=sections),
            interview,
            *answers,
        ]
    )
    return Manifest(revision=1, frozen_at=_AT, journal=JournalHead(1, "0" * 64), record=record, renderer=renderer)


def _answer(key: str, number: int) -> Answer:
    return Answer(
        id=answer_id("interview-1", key),
        interview_id="interview-1",
        question=key,
        text=f"{number}. {_WORDS * (number % 4 + 1)}",
        disposition=list(Disposition)[number % 5],
        substance=Substance(number % 4 + 1),
        first_given_at=_AT,
    )
