"""When a promise is due: the words that date it, and the day they come to.

A stretch of time comes to its last day ("next week" is that Friday), so that nobody is called late too early. What hangs on an event
("when Anneke is back", "soon") dates the promise in words only.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "a couple of": 2, "couple of": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30, "a few": 4, "few": 4, "several": 5,
}  # fmt: skip
_ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
        "sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
}
_MONTHS = {name[:3].lower(): number for number, name in enumerate(calendar.month_name) if name}
_WEEKDAYS = {name[:2].lower(): number for number, name in enumerate(calendar.day_name)}

_N = "|".join(sorted(map(re.escape, _NUMBERS), key=len, reverse=True)) + r"|\d{1,3}"
_MONTH = (
    r"(?P<month>january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\.?"
)
_DAYNAME = r"(?P<day>mondays?|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|weds?|thurs?|thu|fri)"
_NTH = rf"(?P<nth>\d{{1,2}})(?:st|nd|rd|th)?|(?P<ordinal>{'|'.join(_ORDINALS)})"
_BEFORE = (
    r"(?:(?:by|before|until|till|til|on|on or around|around|within|in|no later than|at the latest(?: by| on)?|latest(?: by)?|after|at|for|from|over|"
    r"during|about|maybe|probably|likely in|likely|hopefully|right after|first thing|sometime|some time|at some point|to|in the course of)\s+){0,2}"
)
_TAIL = r"(?:\s+(?:latest|at the latest|a\.?m\.?|p\.?m\.?|am|pm|noon|morning|afternoon|evening|night|at noon|at ten|cob|eob|eod))?"


@dataclass(frozen=True, slots=True)
class Due:
    """Words that date a promise, ``text[start:end]``, and the day they come to, if they do. ``firm`` when the words
    by themselves point ahead, as "by Friday" does and "in May" does not."""

    start: int
    end: int
    day: date | None
    firm: bool


_FIRM = re.compile(
    r"(?:maybe |likely |hopefully |probably )?(?:by|before|until|till|no later|latest|at the latest|within|tomorrow|tmrw|tonight|later today|this (?:afternoon|aft|evening|week)|next|soon|shortly|the week after|"
    r"end of|the end of|early next|first thing|over the weekend|in (?:a|two|three|ten|the next) (?:\w+ )?(?:days?|weeks?|fortnight)|(?:on |next |this )?(?:monday|tuesday|wednesday|thursday|friday)|around the|from the)\b"
)


Resolve = Callable[[re.Match[str], date], date | None]


def find_due(plain: str, start: int, end: int, on: date) -> list[Due]:
    """Every dating in a folded sentence, longest first where they overlap, in order."""
    found: list[Due] = []
    for pattern, resolve in _FORMS:
        for match in pattern.finditer(plain, start, end):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            firm = _FIRM.match(match.group()) is not None
            found.append(Due(match.start(), match.end(), _day(resolve, match, on), firm))
    return sorted(found, key=lambda due: due.start)


def _day(resolve: Resolve, match: re.Match[str], on: date) -> date | None:
    try:
        return resolve(match, on)
    except (ValueError, OverflowError):
        return None


def _number(words: str) -> int:
    return int(words) if words.isdigit() else _NUMBERS[words]


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _month_after(on: date, months: int) -> tuple[int, int]:
    index = on.year * 12 + on.month - 1 + months
    return index // 12, index % 12 + 1


def _weekday(match: re.Match[str], on: date) -> date:
    """The next such day after ``on``; "Friday week" is the one after it; "next" is the one in the coming week."""
    wanted = _WEEKDAYS[match.group("day")[:2]]
    day = on + timedelta(days=(wanted - on.weekday() - 1) % 7 + 1)
    said = match.group()
    if re.search(r"(?:week|wk) after next", said):
        return _friday(on, 2) + timedelta(days=wanted - 4)
    if re.search(r"\b(?:week|wk)\b", said):
        return day + timedelta(days=7)
    if "next" in said.split() and day <= _friday(on, 0) + timedelta(days=2):
        return day + timedelta(days=7)
    return day


def _friday(on: date, weeks: int) -> date:
    return on + timedelta(days=4 - on.weekday() + 7 * weeks)


def _this_friday(on: date) -> date:
    friday = _friday(on, 0)
    return friday if friday >= on else friday + timedelta(days=7)


def _in_days(match: re.Match[str], on: date) -> date:
    number = _number(match.group("n"))
    unit = match.group("unit")
    if unit.startswith(("working", "business")):
        day = on
        while number:
            day += timedelta(days=1)
            number -= day.weekday() < 5
        return day
    if unit.startswith(("hour", "min", "hr")):
        return on + timedelta(days=number // 24 if unit.startswith("h") else 0)
    if unit.startswith("mo"):
        year, month = _month_after(on, number)
        return date(year, month, min(on.day, calendar.monthrange(year, month)[1]))
    if unit.startswith(("q", "y")):
        year, month = _month_after(on, number * (3 if unit.startswith("q") else 12))
        return date(year, month, min(on.day, calendar.monthrange(year, month)[1]))
    return on + timedelta(days=number * {"d": 1, "w": 7, "f": 14}[unit[0]])


def _day_of_month(match: re.Match[str], on: date) -> date | None:
    number = int(match.group("nth")) if match.group("nth") else _ORDINALS[match.group("ordinal")]
    for ahead in range(3):
        year, month = _month_after(on, ahead)
        if number <= calendar.monthrange(year, month)[1] and date(year, month, number) >= on:
            return date(year, month, number)
    return None


def _day_and_month(match: re.Match[str], on: date) -> date:
    number = int(match.group("nth")) if match.group("nth") else _ORDINALS[match.group("ordinal")]
    month = _MONTHS[match.group("month")[:3]]
    if match.groupdict().get("year"):
        return date(int(match.group("year")), month, number)
    day = date(on.year, month, number)
    return day if day >= on else date(on.year + 1, month, number)


def _in_month(match: re.Match[str], on: date) -> date:
    month = _MONTHS[match.group("month")[:3]]
    year = on.year if month >= on.month else on.year + 1
    said = match.group()
    if re.search(r"\bmid|middle", said):
        return date(year, month, 15)
    if re.search(r"early|start|beginning|first days|first week|1st w", said):
        return date(year, month, 7)
    if re.search(r"second week|2nd w", said):
        return date(year, month, 14)
    if re.search(r"third week|3rd w", said):
        return date(year, month, 21)
    if re.match(r"by\b", said) and not re.search(r"end|late", said):
        return date(year, month, 1) if (year, month) != (on.year, on.month) else _end_of_month(year, month)
    return _end_of_month(year, month)


def _quarter(match: re.Match[str], on: date) -> date:
    month = int(match.group("quarter")) * 3
    day = _end_of_month(on.year, month)
    return day if day >= on else _end_of_month(on.year + 1, month)


def _period(match: re.Match[str], on: date) -> date:
    said = match.group()
    following = int(bool(re.search(r"\bnext\b|\bcoming\b|\bfollowing\b", said)))
    early = bool(re.search(r"early|first thing|start|beginning", said))
    middle = bool(re.search(r"\bmid", said))
    if re.search(r"week ?end|wkend", said):
        return _this_friday(on) + timedelta(days=7 * following + (2 if "over" in said else 0))
    if re.search(r"\bw(?:ee)?k", said):
        if "after next" in said:
            return _friday(on, 2)
        friday = _friday(on, 1) if following else _this_friday(on)
        return friday - timedelta(days=2 if early or middle else 0)
    if re.search(r"\bmo|month", said):
        year, month = _month_after(on, following)
        return date(year, month, 7) if early else date(year, month, 15) if middle else _end_of_month(year, month)
    if re.search(r"quarter|qtr", said):
        year, month = _month_after(on, 3 * following + (2 - (on.month - 1) % 3))
        return _end_of_month(year, month)
    return date(on.year + following, 12, 31)


def _numeric(match: re.Match[str], on: date) -> date:
    if match.group("iso"):
        return date.fromisoformat(match.group("iso"))
    day, month = int(match.group("d")), int(match.group("m"))
    if match.group("y"):
        year = int(match.group("y"))
        return date(year + 2000 if year < 100 else year, month, day)
    found = date(on.year, month, day)
    return found if found >= on else date(on.year + 1, month, day)


def _easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def _holiday(match: re.Match[str], on: date) -> date | None:
    said = match.group()
    if "easter" in said:
        if "after" in said:
            return None
        day = _easter(on.year) - timedelta(days=3)
        return day if day >= on else _easter(on.year + 1) - timedelta(days=3)
    return None if "after" in said else date(on.year, 12, 23) if on <= date(on.year, 12, 23) else date(on.year + 1, 12, 23)


def _calendar_week(match: re.Match[str], on: date) -> date:
    day = date.fromisocalendar(on.year, int(match.group("week")), 5)
    return day if day >= on else date.fromisocalendar(on.year + 1, int(match.group("week")), 5)


def _same_day(match: re.Match[str], on: date) -> date:
    return on


def _tomorrow(match: re.Match[str], on: date) -> date:
    return on + timedelta(days=2 if "after tomorrow" in match.group() else 1)


def _in_words(match: re.Match[str], on: date) -> date | None:
    return None


_EVENT = r"(?:after|before|at|on|when|once|by|to|until)\s+(?:the|our|your|my|we've met on the|his|her|we meet at the|an|a|that)?\s?(?:[\w'-]+\s+){0,5}?(?:on|of|in)\s+(?:the\s+)?"


def _form(core: str, resolve: Resolve, *, before: str = _BEFORE) -> tuple[re.Pattern[str], Resolve]:
    return re.compile(rf"(?<!\w){before}(?:{core}){_TAIL}(?!\w)"), resolve


_FORMS: tuple[tuple[re.Pattern[str], Resolve], ...] = (
    _form(r"(?P<iso>\d{4}-\d\d-\d\d)|(?P<d>\d{1,2})[./](?P<m>\d{1,2})(?:[./](?P<y>\d{4}|\d\d))?", _numeric, before=r"(?:by|before|on|until|till)\s+"),
    _form(rf"{_EVENT}(?:(?:{_NTH})(?:\s+of)?\s+{_MONTH}(?:\s+(?P<year>20\d\d))?)", _day_and_month, before=""),
    _form(rf"(?:the\s+)?(?:{_NTH})(?:\s+of)?\s+{_MONTH}(?:,?\s+(?P<year>20\d\d))?", _day_and_month),
    _form(rf"{_MONTH}\s+(?:the\s+)?(?:{_NTH})(?!\s?(?:%|people|patients|sites))(?:,?\s+(?P<year>20\d\d))?", _day_and_month),
    _form(
        rf"(?:the\s+|in\s+|an?\s+)?(?:end of|late|mid[- ]?|the middle of|middle of|early|the start of|start of|beginning of|the first days of|first days of|"
        rf"the (?:first|second|third|last) w(?:ee)?k (?:of|in)|(?:1st|2nd|3rd|second|first|third) w(?:ee)?k (?:of|in)|the week of|the end of)\s?{_MONTH}",
        _in_month,
    ),
    _form(r"(?:the\s+)?(?:end of|the end of|in|start of)?\s?(?:the\s+)?q(?P<quarter>[1-4])", _quarter),
    _form(r"(?:calendar week|cw|kw)\s?(?P<week>[1-4]?\d|5[0-3])", _calendar_week),
    _form(rf"{_EVENT}{_DAYNAME}", _weekday, before=""),
    _form(rf"(?:(?:cob|eob|eod|close of (?:play|business)|the close of play|end of day|noon|lunch)\s+(?:on\s+)?)?(?:next |this |the )?{_DAYNAME}(?:\s+(?:w(?:ee)?k after next|w(?:ee)?k))?", _weekday),
    _form(r"(?:noon |cob |lunch |ten )?(?:the )?(?:day after )?(?:tomorrow|tmrw|tmw|tomorow|tommorow|2moro|tmr)", _tomorrow),
    _form(
        r"tonight(?: or tomorrow)?|today|(?:later )?this (?:morning|afternoon|aft|evening|very day)|later today|(?:the )?end of (?:the )?day|cob|eob|eod|close of (?:play|business)|"
        r"(?:the|this|our) (?:call|meeting)|(?:within )?the hour|\d{1,2} ?(?:pm|am)|we hang up|you leave(?: the building)?|we reach the airport|after lunch|right after the call|noon|lunch",
        _same_day,
        before=r"(?:(?:by|before|within|after|right after|at|until|in|till|directly after)\s+)?",
    ),
    _form(
        r"(?:the\s+|in\s+)?(?:very\s+)?(?:end of|early|mid|late|start of|beginning of|the end of|the start of|the course of|first thing|sometime|the)?\s?(?:the |this |next |coming |following )?"
        r"(?:the )?(?:week ?end|wkend|week after next|(?:next |this |end of (?:the )?|early |the end of (?:the )?)(?:w(?:ee)?k|month|mo|quarter|qtr|year))(?:\s?end)?"
        r"|(?:month|quarter|year)[- ]end|(?:the )?end of (?:the |this |next )?(?:w(?:ee)?k|month|quarter|qtr|year)|next (?:w(?:ee)?k|month|quarter|year)|this (?:w(?:ee)?k|month|quarter)"
        r"|the (?:month|quarter|week|year) (?:is out|is over|closes|ends)|within the (?:month|week|quarter|year)|(?:a )?w(?:ee)?k after next",
        _period,
    ),
    _form(rf"(?:the\s+)?(?:next\s+)?(?:an?\s+)?(?P<n>{_N})(?:\s?(?:-|to|or)\s?(?:\w+))?[\s-](?P<unit>(?:working |business )days?|(?:calendar )?days?|weeks?|wks?|months?|quarters?|years?|hours?|hrs?|fortnight)(?:'?s?'? time)?(?: or so| or two)?", _in_days,
          before=r"(?:within|in|in about|in the next|in another|over the next|give (?:me|us)|about|inside|until|after|some|take|takes|another)\s+"),
    _form(rf"{_EVENT}(?:the\s+)?(?:(?P<nth>\d{{1,2}})(?:st|nd|rd|th)|(?P<ordinal>{'|'.join(_ORDINALS)}))(?!\s(?:week|quarter|month|floor|time|one|of|version|round|year))", _day_of_month, before=""),
    _form(rf"(?:the\s+)?(?:week of the\s+)?(?:(?P<nth>\d{{1,2}})(?:st|nd|rd|th)|(?:the )(?P<ordinal>{'|'.join(_ORDINALS)}))(?!\s(?:week|quarter|month|floor|time|one|of|version|round|year))(?:\s+on)?", _day_of_month,
          before=r"(?:by|before|until|till|on|on or around|around|no later than|latest|at the latest|after|for|from|to|say|we say)\s+"),
    _form(rf"(?:by|in|before|until|till|end|mid|sometime in)\s+{_MONTH}", _in_month, before=""),
    _form(r"(?:(?:the )?(?:easter|christmas|xmas|x-mas)(?: break)?|the holidays)", _holiday, before=r"(?:before|by|until|till|after|over)\s+(?:the )?"),
    _form(r"(?:the )?(?:new year|autumn|spring|summer|winter|long weekend|bank holiday|new quarter|next call|next meeting|next committee|site visit|minutes)", _in_words,
          before=r"(?:after|before|by|in|until|over|at|with|w/|likely in)\s+(?:the |our |your )?"),
    _form(r"(?:very )?(?:soon|shortly|asap|in due course|in the next (?:few )?days|a few days|in a few days|the next day or two|in the next day or two)", _in_words, before=""),
    _form(r"(?:when|once|as soon as|after) (?:[\w'-]+ ){1,6}(?:is|are|was|has|have|had|been|back|home|met|meets|signed|approved|session|audit|call|offsite|meeting|board|clears)(?: (?:back|done|signed|through|out|met|it|approved|had their look|started|home|ready|under nda))?", _in_words, before=""),
)
