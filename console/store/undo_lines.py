"""Takes payments, recalls, contacts and exclusions back."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Connection,
    delete,
    func,
    insert,
    literal_column,
    select,
    update,
)

from console.domain.placement import FileKind
from console.store.batches import DONE
from console.store.consent import EXCLUDED, EXCLUSION_ENDED, states_of
from console.store.exclusions import ACCOUNT, by_batch
from console.store.instants import to_us
from console.store.lines import chunks
from console.store.placed import segment_sql
from console.store.points import apply_ledger
from console.store.records import (
    accounts,
    consent_events,
    contact_points,
    creditors,
    exclusions,
    import_batches,
    payments,
    portfolios,
    restraints,
    undo_accounts,
    undo_contact_points,
    undo_payments,
)
from console.store.rows import Stored
from console.store.totals import refresh
from console.store.touched import Touched
from console.store.undo_portfolio import CHANGED, remove_points, restore
from console.usecases.views import KeptBack, Undone

ASSIGNED = "assigned"
AT_RELAY = "at_relay"
"""The relay was told, and only who supervises may let it write to somebody again."""


def undo_payments_file(
    connection: Connection, touched: Touched, batch: Stored, now: datetime
) -> Undone:
    """Its payments are gone, but those that a person gave to an account; promises are judged
    anew by what is left.
    """
    del now  # payments keep their own days
    mine = payments.c.batch_id == batch.id
    owners = connection.scalars(select(payments.c.debtor_id).where(mine).distinct()).all()
    touched.debtors(owner for owner in owners if owner is not None)
    kept = connection.scalar(
        select(func.count()).where(mine, payments.c.assigned_by.is_not(None))
    )
    names = ("account_id", "debtor_id", "matched_by", "unmatched", "cover")
    restored = connection.execute(
        update(payments)
        .where(payments.c.id == undo_payments.c.id, payments.c.assigned_by.is_(None))
        .where(undo_payments.c.undo_batch_id == batch.id)
        .values({name: undo_payments.c[name] for name in names})
    ).rowcount
    removed = connection.execute(
        delete(payments).where(mine, payments.c.assigned_by.is_(None))
    ).rowcount
    through = select(func.max(import_batches.c.as_of)).where(
        import_batches.c.creditor_id == batch.creditor_id,
        import_batches.c.kind == FileKind.PAYMENTS.value,
        import_batches.c.state == DONE,
        import_batches.c.id != batch.id,
    )
    connection.execute(
        update(creditors)
        .where(creditors.c.id == batch.creditor_id)
        .values(payments_loaded_on=through.scalar_subquery())
    )
    stays = (KeptBack("payments", ASSIGNED, kept),) if kept else ()
    return Undone(restored, removed, stays)


def undo_recalls(
    connection: Connection, touched: Touched, batch: Stored, now: datetime
) -> Undone:
    """The accounts are with us again, but those that a newer full file does not bring."""
    del now  # an account was never away
    mine = (accounts.c.id == undo_accounts.c.id) & (undo_accounts.c.undo_batch_id == batch.id)
    kept = select(undo_accounts.c.id).where(undo_accounts.c.undo_batch_id == batch.id)
    newer = (
        select(import_batches.c.id)
        .where(import_batches.c.portfolio_id == accounts.c.portfolio_id)
        .where(import_batches.c.kind == FileKind.PORTFOLIO.value)
        .where(import_batches.c.mode == "full", import_batches.c.state == DONE)
        .where(import_batches.c.loaded_at_us > batch.loaded_at_us)
        .where(import_batches.c.as_of > accounts.c.as_of)
        .exists()
    )
    still = accounts.c.recalled_on.is_not(None)
    missing = connection.scalar(select(func.count()).where(accounts.c.id.in_(kept), newer))
    restored = connection.execute(
        update(accounts)
        .where(mine, still, ~newer)
        .values(
            withdrawn_at_us=undo_accounts.c.withdrawn_at_us,
            recalled_on=undo_accounts.c.recalled_on,
            recall_reason=undo_accounts.c.recall_reason,
            version=accounts.c.version - 1,  # the recall counted; nothing else did
        )
    ).rowcount
    _refresh(connection, accounts.c.id.in_(kept))
    owners = connection.scalars(select(accounts.c.debtor_id).where(accounts.c.id.in_(kept)))
    touched.debtors(owners.all())
    stays = (KeptBack("accounts", CHANGED, missing),) if missing else ()
    return Undone(restored, 0, stays)


def undo_contacts(
    connection: Connection, touched: Touched, batch: Stored, now: datetime
) -> Undone:
    """What it added is gone, but what was used; roles are as before."""
    del now  # a contact point has no day of its own
    kept: list[KeptBack] = []

    def keep(what: str, why: str, count: int) -> None:
        if count:
            kept.append(KeptBack(what, why, count))

    owners = connection.scalars(
        select(contact_points.c.debtor_id).where(contact_points.c.batch_id == batch.id)
    )
    touched.debtors(owners.all())
    total = connection.scalar(
        select(func.count()).where(undo_contact_points.c.undo_batch_id == batch.id)
    )
    changed = restore(connection, contact_points, undo_contact_points, batch.id)
    keep("contact_points", CHANGED, changed)
    removed = remove_points(connection, batch.id, keep)
    return Undone((total or 0) - changed, removed, tuple(kept))


def undo_exclusions(
    connection: Connection, touched: Touched, batch: Stored, now: datetime
) -> Undone:
    """The list holds no more, nor what it did to people whom later portfolios brought. What
    another list says holds on.
    """
    by, mine = by_batch(batch.id), exclusions.c.batch_id == batch.id
    people = connection.scalars(
        select(restraints.c.debtor_id).where(restraints.c.by == by)
    ).all()
    touched.debtors(people)
    connection.execute(
        update(restraints)
        .where(restraints.c.by == by, restraints.c.ended_at_us.is_(None))
        .values(ended_at_us=to_us(now))
    )
    keys = connection.scalars(
        select(exclusions.c.key).where(mine, exclusions.c.scope == ACCOUNT)
    ).all()
    removed = connection.execute(delete(exclusions).where(mine)).rowcount
    for some in chunks(keys):
        _free_accounts(connection, batch, some)
    numbers = connection.scalars(
        select(consent_events.c.identity).where(
            consent_events.c.source == by, consent_events.c.kind == EXCLUDED
        )
    ).all()
    for some in chunks(numbers):
        ended = [
            {"identity": one, "kind": EXCLUSION_ENDED, "at_us": to_us(now), "source": by}
            for one in some
        ]
        connection.execute(insert(consent_events), ended)
        states = states_of(connection, some)
        apply_ledger(connection, {one: states.get(one, {}) for one in some})
    told = (KeptBack("phones", AT_RELAY, len(numbers)),) if numbers else ()
    return Undone(0, removed, told)


def _free_accounts(connection: Connection, batch: Stored, keys: Sequence[str]) -> None:
    mine = select(portfolios.c.id).where(portfolios.c.creditor_id == batch.creditor_id)
    named = accounts.c.account_key.in_(keys) & accounts.c.portfolio_id.in_(mine)
    still = (
        select(exclusions.c.reason)
        .where(exclusions.c.creditor_id == batch.creditor_id, exclusions.c.scope == ACCOUNT)
        .where(exclusions.c.key == accounts.c.account_key)
        .order_by(exclusions.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    connection.execute(update(accounts).where(named).values(exclusion=still))
    segment = segment_sql("dpd", "(workable AND exclusion IS NULL)")
    connection.execute(update(accounts).where(named).values(segment=literal_column(segment)))
    _refresh(connection, named)


def _refresh(connection: Connection, where: ColumnElement[bool]) -> None:
    """Count the portfolios of these accounts anew."""
    query = select(accounts.c.portfolio_id).where(where).distinct()
    for portfolio_id in connection.scalars(query).all():
        refresh(connection, portfolio_id)
