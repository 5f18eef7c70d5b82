"""Reads the bundled sample interview from its file; what is in it is told in ``workflows/sample``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, TypeAlias

from pydantic import Field

from candor.domain.answer import Basis, Disposition, Substance
from candor.domain.deal import Category
from candor.domain.deflection import DeflectionKind, Verdict
from candor.domain.evidence import EvidenceKind
from candor.domain.interview import Mode
from candor.domain.people import Side
from candor.domain.signoff import Choice, Meaning
from candor.questionnaires.faults import Fault, QuestionnaireUnreadable
from candor.questionnaires.format.complaints import fitted
from candor.questionnaires.format.scalars import Label, Paragraph, QuestionName, Slug, Truth, Whole
from candor.questionnaires.format.tree import Tree, plant
from candor.questionnaires.format.written import Written
from candor.questionnaires.opening import read_bytes
from candor.workflows.sample import (
    Sample,
    SampleAnswer,
    SampleDismissal,
    SampleEvidence,
    SamplePerson,
    SamplePromise,
    SampleSignOff,
)

FILE = "interview.yaml"

FileName: TypeAlias = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=100)]


def read_sample(folder: Path) -> Sample:
    """The sample in this folder. Raises QuestionnaireUnreadable naming the line, for anything that does not fit."""
    tree = plant(read_bytes(folder / FILE), FILE)
    written = fitted(_Interview, tree, FILE)
    faults = list(_faults(written, folder, tree))
    if faults:
        raise QuestionnaireUnreadable(FILE, faults)
    return written.meant(folder)


# The file ------------------------------------------------------------------------------------------------------------


class _Person(Written):
    name: Label = Field(description="Given name and surname")
    role: Label = Field(description="What they do")


class _Deal(Written):
    vendor: Label = Field(description="Who is being looked at")
    product: Label = Field(description="For what")
    category: Category = Field(description="One of the seven categories")


class _Dismissal(Written):
    kind: DeflectionKind = Field(description="The kind of flag")
    reason: Label = Field(description="Why it is none")


class _Promise(Written):
    what: Label = Field(description="What was promised")
    owner: Label = Field(description="Who promised it")
    due: Label = Field(description="By when, in relative words")


class _Evidence(Written):
    file: FileName = Field(description="A file beside this one")
    kind: EvidenceKind = Field(description="What sort of evidence it is")
    from_whom: Label = Field(description="Who gave or showed it")


class _Answer(Written):
    question: QuestionName = Field(description="Its key, questionnaire/question")
    text: Paragraph = Field("", description="What the interviewer types")
    speaker: Label | None = Field(None, description="Who said it, by name")
    basis: Basis | None = Field(None, description="How the speaker knows")
    verbatim: Truth = Field(False, description="true if these are their very words")
    disposition: Disposition | None = Field(None, description="What became of the question")
    reason: Paragraph = Field("", description="Why it does not apply")
    substance: Annotated[Whole, Field(ge=1, le=4)] | None = Field(None, description="1 warning sign to 4 strong")
    candor: Verdict | None = Field(None, description="How straight it was, as the interviewer sees it")
    confirm: tuple[DeflectionKind, ...] = Field((), description="Kinds of flags that are right")
    dismiss: tuple[_Dismissal, ...] = Field((), description="Flags that are wrong, each with a reason")
    promises: tuple[_Promise, ...] = Field((), description="Promises heard")
    evidence: tuple[_Evidence, ...] = Field((), description="What was shown or given")
    seconds: Whole = Field(120, ge=0, description="Time it took")

    def meant(self, folder: Path) -> SampleAnswer:
        return SampleAnswer(
            question=self.question,
            text=self.text,
            speaker=self.speaker or "",
            basis=self.basis,
            verbatim=self.verbatim,
            disposition=self.disposition,
            reason=self.reason,
            substance=Substance(self.substance) if self.substance else None,
            candor=self.candor,
            confirm=self.confirm,
            dismiss=tuple(SampleDismissal(kind=flag.kind, reason=flag.reason) for flag in self.dismiss),
            promises=tuple(SamplePromise(what=p.what, owner=p.owner, due_text=p.due) for p in self.promises),
            evidence=tuple(
                SampleEvidence(path=folder / item.file, kind=item.kind, from_whom=item.from_whom)
                for item in self.evidence
            ),
            seconds=self.seconds,
        )


class _Recommendation(Written):
    choice: Choice = Field(description="What the interviewers advise")
    reason: Paragraph = Field(description="Why, in their own words")
    conditions: tuple[Paragraph, ...] = Field((), description="What must happen first")


class _SignOff(Written):
    name: Label = Field(description="Who signs")
    role: Label = Field(description="Their role")
    meaning: Meaning = Field(description="What the signature means")
    gaps_reason: Paragraph = Field("", description="Why it is signed although something is open")


class _Interview(Written):
    deal: _Deal = Field(description="Who is being looked at, for what")
    mode: Mode = Field(description="How it was held")
    planned_minutes: Whole = Field(ge=5, le=480, description="Minutes planned")
    questionnaires: tuple[Slug, ...] = Field(min_length=1, description="Ids in the order asked")
    ours: tuple[_Person, ...] = Field(min_length=1, description="Our people")
    theirs: tuple[_Person, ...] = Field(min_length=1, description="Their people")
    answers: tuple[_Answer, ...] = Field(min_length=1, description="In the order given")
    recommendation: _Recommendation = Field(description="What the interviewers advise")
    sign_off: _SignOff = Field(description="Who signs, and what it means")

    def meant(self, folder: Path) -> Sample:
        ours = [SamplePerson(name=person.name, role=person.role, side=Side.OURS) for person in self.ours]
        theirs = [SamplePerson(name=person.name, role=person.role, side=Side.THEIRS) for person in self.theirs]
        return Sample(
            vendor=self.deal.vendor,
            product=self.deal.product,
            category=self.deal.category,
            mode=self.mode,
            planned_minutes=self.planned_minutes,
            questionnaires=self.questionnaires,
            people=(*ours, *theirs),
            answers=tuple(answer.meant(folder) for answer in self.answers),
            choice=self.recommendation.choice,
            reason=self.recommendation.reason,
            conditions=self.recommendation.conditions,
            sign_off=SampleSignOff(
                name=self.sign_off.name,
                role=self.sign_off.role,
                meaning=self.sign_off.meaning,
                gaps_reason=self.sign_off.gaps_reason,
            ),
        )


def _faults(written: _Interview, folder: Path, tree: Tree) -> Iterator[Fault]:
    names = {person.name for person in (*written.ours, *written.theirs)}
    asked: set[str] = set()
    for a, answer in enumerate(written.answers):
        line = tree.line(("answers", a))
        if answer.question.split("/")[0] not in written.questionnaires or "/" not in answer.question:
            yield Fault(line, f"{answer.question} is in none of the questionnaires; write questionnaire/question.")
        if answer.question in asked:
            yield Fault(line, f"{answer.question} is answered twice; join the two answers.")
        if answer.speaker and answer.speaker not in names:
            yield Fault(line, f"{answer.speaker} is not among the people; write a name from `ours` or `theirs`.")
        if answer.disposition is Disposition.NOT_APPLICABLE and not answer.reason:
            yield Fault(line, "A question that does not apply needs a `reason`.")
        for e, item in enumerate(answer.evidence):
            if not (folder / item.file).is_file():
                where = tree.line(("answers", a, "evidence", e, "file"))
                yield Fault(where, f"There is no file {item.file} beside the interview; put it there.")
        asked.add(answer.question)
