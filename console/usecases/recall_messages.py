"""What the relay holds is asked about again when something was learned of the person."""

from collections.abc import Collection
from datetime import datetime, timedelta

from console.domain.contact import Proposal, Reason, Refused
from console.domain.contact_policy import may_contact
from console.domain.delivery import Delivery
from console.domain.ids import ConversationId, MessageId
from console.usecases.context import RuleBook
from console.usecases.ports import RelayedMessage, UnitOfWork

RECALLED = "cancelled"
"""The error code of what was called back; the reason for it is the error."""
HELD_FOR = timedelta(days=31)
"""So long may the relay hold a message, with some room."""
OF_THE_PERSON = frozenset(
    {
        Reason.PLACEMENT_INACTIVE,
        Reason.HARD_BLOCK,
        Reason.CONTACT_POINT_INVALID,
        Reason.NOT_A_LIABLE_PARTY,
        Reason.OPTED_OUT,
        Reason.NO_CONSENT,
        Reason.SOFT_PAUSE,
    }
)
"""Hours, caps and windows are the relay's to judge at the moment of sending."""


def messages_to_recall(
    uow: UnitOfWork,
    conversation_ids: Collection[ConversationId] | None,
    *,
    rules: RuleBook,
    now: datetime,
    limit: int,
) -> tuple[tuple[MessageId, Reason], ...]:
    """What the relay holds for these conversations (None: for all) and must not send any more,
    with the reason.
    """
    held = uow.messages.recallable(now - HELD_FOR, conversation_ids, limit)
    judged = ((message.id, _forbidden(message, uow, rules, now)) for message in held)
    return tuple((message_id, reason) for message_id, reason in judged if reason is not None)


def note_recall(
    message_id: MessageId, reason: str | None, uow: UnitOfWork, *, at: datetime
) -> None:
    """It was called back before it left: the thread says so, and why."""
    uow.messages.report(
        message_id=message_id,
        wamid=None,
        delivery=Delivery.FAILED,
        at=at,
        error_code=RECALLED,
        error=reason,
    )


def _forbidden(
    message: RelayedMessage, uow: UnitOfWork, rules: RuleBook, now: datetime
) -> Reason | None:
    recipient = uow.contacts.recipient_of_conversation(
        message.conversation_id, now, excluding=message.id
    )
    if recipient is None:
        return None
    proposal = Proposal(message.by, message.template, "APPROVED" if message.template else None)
    rule = rules.rules_for(recipient.facts, now)
    decision = may_contact(recipient.facts, proposal, rule, now)
    if isinstance(decision, Refused) and decision.reason in OF_THE_PERSON:
        return decision.reason
    return None
