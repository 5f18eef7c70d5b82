"""Expectations read out of the question itself, where it names none: "who" wants a name, "how long" a duration."""

from __future__ import annotations

import re

from candor.deflection.text import Reading
from candor.domain.question import Expectation
from candor.domain.question import ExpectationKind as Kind

_MOST = 4
_LAST = 3
_ASKED = (
    (
        Kind.DURATION,
        "how long",
        r"how (?:long|soon|fast|many (?:\w{1,12} )?(?:days|weeks|months|years|hours))|runway|notice period",
    ),
    (
        Kind.NUMBER,
        "how many",
        (
            r"how (?:many|much|big|large|often)|cost|ratio|headcount|budget|"
            r"what (?:share|percentage|number|price|ratio|did it cost)"
        ),
    ),
    (Kind.DATE, "when", r"when|since when|what date|by what date|which (?:month|year)"),
    (Kind.PERSON, "who", r"who|whom|whose|names? of|by name|reference customers?|contacts?"),
    (
        Kind.DOCUMENT,
        "the document",
        r"show (?:me|us)|may (?:i|we) see|can (?:i|we) see|documents?|in writing|which (?:file|report|clause)",
    ),
    (Kind.REASON, "why", r"why|what caused|for what reason|the reasons?|what went wrong"),
    (
        Kind.INSTANCE,
        "an instance",
        (
            r"an? (?:example|instance|case)|(?:the|your) last|last time|most recent|"
            r"tell (?:me|us) about (?:a|the)|walk (?:me|us) through"
        ),
    ),
    (
        Kind.CHANGE,
        "what changed",
        (
            r"what (?:has |have |was |did you |did they )?(?:changed?|learned|learn|done)|"
            r"different (?:now|today|since)|what are you doing"
        ),
    ),
    (
        Kind.ORGANISATION,
        "which one",
        r"which (?:customer|client|partner|company|hospital|vendor|supplier|one|sponsor)s?",
    ),
    (
        Kind.YES_NO,
        "yes or no",
        (
            r"(?:^|[.;,?:] ?(?:and |but |so |or )?)"
            r"(?:do|does|did|is|are|was|were|have|has|had|can|could|will|would|may|must)"
        ),
    ),
)
_PATTERNS = tuple((kind, label, re.compile(rf"(?<!\w)(?:{words})(?!\w)")) for kind, label, words in _ASKED)


def derived_from(asked: Reading) -> tuple[Expectation, ...]:
    """At most four, in the order in which the question asks for them. A speech before the question asks for nothing."""
    asking = [span for span in asked.sentences if asked.plain[span.start : span.end].rstrip("\"') ").endswith("?")]
    begin = asking[-_LAST:][0].start if asking else 0
    found: list[tuple[int, Expectation]] = []
    for kind, label, pattern in _PATTERNS:
        match = pattern.search(asked.plain, begin)
        if match is not None:
            found.append((match.start(), Expectation(kind=kind, label=label)))
    return tuple(expectation for _, expectation in sorted(found, key=lambda pair: pair[0])[:_MOST])
