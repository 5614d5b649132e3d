"""Many rows in one statement: all of them, on both databases, and errors as always."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from console.relay import schema
from console.relay.bulk import BulkInsert, BulkLookup, BulkUpdate
from console.relay.database_address import parse
from console.relay.database_engines import make_engine
from console.relay.schema import ITEMS, PARKED_STATUSES, WINDOWS

REMEMBER = BulkInsert(ITEMS, ("key", "seen_us"))
PARK = BulkInsert(
    PARKED_STATUSES, ("message_id", "status", "seen_us"), "ON CONFLICT DO NOTHING"
)
OPEN = BulkInsert(WINDOWS, ("phone_number_id", "person", "last_inbound_us"))
MOVE = BulkUpdate(WINDOWS, "person", ("last_inbound_us", "phone_number_id"))


@pytest.fixture
def connection(
    database: str, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[sa.Connection]:
    where = "relay.db" if database == "sqlite" else request.getfixturevalue("postgres_url")
    engine = make_engine(parse(where, tmp_path), writer=True)
    with engine.begin() as one:
        schema.prepare(one)
        yield one
    engine.dispose()


@pytest.mark.parametrize("count", [0, 1, 2, 3, 37, 511, 512, 513, 1500])
def test_every_row_is_stored_and_found(connection: sa.Connection, count: int) -> None:
    rows = [(number.to_bytes(16, "big"), number) for number in range(count)]
    REMEMBER.execute(connection, rows)
    stored = connection.execute(sa.select(ITEMS.c.key, ITEMS.c.seen_us).order_by("seen_us"))
    assert [(bytes(key), seen) for key, seen in stored] == rows
    lookup = BulkLookup("SELECT key FROM items", "key")
    wanted = [(2 * number).to_bytes(16, "big") for number in range(count)]
    found = {bytes(key) for (key,) in lookup.execute(connection, wanted)}
    assert found == {key for key, number in rows if number % 2 == 0}


def test_texts_come_back_as_they_were(connection: sa.Connection) -> None:
    texts = ["", "\\N", "\\.", "a\tb", "a\nb", "a\\b", "ñ 😀", '"{},', "NULL"]
    PARK.execute(connection, [(text, "sent", 1) for text in texts])
    OPEN.execute(connection, [("pn", text, 1) for text in texts])
    for column in (PARKED_STATUSES.c.message_id, WINDOWS.c.person):
        assert sorted(connection.execute(sa.select(column)).scalars()) == sorted(texts)


@pytest.mark.parametrize("count", [0, 1, 5, 513])
def test_the_rows_that_are_named_change(connection: sa.Connection, count: int) -> None:
    OPEN.execute(connection, [("pn", f"p{number}", number) for number in range(600)])
    MOVE.execute(connection, [(f"p{number}", -number, "other") for number in range(count)])
    MOVE.execute(connection, [("nobody", 7, "other")])
    stored = connection.execute(sa.select(WINDOWS.c.person, WINDOWS.c.last_inbound_us))
    assert {row.person: row.last_inbound_us for row in stored} == {
        f"p{number}": -number if number < count else number for number in range(600)
    }
    moved = sa.select(sa.func.count()).where(WINDOWS.c.phone_number_id == "other")
    assert connection.execute(moved).scalar_one() == count


def test_a_conflict_is_settled_as_asked(connection: sa.Connection) -> None:
    for _ in range(2):
        PARK.execute(connection, [("W", "sent", 1), ("W", "read", 1)])
    count = sa.select(sa.func.count()).select_from(PARKED_STATUSES)
    assert connection.execute(count).scalar_one() == 2


def test_a_key_that_is_taken_is_an_integrity_error(connection: sa.Connection) -> None:
    rows = [(b"a" * 16, 1), (b"b" * 16, 2)]
    REMEMBER.execute(connection, rows)
    savepoint = connection.begin_nested()
    with pytest.raises(sa.exc.IntegrityError):
        REMEMBER.execute(connection, [(b"c" * 16, 3), *rows])
    savepoint.rollback()
    REMEMBER.execute(connection, [(b"c" * 16, 3)])
    assert connection.execute(sa.select(sa.func.count()).select_from(ITEMS)).scalar_one() == 3


def test_what_the_database_does_not_take_is_a_data_error(
    connection: sa.Connection, database: str
) -> None:
    savepoint = connection.begin_nested()
    if database == "postgresql":
        with pytest.raises(sa.exc.DataError):
            OPEN.execute(connection, [("pn", "a\0b", 1)])
    savepoint.rollback()
    OPEN.execute(connection, [("pn", "ab", 1)])
