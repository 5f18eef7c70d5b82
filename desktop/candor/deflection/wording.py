"""The wording layer: single words and pairs with weights learned from labelled answers, one readable line each."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from candor.deflection.text import Reading, Span, stem


def wording_of(reading: Reading, names: Sequence[Span]) -> list[str]:
    """An answer as the layer reads it: roots in order, a name "@", a number "#", and a "?" for each question."""
    place = 0
    read: list[str] = []
    for word in reading.words:
        while place < len(names) and names[place].end <= word.start:
            place += 1
        if place < len(names) and names[place].start <= word.start:
            token = "@"
        elif word.text[0].isdigit():
            token = "#"
        else:
            token = stem(word.text)
        if token != "@" or not read or read[-1] != "@":
            read.append(token)
    asking = sum(reading.plain[span.start : span.end].rstrip("\"') ").endswith("?") for span in reading.sentences)
    return read + ["?"] * min(asking, 3)


def with_pairs(tokens: list[str]) -> list[str]:
    return tokens + [f"{first} {second}" for first, second in pairwise(tokens)]


@dataclass(frozen=True, slots=True)
class WordWeights:
    """``words`` maps a token or pair to its rarity and its weight for each of ``classes``."""

    classes: tuple[str, ...]
    start: tuple[float, ...]
    words: Mapping[str, tuple[float, ...]]


class Wording:
    """Scores an answer's words. Classes are "straight" and the kinds; "half_answer" stands for every partial answer."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def weights(self) -> WordWeights:
        with self._path.open(encoding="utf-8") as stream:
            content = json.load(stream)
        return WordWeights(
            tuple(content["classes"]),
            tuple(content["start"]),
            {word: tuple(numbers) for word, numbers in content["words"].items()},
        )

    def chances(self, reading: Reading, names: Sequence[Span]) -> Mapping[str, float]:
        """How likely each class is by the words alone."""
        weights = self.weights
        counts = Counter(token for token in with_pairs(wording_of(reading, names)) if token in weights.words)
        values = {token: (1 + math.log(count)) * weights.words[token][0] for token, count in counts.items()}
        length = math.sqrt(sum(value * value for value in values.values())) or 1.0
        scores = list(weights.start)
        for token, value in values.items():
            share = value / length
            for index, weight in enumerate(weights.words[token][1:]):
                if weight:
                    scores[index] += share * weight
        highest = max(scores)
        powers = [math.exp(score - highest) for score in scores]
        total = sum(powers)
        return {name: power / total for name, power in zip(weights.classes, powers, strict=True)}
