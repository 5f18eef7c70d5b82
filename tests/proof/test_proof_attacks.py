"""Every way of cheating that we know, done to a really signed file; each has its sentence, and the file itself none."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from tests.proof import forging
from tests.proof.conftest import AT, Case, Desk, desk, draw, manifest_for, sign, signature_of

from candor.domain.record import Record
from candor.domain.signoff import Meaning, fingerprint
from candor.reports import examination
from candor.reports.certificates import issue
from candor.reports.keys import UnlockedKey
from candor.reports.signing import certify, sign_pdf
from candor.workflows.manifest import Manifest


@pytest.fixture(autouse=True)
def the_file_itself_is_accepted(case: Case) -> None:
    assert case.desk.examine(case.signed).trouble == ""


def trouble(case: Case, pdf: bytes) -> str:
    return case.desk.examine(pdf).trouble


def other_story(manifest: Manifest) -> Manifest:
    """The record with one answer turned round."""
    record = manifest.record
    assert record.recommendation is not None
    answers = {
        key: replace(answer, text=answer.text.replace("Nine", "Ninety")) for key, answer in record.answers.items()
    }
    return replace(manifest, record=Record.of([record.deal, *answers.values(), record.recommendation]))


# Not a signed summary ------------------------------------------------------------------------------------------------


def test_another_kind_of_file(case: Case) -> None:
    assert trouble(case, b"PK\x03\x04 a spreadsheet") == examination.NOT_A_PDF
    assert trouble(case, b"") == examination.NOT_A_PDF


def test_a_draft(case: Case) -> None:
    examined = case.desk.examine(draw(manifest_for(None)))
    assert examined.trouble == examination.DRAFT
    assert examined.manifest == manifest_for(None)


def test_a_pdf_of_somebody_else(case: Case) -> None:
    assert trouble(case, draw(case.manifest, record=b"")) == examination.DAMAGED


def test_a_signature_cut_off_the_end(case: Case) -> None:
    examined = case.desk.examine(case.drawn)
    assert examined.trouble.startswith("The signature of Dana Reyes was taken out of this PDF")
    assert examined.manifest == case.manifest


def test_a_signature_taken_out_by_an_update(case: Case) -> None:
    pdf = forging.updated(case.signed, forging.without_form)
    assert trouble(case, pdf).startswith("The signature of Dana Reyes was taken out of this PDF")


def test_an_empty_signature(case: Case) -> None:
    assert trouble(case, certify(case.drawn, case.signature).content) == examination.MESSAGE_DAMAGED


def test_a_half_of_the_file(case: Case) -> None:
    assert trouble(case, case.signed[: len(case.signed) // 2]) == examination.DAMAGED


def test_a_file_that_lost_its_end(case: Case) -> None:
    for lost in (1, 2):
        assert trouble(case, case.signed[:-lost]) == examination.CUT


# Changed after signing -----------------------------------------------------------------------------------------------


def test_one_byte_in_the_pages(case: Case) -> None:
    stream = case.drawn.index(b"stream") + 12
    assert trouble(case, forging.flipped(case.signed, stream)) == examination.ALTERED


def test_one_byte_in_the_record(case: Case) -> None:
    """ReportLab writes it compressed; a bit in the middle of it may leave nothing to unpack, and both are said."""
    embedded = case.drawn.index(b"/EmbeddedFile\n") if b"/EmbeddedFile\n" in case.drawn else 0
    stream = case.drawn.index(b"stream", embedded)
    for position in range(stream + 20, stream + 220, 10):
        told = trouble(case, forging.flipped(case.signed, position))
        assert told in (examination.ALTERED, examination.DAMAGED)


def test_one_byte_in_the_signature(case: Case) -> None:
    first = certify(case.drawn, case.signature).start + 1
    message = case.signed[first : first + 8192].rstrip(b"0")
    for position in (0, 40, len(message) // 2, len(message) - 3, len(message) + 500, 8191):
        assert trouble(case, forging.flipped(case.signed, first + position)) == examination.MESSAGE_DAMAGED


def test_a_signature_written_in_small_letters(case: Case) -> None:
    certified = certify(case.drawn, case.signature)
    message = case.signed[certified.start : certified.end]
    assert trouble(case, case.signed.replace(message, message.lower())) == examination.MESSAGE_DAMAGED


def test_the_message_of_another_signed_file(case: Case) -> None:
    other = sign(case.key, revision=2)
    theirs, ours = certify(draw(manifest_for(case.signature, revision=2)), case.signature), case.signed
    certified = certify(case.drawn, case.signature)
    pdf = ours[: certified.start] + other[theirs.start : theirs.end] + ours[certified.end :]
    assert trouble(case, pdf) == examination.ALTERED


@pytest.mark.parametrize("extra", [b"\n", b" ", b"\x00", b"%%EOF\n", b"<script>", b"x" * 5000], ids=len)
def test_bytes_at_the_end(case: Case, extra: bytes) -> None:
    assert trouble(case, case.signed + extra) == examination.APPENDED


def test_bytes_put_in_or_taken_out_in_the_middle(case: Case) -> None:
    stream = case.drawn.index(b"stream") + 12
    for pdf in (
        case.signed[:stream] + b"x" + case.signed[stream:],
        case.signed[:stream] + case.signed[stream + 1 :],
    ):
        assert trouble(case, pdf) in (examination.ALTERED, examination.DAMAGED, examination.GAPS, examination.CUT)


@pytest.mark.parametrize(
    "change",
    [forging.annotation, forging.title, forging.page, forging.repainted, forging.other_record],
    ids=lambda change: change.__name__,
)
def test_an_update_that_viewers_show(case: Case, change: forging.Change) -> None:
    assert trouble(case, forging.updated(case.signed, change)) == examination.UPDATED


def test_a_second_signature_even_from_a_trusted_key(case: Case) -> None:
    pdf = forging.signed_otherwise(case.signed, case.key, case.signature, field="Second")
    assert trouble(case, pdf) == examination.SECOND_SIGNATURE


def test_a_second_signature_beside_the_first(case: Case) -> None:
    """Signed once with a plain approval, then certified: each is valid, and there are two."""
    first = forging.signed_otherwise(case.drawn, case.key, case.signature, field="First")
    pdf = forging.signed_otherwise(first, case.key, case.signature, mdp=forging.CERTIFIED)
    assert trouble(case, pdf) == examination.SECOND_SIGNATURE


# Signed by somebody else ---------------------------------------------------------------------------------------------


def test_signed_anew_by_a_stranger_of_the_same_name(case: Case, stranger: UnlockedKey) -> None:
    examined = case.desk.examine(sign(stranger))
    assert "made with another key than the Dana Reyes in this computer's roster" in examined.trouble
    assert fingerprint(stranger.signer.key_sha256, groups=8) in examined.trouble
    assert examined.signer == ""


def test_signed_anew_by_a_stranger(case: Case, ours: Desk) -> None:
    key = ours.key("Sam Stone")
    examined = case.desk.examine(sign(key))
    assert examined.trouble.startswith("The signature says Sam Stone, who is not in this computer's roster")
    assert fingerprint(key.signer.key_sha256, groups=8) in examined.trouble


def test_a_record_that_names_our_signer_under_a_stranger_s_key(case: Case, stranger: UnlockedKey) -> None:
    pdf = sign_pdf(case.drawn, stranger, signature_of(stranger))
    assert "another key" in trouble(case, pdf)


def test_a_stranger_s_name_cannot_play_tricks_with_the_sentence(case: Case) -> None:
    private = ec.generate_private_key(ec.SECP256R1())
    name = "Genuine.\n\n\u202eSigned by\x07 " + "the committee " * 60
    key = UnlockedKey(issue(private, name, sample=False, now=AT), private)
    told = trouble(case, sign(key))
    assert told.startswith("The signature says Genuine. Signed by the committee")
    assert "not in this computer's roster" in told
    assert told.isprintable()
    assert len(told) < 400


def test_a_record_of_one_trusted_signer_under_the_key_of_another(case: Case, tmp_path: Path) -> None:
    both = desk(tmp_path)
    dana, sam = both.key("Dana Reyes"), both.key("Sam Stone")
    pdf = sign_pdf(draw(manifest_for(signature_of(dana))), sam, signature_of(sam))
    told = both.examine(pdf)
    assert told.trouble.startswith("The record names Dana Reyes as its signer, but it was signed with the key of Sam")
    assert told.signer == "Sam Stone"


# Signed by somebody we trust, and still not what it says -------------------------------------------------------------


def test_pages_that_tell_another_story_than_the_record(case: Case) -> None:
    drawn = draw(other_story(case.manifest), record=case.manifest.to_bytes())
    assert trouble(case, sign_pdf(drawn, case.key, case.signature)) == examination.OTHER_PAGES


def test_a_record_that_tells_another_story_than_the_pages(case: Case) -> None:
    drawn = draw(case.manifest, record=other_story(case.manifest).to_bytes())
    assert trouble(case, sign_pdf(drawn, case.key, case.signature)) == examination.OTHER_PAGES


def test_a_title_of_its_own(case: Case) -> None:
    drawn = draw(case.manifest, title="Approved by the committee")
    assert trouble(case, sign_pdf(drawn, case.key, case.signature)) == examination.OTHER_PAGES


@pytest.mark.parametrize(
    "change", [forging.annotation, forging.page, forging.repainted, forging.title], ids=lambda change: change.__name__
)
def test_something_slipped_in_with_the_signature(case: Case, change: forging.Change) -> None:
    pdf = forging.signed_otherwise(case.drawn, case.key, case.signature, change=change, mdp=forging.CERTIFIED)
    assert pdf.startswith(case.drawn)
    assert trouble(case, pdf) == examination.SMUGGLED


@pytest.mark.parametrize("change", [forging.annotation, forging.repainted], ids=lambda change: change.__name__)
def test_something_slipped_in_before_the_signature(case: Case, change: forging.Change) -> None:
    pdf = sign_pdf(forging.updated(case.drawn, change), case.key, case.signature)
    assert pdf.startswith(case.drawn)
    assert trouble(case, pdf) == examination.SMUGGLED


def test_no_record_inside(case: Case) -> None:
    assert trouble(case, sign_pdf(draw(case.manifest, record=b""), case.key, case.signature)) == examination.NO_RECORD


@pytest.mark.parametrize(
    "spoil",
    [
        lambda record: record + b"\n",
        lambda record: json.dumps(json.loads(record), indent=1).encode(),
        lambda record: record.replace(b'"paper":"A4"', b'"paper":"A4","more":1'),
        lambda record: record.replace(b'"revision":1', b'"revision":1e999'),
        lambda record: record.replace(b'"revision":1', b'"revision":[]'),
        lambda record: record.replace(b'"renderer":"small press 1"', b'"renderer":{}'),
        lambda record: record.replace(b'"pictures":{}', b'"pictures":{"a":1}'),
        lambda record: record.replace(b"Nine", b"\\ud800"),
        lambda record: b"{}",
        lambda record: b"[" * 100_000,
        lambda record: record[:100],
    ],
    ids=[
        "longer",
        "written otherwise",
        "more",
        "infinite",
        "list",
        "object",
        "number",
        "half a letter",
        "empty",
        "deep",
        "cut",
    ],
)
def test_a_record_replaced_by_another_text(case: Case, spoil: Callable[[bytes], bytes]) -> None:
    drawn = draw(case.manifest, record=spoil(case.manifest.to_bytes()))
    assert trouble(case, sign_pdf(drawn, case.key, case.signature)) == examination.RECORD_UNREADABLE


def test_a_draft_that_was_signed(case: Case) -> None:
    assert trouble(case, sign_pdf(draw(manifest_for(None)), case.key, case.signature)) == examination.RECORD_UNSIGNED


def test_another_time_than_the_record_s(case: Case) -> None:
    earlier = replace(case.signature, at=AT - timedelta(minutes=5))
    assert "same time" in trouble(case, sign_pdf(case.drawn, case.key, earlier))


def test_a_time_in_no_zone(case: Case) -> None:
    drawn = draw(manifest_for(replace(case.signature, at=AT.replace(tzinfo=None))))
    assert trouble(case, sign_pdf(drawn, case.key, case.signature)) == examination.RECORD_UNREADABLE


def test_another_meaning_than_the_record_s(case: Case) -> None:
    approved = replace(case.signature, meaning=Meaning.APPROVED)
    assert "same meaning" in trouble(case, sign_pdf(case.drawn, case.key, approved))


def test_another_name_in_the_record_than_the_key_s(case: Case) -> None:
    drawn = draw(manifest_for(replace(case.signature, name="Dana Reyes-Okafor")))
    told = trouble(case, sign_pdf(drawn, case.key, case.signature))
    assert told.startswith("The record names Dana Reyes-Okafor as its signer, but the signature says Dana Reyes")


def test_a_time_when_the_key_was_not_valid(case: Case) -> None:
    late = replace(case.signature, at=AT + timedelta(days=3000))
    pdf = forging.signed_otherwise(draw(manifest_for(late)), case.key, late, mdp=forging.CERTIFIED)
    assert "was not valid" in trouble(case, pdf)


def test_a_signature_that_allows_changes(case: Case) -> None:
    for mdp in (None, forging.FILLABLE):
        pdf = forging.signed_otherwise(case.drawn, case.key, case.signature, mdp=mdp)
        assert trouble(case, pdf) == examination.NOT_CERTIFIED


def test_a_range_with_a_hole_in_it(case: Case) -> None:
    pdf = forging.with_a_gap(case.drawn, case.key, case.signature)
    assert trouble(case, pdf) == examination.GAPS


# Drawn by another version --------------------------------------------------------------------------------------------


def older(manifest: Manifest, **known: object) -> Manifest:
    return replace(manifest, renderer="small press 0.9", **known)  # type: ignore[arg-type]


def test_an_older_summary_is_genuine_with_a_note(case: Case) -> None:
    manifest = older(case.manifest)
    examined = case.desk.examine(sign_pdf(draw(manifest, across=90), case.key, case.signature))
    assert examined.trouble == ""
    assert examined.note.startswith("This PDF was drawn by small press 0.9; the record's words are all on its pages")
    assert examined.signer == "Dana Reyes"


def test_an_older_summary_whose_pages_tell_another_story(case: Case) -> None:
    manifest = older(case.manifest)
    drawn = draw(other_story(manifest), record=manifest.to_bytes(), across=90)
    assert trouble(case, sign_pdf(drawn, case.key, case.signature)) == examination.OTHER_WORDS


def test_an_older_summary_with_something_slipped_in(case: Case) -> None:
    drawn = draw(older(case.manifest), across=90)
    pdf = forging.signed_otherwise(drawn, case.key, case.signature, change=forging.repainted, mdp=forging.CERTIFIED)
    assert trouble(case, pdf) == examination.SMUGGLED


def test_an_older_summary_changed_after_signing(case: Case) -> None:
    pdf = sign_pdf(draw(older(case.manifest), across=90), case.key, case.signature)
    assert trouble(case, forging.updated(pdf, forging.title)) == examination.UPDATED
    assert trouble(case, forging.flipped(pdf, pdf.index(b"stream") + 12)) == examination.ALTERED


def test_a_record_that_cannot_be_drawn(case: Case) -> None:
    def fails(manifest: Manifest) -> bytes:
        raise KeyError("no such question")

    assert case.desk.examine(case.signed, fails).trouble == examination.UNDRAWABLE


def test_every_sentence_says_something_of_its_own() -> None:
    sentences = [
        value for name, value in vars(examination).items() if name.isupper() and isinstance(value, str) and " " in value
    ]
    assert len(sentences) == len(set(sentences)) >= 16
    assert all(sentence.endswith(".") and "\n" not in sentence for sentence in sentences)
