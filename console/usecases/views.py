"""Rows as the screens and the command line show them: frozen, complete, ready to paint."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from console.domain.contact import ContactFacts, Role
from console.domain.delivery import Delivery, Hold
from console.domain.ids import (
    AccountId,
    BatchId,
    ContactPointId,
    ConversationId,
    DebtorId,
    MessageId,
    PortfolioId,
    PromiseId,
)
from console.domain.money import Money
from console.usecases.person_rows import ChatRow, PaymentRow
from console.usecases.restraints import RestraintRow


@dataclass(frozen=True, slots=True)
class SegmentRow:
    """Count and sum of one segment. `creditor` and `portfolio` are None in the grand total."""

    segment: str
    accounts: int
    debtors: int
    due: tuple[Money, ...]
    creditor: str | None = None
    portfolio_id: PortfolioId | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class TermRow:
    """One signed part of a priority, with what it was computed from."""

    code: str
    points: int
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class PromiseChip:
    """What a list says of a debtor's newest promise."""

    state: str
    due_on: date
    amount: Money


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One account of a worklist. `facts` let the caller ask the gate for this row."""

    account_id: AccountId
    debtor_id: DebtorId
    portfolio_id: PortfolioId
    person: str | None
    country: str
    account_no: str | None
    product: str | None
    dpd: int | None
    due: Money
    balance: Money | None
    priority: int
    terms: tuple[TermRow, ...]
    last_contact_at: datetime | None
    last_contact_inbound: bool
    last_contact_failed: bool
    window_closes_at: datetime | None
    promise: PromiseChip | None
    claimed_by: str | None
    facts: ContactFacts
    workable: bool = True
    block_reason: str | None = None
    conversation_id: ConversationId | None = None
    creditor: str = ""
    due_on: date | None = None
    payment_reference: str | None = None


@dataclass(frozen=True, slots=True)
class QueuePage:
    """A page of a worklist in priority order. `next` is the cursor to ask with, None at the
    end; `total` counts the whole segment under the same filter.
    """

    rows: tuple[QueueRow, ...]
    next: str | None
    total: int


class InboxSection(StrEnum):
    """Groups of the conversation list, in the order in which they expire."""

    WINDOW_EXPIRING = "window_expiring"
    NEEDS_REPLY = "needs_reply"
    PROMISES_TODAY = "promises_today"
    OPEN = "open"
    SNOOZED = "snoozed"
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True)
class LabelRow:
    """A label. `key` is its folded name; `colour` a name of the palette."""

    key: str
    name: str
    colour: str


@dataclass(frozen=True, slots=True)
class InboxRow:
    """One conversation of the list.

    `preview_kind` is the newest message's kind ("text", "audio", "template" …) and
    `preview_outgoing` its direction; `waiting_since` is set while an answer of ours is owed.
    `snoozed` without `snoozed_until` sleeps until they reply; `importance` is 0 (none) to 4.
    """

    conversation_id: ConversationId
    debtor_id: DebtorId | None
    name: str
    country: str | None
    section: InboxSection
    last_at: datetime
    preview: str
    preview_kind: str
    preview_outgoing: bool
    preview_delivery: Delivery | None
    unread: int
    waiting_since: datetime | None
    window_closes_at: datetime | None
    dpd: int | None
    due: Money | None
    promise: PromiseChip | None
    draft: str | None
    has_failed: bool
    claimed_by: str | None
    pause: str | None
    block: str | None
    opted_out: bool
    resolved: bool
    assigned_to: str | None = None
    snoozed: bool = False
    snoozed_until: datetime | None = None
    importance: int = 0
    marked_unread: bool = False
    labels: tuple[LabelRow, ...] = ()


@dataclass(frozen=True, slots=True)
class InboxCounts:
    """Figures of the tabs and of the rail's badges."""

    mine: int
    unassigned: int
    everyone: int
    unread: int
    needs_reply: int
    expiring: int


class ItemKind(StrEnum):
    """What a line of a thread is."""

    MESSAGE = "message"
    NOTE = "note"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class MediaRow:
    """A file of a message. `path` is where the console keeps it once fetched; `peaks` how
    loud a sound is from beginning to end, 0 to 99 (empty: not measured yet).
    """

    media_id: str
    mime_type: str | None
    filename: str | None
    sha256: str | None = None
    size_bytes: int | None = None
    voice: bool = False
    animated: bool = False
    path: str | None = None
    duration_s: float | None = None
    peaks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TemplateShown:
    """A template message as the phone shows it. `chosen` is the button the debtor tapped."""

    name: str
    language: str
    header: str | None
    body: str
    footer: str | None
    buttons: tuple[str, ...] = ()
    chosen: str | None = None
    chosen_at: datetime | None = None


ELSEWHERE = "whatsapp"
"""The author of what was written on the phone, or by another program."""


@dataclass(frozen=True, slots=True)
class ThreadItem:
    """One line of a thread, oldest first. `order` is the key for loading older ones.

    `kind_name` is Meta's type ("text", "image", "location" …, raw for unknown kinds) or, for
    events, our activity code; `content` the parts that only this kind has. `first_text` is
    what an edited message said first, `retried_id` the attempt that followed a failed one.
    """

    id: str
    order: int
    item: ItemKind
    kind_name: str
    outgoing: bool
    at: datetime
    text: str | None
    author: str | None = None
    delivery: Delivery | None = None
    sent_at: datetime | None = None
    delivered_at: datetime | None = None
    read_at: datetime | None = None
    error_code: str | None = None
    error: str | None = None
    template: TemplateShown | None = None
    media: MediaRow | None = None
    choice: str | None = None
    quoted_text: str | None = None
    quoted_outgoing: bool | None = None
    quoted_id: str | None = None
    reactions: tuple[str, ...] = ()
    edited: bool = False
    first_text: str | None = None
    revoked: bool = False
    forwarded: bool = False
    retried_id: str | None = None
    content: dict[str, object] = field(default_factory=dict)
    hold: Hold | None = None
    """Why it waits on purpose; `at` of a scheduled one is when it is to go."""


@dataclass(frozen=True, slots=True)
class ThreadHit:
    """An item of a thread in which something was found, and where it stands."""

    item_id: str
    order: int


@dataclass(frozen=True, slots=True)
class ThreadPage:
    """Items of a conversation, oldest first. `has_older` and `has_newer` say if more."""

    conversation_id: ConversationId
    items: tuple[ThreadItem, ...]
    has_older: bool
    first_unread_id: str | None = None
    has_newer: bool = False


@dataclass(frozen=True, slots=True)
class ContactPointRow:
    """A phone or mail of a person."""

    id: ContactPointId
    kind: str
    value: str
    role: Role
    valid: bool
    consent: bool | None
    consent_at: datetime | None
    opted_out_at: datetime | None
    preferred: bool = False


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account in the side panel."""

    id: AccountId
    account_no: str | None
    product: str | None
    creditor: str
    dpd: int | None
    due_on: date | None
    due: Money
    balance: Money | None
    as_of: date
    status: str | None
    block_reason: str | None
    payment_reference: str | None
    workable: bool


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise as lists show it."""

    id: PromiseId
    debtor_id: DebtorId
    account_id: AccountId
    conversation_id: ConversationId | None
    person: str | None
    account_no: str | None
    product: str | None
    creditor: str
    amount: Money
    paid: Money
    due_on: date
    state: str
    channel: str | None
    evidence_message_id: MessageId | None
    made_at: datetime
    made_by: str
    dpd: int | None


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One entry of the timeline and of the export of activities (gestiones)."""

    id: str
    at: datetime
    by: str
    code: str
    channel: str
    debtor_id: DebtorId | None
    person: str | None
    doc_number: str | None
    account_no: str | None
    creditor: str | None
    phone: str | None
    note: str | None
    amount: Money | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class PersonPanel:
    """Everything that the side panel of a conversation shows."""

    conversation_id: ConversationId | None
    debtor_id: DebtorId | None
    name: str
    country: str | None
    region: str | None
    doc_type: str | None
    doc_number: str | None
    client_code: str | None
    language: str
    address: str | None
    email: str | None
    phone: str | None
    contact_points: tuple[ContactPointRow, ...]
    accounts: tuple[AccountRow, ...]
    promises: tuple[PromiseRow, ...]
    activities: tuple[ActivityRow, ...]
    facts: ContactFacts | None
    claimed_by: str | None
    priority: int | None
    terms: tuple[TermRow, ...]
    extra: dict[str, str] = field(default_factory=dict)
    restraints: tuple[RestraintRow, ...] = ()
    payments: tuple[PaymentRow, ...] = ()
    chats: tuple[ChatRow, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonFound:
    """One hit of the search over people, documents, accounts and phones."""

    debtor_id: DebtorId
    name: str
    country: str
    account_no: str | None
    phone: str | None
    dpd: int | None
    due: Money | None
    conversation_id: ConversationId | None
    account_id: AccountId | None = None


@dataclass(frozen=True, slots=True)
class MessageFound:
    """The newest message or note of a conversation that has the words searched for."""

    item_id: str
    conversation_id: ConversationId
    debtor_id: DebtorId | None
    name: str
    country: str | None
    dpd: int | None
    text: str
    """What stands around the first of the words, on one line."""
    at: datetime
    outgoing: bool
    is_note: bool


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A template as the relay knows it. `components` in Meta's shape."""

    name: str
    language: str
    status: str
    category: str
    quality: str | None
    components: tuple[dict[str, object], ...]
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One import in the history."""

    id: BatchId
    filename: str
    creditor: str
    kind: str
    as_of: date
    at: datetime
    by: str
    state: str
    accepted: int
    rejected: int
    created: int
    updated: int
    unchanged: int
    withdrawn: int
    undo_until: datetime | None = None
    undone_at: datetime | None = None
    undone_by: str | None = None


@dataclass(frozen=True, slots=True)
class StagedBatch:
    """An import that was read and waits for somebody to load or discard it.

    `report` is the contract's import JSON without its lists, `effect` and `operation` what
    loading it would do now. `is_whole` is False where the reading was cut off.
    """

    id: BatchId
    filename: str
    path: str | None
    sha256: str
    creditor: str
    portfolio: str
    kind: str
    mode: str
    country: str
    currency: str
    as_of: date
    at: datetime
    by: str
    is_whole: bool
    mapping: dict[str, Any]
    report: dict[str, Any]
    letter: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Effect:
    """What a load does, or would do, to the workspace."""

    created: int
    updated: int
    unchanged: int
    withdrawn: int
    due_up: int = 0
    due_down: int = 0
    worse_bucket: int = 0
    better_bucket: int = 0
    by_bucket: tuple[tuple[str, int, int, int], ...] = ()
    """(bucket, accounts in the file, due in the file, due before), minor units."""


@dataclass(frozen=True, slots=True)
class KeptBack:
    """Something that an undo leaves as it is. `what` is one of accounts, debtors,
    contact_points, payments, phones; `why` one of changed_since, in_use, assigned, at_relay.
    """

    what: str
    why: str
    count: int


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo did: rows that are as before, rows that are gone again, and the rest."""

    restored: int
    removed: int
    kept: tuple[KeptBack, ...] = ()


@dataclass(frozen=True, slots=True)
class Operation:
    """What is under way with accounts that an import takes away or forbids to contact;
    `promises_paid` are open promises about accounts that a payments file pays.
    """

    promises_open: int = 0
    chats_waiting: int = 0
    drafts: int = 0
    sends_pending: int = 0
    promises_paid: int = 0

    def __add__(self, other: "Operation") -> "Operation":
        return Operation(
            self.promises_open + other.promises_open,
            self.chats_waiting + other.chats_waiting,
            self.drafts + other.drafts,
            self.sends_pending + other.sends_pending,
            self.promises_paid + other.promises_paid,
        )


@dataclass(frozen=True, slots=True)
class Outlook:
    """What loading a staged batch changes, what that means for the work under way, and, for
    kinds other than portfolios, what its lines belong to (the contract's words).
    """

    effect: Effect
    operation: Operation = Operation()
    findings: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Today:
    """Figures of the top bar and of the status bar."""

    activities: int
    promises: int
    outbox: int
    failed: int
    cursor: int
