"""Sign-off: the recommendation, what is unfinished, the summary as it will look, and the signature."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QProgressBar, QVBoxLayout, QWidget

from candor.domain.errors import KnownError
from candor.domain.record import Record
from candor.domain.signoff import Choice, Meaning, Revision
from candor.ui.desk import Desk
from candor.ui.fields import Field
from candor.ui.operations import Operations
from candor.ui.pieces import Button, Column, Notice, in_row, label, rule
from candor.ui.preferences import PreferenceFile
from candor.ui.preview import PreviewPane
from candor.ui.recommendation_form import RecommendationForm, ShortText
from candor.ui.signature_form import SignatureForm
from candor.ui.signature_wish import SignatureWish, gaps_left, problems, sign_and_verify, summary_path
from candor.ui.signed_view import SignedView
from candor.ui.style import Role, Style
from candor.workflows import sign_off
from candor.workflows.ledger import Ledger
from candor.workflows.ports import Signer
from candor.workflows.verify import Verification

MOST_GAPS = 6
"""Lines of unfinished things on this page; the summary lists them all."""


class SignOffPage(QWidget):
    """``signed`` with the PDF's path once it is written and verified; ``refused`` with the sentence that says why."""

    signed = Signal(object)
    refused = Signal(str)
    amended = Signal()
    review_requested = Signal()

    def __init__(self, style: Style, operations: Operations, desk: Desk, preferences: PreferenceFile) -> None:
        super().__init__()
        self._looks = style
        self._operations = operations
        self._desk = desk
        self._preferences = preferences
        self._written: tuple[str, str, Path] | None = None
        self._dossier = ""
        self._make_parts(style)
        self._lay_out(style)
        self._connect()

    def _make_parts(self, style: Style) -> None:
        self.notice = Notice(style)
        self.recommendation = RecommendationForm(style)
        self._gaps = label("", Role.BODY, wrap=True)
        self._to_review = Button("Go to the review", style, kind="link", icon="list-checks")
        self.gaps_reason = ShortText(style, 2, "Why this is signed all the same")
        self._gaps_field = Field("Signed over gaps because", self.gaps_reason)
        self.signature = SignatureForm(style)
        self.sign_button = Button("Sign", style, kind="primary", icon="pen-line", name="Sign the record")
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName("Signing")
        self._progress.hide()
        self.signed_view = SignedView(style)
        self.preview = PreviewPane(style, self._operations, self._desk)

    def _lay_out(self, style: Style) -> None:
        self._forms = QWidget()
        forms = QVBoxLayout(self._forms)
        forms.setContentsMargins(0, 0, 0, 0)
        forms.setSpacing(16)
        self._unfinished = QWidget()
        gaps = QVBoxLayout(self._unfinished)
        gaps.setContentsMargins(0, 0, 0, 0)
        gaps.addWidget(label("Unfinished", Role.STRONG))
        gaps.addWidget(self._gaps)
        gaps.addLayout(in_row(self._to_review, 1))
        gaps.addWidget(self._gaps_field)
        for part in (self.recommendation, rule(), self._unfinished, self.signature):
            forms.addWidget(part)
        forms.addWidget(self._progress)
        forms.addLayout(in_row(self.sign_button, 1))
        column = self._column = Column(style, 520)
        column.body.addWidget(label("Summary and sign-off", Role.TITLE, wrap=True))
        column.body.addWidget(self.notice)
        column.body.addWidget(self._forms)
        column.body.addWidget(self.signed_view)
        column.body.addStretch(1)
        self._line = rule(vertical=True)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(column, 5)
        self._row.addWidget(self._line)
        self._row.addWidget(self.preview, 6)

    def _connect(self) -> None:
        self.recommendation.settled.connect(self._keep_recommendation)
        self.signature.submitted.connect(self.sign)
        self.sign_button.clicked.connect(self.sign)
        self.signed_view.amendment_wanted.connect(self.amend)
        self.signed_view.copy_wanted.connect(self._save_again)
        self._to_review.clicked.connect(self.review_requested)
        self._desk.changed.connect(self._keep_up)
        self._desk.closing.connect(self._keep_last_words)

    # Showing ----------------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.notice.clear()
        self.refresh()
        self._operations.run(self._desk.services.keys.all, self._show_signers)

    def refresh(self) -> None:
        """Show the record as it stands on the desk, and draw its pages."""
        ledger = self._desk.ledger
        if ledger is None:
            return
        record = ledger.record
        if self._dossier != record.deal.id:
            self._start_afresh(record)
        self._forms.setVisible(not record.locked)
        self.signed_view.setVisible(record.locked)
        if record.locked:
            self._show_signed(record)
        else:
            self.recommendation.show_recommendation(record.recommendation)
            self._show_gaps(record)
            self.signature.propose_out(summary_path(ledger.path, record.revision.number))
        self.preview.paper = self._preferences.now.paper
        self.preview.refresh()

    def _start_afresh(self, record: Record) -> None:
        self._dossier = record.deal.id
        self._written = None
        self.gaps_reason.clear()
        self.signature.forget_password()
        self.recommendation.set_advice(None, "", ())
        self.signature.role.setText(self._preferences.now.signer_role or _role_of(self._preferences))

    def _show_gaps(self, record: Record) -> None:
        gaps = gaps_left(record, self.recommendation.advice.choice)
        shown = gaps if len(gaps) <= MOST_GAPS else [*gaps[: MOST_GAPS - 1], f"and {len(gaps) - MOST_GAPS + 1} more"]
        self._unfinished.setVisible(bool(gaps))
        self._gaps.setText("\n".join(f"–  {gap}" for gap in shown))

    def _show_signed(self, record: Record) -> None:
        revision = record.revision
        fresh = self._written if self._written and self._written[0] == revision.id else None
        self.signed_view.show_revision(revision, fresh[1] if fresh else "", fresh[2] if fresh else None)

    def _show_signers(self, signers: Sequence[Signer]) -> None:
        self.signature.show_signers(signers, self._preferences.now.me)

    def _keep_up(self) -> None:
        if self.isVisible():
            self.refresh()

    def resizeEvent(self, event: object) -> None:  # noqa: N802
        wide = self.width() >= self._looks.px(860)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._line.setVisible(wide)

    # Doing ------------------------------------------------------------------------------------------------------------

    def fill(
        self,
        *,
        choice: Choice,
        reason: str,
        conditions: Sequence[str] = (),
        name: str,
        role: str,
        meaning: Meaning = Meaning.AUTHOR,
        password: str,
        out: Path,
        gaps_reason: str = "",
    ) -> None:
        """Fill the page in as a person would."""
        self.recommendation.set_advice(choice, reason, conditions)
        self.gaps_reason.setPlainText(gaps_reason)
        form = self.signature
        form.name.setCurrentText(name)
        form.role.setText(role)
        form.meaning.setCurrentIndex(form.meaning.findData(meaning.value))
        form.password.setText(password)
        form.repeated.setText(password)
        form.set_out(out)

    def sign(self) -> None:
        """Sign, or say what is missing. Ends with ``signed`` or ``refused``."""
        ledger = self._desk.ledger
        if ledger is None or not self.sign_button.isEnabled():
            return
        advice = self.recommendation.advice
        wish = self.signature.wish(self.gaps_reason.toPlainText().strip())
        gaps = gaps_left(ledger.record, advice.choice)
        found = problems(wish, self.signature.repeated.text(), new=self.signature.is_new, gaps=len(gaps))
        self._gaps_field.complain(found.get("gaps", ""))
        self.signature.complain(found)
        unsaid = self.recommendation.complain()
        if found or unsaid or advice.choice is None:
            self._go_to_trouble(bool(found.get("gaps")), bool(unsaid))
            self.refused.emit(next(iter(found.values()), unsaid))
            return
        self.set_working(True)
        services, paper, choice = self._desk.services, self._preferences.now.paper, advice.choice

        def signing(ledger: Ledger) -> tuple[Revision, Verification]:
            sign_off.recommend(ledger, choice, advice.reason, advice.conditions)
            return sign_and_verify(services, ledger, wish, paper)

        self._desk.change(signing, lambda came: self._came(wish, *came), self._refuse)

    def _go_to_trouble(self, gaps: bool, advice: bool) -> None:
        """Put what has to be filled in first under the person's eyes."""
        if advice:
            self.recommendation.go_to_trouble()
            self._column.ensureWidgetVisible(self.recommendation.focusWidget() or self.recommendation)
        elif gaps:
            self.gaps_reason.setFocus()
            self._column.ensureWidgetVisible(self._gaps_field)
        elif (focused := self.focusWidget()) is not None:
            self._column.ensureWidgetVisible(focused)

    def set_working(self, working: bool) -> None:
        self._progress.setVisible(working)
        self.sign_button.setEnabled(not working)
        self.sign_button.setText("Signing…" if working else "Sign")

    def amend(self, reason: str) -> None:
        """Open the next revision."""
        self._desk.change(lambda ledger: sign_off.amend(ledger, reason), lambda _: self.amended.emit(), self._refuse)

    def _came(self, wish: SignatureWish, revision: Revision, verification: Verification) -> None:
        self.set_working(False)
        self.signature.forget_password()
        self.gaps_reason.clear()
        self._preferences.change(signer_role=wish.role)
        if not verification.genuine:
            self._refuse_with(verification.sentence)
            return
        self.notice.clear()
        self._written = (revision.id, f"Signed and verified: “{wish.out.name}”.", wish.out)
        self.refresh()
        self.signed.emit(wish.out)

    def _refuse(self, error: KnownError) -> None:
        self._refuse_with(error.sentence)

    def _refuse_with(self, sentence: str) -> None:
        self.set_working(False)
        self.notice.tell(sentence)
        self.refused.emit(sentence)

    def _keep_recommendation(self) -> None:
        advice = self.recommendation.advice
        if advice.choice is not None:
            choice = advice.choice
            self._desk.change(lambda ledger: sign_off.recommend(ledger, choice, advice.reason, advice.conditions))

    def _keep_last_words(self) -> None:
        """A text still being typed has not been left yet when the dossier closes."""
        record = self._desk.record
        if record is not None and record.deal.id == self._dossier and not record.locked:
            self.recommendation.settle()

    def _save_again(self) -> None:
        ledger = self._desk.ledger
        if ledger is None:
            return
        revision = ledger.record.revision
        name, _ = QFileDialog.getSaveFileName(
            self, "Save the signed PDF", str(summary_path(ledger.path, revision.number)), "PDF (*.pdf)"
        )
        if name:
            out = Path(name)
            self._desk.change(
                lambda ledger: sign_off.export_signed(ledger, revision, out),
                lambda _: self.notice.tell(f"The signed PDF is in “{out}”.", "straight"),
                self._refuse,
            )


def _role_of(preferences: PreferenceFile) -> str:
    return preferences.now.ours[0][1] if preferences.now.ours else ""
