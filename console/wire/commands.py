"""Commands from the console to the relay: POST /v1/messages, and what it answers.

The body is Meta's own message object (one of `to` or `recipient`, `type`, and the object
named by `type`), with the sending number beside it. The Idempotency-Key header is the
console's message id and becomes the command's id.
Source: https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages (2026-11).
"""

from datetime import datetime
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from console.wire.events import WireModel


class CommandState(StrEnum):
    """Life of a command at the relay."""

    QUEUED = "queued"
    SENDING = "sending"
    ACCEPTED = "accepted"
    SENT = "sent"
    DELIVERED = "delivered"
    READ = "read"
    PLAYED = "played"
    FAILED = "failed"
    UNKNOWN = "unknown"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


class Priority(StrEnum):
    """Who goes first: an answer to a person never waits behind a campaign."""

    REPLY = "reply"
    CAMPAIGN = "campaign"


class SendMessage(BaseModel):
    """Body of POST /v1/messages. Unknown keys are refused: a typing error must not be sent."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    phone_number_id: str | None = None
    to: str | None = None
    recipient: str | None = None
    recipient_type: str = "individual"
    messaging_product: str = "whatsapp"
    type: str
    text: dict[str, Any] | None = None
    template: dict[str, Any] | None = None
    image: dict[str, Any] | None = None
    document: dict[str, Any] | None = None
    audio: dict[str, Any] | None = None
    video: dict[str, Any] | None = None
    sticker: dict[str, Any] | None = None
    location: dict[str, Any] | None = None
    contacts: list[dict[str, Any]] | None = None
    interactive: dict[str, Any] | None = None
    reaction: dict[str, Any] | None = None
    context: dict[str, Any] | None = None
    not_before: datetime | None = None
    """Not sent before this instant; everything that forbids a send is asked again then."""
    not_after: datetime | None = None
    """Never sent to Meta after this instant (end of the legal hours, say)."""
    priority: Priority | None = None
    """None: a template is a campaign's, everything else a reply."""


class Attempt(WireModel):
    """One try at Meta. `id` travels in biz_opaque_callback_data."""

    id: str
    at: datetime
    outcome: str
    message_id: str | None = None
    error: dict[str, Any] | None = None


class CommandStatus(WireModel):
    """Answer of POST /v1/messages and DELETE /v1/messages/{id} (id and state), and of
    GET /v1/messages/{id} (all of it).
    """

    id: str
    state: CommandState
    message_id: str | None = None
    held: str | None = None
    """Why it waits here, in the words of the refusals, while it is queued."""
    due_at: datetime | None = None
    """When it is looked at next, while it is queued."""
    attempts: tuple[Attempt, ...] = Field(default=())


class ErrorBody(WireModel):
    """The object under "error" in every refusal."""

    code: str
    message: str
    retry_after_s: float | None = None
