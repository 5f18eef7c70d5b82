"""The press: draws the committee's PDF, has it signed, has it examined; and the record's other ways out."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from candor.workflows.manifest import Manifest
from candor.workflows.ports import Progress

if TYPE_CHECKING:
    from candor.domain.signoff import Signature
    from candor.workflows.ports import Examination, SigningKey


class Press:
    """The SummaryPress of this computer. ``resources`` is the folder that ships with the program, ``user_data`` holds
    the roster of signers it trusts. Everything heavy is imported when it is first used."""

    def __init__(self, resources: Path, user_data: Path) -> None:
        self._fonts = resources / "fonts"
        self._user_data = user_data

    @cached_property
    def renderer(self) -> str:
        from candor.reports.render import renderer_name

        return renderer_name(self._fonts)

    def picture(self, content: bytes) -> str | None:
        from candor.reports.pictures import thumbnail

        return thumbnail(content)

    def render(self, manifest: Manifest, progress: Progress | None = None) -> bytes:
        from candor.reports.render import draw_summary

        return draw_summary(manifest, self._fonts, progress)

    def sign(self, pdf: bytes, key: SigningKey, signature: Signature) -> bytes:
        from candor.reports.signing import sign_pdf

        return sign_pdf(pdf, key, signature)

    def examine(self, pdf: bytes) -> Examination:
        from candor.reports.examination import examine_pdf
        from candor.reports.roster import Roster

        return examine_pdf(pdf, self.render, Roster(self._user_data), self.renderer)


class Exports:
    """The RecordExport of this computer."""

    def json(self, manifest: Manifest) -> bytes:
        from candor.reports.export_json import record_json

        return record_json(manifest)

    def xlsx(self, manifest: Manifest) -> bytes:
        from candor.reports.export_xlsx import record_xlsx

        return record_xlsx(manifest)
