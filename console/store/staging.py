"""Accepted records on their way into the workspace: kept beside it until the load."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, select, tuple_

from console.store.bulk import insert_plain
from console.store.records import import_phones, import_rows
from console.usecases.staged import POINT_COLUMNS, ROW_PREFIX, StagedRow, StagedRows

__all__ = ["ROW_PREFIX", "stage"]


def stage(connection: Connection, batch_id: int, staged: StagedRows) -> None:
    """Add the rows to the batch. One that is staged again replaces the first; a person of
    several rows brings the same phone several times: the first order stays.
    """
    if connection.dialect.name == "sqlite":
        insert_plain(connection, import_rows, staged.columns, staged.rows, "OR REPLACE")
        insert_plain(connection, import_phones, POINT_COLUMNS, staged.points, "OR IGNORE")
        return
    at = [staged.columns.index(name) for name in ("account_key", "instalment_key")]
    unique = {(row[at[0]], row[at[1]]): row for row in staged.rows}
    _forget_repeated(connection, batch_id, list(unique))
    insert_plain(connection, import_rows, staged.columns, list(unique.values()))
    _add_points(connection, batch_id, staged.points)


def _forget_repeated(
    connection: Connection, batch_id: int, keys: Sequence[tuple[str, str]]
) -> None:
    """Staging a chunk again is rare (a retry), so look before deleting."""
    accounts = [account for account, _ in keys]
    pair = tuple_(import_rows.c.account_key, import_rows.c.instalment_key)
    mine = import_rows.c.batch_id == batch_id
    known = connection.execute(
        select(import_rows.c.account_key, import_rows.c.instalment_key).where(
            mine, import_rows.c.account_key.in_(accounts)
        )
    ).all()
    repeated = {tuple(row) for row in known} & set(keys)
    if repeated:
        connection.execute(delete(import_rows).where(mine, pair.in_(list(repeated))))


def _add_points(connection: Connection, batch_id: int, points: Sequence[StagedRow]) -> None:
    found: dict[Any, StagedRow] = {}
    for point in points:
        found.setdefault(point[1:5], point)
    keys = {point[1] for point in points}
    known = connection.execute(
        select(
            import_phones.c.identity_key,
            import_phones.c.kind,
            import_phones.c.value,
            import_phones.c.role,
        ).where(import_phones.c.batch_id == batch_id, import_phones.c.identity_key.in_(keys))
    )
    there = {tuple(row) for row in known}
    new = [point for key, point in found.items() if key not in there]
    insert_plain(connection, import_phones, POINT_COLUMNS, new)
