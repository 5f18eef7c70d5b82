# ruff: noqa: E501 - what people say is not broken into lines
"""A rich dossier, believable enough to look at: one vendor, a gate, hard questions, evasions, promises, evidence."""

from __future__ import annotations

import base64
import hashlib
import io
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from PIL import Image, ImageDraw

from candor.domain.answer import Answer, Basis, Disposition, Substance, answer_id
from candor.domain.deal import Category, Deal
from candor.domain.deflection import DeflectionKind, Flag, FlagDecision, Verdict
from candor.domain.evidence import Evidence, EvidenceKind
from candor.domain.interview import Interview, Mode
from candor.domain.journal import JournalHead
from candor.domain.people import Person, Side
from candor.domain.promise import Promise, PromiseState
from candor.domain.question import Question, Questionnaire, Section
from candor.domain.record import Entity, Record
from candor.domain.signoff import Choice, Meaning, Recommendation, Signature
from candor.workflows.manifest import Manifest

ZONE = timezone(timedelta(hours=1))
START = datetime(2026, 3, 2, 14, 0, 5, tzinfo=ZONE)
A, P, D, X, W, N = (
    Disposition.ANSWERED,
    Disposition.PARTIAL,
    Disposition.DEFLECTED,
    Disposition.DECLINED,
    Disposition.PROMISED,
    Disposition.NOT_ASKED,
)

FIT = Questionnaire(
    id="strategic-fit",
    version="1.2",
    title="Strategic fit",
    gate=True,
    sections=(
        Section(
            id="gate",
            title="The gate",
            questions=(
                Question(
                    id="theory",
                    short="Theory of value",
                    say="In 24 months, what is true about our organisation that would not be true without this deal?",
                    gate=True,
                    must_ask=True,
                    patterns=("strategic-ambiguity",),
                ),
                Question(
                    id="portfolio",
                    short="Place in the portfolio",
                    say="Which two of our programmes does this stand next to, and where does it stop?",
                    gate=True,
                ),
                Question(
                    id="sponsor",
                    short="Sustained sponsorship",
                    say="Who on your side owns the outcome of this partnership, and how long have they been in that chair?",
                    gate=True,
                    must_ask=True,
                    patterns=("strategic-ambiguity", "vendor-instability"),
                ),
            ),
        ),
    ),
)

HARD = Questionnaire(
    id="hard-questions",
    version="2.0",
    title="Hard questions",
    sections=(
        Section(
            id="history",
            title="What went wrong before",
            questions=(
                Question(
                    id="last-failure",
                    short="Last engagement that failed",
                    say="Tell us about the last engagement in our industry that failed. What happened, and what is different now because of it?",
                    must_ask=True,
                ),
                Question(
                    id="churn",
                    short="A customer who left",
                    say="Which customer did not renew most recently, when was that, and what did they say?",
                    patterns=("vendor-instability",),
                ),
                Question(
                    id="complaint",
                    short="Commonest complaint",
                    say="What do customers complain about most often in their quarterly reviews, and what are you doing about it?",
                ),
                Question(
                    id="references",
                    short="Three references",
                    say="Give us three reference customers, at least one of whom you have not prepared for our call.",
                    must_ask=True,
                ),
            ),
        ),
        Section(
            id="company",
            title="Runway, control and capacity",
            questions=(
                Question(
                    id="runway",
                    short="Runway and control",
                    say="What is your runway in months, and who controls the company? If funding changes within a year, what happens to us?",
                    must_ask=True,
                    patterns=("vendor-instability",),
                ),
                Question(
                    id="capacity",
                    short="Engineering capacity",
                    say="Of your engineering time in each of the last four quarters, what share went to existing customers and what share to new product?",
                    patterns=("integration-cost",),
                ),
                Question(
                    id="control-change",
                    short="Change of control",
                    say="If you were acquired next spring, which of our rights would survive without the buyer's consent?",
                    must_ask=True,
                ),
                Question(
                    id="key-people",
                    short="Key people",
                    say="Which two people could not leave without delaying our work, and what are their notice periods?",
                ),
            ),
        ),
        Section(
            id="quality",
            title="Regulatory and quality exposure",
            questions=(
                Question(
                    id="validation",
                    short="Validation documents",
                    say="Please show us the validation package that your most demanding customer accepted. May we look at one test protocol together, now?",
                    must_ask=True,
                    patterns=("regulatory-misfit",),
                ),
                Question(
                    id="status",
                    short="Regulatory status",
                    say="Under which clearance is the product marketed today, and which of the changes we ask for would disturb it?",
                ),
                Question(
                    id="last-change",
                    short="Last material change",
                    say="What was the last change to the model that reached all customers, on which date, and how much notice did they get?",
                    patterns=("regulatory-misfit",),
                ),
                Question(
                    id="audit",
                    short="Last audit finding",
                    say="What was the most serious finding in your last external audit, and is it closed?",
                ),
                Question(
                    id="pharmacovigilance",
                    short="Safety reporting",
                    say="How does a possible adverse event typed into the app reach our safety desk, and how quickly, measured?",
                    must_ask=True,
                ),
            ),
        ),
        Section(
            id="data",
            title="Data rights and terms",
            questions=(
                Question(
                    id="training",
                    short="Training on our data",
                    say="May you improve your product with our patients' data, and does a competitor of ours benefit from it?",
                    must_ask=True,
                ),
                Question(
                    id="residency",
                    short="Residency and exit",
                    say="Where is patient-level data held, and what do we receive, in which format, on the day the contract ends?",
                ),
                Question(
                    id="pricing",
                    short="Pricing at scale",
                    say="What did your largest customer pay in the first year and in the third, and what drove the difference?",
                    patterns=("no-economic-case",),
                ),
                Question(
                    id="exclusivity",
                    short="Exclusivity",
                    say="Have you promised exclusivity to anybody, in any indication, that we would run into?",
                ),
                Question(
                    id="subcontractors",
                    short="Hosting abroad",
                    say="Which subcontractors outside the union touch the data?",
                ),
            ),
        ),
    ),
)

ANSWERS: dict[str, tuple[Disposition, Substance | None, str]] = {
    "strategic-fit/theory": (
        A,
        Substance.STRONG,
        "You would have a sleep endpoint measured every night at home in your phase three programme, with a scoring method that the agency has already accepted twice. Without us you are where you are today: two nights in a laboratory. I would put it as one number, the share of nights with usable data, from four per cent to eighty.",
    ),
    "strategic-fit/portfolio": (
        A,
        Substance.SOUND,
        "Next to the insomnia asset and the narcolepsy registry. It stops at cardiology; we have looked at apnoea and decided against it.",
    ),
    "strategic-fit/sponsor": (
        P,
        Substance.WARNING,
        "Our chief commercial officer owns it. She joined in November. Before that it was the founder, and before that a colleague who has moved on. I can tell you that everybody here is very committed to this partnership.",
    ),
    "hard-questions/last-failure": (
        A,
        Substance.SOUND,
        "In 2024, with a mid-size company in Basel. We had promised an integration with their trial system in six weeks and it took seven months, because nobody on our side had read their validation plan. They stopped in October. Since then no contract is signed before our quality lead has read the customer's plan, and she can stop the sale. She has stopped two.\n\nWe lost about 400,000 euros on it, and a reference.",
    ),
    "hard-questions/churn": (
        D,
        Substance.WEAK,
        "People love what we do. Our net promoter score is world class and honestly the market is moving so fast that every vendor in this space sees some movement. Retention in digital health is a question for the whole industry.",
    ),
    "hard-questions/complaint": (
        A,
        Substance.SOUND,
        "Battery life of the patch. It is in nine of the last twelve reviews. The new patch lasts eleven nights; forty patients have it.",
    ),
    "hard-questions/references": (
        W,
        None,
        "Of course, I will send you three names by Friday. One of them you can call without us, that is not a problem.",
    ),
    "hard-questions/runway": (
        D,
        Substance.WARNING,
        "We have a very strong investor base, they have been with us since the seed and they love what we do. We are not really worried about funding, and I think the right question is what we can build together. There is a lot of interest at the moment.",
    ),
    "hard-questions/capacity": (
        P,
        Substance.WEAK,
        "It varies. I would say that most of the team is on existing customers, of course, they come first. The last quarter was heavy on the new product because of the launch, maybe sixty per cent.",
    ),
    "hard-questions/key-people": (
        X,
        Substance.WEAK,
        "We do not discuss individual employees. That is a matter of principle for us.",
    ),
    "hard-questions/validation": (
        A,
        Substance.STRONG,
        "Yes. This is the package from the Danish customer, 212 pages. You are looking at protocol OQ-17, the night with lost signal; it failed the first time and here is the deviation and the fix, signed on 14 May.",
    ),
    "hard-questions/status": (
        A,
        Substance.SOUND,
        "CE-marked, class IIa, since June 2024; not cleared in the United States, the submission is planned for the fourth quarter. Changing the scoring window, as you ask, would be a significant change and needs a new assessment. That is about four months.",
    ),
    "hard-questions/last-change": (
        P,
        Substance.SOUND,
        "The scoring model went from 3.1 to 3.2 in January, to everybody. They were told, yes. I would have to look up how long before.",
    ),
    "hard-questions/audit": (
        D,
        Substance.WARNING,
        "Why do you ask? Is that something your quality people have raised? Audits always find something, that is what they are for, and our roadmap has a completely new quality system in it.",
    ),
    "hard-questions/training": (
        A,
        Substance.WARNING,
        "Yes, we train on everything, pooled. A competitor of yours would benefit from it, as you benefit from theirs. We have never made an exception and I do not think that we could technically.",
    ),
    "hard-questions/residency": (
        A,
        Substance.SOUND,
        "Frankfurt, one provider. On exit you get the raw signal and the scores as Parquet files with a data dictionary within thirty days. We have done it twice.",
    ),
    "hard-questions/pricing": (
        P,
        None,
        "We are flexible on pricing. It depends on what you would like to achieve, and if you scaled up we would certainly find something.",
    ),
    "hard-questions/subcontractors": (Disposition.NOT_APPLICABLE, None, ""),
}

FLAGS: tuple[tuple[str, DeflectionKind, str, str, FlagDecision, str], ...] = (
    ("hard-questions/churn", DeflectionKind.INDUSTRY_NOT_COMPANY, "every vendor in this space sees some movement", "Speaks about the market where a customer of theirs was asked for", FlagDecision.CONFIRMED, ""),
    ("hard-questions/churn", DeflectionKind.GENERALITY, "People love what we do", "Praise without an instance", FlagDecision.CONFIRMED, "Asked twice; no name was given."),
    ("hard-questions/runway", DeflectionKind.OTHER_QUESTION, "they love what we do", "Says how investors feel, not who controls the company", FlagDecision.CONFIRMED, "Asked three times. No number of months and no name."),
    ("hard-questions/capacity", DeflectionKind.HALF_ANSWER, "maybe sixty per cent", "One quarter of four, and a guess", FlagDecision.CONFIRMED, ""),
    ("hard-questions/audit", DeflectionKind.ASKS_BACK, "Why do you ask?", "A question where an answer was asked for", FlagDecision.CONFIRMED, ""),
    ("hard-questions/audit", DeflectionKind.REDIRECTS, "our roadmap has a completely new quality system in it", "Points to the roadmap instead of the last audit", FlagDecision.OPEN, ""),
    ("strategic-fit/sponsor", DeflectionKind.GENERALITY, "everybody here is very committed", "An adjective where a period of time was asked for", FlagDecision.CONFIRMED, ""),
    ("hard-questions/training", DeflectionKind.HYPOTHETICAL, "A competitor of yours would benefit", "Conditional talk", FlagDecision.DISMISSED, "The question was conditional; this is a direct answer."),
    ("hard-questions/key-people", DeflectionKind.DECLINES, "We do not discuss individual employees", "Declines outright", FlagDecision.CONFIRMED, ""),
)  # fmt: skip

PROMISES: tuple[tuple[str, str, str, str, date | None, PromiseState], ...] = (
    ("hard-questions/references", "Three reference customers with names and numbers, one of them not prepared", "Marta Lindqvist", "by Friday", date(2026, 3, 6), PromiseState.OPEN),
    ("hard-questions/last-change", "How much notice customers had of model 3.2", "Jonas Weber", "tomorrow", date(2026, 3, 3), PromiseState.KEPT),
    ("hard-questions/pricing", "A price for 10,000 and for 100,000 patients, in writing", "they", "when the board has met", None, PromiseState.OPEN),
)  # fmt: skip


def photo(width: int = 900, height: int = 640) -> bytes:
    """A picture of a page on a screen, drawn, as a JPEG."""
    image = Image.new("RGB", (width, height), "#DAD6CC")
    draw = ImageDraw.Draw(image)
    draw.rectangle((width * 0.12, height * 0.08, width * 0.88, height), fill="#FDFCF8", outline="#8A8574", width=4)
    for row in range(11):
        y = height * 0.2 + row * 44
        draw.rectangle((width * 0.2, y, width * (0.5 + (row * 37 % 30) / 100), y + 12), fill="#55565B")
    draw.line((width * 0.2, height * 0.16, width * 0.5, height * 0.16), fill="#1F5FBF", width=8)
    written = io.BytesIO()
    image.save(written, "JPEG", quality=80)
    return written.getvalue()


def people() -> list[Person]:
    return [
        Person(id="p1", name="Marta Lindqvist", role="Chief Commercial Officer", side=Side.THEIRS),
        Person(id="p2", name="Jonas Weber", role="Head of Engineering", side=Side.THEIRS),
        Person(id="p3", name="Ines Carvalho", role="Partnering lead", side=Side.OURS),
        Person(id="p4", name="Tom Akande", role="Vendor quality", side=Side.OURS),
    ]


def sitting(**known: Any) -> Interview:
    parts: dict[str, Any] = {
        "id": "interview-1",
        "mode": Mode.CALL,
        "held_on": date(2026, 3, 2),
        "planned_minutes": 45,
        "people": ("p1", "p2", "p3", "p4"),
        "questionnaires": ("strategic-fit", "hard-questions"),
        "started_at": START,
        "ended_at": START + timedelta(minutes=52),
        "used_seconds": 3085,
    }
    return Interview(**{**parts, **known})


def answers(interview: str = "interview-1", start: datetime = START) -> list[Answer]:
    made = []
    for index, (key, (disposition, substance, text)) in enumerate(ANSWERS.items()):
        given = start + timedelta(minutes=2 + 3 * index, seconds=17 * index % 60)
        made.append(
            Answer(
                id=answer_id(interview, key),
                interview_id=interview,
                question=key,
                text=text,
                verbatim=key.endswith(("runway", "training", "key-people")),
                basis=(Basis.DOCUMENTED, Basis.FIRST_HAND, Basis.FIRST_HAND, Basis.HEARSAY)[index % 4]
                if text
                else None,
                speaker=("p1" if index % 3 else "p2") if text else "",
                disposition=disposition,
                disposition_confirmed=True,
                reason="" if text else "All hosting is inside the union; see answer on residency",
                substance=substance,
                candor=Verdict.STRAIGHT if disposition is A else None,
                candor_confirmed=index % 2 == 0 and disposition is A,
                first_given_at=given if text else None,
                last_changed_at=given if text else None,
                used_seconds=170,
            )
        )
    return made


def flags() -> list[Flag]:
    made = []
    for index, (key, kind, words, reason, decision, note) in enumerate(FLAGS):
        start = ANSWERS[key][2].index(words)
        made.append(
            Flag(
                id=f"flag-{index}",
                answer_id=answer_id("interview-1", key),
                kind=kind,
                words=words,
                start=start,
                end=start + len(words),
                reason=reason,
                confidence=0.8,
                version="test",
                decision=decision,
                decision_reason=note,
                decided_by="" if decision is FlagDecision.OPEN else "Tom Akande",
            )
        )
    return made


def promises() -> list[Promise]:
    return [
        Promise(
            id=f"promise-{index}",
            answer_id=answer_id("interview-1", key),
            what=what,
            owner=owner,
            due_text=words,
            due=due,
            state=state,
            heard_at=START + timedelta(minutes=30),
        )
        for index, (key, what, owner, words, due, state) in enumerate(PROMISES)
    ]


def evidence() -> list[Evidence]:
    def one(name: str, kind: EvidenceKind, media: str, content: bytes, *keys: str, **known: Any) -> Evidence:
        return Evidence(
            id=f"evidence-{name}",
            kind=kind,
            name=name,
            media_type=media,
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            answers=tuple(answer_id("interview-1", key) for key in keys),
            received_at=START + timedelta(minutes=24),
            from_whom="Jonas Weber",
            **known,
        )

    return [
        one("OQ-17 on screen.jpg", EvidenceKind.PHOTO, "image/jpeg", photo(), "hard-questions/validation"),
        one("Validation plan DK v4.pdf", EvidenceKind.FILE, "application/pdf", b"%PDF" * 431_207, "hard-questions/validation", "hard-questions/status", effective_on=date(2025, 5, 14)),
        one("cap-table.png", EvidenceKind.SCREENSHOT, "image/png", b"png" * 70_000, "hard-questions/runway", removed=True, removed_reason="Belongs to another company"),
        one("https://example.org/dictionary", EvidenceKind.LINK, "text/uri-list", b"https://example.org/dictionary", "hard-questions/residency"),
    ]  # fmt: skip


def advice(**known: Any) -> Recommendation:
    parts: dict[str, Any] = {
        "choice": Choice.CONDITIONS,
        "reason": "The product and its validation are strong and were shown without being asked twice, but who controls the company, how long its money lasts and what we may keep of our data were not answered",
        "conditions": (
            "Months of runway and the cap table in writing before any contract is drafted",
            "No training on our patients' data, or a separate model, fixed in the agreement",
            "A named sponsor for at least eight quarters",
        ),
    }
    return Recommendation(**{**parts, **known})


def entities() -> list[Entity]:
    deal = Deal(id="deal-1", vendor="Helixa Health", product="Helixa Sleep", category=Category.DIGITAL_THERAPEUTIC)
    return [deal, *people(), FIT, HARD, sitting(), *answers(), *flags(), *promises(), *evidence(), advice()]


def signature() -> Signature:
    at = datetime(2026, 3, 4, 17, 42, 9, tzinfo=ZONE)
    print_ = hashlib.sha256(b"a certificate").hexdigest()
    return Signature(
        name="Ines Carvalho", role="Partnering lead", meaning=Meaning.RESPONSIBLE, at=at, key_sha256=print_
    )


def manifest(record: Record | None = None, **known: Any) -> Manifest:
    """The rich manifest, unsigned."""
    shot = photo()
    parts: dict[str, Any] = {
        "revision": 1,
        "frozen_at": datetime(2026, 3, 4, 16, 40, tzinfo=UTC),
        "journal": JournalHead(214, hashlib.sha256(b"journal").hexdigest()),
        "record": Record.of(entities()) if record is None else record,
        "renderer": "test",
        "pictures": {hashlib.sha256(shot).hexdigest(): base64.b64encode(shot).decode()},
    }
    return Manifest(**{**parts, **known})


def signed(**known: Any) -> Manifest:
    return manifest(**{"signature": signature(), **known})


def saying(text: str, **known: Any) -> Manifest:
    """The rich manifest with one answer's words replaced."""
    made = manifest()
    key = answer_id("interview-1", "hard-questions/runway")
    changed = {**made.record.answers, key: replace(made.record.answers[key], text=text, **known)}
    return replace(made, record=replace(made.record, answers=changed, flags={}))
