"""The signed message (CMS SignedData, as PAdES B-B asks): one certificate, one P-256 signature over one digest.

There is one way to write it. Reading takes the certificate and the signature out, writes the message again around them
and wants the same bytes, so that nothing can hide in the parts that a signature does not cover.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from asn1crypto import cms, core, tsp, x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from candor.reports.certificates import Certificate, CertificateUnreadable, from_der


class MessageUnreadable(Exception):
    """These bytes are not a message that ``seal`` writes."""


@dataclass(frozen=True, slots=True)
class Message:
    """What a signed message says: whose certificate, the digest it stands for, and the signature over that."""

    certificate: Certificate
    digest: bytes
    signature: bytes

    @property
    def holds(self) -> bool:
        """Whether the certificate's key made this signature."""
        try:
            signed = _attributes(self.certificate, self.digest).dump()
            self.certificate.public_key.verify(self.signature, signed, ec.ECDSA(hashes.SHA256()))
        except InvalidSignature:
            return False
        return True

    def to_bytes(self) -> bytes:
        return _message(self.certificate, self.digest, self.signature)

    @classmethod
    def from_bytes(cls, content: bytes) -> Message:
        """The message at the start of ``content``; only zeros may follow. Raises MessageUnreadable."""
        try:
            info = cms.ContentInfo.load(content)
            signed = info["content"]
            (certificate,) = signed["certificates"]
            (signer,) = signed["signer_infos"]
            digests = [
                attribute for attribute in signer["signed_attrs"] if attribute["type"].native == "message_digest"
            ]
            ((digest,),) = (attribute["values"].native for attribute in digests)
            message = cls(from_der(certificate.chosen.dump()), digest, signer["signature"].native)
            written = message.to_bytes()
        except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, CertificateUnreadable):
            raise MessageUnreadable from None
        if content[: len(written)] != written or any(content[len(written) :]):
            raise MessageUnreadable
        return message


def seal(digest: bytes, certificate: Certificate, sign: Callable[[bytes], bytes]) -> bytes:
    """A message for the SHA-256 ``digest`` of the signed bytes; ``sign`` makes an ECDSA one (DER) with SHA-256."""
    return _message(certificate, digest, sign(_attributes(certificate, digest).dump()))


def _attributes(certificate: Certificate, digest: bytes) -> cms.CMSAttributes:
    # No signing time: PAdES forbids it here, the time stands in the PDF's signature dictionary, under the signature.
    this_certificate = tsp.SigningCertificateV2({"certs": [{"cert_hash": hashlib.sha256(certificate.der).digest()}]})
    return cms.CMSAttributes(
        [
            cms.CMSAttribute({"type": "content_type", "values": ["data"]}),
            cms.CMSAttribute({"type": "message_digest", "values": [digest]}),
            cms.CMSAttribute({"type": "signing_certificate_v2", "values": [this_certificate]}),
        ]
    )


def _message(certificate: Certificate, digest: bytes, signature: bytes) -> bytes:
    own = x509.Certificate.load(certificate.der)
    signer = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier(
                "issuer_and_serial_number", {"issuer": own.issuer, "serial_number": own.serial_number}
            ),
            "digest_algorithm": {"algorithm": "sha256"},
            "signed_attrs": _attributes(certificate, digest),
            "signature_algorithm": {"algorithm": "sha256_ecdsa"},
            "signature": core.OctetString(signature),
        }
    )
    signed = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [{"algorithm": "sha256"}],
            "encap_content_info": {"content_type": "data"},
            "certificates": [cms.CertificateChoices("certificate", own)],
            "signer_infos": [signer],
        }
    )
    content: bytes = cms.ContentInfo({"content_type": "signed_data", "content": signed}).dump()
    return content
