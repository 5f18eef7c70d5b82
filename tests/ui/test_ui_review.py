"""The review of what was entered besides the words, and of repeated sections."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from tests import factory

from candor.domain.answer import Answer, Disposition, answer_id
from candor.domain.interview import Rounds
from candor.domain.question import Choice, QuestionKind, Questionnaire, Section
from candor.domain.record import Record
from candor.ui.open_points import Point, PointKind, open_points
from candor.ui.review import _row
from candor.ui.review_detail import ReviewDetail
from candor.ui.style import Style

SECTIONS = (
    Section(
        id="gaps",
        title="Gaps",
        repeats="gap",
        questions=(
            factory.question(
                "pays",
                short="Who pays",
                kind=QuestionKind.ONE_OF,
                choices=(Choice(id="they", label="They do"), Choice(id="we", label="We do")),
                must_ask=True,
                warning="We do.",
                weak="Shared.",
                sound="They do, later.",
                strong="They do.",
            ),
        ),
    ),
)


def record() -> Record:
    held = factory.interview(rounds=(Rounds(section="q/gaps", count=2),))
    answers = [
        Answer(
            id=answer_id(held.id, key),
            interview_id=held.id,
            question=key,
            text=words,
            chosen=("we",),
            disposition=Disposition.ANSWERED,
        )
        for key, words in (("q/pays", ""), ("q/pays@2", "We always do."))
    ]
    asked = Questionnaire(id="q", version="1", title="Questions", sections=SECTIONS)
    return factory.record(asked, held, *answers)


def points(kind: PointKind) -> list[Point]:
    return [point for point in open_points(record()) if point.kind is kind]


@pytest.fixture
def detail(style: Style, qtbot: QtBot) -> ReviewDetail:
    shown = ReviewDetail(style)
    qtbot.addWidget(shown)
    return shown


def test_what_was_chosen_stands_in_words_beside_the_answer(detail: ReviewDetail) -> None:
    first, second = points(PointKind.DISPOSITION)
    detail.show_point(second, record())
    assert detail.value.text() == "We do"
    assert detail.answer.toPlainText() == "We always do."
    detail.show_point(first, record())
    assert detail.value.text() == "We do"
    assert detail.answer.isHidden()


def test_rounds_are_named_in_the_list_and_over_the_question(detail: ReviewDetail) -> None:
    rows = [_row(point, record()).subtitle for point in points(PointKind.DISPOSITION)]
    assert rows == ["Gap 1 · Suggested: answered.", "Gap 2 · Suggested: answered."]
    detail.show_point(points(PointKind.DISPOSITION)[1], record())
    assert detail._where.text() == "Confirm · Gap 2 · Who pays"


def test_a_rating_is_judged_by_all_its_anchors(detail: ReviewDetail) -> None:
    detail.show_point(points(PointKind.RATING)[0], record())
    assert detail._anchors.text() == "Strong: They do.\nSound: They do, later.\nWeak: Shared.\nWarning sign: We do."
