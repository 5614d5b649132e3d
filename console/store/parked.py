"""News about messages that are not known yet: kept, and applied when they are."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select

from console.store.instants import to_us
from console.store.records import parked_reports


@dataclass(frozen=True, slots=True)
class Parked:
    """One piece of news: kind is status, edit, revoke, reaction or choice."""

    kind: str
    at: datetime
    wamid: str | None = None
    message_id: str | None = None
    delivery: int | None = None
    error_code: str | None = None
    error: str | None = None
    text: str | None = None
    sender: str | None = None


def park(connection: Connection, news: Parked) -> None:
    """Keep it until the message comes."""
    connection.execute(
        insert(parked_reports).values(
            kind=news.kind,
            at_us=to_us(news.at),
            wamid=news.wamid,
            message_id=news.message_id,
            delivery=news.delivery,
            error_code=news.error_code,
            error=news.error,
            text=news.text,
            sender=news.sender,
        )
    )


def unpark(connection: Connection, message_id: str | None, wamid: str | None) -> list[Any]:
    """Take out what was parked for a message, oldest first."""
    mine = [
        column == value
        for column, value in (
            (parked_reports.c.message_id, message_id),
            (parked_reports.c.wamid, wamid),
        )
        if value is not None
    ]
    rows = connection.execute(
        select(parked_reports).where(or_(*mine)).order_by(parked_reports.c.id)
    ).all()
    if rows:
        ids = [row.id for row in rows]
        connection.execute(delete(parked_reports).where(parked_reports.c.id.in_(ids)))
    return list(rows)
