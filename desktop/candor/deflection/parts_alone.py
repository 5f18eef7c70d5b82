"""An answer in a language the listener does not know: the parts whose words occur in it, and no judgement at all."""

from __future__ import annotations

import re

from candor.domain.deflection import Assessment, MetExpectation, Verdict
from candor.domain.question import Expectation, ExpectationKind, Question


def parts_alone(question: Question, answer: str, version: str) -> Assessment:
    """A part's cues, digits for a figure or a day, and what can only be a name tell that it was given. Reasons and
    manner are read by the rules of English, and left alone."""
    found = [(part, _place(part, answer)) for part in question.expects]
    return Assessment(
        verdict=Verdict.STRAIGHT,
        score=0.0,
        kind=None,
        met=tuple(MetExpectation(expectation=part, start=at[0], end=at[1]) for part, at in found if at),
        missing=tuple(part for part, at in found if not at),
        version=version,
        judged=False,
    )


def _place(part: Expectation, answer: str) -> tuple[int, int] | None:
    """Where the first of the part's cues begins a word of the answer."""
    cues = "|".join(re.escape(cue) for cue in sorted(part.cues, key=len, reverse=True))
    match = re.search(rf"(?<!\w)(?:{cues})\w*", answer, re.IGNORECASE) if cues else None
    if match is None and part.kind in _COUNTED:
        match = re.search(r"\d[\d.,:/]*", answer)
    if match is None and part.kind in _NAMED:
        match = _NAME.search(answer)
    return match.span() if match else None


_COUNTED = (ExpectationKind.NUMBER, ExpectationKind.DURATION, ExpectationKind.DATE)
_NAMED = (ExpectationKind.PERSON, ExpectationKind.ORGANISATION)
_NAME = re.compile(
    r"\b(?:Frau|Herrn?|Dr\.|Prof\.|Mme|Madame|Monsieur|Sra?\.|Signora?|Mevrouw|Meneer)\s+[^\W\d_a-z]\w+"
    r"|(?<=[^.!?\s]\s)[^\W\d_a-z]\w+\s+[^\W\d_a-z]\w+"
)
"""A title and a name, or two capitals side by side within a sentence: many languages begin every noun with one."""
