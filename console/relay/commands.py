"""Commands from the consoles: checked, stored once, found again."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from console.relay import gate
from console.relay.config import LimitsConfig, NumberConfig
from console.relay.identity import person_of_phone, person_of_user
from console.relay.instants import from_us, to_us
from console.relay.item import Json, obj, text
from console.relay.jsontext import canonical, dump
from console.relay.schema import ATTEMPTS, COMMANDS
from console.relay.transaction import Transaction
from console.wire.commands import Attempt, CommandState, CommandStatus, SendMessage

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
_OURS = ("phone_number_id", "not_after")
REPLY, CAMPAIGN = 0, 1
"""Priorities: what answers a person goes before what opens a conversation."""


class InvalidMessage(ValueError):  # noqa: N818 - named for what happened, like the project's Unavailable
    """The message cannot be sent to anybody; the sentence says what is wrong."""


class Conflict(RuntimeError):  # noqa: N818 - named for what happened, like the project's Unavailable
    """The key was used for another message."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A valid message, not yet stored."""

    id: str
    body: Json
    kind: str
    sending: gate.Sending


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
    name, language = _template(message)
    sending = gate.Sending(
        number=_number(message, numbers),
        person=_person(message),
        template_name=name,
        template_language=language,
        not_after=_aware(message.not_after),
    )
    return Draft(id=key, body=_for_meta(message), kind=kind, sending=sending)


def accept(
    transaction: Transaction,
    drafted: Draft,
    limits: LimitsConfig,
    author: str,
    now: datetime,
) -> CommandStatus | gate.Refusal:
    """Store the message, or say why it may not leave. Raises: Conflict."""
    connection = transaction.connection
    body_hash = _hash(drafted)
    if known := _known(connection, drafted.id):
        if known.body_hash != body_hash:
            raise Conflict(drafted.id)
        return CommandStatus(
            id=known.id, state=CommandState(known.state), message_id=known.message_id
        )
    sending = drafted.sending
    refused = gate.refusal(connection, sending, limits, now) or gate.rate_capped(
        connection, sending.person, limits, now
    )
    if refused:
        return refused
    connection.execute(COMMANDS.insert().values(_row(drafted, body_hash, author, now)))
    return CommandStatus(id=drafted.id, state=CommandState.QUEUED)


def status(connection: sa.Connection, command_id: str) -> CommandStatus | None:
    """Where a command stands, with its attempts."""
    if not (known := _known(connection, command_id)):
        return None
    query = sa.select(ATTEMPTS).where(ATTEMPTS.c.command_id == command_id)
    attempts = connection.execute(query.order_by(ATTEMPTS.c.started_us, ATTEMPTS.c.id))
    return CommandStatus(
        id=known.id,
        state=CommandState(known.state),
        message_id=known.message_id,
        attempts=tuple(_attempt(row) for row in attempts),
    )


def _known(connection: sa.Connection, command_id: str) -> Any:  # noqa: ANN401 - a row, or None
    query = sa.select(
        COMMANDS.c.id, COMMANDS.c.body_hash, COMMANDS.c.state, COMMANDS.c.message_id
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
        "priority": REPLY if sending.template_name is None else CAMPAIGN,
        "state": CommandState.QUEUED.value,
        "tries": 0,
        "not_after_us": to_us(sending.not_after) if sending.not_after else None,
        "due_us": to_us(now),
        "created_us": to_us(now),
        "created_by": author,
    }


def _hash(drafted: Draft) -> str:
    """What makes it this message and no other. Its deadline does not: a console that asks
    again after a crash may have learned another one meanwhile; the first one stays.
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


def _aware(at: datetime | None) -> datetime | None:
    if at is not None and at.tzinfo is None:
        msg = "not_after has no time zone"
        raise InvalidMessage(msg)
    return at.astimezone(UTC) if at else None
