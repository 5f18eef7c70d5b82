"""Keys: made for a name under a password, kept encrypted for their owner alone, opened for one sign-off."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from tests.proof.conftest import AT, PASSWORD, Desk

from candor.domain.errors import KnownError
from candor.domain.signoff import fingerprint
from candor.reports.certificates import NameUnfit, from_pem
from candor.reports.keys import KeyDamaged, KeyExpired, KeyMissing, PasswordUnfit, WrongPassword
from candor.reports.roster import RosterUnreadable
from candor.workflows.ports import Signer


def key_file(desk: Desk) -> Path:
    (file,) = desk.keys.folder.iterdir()
    return file


def test_a_new_key_is_listed_trusted_and_opens_with_its_password(ours: Desk) -> None:
    signer = ours.keys.create("Dana Reyes", PASSWORD)
    assert ours.keys.all() == [signer]
    assert [trusted.key_sha256 for trusted in ours.roster.all()] == [signer.key_sha256]
    assert ours.keys.unlock(signer, PASSWORD).signer == signer


def test_a_name_stands_as_typed_without_stray_spaces(ours: Desk) -> None:
    assert ours.keys.create("  Zoë   Åström ", PASSWORD).name == "Zoë Åström"


def test_two_people_of_one_name_have_two_keys(ours: Desk) -> None:
    one, other = ours.keys.create("Dana Reyes", PASSWORD), ours.keys.create("Dana Reyes", "another password")
    assert one.name == other.name
    assert one.key_sha256 != other.key_sha256
    assert {signer.key_sha256 for signer in ours.keys.all()} == {one.key_sha256, other.key_sha256}
    with pytest.raises(WrongPassword):
        ours.keys.unlock(one, "another password")
    assert ours.keys.unlock(other, "another password").signer == other


def test_a_wrong_password_opens_nothing_and_says_so(ours: Desk) -> None:
    signer = ours.keys.create("Dana Reyes", PASSWORD)
    for wrong in ("", PASSWORD + "x", PASSWORD.upper()):
        with pytest.raises(WrongPassword, match="does not open this key"):
            ours.keys.unlock(signer, wrong)


def test_a_password_is_the_same_however_its_accents_are_typed(ours: Desk) -> None:
    signer = ours.keys.create("Dana Reyes", "caf\u00e9 au lait")
    assert ours.keys.unlock(signer, "cafe\u0301 au lait").signer == signer


@pytest.mark.parametrize("password", ["", "seven77", "x" * 257])
def test_a_password_too_short_or_too_long_makes_no_key(ours: Desk, password: str) -> None:
    with pytest.raises(PasswordUnfit, match="characters"):
        ours.keys.create("Dana Reyes", password)
    assert ours.keys.all() == []
    assert ours.roster.all() == ()


@pytest.mark.parametrize("name", ["", "   ", "x" * 65, "Dana\u202eseyeR", "Dana\x00"])
def test_a_name_that_cannot_stand_on_a_signature_makes_no_key(ours: Desk, name: str) -> None:
    with pytest.raises(NameUnfit):
        ours.keys.create(name, PASSWORD)


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
def test_only_the_owner_can_read_keys_and_roster(ours: Desk) -> None:
    ours.keys.create("Dana Reyes", PASSWORD)
    assert key_file(ours).stat().st_mode & 0o777 == 0o600
    assert ours.keys.folder.stat().st_mode & 0o777 == 0o700
    assert ours.roster.path.stat().st_mode & 0o777 == 0o600


def test_the_file_names_nobody_and_keeps_the_key_encrypted(ours: Desk) -> None:
    signer = ours.keys.create("Dana Reyes", PASSWORD)
    assert key_file(ours).name == f"{signer.key_sha256[:32]}.pem"
    content = key_file(ours).read_text()
    assert "BEGIN ENCRYPTED PRIVATE KEY" in content
    assert "BEGIN PRIVATE KEY" not in content


def test_nothing_else_is_left_beside_a_new_key(ours: Desk) -> None:
    ours.keys.create("Dana Reyes", PASSWORD)
    assert {path.name for path in ours.roster.path.parent.iterdir()} == {"keys", "roster.json"}


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs the openssl command")
def test_openssl_opens_the_key_and_reads_its_certificate(ours: Desk) -> None:
    ours.keys.create("Dana Reyes", PASSWORD)
    pem = str(key_file(ours))

    def told(*arguments: str) -> str:
        return subprocess.run(["openssl", *arguments], capture_output=True, text=True, check=True).stdout

    assert told("pkey", "-in", pem, "-passin", f"pass:{PASSWORD}", "-pubout") == told(
        "x509", "-in", pem, "-noout", "-pubkey"
    )
    text = told("x509", "-in", pem, "-noout", "-text")
    assert "Digital Signature, Non Repudiation" in text
    assert "O = Candor signer" in text
    assert "NIST CURVE: P-256" in text


def test_a_certificate_can_be_sent_and_trusted_elsewhere(ours: Desk, tmp_path: Path) -> None:
    signer = ours.keys.create("Dana Reyes", PASSWORD)
    assert from_pem(ours.keys.certificate(signer)).key_sha256 == signer.key_sha256


def test_a_sample_key_is_marked_in_the_roster_and_wherever_its_certificate_goes(ours: Desk) -> None:
    signer = ours.keys.create("Ada Sample", PASSWORD, sample=True)
    assert [trusted.sample for trusted in ours.roster.all()] == [True]
    assert from_pem(ours.keys.certificate(signer)).sample
    assert not from_pem(ours.keys.certificate(ours.keys.create("Dana Reyes", PASSWORD))).sample


def test_a_key_that_is_not_here_is_said_to_be_missing(ours: Desk) -> None:
    with pytest.raises(KeyMissing, match="Dana Reyes is not on this computer"):
        ours.keys.unlock(Signer("Dana Reyes", "0" * 64), PASSWORD)


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[: len(content) // 2],
        lambda content: b"",
        lambda content: content.replace(b"ENCRYPTED PRIVATE KEY-----\nM", b"ENCRYPTED PRIVATE KEY-----\nQ"),
    ],
    ids=["cut", "empty", "changed"],
)
def test_a_damaged_key_file_is_said_to_be_damaged(ours: Desk, damage: object) -> None:
    signer = ours.keys.create("Dana Reyes", PASSWORD)
    key_file(ours).write_bytes(damage(key_file(ours).read_bytes()))  # type: ignore[operator]
    with pytest.raises(KeyDamaged, match="Dana Reyes is damaged"):
        ours.keys.unlock(signer, PASSWORD)


def test_another_key_put_in_its_place_is_not_used(ours: Desk) -> None:
    signer = ours.keys.create("Dana Reyes", PASSWORD)
    own = key_file(ours)
    certificate = own.read_bytes().split(b"-----BEGIN ENCRYPTED")[0]
    other = ours.keys.create("Sam Stone", PASSWORD)
    private = (
        b"-----BEGIN ENCRYPTED"
        + (ours.keys.folder / f"{other.key_sha256[:32]}.pem").read_bytes().split(b"-----BEGIN ENCRYPTED")[1]
    )
    own.write_bytes(certificate + private)
    with pytest.raises(KeyDamaged):
        ours.keys.unlock(signer, PASSWORD)


def test_files_that_are_no_keys_are_passed_over(ours: Desk) -> None:
    signer = ours.keys.create("Dana Reyes", PASSWORD)
    (ours.keys.folder / "notes.pem").write_text("not a key")
    assert ours.keys.all() == [signer]


def test_a_key_ends_after_five_years(ours: Desk) -> None:
    signer = ours.keys.create("Dana Reyes", PASSWORD)
    ours.clock.at = AT + timedelta(days=5 * 365)
    assert ours.keys.unlock(signer, PASSWORD).signer == signer
    ours.clock.at = AT + timedelta(days=5 * 366)
    with pytest.raises(KeyExpired, match="make a new key"):
        ours.keys.unlock(signer, PASSWORD)


def test_a_lost_roster_is_found_again_by_opening_the_key(ours: Desk) -> None:
    signer = ours.keys.create("Dana Reyes", PASSWORD)
    ours.roster.path.unlink()
    assert ours.roster.all() == ()
    ours.keys.unlock(signer, PASSWORD)
    assert [trusted.key_sha256 for trusted in ours.roster.all()] == [signer.key_sha256]


def test_no_key_is_made_while_the_roster_is_damaged(ours: Desk) -> None:
    ours.roster.path.parent.mkdir()
    ours.roster.path.write_text("{")
    with pytest.raises(RosterUnreadable):
        ours.keys.create("Dana Reyes", PASSWORD)
    assert ours.keys.all() == []
    assert ours.roster.path.read_text() == "{"


@pytest.mark.skipif(os.name != "posix" or os.getuid() == 0, reason="needs a folder that refuses writing")
def test_a_folder_that_refuses_writing_is_told_kindly(ours: Desk) -> None:
    ours.roster.path.parent.mkdir(mode=0o500)
    with pytest.raises(KnownError, match="could be saved"):
        ours.keys.create("Dana Reyes", PASSWORD)


def test_a_file_where_the_folder_should_be_is_told_kindly(ours: Desk) -> None:
    ours.roster.path.parent.write_text("in the way")
    with pytest.raises(KnownError):
        ours.keys.create("Dana Reyes", PASSWORD)


def test_a_fingerprint_reads_in_groups_of_four() -> None:
    assert fingerprint("0123456789abcdef" * 4) == " ".join(["0123 4567 89AB CDEF"] * 4)
    assert fingerprint("0123456789abcdef" * 4, groups=2) == "0123 4567"


def test_an_open_key_does_not_show_its_secret(ours: Desk) -> None:
    key = ours.key()
    assert "private=" not in repr(key)


def test_a_forgotten_key_is_gone_but_what_it_signed_stays_trusted(ours: Desk) -> None:
    signer = ours.keys.create("Dana Reyes", PASSWORD)
    ours.keys.forget(signer)
    assert signer not in ours.keys.all()
    with pytest.raises(KeyMissing):
        ours.keys.unlock(signer, PASSWORD)
    assert ours.roster.find(signer.key_sha256) is not None
    ours.keys.forget(signer)
