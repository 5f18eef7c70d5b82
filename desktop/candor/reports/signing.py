"""Signing: the summary's PDF certified once, as an incremental update that is the same for the same PDF and signature.

Because the update can be made again from what it is made of, examining a PDF is making it again and comparing.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from io import BytesIO

from pyhanko.pdf_utils.generic import ArrayObject, ByteStringObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigMDPSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import SignatureObject

from candor.domain.errors import KnownError
from candor.domain.signoff import Signature
from candor.reports.keys import KeyExpired, UnlockedKey
from candor.reports.signed_message import seal
from candor.workflows.ports import SigningKey

FIELD = "Candor"
RESERVED = 4096
"""Bytes kept free for the signed message, which takes about a quarter of them; the rest stays zero."""


class SignatureUnfit(KnownError):
    """The signature announced on the pages is not the one this key can make."""

    def __init__(self) -> None:
        super().__init__("The summary names another signer than the key that was opened; start the sign-off again.")


@dataclass(frozen=True, slots=True)
class Certified:
    """A PDF ready to be signed: everything but the message, for which ``<000…>`` stands at ``content[start:end]``."""

    content: bytes
    start: int
    end: int

    @property
    def digest(self) -> bytes:
        """What is signed: all of the file around the gap."""
        digest = hashlib.sha256(memoryview(self.content)[: self.start])
        digest.update(memoryview(self.content)[self.end :])
        return digest.digest()

    def filled(self, message: bytes) -> bytes:
        """The signed PDF."""
        written = b"<" + message.hex().upper().encode().ljust(RESERVED * 2, b"0") + b">"
        if len(written) != self.end - self.start:
            raise ValueError("the message is larger than the room kept for it")
        return self.content[: self.start] + written + self.content[self.end :]


def sign_pdf(pdf: bytes, key: SigningKey, signature: Signature) -> bytes:
    """Certify, no changes allowed (PAdES B-B, DocMDP 1), one invisible field; ``pdf`` stays its first bytes.

    ``signature`` must be this key's. Raises SignatureUnfit, KeyExpired.
    """
    if not isinstance(key, UnlockedKey):
        raise TypeError("only a key that Keys unlocked can sign")
    if signature.key_sha256 != key.certificate.key_sha256 or signature.name != key.certificate.name:
        raise SignatureUnfit
    if not key.certificate.valid_at(signature.at):
        raise KeyExpired(key.certificate)
    certified = certify(pdf, signature)
    return certified.filled(seal(certified.digest, key.certificate, key.sign))


def certify(pdf: bytes, signature: Signature) -> Certified:
    """Everything of the signed PDF but the message; the same bytes every time."""
    writer = _QuietWriter(PdfFileReader(BytesIO(pdf)), hashlib.sha256(pdf).digest()[:16])
    steps = PdfCMSEmbedder(SigFieldSpec(FIELD, on_page=0)).write_cms(FIELD, writer)
    next(steps)
    placeholder = SignatureObject(
        timestamp=signature.at,
        subfilter=SigSeedSubFilter.PADES,
        name=signature.name,
        reason=signature.meaning.label,
        bytes_reserved=RESERVED * 2,
    )
    mdp = SigMDPSetup(md_algorithm="sha256", certify=True, docmdp_perms=MDPPerm.NO_CHANGES)
    steps.send(SigObjSetup(placeholder, mdp_setup=mdp))
    prepared, output = steps.send(SigIOSetup(md_algorithm="sha256", output=BytesIO()))
    return Certified(output.getvalue(), prepared.reserved_region_start, prepared.reserved_region_end)


class _QuietWriter(IncrementalPdfFileWriter):
    """An update that adds nothing of its own: pyHanko would note the time of writing in the document's information and
    draw a random identifier, and then no update could be made twice."""

    def __init__(self, reader: PdfFileReader, identifier: bytes) -> None:
        super().__init__(reader.stream, prev=reader)
        first = self._document_id[0]
        self._document_id = ArrayObject([first, ByteStringObject(identifier)])

    def _update_meta(self) -> None:
        pass
