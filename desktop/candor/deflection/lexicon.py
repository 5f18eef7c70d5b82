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
        self._phrases = tuple((rule, phrase) for rule in rules for phrase in rule.say)
        self._always = tuple(index for index, (_, phrase) in enumerate(self._phrases) if not phrase.needs)
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        for index, (_, phrase) in enumerate(self._phrases):
            for word in phrase.needs[0] if phrase.needs else ():
                self._by_word[word].append(index)

    def possible(self, vocabulary: frozenset[str]) -> Iterator[tuple[CueRule, Phrase]]:
        """The phrases that could be in a sentence of these words, in a steady order."""
        found = {index for word in vocabulary & self._by_word.keys() for index in self._by_word[word]}
        for index in sorted(found.union(self._always)):
            rule, phrase = self._phrases[index]
            if phrase.could_be_in(vocabulary):
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
