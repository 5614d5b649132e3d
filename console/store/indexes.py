"""Indexes that stand aside while a table grows many times over."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Table, func, select

from console.store.bulk import is_memory_short

FEWEST_ROWS = 10_000


def is_mostly_new(connection: Connection, table: Table, rows: int) -> bool:
    """Whether `rows` more would be the larger part of the table, and many; never where memory
    is short, because SQLite sorts an index's keys in memory.
    """
    if rows < FEWEST_ROWS or is_memory_short():
        return False
    return rows > int(connection.scalar(select(func.max(table.c.id))) or 0)


@contextmanager
def aside(connection: Connection, *tables: Table, when: bool) -> Iterator[None]:
    """Without the tables' indexes meanwhile, on SQLite: making an index anew sorts its keys,
    while adding them one by one writes a page for almost each. Unique constraints stay. An
    error leaves the making to the transaction's end, which takes everything back.
    """
    if not when or connection.dialect.name != "sqlite":
        yield
        return
    names = [table.name for table in tables]
    marks = ", ".join("?" * len(names))
    found = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"  # noqa: S608 - marks only
        f" AND tbl_name IN ({marks}) ORDER BY name",
        tuple(names),
    ).all()
    for name, _ in found:
        connection.exec_driver_sql(f'DROP INDEX "{name}"')
    yield
    for _, sql in found:
        connection.exec_driver_sql(sql)
