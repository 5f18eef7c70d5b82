"""FHIR questionnaires (R4, and kindly its neighbours): nested groups, conditions, sets of values, translations."""

from __future__ import annotations

import re

from candor.domain.translation import Titled
from candor.questionnaires.format.limits import LONGEST_LABEL, LONGEST_PARAGRAPH
from candor.questionnaires.forms import lenient_json
from candor.questionnaires.forms.drafted import Form
from candor.questionnaires.forms.fhir.answers import ValueSets
from candor.questionnaires.forms.fhir.conditions import enabled
from candor.questionnaires.forms.fhir.items import Items
from candor.questionnaires.forms.fhir.parts import extensions, parts, translations, word
from candor.questionnaires.forms.languages import language
from candor.questionnaires.forms.lenient_json import Part
from candor.questionnaires.forms.paragraphs import cut, one_paragraph
from candor.workflows.forms import Fate, FormUnreadable, ImportedForm

_KIND = "FHIR Questionnaire"
_JSON = re.compile(r"[\"']resourceType[\"']\s*+:\s*+[\"'][A-Z]")
_XML = re.compile(r"<(?:\w{1,20}:)?(?:Questionnaire|Bundle)\b[^<>]{0,2000}hl7\.org/fhir")
_FIELDS = {"title", "name", "version", "description", "publisher", "copyright", "url", "language", "status", "item"}
_SILENT = {"resourceType", "id", "meta", "text", "contained", "extension", "modifierExtension", "implicitRules"}


def looks_like_fhir(text: str) -> bool:
    """Whether this text is a FHIR resource, from its parts at the top or at the end."""
    start = text[:50_000].lstrip("\ufeff \t\r\n")
    if start.startswith("<"):
        return bool(_XML.search(start))
    return start.startswith("{") and bool(_JSON.search(start) or _JSON.search(text[-20_000:]))


def read_fhir(source: bytes, name: str) -> ImportedForm:
    """The questionnaire and its report. Raises FormUnreadable."""
    if source[:400].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise FormUnreadable(f"“{name}” is a FHIR resource written in XML; save it as JSON and import that.")
    value, guess = lenient_json.read_bytes(source, name)
    if not isinstance(value, Part):
        raise FormUnreadable(f"“{name}” holds no FHIR resource; check that it is the right file.")
    resource, others = _questionnaire(value, name)
    form = Form(_KIND, "fhir", name)
    form.guessed(guess)
    _head(form, resource)
    items = Items(form, ValueSets([*parts(resource.get("contained")), *others]))
    items.whole(resource.get("item"))
    return form.finished(lambda draft: enabled(items.standings[draft.id], items.known))


def _questionnaire(value: Part, name: str) -> tuple[Part, list[Part]]:
    """The one questionnaire of the file, and the resources beside it."""
    kind = one_paragraph(word(value, "resourceType"))
    if kind == "Questionnaire":
        return value, []
    if kind != "Bundle":
        raise FormUnreadable(
            f"“{name}” holds a FHIR {cut(kind, 40) or 'resource of no known type'}, which asks nothing; "
            f"choose the Questionnaire that belongs to it."
        )
    resources = [each for entry in parts(value.get("entry")) if isinstance(each := entry.get("resource"), Part)]
    found = [resource for resource in resources if resource.get("resourceType") == "Questionnaire"]
    if len(found) != 1:
        held = f"{len(found)} questionnaires" if found else "no questionnaire"
        raise FormUnreadable(f"“{name}” is a FHIR bundle with {held}; save the one you want in a file of its own.")
    return found[0], [resource for resource in resources if resource is not found[0]]


def _head(form: Form, resource: Part) -> None:
    """Title, version, language and summary, and a row that says what else there was."""
    title = one_paragraph(word(resource, "title")) or one_paragraph(word(resource, "name"))
    form.title, form.version = title, word(resource, "version")
    remarks = []
    if tag := word(resource, "language"):
        form.language = language(tag) or "en"
        if not language(tag):
            remarks.append(f"“{cut(one_paragraph(tag), 20)}” is no language tag; English was taken.")
    publisher = word(resource, "publisher")
    told = (f"Published by {publisher}." if publisher else "", word(resource, "copyright"), word(resource, "url"))
    form.summary = " ".join(filter(None, (word(resource, "description"), *told)))
    if len(one_paragraph(form.summary)) > LONGEST_PARAGRAPH:
        remarks.append(f"The summary was cut to {LONGEST_PARAGRAPH} characters.")
    summaries = dict(translations(resource, "description"))
    form.titles = tuple(
        Titled(
            language=tongue,
            title=cut(one_paragraph(words), LONGEST_LABEL),
            summary=cut(one_paragraph(summaries.get(tongue, "")), LONGEST_PARAGRAPH),
        )
        for tongue, words in dict(translations(resource, "title")).items()
        if one_paragraph(words)
    )
    if (status := word(resource, "status")) and status != "active":
        remarks.append(f"Its status is “{cut(one_paragraph(status), 20)}”.")
    left = [key for key in resource if key not in _FIELDS and key not in _SILENT and not key.startswith("_")]
    left += [extension.name for extension in extensions(resource)]
    if left:
        names = ", ".join(cut(one_paragraph(key), 40) for key in dict.fromkeys(left[:12]))
        remarks.append(f"What else it says of itself ({names}) was left out.")
    sentence = " ".join(("Became title, version and summary.", *remarks))
    form.tell("questionnaire", title or form.name, Fate.CHANGED if remarks else Fate.CARRIED, sentence)
