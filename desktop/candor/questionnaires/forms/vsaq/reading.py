"""Google's Vendor Security Assessment Questionnaires: blocks of items in JSON that allows comments and joined strings.

Blocks become sections, the conditions of items and of the blocks around them become `when`, notes become why it
matters, and warnings become the warning signs of the question whose answer calls them up.
"""

from __future__ import annotations

import re

from candor.questionnaires.forms import lenient_json
from candor.questionnaires.forms.drafted import Form, Group
from candor.questionnaires.forms.lenient_json import Json, Part
from candor.questionnaires.forms.paragraphs import one_paragraph
from candor.questionnaires.forms.vsaq.conditions import Standing, Target, visible
from candor.questionnaires.forms.vsaq.items import Item, what
from candor.questionnaires.forms.vsaq.telling import HIDDEN, Level, Names, Tellers
from candor.workflows.forms import Fate, FormUnreadable, ImportedForm

_KIND = "VSAQ"
_LIST = re.compile(r"[\"'](?:questionnaire|extensions)[\"']\s*+:\s*+(?:(?://[^\n]*+\s*+)|(?:/\*[^*]*+\*/\s*+))*+\[")
_ITEM = re.compile(r"[\"']type[\"']\s*+:\s*+[\"'](?:block|tip|radiogroup|checkgroup|yesno|line|box|info|check|upload)")


def looks_like_vsaq(text: str) -> bool:
    """Whether this text is one of them, from its first part alone."""
    start = text[:200_000]
    opening = re.match(r"[\s\ufeff]*+(?:(?://[^\n]*+|/\*(?:[^*]|\*(?!/))*+\*/)[\s\ufeff]*+)*+[{\[]", start)
    return bool(opening and _ITEM.search(start) and (_LIST.search(start) or opening.group().endswith("[")))


def read_vsaq(source: bytes, name: str) -> ImportedForm:
    """The questionnaire and its report. Raises FormUnreadable."""
    value, guess = lenient_json.read_bytes(source, name)
    form = Form(_KIND, "vsaq", name)
    form.guessed(guess)
    walk = _Walk(form, name)
    if isinstance(value, Part):
        walk.whole(value)
    elif isinstance(value, list):
        walk.roots(value)
    else:
        raise FormUnreadable(f"“{name}” holds no list of items; check that it is a VSAQ questionnaire.")
    return form.finished(lambda draft: visible(walk.standings[draft.id], walk.targets))


class _Walk:
    """One way through the form, from its first line to its last."""

    def __init__(self, form: Form, name: str) -> None:
        self.form, self._name = form, name
        self.targets: dict[str, Target] = {}
        self.standings: dict[str, Standing] = {}
        self._told = Tellers(form, self.targets, self.standings)

    def whole(self, value: Part) -> None:
        """The file as it usually is: an object with a questionnaire, or with extensions of one."""
        version = value.get("version")
        self.form.version = version if isinstance(version, str) else ""
        items, added = value.get("questionnaire"), value.get("extensions")
        if not isinstance(items, list) and not isinstance(added, list):
            raise FormUnreadable(f"“{self._name}” holds no list of items; check that it is a VSAQ questionnaire.")
        if isinstance(items, list):
            self.roots(items)
        if isinstance(added, list):
            self._extensions(added, value)
        known = ("version", "questionnaire", "extensions", "namespace")
        for key in [key for key in value if key not in known][:20]:
            self.form.tell(f"line {value.line}", key, Fate.LEFT_OUT, "Candor has no use for this part of the file.")

    def roots(self, items: list[Json]) -> None:
        """The one block around everything gives the title."""
        root = items[0] if len(items) == 1 else None
        if isinstance(root, Part) and root.get("type") == "block" and isinstance(root.get("items"), list):
            item = Item(root)
            self.form.title = item.text
            row = self.form.tell(item.place, what(item), Fate.CARRIED, "Became the title.")
            item.told(row)
            standing = Standing(item.cond)
            self._told.name(item, Target(standing, None), item.remarks)
            self._items(root["items"], Level((), standing))
        else:
            self._items(items, Level((), Standing("")))

    def _extensions(self, items: list[Json], value: Part) -> None:
        namespace = value.get("namespace")
        prefix = one_paragraph(namespace) if isinstance(namespace, str) else ""
        sentence = "This is an extension of another form, which is not in the file; its questions stand by themselves."
        if not self.form.title:
            self.form.title = f"{prefix} extension" if prefix else ""
            self.form.tell(f"line {value.line}", prefix, Fate.CHANGED, sentence)
        self._told.names = Names(prefix)
        self._items(items, Level((), Standing("")))

    def _items(self, items: Json, level: Level) -> None:
        radios: list[Item] = []
        for value in [*(items if isinstance(items, list) else []), None]:
            item = Item(value) if isinstance(value, Part) else None
            if item is not None and item.type == "radio":
                radios.append(item)
                continue
            if radios:
                self._told.radios(radios, level)
                radios = []
            if item is None:
                if value is not None:
                    self.form.tell(f"line {level.line}", str(value)[:80], Fate.LEFT_OUT, "This is no item of the form.")
                continue
            level.line = item.value.line
            if item.type == "block":
                self._block(item, level)
            else:
                self._told.one(item, level)
        level.leave()

    def _block(self, item: Item, level: Level) -> None:
        row = self.form.tell(item.place, what(item), Fate.CARRIED, "Became a section." if item.text else "")
        item.told(row)
        for key in ("insertAfter", "insertBefore"):
            if target := item.word(key):
                side = "after" if key == "insertAfter" else "before"
                row.fate, row.sentence = Fate.CHANGED, f"It belongs {side} “{target[:60]}” of another form."
        standing = Standing(item.cond, level.standing)
        self._told.name(item, Target(standing, None), item.remarks)
        path = (*level.path, Group(item.text)) if item.text else level.path
        hidden = level.hidden or item.hidden
        if hidden:
            row.fate, row.sentence = Fate.LEFT_OUT, HIDDEN
        inner = Level(path, standing, item.value.line, waiting=level.waiting, hidden=hidden)
        level.waiting = []
        before = len(self.standings)
        self._items(item.value.get("items"), inner)
        if len(self.standings) == before and not hidden:
            row.fate, row.sentence = Fate.LEFT_OUT, "No question stands in it."
        level.last = inner.last or level.last
