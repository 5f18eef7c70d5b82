"""The listener: the assessor that the workflows are handed. Reads its data from a folder the first time it listens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from candor.deflection.combine import Combiner
from candor.deflection.hearing import Ear
from candor.deflection.parts_alone import parts_alone
from candor.deflection.weights import read_weights
from candor.domain.deflection import Assessment
from candor.domain.question import Expectation, Question


class Listener:
    """Implements ``workflows.ports.Assessor``. ``lexicon`` is the folder of cues, parts, promises and weights."""

    def __init__(self, lexicon: Path) -> None:
        self._folder = lexicon
        self._ear = Ear(lexicon)

    @cached_property
    def _combiner(self) -> Combiner:
        return Combiner(read_weights(self._folder / "weights.json"), self._ear.wording)

    def assess(self, question: Question, answer: str, *, on: date | None = None, language: str = "en") -> Assessment:
        """What is noticed; never raises for any text. ``on`` is the day from which "by Friday" counts, else today. Only
        English is judged."""
        if language.partition("-")[0].lower() != "en":
            return parts_alone(question, answer, self._combiner.version)
        day = on if on is not None else datetime.now().astimezone().date()
        return self._combiner.assess(self._ear.hear_answer(question, answer, day))

    def expectations_from(self, words: Sequence[str | Mapping[str, Any]]) -> tuple[Expectation, ...]:
        """Typed mappings and free words ("months of runway", "who pays") as expectations."""
        return self._ear.parts.expectations_from(words)
