"""The signature: who signs, as what, meaning what, with which password, into which file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from candor.domain.signoff import Meaning
from candor.ui.fields import Field, line, steady
from candor.ui.pieces import Button, in_row
from candor.ui.signature_wish import SignatureWish
from candor.ui.style import SPACE, Style
from candor.workflows.ports import Signer


class SignatureForm(QWidget):
    """Fields for a signature. A name that is not known here gets a new key, so its password is asked for twice."""

    submitted = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._signers: dict[str, Signer] = {}
        self._out: Path | None = None
        self._proposed: Path | None = None
        self.name = steady(QComboBox())
        self.name.setEditable(True)
        self.name.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.role = line("For example, Partnering lead")
        self.meaning = steady(QComboBox())
        for meaning in Meaning:
            self.meaning.addItem(meaning.label, meaning.value)
        self.password = line(secret=True)
        self.repeated = line(secret=True)
        self.out = line(name="Where the signed PDF is written")
        self.out.setReadOnly(True)
        self.choose_out = Button("Choose…", style, name="Choose where the signed PDF is written")
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.out, 1)
        row.addWidget(self.choose_out)
        self.fields = {
            "name": Field("Signed by", self.name),
            "role": Field("In the role of", self.role),
            "meaning": Field("Meaning", self.meaning),
            "password": Field("Password", self.password),
            "repeated": Field("Password again", self.repeated),
            "out": Field("Signed PDF", place),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.m)
        for pair in (("name", "role"), ("meaning",), ("password", "repeated"), ("out",)):
            line_of_fields = in_row(*(self.fields[name] for name in pair), spacing=SPACE.m)
            for number, name in enumerate(pair):
                line_of_fields.setStretch(number, 1)
                line_of_fields.setAlignment(self.fields[name], Qt.AlignmentFlag.AlignTop)
            column.addLayout(line_of_fields)
        self.name.currentTextChanged.connect(self._follow_name)
        self.choose_out.clicked.connect(self._ask_where)
        for edit in (self.role, self.password, self.repeated):
            edit.returnPressed.connect(self.submitted)
        self._follow_name()

    def show_signers(self, signers: Sequence[Signer], preferred: str) -> None:
        """Offer the people who have a key here; a name being typed stays."""
        typed = self.name.currentText()
        self._signers = {signer.name: signer for signer in signers}
        self.name.clear()
        self.name.addItems(list(self._signers))
        self.name.setCurrentText(typed or preferred or next(iter(self._signers), ""))
        self._follow_name()

    @property
    def is_new(self) -> bool:
        """Whether the name has no key on this computer yet."""
        return self.name.currentText().strip() not in self._signers

    def propose_out(self, path: Path) -> None:
        """A place for the PDF; one that was chosen for the same record stays."""
        if path != self._proposed:
            self._proposed = path
            self.set_out(path)

    def set_out(self, path: Path) -> None:
        self._out = path
        self.out.setText(str(path))

    def wish(self, gaps_reason: str) -> SignatureWish:
        return SignatureWish(
            name=self.name.currentText().strip(),
            role=self.role.text().strip(),
            meaning=Meaning(self.meaning.currentData()),
            password=self.password.text(),
            out=self._out or Path(),
            gaps_reason=gaps_reason,
        )

    def complain(self, found: dict[str, str]) -> None:
        """Show what is missing at each field and go to the first."""
        for name, field in self.fields.items():
            field.complain(found.get(name, ""))
        first = next((name for name in self.fields if name in found), None)
        if first is not None:
            self.fields[first].control.setFocus()

    def forget_password(self) -> None:
        self.password.clear()
        self.repeated.clear()

    def _follow_name(self) -> None:
        new = self.is_new and bool(self.name.currentText().strip())
        self.fields["repeated"].setVisible(new)
        self.fields["password"].hint(
            "A new key is made for this name on this computer; the password opens it." if new else ""
        )
        self.fields["name"].complain("")

    def _ask_where(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, "Where to write the signed PDF", self.out.text(), "PDF (*.pdf)")
        if chosen:
            self.set_out(Path(chosen))
