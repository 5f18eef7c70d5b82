"""Files made to hurt: each ends in one sentence with a line, at once and without growing."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candor.questionnaires.check import check_file, check_source
from candor.questionnaires.faults import QuestionnaireUnreadable
from candor.questionnaires.opening import LARGEST
from candor.questionnaires.reading import read_questionnaire

ALIAS_BOMB = "\n".join(
    ["a: &a [x, x, x, x, x, x, x, x, x]"]
    + [f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)]
)

HOSTILE = {
    "an alias bomb": (ALIAS_BOMB, 1, "The anchor `&a` is not allowed"),
    "an alias to nothing": ("id: x\ntitle: *gone", 2, "The alias `*gone` is not allowed"),
    "a tag that builds objects": ("id: x\ntitle: !!python/object/apply:os.system [ls]", 2, "The tag `!!python/object"),
    "a tag of its own": ("id: !mine x", 1, "The tag `!mine` is not allowed"),
    "a tag with an unknown handle": ("id: !x!y z", 1, "Tags (words beginning with `!`) are not allowed"),
    "the same field twice": ("id: x\ntitle: a\nid: y", 3, "The field `id` stands here twice"),
    "the same field twice, escaped": ('id: x\n"\\x69d": y', 2, "The field `id` stands here twice"),
    "deep brackets": ("[" * 200_000, 1, "nested more than 12 deep"),
    "deep dashes": ("- " * 200_000, 1, "nested more than 12 deep"),
    "deep braces": ("{a: " * 100_000, 1, "nested more than 12 deep"),
    "a list as a name": ("? [a]\n: b", 1, "A field's name must be a word"),
    "two documents": ("id: x\n---\nid: y", 2, "A second document begins here"),
    "a tab in front": ("id: x\nsections:\n\t- id: y", 3, "A tab stands in the indentation; use spaces."),
    "a NUL": ("id: x\ntitle: a\0b", 2, "A hidden control character (U+0000)"),
    "an escaped NUL": ('id: x\ntitle: "a\\0b"', 2, "A hidden control character (U+0000)"),
    "text that runs backwards": ("id: x\ntitle: a\u202eb", 2, "A hidden control character (U+202E)"),
    "nothing": ("", 1, "This file is empty"),
    "only a comment": ("# hello\n", 1, "This file is empty"),
    "only a word": ("hello", 1, "This file is a single text"),
    "only a list": ("- hello", 1, "This file is a list"),
    "a colon in the text": ("id: x\ntitle: one: two", 2, "A colon inside the text confuses this line"),
    "an open quote": ('id: x\ntitle: "one', 2, "A quote or bracket that was opened is not closed"),
    "an open bracket": ("id: x\ncategories: [one", 2, "A quote or bracket that was opened is not closed"),
    "an at sign": ("id: x\ntitle: @me", 2, "begins with a sign that YAML keeps for itself"),
    "crooked indentation": ("id:\n  a: 1\n b: 2", 3, "The indentation or the colon is off here"),
    "a line without a colon": ("id: x\ntitle\nsummary: y", 3, "The indentation or the colon is off here"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_in_one_sentence_with_its_line(name: str) -> None:
    text, line, words = HOSTILE[name]
    began = time.perf_counter()
    with pytest.raises(QuestionnaireUnreadable) as refused:
        read_questionnaire(text.encode(), "bad.yaml")
    assert time.perf_counter() - began < 1
    assert refused.value.sentence.startswith(f"bad.yaml, line {line}: ")
    assert words in refused.value.sentence
    assert "\n" not in refused.value.sentence
    assert len(refused.value.sentence) < 300


def test_bytes_that_are_not_utf_8_name_their_line() -> None:
    with pytest.raises(QuestionnaireUnreadable, match=r"^x.yaml, line 2: This line is not UTF-8 text"):
        read_questionnaire(b"id: x\ntitle: \xff\xfe", "x.yaml")
    with pytest.raises(QuestionnaireUnreadable, match="save the file as UTF-8"):
        read_questionnaire("id: x".encode("utf-16"), "x.yaml")


def test_a_huge_file_is_refused_without_being_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(50 * LARGEST)
    (fault,) = check_file(path)
    assert fault.sentence.startswith("This file is larger than 8 MB")


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_kindly(source: bytes) -> None:
    with pytest.raises(QuestionnaireUnreadable):
        read_questionnaire(source, "any.yaml")


@given(
    st.integers(0, 10_000),
    st.integers(0, 40),
    st.text(st.sampled_from("-:[]{}&*!|>'\"%@`#, \n\tabc\\1\u2028é"), max_size=6),
)
def test_a_real_file_with_a_hole_in_it_is_read_or_refused_kindly(at: int, gone: int, put: str) -> None:
    source = (Path(__file__).parents[2] / "questionnaires" / "hard-questions.yaml").read_text(encoding="utf-8")[:6000]
    broken = source[: at % 6000] + put + source[at % 6000 + gone :]
    faults = check_source(broken.encode(), "hole.yaml")
    assert all(1 <= fault.line <= broken.count("\n") + 2 for fault in faults)
    assert not any("\n" in fault.sentence for fault in faults)
