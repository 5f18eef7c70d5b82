"""How long it takes to hear one answer of the length people type."""

from __future__ import annotations

from datetime import date
from functools import partial

from candor.domain.question import Expectation, ExpectationKind, Question
from candor.workflows.measurement import Measurement, milliseconds, percentile
from candor.workflows.ports import Assessor

ROUNDS = 200
_QUESTION = Question(
    id="runway",
    say="What is your runway, and who controls the company? If funding changes within a year, what happens to us?",
    expects=(
        Expectation(kind=ExpectationKind.DURATION, label="runway, months", cues=("runway", "months", "cash")),
        Expectation(kind=ExpectationKind.PERSON, label="who controls", cues=("control", "board", "holds")),
        Expectation(kind=ExpectationKind.DOCUMENT, label="continuity plan", cues=("escrow", "continuity", "plan")),
    ),
)
_ANSWER = (
    "Maren: we have a very strong investor base, they have been with us since the seed and they love what we do. "
    "Asked for months she said nine, until the end of August, with the bridge from Halyard counted in. The founders "
    "hold 38 % together, the lead investor 41 % and two of five board seats. She would have to check what the note "
    "allows. Typically companies of our size renew such a note without much trouble, the market is moving that way. "
    "For us there is code escrow with Brightwell since March 2025, released if they stop for thirty days, and Jonas "
    "will send the continuity plan by Friday next week. Nobody has walked through it with a customer yet, which she "
    "said without being asked. If the round slips they would cut the platform team first, twelve people, and keep the "
    "safety desk. She does not expect that to happen."
)


def measure(assessor: Assessor) -> list[Measurement]:
    """The 99th of 100 times for an answer of 150 words, the first one, which reads the lexicon, left out."""
    hear = partial(assessor.assess, _QUESTION, _ANSWER, on=date(2026, 1, 5))
    hear()
    taken = [milliseconds(hear) for _ in range(ROUNDS)]
    return [Measurement(name="flags for 150 words, p99", measured=percentile(taken, 0.99), goal=10, unit="ms")]
