"""Answers beside their questions: what a team's own workbook is given for every question."""

from __future__ import annotations

from datetime import UTC, datetime

from tests import factory

from candor.domain.answer import Answer, Disposition, Substance
from candor.domain.deflection import Verdict
from candor.domain.evidence import Evidence, EvidenceKind
from candor.domain.interview import Interview, Rounds
from candor.domain.people import Person, Side
from candor.domain.question import QuestionKind, Questionnaire, Section
from candor.workflows.forms import ANSWER_COLUMNS
from candor.workflows.workbooks import answers_for, can_be_exported

RUNWAY = factory.question("runway", kind=QuestionKind.NUMBER, unit="months")
OWNER = factory.question("owner")
GAP = factory.question("gap")


def asked() -> Questionnaire:
    return Questionnaire(
        id="q",
        version="1",
        title="Questions",
        sections=(
            Section(id="once", title="Once", questions=(RUNWAY, OWNER)),
            Section(id="gaps", title="Gaps", repeats="gap", questions=(GAP,)),
        ),
    )


def told(*entities: object, sitting: Interview | None = None) -> dict[str, dict[str, str]]:
    sitting = sitting or factory.interview()
    record = factory.record(asked(), sitting, *entities)
    cells = answers_for(record, sitting, "q")
    return {name: dict(zip(ANSWER_COLUMNS, row, strict=True)) for name, row in cells.items()}


def answered(name: str, **known: object) -> Answer:
    return factory.answer(name, **known)


def test_every_question_has_its_cells_and_one_that_nobody_asked_says_so() -> None:
    cells = told()
    assert list(cells) == ["runway", "owner", "gap"]
    assert all(row["Disposition"] == "Not asked" for row in cells.values())
    assert all(not row[column] for row in cells.values() for column in ANSWER_COLUMNS if column != "Disposition")


def test_a_number_is_said_with_its_unit_and_the_words_stand_below() -> None:
    cells = told(
        Person(id="person-1", name="Jonas Weil", side=Side.THEIRS),
        answered("runway", value="14", text="Until next summer.", speaker="person-1", substance=Substance.SOUND),
    )
    assert cells["runway"]["Answer"] == "14 months\nUntil next summer."
    assert cells["runway"]["Speaker"] == "Jonas Weil"
    assert cells["runway"]["Rating"] == "Sound"


def test_candor_and_evidence_are_there_and_removed_evidence_is_not() -> None:
    answer = answered("owner", text="The chair.", candor=Verdict.STRAIGHT)
    papers = [
        Evidence(
            id=f"evidence-{number}",
            kind=EvidenceKind.FILE,
            name=name,
            media_type="application/pdf",
            size=1,
            sha256="0" * 64,
            answers=(answer.id,),
            received_at=datetime(2026, 3, 2, tzinfo=UTC),
            removed=removed,
        )
        for number, (name, removed) in enumerate(
            (("cap table.pdf", False), ("wrong.pdf", True), ("minutes.pdf", False))
        )
    ]
    cells = told(answer, *papers)
    assert cells["owner"]["Candor"] == "Straight"
    assert cells["owner"]["Evidence"] == "cap table.pdf; minutes.pdf"


def test_why_a_question_does_not_apply_is_said_with_it() -> None:
    cells = told(answered("owner", disposition=Disposition.NOT_APPLICABLE, reason="A public body."))
    assert cells["owner"]["Disposition"] == "Not applicable: A public body."


def test_the_rounds_of_a_repeated_section_stand_one_under_the_other() -> None:
    sitting = factory.interview(rounds=(Rounds(section="q/gaps", count=2),))
    cells = told(answered("gap", text="No audit trail."), answered("gap@2", text="Late reports."), sitting=sitting)
    assert cells["gap"]["Answer"] == "Gap 1: No audit trail.\nGap 2: Late reports."
    assert cells["gap"]["Disposition"] == "Gap 1: Answered\nGap 2: Answered"
    assert cells["gap"]["Rating"] == ""


def test_a_round_that_was_answered_is_never_lost_whatever_was_planned() -> None:
    cells = told(answered("gap@3", text="Found later."))
    assert "Gap 3: Found later." in cells["gap"]["Answer"]


def test_the_answers_of_another_interview_stay_out_of_it() -> None:
    other = Answer(id="interview-2/q/owner", interview_id="interview-2", question="q/owner", text="Somebody else.")
    assert told(other)["owner"]["Answer"] == ""


def test_what_can_be_exported_is_every_interview_with_what_it_asked_the_latest_first() -> None:
    early = factory.interview()
    late = factory.interview(id="interview-2", held_on=early.held_on.replace(day=9))
    record = factory.record(asked(), early, late)
    assert [(sitting.id, name) for sitting, name in can_be_exported(record)] == [
        ("interview-2", "q"),
        ("interview-1", "q"),
    ]
