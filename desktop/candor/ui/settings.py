"""The settings: theme, text size, paper. Each takes effect at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QSlider, QVBoxLayout, QWidget

from candor.ui.fields import Field
from candor.ui.pieces import Button, in_row, label
from candor.ui.preferences import PreferenceFile
from candor.ui.style import LARGEST_SCALE, SMALLEST_SCALE, SPACE, Role, Style

_THEMES = {"system": "As the system", "light": "Light", "dark": "Dark"}


class SettingsDialog(QDialog):
    """Changes the style and keeps the preferences as they are chosen."""

    def __init__(self, parent: QWidget, style: Style, preferences: PreferenceFile) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Settings")
        self._looks = style
        self._preferences = preferences
        self.theme = QComboBox()
        for value, name in _THEMES.items():
            self.theme.addItem(name, value)
        self.theme.setCurrentIndex(self.theme.findData(style.theme))
        self.scale = QSlider(Qt.Orientation.Horizontal)
        self.scale.setRange(round(SMALLEST_SCALE * 10), round(LARGEST_SCALE * 10))
        self.scale.setPageStep(1)
        self.scale.setValue(round(style.scale * 10))
        self.paper = QComboBox()
        self.paper.addItems(["A4", "Letter"])
        self.paper.setCurrentText(preferences.now.paper)
        self._scale_field = Field("Text size", self.scale, f"{round(style.scale * 100)} %")
        close = Button("Done", style, kind="primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.xl, SPACE.xl, SPACE.xl, SPACE.xl)
        column.setSpacing(SPACE.l)
        column.addWidget(label("Settings", Role.HEADING))
        column.addWidget(Field("Theme", self.theme))
        column.addWidget(self._scale_field)
        column.addWidget(Field("Paper of the summary", self.paper))
        column.addLayout(in_row(1, close))
        self.setMinimumWidth(style.px(360))
        self.theme.currentIndexChanged.connect(self._set_theme)
        self.scale.valueChanged.connect(self._set_scale)
        self.paper.currentTextChanged.connect(self._set_paper)
        close.clicked.connect(self.accept)

    def _set_theme(self) -> None:
        theme = self.theme.currentData()
        self._looks.set_theme(theme)
        self._preferences.change(theme=theme)

    def _set_scale(self, tenths: int) -> None:
        self._scale_field.hint(f"{tenths * 10} %")
        self._looks.set_scale(tenths / 10)
        self._preferences.change(scale=tenths / 10)

    def _set_paper(self, paper: str) -> None:
        self._preferences.change(paper=paper)
