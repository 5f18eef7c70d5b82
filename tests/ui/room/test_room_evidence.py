"""Evidence in the room: dropped, pasted, opened with care, taken off with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage
from tests.ui.room.driver import Room

from candor.ui.room.evidence_strip import size_in_words


def test_attached_files_become_chips_of_this_question(room: Room, tmp_path: Path) -> None:
    (tmp_path / "cap & table.csv").write_bytes(b"a;b\n")
    room.attach(tmp_path / "cap & table.csv")
    assert room.chips == ["cap & table.csv"]
    (evidence,) = room.ledger.record.evidence_of(room.answer("runway").id)
    assert evidence.size == 4
    chip = room.page.sheet.evidence.chips[0]
    assert evidence.sha256 in chip.toolTip()
    room.next()
    assert room.chips == []


def test_files_pasted_into_the_box_are_evidence_not_words(room: Room, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x")
    pasted = QMimeData()
    pasted.setUrls([QUrl.fromLocalFile(str(tmp_path / "notes.txt"))])
    room.page.editor.insertFromMimeData(pasted)
    room.settle()
    assert room.chips == ["notes.txt"]
    assert room.words == ""


def test_a_pasted_picture_is_kept_as_a_screenshot(room: Room) -> None:
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(QColor("steelblue"))
    pasted = QMimeData()
    pasted.setImageData(picture)
    room.page.editor.insertFromMimeData(pasted)
    room.settle()
    (evidence,) = room.ledger.record.evidence.values()
    assert (evidence.kind.value, evidence.media_type) == ("screenshot", "image/png")
    room.settle()
    assert not room.page.sheet.evidence.chips[0].picture.isNull()


def test_a_document_pasted_as_text_becomes_a_note(room: Room) -> None:
    pasted = QMimeData()
    pasted.setText("word " * 20_000)
    room.page.editor.insertFromMimeData(pasted)
    room.settle()
    (evidence,) = room.ledger.record.evidence.values()
    assert evidence.kind.value == "note"
    assert room.words == ""


def test_a_file_that_cannot_be_read_is_told_in_a_sentence(room: Room, tmp_path: Path) -> None:
    room.attach(tmp_path / "gone.pdf")
    assert "could not be read" in room.trouble
    assert room.chips == []


def test_removal_asks_for_a_reason(room: Room, tmp_path: Path) -> None:
    (tmp_path / "wrong.txt").write_text("x")
    room.attach(tmp_path / "wrong.txt")
    strip = room.page.sheet.evidence
    strip.ask_removal(strip.chips[0].evidence)
    room.keys("wrong vendor")
    room.press("Return")
    (evidence,) = room.ledger.record.evidence.values()
    assert (evidence.removed, evidence.removed_reason) == (True, "wrong vendor")
    assert room.chips == []
    assert room.in_the_box


def test_what_can_run_programs_is_not_opened_without_a_warning(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr("candor.ui.room.attachments.QDesktopServices.openUrl", opened.append)
    for name in ("macro.xlsm", "plain.txt"):
        (tmp_path / name).write_bytes(b"x")
    room.attach(tmp_path / "macro.xlsm", tmp_path / "plain.txt")
    strip, warning = room.page.sheet.evidence, room.page.notices.warning
    strip.open_wished.emit(strip.chips[1].evidence)
    room.settle()
    assert [Path(url.toLocalFile()).name for url in opened] == ["plain.txt"]
    assert not warning.isVisible()
    strip.open_wished.emit(strip.chips[0].evidence)
    room.settle()
    assert warning.isVisible()
    assert len(opened) == 1
    room.click(warning.button("Open anyway"))
    assert Path(opened[1].toLocalFile()).read_bytes() == b"x"
    room.page.shut()
    assert not Path(opened[1].toLocalFile()).exists()


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (24_300, "24 kB"), (999_700, "1.0 MB"), (2_100_000_000, "2.1 GB")],
)
def test_sizes_are_told_as_people_read_them(size: int, words: str) -> None:
    assert size_in_words(size) == words
