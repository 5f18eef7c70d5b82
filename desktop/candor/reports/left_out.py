"""Findings about other moments: what was set aside before an interview began, and what drifted since an earlier one."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from candor.reports.answer_notes import DRIFT_COLOURS
from candor.reports.flow import Strip, rule_strip, side_by_side, text_strips, with_draws
from candor.reports.outline import Aside, Drift, Drifted, Outline, Sitting
from candor.reports.palette import (
    BODY,
    BODY_BOLD,
    CAPTION,
    CAPTION_BOLD,
    CAPTION_INK,
    EVASIVE,
    INK,
    Page,
)
from candor.reports.parts import at_left, at_right, heading, page_reference
from candor.reports.text import Span, Typesetter
from candor.reports.wording import counted, sentence

MOST_ROWS = 16
"""Drifted answers in the table; each is also told beside its answer."""
_DRIFTED = {Drift.WORSE: "Worse", Drift.CHANGED: "Changed", Drift.BETTER: "Better", Drift.SAME: "As it was"}


def aside_line(setter: Typesetter, page: Page, sitting: Sitting) -> list[Strip]:
    """Below the coverage of an interview: how much was never going to be asked in it."""
    if not sitting.aside:
        return []
    must = sum(aside.must_ask for aside in sitting.aside)
    number = len(sitting.aside)
    words = (
        f"{number} of {counted(sitting.offered, 'question')} {'was' if number == 1 else 'were'} set aside when this "
    )
    words += "interview was planned and are not in the table"
    spans = [Span(f"{words}.", CAPTION_INK, f"aside-{sitting.id}")]
    if must:
        spans.append(Span(f" {must} of them must be asked.", CAPTION_BOLD.in_colour(EVASIVE), f"aside-{sitting.id}"))
    strips = text_strips(setter.lines(spans, None, page.measure - 40), before=5)
    return with_draws(strips, page_reference(setter, f"aside-{sitting.id}", page.measure))


def aside_list(setter: Typesetter, page: Page, outline: Outline) -> list[Strip]:
    """Every question that was set aside, what must be asked first, interview by interview."""
    sittings = [sitting for sitting in outline.sittings if sitting.aside]
    if not sittings:
        return []
    strips = heading(setter, "Set aside when planning", "set-aside")
    intro = "These questions were not going to be asked: whoever planned the interview left them out before it began."
    strips += text_strips(setter.lines(intro, BODY, page.measure), keep=True)
    for sitting in sittings:
        number = f"{len(sitting.aside)} of {counted(sitting.offered, 'question')}"
        line = setter.line(f"{sitting.heading}: {number}", BODY_BOLD, page.measure)
        head = text_strips([line], before=8, keep=True)
        strips += [replace(head[0], anchors=(f"aside-{sitting.id}",)), *head[1:]]
        strips.append(rule_strip(0, page.measure, colour=INK, before=3, after=4))
        for section, group in groupby(sitting.aside, key=lambda aside: "" if aside.must_ask else aside.section):
            strips += _group(setter, page, section, list(group))
    return strips


def _group(setter: Typesetter, page: Page, section: str, asides: list[Aside]) -> list[Strip]:
    """Questions beside the name of their section, or beside the words that they must be asked."""
    type_ = CAPTION if section else CAPTION_BOLD.in_colour(EVASIVE)
    label = setter.clamped(section or "Must be asked", type_, page.span(4) - 6, 3)[0]
    strips: list[Strip] = []
    for place, aside in enumerate(asides):
        spans = [Span(aside.title, CAPTION_BOLD if aside.must_ask else CAPTION_INK)]
        if aside.must_ask:
            spans += [Span(aside.say, CAPTION_INK)] if aside.say != aside.title else []
            spans.append(Span(f"· {sentence(aside.section)}", CAPTION))
            spans += [Span("A gate question.", CAPTION_BOLD.in_colour(EVASIVE))] if aside.gate else []
            because = f"Because: {sentence(aside.reason)}" if aside.reason else "No reason was given."
            spans.append(Span(because, CAPTION_BOLD))
        elif aside.gate:
            spans.append(Span("A gate question.", CAPTION_BOLD.in_colour(EVASIVE)))
        if aside.reason and not aside.must_ask:
            spans.append(Span(f"Because: {sentence(aside.reason)}", CAPTION))
        lines = setter.lines(_spaced(spans), None, page.span(8))
        strips += side_by_side([(page.at(4), lines), *([(0.0, label)] if place == 0 else [])], before=2)
    return [*strips, rule_strip(0, page.measure, before=4, after=3, keep=False)]


def _spaced(spans: list[Span]) -> list[Span]:
    return [span._replace(text=f" {span.text.strip()}") if place else span for place, span in enumerate(spans)]


# What drifted ---------------------------------------------------------------------------------------------------------


def drift_strips(setter: Typesetter, page: Page, outline: Outline) -> list[Strip]:
    """The table of answers that are not what they were, worst first."""
    table = outline.drift
    if table is None:
        return []
    strips = heading(setter, "What drifted", "drift")
    intro = setter.lines(f"{table.heading}: {table.summary}", BODY, page.measure)
    strips += text_strips(intro, keep=bool(table.rows))
    if not table.rows:
        return strips
    names = ((0.0, "Drift"), (page.at(2), "Question"), (page.at(5), "Last time"), (page.at(8) + 8, "Now"))
    draws = [at_left(setter.line(name, CAPTION), x) for x, name in names]
    draws.append(at_right(setter.line("Answer", CAPTION), page.measure))
    head = (
        Strip(CAPTION.leading + 3, tuple(draws), before=6, keep=True),
        rule_strip(0, page.measure, colour=INK, after=4),
    )
    strips += head
    for row in table.rows[:MOST_ROWS]:
        made = _drifted(setter, page, row)
        last = len(made) - 1
        strips += [replace(one, keep=one.keep or place == last, head=head) for place, one in enumerate(made)]
        strips.append(rule_strip(0, page.measure, before=4, keep=False, after=3))
    if len(table.rows) > MOST_ROWS:
        more = f"And {len(table.rows) - MOST_ROWS} more, told beside their answers."
        strips += text_strips([setter.line(more, CAPTION)], before=1)
    return strips


def _drifted(setter: Typesetter, page: Page, row: Drifted) -> list[Strip]:
    place = f"q{row.number}"
    label = setter.line(_DRIFTED[row.drift], CAPTION_BOLD.in_colour(DRIFT_COLOURS[row.drift]))
    named = [Span(f"{row.number}", CAPTION, place), Span(f" {row.title}", CAPTION_BOLD, place)]
    then = [Span(f"{row.when}:", CAPTION), Span(f" {sentence(row.then)}", CAPTION_INK)]
    strips = side_by_side(
        [
            (0, [label]),
            (page.at(2), setter.clamped(named, None, page.span(3), 3)[0]),
            (page.at(5), setter.clamped(then, None, page.span(3) + 4, 4)[0]),
            (page.at(8) + 8, setter.clamped(sentence(row.now), CAPTION_INK, page.span(4) - 44, 4)[0]),
        ]
    )
    return with_draws(strips, page_reference(setter, place, page.measure))
