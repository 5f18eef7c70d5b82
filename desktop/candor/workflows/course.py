"""The course of an interview, changed while it is held: rounds, what was set aside, the order, and the language.

Every key on an agenda is a base key: a repeated section stands on it once, and its questions stay together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from candor.domain.answer import Draft
from candor.domain.errors import KnownError
from candor.domain.interview import Interview, Rounds
from candor.domain.plan import begun, plan, section_key
from candor.domain.question import base_key, in_round
from candor.domain.record import Change, Record
from candor.workflows.ledger import Ledger

MOST_ROUNDS = 99


class RoundKept(KnownError):
    def __init__(self) -> None:
        super().__init__("The last round has answers already, so it stays; skip its other questions with a reason.")


class TooManyRounds(KnownError):
    def __init__(self) -> None:
        super().__init__(f"{MOST_ROUNDS} rounds are the most one interview takes; go on in another interview.")


# Rounds -----------------------------------------------------------------------------------------------------------


def add_round(ledger: Ledger, interview_id: str, section: str) -> str:
    """A repeated section (``questionnaire/section``) is asked once more; the key of the new round's first question.
    Raises KeyError for a section that is not asked again and again, TooManyRounds."""
    interview = ledger.record.interviews[interview_id]
    keys = _repeated(ledger.record, interview, section)
    count = rounds_of(interview, section) + 1
    if count > MOST_ROUNDS:
        raise TooManyRounds
    ledger.commit(Change("round_added", interview, _with_rounds(interview, section, count)))
    asked = {item.key for item in plan(ledger.record, ledger.record.interviews[interview_id])}
    return next((in_round(key, count) for key in keys if in_round(key, count) in asked), in_round(keys[0], count))


def remove_round(ledger: Ledger, interview_id: str, section: str) -> None:
    """Take the last round back, while it is empty. Raises RoundKept; the first round is never taken."""
    interview = ledger.record.interviews[interview_id]
    count = rounds_of(interview, section)
    if count < 2:
        return
    if not round_is_empty(ledger.record, ledger.drafts, interview_id, section):
        raise RoundKept
    ledger.commit(Change("round_removed", interview, _with_rounds(interview, section, count - 1)))


def rounds_of(interview: Interview, section: str) -> int:
    return next((each.count for each in interview.rounds if each.section == section), 1)


def round_is_empty(record: Record, drafts: Mapping[str, Draft], interview_id: str, section: str) -> bool:
    """Whether nothing at all was said, decided, promised or shown in the section's last round, drafts included."""
    interview = record.interviews[interview_id]
    for key in _repeated(record, interview, section):
        answer = record.answer(interview_id, in_round(key, rounds_of(interview, section)))
        draft = drafts.get(answer.id)
        if answer.id in record.answers and begun(answer):
            return False
        if answer.substance is not None or (draft is not None and draft.text.strip()):
            return False
        if record.evidence_of(answer.id) or record.promises_of(answer.id) or record.flags_of(answer.id):
            return False
    return True


def _with_rounds(interview: Interview, section: str, count: int) -> Interview:
    others = tuple(each for each in interview.rounds if each.section != section)
    return replace(interview, rounds=(*others, Rounds(section=section, count=count)) if count > 1 else others)


def _repeated(record: Record, interview: Interview, section: str) -> list[str]:
    """The base keys of a repeated section. Raises KeyError."""
    homes = Homes(record, interview).of
    keys = [key for key, home in homes.items() if home.repeats and home.section == section]
    if not keys:
        raise KeyError(section)
    return keys


# What is asked, and in which order --------------------------------------------------------------------------------


def take_up(ledger: Ledger, interview_id: str, key: str) -> None:
    """A question that was set aside is asked after all, where it was written to stand. Nothing changes for one that is
    asked already. Raises KeyError for one that no questionnaire of the interview has."""
    interview = ledger.record.interviews[interview_id]
    homes = Homes(ledger.record, interview)
    if key not in homes.of:
        raise KeyError(key)
    if not interview.agenda or key in interview.agenda:
        return
    agenda = homes.explicit(ledger.record, interview)
    agenda.insert(homes.natural_place(agenda, key), key)
    ledger.commit(Change("question_taken_up", interview, replace(interview, agenda=tuple(agenda))))


def reorder(ledger: Ledger, interview_id: str, key: str, before: str = "") -> None:
    """Ask a question right before another one, or last of all. A repeated section stays together: its questions change
    places among themselves only, and nothing else goes between them."""
    interview = ledger.record.interviews[interview_id]
    homes = Homes(ledger.record, interview)
    key, before = base_key(key), base_key(before)
    agenda = homes.explicit(ledger.record, interview)
    if key not in agenda or key == before:
        return
    own = homes.block(agenda, key)
    rest = [other for other in agenda if other != key]
    place = rest.index(before) if before in rest else len(rest)
    if len(own) > 1:
        kept = [rest.index(other) for other in own if other != key]
        place = min(max(place, kept[0]), kept[-1] + 1)
    elif before in rest:
        place = rest.index(homes.block(rest, before)[0])
    rest.insert(place, key)
    if rest != agenda:
        ledger.commit(Change("agenda_changed", interview, replace(interview, agenda=tuple(rest))))


def move(ledger: Ledger, interview_id: str, key: str, step: int) -> None:
    """Ask a question one place earlier (-1) or later (1) among those that are asked now; past either end, and past the
    end of its own repeated section, it stays."""
    interview = ledger.record.interviews[interview_id]
    homes = Homes(ledger.record, interview)
    key = base_key(key)
    asked = list(dict.fromkeys(base_key(item.key) for item in plan(ledger.record, interview)))
    if key not in asked:
        return
    block = homes.block(asked, key)
    units = [[other] for other in block] if len(block) > 1 else homes.units(asked)
    passed = units.index([key]) + step
    if not 0 <= passed < len(units):
        return
    if step < 0:
        reorder(ledger, interview_id, key, units[passed][0])
        return
    agenda = homes.explicit(ledger.record, interview)
    last = units[passed][-1] if len(block) > 1 else homes.block(agenda, units[passed][-1])[-1]
    behind = [other for other in agenda[agenda.index(last) + 1 :] if other != key]
    reorder(ledger, interview_id, key, behind[0] if behind else "")


@dataclass(frozen=True, slots=True)
class Home:
    """Where a question was written: its section's key, and whether that is asked again and again."""

    section: str
    repeats: bool


class Homes:
    """The interview's questions as they were written, by base key and in order: what keeps them together on an
    agenda."""

    def __init__(self, record: Record, interview: Interview) -> None:
        self.of: dict[str, Home] = {}
        for name in interview.questionnaires:
            questionnaire = record.questionnaires[name]
            for key, section, _ in questionnaire.keyed():
                self.of[key] = Home(section_key(questionnaire, section), bool(section.repeats))

    def explicit(self, record: Record, interview: Interview) -> list[str]:
        """The agenda, spelled out; what was answered without being on it stands at its end."""
        if not interview.agenda:
            return list(self.of)
        agenda = dict.fromkeys(key for key in interview.agenda if key in self.of)
        return list(agenda | dict.fromkeys(base_key(item.key) for item in plan(record, interview)))

    def block(self, keys: Sequence[str], key: str) -> list[str]:
        """What moves together with a question: itself, or all of its repeated section that is among the keys."""
        home = self.of[key]
        return [other for other in keys if self.of[other] == home] if home.repeats else [key]

    def units(self, keys: Sequence[str]) -> list[list[str]]:
        """The keys in order, those of one repeated section together."""
        units: dict[str, list[str]] = {}
        for key in keys:
            home = self.of[key]
            units.setdefault(home.section if home.repeats else key, []).append(key)
        return list(units.values())

    def behind(self, agenda: Sequence[str], key: str) -> int:
        """The place right behind a question, or behind its whole section where that is repeated; else the end."""
        return agenda.index(self.block(agenda, key)[-1]) + 1 if key in agenda else len(agenda)

    def natural_place(self, agenda: Sequence[str], key: str) -> int:
        """Behind what was written before it in its section, else before what follows there, else behind what was
        written before the section."""
        written, asked = list(self.of), set(agenda)
        place, home = written.index(key), self.of[key]
        before = [other for other in written[:place] if other in asked]
        near = [other for other in before if self.of[other] == home]
        if near:
            return agenda.index(near[-1]) + 1
        follows = [other for other in written[place:] if other in asked and self.of[other] == home]
        if follows:
            return agenda.index(follows[0])
        return self.behind(agenda, before[-1]) if before else 0


# Language ---------------------------------------------------------------------------------------------------------


def languages(record: Record, interview: Interview) -> list[str]:
    """What the interview can be asked in, the questionnaires' own languages first."""
    questionnaires = [record.questionnaires[name] for name in interview.questionnaires]
    own = dict.fromkeys(questionnaire.language for questionnaire in questionnaires)
    return list(own | dict.fromkeys(language for each in questionnaires for language in each.languages))


def speak(ledger: Ledger, interview_id: str, language: str) -> None:
    """Ask in this language what is written in it; the rest stays as it is."""
    interview = ledger.record.interviews[interview_id]
    ledger.commit(Change("language_chosen", interview, replace(interview, language=language)))
