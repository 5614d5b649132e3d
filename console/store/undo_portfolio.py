"""Takes a portfolio's load back, as sets."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, func, insert, literal, select, text, update

from console.domain.segment import EXCLUDED
from console.store.batches import DONE
from console.store.consent import CONSENTED, REFUSED, UNSAID
from console.store.instants import to_us
from console.store.leaving import drop_sends_of_withdrawn
from console.store.priorities import recompute
from console.store.records import (
    accounts,
    consent_events,
    contact_points,
    debtors,
    import_batches,
    portfolios,
    undo_accounts,
    undo_contact_points,
    undo_debtors,
)
from console.store.rows import Stored
from console.store.totals import refresh
from console.store.touched import Touched
from console.usecases.views import KeptBack, Undone

CHANGED, IN_USE = "changed_since", "in_use"

_MADE = """
SELECT a.id FROM accounts a
WHERE a.portfolio_id = :portfolio AND a.batch_id = :batch
  AND NOT EXISTS (SELECT 1 FROM undo_accounts u
                  WHERE u.undo_batch_id = :batch AND u.id = a.id)
"""
_ACCOUNT_USED = """
(a.version > 1
 OR EXISTS (SELECT 1 FROM promises x WHERE x.account_id = a.id)
 OR EXISTS (SELECT 1 FROM payments x WHERE x.account_id = a.id)
 OR EXISTS (SELECT 1 FROM activities x WHERE x.account_id = a.id)
 OR EXISTS (SELECT 1 FROM outbox x WHERE x.account_id = a.id))
"""
_PERSON_USED = """
(EXISTS (SELECT 1 FROM accounts x WHERE x.debtor_id = d.id)
 OR EXISTS (SELECT 1 FROM conversations x WHERE x.debtor_id = d.id)
 OR EXISTS (SELECT 1 FROM promises x WHERE x.debtor_id = d.id)
 OR EXISTS (SELECT 1 FROM payments x WHERE x.debtor_id = d.id)
 OR EXISTS (SELECT 1 FROM activities x WHERE x.debtor_id = d.id)
 OR EXISTS (SELECT 1 FROM claims x WHERE x.debtor_id = d.id)
 OR EXISTS (SELECT 1 FROM restraints x
            WHERE x.debtor_id = d.id AND x."by" NOT LIKE 'import:%')
 OR EXISTS (SELECT 1 FROM outbox o JOIN contact_points x ON x.id = o.contact_point_id
            WHERE x.debtor_id = d.id))
"""
_POINT_USED = """
(c.last_success_at_us IS NOT NULL
 OR EXISTS (SELECT 1 FROM outbox x WHERE x.contact_point_id = c.id)
 OR EXISTS (SELECT 1 FROM conversations x
            WHERE x.debtor_id = c.debtor_id AND x.identity = c.identity))
"""


class _Undo:
    """One undo, step by step; what it could not do is counted."""

    def __init__(self, connection: Connection, batch: Stored, now: datetime) -> None:
        self._connection = connection
        self._batch = batch
        self._now_us = to_us(now)
        self.restored = 0
        self.removed = 0
        self.kept: list[KeptBack] = []

    def run(self) -> None:
        self._restore_instalments()
        self._forget_snapshots()
        self._restore(accounts, undo_accounts, "accounts")
        self._remove_accounts()
        self._restore(debtors, undo_debtors, "debtors")
        self._restore(contact_points, undo_contact_points, "contact_points")
        remove_points(self._connection, self._batch.id, self._keep)
        self._remove_people()
        unsay(self._connection, self._batch.id, self._now_us)
        self._restore_day()

    def _keep(self, what: str, why: str, count: int) -> None:
        if count:
            self.kept.append(KeptBack(what, why, count))

    def _run(self, sql: str, **more: int) -> int:
        known = {"batch": self._batch.id, "portfolio": self._batch.portfolio_id} | more
        used = {name: value for name, value in known.items() if f":{name}" in sql}
        return int(self._connection.execute(text(sql), used).rowcount)

    def _count(self, sql: str) -> int:
        known = {"batch": self._batch.id, "portfolio": self._batch.portfolio_id}
        used = {name: value for name, value in known.items() if f":{name}" in sql}
        return int(self._connection.scalar(text(sql), used) or 0)

    def _restore(self, table: Table, kept: Table, what: str) -> None:
        """Rows that nobody has changed since are as before."""
        self._keep(what, CHANGED, restore(self._connection, table, kept, self._batch.id))
        if table is accounts:
            self.restored = self._count(
                "SELECT COUNT(*) FROM undo_accounts WHERE undo_batch_id = :batch"
            ) - sum(one.count for one in self.kept)

    def _forget_snapshots(self) -> None:
        """Of accounts that nobody has changed since."""
        self._run("""
        DELETE FROM balance_snapshots WHERE batch_id = :batch AND account_id IN (
            SELECT a.id FROM accounts a JOIN undo_accounts u
              ON u.undo_batch_id = :batch AND u.id = a.id AND a.version = u.version + 1)
        """)

    def _restore_instalments(self) -> None:
        """The old schedules of accounts that nobody has changed since."""
        same = """
        SELECT a.id FROM accounts a
        WHERE a.portfolio_id = :portfolio AND (
            EXISTS (SELECT 1 FROM undo_accounts u WHERE u.undo_batch_id = :batch
                    AND u.id = a.id AND u.version + 1 = a.version)
            OR (EXISTS (SELECT 1 FROM undo_instalments i WHERE i.undo_batch_id = :batch
                        AND i.account_id = a.id)
                AND NOT EXISTS (SELECT 1 FROM undo_accounts u
                                WHERE u.undo_batch_id = :batch AND u.id = a.id)))
        """
        if self._is_of_instalments():
            self._run(f"DELETE FROM instalments WHERE account_id IN ({same})")  # noqa: S608 - our own words
            columns = "account_id, instalment_key, due_minor, due_on, dpd, block_reason"
            self._run(f"""
            INSERT INTO instalments ({columns}, withdrawn_at_us)
            SELECT {columns}, withdrawn_at_us FROM undo_instalments
            WHERE undo_batch_id = :batch AND account_id IN ({same})
            """)  # noqa: S608 - our own words

    def _is_of_instalments(self) -> bool:
        """Whether the file replaced schedules: then it kept them, or made them."""
        return bool(
            self._count("SELECT COUNT(*) FROM undo_instalments WHERE undo_batch_id = :batch")
        )

    def _remove_accounts(self) -> None:
        used = f"SELECT a.id FROM accounts a WHERE a.id IN ({_MADE}) AND {_ACCOUNT_USED}"  # noqa: S608 - our own words
        self._keep("accounts", IN_USE, self._count(f"SELECT COUNT(*) FROM ({used}) kept"))  # noqa: S608
        self._run(
            f"""
            UPDATE accounts SET withdrawn_at_us = COALESCE(withdrawn_at_us, :now_us),
                version = version + 1
            WHERE id IN ({used})
            """,  # noqa: S608 - our own words
            now_us=self._now_us,
        )
        gone = f"SELECT a.id FROM accounts a WHERE a.id IN ({_MADE}) AND NOT {_ACCOUNT_USED}"  # noqa: S608
        self._run(f"DELETE FROM instalments WHERE account_id IN ({gone})")  # noqa: S608
        self._run(f"DELETE FROM balance_snapshots WHERE account_id IN ({gone})")  # noqa: S608
        self.removed = self._run(f"DELETE FROM accounts WHERE id IN ({gone})")  # noqa: S608

    def _remove_people(self) -> None:
        mine = "SELECT d.id FROM debtors d WHERE d.batch_id = :batch"
        gone = f"{mine} AND NOT {_PERSON_USED}"
        for table in ("contact_points", "restraints"):
            self._run(f"DELETE FROM {table} WHERE debtor_id IN ({gone})")  # noqa: S608
        self._run(f"DELETE FROM debtors WHERE id IN ({gone})")  # noqa: S608
        self._keep("debtors", IN_USE, self._count(f"SELECT COUNT(*) FROM ({mine}) kept"))  # noqa: S608

    def _restore_day(self) -> None:
        earlier = (
            select(import_batches.c.as_of)
            .where(import_batches.c.portfolio_id == self._batch.portfolio_id)
            .where(import_batches.c.kind == self._batch.kind, import_batches.c.state == DONE)
            .where(import_batches.c.id != self._batch.id)
            .order_by(import_batches.c.loaded_at_us.desc(), import_batches.c.id.desc())
            .limit(1)
        )
        self._connection.execute(
            update(portfolios)
            .where(portfolios.c.id == self._batch.portfolio_id)
            .values(as_of=earlier.scalar_subquery())
        )


def undo(connection: Connection, touched: Touched, batch: Stored, now: datetime) -> Undone:
    """People, contact points, accounts, schedules and snapshots are as before the load. What
    was new is gone; where somebody works with it already, it is withdrawn instead.
    """
    steps = _Undo(connection, batch, now)
    steps.run()
    connection.execute(
        update(accounts)
        .where(accounts.c.portfolio_id == batch.portfolio_id, accounts.c.exclusion.is_not(None))
        .values(segment=EXCLUDED)
    )
    refresh(connection, batch.portfolio_id)
    recompute(connection, now, portfolio_id=batch.portfolio_id)
    drop_sends_of_withdrawn(connection, touched)
    return Undone(steps.restored, steps.removed, tuple(steps.kept))


def restore(connection: Connection, table: Table, kept: Table, batch_id: int) -> int:
    """Rows that nobody has changed since the import kept them are as before, their version
    too, so that the import before can be taken back next; how many were changed and stay.
    """
    names = [
        column.name for column in kept.columns if column.name not in {"undo_batch_id", "id"}
    ]
    mine = (table.c.id == kept.c.id) & (kept.c.undo_batch_id == batch_id)
    changed = connection.scalar(
        select(func.count())
        .select_from(kept.join(table, mine))
        .where(table.c.version != kept.c.version + 1)
    )
    connection.execute(
        update(table)
        .where(mine, table.c.version == kept.c.version + 1)
        .values({name: kept.c[name] for name in names})
    )
    return int(changed or 0)


def remove_points(connection: Connection, batch_id: int, keep: Any) -> int:  # noqa: ANN401 - what counts
    """Contact points that the import brought are gone, but those in use; how many."""
    mine = "SELECT c.id FROM contact_points c WHERE c.batch_id = :batch"
    gone = f"{mine} AND NOT {_POINT_USED}"
    known = {"batch": batch_id}
    removed = connection.execute(
        text(f"DELETE FROM contact_points WHERE id IN ({gone})"),  # noqa: S608 - our own words
        known,
    ).rowcount
    left = connection.scalar(text(f"SELECT COUNT(*) FROM ({mine}) kept"), known)  # noqa: S608
    keep("contact_points", IN_USE, int(left or 0))
    return int(removed)


def unsay(connection: Connection, batch_id: int, now_us: int) -> None:
    """The ledger never changes: a further entry says that the file's word is taken back."""
    said = select(consent_events.c.identity).where(
        consent_events.c.source == f"import:{batch_id}",
        consent_events.c.kind.in_((CONSENTED, REFUSED)),
    )
    rows = select(
        consent_events.c.identity,
        literal(UNSAID),
        literal(now_us),
        literal(f"import:{batch_id}"),
    ).where(consent_events.c.identity.in_(said))
    connection.execute(
        insert(consent_events).from_select(
            ["identity", "kind", "at_us", "source"], rows.distinct()
        )
    )
