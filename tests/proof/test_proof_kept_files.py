"""Files of every format we ever wrote are kept here, and must be understood for ever.

If one of these fails after a library was updated, signed summaries out in the world would be called forgeries: keep the
old way of writing beside the new one.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.proof.conftest import PASSWORD, Desk, signature_of

from candor.reports.certificates import from_pem
from candor.reports.examined_file import read_file
from candor.reports.signed_message import Message
from candor.reports.signing import certify

FILES = Path(__file__).parent / "files"


@pytest.fixture
def kept(ours: Desk) -> Desk:
    """A computer that holds the kept key and roster."""
    certificate = from_pem((FILES / "key-1.pem").read_bytes())
    ours.keys.folder.mkdir(parents=True)
    shutil.copy(FILES / "key-1.pem", ours.keys.folder / f"{certificate.key_sha256[:32]}.pem")
    shutil.copy(FILES / "roster-1.json", ours.roster.path)
    return ours


def test_a_key_of_version_1_opens(kept: Desk) -> None:
    (signer,) = kept.keys.all()
    assert kept.keys.unlock(signer, PASSWORD).signer == signer


def test_a_roster_of_version_1_is_read(kept: Desk) -> None:
    (trusted,) = kept.roster.all()
    assert (trusted.name, trusted.sample) == ("Dana Reyes", False)
    assert trusted.key_sha256 == kept.keys.all()[0].key_sha256


def test_a_summary_signed_by_version_1_is_made_again_to_the_byte(kept: Desk) -> None:
    signed = (FILES / "signed-1.pdf").read_bytes()
    key = kept.keys.unlock(kept.keys.all()[0], PASSWORD)
    (found,) = read_file(signed).signatures
    message = Message.from_bytes(found.message)
    assert message.holds
    assert message.certificate == key.certificate
    drawn = signed[: signed.index(b"%%EOF") + len(b"%%EOF\n")]
    assert certify(drawn, signature_of(key)).filled(message.to_bytes()) == signed
