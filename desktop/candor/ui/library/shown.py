"""One questionnaire as it will be asked: what there is to know of it, what can be done with it, and its questions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QComboBox, QMenu, QVBoxLayout, QWidget

from candor.domain.language import questionnaire_in
from candor.domain.question import Questionnaire
from candor.ui.fields import steady
from candor.ui.library.sheet import Sheet
from candor.ui.pieces import Button, in_row, label, rule, stacked
from candor.ui.room.flow import FlowLayout
from candor.ui.room.passage import Passage
from candor.ui.style import SPACE, Role, Style
from candor.workflows.leaves import facts, leaves_of


class ShownQuestionnaire(QWidget):
    """Announces what a person wants to do with the questionnaire it shows."""

    workbook_wanted = Signal()
    file_wanted = Signal()
    folder_wanted = Signal()
    duplicate_wanted = Signal()
    deletion_wanted = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._questionnaire: Questionnaire | None = None
        self._others: Sequence[Questionnaire] = ()
        self._title = label("", Role.HEADING, wrap=True)
        self._summary = Passage(style, Role.BODY, tone="muted", lines=3)
        self._facts = label("", Role.CAPTION, "muted", wrap=True)
        self.language = steady(QComboBox())
        self.language.setAccessibleName("Language shown")
        self.language.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.export_button = Button("Export…", style, kind="quiet", icon="download")
        self.duplicate_button = Button("Duplicate as my own", style, kind="quiet", icon="copy")
        self.delete_button = Button("Delete…", style, kind="danger", icon="trash-2")
        self.sheet = Sheet(style, "What the interviewer will see")
        self._hang_menu()
        self._lay_out()
        self.duplicate_button.clicked.connect(self.duplicate_wanted)
        self.delete_button.clicked.connect(self.deletion_wanted)
        self.language.currentIndexChanged.connect(self._turn)

    def _hang_menu(self) -> None:
        menu = QMenu(self.export_button)
        menu.setAccessibleName("Export")
        for words, wish in (
            ("As a workbook (.xlsx)…", self.workbook_wanted),
            ("As a Candor file (.yaml)…", self.file_wanted),
        ):
            menu.addAction(words).triggered.connect(lambda _=False, wish=wish: wish.emit())
        self._folder_action = menu.addAction("Show the folder of my own")
        self._folder_action.triggered.connect(lambda: self.folder_wanted.emit())
        self.export_button.setMenu(menu)

    def _lay_out(self) -> None:
        actions = QWidget()
        row = FlowLayout(actions, gap=SPACE.xs)
        for button in (self.export_button, self.duplicate_button, self.delete_button):
            row.addWidget(button)
        title_row = in_row(self._title, self.language)
        title_row.setStretch(0, 1)
        self.head = QWidget()
        head = stacked(title_row, self._summary, self._facts, actions, spacing=SPACE.s)
        head.setContentsMargins(SPACE.xl, 0, SPACE.xl, SPACE.s)
        self.head.setLayout(head)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(rule())
        whole.addWidget(self.sheet, 1)

    @property
    def questionnaire(self) -> Questionnaire | None:
        return self._questionnaire

    def show_questionnaire(
        self, questionnaire: Questionnaire, *, own: bool, others: Sequence[Questionnaire] = ()
    ) -> None:
        """Show it; ``others`` are those whose questions it may speak of."""
        self._others = others
        same = self._questionnaire == questionnaire
        self._questionnaire = questionnaire
        self.delete_button.setVisible(own)
        self._folder_action.setVisible(own)
        self._offer_languages(questionnaire)
        if not same:
            self._draw(stay=False)
        self.head.show()

    def show_nothing(self, sentence: str) -> None:
        self._questionnaire = None
        self.head.hide()
        self.sheet.show_leaves((), sentence)

    def _offer_languages(self, questionnaire: Questionnaire) -> None:
        held = self.language.currentData()
        self.language.blockSignals(True)
        self.language.clear()
        for tag in questionnaire.languages:
            self.language.addItem(language_name(tag), tag)
        self.language.setCurrentIndex(max(self.language.findData(held), 0))
        self.language.blockSignals(False)
        self.language.setVisible(len(questionnaire.languages) > 1)

    def _turn(self) -> None:
        self._draw(stay=True)

    def _draw(self, *, stay: bool) -> None:
        if self._questionnaire is None:
            return
        language = self.language.currentData() or ""
        told = questionnaire_in(self._questionnaire, language)
        self._title.setText(told.title)
        self._summary.set_text(told.summary)
        self._summary.setVisible(bool(told.summary))
        self._facts.setText(facts(told))
        self.sheet.show_leaves(leaves_of(self._questionnaire, language, self._others), stay=stay)


def language_name(tag: str) -> str:
    """A language as its speakers call it, with its tag where that is not known."""
    locale = QLocale(tag)
    if locale.language() == QLocale.Language.English and "-" not in tag:
        return "English"  # Qt would call it American.
    name = locale.nativeLanguageName() if locale.language() != QLocale.Language.C else ""
    return f"{name[:1].upper()}{name[1:]}" if name else tag
