"""Many rows at once: the driver's executemany on SQLite, COPY on PostgreSQL."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table

from console.runtime.memory import available_mb
from console.store.sqlite import CACHE_KB

_MOST_ROOMY_KB = 256_000
_ENOUGH_MB = 2_000
_NULL = float("nan")


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


def insert_plain(
    connection: Connection,
    table: Table,
    columns: Sequence[str],
    rows: Sequence[Sequence[Any]],
    otherwise: str = "",
) -> None:
    """As `insert_rows`, for rows of whole numbers, texts and None only: days are ISO texts,
    flags 0 or 1. `otherwise` is what SQLite does about a row that is there ("OR IGNORE").
    """
    if not rows:
        return
    if connection.dialect.name != "sqlite":
        _copy(connection, table, columns, rows)
        return
    cursor = connection.connection.cursor()
    cursor.executemany(_statement(table, columns, otherwise), bindable(rows))
    cursor.close()


def bindable(rows: Iterable[Sequence[Any]]) -> list[list[Any]]:
    """Rows of whole numbers, texts and None as SQLite's driver binds them soonest: see
    `_bound`.
    """
    return [[_NULL if value is None else value for value in row] for row in rows]


def _statement(table: Table, columns: Sequence[str], otherwise: str = "") -> str:
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join("?" * len(columns))
    return f'INSERT {otherwise} INTO "{table.name}" ({names}) VALUES ({marks})'  # noqa: S608 - our own names


def _executemany(
    connection: Connection, table: Table, columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    statement = _statement(table, columns)
    dates, flags = _places(table, columns, date), _places(table, columns, bool)
    cursor = connection.connection.cursor()
    cursor.executemany(statement, [_bound(row, dates, flags) for row in rows])
    cursor.close()


def _places(table: Table, columns: Sequence[str], kind: type) -> list[int]:
    return [
        place for place, name in enumerate(columns) if table.c[name].type.python_type is kind
    ]


def _bound(row: Sequence[Any], dates: Sequence[int], flags: Sequence[int]) -> list[Any]:
    """The row as SQLite keeps it: days are ISO texts, as SQLAlchemy reads them.

    Python's driver asks a registry of adapters about every value that is not exactly a number
    or a text, which takes eight times as long as the insert itself. So None is bound as NaN,
    which SQLite keeps as NULL, and a bool as a whole number.
    """
    bound = [_NULL if value is None else value for value in row]
    for place in flags:
        bound[place] = _NULL if row[place] is None else int(row[place])
    for place in dates:
        if row[place] is not None:
            bound[place] = row[place].isoformat()
    return bound


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


@contextmanager
def roomy(connection: Connection) -> Iterator[None]:
    """Keep more of the file in memory meanwhile, on SQLite: what is read or changed several
    times is then decrypted and written once.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    usual_kb = -int(connection.exec_driver_sql("PRAGMA cache_size").scalar_one())
    connection.exec_driver_sql(f"PRAGMA cache_size=-{_roomy_kb()}")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA cache_size=-{usual_kb}")


def is_memory_short() -> bool:
    """Whether a load has to leave its intermediate tables on the disk."""
    free_mb = available_mb()
    return free_mb is not None and free_mb < _ENOUGH_MB


def _roomy_kb() -> int:
    free_mb = available_mb()
    if free_mb is None:
        return CACHE_KB * 4
    return max(CACHE_KB, min(_MOST_ROOMY_KB, free_mb * 1024 // 10))
