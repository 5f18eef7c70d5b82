"""A dossier to work on, and one that has everything in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import storage_factory as make

from candor.storage.dossier import OpenDossier
from candor.storage.shelf import Shelf


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "northwind.candor"


@pytest.fixture
def store(path: Path) -> Iterator[OpenDossier]:
    """A fresh, open dossier."""
    dossier = make.create(Shelf(), path)
    assert isinstance(dossier, OpenDossier)
    yield dossier
    dossier.close()


@pytest.fixture(scope="session")
def filled_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("filled") / "filled.candor"
    store = make.create(Shelf(), path)
    make.fill(store)
    store.close()
    return path.read_bytes()


@pytest.fixture
def filled(path: Path, filled_bytes: bytes) -> Path:
    """A closed dossier with one of everything and a signed revision."""
    path.write_bytes(filled_bytes)
    return path
