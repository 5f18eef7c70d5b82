"""Choosing what is asked: the questionnaires on offer, each with its measure, and the honest total."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from candor.domain.deal import Category
from candor.domain.interview import Mode
from candor.ui.pieces import clear, in_row, label
from candor.ui.setup_form import Burden, Offer, offers
from candor.ui.style import SPACE, Role
from candor.ui.tips import plain_tip
from candor.workflows.ports import SourcedQuestionnaire


class QuestionnaireChoice(QWidget):
    """Check rows, the fitting ones first; the usual ones are chosen until a person chooses otherwise."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._library: Sequence[SourcedQuestionnaire] = ()
        self._offers: list[Offer] = []
        self._boxes: dict[str, QCheckBox] = {}
        self._wanted: set[str] | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(SPACE.xs)
        self._rows.addWidget(label("Reading the questionnaires…", Role.BODY, "muted"))

    def offer(self, library: Sequence[SourcedQuestionnaire], category: Category | None, mode: Mode) -> None:
        """Show what there is for this category and mode."""
        self._library = library
        self._offers = offers(library, category, mode)
        self._boxes = {}
        clear(self._rows)
        for offer in self._offers:
            self._rows.addLayout(self._row(offer))
        if not self._offers:
            self._rows.addWidget(label("No questionnaires were found.", Role.BODY, "muted"))

    def choose(self, ids: Collection[str] | None) -> None:
        """Choose these and no others; None chooses what is usual."""
        self._wanted = None if ids is None else set(ids)
        for offer in self._offers:
            self._boxes[offer.sourced.questionnaire.id].setChecked(self._is_wanted(offer))

    @property
    def chosen(self) -> tuple[SourcedQuestionnaire, ...]:
        return tuple(offer.sourced for offer in self._offers if self._checked(offer))

    @property
    def burdens(self) -> list[Burden]:
        return [offer.burden for offer in self._offers if self._checked(offer)]

    def _checked(self, offer: Offer) -> bool:
        return self._boxes[offer.sourced.questionnaire.id].isChecked()

    def _is_wanted(self, offer: Offer) -> bool:
        questionnaire = offer.sourced.questionnaire
        if self._wanted is None:
            return offer.fits and questionnaire.usual
        return questionnaire.id in self._wanted

    def _row(self, offer: Offer) -> QVBoxLayout:
        questionnaire = offer.sourced.questionnaire
        box = QCheckBox(questionnaire.title.replace("&", "&&"))
        box.setAccessibleName(f"{questionnaire.title}, {offer.measure}")
        box.setAccessibleDescription(questionnaire.summary)
        box.setToolTip(plain_tip(questionnaire.summary))
        box.setChecked(self._is_wanted(offer))
        box.toggled.connect(self._note)
        self._boxes[questionnaire.id] = box
        row = QVBoxLayout()
        row.setSpacing(0)
        measure = label(offer.measure, Role.CAPTION, "muted")
        line = in_row(box, 1, measure)
        row.addLayout(line)
        return row

    def _note(self) -> None:
        self._wanted = {offer.sourced.questionnaire.id for offer in self._offers if self._checked(offer)}
        self.changed.emit()
