"""The day that dating words come to, counted from the day of the interview.

A stretch of time comes to its last day ("next week" is that Friday), so that nobody is called late too early.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

_NUMBER_WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
NUMBERS = {
    **{word: number for number, word in enumerate(_NUMBER_WORDS, start=1)},
    "a": 1,
    "an": 1,
    "a couple of": 2,
    "couple of": 2,
    "a few": 4,
    "few": 4,
    "several": 5,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
}
_ORDINAL_WORDS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
_MORE_ORDINALS = ["eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth"]
ORDINALS = {
    word: number
    for number, word in enumerate([*_ORDINAL_WORDS, *_MORE_ORDINALS, "eighteenth", "nineteenth", "twentieth"], start=1)
}
_MONTHS = {name[:3].lower(): number for number, name in enumerate(calendar.month_name) if name}
_WEEKDAYS = {name[:2].lower(): number for number, name in enumerate(calendar.day_name)}

Resolve = Callable[[re.Match[str], date], date | None]
"""From the words that matched and the day of the interview to the day they mean."""


def _number(words: str) -> int:
    return int(words) if words.isdigit() else NUMBERS[words]


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _month_after(on: date, months: int) -> tuple[int, int]:
    index = on.year * 12 + on.month - 1 + months
    return index // 12, index % 12 + 1


def weekday(match: re.Match[str], on: date) -> date:
    """The next such day after ``on``; "Friday week" is the one after it; "next" is in the coming week."""
    wanted = _WEEKDAYS[match.group("day")[:2]]
    day = on + timedelta(days=(wanted - on.weekday() - 1) % 7 + 1)
    said = match.group()
    if re.search(r"(?:week|wk) after next", said):
        return _friday(on, 2) + timedelta(days=wanted - 4)
    if re.search(r"next (?:week|wk)", said):
        return _friday(on, 1) + timedelta(days=wanted - 4)
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


def in_days(match: re.Match[str], on: date) -> date:
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


def day_of_month(match: re.Match[str], on: date) -> date | None:
    number = int(match.group("nth")) if match.group("nth") else ORDINALS[match.group("ordinal")]
    for ahead in range(3):
        year, month = _month_after(on, ahead)
        if number <= calendar.monthrange(year, month)[1] and date(year, month, number) >= on:
            return date(year, month, number)
    return None


def day_and_month(match: re.Match[str], on: date) -> date:
    number = int(match.group("nth")) if match.group("nth") else ORDINALS[match.group("ordinal")]
    month = _MONTHS[match.group("month")[:3]]
    if match.groupdict().get("year"):
        return date(int(match.group("year")), month, number)
    day = date(on.year, month, number)
    return day if day >= on else date(on.year + 1, month, number)


def weekday_of_month(match: re.Match[str], on: date) -> date:
    """ "The second Monday in December"."""
    month, wanted = _MONTHS[match.group("month")[:3]], _WEEKDAYS[match.group("day")[:2]]
    for year in (on.year, on.year + 1):
        held = [day for week in calendar.monthcalendar(year, month) if (day := week[wanted])]
        number = -1 if match.group("which") == "last" else ORDINALS[match.group("which")] - 1
        if date(year, month, held[number]) >= on:
            break
    return date(year, month, held[number])


def in_month(match: re.Match[str], on: date) -> date:
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


def quarter(match: re.Match[str], on: date) -> date:
    month = int(match.group("quarter")) * 3
    day = _end_of_month(on.year, month)
    return day if day >= on else _end_of_month(on.year + 1, month)


def period(match: re.Match[str], on: date) -> date:
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


def numeric(match: re.Match[str], on: date) -> date:
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


def holiday(match: re.Match[str], on: date) -> date | None:
    said = match.group()
    if "easter" in said:
        if "after" in said:
            return None
        day = _easter(on.year) - timedelta(days=3)
        return day if day >= on else _easter(on.year + 1) - timedelta(days=3)
    if "after" in said:
        return None
    day = date(on.year, 12, 23)
    return day if day >= on else date(on.year + 1, 12, 23)


def calendar_week(match: re.Match[str], on: date) -> date:
    day = date.fromisocalendar(on.year, int(match.group("week")), 5)
    return day if day >= on else date.fromisocalendar(on.year + 1, int(match.group("week")), 5)


def same_day(match: re.Match[str], on: date) -> date:
    return on


def tomorrow(match: re.Match[str], on: date) -> date:
    return on + timedelta(days=2 if "after tomorrow" in match.group() else 1)


def in_words(match: re.Match[str], on: date) -> date | None:
    return None
