"""Logistic regression read from a file a person can read: a weight for each named feature, nothing hidden."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Logistic:
    """One score per class: ``start`` plus feature times weight. With one class it is yes-or-no for that class."""

    classes: tuple[str, ...]
    start: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]

    def chances(self, features: Mapping[str, float]) -> dict[str, float]:
        scores = list(self.start)
        for name, value in features.items():
            if value and name in self.weights:
                for index, weight in enumerate(self.weights[name]):
                    scores[index] += value * weight
        if len(scores) == 1:
            return {self.classes[0]: _squashed(scores[0])}
        highest = max(scores)
        powers = [math.exp(score - highest) for score in scores]
        total = sum(powers)
        return {name: power / total for name, power in zip(self.classes, powers, strict=True)}


def _squashed(score: float) -> float:
    return 1 / (1 + math.exp(-score)) if score > -500 else 0.0


@dataclass(frozen=True, slots=True)
class Weights:
    """What ``weights.json`` holds: whether a part is met, the verdict, the kind; ``version`` names them all."""

    version: str
    met: Logistic
    verdict: Logistic
    kind: Logistic


def read_weights(path: Path) -> Weights:
    with path.open(encoding="utf-8") as stream:
        content = json.load(stream)
    return Weights(content["version"], *(_logistic(content[name]) for name in ("met", "verdict", "kind")))


def _logistic(content: dict[str, object]) -> Logistic:
    classes, start, weights = content["classes"], content["start"], content["weights"]
    if not (isinstance(classes, list) and isinstance(start, list) and isinstance(weights, dict)):
        raise TypeError("weights.json is not in the shape that training writes")
    return Logistic(tuple(classes), tuple(start), {name: tuple(numbers) for name, numbers in weights.items()})
