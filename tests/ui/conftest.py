"""A style, a worker and a real window for each test that wants one; everything ends with the test."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.ui.window_driver import Driver

from candor.bootstrap import build_services
from candor.ui.operations import Operations
from candor.ui.preferences import PreferenceFile
from candor.ui.style import Style
from candor.ui.window import Window
from candor.workflows.services import Services


@pytest.fixture
def style(qapp: object, root: Path) -> Iterator[Style]:
    made = Style(qapp, root / "resources", theme="light")  # type: ignore[arg-type]
    yield made
    made.deleteLater()


@pytest.fixture
def operations(qtbot: QtBot) -> Iterator[Operations]:
    made = Operations()
    yield made
    made.stop()


@pytest.fixture
def services(own_home: Path) -> Services:
    return build_services()


@pytest.fixture
def driver(services: Services, style: Style, operations: Operations, qtbot: QtBot) -> Iterator[Driver]:
    window = Window(services, style, operations, PreferenceFile(services.places.user_data / "preferences.json"))
    window.furnish()
    driven = Driver(window, operations, qtbot)
    window.show()
    driven.settle()
    yield driven
    driven.do(window.close)
    window.deleteLater()
    gc.collect()
