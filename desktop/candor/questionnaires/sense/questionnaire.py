"""Whether a well-formed questionnaire makes sense: questions that can be reached, told apart, rated, and pressed."""

from __future__ import annotations

from collections.abc import Iterator

from candor.domain.question import Question, Questionnaire
from candor.questionnaires.faults import Fault
from candor.questionnaires.format.tree import Place, Tree
from candor.questionnaires.sense.conditions import faults_of_conditions
from candor.questionnaires.sense.kinds import faults_of_kind
from candor.questionnaires.sense.words import faults_of_titles, faults_of_words

LONGEST_BREATH = 60
"""Words. Said aloud at a calm pace this takes half a minute; beyond it people answer the last part only."""


def faults_of(questionnaire: Questionnaire, tree: Tree) -> Iterator[Fault]:
    """Every fault and every warning, in no particular order."""
    yield from _repeated_ids(questionnaire, tree)
    yield from _gate(questionnaire, tree)
    yield from faults_of_titles(questionnaire, tree)
    yield from faults_of_conditions(questionnaire, tree)
    everyone = {question.id for _, _, question in questionnaire.keyed()}
    for place, question in placed(questionnaire):
        yield from faults_of_kind(question, place, tree)
        yield from faults_of_words(question, questionnaire.language, place, tree)
        yield from _readiness(question, place, tree)
        yield from _earlier(questionnaire.id, question, everyone, place, tree)


def placed(questionnaire: Questionnaire) -> Iterator[tuple[Place, Question]]:
    for s, section in enumerate(questionnaire.sections):
        for q, question in enumerate(section.questions):
            yield ("sections", s, "questions", q), question


def _repeated_ids(questionnaire: Questionnaire, tree: Tree) -> Iterator[Fault]:
    seen: set[str] = set()
    for s, section in enumerate(questionnaire.sections):
        if section.id in seen:
            line = tree.line(("sections", s, "id"))
            yield Fault(line, f"Section {section.id}: an earlier section has this id; give it another.")
        seen.add(section.id)
    seen = set()
    for place, question in placed(questionnaire):
        if question.id in seen:
            line = tree.line((*place, "id"))
            yield Fault(line, f"Question {question.id}: an earlier question has this id; give it another.")
        seen.add(question.id)


def _gate(questionnaire: Questionnaire, tree: Tree) -> Iterator[Fault]:
    if questionnaire.gate and not any(question.gate for _, _, question in questionnaire.keyed()):
        yield Fault(tree.line(("gate",)), "A gate needs questions that decide it; write `gate: true` on at least one.")
    for place, question in placed(questionnaire):
        if questionnaire.gate and question.gate and not question.must_ask:
            sentence = f"Question {question.id}: it decides the gate and may be left out; write `must_ask: true`."
            yield Fault(tree.line((*place, "gate")), sentence, warning=True)


def _readiness(question: Question, place: Place, tree: Tree) -> Iterator[Fault]:
    """What an interviewer would miss in the room."""
    about, line = f"Question {question.id}: ", tree.line(place)
    if question.gate and not (question.strong and question.warning):
        yield Fault(line, f"{about}a gate is rated against its anchors; write `strong` and `warning`.")
    elif not (question.strong and question.warning):
        yield Fault(line, f"{about}nothing to rate the answer against; write `strong` and `warning`.", warning=True)
    if not question.probes:
        yield Fault(line, f"{about}nothing to say when the answer slides away; write `probes`.", warning=True)
    if not question.expects:
        yield Fault(line, f"{about}Still missing will stay empty; write `expects`.", warning=True)
    if len(question.say.split()) > LONGEST_BREATH:
        sentence = f"{about}this is long to say aloud; keep it under {LONGEST_BREATH} words."
        yield Fault(tree.line((*place, "say")), sentence, warning=True)


def _earlier(own: str, question: Question, everyone: set[str], place: Place, tree: Tree) -> Iterator[Fault]:
    """Whether a key of another questionnaire exists cannot be seen here; one of this questionnaire's own can."""
    for e, key in enumerate(question.earlier):
        where, _, name = key.partition("/")
        line = tree.line((*place, "earlier", e))
        if key in question.earlier[:e]:
            yield Fault(line, f"Question {question.id}: {key} stands under `earlier` twice; remove one.", warning=True)
        elif where == own and name == question.id:
            sentence = "its own earlier answers are shown anyway; remove it from `earlier`."
            yield Fault(line, f"Question {question.id}: {sentence}", warning=True)
        elif where == own and name not in everyone:
            sentence = f"it is asked against {name}, which is not in this questionnaire; correct `earlier`."
            yield Fault(line, f"Question {question.id}: {sentence}", warning=True)
