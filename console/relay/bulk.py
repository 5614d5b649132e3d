"""Many rows in one statement, on both databases.

`executemany` steps through its rows one by one, and Python's SQLite module lets go of the
interpreter at each step: while the loop is busy, every row waits for its turn. One statement
waits once. On PostgreSQL plain rows go by COPY, which takes a twentieth of the time that
arrays of long texts take; where a conflict must be settled, arrays it is.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

import psycopg
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

_LARGEST = 512
"""Rows of one statement on SQLite: with eight columns far below its limit of parameters."""


class BulkInsert:
    """`INSERT INTO table (columns) VALUES …`, and what to do `on_conflict`.

    Rows are tuples in the order of `columns`; where a conflict changes the row that is there,
    no two rows may have the same key.
    """

    def __init__(self, table: sa.Table, columns: Sequence[str], on_conflict: str = "") -> None:
        self._table = table
        self._columns = tuple(columns)
        named = f"{table.name} ({', '.join(columns)})"
        self._head = f"INSERT INTO {named}"
        self._copying = f"COPY {named} FROM STDIN"
        self._tail = f" {on_conflict}" if on_conflict else ""
        self._of_size = lru_cache(maxsize=32)(self._sqlite)
        self._unnest = ""

    def execute(self, connection: sa.Connection, rows: Sequence[tuple[Any, ...]]) -> None:
        """Insert `rows`; none do nothing."""
        if not rows:
            return
        if connection.dialect.name == "postgresql":
            self._execute_postgresql(connection, rows)
            return
        for chunk in _chunks(rows):
            flat = tuple(chain.from_iterable(chunk))
            connection.exec_driver_sql(self._of_size(len(chunk)), flat)

    def _execute_postgresql(
        self, connection: sa.Connection, rows: Sequence[tuple[Any, ...]]
    ) -> None:
        if not self._tail:
            self._copy(connection, rows)
            return
        arrays = tuple(map(list, zip(*rows, strict=True)))
        connection.exec_driver_sql(self._postgresql(), arrays)

    def _copy(self, connection: sa.Connection, rows: Sequence[tuple[Any, ...]]) -> None:
        """By the driver itself; its errors are told as SQLAlchemy tells them."""
        driver: Any = connection.connection.driver_connection
        try:
            with driver.cursor() as cursor, cursor.copy(self._copying) as copy:
                for row in rows:
                    copy.write_row(row)
        except psycopg.Error as error:
            is_cut_off = connection.dialect.is_disconnect(error, driver, None)  # type: ignore[arg-type] # the driver's own
            raise sa.exc.DBAPIError.instance(
                self._copying,
                None,
                error,
                psycopg.Error,
                hide_parameters=True,
                connection_invalidated=is_cut_off,
                dialect=connection.dialect,
            ) from error

    def _sqlite(self, count: int) -> str:
        one = f"({', '.join('?' * len(self._columns))})"
        return " ".join((self._head, "VALUES", ", ".join([one] * count), self._tail))

    def _postgresql(self) -> str:
        if not self._unnest:
            arrays = _unnested(self._table, self._columns)
            self._unnest = f"{self._head} SELECT * FROM {arrays}{self._tail}"  # noqa: S608 - ours
        return self._unnest


class BulkUpdate:
    """Sets `columns` of the rows of `table` whose `key` is named.

    Rows are tuples of the key and the new values, no two of the same key.
    """

    def __init__(self, table: sa.Table, key: str, columns: Sequence[str]) -> None:
        self._table = table
        self._columns = (key, *columns)
        news = ", ".join(f"{name} = new.{name}" for name in columns)
        self._set = f"UPDATE {table.name} SET {news} FROM"  # noqa: S608 - our own columns
        self._where = f"WHERE {table.name}.{key} = new.{key}"
        self._of_size = lru_cache(maxsize=32)(self._sqlite)
        self._arrays = ""

    def execute(self, connection: sa.Connection, rows: Sequence[tuple[Any, ...]]) -> None:
        """Change them; none do nothing."""
        if not rows:
            return
        if connection.dialect.name == "postgresql":
            arrays = tuple(map(list, zip(*rows, strict=True)))
            connection.exec_driver_sql(self._postgresql(), arrays)
            return
        for chunk in _chunks(rows):
            flat = tuple(chain.from_iterable(chunk))
            connection.exec_driver_sql(self._of_size(len(chunk)), flat)

    def _sqlite(self, count: int) -> str:
        one = f"({', '.join('?' * len(self._columns))})"
        named = f"new({', '.join(self._columns)})"
        return (
            f"WITH {named} AS (VALUES {', '.join([one] * count)}) {self._set} new {self._where}"
        )

    def _postgresql(self) -> str:
        if not self._arrays:
            arrays = _unnested(self._table, self._columns)
            named = f"new({', '.join(self._columns)})"
            self._arrays = f"{self._set} {arrays} AS {named} {self._where}"
        return self._arrays


class BulkLookup:
    """Rows of `table` whose `key` is one of many values."""

    def __init__(self, select: str, key: str) -> None:
        self._any = f"{select} WHERE {key} = ANY(%s)"
        self._of_size: Callable[[int], str] = lru_cache(maxsize=32)(
            lambda count: f"{select} WHERE {key} IN ({', '.join('?' * count)})"
        )

    def execute(self, connection: sa.Connection, values: Sequence[Any]) -> list[sa.Row[Any]]:
        """The rows found, in no order."""
        if not values:
            return []
        if connection.dialect.name == "postgresql":
            found = connection.exec_driver_sql(self._any, (list(values),))
            return list(found)
        rows: list[sa.Row[Any]] = []
        for start in range(0, len(values), _LARGEST):
            chunk = tuple(values[start : start + _LARGEST])
            size = 1 << (len(chunk) - 1).bit_length()  # few sizes, few statements to prepare
            padded = chunk + chunk[-1:] * (size - len(chunk))
            rows += connection.exec_driver_sql(self._of_size(size), padded)
        return rows


def _unnested(table: sa.Table, columns: Sequence[str]) -> str:
    """PostgreSQL's rows of parameters, one array a column."""
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    kinds = [table.c[name].type.compile(dialect) for name in columns]
    return f"unnest({', '.join(f'%s::{kind}[]' for kind in kinds)})"


def _chunks(rows: Sequence[tuple[Any, ...]]) -> list[Sequence[tuple[Any, ...]]]:
    """`rows` in pieces whose sizes are powers of two, so that few statements are prepared."""
    pieces = []
    start, left = 0, len(rows)
    while left:
        size = min(_LARGEST, 1 << (left.bit_length() - 1))
        pieces.append(rows[start : start + size])
        start, left = start + size, left - size
    return pieces
