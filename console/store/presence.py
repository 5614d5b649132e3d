"""Who has which conversation open, console by console."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, select

from console.domain.ids import ConversationId
from console.store.instants import to_us
from console.store.records import presence
from console.store.touched import Touched
from console.store.upserts import upsert
from console.usecases.ports import Topic
from console.usecases.work_ports import Viewer

HOLDS = timedelta(seconds=20)


class SqlPresence:
    """Implements usecases.work_ports.Presence."""

    def __init__(self, connection: Connection, touched: Touched) -> None:
        self._connection = connection
        self._touched = touched

    def beat(
        self,
        console_id: str,
        operator: str,
        conversation_id: ConversationId | None,
        now: datetime,
        *,
        typing: bool,
    ) -> None:
        """Implements Presence. Told only when something is new about it."""
        before = self._connection.execute(
            select(presence).where(presence.c.console_id == console_id)
        ).first()
        values = {
            "operator": operator,
            "conversation_id": conversation_id,
            "typing": typing,
            "at_us": to_us(now),
        }
        self._connection.execute(
            upsert(self._connection, presence)
            .values(console_id=console_id, **values)
            .on_conflict_do_update(index_elements=["console_id"], set_=values)
        )
        said = None if before is None else (before.conversation_id, before.typing)
        if said != (conversation_id, typing):
            self._touched.topic(Topic.PRESENCE)

    def leave(self, console_id: str) -> None:
        """Implements Presence."""
        self._connection.execute(delete(presence).where(presence.c.console_id == console_id))
        self._touched.topic(Topic.PRESENCE)

    def others(self, console_id: str, now: datetime) -> tuple[Viewer, ...]:
        """Implements Presence."""
        query = (
            select(presence)
            .where(presence.c.console_id != console_id)
            .where(presence.c.conversation_id.is_not(None))
            .where(presence.c.at_us > to_us(now - HOLDS))
            .order_by(presence.c.operator)
        )
        return tuple(
            Viewer(row.operator, ConversationId(row.conversation_id), row.typing)
            for row in self._connection.execute(query)
        )
