"""The command as scripts see it: a process with pipes and an exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.journey


def candor(*arguments: object, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "candor", *map(str, arguments)], input=stdin, capture_output=True, check=False
    )


def test_an_answer_goes_in_and_a_verdict_comes_out() -> None:
    request = {
        "question": "Which engagement in our industry failed last, and what did you learn?",
        "answer": "I'm afraid I can't comment on that — confidentiality.",
        "expects": ["instance", "what changed"],
    }
    told = candor("assess", stdin=json.dumps(request).encode() + b"\n")
    assert (told.returncode, told.stderr) == (0, b"")
    reply = json.loads(told.stdout)
    assert reply["verdict"] == "evasive"
    assert set(reply) == {"verdict", "score", "kind", "flags", "missing", "promises"}


def test_assess_answers_while_its_input_is_still_open() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "candor", "assess"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for answer in ("We lost Orion in March 2024.", "Everybody is happy."):
            process.stdin.write(json.dumps({"question": "Who left?", "answer": answer}).encode() + b"\n")
            process.stdin.flush()
            assert "verdict" in json.loads(process.stdout.readline())
        process.stdin.close()
        assert process.wait() == 0


def test_wrong_usage_is_one_sentence_and_two() -> None:
    told = candor("assess", "--loud")
    assert (told.returncode, told.stdout) == (2, b"")
    assert told.stderr.count(b"\n") == 1


def test_a_reader_who_leaves_early_is_no_bug(root: Path) -> None:
    shipped = min((root / "questionnaires").glob("*.yaml"))
    with subprocess.Popen(
        [sys.executable, "-m", "candor", "questionnaire", "preview", shipped],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 141
