"""An answered questionnaire as a workbook, in the shape its team knows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from candor.domain.answer import Answer, Disposition
from candor.domain.errors import NotFound
from candor.domain.interview import Interview
from candor.domain.plan import section_key
from candor.domain.question import Question, Section, base_key, in_round, round_of
from candor.domain.record import Record
from candor.domain.value import said
from candor.workflows.conduct import settle_leftovers
from candor.workflows.forms import ANSWER_COLUMNS
from candor.workflows.ledger import Ledger
from candor.workflows.services import Services

Cells = tuple[str, ...]


def can_be_exported(record: Record) -> list[tuple[Interview, str]]:
    """Every interview with each questionnaire it asks, the latest interview first."""
    latest = sorted(record.interviews.values(), key=lambda interview: interview.held_on, reverse=True)
    return [(interview, name) for interview in latest for name in interview.questionnaires]


def answers_for(record: Record, interview: Interview, questionnaire_id: str) -> dict[str, Cells]:
    """By question id, the texts for ``ANSWER_COLUMNS``. A question nobody asked says so; the rounds of a repeated
    section stand one under the other, each named ("Gap 2: …")."""
    questionnaire = record.questionnaires[questionnaire_id]
    asked = _rounds_answered(record, interview)
    planned = {each.section: each.count for each in interview.rounds}
    found: dict[str, Cells] = {}
    for section in questionnaire.sections:
        for question in section.questions:
            key = f"{questionnaire.id}/{question.id}"
            last = max(planned.get(section_key(questionnaire, section), 1), *asked[key]) if section.repeats else 1
            rounds = [
                _cells(record, question, record.answer(interview.id, in_round(key, number)))
                for number in range(1, last + 1)
            ]
            found[question.id] = rounds[0] if last == 1 else _joined(section, rounds)
    return found


def answered_workbook(services: Services, ledger: Ledger, interview_id: str, questionnaire_id: str) -> bytes:
    """The questionnaire exactly as it was asked, from the dossier, with the answers of this interview beside its
    questions. Words that were typed but never settled become answers first. Raises NotFound, or KnownError."""
    if not ledger.record.locked:
        settle_leftovers(ledger, services.assessor)
    record = ledger.record
    interview = record.interviews.get(interview_id)
    questionnaire = record.questionnaires.get(questionnaire_id)
    if interview is None or questionnaire is None or questionnaire_id not in interview.questionnaires:
        raise NotFound("That interview does not ask that questionnaire; choose one that it asks.")
    source = b"".join(ledger.store.read_content(questionnaire.source_sha256))
    sourced = services.library.read(source, f"{questionnaire_id}.yaml")
    return services.forms.workbook(sourced, answers_for(record, interview, questionnaire_id))


def _rounds_answered(record: Record, interview: Interview) -> defaultdict[str, list[int]]:
    rounds: defaultdict[str, list[int]] = defaultdict(lambda: [1])
    for answer in record.answers.values():
        if answer.interview_id == interview.id:
            rounds[base_key(answer.question)].append(round_of(answer.question))
    return rounds


def _cells(record: Record, question: Question, answer: Answer) -> Cells:
    disposition = answer.disposition.label
    speaker = record.people.get(answer.speaker)
    if answer.reason and answer.disposition in (Disposition.NOT_APPLICABLE, Disposition.NOT_ASKED):
        disposition = f"{disposition}: {answer.reason}"
    cells = (
        "\n".join(part for part in (said(question, answer), answer.text) if part),
        disposition,
        answer.substance.label if answer.substance else "",
        answer.candor.value.capitalize() if answer.candor else "",
        "; ".join(item.name for item in record.evidence_of(answer.id)),
        speaker.name if speaker else "",
    )
    assert len(cells) == len(ANSWER_COLUMNS)
    return cells


def _joined(section: Section, rounds: Sequence[Cells]) -> Cells:
    noun = section.repeats[:1].upper() + section.repeats[1:]
    return tuple(
        "\n".join(f"{noun} {number}: {cell}" for number, cell in enumerate(column, 1) if cell)
        for column in zip(*rounds, strict=True)
    )
