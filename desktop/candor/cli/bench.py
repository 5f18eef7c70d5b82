"""``candor bench``: figures, each beside its floor and its goal."""

from __future__ import annotations

import json
from collections.abc import Iterable

from candor.workflows.measurement import Measurement


def report(measurements: Iterable[Measurement], *, as_json: bool) -> int:
    """Print every figure; 1 if one misses its goal."""
    found = []
    for measurement in measurements:
        found.append(measurement)
        if not as_json:
            print(_line(measurement), flush=True)
    if as_json:
        print(json.dumps([_plain(measurement) for measurement in found], indent=2))
    return 0 if all(measurement.met for measurement in found) else 1


def _line(measurement: Measurement) -> str:
    mark = "good" if measurement.met else "MISSED"
    if measurement.floor is None:
        figure = f"{measurement.value:9.2f} {measurement.unit}   (goal ≤ {measurement.goal:g} {measurement.unit})"
    else:
        over = f"{measurement.measured:.1f} {measurement.unit} over a floor of {measurement.floor:.1f}"
        figure = f"{measurement.value:9.2f} ×    (goal ≤ {measurement.goal:g}; {over})"
    return f"{measurement.name:<34}{figure}  {mark}"


def _plain(measurement: Measurement) -> dict[str, object]:
    return {
        "name": measurement.name,
        "value": round(measurement.value, 3),
        "floor": None if measurement.floor is None else round(measurement.floor, 3),
        "goal": measurement.goal,
        "unit": measurement.unit,
    }
