"""Choosing what is asked: the questionnaires on offer in groups, each with its measure; a field finds one by words."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from candor.domain.deal import Category
from candor.domain.interview import Mode
from candor.domain.question import AskedOf
from candor.ui.fields import lead_tab_through
from candor.ui.pieces import Button, clear, in_row, label
from candor.ui.setup_form import Group, Offer, offers
from candor.ui.style import SPACE, Role, Style
from candor.ui.tips import plain_tip
from candor.workflows.ports import SourcedQuestionnaire

MANY = 8
"""More questionnaires than this get a field to find one."""
HEADINGS = {Group.USUAL: "Usual", Group.CATEGORY: "For this category", Group.OWN: "Your own", Group.MORE: "More"}


class FindingLine(QLineEdit):
    """A field to find something by words. Enter goes to what was found (``entered``) and never on to the page, where it
    would begin the interview; Escape takes the words out first."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class QuestionnaireChoice(QWidget):
    """Check rows in groups; the usual ones are chosen until a person chooses otherwise. What is seldom asked is folded
    away until it is wanted, but never something that is chosen."""

    changed = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._looks = style
        self._offers: list[Offer] = []
        self.boxes: dict[str, QCheckBox] = {}
        self._lines: dict[str, QWidget] = {}
        self._headings: dict[Group, QWidget] = {}
        self._wanted: set[str] | None = None
        self._unfolded = False
        self.filter = FindingLine()
        self.filter.setPlaceholderText("Find a questionnaire")
        self.filter.setAccessibleName("Find a questionnaire")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._sift)
        self.filter.entered.connect(self._go_to_first)
        self.filter.hide()
        self.more = Button("", style, kind="link", icon="chevron-down")
        self.more.clicked.connect(self._unfold)
        self.more.hide()
        self._nothing = label("Reading the questionnaires…", Role.BODY, "muted")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE.xs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.xs)
        column.addWidget(self.filter)
        column.addWidget(self._nothing)
        column.addLayout(self._rows)
        column.addLayout(in_row(self.more, 1))

    def offer(
        self,
        library: Sequence[SourcedQuestionnaire],
        category: Category | None,
        mode: Mode,
        own: Collection[str] = (),
    ) -> None:
        """Show what there is for this category and mode; ``own`` are the ids of a person's own."""
        self._offers = offers(library, category, mode, own)
        self.boxes, self._lines, self._headings = {}, {}, {}
        clear(self._rows)
        for offer in self._offers:
            if offer.group not in self._headings:
                heading = label(HEADINGS[offer.group], Role.CAPTION, "muted")
                heading.setContentsMargins(0, SPACE.s, 0, 0)
                self._headings[offer.group] = heading
                self._rows.addWidget(heading)
            row = self._lines[offer.sourced.questionnaire.id] = self._row(offer)
            self._rows.addWidget(row)
        lead_tab_through([self.filter, *self.boxes.values(), self.more])
        self.filter.setVisible(len(self._offers) > MANY)
        self._sift()

    def choose(self, ids: Collection[str] | None) -> None:
        """Choose these and no others; None chooses what is usual."""
        self._wanted = None if ids is None else set(ids)
        for offer in self._offers:
            box = self.boxes[offer.sourced.questionnaire.id]
            box.blockSignals(True)  # Each tick would be noted as what a person wants.
            box.setChecked(self._is_wanted(offer))
            box.blockSignals(False)
        self._sift()
        self.changed.emit()

    def fold(self) -> None:
        """As at first: nothing looked for, what is seldom asked folded away."""
        self._unfolded = False
        self.filter.clear()
        self._sift()

    @property
    def was_chosen(self) -> bool:
        """Whether a person chose, rather than left it at what is usual."""
        return self._wanted is not None

    @property
    def chosen(self) -> tuple[SourcedQuestionnaire, ...]:
        return tuple(offer.sourced for offer in self._offers if self._checked(offer))

    def _checked(self, offer: Offer) -> bool:
        return self.boxes[offer.sourced.questionnaire.id].isChecked()

    def _is_wanted(self, offer: Offer) -> bool:
        questionnaire = offer.sourced.questionnaire
        if self._wanted is None:
            return offer.fits and questionnaire.usual
        return questionnaire.id in self._wanted

    def _row(self, offer: Offer) -> QWidget:
        questionnaire = offer.sourced.questionnaire
        box = QCheckBox(questionnaire.title.replace("&", "&&"))
        asked_of = "" if questionnaire.asked_of is AskedOf.VENDOR else questionnaire.asked_of.label.lower()
        box.setAccessibleName(", ".join(part for part in (questionnaire.title, asked_of, offer.measure) if part))
        box.setAccessibleDescription(questionnaire.summary)
        box.setToolTip(plain_tip(questionnaire.summary))
        box.setChecked(self._is_wanted(offer))
        box.toggled.connect(self._note)
        self.boxes[questionnaire.id] = box
        row = QWidget()
        aside = label(f"asks {asked_of}" if asked_of else "", Role.CAPTION, "accent")
        row.setLayout(in_row(box, aside, 1, label(offer.measure, Role.CAPTION, "muted")))
        return row

    def _sift(self) -> None:
        """Show what is looked for; without looking, everything but what is seldom asked."""
        words = self.filter.text().casefold().split()
        shown: set[Group] = set()
        folded = 0
        for offer in self._offers:
            questionnaire = offer.sourced.questionnaire
            text = f"{questionnaire.title} {questionnaire.summary}".casefold()
            hidden = not words and not self._unfolded and self._seldom(offer)
            folded += hidden
            visible = not hidden and all(word in text for word in words)
            self._lines[questionnaire.id].setVisible(visible)
            shown |= {offer.group} if visible else set()
        for group, heading in self._headings.items():
            heading.setVisible(group in shown)
        self.more.setText(f"{folded} more")
        self.more.setAccessibleName(f"Show {folded} more questionnaires")
        self.more.setVisible(folded > 0)
        self._nothing.setText("No questionnaire has these words." if words else "No questionnaires were found.")
        self._nothing.setVisible(not shown and not folded)

    def _seldom(self, offer: Offer) -> bool:
        many = len(self._offers) > MANY
        return many and offer.group is Group.MORE and not self._checked(offer)

    def _go_to_first(self) -> None:
        found = next((box for name, box in self.boxes.items() if not self._lines[name].isHidden()), None)
        if found is not None:
            found.setFocus()

    def _unfold(self) -> None:
        self._unfolded = True
        self._sift()
        first = next((offer for offer in self._offers if offer.group is Group.MORE), None)
        if first is not None:
            self.boxes[first.sourced.questionnaire.id].setFocus()

    def _note(self) -> None:
        self._wanted = {offer.sourced.questionnaire.id for offer in self._offers if self._checked(offer)}
        self.changed.emit()
