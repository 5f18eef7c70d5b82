"""How well the listener does on labelled answers: ``python -m candor.deflection.evaluation LABELLED.jsonl LEXICON``.

Each line has ``question``, ``expects``, ``answer``, ``verdict``, ``kind``, ``promise`` and perhaps ``missing``.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from candor.deflection.listener import Listener
from candor.domain.deflection import Assessment, Verdict
from candor.domain.question import Question


@dataclass(frozen=True, slots=True)
class Counted:
    """Right, wrongly said, and not said."""

    right: int
    wrong: int
    unsaid: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.unsaid) if self.right + self.unsaid else 0.0

    @property
    def f1(self) -> float:
        both = 2 * self.right + self.wrong + self.unsaid
        return 2 * self.right / both if both else 0.0

    def __str__(self) -> str:
        return f"precision {self.precision:.3f}  recall {self.recall:.3f}  F1 {self.f1:.3f}"


def count(pairs: Iterable[tuple[bool, bool]]) -> Counted:
    """Pairs of (said, true)."""
    listed = list(pairs)
    return Counted(
        sum(said and true for said, true in listed),
        sum(said and not true for said, true in listed),
        sum(true and not said for said, true in listed),
    )


def auroc(scores: Sequence[float], true: Sequence[bool]) -> float:
    """The chance that a true one scores above a false one, ties counted half."""
    order = sorted(range(len(scores)), key=lambda index: scores[index])
    ranks = [0.0] * len(scores)
    place = 0
    while place < len(order):
        end = place
        while end + 1 < len(order) and scores[order[end + 1]] == scores[order[place]]:
            end += 1
        for index in order[place : end + 1]:
            ranks[index] = (place + end) / 2 + 1
        place = end + 1
    positives = sum(true)
    negatives = len(true) - positives
    if not positives or not negatives:
        return float("nan")
    held = sum(rank for rank, label in zip(ranks, true, strict=True) if label)
    return (held - positives * (positives + 1) / 2) / (positives * negatives)


@dataclass(frozen=True, slots=True)
class Report:
    """Everything measured on one set, in the order in which it is printed."""

    verdicts: dict[str, Counted]
    auroc: float
    kinds: float
    missing: Counted | None
    promises: Counted
    due: float
    milliseconds: tuple[float, float]

    @property
    def macro_f1(self) -> float:
        return sum(counted.f1 for counted in self.verdicts.values()) / len(self.verdicts)

    def __str__(self) -> str:
        lines = [f"verdict macro-F1 {self.macro_f1:.3f}"]
        lines += [f"  {name:9s} {counted}" for name, counted in self.verdicts.items()]
        lines.append(f"AUROC evasive against straight {self.auroc:.3f}")
        lines.append(f"kind of the evasive, named right {self.kinds:.3f}")
        if self.missing is not None:
            lines.append(f"missing parts  {self.missing}")
        lines.append(f"promises       {self.promises}   due words right {self.due:.3f}")
        lines.append(f"time           p50 {self.milliseconds[0]:.2f} ms  p99 {self.milliseconds[1]:.2f} ms")
        return "\n".join(lines)


def evaluate(rows: Sequence[dict[str, Any]], listener: Listener, on: date) -> Report:
    assessed: list[Assessment] = []
    times: list[float] = []
    for row in rows:
        question = Question(id="q", say=row["question"], expects=listener.expectations_from(row["expects"]))
        began = time.perf_counter()
        assessed.append(listener.assess(question, row["answer"], on=on))
        times.append((time.perf_counter() - began) * 1000)
    pairs = list(zip(rows, assessed, strict=True))
    firm = [(row, found) for row, found in pairs if row["verdict"] != "partial"]
    evasive = [(row, found) for row, found in pairs if row["verdict"] == "evasive"]
    promised = [(row, found) for row, found in pairs if row["promise"] and found.promises]
    times.sort()
    return Report(
        verdicts={
            name.value: count((found.verdict is name, row["verdict"] == name.value) for row, found in pairs)
            for name in Verdict
        },
        auroc=auroc([found.score for _, found in firm], [row["verdict"] == "evasive" for row, _ in firm]),
        kinds=_share(evasive, lambda row, found: found.kind is not None and found.kind.value == row["kind"]),
        missing=_missing(pairs),
        promises=count((bool(found.promises), bool(row["promise"])) for row, found in pairs),
        due=_share(
            promised,
            lambda row, found: any(_same_due(row["promise"]["due_text"], heard.due_text) for heard in found.promises),
        ),
        milliseconds=(times[len(times) // 2], times[min(len(times) - 1, len(times) * 99 // 100)]),
    )


def _share(
    pairs: Sequence[tuple[dict[str, Any], Assessment]], right: Callable[[dict[str, Any], Assessment], bool]
) -> float:
    return sum(right(row, found) for row, found in pairs) / len(pairs) if pairs else float("nan")


def _missing(pairs: Sequence[tuple[dict[str, Any], Assessment]]) -> Counted | None:
    if not all("missing" in row for row, _ in pairs):
        return None
    return count(
        (label in {expectation.label for expectation in found.missing}, label in row["missing"])
        for row, found in pairs
        for label in row["expects"]
    )


def _same_due(told: str | None, heard: str) -> bool:
    told, heard = (told or "").casefold().strip(), heard.casefold().strip()
    return told == heard or (bool(told and heard) and (told in heard or heard in told))


def main(labelled: str, lexicon: str) -> None:
    rows = [json.loads(line) for line in Path(labelled).read_text(encoding="utf-8").splitlines() if line.strip()]
    sys.stdout.write(f"{evaluate(rows, Listener(Path(lexicon)), date(2026, 1, 5))}\n")


if __name__ == "__main__":
    main(*sys.argv[1:3])
