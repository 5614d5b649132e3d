"""An agent writes to a debtor inside the customer-service window."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypedDict

from console.domain.contact import Allowed, Decision, Reason, Refused
from console.domain.delivery import Hold
from console.domain.ids import ConversationId, MessageId
from console.usecases.address import address_of
from console.usecases.context import RuleBook
from console.usecases.decide import decide_facts
from console.usecases.hold import hold_person
from console.usecases.ports import OutgoingMessage, Recipient, UnitOfWork


@dataclass(frozen=True, slots=True)
class SendText:
    """`id` is made by the screen; it becomes the message's id and idempotency key.

    For `undo_s` seconds its author may take it back. With `due_at` it goes then, if it may.
    """

    id: MessageId
    conversation_id: ConversationId
    text: str
    by: str
    quoted_id: str | None = None
    undo_s: int = 0
    due_at: datetime | None = None


def send_text(
    intent: SendText, uow: UnitOfWork, *, rules: RuleBook, now: datetime
) -> MessageId | Refused:
    """Queue the message, or refuse it by policy. Both are ordinary outcomes."""
    if uow.messages.find(intent.id):
        return intent.id  # asked twice: a double click, or a retry after a crash
    recipient = uow.contacts.recipient_of_conversation(intent.conversation_id, now)
    if recipient is None:
        return Refused(Reason.CONTACT_POINT_INVALID, "")
    goes_at = max(now, intent.due_at or now)
    decision = ask(recipient, intent.by, uow, rules=rules, goes_at=goes_at, now=now)
    if isinstance(decision, Refused):
        return decision
    uow.messages.add_outgoing(
        _message(intent, recipient, decision, now), _body(intent, recipient)
    )
    return intent.id


def ask(
    recipient: Recipient,
    by: str,
    uow: UnitOfWork,
    *,
    rules: RuleBook,
    goes_at: datetime,
    now: datetime,
) -> Decision:
    """Whether the person may be written to at that instant; if so, `by` holds them from now on.

    A refusal is in the audit.
    """
    decision = decide_facts(recipient.facts, by=by, rules=rules, now=goes_at)
    return act_on(decision, recipient, by, uow, now)


def act_on(
    decision: Decision,
    recipient: Recipient,
    by: str,
    uow: UnitOfWork,
    now: datetime,
    *,
    holds: bool = True,
) -> Decision:
    """What the gate's answer brings: the claim of the person, or a refusal in the audit."""
    if holds and isinstance(decision, Allowed):
        decision = hold_person(recipient, by, uow, now) or decision
    if isinstance(decision, Refused):
        note_refusal(uow, by, recipient, decision, now)
    return decision


def note_refusal(
    uow: UnitOfWork, by: str, recipient: Recipient, refusal: Refused, now: datetime
) -> None:
    """Write into the audit that the gate said no: who asked, for whom, by which rule."""
    detail = {"reason": refusal.reason.value, "rule": refusal.rule}
    uow.audit.add(now, by, "send.refused", f"debtor:{recipient.debtor_id}", detail)


class Held(TypedDict):
    """How long a message of ours waits on purpose."""

    hold: Hold | None
    due_at: datetime | None
    expires_at: datetime | None


def held(undo_s: int, due_at: datetime | None, decision: Allowed, now: datetime) -> Held:
    """What was planned goes within the hours for which it was allowed, or not at all."""
    if due_at is not None and due_at > now:
        return Held(hold=Hold.SCHEDULED, due_at=due_at, expires_at=decision.until)
    if undo_s > 0:
        return Held(hold=Hold.UNDO, due_at=now + timedelta(seconds=undo_s), expires_at=None)
    return Held(hold=None, due_at=None, expires_at=None)


def _message(
    intent: SendText, recipient: Recipient, decision: Allowed, now: datetime
) -> OutgoingMessage:
    return OutgoingMessage(
        id=intent.id,
        conversation_id=intent.conversation_id,
        kind="text",
        text=intent.text,
        at=now,
        by=intent.by,
        opened_by_us=not decision.is_reply,
        quoted_id=intent.quoted_id,
        account_id=recipient.account_id,
        contact_point_id=recipient.contact_point_id,
        **held(intent.undo_s, intent.due_at, decision, now),
    )


def _body(intent: SendText, recipient: Recipient) -> dict[str, object]:
    body = address_of(recipient)
    body |= {"type": "text", "text": {"body": intent.text, "preview_url": False}}
    if intent.quoted_id:
        body["context"] = {"message_id": intent.quoted_id}
    return body
