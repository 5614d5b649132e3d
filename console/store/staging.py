"""Accepted records on their way into the workspace: kept beside it until the load."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, select, text, tuple_, update

from console.domain.placement import FileKind
from console.store import staging_file
from console.store.bulk import insert_plain
from console.store.records import import_lines, import_phones, import_rows
from console.store.rows import Stored
from console.usecases.staged import POINT_COLUMNS, ROW_PREFIX, StagedRow, StagedRows

__all__ = ["ROW_PREFIX", "begin", "clear", "finish", "look", "rename", "stage"]


def begin(connection: Connection, batch: Stored) -> None:
    """Make room for a batch."""
    if _has_files(connection, batch):
        staging_file.make(connection, batch)


def stage(connection: Connection, batch: Stored, staged: StagedRows) -> None:
    """Add the rows to the batch. One that is staged again replaces the first; a person of
    several rows brings the same phone several times: the first order stays.
    """
    batch_id = batch.id
    if _has_files(connection, batch):
        staging_file.add(connection, batch, staged)
        return
    at = [staged.columns.index(name) for name in ("account_key", "instalment_key")]
    unique = {(row[at[0]], row[at[1]]): row for row in staged.rows}
    _forget_repeated(connection, batch_id, list(unique))
    insert_plain(connection, import_rows, staged.columns, list(unique.values()))
    _add_points(connection, batch_id, staged.points)


def finish(connection: Connection, batch: Stored) -> None:
    """All rows are there."""
    if _has_files(connection, batch):
        staging_file.finish(connection, batch)


def look(connection: Connection, batch: Stored) -> None:
    """Let `import_rows` and `import_phones` show the batch in this transaction."""
    if _has_files(connection, batch):
        staging_file.attach(connection, batch)


def rename(connection: Connection, batch_id: int, names: Sequence[tuple[str, str]]) -> None:
    """Give persons other keys; pairs of the staged key and the other one."""
    if connection.dialect.name == "sqlite":
        staging_file.rename(connection, batch_id, names)
        return
    for table in (import_rows, import_phones):
        for staged_key, lasting in names:
            connection.execute(
                update(table)
                .where(table.c.batch_id == batch_id, table.c.identity_key == staged_key)
                .values(identity_key=lasting)
            )


def clear(connection: Connection, batch: Stored) -> None:
    """Forget the staged rows and lines."""
    connection.execute(delete(import_lines).where(import_lines.c.batch_id == batch.id))
    if not _has_files(connection, batch):
        for table in (import_phones, import_rows):
            connection.execute(delete(table).where(table.c.batch_id == batch.id))
        return
    staging_file.leave(connection, batch)
    for name in ("import_phones", "import_rows"):  # where earlier releases staged
        connection.execute(
            text(f"DELETE FROM main.{name} WHERE batch_id = :batch"),  # noqa: S608 - our own names
            {"batch": batch.id},
        )


def _has_files(connection: Connection, batch: Stored) -> bool:
    return connection.dialect.name == "sqlite" and batch.kind == FileKind.PORTFOLIO


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
