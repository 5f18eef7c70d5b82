"""A model's refusal of a tree, told as faults: the line, what is wrong there, and what to write instead."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

from candor.questionnaires.faults import Fault, QuestionnaireUnreadable
from candor.questionnaires.format.tree import Place, Tree, quoted

M = TypeVar("M", bound=BaseModel)


def fitted(model: type[M], tree: Tree, name: str) -> M:
    """The tree as this model. Raises QuestionnaireUnreadable with every fault the model finds."""
    try:
        return model.model_validate(tree.value)
    except ValidationError as refusal:
        errors = refusal.errors(include_url=False)
        faults = [_fault(model, tree, error) for error in errors if not _follows(error)]
        raise QuestionnaireUnreadable(name, dict.fromkeys(faults)) from None


def _follows(error: Any) -> bool:
    """A list counts as empty once its items were refused; only those items are the author's fault."""
    return error["type"] == "too_short" and bool(error["input"])


def _fault(model: type[BaseModel], tree: Tree, error: Any) -> Fault:
    place: Place = tuple(error["loc"])
    return Fault(tree.line(place), _whose(tree, place) + _sentence(model, tree, place, error))


def _sentence(model: type[BaseModel], tree: Tree, place: Place, error: Any) -> str:
    kind, context = str(error["type"]), error.get("ctx", {})
    if not place and kind == "model_type":
        held = "a list" if isinstance(tree.value, list) else "a single text"
        return f"This file is {held}; a questionnaire begins with fields such as `id:` and `title:`."
    field = next((part for part in reversed(place) if isinstance(part, str)), "")
    if kind == "missing":
        return f"The field `{field}` is missing; add `{field}:` ({_purpose(model, place)})."
    if kind == "extra_forbidden":
        return _unknown_field(field, _model_at(model, place[:-1]))
    if kind in ("enum", "literal_error"):
        return _unknown_value(field, str(error["input"]), str(context["expected"]))
    if kind == "string_pattern_mismatch":
        return _bad_pattern("translations" if place[-1] == "[key]" else field, str(error["input"]))
    if kind == "value_error":
        return _own_words(error)
    fixed = {
        "tuple_type": f"`{field}` takes a list; begin each item on its own line with `- `.",
        "string_type": f"`{field}` takes one text; write it on the line after the colon, in quotes.",
        "model_type": f"Fields are expected under `{field}`, each as `name: value`.",
        "dict_type": f"Languages are expected under `{field}`, each as `de:` with its words below.",
        "int_parsing": f"`{field}` takes a whole number, such as 3.",
        "int_type": f"`{field}` takes a whole number, such as 3.",
        "bool_parsing": f"`{field}` takes true or false.",
        "bool_type": f"`{field}` takes true or false.",
        "string_too_short": f"`{field}` is empty; write its text, or remove the field.",
    }
    if kind == "string_too_long":
        return f"`{field}` is longer than {context['max_length']} characters; shorten it."
    if kind == "too_short":
        return f"`{field}` is empty; write at least one item."
    if kind == "too_long":
        return f"`{field}` has more than {context['max_length']} items; leave some out."
    if kind in ("greater_than_equal", "less_than_equal"):
        return f"`{field}` must be {'at least' if 'ge' in context else 'at most'} {next(iter(context.values()))}."
    return fixed.get(kind, f"`{field}` cannot be used as it stands ({error['msg']}).")


def _own_words(error: Any) -> str:
    """What a model of ours says itself, as a sentence."""
    told = str(error["ctx"]["error"]).rstrip(".")
    return f"{told[0].upper()}{told[1:]}."


def _unknown_field(field: str, model: type[BaseModel] | None) -> str:
    known = list(model.model_fields) if model else []
    near = difflib.get_close_matches(field, known, 1)
    meant = near[0] if near else _MEANT.get(field.casefold().replace("-", "_"), "")
    if meant in known:
        return f"There is no field `{quoted(field)}`; did you mean `{meant}`?"
    return f"There is no field `{quoted(field)}` here; {f'use {_listed(known)}' if known else 'remove it'}."


_MEANT = {
    "ask": "say",
    "between": "at_least",
    "condition": "when",
    "documents": "evidence",
    "equals": "chosen",
    "except": "except_categories",
    "greater_than": "above",
    "less_than": "below",
    "max": "most",
    "maximum": "most",
    "min": "least",
    "minimum": "least",
    "none_of": "unless",
    "options": "choices",
    "or": "any_of",
    "question": "say",
    "rating": "substance",
    "references": "sources",
    "relevance": "when",
    "repeat": "repeats",
    "required": "must_ask",
    "selected": "chosen",
    "show_if": "when",
    "source": "sources",
    "steps": "choices",
    "tags": "themes",
    "text": "say",
    "type": "kind",
    "values": "choices",
}
"""What other formats call a field of ours."""


def _unknown_value(field: str, written: str, expected: str) -> str:
    if field == "format":
        return "This file is in a format this Candor does not know; use a newer Candor, or write `format: 1`."
    allowed = [word for word in expected.replace(" or ", ", ").replace("'", "").split(", ") if word]
    near = difflib.get_close_matches(written.replace("-", "_"), allowed, 1) or difflib.get_close_matches(
        written.replace("_", "-"), allowed, 1
    )
    hint = f"did you mean {near[0]}? It takes {_listed(allowed)}." if near else f"write {_listed(allowed)}."
    return f"{json.dumps(quoted(written), ensure_ascii=False)} is not a known `{field}`; {hint}"


def _bad_pattern(field: str, written: str) -> str:
    shown = json.dumps(quoted(written), ensure_ascii=False)
    if field == "cues":
        return f"The cue {shown} has capital letters, and cues are compared in lower case; write it in lower case."
    if field in ("language", "translations"):
        return f"{shown} is not a language tag; write one such as en or pt-BR."
    if field in ("least", "most"):
        return f"{shown} bounds nothing; write a number, such as 12, or a day, such as 2026-03-31."
    if field in _COMPARED:
        return f"{shown} compares with nothing; write a number, a day such as 2026-03-31, or a rating's step."
    if field == "earlier":
        return f"{shown} names no question; write questionnaire/question, such as hard-questions/lost-customer."
    if field == "question":
        return f"{shown} names no question; write its id, or questionnaire/question for another questionnaire's."
    return f"{shown} cannot be used as `{field}`; use small letters, digits and single hyphens, such as last-failure."


_COMPARED = ("at_least", "at_most", "above", "below")


def _whose(tree: Tree, place: Place) -> str:
    """The question's id in front, for a file in which every question looks like the next."""
    if len(place) < 5 or place[0] != "sections" or place[2] != "questions":
        return ""
    node: Any = tree.value
    for part in place[:4]:
        node = node[part]
    name = node.get("id") if isinstance(node, dict) else None
    return f"Question {name}: " if isinstance(name, str) and name else ""


def _model_at(model: type[BaseModel], place: Place) -> type[BaseModel] | None:
    """The model that describes this place in the file."""
    found: type[BaseModel] | None = model
    names = [part for part in place if isinstance(part, str)]
    while names and found:
        field = found.model_fields.get(names.pop(0))
        found = _first_model([field.annotation]) if field else None
        if field and get_origin(field.annotation) is dict and names:
            names.pop(0)  # A language, under which the model's fields stand.
    return found


def _first_model(annotations: Iterable[Any]) -> type[BaseModel] | None:
    for annotation in annotations:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return annotation
        inside = _first_model(get_args(annotation))
        if inside:
            return inside
    return None


def _purpose(model: type[BaseModel], place: Place) -> str:
    owner = _model_at(model, place[:-1])
    field = owner.model_fields.get(str(place[-1])) if owner else None
    words = field.description if field and field.description else "it is needed here"
    return words[0].lower() + words[1:]


def _listed(words: list[str]) -> str:
    """At least one word."""
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " or " + words[-1]
