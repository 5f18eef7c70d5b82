"""What the extensions and the lesser fields of a FHIR item say, and a sentence for each that has no counterpart."""

from __future__ import annotations

from candor.domain.question import QuestionKind
from candor.questionnaires.forms.drafted import Draft
from candor.questionnaires.forms.fhir.parts import coding, days, extensions, number, shown, word
from candor.questionnaires.forms.lenient_json import Json, Part
from candor.questionnaires.forms.paragraphs import cut, one_paragraph

_CARRIED = {
    "minValue",
    "maxValue",
    "questionnaire-unit",
    "questionnaire-hidden",
    "questionnaire-supportLink",
    "sdc-questionnaire-shortText",
    "translation",
}
_LOOKS = {
    "questionnaire-itemControl",
    "questionnaire-choiceOrientation",
    "questionnaire-sliderStepValue",
    "questionnaire-displayCategory",
    "questionnaire-usageMode",
    "sdc-questionnaire-preferredTerminologyServer",
    "preferredTerminologyServer",
    "sdc-questionnaire-width",
    "sdc-questionnaire-columnCount",
    "sdc-questionnaire-collapsible",
    "sdc-questionnaire-choiceColumn",
    "sdc-questionnaire-itemMedia",
    "entryFormat",
    "designNote",
    "rendering-style",
    "rendering-styleSensitive",
    "rendering-xhtml",
    "rendering-markdown",
}
"""How it looks in a form, which means nothing when it is said aloud."""
_SENTENCES = {
    "sdc-questionnaire-calculatedExpression": "The form works this out by itself; here it is asked.",
    "sdc-questionnaire-enableWhenExpression": "Its condition is a formula and cannot be carried; it is always asked.",
    "sdc-questionnaire-initialExpression": "The formula that fills it in beforehand was left out.",
    "sdc-questionnaire-answerExpression": "Its choices come from a formula, which cannot be carried.",
    "questionnaire-constraint": "The rule that its answer must meet was left out.",
    "targetConstraint": "The rule that its answer must meet was left out.",
    "questionnaire-unitOption": "The units to choose from were left out; say the unit in words.",
    "regex": "The pattern that the answer must match was left out.",
}
_FIELDS = {
    "maxLength": "The limit on the length of the answer was left out.",
    "initial": "The answer that was filled in beforehand was left out.",
    "readOnly": "In the form it cannot be changed.",
}
_KNOWN = {
    *_FIELDS,
    *("linkId", "definition", "code", "prefix", "text", "_text", "_prefix", "type", "_type", "id", "_linkId"),
    *("enableWhen", "enableBehavior", "required", "repeats", "answerValueSet", "answerOption", "answerConstraint"),
    *("item", "extension", "modifierExtension", "option", "options", "disabledDisplay"),
}


def hidden(item: Part) -> bool:
    found = (each.value for each in extensions(item) if each.name == "questionnaire-hidden")
    return any(value in (True, "true") for value in found)


def control(item: Part) -> str:
    """How the form shows it ("drop-down", "unit", "help"), "" where it does not say."""
    for extension in extensions(item):
        if extension.name == "questionnaire-itemControl" and (part := coding(extension.value)):
            return word(part, "code").lower()
    return ""


def described(draft: Draft, item: Part) -> None:
    """What its extensions say of the answer: bounds, unit, short name, sources."""
    for extension in extensions(item):
        value = extension.value
        if extension.name == "minValue":
            draft.least = _bound(draft, value, 0)
        elif extension.name == "maxValue":
            draft.most = _bound(draft, value, 1)
        elif extension.name == "questionnaire-unit" and isinstance(value, Part):
            draft.unit = shown(value)
        elif extension.name == "sdc-questionnaire-shortText" and isinstance(value, str):
            draft.short = value
        elif extension.name == "questionnaire-supportLink" and isinstance(value, str):
            draft.sources.append(value)


def _bound(draft: Draft, value: Json, side: int) -> str:
    if isinstance(value, Part):
        value = value.get("value")
    if draft.kind is QuestionKind.DATE:
        span = days(value)
        return span[side] if span else str(value)
    return number(value) or str(value)


def remarks_of(item: Part) -> list[str]:
    """A sentence for everything that is not carried."""
    remarks = [sentence for key, sentence in _FIELDS.items() if item.get(key) not in (None, False, "", [])]
    strange = []
    for extension in extensions(item):
        if extension.name in _SENTENCES:
            remarks.append(_SENTENCES[extension.name])
        elif extension.name not in _CARRIED and extension.name not in _LOOKS:
            strange.append(extension.name)
    if strange:
        names = ", ".join(cut(one_paragraph(name), 40) for name in dict.fromkeys(strange[:5]))
        remarks.append(f"What its extensions say ({names}) was left out.")
    fields = [cut(one_paragraph(key), 40) for key in item if key not in _KNOWN and not key.startswith(("fhir_", "_"))]
    if fields:
        remarks.append(f"Its “{'”, “'.join(fields[:5])}” was left out.")
    if item.twice:
        remarks.append(f"Its “{cut(one_paragraph(item.twice[0]), 40)}” stands there twice; the last one holds.")
    return remarks
