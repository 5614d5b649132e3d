"""Commands from the consoles: checked, stored once, found again."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from console.relay import gate, gate_facts, message_rules, refusals
from console.relay.config import LimitsConfig, NumberConfig
from console.relay.identity import person_of_phone, person_of_user
from console.relay.instants import from_us, to_us
from console.relay.item import Json, obj, text
from console.relay.jsontext import canonical, dump
from console.relay.message_rules import InvalidMessage
from console.relay.outbox import CAMPAIGN, REPLY
from console.relay.schema import ATTEMPTS, COMMANDS
from console.relay.transaction import Transaction
from console.relay.upsert import insert_or_ignore
from console.wire.commands import (
    Attempt,
    CommandState,
    CommandStatus,
    Priority,
    SendMessage,
)

KINDS = (
    "text",
    "template",
    "image",
    "document",
    "audio",
    "video",
    "sticker",
    "location",
    "contacts",
    "interactive",
    "reaction",
)
_OURS = ("phone_number_id", "not_before", "not_after", "priority")
_PRIORITIES = {Priority.REPLY: REPLY, Priority.CAMPAIGN: CAMPAIGN}
_FURTHEST = timedelta(days=30)


class Conflict(RuntimeError):  # noqa: N818 - named for what happened, like the project's Unavailable
    """The key was used for another message."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A valid message, not yet stored."""

    id: str
    body: Json
    kind: str
    sending: gate.Sending
    priority: int


def draft(key: str, body: Json, numbers: tuple[NumberConfig, ...]) -> Draft:
    """The message in `body`, checked. Raises: InvalidMessage (pydantic's is a ValueError)."""
    message = SendMessage.model_validate(body)
    kind = message.type
    if kind not in KINDS or not getattr(message, kind):
        msg = f'type is "{kind}", and the object of that name is missing or unknown'
        raise InvalidMessage(msg)
    strangers = [name for name in KINDS if name != kind and getattr(message, name) is not None]
    if strangers:
        msg = f'type is "{kind}", but {strangers[0]} is given too'
        raise InvalidMessage(msg)
    message_rules.check(kind, getattr(message, kind))
    name, language = _template(message)
    sending = gate.Sending(
        number=_number(message, numbers),
        person=_person(message),
        template_name=name,
        template_language=language,
        template=message.template,
        not_before=_aware(message.not_before, "not_before"),
        not_after=_aware(message.not_after, "not_after"),
        command_id=key,
    )
    if sending.not_before and sending.not_after and sending.not_before >= sending.not_after:
        msg = "not_after is not later than not_before; there is no instant to send it"
        raise InvalidMessage(msg)
    priority = message.priority or (Priority.CAMPAIGN if name else Priority.REPLY)
    return Draft(key, _for_meta(message), kind, sending, _PRIORITIES[priority])


def accept(
    transaction: Transaction,
    drafted: Draft,
    limits: LimitsConfig,
    author: str,
    now: datetime,
) -> CommandStatus | gate.Refusal:
    """Store the message, or say why it may not leave. Raises: Conflict, InvalidMessage."""
    connection = transaction.connection
    body_hash = _hash(drafted)
    if known := _known(connection, drafted.id):
        return _again(known, body_hash)
    if drafted.sending.not_before and drafted.sending.not_before > now + _FURTHEST:
        msg = f"not_before is more than {_FURTHEST.days} days ahead; queue it later"
        raise InvalidMessage(msg)
    if refused := _refusal(connection, drafted.sending, limits, now):
        refusals.tell(transaction, drafted.sending, refused, author, now)
        return refused
    insert_or_ignore(connection, COMMANDS, _row(drafted, body_hash, author, now))
    known = _known(connection, drafted.id)
    if known is None or known.body_hash != body_hash:  # another instance stored it just now
        raise Conflict(drafted.id)
    return CommandStatus(id=drafted.id, state=CommandState(known.state))


def _again(known: Any, body_hash: str) -> CommandStatus:  # noqa: ANN401 - a row
    if known.body_hash != body_hash:
        raise Conflict(known.id)
    return CommandStatus(
        id=known.id, state=CommandState(known.state), message_id=known.message_id
    )


def _refusal(
    connection: sa.Connection, sending: gate.Sending, limits: LimitsConfig, now: datetime
) -> gate.Refusal | None:
    """What forbids it at the moment of its release. What only lacks room waits here."""
    at = max(now, sending.not_before or now)
    facts = gate_facts.load(connection, sending.number, [sending], limits, at)
    refused = gate.refusal(facts, sending, limits, at) or gate.rate_capped(
        facts, sending, limits, at, queued=True
    )
    if refused:
        return refused
    crowded = gate.unreachable(facts, sending, at)
    return crowded if crowded and gate.outlived(crowded, sending, at) else None


def status(connection: sa.Connection, command_id: str) -> CommandStatus | None:
    """Where a command stands, with its attempts."""
    if not (known := _known(connection, command_id)):
        return None
    is_queued = known.state == CommandState.QUEUED.value
    query = sa.select(ATTEMPTS).where(ATTEMPTS.c.command_id == command_id)
    attempts = connection.execute(query.order_by(ATTEMPTS.c.started_us, ATTEMPTS.c.id))
    return CommandStatus(
        id=known.id,
        state=CommandState(known.state),
        message_id=known.message_id,
        held=known.held if is_queued else None,
        due_at=from_us(known.due_us) if is_queued else None,
        attempts=tuple(_attempt(row) for row in attempts),
    )


def _known(connection: sa.Connection, command_id: str) -> Any:  # noqa: ANN401 - a row, or None
    query = sa.select(
        COMMANDS.c.id,
        COMMANDS.c.body_hash,
        COMMANDS.c.state,
        COMMANDS.c.message_id,
        COMMANDS.c.held,
        COMMANDS.c.due_us,
    )
    return connection.execute(query.where(COMMANDS.c.id == command_id)).one_or_none()


def _attempt(row: sa.Row[Any]) -> Attempt:
    return Attempt(
        id=row.id,
        at=from_us(row.started_us),
        outcome=row.outcome or "open",
        message_id=row.message_id,
        error=json.loads(row.error) if row.error else None,
    )


def _row(drafted: Draft, body_hash: str, author: str, now: datetime) -> Json:
    sending = drafted.sending
    return {
        "id": drafted.id,
        "body_hash": body_hash,
        "body": dump(drafted.body),
        "phone_number_id": sending.number.phone_number_id,
        "person": sending.person,
        "kind": drafted.kind,
        "template_name": sending.template_name,
        "template_language": sending.template_language,
        "priority": drafted.priority,
        "state": CommandState.QUEUED.value,
        "tries": 0,
        "not_after_us": to_us(sending.not_after) if sending.not_after else None,
        "not_before_us": to_us(sending.not_before) if sending.not_before else None,
        "due_us": to_us(max(now, sending.not_before or now)),
        "created_us": to_us(now),
        "created_by": author,
    }


def _hash(drafted: Draft) -> str:
    """What makes it this message and no other. Its times and priority do not: a console
    that asks again after a crash may have learned others meanwhile; the first ones stay.
    """
    whole = [drafted.body, drafted.sending.number.phone_number_id]
    return hashlib.sha256(canonical(whole).encode()).hexdigest()


def _number(message: SendMessage, numbers: tuple[NumberConfig, ...]) -> NumberConfig:
    if message.phone_number_id is None:
        if len(numbers) == 1:
            return numbers[0]
        msg = "phone_number_id is missing, and this relay does not have exactly one number"
        raise InvalidMessage(msg)
    for number in numbers:
        if number.phone_number_id == message.phone_number_id:
            return number
    msg = f"phone_number_id {message.phone_number_id} is not a number of this relay"
    raise InvalidMessage(msg)


def _person(message: SendMessage) -> str:
    if bool(message.to) == bool(message.recipient):
        msg = "give either to (a phone number) or recipient (a user id)"
        raise InvalidMessage(msg)
    if message.recipient:
        return person_of_user(message.recipient)
    person = person_of_phone(message.to or "")
    if not (5 <= len(person) <= 20) or any(c.isalpha() for c in message.to or ""):  # noqa: PLR2004 - E.164 has at most 15 digits; Meta tests with longer
        msg = "to is not a phone number; user ids go in recipient"
        raise InvalidMessage(msg)
    return person


def _template(message: SendMessage) -> tuple[str | None, str | None]:
    if message.template is None:
        return None, None
    name = message.template.get("name")
    language = text(obj(message.template.get("language")).get("code"))
    if not (isinstance(name, str) and name and language):
        msg = "template needs a name and language.code"
        raise InvalidMessage(msg)
    return name, language.replace("-", "_")


def _for_meta(message: SendMessage) -> Json:
    body = message.model_dump(mode="json", exclude_none=True, exclude=set(_OURS))
    if message.to:
        # Without the plus Meta may put the business's own country code in front.
        body["to"] = "+" + "".join(filter(str.isdigit, message.to))
    return body


def _aware(at: datetime | None, name: str) -> datetime | None:
    if at is not None and at.tzinfo is None:
        msg = f"{name} has no time zone"
        raise InvalidMessage(msg)
    return at.astimezone(UTC) if at else None
