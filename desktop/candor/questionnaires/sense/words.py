"""Whether the words of a questionnaire fit each other: parts that can be told apart, translations beside what they
translate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from candor.domain.question import Question, Questionnaire
from candor.domain.translation import Titled, Translation
from candor.questionnaires.faults import Fault
from candor.questionnaires.format.tree import Place, Tree


def faults_of_words(question: Question, language: str, place: Place, tree: Tree) -> Iterator[Fault]:
    """Faults of one question's expectations, evidence and translations; ``language`` is the questionnaire's own."""
    about = f"Question {question.id}: "
    yield from _unclear_expectations(question, place, tree)
    for e, item in enumerate(question.evidence):
        if item in question.evidence[:e]:
            line = tree.line((*place, "evidence", e))
            yield Fault(line, f"{about}“{item}” stands under `evidence` twice; remove one.", warning=True)
    for words in question.translations:
        where = (*place, "translations", words.language)
        if words.language == language:
            yield _own_language(about, language, tree.line(where))
        elif words == Translation(language=words.language):
            sentence = f"{about}the translation to {words.language} is empty; write `say` in it, or remove it."
            yield Fault(tree.line(where), sentence, warning=True)
        yield from _out_of_step(question, words, where, tree)


def faults_of_titles(questionnaire: Questionnaire, tree: Tree) -> Iterator[Fault]:
    """Faults of the translated titles of the questionnaire and of its sections."""
    yield from _titles(questionnaire.translations, "", questionnaire.language, (), tree)
    for s, section in enumerate(questionnaire.sections):
        about = f"Section {section.id}: "
        yield from _titles(section.translations, about, questionnaire.language, ("sections", s), tree)


def _titles(titles: Sequence[Titled], about: str, language: str, place: Place, tree: Tree) -> Iterator[Fault]:
    for words in titles:
        if words.language == language:
            yield _own_language(about, language, tree.line((*place, "translations", words.language)))


def _own_language(about: str, language: str, line: int) -> Fault:
    sentence = f"{about}the questionnaire is in {language} already; change `language`, or remove this translation."
    return Fault(line, sentence[0].upper() + sentence[1:])


def _out_of_step(question: Question, words: Translation, where: Place, tree: Tree) -> Iterator[Fault]:
    """Lists follow the question's own, place by place; one too many belongs nowhere."""
    for name, given, own in (
        ("expects", words.expects, len(question.expects)),
        ("probes", words.probes, len(question.probes)),
        ("choices", words.choices, len(question.options)),
    ):
        line, about = tree.line((*where, name)), f"Question {question.id}: "
        if len(given) > own:
            sentence = (
                f"{len(given)} of `{name}` are translated to {words.language}, and there {_are(own)}; leave some out."
            )
            yield Fault(line, about + sentence)
        elif given and len(given) < own:
            sentence = f"only {len(given)} of {own} `{name}` are translated to {words.language}; translate the others."
            yield Fault(line, about + sentence, warning=True)


def _are(number: int) -> str:
    return {0: "are none", 1: "is only one"}.get(number, f"are only {number}")


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
