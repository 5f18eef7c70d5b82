"""When a promise is due: the words that date it. What hangs on an event ("when Anneke is back") is dated in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from candor.deflection import days
from candor.deflection.days import Resolve

_N = "|".join(sorted(map(re.escape, days.NUMBERS), key=len, reverse=True)) + r"|\d{1,3}"
_MONTH = (
    r"(?P<month>january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)"
)
_DAYNAME = r"(?P<day>mondays?|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|weds?|thurs?|thu|fri)"
_ORDINAL = rf"(?P<ordinal>{'|'.join(days.ORDINALS)})"
_NTH = rf"(?P<nth>\d{{1,2}})(?:st|nd|rd|th)?|{_ORDINAL}"
_WHICH = r"(?P<which>first|second|third|fourth|last)"
_STRICT_NTH = rf"(?:(?P<nth>\d{{1,2}})(?:st|nd|rd|th)|(?:the )?{_ORDINAL})"
_NOT_A_DAY = r"(?!\s(?:week|quarter|month|floor|time|one|of|version|round|year))"
_BEFORE = (
    r"(?:(?:by|before|until|till|til|on|on or around|around|within|in|no later than|at the latest(?: by| on)?|"
    r"latest(?: by)?|after|at|for|from|over|during|about|maybe|probably|likely in|likely|hopefully|right after|"
    r"first thing|sometime|some time|at some point|to|in the course of)\s+){0,2}"
)
_TAIL = (
    r"(?:\s+(?:latest|at the latest|a\.?m\.?|p\.?m\.?|noon|morning|"
    r"afternoon|evening|night|at noon|at ten|cob|eob|eod))?"
)
_UNTIL = r"by|before|until|till"
_OUR = r"(?:the|our|your|my|his|her|an|a|that)"
_EVENT = (
    rf"(?:(?:after|before|when|once)\s+(?:{_OUR}|we've met on the|we meet at the)?\s?|(?:at|on|by|to|until)\s+{_OUR}\s)"
    r"(?:[\w'-]{1,24}\s+){0,5}?(?:on|of|in)\s+(?:the\s+)?"
)
_WEEK = r"w(?:ee)?k"
_WHICH_WEEK = rf"(?:(?:the )?{_WEEK} after next|(?:of )?next {_WEEK}|{_WEEK})"
_STRETCH = rf"(?:{_WEEK}|month|mo|quarter|qtr|year)"
_PART_OF_MONTH = (
    r"(?:end of|the end of|late|mid[- ]?|(?:the )?middle of|early|(?:the )?start of|beginning of|"
    r"(?:the )?first days of|"
    rf"the (?:first|second|third|last) {_WEEK} (?:of|in)|(?:1st|2nd|3rd|second|first|third) {_WEEK} (?:of|in)|"
    rf"the week of)"
)
_SAME_DAY = (
    r"tonight(?: or tomorrow)?|today|(?:later )?this (?:morning|afternoon|aft|evening|very day)|later today|"
    r"(?:the )?end of (?:the )?day|cob|eob|eod|close of (?:play|business)|(?:the|this|our) (?:call|meeting)|"
    r"(?:within )?the hour|\d{1,2} ?(?:pm|am)|we hang up|you leave(?: the building)?|we reach the airport|"
    r"after lunch|"
    r"right after the call|noon|lunch"
)
_PERIOD = (
    r"(?:the\s+|in\s+)?(?:end of|early|mid|late|start of|beginning of|the end of|the start of|the course of|"
    r"first thing|"
    r"sometime|the)?\s?(?:the |this |next |coming |following )?(?:the )?"
    rf"(?:week ?end|wkend|week after next|(?:next |this |end of (?:the )?|early |"
    rf"the end of (?:the )?){_STRETCH})(?:\s?end)?"
    rf"|(?:month|quarter|year)[- ]end|(?:the )?end of (?:the |this |next )?{_STRETCH}|next {_STRETCH}"
    rf"|this (?:{_WEEK}|month|quarter)|the (?:month|quarter|week|year) (?:is out|is over|closes|ends)"
    rf"|within the (?:month|week|quarter|year)|(?:a )?{_WEEK} after next"
)
_IN_DAYS = (
    rf"(?:the\s+)?(?:next\s+)?(?:an?\s+)?(?P<n>{_N})(?:\s?(?:-|to|or)\s?\w{{1,12}})?[\s-]"
    rf"(?P<unit>(?:working |business )days?|(?:calendar )?days?|weeks?|wks?|months?|quarters?|years?|hours?|hrs?|"
    rf"fortnight)"
    r"(?:'?s?'? time)?(?: or so| or two)?"
)
_CLOSE = r"(?:(?:cob|eob|eod|close of (?:play|business)|the close of play|end of day|noon|lunch)\s+(?:on\s+)?)?"
_OCCASION = (
    r"(?:the )?(?:new year|autumn|spring|summer|winter|long weekend|bank holiday|new quarter|next call|next meeting|"
    r"next committee|site visit|minutes)"
)
_SOON = (
    r"(?:very )?(?:soon|shortly|asap|in due course|in the next (?:few )?days|a few days|in a few days|"
    r"the next day or two|in the next day or two)"
)
_WHEN = (
    r"(?:when|once|as soon as|after) (?:[\w'-]{1,24} ){1,6}(?:is|are|was|has|have|had|been|back|home|met|meets|"
    r"signed|approved|"
    r"session|audit|call|offsite|meeting|board|clears)(?: (?:back|done|signed|through|out|met|it|approved|"
    r"had their look|"
    r"started|home|ready|under nda))?"
)
_FIRM = re.compile(
    r"(?:maybe |likely |hopefully |probably )?(?:by|before|until|till|no later|latest|at the latest|within|tomorrow|"
    r"tmrw|"
    r"tonight|later today|this (?:afternoon|aft|evening|week)|next|soon|shortly|the week after|end of|the end of|"
    r"early next|first thing|over the weekend|in (?:a|two|three|ten|the next) (?:\w{1,12} )?(?:days?|weeks?|"
    r"fortnight)|"
    r"(?:on |next |this )?(?:monday|tuesday|wednesday|thursday|friday)|around the|from the)\b"
)


@dataclass(frozen=True, slots=True)
class Due:
    """Words that date a promise, ``text[start:end]``, and the day they come to, if they do. ``firm`` when the words
    by themselves point ahead, as "by Friday" does and "in May" does not."""

    start: int
    end: int
    day: date | None
    firm: bool


def find_due(plain: str, start: int, end: int, on: date) -> list[Due]:
    """Every dating in a folded sentence, in order; where two overlap, the more telling form."""
    found: list[Due] = []
    for pattern, resolve in _forms():
        for match in pattern.finditer(plain, start, end):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            firm = _FIRM.match(match.group()) is not None
            found.append(Due(match.start(), match.end(), _day(resolve, match, on), firm))
    return sorted(found, key=lambda due: due.start)


def _day(resolve: Resolve, match: re.Match[str], on: date) -> date | None:
    """None for what no calendar has, such as "the 31st of June"."""
    try:
        return resolve(match, on)
    except (ValueError, OverflowError):
        return None


@cache
def _forms() -> tuple[tuple[re.Pattern[str], Resolve], ...]:
    """The ways to date something, the more telling first. Compiled when the first promise is heard."""
    return (*_by_the_calendar(), *_as_people_say())


def _by_the_calendar() -> tuple[tuple[re.Pattern[str], Resolve], ...]:
    """Dates, months, quarters, weeks and weekdays."""
    return (
        _form(
            r"(?P<iso>\d{4}-\d\d-\d\d)|(?P<d>\d{1,2})[./](?P<m>\d{1,2})(?:[./](?P<y>\d{4}|\d\d))?",
            days.numeric,
            rf"(?:{_UNTIL}|on)\s+",
        ),
        _form(rf"{_EVENT}(?:(?:{_NTH})(?:\s+of)?\s+{_MONTH}(?:\s+(?P<year>20\d\d))?)", days.day_and_month, ""),
        _form(rf"(?:the\s+)?(?:{_NTH})(?:\s+of)?\s+{_MONTH}(?:,?\s+(?P<year>20\d\d))?", days.day_and_month),
        _form(
            rf"{_MONTH}\s+(?:the\s+)?(?:{_NTH})(?!\s?(?:%|people|patients|sites))(?:,?\s+(?P<year>20\d\d))?",
            days.day_and_month,
        ),
        _form(rf"(?:the\s+|in\s+|an?\s+)?{_PART_OF_MONTH}\s?{_MONTH}", days.in_month),
        _form(r"(?:the\s+)?(?:end of|the end of|in|start of)?\s?(?:the\s+)?q(?P<quarter>[1-4])", days.quarter),
        _form(r"(?:calendar week|cw|kw)\s?(?P<week>[1-4]?\d|5[0-3])", days.calendar_week),
        _form(
            rf"(?:{_EVENT}|after we've met on )?(?:the )?{_WHICH} {_DAYNAME} (?:in|of) {_MONTH}", days.weekday_of_month
        ),
        _form(rf"{_EVENT}{_DAYNAME}", days.weekday, ""),
        _form(
            rf"{_CLOSE}(?:next |this |the )?{_DAYNAME}(?:\s+{_WHICH_WEEK})?",
            days.weekday,
        ),
        _form(
            r"(?:noon |cob |lunch |ten )?(?:the )?(?:day after )?(?:tomorrow|tmrw|tmw|tomorow|tommorow|2moro|tmr)",
            days.tomorrow,
        ),
    )


def _as_people_say() -> tuple[tuple[re.Pattern[str], Resolve], ...]:
    """Today and tomorrow, stretches of time, days of the month, holidays, and what is no day at all."""
    return (
        _form(
            _SAME_DAY, days.same_day, r"(?:(?:by|before|within|after|right after|at|until|in|till|directly after)\s+)?"
        ),
        _form(_OCCASION, days.in_words, rf"(?:{_UNTIL}|after|in|over|at|with|w/|likely in)\s+(?:the |our |your )?"),
        _form(_PERIOD, days.period),
        _form(
            _IN_DAYS,
            days.in_days,
            r"(?:within|in|in about|in the next|in another|over the next|give (?:me|us)|about|inside|until|after|"
            r"some|"
            r"takes?|another)\s+",
        ),
        _form(rf"{_EVENT}(?:the\s+)?{_STRICT_NTH}{_NOT_A_DAY}", days.day_of_month, ""),
        _form(
            rf"(?:the\s+)?(?:week of the\s+)?{_STRICT_NTH}{_NOT_A_DAY}",
            days.day_of_month,
            rf"(?:{_UNTIL}|on|on or around|around|no later than|latest|at the latest|after|for|from|to|say|we say)\s+",
        ),
        _form(rf"(?:by|in|before|until|till|end|mid|sometime in)\s+{_MONTH}", days.in_month, ""),
        _form(
            r"(?:(?:the )?(?:easter|christmas|xmas|x-mas)(?: break)?|the holidays)",
            days.holiday,
            rf"(?:{_UNTIL}|after|over)\s+(?:the )?",
        ),
        _form(_SOON, days.in_words, ""),
        _form(_WHEN, days.in_words, ""),
    )


def _form(core: str, resolve: Resolve, before: str = _BEFORE) -> tuple[re.Pattern[str], Resolve]:
    return re.compile(rf"(?<!\w){before}(?:{core}){_TAIL}(?!\w)"), resolve
