"""Learns ``wording.json`` and ``weights.json``: ``python listener_weights.py TRAIN.jsonl LEXICON_FOLDER``.

Needs scikit-learn, which the program itself does not. Reproducible: no randomness, folds by question, weights rounded.
The layers above the wording layer are trained on its out-of-fold view, so that they trust it no more than it deserves.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from candor.deflection.features import kind_features, verdict_features, wording_features
from candor.deflection.hearing import Ear, Hearing
from candor.deflection.wording import with_pairs, wording_of

VERSION = "listener 1.0"
FOLDS = 5
KEPT_WORDS = 6000
ON = date(2026, 1, 5)


class Rows:
    """The labelled answers, each heard once."""

    def __init__(self, path: Path, ear: Ear) -> None:
        self.rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        self.hearings: list[Hearing] = []
        self.bare: list[Hearing] = []
        for row in self.rows:
            expected = ear.parts.expectations_from(row["expects"])
            self.hearings.append(ear.hear(row["question"], expected, row["answer"], ON))
            self.bare.append(ear.hear(row["question"], (), row["answer"], ON))
        self.tokens = [with_pairs(wording_of(heard.reading, heard.names)) for heard in self.hearings]
        self.verdicts = np.array([row["verdict"] for row in self.rows])
        self.labels = np.array([_label(row) for row in self.rows])
        questions = [row["question"] for row in self.rows]
        groups = np.unique(questions, return_inverse=True)[1]
        self.folds = list(GroupKFold(FOLDS).split(questions, groups=groups))


def _label(row: dict[str, Any]) -> str:
    return {"straight": "straight", "partial": "half_answer"}.get(row["verdict"]) or str(row["kind"])


class WordingModel:
    """TF-IDF over roots and pairs, a weight per class, the rarest opinions dropped."""

    def fit(self, tokens: Sequence[list[str]], labels: np.ndarray) -> WordingModel:
        self._vectors = TfidfVectorizer(analyzer=lambda row: row, min_df=2, sublinear_tf=True)
        matrix = self._vectors.fit_transform(tokens)
        first = LogisticRegression(C=4, max_iter=3000).fit(matrix, labels)
        strength = np.abs(first.coef_).max(axis=0) * np.sqrt(np.asarray((matrix != 0).sum(axis=0)).ravel())
        kept = np.sort(np.argsort(-strength, kind="stable")[:KEPT_WORDS])
        names = self._vectors.get_feature_names_out()[kept]
        self._vectors = TfidfVectorizer(analyzer=lambda row: row, vocabulary=list(names), sublinear_tf=True)
        self._model = LogisticRegression(C=4, max_iter=3000).fit(self._vectors.fit_transform(tokens), labels)
        return self

    def chances(self, tokens: Sequence[list[str]]) -> list[dict[str, float]]:
        table = self._model.predict_proba(self._vectors.transform(tokens))
        return [dict(zip(self._model.classes_, map(float, row), strict=True)) for row in table]

    def content(self) -> dict[str, Any]:
        words = {}
        for name, index in sorted(self._vectors.vocabulary_.items()):
            weights = [round(float(w), 2) for w in self._model.coef_[:, index]]
            words[name] = [round(float(self._vectors.idf_[index]), 2), *weights]
        return {
            "classes": list(self._model.classes_),
            "start": [round(float(value), 3) for value in self._model.intercept_],
            "words": words,
        }


class NamedModel:
    """Logistic regression over named numbers, scaled for fitting and unscaled for reading."""

    def __init__(self, strength: float) -> None:
        self._strength = strength

    def fit(
        self, features: Sequence[dict[str, float]], labels: np.ndarray, weights: np.ndarray | None = None
    ) -> NamedModel:
        self._names = DictVectorizer(sparse=False)
        matrix = self._names.fit_transform(features)
        self._scale = np.abs(matrix).max(axis=0)
        self._scale[self._scale == 0] = 1
        self._model = LogisticRegression(C=self._strength, max_iter=5000)
        self._model.fit(matrix / self._scale, labels, sample_weight=weights)
        return self

    def table(self, features: Sequence[dict[str, float]]) -> np.ndarray:
        return self._model.predict_proba(self._names.transform(features) / self._scale)

    @property
    def classes(self) -> list[str]:
        return list(self._model.classes_)

    def content(self, only: str | None = None) -> dict[str, Any]:
        coefficients = self._model.coef_ / self._scale
        names = self._names.get_feature_names_out()
        return {
            "classes": [only] if only else self.classes,
            "start": [round(float(value), 4) for value in self._model.intercept_],
            "weights": {
                name: [round(float(w), 4) for w in coefficients[:, index]]
                for index, name in sorted(enumerate(names), key=lambda pair: pair[1])
                if np.abs(coefficients[:, index]).max() >= 0.00005
            },
        }


def out_of_fold_wording(rows: Rows) -> list[dict[str, float]]:
    found: list[dict[str, float]] = [{} for _ in rows.rows]
    for train, test in rows.folds:
        model = WordingModel().fit([rows.tokens[i] for i in train], rows.labels[train])
        for index, chances in zip(test, model.chances([rows.tokens[i] for i in test]), strict=True):
            found[index] = chances
    return found


def met_rows(rows: Rows, wording: Sequence[dict[str, float]]) -> tuple[list[dict[str, float]], np.ndarray, np.ndarray]:
    features, met, owner = [], [], []
    for index, (row, heard) in enumerate(zip(rows.rows, rows.hearings, strict=True)):
        if heard.derived:
            continue
        for label, evidence in zip(row["expects"], heard.evidence, strict=True):
            features.append({**evidence.features, **wording_features(wording[index])})
            met.append(label not in row["missing"])
            owner.append(index)
    return features, np.array(met), np.array(owner)


def met_everywhere(
    rows: Rows, wording: Sequence[dict[str, float]]
) -> tuple[NamedModel, list[tuple[float, ...]], list[tuple[float, ...]]]:
    """The model of parts on everything, and out-of-fold chances for the given and the derived expectations."""
    features, met, owner = met_rows(rows, wording)
    given: list[tuple[float, ...]] = [() for _ in rows.rows]
    derived: list[tuple[float, ...]] = [() for _ in rows.rows]
    for train, test in rows.folds:
        inside = np.isin(owner, train)
        model = NamedModel(1.0).fit([features[i] for i in np.flatnonzero(inside)], met[inside])
        for index in test:
            also = wording_features(wording[index])
            for target, hearing in ((given, rows.hearings[index]), (derived, rows.bare[index])):
                if hearing.evidence:
                    table = model.table([{**e.features, **also} for e in hearing.evidence])
                    target[index] = tuple(float(chance) for chance in table[:, 1])
    return NamedModel(1.0).fit(features, met), given, derived


def learn(train: Path, folder: Path) -> None:
    rows = Rows(train, Ear(folder))
    wording = out_of_fold_wording(rows)
    parts, given, derived = met_everywhere(rows, wording)
    with_parts = [verdict_features(h.shared, m, w) for h, m, w in zip(rows.hearings, given, wording, strict=True)]
    without = [verdict_features(h.shared, m, w) for h, m, w in zip(rows.bare, derived, wording, strict=True)]
    half = np.concatenate([np.ones(len(with_parts)), np.full(len(without), 0.5)])
    verdict = NamedModel(0.5).fit(with_parts + without, np.concatenate([rows.verdicts, rows.verdicts]), half)
    evasive = np.flatnonzero(rows.verdicts == "evasive")
    kinds = [kind_features(rows.hearings[i].cues, rows.hearings[i].shared, wording[i]) for i in evasive]
    kind = NamedModel(0.5).fit(kinds, rows.labels[evasive])
    weights = {"version": VERSION, "met": parts.content("met"), "verdict": verdict.content(), "kind": kind.content()}
    _write(folder / "weights.json", weights)
    _write(folder / "wording.json", WordingModel().fit(rows.tokens, rows.labels).content())


def _write(path: Path, content: dict[str, Any]) -> None:
    """One line for each word or feature, so that a change can be read."""
    lines = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=False)
    path.write_text(_one_line_lists(lines) + "\n", encoding="utf-8")


def _one_line_lists(text: str) -> str:
    import re

    return re.sub(r"\[\s+([^\[\]{}]*?)\s+\]", lambda match: "[" + re.sub(r"\s+", " ", match.group(1)) + "]", text)


if __name__ == "__main__":
    learn(Path(sys.argv[1]), Path(sys.argv[2]))
