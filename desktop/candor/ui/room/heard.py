"""What was heard and what was decided, brought together: live cues beside the flags kept in the record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from candor.domain.deflection import Assessment, Cue, DeflectionKind, Flag, FlagDecision, FlagKey, HeardPromise
from candor.domain.promise import Promise
from candor.domain.question import Probe, Question


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFlag:
    """One flag on screen. ``flag_id`` is there once it is in the record, ``cue`` while the words still raise it."""

    kind: DeflectionKind
    words: str
    reason: str
    start: int
    end: int
    decision: FlagDecision = FlagDecision.OPEN
    flag_id: str = ""
    cue: Cue | None = None

    @property
    def open(self) -> bool:
        return self.decision is FlagDecision.OPEN


def _key(kind: DeflectionKind, words: str) -> FlagKey:
    return FlagKey(kind, " ".join(words.casefold().split()))


def shown_flags(assessment: Assessment | None, text: str, stored: Sequence[Flag]) -> list[ShownFlag]:
    """Live cues with the decision a person took on the same words; then decided flags whose words no longer raise
    them. Open ones come first, dismissed ones last."""
    known = {FlagKey.of(flag): flag for flag in stored}
    shown: dict[FlagKey, ShownFlag] = {}
    for cue in assessment.cues if assessment else ():
        words = text[cue.start : cue.end]
        key = _key(cue.kind, words)
        flag = known.pop(key, None)
        if key not in shown:
            shown[key] = ShownFlag(
                kind=cue.kind,
                words=words,
                reason=cue.reason,
                start=cue.start,
                end=cue.end,
                decision=flag.decision if flag else FlagDecision.OPEN,
                flag_id=flag.id if flag else "",
                cue=cue,
            )
    for key, flag in known.items():
        if key not in shown and (flag.decision is not FlagDecision.OPEN or assessment is None):
            shown[key] = _kept(flag, text)
    order = list(FlagDecision)
    return sorted(shown.values(), key=lambda flag: order.index(flag.decision))


def _kept(flag: Flag, text: str) -> ShownFlag:
    """A flag of the record; its place counts only while its words are still there."""
    there = text[flag.start : flag.end] == flag.words
    return ShownFlag(
        kind=flag.kind,
        words=flag.words,
        reason=flag.reason,
        start=flag.start if there else 0,
        end=flag.end if there else 0,
        decision=flag.decision,
        flag_id=flag.id,
    )


def unkept(heard: Iterable[HeardPromise], kept: Sequence[Promise]) -> list[HeardPromise]:
    """Promises heard that are not yet open items; the same words count as the same promise."""
    whats = {" ".join(promise.what.casefold().split()) for promise in kept}
    return [promise for promise in heard if " ".join(promise.what.casefold().split()) not in whats]


def probes_for(question: Question, kind: DeflectionKind | None) -> list[Probe]:
    """The scripted follow-ups to offer: those against this deflection, then those against any."""
    wanted = kind.value if kind else ""
    against = [probe for probe in question.probes if probe.against and probe.against == wanted]
    return against + [probe for probe in question.probes if not probe.against]
