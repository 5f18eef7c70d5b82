"""Anybody's words reach the page as they are, quickly, whatever they are."""

from __future__ import annotations

import io
import time
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from tests.reports import summary_factory as sample
from tests.reports.conftest import flat, pages_of

from candor.domain.deal import Category, Deal
from candor.domain.record import Record
from candor.reports.fonts import fonts_in
from candor.reports.legible import readable
from candor.reports.palette import BODY
from candor.reports.press import Press
from candor.reports.text import Typesetter

READ_BACK = [
    'margin <b EBITDA & <img src="/etc/hostname"> </para> <font color="red">',
    "%s {} \\n (unbalanced [brackets} )( \\(",
    "Zürich, naïveté, coöperate, ½ of €5, Ελληνικά, Русский, Łódź, Tiếng Việt",
    "我们的资金可以维持十八个月。",
    "日本語のテキスト、カタカナ。",
    "한국어 텍스트입니다",
    "हम अगले शुक्रवार तक भेज देंगे",
    "Great 🧪 work ✅ 🙂",
]


@pytest.mark.parametrize("words", READ_BACK)
def test_words_read_back_as_they_were_written(press: Press, words: str) -> None:
    assert words in flat(" ".join(pages_of(press.render(sample.saying(words)))))


@pytest.mark.parametrize("words", ["שלום לכולם זה עולה שקל", "مرحبا بالعالم السعر جيد", "سلام 12 متر"])
def test_words_read_from_the_right_keep_their_letters(press: Press, words: str) -> None:
    text = unicodedata.normalize("NFKC", " ".join(pages_of(press.render(sample.saying(words)))))

    for word in words.split():
        assert word in text or word[::-1] in text


def test_a_character_without_a_shape_is_shown_by_its_number_and_means_itself(press: Press) -> None:
    pdf = press.render(sample.saying("cuneiform 𒀀 here"))

    assert "‹U+12000›" in " ".join(pages_of(pdf))
    assert b"/ActualText <FEFFD808DC00>" in pdf


def test_control_characters_are_shown_and_hidden_directions_are_not_obeyed(press: Press) -> None:
    text = " ".join(pages_of(press.render(sample.saying("a\x07b \x1b[31m c\u202ed\u200be"))))

    assert "a‹U+0007›b ‹U+001B›[31m cde" in text


def test_a_word_of_two_hundred_thousand_letters_is_whole_and_quick(press: Press) -> None:
    made = sample.saying("x" * 200_000, verbatim=False)
    started = time.process_time()
    pdf = press.render(made)
    spent = time.process_time() - started

    lines = [line for page in pages_of(pdf) for line in page.splitlines()]
    assert sum(len(line) for line in lines if set(line) == {"x"} and len(line) > 3) >= 200_000
    assert spent < 6


def test_a_letter_under_a_tower_of_marks_is_quick(press: Press) -> None:
    made = sample.saying("a" + "\u0300\u0316\u0327" * 30_000)
    started = time.process_time()
    press.render(made)

    assert time.process_time() - started < 10


def test_three_hundred_lines_run_over_pages_and_none_is_lost(press: Press) -> None:
    text = flat(" ".join(pages_of(press.render(sample.saying("\n".join(f"line {n} of it" for n in range(300)))))))

    assert all(f"line {number} of it" in text for number in range(300))


@pytest.mark.parametrize("words", ["<b " * 400, "y" * 5_000, "a\n" * 120, "深" * 3_000, "שלום" * 900])
def test_page_one_stays_one_page_whatever_is_in_it(press: Press, words: str) -> None:
    deal = Deal(id="deal-1", vendor=words, product=words, category=Category.HEALTH_SYSTEM)
    advice = sample.advice(reason=words, conditions=(words,) * 9)
    record = Record.of([deal, *sample.entities()[1:-1], advice])
    first, *rest = pages_of(press.render(sample.signed(record=record, paper="Letter")))

    assert "What is not known" in first
    assert "The recommendation in full" in rest[0]


def test_words_everywhere_may_be_anything(press: Press) -> None:
    odd = "<i>&amp;\x00 \u202e深שלום🧪 " + "z" * 300
    people = [type(person)(id=person.id, name=odd, role=odd, side=person.side) for person in sample.people()]
    record = Record.of([*people, *(e for e in sample.entities() if e not in sample.people())])
    pdf = press.render(sample.signed(record=record, reason=odd, gaps=(odd,), gaps_reason=odd))

    assert len(PdfReader(io.BytesIO(pdf)).pages) > 4


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(st.characters(exclude_categories=("Cs",)), max_size=120), width=st.floats(20, 400))
def test_no_text_is_lost_and_no_line_is_too_wide(press: Press, words: str, width: float) -> None:
    setter = Typesetter(fonts_in(press._fonts))
    lines = setter.lines(words, BODY, width)
    shown = "".join(piece.reads or piece.text for line in lines for piece in line.pieces)

    widest_letter = 1.6 * BODY.size
    assert all(line.width <= max(width, widest_letter) + 0.1 for line in lines if not _has_placeholder(line.pieces))
    assert _letters(shown) == _letters(readable(words))


def _has_placeholder(pieces: object) -> bool:
    return any(piece.reads for piece in pieces)  # type: ignore[attr-defined]


def _letters(text: str) -> list[str]:
    """What is on the page, whatever the direction and the shapes it took."""
    return sorted(c for c in unicodedata.normalize("NFKD", text) if not c.isspace() and c not in "()[]{}<>«»‹›")
