"""The library: what ships and what was saved here, in the order to offer it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from candor.questionnaires.faults import QuestionnaireUnreadable
from candor.questionnaires.library import Library
from candor.questionnaires.writing import write_questionnaire
from candor.workflows.ports import QuestionnaireLibrary

SHIPPED = Path(__file__).parents[2] / "questionnaires"


def ids(library: Library) -> list[str]:
    return [sourced.questionnaire.id for sourced in library.all()]


def save(folder: Path, name: str, **changes: object) -> Path:
    hard = next(s.questionnaire for s in Library(SHIPPED).all() if s.questionnaire.id == "hard-questions")
    path = folder / name
    path.write_bytes(write_questionnaire(replace(hard, **changes)))  # type: ignore[arg-type]
    return path


def test_it_is_the_library_the_workflows_ask_for() -> None:
    library: QuestionnaireLibrary = Library(SHIPPED)
    assert library.all()


def test_the_gate_is_offered_first() -> None:
    assert ids(Library(SHIPPED))[0] == "strategic-fit"
    assert "hard-questions" in ids(Library(SHIPPED))


def test_making_one_reads_nothing(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("[", encoding="utf-8")
    library = Library(tmp_path)
    with pytest.raises(QuestionnaireUnreadable, match=r"broken.yaml, line 1"):
        library.all()


def test_a_folder_of_ones_own_may_be_absent(tmp_path: Path) -> None:
    assert ids(Library(SHIPPED, tmp_path / "none")) == ids(Library(SHIPPED))


def test_ones_own_are_offered_among_the_rest_and_take_the_place_of_their_namesake(tmp_path: Path) -> None:
    save(tmp_path, "a.yaml", id="a-first", title="A first look", usual=False)
    save(tmp_path, "b.yaml", version="9.9", usual=False)
    library = Library(SHIPPED, tmp_path)
    assert ids(library)[0] == "strategic-fit"
    assert ids(library).index("a-first") < ids(library).index("ai-clinical-tool")
    assert [s.questionnaire.version for s in library.all() if s.questionnaire.id == "hard-questions"] == ["9.9"]


def test_a_file_saved_while_the_program_runs_is_found(tmp_path: Path) -> None:
    library = Library(SHIPPED, tmp_path)
    before = ids(library)
    path = save(tmp_path, "new.yaml", id="new-one", title="New")
    assert sorted(ids(library)) == sorted([*before, "new-one"])
    path.unlink()
    assert ids(library) == before


def test_a_broken_file_of_ones_own_is_told_and_keeps_no_other_from_being_asked(tmp_path: Path) -> None:
    (tmp_path / "broken.yml").write_text("id: [", encoding="utf-8")
    library = Library(SHIPPED, tmp_path)
    assert ids(library) == ids(Library(SHIPPED))
    (unreadable,) = library.unreadable()
    assert unreadable.sentence.startswith("broken.yml, line 1: ")


def test_unchanged_files_are_read_once(tmp_path: Path) -> None:
    shutil.copytree(SHIPPED, tmp_path / "shipped")
    library = Library(tmp_path / "shipped")
    assert all(one is other for one, other in zip(library.all(), library.all(), strict=True))


def test_a_file_from_anywhere_is_read_with_its_bytes() -> None:
    source = (SHIPPED / "strategic-fit.yaml").read_bytes()
    sourced = Library(SHIPPED).read(source, "mine.yaml")
    assert sourced.source == source
    with pytest.raises(QuestionnaireUnreadable, match=r"mine.yaml, line 1"):
        Library(SHIPPED).read(b"", "mine.yaml")
