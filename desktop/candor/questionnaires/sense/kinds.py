"""Whether a question's choices, unit and bounds fit its kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from candor.domain.question import Question, QuestionKind
from candor.domain.value import day, decimal
from candor.questionnaires.faults import Fault
from candor.questionnaires.format.tree import Place, Tree

_CHOSEN = (QuestionKind.ONE_OF, QuestionKind.MANY_OF)
_BOUNDED = {QuestionKind.NUMBER: "a number, such as 12", QuestionKind.DATE: "a day, such as 2026-03-31"}


def faults_of_kind(question: Question, place: Place, tree: Tree) -> Iterator[Fault]:
    """Every fault of one question's kind."""
    for part, sentence, warning in (*_choices(question), *_unit(question), *_bounds(question)):
        yield Fault(tree.line((*place, *part)), f"Question {question.id}: {sentence}", warning)


Told = tuple[Place, str, bool]
"""Where in the question, what about it, and whether it is only a warning."""


def _choices(question: Question) -> Iterator[Told]:
    kind, choices = question.kind, question.choices
    if kind in _CHOSEN and not choices:
        yield ("kind",), "there is nothing to choose from; write `choices`, each with `id` and `label`.", False
    elif kind in (QuestionKind.FREE, QuestionKind.NUMBER, QuestionKind.DATE) and choices:
        sentence = f"`kind: {kind.value}` takes no choices; write `kind: one_of` or `many_of`, or remove `choices`."
        yield ("choices",), sentence, False
    elif kind is QuestionKind.YES_NO and choices and {choice.id for choice in choices} != {"yes", "no"}:
        sentence = "a yes/no question has the choices yes and no; remove `choices`, or write `kind: one_of`."
        yield ("choices",), sentence, False
    elif kind is QuestionKind.RATING and len(choices) == 1:
        yield ("choices",), "a rating needs steps from worst to best; write at least two, or remove `choices`.", False
    elif kind in _CHOSEN and len(choices) == 1:
        yield ("choices",), "one choice is no choice; write another, or `kind: yes_no`.", True
    yield from _twice(question)


def _twice(question: Question) -> Iterator[Told]:
    ids, labels = Counter[str](), Counter[str]()
    for c, choice in enumerate(question.choices):
        ids[choice.id] += 1
        labels[choice.label.casefold()] += 1
        if ids[choice.id] > 1:
            yield ("choices", c), f"an earlier choice has the id {choice.id}; give this one another.", False
        elif labels[choice.label.casefold()] > 1:
            sentence = f"two choices read “{choice.label}”; word them so that they can be told apart."
            yield ("choices", c), sentence, True


def _unit(question: Question) -> Iterator[Told]:
    if question.unit and question.kind is not QuestionKind.NUMBER:
        yield ("unit",), "only a number has a unit; write `kind: number`, or remove `unit`.", False
    elif question.kind is QuestionKind.NUMBER and not question.unit:
        yield ("kind",), "nobody can tell what the number counts; write `unit`, such as months.", True


def _bounds(question: Question) -> Iterator[Told]:
    for name in ("least", "most"):
        written = getattr(question, name)
        if not written:
            continue
        if question.kind not in _BOUNDED:
            sentence = f"only a number or a date has bounds; write `kind: number` or `date`, or remove `{name}`."
            yield (name,), sentence, False
        elif not _fits(question.kind, written):
            sentence = f"`{name}: {written}` bounds no {question.kind.value}; write {_BOUNDED[question.kind]}."
            yield (name,), sentence, False
    if question.kind in _BOUNDED and _crossed(question):
        yield ("least",), "`least` is more than `most`, so nothing could be entered; exchange them.", False


def _fits(kind: QuestionKind, written: str) -> bool:
    return decimal(written) is not None if kind is QuestionKind.NUMBER else day(written) is not None


def _crossed(question: Question) -> bool:
    if question.kind is QuestionKind.NUMBER:
        least, most = decimal(question.least), decimal(question.most)
        return least is not None and most is not None and least > most
    first, last = day(question.least), day(question.most)
    return first is not None and last is not None and first > last
