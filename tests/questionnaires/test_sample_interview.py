"""The sample interview fits the questionnaires it is played with, and shows what the program is for."""

from __future__ import annotations

import io
import shutil
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from candor.domain.answer import Answer, Disposition, Substance, answer_id
from candor.domain.deal import Deal
from candor.domain.deflection import DeflectionKind, Verdict
from candor.domain.findings import GateResult, gates
from candor.domain.interview import Interview
from candor.domain.people import Side
from candor.domain.plan import plan
from candor.domain.record import Record
from candor.questionnaires.faults import QuestionnaireUnreadable
from candor.questionnaires.library import Library
from candor.questionnaires.sample import read_sample
from candor.workflows.sample import Sample

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "resources" / "sample"


@pytest.fixture(scope="module")
def sample() -> Sample:
    return read_sample(FOLDER)


def played(sample: Sample, count: int) -> tuple[Record, Interview]:
    """The record after the first ``count`` answers."""
    shipped = [s.questionnaire for s in Library(ROOT / "questionnaires").all()]
    interview = Interview(
        id="i",
        mode=sample.mode,
        held_on=date(2026, 11, 20),
        planned_minutes=sample.planned_minutes,
        questionnaires=sample.questionnaires,
    )
    answers = [
        Answer(
            id=answer_id("i", given.question),
            interview_id="i",
            question=given.question,
            text=given.text,
            disposition=given.disposition or Disposition.ANSWERED,
            substance=given.substance,
        )
        for given in sample.answers[:count]
    ]
    deal = Deal(id="d", vendor=sample.vendor, product=sample.product, category=sample.category)
    return Record.of([deal, *shipped, interview, *answers]), interview


def test_every_answer_is_to_a_question_that_stands_in_the_plan_when_it_is_given(sample: Sample) -> None:
    for count, given in enumerate(sample.answers):
        assert given.question in [item.key for item in plan(*played(sample, count))]


def test_answers_come_in_the_order_of_the_plan(sample: Sample) -> None:
    order = [item.key for item in plan(*played(sample, len(sample.answers)))]
    assert sorted((given.question for given in sample.answers), key=order.index) == [g.question for g in sample.answers]


def test_something_is_left_not_asked_but_nothing_that_must_be(sample: Sample) -> None:
    given = {answer.question for answer in sample.answers}
    left = [item for item in plan(*played(sample, len(sample.answers))) if item.key not in given]
    assert len(left) >= 2
    assert not [item.key for item in left if item.question.must_ask]


def test_it_shows_how_answers_slide_away_and_that_bad_ones_can_be_straight(sample: Sample) -> None:
    seen = {kind for answer in sample.answers for kind in answer.confirm}
    assert len(seen) >= 6
    assert DeflectionKind.PROMISES_FOLLOWUP in seen
    low = (Substance.WARNING, Substance.WEAK)
    assert sum(a.candor is Verdict.STRAIGHT and a.substance in low for a in sample.answers) >= 2
    assert sum(a.candor is Verdict.STRAIGHT and a.substance is Substance.STRONG for a in sample.answers) >= 2
    assert sum(a.disposition is Disposition.NOT_APPLICABLE for a in sample.answers) == 1


def test_its_gate_passes_so_that_the_recommendation_stands(sample: Sample) -> None:
    assert [gate.result for gate in gates(*played(sample, len(sample.answers)))] == [GateResult.PASSED]


def test_promises_name_who_and_when(sample: Sample) -> None:
    promises = [promise for answer in sample.answers for promise in answer.promises]
    names = {person.name for person in sample.people if person.side is Side.THEIRS}
    assert len(promises) >= 2
    assert all(promise.owner in names and promise.due_text.startswith("by ") for promise in promises)


def test_every_promise_is_heard_in_its_answer(sample: Sample) -> None:
    for answer in sample.answers:
        assert all(promise.due_text in answer.text for promise in answer.promises)


def test_it_can_be_typed_on_any_keyboard_within_the_time(sample: Sample) -> None:
    assert all(answer.text.isascii() for answer in sample.answers)
    assert sum(answer.seconds for answer in sample.answers) <= sample.planned_minutes * 60


def test_the_photo_is_small_dated_and_in_the_right_format(sample: Sample) -> None:
    photo = (FOLDER / "whiteboard.jpg").read_bytes()
    assert len(photo) <= 200_000
    with Image.open(io.BytesIO(photo)) as image:
        assert image.format == "JPEG"
        assert image.getexif().get_ifd(0x8769)[0x9003].startswith("2026:10:01")


def test_the_document_says_what_the_answer_says() -> None:
    text = " ".join(page.extract_text() for page in PdfReader(FOLDER / "validation-summary.pdf").pages)
    for words in ("VS-042", "214", "611", "DV-118", "Ketterly", "invented"):
        assert words in text


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("speaker: Paul Okafor", "speaker: Paul Nobody", "Paul Nobody is not among the people"),
        ("question: hard-questions/lost-customer", "question: lost-customer", "is in none of the questionnaires"),
        ("question: hard-questions/lost-customer", "question: hard-questions/renewals-counted", "answered twice"),
        ("file: whiteboard.jpg", "file: gone.jpg", "There is no file gone.jpg beside the interview"),
        ("file: whiteboard.jpg", "file: ../gone.jpg", "cannot be used as `file`"),
        ("substance: 4", "substance: 7", "`substance` must be at most 4"),
    ],
)
def test_a_faulty_sample_names_its_line(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    shutil.copytree(FOLDER, tmp_path / "sample")
    text = (FOLDER / "interview.yaml").read_text(encoding="utf-8").replace(old, new, 1)
    (tmp_path / "sample" / "interview.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(QuestionnaireUnreadable) as refused:
        read_sample(tmp_path / "sample")
    assert sentence in refused.value.sentence
