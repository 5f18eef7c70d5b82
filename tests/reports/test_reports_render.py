"""The committee's PDF as a file: the same every time, whole, marked, and with its record inside."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader
from tests import factory
from tests.reports import summary_factory as sample
from tests.reports.conftest import flat, pages_of

from candor.domain.record import Record
from candor.reports.press import Press
from candor.workflows.manifest import Manifest
from candor.workflows.ports import Cancelled

AGAIN = """
import hashlib, sys
from pathlib import Path
from candor.reports.press import Press
from candor.workflows.manifest import Manifest
root = Path(sys.argv[1])
pdf = Press(root / "resources", root).render(Manifest.from_bytes(sys.stdin.buffer.read()))
print(hashlib.sha256(pdf).hexdigest())
"""


def digest_elsewhere(manifest: Manifest, root: Path, **environment: str) -> str:
    """The digest of the PDF drawn by another process."""
    ran = subprocess.run(
        [sys.executable, "-c", AGAIN, str(root)],
        input=manifest.to_bytes(),
        capture_output=True,
        check=True,
        env={**os.environ, **environment},
    )
    return ran.stdout.decode().strip()


def test_the_same_manifest_is_the_same_bytes_in_any_process_at_any_time(root: Path) -> None:
    made = sample.signed()
    first = digest_elsewhere(made, root, PYTHONHASHSEED="1", TZ="Asia/Tokyo")
    second = digest_elsewhere(made, root, PYTHONHASHSEED="2", TZ="America/Lima", SOURCE_DATE_EPOCH="1")

    assert first == second
    assert len(first) == 64


def test_drawing_twice_in_one_process_makes_the_same_bytes(press: Press) -> None:
    press.render(sample.saying("Something else, with שלום and 深"))

    assert press.render(sample.manifest()) == press.render(sample.manifest())


def test_the_manifest_is_attached_byte_for_byte_and_found_in_both_places(press: Press) -> None:
    made = sample.signed()
    with pikepdf.open(io.BytesIO(press.render(made))) as pdf:
        assert list(pdf.attachments) == ["record.json"]
        assert pdf.attachments["record.json"].get_file().read_bytes() == made.to_bytes()
        (file,) = pdf.Root.AF
        assert str(file.AFRelationship) == "/Data"
        assert pdf.Root.Names.EmbeddedFiles.Names[1].objgen == file.objgen
        assert pdf.check_pdf_syntax() == []


def test_a_draft_says_so_on_every_page(press: Press) -> None:
    pages = pages_of(press.render(sample.manifest()))

    assert len(pages) > 4
    assert all("DRAFT, unsigned" in page for page in pages)


def test_a_signed_summary_is_nowhere_called_a_draft(press: Press) -> None:
    text = " ".join(pages_of(press.render(sample.signed())))

    assert "DRAFT" not in text
    assert "Draft" not in text
    assert "Signed revision 1" in text


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_every_page_has_its_number_of_how_many_and_the_digest(press: Press, paper: str) -> None:
    made = sample.signed(paper=paper)
    pages = pages_of(press.render(made))
    digest = made.sha256
    groups = " ".join(digest[at : at + 4] for at in range(0, 16, 4))

    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
        assert groups in page
    assert " ".join(digest[at : at + 4] for at in range(0, 32, 4)) in pages[-1]


@pytest.mark.parametrize(("paper", "size"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_the_paper_is_what_the_manifest_asks_for(press: Press, paper: str, size: tuple[int, int]) -> None:
    box = PdfReader(io.BytesIO(press.render(sample.manifest(paper=paper)))).pages[0].mediabox

    assert (round(box.width), round(box.height)) == size


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_page_one_ends_with_the_reasons_and_page_two_begins_with_coverage(press: Press, paper: str) -> None:
    first, second, *_ = pages_of(press.render(sample.signed(paper=paper)))

    assert "Proceed with conditions" in first
    assert "What is not known" in first
    assert "Coverage by section" in second
    assert "Promises and open items" in second


def test_page_one_says_conditions_in_two_lines_where_there_is_room(press: Press) -> None:
    condition = (
        "A letter from their counsel on who controls the company, signed, dated, and in our hands before any terms"
    )
    made = sample.manifest(Record.of([factory.deal(), sample.advice(conditions=(condition,) * 5)]))
    first, second, *_ = map(flat, pages_of(press.render(made)))

    assert first.count(condition) == second.count(condition) == 5
    assert "The recommendation in full" not in second


def test_page_one_says_why_it_was_amended(press: Press) -> None:
    first, *_ = map(flat, pages_of(press.render(sample.signed(revision=2, reason="The cap table arrived"))))

    assert "Signed revision 2 · amended because: The cap table arrived" in first


def test_an_answer_that_goes_on_says_so_above(press: Press) -> None:
    pages = pages_of(press.render(sample.saying("A line of it.\n" * 120)))

    assert sum("· continued" in page for page in pages) >= 2


def test_the_signature_is_spelled_out_on_the_last_page(press: Press) -> None:
    last = flat(pages_of(press.render(sample.signed()))[-1])

    for words in (
        "Ines Carvalho",
        "Partnering lead",
        "I am responsible for this record.",
        "4 March 2026, 17:42:09 UTC+01:00",
        sample.signature().key_sha256[:4],
    ):
        assert words in last


def test_everything_that_was_written_is_on_the_pages(press: Press) -> None:
    made = sample.signed()
    text = flat(" ".join(pages_of(press.render(made))))

    for question in (*sample.FIT.keyed(), *sample.HARD.keyed()):
        assert flat(question[2].say) in text
    for flag in made.record.flags.values():
        assert flag.words in text
    for promise in made.record.promises.values():
        assert promise.what in text
    assert text.count("This question was not asked.") == 3


def test_the_document_has_title_language_author_and_bookmarks(press: Press) -> None:
    reader = PdfReader(io.BytesIO(press.render(sample.signed())))
    titles = [entry.title for entry in reader.outline if not isinstance(entry, list)]

    assert reader.metadata is not None
    assert reader.metadata.title == "Helixa Health, Helixa Sleep: diligence summary"
    assert reader.metadata.author == "Ines Carvalho"
    assert str(reader.metadata.creation_date_raw).startswith("D:20260304164000")
    assert reader.trailer["/Root"]["/Lang"] == "en"
    assert titles[:3] == ["Summary", "Coverage by section", "Red flags"]
    assert "Evidence" in titles


def test_a_red_flag_leads_to_its_answer(press: Press) -> None:
    reader = PdfReader(io.BytesIO(press.render(sample.signed())))
    leads = {note.get_object()["/Dest"][0].idnum for note in reader.pages[1]["/Annots"]}
    led_to = [flat(page.extract_text()) for page in reader.pages if page.indirect_reference.idnum in leads]

    for question in ("What is your runway in months", "most serious finding in your last external audit"):
        assert any(question in page for page in led_to)


def test_every_font_is_embedded(press: Press) -> None:
    with pikepdf.open(io.BytesIO(press.render(sample.saying("שלום 深 مرحبا ✅ हम 한")))) as pdf:
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]

        assert len(fonts) > 10
        assert all("/FontFile2" in font.FontDescriptor for font in fonts)


def test_two_interviews_make_one_summary(press: Press) -> None:
    second = sample.sitting(id="interview-2", held_on=date(2026, 6, 2))
    text = flat(" ".join(pages_of(press.render(sample.manifest(Record.of([*sample.entities(), second]))))))

    assert "2 interviews, last 2 June 2026" in text
    assert "Call of 2 June 2026" in text


def test_a_dossier_with_nothing_in_it_can_be_drawn(press: Press) -> None:
    text = " ".join(pages_of(press.render(sample.manifest(factory.record(), pictures={}))))

    assert "No recommendation recorded" in text
    assert "No interview has been held." in text


def test_a_summary_that_is_cancelled_stops(press: Press) -> None:
    asked: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> bool:
        asked.append((done, total))
        return len(asked) < 5

    with pytest.raises(Cancelled):
        press.render(sample.manifest(), progress)
    assert len(asked) == 5


def test_progress_only_rises_and_ends_at_the_whole(press: Press) -> None:
    seen: list[int] = []
    press.render(sample.manifest(), lambda done, total: seen.append(done) is None)

    assert seen == sorted(seen)
    assert seen[-1] == 2000


def test_the_renderer_names_code_and_fonts(press: Press) -> None:
    assert press.renderer.startswith("candor ")
    assert ", fonts " in press.renderer
    assert press.renderer == Press(press._fonts.parent, press._fonts).renderer


def test_twelve_interviews_leave_page_one_one_page_and_name_every_gate_after_it(press: Press) -> None:
    sittings = [sample.sitting(id=f"interview-{n}", held_on=date(2026, n, 2)) for n in range(1, 13)]
    others = [entity for entity in sample.entities() if entity not in sittings and entity.id != "interview-1"]
    first, second, *_ = pages_of(press.render(sample.manifest(Record.of([*others, *sittings]))))

    assert "What is not known" in first
    assert "Last 4 gates" in first
    assert flat(second).count("Strategic fit (2 ") == 12
