"""The roster: who is trusted, by certificate; what damage to it does, and does not do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.proof.conftest import AT, PASSWORD, Case, Desk, desk

from candor.reports.certificates import CertificateUnreadable
from candor.reports.roster import RosterUnreadable
from candor.reports.signing import sign_pdf


def test_an_empty_computer_trusts_nobody(ours: Desk, case: Case) -> None:
    assert ours.roster.all() == ()
    assert "not in this computer's roster" in ours.examine(case.signed).trouble


def test_a_certificate_that_was_sent_makes_its_signer_trusted(ours: Desk, case: Case) -> None:
    ours.roster.trust_file(case.desk.keys.certificate(case.key.signer), AT)
    assert ours.examine(case.signed).trouble == ""
    assert ours.examine(case.signed).signer == "Dana Reyes"


def test_trusting_twice_is_trusting_once(ours: Desk, case: Case) -> None:
    for _ in range(2):
        ours.roster.trust(case.key.certificate, AT)
    assert len(ours.roster.all()) == 1


def test_a_signer_taken_off_is_no_longer_believed(ours: Desk, case: Case) -> None:
    ours.roster.trust(case.key.certificate, AT)
    ours.roster.distrust(case.key.signer.key_sha256)
    assert "not in this computer's roster" in ours.examine(case.signed).trouble


def test_names_are_found_as_people_read_them(ours: Desk) -> None:
    signer = ours.keys.create("Zoë Åström", PASSWORD)
    assert [found.key_sha256 for found in ours.roster.named("zoë  a\u030aström")] == [signer.key_sha256]
    assert ours.roster.named("Zoe Astrom") == ()


@pytest.mark.parametrize(
    "content", [b"", b"not a certificate", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"]
)
def test_what_is_no_certificate_is_not_trusted(ours: Desk, content: bytes) -> None:
    with pytest.raises(CertificateUnreadable):
        ours.roster.trust_file(content, AT)
    assert ours.roster.all() == ()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"\xff\xfe", b'{"format": "candor-roster/2", "signers": []}', b"[" * 100_000],
    ids=["empty", "cut", "other", "binary", "newer", "deep"],
)
def test_a_damaged_roster_trusts_nobody_says_so_and_is_left_alone(ours: Desk, case: Case, content: bytes) -> None:
    ours.roster.trust(case.key.certificate, AT)
    ours.roster.path.write_bytes(content)
    with pytest.raises(RosterUnreadable, match="put back a copy"):
        ours.roster.all()
    with pytest.raises(RosterUnreadable):
        ours.roster.trust(case.key.certificate, AT)
    examined = ours.examine(case.signed)
    assert "roster of trusted signers" in examined.trouble
    assert examined.manifest == case.manifest
    assert ours.roster.path.read_bytes() == content


def test_a_damaged_line_is_not_trusted_and_the_others_are(ours: Desk, case: Case) -> None:
    ours.roster.trust(case.key.certificate, AT)
    kept = ours.keys.create("Sam Stone", PASSWORD)
    plain = json.loads(ours.roster.path.read_text())
    plain["signers"][0]["certificate"] = plain["signers"][0]["certificate"][:200]
    plain["signers"] += [None, {"name": "nobody"}]
    ours.roster.path.write_text(json.dumps(plain))
    assert [signer.key_sha256 for signer in ours.roster.all()] == [kept.key_sha256]
    assert ours.roster.damaged == 3
    assert "not in this computer's roster" in ours.examine(case.signed).trouble


def test_a_damaged_line_survives_the_next_change(ours: Desk) -> None:
    ours.keys.create("Sam Stone", PASSWORD)
    plain = json.loads(ours.roster.path.read_text())
    plain["signers"].append({"from": "a later version"})
    ours.roster.path.write_text(json.dumps(plain))
    ours.keys.create("Dana Reyes", PASSWORD)
    assert {"from": "a later version"} in json.loads(ours.roster.path.read_text())["signers"]


def test_a_name_written_over_another_key_earns_no_trust(ours: Desk, case: Case, tmp_path: Path) -> None:
    """The line's own words do not count: only the certificate does, and its digest must be the one beside it."""
    ours.roster.trust(case.key.certificate, AT)
    plain = json.loads(ours.roster.path.read_text())
    plain["signers"][0]["key_sha256"] = "0" * 64
    ours.roster.path.write_text(json.dumps(plain))
    assert ours.roster.all() == ()
    plain["signers"][0] |= {"key_sha256": case.key.signer.key_sha256, "name": "Somebody Else"}
    ours.roster.path.write_text(json.dumps(plain))
    assert ours.roster.all()[0].name == "Dana Reyes"


def test_two_windows_see_one_roster(ours: Desk, case: Case) -> None:
    again = desk(ours.roster.path.parent)
    ours.roster.trust(case.key.certificate, AT)
    assert again.examine(case.signed).trouble == ""


def test_a_sample_signature_says_that_it_is_one(ours: Desk) -> None:
    from tests.proof.conftest import draw, manifest_for, signature_of

    key = ours.key("Ada Sample", sample=True)
    signature = signature_of(key)
    examined = ours.examine(sign_pdf(draw(manifest_for(signature)), key, signature))
    assert (examined.trouble, examined.sample) == ("", True)
