"""The lists of choices of an XLSForm, each made ready once however many questions use it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from candor.domain.question import YES_AND_NO, Choice
from candor.questionnaires.format.limits import LONGEST_CHOICE, MOST_CHOICES
from candor.questionnaires.forms.book.opened import BookRow
from candor.questionnaires.forms.imported import Report, choices_of
from candor.questionnaires.forms.paragraphs import cut, one_paragraph
from candor.questionnaires.forms.xlsform.languages import Tongues
from candor.questionnaires.forms.xlsform.sheet import Table
from candor.questionnaires.forms.xlsform.words import all_spoken
from candor.questionnaires.forms.yes_and_no import NO_WORDS, YES_WORDS

_NO = NO_WORDS | {"2"}
"""Where yes is 1, no is often 2."""
_OTHER = {"en": "Other", "fr": "Autre", "de": "Anderes", "es": "Otro", "pt": "Outro", "it": "Altro", "nl": "Anders"}


@dataclass(frozen=True, slots=True)
class Ready:
    """A list as questions use it. ``ids`` gives the ids by each name of the form; ``labels`` the labels in other
    languages, in the choices' order; ``yes_no`` where it is just yes and no; ``too_many`` where it has no room."""

    choices: tuple[Choice, ...] = ()
    ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    yes_no: bool = False
    too_many: int = 0


_Key = tuple[str, bool]
"""A list's name, and whether it stands on the sheet external_choices."""


class Lists:
    """Every list of the workbook by its name, and which of them were used."""

    def __init__(self, tables: Iterable[Table], tongues: Tongues) -> None:
        self._tongues = tongues
        self._rows: dict[_Key, list[tuple[Table, BookRow]]] = {}
        self._stray: list[tuple[Table, BookRow]] = []
        self._small: dict[_Key, _Key] = {}
        self._ready: dict[tuple[_Key, bool], Ready] = {}
        self._remarks: dict[_Key, list[str]] = {}
        self._used: set[_Key] = set()
        for table in tables:
            for row in table.rows:
                name = table.text(row, "list_name")
                if not name or not (table.text(row, "name") or table.text(row, "label")):
                    self._stray.append((table, row))
                    continue
                key = (name, table.sheet.name.strip().casefold() == "external_choices")
                self._rows.setdefault(key, []).append((table, row))
                self._small.setdefault((name.casefold(), key[1]), key)

    def named(self, name: str, *, or_other: bool, external: bool) -> Ready | None:
        """The list of this name, in its own spelling or in small letters; None where there is none."""
        key = (name, external)
        own = key if key in self._rows else self._small.get((name.casefold(), external))
        if own is None:
            return None
        self._used.add(own)
        if (own, or_other) not in self._ready:
            self._ready[own, or_other] = self._made(own, or_other=or_other)
        return self._ready[own, or_other]

    def _made(self, name: _Key, *, or_other: bool) -> Ready:
        named: list[tuple[str, dict[str, str]]] = []
        for table, row in self._rows[name]:
            named.append((table.text(row, "name"), all_spoken(table.texts(row, "label"))))
        if or_other and not any(called == "other" for called, _ in named):
            named.append(("other", {self._tongues.main: _OTHER.get(self._tongues.main, "Other"), **_OTHER}))
        if len(named) > MOST_CHOICES:
            return Ready(too_many=len(named))
        spoken = [(called or one_paragraph(self._said(texts)), self._said(texts)) for called, texts in named]
        told = choices_of(spoken)
        self._remarks.setdefault(name, []).extend(told.remarks)
        if any(not self._tongues.words(texts)[0] for _, texts in named):
            self._remarks[name].append("A choice without words is called by its name.")
        by_label = {choice.label: choice.id for choice in told.choices}
        ids: dict[str, tuple[str, ...]] = {}
        words: dict[str, dict[str, str]] = {}
        for (called, said), (_, texts) in zip(spoken, named, strict=True):
            own = by_label.get(cut(one_paragraph(said) or one_paragraph(called), LONGEST_CHOICE))
            if own is None:
                continue
            ids[called] = tuple(dict.fromkeys((*ids.get(called, ()), own)))
            words.setdefault(own, {tag: cut(one_paragraph(text), LONGEST_CHOICE) for tag, text in texts.items()})
        return self._yes_no(Ready(told.choices, ids, self._translated(told.choices, words)))

    def _said(self, texts: Mapping[str, str]) -> str:
        return self._tongues.words(texts)[0]

    def _translated(
        self, choices: tuple[Choice, ...], words: Mapping[str, Mapping[str, str]]
    ) -> dict[str, tuple[str, ...]]:
        """For each other language that has words for at least one choice; the rest keep the first language's."""
        labels = {}
        for tag in self._tongues.others:
            said = tuple(words.get(choice.id, {}).get(tag) or choice.label for choice in choices)
            if said != tuple(choice.label for choice in choices):
                labels[tag] = said
        return labels

    def _yes_no(self, ready: Ready) -> Ready:
        """The same as yes and no, where it is nothing else; whatever the form's order, yes comes first."""
        sides = {name.casefold(): ids[0] for name, ids in ready.ids.items()}
        yes = next((own for name, own in sides.items() if name in YES_WORDS), "")
        no = next((own for name, own in sides.items() if name in _NO and own != yes), "")
        by_id = {choice.id: place for place, choice in enumerate(ready.choices)}
        if len(ready.choices) != 2 or not yes or not no or len(ready.ids) != 2:
            return ready
        order = (by_id[yes], by_id[no])
        said = tuple(ready.choices[place].label for place in order)
        if said[0].casefold().strip(".") not in YES_WORDS or said[1].casefold().strip(".") not in _NO:
            return ready
        usual = tuple(word.casefold() for word in said) == ("yes", "no")
        choices = (
            () if usual else tuple(Choice(id=own.id, label=word) for own, word in zip(YES_AND_NO, said, strict=True))
        )
        ids = {name: ("yes",) if own[0] == yes else ("no",) for name, own in ready.ids.items()}
        labels = {tag: tuple(words[place] for place in order) for tag, words in ready.labels.items()}
        return Ready(choices, ids, labels, yes_no=True)

    def tell(self, report: Report) -> None:
        """One row of the report for every list, and one for every choice that belongs to none."""
        for key, rows in self._rows.items():
            table, first = rows[0]
            name = key[0]
            place = table.place(first)
            count = f"{len(rows)} choice{'s' if len(rows) != 1 else ''}"
            what = f"list “{name}”: " + ", ".join(
                self._said(t.texts(r, "label")) or t.text(r, "name") for t, r in rows[:6]
            )
            if key not in self._used:
                report.left_out(place, what, f"No question uses this list of {count}.")
            elif len(rows) > MOST_CHOICES:
                report.left_out(place, what, f"A list of {count} has no room; its questions are asked in words.")
            elif remarks := self._remarks.get(key):
                report.changed(place, what, " ".join(dict.fromkeys(remarks)))
            else:
                report.carried(place, what, f"{count[0].upper()}{count[1:]}.")
        for table, row in self._stray:
            words = row.first
            if table.text(row, "list_name") or table.text(row, "name") or table.text(row, "label"):
                report.left_out(table.place(row), words, "It belongs to no list, or has neither name nor label.")
            else:
                report.left_out(table.place(row), words, "A remark beside the choices.")
