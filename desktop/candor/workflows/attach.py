"""Attaching: evidence comes in, is looked at again, goes out, or is taken off an answer."""

from __future__ import annotations

import io
import mimetypes
import os
import re
import unicodedata
import uuid
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from candor.domain.errors import KnownError, NotFound, RecordSigned
from candor.domain.evidence import Evidence, EvidenceKind
from candor.domain.record import Change
from candor.workflows.ledger import Ledger
from candor.workflows.ports import Progress
from candor.workflows.wording import one_line, storable

RISKY = re.compile(
    r"(?i)\.(exe|dll|com|scr|msi|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|jar|py|pyw|sh|command|app|dmg|pkg|deb|rpm|appimage"
    r"|desktop|lnk|url|reg|html|htm|xhtml|mht|svg|xml|xsl|docm|dotm|xlsm|xltm|xlam|pptm|ppam|iso|img|chm)$"
)
"""File endings that can run something when opened; they leave the dossier only after a warning."""

_RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)")


class EvidenceUnreadable(KnownError):
    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” could not be read, so nothing was attached; check that it is there and try again.")


class ExportFailed(KnownError):
    def __init__(self, to: Path) -> None:
        super().__init__(f"The file could not be written to “{to}”; choose another place.")


def safe_name(name: str) -> str:
    """One file-name component that is safe on every system: no folders, no control or direction marks, no reserved
    device names, at most 120 characters with its ending kept."""
    name = PurePosixPath(storable(name).replace("\\", "/")).name
    name = "".join(c for c in unicodedata.normalize("NFC", name) if unicodedata.category(c)[0] != "C")
    name = re.sub(r'[<>:"|?*]', "_", name).strip(" .") or "unnamed"
    if _RESERVED.match(name):
        name = f"_{name}"
    ending = PurePosixPath(name).suffix[:20]
    return f"{PurePosixPath(name).stem[: 120 - len(ending)]}{ending}"


def needs_warning(evidence: Evidence) -> bool:
    """Whether opening this outside could run something."""
    return RISKY.search(evidence.name) is not None


def attach_file(
    ledger: Ledger,
    path: Path,
    answers: Sequence[str],
    *,
    kind: EvidenceKind | None = None,
    from_whom: str = "",
    progress: Progress | None = None,
) -> Evidence:
    """Take a file into the dossier. Raises EvidenceUnreadable, Cancelled, or the store's KnownError."""
    try:
        with path.open("rb") as source:
            size = os.fstat(source.fileno()).st_size
            return _attach(ledger, path.name, source, size, answers, kind, from_whom, progress)
    except OSError:
        raise EvidenceUnreadable(path.name) from None


def attach_bytes(
    ledger: Ledger, name: str, content: bytes, answers: Sequence[str], *, kind: EvidenceKind, from_whom: str = ""
) -> Evidence:
    """Take pasted or captured bytes into the dossier."""
    return _attach(ledger, name, io.BytesIO(content), len(content), answers, kind, from_whom, None)


def attach_text(ledger: Ledger, name: str, text: str, answers: Sequence[str], *, kind: EvidenceKind) -> Evidence:
    """Take a link or a note into the dossier as UTF-8 text."""
    return attach_bytes(ledger, name, storable(text).encode(), answers, kind=kind)


def _attach(
    ledger: Ledger,
    name: str,
    source: BinaryIO,
    size: int,
    answers: Sequence[str],
    kind: EvidenceKind | None,
    from_whom: str,
    progress: Progress | None,
) -> Evidence:
    if ledger.record.locked:
        raise RecordSigned
    stored = ledger.store.put_content(source, size, progress)
    name = safe_name(name)
    media_type = mimetypes.guess_type(name, strict=False)[0] or "application/octet-stream"
    evidence = Evidence(
        id=f"evidence-{uuid.uuid4().hex[:12]}",
        kind=kind or (EvidenceKind.PHOTO if media_type.startswith("image/") else EvidenceKind.FILE),
        name=name,
        media_type=media_type,
        size=stored.size,
        sha256=stored.sha256,
        answers=tuple(answers),
        received_at=ledger.clock.now(),
        from_whom=one_line(from_whom),
    )
    ledger.commit(Change("evidence_attached", None, evidence))
    return evidence


def export(ledger: Ledger, evidence_id: str, to: Path) -> None:
    """Write the content to a file, checked against its digest before it takes the name ``to``."""
    evidence = _of(ledger, evidence_id)
    partial = to.with_name(f".{to.name}.{uuid.uuid4().hex[:8]}.part")
    try:
        with partial.open("xb") as out:
            for chunk in ledger.store.read_content(evidence.sha256):
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
        partial.replace(to)
    except OSError:
        raise ExportFailed(to) from None
    finally:
        partial.unlink(missing_ok=True)


def remove(ledger: Ledger, evidence_id: str, reason: str) -> Evidence:
    """Take evidence off its answers, with a reason. A journal entry, not an erasure: the content stays."""
    before = _of(ledger, evidence_id)
    after = replace(before, removed=True, removed_reason=one_line(reason))
    ledger.commit(Change("evidence_removed", before, after))
    return after


def _of(ledger: Ledger, evidence_id: str) -> Evidence:
    evidence = ledger.record.evidence.get(evidence_id)
    if evidence is None:
        raise NotFound("That piece of evidence is not in this dossier any more; look at the list again.")
    return evidence
