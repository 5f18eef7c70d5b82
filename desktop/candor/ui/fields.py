"""Form fields: a caption, the control, and a sentence below it when something is missing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QDate, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QComboBox, QDateEdit, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from candor.domain.people import Side
from candor.domain.question import QuestionKind
from candor.ui.pieces import Button, field_label, in_row, label, set_wrong
from candor.ui.style import SPACE, Role, Style
from candor.workflows.prepare import PersonToAdd

AnyWidget = TypeVar("AnyWidget", bound=QWidget)


class Field(QWidget):
    """A control with its caption above and, while ``complain`` has a sentence, what is wrong below."""

    def __init__(self, caption: str, control: QWidget, hint: str = "") -> None:
        super().__init__()
        self.control = control
        self._trouble = label("", Role.CAPTION, "evasive", wrap=True)
        self._trouble.hide()
        self._hint = label(hint, Role.CAPTION, "muted", wrap=True)
        if not hint:
            self._hint.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.xs)
        column.addWidget(field_label(caption, control))
        column.addWidget(control)
        column.addWidget(self._hint)
        column.addWidget(self._trouble)

    @property
    def trouble(self) -> str:
        return self._trouble.text()

    def complain(self, sentence: str) -> None:
        """Say what is wrong; "" says that nothing is."""
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))
        self.control.setAccessibleDescription(sentence)
        if isinstance(self.control, PeopleEditor):
            self.control.mark_wrong(bool(sentence))
        else:
            set_wrong(self.control, bool(sentence))

    def hint(self, words: str) -> None:
        self._hint.setText(words)
        self._hint.setVisible(bool(words))


class _WheelPasses(QObject):
    """Lets the wheel scroll the page instead of turning the value it happens to pass over."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def steady(widget: AnyWidget) -> AnyWidget:
    """The same control, which only changes when it is clicked or typed into."""
    widget.installEventFilter(_WheelPasses(widget))
    return widget


def minutes_box(style: Style, least: int, most: int, suffix: str, step: int = 1) -> QSpinBox:
    """A field for minutes, its text where a line's text is: Qt keeps a style sheet's padding from it."""
    made = steady(QSpinBox())
    made.setRange(least, most)
    made.setSingleStep(step)
    made.setSuffix(suffix)

    def align() -> None:
        made.lineEdit().setTextMargins(style.px(SPACE.s) + 1, 0, 0, 0)

    style.changed.connect(align)
    align()
    return made


def level(style: Style, *controls: QWidget) -> None:
    """Make controls as tall as a line is: Qt makes some of them a few pixels taller, which shows side by side."""
    measure = QLineEdit()

    def restyle() -> None:
        measure.ensurePolished()
        for control in controls:
            control.setFixedHeight(measure.sizeHint().height())

    style.changed.connect(restyle)
    restyle()


def lead_tab_through(stops: Sequence[QWidget]) -> None:
    """Tab goes through these in this order, from where the first of them stands. Each goes right behind the first, the
    last one to begin with: one by one from the front, Qt would leave the last where it is while it closes the ring of a
    part that is not on its page yet."""
    for stop in reversed(stops[1:]):
        QWidget.setTabOrder(stops[0], stop)


def line(placeholder: str = "", name: str = "", *, secret: bool = False) -> QLineEdit:
    """A field for one line."""
    made = QLineEdit()
    made.setPlaceholderText(placeholder)
    if name:
        made.setAccessibleName(name)
    if secret:
        made.setEchoMode(QLineEdit.EchoMode.Password)
    return made


def kind_box(parent: QWidget | None = None) -> QComboBox:
    """A choice of what is entered besides the words; the data are the kinds' values."""
    made = steady(QComboBox(parent))
    for kind in QuestionKind:
        made.addItem(kind.label, kind.value)
    made.setAccessibleName("What is entered besides the words")
    made.view().setAccessibleName(made.accessibleName())
    return made


def day_edit(name: str = "") -> QDateEdit:
    """A field for a day, with a quiet calendar: no week numbers, no red Sundays."""
    made = QDateEdit(QDate.currentDate())
    made.setDisplayFormat("d MMMM yyyy")
    made.setCalendarPopup(True)
    calendar = made.calendarWidget()
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(weekday, QTextCharFormat())
    if name:
        made.setAccessibleName(name)
    return steady(made)


class PersonLine(QWidget):
    """One person: name, role, and a way to take the line out."""

    changed = Signal()
    removed = Signal(object)

    def __init__(self, style: Style, whose: str) -> None:
        super().__init__()
        self.name = line("Name", f"Name, {whose}")
        self.role = line("Role", f"Role, {whose}")
        self.remove = Button("", style, kind="quiet", icon="x", name="Remove this person")
        row = in_row(self.name, self.role, self.remove)
        row.setStretch(0, 5)
        row.setStretch(1, 4)
        self.setLayout(row)
        self.name.textEdited.connect(self.changed)
        self.role.textEdited.connect(self.changed)
        self.remove.clicked.connect(lambda: self.removed.emit(self))


class PeopleEditor(QWidget):
    """The people of one side. There is always a line to type into."""

    changed = Signal()

    def __init__(self, style: Style, side: Side) -> None:
        super().__init__()
        self._looks = style
        self._side = side
        self._whose = "our side" if side is Side.OURS else "their side"
        self.lines: list[PersonLine] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE.s)
        self.add = Button("Add a person", style, kind="link", icon="plus", name=f"Add a person, {self._whose}")
        self.add.clicked.connect(self._add_and_go)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.xs)
        whole.addLayout(self._column)
        whole.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.set_people(())

    @property
    def people(self) -> tuple[PersonToAdd, ...]:
        """Everyone with a name, in order."""
        return tuple(
            PersonToAdd(person.name.text().strip(), person.role.text().strip(), self._side)
            for person in self.lines
            if person.name.text().strip()
        )

    def set_people(self, people: Sequence[tuple[str, str]]) -> None:
        wanted = list(people) or [("", "")]
        for person in self.lines[len(wanted) :]:
            self._take_out(person)
        while len(self.lines) < len(wanted):
            self._add()
        for person, (name, role) in zip(self.lines, wanted, strict=True):
            person.name.setText(name)
            person.role.setText(role)

    def first(self) -> QLineEdit:
        return self.lines[0].name

    def mark_wrong(self, wrong: bool) -> None:
        """Mark the first name as what is missing."""
        set_wrong(self.first(), wrong)

    def _add(self) -> PersonLine:
        person = PersonLine(self._looks, self._whose)
        person.changed.connect(self.changed)
        person.removed.connect(self._remove)
        self.lines.append(person)
        self._column.addWidget(person)
        self._line_up()
        return person

    def _line_up(self) -> None:
        """Tab goes from line to line and then to the button, though the lines were made after it."""
        stops: list[QWidget] = [stop for each in self.lines for stop in (each.name, each.role, each.remove)]
        lead_tab_through([*stops, self.add])

    def _add_and_go(self) -> None:
        self._add().name.setFocus()

    def _remove(self, person: PersonLine) -> None:
        if len(self.lines) > 1:
            self._take_out(person)
        else:
            self.set_people(())
        self.lines[-1].name.setFocus()
        self.changed.emit()

    def _take_out(self, person: PersonLine) -> None:
        self.lines.remove(person)
        self._column.removeWidget(person)
        person.hide()
        person.deleteLater()
