"""What is said to be never asked is never asked: held against ``asking.holds`` and every answer there could be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from candor.domain.answer import Answer, Disposition, Substance, answer_id
from candor.domain.asking import holds
from candor.domain.condition import After, Case, When
from candor.domain.deal import Category, Deal
from candor.domain.interview import Interview, Mode
from candor.domain.question import Choice, Question, QuestionKind, Questionnaire, Section
from candor.domain.record import Record
from candor.questionnaires.sense.reach import SETTINGS, Reach

TRIED = [(category, mode) for category in (Category.HEALTH_SYSTEM, Category.AI_CLINICAL_TOOL) for mode in Mode]
ENTERED: dict[QuestionKind, list[tuple[tuple[str, ...], str]]] = {
    QuestionKind.FREE: [],
    QuestionKind.YES_NO: [(("yes",), ""), (("no",), "")],
    QuestionKind.ONE_OF: [(("a",), ""), (("b",), ""), (("7",), "")],
    QuestionKind.MANY_OF: [(("a",), ""), (("b",), ""), (("a", "b"), "")],
    QuestionKind.RATING: [((step,), "") for step in ("warning", "weak", "sound", "strong")],
    QuestionKind.NUMBER: [((), value) for value in ("0", "1", "3", "4", "5", "5.5", "10")],
    QuestionKind.DATE: [((), f"2026-03-0{number}") for number in range(1, 6)],
}
CHOICES = {
    QuestionKind.ONE_OF: ("a", "b", "7"),
    QuestionKind.MANY_OF: ("a", "b"),
}
LIMITS = {
    QuestionKind.ONE_OF: ("3", "7", "8"),
    QuestionKind.RATING: ("warning", "sound", "strong"),
    QuestionKind.NUMBER: ("0", "3", "5", "10"),
    QuestionKind.DATE: ("2026-03-01", "2026-03-02", "2026-03-05"),
}
NAMED = {**CHOICES, QuestionKind.YES_NO: ("yes", "no"), QuestionKind.RATING: ("warning", "strong")}


def written(name: str, kind: QuestionKind, when: When) -> Question:
    bounds = {QuestionKind.NUMBER: ("0", "10"), QuestionKind.DATE: ("2026-03-01", "2026-03-05")}.get(kind, ("", ""))
    choices = tuple(Choice(id=each, label=each.upper()) for each in CHOICES.get(kind, ()))
    return Question(id=name, say="?", kind=kind, choices=choices, least=bounds[0], most=bounds[1], when=when)


@st.composite
def conditions(draw: st.DrawFn, before: list[Question]) -> After:
    target = draw(st.sampled_from(before))
    parts: dict[str, object] = {}
    sorts = ["dispositions", "substance", "answered"]
    sorts += ["chosen"] * 2 if target.kind in NAMED else []
    sorts += ["compared"] * 3 if target.kind in LIMITS else []
    for sort in draw(st.lists(st.sampled_from(sorts), min_size=1, max_size=2, unique=True)):
        if sort == "dispositions":
            some = st.lists(st.sampled_from(["answered", "not_asked"]), min_size=1, unique=True)
            parts["dispositions"] = tuple(draw(some))
        elif sort == "substance":
            parts["substance"] = tuple(draw(st.lists(st.sampled_from(["weak", "strong"]), min_size=1, unique=True)))
        elif sort == "answered":
            parts["answered"] = draw(st.booleans())
        elif sort == "chosen":
            some = st.lists(st.sampled_from(NAMED[target.kind]), min_size=1, unique=True)
            parts["chosen"] = tuple(draw(some))
        else:
            name = st.sampled_from(["at_least", "at_most", "above", "below"])
            for each in draw(st.lists(name, min_size=1, max_size=2, unique=True)):
                parts[each] = draw(st.sampled_from(LIMITS[target.kind]))
    name = draw(st.sampled_from([target.id, f"short/{target.id}"]))
    return After(question=name, unless=draw(st.booleans()), **parts)  # type: ignore[arg-type]


@st.composite
def questionnaires(draw: st.DrawFn) -> Questionnaire:
    questions: list[Question] = []
    for number in range(3):
        place: dict[str, object] = draw(
            st.sampled_from(
                [
                    {},
                    {},
                    {},
                    {"categories": ("health-system",)},
                    {"except_categories": ("health-system",)},
                    {"modes": ("call",)},
                ]
            )
        )
        if questions:
            place["after"] = tuple(draw(st.lists(conditions(questions), max_size=3)))
            cases = draw(st.lists(st.lists(conditions(questions), min_size=1, max_size=2), max_size=2))
            place["any_of"] = tuple(Case(after=tuple(case)) for case in cases)
        kind = draw(st.sampled_from(QuestionKind))
        questions.append(written(f"q{number}", kind, When(**place)))  # type: ignore[arg-type]
    return Questionnaire(
        id="short", version="1", title="Short", sections=(Section(id="s", title="S", questions=tuple(questions)),)
    )


def answers(question: Question) -> Iterator[Answer]:
    """Everything that could be said to it, as far as the conditions above can tell."""
    key = f"short/{question.id}"
    entered = [((), "", ""), ((), "", "Words."), *((chosen, value, "") for chosen, value in ENTERED[question.kind])]
    for (chosen, value, text), disposition, substance in product(
        entered,
        (Disposition.NOT_ASKED, Disposition.ANSWERED, Disposition.PARTIAL),
        (None, Substance.WEAK, Substance.STRONG),
    ):
        yield Answer(
            id=answer_id("i", key),
            interview_id="i",
            question=key,
            chosen=chosen,
            value=value,
            text=text,
            disposition=disposition,
            substance=substance,
        )


def truly_asked(questionnaire: Questionnaire) -> dict[str, set[tuple[Category, Mode]]]:
    """Where each question can be asked, by trying every answer to those that it waits for."""
    asked: dict[str, set[tuple[Category, Mode]]] = {}
    questions = questionnaire.sections[0].questions
    for question in questions:
        names = {after.question.removeprefix("short/") for after in question.when.depends}
        waits = [each for each in questions if each.id in names]
        asked[question.id] = {setting for setting in TRIED if asked_in(questionnaire, question, waits, asked, setting)}
    return asked


def asked_in(
    questionnaire: Questionnaire,
    question: Question,
    waits: list[Question],
    asked: dict[str, set[tuple[Category, Mode]]],
    setting: tuple[Category, Mode],
) -> bool:
    deal = Deal(id="d", vendor="V", product="P", category=setting[0])
    interview = Interview(id="i", mode=setting[1], held_on=date(2026, 1, 1), planned_minutes=45)
    if not question.when.fits(setting[0].value, setting[1].value):
        return False
    possible = [list(answers(each)) if setting in asked[each.id] else [] for each in waits]
    return any(
        holds(
            question.when,
            Record.of([deal, questionnaire, interview, *(each for each in said if each)]),
            interview,
            "short",
            f"short/{question.id}",
        )
        for said in product(*(each or [None] for each in possible))
    )


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(questionnaires())
def test_a_question_is_said_to_be_asked_exactly_where_it_can_be(questionnaire: Questionnaire) -> None:
    truth = truly_asked(questionnaire)
    for question, reached in Reach(questionnaire).follow():
        claimed = {
            (category, mode)
            for category, mode in TRIED
            if reached.where >> SETTINGS.index((category.value, mode.value)) & 1
        }
        assert claimed == truth[question.id], question
        assert (reached.why is not None) == (not reached.where)
