# ruff: noqa: E501 - what people say is not broken into lines
"""A review in September of a deal that was looked at in March: every kind of question, rounds, an agenda, drift."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from tests.reports import summary_factory as sample
from tests.reports.summary_factory import ZONE

from candor.domain.answer import SET_ASIDE, Answer, Disposition, Substance, answer_id
from candor.domain.deal import Category, Deal
from candor.domain.deflection import Verdict
from candor.domain.evidence import Evidence, EvidenceKind
from candor.domain.interview import Interview, Mode, Rounds
from candor.domain.question import Choice, Question, QuestionKind, Questionnaire, Section
from candor.domain.record import Entity, Record
from candor.domain.translation import Titled, Translation
from candor.workflows.manifest import Manifest

MARCH, SEPTEMBER = "interview-1", "interview-2"
LONG_UNIT = "full-time equivalents averaged over the four quarters before the month of this interview"


def choices(*labels: str) -> tuple[Choice, ...]:
    return tuple(Choice(id=f"c{number}", label=label) for number, label in enumerate(labels, 1))


REVIEW = Questionnaire(
    id="quarterly-review",
    version="1.0",
    title="Quarterly review",
    sections=(
        Section(
            id="money",
            title="Money and people",
            translations=(Titled(language="de", title="Geld und Leute"),),
            questions=(
                Question(
                    id="runway",
                    short="Runway",
                    say="How many months of runway do you have today?",
                    kind=QuestionKind.NUMBER,
                    unit="months",
                    must_ask=True,
                    sources=("Cap table of February 2026",),
                    evidence=("the last management accounts",),
                ),
                Question(
                    id="ownership",
                    short="Who controls",
                    say="Has anybody who controls more than a tenth of the company changed since we last met?",
                    kind=QuestionKind.YES_NO,
                    evidence=("the register of shareholders",),
                ),
                Question(
                    id="team",
                    short="Engineers on our work",
                    say="How many engineers work on what we use?",
                    kind=QuestionKind.NUMBER,
                    unit=LONG_UNIT,
                ),
                Question(
                    id="raise",
                    short="Money raised",
                    say="How much have you raised since the company began?",
                    kind=QuestionKind.NUMBER,
                    unit="EUR",
                ),
            ),
        ),
        Section(
            id="quality",
            title="Quality",
            questions=(
                Question(
                    id="audit-day",
                    short="Last external audit",
                    say="On which day did the last external audit end?",
                    kind=QuestionKind.DATE,
                    evidence=("the certificate", "the audit report"),
                ),
                Question(
                    id="standing",
                    short="Standing of the quality system",
                    say="Where does your quality system stand against ours?",
                    kind=QuestionKind.RATING,
                ),
                Question(
                    id="coverage",
                    short="What the plan covers",
                    say="Which of these does your validation plan cover?",
                    kind=QuestionKind.MANY_OF,
                    choices=choices(
                        "Requirements", "Risk analysis", "Test protocols", "Traceability", "Change control"
                    ),
                ),
                Question(
                    id="owner",
                    short="Who signs releases",
                    say="Who signs a release that reaches us?",
                    kind=QuestionKind.ONE_OF,
                    choices=choices("Head of quality", "Head of engineering", "Nobody in particular"),
                ),
            ),
        ),
        Section(
            id="gaps",
            title="Gaps against our quality system",
            repeats="gap",
            questions=(
                Question(id="what", short="The gap", say="What is the gap?", must_ask=True),
                Question(
                    id="cost",
                    short="Cost to close",
                    say="What does closing it cost, and who pays?",
                    kind=QuestionKind.NUMBER,
                    unit="thousand EUR",
                ),
            ),
        ),
        Section(
            id="later",
            title="Exit and terms",
            questions=(
                Question(
                    id="exit", short="Exit rehearsed", say="Have you rehearsed handing our data back?", must_ask=True
                ),
                Question(id="price", short="Price in year three", say="What will we pay in the third year?"),
                Question(id="notice", short="Notice periods", say="What are the notice periods?", must_ask=True),
            ),
        ),
    ),
)
OWN = Questionnaire(
    id="own-2",
    version="1",
    title="Our own questions",
    sections=(
        Section(
            id="own",
            title="Our own questions",
            questions=(
                Question(
                    id="own-question-1",
                    say="You named a new chief scientist last week. What happens to the sleep endpoint?",
                    added=True,
                    translations=(Translation(language="de", say="Was geschieht mit dem Schlafendpunkt?"),),
                ),
            ),
        ),
    ),
)

_Given = dict[str, Any]
MARCH_SAID: dict[str, _Given] = {
    "quarterly-review/runway": {
        "value": "18",
        "text": "Eighteen, and the round is closed.",
        "substance": Substance.STRONG,
    },
    "quarterly-review/ownership": {"chosen": ("no",), "text": "No, nobody.", "substance": Substance.STRONG},
    "quarterly-review/standing": {"chosen": ("sound",), "text": "Two findings open.", "substance": Substance.SOUND},
    "quarterly-review/owner": {"chosen": ("c3",), "substance": Substance.WARNING},
    "quarterly-review/price": {"text": "The same as in the first.", "substance": Substance.SOUND},
    "quarterly-review/audit-day": {"value": "2026-01-30", "substance": Substance.SOUND},
}
SEPTEMBER_SAID: dict[str, _Given] = {
    "quarterly-review/runway": {
        "value": "9",
        "text": "Nine, if nobody else signs. We had counted on a customer who did not renew.",
        "substance": Substance.WEAK,
        "disposition": Disposition.PARTIAL,
    },
    "quarterly-review/ownership": {"chosen": ("no",), "text": "", "substance": Substance.STRONG},
    "quarterly-review/team": {"value": "6.5", "text": "Six and a half."},
    "quarterly-review/raise": {"value": "123456789012345678", "text": ""},
    "quarterly-review/audit-day": {"value": "2026-07-03", "text": "", "substance": Substance.SOUND},
    "quarterly-review/standing": {
        "chosen": ("weak",),
        "text": "Five findings are open now; the auditor came back twice.",
        "substance": Substance.WEAK,
    },
    "quarterly-review/coverage": {"chosen": ("c1", "c3"), "text": "The other three are planned."},
    "quarterly-review/owner": {"chosen": ("c1",), "text": "She can stop it alone.", "substance": Substance.STRONG},
    "quarterly-review/what": {"text": "There is no audit trail for changes of the scoring window."},
    "quarterly-review/cost": {"value": "40", "text": "They pay."},
    "quarterly-review/what@2": {"text": "Labelling is not under change control."},
    "quarterly-review/cost@2": {"value": "12.5", "text": "We would have to pay half of it."},
    "own-2/own-question-1": {"text": "Nothing changes before the submission.", "substance": Substance.SOUND},
}
AGENDA = (
    *("quarterly-review/runway", "quarterly-review/ownership", "quarterly-review/team", "quarterly-review/raise"),
    *("quarterly-review/audit-day", "quarterly-review/standing", "quarterly-review/coverage", "quarterly-review/owner"),
    *("quarterly-review/what", "quarterly-review/cost", "own-2/own-question-1"),
)


def given(interview: str, key: str, known: _Given) -> Answer:
    at = datetime(2026, 3 if interview == MARCH else 9, 2, 14, 10, tzinfo=ZONE)
    parts = {"disposition": Disposition.ANSWERED, "disposition_confirmed": True, "first_given_at": at, **known}
    if parts.get("text") and parts["disposition"] is Disposition.ANSWERED:
        parts.setdefault("candor", Verdict.STRAIGHT)  # as settling words leaves it
    return Answer(id=answer_id(interview, key), interview_id=interview, question=key, **parts)


def interviews() -> list[Interview]:
    everyone = tuple(person.id for person in sample.people())
    march = Interview(
        id=MARCH, mode=Mode.CALL, held_on=date(2026, 3, 2), planned_minutes=45, people=everyone,
        questionnaires=("quarterly-review",), used_seconds=2400,
    )  # fmt: skip
    september = replace(
        march,
        id=SEPTEMBER,
        held_on=date(2026, 9, 2),
        questionnaires=("quarterly-review", "own-2"),
        agenda=AGENDA,
        rounds=(Rounds(section="quarterly-review/gaps", count=2),),
        language="de",
    )
    return [march, september]


def entities(**changed: _Given) -> list[Entity]:
    """``changed`` replaces what was said in September, by the question's id."""
    said = dict(SEPTEMBER_SAID)
    for name, known in changed.items():
        key = f"quarterly-review/{name.replace('_', '-')}"
        said[key] = {**said.get(key, {}), **known}
    notice = given(SEPTEMBER, "quarterly-review/notice", {})
    aside = replace(
        notice, disposition=Disposition.NOT_ASKED, disposition_confirmed=False, first_given_at=None,
        reason=f"{SET_ASIDE}our lawyers ask it in writing",
    )  # fmt: skip
    deal = Deal(id="deal-1", vendor="Helixa Health", product="Helixa Sleep", category=Category.DIGITAL_THERAPEUTIC)
    report = Evidence(
        id="evidence-report", kind=EvidenceKind.FILE, name="Audit report July.pdf", media_type="application/pdf", size=48_000,
        sha256="ab" * 32, answers=(answer_id(SEPTEMBER, "quarterly-review/audit-day"),),
        received_at=datetime(2026, 9, 2, 14, 30, tzinfo=ZONE), from_whom="Jonas Weber",
    )  # fmt: skip
    return [
        deal,
        *sample.people(),
        REVIEW,
        OWN,
        *interviews(),
        *(given(MARCH, key, known) for key, known in MARCH_SAID.items()),
        *(given(SEPTEMBER, key, known) for key, known in said.items()),
        aside,
        report,
        sample.advice(),
    ]


def manifest(*more: Entity, **known: Any) -> Manifest:
    return sample.manifest(Record.of([*entities(), *more]), pictures={}, **known)


def saying(**changed: _Given) -> Manifest:
    return sample.manifest(Record.of(entities(**changed)), pictures={})


def asking(question: Question, **known: Any) -> Manifest:
    """One interview with this one question, and its answer where anything is said of it."""
    asked = Questionnaire(
        id="q", version="1", title="One", sections=(Section(id="s", title="S", questions=(question,)),)
    )
    sitting = Interview(id=MARCH, mode=Mode.CALL, held_on=date(2026, 3, 2), planned_minutes=45, questionnaires=("q",))
    deal = Deal(id="deal-1", vendor="Helixa", product="Sleep", category=Category.DIGITAL_THERAPEUTIC)
    said = [given(MARCH, f"q/{question.id}", known)] if known else []
    return sample.manifest(Record.of([deal, asked, sitting, *said]), pictures={})
