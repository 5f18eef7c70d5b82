"""The journal against everything else in a dossier: its rows, its contents, and the records that were signed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from sqlalchemy import Connection

from candor.domain.journal import EMPTY_HEAD, JournalEntry, JournalHead
from candor.domain.question import Questionnaire, base_key, round_of
from candor.domain.record import ENTITY_TYPES
from candor.domain.signoff import RevisionState
from candor.storage import statements
from candor.storage.reading import EntryUnreadable, entries, rows
from candor.storage.translate import RowUnreadable, to_draft, to_entity
from candor.workflows.canonical import Plain, digest, entity_from_plain, to_plain
from candor.workflows.chain import ChainBroken, State, replay
from candor.workflows.manifest import Manifest, ManifestUnreadable
from candor.workflows.ports import Finding
from candor.workflows.wording import said

Key = tuple[str, str]

_NO_JOURNAL = (ValueError, TypeError, KeyError, AttributeError, RecursionError)
"""What replaying meets in a journal that was made up with a chain of its own, but not by us."""


@dataclass
class Contents:
    """What the dossier keeps, by address: bytes that are what they should be, bytes that are not, and among the good
    ones the manifests, by the digest a revision knows them by."""

    good: set[str] = field(default_factory=set)
    bad: set[str] = field(default_factory=set)
    manifests: dict[str, Manifest] = field(default_factory=dict)

    def add_manifest(self, content: bytes) -> None:
        """Take these bytes for a manifest, if they are one."""
        try:
            self.manifests[digest("manifest/1", content)] = Manifest.from_bytes(content)
        except ManifestUnreadable:
            return


@dataclass
class History:
    """The journal, replayed. ``state`` is None where the chain is broken; ``moments`` are the states in which records
    were frozen, by the journal's length then; ``sources`` are the texts that questionnaires were ever asked from, by
    address, with the questionnaire's title: a questionnaire that grew during an interview has several."""

    state: State | None = None
    head: JournalHead = EMPTY_HEAD
    moments: dict[int, tuple[JournalHead, State]] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def noting(self, journal: Iterable[JournalEntry]) -> Iterator[JournalEntry]:
        """The same entries, with the sources they name noted on the way."""
        titles: dict[str, str] = {}
        for entry in journal:
            yield entry
            if entry.kind == "questionnaire" and entry.after is not None:
                after = json.loads(entry.after)
                titles[entry.target] = str(after.get("title", titles.get(entry.target, entry.target)))
                if after.get("source_sha256"):
                    self.sources.setdefault(str(after["source_sha256"]), titles[entry.target])


def replayed(sql: Connection, contents: Contents) -> History:
    """Follow the journal from its first entry, stopping wherever a record was frozen."""
    history = History()
    lengths = sorted({manifest.journal.length for manifest in contents.manifests.values()})
    journal = history.noting(entries(sql))
    state: State = {}
    head = EMPTY_HEAD
    try:
        for length in lengths:
            state, head = replay(islice(journal, max(0, length - head.length)), state, head)
            history.moments[length] = head, dict(state)
        history.state, history.head = replay(journal, state, head)
    except ChainBroken as broken:
        history.findings.append(Finding("journal", broken.sentence))
    except EntryUnreadable as unreadable:
        history.findings.append(Finding("journal", f"Journal entry {unreadable.seq} was changed after it was written."))
    except _NO_JOURNAL:
        history.findings.append(Finding("journal", "The journal is not one that Candor wrote."))
    if history.state is not None and history.head == EMPTY_HEAD:
        history.findings.append(Finding("journal", "The journal is empty."))
    return history


@dataclass
class Held:
    """The rows as plain values in their order, a finding for each that cannot be read, and what people call the
    questions, by their keys."""

    plain: State = field(default_factory=dict)
    unreadable: dict[Key, Finding] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, sql: Connection) -> Held:
        held = cls()
        for kind, row in rows(sql):
            key = (kind, str(row["id"]))
            try:
                entity = to_entity(kind, row)
            except RowUnreadable:
                held.unreadable[key] = Finding("record", f"{_named(kind, row, held.titles)} cannot be read.")
                continue
            held.plain[key] = to_plain(entity)
            if isinstance(entity, Questionnaire):
                held.titles |= {name: question.title for name, _, question in entity.keyed()}
        for row in sql.execute(statements.drafts()).mappings():
            try:
                to_draft(row)
            except RowUnreadable:
                where = row["answer_id"]
                held.unreadable["draft", where] = Finding(
                    "record", f"The unsettled words for “{where}” cannot be read."
                )
        return held


def cut_off(history: History, held: Held, contents: Contents) -> Iterator[Finding]:
    """A journal that ends before the signing of a record that the dossier keeps. What else then does not fit the rows
    only follows from it, and would mislead whoever reads it first."""
    if history.state is None or history.head == EMPTY_HEAD:
        return
    for (kind, name), plain in held.plain.items():
        manifest = contents.manifests.get(str(plain.get("manifest_sha256"))) if kind == "revision" else None
        journalled = history.state.get((kind, name), {}).get("state") == RevisionState.SIGNED
        if manifest is not None and not journalled and history.head.length <= manifest.journal.length:
            end = f"The journal was cut off after entry {history.head.length}"
            yield Finding("journal", f"{end}: the signing of revision {manifest.revision} is no longer in it.")
            return


def rows_against(history: History, held: Held) -> Iterator[Finding]:
    """Where the rows say something else than the journal; what a broken journal says is no measure of anything."""
    yield from held.unreadable.values()
    if history.state is None:
        return
    for (kind, name), told in history.state.items():
        is_now = held.plain.get((kind, name))
        was = _current(kind, told) if is_now is not None else None
        if is_now is not None and is_now != was:
            named = _named(kind, told, held.titles)
            part = _part(kind, was, is_now)
            what = f"{part} of {named[0].lower()}{named[1:]}" if part else named
            yield Finding("record", f"{what} was changed outside Candor.")
        elif is_now is None and (kind, name) not in held.unreadable:
            yield Finding("record", f"{_named(kind, told, held.titles)} was removed outside Candor.")
    for (kind, name), plain in held.plain.items():
        if (kind, name) not in history.state:
            yield Finding("record", f"{_named(kind, plain, held.titles)} was added outside Candor.")
    yield from _order(history.state, held)


def _part(kind: str, was: Plain, is_now: Plain) -> str:
    """What of an interview was changed, where it is nothing but what is asked in it."""
    if kind != "interview" or not isinstance(was, dict):
        return ""
    changed = {name for name in {*was, *is_now} if was.get(name) != is_now.get(name)}
    if changed <= {"agenda", "rounds", "questionnaires"}:
        return "The agenda"
    return "The language" if changed == {"language"} else ""


def _order(state: State, held: Held) -> Iterator[Finding]:
    common = state.keys() & held.plain.keys()
    for kind in ENTITY_TYPES:
        before = [key for key in state if key in common and key[0] == kind]
        now = [key for key in held.plain if key in common and key[0] == kind]
        if before != now:
            yield Finding("record", f"The order of {_PLURALS[kind]} was changed outside Candor.")


def contents_of(
    state: Mapping[Key, dict[str, Plain]], contents: Contents, sources: Mapping[str, str]
) -> Iterator[Finding]:
    """Contents that are not what was put there, or are not there at all; ``sources`` are those of every questionnaire,
    superseded ones included: what was asked from them was asked from them."""
    unnamed = set(contents.bad)
    current = {str(plain.get("source_sha256", "")) for (kind, _), plain in state.items() if kind == "questionnaire"}
    for address, title in sources.items():
        if address in current:
            continue
        what = f"An earlier text of the questionnaire “{said(title)}”"
        if address in contents.bad:
            unnamed.discard(address)
            yield Finding("content", f"{what} is not the one that was asked from.")
        elif address not in contents.good:
            yield Finding("content", f"{what} is missing from the dossier.")
    for (kind, _), plain in state.items():
        for address, what, became in _kept(kind, plain):
            if address in contents.bad:
                unnamed.discard(address)
                yield Finding("content", f"{what} is not the one that was {became}.")
            elif address and address not in contents.good and not plain.get("removed"):
                yield Finding("content", f"{what} is missing from the dossier.")
    for address in sorted(unnamed):
        yield Finding("content", f"A file kept in the dossier ({address[:8]}…) is not the one that was put there.")


def _kept(kind: str, plain: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """(address, what it is, what was done with it) of each content that an entity stands for."""
    if kind == "evidence":
        yield str(plain.get("sha256", "")), f"The evidence file “{said(plain.get('name'))}”", "attached"
    elif kind == "questionnaire":
        what = f"The text of the questionnaire “{said(plain.get('title'))}”"
        yield str(plain.get("source_sha256", "")), what, "asked from"
    elif kind == "revision":
        number = plain.get("number")
        yield str(plain.get("manifest_content", "")), f"The kept record of revision {number}", "signed"
        yield str(plain.get("pdf_sha256", "")), f"The kept PDF of revision {number}", "signed"


def manifests_against(history: History, held: Held, contents: Contents) -> Iterator[Finding]:
    """Signed records that are gone, or that the journal does not bear out."""
    for (kind, _), plain in (history.state or held.plain).items():
        if kind != "revision" or plain.get("state") != RevisionState.SIGNED:
            continue
        manifest = contents.manifests.get(str(plain.get("manifest_sha256")))
        trouble = "is not in the dossier" if manifest is None else _disagreement(manifest, history)
        if trouble:
            yield Finding("manifest", f"The record that was signed as revision {plain.get('number')} {trouble}.")


def _disagreement(manifest: Manifest, history: History) -> str:
    if history.state is None:
        return ""
    head, state = history.moments[manifest.journal.length]
    if head.length < manifest.journal.length:
        return "knows journal entries that have been cut off since"
    if head != manifest.journal:
        return "was made from another journal"
    kinds = {kind: name for name, kind in ENTITY_TYPES.items()}
    frozen = {(kinds[type(entity)], entity.id): to_plain(entity) for entity in manifest.record.entities()}
    if frozen != {(kind, name): _current(kind, plain) for (kind, name), plain in state.items()}:
        return "says something else than the journal"
    return ""


def _current(kind: str, plain: dict[str, Plain]) -> Plain:
    """An entity of the journal with the fields it has today: one that was added since has its default."""
    try:
        return to_plain(entity_from_plain(kind, plain))
    except (ValueError, KeyError):
        return plain


def _named(kind: str, plain: Mapping[Any, Any], titles: Mapping[str, str]) -> str:
    """An entity by something a person recognises."""
    phrase, column = _NAMES.get(kind, ("An entry", "id"))
    if not column:
        return phrase
    value = plain.get(column, "")
    if kind == "answer":
        title, number = titles.get(base_key(str(value))), round_of(str(value))
        value = value if title is None else f"{title} ({number})" if number > 1 else title
    return f"{phrase} {value}" if isinstance(value, int) else f"{phrase} “{said(value, 60)}”"


_NAMES = {
    "deal": ("The deal with", "vendor"),
    "person": ("The person", "name"),
    "questionnaire": ("The questionnaire", "title"),
    "interview": ("The interview of", "held_on"),
    "answer": ("The answer to", "question"),
    "flag": ("The flag on", "words"),
    "promise": ("The promise", "what"),
    "evidence": ("The evidence", "name"),
    "recommendation": ("The recommendation", ""),
    "revision": ("The sign-off of revision", "number"),
}
_PLURALS = {
    "deal": "deals",
    "person": "people",
    "questionnaire": "questionnaires",
    "interview": "interviews",
    "answer": "answers",
    "flag": "flags",
    "promise": "promises",
    "evidence": "the evidence",
    "recommendation": "recommendations",
    "revision": "revisions",
}
