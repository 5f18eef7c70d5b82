"""The cue lexicon as it is read from ``cues.yaml``: reviewable rules, each with its reason and its examples."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from candor.deflection.phrases import Phrase, compile_phrases
from candor.domain.deflection import DeflectionKind


@dataclass(frozen=True, slots=True)
class CueRule:
    """One way to slide away. ``where`` is "anywhere", "opening" (of a sentence), "first" (of the answer) or "short" (in
    a short answer); a match in a sentence that holds one of ``unless`` is excused."""

    id: str
    kind: DeflectionKind
    reason: str
    confidence: float
    where: str
    say: tuple[Phrase, ...]
    unless: tuple[Phrase, ...]
    fires: tuple[str, ...]
    quiet: tuple[str, ...]


class Lexicon:
    """All rules, and for each word the phrases that need it: an answer is only searched for what it could hold."""

    def __init__(self, rules: tuple[CueRule, ...]) -> None:
        self.rules = rules
        self._always: list[tuple[CueRule, Phrase]] = []
        self._by_anchor: defaultdict[str, list[tuple[CueRule, Phrase]]] = defaultdict(list)
        for rule in rules:
            for phrase in rule.say:
                if phrase.anchors is None:
                    self._always.append((rule, phrase))
                else:
                    for anchor in phrase.anchors:
                        self._by_anchor[anchor].append((rule, phrase))

    def possible(self, vocabulary: frozenset[str]) -> Iterator[tuple[CueRule, Phrase]]:
        """The phrases that could match an answer with these words, each once, in a steady order."""
        seen: set[int] = set()
        yield from self._always
        for word in sorted(vocabulary & self._by_anchor.keys()):
            for rule, phrase in self._by_anchor[word]:
                if id(phrase) not in seen:
                    seen.add(id(phrase))
                    yield rule, phrase


def read_yaml(path: Path) -> dict[str, Any]:
    """A data file that ships with the program (never a person's file)."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with path.open(encoding="utf-8") as stream:
        loaded: dict[str, Any] = yaml.load(stream, Loader=loader)
    return loaded


def read_lexicon(path: Path) -> Lexicon:
    content = read_yaml(path)
    names: Mapping[str, str] = content["lists"]
    return Lexicon(
        tuple(
            CueRule(
                id=entry["id"],
                kind=DeflectionKind(entry["kind"]),
                reason=entry["reason"],
                confidence=float(entry["confidence"]),
                where=entry.get("where", "anywhere"),
                say=compile_phrases(entry["say"], names),
                unless=compile_phrases(entry.get("unless", ()), names),
                fires=tuple(entry["fires"]),
                quiet=tuple(entry["quiet"]),
            )
            for entry in content["cues"]
        )
    )
