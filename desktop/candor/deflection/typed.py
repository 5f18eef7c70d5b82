"""Questions that want a yes or no, a figure, a day or a choice: whether an answer's words plainly give it.

Whoever is asked for a number and says "12" has answered; no guess about wording outweighs that.
"""

from __future__ import annotations

import re

from candor.deflection.expectations.sightings import Sightings
from candor.deflection.general import only_questions
from candor.deflection.text import Reading, fold
from candor.domain.question import Question, QuestionKind

_SHORT, _LONGEST = 12, 30
"""Words: in so few a figure or a day is the answer; in so many a yes or no, or a choice at the beginning, leads one."""
_YES_OR_NO = re.compile(
    r"[\s\"'(-]*(?:yes|yep|yeah|no|nope|nah|never|correct|right|true|false|partly|in part|not (?:yet|any ?more|at all)|"
    r"we (?:do|did|have|are|were|can|will|don't|do not|didn't|did not|haven't|have not|aren't|are not|can't|cannot))"
    r"(?!\w| (?:comment|idea|say|tell))"
)
_FIGURE = re.compile(
    r"\d|\b(?:zero|none|nothing|nil|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|"
    r"seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|hundreds?|thousands?|millions?|billions?|"
    r"dozens?|half|(?:an?|one) (?:day|week|month|quarter|year))\b|^\W*(?:just |only |about )?one\b"
)
_DAY = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\bnever\b|\b(?:today|yesterday|tomorrow)\b")
_ALL_OR_NONE = re.compile(r"[\s\"'(-]*(?:all|both|none|neither|every one|each)\b")


def plainly_given(question: Question, reading: Reading, seen: Sightings) -> bool:
    """Whether these words give what a question of this kind asks for, or are a remark beside what was entered already:
    a question that no longer says anything asks for nothing. Always False for a free answer, and where it names parts
    of its own."""
    if question.expects or only_questions(reading):
        return False
    if not question.say.strip():
        return question.kind is not QuestionKind.FREE
    words = len(reading.words)
    if question.kind is QuestionKind.NUMBER:
        return words <= _SHORT and bool(_FIGURE.search(reading.plain))
    if question.kind is QuestionKind.DATE:
        return words <= _SHORT and bool(seen.dates or _DAY.search(reading.plain))
    if question.kind is QuestionKind.YES_NO and words <= _LONGEST and _YES_OR_NO.match(reading.plain):
        return True
    return words <= _LONGEST and _chosen(question, reading.plain, short=words <= _SHORT)


def _chosen(question: Question, plain: str, *, short: bool) -> bool:
    """Whether a choice is named: anywhere in a short answer, at the beginning of a longer one."""
    if question.kind is QuestionKind.MANY_OF and short and _ALL_OR_NONE.match(plain):
        return True
    for choice in question.options:
        label = fold(choice.label).strip().rstrip(".")
        found = re.search(rf"(?<!\w){re.escape(label)}(?!\w)", plain) if label else None
        if found and (short or not plain[: found.start()].removeprefix("the ").strip(" \"'(-")):
            return True
    return False
