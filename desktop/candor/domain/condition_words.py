"""When a question is asked, in plain words: one clause for each part of its condition, for a page or a preview."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from candor.domain.answer import Disposition, Substance
from candor.domain.asking import STEP
from candor.domain.condition import After, Case, When
from candor.domain.deal import Category
from candor.domain.interview import Mode
from candor.domain.question import Question, Questionnaire
from candor.domain.value import day, decimal


def titles_of(questionnaire: Questionnaire, others: Iterable[Questionnaire] = ()) -> dict[str, str]:
    """What ``condition_words`` needs to say a condition of this questionnaire as people know it: the title of every
    question by its id and by its key, its choices as ``name#choice`` and its unit as ``name#``. Questions of ``others``
    are there by their keys."""
    titles: dict[str, str] = {}
    for other in (*others, questionnaire):
        for key, _, question in other.keyed():
            titles |= _known(key, question)
    for _, _, question in questionnaire.keyed():
        titles |= _known(question.id, question)
    return titles


def _known(name: str, question: Question) -> dict[str, str]:
    labels = {f"{name}#{choice.id}": choice.label for choice in question.options}
    return {name: question.title, **labels, **({f"{name}#": question.unit} if question.unit else {})}


def condition_words(when: When, titles: Mapping[str, str]) -> list[str]:
    """Clauses that must all hold, each to be read by itself, without a full stop: "Only for companion diagnostic",
    "Not if “Runway” is 12 months or more". [] is a question that is always asked. ``titles`` is what ``titles_of``
    makes; a name that is not in it is shown as it is written."""
    return [*_of_the_deal(when), *_of_answers(when, titles)]


def _of_the_deal(when: When) -> Iterator[str]:
    if when.categories:
        yield f"Only for {_either(Category(value).label for value in when.categories)}"
    if when.except_categories:
        yield f"Not for {_either(Category(value).label for value in when.except_categories)}"
    if when.modes:
        yield f"Only in {_either('a ' + Mode(value).label.lower() for value in when.modes)}"


def _of_answers(when: When, titles: Mapping[str, str]) -> Iterator[str]:
    for after in when.after:
        yield f"{'Not' if after.unless else 'Only'} if {_clause(after, titles)}"
    cases = [_case(case, titles) for case in when.any_of]
    if len(cases) == 1:
        yield f"Only if {cases[0]}"
    elif cases:
        yield f"Only if one of these holds: {'; or '.join(cases)}"


def _case(case: Case, titles: Mapping[str, str]) -> str:
    holding = " and ".join(_clause(after, titles) for after in case.after if not after.unless)
    failing = " or ".join(_clause(after, titles) for after in case.after if after.unless)
    if not failing:
        return holding
    return f"{holding}, unless {failing}" if holding else f"it is not so that {failing}"


def _clause(after: After, titles: Mapping[str, str]) -> str:
    """The condition as it stands before ``unless`` turns it round; the title is said once."""
    title = f"“{titles.get(after.question, after.question)}”"
    return f"{title} {' and '.join(_parts(after, titles))}"


def _parts(after: After, titles: Mapping[str, str]) -> Iterator[str]:
    if after.dispositions:
        yield f"was {_either(Disposition(value).label.lower() for value in after.dispositions)}"
    if after.substance:
        yield f"was rated {_either(_RATINGS.get(value, value) for value in after.substance)}"
    if after.chosen:
        yield f"was answered with {_either('‘' + _choice(after, name, titles) + '’' for name in after.chosen)}"
    for written, words in (
        (after.at_least, ("{} or more", "on or after {}", "‘{}’ or better")),
        (after.at_most, ("{} or less", "on or before {}", "‘{}’ or worse")),
        (after.above, ("more than {}", "after {}", "better than ‘{}’")),
        (after.below, ("less than {}", "before {}", "worse than ‘{}’")),
    ):
        if written:
            yield f"is {_measured(after, written, words, titles)}"
    if after.answered is not None:
        yield "has an answer" if after.answered else "has no answer"


def _measured(after: After, written: str, words: tuple[str, str, str], titles: Mapping[str, str]) -> str:
    """A number, a day and a rating's step are compared in different words."""
    number: Decimal | None = decimal(written)
    if number is not None:
        return words[0].format(f"{written} {titles.get(f'{after.question}#', '')}".strip())
    on = day(written)
    if on is not None:
        return words[1].format(f"{on.day} {on:%B} {on.year}")
    return words[2].format(_choice(after, written, titles))


def _choice(after: After, name: str, titles: Mapping[str, str]) -> str:
    return titles.get(f"{after.question}#{name}", name)


_RATINGS = {name: Substance(substance).label.lower() for substance, name in STEP.items()}


def _either(words: Iterable[str]) -> str:
    listed = list(words)
    return listed[0] if len(listed) == 1 else ", ".join(listed[:-1]) + " or " + listed[-1]
