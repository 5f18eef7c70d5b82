"""Rows, literal schema and entities say the same; any entity comes back exactly as it went in."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime, timedelta, timezone
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
import storage_factory as make
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Boolean, Float, Integer, LargeBinary
from sqlcipher3 import dbapi2
from sqlmodel.sql.sqltypes import AutoString

from candor.domain.answer import Draft
from candor.domain.record import ENTITY_TYPES, Change
from candor.storage import rows
from candor.storage.schema import VERSIONS
from candor.storage.shelf import Shelf
from candor.workflows.canonical import to_plain

AFFINITY = {Integer: "INTEGER", Boolean: "INTEGER", AutoString: "TEXT", Float: "REAL", LargeBinary: "BLOB"}
TABLES = {table.name: table for table in rows.DealRow.metadata.sorted_tables}


@pytest.fixture(scope="module")
def laid():
    connection = dbapi2.connect(":memory:")
    for statement in VERSIONS.schemas[VERSIONS.newest]:
        connection.execute(statement)
    yield connection
    connection.close()


def test_the_schema_has_exactly_the_tables_of_the_rows(laid):
    names = {name for (name,) in laid.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert names == set(TABLES)


@pytest.mark.parametrize("name", sorted(TABLES))
def test_the_schema_has_exactly_the_columns_of_the_rows(laid, name: str):
    columns = laid.execute(f"PRAGMA table_info({name})").fetchall()
    held = {column[1]: (column[2], bool(column[3]) or bool(column[5]), bool(column[5])) for column in columns}
    declared = {
        column.name: (AFFINITY[type(column.type)], not column.nullable, column.primary_key)
        for column in TABLES[name].columns
    }
    assert held == declared
    assert list(held) == list(declared)


@pytest.mark.parametrize("kind", sorted(ENTITY_TYPES))
def test_every_field_of_an_entity_has_its_column(kind: str):
    fields = {field.name for field in dataclasses.fields(ENTITY_TYPES[kind])}
    columns = {column.name for column in TABLES[kind].columns} - {"position"}
    if kind == "revision":
        columns = {column for column in columns if not column.startswith("signature_")} | {"signature"}
    assert columns == fields


# Any entity whatever -------------------------------------------------------------------------------------------------

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
WHOLE = st.integers(-(2**53) + 1, 2**53 - 1)
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(datetime(1970, 1, 2), datetime(2200, 1, 1), timezones=ZONES)  # noqa: DTZ001
LEAVES: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    int: WHOLE,
    bool: st.booleans(),
    float: st.floats(0, 1) | st.floats(allow_nan=False, allow_infinity=False),
    datetime: MOMENTS,
    date: st.dates(),
    NoneType: st.none(),
}


def any_of(hint: Any) -> st.SearchStrategy[Any]:
    """Whatever a field of this type may hold."""
    if hint in LEAVES:
        return LEAVES[hint]
    if get_origin(hint) in (Union, UnionType):
        return st.one_of(*map(any_of, get_args(hint)))
    if get_origin(hint) is tuple:
        return st.lists(any_of(get_args(hint)[0]), max_size=2).map(tuple)
    if issubclass(hint, Enum):
        return st.sampled_from(hint)
    hints = get_type_hints(hint)
    return st.builds(hint, **{field.name: any_of(hints[field.name]) for field in dataclasses.fields(hint)})


ENTITIES = st.one_of(*(any_of(kind) for name, kind in ENTITY_TYPES.items() if name != "deal"))


@pytest.fixture(scope="module")
def durable(tmp_path_factory: pytest.TempPathFactory):
    store = make.create(Shelf(), tmp_path_factory.mktemp("any") / "any.candor")
    yield store
    store.close()


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(entity=ENTITIES, text=TEXT)
def test_any_entity_comes_back_as_it_went_in(durable, entity: Any, text: str):
    draft = Draft(answer_id=f"draft of {entity.id}", text=text, saved_at=make.AT)
    durable.save_draft(draft)
    make.write(durable, Change("came", None, entity))
    loaded = durable.load()
    kept = [held for held in loaded.record.entities() if type(held) is type(entity)]
    assert [to_plain(held) for held in kept] == [to_plain(entity)]
    assert kept == [entity]
    assert loaded.drafts == {draft.answer_id: draft}
    durable.commit([Change("left", entity, None)], actor=make.ACTOR, at=make.AT, settles=[draft.answer_id])
    assert not durable.load().drafts


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pair=ENTITIES.flatmap(lambda entity: st.tuples(st.just(entity), any_of(type(entity)))))
def test_any_change_of_an_entity_comes_back_as_it_went_in(durable, pair: tuple[Any, Any]):
    before, other = pair
    after = dataclasses.replace(other, id=before.id)
    make.write(durable, Change("came", None, before), Change("changed", before, after))
    try:
        [kept] = [held for held in durable.load().record.entities() if type(held) is type(before)]
        assert to_plain(kept) == to_plain(after)
    finally:
        make.write(durable, Change("left", after, None))
