"""Free words to typed expectations: "months of runway" is a duration about cash, "who pays" a party about paying."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from candor.deflection.lexicon import read_yaml
from candor.deflection.phrases import Phrase, compile_phrase
from candor.deflection.text import Reading, stem
from candor.domain.question import Expectation, ExpectationKind

_LONGEST_LABEL = 120


@dataclass(frozen=True, slots=True)
class PartTable:
    """What ``parts.yaml`` says: phrases and words that give a label its kind, and roots that speak of the same
    subject; ``signs`` are the phrases that show a part of a kind."""

    phrases: Mapping[str, ExpectationKind]
    words: Mapping[str, ExpectationKind]
    near: Mapping[str, frozenset[str]]
    signs: Mapping[str, Phrase]


def read_parts(path: Path) -> PartTable:
    content = read_yaml(path)
    phrases: dict[str, ExpectationKind] = {}
    words: dict[str, ExpectationKind] = {}
    for kind, listed in content["kinds"].items():
        for entry in (piece.strip() for piece in listed.split(";")):
            if not entry:
                continue
            table = phrases if " " in entry or "/" in entry else words
            table.setdefault(entry, ExpectationKind(kind))
    near: defaultdict[str, set[str]] = defaultdict(set)
    for line in content["near"]:
        roots = [stem(word) for word in line.split()]
        for root in roots[:2]:
            near[root].update(roots)
    signs = {name: compile_phrase(" ".join(source.split()), {}) for name, source in content["signs"].items()}
    return PartTable(phrases, words, {root: frozenset(roots) for root, roots in near.items()}, signs)


class Parts:
    """Turns labels into expectations and expectations into the roots an answer would use."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def table(self) -> PartTable:
        return read_parts(self._path)

    def expectations_from(self, words: Sequence[str | Mapping[str, Any]]) -> tuple[Expectation, ...]:
        """Typed mappings (``kind``, ``label``, ``cues``) and free words alike, in order; what is empty is left out."""
        found = (self._typed(entry) if isinstance(entry, Mapping) else self._free(str(entry)) for entry in words)
        return tuple(expectation for expectation in found if expectation is not None)

    def _typed(self, entry: Mapping[str, Any]) -> Expectation | None:
        label = " ".join(str(entry.get("label") or entry.get("kind") or "").split())[:_LONGEST_LABEL]
        if not label:
            return None
        cues = entry.get("cues") or ()
        try:
            kind = ExpectationKind(str(entry.get("kind", "")).replace("/", "_").replace(" ", "_").lower())
        except ValueError:
            kind = self.kind_of(label)
        listed = [cues] if isinstance(cues, str) else list(cues)
        return Expectation(kind=kind, label=label, cues=tuple(str(cue).casefold() for cue in listed))

    def _free(self, label: str) -> Expectation | None:
        label = " ".join(label.split())[:_LONGEST_LABEL]
        return Expectation(kind=self.kind_of(label), label=label) if label else None

    def kind_of(self, label: str) -> ExpectationKind:
        """The kind a label speaks of; plain words when nothing is known about it."""
        folded = label.casefold()
        whole = self.table.phrases.get(folded) or self.table.words.get(folded)
        if whole is not None:
            return whole
        held = [phrase for phrase in self.table.phrases if phrase in folded]
        if held:
            return self.table.phrases[max(held, key=len)]
        words = [word.text for word in Reading(folded).words]
        if words and words[0] in ("who", "whom", "why", "when", "which"):
            return self.table.words[words[0]]
        head = words[: words.index("of")] if "of" in words[1:] else words
        for word in [*reversed(head), *reversed(words)]:
            for form in (word, word.rstrip("s"), word + "s"):
                if form in self.table.words:
                    return self.table.words[form]
        return ExpectationKind.WORDS

    def roots_of(self, expectation: Expectation) -> tuple[frozenset[str], frozenset[str]]:
        """The roots of its own words, and those near them: the table's and the cues that came with it."""
        own = Reading(expectation.label).stems
        near = {stem(word.text) for cue in expectation.cues for word in Reading(cue).words if word.counts}
        for root in own | {stem(word.text) for word in Reading(expectation.label).words}:
            near |= self.table.near.get(root, frozenset())
        return own, frozenset(near - own)
