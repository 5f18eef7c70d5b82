"""Tailoring: the interview plan in words, and a tailored set of questions kept as a questionnaire of one's own."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from candor.domain.agenda import OPENING_AND_CLOSING, Proposal, Sitting, WhyAside
from candor.domain.condition import After, Case, When
from candor.domain.interview import Mode
from candor.domain.offered import Offered
from candor.domain.question import AskedOf, Question, Questionnaire, Section
from candor.domain.tailoring import OWN, Tailoring
from candor.workflows.own_question import slug
from candor.workflows.wording import one_line

LONGEST_ID, LONGEST_TITLE, MOST_EARLIER = 60, 120, 12
"""What the questionnaires' format takes: characters of an id and of a title, and how many earlier questions."""
FIRST_VERSION = "1.0"
MOST_TOLD = 3
"""So many sittings are told one by one; of more only the first, since nobody will hold them."""
_WIDTH = 88


# The plan in words ---------------------------------------------------------------------------------------------------


def counted(number: int, noun: str = "question") -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def summary(proposal: Proposal) -> str:
    """The plan in one line: "14 of 52 questions, about 38 to 46 of 45 minutes; 38 set aside"."""
    if not proposal.keys:
        return "No question of these is for this category and mode"
    time = f"about {proposal.estimate.words.rpartition(' ')[0]} of {proposal.minutes} minutes"
    if len(proposal.keys) == proposal.offered:
        return f"{'All ' if proposal.offered > 1 else ''}{counted(proposal.offered)}, {time}"
    asked, of = len(proposal.keys), proposal.offered
    return f"{asked} of {of} questions, {time}; {of - asked} set aside"


def shortfall(proposal: Proposal) -> str:
    """What to do where even that which must be asked does not fit, in a sentence or two; "" where it does."""
    if not proposal.sittings:
        return ""
    need = f"The {counted(proposal.must_asks)} that must be asked need about {proposal.must.words} alone."
    if proposal.must_asks == 1:
        need = f"The one question that must be asked needs about {proposal.must.words} alone."
    if len(proposal.sittings) == 1:
        return f"{need} Plan more time."
    told = proposal.sittings if len(proposal.sittings) <= MOST_TOLD else proposal.sittings[:1]
    parts = "; ".join(_sitting(number, each) for number, each in enumerate(told, 1))
    return f"{need} Plan {_times(len(proposal.sittings))}. {parts}."


def _times(number: int) -> str:
    return {2: "two sittings", 3: "three sittings"}.get(number, f"{number} sittings, or more time")


def _sitting(number: int, sitting: Sitting) -> str:
    first, last = sitting.sections[0], sitting.sections[-1]
    span = f"“{first}”" if first == last else f"“{first}” to “{last}”"
    return f"{('First', 'second', 'third')[number - 1]}: {span}, {sitting.estimate.words}"


def described(proposal: Proposal, mode: Mode = Mode.CALL) -> str:
    """The whole plan as text for reading through: what is asked, what is set aside and why; ends in a newline."""
    return "\n".join(_lines(proposal, mode)) + "\n"


def _lines(proposal: Proposal, mode: Mode) -> Iterator[str]:
    yield from textwrap.wrap(
        f"{summary(proposal)}. {OPENING_AND_CLOSING[mode]} minutes go to hello and the next steps.", _WIDTH
    )
    if proposal.sittings:
        yield from textwrap.wrap(shortfall(proposal), _WIDTH)
    place, number = "", 0
    for key in proposal.keys:
        each = proposal.found[key]
        if each.place != place:
            place, number = each.place, 0
            yield from ("", f"{each.questionnaire.title} · {each.section.title}")
        number += 1
        yield f"{number:>3}. {each.question.title}  [{', '.join(marks(each))}]"
    for why in WhyAside:
        aside = [each for each in proposal.aside if each.why is why]
        if aside:
            yield from ("", f"Set aside, {why.label}: {len(aside)}")
            yield from (f"  ·  {each.question.title}  [{each.section.title}]" for each in aside)


def marks(each: Offered) -> list[str]:
    """What is worth knowing of a question in a list: its minutes and what is special about it."""
    question = each.question
    found = [f"{question.minutes} min"]
    found += ["must ask"] if question.must_ask else []
    found += ["gate"] if question.gate else []
    found += ["if it comes to it"] if each.needs else []
    return found


# One's own questionnaire ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Saved:
    """A questionnaire made of what was tailored; ``notes`` say in a sentence each what could not be kept."""

    questionnaire: Questionnaire
    notes: tuple[str, ...] = ()


def same_title(title: str, own: Collection[Questionnaire]) -> Questionnaire | None:
    """The questionnaire of one's own that has this title already, whatever its capitals."""
    wanted = one_line(title).casefold()
    return next((each for each in own if each.title.casefold() == wanted), None)


def saved_as(
    title: str,
    tailored: Tailoring,
    found: Mapping[str, Offered],
    *,
    taken: Collection[str] = (),
    instead: Questionnaire | None = None,
) -> Saved:
    """What is asked, in its order, as one questionnaire. ``found`` holds the added questions too (``with_own``);
    ``taken`` are ids that are in use; ``instead`` is the one it takes the place of.

    A condition on a question that is in it, and stands before, is kept; on any other it is dropped and told of. Each
    question remembers its old key, so that it can still be held against answers given earlier.
    """
    title = one_line(title)[:LONGEST_TITLE].strip()
    keys = tailored.agenda
    names = _free_names(keys, lambda key: found[key].question.id, "question")
    places = list(dict.fromkeys(found[key].place for key in keys))
    section_ids = _free_names(places, lambda place: place.partition("/")[2], "section")
    notes: list[str] = []
    sections = []
    seen: set[str] = set()
    for place in places:
        mine = [key for key in keys if found[key].place == place]
        questions = []
        for key in mine:
            questions.append(_kept(found[key], names, seen, notes))
            seen.add(key)
        sections.append(replace(found[mine[0]].section, id=section_ids[place], questions=tuple(questions)))
    sources = list({id(found[key].questionnaire): found[key].questionnaire for key in keys if _shared(key)}.values())
    made = _titled(title, tuple(sections), sources)
    name = instead.id if instead else _free(slug(title)[:LONGEST_ID].strip("-") or "my-questions", taken)
    version = _next(instead.version) if instead else FIRST_VERSION
    return Saved(replace(made, id=name, version=version), tuple(notes))


def _shared(key: str) -> bool:
    return not key.startswith(f"{OWN}/")


def _titled(title: str, sections: tuple[Section, ...], sources: list[Questionnaire]) -> Questionnaire:
    """What holds for the whole of it, as far as those agree of which it was made."""
    asked_of = {source.asked_of for source in sources} or {AskedOf.VENDOR}
    gated = any(source.gate for source in sources)
    return Questionnaire(
        id="",
        version="",
        title=title,
        language=sources[0].language if sources else "en",
        gate=gated and any(question.gate for section in sections for question in section.questions),
        asked_of=asked_of.pop() if len(asked_of) == 1 else AskedOf.BOTH,
        categories=sources[0].categories if len(sources) == 1 else (),
        sections=sections,
    )


def _kept(each: Offered, names: Mapping[str, str], before: Collection[str], notes: list[str]) -> Question:
    question = each.question
    earlier = tuple(dict.fromkeys([*([each.key] if _shared(each.key) else []), *question.earlier]))[:MOST_EARLIER]
    when, dropped = _rewritten(each, names, before)
    if dropped:
        notes.append(f"“{question.title}” is now always asked: what it waited for is not asked before it.")
    return replace(question, id=names[each.key], added=False, earlier=earlier, when=when)


def _rewritten(each: Offered, names: Mapping[str, str], before: Collection[str]) -> tuple[When, bool]:
    """The condition with the new names, and whether a part of it had to go."""
    when = each.question.when

    def target(after: After) -> str:
        return after.question if "/" in after.question else f"{each.questionnaire.id}/{after.question}"

    def renamed(after: After) -> After:
        return replace(after, question=names[target(after)])

    after = tuple(renamed(part) for part in when.after if target(part) in before)
    cases = tuple(
        Case(after=tuple(map(renamed, case.after)))
        for case in when.any_of
        if all(target(part) in before for part in case.after)
    )
    lost = len(after) < len(when.after) or (bool(when.any_of) and not cases)
    return replace(when, after=after, any_of=cases), lost


def _free_names(keys: Collection[str], wanted: Callable[[str], str], fallback: str) -> dict[str, str]:
    names: dict[str, str] = {}
    taken: set[str] = set()
    for key in keys:
        names[key] = _free(wanted(key) or fallback, taken)
        taken.add(names[key])
    return names


def _free(wanted: str, taken: Collection[str]) -> str:
    name, number = wanted, 2
    while name in taken:
        name = f"{wanted[: LONGEST_ID - 5].rstrip('-')}-{number}"
        number += 1
    return name


def _next(version: str) -> str:
    whole = version.partition(".")[0]
    return f"{int(whole) + 1}.0" if whole.isascii() and whole.isdigit() and len(whole) < 9 else FIRST_VERSION
