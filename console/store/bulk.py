"""Many rows at once: the driver's executemany on SQLite, COPY on PostgreSQL."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table


def insert_rows(
    connection: Connection, table: Table, columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Add rows as fast as the driver can; `columns` names their values in order.

    Units: values as the database keeps them (whole numbers, texts, `date`, `bool`).
    """
    if connection.dialect.name == "sqlite":
        _executemany(connection, table, columns, rows)
    else:
        _copy(connection, table, columns, rows)


def _executemany(
    connection: Connection, table: Table, columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join("?" * len(columns))
    statement = f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})'  # noqa: S608 - our own names
    dates = [place for place, name in enumerate(columns) if _is_date(table, name)]
    cursor = connection.connection.cursor()
    cursor.executemany(statement, [_with_texts(row, dates) for row in rows])
    cursor.close()


def _is_date(table: Table, name: str) -> bool:
    return table.c[name].type.python_type is date


def _with_texts(row: Sequence[Any], dates: Sequence[int]) -> Sequence[Any]:
    """SQLite has no dates: they are kept as ISO texts, as SQLAlchemy reads them."""
    changed = list(row)
    for place in dates:
        if changed[place] is not None:
            changed[place] = changed[place].isoformat()
    return changed


def _copy(
    connection: Connection, table: Table, columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    names = ", ".join(f'"{name}"' for name in columns)
    driver: Any = connection.connection.driver_connection
    with (
        driver.cursor() as cursor,
        cursor.copy(f'COPY "{table.name}" ({names}) FROM STDIN') as copy,
    ):
        for row in rows:
            copy.write_row(row)
