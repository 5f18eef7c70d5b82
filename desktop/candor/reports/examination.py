"""Examining: is this PDF exactly what a trusted signer signed, and exactly what its record draws? Absence is failure.

First come the questions whose answers make a clear sentence. The proof is the last step: the whole file is made
again from its record, signature and message, and must be the same bytes; no forgery has to be foreseen for that.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from pyhanko.pdf_utils.generic import pdf_date

from candor.domain.errors import KnownError
from candor.domain.signoff import Signature, fingerprint
from candor.reports.certificates import Certificate
from candor.reports.examined_file import (
    SIZE_LIMIT,
    TROUBLE,
    ExaminedFile,
    FileUnreadable,
    FoundSignature,
    claimed_ranges,
    read_file,
)
from candor.reports.roster import Roster, TrustedSigner
from candor.reports.signed_message import Message, MessageUnreadable
from candor.reports.signing import Certified, certify
from candor.workflows.manifest import Manifest, ManifestUnreadable
from candor.workflows.ports import Examination
from candor.workflows.wording import said

Render = Callable[[Manifest], bytes]

NOT_A_PDF = "This file is not a PDF; ask the sender for the signed summary as a PDF."
TOO_LARGE = "This file is larger than any Candor summary, so it was not opened; ask the sender for the signed summary."
DAMAGED = "This file is damaged or not a Candor summary; ask the sender for it again."
DRAFT = "This is a draft that nobody has signed, so it proves nothing; ask the sender for the signed summary."
NO_RECORD = "The record that belongs inside a signed summary is missing from this PDF, so its pages cannot be checked."
RECORD_UNREADABLE = "The record inside this PDF was replaced or damaged; ask the sender for the file as it was signed."
RECORD_UNSIGNED = "The record inside this PDF says that it is an unsigned draft, so the signature on it proves nothing."
APPENDED = "Bytes were added at the end of this PDF after it was signed; ask the sender for the file as it was signed."
UPDATED = "This PDF was changed after it was signed; ask the sender for the file as it was signed."
SECOND_SIGNATURE = "This PDF carries more than one signature, and Candor puts exactly one; do not rely on it."
GAPS = "The signature in this PDF does not cover all of it, so the rest could be anything; do not rely on it."
CUT = "A part of this PDF is missing that was there when it was signed; ask the sender for it again."
ALTERED = "The contents of this PDF were altered after it was signed; ask the sender for the file as it was signed."
MESSAGE_DAMAGED = "The signature in this PDF is damaged, so it proves nothing; ask the sender for the file again."
NOT_CERTIFIED = "This PDF was signed in a way that allows later changes, which Candor never does; do not rely on it."
UNDRAWABLE = "The record inside this PDF makes no sense, so its pages cannot be checked; do not rely on what they show."
OTHER_PAGES = "The pages of this PDF were not drawn from the record inside it; do not rely on what they show."
SMUGGLED = "Something that Candor did not put there was slipped into this PDF before it was signed; do not rely on it."
OTHER_WORDS = "The pages of this PDF do not say what the record inside it says; do not rely on what they show."


class Doubt(Exception):
    """The first thing found wrong, as the sentence to say."""


def examine_pdf(pdf: bytes, render: Render, roster: Roster, renderer: str) -> Examination:
    """Everything that can be checked without the dossier. Raises nothing, whatever the bytes are.

    ``render`` draws a manifest as ``renderer`` does; a manifest drawn by another renderer is compared by its words, and
    ``note`` says so.
    """
    manifest, trusted = None, None
    try:
        file = _readable(pdf)
        manifest, unreadable = _manifest(file)
        found = _only_signature(pdf, file, manifest)
        message = _intact(pdf, found)
        trusted = _trusted(message.certificate, roster)
        if manifest is None:
            raise Doubt(unreadable)
        signature = _agreeing(manifest, found, message.certificate)
        note = _proven(pdf, manifest, signature, message, render, renderer)
    except Doubt as doubt:
        return _told(str(doubt), manifest, trusted)
    except KnownError as known:
        return _told(known.sentence, manifest, trusted)
    return _told("", manifest, trusted, note)


def _told(trouble: str, manifest: Manifest | None, trusted: TrustedSigner | None, note: str = "") -> Examination:
    if trusted is None:
        return Examination(trouble, manifest, note=note)
    return Examination(trouble, manifest, trusted.name, trusted.sample, note)


# A file with one signature over all of it ---------------------------------------------------------------------------


def _readable(pdf: bytes) -> ExaminedFile:
    if len(pdf) > SIZE_LIMIT:
        raise Doubt(TOO_LARGE)
    if not pdf.startswith(b"%PDF-"):
        raise Doubt(NOT_A_PDF)
    try:
        return read_file(pdf)
    except FileUnreadable:
        raise Doubt(_spoiled(pdf)) from None


def _spoiled(pdf: bytes) -> str:
    """Why a file cannot be read: its end is missing, something stands behind a signature that is whole without it, a
    signature is no longer one where everything else is, or plain damage."""
    for start, end, last in claimed_ranges(pdf):
        if last > len(pdf):
            return CUT
        try:
            if last < len(pdf):
                _intact(pdf[:last], _sole(read_file(pdf[:last])))
                return _added(pdf, last)
            _sole(read_file(pdf[:start] + b"<" + b"0" * (end - start - 2) + b">" + pdf[end:]))
            return MESSAGE_DAMAGED
        except (FileUnreadable, Doubt):
            continue
    return DAMAGED


def _sole(file: ExaminedFile) -> FoundSignature:
    if len(file.signatures) != 1:
        raise Doubt(SECOND_SIGNATURE)
    return file.signatures[0]


def _added(pdf: bytes, end: int) -> str:
    """What came after the signature: a proper update, which viewers show, or just bytes."""
    return UPDATED if b"startxref" in pdf[end:] else APPENDED


def _manifest(file: ExaminedFile) -> tuple[Manifest | None, str]:
    if file.record is None:
        return None, NO_RECORD
    try:
        return Manifest.from_bytes(file.record), ""
    except ManifestUnreadable:
        return None, RECORD_UNREADABLE


def _only_signature(pdf: bytes, file: ExaminedFile, manifest: Manifest | None) -> FoundSignature:
    if not file.signatures:
        if manifest is None:
            raise Doubt(DAMAGED if file.record is None else RECORD_UNREADABLE)
        if manifest.signature is None:
            raise Doubt(DRAFT)
        raise Doubt(
            f"The signature of {_said(manifest.signature.name)} was taken out of this PDF; "
            "ask the sender for the file as it was signed."
        )
    found = _sole(file)
    end = sum(found.byte_range[2:])
    if end < len(pdf):
        _intact(pdf[:end], found)
        raise Doubt(_added(pdf, end))
    return found


def _intact(pdf: bytes, found: FoundSignature) -> Message:
    """The message, if it is whole and stands for all of the file around it."""
    start, end, second, length = found.byte_range
    hexed = b"<" + found.message.hex().upper().encode() + b">"
    if start == 0 < end < second <= len(pdf) < second + length:
        raise Doubt(CUT)
    if not (start == 0 < end < second and second + length == len(pdf)) or second - end != len(hexed):
        raise Doubt(GAPS)
    try:
        message = Message.from_bytes(found.message)
    except MessageUnreadable:
        raise Doubt(MESSAGE_DAMAGED) from None
    if pdf[end:second] != hexed or not message.holds:
        raise Doubt(MESSAGE_DAMAGED)
    if Certified(pdf, end, second).digest != message.digest:
        raise Doubt(ALTERED)
    if not found.certifies:
        raise Doubt(NOT_CERTIFIED)
    return message


# By somebody we trust, for this record ------------------------------------------------------------------------------


def _trusted(certificate: Certificate, roster: Roster) -> TrustedSigner:
    trusted = roster.find(certificate.key_sha256)
    if trusted is not None:
        return trusted
    name, print_ = _said(certificate.name), fingerprint(certificate.key_sha256, groups=8)
    if roster.named(certificate.name):
        raise Doubt(
            f"The signature says {name}, but it was made with another key than the {name} in this computer's roster "
            f"(fingerprint {print_}); ask {name} in person whether this key is theirs."
        )
    raise Doubt(
        f"The signature says {name}, who is not in this computer's roster (fingerprint {print_}); "
        f"compare the fingerprint with {name} in person, then add their certificate."
    )


def _agreeing(manifest: Manifest, found: FoundSignature, certificate: Certificate) -> Signature:
    """The record's signature, if the PDF's is the one it announces."""
    signature = manifest.signature
    if signature is None:
        raise Doubt(RECORD_UNSIGNED)
    if signature.at.tzinfo is None:
        raise Doubt(RECORD_UNREADABLE)
    if signature.key_sha256 != certificate.key_sha256:
        raise Doubt(
            f"The record names {_said(signature.name)} as its signer, but it was signed with the key of "
            f"{_said(certificate.name)}; do not rely on it."
        )
    for name in (found.name, certificate.name):
        if name != signature.name:
            raise Doubt(
                f"The record names {_said(signature.name)} as its signer, but the signature says {_said(name)}; "
                "do not rely on it."
            )
    if found.moment != str(pdf_date(signature.at)):
        raise Doubt("The record and the signature do not give the same time of signing; do not rely on them.")
    if found.reason != signature.meaning.label:
        raise Doubt("The record and the signature do not give the signature the same meaning; do not rely on them.")
    if not certificate.valid_at(signature.at):
        raise Doubt(f"This PDF was signed when the key of {_said(certificate.name)} was not valid; do not rely on it.")
    return signature


# The same bytes again -----------------------------------------------------------------------------------------------


def _proven(
    pdf: bytes, manifest: Manifest, signature: Signature, message: Message, render: Render, renderer: str
) -> str:
    """A note, or "" where the file was made again to the last byte."""
    try:
        drawn = render(manifest)
    except TROUBLE:
        raise Doubt(UNDRAWABLE) from None
    if manifest.renderer == renderer:
        if not pdf.startswith(drawn):
            raise Doubt(OTHER_PAGES)
        _sealed_alike(pdf, drawn, signature, message)
        return ""
    _sealed_alike(pdf, _before_signing(pdf), signature, message)
    _same_words(pdf, manifest, drawn)
    return (
        f"This PDF was drawn by {_said(manifest.renderer)}; the record's words are all on its pages, "
        "but their layout could not be compared."
    )


def _same_words(pdf: bytes, manifest: Manifest, drawn: bytes) -> None:
    """Whether everything people wrote into the record is on the pages."""
    # Imported here because pypdf takes 0.2 s to load, and a summary of this version needs none of it.
    from candor.reports.examined_words import WordsUnreadable, missing_words

    try:
        missing = missing_words(manifest, drawn, pdf)
    except WordsUnreadable:
        raise Doubt(DAMAGED) from None
    if missing:
        raise Doubt(OTHER_WORDS)


def _sealed_alike(pdf: bytes, drawn: bytes, signature: Signature, message: Message) -> None:
    """Whether signing ``drawn`` adds what was added here, and nothing else."""
    try:
        again = certify(drawn, signature).filled(message.to_bytes())
    except TROUBLE:
        raise Doubt(DAMAGED) from None
    if again != pdf:
        raise Doubt(SMUGGLED)


_END = re.compile(rb"%%EOF\r?\n?")


def _before_signing(pdf: bytes) -> bytes:
    """The file as it was before its last update, where it has been updated once."""
    ends = [match.end() for match in _END.finditer(pdf)]
    return pdf[: ends[-2]] if len(ends) > 1 else pdf


def _said(words: str) -> str:
    return said(words) or "nobody"
