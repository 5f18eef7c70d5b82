"""The course of an interview: rounds, what was set aside, the order, the language, and questions of one's own."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests import factory

from candor.domain.interview import Interview, Mode
from candor.domain.people import Side
from candor.domain.plan import plan, set_aside
from candor.domain.question import QuestionKind, Questionnaire, Section
from candor.domain.translation import Translation
from candor.workflows import conduct, course, own_question, prepare
from candor.workflows.ledger import Ledger
from candor.workflows.ports import SourcedQuestionnaire
from candor.workflows.services import Services


def written() -> Questionnaire:
    """Two questions, a section asked for every gap, two more."""
    german = Translation(language="de", say="Wie lange reicht das Geld?")
    return Questionnaire(
        id="q",
        version="1",
        title="Questions",
        sections=(
            Section(
                id="first",
                title="First",
                questions=(factory.question("a", translations=(german,)), factory.question("b")),
            ),
            Section(
                id="gaps",
                title="Gaps",
                repeats="gap",
                questions=(factory.question("what"), factory.question("cost")),
            ),
            Section(id="last", title="Last", questions=(factory.question("y"), factory.question("z"))),
        ),
    )


def sitting(ledger: Ledger, agenda: Sequence[str] = ()) -> Interview:
    return prepare.add_interview(
        ledger,
        mode=Mode.CALL,
        held_on=factory.NOON.date(),
        planned_minutes=45,
        people=[prepare.PersonToAdd("Ada Lead", "", Side.OURS)],
        questionnaires=[SourcedQuestionnaire(written(), b"the exact bytes")],
        agenda=[f"q/{name}" for name in agenda],
    )


def asked(ledger: Ledger) -> str:
    """The short names of what is asked now, in order."""
    interview = ledger.record.interviews["interview-1"]
    return " ".join(item.key.split("/")[1] for item in plan(ledger.record, interview))


def actions(ledger: Ledger) -> list[str]:
    return [entry.action for entry in ledger.store.journal()]


# Rounds -----------------------------------------------------------------------------------------------------------


def test_another_gap_asks_its_section_again_and_says_where_it_begins(ledger: Ledger) -> None:
    held = sitting(ledger)
    assert course.add_round(ledger, held.id, "q/gaps") == "q/what@2"
    assert course.add_round(ledger, held.id, "q/gaps") == "q/what@3"
    assert asked(ledger) == "a b what cost what@2 cost@2 what@3 cost@3 y z"
    assert actions(ledger)[-2:] == ["round_added", "round_added"]


def test_the_last_gap_can_be_taken_back_while_it_is_empty(ledger: Ledger) -> None:
    held = sitting(ledger)
    course.add_round(ledger, held.id, "q/gaps")
    course.remove_round(ledger, held.id, "q/gaps")
    course.remove_round(ledger, held.id, "q/gaps")
    assert asked(ledger) == "a b what cost y z"
    assert ledger.record.interviews[held.id].rounds == ()
    assert actions(ledger)[-2:] == ["round_added", "round_removed"]


def test_a_gap_with_anything_in_it_stays(ledger: Ledger, services: Services) -> None:
    held = sitting(ledger)
    course.add_round(ledger, held.id, "q/gaps")
    conduct.write(ledger, held.id, "q/cost@2", "About")
    with pytest.raises(course.RoundKept):
        course.remove_round(ledger, held.id, "q/gaps")
    conduct.settle(ledger, services.assessor, held.id, "q/cost@2", "About two million.")
    with pytest.raises(course.RoundKept):
        course.remove_round(ledger, held.id, "q/gaps")


def test_a_section_asked_once_has_no_rounds(ledger: Ledger) -> None:
    held = sitting(ledger)
    with pytest.raises(KeyError):
        course.add_round(ledger, held.id, "q/first")


# What is asked, and in which order --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("agenda", "taken", "then"),
    [
        (["a", "y"], "b", "a b y"),
        (["b", "y"], "a", "a b y"),
        (["y", "a"], "z", "y z a"),
        (["y"], "a", "a y"),
        (["a", "what", "y"], "cost", "a what cost y"),
        (["a", "y"], "what", "a what y"),
    ],
)
def test_what_was_set_aside_is_taken_up_where_it_was_written(
    ledger: Ledger, agenda: list[str], taken: str, then: str
) -> None:
    held = sitting(ledger, agenda)
    course.take_up(ledger, held.id, f"q/{taken}")
    assert asked(ledger) == then
    left = [key for key, _, _ in set_aside(ledger.record, ledger.record.interviews[held.id])]
    assert len(left) == 6 - len(agenda) - 1
    assert actions(ledger)[-1] == "question_taken_up"


def test_taking_up_what_is_asked_already_changes_nothing(ledger: Ledger) -> None:
    held = sitting(ledger)
    before = actions(ledger)
    course.take_up(ledger, held.id, "q/a")
    assert actions(ledger) == before


@pytest.mark.parametrize(
    ("moved", "step", "then"),
    [
        ("a", 1, "b a what cost y z"),
        ("b", -1, "b a what cost y z"),
        ("a", -1, "a b what cost y z"),
        ("z", 1, "a b what cost y z"),
        ("b", 1, "a what cost b y z"),
        ("y", -1, "a b y what cost z"),
        ("what", 1, "a b cost what y z"),
        ("what", -1, "a b what cost y z"),
        ("cost", 1, "a b what cost y z"),
    ],
)
def test_a_question_moves_one_place_and_a_repeated_section_stays_together(
    ledger: Ledger, moved: str, step: int, then: str
) -> None:
    held = sitting(ledger)
    course.move(ledger, held.id, f"q/{moved}", step)
    assert asked(ledger) == then


@pytest.mark.parametrize(
    ("moved", "before", "then"),
    [
        ("z", "a", "z a b what cost y"),
        ("a", "", "b what cost y z a"),
        ("z", "cost", "a b z what cost y"),
        ("cost", "a", "a b cost what y z"),
        ("what", "", "a b cost what y z"),
    ],
)
def test_a_question_goes_right_before_another(ledger: Ledger, moved: str, before: str, then: str) -> None:
    held = sitting(ledger)
    course.reorder(ledger, held.id, f"q/{moved}", f"q/{before}" if before else "")
    assert asked(ledger) == then
    assert actions(ledger)[-1] == "agenda_changed"


def test_moving_in_a_second_gap_moves_in_every_gap(ledger: Ledger) -> None:
    held = sitting(ledger)
    course.add_round(ledger, held.id, "q/gaps")
    course.move(ledger, held.id, "q/cost@2", -1)
    assert asked(ledger) == "a b cost what cost@2 what@2 y z"


def test_questions_are_asked_in_the_language_chosen(ledger: Ledger) -> None:
    held = sitting(ledger)
    assert course.languages(ledger.record, held) == ["en", "de"]
    course.speak(ledger, held.id, "de")
    spoken = plan(ledger.record, ledger.record.interviews[held.id])
    assert [item.question.say for item in spoken[:2]] == ["Wie lange reicht das Geld?", "What about b?"]
    assert actions(ledger)[-1] == "language_chosen"


# Questions of one's own -------------------------------------------------------------------------------------------


def test_a_question_of_ones_own_is_asked_right_after_the_one_on_the_table(ledger: Ledger, services: Services) -> None:
    held = sitting(ledger)
    mine = own_question.drafted("Who signs for you?", must_ask=True)
    key = own_question.add_question(ledger, services.library, held.id, mine, after="q/a")
    second = own_question.drafted("Since when?", kind=QuestionKind.ONE_OF, choices=["This year", "Earlier"])
    assert own_question.add_question(ledger, services.library, held.id, second, after=key) == "own-1/own-question-2"
    assert asked(ledger) == "a own-question-1 own-question-2 b what cost y z"
    question = ledger.record.question(key)
    assert (question.say, question.added, question.must_ask) == ("Who signs for you?", True, True)
    assert actions(ledger)[-2:] == ["question_added", "agenda_changed"]
    kept = ledger.record.questionnaires["own-1"]
    assert b"Since when?" in b"".join(ledger.store.read_content(kept.source_sha256))


def test_in_a_repeated_section_it_comes_after_all_rounds(ledger: Ledger, services: Services) -> None:
    held = sitting(ledger)
    course.add_round(ledger, held.id, "q/gaps")
    mine = own_question.drafted("Which gap worries you most?")
    own_question.add_question(ledger, services.library, held.id, mine, after="q/what@2")
    assert asked(ledger) == "a b what cost what@2 cost@2 own-question-1 y z"


def test_an_own_question_survives_closing_and_its_answer_is_kept(ledger: Ledger, services: Services) -> None:
    held = sitting(ledger)
    mine = own_question.drafted("How many?", kind=QuestionKind.NUMBER, unit="sites")
    key = own_question.add_question(ledger, services.library, held.id, mine)
    conduct.give_value(ledger, services.assessor, held.id, key, value="12")
    path = ledger.path
    ledger.close()
    assert services.shelf.check(path) == []
    again = prepare.open_dossier(services, path, actor="Ada Lead")
    assert again.record.answer(held.id, key).value == "12"
    assert again.record.question(key).unit == "sites"
    again.close()


def test_before_the_interview_the_same_questionnaire_is_begun() -> None:
    begun = own_question.with_question(None, own_question.drafted("One?"), number=3)
    both = own_question.with_question(begun, own_question.drafted("Two?"))
    assert both.id == "own-3"
    assert [(key, question.added) for key, _, question in both.keyed()] == [
        ("own-3/own-question-1", True),
        ("own-3/own-question-2", True),
    ]


@pytest.mark.parametrize(
    ("say", "kind", "choices", "complaint"),
    [
        ("  ", QuestionKind.FREE, [], "nothing to say aloud"),
        ("x" * 601, QuestionKind.FREE, [], "too long to say"),
        ("Which?", QuestionKind.ONE_OF, ["only", " "], "nothing to choose between"),
        ("Which?", QuestionKind.MANY_OF, ["same", "same"], "nothing to choose between"),
        ("How good?", QuestionKind.RATING, ["one"], "at least two steps"),
        ("Which?", QuestionKind.ONE_OF, ["a", "b" * 121], "choice is too long"),
        ("Which?", QuestionKind.ONE_OF, [str(n) for n in range(201)], "too many choices"),
    ],
)
def test_what_is_not_yet_a_question_says_what_is_missing(
    say: str, kind: QuestionKind, choices: list[str], complaint: str
) -> None:
    with pytest.raises(own_question.QuestionUnfit, match=complaint):
        own_question.drafted(say, kind=kind, choices=choices)


def test_choices_in_any_script_get_ids_of_their_own(services: Services) -> None:
    mine = own_question.drafted("Which?", kind=QuestionKind.MANY_OF, choices=["Žižkov!", "Zizkov", "東京", "大阪"])
    assert [choice.id for choice in mine.choices] == ["zizkov", "zizkov-2", "choice", "choice-2"]
    assert services.library.written(own_question.with_question(None, mine)).questionnaire.sections[0].questions
