"""The conditions of a FHIR questionnaire: ``enableWhen`` of an item and of the groups around it.

By the standard (R4): "=" holds if any answer is equal, "!=" if none is, and two conditions or more need an
``enableBehavior``; where it is missing, one of them is enough, as in earlier versions of the standard.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from candor.domain.condition import After
from candor.domain.question import QuestionKind
from candor.domain.value import decimal
from candor.questionnaires.forms.cases import TOO_LONG, YES, Lost, Wish, all_of, any_of
from candor.questionnaires.forms.drafted import Draft
from candor.questionnaires.forms.fhir.answers import Option
from candor.questionnaires.forms.fhir.parts import coding, days, number, parts, word
from candor.questionnaires.forms.lenient_json import Json, Part
from candor.questionnaires.forms.paragraphs import cut, one_paragraph

_MOST = 200
_COMPARED: dict[str, Callable[[Decimal, Decimal], bool]] = {
    ">": lambda given, bound: given > bound,
    "<": lambda given, bound: given < bound,
    ">=": lambda given, bound: given >= bound,
    "<=": lambda given, bound: given <= bound,
}
_WORDS = "Its condition compares an answer in words, which cannot be carried; it is asked without it."
_STRANGE = "Its condition could not be understood; it is asked without it."

NO_BEHAVIOUR = "It has several conditions and does not say whether all must hold; one is taken to be enough."
TO_THE_DAY = "Its condition on a time of day was read to the day."


@dataclass(eq=False, slots=True)
class Standing:
    """The conditions of an item and of what it stands in."""

    conditions: list[Part]
    every: bool
    parent: Standing | None = None
    wish: Wish | None = None


@dataclass(slots=True)
class Asked:
    """A question that conditions can look at."""

    draft: Draft
    options: list[Option] = field(default_factory=list)


def standing_of(item: Part, parent: Standing | None, remarks: list[str]) -> Standing | None:
    """The item's standing; its parent's where it has no condition of its own."""
    conditions = parts(item.get("enableWhen"))
    if not conditions:
        return parent
    if len(conditions) > 1 and word(item, "enableBehavior") not in ("all", "any"):
        remarks.append(NO_BEHAVIOUR)
    if any("T" in word(each, "answerDateTime") for each in conditions):
        remarks.append(TO_THE_DAY)
    return Standing(conditions, word(item, "enableBehavior") == "all", parent)


def enabled(standing: Standing | None, known: dict[str, Asked]) -> Wish:
    """When an item is asked."""
    if standing is None:
        return YES
    if standing.wish is None:
        wishes = [_wish(condition, known) for condition in standing.conditions[:_MOST]]
        own = all_of(wishes) if standing.every else any_of(wishes)
        own = TOO_LONG if len(standing.conditions) > _MOST else own
        standing.wish = all_of((enabled(standing.parent, known), own))
    return standing.wish


def _wish(condition: Part, known: dict[str, Asked]) -> Wish:
    link = word(condition, "question")
    asked = known.get(link)
    if asked is None:
        named = cut(one_paragraph(link), 60)
        return Lost(f"Its condition names “{named}”, which is not asked here; it is asked without it.")
    value = next((condition[key] for key in condition if key.startswith("answer")), None)
    sign = word(condition, "operator") or ("exists" if "hasAnswer" in condition else "=")
    if sign == "exists":
        wanted = condition.get("hasAnswer", value) not in (False, "false")
        return After(question=asked.draft.id, answered=wanted)
    if sign not in ("=", "!=", *_COMPARED):
        return Lost(_STRANGE)
    if asked.draft.kind is QuestionKind.YES_NO:
        return _of_truth(asked, sign, value)
    if asked.draft.choices.choices:
        return _of_choices(asked, sign, value)
    if asked.draft.kind is QuestionKind.NUMBER:
        return _of_number(asked, sign, value)
    return _of_day(asked, sign, value) if asked.draft.kind is QuestionKind.DATE else Lost(_WORDS)


def _of_truth(asked: Asked, sign: str, value: Json) -> Wish:
    known = {True: "yes", "true": "yes", False: "no", "false": "no"}
    answer = known.get(value) if isinstance(value, bool | str) else None
    if answer is None or sign not in ("=", "!="):
        return Lost(_STRANGE)
    return After(question=asked.draft.id, chosen=(answer,), unless=sign == "!=")


def _of_choices(asked: Asked, sign: str, value: Json) -> Wish:
    if sign in ("=", "!="):
        fit = [option for option in asked.options if _is(option, value)]
    else:
        bound, compare = _measured(value), _COMPARED[sign]
        given = [(option, _measured(option.code) or _measured(option.label)) for option in asked.options]
        if bound is None or all(measure is None for _, measure in given):
            return Lost(_STRANGE)
        fit = [option for option, measure in given if measure is not None and compare(measure, bound)]
    ids = asked.draft.choices.ids
    chosen = tuple(dict.fromkeys(ids[option.name] for option in fit if option.name in ids))
    if not chosen:
        return Lost("Its condition names an answer that is not among the choices; it is asked without it.")
    return After(question=asked.draft.id, chosen=chosen, unless=sign == "!=")


def _is(option: Option, value: Json) -> bool:
    """Whether the option is meant; a plain text or number may stand for a code or for the words."""
    part = coding(value)
    if part is None:
        text = str(value).strip() if isinstance(value, str) else ""
        return bool(text) and text in (option.code, option.label)
    code, system = word(part, "code") or word(part, "reference"), word(part, "system")
    if system and option.system and system != option.system:
        return False
    return code == option.code if code else word(part, "display") == option.label


def _measured(value: Json) -> Decimal | None:
    """A number, or a day as a number that sorts like it."""
    if isinstance(value, Part):
        value = value.get("value") or value.get("code")
    if not isinstance(value, str):
        return None
    found = decimal(value) if len(value) <= 40 else None
    on = days(value) if found is None else None
    return Decimal(on[0].replace("-", "")) if on else found


def _of_number(asked: Asked, sign: str, value: Json) -> Wish:
    bound = number(value.get("value") if isinstance(value, Part) else value)
    if not bound:
        return Lost(_STRANGE)
    return _bounded(asked, sign, (bound, bound))


def _of_day(asked: Asked, sign: str, value: Json) -> Wish:
    span = days(value)
    return _bounded(asked, sign, span) if span else Lost(_STRANGE)


def _bounded(asked: Asked, sign: str, span: tuple[str, str]) -> Wish:
    first, last = span
    after = After(question=asked.draft.id)
    return {
        "=": replace(after, at_least=first, at_most=last),
        "!=": replace(after, at_least=first, at_most=last, unless=True),
        ">": replace(after, above=last),
        "<": replace(after, below=first),
        ">=": replace(after, at_least=first),
        "<=": replace(after, at_most=last),
    }[sign]
