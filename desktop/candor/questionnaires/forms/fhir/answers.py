"""What can be chosen in a FHIR questionnaire: options that stand with the item, and sets of values beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from candor.questionnaires.forms.drafted import Draft
from candor.questionnaires.forms.fhir.parts import extensions, parts, shown, translations, truth, word
from candor.questionnaires.forms.lenient_json import Json, Part
from candor.questionnaires.forms.paragraphs import cut, one_paragraph

_MOST = 2_000
_DEEPEST = 10


@dataclass(frozen=True, slots=True)
class Option:
    """A choice: its ``name`` among the question's choices, its code and system where it has them, and its words."""

    name: str
    label: str
    code: str
    system: str = ""


class ValueSets:
    """The sets of values and the code systems that came with the questionnaire, by name and by address."""

    def __init__(self, resources: list[Part]) -> None:
        self._known: dict[str, Part] = {}
        for resource in resources:
            if resource.get("resourceType") in ("ValueSet", "CodeSystem"):
                kind = word(resource, "resourceType")
                for name in (f"#{word(resource, 'id')}", word(resource, "url"), f"{kind}/{word(resource, 'id')}"):
                    self._known.setdefault(f"{kind} {name}", resource)

    def concepts(self, address: str) -> list[tuple[Part, str]] | None:
        """Each concept with its system; None where the set did not come along, or is told by rules only."""
        found = self._known.get(f"ValueSet {address}") or self._known.get(f"ValueSet {address.partition('|')[0]}")
        if found is None:
            return None
        expansion = found.get("expansion")
        if isinstance(expansion, Part) and expansion.get("contains"):
            return list(_contained(expansion.get("contains"), "contains", "", 0))[:_MOST]
        compose = found.get("compose")
        if not isinstance(compose, Part):
            return None
        left_out = {word(concept, "code") for part in parts(compose.get("exclude")) for concept in _listed(part)}
        concepts: list[tuple[Part, str]] = []
        for part in parts(compose.get("include")):
            system = word(part, "system")
            given = [(concept, system) for concept in _listed(part)] or self._of_system(part)
            if given is None:
                return None
            concepts += given
        return [each for each in concepts if word(each[0], "code") not in left_out][:_MOST]

    def _of_system(self, include: Part) -> list[tuple[Part, str]] | None:
        address = word(include, "system")
        system = self._known.get(f"CodeSystem {address}")
        if system is None or include.get("filter") or include.get("valueSet"):
            return None
        return list(_contained(system.get("concept"), "concept", address, 0))


def _listed(part: Part) -> list[Part]:
    return parts(part.get("concept"))


def _contained(value: Json, key: str, system: str, depth: int) -> Iterator[tuple[Part, str]]:
    """Concepts with those inside them; what is only a heading is passed over."""
    for part in parts(value) if depth < _DEEPEST else []:
        own = word(part, "system") or system
        if word(part, "code") and not truth(part, "abstract"):
            yield part, own
        yield from _contained(part.get(key), key, own, depth + 1)


def options_of(item: Part, draft: Draft, sets: ValueSets) -> list[Option]:
    """The item's options, with their other languages noted in the draft, and what of them was left out."""
    given = [*parts(item.get("answerOption")), *parts(item.get("option"))]
    address = word(item, "answerValueSet")
    if not address and isinstance(older := item.get("options"), Part):
        address = word(older, "reference")
    options: list[Option] = []
    for number, part in enumerate(given, 1):
        _note_option(part, draft)
        value, texts = _value(part)
        _add(options, draft, value, texts, number)
    if address:
        concepts = sets.concepts(address)
        if concepts is None:
            draft.sources.append(address)
            what = cut(one_paragraph(address), 120)
            draft.remarks.append(f"Its choices are kept elsewhere ({what}); add them, or take the answer in words.")
        for number, (concept, system) in enumerate(concepts or [], len(given) + 1):
            _note_option(concept, draft)
            texts = dict(translations(concept, "display"))
            _add(options, draft, (shown(concept), word(concept, "code"), system), texts, number)
    return options


def _value(part: Part) -> tuple[tuple[str, str, str], dict[str, str]]:
    """(words, code, system) of an option of whatever type, and its words in other languages."""
    key = next((key for key in part if key.startswith("value")), "")
    value = part.get(key)
    if isinstance(value, Part):
        code = word(value, "code") or word(value, "reference")
        return (shown(value), code, word(value, "system")), dict(translations(value, "display"))
    text = value if isinstance(value, str) else str(value).lower() if isinstance(value, bool) else ""
    return (text, text, ""), dict(translations(part, key))


def _add(options: list[Option], draft: Draft, value: tuple[str, str, str], texts: dict[str, str], number: int) -> None:
    label, code, system = value
    if not label and not code:
        draft.remarks.append("A choice without words or code was left out.")
        return
    name = code or label
    if any(option.name == name for option in options[:300]):
        name = f"{name} {number}"
    options.append(Option(name, label or code, code or label, system))
    for tongue, text in texts.items():
        draft.other.setdefault(tongue, {})[f"choice {name}"] = text


def _note_option(part: Part, draft: Draft) -> None:
    inside = [value for key, value in part.items() if key.startswith("value") and isinstance(value, Part)]
    names = {extension.name for each in (part, *inside) for extension in extensions(each)}
    if names & {"ordinalValue", "itemWeight", "questionnaire-ordinalValue"}:
        draft.remarks.append("The scores of its choices were left out.")
    if "questionnaire-optionExclusive" in names:
        draft.remarks.append("One of its choices excludes the others, which is not checked here.")
    if truth(part, "initialSelected"):
        draft.remarks.append("The answer that was chosen beforehand was left out.")
