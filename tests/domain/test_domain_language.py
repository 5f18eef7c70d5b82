"""A question in another language: what was translated is said so, the rest stays, and nothing but words changes."""

from __future__ import annotations

from tests import factory

from candor.domain.language import question_in, questionnaire_in, section_in
from candor.domain.plan import plan, set_aside
from candor.domain.question import Choice, Expectation, ExpectationKind, Probe, QuestionKind, Section
from candor.domain.translation import Titled, Translation
from candor.domain.value import said

GERMAN = Translation(
    language="de",
    say="Wie lange reicht das Geld?",
    short="Reichweite",
    expects=("Monate", ""),
    probes=("Und wenn die Runde ausfällt?",),
    choices=("Kurz",),
)


def runway() -> object:
    return factory.question(
        "runway",
        short="Runway",
        why="Money ends.",
        kind=QuestionKind.ONE_OF,
        choices=(Choice(id="short", label="Short"), Choice(id="long", label="Long")),
        expects=(
            Expectation(kind=ExpectationKind.DURATION, label="months"),
            Expectation(kind=ExpectationKind.PERSON, label="who controls"),
        ),
        probes=(Probe(say="And if the round fails?"), Probe(say="Since when?")),
        translations=(GERMAN,),
    )


def test_words_that_were_translated_are_and_the_rest_stays() -> None:
    found = question_in(runway(), "de")
    assert (found.say, found.title, found.why) == ("Wie lange reicht das Geld?", "Reichweite", "Money ends.")
    assert [part.label for part in found.expects] == ["Monate", "who controls"]
    assert [part.kind for part in found.expects] == [ExpectationKind.DURATION, ExpectationKind.PERSON]
    assert [probe.say for probe in found.probes] == ["Und wenn die Runde ausfällt?", "Since when?"]
    assert [(choice.id, choice.label) for choice in found.choices] == [("short", "Kurz"), ("long", "Long")]


def test_a_language_that_is_not_there_leaves_the_question_as_it_was_written() -> None:
    question = runway()
    assert question_in(question, "fr") is question
    assert question_in(question, "") is question


def test_yes_and_no_and_the_four_steps_can_be_translated_without_being_written() -> None:
    words = (Translation(language="de", choices=("Ja", "Nein")),)
    question = factory.question("x", kind=QuestionKind.YES_NO, translations=words)
    assert said(question_in(question, "de"), factory.answer("x", chosen=("no",))) == "Nein"
    steps = (Translation(language="de", choices=("Warnzeichen",)),)
    rated = question_in(factory.question("x", kind=QuestionKind.RATING, translations=steps), "de")
    assert [choice.label for choice in rated.options] == ["Warnzeichen", "Weak", "Sound", "Strong"]


def test_an_interview_is_planned_in_its_language_down_to_what_was_set_aside() -> None:
    titled = (Titled(language="de", title="Geld"),)
    section = Section(
        id="money", title="Money", questions=(runway(), factory.question("other", translations=(GERMAN,))),
        translations=titled,
    )  # fmt: skip
    record = factory.record(
        factory.questionnaire(sections=(section,), translations=(Titled(language="de", title="Fragen"),)),
        factory.interview(language="de", agenda=("q/runway",)),
    )
    interview = record.interviews["interview-1"]
    (planned,) = plan(record, interview)
    assert (planned.questionnaire.title, planned.section.title, planned.title) == ("Fragen", "Geld", "Reichweite")
    ((key, place, question),) = set_aside(record, interview)
    assert (key, place.title, question.say) == ("q/other", "Geld", "Wie lange reicht das Geld?")


def test_a_title_without_a_translation_stays() -> None:
    section = Section(id="money", title="Money", questions=())
    assert section_in(section, "de") is section
    questionnaire = factory.questionnaire(summary="All.", translations=(Titled(language="de", title="Fragen"),))
    assert questionnaire_in(questionnaire, "de").summary == "All."
    assert questionnaire.languages == ("en", "de")
