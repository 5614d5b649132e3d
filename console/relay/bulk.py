"""Many rows in one statement, on both databases.

`executemany` steps through its rows one by one, and Python's SQLite module lets go of the
interpreter at each step: while the loop is busy, every row waits for its turn. One statement
waits once. It is made for a power of two of rows and told how many there are, so that few
statements are prepared. On PostgreSQL plain rows go by COPY, which takes a twentieth of the
time that arrays of long texts take; where a conflict must be settled, arrays it is.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, repeat
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
        for size, parameters in _padded(rows, len(self._columns)):
            connection.exec_driver_sql(self._of_size(size), parameters)

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

    def _sqlite(self, size: int) -> str:
        return f"{self._head} {_first_of(size, len(self._columns))}{self._tail}"

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
        for size, parameters in _padded(rows, len(self._columns)):
            connection.exec_driver_sql(self._of_size(size), parameters)

    def _sqlite(self, size: int) -> str:
        named = f"new({', '.join(self._columns)})"
        rows = _first_of(size, len(self._columns))
        return f"WITH {named} AS ({rows}) {self._set} new {self._where}"

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
            size = _size(len(chunk))
            padded = chunk + chunk[-1:] * (size - len(chunk))
            rows += connection.exec_driver_sql(self._of_size(size), padded)
        return rows


def _unnested(table: sa.Table, columns: Sequence[str]) -> str:
    """PostgreSQL's rows of parameters, one array a column."""
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    kinds = [table.c[name].type.compile(dialect) for name in columns]
    return f"unnest({', '.join(f'%s::{kind}[]' for kind in kinds)})"


def _size(count: int) -> int:
    """The power of two that holds `count` rows."""
    return 1 << (count - 1).bit_length()


def _first_of(size: int, columns: int) -> str:
    """SQLite's rows of parameters: `size` of them, then how many of those are meant.

    It does not come to the others: they cost no more than their parameters.
    """
    one = f"({', '.join('?' * columns)})"
    return f"SELECT * FROM (VALUES {', '.join([one] * size)}) LIMIT ?"  # noqa: S608 - no values


def _padded(
    rows: Sequence[tuple[Any, ...]], columns: int
) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """The size and the parameters of each statement that `rows` need."""
    for start in range(0, len(rows), _LARGEST):
        chunk = rows[start : start + _LARGEST]
        count, size = len(chunk), _size(len(chunk))
        unused = repeat(0, (size - count) * columns)  # the driver asks twice what a None is
        yield size, (*chain.from_iterable(chunk), *unused, count)
