"""INSERT that knows what to do with a row that is there already, on both databases."""

from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects.sqlite import Insert, insert


def upsert(connection: Connection, table: Table) -> Insert:
    """An INSERT with `on_conflict_do_update` and `on_conflict_do_nothing`.

    Both dialects' inserts have the same methods; SQLite's type stands for both.
    """
    if connection.dialect.name == "sqlite":
        return insert(table)
    from sqlalchemy.dialects import postgresql  # noqa: PLC0415 - not needed on one's own disk

    found: Any = postgresql.insert(table)
    return found  # type: ignore[no-any-return]  # see the docstring
