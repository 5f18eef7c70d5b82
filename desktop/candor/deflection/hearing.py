"""One answer heard by every layer: cues, sightings, promises, expectations, wording and the general rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from candor.deflection.cues import FoundCue, find_cues
from candor.deflection.expectations.derived import derived_from
from candor.deflection.expectations.meeting import Evidence, Heard, Meeting
from candor.deflection.expectations.parts import Parts
from candor.deflection.expectations.sightings import Sightings
from candor.deflection.general import general_rules
from candor.deflection.lexicon import Lexicon, read_lexicon
from candor.deflection.promises import PromiseEar
from candor.deflection.text import Reading, Span
from candor.deflection.typed import plainly_given
from candor.deflection.wording import Wording
from candor.domain.deflection import HeardPromise
from candor.domain.question import Expectation, Question, QuestionKind


@dataclass(frozen=True, slots=True)
class Hearing:
    """What each layer noticed. ``derived`` says that the expectations were read out of the question's own words;
    ``told`` that the words plainly give the yes or no, the figure, the day or the choice that was asked for."""

    asked: Reading
    reading: Reading
    names: tuple[Span, ...]
    cues: tuple[FoundCue, ...]
    promises: tuple[HeardPromise, ...]
    expectations: tuple[Expectation, ...]
    derived: bool
    evidence: tuple[Evidence, ...]
    shared: Mapping[str, float]
    deflected: frozenset[int]
    told: bool = False


class Ear:
    """The layers with their data, read from a folder on first use."""

    def __init__(self, lexicon: Path) -> None:
        self._folder = lexicon
        self.parts = Parts(lexicon / "parts.yaml")
        self.promises = PromiseEar(lexicon / "promises.yaml")
        self.wording = Wording(lexicon / "wording.json")

    @cached_property
    def lexicon(self) -> Lexicon:
        return read_lexicon(self._folder / "cues.yaml")

    def hear_answer(self, question: Question, answer: str, on: date) -> Hearing:
        """As ``hear``, with what the question's kind asks for."""
        heard = self.hear(question.say, question.expects, answer, on)
        if question.kind is QuestionKind.FREE:
            return heard
        seen = Sightings(heard.reading, heard.asked, self.parts.table.signs)
        return replace(heard, told=plainly_given(question, heard.reading, seen))

    def hear(self, asked: str, expectations: tuple[Expectation, ...], answer: str, on: date) -> Hearing:
        question, reading = Reading(asked), Reading(answer)
        seen = Sightings(reading, question, self.parts.table.signs)
        cues = find_cues(self.lexicon, reading)
        promises = self.promises.hear(reading, on)
        derived = not expectations
        wanted = expectations or derived_from(question)
        heard = Heard(reading, question, seen, cues, tuple(Span(promise.start, promise.end) for promise in promises))
        meeting = Meeting(self.parts, heard)
        return Hearing(
            asked=question,
            reading=reading,
            names=tuple(name.span for name in seen.names),
            cues=cues,
            promises=promises,
            expectations=wanted,
            derived=derived,
            evidence=meeting.evidence(wanted),
            shared={**meeting.shared, **general_rules(question, reading, cues, seen), "derived": float(derived)},
            deflected=meeting.deflected,
        )
