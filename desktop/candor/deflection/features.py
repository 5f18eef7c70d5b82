"""What the layers say about an answer, put side by side as named numbers: what the combiner weighs."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from candor.deflection.cues import FoundCue
from candor.domain.deflection import DeflectionKind

_LEAST = 1e-4


def log_odds(chance: float) -> float:
    chance = min(1 - _LEAST, max(_LEAST, chance))
    return math.log(chance / (1 - chance))


def wording_features(chances: Mapping[str, float]) -> dict[str, float]:
    """The wording layer's view, for the layers above: straight, partial, evasive."""
    straight = chances["straight"]
    partial = chances[DeflectionKind.HALF_ANSWER.value]
    return {
        "words say straight": log_odds(straight),
        "words say partial": log_odds(partial),
        "words say evasive": log_odds(1 - straight - partial),
    }


def verdict_features(
    shared: Mapping[str, float], met: Sequence[float], wording: Mapping[str, float]
) -> dict[str, float]:
    """``shared`` is what holds for the whole answer, ``met`` the chance of each part being met."""
    features = {**shared, **wording_features(wording)}
    if met:
        odds = [log_odds(chance) for chance in met]
        features.update(
            {
                "parts, mean": sum(met) / len(met),
                "parts, least": min(met),
                "parts, most": max(met),
                "parts, odds, mean": sum(odds) / len(odds),
                "parts, odds, least": min(odds),
                "parts, odds, most": max(odds),
                "parts asked for": float(len(met)),
            }
        )
    return features


def kind_features(
    cues: Sequence[FoundCue], shared: Mapping[str, float], wording: Mapping[str, float]
) -> dict[str, float]:
    features = dict(shared)
    for cue in cues:
        name = f"cues {cue.rule.kind.value}"
        features[name] = features.get(name, 0.0) + cue.rule.confidence
    for kind in DeflectionKind:
        features[f"words say {kind.value}"] = log_odds(wording[kind.value])
    return features
