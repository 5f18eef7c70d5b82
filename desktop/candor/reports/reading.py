"""From a manifest to the outline of its PDF: the detail first, since the first pages point into it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from candor.domain.answer import SET_ASIDE, Answer
from candor.domain.deflection import Flag, FlagDecision
from candor.domain.evidence import Evidence
from candor.domain.findings import candor_of, coverage_by_section
from candor.domain.interview import Interview
from candor.domain.people import Person, Side
from candor.domain.plan import Planned, plan, set_aside
from candor.domain.promise import Promise
from candor.domain.question import base_key
from candor.domain.record import Record
from candor.domain.value import said
from candor.reports.chapters import chapter_of, chapter_title, questionnaire_beside
from candor.reports.drift import befores, drift_table
from candor.reports.entered import labels, offered
from candor.reports.outline import (
    Aside,
    Bar,
    Chapter,
    Entry,
    Exhibit,
    NotedFlag,
    OpenItem,
    Outline,
    SignatureBlock,
    Sitting,
)
from candor.reports.verdicts import advice, figures, gate_lines, not_covered, patterns, points, reasons, red_flag_rows
from candor.reports.verdicts import title_block as title_of
from candor.reports.wording import clock, counted, day, grouped, language_name, moment, offset, size
from candor.workflows.manifest import Manifest


def outline_of(manifest: Manifest) -> Outline:
    """What the PDF of this manifest says."""
    return _Reader(manifest).outline()


class _Reader:
    """Walks one record; numbers questions and evidence in reading order."""

    def __init__(self, manifest: Manifest) -> None:
        self.manifest = manifest
        self.record: Record = manifest.record
        self.today: date = manifest.frozen_at.date()
        self.numbers: dict[str, int] = {}
        for interview in self.record.interviews.values():
            for item in plan(self.record, interview):
                self.numbers[f"{interview.id}/{item.key}"] = len(self.numbers) + 1
        self.exhibits = {item.id: f"E{number}" for number, item in enumerate(self.record.evidence.values(), 1)}

    def outline(self) -> Outline:
        manifest, record = self.manifest, self.record
        sittings = tuple(self._sitting(interview) for interview in record.interviews.values())
        entries = [entry for sitting in sittings for chapter in sitting.chapters for entry in chapter.entries]
        items = self._open_items()
        rows = red_flag_rows(record, self.numbers)
        aside = self._never_asked(sittings)
        not_asked, not_applicable = not_covered(entries)
        signature = manifest.signature
        return Outline(
            title=title_of(manifest),
            advice=advice(record),
            gates=gate_lines(record),
            figures=figures(entries, items, rows, len(aside)),
            points=points(entries),
            not_asked=not_asked,
            not_applicable=not_applicable,
            reasons=reasons(record, entries, items, rows, aside),
            red_flags=rows,
            patterns=patterns(record, rows, self.numbers),
            open_items=items,
            sittings=sittings,
            dismissed=self._dismissed(),
            exhibits=tuple(self._exhibit(item) for item in record.evidence.values()),
            notes=self._notes(),
            gaps=manifest.gaps,
            signature=None
            if signature is None
            else SignatureBlock(
                name=signature.name,
                role=signature.role,
                meaning=signature.meaning.label,
                at=moment(signature.at),
                key=grouped(signature.key_sha256),
            ),
            digest=manifest.sha256,
            renderer=manifest.renderer,
            author=signature.name if signature else ", ".join(p.name for p in self._people(Side.OURS)),
            answers=self.numbers,
            aside=aside,
            drift=drift_table(sittings),
        )

    # Sittings and questions -----------------------------------------------------------------------------------------

    def _sitting(self, interview: Interview) -> Sitting:
        items = plan(self.record, interview)
        several = len({item.questionnaire.id for item in items}) > 1
        groups = [list(found) for _, found in groupby(items, key=chapter_of)]
        chapters = tuple(
            Chapter(
                title=chapter_title(group[0]),
                questionnaire=questionnaire_beside(group[0]) if several else "",
                entries=tuple(self._entry(interview, item) for item in group),
            )
            for group in groups
        )
        return Sitting(
            id=interview.id,
            heading=f"{interview.mode.label} of {day(interview.held_on)}",
            facts=self._facts(interview),
            bars=tuple(Bar(title, counts) for title, counts in coverage_by_section(self.record, interview)),
            chapters=chapters,
            aside=self._aside(interview),
            language=language_name(interview.language) if interview.language else "",
        )

    def _aside(self, interview: Interview) -> tuple[Aside, ...]:
        """What was set aside, what must be asked first."""
        found = [
            Aside(
                key=key,
                title=question.title,
                say=question.say,
                section=section.title,
                must_ask=question.must_ask,
                gate=question.gate,
                reason=self.record.answer(interview.id, key).reason.removeprefix(SET_ASIDE),
            )
            for key, section, question in set_aside(self.record, interview)
        ]
        return tuple(sorted(found, key=lambda aside: (not aside.must_ask, aside.must_ask and not aside.gate)))

    def _never_asked(self, sittings: Sequence[Sitting]) -> tuple[Aside, ...]:
        """What was set aside in some interview and asked in none, each question once."""
        asked = {base_key(answer.split("/", 1)[1]) for answer in self.numbers}
        found = {aside.key: aside for sitting in sittings for aside in sitting.aside if aside.key not in asked}
        return tuple(sorted(found.values(), key=lambda aside: (not aside.must_ask, aside.must_ask and not aside.gate)))

    def _facts(self, interview: Interview) -> tuple[tuple[str, str], ...]:
        facts = [("Held", f"{day(interview.held_on)}, {interview.mode.label.lower()}")]
        minutes = f"{counted(round(interview.used_seconds / 60), 'minute')} used of {interview.planned_minutes} planned"
        if interview.started_at:
            ended = f" to {clock(interview.ended_at)}" if interview.ended_at else ""
            minutes = f"{clock(interview.started_at)}{ended} {offset(interview.started_at)}, {minutes}"
        facts.append(("Time", minutes))
        present = [self.record.people[key] for key in interview.people if key in self.record.people]
        for side, label in ((Side.THEIRS, "For the vendor"), (Side.OURS, "For us")):
            names = [_named(person) for person in present if person.side is side]
            if names:
                facts.append((label, "; ".join(names)))
        asked_with = [self.record.questionnaires[key] for key in interview.questionnaires]
        if interview.language:
            facts.append(("Language", f"Asked in {language_name(interview.language)}, where it was translated"))
        facts.append(("Questionnaires", "; ".join(f"{one.title}, version {one.version}" for one in asked_with)))
        return tuple(facts)

    def _entry(self, interview: Interview, item: Planned) -> Entry:
        answer = self.record.answer(interview.id, item.key)
        flags = self.record.flags_of(answer.id)
        speaker = self.record.people.get(answer.speaker)
        return Entry(
            number=self.numbers[answer.id],
            answer_id=answer.id,
            title=item.title,
            say=item.question.say,
            must_ask=item.question.must_ask,
            gate=item.question.gate,
            disposition=answer.disposition,
            disposition_confirmed=answer.disposition_confirmed,
            reason=answer.reason,
            text=answer.text,
            verbatim=answer.verbatim,
            speaker=_named(speaker) if speaker else "",
            basis=answer.basis.label if answer.basis else "",
            given=_given(answer, interview),
            candor=candor_of(answer, flags),
            candor_confirmed=answer.candor_confirmed,
            substance=answer.substance,
            evidence=tuple(self.exhibits[found.id] for found in self.record.evidence_of(answer.id)),
            flags=tuple(self._noted(flag) for flag in flags if flag.decision is not FlagDecision.DISMISSED),
            promises=tuple(self._item(promise) for promise in self.record.promises_of(answer.id)),
            kind=item.question.kind.label,
            entered=said(item.question, answer),
            chosen=labels(item.question, answer),
            value=answer.value,
            unit=item.question.unit,
            offered=offered(item.question, answer),
            added=item.question.added,
            round=item.round,
            to_see=item.question.evidence,
            sources=item.question.sources,
            before=befores(self.record, interview, item),
        )

    def _noted(self, flag: Flag) -> NotedFlag:
        who = self.record.people.get(flag.decided_by)
        by = who.name if who else flag.decided_by
        decision = f"{flag.decision.value.capitalize()} by {by}" if by else ""
        note = ": ".join(part for part in (decision, flag.decision_reason) if part)
        reviewed = flag.decision is not FlagDecision.OPEN
        return NotedFlag(flag.kind.label, flag.words, flag.reason, note, reviewed, self.numbers.get(flag.answer_id, 0))

    def _dismissed(self) -> tuple[NotedFlag, ...]:
        flags = [flag for flag in self.record.flags.values() if flag.decision is FlagDecision.DISMISSED]
        noted = [self._noted(flag) for flag in flags if flag.answer_id in self.numbers]
        return tuple(sorted(noted, key=lambda flag: flag.number))

    # Promises and evidence ------------------------------------------------------------------------------------------

    def _open_items(self) -> tuple[OpenItem, ...]:
        promises = sorted(self.record.promises.values(), key=lambda one: (one.due is None, one.due or date.max))
        return tuple(self._item(promise) for promise in promises)

    def _item(self, promise: Promise) -> OpenItem:
        due = day(promise.due) if promise.due else ""
        if promise.due_text and promise.due_text.casefold() != due.casefold():
            due = f"{due} (“{promise.due_text}”)" if due else f"“{promise.due_text}”"
        return OpenItem(
            self.numbers.get(promise.answer_id, 0),
            promise.what,
            promise.owner,
            due or "no date given",
            promise.state,
            promise.overdue(self.today),
        )

    def _exhibit(self, item: Evidence) -> Exhibit:
        questions = sorted(self.numbers[answer] for answer in item.answers if answer in self.numbers)
        return Exhibit(
            number=self.exhibits[item.id],
            name=item.name,
            kind=item.kind.label,
            size=size(item.size),
            received=f"{day(item.received_at.date())}, {clock(item.received_at)}",
            effective=day(item.effective_on) if item.effective_on else "",
            from_whom=item.from_whom,
            sha256=item.sha256,
            questions=tuple(questions),
            picture=self.manifest.pictures.get(item.sha256, ""),
            removed=(item.removed_reason or "no reason given") if item.removed else "",
        )

    # The record itself ----------------------------------------------------------------------------------------------

    def _people(self, side: Side) -> list[Person]:
        return [person for person in self.record.people.values() if person.side is side]

    def _notes(self) -> tuple[tuple[str, str], ...]:
        manifest, deal = self.manifest, self.record.deal
        notes = [("Vendor", deal.vendor), ("Product", deal.product), ("Category", deal.category.label)]
        notes.append(("Revision", f"{manifest.revision}, frozen {moment(manifest.frozen_at)}"))
        if manifest.reason:
            notes.append(("Amended because", manifest.reason))
        if manifest.previous_sha256:
            notes.append(("Follows", grouped(manifest.previous_sha256)))
        for earlier in self.record.revisions.values():
            if earlier.signature is not None:
                signed = f"signed by {earlier.signature.name}, {moment(earlier.signature.at)}"
                notes.append((f"Revision {earlier.number}", ". ".join(filter(None, (signed, earlier.reason)))))
        notes.append(("Journal", f"{counted(manifest.journal.length, 'entry', 'entries')}, ending in"))
        notes.append(("", grouped(manifest.journal.digest)))
        notes += [("" if index else "Left undone", gap) for index, gap in enumerate(manifest.gaps)]
        if manifest.gaps_reason:
            notes.append(("Left undone because", manifest.gaps_reason))
        notes.append(("Drawn by", manifest.renderer))
        return tuple(notes)


def _named(person: Person) -> str:
    return f"{person.name}, {person.role}" if person.role else person.name


def _given(answer: Answer, interview: Interview) -> str:
    at = answer.first_given_at
    if at is None:
        return ""
    return clock(at) if at.date() == interview.held_on else f"{day(at.date())}, {clock(at)}"
