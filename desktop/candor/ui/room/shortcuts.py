"""The room's keys bound to what they do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from candor.domain.answer import Substance
from candor.domain.deflection import Verdict
from candor.ui.room.keys import DISPOSITION_KEYS, Key

if TYPE_CHECKING:
    from candor.ui.room.page import RoomPage

Act = Callable[[], None]


def bind(page: RoomPage) -> None:
    """Make every key of the table act while the focus is anywhere on the page."""
    for key, act in _moves(page).items():
        _shortcuts(page, key.sequences, act)
    for key, act in _decisions(page).items():
        _shortcuts(page, key.sequences, partial(_if_asked, page, act))
    for number, sequence in enumerate(Key.CHOICE.sequences, 1):
        _shortcuts(page, (sequence,), partial(_if_asked, page, partial(page.choose_nth, number)))
    for disposition, sequence in DISPOSITION_KEYS.items():
        act = partial(page.sheet.judgement.choose, disposition)
        _shortcuts(page, (sequence,), partial(_if_asked, page, act))


def _if_asked(page: RoomPage, act: Act) -> None:
    """Decisions are about the question on the table; where there is none, there is nothing to decide."""
    if page.current_key:
        act()


def _moves(page: RoomPage) -> dict[Key, Act]:
    acts: dict[Key, Act] = {
        Key.NEXT: page.go_next,
        Key.PREVIOUS: page.go_previous,
        Key.FIND: page.find_question,
        Key.BACK: page.back,
        Key.PAUSE: page.toggle_pause,
        Key.FOLD_LEFT: partial(page.fold, "left"),
        Key.FOLD_RIGHT: partial(page.fold, "right"),
        Key.CALL_MODE: page.toggle_call_mode,
        Key.SET_ASIDE: page.questions.choose_aside,
    }
    for key in (Key.WHY, Key.ANCHORS, Key.EARLIER):
        acts[key] = partial(page.sheet.prompt.toggle, key)
    return acts


def _decisions(page: RoomPage) -> dict[Key, Act]:
    judgement = page.sheet.judgement
    acts: dict[Key, Act] = {
        Key.PROMISE: page.keep_or_note_promise,
        Key.EVIDENCE: page.sheet.evidence.choose_files,
        Key.DISPOSITION: judgement.disposition.showMenu,
        Key.CONFIRM_FLAG: page.confirm_flag,
        Key.DISMISS_FLAG: page.ask_dismissal,
        Key.SPEAKER: judgement.cycle_speaker,
        Key.VERBATIM: judgement.toggle_verbatim,
        Key.SKIP: judgement.ask_skip_reason,
        Key.UNRATE: partial(page.choose_substance, None),
        Key.VALUE: page.to_value,
        Key.ROUND: page.route.add_round_here,
        Key.OWN: page.route.write_own,
        Key.EARLIER_ASKED: partial(page.route.shift, -1),
        Key.LATER_ASKED: partial(page.route.shift, 1),
    }
    for step, key in zip(Substance, (Key.RATE_1, Key.RATE_2, Key.RATE_3, Key.RATE_4), strict=True):
        acts[key] = partial(page.choose_substance, step)
    for verdict, key in zip(Verdict, (Key.STRAIGHT, Key.PARTLY, Key.EVASIVE), strict=True):
        acts[key] = partial(page.choose_candor, verdict)
    return acts


def _shortcuts(page: QWidget, sequences: Sequence[str], act: Act) -> None:
    for sequence in sequences:
        shortcut = QShortcut(QKeySequence(sequence), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)
