"""The side panel: one person with everything one needs beside the chat."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from console.domain.contact import Role
from console.domain.ids import AccountId, ContactPointId, ConversationId, DebtorId
from console.domain.money import Money
from console.store.activities import activity_rows, to_activity
from console.store.facts import Person, facts_of, people, preference
from console.store.instants import from_us, maybe_at
from console.store.person_rows import chats_of, payments_of
from console.store.promises import promise_rows, to_promise
from console.store.queue_rows import terms_of
from console.store.records import activities, contact_points, conversations, promises
from console.store.rows import Stored
from console.usecases.restraints import RestraintRow
from console.usecases.views import AccountRow, ContactPointRow, PersonPanel

_ACTIVITIES = 50
_LANGUAGES = {"BR": "pt_BR", "US": "en"}


def panel(
    connection: Connection, conversation_id: int | None, debtor_id: int | None, now: datetime
) -> PersonPanel | None:
    """The panel of a conversation, or of a debtor without one; None for neither."""
    talk = _talk(connection, conversation_id)
    owner = talk.debtor_id if talk is not None else debtor_id
    if owner is None:
        return None if talk is None else _stranger(talk)
    person = people(connection, [owner], now).get(owner)
    if person is None:
        return None
    if talk is None:
        talk = next(iter(person.conversations), None)
    return _panel(connection, person, talk)


def _talk(connection: Connection, conversation_id: int | None) -> Stored:
    if conversation_id is None:
        return None
    return connection.execute(
        select(conversations).where(conversations.c.id == conversation_id)
    ).first()


def _panel(connection: Connection, person: Person, talk: Stored) -> PersonPanel:
    row = person.row
    point = person.phone if talk is None else person.phone_of(talk.identity)
    account = person.account(None)
    return PersonPanel(
        conversation_id=None if talk is None else ConversationId(talk.id),
        debtor_id=DebtorId(row.id),
        name=row.name or (talk.name if talk is not None else None) or "",
        country=row.country,
        region=row.region,
        doc_type=row.doc_type,
        doc_number=row.doc_number,
        client_code=row.client_code,
        language=row.language or _LANGUAGES.get(row.country, "es"),
        address=row.address,
        email=row.email,
        phone=_phone(point, talk, person),
        contact_points=_contact_points(connection, row.id),
        accounts=tuple(map(_account, person.accounts)),
        promises=_promises(connection, row.id),
        activities=_activities(connection, row.id),
        facts=facts_of(person, account, point or person.phone),
        claimed_by=person.claimed_by,
        priority=None if account is None else account.score,
        terms=terms_of(account.terms) if account is not None else (),
        payments=payments_of(connection, row.id),
        chats=chats_of(person.conversations),
        restraints=tuple(map(_restraint, person.restraints)),
        extra=json.loads((account.extra if account is not None else None) or "{}"),
    )


def _restraint(row: Stored) -> RestraintRow:
    return RestraintRow(
        row.kind, row.reason, from_us(row.at_us), maybe_at(row.until_us), row.by
    )


def _phone(point: Stored, talk: Stored, person: Person) -> str | None:
    known = (
        point.value if point is not None else None,
        talk.phone if talk is not None else None,
        person.phone.value if person.phone is not None else None,
    )
    return next((phone for phone in known if phone), None)


def _stranger(talk: Stored) -> PersonPanel:
    return PersonPanel(
        conversation_id=ConversationId(talk.id),
        debtor_id=None,
        name=talk.name or talk.phone or talk.user_id or "",
        country=None,
        region=None,
        doc_type=None,
        doc_number=None,
        client_code=None,
        language="es",
        address=None,
        email=None,
        phone=talk.phone,
        contact_points=(),
        accounts=(),
        promises=(),
        activities=(),
        facts=None,
        claimed_by=None,
        priority=None,
        terms=(),
        chats=chats_of((talk,)),
    )


def _contact_points(connection: Connection, debtor_id: int) -> tuple[ContactPointRow, ...]:
    rows = connection.execute(
        select(contact_points).where(contact_points.c.debtor_id == debtor_id)
    ).all()
    return tuple(
        ContactPointRow(
            id=ContactPointId(row.id),
            kind=row.kind,
            value=row.value,
            role=Role(row.role),
            valid=row.valid,
            consent=row.consent,
            consent_at=maybe_at(row.consent_at_us),
            opted_out_at=maybe_at(row.opted_out_at_us),
            preferred=row.preferred,
        )
        for row in sorted(rows, key=lambda row: (row.kind != "phone", *preference(row)))
    )


def _account(row: Stored) -> AccountRow:
    balance = None if row.balance_minor is None else Money(row.balance_minor, row.currency)
    return AccountRow(
        id=AccountId(row.id),
        account_no=row.account_no,
        product=row.product,
        creditor=row.creditor,
        dpd=row.dpd,
        due_on=row.due_on,
        due=Money(row.due_minor, row.currency),
        balance=balance,
        as_of=row.as_of,
        status="withdrawn" if row.withdrawn_at_us is not None else row.status,
        block_reason=row.block_reason,
        payment_reference=row.payment_reference,
        workable=row.workable and row.withdrawn_at_us is None,
    )


def _promises(connection: Connection, debtor_id: int) -> tuple[Any, ...]:
    query = promise_rows().where(promises.c.debtor_id == debtor_id)
    newest = query.order_by(promises.c.made_at_us.desc(), promises.c.id.desc())
    return tuple(map(to_promise, connection.execute(newest)))


def _activities(connection: Connection, debtor_id: int) -> tuple[Any, ...]:
    query = activity_rows().where(activities.c.debtor_id == debtor_id)
    newest = query.order_by(activities.c.at_us.desc(), activities.c.id.desc())
    return tuple(map(to_activity, connection.execute(newest.limit(_ACTIVITIES))))
