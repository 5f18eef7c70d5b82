"""Signing: what is added, that others believe it, and that it can be made again."""

from __future__ import annotations

import shutil
import socket
import subprocess
import threading
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import MDPPerm, enumerate_sig_fields
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from tests.proof.conftest import AT, PASSWORD, Case, Desk, draw, manifest_for, sign, signature_of

from candor.domain.signoff import Meaning
from candor.reports.examined_file import read_file
from candor.reports.keys import KeyExpired
from candor.reports.signed_message import Message
from candor.reports.signing import SignatureUnfit, certify, sign_pdf
from candor.workflows.ports import Signer


def tool(name: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(name) is None, reason=f"needs the {name} command")


def test_what_was_signed_stays_byte_for_byte_in_front(case: Case) -> None:
    assert case.signed.startswith(case.drawn)
    assert len(case.drawn) < len(case.signed) < len(case.drawn) + 12_000


def test_a_signed_summary_is_accepted_with_its_signer_and_record(case: Case) -> None:
    examined = case.desk.examine(case.signed)
    assert (examined.trouble, examined.note) == ("", "")
    assert examined.signer == "Dana Reyes"
    assert examined.manifest == case.manifest
    assert not examined.sample


def test_everything_but_the_signature_itself_is_the_same_every_time(case: Case) -> None:
    once, again = certify(case.drawn, case.signature), certify(case.drawn, case.signature)
    assert once == again
    assert once.content[: once.start] == case.signed[: once.start]
    assert once.content[once.end :] == case.signed[once.end :]


def test_there_is_one_invisible_field_that_says_who_when_and_why(case: Case) -> None:
    reader = PdfFileReader(BytesIO(case.signed))
    ((name, value, field),) = enumerate_sig_fields(reader)
    signature = value.get_object()
    assert name == "Candor"
    assert [float(side) for side in field.get_object()["/Rect"]] == [0, 0, 0, 0]
    assert signature["/SubFilter"] == "/ETSI.CAdES.detached"
    assert signature["/Name"] == "Dana Reyes"
    assert signature["/Reason"] == "I wrote this record"
    assert signature["/M"] == "D:20260302140322+02'00'"
    assert reader.total_revisions == 2
    assert "ModDate" not in str(reader.trailer_view["/Info"]) or b"ModDate" in case.drawn


@pytest.mark.parametrize("hours", [-11, -3.5, 0, 5.75, 14])
def test_the_time_of_signing_is_the_record_s_in_any_zone(case: Case, hours: float) -> None:
    from datetime import timezone

    signature = replace(case.signature, at=AT.astimezone(timezone(timedelta(hours=hours))))
    pdf = sign_pdf(draw(manifest_for(signature)), case.key, signature)
    assert case.desk.examine(pdf).trouble == ""


@pytest.mark.parametrize("meaning", list(Meaning))
def test_every_meaning_can_be_signed(case: Case, meaning: Meaning) -> None:
    signature = replace(case.signature, meaning=meaning)
    assert case.desk.examine(sign_pdf(draw(manifest_for(signature)), case.key, signature)).trouble == ""


def test_a_name_in_any_script_can_sign(ours: Desk) -> None:
    for name in ("Zoë Åström", "山田 太郎", "محمد علي", "O'Neill (Pat) \\ Co", "ж" * 64):
        key = ours.key(name)
        examined = ours.examine(sign(key))
        assert (examined.trouble, examined.signer) == ("", name)


def test_the_message_is_pades_baseline_and_no_larger_than_its_room(case: Case) -> None:
    (found,) = read_file(case.signed).signatures
    message = Message.from_bytes(found.message)
    assert len(message.to_bytes()) < 1200
    assert message.certificate.der == case.key.certificate.der
    assert message.holds


def test_pyhanko_finds_it_whole_valid_and_closed_to_changes(case: Case) -> None:
    from asn1crypto.x509 import Certificate as Asn1Certificate

    root = Asn1Certificate.load(case.key.certificate.der)
    (embedded,) = PdfFileReader(BytesIO(case.signed)).embedded_signatures
    status = validate_pdf_signature(embedded, ValidationContext(trust_roots=[root], moment=AT, allow_fetching=False))
    assert status.bottom_line
    assert status.intact
    assert status.valid
    assert status.trusted
    assert status.coverage is SignatureCoverageLevel.ENTIRE_FILE
    assert status.modification_level is ModificationLevel.NONE
    assert embedded.docmdp_level is MDPPerm.NO_CHANGES


@tool("pdfsig")
def test_poppler_calls_the_signature_valid_over_the_total_document(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "summary.pdf"
    path.write_bytes(case.signed)
    told = subprocess.run(["pdfsig", str(path)], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid." in told
    assert "Total document signed" in told
    assert "Signature #2" not in told
    assert "ETSI.CAdES.detached" in told
    assert "Dana Reyes" in told


@tool("qpdf")
def test_qpdf_finds_nothing_to_complain_about(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "summary.pdf"
    path.write_bytes(case.signed)
    told = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr


@tool("openssl")
def test_openssl_verifies_the_message_over_the_bytes_around_it(case: Case, tmp_path: Path) -> None:
    (found,) = read_file(case.signed).signatures
    _, end, second, _ = found.byte_range
    message, content, roots = (tmp_path / name for name in ("message.der", "content.bin", "roots.pem"))
    message.write_bytes(Message.from_bytes(found.message).to_bytes())
    roots.write_bytes(case.key.certificate.pem)

    def verified(signed: bytes) -> bool:
        content.write_bytes(signed)
        command = ["openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", str(message)]
        command += ["-content", str(content), "-CAfile", str(roots), "-purpose", "any", "-out", os_null()]
        command += ["-attime", str(int(AT.timestamp()))]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0

    signed = case.signed[:end] + case.signed[second:]
    assert verified(signed)
    assert not verified(signed[:-1] + b" ")


def os_null() -> str:
    import os

    return os.devnull


def test_signing_and_examining_open_no_socket_and_need_no_event_loop(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "socketpair", refuse)
    troubles: list[str] = []
    work = threading.Thread(
        target=lambda: troubles.append(
            case.desk.examine(sign_pdf(case.drawn, case.key, case.signature)).trouble,
        )
    )
    work.start()
    work.join()
    assert troubles == [""]


def test_a_signature_announced_for_another_key_is_not_made(case: Case, ours: Desk) -> None:
    other = ours.key("Sam Stone")
    with pytest.raises(SignatureUnfit, match="another signer"):
        sign_pdf(case.drawn, other, case.signature)
    with pytest.raises(SignatureUnfit):
        sign_pdf(case.drawn, case.key, replace(case.signature, name="Sam Stone"))


def test_a_key_does_not_sign_beyond_its_time(case: Case) -> None:
    with pytest.raises(KeyExpired):
        sign_pdf(case.drawn, case.key, replace(case.signature, at=AT + timedelta(days=3000)))


def test_only_an_unlocked_key_signs(case: Case) -> None:
    class Pretender:
        signer = Signer("Dana Reyes", case.signature.key_sha256)

    with pytest.raises(TypeError):
        sign_pdf(case.drawn, Pretender(), case.signature)


def test_the_password_is_needed_once_per_sign_off(ours: Desk) -> None:
    signer = ours.keys.create("Dana Reyes", PASSWORD)
    key = ours.keys.unlock(signer, PASSWORD)
    assert ours.examine(sign(key)).trouble == ""
    assert ours.examine(sign(key, revision=2)).trouble == ""


def test_signature_of_names_the_key_it_is_for(case: Case) -> None:
    assert signature_of(case.key) == case.signature
