"""An agent sends files to a debtor inside the customer-service window."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from console.domain.attachment import CAPTION, CAPTIONED, FileKind, judge
from console.domain.contact import Allowed, Reason, Refused
from console.domain.ids import ConversationId, MessageId
from console.usecases.address import address_of
from console.usecases.context import RuleBook
from console.usecases.ports import OutgoingMessage, Recipient, UnitOfWork
from console.usecases.send_text import ask, held

UPLOAD = "upload"
"""Beside the body in the outbox: the file that must be at the relay before it is posted."""


@dataclass(frozen=True, slots=True)
class OutgoingFile:
    """A file that lies in the workspace's media folder of the machine `host`."""

    path: str
    host: str
    filename: str
    mime_type: str
    kind: FileKind
    sha256: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class SendFile:
    """`id` is made by the screen. The other fields are those of SendText."""

    id: MessageId
    conversation_id: ConversationId
    file: OutgoingFile
    by: str
    caption: str = ""
    quoted_id: str | None = None
    undo_s: int = 0
    due_at: datetime | None = None


def send_files(
    intents: Sequence[SendFile], uow: UnitOfWork, *, rules: RuleBook, now: datetime
) -> tuple[MessageId, ...] | Refused:
    """Queue files to one person, all or none: they are asked about as free text is.

    Raises: ValueError for a file or a caption that WhatsApp does not take; the screen asks
    domain.attachment first.
    """
    for intent in intents:
        _check(intent)
    sent: list[MessageId] = []
    for intent in intents:
        outcome = _send(intent, uow, rules, now)
        if isinstance(outcome, Refused):
            return outcome  # the same answer for each: nothing was queued before
        sent.append(outcome)
    return tuple(sent)


def with_media(body: dict[str, Any], media_id: str) -> dict[str, Any]:
    """A command whose file the relay has under `media_id`."""
    kind = str(body["type"])
    named = {name: value for name, value in body.items() if name != UPLOAD}
    return named | {kind: {**body[kind], "id": media_id}}


def _check(intent: SendFile) -> None:
    file = intent.file
    verdict = judge(file.mime_type, file.size_bytes)
    if verdict.unfit is not None and file.kind is not FileKind.STICKER:
        raise ValueError(f"{file.filename}: {verdict.unfit}")
    if intent.caption and file.kind not in CAPTIONED:
        raise ValueError(f"{file.kind} carries no caption")
    if len(intent.caption) > CAPTION:
        raise ValueError(f"a caption has at most {CAPTION} characters")


def _send(
    intent: SendFile, uow: UnitOfWork, rules: RuleBook, now: datetime
) -> MessageId | Refused:
    if uow.messages.find(intent.id):
        return intent.id
    recipient = uow.contacts.recipient_of_conversation(intent.conversation_id, now)
    if recipient is None:
        return Refused(Reason.CONTACT_POINT_INVALID, "")
    goes_at = max(now, intent.due_at or now)
    decision = ask(recipient, intent.by, uow, rules=rules, goes_at=goes_at, now=now)
    if isinstance(decision, Refused):
        return decision
    message = _message(intent, recipient, decision, now)
    uow.messages.add_outgoing(message, _body(intent, recipient))
    return intent.id


def _message(
    intent: SendFile, recipient: Recipient, decision: Allowed, now: datetime
) -> OutgoingMessage:
    file = intent.file
    return OutgoingMessage(
        id=intent.id,
        conversation_id=intent.conversation_id,
        kind=file.kind.value,
        text=intent.caption,
        at=now,
        by=intent.by,
        opened_by_us=not decision.is_reply,
        quoted_id=intent.quoted_id,
        account_id=recipient.account_id,
        contact_point_id=recipient.contact_point_id,
        media=asdict(file),
        **held(intent.undo_s, intent.due_at, decision, now),
    )


def _body(intent: SendFile, recipient: Recipient) -> dict[str, object]:
    file = intent.file
    media: dict[str, object] = {}
    if intent.caption:
        media["caption"] = intent.caption
    if file.kind is FileKind.DOCUMENT:
        media["filename"] = file.filename
    body = address_of(recipient) | {"type": file.kind.value, file.kind.value: media}
    if intent.quoted_id:
        body["context"] = {"message_id": intent.quoted_id}
    return body | {UPLOAD: asdict(file)}
