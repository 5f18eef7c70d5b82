"""Names in an answer: capitalised words that are not just the beginning of a sentence."""

from __future__ import annotations

import re

from candor.deflection.text import Reading, Span

_NO_NAMES = """
    i i'm i'd i've i'll january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec q1
    q2 q3 q4 ok yes no ceo cfo cto coo cso cmo cio dpo vp qa qm ra hr it ai ml api gdpr hipaa nda sop iso soc ce
    fda ema mdr ivdr eu us uk usa qms eqms capa kpi csv pdf sdk rest fhir hl7 sso saml tbd nb fyi loi rfp roi
    nps crm erp ehr emr rwe dtx cdx saas bi pv um okay well so but and the we they he she it's that there
"""
_NOT_A_NAME = frozenset(_NO_NAMES.split())
_CAPITALISED = re.compile(r"[^\W\d_][\w'’&.-]{0,40}")
_GOES_ON_AS_A_NAME = re.compile(
    r" [A-Z][a-zà-ÿ]|, (?:our|the|my|a|who|c[efot]o|head)|[.!]?$| \("
    r"| (?:left|quit|walked|went|cancelled|canceled|churned|stopped|holds|owns|controls|signed|complained)\b"
)
_ANYONE_ELSE = """
    nobody noone everybody everyone somebody someone people customers clients users patients partners vendors one two
    three some many most several few all none both others this that these those who which it he she you
"""
_ANYONE = frozenset(_ANYONE_ELSE.split())
"""What else begins a sentence and then leaves, stops or signs."""
_LOOK_AHEAD = 12


def names_in(reading: Reading, asked: Reading) -> tuple[Span, ...]:
    """Names, words side by side taken as one. A word of the question is no news, so it is no name."""
    found: list[Span] = []
    known = asked.vocabulary
    for match in _CAPITALISED.finditer(reading.raw):
        word = match.group()
        if not word[0].isupper() or word.lower().strip("'’.") in _NOT_A_NAME or word.lower() in known:
            continue
        if found and match.start() - found[-1].end <= 2 and "\n" not in reading.plain[found[-1].end : match.start()]:
            found[-1] = Span(found[-1].start, match.end())
        elif not _opens_a_sentence(reading, match.start()) or _goes_on_as_a_name(reading, match):
            found.append(Span(match.start(), match.end()))
    return tuple(found)


def _opens_a_sentence(reading: Reading, place: int) -> bool:
    return place <= reading.sentences[reading.sentence_at(place)].start + 3


def _goes_on_as_a_name(reading: Reading, match: re.Match[str]) -> bool:
    """A sentence's first word is a name when another capital, or a comma with a role, follows."""
    after = reading.raw[match.end() : match.end() + _LOOK_AHEAD]
    return (
        len(match.group()) > 2 and match.group().lower() not in _ANYONE and _GOES_ON_AS_A_NAME.match(after) is not None
    )
