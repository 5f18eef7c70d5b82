"""The keys kept on this computer: one file each, certificate and private key, locked with its owner's password."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from candor.domain.errors import KnownError
from candor.reports.certificates import Certificate, CertificateUnreadable, fit_name, from_pem, issue
from candor.reports.roster import Roster
from candor.reports.signer_files import FolderUnwritable, write_private
from candor.reports.signer_lock import LockUnreadable, locked, unlocked
from candor.workflows.ports import Clock, Signer

PASSWORD_MINIMUM = 8
_PASSWORD_LIMIT = 256


class PasswordUnfit(KnownError):
    """A password too short to protect a key, or too long to be one."""


class WrongPassword(KnownError):
    def __init__(self) -> None:
        super().__init__("That password does not open this key; try again, and check Caps Lock.")


class KeyMissing(KnownError):
    def __init__(self, name: str) -> None:
        super().__init__(
            f"The signing key of {name} is not on this computer; sign where it was made, or make a new one."
        )


class KeyDamaged(KnownError):
    def __init__(self, name: str) -> None:
        super().__init__(
            f"The signing key of {name} is damaged; put back a copy of the keys folder, or make a new key for {name}."
        )


class KeyExpired(KnownError):
    def __init__(self, certificate: Certificate) -> None:
        super().__init__(
            f"The signing key of {certificate.name} was good until {certificate.valid_until:%d %B %Y}; make a new key."
        )


@dataclass(frozen=True, slots=True)
class UnlockedKey:
    """A private key in the open: keep it no longer than a sign-off takes."""

    certificate: Certificate
    private: ec.EllipticCurvePrivateKey = field(repr=False)

    @property
    def signer(self) -> Signer:
        return _signer(self.certificate)

    def sign(self, content: bytes) -> bytes:
        """An ECDSA signature (DER) over the SHA-256 of the content."""
        return self.private.sign(content, ec.ECDSA(hashes.SHA256()))


class Keys:
    """Files ``keys/<first 32 hex digits of the fingerprint>.pem`` under the person's data folder."""

    def __init__(self, user_data: Path, clock: Clock) -> None:
        self.folder = user_data / "keys"
        self.roster = Roster(user_data)
        self.clock = clock

    def all(self) -> list[Signer]:
        """By name, then by age; a file that is no key is passed over."""
        found = sorted((certificate for _, certificate in self._found()), key=lambda one: (one.name, one.valid_from))
        return [_signer(certificate) for certificate in found]

    def create(self, name: str, password: str, *, sample: bool = False) -> Signer:
        """A new key with its certificate, on the roster.

        Raises NameUnfit, PasswordUnfit, RosterUnreadable, FolderUnwritable; then there is no new key.
        """
        name, secret = fit_name(name), _fit_password(password)
        self.roster.all()  # a roster that cannot be read must stop this before there is a key nobody trusts
        now = self.clock.now()
        private = ec.generate_private_key(ec.SECP256R1())
        certificate = issue(private, name, sample=sample, now=now)
        path = self._path(certificate.key_sha256)
        write_private(path, certificate.pem + locked(private, secret))
        try:
            self.roster.trust(certificate, now)
        except KnownError:
            path.unlink(missing_ok=True)
            raise
        return _signer(certificate)

    def unlock(self, signer: Signer, password: str) -> UnlockedKey:
        """The key, opened. Raises WrongPassword, KeyMissing, KeyDamaged, KeyExpired.

        Whoever knows the password of a key on this computer is trusted on this computer: if the roster was lost, the
        signer is put back on it.
        """
        path = self._path(signer.key_sha256)
        certificate = next((found for place, found in self._found() if place == path), None)
        if certificate is None or certificate.key_sha256 != signer.key_sha256:
            raise (KeyDamaged if path.exists() else KeyMissing)(signer.name)
        try:
            private = unlocked(path.read_bytes(), _secret(password))
        except (LockUnreadable, OSError):
            raise KeyDamaged(signer.name) from None
        if private is None:
            raise WrongPassword
        if private.public_key() != certificate.public_key:
            raise KeyDamaged(signer.name)
        now = self.clock.now()
        if not certificate.valid_at(now):
            raise KeyExpired(certificate)
        self.roster.trust(certificate, now)
        return UnlockedKey(certificate, private)

    def forget(self, signer: Signer) -> None:
        """Delete the key; what it signed stays trusted. Raises FolderUnwritable; a key that is gone is no trouble."""
        try:
            self._path(signer.key_sha256).unlink(missing_ok=True)
        except OSError:
            raise FolderUnwritable(self.folder) from None

    def certificate(self, signer: Signer) -> bytes:
        """The signer's certificate in PEM, to send to those who should trust it. Raises KeyMissing."""
        for _, certificate in self._found():
            if certificate.key_sha256 == signer.key_sha256:
                return certificate.pem
        raise KeyMissing(signer.name)

    def _path(self, key_sha256: str) -> Path:
        return self.folder / f"{key_sha256[:32]}.pem"

    def _found(self) -> Iterator[tuple[Path, Certificate]]:
        for path in sorted(self.folder.glob("*.pem")):
            try:
                yield path, from_pem(path.read_bytes())
            except (CertificateUnreadable, OSError):
                continue


def _signer(certificate: Certificate) -> Signer:
    return Signer(certificate.name, certificate.key_sha256)


def _secret(password: str) -> bytes:
    # One password, however this keyboard composes its accents.
    return unicodedata.normalize("NFC", password).encode()


def _fit_password(password: str) -> bytes:
    if len(password) < PASSWORD_MINIMUM:
        raise PasswordUnfit(f"A signing password has at least {PASSWORD_MINIMUM} characters; choose a longer one.")
    if len(password) > _PASSWORD_LIMIT:
        raise PasswordUnfit(f"A signing password has at most {_PASSWORD_LIMIT} characters; choose a shorter one.")
    return _secret(password)
