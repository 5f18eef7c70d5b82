"""Small files for what the checker says: a questionnaire of given questions, and what is wrong with it by line."""

from __future__ import annotations

from candor.questionnaires.check import check_source
from candor.questionnaires.faults import Fault

HEAD = """\
format: 1
id: short
version: 1
title: Short
sections:
  - id: only
    title: Only
    questions:
"""
READY = """\
        strong: A.
        warning: B.
        expects: [{kind: yes_no, label: yes or no}]
        probes: [{say: Go on.}]
"""


def question(name: str, fields: str = "", when: str = "") -> str:
    """One question that is ready for the room; ``fields`` and ``when`` are lines of YAML without indent."""
    lines = [f"      - id: {name}", f"        say: Say {name}?", READY.rstrip("\n")]
    lines += [f"        {line}" for line in fields.splitlines()]
    if when:
        lines += ["        when:", *(f"          {line}" for line in when.splitlines())]
    return "\n".join(lines) + "\n"


def file_of(*questions: str, head: str = HEAD) -> str:
    return head + "".join(questions)


def faults(text: str) -> list[Fault]:
    return check_source(text.encode(), "short.yaml")


def line_of(text: str, words: str) -> int:
    """The line on which these words stand for the last time."""
    return text[: text.rindex(words)].count("\n") + 1
