"""INSERT that knows what to do with a row that is there already, on both databases.

SQLite and PostgreSQL share `INSERT … ON CONFLICT`; SQLAlchemy has a class for each. These
helpers take the connection's own, so that no module names a database.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

Row = Mapping[str, Any]


def insert(connection: sa.Connection, table: sa.Table) -> sqlite.Insert:
    """An INSERT with `on_conflict_do_update`, `on_conflict_do_nothing` and `excluded`.

    Both dialects' inserts have the same methods; SQLite's type stands for both.
    """
    if connection.dialect.name == "sqlite":
        return sqlite.insert(table)
    found: Any = postgresql.insert(table)
    return found  # type: ignore[no-any-return]  # see the docstring


def insert_or_ignore(
    connection: sa.Connection, table: sa.Table, rows: Row | Sequence[Row]
) -> None:
    """Add the rows; those whose key is taken change nothing. No rows do nothing."""
    if rows:
        connection.execute(insert(connection, table).on_conflict_do_nothing(), rows)


def insert_or_update(
    connection: sa.Connection,
    table: sa.Table,
    rows: Row | Sequence[Row],
    replace: Iterable[str],
) -> None:
    """Add the rows; where the key is taken, `replace` those columns. No rows do nothing.

    The other columns of a row that is there keep what they hold.
    """
    if rows:
        fresh = insert(connection, table)
        kept_new = {name: fresh.excluded[name] for name in replace}
        connection.execute(
            fresh.on_conflict_do_update(index_elements=_key(table), set_=kept_new), rows
        )


def insert_or_raise(
    connection: sa.Connection, table: sa.Table, rows: Row | Sequence[Row], column: str
) -> None:
    """Add the rows; where the key is taken, `column` becomes the larger of both."""
    if rows:
        fresh = insert(connection, table)
        larger = greatest(table.c[column], fresh.excluded[column])
        connection.execute(
            fresh.on_conflict_do_update(index_elements=_key(table), set_={column: larger}),
            rows,
        )


def greatest(one: sa.ColumnElement[Any], other: sa.ColumnElement[Any]) -> sa.Case[Any]:
    """The larger of two values: `max(a, b)` is SQLite's, `greatest(a, b)` PostgreSQL's."""
    return sa.case((one > other, one), else_=other)


def _key(table: sa.Table) -> list[sa.Column[Any]]:
    return list(table.primary_key.columns)
