"""Events as the relay serves them, in pages and over Server-Sent Events.

An event is what the relay learned, normalised, plus the raw item as Meta sent it.
`seq` orders the events of one relay without gaps; `id` is stable across relays and
retries, so applying an event twice can be noticed.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class EventType(StrEnum):
    """The kinds of events of the contract."""

    MESSAGE_RECEIVED = "message.received"
    MESSAGE_EDITED = "message.edited"
    MESSAGE_REVOKED = "message.revoked"
    MESSAGE_STATUS = "message.status"
    MESSAGE_ACCEPTED = "message.accepted"
    MESSAGE_FAILED = "message.failed"
    MESSAGE_UNSETTLED = "message.unsettled"
    MESSAGE_REFUSED = "message.refused"
    MESSAGE_CANCELLED = "message.cancelled"
    MESSAGE_ECHOED = "message.echoed"
    REACTION_RECEIVED = "reaction.received"
    HISTORY_RECEIVED = "history.received"
    CALL_RECEIVED = "call.received"
    CONTACT_SYNCED = "contact.synced"
    TEMPLATE_UPDATED = "template.updated"
    NUMBER_UPDATED = "number.updated"
    ACCOUNT_ALERT = "account.alert"
    PREFERENCE_CHANGED = "preference.changed"
    IDENTITY_CHANGED = "identity.changed"
    HANDOVER_CHANGED = "handover.changed"
    PERSON_ERASED = "person.erased"
    UNKNOWN = "unknown"


class WireModel(BaseModel):
    """Frozen; unknown keys are ignored, so that an older console reads a newer relay."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Party(WireModel):
    """A WhatsApp user. Any of the identifiers may be missing, but never all of them.

    `wa_id` is digits without `+`, as Meta sent it; `phone` is the E.164 of it;
    `user_id` is the business-scoped user id.
    """

    wa_id: str | None = None
    phone: str | None = None
    user_id: str | None = None
    name: str | None = None
    username: str | None = None


class FromMeta(WireModel):
    """What every event that began as a webhook carries.

    `quarantined` is true where the business number is none of the relay's own: kept, and to
    be looked at by a person, but not worked on. `raw` is the item as Meta sent it.
    """

    quarantined: bool | None = None
    raw: dict[str, Any] = Field(default_factory=dict)


class Media(WireModel):
    """A file in a message. `media_id` is fetched at the relay: GET /v1/media/{media_id}."""

    media_id: str
    mime_type: str | None = None
    sha256: str | None = None
    filename: str | None = None
    voice: bool = False
    animated: bool = False


class Choice(WireModel):
    """A tap on a button or list row: what the debtor picked."""

    id: str | None = None
    title: str
    description: str | None = None


class Context(WireModel):
    """What a message refers to: the quoted message, or that it was forwarded."""

    message_id: str | None = None
    forwarded: bool = False


class Received(FromMeta):
    """Payload of message.received. `text` is the body, the caption, or the picked title.

    `read_only` is true while Meta's Business Agent has the thread: it was shown to us on
    standby, and writing takes the thread back. `group_id` is set in a group.
    """

    message_id: str
    sender: Party
    sent_at: datetime
    kind: str
    text: str | None = None
    media: Media | None = None
    choice: Choice | None = None
    context: Context | None = None
    group_id: str | None = None
    read_only: bool | None = None
    content: dict[str, Any] = Field(default_factory=dict)


class Edited(FromMeta):
    """Payload of message.edited: `original_message_id` now reads `text`."""

    message_id: str
    original_message_id: str
    sender: Party
    sent_at: datetime
    text: str | None = None


class Revoked(FromMeta):
    """Payload of message.revoked: the sender deleted `original_message_id`."""

    message_id: str
    original_message_id: str
    sender: Party
    sent_at: datetime


class Reaction(FromMeta):
    """Payload of reaction.received. An `emoji` of None takes the reaction back."""

    message_id: str
    target_message_id: str
    sender: Party
    sent_at: datetime
    emoji: str | None = None


class Failure(WireModel):
    """Why Meta, or the relay, did not deliver. `code` is Meta's number, or ours as text."""

    code: str
    title: str | None = None
    details: str | None = None


class Status(FromMeta):
    """Payload of message.status. `command_id` is the console's id where the relay knows it.

    `participant` is who it is about where the recipient is a group. `after_failure` is true
    where Meta delivered what it had called failed: the phone has it after all.
    """

    message_id: str
    command_id: str | None = None
    attempt_id: str | None = None
    recipient: Party
    participant: Party | None = None
    group_id: str | None = None
    status: str
    at: datetime
    after_failure: bool | None = None
    failures: tuple[Failure, ...] = ()
    pricing: dict[str, Any] | None = None


class Echoed(FromMeta):
    """Payload of message.echoed: the business wrote from its phone, or from another program.

    An edit or a deletion has `kind` edit or revoke and names `original_message_id`.
    """

    message_id: str
    recipient: Party
    sent_at: datetime
    kind: str
    original_message_id: str | None = None
    text: str | None = None
    media: Media | None = None
    context: Context | None = None
    group_id: str | None = None
    content: dict[str, Any] = Field(default_factory=dict)


class Historic(FromMeta):
    """Payload of history.received: one message of the time before the number joined.

    `direction` is in or out, `party` the other side, `status` how far it had come in Meta's
    word. `phase` is 0 to 2 (today, 90 days, 180 days), `progress` percent of the whole.
    """

    message_id: str
    direction: str
    party: Party
    sent_at: datetime
    kind: str
    text: str | None = None
    media: Media | None = None
    choice: Choice | None = None
    context: Context | None = None
    status: str | None = None
    phase: int | None = None
    chunk_order: int | None = None
    progress: int | None = None
    content: dict[str, Any] = Field(default_factory=dict)


class Call(FromMeta):
    """Payload of call.received: a voice call rings, is taken up, or has ended.

    `event` is connect, terminate, or a status of a call that we made (ringing, accepted,
    rejected); `direction` is user_initiated or business_initiated, `duration_s` seconds.
    """

    call_id: str
    party: Party
    at: datetime
    event: str
    direction: str | None = None
    status: str | None = None
    duration_s: int | None = None
    attempt_id: str | None = None
    failures: tuple[Failure, ...] = ()


class ContactSynced(FromMeta):
    """Payload of contact.synced: a contact of the phone app; `action` is add or remove."""

    party: Party
    action: str
    changed_at: datetime
    full_name: str | None = None
    first_name: str | None = None


class Handover(FromMeta):
    """Payload of handover.changed: who has control of a thread now.

    `event` is Meta's word for what happened; `holder` and `previous_holder` are Meta's names
    or app ids, `party` the user of the thread where Meta says it.
    """

    field: str
    event: str | None = None
    holder: str | None = None
    previous_holder: str | None = None
    party: Party | None = None
    at: datetime | None = None
    waba_id: str | None = None


class Accepted(WireModel):
    """Payload of message.accepted: Meta took the command and named the message."""

    command_id: str
    attempt_id: str
    message_id: str
    recipient: Party
    accepted_at: datetime
    message_status: str | None = None


class Failed(WireModel):
    """Payload of message.failed: the relay or Meta refused the command for good."""

    command_id: str
    attempt_id: str | None = None
    message_id: str | None = None
    failed_at: datetime
    failures: tuple[Failure, ...] = ()


class Unsettled(WireModel):
    """Payload of message.unsettled: nobody knows whether Meta took the command.

    It is never sent again by itself; a later message.accepted or message.status settles it.
    """

    command_id: str
    attempt_id: str
    at: datetime
    reason: str


class Refused(WireModel):
    """Payload of message.refused: the relay did not take a command, which is stored nowhere.

    `code` and `message` are those of the 422 that its author got.
    """

    command_id: str
    code: str
    message: str
    recipient: Party
    author: str
    refused_at: datetime


class Cancelled(WireModel):
    """Payload of message.cancelled: a command was called back before it left."""

    command_id: str
    recipient: Party
    author: str
    cancelled_at: datetime


class IdentityChanged(FromMeta):
    """Payload of identity.changed: a user's number or id is another now, or must be proved.

    `kind` is Meta's system type. Nothing moves to the new number before the person is
    identified again: the old number may have been given to somebody else.
    """

    message_id: str | None = None
    sender: Party
    kind: str
    sent_at: datetime
    body: str | None = None
    new_wa_id: str | None = None
    new_user_id: str | None = None
    previous_user_id: str | None = None
    identity: dict[str, Any] | None = None


class PreferenceChanged(FromMeta):
    """Payload of preference.changed: `value` is stop, resume or signup, for a `category`."""

    sender: Party
    category: str
    value: str
    changed_at: datetime
    detail: str | None = None


class AccountNotice(FromMeta):
    """Payload of account.alert and number.updated.

    `field` is the webhook field ("relay" when the relay itself raised it), `event` what
    happened in Meta's word, `summary` one line for people. `messaging_limit` is a TIER_… of
    Meta's, from whichever key the Graph version at hand has it in.
    """

    field: str
    event: str | None = None
    summary: str | None = None
    waba_id: str | None = None
    display_phone_number: str | None = None
    messaging_limit: str | None = None
    previous_limit: str | None = None


class Erased(WireModel):
    """Payload of person.erased: on request, what was known of a person was removed.

    Empty where an event stood that told of the person; otherwise it tells that an erasure
    was done, and how many events it emptied. Whom is not said.
    """

    erasure_id: str | None = None
    events: int | None = None


class Unrecognised(FromMeta):
    """Payload of unknown: kept whole, with why it was not understood where that is known."""

    field: str | None = None
    error: str | None = None
    raw: Any = None


class TemplateUpdated(FromMeta):
    """Payload of template.updated. None means the event did not say.

    `correct_category` is the one Meta will move the template to at `category_changes_at`;
    until then `category` stays.
    """

    name: str
    language: str
    status: str | None = None
    category: str | None = None
    previous_category: str | None = None
    correct_category: str | None = None
    category_changes_at: datetime | None = None
    quality: str | None = None
    reason: str | None = None


class Event(WireModel):
    """One entry of the relay's journal of events."""

    seq: int
    id: str
    type: str
    at: datetime
    phone_number_id: str | None = None
    payload: dict[str, Any]


class Page(WireModel):
    """Answer of GET /v1/events: `next` is the cursor to ask with, `head` the newest seq."""

    events: tuple[Event, ...]
    next: int
    head: int
