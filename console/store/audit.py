"""The audit chain: each entry carries the hash of the one before."""

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, insert, select, update

from console.store.instants import from_us, to_us
from console.store.records import audit, audit_head
from console.store.touched import Touched

_PAGE = 2000


class SqlAudit:
    """Implements usecases.ports.Audit."""

    def __init__(self, connection: Connection, touched: Touched) -> None:
        self._connection = connection
        del touched  # nothing on a screen follows the audit

    def add(
        self, at: datetime, by: str, action: str, subject: str, detail: dict[str, Any]
    ) -> None:
        """Implements Audit."""
        # The head is locked, so that two consoles of one workspace cannot fork the chain.
        head = self._connection.execute(
            select(audit_head.c.seq, audit_head.c.hash).with_for_update()
        ).one()
        entry = {
            "seq": head.seq + 1,
            "at_us": to_us(at),
            "by": by,
            "action": action,
            "subject": subject,
            "detail": _canonical(detail),
        }
        digest = _digest(head.hash, entry)
        self._connection.execute(
            insert(audit), {**entry, "previous": head.hash, "hash": digest}
        )
        self._connection.execute(update(audit_head).values(seq=entry["seq"], hash=digest))

    def stream(
        self, from_at: datetime | None = None, to_at: datetime | None = None
    ) -> Iterator[dict[str, Any]]:
        """Implements Audit."""
        query = select(audit)
        if from_at is not None:
            query = query.where(audit.c.at_us >= to_us(from_at))
        if to_at is not None:
            query = query.where(audit.c.at_us < to_us(to_at))
        for row in self._rows(query):
            yield {
                "seq": row.seq,
                "at": from_us(row.at_us),
                "by": row.by,
                "action": row.action,
                "subject": row.subject,
                "detail": json.loads(row.detail),
                "hash": row.hash,
            }

    def verify(self) -> int | None:
        """Implements Audit. The head tells when entries are missing at the end."""
        previous, seq = "", 0
        for row in self._rows(select(audit)):
            entry = {
                name: getattr(row, name)
                for name in ("seq", "at_us", "by", "action", "subject", "detail")
            }
            sound = row.seq == seq + 1 and row.previous == previous
            if not sound or row.hash != _digest(previous, entry):
                return seq + 1
            previous, seq = row.hash, row.seq
        head = self._connection.execute(select(audit_head.c.seq, audit_head.c.hash)).one()
        return None if (head.seq, head.hash) == (seq, previous) else seq + 1

    def _rows(self, query: Select[Any]) -> Iterator[Any]:
        """In their order, a page at a time."""
        seq, ordered = -1, query.order_by(audit.c.seq).limit(_PAGE)
        while True:
            page = self._connection.execute(ordered.where(audit.c.seq > seq)).all()
            yield from page
            if len(page) < _PAGE:
                return
            seq = page[-1].seq


def _canonical(value: object) -> str:
    """One text for one value, whatever the order of its keys. Dates become ISO texts."""
    return json.dumps(
        value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str
    )


def _digest(previous: str, entry: dict[str, Any]) -> str:
    return hashlib.sha256((previous + _canonical(entry)).encode()).hexdigest()
