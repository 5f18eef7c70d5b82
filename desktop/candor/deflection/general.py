"""Rules that were found to hold in interviews, hearings and earnings calls alike, whatever was asked."""

from __future__ import annotations

import re
from collections.abc import Mapping

from candor.deflection.cues import FoundCue
from candor.deflection.expectations.sightings import Sightings
from candor.deflection.text import Reading, Span
from candor.domain.deflection import DeflectionKind

_SHORT_WORDS = 25
_LONG_ENOUGH = 12
_UNFINISHED_WORDS = 4
_YES_NO_QUESTION = re.compile(
    r"(?:^|[.;,:] ?(?:and |but |so |or )?)(?:do|does|did|is|are|was|were|have|has|had|can|could|will|would|may|must|"
    r"should|isn't|aren't|don't|doesn't|any) "
)


def general_rules(asked: Reading, reading: Reading, cues: tuple[FoundCue, ...], seen: Sightings) -> Mapping[str, float]:
    """The share of sentences that ask, and each rule that holds as 1.0."""
    words = len(reading.words)
    short = words <= _SHORT_WORDS
    kinds = {cue.rule.kind for cue in cues}
    content = {word.text for word in reading.words if word.counts}
    holds = {
        "only a question": only_questions(reading),
        "short and claims ignorance": short and DeflectionKind.CLAIMS_IGNORANCE in kinds,
        "short and refuses": short and DeflectionKind.DECLINES in kinds,
        "no word of the question": words > _LONG_ENOUGH and bool(content) and not (reading.stems & asked.stems),
        "no yes or no": bool(_YES_NO_QUESTION.search(asked.plain)) and not seen.yes_no,
        "no plain yes or no": bool(_YES_NO_QUESTION.search(asked.plain)) and not seen.plain_yes_no,
    }
    asking = len(asking_sentences(reading)) / max(1, len(reading.sentences))
    return {"sentences that ask": asking, **{f"rule {name}": 1.0 for name, held in holds.items() if held}}


def asking_sentences(reading: Reading) -> tuple[Span, ...]:
    """Sentences of the answer that ask."""
    return tuple(
        span for span in reading.sentences if reading.plain[span.start : span.end].rstrip("\"') ").endswith("?")
    )


def only_questions(reading: Reading) -> bool:
    return bool(reading.sentences) and len(asking_sentences(reading)) == len(reading.sentences)


def unfinished(reading: Reading) -> bool:
    """A word or three without a full stop: somebody is still typing."""
    return len(reading.words) < _UNFINISHED_WORDS and not reading.plain.rstrip().endswith((".", "!", "?"))
