"""The line under the answer: what became of the question, who said it, how they know, how good and straight it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from candor.domain.answer import Answer, Basis, Disposition, Substance
from candor.domain.deflection import Verdict
from candor.domain.people import Person
from candor.domain.question import Question
from candor.ui.glyphs import glyph_icon
from candor.ui.room.buttons import QuietButton, inset
from candor.ui.room.flow import FlowLayout
from candor.ui.room.keys import DISPOSITION_KEYS, Key, tip
from candor.ui.room.passage import Passage
from candor.ui.room.reason_line import ReasonLine
from candor.ui.room.substance import SubstanceBars
from candor.ui.style import Role, Style
from candor.ui.tips import plain_tip


@dataclass(frozen=True, slots=True)
class Judged:
    """What the line shows: the answer as recorded, with the suggestions of the moment in place of unset values."""

    answer: Answer
    disposition: Disposition
    candor: Verdict | None


class Judgement(QWidget):
    """Announces what a person chose; a choice that needs a reason is announced with it."""

    disposition_chosen = Signal(object)
    skipped = Signal(str)
    speaker_chosen = Signal(str)
    basis_chosen = Signal(object)
    verbatim_marked = Signal(bool)
    substance_chosen = Signal(object)
    candor_chosen = Signal(object)
    left = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._people: tuple[Person, ...] = ()
        self._shown: Judged | None = None
        self._about: Question | None = None
        self.setObjectName("judgement")
        self.disposition = self._menu_button("disposition", tip(Key.DISPOSITION))
        self.speaker = self._menu_button("speaker", tip(Key.SPEAKER, "Who said it"))
        self.basis = self._menu_button("basis", "How they know")
        self.verbatim = QuietButton(
            style, "Verbatim", says="Their exact words", tip=tip(Key.VERBATIM), icon="quote", parent=self
        )
        self.verbatim.setCheckable(True)
        self.verbatim.setObjectName("verbatim")
        self.candor = self._menu_button("candor", "How straight the answer was · Ctrl+5, 6, 7")
        self.substance = SubstanceBars(style, self)
        self.reason = ReasonLine(style, self)
        self.because = Passage(style, Role.CAPTION, tone="muted", lines=2, parent=self)
        self.because.hide()
        self._lay_out()
        self.verbatim.clicked.connect(self._verbatim_clicked)
        self.substance.chosen.connect(self.substance_chosen)
        self.reason.closed.connect(self.left)
        self._fill_disposition_menu()
        self._fill_basis_menu()
        self._fill_candor_menu()
        style.changed.connect(self._restyle)

    def _menu_button(self, name: str, hint: str) -> QuietButton:
        button = QuietButton(self._style, tip=hint, parent=self)
        button.setObjectName(name)
        button.set_menu(QMenu(button))
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = QWidget(self)
        row = FlowLayout(line, gap=2)
        for widget in (self.disposition, self.speaker, self.basis, self.verbatim, self.candor, self.substance):
            row.addWidget(widget)
        column.addWidget(line)
        column.addLayout(inset(self.because))
        column.addLayout(inset(self.reason))

    # Menus ------------------------------------------------------------------------------------------------------------

    def _add(self, button: QuietButton, text: str, chosen: Callable[[], None]) -> QAction:
        menu = button.menu()
        action = menu.addAction(text)
        action.triggered.connect(lambda _checked=False: chosen())
        return action

    def _fill_disposition_menu(self) -> None:
        self.disposition.menu().clear()
        for disposition, key in DISPOSITION_KEYS.items():
            action = self._add(self.disposition, f"{disposition.label}\t{key}", partial(self.choose, disposition))
            action.setIcon(glyph_icon(disposition, self._style.tokens))

    def _fill_basis_menu(self) -> None:
        for basis in Basis:
            self._add(self.basis, basis.label, partial(self.basis_chosen.emit, basis))
        self._add(self.basis, "Not said", lambda: self.basis_chosen.emit(None))

    def _fill_candor_menu(self) -> None:
        self.candor.menu().clear()
        for verdict, key in zip(Verdict, (Key.STRAIGHT, Key.PARTLY, Key.EVASIVE), strict=True):
            action = self._add(
                self.candor,
                f"{verdict.value.capitalize()}\t{key.shown}",
                partial(self.candor_chosen.emit, verdict),
            )
            action.setIcon(glyph_icon(verdict, self._style.tokens))
        self._add(self.candor, "Leave it to the program", lambda: self.candor_chosen.emit(None))

    def show_people(self, people: Sequence[Person]) -> None:
        """The people who may have said it, theirs first."""
        self._people = tuple(people)
        self.speaker.menu().clear()
        for person in self._people:
            label = f"{person.name} · {person.role}" if person.role else person.name
            self._add(self.speaker, label.replace("&", "&&"), partial(self.speaker_chosen.emit, person.id))
        self._add(self.speaker, "Nobody named", lambda: self.speaker_chosen.emit(""))

    # Choosing ---------------------------------------------------------------------------------------------------------

    def choose(self, disposition: Disposition) -> None:
        """A disposition was picked; *not applicable* asks for its reason first."""
        if disposition is Disposition.NOT_APPLICABLE:
            self.ask_skip_reason()
        else:
            self.disposition_chosen.emit(disposition)

    def ask_skip_reason(self) -> None:
        self.reason.ask(
            "Why is this question skipped? The committee reads the reason.",
            self.skipped.emit,
            required=True,
            placeholder="For example: sold as a service, there is no device",
        )

    def cycle_speaker(self) -> None:
        """The next person in the room, from nobody to the last and round again."""
        order = ["", *(person.id for person in self._people)]
        now = self._shown.answer.speaker if self._shown else ""
        place = order.index(now) if now in order else 0
        self.speaker_chosen.emit(order[(place + 1) % len(order)])

    def toggle_verbatim(self) -> None:
        if self._shown is not None:
            self.verbatim_marked.emit(not self._shown.answer.verbatim)

    def _verbatim_clicked(self, checked: bool) -> None:
        self.verbatim_marked.emit(checked)

    # Showing ----------------------------------------------------------------------------------------------------------

    def show_judged(self, judged: Judged, question: Question) -> None:
        """Redraw only when something differs: this is called after every pause in typing."""
        if (judged, question) == (self._shown, self._about):
            return
        self._shown, self._about = judged, question
        answer = judged.answer
        self._show_disposition(judged)
        self._show_candor(judged)
        name = next((person.name for person in self._people if person.id == answer.speaker), "")
        self.speaker.set_words(f"{name or 'Speaker'}", 24)
        self.speaker.setAccessibleName(f"Speaker: {name or 'nobody named'}")
        self.speaker.setToolTip(plain_tip(tip(Key.SPEAKER, f"Said by {name}" if name else "Who said it")))
        self.basis.set_words(answer.basis.label if answer.basis else "Basis")
        self.basis.setAccessibleName(f"Basis: {answer.basis.label.lower() if answer.basis else 'not said'}")
        self.verbatim.setChecked(answer.verbatim)
        anchors = dict(zip(Substance, (question.warning, question.weak, question.sound, question.strong), strict=True))
        self.substance.show_rating(answer.substance, anchors)
        self.speaker.set_faint(not answer.speaker)
        self.basis.set_faint(answer.basis is None)
        self.verbatim.set_faint(not answer.verbatim)
        self.candor.set_faint(not answer.candor_confirmed)

    def set_read_only(self, read_only: bool) -> None:
        for widget in (self.disposition, self.speaker, self.basis, self.verbatim, self.candor, self.substance):
            widget.setEnabled(not read_only)

    def set_compact(self, compact: bool) -> None:
        """In call mode only what became of the question and its rating stay in sight."""
        for widget in (self.speaker, self.basis, self.verbatim, self.candor):
            widget.setVisible(not compact)

    def _show_disposition(self, judged: Judged) -> None:
        suggested = not judged.answer.disposition_confirmed and judged.disposition is not Disposition.NOT_ASKED
        label = judged.disposition.label
        self.disposition.set_words(f"{label}{'?' if suggested else ''}")
        self.disposition.setAccessibleName(f"Disposition: {label}{' — suggested' if suggested else ''}")
        self.disposition.setToolTip(tip(Key.DISPOSITION, "Suggested; say what became of it" if suggested else ""))
        self.disposition.set_picture(glyph_icon(judged.disposition, self._style.tokens))
        reason = judged.answer.reason
        became = "Skipped" if judged.disposition is Disposition.NOT_APPLICABLE else label
        self.because.set_text(f"{became}, because: {reason}" if reason else "")
        self.because.setVisible(bool(reason))

    def _show_candor(self, judged: Judged) -> None:
        self.candor.setEnabled(judged.candor is not None and self.disposition.isEnabled())
        if judged.candor is None:
            self.candor.set_words("Candor")
            self.candor.setAccessibleName("Candor: nothing to judge yet")
            return
        confirmed = judged.answer.candor_confirmed
        self.candor.set_words(f"Candor: {judged.candor.value}{'' if confirmed else '?'}")
        self.candor.setAccessibleName(f"Candor: {judged.candor.value}{'' if confirmed else ' — suggested'}")

    def _restyle(self) -> None:
        self._fill_disposition_menu()
        self._fill_candor_menu()
        if self._shown is not None:
            self._show_disposition(self._shown)
