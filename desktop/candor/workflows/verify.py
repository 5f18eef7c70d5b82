"""Verifying: is this PDF what was signed, and is it what the dossier says? One sentence, absence is failure."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from candor.domain.errors import KnownError
from candor.domain.record import Record
from candor.domain.signoff import RevisionState
from candor.workflows.manifest import Manifest
from candor.workflows.services import Services
from candor.workflows.wording import said

LARGEST_PDF = 500 * 1024 * 1024
FURTHER = 5
"""Findings told beside the first; a dossier that was taken apart has hundreds."""
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verification:
    """``sentence`` stands alone; ``details`` are further lines for a person who wants to know more."""

    genuine: bool
    sentence: str
    details: tuple[str, ...] = ()


class PdfUnreadable(KnownError):
    def __init__(self, path: Path) -> None:
        super().__init__(f"“{path.name}” could not be read; check that the file is there and is a PDF.")


def verify(services: Services, pdf: Path, dossier: Path | None = None) -> Verification:
    """Check a PDF by itself and, where the dossier is given, against it. Raises PdfUnreadable."""
    content = _read(pdf)
    examined = services.press.examine(content)
    manifest = examined.manifest
    if examined.trouble:
        return Verification(False, examined.trouble, _details(manifest))
    if manifest is None or manifest.signature is None:
        return Verification(False, "This PDF carries no signed record, so it proves nothing.")
    if dossier is not None:
        trouble, *further = _against(services, manifest, hashlib.sha256(content).hexdigest(), dossier)
        if trouble:
            return Verification(False, trouble, (*further, *_details(manifest)))
    signature = manifest.signature
    sample = " (with the sample interview's key)" if examined.sample else ""
    matches = " and matches the dossier" if dossier is not None else ""
    sentence = (
        f"Genuine{matches}: revision {manifest.revision} about {said(manifest.record.deal.vendor)}, signed by "
        f"{said(signature.name)}{sample} on {_moment(signature.at)}, and not changed since."
    )
    note = (examined.note,) if examined.note else ()
    return Verification(True, sentence, (*note, *_details(manifest)))


def _against(services: Services, manifest: Manifest, pdf_sha256: str, dossier: Path) -> list[str]:
    """What does not match, in a sentence, or ""; then a few more, where a check of the dossier found more."""
    try:
        first, *more = [finding.sentence for finding in services.shelf.check(dossier)] or [""]
        if first:
            rest = [f"And {len(more) - FURTHER} more; “candor check” lists them all."] if len(more) > FURTHER else []
            told = f"The PDF is genuine, but the dossier is not what was signed: {first}"
            return [told, *(f"Also: {sentence}" for sentence in more[:FURTHER]), *rest]
        store = services.shelf.open_read_only(dossier)
        try:
            record = store.load().record
        finally:
            store.close()
    except KnownError as trouble:
        return [f"The PDF is genuine by itself, but it could not be compared: {trouble.sentence}"]
    return [_disagreement(manifest, pdf_sha256, record)]


def _disagreement(manifest: Manifest, pdf_sha256: str, record: Record) -> str:
    if record.deal.id != manifest.record.deal.id:
        return f"This PDF belongs to another dossier (about {said(manifest.record.deal.vendor)}), not to this one."
    revision = record.revisions.get(f"revision-{manifest.revision}")
    if revision is None or revision.state is not RevisionState.SIGNED:
        return (
            f"The dossier does not know revision {manifest.revision}, which this PDF shows; "
            "the dossier may be an older copy."
        )
    if revision.manifest_sha256 != manifest.sha256:
        return f"The PDF and the dossier both hold a revision {manifest.revision}, but they are not the same record."
    if revision.pdf_sha256 != pdf_sha256:
        return f"This is not the file that was signed as revision {manifest.revision}, though it shows the same record."
    newest = max(held.number for held in record.revisions.values() if held.state is RevisionState.SIGNED)
    if newest > manifest.revision:
        return f"This is an older copy: revision {manifest.revision} was signed, but revision {newest} has replaced it."
    return ""


def _details(manifest: Manifest | None) -> tuple[str, ...]:
    if manifest is None:
        return ()
    signature = manifest.signature
    lines = [f"Record digest: {manifest.sha256}", f"Drawn by: {said(manifest.renderer)}"]
    if signature is not None:
        lines += [
            f"Signer: {said(signature.name)}, {said(signature.role)} ({signature.meaning.label})",
            f"Key fingerprint: {signature.key_sha256}",
        ]
    return tuple(lines)


def _moment(at: datetime) -> str:
    """As the PDF says it, whatever language the computer speaks."""
    zone = at.isoformat()[-6:]
    return f"{at.day} {_MONTHS[at.month - 1]} {at.year} at {at:%H:%M} UTC{zone}"


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_PDF:
            raise PdfUnreadable(path)
        return path.read_bytes()
    except OSError:
        raise PdfUnreadable(path) from None
