"""An answer: the words, who said them, what became of the question, and how good and how straight it was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum

from candor.domain.deflection import Verdict


class Disposition(StrEnum):
    """What became of a question. *Not asked* never reads as *clear*."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    DEFLECTED = "deflected"
    DECLINED = "declined"
    PROMISED = "promised"
    NOT_APPLICABLE = "not_applicable"
    NOT_ASKED = "not_asked"

    @property
    def label(self) -> str:
        return _DISPOSITIONS[self][0]

    @property
    def glyph(self) -> str:
        return _DISPOSITIONS[self][1]

    @property
    def asked(self) -> bool:
        """Whether the vendor was given the question at all."""
        return self not in (Disposition.NOT_ASKED, Disposition.NOT_APPLICABLE)


_DISPOSITIONS = {
    Disposition.ANSWERED: ("Answered", "●"),
    Disposition.PARTIAL: ("Partial", "◐"),
    Disposition.DEFLECTED: ("Deflected", "○"),
    Disposition.DECLINED: ("Declined", "⊘"),
    Disposition.PROMISED: ("Promised", "◇"),
    Disposition.NOT_APPLICABLE: ("Not applicable", "–"),
    Disposition.NOT_ASKED: ("Not asked", "·"),
}


class Basis(StrEnum):
    """How the speaker knows."""

    FIRST_HAND = "first_hand"
    HEARSAY = "hearsay"
    DOCUMENTED = "documented"

    @property
    def label(self) -> str:
        return {"first_hand": "First-hand", "hearsay": "Hearsay", "documented": "Documented"}[self.value]


class Substance(IntEnum):
    """How good what they said is, against the question's own anchors; judged by the interviewer."""

    WARNING = 1
    WEAK = 2
    SOUND = 3
    STRONG = 4

    @property
    def label(self) -> str:
        return {1: "Warning sign", 2: "Weak", 3: "Sound", 4: "Strong"}[self.value]


def answer_id(interview_id: str, question_key: str) -> str:
    """The one place an answer can be: this interview, this question."""
    return f"{interview_id}/{question_key}"


SET_ASIDE = "Set aside: "
"""How the reason begins of a question that must be asked and was left out before the interview; it stays not asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """``question`` is a key, ``questionnaire/question``. ``disposition_confirmed`` and ``candor_confirmed`` say that a
    person decided; until then the values are the program's suggestion. ``reason`` explains a skip.

    ``chosen`` holds the ids of what was chosen, in the question's order; ``value`` a number (decimal text) or a day
    (ISO 8601). Both are empty for a free answer, and ``text`` may stand beside either.
    """

    id: str
    interview_id: str
    question: str
    text: str = ""
    chosen: tuple[str, ...] = ()
    value: str = ""
    verbatim: bool = False
    basis: Basis | None = None
    speaker: str = ""
    disposition: Disposition = Disposition.NOT_ASKED
    disposition_confirmed: bool = False
    reason: str = ""
    substance: Substance | None = None
    candor: Verdict | None = None
    candor_confirmed: bool = False
    first_given_at: datetime | None = None
    last_changed_at: datetime | None = None
    used_seconds: int = 0

    @property
    def given(self) -> bool:
        """Whether there is anything at all: words, a choice, a number or a day."""
        return bool(self.text or self.chosen or self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Words typed and made durable, not yet settled into the answer and its journal entry."""

    answer_id: str
    text: str
    saved_at: datetime
