"""Typed sightings: numbers, dates, durations, names, documents and the like, wherever they stand in an answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from candor.deflection.text import Reading, Span
from candor.domain.question import ExpectationKind as Kind

_COUNT = (
    r"(?:\d[\d.,']*\d|\d)(?:\s?(?:k|m|bn|million|thousand|hundred|billion))?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:a |one |two |three )?hundred|"
    r"(?:a )?(?:thousand|million|dozen|couple of)|several|half a(?:n)?"
)
_UNIT_OF_TIME = (
    r"(?:working |business |calendar )?(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|h|days?|d|nights?|weeks?|wks?|w|months?|mths?|"
    r"mos?|quarters?|qtrs?|years?|yrs?|y|decades?|fortnights?|weekends?|afternoons?|sprints?|business days?)"
)
_MONTH = (
    r"january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
_DAY = r"mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?"
_SEASON = r"spring|summer|autumn|fall|winter|christmas|xmas|easter|new year"

_NUMBER = re.compile(
    rf"(?<![\w.])(?:[$€£]\s?)?(?:{_COUNT})(?:\s?(?:%|percent|per cent|pct|euros?|eur|usd|dollars?|pounds|gbp|chf|/))?(?!\w)"
    r"|(?<!\w)(?:none|zero|nil|nobody|not one|not a single|once|twice|thrice|half|(?:a |one |two )?(?:third|quarter|fifth|tenth|sixth|eighth)s?"
    r"|every(?:one| one| single)|all of (?:them|it)|both|single|a (?:few|handful|couple))(?!\w)|\d[\d.,]*\s?(?:k|m|bn|x|%|h|ms|s|pp|w|d|mo|fte|gb|tb)(?!\w)"
    r"|(?<!\w)\d+(?:st|nd|rd|th)?(?!\w)"
)
_RATIO = re.compile(
    r"\d+\s?[/:]\s?\d+|\d+(?:\.\d+)?\s?(?:%|percent|per cent|pct)|(?:\w+[- ])?\w+ (?:percent|per cent)|half and half|fifty[- ]fifty|"
    r"(?:a|one|two|three)[- ](?:third|quarter|fifth|half)s?|(?:one|two|three|four|five|\d+) (?:in|out of|of) (?:every )?(?:\w+)"
)
_MONEY = re.compile(
    r"[$€£]\s?\d|\d[\d.,]*\s?(?:k|m|million|thousand|bn|euros?|eur|dollars?|usd|pounds|chf|cents?)(?!\w)|"
    r"(?<!\w)(?:euros?|dollars?|pounds|francs|thousand|million|cents?|free|nothing extra|no (?:extra )?(?:cost|charge|fee))(?!\w)"
)
_DURATION = re.compile(
    rf"(?<![\w.])(?:(?:{_COUNT}|a|an|one|half a|few|couple of|some)(?:\s?(?:-|to|or|and a half)\s?(?:{_COUNT}))?[\s-]?{_UNIT_OF_TIME})(?!\w)"
    rf"|\d+(?:h|d|w|mo|m|y|yrs?|wks?|hrs?|min)(?!\w)|(?<!\w)(?:overnight|same day|the same day|at once|immediately|instantly|indefinitely|for ever|forever|"
    rf"for good|no limit|within (?:the|a|an) (?:hour|day|week|month|year)|half a (?:day|year)|a year and a half)(?!\w)"
)
_DATE = re.compile(
    rf"(?<!\w)(?:(?:19|20)\d\d|'\d\d|q[1-4]|h[12] 20\d\d|\d{{1,2}}[./]\d{{1,2}}(?:[./]\d{{2,4}})?|\d{{4}}-\d\d(?:-\d\d)?)(?!\w)"
    rf"|(?<!\w)(?:(?:early|late|mid|end of|mid-|since|in|last|this)\s?)?(?:the\s)?(?:{_MONTH}|{_DAY})(?!\w)(?:\s\d{{1,2}}(?:st|nd|rd|th)?)?"
    rf"|(?<!\w)(?:the )?\d{{1,2}}(?:st|nd|rd|th)(?!\w)"
    rf"|(?<!\w)(?:last|this|that|past|previous|two|three|since|in(?: the)?|the|before|until|by|after|each|every|next)\s(?:{_SEASON}|week|month|year|quarter|night|yr|wk|qtr)(?!\w)"
    rf"|(?<!\w)(?:{_COUNT}|a|an|few|some)\s{_UNIT_OF_TIME}\s(?:ago|back|earlier|before|later)(?!\w)|(?<!\w)(?:yesterday|today|tonight|this morning|recently|never yet|last time)(?!\w)"
)
_DOCUMENT = re.compile(
    r"(?<!\w)(?:(?:on|shar\w+|show\w*)\s(?:my|his|her|the|their|your)?\s?screen|screen ?shar\w*|showed|shown|shows|showing|open(?:ed|s|ing)?|scroll\w*|held up|holds up|"
    r"read (?:it )?(?:out|aloud)|reads out|here(?:'?s| is| it is| you| they|,)|there you (?:go|are|have)|you can see|see (?:page|line|section|clause|here)|"
    r"look(?:ing)? at (?:page|line|it|this)|page|pages|pp|clause|article|section|annex|appendix|schedule|paragraph|chapter|sop|"
    r"pdf|excel|xlsx|sheet|spreadsheet|file|folder|binder|print(?:ed|out)|minutes|report|protocol|letter|memo|certificate|"
    r"contract|agreement|record|log|matrix|screenshot|copy|paper|document\w*|data room|attached|handed|hand(?:s|ing) (?:it )?over|passed (?:it )?(?:over|round|around)|"
    r"signed|signature|written|in writing|version|v\d[\d.]*|rev\w*)(?!\w)"
)
_REASON = re.compile(
    r"(?<!\w)(?:because|bc|cos|cuz|since (?:they|we|the|it|he|she|nobody)|due to|owing to|thanks to|reason\w*|root cause|cause[ds]?|came down to|comes down to|"
    r"that's why|thats why|which is why|as (?:they|we|it|he|she|nobody|the)|so (?:they|we|it|he|she|the|that|i)|wanted|didn't want|couldn't|could not|too (?:\w+)|not enough|"
    r"failed|fell|missed|underestimated|forgot|nobody (?:had|knew|checked|asked|told|paid|trained|used|wanted)|"
    r"lost|broke\w*|turned out|wasn't|weren't|didn't|had no|without|lack\w*|owed|price\w*|cheaper|budget|merger|acquired|bought|built (?:it|their own)|left|"
    r"in order to|to avoid|otherwise|therefore|hence|->|=>|=)(?!\w)"
)
_CHANGE = re.compile(
    r"(?<!\w)(?:now|since then|since that|since|these days|nowadays|today|from then on|ever since|after that|afterwards|no longer|not any ?more|any ?more|instead|"
    r"chang\w*|switch\w*|replac\w*|introduc\w*|rewr\w+|redesign\w*|rebuilt|rebuild\w*|added|add|removed?|moved|new rule|rule|stopped|started|hired|"
    r"fixed|fix|cut|raised|lowered|doubled|halved|went from|from \w+ to|before (?:a|any|every|we|the)|first|must|every (?:contract|deal|project|bid|release)|->)(?!\w)"
)
_YES_NO = re.compile(
    r"(?<!\w)(?:yes|yeah|yep|yup|aye|no|nope|nah|sure|of course|certainly|absolutely|indeed|never|always|none|nobody|neither|nothing|not (?:yet|really|at all|any|one|a single|once|today|so far|ever)|"
    r"(?:we|i|they|he|she|it|you|there|that|nobody) (?:do|does|did|don'?t|didn'?t|doesn'?t|have|has|haven'?t|hasn'?t|can|can'?t|cannot|will|won'?t|is|isn'?t|are|aren'?t|was|wasn'?t|were|weren'?t|may|must)|"
    r"isn'?t|aren'?t|it'?s|both|either|only)(?!\w)"
)
_PLAIN_YES_NO = re.compile(
    r"(?<!\w)(?:yes|yeah|yep|yup|no|nope|nah|never|none|neither|nobody|not yet|not really|not at all|of course|sure|certainly|correct|right)(?!\w)"
)
_ROLE = re.compile(
    r"(?<!\w)(?:c[efotsmid]o|cro|dpo|ciso|vp|svp|md|ceo|chair(?:man|woman)?|founder\w*|director|head of \w+|chief \w+ \w+|president|deputy|manager|lead|"
    r"dr|mr|mrs|ms|prof|professor|sister|nurse|pharmacist|physician|doctor|engineer|counsel|lawyer|owner|sponsor|controller|treasurer|secretary|boss|"
    r"i|me|myself|mine|my|he|she|himself|herself|we|us|our|they|them|their|theirs|board|team|committee|shareholders?|investors?|family|foundation|fund|customer|hospital|"
    r"patients?|nurses|clinicians?|partner|vendor|supplier|university|lab|both|nobody|no one|everyone|you)(?!\w)"
)
_CONTACT = re.compile(
    r"[\w.+-]{1,40}@[\w-]{1,40}|\+?\d[\d\s()-]{5,20}\d|\+\d{2}|ext\.? ?\d+|(?<!\w)(?:mobile|phone|cell|email|e-mail|number|numbers|switchboard|linkedin|card|chat|contact details)(?!\w)"
)
_NOT_A_NAME = frozenset(
    """i i'm i'd i've i'll january february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec q1 q2 q3 q4 ok yes no ceo cfo cto coo
    cso cmo cio dpo vp qa qm ra hr it ai ml api gdpr hipaa nda sop iso soc ce fda ema mdr ivdr eu us uk usa qms eqms capa kpi csv
    pdf sdk rest fhir hl7 sso saml tbd nb fyi loi rfp roi nps crm erp ehr emr rwe dtx cdx saas bi pv um okay well so but and the we
    they he she it's that there""".split()
)
_CAPITALISED = re.compile(r"[^\W\d_][\w'’&.-]{0,40}")


@dataclass(frozen=True, slots=True)
class Sighting:
    """Words of one kind at one place; ``sentence`` is the index of theirs."""

    start: int
    end: int
    sentence: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Sightings:
    """Everything seen in one answer, looked for when it is asked for. Words of the question are no news as names."""

    def __init__(self, reading: Reading, asked: Reading) -> None:
        self.reading = reading
        self._asked = asked

    def of(self, kind: Kind) -> tuple[Sighting, ...]:
        return _LOOKERS[kind](self) if kind in _LOOKERS else ()

    def _search(self, pattern: re.Pattern[str]) -> Iterator[Sighting]:
        for match in pattern.finditer(self.reading.plain):
            if match.end() > match.start():
                yield Sighting(match.start(), match.end(), self.reading.sentence_at(match.start()))

    @cached_property
    def dates(self) -> tuple[Sighting, ...]:
        return tuple(self._search(_DATE))

    @cached_property
    def durations(self) -> tuple[Sighting, ...]:
        return tuple(self._search(_DURATION))

    @cached_property
    def numbers(self) -> tuple[Sighting, ...]:
        taken = [s.span for s in self.dates if self.reading.plain[s.start : s.end].strip("'0123456789") == "" or s.end - s.start > 4]
        return tuple(s for s in self._search(_NUMBER) if not any(s.span.overlaps(other) for other in taken))

    @cached_property
    def ratios(self) -> tuple[Sighting, ...]:
        return tuple(self._search(_RATIO))

    @cached_property
    def money(self) -> tuple[Sighting, ...]:
        return tuple(self._search(_MONEY))

    @cached_property
    def documents(self) -> tuple[Sighting, ...]:
        return tuple(self._search(_DOCUMENT))

    @cached_property
    def reasons(self) -> tuple[Sighting, ...]:
        return tuple(self._search(_REASON))

    @cached_property
    def changes(self) -> tuple[Sighting, ...]:
        return tuple(self._search(_CHANGE))

    @cached_property
    def yes_no(self) -> tuple[Sighting, ...]:
        plain = tuple(self._search(_PLAIN_YES_NO))
        return plain or tuple(self._search(_YES_NO))

    @cached_property
    def plain_yes_no(self) -> tuple[Sighting, ...]:
        return tuple(self._search(_PLAIN_YES_NO))

    @cached_property
    def roles(self) -> tuple[Sighting, ...]:
        return tuple(self._search(_ROLE))

    @cached_property
    def contacts(self) -> tuple[Sighting, ...]:
        return tuple(self._search(_CONTACT))

    @cached_property
    def names(self) -> tuple[Sighting, ...]:
        """Capitalised words that do not open a sentence (or stand in a pair that does), new since the question."""
        found: list[Sighting] = []
        known = self._asked.vocabulary
        for match in _CAPITALISED.finditer(self.reading.raw):
            word = match.group()
            if not word[0].isupper() or word.lower().strip("'’.") in _NOT_A_NAME or word.lower() in known:
                continue
            sentence = self.reading.sentence_at(match.start())
            opens = match.start() <= self.reading.sentences[sentence].start + 3
            if found and found[-1].sentence == sentence and match.start() - found[-1].end <= 2:
                found[-1] = Sighting(found[-1].start, match.end(), sentence)
            elif not opens or self._looks_like_a_name(match):
                found.append(Sighting(match.start(), match.end(), sentence))
        return tuple(found)

    def _looks_like_a_name(self, match: re.Match[str]) -> bool:
        """A sentence's first word is a name when another capital or a comma with a role follows."""
        after = self.reading.raw[match.end() : match.end() + 12]
        return bool(re.match(r"(?: [A-Z][a-zà-ÿ]|, (?:our|the|my|a|who|c[efot]o|head)|[.!]?$| \()", after)) and len(match.group()) > 2


_LOOKERS: dict[Kind, Callable[[Sightings], tuple[Sighting, ...]]] = {
    Kind.DATE: lambda seen: seen.dates,
    Kind.DURATION: lambda seen: seen.durations,
    Kind.NUMBER: lambda seen: seen.numbers,
    Kind.PERSON: lambda seen: seen.names or seen.roles,
    Kind.ORGANISATION: lambda seen: seen.names,
    Kind.DOCUMENT: lambda seen: seen.documents,
    Kind.INSTANCE: lambda seen: seen.names + seen.dates,
    Kind.REASON: lambda seen: seen.reasons,
    Kind.CHANGE: lambda seen: seen.changes,
    Kind.YES_NO: lambda seen: seen.yes_no,
}
