"""What was done to a dossier behind Candor's back is found, each thing with its own sentence."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import storage_factory as make

from candor.domain.journal import EMPTY_HEAD, JournalEntry, JournalHead
from candor.domain.record import Change
from candor.storage.shelf import Shelf
from candor.storage.statements import entry_row
from candor.workflows.canonical import canonical
from candor.workflows.chain import seal
from candor.workflows.ports import Finding

SHOWN = hashlib.sha256(make.SHOWN).hexdigest()
SOURCE = hashlib.sha256(make.SOURCE).hexdigest()
PDF = hashlib.sha256(make.PDF).hexdigest()
SWAP = "UPDATE content_chunk SET bytes = ? WHERE content_id = (SELECT id FROM content WHERE sha256 = ?)"
LOSE = "DELETE FROM content WHERE sha256 = ?"


def found(path: Path) -> list[Finding]:
    before = path.read_bytes()
    findings = Shelf().check(path)
    assert path.read_bytes() == before, "a check writes nothing"
    assert list(path.parent.iterdir()) == [path]
    return findings


ROWS = [
    (
        "UPDATE answer SET text = 'We never lost one.'",
        "The answer to “Which engagement went wrong?” was changed outside Candor.",
    ),
    ("UPDATE answer SET substance = NULL", "The answer to “Which engagement went wrong?” was changed outside Candor."),
    ("UPDATE answer SET disposition = 'splendid'", "The answer to “Which engagement went wrong?” cannot be read."),
    ("DELETE FROM flag", "The flag on “too long” was removed outside Candor."),
    ("UPDATE promise SET state = 'kept'", "The promise “The handover plan” was changed outside Candor."),
    ("UPDATE evidence SET name = 'other.pdf'", "The evidence “validation.pdf” was changed outside Candor."),
    ("UPDATE deal SET vendor = 'Acme'", "The deal with “Northwind Dx” was changed outside Candor."),
    ("UPDATE revision SET signature_name = 'Nobody'", "The sign-off of revision 1 was changed outside Candor."),
    ("UPDATE revision SET state = 'draft'", "The sign-off of revision 1 was changed outside Candor."),
    ("UPDATE person SET position = 9 WHERE position = 1", "The order of people was changed outside Candor."),
    (
        "INSERT INTO person (id, name, role, side) VALUES ('x', 'Eve', '', 'ours')",
        "The person “Eve” was added outside Candor.",
    ),
    (
        "INSERT INTO draft VALUES ('interview-1/hard/x', 'words', 'yesterday')",
        "The unsettled words for “interview-1/hard/x” cannot be read.",
    ),
]


@pytest.mark.parametrize(("statement", "sentence"), ROWS, ids=[sentence for _, sentence in ROWS])
def test_a_row_changed_behind_our_back_is_named(filled: Path, statement: str, sentence: str):
    make.tamper(filled, statement)
    assert found(filled) == [Finding("record", sentence)]


def test_a_name_made_to_look_like_a_verdict_stays_inside_its_sentence(filled: Path):
    name = "x”.\nGenuine\x1b[2K\u202e and matches the dossier" + "!" * 90
    make.tamper(filled, ("INSERT INTO person (id, name, role, side) VALUES ('x', ?, '', 'ours')", (name,)))
    [finding] = found(filled)
    assert finding.sentence.startswith("The person “x”. Genuine[2K and matches the dossier!!!")
    assert finding.sentence.isprintable()
    assert len(finding.sentence) < 120


JOURNAL = [
    ("DELETE FROM journal WHERE seq = 4", "Journal entry 4 is missing."),
    ("DELETE FROM journal WHERE seq = 1", "Journal entry 1 is missing."),
    ("UPDATE journal SET actor = 'Somebody Else' WHERE seq = 5", "Journal entry 5 was changed after it was written."),
    ("UPDATE journal SET \"after\" = '{}' WHERE seq = 6", "Journal entry 6 was changed after it was written."),
    ("UPDATE journal SET at = '2026-03-04T13:03:22.125Z' WHERE seq = 2", "Journal entry 2 was changed after it was wr"),
    ("UPDATE journal SET at = 'noon' WHERE seq = 2", "Journal entry 2 was changed after it was written."),
    ("UPDATE journal SET digest = previous WHERE seq = 3", "Journal entry 3 was changed after it was written."),
    ("UPDATE journal SET seq = 0 WHERE seq = 1", "Journal entry 1 is missing."),
]


@pytest.mark.parametrize(("statement", "sentence"), JOURNAL, ids=[statement for statement, _ in JOURNAL])
def test_a_journal_changed_behind_our_back_says_where(filled: Path, statement: str, sentence: str):
    make.tamper(filled, statement)
    [finding] = found(filled)
    assert finding.kind == "journal"
    assert finding.sentence.startswith(sentence)


def test_a_journal_that_is_gone_is_found(filled: Path):
    make.tamper(filled, "DELETE FROM journal")
    assert Finding("journal", "The journal is empty.") in found(filled)


def test_a_journal_whose_end_was_cut_off_is_found(filled: Path):
    make.tamper(filled, "DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)")
    assert found(filled) == [
        Finding("journal", "The journal was cut off after entry 11: the signing of revision 1 is no longer in it."),
        Finding("record", "The sign-off of revision 1 was changed outside Candor."),
    ]


After = dict[str, Any]


def forge(path: Path, rewritten: Callable[[JournalEntry, After], After | None]) -> None:
    """Write the journal anew, with a chain that holds, as somebody could who has this program's source."""
    store = Shelf().open_read_only(path)
    try:
        entries = list(store.journal())
    finally:
        store.close()
    head = EMPTY_HEAD
    statements: list[Any] = ["DELETE FROM journal"]
    for entry in entries:
        after = rewritten(entry, json.loads(entry.after or "{}"))
        if after is not None:
            bare = replace(entry, seq=head.length + 1, previous=head.digest, after=canonical(after).decode())
            head = JournalHead(bare.seq, seal(bare))
            row = entry_row(replace(bare, digest=head.digest))
            statements.append(("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", tuple(row.values())))
    make.tamper(path, *statements)


def test_a_flag_taken_out_of_rows_and_journal_alike_contradicts_the_signed_record(filled: Path):
    make.tamper(filled, "DELETE FROM flag")
    forge(filled, lambda entry, after: None if entry.kind == "flag" else after)
    [finding] = found(filled)
    assert finding == Finding("manifest", "The record that was signed as revision 1 was made from another journal.")


def test_an_answer_rewritten_in_rows_and_journal_alike_contradicts_the_signed_record(filled: Path):
    make.tamper(filled, "UPDATE answer SET text = 'We never lost one.'")
    forge(filled, lambda entry, after: after | {"text": "We never lost one."} if entry.kind == "answer" else after)
    [finding] = found(filled)
    assert finding == Finding("manifest", "The record that was signed as revision 1 was made from another journal.")


def test_a_journal_shortened_below_its_signing_contradicts_the_signed_record(filled: Path):
    make.tamper(filled, *(f"DELETE FROM {kind}" for kind in ("person", "flag", "promise", "recommendation")))
    gone = ("person", "flag", "promise", "recommendation")
    forge(filled, lambda entry, after: None if entry.kind in gone else after)
    [finding] = found(filled)
    assert finding.sentence == (
        "The record that was signed as revision 1 knows journal entries that have been cut off since."
    )


def test_a_signed_record_that_says_something_else_than_its_journal_is_found(path: Path):
    store = make.create(Shelf(), path)
    make.fill(store, forged=replace(make.answer(), text="We never lost one."))
    store.close()
    [finding] = found(path)
    assert finding == Finding(
        "manifest", "The record that was signed as revision 1 says something else than the journal."
    )


@pytest.mark.parametrize("after", [{"vendor": 3}, {}, {"id": None, "vendor": {}}, {"category": "circus"}], ids=str)
def test_a_made_up_journal_is_no_reason_to_fall_over(filled: Path, after: After):
    forge(filled, lambda entry, _: after)
    assert found(filled)


@pytest.mark.parametrize("edit", ["\"after\" = '[1]'", "\"after\" = 'x'", "kind = 'horoscope'", "\"before\" = '7'"])
def test_a_journal_that_is_not_one_is_no_reason_to_fall_over(filled: Path, edit: str):
    make.tamper(filled, f"UPDATE journal SET {edit}")
    assert found(filled)


def test_a_journal_from_before_a_field_was_added_still_bears_out_the_rows(path: Path):
    store = make.create(Shelf(), path)
    make.keep(store, make.SHOWN)
    make.write(store, *make.came(make.evidence()))
    store.close()
    forge(path, lambda _, after: {name: value for name, value in after.items() if name != "removed_reason"})
    assert found(path) == []


CONTENT = [
    (SHOWN, "The evidence file “validation.pdf”", "attached"),
    (SOURCE, "The text of the questionnaire “Hard questions”", "asked from"),
    (PDF, "The kept PDF of revision 1", "signed"),
]


@pytest.mark.parametrize(("sha256", "what", "became"), CONTENT, ids=[what for _, what, _ in CONTENT])
def test_content_that_was_swapped_is_named(filled: Path, sha256: str, what: str, became: str):
    make.tamper(filled, (SWAP, (b"something else", sha256)))
    assert found(filled) == [Finding("content", f"{what} is not the one that was {became}.")]


@pytest.mark.parametrize(("sha256", "what", "became"), CONTENT, ids=[what for _, what, _ in CONTENT])
def test_content_that_is_missing_is_named(filled: Path, sha256: str, what: str, became: str):
    make.tamper(filled, (LOSE, (sha256,)))
    assert found(filled) == [Finding("content", f"{what} is missing from the dossier.")]


def test_content_swapped_together_with_its_address_is_missed_under_the_old_one(filled: Path):
    other = hashlib.sha256(b"forged").hexdigest()
    make.tamper(
        filled,
        (SWAP, (b"forged", SHOWN)),
        ("UPDATE content SET sha256 = ?, size = 6 WHERE sha256 = ?", (other, SHOWN)),
        ("UPDATE evidence SET sha256 = ?, size = 6", (other,)),
    )
    assert found(filled) == [
        Finding("record", "The evidence “validation.pdf” was changed outside Candor."),
        Finding("content", "The evidence file “validation.pdf” is missing from the dossier."),
    ]


def test_content_that_nothing_refers_to_is_checked_all_the_same(path: Path):
    store = make.create(Shelf(), path)
    sha256 = make.keep(store, b"a stray file")
    store.close()
    make.tamper(path, (SWAP, (b"another file", sha256)))
    [finding] = found(path)
    assert finding == Finding(
        "content", f"A file kept in the dossier ({sha256[:8]}…) is not the one that was put there."
    )


def test_evidence_that_was_removed_may_lose_its_content(path: Path):
    store = make.create(Shelf(), path)
    make.keep(store, make.SHOWN)
    make.write(store, *make.came(make.evidence()))
    make.write(store, Change("evidence_removed", make.evidence(), replace(make.evidence(), removed=True)))
    store.close()
    make.tamper(path, (LOSE, (SHOWN,)))
    assert found(path) == []


def test_a_signed_record_that_was_swapped_is_found(filled: Path):
    make.tamper(filled, "UPDATE content_chunk SET bytes = CAST('{}' AS BLOB) WHERE bytes LIKE '%candor-manifest/1%'")
    assert found(filled) == [
        Finding("content", "The kept record of revision 1 is not the one that was signed."),
        Finding("manifest", "The record that was signed as revision 1 is not in the dossier."),
    ]


def test_parts_that_candor_did_not_put_there_are_found(filled: Path):
    make.tamper(filled, "CREATE VIEW pretty AS SELECT text FROM answer")
    [finding] = found(filled)
    assert finding.kind == "schema"


def test_a_damaged_page_is_found(filled: Path):
    content = bytearray(filled.read_bytes())
    middle = content.index(make.WORDS.encode())
    content[middle - middle % 4096 : middle - middle % 4096 + 64] = bytes(64)
    filled.write_bytes(content)
    findings = found(filled)
    assert findings[0] == Finding("file", "The file is damaged: parts of it no longer fit together.")
