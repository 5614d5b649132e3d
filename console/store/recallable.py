"""Messages that the relay holds and that may have become forbidden meanwhile."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, exists, or_, select

from console.domain.contact import Role
from console.domain.delivery import Delivery
from console.domain.ids import ConversationId, MessageId
from console.store.consent import EXCLUDED, INVALID, OPT_OUT, REFUSED
from console.store.records import (
    accounts,
    consent_events,
    contact_points,
    conversations,
    messages,
    restraints,
)
from console.usecases.ports import RelayedMessage


def recallable(
    connection: Connection,
    since_us: int,
    conversation_ids: Collection[ConversationId] | None,
    limit: int,
) -> tuple[RelayedMessage, ...]:
    """Those of people of whom anything at all was noted: the gate says what it means."""
    query = (
        select(messages.c.id, messages.c.conversation_id, messages.c.by, messages.c.template)
        .join(conversations, conversations.c.id == messages.c.conversation_id)
        .where(messages.c.outgoing, messages.c.delivery == Delivery.RELAYED)
        .where(messages.c.at_us >= since_us)
        .where(or_(_restrained(), _said(), _unreachable(), _account_is_closed()))
        .order_by(messages.c.at_us, messages.c.id)
        .limit(limit)
    )
    if conversation_ids is not None:
        query = query.where(messages.c.conversation_id.in_(sorted(conversation_ids)))
    return tuple(
        RelayedMessage(
            id=MessageId(row.id),
            conversation_id=ConversationId(row.conversation_id),
            by=row.by,
            template=(row.template or {}).get("name"),
        )
        for row in connection.execute(query)
    )


def _restrained() -> ColumnElement[bool]:
    return exists().where(
        restraints.c.debtor_id == conversations.c.debtor_id,
        restraints.c.ended_at_us.is_(None),
    )


def _said() -> ColumnElement[bool]:
    names = (conversations.c.identity, "uid:" + conversations.c.user_id)
    return exists().where(
        consent_events.c.identity.in_(names),
        consent_events.c.kind.in_((OPT_OUT, INVALID, EXCLUDED, REFUSED)),
    )


def _unreachable() -> ColumnElement[bool]:
    point = contact_points.c
    return exists().where(
        point.debtor_id == conversations.c.debtor_id,
        or_(
            point.valid.is_(False),
            point.opted_out_at_us.is_not(None),
            point.consent.is_(False),
            point.role == Role.REFERENCE.value,
        ),
    )


def _account_is_closed() -> ColumnElement[bool]:
    return exists().where(
        accounts.c.debtor_id == conversations.c.debtor_id,
        or_(
            accounts.c.withdrawn_at_us.is_not(None),
            accounts.c.block_reason.is_not(None),
            accounts.c.exclusion.is_not(None),
        ),
    )
