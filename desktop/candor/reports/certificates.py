"""Certificates: what ties a signer's name to a key; issued by the signer's own computer, told apart by digest only."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from candor.domain.errors import KnownError

ORGANISATION = "Candor signer"
SAMPLE = "Sample interview"
"""The organisational unit of a key made for the sample: it stays a sample's key wherever the certificate goes."""

NAME_LIMIT = 64
"""Characters of a name. A common name holds as many bytes of UTF-8, which is too few for many a name outside Europe:
then it holds the beginning, and the attribute of ``_WHOLE_NAME`` all of it."""

_WHOLE_NAME = x509.ObjectIdentifier("2.5.4.41")

_YEARS = 5
_CLOCK_SLACK = timedelta(days=1)


class CertificateUnreadable(KnownError):
    """Bytes that should be a signer's certificate are not."""

    def __init__(self) -> None:
        super().__init__("This is not a Candor signer's certificate; ask the signer to export it again.")


class NameUnfit(KnownError):
    """A name that cannot stand on a signature."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """A signer's certificate. ``der`` is what its digest, the signer's identity, is made of."""

    der: bytes = field(repr=False)
    name: str
    sample: bool
    valid_from: datetime
    valid_until: datetime
    public_key: ec.EllipticCurvePublicKey

    @property
    def key_sha256(self) -> str:
        return hashlib.sha256(self.der).hexdigest()

    @property
    def pem(self) -> bytes:
        return x509.load_der_x509_certificate(self.der).public_bytes(Encoding.PEM)

    def valid_at(self, moment: datetime) -> bool:
        return self.valid_from <= moment <= self.valid_until


def fit_name(name: str) -> str:
    """The name as it will stand on signatures. Raises NameUnfit."""
    name = " ".join(unicodedata.normalize("NFC", name).split())
    if not name:
        raise NameUnfit("A signing key needs the signer's name; type it as it should stand on the summary.")
    if len(name) > NAME_LIMIT:
        raise NameUnfit(f"That name is longer than {NAME_LIMIT} characters; shorten it as you would on a letter.")
    if any(unicodedata.category(character).startswith("C") for character in name):
        raise NameUnfit("That name contains characters that cannot be seen; type it again by hand.")
    return name


def same_name(one: str, other: str) -> bool:
    """Whether people would take these for the same name."""
    return _folded(one) == _folded(other)


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def issue(private: ec.EllipticCurvePrivateKey, name: str, *, sample: bool, now: datetime) -> Certificate:
    """A certificate for this key, signed by itself: trust comes from being on a roster, not from an authority."""
    attributes = [
        x509.NameAttribute(NameOID.COMMON_NAME, name.encode()[:NAME_LIMIT].decode(errors="ignore")),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, ORGANISATION),
    ]
    if len(name.encode()) > NAME_LIMIT:
        attributes.append(x509.NameAttribute(_WHOLE_NAME, name))
    if sample:
        attributes.append(x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, SAMPLE))
    subject = x509.Name(attributes)
    public = private.public_key()
    # A day's slack at the start: the roster may travel to a computer whose clock runs behind.
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _CLOCK_SLACK)
        .not_valid_after(now + timedelta(days=round(_YEARS * 365.25)))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_SIGNING_ONLY, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .sign(private, hashes.SHA256())
    )
    return from_der(made.public_bytes(Encoding.DER))


_SIGNING_ONLY = x509.KeyUsage(
    digital_signature=True,
    content_commitment=True,
    key_encipherment=False,
    data_encipherment=False,
    key_agreement=False,
    key_cert_sign=False,
    crl_sign=False,
    encipher_only=False,
    decipher_only=False,
)


def from_pem(content: bytes) -> Certificate:
    """The first certificate in PEM text. Raises CertificateUnreadable."""
    try:
        return from_der(x509.load_pem_x509_certificate(content).public_bytes(Encoding.DER))
    except ValueError:
        raise CertificateUnreadable from None


def from_der(content: bytes) -> Certificate:
    """A certificate such as ``issue`` makes. Raises CertificateUnreadable for any other."""
    try:
        found = x509.load_der_x509_certificate(content)
        public = found.public_key()
        found.verify_directly_issued_by(found)
        usage = found.extensions.get_extension_for_class(x509.KeyUsage).value
        (name,) = found.subject.get_attributes_for_oid(_WHOLE_NAME) or found.subject.get_attributes_for_oid(
            NameOID.COMMON_NAME
        )
        (organisation,) = found.subject.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)
        units = found.subject.get_attributes_for_oid(NameOID.ORGANIZATIONAL_UNIT_NAME)
    except (ValueError, TypeError, UnsupportedAlgorithm, InvalidSignature):
        raise CertificateUnreadable from None
    except (x509.InvalidVersion, x509.ExtensionNotFound, x509.DuplicateExtension, x509.UnsupportedGeneralNameType):
        raise CertificateUnreadable from None
    if not isinstance(public, ec.EllipticCurvePublicKey) or not isinstance(public.curve, ec.SECP256R1):
        raise CertificateUnreadable
    if usage != _SIGNING_ONLY or organisation.value != ORGANISATION or not isinstance(name.value, str):
        raise CertificateUnreadable
    return Certificate(
        der=content,
        name=name.value,
        sample=any(unit.value == SAMPLE for unit in units),
        valid_from=found.not_valid_before_utc,
        valid_until=found.not_valid_after_utc,
        public_key=public,
    )
