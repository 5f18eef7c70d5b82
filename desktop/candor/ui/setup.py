"""Setting up: the deal, the people, the sitting and the questionnaires, on one page, ready for Enter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from candor.domain.deal import Category, Deal
from candor.domain.interview import Mode
from candor.domain.question import Questionnaire
from candor.ui.pieces import Button, Column, Notice, TwoColumns, label, stacked
from candor.ui.plan.drafting import Drafting, Sitting
from candor.ui.plan.line import PlanLine
from candor.ui.plan.page import PlanPage
from candor.ui.plan.saving import Kept
from candor.ui.plan.stage import PlanStage
from candor.ui.preferences import Preferences
from candor.ui.setup_controls import SetupControls, ask_for_place
from candor.ui.setup_form import SetupForm, asked_as_before, problems, suggested_file
from candor.ui.style import Role, Style
from candor.workflows.ports import SourcedQuestionnaire


class SetupPage(QWidget):
    """``begin_requested`` carries a ``SetupForm`` without problems. The plan is adjusted in the same place."""

    begin_requested = Signal(object)
    cancelled = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._deal: Deal | None = None
        self._library: Sequence[SourcedQuestionnaire] = ()
        self._own: Sequence[str] = ()
        self._asked_before: Mapping[str, Questionnaire] = {}
        self.drafting = Drafting()
        self._chosen_file: Path | None = None
        self._open = False  # Filled in, and neither begun nor given up.
        self._folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or ".")
        self._title = label("New dossier", Role.TITLE)
        self.controls = SetupControls(style)
        self.notice = Notice(style)
        column = self._column = Column(style)
        column.body.addWidget(self._title)
        column.body.addWidget(self.notice)
        column.body.addWidget(TwoColumns(style, self.controls.left(), self.controls.right(), shares=(6, 7)))
        column.body.addStretch(1)
        self.cancel = Button("Cancel", style, kind="quiet")
        self.begin_button = Button("Begin", style, kind="primary", name="Begin the interview", tip="Enter")
        self.plan_line = PlanLine(style, self.cancel, self.begin_button)
        self.plan = PlanPage(style, self.drafting)
        self.stage = PlanStage(style, column, self.plan_line, self.plan)
        self.setLayout(stacked(self.stage, spacing=0))
        self._connect()

    def _connect(self) -> None:
        self.controls.vendor.textChanged.connect(self._follow_vendor)
        self.controls.category.currentIndexChanged.connect(self._follow_category)
        self.controls.call.toggled.connect(self._offer)
        self.controls.minutes.valueChanged.connect(self._weigh)
        self.controls.questionnaires.changed.connect(self._weigh)
        self.controls.questionnaires.changed.connect(lambda: self.controls.fields["questionnaires"].complain(""))
        self.controls.ours.changed.connect(lambda: self.controls.fields["ours"].complain(""))
        self.controls.choose_file.clicked.connect(self._ask_for_file)
        self.controls.language.currentIndexChanged.connect(self._weigh)
        self.plan_line.adjust_requested.connect(lambda: self.stage.adjust(self.controls.chosen_language))
        self.plan.changed.connect(self._show_plan)
        self.begin_button.clicked.connect(self.begin)
        self.cancel.clicked.connect(self._give_up)

    # Filling it in ----------------------------------------------------------------------------------------------------

    def prepare(
        self, preferences: Preferences, deal: Deal | None, asked: Mapping[str, Questionnaire] | None = None
    ) -> None:
        """Start afresh: for a new dossier, or (with its deal, and what was asked in it) for another interview in the
        open one, where a questionnaire stays as it was asked first. What was filled in and left stays as it was."""
        self._asked_before = asked or {}
        if self._open and deal == self._deal and self._is_filled_in:
            self.notice.tell("This is as you left it. Cancel empties the page.", "accent")
            self._offer()
            return
        self._deal, self._open = deal, True
        self.drafting.start()
        self.step_back()
        self._chosen_file = None
        self._title.setText(f"Another interview with {deal.vendor}" if deal else "New dossier")
        for name in ("vendor", "product", "category", "file"):
            self.controls.fields[name].setVisible(deal is None)
        for field in self.controls.fields.values():
            field.complain("")
        self.notice.clear()
        if preferences.folder:
            self._folder = Path(preferences.folder)
        self.controls.vendor.setText(deal.vendor if deal else "")
        self.controls.product.setText(deal.product if deal else "")
        self.controls.choose_category(deal.category if deal else None)
        self.controls.choose_day(None)
        self.controls.minutes.setValue(preferences.planned_minutes)
        self.controls.ours.set_people(preferences.ours)
        self.controls.theirs.set_people(())
        self.controls.questionnaires.choose(None)
        self.controls.questionnaires.fold()
        self._follow_vendor()
        self._weigh()
        self.setFocusProxy(self.controls.ours.first() if deal else self.controls.vendor)

    @property
    def _is_filled_in(self) -> bool:
        """Whether there is work in it that a person would miss."""
        typed = bool(self._deal is None and self.controls.vendor.text().strip()) or bool(self.controls.theirs.people)
        return typed or self.drafting.can_undo or self.controls.questionnaires.was_chosen

    def _give_up(self) -> None:
        self._open = False
        self.cancelled.emit()

    def go_on_in(self, deal: Deal) -> None:
        """The dossier is there already; only the interview is still missing."""
        self._deal = deal
        for name in ("vendor", "product", "category", "file"):
            self.controls.fields[name].setVisible(False)

    def show_library(self, library: Sequence[SourcedQuestionnaire], own: Sequence[str] = ()) -> None:
        """Offer these; ``own`` are the ids of a person's own."""
        self._library, self._own = library, own
        self._offer()

    def saved(self, kept: Kept) -> None:
        """What was tailored is a questionnaire now, and the one that is asked."""
        self.drafting.start()
        self.controls.questionnaires.choose([kept.questionnaire.id])
        self.show_library(kept.library, kept.own)
        self.drafting.ask_everything()
        self._show_plan()
        self.step_back()
        notes = "".join(f" {note}" for note in kept.notes)
        title = kept.questionnaire.title
        self.notice.tell(f"“{title}” is among your own, and is what this interview asks.{notes}", "straight")
        self._column.ensureWidgetVisible(self.notice)

    def fill(
        self,
        *,
        vendor: str = "",
        product: str = "",
        category: Category | None = None,
        file: Path | None = None,
        ours: Sequence[tuple[str, str]] = (),
        theirs: Sequence[tuple[str, str]] = (),
        mode: Mode = Mode.CALL,
        held_on: date | None = None,
        planned_minutes: int | None = None,
        questionnaires: Sequence[str] | None = None,
        everything: bool = False,
    ) -> None:
        """Fill the page in as a person would; what is left out keeps its place. ``everything`` asks all there is,
        however long it takes."""
        if vendor:
            self.controls.vendor.setText(vendor)
        if product:
            self.controls.product.setText(product)
        if category is not None:
            self.controls.choose_category(category)
        if file is not None:
            self._take_file(file)
        if ours:
            self.controls.ours.set_people(ours)
        if theirs:
            self.controls.theirs.set_people(theirs)
        (self.controls.visit if mode is Mode.SITE_VISIT else self.controls.call).setChecked(True)
        if held_on is not None:
            self.controls.choose_day(held_on)
        if planned_minutes is not None:
            self.controls.minutes.setValue(planned_minutes)
        if questionnaires is not None:
            self.controls.questionnaires.choose(questionnaires)
        self._weigh()
        if everything:
            self.drafting.ask_everything()
            self._show_plan()

    @property
    def form(self) -> SetupForm:
        """What the page says now."""
        return SetupForm(
            vendor=self.controls.vendor.text().strip(),
            product=self.controls.product.text().strip(),
            category=self.controls.chosen_category(),
            file=None if self._deal else self._chosen_file or suggested_file(self.controls.vendor.text(), self._folder),
            mode=self.controls.chosen_mode(),
            held_on=self.controls.chosen_day(),
            planned_minutes=self.controls.minutes.value(),
            ours=self.controls.ours.people,
            theirs=self.controls.theirs.people,
            questionnaires=self.controls.questionnaires.chosen,
            agenda=self.drafting.agenda,
            language=self.controls.chosen_language,
            added=self.drafting.now.added,
            reasons=self.drafting.now.reasons,
            unexplained=len(self.drafting.unexplained),
        )

    def begin(self) -> None:
        """Ask to begin, or say what is missing and go there."""
        form = self.form
        found = problems(form, new_dossier=self._deal is None)
        for name, field in self.controls.fields.items():
            field.complain(found.get(name, ""))
        if not found:
            self.notice.clear()
            self.set_working(True)
            self._open = False
            self.begin_requested.emit(form)
            return
        first = next(iter(found))
        target = {"ours": self.controls.ours.first(), "file": self.controls.choose_file}.get(
            first, self.controls.fields[first].control
        )
        target.setFocus()
        self._column.ensureWidgetVisible(self.controls.fields[first])

    def set_working(self, working: bool) -> None:
        self.begin_button.setEnabled(not working)
        self.begin_button.setText("Beginning…" if working else "Begin")

    def refuse(self, sentence: str) -> None:
        """The world said no; the page stays as it was filled in."""
        self.set_working(False)
        self._open = True
        self.notice.tell(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if self.stage.at_plan:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.begin_button.isEnabled():
            self.begin()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    # What follows from what -------------------------------------------------------------------------------------------

    def _follow_vendor(self) -> None:
        self.controls.fields["vendor"].complain("")
        if self._chosen_file is None:
            named = self.controls.vendor.text().strip()
            self.controls.file.setText(str(suggested_file(named, self._folder)) if named else "")

    def _follow_category(self) -> None:
        category = self.controls.chosen_category()
        self.controls.fields["category"].hint(category.hint if category else "")
        self.controls.fields["category"].complain("")
        self._offer()

    def _offer(self) -> None:
        if self._library:
            self.controls.questionnaires.offer(
                self._library, self.controls.chosen_category(), self.controls.chosen_mode(), self._own
            )
        self._weigh()

    def _weigh(self) -> None:
        """Plan anew for what is chosen now."""
        chosen = [sourced.questionnaire for sourced in self.controls.questionnaires.chosen]
        questionnaires = tuple(self._asked_before.get(each.id, each) for each in chosen)
        self.controls.offer_languages(questionnaires)
        self.controls.fields["questionnaires"].hint(asked_as_before(chosen, self._asked_before))
        category = self._deal.category if self._deal else self.controls.chosen_category()
        self.drafting.choose(
            Sitting(questionnaires, category, self.controls.chosen_mode(), self.controls.minutes.value())
        )
        self._show_plan()

    def _show_plan(self) -> None:
        self.plan_line.show_plan(self.drafting)
        if not self.drafting.unexplained:
            self.controls.fields["questionnaires"].complain("")

    def step_back(self) -> bool:
        """From adjusting the plan back to filling in; False where one is there already."""
        return self.stage.step_back()

    def _ask_for_file(self) -> None:
        path = ask_for_place(self, self._chosen_file or suggested_file(self.controls.vendor.text(), self._folder))
        if path is not None:
            self._take_file(path)

    def _take_file(self, path: Path) -> None:
        self._chosen_file = path
        self.controls.file.setText(str(path))
        self.controls.fields["file"].complain("")
