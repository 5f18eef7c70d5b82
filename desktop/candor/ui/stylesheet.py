"""The application's style sheet, spelled from the tokens. Widgets choose by property, never by colours of their own:

``QLabel[role=…]``       caption, strong, answer, heading, question, title, mono (as in ``tokens.Role``)
``QWidget[tone=…]``      muted, accent, straight, partial, evasive, promise (colour of the text)
``QPushButton[kind=…]``  primary (filled), quiet (bare), danger (bare, red), link (bare, accent); none is outlined
``QFrame[kind=…]``       card (surface, hairline), rule (a hairline), notice with a tone (a soft bar)
"""

from __future__ import annotations

from pathlib import Path

from candor.ui.tokens import RADIUS, Role, Tokens


def sheet(tokens: Tokens, scale: float, icons: Path) -> str:
    """The whole sheet for these colours at this text size (1.0 is 100 %)."""
    return "\n".join(
        (
            _surfaces(tokens),
            _text(tokens, scale),
            _buttons(tokens, scale),
            _fields(tokens, scale),
            _marks(tokens, scale, icons / "sheet"),
            _furniture(tokens),
        )
    )


def _surfaces(t: Tokens) -> str:
    tones = "".join(
        f'QFrame[kind="notice"][tone="{tone}"] {{ background: {soft}; border-left: 3px solid {strong}; }}\n'
        for tone, soft, strong in (
            ("accent", t.accent_soft, t.accent),
            ("straight", t.straight_soft, t.straight),
            ("partial", t.partial_soft, t.partial),
            ("evasive", t.evasive_soft, t.evasive),
            ("promise", t.promise_soft, t.promise),
        )
    )
    return f"""
QMainWindow, QDialog, QWidget[page="true"] {{ background: {t.paper}; color: {t.ink}; }}
QScrollArea, QScrollArea > QWidget > QWidget[canvas="true"] {{ background: transparent; border: none; }}
QWidget[desk="true"] {{ background: {t.raised}; }}
QFrame[kind="card"] {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: {RADIUS}px; }}
QFrame[kind="rule"] {{ background: {t.line}; border: none; max-height: 1px; min-height: 1px; }}
QFrame[kind="rule-vertical"] {{ background: {t.line}; border: none; max-width: 1px; min-width: 1px; }}
QFrame[kind="notice"] {{ border: none; border-radius: 3px; }}
{tones}"""


def _text(t: Tokens, scale: float) -> str:
    sizes = "".join(
        f'QLabel[role="{role.name.lower()}"] {{ font-family: "{role.family}"; font-weight: {role.weight}; '
        f"font-size: {round(role.pixels * scale)}px; }}\n"
        for role in Role
    )
    tones = "".join(
        f'QLabel[tone="{tone}"], QPushButton[tone="{tone}"] {{ color: {getattr(t, tone)}; }}\n'
        for tone in ("muted", "accent", "straight", "partial", "evasive", "promise")
    )
    return f"QLabel {{ background: transparent; color: {t.ink}; }}\n{sizes}{tones}"


def _buttons(t: Tokens, scale: float) -> str:
    tall, wide = round(6 * scale), round(14 * scale)
    return f"""
QPushButton {{ background: {t.surface}; color: {t.ink}; border: 1px solid {t.control_line}; border-radius: {RADIUS}px;
    padding: {tall}px {wide}px; font-weight: 500; outline: none; }}
QPushButton:hover {{ background: {t.raised}; }}
QPushButton:pressed, QPushButton:checked {{ background: {t.accent_soft}; border-color: {t.accent}; }}
QPushButton:focus {{ border: 2px solid {t.accent}; padding: {tall - 1}px {wide - 1}px; }}
QPushButton:disabled {{ color: {t.muted}; border-color: {t.line}; background: {t.raised}; }}
QPushButton[kind="primary"] {{ background: {t.accent}; color: {t.on_accent}; border: 1px solid {t.accent};
    font-weight: 600; }}
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed {{ background: {t.accent_hover}; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {t.ink}; }}
QPushButton[kind="primary"]:disabled {{ background: {t.raised}; color: {t.muted}; border-color: {t.line}; }}
QPushButton[kind="quiet"], QPushButton[kind="link"], QPushButton[kind="danger"], QToolButton {{
    background: transparent; border: 1px solid transparent; border-radius: {RADIUS}px;
    padding: {tall - 1}px {tall + 3}px; }}
QPushButton[kind="quiet"]:hover, QPushButton[kind="link"]:hover, QPushButton[kind="danger"]:hover, QToolButton:hover {{
    background: {t.raised}; }}
QPushButton[kind="quiet"]:checked, QToolButton:checked {{ background: {t.accent_soft}; }}
QPushButton[kind="quiet"]:focus, QPushButton[kind="link"]:focus, QPushButton[kind="danger"]:focus, QToolButton:focus {{
    border: 2px solid {t.accent}; padding: {tall - 2}px {tall + 2}px; }}
QPushButton[kind="quiet"]:disabled, QPushButton[kind="link"]:disabled {{ background: transparent; color: {t.muted}; }}
QPushButton[kind="link"] {{ color: {t.accent}; padding: {tall - 3}px 2px; border: 2px solid transparent; }}
QPushButton[kind="link"]:hover {{ background: transparent; color: {t.accent_hover}; }}
QPushButton[kind="link"]:focus {{ padding: {tall - 3}px 2px; }}
QPushButton[kind="danger"] {{ color: {t.evasive}; }}
QPushButton::menu-indicator, QToolButton::menu-indicator {{ image: none; width: 0; }}
"""


def _fields(t: Tokens, scale: float) -> str:
    pad, side = round(5 * scale), round(8 * scale)
    return f"""
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDateEdit {{ background: {t.surface}; color: {t.ink};
    outline: none; border: 1px solid {t.control_line}; border-radius: {RADIUS}px; padding: {pad}px {side}px;
    selection-background-color: {t.selection}; selection-color: {t.ink}; placeholder-text-color: {t.muted}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus, QDateEdit:focus {{
    border: 2px solid {t.accent}; padding: {pad - 1}px {side - 1}px; }}
QComboBox:!editable {{ padding-left: {side + 2}px; }}
QComboBox:!editable:focus {{ padding-left: {side + 1}px; }}
QSpinBox QLineEdit, QDateEdit QLineEdit, QSpinBox QLineEdit:focus, QDateEdit QLineEdit:focus {{
    border: none; padding: 0; background: transparent; }}
QSpinBox::up-button, QSpinBox::down-button {{ width: 0; height: 0; border: none; }}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] {{ border-color: {t.evasive}; }}
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled {{ color: {t.muted}; background: {t.raised}; }}
QComboBox QAbstractItemView {{ background: {t.surface}; color: {t.ink}; border: 1px solid {t.control_line};
    selection-background-color: {t.accent_soft}; selection-color: {t.ink}; outline: none; padding: 4px; }}
QProgressBar {{ background: {t.line}; border: none; border-radius: 2px; max-height: 4px; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: 2px; }}
"""


def _marks(t: Tokens, scale: float, icons: Path) -> str:
    """Check boxes, radio buttons and the small arrows, whose pictures a style sheet can only name by file."""
    theme = "light" if t.on_accent == "#FFFFFF" else "dark"
    side, arrow, ring = round(16 * scale), round(14 * scale), round(5 * scale)

    def picture(name: str) -> str:
        return f'url("{(icons / f"{name}-{theme}.svg").as_posix()}")'

    return f"""
QComboBox::drop-down, QDateEdit::drop-down {{ border: none; width: {round(24 * scale)}px; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ image: {picture("chevron-down")};
    width: {arrow}px; height: {arrow}px; }}
QCalendarWidget QWidget {{ background: {t.surface}; color: {t.ink}; alternate-background-color: {t.surface}; }}
QCalendarWidget QAbstractItemView {{ background: {t.surface}; selection-background-color: {t.accent};
    selection-color: {t.on_accent}; outline: none; }}
QCalendarWidget QAbstractItemView:disabled {{ color: {t.muted}; }}
QCalendarWidget QToolButton {{ color: {t.ink}; font-weight: 600; }}
QToolButton#qt_calendar_prevmonth {{ qproperty-icon: {picture("chevron-left")}; }}
QToolButton#qt_calendar_nextmonth {{ qproperty-icon: {picture("chevron-right")}; }}
QCheckBox, QRadioButton {{ spacing: 8px; color: {t.ink}; padding: 3px; border: 1px solid transparent;
    border-radius: 4px; }}
QCheckBox:focus, QRadioButton:focus {{ border: 1px solid {t.accent}; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {t.muted}; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: {side - 2}px; height: {side - 2}px; background: {t.surface};
    border: 1px solid {t.control_line}; border-radius: 3px; }}
QRadioButton::indicator {{ border-radius: {side // 2}px; }}
QCheckBox::indicator:checked {{ background: {t.accent}; border-color: {t.accent}; image: {picture("check")}; }}
QRadioButton::indicator:checked {{ background: {t.surface}; width: {side - 2 * ring}px; height: {side - 2 * ring}px;
    border: {ring}px solid {t.accent}; }}
"""


def _furniture(t: Tokens) -> str:
    return f"""
QListView, QTreeView, QTableView {{ background: transparent; border: none; outline: none; color: {t.ink}; }}
QTableView {{ gridline-color: {t.line}; }}
QTableView::item {{ padding: 0 6px; border-bottom: 1px solid {t.line}; }}
QHeaderView, QTableCornerButton::section, QAbstractScrollArea::corner {{ background: {t.paper}; border: none; }}
QHeaderView::section {{ background: {t.paper}; color: {t.muted}; border: none; border-bottom: 1px solid {t.line};
    padding: 4px 6px; }}
QMenu {{ background: {t.surface}; color: {t.ink}; border: 1px solid {t.line}; padding: 4px; }}
QMenu::item {{ padding: 6px 24px 6px 12px; border-radius: 4px; }}
QMenu::item:selected {{ background: {t.accent_soft}; color: {t.ink}; }}
QMenu::item:disabled {{ color: {t.muted}; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: 4px 8px; }}
QToolTip {{ background: {t.ink}; color: {t.paper}; border: none; padding: 4px 8px; }}
QSplitter::handle {{ background: {t.line}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {t.control_line}; border-radius: 2px; margin: 3px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {t.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
    background: none; border: none; width: 0; height: 0; }}
QStatusBar {{ background: {t.paper}; color: {t.muted}; }}
"""
