"""Pauses and blocks of people that hold, and their end."""

from datetime import datetime

from sqlalchemy import Connection, or_, select, update

from console.domain.ids import DebtorId
from console.store.instants import from_us, maybe_at, to_us
from console.store.records import conversations, restraints
from console.store.touched import Touched
from console.usecases.restraints import RestraintRow


class SqlRestraints:
    """Implements usecases.restraints.Restraints."""

    def __init__(self, connection: Connection, touched: Touched) -> None:
        self._connection = connection
        self._touched = touched

    def in_force(self, debtor_id: DebtorId, now: datetime) -> tuple[RestraintRow, ...]:
        """Implements Restraints."""
        query = select(restraints).where(
            restraints.c.debtor_id == debtor_id,
            restraints.c.ended_at_us.is_(None),
            or_(restraints.c.until_us.is_(None), restraints.c.until_us > to_us(now)),
        )
        return tuple(
            RestraintRow(
                row.kind, row.reason, from_us(row.at_us), maybe_at(row.until_us), row.by
            )
            for row in self._connection.execute(query.order_by(restraints.c.id))
        )

    def lift(
        self,
        debtor_id: DebtorId,
        kind: str,
        reason: str,
        at: datetime,
        *,
        by: str | None = None,
        since: datetime | None = None,
    ) -> bool:
        """Implements Restraints."""
        wanted = [
            restraints.c.debtor_id == debtor_id,
            restraints.c.kind == kind,
            restraints.c.reason == reason,
            restraints.c.ended_at_us.is_(None),
            or_(restraints.c.until_us.is_(None), restraints.c.until_us > to_us(at)),
            restraints.c.by.not_like("import:%"),
        ]
        if by is not None:
            wanted.append(restraints.c.by == by)
        if since is not None:
            wanted.append(restraints.c.at_us >= to_us(since))
        ended = self._connection.execute(
            update(restraints).where(*wanted).values(ended_at_us=to_us(at))
        )
        if not ended.rowcount:
            return False
        self._touched.debtor(debtor_id)
        talks = select(conversations.c.id).where(conversations.c.debtor_id == debtor_id)
        for conversation_id in self._connection.scalars(talks):
            self._touched.conversation(conversation_id)
        return True
