"""When a question is asked: conditions on the deal, the sitting, and earlier answers, as plain data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class After:
    """A condition on an earlier answer of the same interview. Parts that are empty do not restrict, all others must
    hold; ``unless`` turns the whole of it round.

    ``question`` is an id of the same questionnaire or a key. ``chosen`` names choices, any of which was taken
    ("yes"/"no" for a yes/no question). ``at_least``, ``at_most``, ``above``, ``below`` compare a number, a day
    (ISO 8601) or, by its place, a rating's step. ``answered`` asks only whether there is any answer at all.
    """

    question: str
    dispositions: tuple[str, ...] = ()
    substance: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()
    at_least: str = ""
    at_most: str = ""
    above: str = ""
    below: str = ""
    answered: bool | None = None
    unless: bool = False

    @property
    def key_in(self) -> str:
        """The questionnaire's id where ``question`` is a key, else ""."""
        return self.question.partition("/")[0] if "/" in self.question else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One way for a condition to hold: all of these at once."""

    after: tuple[After, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The condition under which a question is asked; empty parts do not restrict, all parts must hold. ``any_of`` holds
    as soon as one of its cases does."""

    categories: tuple[str, ...] = ()
    except_categories: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    after: tuple[After, ...] = ()
    any_of: tuple[Case, ...] = ()

    def fits(self, category: str | None, mode: str) -> bool:
        """Whether the deal and the sitting alone allow it; None is a category nobody has chosen yet."""
        if category is not None:
            if self.categories and category not in self.categories:
                return False
            if category in self.except_categories:
                return False
        return not self.modes or mode in self.modes

    @property
    def depends(self) -> tuple[After, ...]:
        """Every condition on an earlier answer, in whatever case."""
        return (*self.after, *(after for case in self.any_of for after in case.after))


ALWAYS = When()
"""No condition."""
