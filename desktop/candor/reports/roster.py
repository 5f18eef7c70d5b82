"""The roster: the signers this computer trusts, by the digest of their certificates; kept outside any dossier."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from candor.domain.errors import KnownError
from candor.reports.certificates import Certificate, CertificateUnreadable, from_pem, same_name
from candor.reports.signer_files import write_private

FORMAT = "candor-roster/1"
FILE = "roster.json"
_SIZE_LIMIT = 16 * 1024 * 1024


class RosterUnreadable(KnownError):
    """The roster is there and cannot be read: then nobody is trusted, and nothing is written over it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The roster of trusted signers ({path}) is damaged, so no signature can be checked; "
            "put back a copy of it, or move it away and add the signers again."
        )


@dataclass(frozen=True, slots=True)
class TrustedSigner:
    """One line of the roster."""

    certificate: Certificate
    trusted_at: str

    @property
    def name(self) -> str:
        return self.certificate.name

    @property
    def key_sha256(self) -> str:
        return self.certificate.key_sha256

    @property
    def sample(self) -> bool:
        """Made for the sample interview: proves how signing works, and nothing about a real vendor."""
        return self.certificate.sample


class Roster:
    """Read anew at every question, so that two windows agree. A damaged line is not trusted, counted in ``damaged``,
    and kept as it is when the file is next written; a damaged file raises RosterUnreadable."""

    def __init__(self, user_data: Path) -> None:
        self.path = user_data / FILE

    def all(self) -> tuple[TrustedSigner, ...]:
        """In the order they were trusted. Raises RosterUnreadable."""
        read = (_signer(line) for line in self._lines())
        return tuple(signer for signer in read if signer is not None)

    @property
    def damaged(self) -> int:
        """How many lines cannot be read, and so are not trusted."""
        return sum(_signer(line) is None for line in self._lines())

    def find(self, key_sha256: str) -> TrustedSigner | None:
        return next((signer for signer in self.all() if signer.key_sha256 == key_sha256), None)

    def named(self, name: str) -> tuple[TrustedSigner, ...]:
        """Everybody people would call this; a name is never proof."""
        return tuple(signer for signer in self.all() if same_name(signer.name, name))

    def trust(self, certificate: Certificate, at: datetime) -> TrustedSigner:
        """Add a signer; one already there stays as it is. Raises RosterUnreadable, FolderUnwritable."""
        known = self.find(certificate.key_sha256)
        if known is not None:
            return known
        signer = TrustedSigner(certificate, at.isoformat())
        line = {
            "name": signer.name,
            "key_sha256": signer.key_sha256,
            "sample": signer.sample,
            "trusted_at": signer.trusted_at,
            "certificate": certificate.pem.decode("ascii"),
        }
        self._write([*self._lines(), line])
        return signer

    def trust_file(self, content: bytes, at: datetime) -> TrustedSigner:
        """Add the signer of a PEM certificate somebody sent. Raises CertificateUnreadable too."""
        return self.trust(from_pem(content), at)

    def distrust(self, key_sha256: str) -> None:
        """Take a signer off; what they signed is no longer believed here. Nothing happens for one who is not there."""
        lines = self._lines()
        kept = [line for line in lines if (signer := _signer(line)) is None or signer.key_sha256 != key_sha256]
        if len(kept) < len(lines):
            self._write(kept)

    def _lines(self) -> list[Any]:
        try:
            if self.path.stat().st_size > _SIZE_LIMIT:
                raise RosterUnreadable(self.path)
            plain = json.loads(self.path.read_bytes())
        except FileNotFoundError:
            return []
        except (OSError, ValueError, RecursionError):
            raise RosterUnreadable(self.path) from None
        if not isinstance(plain, dict) or plain.get("format") != FORMAT or not isinstance(plain.get("signers"), list):
            raise RosterUnreadable(self.path)
        signers: list[Any] = plain["signers"]
        return signers

    def _write(self, lines: list[Any]) -> None:
        plain = {"format": FORMAT, "signers": lines}
        write_private(self.path, json.dumps(plain, indent=2, ensure_ascii=False).encode() + b"\n")


def _signer(line: Any) -> TrustedSigner | None:
    """The signer of one line, or None where line and certificate do not belong together."""
    try:
        signer = TrustedSigner(from_pem(line["certificate"].encode("ascii")), str(line["trusted_at"]))
        return signer if signer.key_sha256 == line["key_sha256"] else None
    except (CertificateUnreadable, KeyError, TypeError, AttributeError, ValueError):
        return None
