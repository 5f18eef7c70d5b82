"""How a summary is forged, done for real: updates after signing, other kinds of signature, pages with another story."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import PageObject
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigMDPSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import SignatureObject

from candor.domain.signoff import Signature
from candor.reports.keys import UnlockedKey
from candor.reports.signed_message import seal
from candor.reports.signing import Certified, certify

Change = Callable[[Any], None]


def updated(pdf: bytes, change: Change) -> bytes:
    """The PDF with one more update, which any viewer shows."""
    writer: Any = IncrementalPdfFileWriter(BytesIO(pdf))
    change(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def annotation(writer: Any) -> None:
    note: Any = DictionaryObject(  # type: ignore[no-untyped-call]
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/FreeText"),
            NameObject("/Rect"): ArrayObject(map(NumberObject, (72, 500, 400, 600))),
            NameObject("/Contents"): TextStringObject("Proceed at once."),
        }
    )
    writer.register_annotation(writer.find_page_for_modification(0)[0], writer.add_object(note))


def title(writer: Any) -> None:
    info = writer.trailer["/Info"]
    info[NameObject("/Title")] = TextStringObject("Another title")
    writer.update_container(info)


def page(writer: Any) -> None:
    content = writer.add_object(StreamObject(stream_data=b"0 0 200 200 re f"))
    writer.insert_page(PageObject(content, media_box=(0, 0, 595, 842)))  # type: ignore[no-untyped-call]


def repainted(writer: Any) -> None:
    """Other ink on the first page; the record stays."""
    reference, _ = writer.find_page_for_modification(0)
    first = reference.get_object()
    first[NameObject("/Contents")] = writer.add_object(StreamObject(stream_data=b"0 0 200 200 re f"))
    writer.mark_update(reference)


def without_form(writer: Any) -> None:
    del writer.root["/AcroForm"]
    writer.update_root()


def other_record(writer: Any) -> None:
    file = writer.root["/Names"]["/EmbeddedFiles"]["/Names"][1].get_object()
    file["/EF"][NameObject("/F")] = writer.add_object(StreamObject(stream_data=b"{}"))
    writer.update_container(file)


def nothing(writer: Any) -> None:
    pass


def signed_otherwise(
    pdf: bytes,
    key: UnlockedKey,
    signature: Signature,
    *,
    change: Change = nothing,
    field: str = "Candor",
    mdp: SigMDPSetup | None = None,
) -> bytes:
    """A valid signature of a kind Candor does not make, or with something put in beside it."""
    writer: Any = IncrementalPdfFileWriter(BytesIO(pdf))
    change(writer)
    steps = PdfCMSEmbedder(SigFieldSpec(field, on_page=0)).write_cms(field, writer)
    next(steps)
    placeholder = SignatureObject(
        timestamp=signature.at,
        subfilter=SigSeedSubFilter.PADES,
        name=signature.name,
        reason=signature.meaning.label,
        bytes_reserved=8192,
    )
    steps.send(SigObjSetup(placeholder, mdp_setup=mdp))
    prepared, output = steps.send(SigIOSetup(md_algorithm="sha256", output=BytesIO()))
    certified = Certified(output.getvalue(), prepared.reserved_region_start, prepared.reserved_region_end)
    return certified.filled(seal(certified.digest, key.certificate, key.sign))


CERTIFIED = SigMDPSetup(md_algorithm="sha256", certify=True, docmdp_perms=MDPPerm.NO_CHANGES)
FILLABLE = SigMDPSetup(md_algorithm="sha256", certify=True, docmdp_perms=MDPPerm.FILL_FORMS)


def with_a_gap(pdf: bytes, key: UnlockedKey, signature: Signature) -> bytes:
    """Signed, but for two bytes after the message that are left out of the range."""
    certified = certify(pdf, signature)
    first, length = certified.end, len(certified.content) - certified.end
    claimed = f"/ByteRange [0 {certified.start} {first} {length}]".encode()
    assert claimed in certified.content
    moved = f"/ByteRange [0 {certified.start} {first + 2} {length - 2}]".encode().ljust(len(claimed))
    open_ = Certified(certified.content.replace(claimed, moved), certified.start, certified.end)
    digest = Certified(open_.content, open_.start, open_.end + 2).digest
    return open_.filled(seal(digest, key.certificate, key.sign))


def flipped(pdf: bytes, position: int, bit: int = 0) -> bytes:
    """The same file with one bit of one byte turned."""
    return pdf[:position] + bytes([pdf[position] ^ (1 << bit)]) + pdf[position + 1 :]
