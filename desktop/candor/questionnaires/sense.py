"""Whether a well-formed questionnaire makes sense: questions that can be reached, told apart, rated, and pressed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from candor.domain.condition import When
from candor.domain.question import Question, Questionnaire
from candor.questionnaires.faults import Fault
from candor.questionnaires.tree import Place, Tree

LONGEST_BREATH = 60
"""Words. Said aloud at a calm pace this takes half a minute; beyond it people answer the last part only."""


def faults_of(questionnaire: Questionnaire, tree: Tree) -> Iterator[Fault]:
    """Every fault and every warning, in no particular order."""
    yield from _repeated_sections(questionnaire, tree)
    earlier: dict[str, Question] = {}
    everyone = {question.id for _, _, question in questionnaire.keyed()}
    for place, question in _placed(questionnaire):
        about = f"Question {question.id}: "
        line = tree.line(place)
        if question.id in earlier:
            yield Fault(tree.line((*place, "id")), f"{about}an earlier question has this id; give it another.")
        yield from _unreachable(questionnaire, question, earlier, everyone, place, tree)
        yield from _unclear_expectations(question, place, tree)
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
        earlier.setdefault(question.id, question)
    if questionnaire.gate and not any(question.gate for _, _, question in questionnaire.keyed()):
        yield Fault(tree.line(("gate",)), "A gate needs questions that decide it; write `gate: true` on at least one.")


def _placed(questionnaire: Questionnaire) -> Iterator[tuple[Place, Question]]:
    for s, section in enumerate(questionnaire.sections):
        for q, question in enumerate(section.questions):
            yield ("sections", s, "questions", q), question


def _repeated_sections(questionnaire: Questionnaire, tree: Tree) -> Iterator[Fault]:
    seen: set[str] = set()
    for s, section in enumerate(questionnaire.sections):
        if section.id in seen:
            line = tree.line(("sections", s, "id"))
            yield Fault(line, f"Section {section.id}: an earlier section has this id; give it another.")
        seen.add(section.id)


def _unreachable(
    questionnaire: Questionnaire,
    question: Question,
    earlier: dict[str, Question],
    everyone: set[str],
    place: Place,
    tree: Tree,
) -> Iterator[Fault]:
    """Conditions that can never hold: a question nobody would ever be asked."""
    about, when = f"Question {question.id}: ", question.when
    here = tree.line((*place, "when", "categories"))
    if _apart(when.categories, questionnaire.categories):
        meant = ", ".join(questionnaire.categories)
        yield Fault(here, f"{about}it is never asked, because the questionnaire is only for {meant}.")
    for a, after in enumerate(when.after):
        line = tree.line((*place, "when", "after", a, "question"))
        name = after.question.removeprefix(f"{questionnaire.id}/")
        if "/" in name:
            continue
        first = earlier.get(name)
        if first is None:
            why = "stands later or is this one" if name in everyone else "is not in this questionnaire"
            yield Fault(line, f"{about}it waits for {name}, which {why}; name an earlier question.")
        elif _exclude(when, first.when):
            yield Fault(line, f"{about}it is never asked, because {name} is asked in other categories or modes only.")
        elif len({other.dispositions for other in when.after if other.question == after.question}) > 1:
            yield Fault(line, f"{about}it waits for {name} twice; join the dispositions in one list.")


def _exclude(one: When, other: When) -> bool:
    return _apart(one.categories, other.categories) or _apart(one.modes, other.modes)


def _apart(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return bool(one) and bool(other) and not set(one) & set(other)


def _unclear_expectations(question: Question, place: Place, tree: Tree) -> Iterator[Fault]:
    about = f"Question {question.id}: "
    labels = Counter(part.label for part in question.expects)
    vague = Counter(part.kind for part in question.expects if not part.cues)
    for e, part in enumerate(question.expects):
        line = tree.line((*place, "expects", e))
        if labels[part.label] > 1:
            yield Fault(line, f"{about}two parts are called “{part.label}”; name each for what it is.")
        elif not part.cues and part.kind == "words":
            yield Fault(line, f"{about}“{part.label}” can only be heard by its words; write `cues` for it.")
        elif not part.cues and vague[part.kind] > 1:
            sentence = f"{about}“{part.label}” cannot be told from the other {part.kind.value}; write `cues` for it."
            yield Fault(line, sentence, warning=True)
