"""Brings an older database's tables forward: adds what is missing, and loses nothing.

A step that only adds (tables, columns that may be empty or have a server default, indexes) is
read off the table definitions. A step that must move data is written out as a function of its
own and runs in its turn.
"""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.schema import CreateColumn, CreateIndex

_LOCK = 0x41435552  # "ACUR": any number that nobody else's program uses


def lock(connection: sa.Connection) -> None:
    """Hold off other instances that start together, until this transaction ends.

    SQLite's writing transactions exclude each other by themselves.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))


def add_missing(connection: sa.Connection, metadata: sa.MetaData) -> None:
    """Add the tables, columns and indexes that `metadata` has and the database lacks.

    An index that is there with other columns or another condition is made anew.
    """
    found = sa.inspect(connection)
    before = {
        name: {column["name"] for column in found.get_columns(name)}
        for name in found.get_table_names()
    }
    metadata.create_all(connection)
    for table in metadata.sorted_tables:
        if table.name in before:
            for column in table.columns:
                if column.name not in before[table.name]:
                    _add_column(connection, table, column)
            _renew_indexes(connection, table)


def _add_column(connection: sa.Connection, table: sa.Table, column: sa.Column[Any]) -> None:
    described = CreateColumn(column).compile(dialect=connection.dialect)
    connection.exec_driver_sql(f"ALTER TABLE {_quoted(connection, table)} ADD {described}")


def _renew_indexes(connection: sa.Connection, table: sa.Table) -> None:
    wanted = {str(index.name): index for index in table.indexes}
    for name, definition in _index_definitions(connection, table).items():
        index = wanted.get(name)
        if index is not None and _definition(connection, index) == definition:
            del wanted[name]
        else:
            quoted = connection.dialect.identifier_preparer.quote(name)
            connection.exec_driver_sql(f"DROP INDEX {quoted}")
    for index in wanted.values():
        index.create(connection)


def _index_definitions(connection: sa.Connection, table: sa.Table) -> dict[str, object]:
    """What tells one index from another, by name; as `_definition` describes it.

    PostgreSQL words a condition in its own way, so columns alone are compared there.
    """
    if connection.dialect.name == "sqlite":
        query = sa.text(
            "SELECT name, sql FROM sqlite_master"
            " WHERE type = 'index' AND tbl_name = :t AND sql IS NOT NULL"
        )
        return {row.name: row.sql for row in connection.execute(query, {"t": table.name})}
    return {
        str(index["name"]): list(index["column_names"])
        for index in sa.inspect(connection).get_indexes(table.name)
        if "duplicates_constraint" not in index
    }


def _definition(connection: sa.Connection, index: sa.Index) -> object:
    if connection.dialect.name == "sqlite":
        return str(CreateIndex(index).compile(dialect=connection.dialect)).strip()
    return [column.name for column in index.columns]


def _quoted(connection: sa.Connection, table: sa.Table) -> str:
    return connection.dialect.identifier_preparer.format_table(table)
