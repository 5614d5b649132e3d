"""Replies that stand ready."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select, update

from console.domain.canned import CannedReply
from console.store.instants import to_us
from console.store.records import canned_replies
from console.store.rows import Stored
from console.store.touched import Touched
from console.usecases.ports import Topic

_table = canned_replies.c


class SqlCannedReplies:
    """Implements usecases.canned_replies.CannedReplies."""

    def __init__(self, connection: Connection, touched: Touched) -> None:
        self._connection = connection
        self._touched = touched

    def of(self, by: str) -> tuple[CannedReply, ...]:
        """Implements CannedReplies."""
        query = select(canned_replies).where(or_(_table.owner.is_(None), _table.owner == by))
        rows = self._connection.execute(query.order_by(_table.shortcut, _table.id))
        return tuple(map(_reply, rows))

    def find(self, reply_id: int) -> CannedReply | None:
        """Implements CannedReplies."""
        query = select(canned_replies).where(_table.id == reply_id)
        row = self._connection.execute(query).one_or_none()
        return None if row is None else _reply(row)

    def add(self, reply: CannedReply, by: str, at: datetime) -> CannedReply:
        """Implements CannedReplies."""
        values = _values(reply, by, at) | {"version": 1}
        made = self._connection.execute(insert(canned_replies).values(**values))
        self._touched.topic(Topic.SETTINGS)
        key = made.inserted_primary_key
        if key is None:
            raise RuntimeError("the database gave no number to a new reply")
        return CannedReply(
            int(key[0]), reply.shortcut, reply.title, reply.text, reply.language, reply.owner, 1
        )

    def change(self, reply: CannedReply, by: str, at: datetime) -> bool:
        """Implements CannedReplies."""
        mine = _table.id == reply.id, _table.version == reply.version
        values = _values(reply, by, at) | {"version": reply.version + 1}
        changed = self._connection.execute(update(canned_replies).where(*mine).values(**values))
        self._touched.topic(Topic.SETTINGS)
        return bool(changed.rowcount)

    def remove(self, reply_id: int) -> bool:
        """Implements CannedReplies."""
        gone = self._connection.execute(delete(canned_replies).where(_table.id == reply_id))
        self._touched.topic(Topic.SETTINGS)
        return bool(gone.rowcount)


def _values(reply: CannedReply, by: str, at: datetime) -> dict[str, Any]:
    return {
        "shortcut": reply.shortcut,
        "title": reply.title,
        "text": reply.text,
        "language": reply.language,
        "owner": reply.owner,
        "changed_at_us": to_us(at),
        "changed_by": by,
    }


def _reply(row: Stored) -> CannedReply:
    return CannedReply(
        row.id, row.shortcut, row.title, row.text, row.language, row.owner, row.version
    )
