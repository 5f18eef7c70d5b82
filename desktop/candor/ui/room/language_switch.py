"""The language questions are asked in, where they were written in more than one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QMenu, QWidget

from candor.ui.room.buttons import QuietButton
from candor.ui.style import Role, Style


class LanguageSwitch(QuietButton):
    """Announces ``chosen(tag)``; hidden while there is nothing to choose."""

    chosen = Signal(str)

    def __init__(self, style: Style, parent: QWidget) -> None:
        hint = "The language questions are asked in"
        super().__init__(style, says=hint, tip=hint, role=Role.CAPTION, parent=parent)
        self.setObjectName("language")
        self._shown: tuple[tuple[str, ...], str] = ((), "")
        self.set_menu(QMenu(self))
        self.hide()

    def show_languages(self, languages: Sequence[str], spoken: str) -> None:
        """``spoken`` is "" while each question is asked as it was written."""
        wanted = (tuple(languages), spoken)
        if wanted == self._shown:
            return
        self._shown = wanted
        self.setVisible(len(languages) > 1)
        now = spoken or (languages[0] if languages else "")
        self.set_words(language_name(now))
        self.setAccessibleName(f"Language of the questions: {language_name(now)}")
        self.menu().clear()
        for tag in languages:
            action = self.menu().addAction(language_name(tag).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(tag == now)
            action.triggered.connect(lambda _checked=False, tag=tag: self.chosen.emit(tag))


def language_name(tag: str) -> str:
    """The language's name with its country where the tag has one, or the tag where nobody knows it."""
    locale = QLocale(tag)
    if locale.language() is QLocale.Language.C:
        return tag
    name = QLocale.languageToString(locale.language())
    return f"{name} ({QLocale.territoryToString(locale.territory())})" if "-" in tag else name
