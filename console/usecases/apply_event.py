"""What the relay's events make happen in the workspace.

Row and cursor change in one transaction. Events repeat and arrive out of order: every branch
is idempotent, and the order of two events never decides the result.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from pydantic import ValidationError

from console.domain.delivery import OF_META, Delivery
from console.domain.ids import ConversationId, DebtorId, MessageId
from console.domain.optout import SignalKind, classify
from console.domain.phone import identity_of
from console.usecases.ports import IncomingMessage, NewActivity, UnitOfWork
from console.wire.events import (
    Accepted,
    Cancelled,
    Echoed,
    Edited,
    Event,
    EventType,
    Failed,
    Failure,
    Historic,
    IdentityChanged,
    Party,
    PreferenceChanged,
    Reaction,
    Received,
    Revoked,
    Status,
    TemplateUpdated,
    Unsettled,
)

UNKNOWN_SENDER = "unknown"
_WANTS_MARKETING = {"stop": False, "resume": True, "signup": True}
_NUMBER_CHANGED = frozenset({"user_changed_number", "customer_changed_number"})


def apply_event(event: Event, uow: UnitOfWork, *, now: datetime) -> bool:
    """Apply one event and move the cursor. False if it was applied before."""
    return apply_events((event,), uow, now=now) == 1


def apply_events(events: Iterable[Event], uow: UnitOfWork, *, now: datetime) -> int:
    """Apply events in their order and move the cursor behind the last; how many were new.

    What all of them change is reckoned once at the end: the priorities of those who wrote. An
    event that cannot be read (a relay of another version) is written into the audit and
    passed: waiting for it would keep every later message from the desk. So is one of a
    business number that is none of the relay's.
    """
    last, applied = uow.cursor.last(), 0
    wrote: dict[DebtorId, None] = {}
    for event in events:
        if event.seq <= last:
            continue
        debtor_id = _apply(event, uow, now)
        if debtor_id is not None:
            wrote.setdefault(debtor_id)
        last, applied = event.seq, applied + 1
    if applied:
        uow.cursor.move_to(last)
    if wrote:
        uow.queue.recompute_priorities(now, tuple(wrote))
    return applied


def _apply(event: Event, uow: UnitOfWork, now: datetime) -> DebtorId | None:
    """Do what the event says; whose priority it may have changed."""
    if event.payload.get("quarantined"):
        detail = {"seq": event.seq, "type": event.type, "number": event.phone_number_id}
        uow.audit.add(now, "sync", "event.quarantined", f"event:{event.id}", detail)
        return None
    try:
        if event.type == EventType.MESSAGE_RECEIVED:
            return _received(event, uow, now)
        if apply := _APPLY.get(event.type):
            apply(event, uow, now)
    except ValidationError:
        detail = {"seq": event.seq, "type": event.type}
        uow.audit.add(now, "sync", "event.unreadable", f"event:{event.id}", detail)
    return None


def identity_of_party(party: Party) -> str:
    """The key of a person's thread: canonical phone, else business-scoped user id."""
    if party.phone:
        return identity_of(party.phone)
    return f"uid:{party.user_id or UNKNOWN_SENDER}"


def _received(event: Event, uow: UnitOfWork, now: datetime) -> DebtorId | None:
    received = Received.model_validate(event.payload)
    identity = identity_of_party(received.sender)
    conversation_id, debtor_id = _thread(event, received.sender, identity, uow, now)
    message = IncomingMessage(
        id=MessageId(received.message_id),
        conversation_id=conversation_id,
        kind=received.kind,
        text=received.text,
        sent_at=received.sent_at,
        media=received.media.model_dump() if received.media else None,
        choice=received.choice.model_dump() if received.choice else None,
        quoted_id=received.context.message_id if received.context else None,
        forwarded=bool(received.context and received.context.forwarded),
        content=received.content,
    )
    if not uow.messages.add_incoming(message):
        return None
    if received.choice and received.context and received.context.message_id:
        uow.messages.choose(
            received.context.message_id, received.choice.title, received.sent_at
        )
    _heed(received, identity, conversation_id, debtor_id, uow)
    return debtor_id


def _thread(
    event: Event, sender: Party, identity: str, uow: UnitOfWork, now: datetime
) -> tuple[ConversationId, DebtorId | None]:
    owners = uow.conversations.debtors_with_identity(identity)
    conversation_id = uow.conversations.open_for(
        phone_number_id=event.phone_number_id or "",
        identity=identity,
        phone=sender.phone,
        user_id=sender.user_id,
        name=sender.name,
        debtor_id=owners[0] if owners else None,
        at=now,
    )
    return conversation_id, uow.conversations.debtor_of(conversation_id)


def _heed(
    received: Received,
    identity: str,
    conversation_id: ConversationId,
    debtor_id: DebtorId | None,
    uow: UnitOfWork,
) -> None:
    """Do at once what the debtor asks for in a whole-message word: stop, or resume."""
    signal = classify(received.text or "")
    if signal is None or signal.kind not in {SignalKind.OPT_OUT, SignalKind.RESUME}:
        return
    leaving = signal.kind is SignalKind.OPT_OUT
    source = f"message:{received.message_id}"
    if leaving:
        uow.contacts.opt_out(identity, received.sent_at, source)
    else:
        uow.contacts.resume(identity, received.sent_at, source)
    uow.activities.add(
        NewActivity(
            id=f"{'optout' if leaving else 'resume'}:{received.message_id}",
            at=received.sent_at,
            by="debtor",
            code="OPTOUT" if leaving else "RESUME",
            channel="whatsapp",
            debtor_id=debtor_id,
            conversation_id=conversation_id,
            message_id=MessageId(received.message_id),
            note=received.text,
        )
    )
    action = "contact.opted_out" if leaving else "contact.resumed"
    uow.audit.add(received.sent_at, "debtor", action, f"debtor:{debtor_id}", {"source": source})


def _status(event: Event, uow: UnitOfWork, _now: datetime) -> None:
    status = Status.model_validate(event.payload)
    delivery = OF_META.get(status.status)
    if delivery is None:
        return
    code, text = _failure(status.failures)
    uow.messages.report(
        message_id=MessageId(status.command_id) if status.command_id else None,
        wamid=status.message_id,
        delivery=delivery,
        at=status.at,
        error_code=code,
        error=text,
    )


def _accepted(event: Event, uow: UnitOfWork, _now: datetime) -> None:
    accepted = Accepted.model_validate(event.payload)
    uow.messages.accepted(
        MessageId(accepted.command_id), accepted.message_id, accepted.accepted_at
    )


def _failed(event: Event, uow: UnitOfWork, _now: datetime) -> None:
    failed = Failed.model_validate(event.payload)
    code, text = _failure(failed.failures)
    uow.messages.report(
        message_id=MessageId(failed.command_id),
        wamid=failed.message_id,
        delivery=Delivery.FAILED,
        at=failed.failed_at,
        error_code=code,
        error=text,
    )


def _unsettled(event: Event, uow: UnitOfWork, _now: datetime) -> None:
    unsettled = Unsettled.model_validate(event.payload)
    uow.messages.report(
        message_id=MessageId(unsettled.command_id),
        wamid=None,
        delivery=Delivery.UNKNOWN,
        at=unsettled.at,
    )


def _cancelled(event: Event, uow: UnitOfWork, _now: datetime) -> None:
    """Called back at the relay: it will not be sent, and the thread says so."""
    cancelled = Cancelled.model_validate(event.payload)
    uow.messages.report(
        message_id=MessageId(cancelled.command_id),
        wamid=None,
        delivery=Delivery.FAILED,
        at=cancelled.cancelled_at,
        error_code="cancelled",
    )


def _failure(failures: tuple[Failure, ...]) -> tuple[str | None, str | None]:
    if not failures:
        return None, None
    first = failures[0]
    return first.code, first.details or first.title


def _edited(event: Event, uow: UnitOfWork, _now: datetime) -> None:
    edited = Edited.model_validate(event.payload)
    uow.messages.edit(edited.original_message_id, edited.text, edited.sent_at)


def _revoked(event: Event, uow: UnitOfWork, _now: datetime) -> None:
    revoked = Revoked.model_validate(event.payload)
    uow.messages.revoke(revoked.original_message_id, revoked.sent_at)


def _echoed(event: Event, uow: UnitOfWork, now: datetime) -> None:
    """The business answered from its phone: the thread shows it, nobody sends it again."""
    echoed = Echoed.model_validate(event.payload)
    if echoed.original_message_id and echoed.kind == "edit":
        uow.messages.edit(echoed.original_message_id, echoed.text, echoed.sent_at)
    elif echoed.original_message_id:
        uow.messages.revoke(echoed.original_message_id, echoed.sent_at)
    elif echoed.group_id is None:
        _told_elsewhere(event, echoed, echoed.recipient, Delivery.SENT, uow, now)


def _historic(event: Event, uow: UnitOfWork, now: datetime) -> None:
    """A message of the time before the number joined, on either side."""
    historic = Historic.model_validate(event.payload)
    delivery = None
    if historic.direction == "out":
        delivery = OF_META.get(historic.status or "", Delivery.SENT)
    _told_elsewhere(event, historic, historic.party, delivery, uow, now)


def _told_elsewhere(
    event: Event,
    told: Echoed | Historic,
    other: Party,
    delivery: Delivery | None,
    uow: UnitOfWork,
    now: datetime,
) -> None:
    conversation_id, _ = _thread(event, other, identity_of_party(other), uow, now)
    message = IncomingMessage(
        id=MessageId(told.message_id),
        conversation_id=conversation_id,
        kind=told.kind,
        text=told.text,
        sent_at=told.sent_at,
        media=told.media.model_dump() if told.media else None,
        quoted_id=told.context.message_id if told.context else None,
        forwarded=bool(told.context and told.context.forwarded),
        content=told.content,
    )
    uow.messages.add_elsewhere(message, delivery=delivery)


def _reaction(event: Event, uow: UnitOfWork, _now: datetime) -> None:
    reaction = Reaction.model_validate(event.payload)
    sender = identity_of_party(reaction.sender)
    uow.messages.react(reaction.target_message_id, sender, reaction.emoji, reaction.sent_at)


def _preferred(event: Event, uow: UnitOfWork, _now: datetime) -> None:
    """Marketing messages stopped or resumed, in WhatsApp's own settings; no opt-out of all."""
    preferred = PreferenceChanged.model_validate(event.payload)
    if preferred.value not in _WANTS_MARKETING:
        return
    wanted = _WANTS_MARKETING[preferred.value]
    identity = identity_of_party(preferred.sender)
    owners = uow.contacts.prefer_marketing(
        identity, preferred.changed_at, f"event:{event.id}", wanted=wanted
    )
    code = "MARKETING" if wanted else "NOMARKETING"
    _tell(event, uow, owners, code, preferred.changed_at, preferred.detail)


def _identified(event: Event, uow: UnitOfWork, _now: datetime) -> None:
    """Somebody has another number now, or must be proved again.

    The old number may have been given to somebody else, and nobody is written to at the new
    one before an agent has confirmed whose it is.
    """
    changed = IdentityChanged.model_validate(event.payload)
    identity = identity_of_party(changed.sender)
    owners = uow.conversations.debtors_with_identity(identity)
    code = "IDENTITY"
    if changed.kind in _NUMBER_CHANGED:
        code = "NEWNUMBER"
        owners = uow.contacts.invalidate(identity, changed.sent_at, f"event:{event.id}")
    new = f"+{changed.new_wa_id}" if changed.new_wa_id else None
    _tell(event, uow, owners, code, changed.sent_at, new or changed.body)


def _tell(
    event: Event,
    uow: UnitOfWork,
    owners: Sequence[DebtorId],
    code: str,
    at: datetime,
    note: str | None,
) -> None:
    """Into the thread of each debtor, and the audit."""
    for debtor_id in owners:
        uow.activities.add(
            NewActivity(
                id=f"{code.lower()}:{event.id}:{debtor_id}",
                at=at,
                by="debtor",
                code=code,
                channel="whatsapp",
                debtor_id=debtor_id,
                conversation_id=uow.conversations.of_debtor(debtor_id),
                note=note,
            )
        )
        detail = {"source": f"event:{event.id}"}
        uow.audit.add(at, "debtor", f"contact.{code.lower()}", f"debtor:{debtor_id}", detail)


def _template(event: Event, uow: UnitOfWork, _now: datetime) -> None:
    update = TemplateUpdated.model_validate(event.payload)
    uow.templates.update(
        update.name,
        update.language,
        status=update.status,
        category=update.category,
        quality=update.quality,
        reason=update.reason,
    )


_APPLY: dict[str, Callable[[Event, UnitOfWork, datetime], None]] = {
    EventType.MESSAGE_STATUS: _status,
    EventType.MESSAGE_ACCEPTED: _accepted,
    EventType.MESSAGE_FAILED: _failed,
    EventType.MESSAGE_UNSETTLED: _unsettled,
    EventType.MESSAGE_CANCELLED: _cancelled,
    EventType.MESSAGE_EDITED: _edited,
    EventType.MESSAGE_REVOKED: _revoked,
    EventType.MESSAGE_ECHOED: _echoed,
    EventType.HISTORY_RECEIVED: _historic,
    EventType.REACTION_RECEIVED: _reaction,
    EventType.TEMPLATE_UPDATED: _template,
    EventType.PREFERENCE_CHANGED: _preferred,
    EventType.IDENTITY_CHANGED: _identified,
}
