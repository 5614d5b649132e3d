"""Commands from the consoles: checked, stored once, found again."""

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple

import sqlalchemy as sa

from console.relay import gate, message_rules
from console.relay.config import NumberConfig
from console.relay.identity import person_of_phone, person_of_user
from console.relay.instants import from_us, to_us
from console.relay.item import Json, obj, text
from console.relay.jsontext import canonical, dump
from console.relay.message_rules import InvalidMessage
from console.relay.outbox import CAMPAIGN, REPLY
from console.relay.schema import ATTEMPTS, COMMANDS
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
COLUMNS = (
    "id",
    "body_hash",
    "body",
    "phone_number_id",
    "person",
    "kind",
    "template_name",
    "template_language",
    "priority",
    "state",
    "tries",
    "not_after_us",
    "not_before_us",
    "due_us",
    "created_us",
    "created_by",
)
"""Of a command that was just accepted."""


class Conflict(RuntimeError):  # noqa: N818 - named for what happened, like the project's Unavailable
    """The key was used for another message."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A valid message, not yet stored."""

    id: str
    body: Json
    body_hash: str
    kind: str
    sending: gate.Sending
    priority: int


class Known(NamedTuple):
    """A command that is stored."""

    id: str
    body_hash: str
    state: str
    message_id: str | None
    held: str | None
    due_us: int


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
    for_meta = _for_meta(message)
    body_hash = _hash(for_meta, sending.number)
    return Draft(key, for_meta, body_hash, kind, sending, _PRIORITIES[priority])


def status(connection: sa.Connection, command_id: str) -> CommandStatus | None:
    """Where a command stands, with its attempts."""
    found = known(connection, [command_id]).get(command_id)
    if found is None:
        return None
    is_queued = found.state == CommandState.QUEUED.value
    query = sa.select(ATTEMPTS).where(ATTEMPTS.c.command_id == command_id)
    attempts = connection.execute(query.order_by(ATTEMPTS.c.started_us, ATTEMPTS.c.id))
    return CommandStatus(
        id=found.id,
        state=CommandState(found.state),
        message_id=found.message_id,
        held=found.held if is_queued else None,
        due_at=from_us(found.due_us) if is_queued else None,
        attempts=tuple(_attempt(row) for row in attempts),
    )


def known(connection: sa.Connection, command_ids: Collection[str]) -> dict[str, Known]:
    """Those of the commands that are stored, by their ids."""
    query = sa.select(*(COMMANDS.c[name] for name in Known._fields))
    rows = connection.execute(query.where(COMMANDS.c.id.in_(list(command_ids))))
    return {row.id: Known(*row) for row in rows}


def _attempt(row: sa.Row[Any]) -> Attempt:
    return Attempt(
        id=row.id,
        at=from_us(row.started_us),
        outcome=row.outcome or "open",
        message_id=row.message_id,
        error=json.loads(row.error) if row.error else None,
    )


def row(drafted: Draft, author: str, now: datetime) -> tuple[Any, ...]:
    """How it is stored at first: the values of COLUMNS."""
    sending = drafted.sending
    return (
        drafted.id,
        drafted.body_hash,
        dump(drafted.body),
        sending.number.phone_number_id,
        sending.person,
        drafted.kind,
        sending.template_name,
        sending.template_language,
        drafted.priority,
        CommandState.QUEUED.value,
        0,
        to_us(sending.not_after) if sending.not_after else None,
        to_us(sending.not_before) if sending.not_before else None,
        to_us(max(now, sending.not_before or now)),
        to_us(now),
        author,
    )


def _hash(for_meta: Json, number: NumberConfig) -> str:
    """What makes it this message and no other. Its times and priority do not: a console
    that asks again after a crash may have learned others meanwhile; the first ones stay.
    """
    whole = [for_meta, number.phone_number_id]
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
        return person_of_user(_printable(message.recipient, "recipient"))
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
    _printable(name, "template.name")
    return name, _printable(language, "language.code").replace("-", "_")


def _printable(value: str, name: str) -> str:
    if not value.isprintable():
        msg = f"{name} has characters that are not printable"
        raise InvalidMessage(msg)
    return value


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
