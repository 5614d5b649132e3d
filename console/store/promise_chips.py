"""What lists say of a debtor's newest promise."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from console.domain.money import Money
from console.store.records import promises
from console.usecases.views import PromiseChip


def promise_chips(connection: Connection, debtor_ids: Iterable[int]) -> dict[int, PromiseChip]:
    """The newest promise of each debtor who ever made one."""
    rows = connection.execute(
        select(promises)
        .where(promises.c.debtor_id.in_(list(debtor_ids)))
        .order_by(promises.c.made_at_us, promises.c.id)
    )
    return {
        row.debtor_id: PromiseChip(row.state, row.due_on, Money(row.amount_minor, row.currency))
        for row in rows
    }
