"""A signer, a roster, and a small press that draws the same bytes every time; the real one has its own tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString
from reportlab.pdfgen.canvas import Canvas
from tests import factory

from candor.domain.journal import EMPTY_HEAD
from candor.domain.signoff import Choice, Meaning, Recommendation, Signature
from candor.reports.examination import examine_pdf
from candor.reports.keys import Keys, UnlockedKey
from candor.reports.roster import Roster
from candor.reports.signing import sign_pdf
from candor.workflows.manifest import Manifest
from candor.workflows.ports import Examination

PASSWORD = "correct horse battery"
RENDERER = "small press 1"
AT = datetime(2026, 3, 2, 14, 3, 22, 517000, timezone(timedelta(hours=2)))


@dataclass
class SetClock:
    """A clock that stands where a test puts it."""

    at: datetime = AT

    def now(self) -> datetime:
        return self.at


def draw(manifest: Manifest, *, record: bytes | None = None, title: str = "", across: int = 72) -> bytes:
    """Two pages with the words of the record, and the record attached; ``record`` puts other bytes in its place, and
    empty bytes leave it out."""
    out = BytesIO()
    canvas = Canvas(out, invariant=1, pageCompression=1)
    canvas.setTitle(title or f"Summary for {manifest.record.deal.vendor}")
    for page in (1, 2):
        canvas.drawString(across, 770, f"{manifest.record.deal.vendor} {manifest.record.deal.product} page {page}")
        for line, answer in enumerate(manifest.record.answers.values()):
            canvas.drawString(across, 740 - 14 * line, answer.text)
        if manifest.record.recommendation:
            canvas.drawString(across, 400, manifest.record.recommendation.choice.label)
            canvas.drawString(across, 386, manifest.record.recommendation.reason)
        signature = manifest.signature
        canvas.drawString(across, 100, "DRAFT, unsigned" if signature is None else f"Signed by {signature.name}")
        canvas.showPage()
    record = manifest.to_bytes() if record is None else record
    if record:
        attach_file(canvas, "record.json", record)
    canvas.save()
    return out.getvalue()


def attach_file(canvas: Canvas, name: str, content: bytes) -> None:
    document: Any = canvas._doc
    stream = PDFStream(PDFDictionary({"Type": PDFName("EmbeddedFile")}), content)
    embedded = PDFDictionary({"F": document.Reference(stream)})
    file = PDFDictionary({"Type": PDFName("Filespec"), "F": PDFString(name), "UF": PDFString(name), "EF": embedded})
    names = PDFDictionary({"Names": PDFArray([PDFString(name), document.Reference(file)])})
    document.Catalog.Names = PDFDictionary({"EmbeddedFiles": names})


def manifest_for(signature: Signature | None, **known: Any) -> Manifest:
    record = factory.record(
        factory.answer("runway", text="Nine months of cash, and our founder controls the board."),
        factory.answer("failed", text="The Basel trial, because recruiting took two years."),
        Recommendation(choice=Choice.CONDITIONS, reason="Sound, once the cap table is here."),
    )
    return Manifest(
        **{
            "revision": 1,
            "frozen_at": AT,
            "journal": EMPTY_HEAD,
            "record": record,
            "renderer": RENDERER,
            "signature": signature,
            **known,
        }
    )


@dataclass(frozen=True)
class Desk:
    """One computer: its keys, its roster, and what a person does at it."""

    keys: Keys
    roster: Roster
    clock: SetClock

    def key(self, name: str = "Dana Reyes", *, sample: bool = False) -> UnlockedKey:
        return self.keys.unlock(self.keys.create(name, PASSWORD, sample=sample), PASSWORD)

    def examine(self, pdf: bytes, render: Callable[[Manifest], bytes] = draw, renderer: str = RENDERER) -> Examination:
        return examine_pdf(pdf, render, self.roster, renderer)


def desk(place: Path) -> Desk:
    clock = SetClock()
    return Desk(Keys(place, clock), Roster(place), clock)


def signature_of(key: UnlockedKey, **known: Any) -> Signature:
    signature = Signature(
        name=key.signer.name, role="Diligence lead", meaning=Meaning.AUTHOR, at=AT, key_sha256=key.signer.key_sha256
    )
    return replace(signature, **known)


def sign(key: UnlockedKey, **known: Any) -> bytes:
    """A really signed summary."""
    signature = signature_of(key)
    return sign_pdf(draw(manifest_for(signature, **known)), key, signature)


@dataclass(frozen=True)
class Case:
    """A signed summary on the computer of somebody who trusts its signer. Made once: nothing in it may be changed."""

    desk: Desk
    key: UnlockedKey
    manifest: Manifest
    drawn: bytes
    signed: bytes

    @property
    def signature(self) -> Signature:
        assert self.manifest.signature is not None
        return self.manifest.signature


@pytest.fixture(scope="session")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    ours = desk(tmp_path_factory.mktemp("ours"))
    key = ours.key()
    manifest = manifest_for(signature_of(key))
    return Case(ours, key, manifest, draw(manifest), sign(key))


@pytest.fixture(scope="session")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> UnlockedKey:
    """A key from another computer, in the very name our roster knows."""
    return desk(tmp_path_factory.mktemp("theirs")).key()


@pytest.fixture
def ours(tmp_path: Path) -> Desk:
    """A computer of its own, for a test that changes keys or roster."""
    return desk(tmp_path / "ours")
