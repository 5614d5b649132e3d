"""Takes an import back: what it changed is as before, unless something newer depends on it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, select, update

from console.domain.placement import FileKind
from console.runtime.errors import InputRefused
from console.store import undo_lines, undo_portfolio
from console.store.batches import DONE, UNDONE
from console.store.instants import from_us, to_us
from console.store.keeping import KEPT
from console.store.records import import_batches
from console.store.rows import Stored
from console.store.touched import Touched
from console.usecases.ports import Topic
from console.usecases.views import Undone

Undo = Callable[[Connection, Touched, Stored, datetime], Undone]
_KINDS: dict[str, Undo] = {
    FileKind.PORTFOLIO: undo_portfolio.undo,
    FileKind.PAYMENTS: undo_lines.undo_payments_file,
    FileKind.RECALL: undo_lines.undo_recalls,
    FileKind.CONTACTS: undo_lines.undo_contacts,
    FileKind.EXCLUSIONS: undo_lines.undo_exclusions,
}


def undo_batch(
    connection: Connection, touched: Touched, batch: Stored, by: str, now: datetime
) -> Undone:
    """Take a loaded batch back. `batch` has the creditor's name too.

    Raises: InputRefused when it is undone already, when its days are over, and when a newer
    import of the same kind builds on it.
    """
    _check(connection, batch, now)
    found = _KINDS[batch.kind](connection, touched, batch, now)
    for kept in KEPT.values():
        connection.execute(delete(kept).where(kept.c.undo_batch_id == batch.id))
    connection.execute(
        update(import_batches)
        .where(import_batches.c.id == batch.id)
        .values(state=UNDONE, undone_at_us=to_us(now), undone_by=by, undo_until_us=None)
    )
    touched.topic(Topic.PORTFOLIO)
    touched.topic(Topic.PROMISES)
    return found


def _check(connection: Connection, batch: Stored, now: datetime) -> None:
    told: dict[str, Any] = {"file": batch.filename, "id": batch.id}
    if batch.state == UNDONE:
        raise InputRefused("undo_done", **told)
    if batch.undo_until_us is None or from_us(batch.undo_until_us) < now:
        raise InputRefused("undo_too_late", **told)
    same = (
        import_batches.c.portfolio_id == batch.portfolio_id
        if batch.kind == FileKind.PORTFOLIO
        else import_batches.c.creditor_id == batch.creditor_id
    )
    newer = connection.execute(
        select(import_batches.c.filename, import_batches.c.id)
        .where(same, import_batches.c.kind == batch.kind, import_batches.c.state == DONE)
        .where(import_batches.c.loaded_at_us >= batch.loaded_at_us)
        .where(import_batches.c.id != batch.id)
        .where(
            (import_batches.c.loaded_at_us > batch.loaded_at_us)
            | (import_batches.c.id > batch.id)
        )
        .order_by(import_batches.c.loaded_at_us.desc(), import_batches.c.id.desc())
        .limit(1)
    ).first()
    if newer is not None:
        raise InputRefused("undo_newer", **told, newer=newer.filename, newer_id=newer.id)


def forget_expired(connection: Connection, now: datetime) -> int:
    """What rows were before imports that cannot be undone any more is not needed; how many
    imports.
    """
    expired = connection.scalars(
        select(import_batches.c.id).where(import_batches.c.undo_until_us < to_us(now))
    ).all()
    if not expired:
        return 0
    for kept in KEPT.values():
        connection.execute(delete(kept).where(kept.c.undo_batch_id.in_(expired)))
    connection.execute(
        update(import_batches)
        .where(import_batches.c.id.in_(expired))
        .values(undo_until_us=None)
    )
    return len(expired)
