"""The plan being made, without any window: what was chosen, what is proposed, what a person changed, and undoing it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from candor.domain.agenda import Estimate, Proposal, estimate, propose
from candor.domain.deal import Category
from candor.domain.interview import Mode
from candor.domain.offered import Offered
from candor.domain.question import Question, Questionnaire
from candor.domain.tailoring import OWN, Tailoring, tailoring, with_own
from candor.workflows import tailor
from candor.workflows.tailor import counted

LONGEST_HISTORY = 200
"""Steps that can be undone."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """What the plan depends on; ``questionnaires`` in the order chosen."""

    questionnaires: tuple[Questionnaire, ...] = ()
    category: Category | None = None
    mode: Mode = Mode.CALL
    minutes: int = 45


class Drafting:
    """``now`` is the tailoring as it stands. As long as it asks what is proposed, another choice is proposed for anew;
    once a person has changed it, their changes stay."""

    def __init__(self) -> None:
        self.start()

    def start(self) -> None:
        """Forget everything."""
        self.sitting = Sitting()
        self.proposal = self._propose(())
        self.now = Tailoring()
        self._past: list[Tailoring] = []
        self._future: list[Tailoring] = []

    def choose(self, sitting: Sitting) -> None:
        """Another choice, category, mode or time."""
        if sitting == self.sitting:
            return
        untouched, all_asked = self.as_proposed, self.everything and bool(self.now.keys)
        only_time = sitting.questionnaires == self.sitting.questionnaires and self.now.keys
        self.sitting = sitting
        self.proposal = self._propose(self.now.added)
        found = self.proposal.found
        rebased = self.now.rebased(found, self.proposal.keys) if self.now.keys else tailoring(found, self.proposal.keys)
        own = {key for key in self.now.asked if key.startswith(f"{OWN}/")}
        if untouched:
            rebased = rebased.asking({*self.proposal.keys, *own})
        elif all_asked:
            rebased = rebased.asking(rebased.keys)
        if rebased != self.now:
            self.now = rebased
            if not only_time:
                self._past, self._future = [], []

    def _propose(self, added: Sequence[Question]) -> Proposal:
        sitting = self.sitting
        own = sum(question.minutes for question in added)
        return propose(sitting.questionnaires, sitting.category, sitting.mode, max(sitting.minutes - own, 0))

    # What stands ----------------------------------------------------------------------------------------------------

    @property
    def found(self) -> dict[str, Offered]:
        """Everything that can be asked, one's own included."""
        return with_own(self.proposal.found, self.now.added)

    @property
    def estimate(self) -> Estimate:
        return estimate(self.now.asked, self.found, self.sitting.mode)

    @property
    def everything(self) -> bool:
        return len(self.now.asked) == len(self.now.keys)

    @property
    def as_proposed(self) -> bool:
        """Whether exactly what is proposed is asked, and one's own."""
        return {key for key in self.now.asked if not key.startswith(f"{OWN}/")} == set(self.proposal.keys)

    @property
    def fits(self) -> bool:
        return self.estimate.likely <= self.sitting.minutes

    @property
    def agenda(self) -> tuple[str, ...]:
        """The keys to ask; none where everything is asked as it was written."""
        return () if self.everything and self.now.written(self.proposal.found) else self.now.agenda

    @property
    def unexplained(self) -> list[str]:
        """What must be asked and is left out without a reason."""
        found = self.proposal.found
        return [
            key
            for key in self.now.keys
            if key in found and found[key].question.must_ask and key not in self.now.asked and not self.now.reason(key)
        ]

    @property
    def left_out(self) -> list[str]:
        """What must be asked and is left out."""
        found = self.found
        return [key for key in self.now.keys if found[key].question.must_ask and key not in self.now.asked]

    def summary(self) -> str:
        """The plan in one line, without a full stop."""
        now, minutes = self.now, self.sitting.minutes
        if not now.keys:
            return "No question of these is for this category and mode" if self.sitting.questionnaires else ""
        time = f"about {self.estimate.words.rpartition(' ')[0]} of {minutes} minutes"
        if self.everything:
            return f"{'all ' if len(now.keys) > 1 else ''}{counted(len(now.keys))}, {time}"
        aside = len(now.keys) - len(now.asked)
        return f"{len(now.asked)} of {len(now.keys)} questions, {time}; {aside} set aside"

    def warning(self) -> str:
        """What is wrong with the plan, in a sentence or two; "" where nothing is."""
        missing = len(self.unexplained)
        if missing:
            left = "One question that must be asked is" if missing == 1 else f"{missing} that must be asked are"
            return f"{left} left out; say why under Adjust."
        if self.fits:
            return ""
        if self.as_proposed:
            return tailor.shortfall(self.proposal)
        over = self.estimate.likely - self.sitting.minutes
        return f"That is {counted(over, 'minute')} more than planned; leave some out, or plan a second sitting."

    # Changing it ----------------------------------------------------------------------------------------------------

    def change(self, after: Tailoring) -> bool:
        """Take a step that can be undone; False where it changes nothing."""
        if after == self.now:
            return False
        self._past = [*self._past[-LONGEST_HISTORY:], self.now]
        self._future = []
        self._become(after)
        return True

    def fit(self) -> bool:
        """Ask what is proposed for the minutes, and one's own."""
        own = [key for key in self.now.keys if key.startswith(f"{OWN}/")]
        return self.change(self.now.asking([*self.proposal.keys, *own]))

    def ask_everything(self) -> bool:
        return self.change(self.now.asking(self.now.keys))

    @property
    def can_undo(self) -> bool:
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        return bool(self._future)

    def undo(self) -> bool:
        return self._travel(self._past, self._future)

    def redo(self) -> bool:
        return self._travel(self._future, self._past)

    def _travel(self, source: list[Tailoring], other: list[Tailoring]) -> bool:
        if not source:
            return False
        other.append(self.now)
        self._become(source.pop())
        return True

    def _become(self, after: Tailoring) -> None:
        again = after.added != self.now.added
        self.now = after
        if again:
            self.proposal = self._propose(after.added)
