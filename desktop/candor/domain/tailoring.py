"""Questions as a person has tailored them before an interview: which are asked, in which order, which are their own.

Immutable, so that every step can be undone: each change gives the next tailoring. Sections move among each other,
questions within their section.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from candor.domain.offered import Offered, needed
from candor.domain.question import Question, Questionnaire, Section

T = TypeVar("T")

OWN = "+own"
"""Stands for the questionnaire of added questions until the interview is there; no questionnaire can have this id."""


@dataclass(frozen=True, slots=True)
class Part:
    """A section's questions in the order they are asked, those left out in their places; ``place`` is
    ``questionnaire/section``."""

    place: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tailoring:
    """``asked`` are the keys that are asked; ``reasons`` say why one that must be asked is left out. ``added`` are
    questions of one's own, whose keys begin with ``OWN``."""

    parts: tuple[Part, ...] = ()
    asked: frozenset[str] = frozenset()
    added: tuple[Question, ...] = ()
    reasons: tuple[tuple[str, str], ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key, asked or not, in order."""
        return tuple(key for part in self.parts for key in part.keys)

    @property
    def agenda(self) -> tuple[str, ...]:
        """The keys that are asked, in order."""
        return tuple(key for key in self.keys if key in self.asked)

    def reason(self, key: str) -> str:
        return dict(self.reasons).get(key, "")

    # What is asked --------------------------------------------------------------------------------------------------

    def with_asked(self, keys: Collection[str], found: Mapping[str, Offered]) -> Tailoring:
        """These are asked too, with those whose answers they wait for."""
        more = needed((key for key in keys if key in found), found) | {key for key in keys if key not in found}
        return self.asking(self.asked | more)

    def without_asked(self, keys: Collection[str]) -> Tailoring:
        return self.asking(self.asked - set(keys))

    def asking(self, keys: Iterable[str]) -> Tailoring:
        """Exactly these are asked. A reason goes where its question comes back."""
        asked = frozenset(keys) & frozenset(self.keys)
        return replace(self, asked=asked, reasons=tuple(each for each in self.reasons if each[0] not in asked))

    def because(self, key: str, reason: str) -> Tailoring:
        """Why one that must be asked is left out; "" takes the reason back."""
        others = tuple(each for each in self.reasons if each[0] != key)
        return replace(self, reasons=(*others, (key, reason)) if reason else others)

    # In which order -------------------------------------------------------------------------------------------------

    def with_part_at(self, place: str, number: int) -> Tailoring:
        """The section becomes the one at this place, from 0; beyond an end it becomes the first or last."""
        return replace(self, parts=_put(self.parts, lambda part: part.place == place, number))

    def with_key_at(self, key: str, number: int) -> Tailoring:
        """The question becomes the one at this place within its section."""
        return replace(
            self,
            parts=tuple(
                replace(part, keys=_put(part.keys, lambda each: each == key, number)) if key in part.keys else part
                for part in self.parts
            ),
        )

    def written(self, found: Mapping[str, Offered]) -> bool:
        """Whether the order is the one it was written in."""
        return self.keys == tailoring(found, added=self.added).keys

    # One's own ------------------------------------------------------------------------------------------------------

    def with_added(self, question: Question) -> Tailoring:
        """A question of one's own more, asked last, or in the place of the one with its id."""
        key = own_key(question)
        if any(each.id == question.id for each in self.added):
            return replace(self, added=tuple(question if each.id == question.id else each for each in self.added))
        parts = self.parts
        if not any(part.place == OWN_PLACE for part in parts):
            parts = (*parts, Part(OWN_PLACE, ()))
        parts = tuple(replace(p, keys=(*p.keys, key)) if p.place == OWN_PLACE else p for p in parts)
        return replace(self, parts=parts, added=(*self.added, question), asked=self.asked | {key})

    def without_added(self, question_id: str) -> Tailoring:
        key = f"{OWN}/{question_id}"
        parts = (replace(part, keys=tuple(each for each in part.keys if each != key)) for part in self.parts)
        return replace(
            self,
            parts=tuple(part for part in parts if part.keys),
            asked=self.asked - {key},
            added=tuple(each for each in self.added if each.id != question_id),
            reasons=tuple(each for each in self.reasons if each[0] != key),
        )

    # Another choice of questionnaires -------------------------------------------------------------------------------

    def rebased(self, found: Mapping[str, Offered], proposed: Collection[str]) -> Tailoring:
        """The same for another choice: what is still there keeps its place and its fate, what is new comes behind and
        is asked where it is proposed."""
        known, wanted = set(self.keys), set(proposed)
        fresh = tailoring(found, added=self.added)
        there = set(fresh.keys)
        kept = [replace(part, keys=tuple(key for key in part.keys if key in there)) for part in self.parts]
        at = {part.place: number for number, part in enumerate(kept)}
        for part in fresh.parts:
            new = tuple(key for key in part.keys if key not in known)
            if part.place in at:
                number = at[part.place]
                kept[number] = replace(kept[number], keys=kept[number].keys + new)
            else:
                kept.append(part)
        asked = {key for key in there if key in self.asked or (key not in known and key in wanted)}
        reasons = tuple(each for each in self.reasons if each[0] in there)
        parts = tuple(part for part in kept if part.keys)
        return replace(self, parts=parts, reasons=reasons).asking(asked)


def tailoring(
    found: Mapping[str, Offered], asked: Iterable[str] | None = None, added: Sequence[Question] = ()
) -> Tailoring:
    """Everything in the order written, the added ones last, of which these are asked; None asks all."""
    parts: dict[str, list[str]] = {}
    for key, each in found.items():
        parts.setdefault(each.place, []).append(key)
    if added:
        parts[OWN_PLACE] = [own_key(question) for question in added]
    made = Tailoring(parts=tuple(Part(place, tuple(keys)) for place, keys in parts.items()), added=tuple(added))
    return made.asking(made.keys if asked is None else asked)


OWN_TITLE = "Our own questions"
OWN_PLACE = f"{OWN}/own"


def own_key(question: Question) -> str:
    return f"{OWN}/{question.id}"


def with_own(found: Mapping[str, Offered], added: Sequence[Question]) -> dict[str, Offered]:
    """What is offered and one's own, so that both can be looked up and measured alike."""
    if not added:
        return dict(found)
    section = Section(id="own", title=OWN_TITLE, questions=tuple(added))
    own = Questionnaire(id=OWN, version="1", title=OWN_TITLE, sections=(section,))
    return {**found, **{key: Offered(key, own, section, question) for key, _, question in own.keyed()}}


def _put(things: tuple[T, ...], which: Callable[[T], bool], number: int) -> tuple[T, ...]:
    moved = [each for each in things if which(each)]
    rest = [each for each in things if not which(each)]
    number = min(max(number, 0), len(rest))
    return (*rest[:number], *moved, *rest[number:])
