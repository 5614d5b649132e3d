"""Accounts as a worklist shows them, a page at a time."""

import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, select

from console.domain.ids import AccountId, ConversationId, DebtorId, PortfolioId
from console.domain.money import Money
from console.store.facts import Person, facts_of, failed, people
from console.store.instants import from_us, maybe_at
from console.store.promise_chips import promise_chips
from console.store.records import accounts
from console.store.rows import Stored
from console.usecases.views import PromiseChip, QueueRow, TermRow


def queue_rows(
    connection: Connection, account_ids: Sequence[int], now: datetime
) -> tuple[QueueRow, ...]:
    """The accounts, in the given order; unknown ones are left out."""
    if not account_ids:
        return ()
    rows = {
        row.id: row
        for row in connection.execute(select(accounts).where(accounts.c.id.in_(account_ids)))
    }
    debtor_ids = {row.debtor_id for row in rows.values()}
    persons = people(connection, debtor_ids, now)
    chips = promise_chips(connection, debtor_ids)
    return tuple(
        _queue_row(rows[key], persons[rows[key].debtor_id], chips.get(rows[key].debtor_id))
        for key in account_ids
        if key in rows
    )


def _queue_row(row: Stored, person: Person, promise: PromiseChip | None) -> QueueRow:
    point = person.phone
    talk = _talk(person)
    account = person.account(row.id)
    inbound = talk.last_inbound_at_us if talk is not None else None
    outbound = talk.last_outgoing_at_us if talk is not None else None
    last = last_contact_us(person)
    return QueueRow(
        account_id=AccountId(row.id),
        debtor_id=DebtorId(row.debtor_id),
        portfolio_id=PortfolioId(row.portfolio_id),
        person=person.row.name,
        country=person.row.country,
        account_no=row.account_no,
        product=row.product,
        dpd=row.dpd,
        due=Money(row.due_minor, row.currency),
        balance=None if row.balance_minor is None else Money(row.balance_minor, row.currency),
        priority=row.score,
        terms=terms_of(row.terms),
        last_contact_at=None if last is None else from_us(last),
        last_contact_inbound=last is not None and last == inbound,
        last_contact_failed=talk is not None
        and last == outbound
        and failed(talk.last_delivery),
        window_closes_at=maybe_at(talk.window_closes_at_us) if talk is not None else None,
        promise=promise,
        claimed_by=person.claimed_by,
        facts=facts_of(person, account, point),
        workable=row.workable,
        block_reason=row.block_reason,
        conversation_id=None if talk is None else ConversationId(talk.id),
        creditor=account.creditor,
        due_on=row.due_on,
        payment_reference=row.payment_reference,
    )


def _talk(person: Person) -> Stored:
    """The thread that a list shows of a person: of the number that would be written to."""
    point = person.phone
    return person.conversation_of(point.identity if point is not None else None)


def last_contact_us(person: Person) -> int | None:
    """When the person and we last wrote to each other."""
    talk = _talk(person)
    if talk is None:
        return None
    both = (talk.last_inbound_at_us, talk.last_outgoing_at_us)
    return max((us for us in both if us is not None), default=None)


def terms_of(stored: str | None) -> tuple[TermRow, ...]:
    """The parts of a stored priority."""
    return tuple(
        TermRow(code, points, detail) for code, points, detail in json.loads(stored or "[]")
    )
