"""What can be chosen: a chip each while they are few, else the chosen ones and a list to search the rest in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from candor.domain.question import Choice, Question, QuestionKind
from candor.ui.room.buttons import OUTDENT, QuietButton
from candor.ui.room.chips import ChoiceChip
from candor.ui.room.flow import FlowLayout
from candor.ui.room.keys import Key, tip
from candor.ui.room.passage import Passage
from candor.ui.room.picker import Picker
from candor.ui.room.picker_rows import Pick
from candor.ui.style import SPACE, Role, Style
from candor.ui.tips import plain_tip

MOST_CHIPS, MOST_LINES = 12, 4
"""More choices than this, or more lines of chips, are searched in a list, so that the answer box keeps its place."""
MOST_CHOSEN_CHIPS = 6
GAP = SPACE.s - 2


class Choices(QWidget):
    """Announces ``chosen(ids)``, the whole choice each time; choosing again takes it back. ``left`` gives the focus
    back."""

    chosen = Signal(tuple)
    left = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._question: Question | None = None
        self._chosen: tuple[str, ...] = ()
        self._searched = False
        self._enabled = True
        self._lines = MOST_LINES
        self._chips: list[ChoiceChip] = []
        self._row_widget = QWidget(self)
        self._row = FlowLayout(self._row_widget, gap=GAP, line_gap=SPACE.xs)
        self.more = QuietButton(
            style, says="Choose from a list", tip=tip(Key.VALUE, "Search the choices"), icon="search", parent=self
        )
        self.more.clicked.connect(self._search)
        self._row.addWidget(self.more)
        self._anchor = Passage(style, Role.CAPTION, tone="muted", lines=3, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(OUTDENT, 0, 0, 0)
        column.setSpacing(SPACE.xs)
        column.addWidget(self._row_widget)
        column.addWidget(self._anchor)

    @property
    def chips(self) -> list[ChoiceChip]:
        """Those on screen, in order."""
        return [chip for chip in self._chips if not chip.isHidden()]

    def show_choices(self, question: Question, chosen: Sequence[str]) -> None:
        fresh = question is not self._question
        if not fresh and tuple(chosen) == self._chosen:
            return
        self._question, self._chosen = question, tuple(chosen)
        if fresh:
            self._searched = self._too_many(question)
        self._show()

    def choose_nth(self, number: int) -> None:
        """Choose (or take back) the n-th, counted from 1; nothing where there are not so many."""
        options = self._question.options if self._question else ()
        if self._enabled and 0 < number <= len(options):
            self._toggle(options[number - 1].id)

    def take_focus(self) -> None:
        """To the chosen chip, else the first; a list that is searched opens."""
        if self._searched:
            self._search()
            return
        chips = self.chips
        if chips:
            next((chip for chip in chips if chip.isChecked()), chips[0]).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_read_only(self, read_only: bool) -> None:
        self._enabled = not read_only
        for chip in self._chips:
            chip.setEnabled(self._enabled)
        self.more.setEnabled(self._enabled)

    def set_room(self, pixels: int) -> None:
        """How high the chips may stand before they are searched instead."""
        tall = self.more.sizeHint().height() + SPACE.xs
        self._lines = min(max(pixels // tall, 1), MOST_LINES)
        self._refit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._refit()

    def _refit(self) -> None:
        if self._question is not None and self._too_many(self._question) is not self._searched:
            self._searched = not self._searched
            self._show()

    # Choosing ---------------------------------------------------------------------------------------------------------

    def _toggle(self, choice_id: str) -> None:
        question = self._question
        if question is None:
            return
        if choice_id in self._chosen:
            wanted = [name for name in self._chosen if name != choice_id]
        elif question.kind is QuestionKind.MANY_OF:
            wanted = [option.id for option in question.options if option.id in (*self._chosen, choice_id)]
        else:
            wanted = [choice_id]
        self._chosen = tuple(wanted)
        self._show()
        self.chosen.emit(self._chosen)

    def _search(self) -> None:
        if self._question is None or not self._enabled:
            return
        picks = [Pick(o.id, o.label, picked=o.id in self._chosen) for o in self._question.options]
        many = self._question.kind is QuestionKind.MANY_OF
        picker = Picker(self._style, "Choices", picks, many=many, over=self)
        picker.picked.connect(self._toggle)
        picker.closed.connect(self.left)
        picker.open_at(self.more)

    def _step(self, step: int) -> None:
        chips = self.chips
        place = next((index for index, chip in enumerate(chips) if chip.hasFocus()), 0) + step
        chips[place % len(chips)].setFocus(Qt.FocusReason.OtherFocusReason)

    # Showing ----------------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        question = self._question
        if question is None:
            return
        options = question.options
        shown = [option for option in options if option.id in self._chosen] if self._searched else list(options)
        hidden = max(len(shown) - MOST_CHOSEN_CHIPS, 0) if self._searched else 0
        if hidden:
            shown = shown[:MOST_CHOSEN_CHIPS]
        while len(self._chips) < len(shown):
            self._chips.append(self._new_chip())
        for chip, option in zip(self._chips, shown, strict=False):
            self._show_chip(chip, question, option)
        for place, chip in enumerate(self._chips):
            chip.setVisible(place < len(shown))
        self.more.setVisible(self._searched)
        self._row.removeWidget(self.more)
        self._row.addWidget(self.more)
        words = f"and {hidden} more · " if hidden else ""
        self.more.set_words(f"{words}Choose from {len(options)}…")
        self.more.setAccessibleName(f"Choose from {len(options)}; {len(self._chosen)} chosen")
        anchors = [anchor_of(question, option) for option in options if option.id in self._chosen]
        self._anchor.set_text(anchors[0] if question.kind is QuestionKind.RATING and anchors else "")
        self._anchor.setVisible(bool(self._anchor.text()))
        self._row_widget.updateGeometry()
        self.updateGeometry()

    def _show_chip(self, chip: ChoiceChip, question: Question, option: Choice) -> None:
        place = question.options.index(option) + 1
        key = f" · Alt+{place}" if place <= len(Key.CHOICE.sequences) else ""
        anchor = anchor_of(question, option) if question.kind is QuestionKind.RATING else ""
        steps = "worst to best" if question.kind is QuestionKind.RATING else "in the order written"
        chip.show_choice(
            option.id,
            option.label,
            several=question.kind is QuestionKind.MANY_OF,
            chosen=option.id in self._chosen,
            says=f"Choice {place} of {len(question.options)}, {steps}. {anchor}".strip(),
            hint=plain_tip(f"{option.label}{key}" + (f"\n{anchor[:400]}" if anchor else "")),
        )

    def _new_chip(self) -> ChoiceChip:
        chip = ChoiceChip(self._style, self._row_widget)
        chip.clicked.connect(lambda _checked=False, chip=chip: self._toggle(chip.choice_id))
        chip.stepped.connect(self._step)
        chip.left.connect(self.left)
        chip.setEnabled(self._enabled)
        self._row.addWidget(chip)
        return chip

    def _too_many(self, question: Question) -> bool:
        if len(question.options) > MOST_CHIPS:
            return True
        metrics, width = self.fontMetrics(), max(self.width() - OUTDENT, 240)
        lines, x = 1, 0
        for option in question.options:
            wide = min(metrics.horizontalAdvance(option.label[:100]) + self._style.px(44), width)
            if x and x + wide > width:
                lines, x = lines + 1, 0
            x += wide + GAP
        return lines > self._lines


def anchor_of(question: Question, option: Choice) -> str:
    """What a step of a rating looks like, where that was written: by name, else by its place among four, else for the
    worst and the best."""
    anchors = (question.warning, question.weak, question.sound, question.strong)
    names = ("warning", "weak", "sound", "strong")
    if option.id in names:
        return anchors[names.index(option.id)]
    options = question.options
    if len(options) == len(anchors):
        return anchors[options.index(option)]
    return question.warning if option is options[0] else question.strong if option is options[-1] else ""
