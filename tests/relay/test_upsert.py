"""The relay's upserts on both databases."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from console.relay.schema import METADATA, SUPPRESSIONS, WINDOWS
from console.relay.upsert import insert_or_ignore, insert_or_raise, insert_or_update
from tests.postgres import DATABASES


@pytest.fixture(params=DATABASES)
def connection(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[sa.Connection]:
    on_disk = f"sqlite:///{tmp_path / 'relay.db'}"
    url = on_disk if request.param == "sqlite" else request.getfixturevalue("postgres_url")
    engine = sa.create_engine(url)
    with engine.begin() as opened:
        METADATA.create_all(opened)
        yield opened
    engine.dispose()


def suppression(person: str, reason: str) -> dict[str, object]:
    return {
        "person": person,
        "scope": "all",
        "recipient": f"+{person}",
        "reason": reason,
        "set_by": "ana",
        "set_us": 1,
    }


def reasons(connection: sa.Connection) -> dict[str, str]:
    rows = connection.execute(sa.select(SUPPRESSIONS.c.person, SUPPRESSIONS.c.reason))
    return {row.person: row.reason for row in rows}


def test_ignoring_keeps_what_is_there(connection: sa.Connection) -> None:
    insert_or_ignore(connection, SUPPRESSIONS, suppression("1", "first"))
    both = [suppression("1", "second"), suppression("2", "second")]
    insert_or_ignore(connection, SUPPRESSIONS, both)
    assert reasons(connection) == {"1": "first", "2": "second"}


def test_updating_replaces_only_what_is_named(connection: sa.Connection) -> None:
    insert_or_update(connection, SUPPRESSIONS, suppression("1", "first"), replace=("reason",))
    again = suppression("1", "second") | {"set_by": "luis"}
    insert_or_update(connection, SUPPRESSIONS, again, replace=("reason",))
    row = connection.execute(sa.select(SUPPRESSIONS)).one()
    assert (row.reason, row.set_by) == ("second", "ana")


def test_raising_never_goes_back(connection: sa.Connection) -> None:
    def write(*instants: int) -> int:
        rows = [
            {"phone_number_id": "7", "person": "1", "last_inbound_us": instant}
            for instant in instants
        ]
        insert_or_raise(connection, WINDOWS, rows, "last_inbound_us")
        found = connection.execute(sa.select(WINDOWS.c.last_inbound_us)).scalar_one()
        return int(found)

    assert write(5) == 5
    assert write(3) == 5
    assert write(4, 9, 8) == 9


def test_no_rows_do_nothing(connection: sa.Connection) -> None:
    insert_or_ignore(connection, SUPPRESSIONS, [])
    insert_or_update(connection, SUPPRESSIONS, [], replace=("reason",))
    insert_or_raise(connection, WINDOWS, [], "last_inbound_us")
    assert reasons(connection) == {}
