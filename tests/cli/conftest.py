"""A command line to type at: the real program in this process, with a home of its own."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from candor.bootstrap import build_services, build_tools
from candor.cli.handed import FrontEnds
from candor.cli.main import main
from candor.workflows.services import Services


@dataclass(frozen=True)
class Outcome:
    status: int
    out: str
    err: str

    @property
    def told_in_one_sentence(self) -> bool:
        """Nothing on stdout, one line on stderr that ends like a sentence, and no traceback."""
        return not self.out and self.err.count("\n") == 1 and self.err.rstrip().endswith((".", ")"))


@dataclass
class Started:
    """What the front ends were asked to do."""

    windows: list[Path | None] = field(default_factory=list)
    demos: list[Path] = field(default_factory=list)
    benches: list[bool] = field(default_factory=list)

    def front_ends(self) -> FrontEnds:
        return FrontEnds(
            window=lambda file: self._note(self.windows, file),
            demo=lambda folder: self._note(self.demos, folder),
            bench=lambda as_json: self._note(self.benches, as_json),
        )

    @staticmethod
    def _note(calls: list[Any], call: Any) -> int:
        calls.append(call)
        return 7


Candor = Callable[..., Outcome]


@pytest.fixture
def services() -> Services:
    return build_services()


@pytest.fixture
def started() -> Started:
    return Started()


@pytest.fixture
def candor(
    services: Services, started: Started, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Candor:
    """``candor("verify", path)`` as if typed; ``stdin`` is what is piped in."""

    def typed(*arguments: object, stdin: bytes = b"", services: Services = services) -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        status = main([str(argument) for argument in arguments], services, build_tools(), started.front_ends())
        told = capfd.readouterr()
        return Outcome(status, told.out, told.err)

    return typed
