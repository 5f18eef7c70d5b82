"""How well the listener does on labelled answers, with floors. Skipped where the data is absent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from candor.deflection.evaluation import Counted, auroc, count, evaluate
from candor.deflection.listener import Listener

Labelled = Callable[[str], list[dict[str, Any]]]


def test_answers_nobody_trained_on_are_judged_well_enough(labelled: Labelled, listener: Listener) -> None:
    report = evaluate(labelled("vendor_dev.jsonl"), listener, date(2026, 1, 5))
    assert report.macro_f1 >= 0.62
    assert report.auroc >= 0.92
    assert report.verdicts["evasive"].precision >= 0.8
    assert report.milliseconds[0] < 50
    assert "macro-F1" in str(report)


def test_missing_parts_and_promises_are_found_in_the_training_answers(labelled: Labelled, listener: Listener) -> None:
    report = evaluate(labelled("vendor_train.jsonl")[::12], listener, date(2026, 1, 5))
    assert report.missing is not None
    assert report.missing.f1 >= 0.7
    assert report.promises.f1 >= 0.75
    assert report.due >= 0.85


def test_auroc_counts_ties_half() -> None:
    assert auroc([0.1, 0.2, 0.8, 0.9], [False, False, True, True]) == 1.0
    assert auroc([0.5, 0.5], [False, True]) == 0.5
    assert auroc([0.9, 0.1], [False, True]) == 0.0
    assert auroc([0.9], [True]) != auroc([0.9], [True])


def test_counting_gives_precision_and_recall() -> None:
    counted = count([(True, True), (True, False), (False, True), (False, False)])
    assert counted == Counted(1, 1, 1)
    assert (counted.precision, counted.recall, counted.f1) == pytest.approx((0.5, 0.5, 0.5))
