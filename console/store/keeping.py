"""Keeps what rows are before an import changes them, so that it can be undone."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, Table, literal, select

from console.store.records import (
    accounts,
    contact_points,
    debtors,
    instalments,
    payments,
    undo_accounts,
    undo_contact_points,
    undo_debtors,
    undo_instalments,
    undo_payments,
)
from console.store.upserts import upsert

KEPT: dict[Table, Table] = {
    accounts: undo_accounts,
    debtors: undo_debtors,
    contact_points: undo_contact_points,
    instalments: undo_instalments,
    payments: undo_payments,
}
"""Where each table's rows are kept."""


def keep(
    connection: Connection, batch_id: int, table: Table, where: ColumnElement[bool]
) -> None:
    """Keep the rows as they are. What the same batch kept before stays the first."""
    kept = KEPT[table]
    names = [column.name for column in kept.columns if column.name != "undo_batch_id"]
    rows = select(literal(batch_id), *(table.c[name] for name in names)).where(where)
    connection.execute(
        upsert(connection, kept)
        .from_select(["undo_batch_id", *names], rows)
        .on_conflict_do_nothing()
    )


def keep_some(
    connection: Connection, batch_id: int, table: Table, ids: Collection[int]
) -> None:
    """Keep the rows of these ids."""
    if ids:
        keep(connection, batch_id, table, table.c.id.in_(ids))
