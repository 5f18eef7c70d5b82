"""Reviewing: a person confirms or dismisses what the program flagged. A person's word always wins."""

from __future__ import annotations

from dataclasses import replace

from candor.domain.deflection import Cue, Flag, FlagDecision, FlagKey
from candor.domain.errors import NotFound
from candor.domain.record import Change
from candor.workflows.conduct import flag_of, settle
from candor.workflows.ledger import Ledger
from candor.workflows.ports import Assessor
from candor.workflows.wording import one_line


def decide(ledger: Ledger, flag_id: str, decision: FlagDecision, reason: str = "") -> Flag:
    """Confirm, dismiss (with a reason, if one was given) or reopen a flag. Raises NotFound."""
    before = ledger.record.flags.get(flag_id)
    if before is None:
        raise NotFound("That flag is gone because the words it pointed to have changed; look at the answer again.")
    decided_by = "" if decision is FlagDecision.OPEN else ledger.actor
    after = replace(before, decision=decision, decision_reason=one_line(reason), decided_by=decided_by)
    ledger.commit(Change(f"flag_{'reopened' if decision is FlagDecision.OPEN else decision.value}", before, after))
    return after


def decide_live(
    ledger: Ledger,
    assessor: Assessor,
    interview_id: str,
    key: str,
    text: str,
    cue: Cue,
    decision: FlagDecision,
    reason: str = "",
) -> Flag:
    """Decide on a cue in words that may still be unsettled: they are settled first. A cue the settled words no longer
    raise is kept all the same, because a person decided on it."""
    answer = settle(ledger, assessor, interview_id, key, text)
    wanted = flag_of(answer, cue, "")
    for flag in ledger.record.flags_of(answer.id):
        if FlagKey.of(flag) == FlagKey.of(wanted):
            return decide(ledger, flag.id, decision, reason)
    ledger.commit(Change("flag_raised", None, wanted))
    return decide(ledger, wanted.id, decision, reason)
