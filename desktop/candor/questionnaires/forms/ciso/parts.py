"""A CISO Assistant library as YAML: read without what YAML can hide, shared parts written out, and taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from candor.questionnaires.faults import QuestionnaireUnreadable
from candor.questionnaires.format.tree import Node, Place, Tree, plant
from candor.questionnaires.forms.ciso.shared import WrittenOut
from candor.questionnaires.forms.encoding import decoded
from candor.questionnaires.forms.paragraphs import one_paragraph, written
from candor.questionnaires.forms.yes_and_no import YES_WORDS
from candor.questionnaires.opening import LARGEST
from candor.workflows.forms import FormUnreadable

_SEPARATORS = re.compile("[\u0085\u2028\u2029]")
_SIGNS, _MOST = ("\n", ": ", ",", "[", "{"), 600_000
"""What the parts of the file are counted by, and how many are read in good time."""
_NOTHING = ("", "null", "~", "Null", "NULL")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A mapping of the file with its place in it, so that every row can name its line."""

    tree: Tree
    place: Place
    value: dict[str, Node]

    @property
    def line(self) -> int:
        return self.tree.line(self.place)

    def text(self, key: str) -> str:
        """A text; "" where it is absent or says nothing."""
        value = self.value.get(key)
        return "" if not isinstance(value, str) or value in _NOTHING else value.strip()

    def plain(self, key: str) -> str:
        return one_paragraph(self.text(key))

    def truth(self, key: str) -> bool:
        return self.text(key).casefold() in YES_WORDS

    def words(self, key: str) -> list[str]:
        """A list of texts; one text alone is a list of one."""
        value = self.value.get(key)
        found = value if isinstance(value, list) else [value]
        return [each.strip() for each in found if isinstance(each, str) and each not in _NOTHING]

    def inside(self, key: str) -> Leaf | None:
        value = self.value.get(key)
        return Leaf(self.tree, (*self.place, key), value) if isinstance(value, dict) else None

    def all(self, key: str) -> list[Leaf]:
        """The mappings of a list; one mapping alone is a list of one."""
        value = self.value.get(key)
        if isinstance(value, dict):
            return [Leaf(self.tree, (*self.place, key), value)]
        found = enumerate(value) if isinstance(value, list) else ()
        return [Leaf(self.tree, (*self.place, key, n), each) for n, each in found if isinstance(each, dict)]

    def named(self, key: str) -> Iterator[tuple[str, Leaf]]:
        """The mappings under names; a list of mappings with a ``urn`` of their own will do as well."""
        inside = self.inside(key)
        if inside is not None:
            yield from inside.named_here()
        else:
            yield from ((leaf.text("urn"), leaf) for leaf in self.all(key))

    def tongues(self, key: str) -> dict[str, str]:
        """What the text under this key is in other languages, by language tag as it is written."""
        translations = self.inside("translations")
        if translations is None:
            return {}
        found = {tag: words.text(key) for tag, words in translations.named_here()}
        return {tag: text for tag, text in found.items() if text}

    def named_here(self) -> Iterator[tuple[str, Leaf]]:
        """The mappings in it, by their names."""
        for name, each in self.value.items():
            if isinstance(each, dict):
                yield name, Leaf(self.tree, (*self.place, name), each)


def library(source: bytes, name: str) -> tuple[Leaf, str]:
    """The whole file, and a sentence where its encoding was guessed. Raises FormUnreadable."""
    if len(source) > LARGEST:
        raise FormUnreadable(f"“{name}” is larger than {LARGEST // 1_000_000} MB; split it into several files.")
    found = decoded(source, name)
    if sum(map(found.text.count, _SIGNS)) > _MOST:
        raise FormUnreadable(f"“{name}” holds more than we can take in; split it into several files.")
    text = _SEPARATORS.sub(" ", written(found.text))
    try:
        tree = plant(text.encode(), name, lambda parser: WrittenOut(parser, name))
    except QuestionnaireUnreadable as refusal:
        fault = refusal.faults[0]
        raise FormUnreadable(f"“{name}”, line {fault.line}: {fault.sentence}") from None
    if not isinstance(tree.value, dict):
        raise FormUnreadable(f"“{name}” holds no library; check that it is a file of CISO Assistant.")
    return Leaf(tree, (), tree.value), found.guess
