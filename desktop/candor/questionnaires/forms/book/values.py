"""The text of a cell as a person sees it: numbers without a tail of noughts, days as ISO 8601, shares as per cent."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

_QUIET = re.compile(r'"[^"]{0,200}"|\[[^\]]{0,100}\]|\\.|_.|\*.')
_BUILT_IN_DAYS = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_BUILT_IN_SHARES = {9, 10}


def shape_of(number_format: int, code: str) -> str:
    """ "day", "share" or "" for a number format: its id, and its code where the book defines one."""
    if not code:
        return "day" if number_format in _BUILT_IN_DAYS else "share" if number_format in _BUILT_IN_SHARES else ""
    seen = _QUIET.sub("", code.split(";")[0]).lower()
    if re.search("[ymdhs]", seen) and "general" not in seen:
        return "day"
    return "share" if "%" in seen else ""


def number_text(value: float, shape: str = "", *, from_1904: bool = False) -> str:
    """``value`` as text; ``shape`` is what ``shape_of`` said of its format."""
    if shape == "day":
        return _day(value, from_1904=from_1904) or number_text(value)
    if shape == "share":
        return f"{number_text(value * 100)}%"
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.15g}"


def _day(value: float, *, from_1904: bool) -> str:
    """A day, a day with its time, or a time; "" for a number that is none."""
    if not 0 <= value < 2_958_466:
        return ""
    seconds = round((value % 1) * 86_400)
    if value < 1 and not from_1904:
        return _time(datetime.combine(date(1900, 1, 1), time()) + timedelta(seconds=min(seconds, 86_399)))
    start = date(1904, 1, 1) if from_1904 else date(1899, 12, 30) if value >= 60 else date(1899, 12, 31)
    try:
        moment = datetime.combine(start, time()) + timedelta(days=int(value), seconds=seconds)
    except OverflowError:
        return ""
    return moment.date().isoformat() + (f" {_time(moment)}" if seconds else "")


def _time(moment: datetime) -> str:
    return f"{moment:%H:%M:%S}" if moment.second else f"{moment:%H:%M}"
