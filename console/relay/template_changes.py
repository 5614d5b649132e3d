"""What a listing changed: events for what happened while nobody told us."""

from datetime import datetime
from typing import NamedTuple

import sqlalchemy as sa

from console.relay.instants import to_us
from console.relay.schema import TEMPLATE_SYNCS, TEMPLATES
from console.relay.transaction import NewEvent, Transaction
from console.wire.events import EventType, TemplateUpdated

DELETED = "DELETED"


class State(NamedTuple):
    """What of a template may change without anybody touching it."""

    status: str | None
    category: str | None
    quality: str | None


States = dict[tuple[str, str], State]


def states(connection: sa.Connection, waba_id: str) -> States | None:
    """The account's templates by name and language; None before its first listing."""
    listed = sa.select(TEMPLATE_SYNCS.c.synced_us).where(TEMPLATE_SYNCS.c.waba_id == waba_id)
    if connection.execute(listed).scalar() is None:
        return None
    query = sa.select(TEMPLATES).where(TEMPLATES.c.waba_id == waba_id)
    return {
        (row.name, row.language): State(row.status, row.category, row.quality)
        for row in connection.execute(query)
    }


def tell(transaction: Transaction, waba_id: str, before: States | None, now: datetime) -> int:
    """Emit an event for each template that differs from `before`; how many do."""
    after = states(transaction.connection, waba_id) or {}
    if before is None:
        return 0
    gone = State(DELETED, None, None)
    changed = 0
    for key in sorted(before.keys() | after.keys()):
        was, is_ = before.get(key), after.get(key, gone)
        if was != is_:
            _emit(transaction, waba_id, key, was or State(None, None, None), is_, now)
            changed += 1
    return changed


def _emit(
    transaction: Transaction,
    waba_id: str,
    key: tuple[str, str],
    was: State,
    is_: State,
    now: datetime,
) -> None:
    name, language = key
    told = TemplateUpdated(
        name=name,
        language=language,
        status=is_.status if is_.status != was.status else None,
        category=is_.category if is_.category != was.category else None,
        quality=is_.quality if is_.quality != was.quality else None,
        reason="found when the templates were listed",
    )
    identity = f"listed|{waba_id}|{name}|{language}|{to_us(now)}"
    transaction.emit(NewEvent(identity, EventType.TEMPLATE_UPDATED, now, None, told))
