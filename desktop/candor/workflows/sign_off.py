"""Signing off: a recommendation, a frozen revision, a PDF signed and checked before anyone says so; amending."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

from candor.domain.errors import KnownError
from candor.domain.evidence import Evidence
from candor.domain.findings import unfinished
from candor.domain.record import Change, Record
from candor.domain.signoff import Choice, Meaning, Recommendation, Revision, RevisionState, Signature
from candor.workflows.conduct import settle_leftovers
from candor.workflows.files import put_file, take_place, write_beside
from candor.workflows.ledger import Ledger
from candor.workflows.manifest import Manifest
from candor.workflows.ports import Progress, SigningKey
from candor.workflows.services import Services
from candor.workflows.wording import one_line, storable

LARGEST_PICTURE = 64 * 1024 * 1024
"""Bytes; a larger photo is listed with its digest but not shown in the PDF."""


class GapsNeedReason(KnownError):
    def __init__(self, gaps: Sequence[str]) -> None:
        super().__init__(f"{len(gaps)} things are unfinished; finish them, or write why you sign all the same.")


class AlreadySigned(KnownError):
    def __init__(self) -> None:
        super().__init__("This record is signed already; amend it to sign the next revision.")


class NotSignedYet(KnownError):
    def __init__(self) -> None:
        super().__init__("Nothing is signed yet, so there is nothing to amend; go on working in the record.")


class AmendmentNeedsReason(KnownError):
    def __init__(self) -> None:
        super().__init__("An amendment needs a reason that the committee can read; type it in a few words.")


class SigningFailed(KnownError):
    def __init__(self, trouble: str) -> None:
        super().__init__(f"The PDF was not written, because checking it failed: {trouble} The record is still a draft.")


def recommend(ledger: Ledger, choice: Choice, reason: str, conditions: Sequence[str] = ()) -> Recommendation:
    """What the interviewers advise, in their own words."""
    advice = Recommendation(
        choice=choice,
        reason=storable(reason).strip(),
        conditions=tuple(line for line in map(one_line, conditions) if line),
    )
    ledger.commit(Change("recommendation_given", ledger.record.recommendation, advice))
    return advice


def freeze(
    ledger: Ledger,
    services: Services,
    *,
    signature: Signature | None = None,
    paper: str = "A4",
    gaps_reason: str = "",
) -> Manifest:
    """The record as it stands, with everything needed to draw it again byte for byte."""
    revision = ledger.record.revision
    signed = [held for held in ledger.record.revisions.values() if held.state is RevisionState.SIGNED]
    return Manifest(
        revision=revision.number,
        frozen_at=signature.at if signature else ledger.clock.now(),
        journal=ledger.head,
        record=ledger.record,
        renderer=services.press.renderer,
        previous_sha256=signed[-1].manifest_sha256 if signed else "",
        reason=revision.reason,
        gaps=tuple(unfinished(ledger.record)),
        gaps_reason=one_line(gaps_reason),
        signature=signature,
        paper=paper,
        pictures=_pictures(ledger, services),
    )


def export_draft(
    ledger: Ledger, services: Services, out: Path, *, paper: str = "A4", progress: Progress | None = None
) -> None:
    """The summary as it would look, marked "DRAFT, unsigned" on every page. Raises FileNotWritten, Cancelled."""
    if not ledger.record.locked:
        settle_leftovers(ledger, services.assessor)
    put_file(services.press.render(freeze(ledger, services, paper=paper), progress), out)


def sign(
    ledger: Ledger,
    services: Services,
    key: SigningKey,
    *,
    role: str,
    meaning: Meaning,
    out: Path,
    paper: str = "A4",
    gaps_reason: str = "",
    progress: Progress | None = None,
) -> Revision:
    """Freeze the record as this revision, draw, sign and examine its PDF, then record it and let the file appear.

    The dossier keeps the manifest and the PDF. Raises AlreadySigned, GapsNeedReason, SigningFailed, FileNotWritten,
    Cancelled; then the record is still a draft and no file was left.
    """
    if ledger.record.locked:
        raise AlreadySigned
    settle_leftovers(ledger, services.assessor)
    gaps = unfinished(ledger.record)
    if gaps and not one_line(gaps_reason):
        raise GapsNeedReason(gaps)
    signature = Signature(
        name=key.signer.name,
        role=one_line(role),
        meaning=meaning,
        at=ledger.clock.now(),
        key_sha256=key.signer.key_sha256,
    )
    manifest = freeze(ledger, services, signature=signature, paper=paper, gaps_reason=gaps_reason)
    pdf = services.press.sign(services.press.render(manifest, progress), key, signature)
    examined = services.press.examine(pdf)
    if examined.trouble or examined.manifest is None or examined.manifest.sha256 != manifest.sha256:
        raise SigningFailed(examined.trouble or "It does not carry this record.")
    return _seal(ledger, manifest, pdf, out)


def _seal(ledger: Ledger, manifest: Manifest, pdf: bytes, out: Path) -> Revision:
    """Write beside ``out``, make the revision part of the record, then rename: no signed file without its record."""
    partial = write_beside(pdf, out)
    try:
        frozen = manifest.to_bytes()
        kept = ledger.store.put_content(io.BytesIO(frozen), len(frozen))
        ledger.store.put_content(io.BytesIO(pdf), len(pdf))
        before = ledger.record.revisions.get(ledger.record.revision.id)
        signed = replace(
            ledger.record.revision,
            state=RevisionState.SIGNED,
            signature=manifest.signature,
            manifest_sha256=manifest.sha256,
            manifest_content=kept.sha256,
            pdf_sha256=hashlib.sha256(pdf).hexdigest(),
            gaps_reason=manifest.gaps_reason,
        )
        ledger.commit(Change("revision_signed", before, signed))
        take_place(partial, out)
    finally:
        partial.unlink(missing_ok=True)
    return signed


def export_signed(ledger: Ledger, revision: Revision, out: Path) -> None:
    """The PDF of a signed revision again, the same bytes, from the dossier."""
    put_file(b"".join(ledger.store.read_content(revision.pdf_sha256)), out)


def export_data(ledger: Ledger, services: Services, out: Path, *, form: Literal["json", "xlsx"]) -> None:
    """The record as data: as it was signed, or, where it is not, as it stands. Raises FileNotWritten."""
    if ledger.record.locked:
        kept = ledger.store.read_content(ledger.record.revision.manifest_content)
        manifest = Manifest.from_bytes(b"".join(kept))
    else:
        settle_leftovers(ledger, services.assessor)
        manifest = freeze(ledger, services)
    put_file(services.export.json(manifest) if form == "json" else services.export.xlsx(manifest), out)


def amend(ledger: Ledger, reason: str) -> Revision:
    """Open the next revision, with a reason; the signed one stays. Raises NotSignedYet, AmendmentNeedsReason."""
    if not ledger.record.locked:
        raise NotSignedYet
    if not one_line(reason):
        raise AmendmentNeedsReason
    number = ledger.record.revision.number + 1
    revision = Revision(id=f"revision-{number}", number=number, reason=one_line(reason))
    ledger.commit(Change("amendment_opened", None, revision))
    return revision


def _pictures(ledger: Ledger, services: Services) -> dict[str, str]:
    pictures = {}
    for item in _photos(ledger.record):
        drawn = services.press.picture(b"".join(ledger.store.read_content(item.sha256)))
        if drawn is not None:
            pictures[item.sha256] = drawn
    return pictures


def _photos(record: Record) -> list[Evidence]:
    return [
        item
        for item in record.evidence.values()
        if not item.removed and item.media_type.startswith("image/") and item.size <= LARGEST_PICTURE
    ]
