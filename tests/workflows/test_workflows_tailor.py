"""Tailored questions: saved as a questionnaire of one's own, planned into an interview, and told in words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests import factory

from candor.bootstrap import build_services
from candor.domain.agenda import propose
from candor.domain.answer import Disposition
from candor.domain.condition import After, Case, When
from candor.domain.deal import Category
from candor.domain.findings import unfinished
from candor.domain.interview import Interview, Mode
from candor.domain.offered import Offered, offered
from candor.domain.plan import plan
from candor.domain.question import Question, QuestionKind, Questionnaire, Section
from candor.domain.tailoring import OWN, Tailoring, tailoring, with_own
from candor.workflows import prepare, tailor
from candor.workflows.ledger import Ledger
from candor.workflows.ports import SourcedQuestionnaire
from candor.workflows.services import Services


def found_in(*questionnaires: Questionnaire) -> dict[str, Offered]:
    return offered(questionnaires, Category.DIGITAL_THERAPEUTIC, Mode.CALL)


def fit() -> Questionnaire:
    gate = factory.question("runway", gate=True, must_ask=True, strong="Two years.", warning="Six months.")
    deflected = When(after=(After(question="runway", dispositions=("deflected",)),))
    follow = factory.question("control", kind=QuestionKind.YES_NO, when=deflected)
    return factory.questionnaire(gate, follow, id="fit", title="Fit", gate=True, usual=True)


def terms() -> Questionnaire:
    either = When(
        any_of=(
            Case(after=(After(question="fit/control", chosen=("yes",)),)),
            Case(after=(After(question="exit", answered=True),)),
        )
    )
    questions = (factory.question("exit"), factory.question("runway", when=either))
    return factory.questionnaire(*questions, id="terms", title="Terms", categories=("digital-therapeutic",))


def everything() -> tuple[Tailoring, dict[str, Offered]]:
    found = found_in(fit(), terms())
    return tailoring(found), found


# Tailoring itself -----------------------------------------------------------------------------------------------------


def test_a_question_comes_with_those_it_waits_for_and_a_reason_goes_when_it_comes_back() -> None:
    whole, found = everything()
    none = whole.without_asked(whole.keys).because("fit/runway", "asked in March")
    assert none.reason("fit/runway") == "asked in March"
    some = none.with_asked(["fit/control"], found)
    assert some.agenda == ("fit/runway", "fit/control")
    assert some.reason("fit/runway") == ""


def test_sections_and_questions_move_and_never_fall_out() -> None:
    whole, found = everything()
    moved = whole.with_part_at("terms/only", 0).with_key_at("terms/runway", -5).with_key_at("fit/runway", 99)
    assert moved.keys == ("terms/runway", "terms/exit", "fit/control", "fit/runway")
    assert whole.written(found)
    assert not moved.written(found)
    assert moved.asked == whole.asked


def test_an_added_question_is_asked_changed_and_taken_out_again() -> None:
    whole, _ = everything()
    mine = factory.question("mine", added=True)
    more = whole.with_added(mine)
    assert more.agenda[-1] == f"{OWN}/mine"
    assert more.with_added(replace(mine, say="Again?")).added == (replace(mine, say="Again?"),)
    assert more.without_added("mine") == whole


def test_another_choice_keeps_what_was_tailored_and_takes_up_what_is_new() -> None:
    found = found_in(fit())
    mine = tailoring(found).without_asked(["fit/control"]).with_added(factory.question("mine"))
    both = mine.rebased(found_in(fit(), terms()), ["terms/exit"])
    assert both.agenda == ("fit/runway", f"{OWN}/mine", "terms/exit")
    assert both.rebased(found, []).agenda == ("fit/runway", f"{OWN}/mine")


# One's own ------------------------------------------------------------------------------------------------------------


def test_what_was_tailored_is_saved_as_ones_own_and_read_back(tmp_path: Path) -> None:
    services = build_services()
    whole, found = everything()
    whole = whole.with_added(factory.question("mine", added=True))
    saved = tailor.saved_as("My Fit & Terms", whole, with_own(found, whole.added))
    sourced = services.library.written(saved.questionnaire)
    services.library.save(sourced)
    assert services.library.own() == ["my-fit-terms"]
    made = sourced.questionnaire
    assert (made.id, made.version, made.usual, made.gate) == ("my-fit-terms", "1.0", False, True)
    assert [question.id for _, _, question in made.keyed()] == ["runway", "control", "exit", "runway-2", "mine"]
    assert [section.id for section in made.sections] == ["only", "only-2", "own"]
    assert not any(question.added for _, _, question in made.keyed())
    assert saved.notes == ()


def test_conditions_follow_their_questions_into_the_new_questionnaire() -> None:
    whole, found = everything()
    made = tailor.saved_as("Mine", whole, found).questionnaire
    questions = {question.id: question for _, _, question in made.keyed()}
    assert questions["control"].when.after[0].question == "runway"
    assert [case.after[0].question for case in questions["runway-2"].when.any_of] == ["control", "exit"]


def test_a_condition_on_what_is_left_out_or_comes_later_is_dropped_and_told_of() -> None:
    whole, found = everything()
    without = tailor.saved_as("Mine", whole.without_asked(["fit/runway"]), found)
    control = next(q for _, _, q in without.questionnaire.keyed() if q.id == "control")
    assert control.when == When()
    assert len(without.notes) == 1
    assert "control" in without.notes[0]
    assert not without.questionnaire.gate
    later = tailor.saved_as("Mine", whole.with_key_at("fit/control", 0), found)
    assert len(later.notes) == 1


def test_a_case_that_cannot_hold_goes_and_the_others_stay() -> None:
    whole, found = everything()
    saved = tailor.saved_as("Mine", whole.without_asked(["fit/control"]), found)
    runway = next(q for _, _, q in saved.questionnaire.keyed() if q.id == "runway-2")
    assert [case.after[0].question for case in runway.when.any_of] == ["exit"]
    assert saved.notes == ()


def test_a_saved_question_can_still_be_held_against_earlier_answers() -> None:
    whole, found = everything()
    made = tailor.saved_as("Mine", whole, found).questionnaire
    assert next(question for _, _, question in made.keyed()).earlier == ("fit/runway",)


def test_a_title_gives_an_id_that_is_free_and_the_same_title_is_found_again() -> None:
    whole, found = everything()
    first = tailor.saved_as("Fit", whole, found, taken={"fit"}).questionnaire
    assert first.id == "fit-2"
    assert tailor.same_title("  fIT ", [first]) == first
    again = tailor.saved_as("Fit", whole, found, taken={"fit", "fit-2"}, instead=first).questionnaire
    assert (again.id, again.version) == ("fit-2", "2.0")
    assert tailor.saved_as("日本", whole, found).questionnaire.id == "my-questions"


@pytest.mark.parametrize("name", ["strategic-fit", "regulatory-quality", "barriers"])
def test_shipped_questionnaires_can_be_saved_as_ones_own_with_any_section_left_out(name: str) -> None:
    services = build_services()
    shipped = next(s.questionnaire for s in services.library.all() if s.questionnaire.id == name)
    found = found_in(shipped)
    whole = tailoring(found)
    for part in whole.parts:
        saved = tailor.saved_as("Mine", whole.without_asked(part.keys), found)
        assert services.library.written(saved.questionnaire).questionnaire.sections


def test_repeated_sections_stay_repeated() -> None:
    section = Section(id="gaps", title="Gaps", repeats="gap", questions=(factory.question("gap"),))
    found = found_in(replace(factory.questionnaire(), sections=(section,)))
    assert tailor.saved_as("Mine", tailoring(found), found).questionnaire.sections[0].repeats == "gap"


# Into an interview ----------------------------------------------------------------------------------------------------


def planned(ledger: Ledger, services: Services, tailored: Tailoring, *questionnaires: Questionnaire) -> Interview:
    return prepare.add_interview(
        ledger,
        mode=Mode.CALL,
        held_on=factory.NOON.date(),
        planned_minutes=45,
        people=[prepare.PersonToAdd("Ada Lead")],
        questionnaires=[SourcedQuestionnaire(each, each.id.encode()) for each in questionnaires],
        agenda=tailored.agenda,
        added=tailored.added,
        reasons=dict(tailored.reasons),
        library=services.library,
    )


def test_an_added_question_is_asked_in_its_place_and_marked(ledger: Ledger, services: Services) -> None:
    found = found_in(fit())
    mine = factory.question("mine", say="Who owns the weights?")
    tailored = tailoring(found).with_added(mine).with_part_at(f"{OWN}/own", 0)
    interview = planned(ledger, services, tailored, fit())
    first = plan(ledger.record, interview)[0]
    assert (first.question.say, first.question.added) == ("Who owns the weights?", True)
    assert first.key.startswith("own-1/")
    assert ledger.record.questionnaires["own-1"].source_sha256
    assert services.shelf.check(ledger.path) == [] if ledger.close() is None else False


def test_what_must_be_asked_and_is_set_aside_says_why(ledger: Ledger, services: Services) -> None:
    tailored = tailoring(found_in(terms(), fit())).without_asked(["fit/runway", "fit/control"])
    tailored = tailored.because("fit/runway", "asked in March")
    interview = planned(ledger, services, tailored, terms(), fit())
    answer = ledger.record.answer(interview.id, "fit/runway")
    assert (answer.disposition, answer.reason) == (Disposition.NOT_ASKED, "Set aside: asked in March")
    assert [item.key for item in plan(ledger.record, interview)] == ["terms/exit"]
    assert any("runway" in gap and "asked in March" in gap for gap in unfinished(ledger.record))


def test_a_reason_for_what_is_asked_all_the_same_leaves_no_trace(ledger: Ledger, services: Services) -> None:
    tailored = replace(tailoring(found_in(fit())), reasons=(("fit/runway", "no"), ("fit/control", "  ")))
    interview = planned(ledger, services, tailored, fit())
    assert not ledger.record.answers
    assert interview.agenda == ("fit/runway", "fit/control")


# In words -------------------------------------------------------------------------------------------------------------


def worded(minutes: int, *questions: Question) -> str:
    proposal = propose([factory.questionnaire(*questions)], Category.DIGITAL_THERAPEUTIC, Mode.CALL, minutes)
    return tailor.described(proposal)


def test_the_plan_is_told_in_words() -> None:
    text = worded(
        12,
        factory.question("must", short="Runway", minutes=5, must_ask=True, gate=True),
        factory.question("long", short="Talk", minutes=20),
    )
    assert text.startswith("1 of 2 questions, about 8 of 12 minutes; 1 set aside. 3 minutes go to hello")
    assert "  1. Runway  [5 min, must ask, gate]" in text
    assert "Set aside, more than the time allows: 1\n  ·  Talk" in text


def test_too_much_is_said_with_a_way_to_split_it() -> None:
    text = worded(30, *(factory.question(f"q{n}", minutes=9, must_ask=True) for n in range(5)))
    assert "The 5 questions that must be asked need about 48 minutes alone." in " ".join(text.split())
    assert "two sittings" in text


def test_many_sittings_are_counted_and_only_the_first_is_told() -> None:
    text = " ".join(worded(12, *(factory.question(f"q{n}", minutes=9, must_ask=True) for n in range(5))).split())
    assert "Plan 5 sittings, or more time. First: “Only section”, 12 minutes." in text
    assert "second" not in text


def test_one_question_that_takes_longer_than_the_time_needs_more_of_it() -> None:
    text = " ".join(worded(10, factory.question("long", minutes=30, must_ask=True)).split())
    assert "The one question that must be asked needs about 33 minutes alone. Plan more time." in text


def test_nothing_to_ask_is_said() -> None:
    assert worded(30).startswith("No question of these is for this category and mode.")
