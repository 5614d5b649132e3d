"""Contact files: numbers, mails and addresses join the people whom they belong to.

References are kept, and never written to: their role forbids it at the gate.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from console.domain.contact import Role
from console.domain.phone import identity_of
from console.domain.placement import ContactRecord, ContactType, Quality
from console.store.consent import states_of
from console.store.keeping import keep_some
from console.store.known_accounts import known_accounts
from console.store.lines import chunks
from console.store.points import apply_ledger
from console.store.records import contact_points
from console.store.rows import Stored
from console.store.touched import Touched
from console.usecases.match_records import ContactTotals, match_contact
from console.usecases.views import Effect, Operation

ROLES = {
    Quality.DEBTOR: Role.DEBTOR,
    Quality.CO_DEBTOR: Role.CO_DEBTOR,
    Quality.REFERENCE: Role.REFERENCE,
}
_CLOSENESS = (Role.DEBTOR, Role.CO_DEBTOR, Role.REFERENCE)
LONGEST = 400
PointKey = tuple[int, str, str]


class ContactFile:
    """What a contacts file says, compared with what is known."""

    def __init__(
        self,
        connection: Connection,
        batch: Stored,
        lines: Callable[[], Iterator[ContactRecord]],
    ) -> None:
        self._connection = connection
        self._batch = batch
        self._lines = lines
        self._totals = ContactTotals()
        self._said: dict[PointKey, Role] = {}
        self._known: dict[PointKey, Any] = {}

    def read(self) -> None:
        """Match every line. Of two words about one datum the closer one counts."""
        for some in chunks(self._lines()):
            known = known_accounts(self._connection, self._batch, some)
            for record in some:
                found = match_contact(record, known.index)
                self._totals.take(record, found)
                for owner in {known.rows[account.key].debtor_id for account in found}:
                    self._take(owner, record)
        for ids in chunks(sorted({key[0] for key in self._said})):
            query = select(contact_points).where(contact_points.c.debtor_id.in_(ids))
            for row in self._connection.execute(query):
                self._known[row.debtor_id, row.kind, row.value] = row

    def _take(self, owner: int, record: ContactRecord) -> None:
        key = owner, record.type.value, record.value[:LONGEST]
        role, before = ROLES[record.quality], self._said.get(key)
        if before is None or _CLOSENESS.index(role) < _CLOSENESS.index(before):
            self._said[key] = role

    def _news(self) -> list[PointKey]:
        return [key for key in self._said if key not in self._known]

    def _changed(self) -> list[PointKey]:
        return [
            key
            for key, role in self._said.items()
            if key in self._known and self._known[key].role != role
        ]

    def effect(self) -> Effect:
        """Data that are new, or whose role changes."""
        created, updated = len(self._news()), len(self._changed())
        return Effect(created, updated, len(self._said) - created - updated, 0)

    def operation(self) -> Operation:
        """New data take nothing away."""
        return Operation()

    def report(self) -> dict[str, Any]:
        """The contract's words."""
        return self._totals.to_json()

    def store(self, touched: Touched, now: datetime) -> None:
        """Add what is new behind what is there; a number that opted out has done so for
        whoever brings it.
        """
        del now  # a contact point has no day of its own
        changed = self._changed()
        for keys in chunks(changed):
            keep_some(
                self._connection,
                self._batch.id,
                contact_points,
                [self._known[key].id for key in keys],
            )
            for key in keys:
                self._connection.execute(
                    update(contact_points)
                    .where(contact_points.c.id == self._known[key].id)
                    .values(role=self._said[key], version=contact_points.c.version + 1)
                )
        identities: set[str] = set()
        for rows in chunks(self._rows()):
            self._connection.execute(insert(contact_points), rows)
            identities |= {row["identity"] for row in rows if row["kind"] == "phone"}
        for some in chunks(sorted(identities)):
            apply_ledger(self._connection, states_of(self._connection, some))
        touched.debtors({key[0] for key in (*changed, *self._news())})

    def _rows(self) -> Iterator[dict[str, Any]]:
        behind: dict[tuple[int, str], int] = {}
        for (owner, kind, _), row in self._known.items():
            place = behind.get((owner, kind), -1)
            behind[owner, kind] = max(place, row.position)
        for key in self._news():
            owner, kind, value = key
            behind[owner, kind] = behind.get((owner, kind), -1) + 1
            yield {
                "debtor_id": owner,
                "kind": kind,
                "value": value,
                "identity": identity_of(value) if kind == ContactType.PHONE else value,
                "role": self._said[key].value,
                "position": behind[owner, kind],
                "valid": True,
                "preferred": False,
                "version": 1,
                "batch_id": self._batch.id,
            }
