"""What a row of an XLSForm is, by its type: fifteen years of spellings brought down to what an interview can do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from candor.domain.question import QuestionKind


class Turn(Enum):
    """What becomes of a row before anybody looks at its words."""

    ASKED = auto()
    CHOICES = auto()
    NOTE = auto()
    BEGIN = auto()
    END = auto()
    SILENT = auto()
    SETTING = auto()


@dataclass(frozen=True, slots=True)
class RowKind:
    """``remark`` is what to tell where the kind itself changes or is left out. ``list_name`` and ``or_other`` are for
    choices, ``external`` where they stand on the sheet external_choices, ``elsewhere`` where in no sheet at all;
    ``repeats`` is for the beginning and end of a group, ``whole``, ``unit``, ``least`` and ``most`` for numbers;
    ``shown`` is true for what is asked for as evidence, ``known`` false for a type nobody has heard of."""

    turn: Turn
    kind: QuestionKind = QuestionKind.FREE
    remark: str = ""
    list_name: str = ""
    or_other: bool = False
    external: bool = False
    elsewhere: bool = False
    repeats: bool = False
    whole: bool = False
    unit: str = ""
    least: str = ""
    most: str = ""
    shown: bool = False
    known: bool = True


def _asked(kind: QuestionKind = QuestionKind.FREE, remark: str = "") -> RowKind:
    return RowKind(Turn.ASKED, kind, remark)


_PICTURE = RowKind(Turn.ASKED, remark="The picture is asked for as evidence.", shown=True)
_SOUND = RowKind(Turn.ASKED, remark="The recording is asked for as evidence.", shown=True)
_FILM = RowKind(Turn.ASKED, remark="The video is asked for as evidence.", shown=True)
_FILE = RowKind(Turn.ASKED, remark="The file is asked for as evidence.", shown=True)
_DAY = _asked(QuestionKind.DATE)
_MOMENT = _asked(QuestionKind.DATE, "Only the day is entered; the time of day goes into the words.")
_PLACE = _asked(remark="A place on a map; it is asked for in words.")
_CODE = _asked(remark="A bar code to be scanned; it is asked for in words.")
_TICK = _asked(QuestionKind.YES_NO, "It was a box to tick; it is asked as yes or no.")
_WHOLE = RowKind(Turn.ASKED, QuestionKind.NUMBER, whole=True)
_NUMBER = RowKind(Turn.ASKED, QuestionKind.NUMBER)
_NOTE = RowKind(Turn.NOTE)
_DEVICE = RowKind(Turn.SILENT, remark="The device fills it in by itself; there is nothing to ask.")
_COUNTED = RowKind(Turn.SILENT, remark="It is worked out by the form; there is nothing to ask.")
_ATTACHED = RowKind(Turn.SILENT, remark="It only names a file beside the form; there is nothing to ask.")


def _days(most: str) -> RowKind:
    return RowKind(Turn.ASKED, QuestionKind.NUMBER, whole=True, unit="days", least="0", most=most)


_KINDS: dict[str, RowKind] = {
    **dict.fromkeys(("text", "string", "phone number", "add text prompt"), _asked()),
    **dict.fromkeys(("integer", "int", "add integer prompt"), _WHOLE),
    **dict.fromkeys(("decimal", "add decimal prompt"), _NUMBER),
    "range": RowKind(Turn.ASKED, QuestionKind.NUMBER),
    "percentage": RowKind(Turn.ASKED, QuestionKind.NUMBER, unit="%", least="0", most="100"),
    "number of days in last month": _days("31"),
    "number of days in last six months": _days("183"),
    "number of days in last year": _days("366"),
    **dict.fromkeys(("date", "add date prompt"), _DAY),
    **dict.fromkeys(("datetime", "date time", "add datetime prompt", "add date time prompt"), _MOMENT),
    "time": _asked(remark="A time of day; it is asked for in words."),
    **dict.fromkeys(("image", "photo", "picture", "add image prompt", "add photo prompt"), _PICTURE),
    **dict.fromkeys(("audio", "add audio prompt"), _SOUND),
    **dict.fromkeys(("video", "add video prompt"), _FILM),
    **dict.fromkeys(("file", "add file prompt"), _FILE),
    **dict.fromkeys(("barcode", "add barcode prompt"), _CODE),
    **dict.fromkeys(("geopoint", "geotrace", "geoshape", "location", "gps", "osm", "add location prompt"), _PLACE),
    **dict.fromkeys(("acknowledge", "trigger", "add acknowledge prompt"), _TICK),
    **dict.fromkeys(("note", "add note prompt"), _NOTE),
    **dict.fromkeys(("calculate", "hidden", "add calculate prompt"), _COUNTED),
    **dict.fromkeys(("xml-external", "csv-external"), _ATTACHED),
    **dict.fromkeys(
        (
            *("start", "end", "today", "deviceid", "device id", "imei", "phonenumber", "simserial", "sim id"),
            *("subscriberid", "subscriber id", "username", "email", "audit", "start time", "end time"),
            *("start-geopoint", "background-audio", "background-geopoint", "get today", "get start time"),
            *("get end time", "get device id", "get phone number", "get sim id", "get subscriber id"),
            *("uri:deviceid", "uri:email", "uri:phonenumber", "uri:simserial", "uri:subscriberid", "uri:username"),
        ),
        _DEVICE,
    ),
    **dict.fromkeys(
        ("form_title", "form_id", "set form title", "set form id", "form title", "form id"), RowKind(Turn.SETTING)
    ),
}
_SELECT = re.compile(
    r"^(?:q )?(?P<command>add select one prompt using|add select multiple prompt using|select all that apply(?: from)?"
    r"|select one external|select (?:one|multiple) from file|select (?:one|multiple)(?: from| using)?|select1?|rank)"
    r"(?:\s+(?P<list>.+))?$"
)
_OTHER = re.compile(r"\s+or[ _](?:specify[ _])?other$")
_BRACKET = re.compile(r"^(?P<turn>begin|end) (?P<what>[a-z]+)")
_REPEATS = ("lgroup", "repeat", "loop", "looped")


def row_kind(text: str) -> RowKind:
    """What a type says. Never fails: what nobody has heard of is a free answer with ``known`` false."""
    words = " ".join(text.split())
    small = words.lower() if len(words.lower()) == len(words) else words
    spaced = small.replace("_", " ")
    for spelling in (small, spaced, spaced.removeprefix("q ")):
        if spelling in _KINDS:
            return _KINDS[spelling]
    bracket = _BRACKET.match(spaced)
    if bracket:
        return RowKind(Turn.BEGIN if bracket["turn"] == "begin" else Turn.END, repeats=bracket["what"] in _REPEATS)
    other = _OTHER.search(small)
    end = other.start() if other else len(small)
    select = _SELECT.match(spaced[:end])
    if small.startswith("osm "):
        return _PLACE
    return _choices(select, words, or_other=bool(other)) if select else RowKind(Turn.ASKED, known=False)


def _choices(found: re.Match[str], words: str, *, or_other: bool) -> RowKind:
    command = found["command"]
    many = "multiple" in command or "all that apply" in command or command in ("rank", "select")
    return RowKind(
        Turn.CHOICES,
        QuestionKind.MANY_OF if many else QuestionKind.ONE_OF,
        "The order in which they are put goes into the words." if command == "rank" else "",
        # The list keeps its own spelling, which is the one that the choices sheet uses.
        list_name=words[found.start("list") : found.end("list")] if found["list"] else "",
        or_other=or_other,
        external="external" in command,
        elsewhere="from file" in command,
    )
