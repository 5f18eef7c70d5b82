"""Every kind of question and answer as the committee reads it: on the pages, and in the outline behind them."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.reports import kinds_factory as kinds
from tests.reports import summary_factory as sample
from tests.reports.conftest import flat, pages_of

from candor.domain.answer import Disposition, Substance
from candor.domain.question import Choice, Question, QuestionKind
from candor.domain.record import Record
from candor.domain.translation import Translation
from candor.reports.outline import Drift, Entry, Outline
from candor.reports.palette import page_for
from candor.reports.press import Press
from candor.reports.reading import outline_of
from candor.reports.wording import quotation
from candor.workflows.manifest import Manifest


def entry(made: Manifest, name: str, interview: str = kinds.SEPTEMBER) -> Entry:
    wanted = f"{interview}/{name if '/' in name else f'quarterly-review/{name}'}"
    return next(entry for entry in outline_of(made).entries if entry.answer_id == wanted)


@pytest.fixture(scope="module")
def text(press: Press) -> str:
    return flat(" ".join(pages_of(press.render(kinds.manifest()))))


@pytest.mark.parametrize(
    "words",
    [
        "9 months Nine, if nobody else signs.",
        "3 July 2026",
        "Requirements; Test protocols Not chosen: Risk analysis; Traceability; Change control. The other three are",
        "Head of quality Not chosen: Head of engineering; Nobody in particular. She can stop it alone.",
        "Weak Step 2 of 4, from “Warning sign” to “Strong”. Five findings",
        "12.5 thousand EUR We would have to pay half of it.",
        "123,456,789,012,345,678 EUR",
        "Gaps against our quality system · Gap 1",
        "Gaps against our quality system · Gap 2",
        "Added by the interviewer",
        "Asked to see: the register of shareholders; nothing attached.",
        "Asked to see: the certificate; the audit report; attached: E1.",
        "Source: Cap table of February 2026",
        "Asked in German, where it was translated",
        "Was geschieht mit dem Schlafendpunkt?",
        "Geld und Leute",
    ],
)
def test_what_was_entered_is_said_in_words_where_the_answer_stands(text: str, words: str) -> None:
    assert words in text


def test_nothing_that_was_entered_is_called_an_answer_without_words(text: str) -> None:
    assert "No words were recorded." not in text


def test_a_request_to_see_something_is_told_only_where_the_question_was_asked(press: Press) -> None:
    made = kinds.asking(Question(id="x", say="What now?", evidence=("the deed",)))
    assert "Asked to see" not in " ".join(pages_of(press.render(made)))


def test_what_was_set_aside_is_counted_beside_coverage_and_listed_with_its_reason(text: str) -> None:
    assert (
        "3 of 16 questions were set aside when this interview was planned and are not in the table. "
        "2 of them must be asked." in text
    )
    listed = text[text.index("Set aside when planning") :]
    exit_, notice, price = (
        listed.index(words)
        for words in (
            "Exit rehearsed Have you rehearsed handing our data back? · Exit and terms. No reason was given.",
            "Notice periods What are the notice periods? · Exit and terms. Because: our lawyers ask it in writing.",
            "Price in year three",
        )
    )
    assert exit_ < notice < price, "what must be asked comes first"


def only_september() -> Outline:
    march = f"{kinds.MARCH}/"
    left = [one for one in kinds.entities() if one.id != kinds.MARCH and not one.id.startswith(march)]
    return outline_of(sample.manifest(Record.of(left), pictures={}))


def test_coverage_never_reads_as_if_what_was_set_aside_had_been_asked() -> None:
    made = only_september()
    asked = made.figures[0]

    assert (asked.value, asked.of, asked.words) == ("13", "of 13", "planned asked, 3 set aside")
    assert made.not_asked == 0
    assert made.reasons[2].text == (
        "3 set aside when planning. Must be asked and was not: “Exit rehearsed” and “Notice periods”."
    )
    assert sum(bar.coverage.planned for bar in made.sittings[0].bars) == 13
    assert len(made.aside) == 3


def test_a_gate_that_was_set_aside_is_named_first_and_as_a_gate(press: Press) -> None:
    sections = tuple(
        replace(
            section, questions=tuple(replace(each, gate=each.id in ("notice", "price")) for each in section.questions)
        )
        for section in kinds.REVIEW.sections
    )
    record = Record.of(
        [
            entity
            for entity in [*kinds.entities(), replace(kinds.REVIEW, sections=sections)]
            if getattr(entity, "interview_id", "") != kinds.MARCH and getattr(entity, "id", "") != kinds.MARCH
        ]
    )
    made = sample.manifest(record, pictures={})
    assert (
        "Must be asked and was not: “Notice periods” (gate) and “Exit rehearsed”." in outline_of(made).reasons[2].text
    )
    text = flat(" ".join(pages_of(press.render(made))))
    assert "Exit and terms. A gate question. Because: our lawyers ask it in writing." in text
    assert text.index("Notice periods What are") < text.index("Exit rehearsed Have you")


def test_what_another_interview_asked_is_not_unknown() -> None:
    made = outline_of(kinds.manifest())
    assert made.aside == (), "all of it was planned in March"
    assert "“The gap”" not in made.reasons[2].text, "it was asked in September"
    assert "“Exit rehearsed”" in made.reasons[2].text


def test_an_answer_stands_beside_the_one_of_last_time_and_says_what_drifted(text: str) -> None:
    assert (
        "Last time, 2 March 2026: 18 months. “Eighteen, and the round is closed.” Rated strong, straight. "
        "Worse than last time: rated strong → weak; straight → partly straight; 18 months → 9 months." in text
    )
    assert "Changed since: 30 January 2026 → 3 July 2026." in text
    assert "Better than last time: Nobody in particular → Head of quality; rated warning sign → strong." in text
    assert "Last time, 2 March 2026: No. “No, nobody.” Rated strong, straight. As it was." in text


def test_what_was_said_last_time_stands_in_the_language_it_was_asked_in() -> None:
    german = Translation(language="de", short="Wer Versionen freigibt", choices=("Qualität", "Entwicklung", "Niemand"))
    sections = tuple(
        replace(
            section,
            questions=tuple(
                replace(question, translations=(german,))
                if question.id == "owner"
                else replace(question, earlier=("quarterly-review/owner",))
                if question.id == "team"
                else question
                for question in section.questions
            ),
        )
        for section in kinds.REVIEW.sections
    )
    made = kinds.manifest(replace(kinds.REVIEW, sections=sections))
    before = entry(made, "team").before[0]
    assert (before.asked, before.entered) == ("Who signs releases", "Nobody in particular"), "March was in English"
    assert entry(made, "owner").entered == "Qualität"
    assert entry(made, "owner").before[0].entered == "Nobody in particular"


def test_an_answer_that_was_put_off_is_not_nothing_where_no_promise_was_written_down(press: Press) -> None:
    assert "Nothing was promised." in flat(" ".join(pages_of(press.render(kinds.manifest()))))
    made = kinds.saying(owner={"disposition": Disposition.PROMISED})
    text, number = flat(" ".join(pages_of(press.render(made)))), entry(made, "owner").number
    assert "Nothing was promised." not in text
    assert f"1 answer was put off without a promise being written down: {number}." in text


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("count", [5, 60])
def test_what_does_not_apply_is_told_however_long_the_bar_of_its_section(press: Press, count: int, paper: str) -> None:
    questions = tuple(Question(id=f"q{number}", say="Is it so?") for number in range(count))
    long = replace(kinds.REVIEW, sections=(replace(kinds.REVIEW.sections[0], questions=questions),))
    none = kinds.given(
        kinds.MARCH, "quarterly-review/q0", {"disposition": Disposition.NOT_APPLICABLE, "reason": "no such thing"}
    )
    record = Record.of([*kinds.entities()[:1], long, kinds.interviews()[0], none])
    page = flat(pages_of(press.render(sample.manifest(record, pictures={}, paper=paper)))[1])
    assert "1 not applicable" in page


@pytest.mark.parametrize(
    ("words", "quoted"),
    [("they love what we do.", "“they love what we do.”"), (" we will ", "“we will”."), ("Why?", "“Why?”")],
)
def test_a_quotation_ends_once(words: str, quoted: str) -> None:
    assert quotation(words) == quoted


def test_the_table_of_drift_has_the_worst_first_and_counts_what_was_compared() -> None:
    table = outline_of(kinds.manifest()).drift
    assert table is not None
    assert [(row.title, row.drift) for row in table.rows] == [
        ("Runway", Drift.WORSE),
        ("Standing of the quality system", Drift.WORSE),
        ("Last external audit", Drift.CHANGED),
        ("Who signs releases", Drift.BETTER),
    ]
    assert table.summary == "5 answers compared with 2 March 2026: 2 worse, 1 changed, 1 better and 1 as it was."


def test_without_an_earlier_interview_nothing_drifted() -> None:
    assert only_september().drift is None
    assert outline_of(sample.manifest()).drift is None


@pytest.mark.parametrize(
    ("now", "drift"),
    [
        ({"value": "18", "substance": Substance.STRONG, "disposition": Disposition.ANSWERED}, Drift.SAME),
        ({"value": "18", "substance": None, "disposition": Disposition.ANSWERED}, Drift.SAME),
        ({"value": "20", "substance": Substance.STRONG, "disposition": Disposition.ANSWERED}, Drift.CHANGED),
        ({"value": "20", "substance": Substance.SOUND, "disposition": Disposition.ANSWERED}, Drift.WORSE),
        ({"value": "18", "substance": Substance.STRONG, "disposition": Disposition.DEFLECTED}, Drift.WORSE),
        ({"value": "18", "substance": Substance.STRONG, "disposition": Disposition.PROMISED}, Drift.WORSE),
        ({"value": "", "text": "", "disposition": Disposition.NOT_ASKED}, None),
    ],
)  # fmt: skip
def test_drift_is_worse_as_soon_as_anything_is(now: dict[str, Any], drift: Drift | None) -> None:
    assert entry(kinds.saying(runway=now), "runway").before[0].drift is drift


def test_a_question_that_was_not_asked_again_still_shows_last_time(press: Press) -> None:
    made = kinds.saying(runway={"value": "", "text": "", "substance": None, "disposition": Disposition.NOT_ASKED})
    text = flat(" ".join(pages_of(press.render(made))))
    assert "This question was not asked. It must be asked. Last time, 2 March 2026: 18 months." in text
    assert "1 question asked then was not asked again." in text


def test_a_reason_for_not_asking_stands_where_the_question_does(press: Press) -> None:
    made = kinds.asking(
        Question(id="x", say="What now?"), disposition=Disposition.NOT_ASKED, reason="they had to leave", text=""
    )
    assert "This question was not asked. they had to leave." in flat(" ".join(pages_of(press.render(made))))


# Wherever words are long ----------------------------------------------------------------------------------------------


_BOX = re.compile(rb'<word xMin="([0-9.-]+)" yMin="[0-9.-]+" xMax="([0-9.-]+)"')


def edges(pdf: bytes, place: Path) -> tuple[float, float]:
    """How far left and right any word reaches on any page, in points, as another program sees it."""
    place.write_bytes(pdf)
    read = subprocess.run(["pdftotext", "-bbox", str(place), "-"], capture_output=True, check=True).stdout
    boxes = [(float(left), float(right)) for left, right in _BOX.findall(read)]
    return min(left for left, _ in boxes), max(right for _, right in boxes)


LONG = "supercalifragilistic" * 12
MANY = tuple(Choice(id=f"x{number}", label=f"Country number {number} of two hundred") for number in range(200))
HARD: dict[str, tuple[Question, dict[str, Any]]] = {
    "200 choices taken": (
        Question(id="x", say="Where?", kind=QuestionKind.MANY_OF, choices=MANY),
        {"chosen": tuple(choice.id for choice in MANY)},
    ),
    "one of 200": (Question(id="x", say="Where?", kind=QuestionKind.ONE_OF, choices=MANY), {"chosen": ("x7",)}),
    "a unit without a space": (Question(id="x", say="How many?", kind=QuestionKind.NUMBER, unit=LONG), {"value": "12"}),
    "a huge number": (
        Question(id="x", say="How much?", kind=QuestionKind.NUMBER, unit="EUR"),
        {"value": "123456789012345678.123456789012345678"},
    ),
    "a forged number": (Question(id="x", say="How much?", kind=QuestionKind.NUMBER), {"value": "9" * 20_000}),
    "a choice of one endless word": (
        Question(id="x", say="Which?", kind=QuestionKind.ONE_OF, choices=(Choice(id="a", label=LONG), *MANY[:2])),
        {"chosen": ("a",)},
    ),
    "a choice that is not there": (Question(id="x", say="Which?", kind=QuestionKind.ONE_OF), {"chosen": ("gone",)}),
    "a rating that is not there": (Question(id="x", say="Rate?", kind=QuestionKind.RATING), {"chosen": ("gone",)}),
    "a day that is none": (Question(id="x", say="When?", kind=QuestionKind.DATE), {"value": "soonish"}),
    "markup": (
        Question(id="x", say="Which?", kind=QuestionKind.ONE_OF, choices=(Choice(id="a", label="<b & \u202e\x00 ‹"),)),
        {"chosen": ("a",)},
    ),
    "much to see and many sources": (
        Question(id="x", say="Show?", evidence=(LONG, *["a certificate"] * 30), sources=(LONG, *["a paper"] * 30)),
        {"text": "Later."},
    ),
}


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("case", HARD)
def test_long_huge_and_forged_values_wrap_within_the_margins(
    press: Press, case: str, paper: str, tmp_path: Path
) -> None:
    question, given = HARD[case]
    made = replace(kinds.asking(question, **given), paper=paper, signature=sample.signature())
    left, right = edges(press.render(Manifest.from_bytes(made.to_bytes())), tmp_path / "long.pdf")
    page = page_for(paper)
    assert left >= page.margin - 1
    assert right <= page.width - page.margin + 1


def test_two_hundred_choices_are_all_there_and_those_not_taken_are_counted(press: Press) -> None:
    text = flat(
        " ".join(pages_of(press.render(kinds.asking(HARD["200 choices taken"][0], **HARD["200 choices taken"][1]))))
    )
    assert all(f"Country number {number} of two hundred" in text for number in range(200))
    assert "All 200 were chosen." in text
    one = entry(kinds.asking(HARD["one of 200"][0], **HARD["one of 200"][1]), "q/x", kinds.MARCH)
    assert one.offered.endswith(" more.")
    assert len(one.offered) < 500
