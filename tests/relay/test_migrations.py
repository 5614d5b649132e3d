"""A database of an older version is brought forward, and equals one made afresh."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from console.relay import schema
from console.relay.database import make_engine

VERSION_1 = Path(__file__).with_name("version_1.sql")


@contextmanager
def opened(path: Path) -> Iterator[sa.Connection]:
    engine = make_engine(path, writer=True)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def old_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(VERSION_1.read_text(encoding="utf-8"))
    connection.execute("INSERT INTO schema_version VALUES (1)")
    connection.execute("INSERT INTO counters VALUES ('event_seq', 7)")
    connection.execute(
        "INSERT INTO commands (id, body_hash, body, phone_number_id, person, kind, priority,"
        " state, tries, due_us, created_us, created_by)"
        " VALUES ('k1', 'h', '{}', 'pn1', '521', 'text', 0, 'queued', 0, 5, 5, 'ana')"
    )
    connection.execute(
        "INSERT INTO journal (received_us, body, signature) VALUES (5, x'7b7d', 'sha256=')"
    )
    connection.commit()
    connection.close()


def shape(connection: sa.Connection) -> dict[str, object]:
    """Everything about the tables that the program could notice; not their columns' order."""
    found = sa.inspect(connection)
    tables: dict[str, object] = {}
    for name in found.get_table_names():
        columns = {
            column["name"]: (str(column["type"]), column["nullable"], column["default"])
            for column in found.get_columns(name)
        }
        indexes = {
            row.name: row.sql
            for row in connection.execute(
                sa.text(
                    "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = :t"
                ),
                {"t": name},
            )
        }
        key = found.get_pk_constraint(name)["constrained_columns"]
        unique = [one["column_names"] for one in found.get_unique_constraints(name)]
        tables[name] = (columns, indexes, key, unique)
    return tables


def test_an_upgraded_database_equals_a_fresh_one(tmp_path: Path) -> None:
    old_database(tmp_path / "old.db")
    with opened(tmp_path / "old.db") as old, opened(tmp_path / "new.db") as new:
        schema.prepare(old)
        schema.prepare(new)
        assert shape(old) == shape(new)
        version = sa.select(schema.SCHEMA_VERSION.c.version)
        assert old.execute(version).scalar_one() == schema.VERSION


def test_an_upgrade_keeps_what_is_stored(tmp_path: Path) -> None:
    old_database(tmp_path / "old.db")
    with opened(tmp_path / "old.db") as connection:
        schema.prepare(connection)
    with opened(tmp_path / "old.db") as connection:
        schema.prepare(connection)
        command = connection.execute(sa.select(schema.COMMANDS)).one()
        assert (command.id, command.state, command.seq) == ("k1", "queued", 1)
        entry = connection.execute(sa.select(schema.JOURNAL)).one()
        assert (entry.id, entry.body) == (1, b"{}")
        head = connection.execute(sa.select(schema.COUNTERS.c.value)).scalar_one()
        assert head == 7


def test_an_upgrade_that_fails_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old_database(tmp_path / "old.db")
    with opened(tmp_path / "old.db") as connection:
        before = shape(connection)

    def fail(*_arguments: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("console.relay.migrations._renew_indexes", fail)
    with pytest.raises(OSError, match="full"), opened(tmp_path / "old.db") as connection:
        schema.prepare(connection)
    with opened(tmp_path / "old.db") as connection:
        assert shape(connection) == before


def test_a_newer_database_is_not_touched(tmp_path: Path) -> None:
    with opened(tmp_path / "new.db") as connection:
        schema.prepare(connection)
        connection.execute(schema.SCHEMA_VERSION.update().values(version=99))
    with (
        opened(tmp_path / "new.db") as connection,
        pytest.raises(schema.NewerDatabase, match="version 99"),
    ):
        schema.prepare(connection)


def test_instances_that_start_together_make_the_tables_once(postgres_url: str) -> None:
    engine = sa.create_engine(postgres_url)
    together = threading.Barrier(4)
    faults: list[BaseException] = []

    def start() -> None:
        try:
            together.wait(20)
            with engine.begin() as connection:
                schema.prepare(connection)
        except BaseException as error:  # noqa: BLE001 - looked at below
            faults.append(error)

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert faults == []
    with engine.begin() as connection:
        versions = (
            connection.execute(sa.select(schema.SCHEMA_VERSION.c.version)).scalars().all()
        )
    engine.dispose()
    assert versions == [schema.VERSION]


def test_missing_parts_are_added_on_postgresql_too(postgres_url: str) -> None:
    engine = sa.create_engine(postgres_url)
    with engine.begin() as connection:
        schema.prepare(connection)
        connection.exec_driver_sql("ALTER TABLE journal DROP COLUMN fault")
        connection.exec_driver_sql("DROP TABLE leases")
        connection.exec_driver_sql("DROP INDEX commands_due")
        connection.execute(schema.SCHEMA_VERSION.update().values(version=1))
        schema.prepare(connection)
        found = sa.inspect(connection)
        assert {c["name"] for c in found.get_columns("journal")} == set(schema.JOURNAL.c.keys())
        assert found.has_table("leases")
        assert "commands_due" in {index["name"] for index in found.get_indexes("commands")}
    engine.dispose()
