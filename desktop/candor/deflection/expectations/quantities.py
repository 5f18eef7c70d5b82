"""How numbers, shares, money, durations, dates and telephone numbers look when people say or type them."""

from __future__ import annotations

import re

_DIGITS = r"\d(?:[\d.,']{0,18}\d)?"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_COUNT = (
    rf"{_DIGITS}(?:\s?(?:k|m|bn|million|thousand|hundred|billion))?|(?:{_TENS})(?:[- ](?:{_ONES}))?|{_ONES}|ten|"
    rf"eleven|"
    r"twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:a |one |two |three )?hundred|"
    r"(?:a )?(?:thousand|million|dozen|couple of)|several|half an?"
)
_UNIT_OF_TIME = (
    r"(?:working |business |calendar )?(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|h|days?|d|nights?|weeks?|wks?|w|"
    r"months?|"
    r"mths?|mos?|quarters?|qtrs?|years?|yrs?|y|decades?|fortnights?|weekends?|afternoons?|sprints?)"
)
_MONTH = (
    r"january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
_DAY = r"mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?"
_SEASON = r"spring|summer|autumn|fall|winter|christmas|xmas|easter|new year"
_SPAN = rf"(?:{_SEASON}|week|month|year|quarter|night|yr|wk|qtr)"


def _any_of(*forms: str) -> re.Pattern[str]:
    return re.compile("|".join(forms))


NUMBER = _any_of(
    rf"(?<![\w.])(?:[$€£]\s?)?(?:{_COUNT})(?:\s?(?:%|percent|per cent|pct|euros?|eur|usd|dollars?|pounds|gbp|"
    rf"chf))?(?!\w)",
    r"(?<!\w)(?:none|zero|nil|nobody|not one|not a single|once|twice|thrice|half|both|single|a (?:few|handful|"
    r"couple))(?!\w)",
    r"(?<!\w)(?:a |one |two )?(?:third|quarter|fifth|tenth|sixth|eighth)s?(?!\w)",
    r"(?<!\w)(?:every(?:one| one| single)|all of (?:them|it))(?!\w)",
    r"(?<!\w)\d[\d.,]{0,18}\s?(?:k|m|bn|x|%|h|ms|s|pp|w|d|mo|fte|gb|tb|st|nd|rd|th)(?!\w)",
)
RATIO = _any_of(
    r"(?<!\d)\d{1,6}\s?[/:]\s?\d{1,6}",
    r"(?<!\d)\d{1,6}(?:\.\d{1,4})?\s?(?:%|percent|per cent|pct)",
    r"(?<!\w)(?:\w{1,12}[- ])?\w{1,12} (?:percent|per cent)",
    r"half and half|fifty[- ]fifty|(?<!\w)(?:a|one|two|three)[- ](?:third|quarter|fifth|half)s?",
    r"(?<!\w)(?:one|two|three|four|five|\d{1,4}) (?:in|out of|of) (?:every )?\w{1,12}",
)
MONEY = _any_of(
    r"[$€£]\s?\d",
    r"(?<![\d.,])\d[\d.,]{0,18}\s?(?:k|m|million|thousand|bn|euros?|eur|dollars?|usd|pounds|chf|cents?)(?!\w)",
    r"(?<!\w)(?:euros?|dollars?|pounds|francs|thousand|million|cents?|free|nothing extra|no (?:extra )?(?:cost|"
    r"charge|fee))(?!\w)",
)
DURATION = _any_of(
    r"(?<!\w)a year and a half(?!\w)",
    rf"(?<![\w.])(?:{_COUNT}|a|an|few|couple of|some)(?:\s?(?:-|to|or)\s?(?:{_COUNT})|"
    rf" and a half)?[\s-]?{_UNIT_OF_TIME}(?!\w)",
    r"(?<!\w)\d{1,4}(?:h|d|w|mo|m|y|yrs?|wks?|hrs?|min)(?!\w)",
    r"(?<!\w)(?:overnight|(?:the )?same day|at once|immediately|instantly|indefinitely|for ?ever|for good|"
    r"no limit)(?!\w)",
    r"(?<!\w)(?:within (?:the|an?) (?:hour|day|week|month|year)|half a (?:day|year))(?!\w)",
)
DATE = _any_of(
    r"(?<![\w/])(?:0?[1-9]|[12]\d|3[01])(?:/(?:0?[1-9]|1[0-2])(?:/\d{2,4})?|\.(?:0?[1-9]|1[0-2])\.\d{2,4})(?![\w/])",
    r"(?<!\w)(?:(?:19|20)\d\d|'\d\d|q[1-4]|h[12] 20\d\d|\d{4}-\d\d(?:-\d\d)?)(?!\w)",
    rf"(?<!\w)(?:(?:early|late|mid|end of|mid-|since|in|last|this)\s?)?(?:the\s)?(?:{_MONTH}|{_DAY})(?!\w)"
    r"(?:\s\d{1,2}(?:st|nd|rd|th)?)?",
    r"(?<!\w)(?:the )?\d{1,2}(?:st|nd|rd|th)(?!\w)",
    rf"(?<!\w)(?:last|this|that|past|previous|two|three|since|in(?: the)?|the|before|until|by|after|each|every|"
    rf"next)\s{_SPAN}(?!\w)",
    rf"(?<!\w)(?:{_COUNT}|an?|few|some)\s{_UNIT_OF_TIME}\s(?:ago|back|earlier|before|later)(?!\w)",
    r"(?<!\w)(?:yesterday|today|tonight|this morning|recently|never yet|last time)(?!\w)",
)
REACHED_BY = _any_of(
    r"(?<![\w.+-])[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,40}){0,4}",
    r"(?<!\d)\+?\d[\d\s()-]{5,20}\d",
    r"\+\d{2}",
    r"ext\.? ?\d{1,5}",
)
