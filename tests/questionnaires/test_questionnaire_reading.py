"""A file someone wrote becomes a questionnaire, or a sentence that says which line to mend and how."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from candor.domain.errors import KnownError
from candor.domain.question import ExpectationKind
from candor.questionnaires.check import check_file, check_source
from candor.questionnaires.faults import QuestionnaireUnreadable
from candor.questionnaires.reading import read_questionnaire

WHOLE = """\
format: 1
id: short
version: 1.0
title: A short one
sections:
  - id: only
    title: The only section
    questions:
      - id: runway
        short: Runway
        say: >-
          How many months
          of runway?
        why: It matters.
        strong: Months.
        warning: "No: nothing."
        expects:
          - kind: duration
            label: months
            cues: [runway, "off"]
        probes:
          - against: generality
            say: How many?
        must_ask: true
        minutes: 4
      - id: next
        say: And then?
        strong: A.
        warning: B.
        expects: [{kind: yes_no, label: yes}]
        probes: [{say: Go on.}]
        when:
          categories: [digital-therapeutic]
          after:
            - question: runway
              dispositions: [deflected]
"""


def mended(old: str, new: str) -> str:
    assert WHOLE.count(old) == 1, old
    return WHOLE.replace(old, new)


def complaint(text: str) -> str:
    with pytest.raises(QuestionnaireUnreadable) as refused:
        read_questionnaire(text.encode(), "short.yaml")
    assert isinstance(refused.value, KnownError)
    return refused.value.sentence


def test_a_whole_file_becomes_a_questionnaire() -> None:
    sourced = read_questionnaire(WHOLE.encode(), "short.yaml")
    (section,) = sourced.questionnaire.sections
    runway, after = section.questions
    assert sourced.source == WHOLE.encode()
    assert sourced.questionnaire.source_sha256 == hashlib.sha256(WHOLE.encode()).hexdigest()
    assert runway.say == "How many months of runway?"
    assert runway.expects[0].kind is ExpectationKind.DURATION
    assert runway.probes[0].against == "generality"
    assert (runway.must_ask, runway.minutes, after.must_ask, after.minutes) == (True, 4, False, 3)
    assert after.when.after[0].dispositions == ("deflected",)
    assert check_source(WHOLE.encode(), "short.yaml") == []


def test_every_scalar_is_the_text_that_was_written() -> None:
    questionnaire = read_questionnaire(mended("version: 1.0", "version: 1.10").encode(), "x.yaml").questionnaire
    assert questionnaire.version == "1.10"
    assert questionnaire.sections[0].questions[0].expects[0].cues == ("runway", "off")
    assert questionnaire.sections[0].questions[1].expects[0].label == "yes"


def test_windows_line_ends_and_a_byte_order_mark_are_read() -> None:
    source = b"\xef\xbb\xbf" + WHOLE.replace("\n", "\r\n").encode()
    assert read_questionnaire(source, "x.yaml").questionnaire.title == "A short one"


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("        say: And then?\n", "", "line 26: Question next: The field `say` is missing; add `say:`"),
        ("        probes: [{", "        probe: [{", "line 31: Question next: There is no field `probe`; did you mean"),
        ("kind: duration", "kind: time", 'line 18: Question runway: "time" is not a known `kind`; write date'),
        ("generality", "generalities", 'line 22: Question runway: "generalities" is not a known `against`; did you'),
        ("digital-therapeutic", "digital", 'line 33: Question next: "digital" is not a known `categories`; '),
        ("[deflected]", "[evaded]", 'line 36: Question next: "evaded" is not a known `dispositions`'),
        ("id: runway", "id: Runway/1", 'line 9: Question Runway/1: "Runway/1" cannot be used as `id`'),
        ("minutes: 4", "minutes: four", "line 25: Question runway: `minutes` takes a whole number"),
        ("minutes: 4", "minutes: 900", "line 25: Question runway: `minutes` must be at most 60."),
        ("must_ask: true", "must_ask: yes", "line 24: Question runway: `must_ask` takes true or false."),
        ("[runway, ", "[Runway, ", 'line 20: Question runway: The cue "Runway" has capital letters'),
        ("[deflected]", "deflected", "line 36: Question next: `dispositions` takes a list"),
        ("[deflected]", "[]", "line 36: Question next: `dispositions` is empty; write at least one item."),
        ("say: And then?", "say: [And, then]", "line 27: Question next: `say` takes one text"),
        ("say: And then?", "say: ''", "line 27: Question next: `say` is empty; write its text, or remove the field."),
        ("format: 1", "format: 2", "line 1: This file is in a format this Candor does not know"),
        ("title: A short one", "title: A short one\nlanguage: English", 'line 5: "English" is not a language tag'),
        ("title: A short one", "title: " + "x" * 121, "line 4: `title` is longer than 120 characters"),
    ],
)
def test_a_fault_of_form_names_the_line_and_what_to_write(old: str, new: str, sentence: str) -> None:
    assert complaint(mended(old, new)).startswith(f"short.yaml, {sentence}")


@pytest.mark.parametrize(
    ("text", "held"), [("[1, 2]\n", "a list"), ("- id: a\n", "a list"), ("word\n", "a single text")]
)
def test_a_file_that_is_no_fields_at_all_is_told_what_a_questionnaire_begins_with(text: str, held: str) -> None:
    sentence = f"This file is {held}; a questionnaire begins with fields such as `id:` and `title:`."
    assert complaint(text) == f"short.yaml, line 1: {sentence}"


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("id: next", "id: runway", "an earlier question has this id"),
        ("question: runway", "question: nowhere", "waits for nowhere, which is not in this questionnaire"),
        ("question: runway", "question: next", "waits for next, which stands later or is this one"),
        ("title: A short one", "title: A\ncategories: [health-system]", "it is never asked, because the questionnaire"),
        ("must_ask: true", "when: {categories: [health-system]}", "is asked in other categories or modes only"),
        ("        must_ask: true", "        gate: true\n        strong: ''", "stands here twice"),
        ("        strong: Months.\n", "        gate: true\n", "a gate is rated against its anchors"),
        ("title: A short one", "title: A\ngate: true", "A gate needs questions that decide it"),
        ("[{kind: yes_no, label: yes}]", "[{kind: words, label: a}]", "can only be heard by its words"),
        ("[{kind: yes_no, label: yes}]", "[{kind: date, label: a}, {kind: number, label: a}]", "two parts are called"),
    ],
)
def test_a_questionnaire_that_makes_no_sense_is_refused(old: str, new: str, sentence: str) -> None:
    assert sentence in complaint(mended(old, new))


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("        strong: Months.\n", "", "nothing to rate the answer against"),
        ("        probes: [{say: Go on.}]\n", "", "nothing to say when the answer slides away"),
        ("        expects: [{kind: yes_no, label: yes}]\n", "", "Still missing will stay empty"),
        ("say: And then?", "say: " + "word " * 61, "long to say aloud"),
        (
            "[{kind: yes_no, label: yes}]",
            "[{kind: date, label: a}, {kind: date, label: b}]",
            "cannot be told from the other date",
        ),
    ],
)
def test_what_is_poor_but_usable_is_a_warning(old: str, new: str, sentence: str) -> None:
    text = mended(old, new)
    faults = check_source(text.encode(), "short.yaml")
    assert faults
    assert all(fault.warning and sentence in fault.sentence for fault in faults)
    assert read_questionnaire(text.encode(), "short.yaml").questionnaire.id == "short"


def test_check_lists_every_fault_of_a_file_by_line(tmp_path: Path) -> None:
    path = tmp_path / "many.yaml"
    path.write_text(WHOLE.replace("kind: ", "kin: ").replace("minutes: 4", "minutes: x"), encoding="utf-8")
    faults = check_file(path)
    assert [fault.line for fault in faults] == sorted(fault.line for fault in faults)
    assert len(faults) == 5
    with pytest.raises(QuestionnaireUnreadable, match=r"many.yaml, line \d+: .* \(4 more faults in this file\.\)"):
        read_questionnaire(path.read_bytes(), path.name)


def test_checking_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    (fault,) = check_file(tmp_path / "gone.yaml")
    assert fault.sentence.startswith("This file cannot be opened (No such file or directory)")
