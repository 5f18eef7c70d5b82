"""Which words of the question ask for which part: "who left, when, and why" has a clause for each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from candor.deflection.text import Reading, stem

_BETWEEN = re.compile(
    r"[?.;:,\n]+(?:\s*(?:and|or|but|then)\b)?|\s(?:and|or)\s(?=(?:who|what|when|where|why|how|which|did|do|does|is|are|was|were|has|have|can|will|on|in|at|by|to|with|for)\b)"
)


def clause_roots(asked: Reading, own: Sequence[frozenset[str]]) -> tuple[frozenset[str], ...]:
    """For each part (given by the roots of its own words) the roots of the clause that asks for it.

    Parts and clauses go by their order where there are as many of each; else by the words they share.
    """
    clauses = [roots for words in _BETWEEN.split(asked.plain) if (roots := _roots(words))]
    if len(clauses) == len(own):
        return tuple(clauses)
    return tuple(
        max(clauses, key=lambda clause: len(clause & roots), default=frozenset())
        if any(clause & roots for clause in clauses)
        else frozenset()
        for roots in own
    )


def _roots(words: str) -> frozenset[str]:
    return frozenset(stem(word.text) for word in Reading(words).words if word.counts)
