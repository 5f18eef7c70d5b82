"""Questions and answers in full, in reading order: the words in a wide column, what was noted about them beside it."""

from __future__ import annotations

from dataclasses import replace

from candor.domain.answer import Disposition, Substance
from candor.domain.promise import PromiseState
from candor.reports.answer_notes import below_strips, entered_strips
from candor.reports.flow import Draw, Strip, beside, kept, labelled, led_by, rule_strip, space, text_strips, with_draws
from candor.reports.outline import Entry, NotedFlag, OpenItem, Outline, Sitting
from candor.reports.palette import (
    BODY,
    BODY_BOLD,
    BODY_MEDIUM,
    BODY_MUTED,
    CAPTION,
    CAPTION_BOLD,
    CAPTION_INK,
    CAPTION_ITALIC,
    DISPOSITION_COLOURS,
    EVASIVE,
    INK,
    MUTED,
    QUESTION,
    VERDICT_COLOURS,
    Colour,
    Page,
    Type,
)
from candor.reports.parts import heading, promise_glyph
from candor.reports.pen import Pen
from candor.reports.plane import VERDICT_WORDS
from candor.reports.text import Span, Typesetter
from candor.reports.wording import quotation, sentence

NUMBER = 20.0
"""Room for a question's number before its words."""
SIDE_FOOT = 4.0
"""White below the notes beside an answer, where they are longer than it."""
WHOLE = 170.0
"""An entry up to this deep is not broken over two pages."""
ROOM_TO_BEGIN = 0.45
"""The part of a page that must be left for the interviews to begin on it."""
AFTER_FINDINGS = 34.0
GLYPH = 10.0
"""Room for a glyph before a note."""


class DetailPages:
    """Sets the interviews of one outline as strips."""

    def __init__(self, setter: Typesetter, page: Page, outline: Outline) -> None:
        self.setter = setter
        self.page = page
        self.outline = outline
        self.left = page.at(3)
        self.width = page.span(9) - NUMBER

    def sitting(self, sitting: Sitting, *, several: bool) -> list[Strip]:
        """The head of one interview: who, when, with what."""
        title = "Questions and answers" if not several else sitting.heading
        strips = heading(self.setter, title, f"sitting-{sitting.id}")
        strips[0] = replace(strips[0], before=AFTER_FINDINGS, turn=ROOM_TO_BEGIN, running=sitting.heading)
        for label, words in sitting.facts:
            main = text_strips(self.setter.lines(words, BODY, self.page.span(9)), self.left, keep=True)
            strips += labelled(main, self.setter.line(label, CAPTION))
        return strips

    def chapter(self, sitting: Sitting, index: int) -> list[Strip]:
        """A section's heading, to be followed by its entries."""
        chapter = sitting.chapters[index]
        spans = [Span(chapter.title, BODY_BOLD, "")]
        if chapter.questionnaire:
            spans.append(Span(f" · {chapter.questionnaire}", BODY_MUTED))
        name = f"section-{sitting.id}-{index}"
        lines = self.setter.lines(spans, None, self.page.measure)
        strips = text_strips(lines, before=20, keep=True)
        strips[0] = replace(
            strips[0],
            anchors=(name,),
            entries=((chapter.title, name, 1),),
            running=f"{sitting.heading} · {chapter.title}",
        )
        return [*strips, rule_strip(0, self.page.measure, colour=INK, before=3)]

    def entry(self, entry: Entry, *, first: bool) -> list[Strip]:
        """One question with everything about it."""
        setter, left = self.setter, self.left + NUMBER
        question = text_strips(setter.lines(entry.say, QUESTION, self.width), left, keep=True)
        number = setter.line(str(entry.number), BODY_MUTED)
        anchor = f"q{entry.number}"
        question = led_by(question, lambda pen, x, y: pen.line(number, x + self.left, y))
        question[0] = replace(
            question[0],
            anchors=(anchor,),
            entries=((f"{entry.number}  {entry.title}", anchor, 2),),
        )
        rest = [*self._answer(entry, left), *self._flags(entry, left), *self._promises(entry, left)]
        rest += below_strips(self.setter, entry, left, self.width)
        main = [*question, *(replace(strip, head=self._continued(entry)) for strip in rest)]
        body = beside(main, self._side(entry), 0, drop=2.2)
        if sum(strip.height + strip.before for strip in body) <= WHOLE:
            body = kept(body)
        above = (
            [space(9, keep=True)]
            if first
            else [rule_strip(0, self.page.measure, before=11, between=True), space(9, keep=True)]
        )
        return [*above, *body]

    def _continued(self, entry: Entry) -> tuple[Strip, ...]:
        """What stands above an answer that goes on from the page before."""
        words = [Span(f"{entry.number} {entry.title}", CAPTION_INK, f"q{entry.number}"), Span(" · continued", CAPTION)]
        line = self.setter.line(words, None, self.width)
        return (Strip(CAPTION.leading + 3, (lambda pen, x, y: pen.line(line, x + self.left + NUMBER, y),), keep=True),)

    # The answer -----------------------------------------------------------------------------------------------------

    def _answer(self, entry: Entry, left: float) -> list[Strip]:
        entered = entered_strips(self.setter, entry, left, self.width)
        if entry.text.strip():
            strips = text_strips(self.setter.lines(entry.text.strip("\n"), BODY, self.width), left, before=3)
            if entry.verbatim:
                mark = self.setter.line("“", BODY_MUTED)
                strips = led_by(strips, lambda pen, x, y: pen.right(mark, x + left - 2, y))
            return [*entered, *strips]
        if entered and entry.disposition.asked:
            return [*entered[:-1], replace(entered[-1], keep=False)]
        words, type_ = _silence(entry)
        return entered + text_strips(self.setter.lines(words, type_, self.width), left, before=3)

    def _flags(self, entry: Entry, left: float) -> list[Strip]:
        strips: list[Strip] = []
        for flag in entry.flags:
            strips += flag_strips(self.setter, flag, left, self.width, before=6 if not strips else 2)
        return strips

    def _promises(self, entry: Entry, left: float) -> list[Strip]:
        strips: list[Strip] = []
        for item in entry.promises:
            lines = self.setter.lines(_promise_spans(item), None, self.width - GLYPH)
            rows = text_strips(lines, left + GLYPH, before=6 if not strips else 2)
            strips += kept(with_draws(rows, promise_glyph(item.state, left + 3)))
        return strips

    # Beside it ------------------------------------------------------------------------------------------------------

    def _side(self, entry: Entry) -> list[Strip]:
        colour = DISPOSITION_COLOURS[entry.disposition]
        kind = entry.disposition
        notes = self._note(
            kind.label + ("" if entry.disposition_confirmed or not kind.asked else ", suggested"),
            CAPTION_BOLD.in_colour(colour if kind.asked else INK),
            lambda pen, x, y: pen.disposition(kind, x + 3.4, y + CAPTION.leading / 2, 6),
        )
        verdict = entry.candor
        if verdict is not None:
            words = VERDICT_WORDS[verdict] + ("" if entry.candor_confirmed else ", suggested")
            notes += self._note(
                words,
                CAPTION_INK.in_colour(VERDICT_COLOURS[verdict]),
                lambda pen, x, y: pen.verdict(verdict, x + 3.4, y + CAPTION.leading / 2, 6),
            )
        if entry.substance is not None:
            grade = int(entry.substance)
            notes += self._note(
                entry.substance.label,
                CAPTION_INK.in_colour(EVASIVE if entry.substance is Substance.WARNING else INK),
                lambda pen, x, y: pen.bars(grade, 4, x, y + CAPTION.leading * 0.78),
            )
        elif verdict is not None:
            notes += self._note("Not rated", CAPTION)
        for words in _facts(entry):
            notes += self._note(words, CAPTION)
        return [*notes, Strip(SIDE_FOOT)]

    def _note(self, words: str, type_: Type, glyph: Draw | None = None) -> list[Strip]:
        room = self.page.span(3) - 6
        lines, _ = self.setter.clamped(words, type_, room - GLYPH, 3)
        strips = text_strips(lines, GLYPH)
        return with_draws(strips, glyph) if glyph is not None else strips


def flag_strips(
    setter: Typesetter, flag: NotedFlag, left: float, width: float, *, before: float, colour: Colour = EVASIVE
) -> list[Strip]:
    """A flag: its kind, the words that triggered it, why, and who decided."""
    spans = [Span(flag.kind, CAPTION_BOLD)]
    if flag.words:
        spans.append(Span(f" {quotation(flag.words)}", CAPTION_ITALIC))
    if flag.reason:
        spans.append(Span(f" {sentence(flag.reason)}", CAPTION_INK))
    if not flag.reviewed:
        spans.append(Span(" Not reviewed.", CAPTION_BOLD.in_colour(EVASIVE)))
    elif flag.note:
        spans.append(Span(f" {sentence(flag.note)}", CAPTION))
    rows = text_strips(setter.lines(spans, None, width - GLYPH), left + GLYPH, before=before)
    shade = colour if flag.reviewed else MUTED

    def draw(pen: Pen, x: float, y: float) -> None:
        pen.flag(x + left + 3, y + CAPTION.leading / 2, shade, 5.6)

    rows = with_draws(rows, draw)
    return kept(rows) if len(rows) < 8 else rows


def _promise_spans(item: OpenItem) -> list[Span]:
    state = "overdue" if item.overdue else item.state.label.lower()
    owner = f"{item.owner}, " if item.owner else ""
    state_type = CAPTION_BOLD.in_colour(EVASIVE) if item.overdue or item.state is PromiseState.BROKEN else CAPTION_INK
    return [
        Span("Promised", CAPTION_BOLD),
        Span(f" {sentence(item.what)} ", CAPTION_INK),
        Span(f"{owner}{item.due}; ", CAPTION),
        Span(f"{state}.", state_type),
    ]


def _silence(entry: Entry) -> tuple[str, Type]:
    """What stands where no words were recorded."""
    if entry.disposition is Disposition.NOT_ASKED:
        tail = " It must be asked." if entry.must_ask else ""
        tail += f" {sentence(entry.reason)}" if entry.reason else ""
        return f"This question was not asked.{tail}", BODY_MEDIUM
    if entry.disposition is Disposition.NOT_APPLICABLE:
        reason = f": {sentence(entry.reason)}" if entry.reason else "."
        return f"Not applicable{reason}", BODY_MEDIUM
    return "No words were recorded.", BODY_MUTED


def _facts(entry: Entry) -> list[str]:
    facts = [entry.speaker] if entry.speaker else []
    facts += [", ".join(word for word in ("Verbatim" if entry.verbatim else "", entry.basis) if word)]
    facts += [f"Given {entry.given}" if entry.given else ""]
    facts += [f"Evidence {', '.join(entry.evidence)}" if entry.evidence else ""]
    facts += [word for word, holds in (("Gate question", entry.gate), ("Must be asked", entry.must_ask)) if holds]
    facts += ["Added by the interviewer"] if entry.added else []
    if entry.reason and entry.text.strip():
        facts.append(sentence(entry.reason))
    return [fact for fact in facts if fact]
