"""The library is remembered from one start to the next, and never trusted further than its files."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from candor.questionnaires import library as library_room
from candor.questionnaires.cache import Cache
from candor.questionnaires.library import Library
from candor.questionnaires.plain import from_plain, to_plain
from candor.questionnaires.reading import read_questionnaire

SHIPPED = Path(__file__).parents[2] / "questionnaires"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "questionnaires"
    folder.mkdir()
    for name in ("hard-questions", "regulatory-quality", "strategic-fit"):
        shutil.copy(SHIPPED / f"{name}.yaml", folder)
    return folder


@pytest.fixture
def remembered(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "questionnaires.json"


@pytest.fixture
def never_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were read as YAML."""
    seen: list[str] = []
    real = library_room.Library.read

    def watched(self: Library, source: bytes, name: str) -> Any:
        seen.append(name)
        return real(self, source, name)

    monkeypatch.setattr(library_room.Library, "read", watched)
    return seen


def test_a_second_start_reads_no_file_again_and_offers_the_same(
    folder: Path, remembered: Path, never_read: list[str]
) -> None:
    first = Library(folder, None, remembered).all()
    assert len(never_read) == 3
    assert Library(folder, None, remembered).all() == first
    assert len(never_read) == 3


def test_a_file_that_changed_by_one_byte_is_read_again(folder: Path, remembered: Path, never_read: list[str]) -> None:
    Library(folder, None, remembered).all()
    changed = folder / "hard-questions.yaml"
    changed.write_bytes(changed.read_bytes() + b"\n")
    never_read.clear()
    Library(folder, None, remembered).all()
    assert never_read == ["hard-questions.yaml"]


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b'{"reader": 1}', b'{"reader": "x", "entries": {}}', b"\xff\xfe", b"[" * 100_000],
)
def test_a_damaged_memory_only_costs_time(folder: Path, remembered: Path, content: bytes) -> None:
    expected = Library(folder).all()
    remembered.parent.mkdir()
    remembered.write_bytes(content)
    assert Library(folder, None, remembered).all() == expected
    assert json.loads(remembered.read_bytes())["entries"]


def test_an_entry_that_was_changed_is_not_believed(folder: Path, remembered: Path, never_read: list[str]) -> None:
    expected = Library(folder, None, remembered).all()
    held = json.loads(remembered.read_bytes())
    for entry in held["entries"].values():
        entry[0] = entry[0].replace("runway", "runaway")
    remembered.write_text(json.dumps(held), encoding="utf-8")
    never_read.clear()
    assert Library(folder, None, remembered).all() == expected
    assert "hard-questions.yaml" in never_read


def test_an_entry_under_another_files_digest_is_not_believed(folder: Path, remembered: Path) -> None:
    expected = Library(folder, None, remembered).all()
    held = json.loads(remembered.read_bytes())
    names = list(held["entries"])
    entries = [held["entries"][name] for name in names]
    held["entries"] = dict(zip(names, entries[1:] + entries[:1], strict=True))
    remembered.write_text(json.dumps(held), encoding="utf-8")
    assert Library(folder, None, remembered).all() == expected


def test_what_another_reader_made_is_made_again(folder: Path, remembered: Path, never_read: list[str]) -> None:
    Library(folder, None, remembered).all()
    held = json.loads(remembered.read_bytes())
    remembered.write_text(json.dumps({**held, "reader": "of last year"}), encoding="utf-8")
    never_read.clear()
    Library(folder, None, remembered).all()
    assert len(never_read) == 3


def test_a_place_that_cannot_be_written_is_done_without(folder: Path, tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("", encoding="utf-8")
    assert len(Library(folder, None, in_the_way / "cache.json").all()) == 3


def test_what_is_no_longer_there_is_forgotten(folder: Path, remembered: Path) -> None:
    Library(folder, None, remembered).all()
    (folder / "strategic-fit.yaml").unlink()
    Library(folder, None, remembered).all()
    assert len(json.loads(remembered.read_bytes())["entries"]) == 2


def test_a_remembered_library_needs_neither_yaml_nor_models(folder: Path, remembered: Path) -> None:
    Library(folder, None, remembered).all()
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            (
                "import sys; from pathlib import Path; from candor.questionnaires.library import Library\n"
                "print(len(Library(Path(sys.argv[1]), None, Path(sys.argv[2])).all()))\n"
                "print(*sorted({'yaml', 'pydantic'} & set(sys.modules)))"
            ),
            folder,
            remembered,
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout == "3\n\n"


def test_nothing_is_remembered_that_was_not_asked_for(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache.json")
    assert cache.get("0" * 64) is None
    cache.keep()
    assert not (tmp_path / "cache.json").exists()


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.yaml")), ids=lambda path: path.stem)
def test_plain_values_are_the_whole_questionnaire(path: Path) -> None:
    questionnaire = read_questionnaire(path.read_bytes(), path.name).questionnaire
    assert from_plain(json.loads(json.dumps(to_plain(questionnaire)))) == questionnaire


@pytest.mark.parametrize("plain", [None, [], "x", {}, {"id": 1}, {"id": "a", "oddity": 1}])
def test_other_values_are_refused(plain: Any) -> None:
    with pytest.raises((KeyError, TypeError, ValueError, AttributeError)):
        from_plain(plain)
