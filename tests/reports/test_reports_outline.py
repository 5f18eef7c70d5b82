"""What the PDF says, before it is drawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests import factory
from tests.reports import summary_factory as sample

from candor.domain.answer import Disposition
from candor.domain.findings import Severity
from candor.domain.record import Record
from candor.domain.signoff import Revision, RevisionState
from candor.reports.outline import Outline
from candor.reports.reading import outline_of


def outline() -> Outline:
    return outline_of(sample.manifest())


def test_the_four_figures_count_what_the_record_holds() -> None:
    asked, straight, promised, red = outline().figures

    assert (asked.value, asked.of, asked.words) == ("17", "of 20", "planned questions asked")
    assert (straight.value, straight.of) == ("8", "of 17")
    assert (promised.value, promised.of, promised.words) == ("2", "", "open promises")
    assert (red.value, red.of, red.words) == ("7", "3 critical", "red flags")


def test_a_promise_past_its_date_is_overdue_as_of_the_freeze_and_not_of_today() -> None:
    made = sample.manifest()
    later = replace(made, frozen_at=made.frozen_at.replace(day=9))

    assert not any(item.overdue for item in outline_of(made).open_items)
    assert [item.what[:5] for item in outline_of(later).open_items if item.overdue] == ["Three"]
    assert outline_of(later).figures[2].of == "1 overdue"


def test_red_flags_come_most_severe_first_with_the_vendors_words() -> None:
    rows = outline().red_flags

    assert [row.severity for row in rows] == sorted((row.severity for row in rows), key=list(Severity).index)
    assert rows[0].words == "I can tell you that everybody here is very committed to this partnership."
    assert {row.number for row in rows} == {3, 5, 8, 9, 11, 15, 17}


def test_what_was_not_asked_is_counted_named_and_kept_in_its_place() -> None:
    made = outline()
    silent = [entry for entry in made.entries if entry.disposition is Disposition.NOT_ASKED]

    assert made.not_asked == len(silent) == 3
    assert made.not_applicable == 1
    assert [entry.candor for entry in silent] == [None, None, None]
    assert "Must be asked and was not: “Change of control” and “Safety reporting”." in made.reasons[2].text


def test_every_asked_question_is_a_point_of_the_picture() -> None:
    made = outline()

    assert [point.number for point in made.points] == [e.number for e in made.entries if e.disposition.asked]


def test_dismissed_flags_are_only_in_the_appendix() -> None:
    made = outline()

    assert [flag.kind for flag in made.dismissed] == ["Hypothetical"]
    assert made.dismissed[0].note.startswith("Dismissed by Tom Akande: The question was conditional")
    assert all(flag.kind != "Hypothetical" for entry in made.entries for flag in entry.flags)


def test_a_flag_nobody_reviewed_says_so() -> None:
    (open_one,) = [flag for entry in outline().entries for flag in entry.flags if not flag.reviewed]

    assert open_one.kind == "Redirected"


def test_evidence_is_numbered_and_named_where_it_supports_an_answer() -> None:
    made = outline()
    validation = next(entry for entry in made.entries if entry.title == "Validation documents")

    assert validation.evidence == ("E1", "E2")
    assert [exhibit.number for exhibit in made.exhibits] == ["E1", "E2", "E3", "E4"]
    assert made.exhibits[0].picture
    assert made.exhibits[2].removed == "Belongs to another company"


def test_removed_evidence_supports_no_answer() -> None:
    runway = next(entry for entry in outline().entries if entry.title == "Runway and control")

    assert runway.evidence == ()


def test_two_interviews_are_told_apart_and_numbered_through() -> None:
    second = sample.sitting(id="interview-2", held_on=date(2026, 6, 2), questionnaires=("strategic-fit",))
    made = outline_of(sample.manifest(Record.of([*sample.entities(), second])))

    assert [sitting.heading for sitting in made.sittings] == ["Call of 2 March 2026", "Call of 2 June 2026"]
    assert [entry.number for entry in made.entries] == list(range(1, 25))
    assert [line.when for line in made.gates] == ["2 March 2026", "2 June 2026"]
    assert made.figures[0].of == "of 23"


def test_a_dossier_with_nothing_in_it_has_an_outline_that_says_so() -> None:
    made = outline_of(sample.manifest(factory.record(), pictures={}))

    assert made.advice.choice == "No recommendation recorded"
    assert [figure.value for figure in made.figures] == ["0", "0", "0", "0"]
    assert made.entries == ()
    assert made.reasons[1].text == "No red flag was found, because nothing was asked."


def test_an_amendment_names_its_reason_and_the_revision_before() -> None:
    first = Revision(id="revision-1", number=1, state=RevisionState.SIGNED, signature=sample.signature())
    record = Record.of([*sample.entities(), first, Revision(id="revision-2", number=2, reason="A date was wrong")])
    made = outline_of(sample.manifest(record, revision=2, reason="A date was wrong", previous_sha256="ab" * 32))
    notes = dict(made.notes)

    assert notes["Amended because"] == "A date was wrong"
    assert notes["Follows"].startswith("abab abab")
    assert notes["Revision 1"].startswith("signed by Ines Carvalho, 4 March 2026, 17:42:09 UTC+01:00")


def test_signed_with_gaps_the_record_keeps_the_gaps_and_the_reason() -> None:
    made = outline_of(sample.signed(gaps=("Gate not rated: Sponsor",), gaps_reason="The call was cut short"))

    assert made.gaps == ("Gate not rated: Sponsor",)
    assert ("Left undone because", "The call was cut short") in made.notes


def test_a_warning_sign_in_half_an_answer_is_not_called_straight() -> None:
    made = sample.manifest()
    bare = replace(made, record=replace(made.record, flags={}))
    sponsor = next(row for row in outline_of(bare).red_flags if row.title == "Sustained sponsorship")

    assert sponsor.issue == "Warning sign, and only part of an answer"


def test_a_question_asked_in_two_interviews_is_named_once_in_the_reasons() -> None:
    second = sample.sitting(id="interview-2", held_on=date(2026, 6, 2))
    again = [
        replace(answer, id=answer.id.replace("-1/", "-2/"), interview_id="interview-2") for answer in sample.answers()
    ]
    made = outline_of(sample.manifest(Record.of([*sample.entities(), second, *again])))

    assert made.reasons[0].text.count("Theory of value") == 1
    assert made.reasons[1].text.count("Runway and control") == 1


def test_what_was_not_asked_is_named_where_nothing_worse_is() -> None:
    questions = factory.questionnaire(*(factory.question(name, short=name.title()) for name in ("runway", "failed")))
    record = factory.record(questions, factory.interview(), factory.answer("runway", text="Nine months."))

    assert outline_of(sample.manifest(record)).reasons[2].text == "1 not asked: “Failed”."
