"""The record: everything a dossier holds at one moment, immutable; and the change that leads to the next one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from candor.domain.answer import Answer, answer_id
from candor.domain.deal import Deal
from candor.domain.deflection import Flag
from candor.domain.evidence import Evidence
from candor.domain.interview import Interview
from candor.domain.people import Person
from candor.domain.places import places
from candor.domain.promise import Promise
from candor.domain.question import Question, Questionnaire, base_key
from candor.domain.remembered import Remembered
from candor.domain.signoff import Recommendation, Revision, RevisionState

Entity = Deal | Person | Questionnaire | Interview | Answer | Flag | Promise | Evidence | Recommendation | Revision

ENTITY_TYPES: dict[str, type[Entity]] = {
    "deal": Deal,
    "person": Person,
    "questionnaire": Questionnaire,
    "interview": Interview,
    "answer": Answer,
    "flag": Flag,
    "promise": Promise,
    "evidence": Evidence,
    "recommendation": Recommendation,
    "revision": Revision,
}
_NAMES: dict[type[Entity], str] = {kind: name for name, kind in ENTITY_TYPES.items()}


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was done: ``action`` is a past-tense fact ("answer_settled"); ``before`` is None for something
    new, ``after`` is None for something taken away. At least one of them is there, and they share type and id."""

    action: str
    before: Entity | None
    after: Entity | None

    def __post_init__(self) -> None:
        if self.before is None and self.after is None:
            raise ValueError("a change changes something")
        if self.before and self.after and (type(self.before), self.before.id) != (type(self.after), self.after.id):
            raise ValueError("a change stays with one entity")

    @property
    def entity(self) -> Entity:
        entity = self.after or self.before
        assert entity is not None
        return entity

    @property
    def kind(self) -> str:
        """The entity's name in the journal, a key of ``ENTITY_TYPES``."""
        return _NAMES[type(self.entity)]


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Record:
    """A dossier's contents by kind and id, in the order they came. Immutable: ``applied`` gives the next one."""

    deal: Deal
    people: dict[str, Person] = field(default_factory=dict)
    questionnaires: dict[str, Questionnaire] = field(default_factory=dict)
    interviews: dict[str, Interview] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    flags: dict[str, Flag] = field(default_factory=dict)
    promises: dict[str, Promise] = field(default_factory=dict)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    recommendation: Recommendation | None = None
    revisions: dict[str, Revision] = field(default_factory=dict)

    def applied(self, changes: Iterable[Change]) -> Record:
        """The record after these changes."""
        new: dict[str, object] = {}
        for change in changes:
            if isinstance(change.entity, Deal):
                new["deal"] = change.after
            elif isinstance(change.entity, Recommendation):
                new["recommendation"] = change.after
            else:
                shelf = _SHELVES[change.kind]
                entries = new.setdefault(shelf, dict(getattr(self, shelf)))
                assert isinstance(entries, dict)
                if change.after is None:
                    entries.pop(change.entity.id, None)
                else:
                    entries[change.entity.id] = change.after
        return replace(self, **new)  # type: ignore[arg-type]

    @classmethod
    def of(cls, entities: Sequence[Entity]) -> Record:
        """A record of these entities; exactly one of them is the deal."""
        deals = [entity for entity in entities if isinstance(entity, Deal)]
        if len(deals) != 1:
            raise ValueError("a record has one deal")
        rest = (Change("loaded", None, entity) for entity in entities if not isinstance(entity, Deal))
        return cls(deal=deals[0]).applied(rest)

    def entities(self) -> Iterable[Entity]:
        """Everything in the record, the deal first."""
        yield self.deal
        for shelf in _SHELVES.values():
            yield from getattr(self, shelf).values()
        if self.recommendation is not None:
            yield self.recommendation

    # What belongs to what -------------------------------------------------------------------------------------------

    def question(self, key: str) -> Question:
        """The question as it was asked, in whichever round. Raises KeyError if no questionnaire here has it."""
        question = self.question_or_none(key)
        if question is None:
            raise KeyError(key)
        return question

    def question_or_none(self, key: str) -> Question | None:
        """As ``question``; None for one that no questionnaire here has."""
        wanted = base_key(key)
        questionnaire = self.questionnaires.get(wanted.partition("/")[0])
        place = None if questionnaire is None else places(questionnaire).get(wanted)
        return None if place is None else place.question

    def answer(self, interview_id: str, question_key: str) -> Answer:
        """The answer as it stands; an empty, not-asked one where nothing was recorded."""
        key = answer_id(interview_id, question_key)
        return self.answers.get(key) or Answer(id=key, interview_id=interview_id, question=question_key)

    def flags_of(self, answer: str) -> list[Flag]:
        return list(_BELONGINGS.of(self).flags.get(answer, ()))

    def promises_of(self, answer: str) -> list[Promise]:
        return list(_BELONGINGS.of(self).promises.get(answer, ()))

    def evidence_of(self, answer: str) -> list[Evidence]:
        """Evidence in hand for an answer; what was removed is left out."""
        return list(_BELONGINGS.of(self).evidence.get(answer, ()))

    # Sign-off -------------------------------------------------------------------------------------------------------

    @property
    def revision(self) -> Revision:
        """The revision being worked on or, where none is open, the last one signed; revision 1 from the start."""
        if not self.revisions:
            return Revision(id="revision-1", number=1)
        return max(self.revisions.values(), key=lambda revision: revision.number)

    @property
    def locked(self) -> bool:
        """Signed and not being amended: nothing said in the interview may change."""
        return self.revision.state is RevisionState.SIGNED


class _Belongings:
    """What belongs to each answer of a record, by the answer's id."""

    def __init__(self, record: Record) -> None:
        self.flags: dict[str, list[Flag]] = {}
        self.promises: dict[str, list[Promise]] = {}
        self.evidence: dict[str, list[Evidence]] = {}
        for flag in record.flags.values():
            self.flags.setdefault(flag.answer_id, []).append(flag)
        for promise in record.promises.values():
            self.promises.setdefault(promise.answer_id, []).append(promise)
        for item in record.evidence.values():
            for answer in () if item.removed else dict.fromkeys(item.answers):
                self.evidence.setdefault(answer, []).append(item)


_BELONGINGS: Remembered[Record, _Belongings] = Remembered(_Belongings)

_SHELVES = {
    "person": "people",
    "questionnaire": "questionnaires",
    "interview": "interviews",
    "answer": "answers",
    "flag": "flags",
    "promise": "promises",
    "evidence": "evidence",
    "revision": "revisions",
}
