"""The controls of the set-up page, their captions, and how they are laid out in two columns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QRadioButton, QWidget

from candor.domain.deal import Category
from candor.domain.interview import Mode
from candor.domain.people import Side
from candor.domain.question import Questionnaire
from candor.ui.fields import Field, PeopleEditor, day_edit, level, line, minutes_box, steady
from candor.ui.library.shown import language_name
from candor.ui.pieces import Button, in_row, stacked
from candor.ui.questionnaire_choice import QuestionnaireChoice
from candor.ui.style import SPACE, Style


class SetupControls:
    """Every control by name; ``fields`` are the captioned ones that can complain, in the order of the page."""

    def __init__(self, style: Style) -> None:
        self.vendor = line("Whom the interview is with")
        self.product = line("What is being looked at")
        self.category = steady(QComboBox())
        self.category.addItem("Choose a category…", None)
        for category in Category:
            self.category.addItem(category.label, category.value)
        self.file = line("Named after the vendor", "Where the dossier is kept")
        self.file.setReadOnly(True)
        self.file.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.choose_file = Button("Choose…", style, name="Choose where the dossier is kept")
        self.call = QRadioButton(Mode.CALL.label)
        self.visit = QRadioButton(Mode.SITE_VISIT.label)
        self.call.setChecked(True)
        self.held_on = day_edit()
        self.minutes = minutes_box(style, 5, 480, " minutes", step=5)
        self.ours = PeopleEditor(style, Side.OURS)
        self.theirs = PeopleEditor(style, Side.THEIRS)
        self.questionnaires = QuestionnaireChoice(style)
        self.language = steady(QComboBox())
        level(style, self.category, self.choose_file, self.held_on, self.minutes, self.language)
        self.fields = {
            "vendor": Field("Vendor", self.vendor),
            "product": Field("Product", self.product),
            "category": Field("Category", self.category),
            "file": Field("Kept in", self._place()),
            "ours": Field("Our side, you first", self.ours),
            "theirs": Field("Their side", self.theirs),
            "questionnaires": Field("Questionnaires", self.questionnaires),
            "language": Field("Asked in", self.language),
        }

    def left(self) -> QWidget:
        """The deal and the sitting."""
        part = QWidget()
        how = QWidget()
        how.setLayout(in_row(self.call, self.visit, 1, spacing=SPACE.l))
        when = in_row(Field("On", self.held_on), Field("Time planned", self.minutes), spacing=SPACE.l)
        deal = [self.fields[name] for name in ("vendor", "product", "category", "file")]
        part.setLayout(stacked(*deal, Field("How the interview is held", how), when, spacing=SPACE.l))
        return part

    def right(self) -> QWidget:
        """The people and what is asked."""
        part = QWidget()
        chosen = [self.fields[name] for name in ("ours", "theirs", "questionnaires", "language")]
        part.setLayout(stacked(*chosen, spacing=SPACE.l))
        return part

    def chosen_category(self) -> Category | None:
        value = self.category.currentData()
        return Category(value) if value else None

    def choose_category(self, category: Category | None) -> None:
        self.category.setCurrentIndex(self.category.findData(category.value) if category else 0)

    def chosen_mode(self) -> Mode:
        return Mode.SITE_VISIT if self.visit.isChecked() else Mode.CALL

    def chosen_day(self) -> date:
        day = self.held_on.date()
        return date(day.year(), day.month(), day.day())

    def choose_day(self, day: date | None) -> None:
        self.held_on.setDate(QDate(day.year, day.month, day.day) if day else QDate.currentDate())

    @property
    def chosen_language(self) -> str:
        """The language to ask in; "" as it was written."""
        return self.language.currentData() or ""

    def offer_languages(self, questionnaires: Sequence[Questionnaire]) -> None:
        """Every language that any of these has been translated to; nothing to choose where there is none."""
        written = dict.fromkeys(each.language for each in questionnaires)
        tags = list(dict.fromkeys(tag for each in questionnaires for tag in each.languages if tag not in written))
        held = self.chosen_language
        self.language.blockSignals(True)
        self.language.clear()
        names = ", ".join(map(language_name, written))
        self.language.addItem(f"{names}, as written" if names else "As written", "")
        for tag in tags:
            self.language.addItem(language_name(tag), tag)
        self.language.setCurrentIndex(max(self.language.findData(held), 0))
        self.language.blockSignals(False)
        self.fields["language"].setVisible(bool(tags))
        lacking = [each.title for each in questionnaires if self.chosen_language not in ("", *each.languages)]
        self.fields["language"].hint(f"Not translated, asked as written: {', '.join(lacking)}." if lacking else "")

    def _place(self) -> QWidget:
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.file, 1)
        row.addWidget(self.choose_file)
        return place


def ask_for_place(parent: QWidget, proposed: Path) -> Path | None:
    """Where to keep the dossier; None where the person thought better of it."""
    name, _ = QFileDialog.getSaveFileName(
        parent,
        "Where to keep the dossier",
        str(proposed),
        "Dossiers (*.candor)",
        options=QFileDialog.Option.DontConfirmOverwrite,
    )
    path = Path(name)
    return (path if path.suffix == ".candor" else path.with_name(f"{path.name}.candor")) if name else None
