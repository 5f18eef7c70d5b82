"""What every shelf of dossiers promises, whatever it is made of: subclass it, and give ``shelf``."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from pathlib import Path

import pytest
import storage_factory as make

from candor.domain.answer import Answer
from candor.domain.errors import KnownError
from candor.domain.people import Person, Side
from candor.domain.record import Change, Record
from candor.workflows.canonical import to_plain
from candor.workflows.chain import replay
from candor.workflows.ports import Cancelled, DossierShelf, DossierStore

BIG = bytes(range(256)) * 40_000
"""Ten megabytes: more than two chunks."""


def plain(record: Record) -> dict[tuple[str, str], object]:
    return {(type(entity).__name__, entity.id): to_plain(entity) for entity in record.entities()}


class ShelfContract:
    @pytest.fixture
    def shelf(self) -> DossierShelf:
        raise AssertionError("an adapter's test gives its own shelf")

    @pytest.fixture
    def place(self, tmp_path: Path) -> Path:
        return tmp_path / "contract.candor"

    @pytest.fixture
    def dossier(self, shelf: DossierShelf, place: Path):
        store = make.create(shelf, place)
        yield store
        store.close()

    def again(self, shelf: DossierShelf, store: DossierStore) -> DossierStore:
        store.close()
        return shelf.open(store.path)

    def test_a_new_dossier_holds_its_deal_and_a_first_journal_entry(self, dossier):
        loaded = dossier.load()
        assert loaded.record == Record(deal=make.deal())
        assert not loaded.drafts
        [entry] = dossier.journal()
        assert (entry.action, entry.kind, entry.actor, entry.at) == ("dossier_created", "deal", make.ACTOR, make.AT)
        assert (loaded.head.length, loaded.head.digest) == (1, entry.digest)

    def test_what_was_committed_is_there_when_the_dossier_is_opened_again(self, shelf, dossier):
        make.fill(dossier)
        before = dossier.load()
        store = self.again(shelf, dossier)
        try:
            after = store.load()
            assert after == before
            assert plain(after.record) == plain(before.record)
        finally:
            store.close()

    def test_the_journal_proves_the_record(self, dossier):
        make.fill(dossier)
        state, head = replay(dossier.journal())
        loaded = dossier.load()
        assert head == loaded.head
        assert len(state) == len(plain(loaded.record))

    def test_things_stay_in_the_order_in_which_they_came(self, shelf, dossier):
        people = [Person(id=f"p{n}", name=f"P{n}", side=Side.OURS) for n in (3, 1, 2)]
        make.write(dossier, *make.came(*people))
        make.write(dossier, Change("renamed", people[0], replace(people[0], name="first of all")))
        make.write(dossier, Change("left", people[1], None))
        make.write(dossier, *make.came(people[1]))
        store = self.again(shelf, dossier)
        try:
            assert list(store.load().record.people) == ["p3", "p2", "p1"]
        finally:
            store.close()

    def test_a_commit_gives_the_new_end_of_the_journal(self, dossier):
        head = dossier.commit(make.came(*make.one_of_everything()), actor=make.ACTOR, at=make.AT)
        assert head == dossier.load().head
        assert head.length == 1 + len(make.one_of_everything())

    def test_a_draft_survives_closing_and_the_last_words_win(self, shelf, dossier):
        dossier.save_draft(make.draft("We p"))
        dossier.save_draft(make.draft("We parted"))
        store = self.again(shelf, dossier)
        try:
            loaded = store.load()
            assert loaded.drafts == {make.draft().answer_id: make.draft("We parted")}
            assert loaded.head.length == 1
        finally:
            store.close()

    def test_settling_drops_the_draft_and_only_that_one(self, dossier):
        dossier.save_draft(make.draft("one"))
        dossier.save_draft(make.draft("two", key="hard/other"))
        dossier.commit(make.came(make.answer()), actor=make.ACTOR, at=make.AT, settles=[make.answer().id])
        assert list(dossier.load().drafts) == [make.draft(key="hard/other").answer_id]

    def test_a_commit_that_fails_changes_nothing_at_all(self, dossier):
        dossier.save_draft(make.draft())
        before = dossier.load()
        unspeakable = replace(make.answer("hard/other"), text="\ud800")
        with pytest.raises(ValueError, match=r"surrogates|utf-8|UTF-8"):
            dossier.commit(
                make.came(make.answer(), unspeakable), actor=make.ACTOR, at=make.AT, settles=[make.answer().id]
            )
        assert dossier.load() == before
        make.write(dossier, *make.came(make.answer()))
        assert dossier.load().head.length == 2

    def test_content_comes_back_byte_for_byte(self, shelf, dossier):
        stored = dossier.put_content(io.BytesIO(BIG), len(BIG))
        assert (stored.sha256, stored.size) == (hashlib.sha256(BIG).hexdigest(), len(BIG))
        store = self.again(shelf, dossier)
        try:
            assert b"".join(store.read_content(stored.sha256)) == BIG
        finally:
            store.close()

    def test_the_same_content_is_kept_once(self, dossier):
        first = dossier.put_content(io.BytesIO(BIG), len(BIG))
        size = dossier.path.stat().st_size
        assert dossier.put_content(io.BytesIO(BIG), len(BIG)) == first
        assert dossier.path.stat().st_size == size

    def test_empty_content_is_content(self, dossier):
        stored = dossier.put_content(io.BytesIO(b""), 0)
        assert list(dossier.read_content(stored.sha256)) == []

    def test_progress_counts_up_to_the_whole(self, dossier):
        seen = []
        dossier.put_content(io.BytesIO(BIG), len(BIG), lambda done, total: seen.append((done, total)) or True)
        assert seen[-1] == (len(BIG), len(BIG))
        assert seen == sorted(seen)
        assert len(seen) > 1

    def test_cancelling_leaves_nothing(self, dossier):
        with pytest.raises(Cancelled):
            dossier.put_content(io.BytesIO(BIG), len(BIG), lambda done, total: False)
        with pytest.raises(KnownError):
            dossier.read_content(hashlib.sha256(BIG).hexdigest())

    def test_a_source_that_breaks_off_leaves_nothing_and_says_so(self, dossier):
        class Broken(io.BytesIO):
            def read(self, size: int | None = -1) -> bytes:
                if self.tell() > 5_000_000:
                    raise OSError
                return super().read(size)

        with pytest.raises(KnownError, match="nothing was attached"):
            dossier.put_content(Broken(BIG), len(BIG))
        make.write(dossier, *make.came(make.answer()))

    def test_absent_content_is_told_at_once(self, dossier):
        with pytest.raises(KnownError):
            dossier.read_content("0" * 64)

    def test_nothing_is_ever_created_over_something(self, shelf, tmp_path: Path):
        taken = tmp_path / "taken.candor"
        taken.write_bytes(b"mine")
        with pytest.raises(KnownError, match="already"):
            make.create(shelf, taken)
        assert taken.read_bytes() == b"mine"

    def test_a_copy_is_a_whole_dossier(self, shelf, dossier, tmp_path: Path):
        make.fill(dossier)
        copy = tmp_path / "copy.candor"
        dossier.save_copy(copy)
        assert shelf.check(copy) == []
        other = shelf.open(copy)
        try:
            assert other.load() == dossier.load()
            assert b"".join(other.read_content(make.evidence().sha256)) == make.SHOWN
        finally:
            other.close()

    def test_a_copy_never_replaces_a_file(self, dossier, tmp_path: Path):
        taken = tmp_path / "taken.candor"
        taken.write_bytes(b"mine")
        with pytest.raises(KnownError, match="already"):
            dossier.save_copy(taken)
        assert taken.read_bytes() == b"mine"

    def test_read_only_reads_everything_and_writes_nothing(self, shelf, dossier):
        make.fill(dossier)
        before = dossier.load()
        dossier.close()
        content = dossier.path.read_bytes()
        store = shelf.open_read_only(dossier.path)
        try:
            assert store.load() == before
            assert len(list(store.journal())) == before.head.length
            assert b"".join(store.read_content(make.evidence().sha256)) == make.SHOWN
            with pytest.raises(KnownError):
                store.save_draft(make.draft())
            with pytest.raises(KnownError):
                make.write(store, *make.came(make.answer("hard/other")))
        finally:
            store.close()
        assert dossier.path.read_bytes() == content

    def test_one_dossier_is_open_once(self, shelf, dossier):
        for way in (shelf.open, shelf.open_read_only, shelf.check):
            with pytest.raises(KnownError, match="already open"):
                way(dossier.path)

    def test_closing_twice_is_closing_once_and_leaves_one_file(self, dossier):
        make.write(dossier, *make.came(make.answer()))
        dossier.close()
        dossier.close()
        assert list(dossier.path.parent.iterdir()) == [dossier.path]

    def test_a_sound_dossier_has_no_findings(self, shelf, dossier):
        make.fill(dossier)
        dossier.close()
        assert shelf.check(dossier.path) == []

    def test_a_check_reports_progress_and_can_be_cancelled(self, shelf, dossier):
        make.fill(dossier)
        dossier.close()
        seen = []
        shelf.check(dossier.path, lambda done, total: seen.append((done, total)) or True)
        assert seen == sorted(seen)
        assert seen[-1][0] == seen[-1][1]
        with pytest.raises(Cancelled):
            shelf.check(dossier.path, lambda done, total: False)

    def test_an_answer_keeps_its_words_exactly(self, shelf, dossier):
        words = "margin <b EBITDA, \t“quotes”\r\nline\x0b\u2028 مرحبا 🧪 e\u0301 é \ufeff \x7f"
        make.write(dossier, *make.came(make.answer(text=words)))
        store = self.again(shelf, dossier)
        try:
            held = store.load().record.answers[make.answer().id]
            assert isinstance(held, Answer)
            assert held.text == words
        finally:
            store.close()
