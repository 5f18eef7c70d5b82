"""Recents and preferences: remembered, repaired, never a reason to fail. No window needed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import factory

from candor.domain.record import Record
from candor.domain.signoff import Revision, RevisionState
from candor.ui.preferences import PreferenceFile
from candor.ui.recents import MOST, Recent, Recents, missing, when


def recent(name: str, **known: object) -> Recent:
    return Recent(path=f"/there/{name}.candor", vendor=name, touched=factory.NOON.isoformat(), **known)  # type: ignore[arg-type]


def test_the_latest_dossier_is_first_and_appears_once(tmp_path: Path) -> None:
    recents = Recents(tmp_path / "deep" / "recent.json")
    for name in ("a", "b", "a"):
        recents.remember(recent(name))
    assert [held.vendor for held in recents.all()] == ["a", "b"]


def test_only_so_many_are_kept_and_one_can_be_forgotten(tmp_path: Path) -> None:
    recents = Recents(tmp_path / "recent.json")
    for number in range(MOST + 5):
        recents.remember(recent(str(number)))
    assert len(recents.all()) == MOST
    recents.forget(recents.all()[0].path)
    assert len(recents.all()) == MOST - 1


@pytest.mark.parametrize("damage", ["", "{", "[1, 2]", '{"a": 1}', '[{"path": "x"}]', "[[[[", "null"])
def test_a_damaged_list_is_an_empty_one(tmp_path: Path, damage: str) -> None:
    (tmp_path / "recent.json").write_text(damage)
    assert Recents(tmp_path / "recent.json").all() == []


def test_what_is_remembered_says_how_the_record_stands(tmp_path: Path) -> None:
    record = Record.of([factory.deal()])
    assert Recent.of(tmp_path / "a.candor", record, factory.NOON).state == "Draft"
    signed = replace(record, revisions={"revision-1": Revision(id="revision-1", number=1, state=RevisionState.SIGNED)})
    assert Recent.of(tmp_path / "a.candor", signed, factory.NOON).state == "Signed, revision 1"
    amending = replace(signed, revisions={**signed.revisions, "revision-2": Revision(id="revision-2", number=2)})
    assert Recent.of(tmp_path / "a.candor", amending, factory.NOON).state == "Amending revision 1"


def test_files_that_are_gone_are_found_out(tmp_path: Path) -> None:
    there = tmp_path / "there.candor"
    there.write_bytes(b"")
    held = [Recent(path=str(there), vendor="a"), Recent(path=str(tmp_path / "gone.candor"), vendor="b")]
    assert missing(held) == {str(tmp_path / "gone.candor")}


def test_when_it_was_touched_reads_like_speech() -> None:
    now = factory.NOON
    assert when(now.isoformat(), now) == "Today 12:00"
    assert when((now - timedelta(days=1)).isoformat(), now) == "Yesterday 12:00"
    assert when((now - timedelta(days=30)).isoformat(), now) == "Sat 31 Jan"
    assert when((now - timedelta(days=400)).isoformat(), now) == "26 Jan 2025"
    assert when("once upon a time", now) == ""


def test_preferences_last(tmp_path: Path) -> None:
    PreferenceFile(tmp_path / "p.json").change(theme="dark", scale=1.4, ours=(("Ada Lind", "Lead"),))
    held = PreferenceFile(tmp_path / "p.json").now
    assert (held.theme, held.scale, held.me) == ("dark", 1.4, "Ada Lind")


def test_preferences_that_cannot_be_written_hold_all_the_same(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    preferences = PreferenceFile(blocked / "p.json")
    preferences.change(paper="Letter")
    assert preferences.now.paper == "Letter"


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(st.sampled_from(["theme", "scale", "paper", "ours", "planned_minutes", "x"]), inner)
        ),
    )
)
def test_any_settings_file_gives_usable_preferences(tmp_path_factory: pytest.TempPathFactory, held: object) -> None:
    import json

    file = tmp_path_factory.mktemp("p") / "p.json"
    file.write_text(json.dumps(held))
    now = PreferenceFile(file).now
    assert now.theme in ("light", "dark", "system")
    assert 0.8 <= now.scale <= 2.0
    assert now.paper in ("A4", "Letter")
