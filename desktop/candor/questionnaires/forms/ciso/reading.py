"""CISO Assistant libraries: frameworks whose requirements carry questions, choices, conditions and translations."""

from __future__ import annotations

import re

from candor.domain.translation import Titled
from candor.questionnaires.format.limits import LONGEST_LABEL, LONGEST_PARAGRAPH
from candor.questionnaires.forms.ciso.conditions import Standings
from candor.questionnaires.forms.ciso.nodes import Nodes
from candor.questionnaires.forms.ciso.parts import Leaf, library
from candor.questionnaires.forms.drafted import Form, Group
from candor.questionnaires.forms.languages import language
from candor.questionnaires.forms.paragraphs import cut, one_paragraph
from candor.workflows.forms import Fate, FormUnreadable, ImportedForm

_KIND = "CISO Assistant"
_OBJECTS = re.compile(r"^[\"']?objects[\"']?:", re.MULTILINE)
_URN = re.compile(r"^[\"']?urn[\"']?:[ \t]*[\"']?urn:", re.MULTILINE)
_FIELDS = {"urn", "locale", "ref_id", "name", "description", "copyright", "version", "provider", "objects"}
_SILENT = {"convert_library_version", "packager", "publication_date", "translations", "dependencies", "label", "labels"}


def looks_like_ciso(text: str) -> bool:
    """Whether this text is such a library: a urn and objects at the left edge."""
    return bool(_URN.search(text) and _OBJECTS.search(text))


def read_ciso(source: bytes, name: str) -> ImportedForm:
    """The questionnaire and its report. Raises FormUnreadable."""
    whole, guess = library(source, name)
    objects = whole.inside("objects")
    frameworks = [*objects.all("framework"), *objects.all("frameworks")] if objects else []
    if objects is None or not frameworks:
        held = ", ".join(cut(one_paragraph(key), 40) for key in list(objects.value)[:5]) if objects else ""
        only = f" (only {held})" if held else ""
        raise FormUnreadable(f"“{name}” is a library without a framework{only}, so it asks nothing; choose another.")
    form, standings = Form(_KIND, "ciso-assistant", name), Standings()
    form.guessed(guess)
    _head(form, whole, frameworks[0])
    controls = {leaf.text("urn"): leaf.plain("name") or leaf.plain("ref_id") for leaf in _controls(form, objects)}
    for framework in frameworks:
        around = (Group(framework.plain("name")),) if len(frameworks) > 1 else ()
        standings.groups(framework)
        _groups(form, framework)
        nodes = Nodes(form, standings, {urn: called for urn, called in controls.items() if called}, around)
        given = framework.value.get("requirement_nodes")
        leaves = framework.all("requirement_nodes")
        for number, node in enumerate(leaves, 1):
            nodes.one(node, number)
        if isinstance(given, list) and len(leaves) < len(given):
            lost = len(given) - len(leaves)
            form.tell(f"line {framework.line}", "requirement_nodes", Fate.LEFT_OUT, f"{lost} entries are no node.")
    return form.finished(standings.wish)


def _head(form: Form, whole: Leaf, framework: Leaf) -> None:
    """Title, version, language and summary, and a row that says what else there was."""
    form.title = whole.plain("name") or framework.plain("name") or whole.plain("ref_id")
    form.version = whole.plain("version")
    remarks = []
    if tag := whole.text("locale"):
        form.language = language(tag) or "en"
        if not language(tag):
            remarks.append(f"“{cut(one_paragraph(tag), 20)}” is no language tag; English was taken.")
    description = whole.plain("description") or framework.plain("description")
    provider = whole.plain("provider")
    form.summary = " ".join(filter(None, (description, f"({provider})" if provider else "", whole.plain("copyright"))))
    if len(one_paragraph(form.summary)) > LONGEST_PARAGRAPH:
        remarks.append(f"The summary was cut to {LONGEST_PARAGRAPH} characters.")
    summaries = whole.tongues("description")
    form.titles = tuple(
        Titled(
            language=language(tag),
            title=cut(one_paragraph(text), LONGEST_LABEL),
            summary=cut(one_paragraph(summaries.get(tag, "")), LONGEST_PARAGRAPH),
        )
        for tag, text in whole.tongues("name").items()
        if language(tag) and one_paragraph(text)
    )
    scores = [key for key in ("min_score", "max_score", "scores_definition") if key in framework.value]
    left = [key for key in whole.value if key not in _FIELDS and key not in _SILENT] + scores
    if left:
        names = ", ".join(cut(one_paragraph(key), 40) for key in left[:12])
        remarks.append(f"What else it says of itself ({names}) was left out.")
    sentence = " ".join(("Became title, version and summary.", *remarks))
    form.tell("library", form.title, Fate.CHANGED if remarks else Fate.CARRIED, sentence)


def _controls(form: Form, objects: Leaf) -> list[Leaf]:
    """The measures that requirements refer to; a row tells of them, and of whatever else stands beside frameworks."""
    controls = objects.all("reference_controls")
    if controls:
        sentence = "Where a requirement refers to one, its name became what a strong answer looks like."
        form.tell(f"line {controls[0].line}", f"{len(controls)} reference controls", Fate.CHANGED, sentence)
    for key in objects.value:
        if key not in ("framework", "frameworks", "reference_controls"):
            form.tell("objects", one_paragraph(key), Fate.LEFT_OUT, "Candor has no use for this part of the library.")
    return controls


def _groups(form: Form, framework: Leaf) -> None:
    for group in framework.all("implementation_groups_definition"):
        sentence = "A group is no question; where a choice selects it, its requirements wait for that choice."
        called = group.plain("name") or group.plain("ref_id") or "group"
        form.tell(f"line {group.line}", called, Fate.CHANGED, sentence)
