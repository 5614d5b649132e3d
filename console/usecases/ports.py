"""What use cases need from the outside. store/ and tests/fakes/ fit these shapes.

The contract of a port is written here, once; adapters only say which port they implement.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Protocol, TypeVar

from console.domain.contact import ContactFacts
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
from console.domain.placement import (
    ContactRecord,
    ExclusionRecord,
    PaymentRecord,
    PortfolioRecord,
    RecallRecord,
    RowNote,
)
from console.domain.promise import Credit
from console.usecases.exporting import AccountLine, ExportProfile, ExportScope
from console.usecases.import_maps import ImportMaps
from console.usecases.news import NewsDesk
from console.usecases.reply_ports import CannedReplies
from console.usecases.restraints import Restraints
from console.usecases.staged import Owner, StagedRows
from console.usecases.timeline import Timeline
from console.usecases.views import (
    ActivityRow,
    BatchRow,
    Effect,
    InboxCounts,
    InboxRow,
    MessageFound,
    Outlook,
    PersonFound,
    PersonPanel,
    PromiseRow,
    QueuePage,
    QueueRow,
    SegmentRow,
    StagedBatch,
    TemplateRow,
    ThreadHit,
    ThreadItem,
    ThreadPage,
    Today,
    Undone,
)
from console.usecases.work_ports import Inbox, Labels, Presence, Views, Work

T = TypeVar("T")
LineRecord = PaymentRecord | RecallRecord | ContactRecord | ExclusionRecord
"""What files of other kinds than portfolio bring, one record a row."""


class Topic(StrEnum):
    """Parts of the workspace that a transaction may have touched as a whole."""

    PORTFOLIO = "portfolio"
    TEMPLATES = "templates"
    PROMISES = "promises"
    CLAIMS = "claims"
    OUTBOX = "outbox"
    ACTIVITIES = "activities"
    SYNC = "sync"
    SETTINGS = "settings"
    LABELS = "labels"
    PRESENCE = "presence"


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """What one transaction touched. Screens read it to decide whether to read again."""

    conversations: frozenset[ConversationId] = frozenset()
    debtors: frozenset[DebtorId] = frozenset()
    topics: frozenset[Topic] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.conversations or self.debtors or self.topics)


# --- values that are written -----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OutgoingMessage:
    """A message of ours about to be queued. `id` becomes the idempotency key.

    With a `hold` it waits until `due_at`; after `expires_at` it does not go any more.
    """

    id: MessageId
    conversation_id: ConversationId
    kind: str
    text: str
    at: datetime
    by: str
    opened_by_us: bool
    template: dict[str, Any] | None = None
    quoted_id: str | None = None
    promise_id: PromiseId | None = None
    account_id: AccountId | None = None
    contact_point_id: ContactPointId | None = None
    media: dict[str, Any] | None = None
    hold: Hold | None = None
    due_at: datetime | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class IncomingMessage:
    """A message of the debtor's. `id` is Meta's (wamid)."""

    id: MessageId
    conversation_id: ConversationId
    kind: str
    text: str | None
    sent_at: datetime
    media: dict[str, Any] | None = None
    choice: dict[str, Any] | None = None
    quoted_id: str | None = None
    forwarded: bool = False
    content: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class QueuedCommand:
    """A command that waits in the outbox. `body` is wire.commands.SendMessage as JSON."""

    seq: int
    message_id: MessageId
    conversation_id: ConversationId
    debtor_id: DebtorId | None
    contact_point_id: ContactPointId | None
    account_id: AccountId | None
    by: str
    template: str | None
    body: dict[str, Any]
    attempts: int
    created_at: datetime
    hold: Hold | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A message of ours that will not go: whose it was and what it said."""

    message_id: MessageId
    conversation_id: ConversationId
    text: str
    quoted_id: str | None = None
    media: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class RelayedMessage:
    """A message of ours that the relay took and, as far as is known here, Meta has not."""

    id: MessageId
    conversation_id: ConversationId
    by: str
    template: str | None


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a message would go to, with what the gate must know. One contact point."""

    debtor_id: DebtorId | None
    contact_point_id: ContactPointId | None
    conversation_id: ConversationId | None
    phone: str | None
    user_id: str | None
    name: str | None
    country: str
    account_id: AccountId | None
    facts: ContactFacts
    identity: str | None = None
    """domain.phone.identity_of(phone), or "uid:" and the user id."""
    phone_number_id: str | None = None
    """The business number of the conversation, where there is one."""


@dataclass(frozen=True, slots=True)
class OptOutEntry:
    """An opt-out in the ledger of consent. `recipient` is the phone in E.164 or the user id;
    `holds` is False where the person asked to be written to again since. `reason` is the
    relay's: an exclusion by a creditor's list is none that the person may take back.
    """

    seq: int
    recipient: str
    holds: bool
    reason: str = "opted_out"


@dataclass(frozen=True, slots=True)
class NewPromise:
    """A promise to pay about to be stored."""

    id: PromiseId
    debtor_id: DebtorId
    account_id: AccountId
    conversation_id: ConversationId | None
    amount: Money
    due_on: date
    state: str
    channel: str | None
    evidence_message_id: MessageId | None
    made_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class NewActivity:
    """One immutable entry of what was done. `id` is made by whoever asks for it."""

    id: str
    at: datetime
    by: str
    code: str
    channel: str
    debtor_id: DebtorId | None
    conversation_id: ConversationId | None = None
    account_id: AccountId | None = None
    message_id: MessageId | None = None
    note: str | None = None
    amount: Money | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class NewBatch:
    """An import about to run."""

    creditor: str
    portfolio: str
    country: str
    currency: str
    kind: str
    mode: str
    as_of: date
    filename: str
    sha256: str
    mapping: dict[str, Any]
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Held:
    """Somebody else holds the claim, until then."""

    by: str
    until: datetime


# --- repositories ----------------------------------------------------------------------


class Imports(Protocol):
    """Batches: staged row by row, loaded as a set."""

    def begin(self, batch: NewBatch) -> BatchId:
        """Open a batch in state "staging" (creditor and portfolio are made when new)."""
        ...

    def stage(
        self,
        batch_id: BatchId,
        records: Sequence[PortfolioRecord],
        places: Sequence[tuple[str, str]],
    ) -> None:
        """Add a chunk of accepted records. `places[i]` are (zones, regions) of records[i],
        each a comma-separated list; staging the same row twice keeps the last.
        """
        ...

    def stage_rows(self, batch_id: BatchId, rows: StagedRows) -> None:
        """Add rows that are made already, for the batch's `owner_of`."""
        ...

    def owner_of(self, batch_id: BatchId) -> Owner:
        """Whose rows the batch takes."""
        ...

    def stage_lines(self, batch_id: BatchId, records: Sequence[LineRecord]) -> None:
        """Add a chunk of accepted records of another kind than portfolio; staging the same
        row twice keeps the last.
        """
        ...

    def note(self, batch_id: BatchId, notes: Sequence[RowNote]) -> None:
        """Keep what is wrong with rows: rejections and warnings."""
        ...

    def notes(self, batch_id: BatchId, limit: int | None = None) -> tuple[RowNote, ...]:
        """What was kept of rows, the rejected first."""
        ...

    def staged(
        self, batch_id: BatchId, report: dict[str, Any], path: str, now: datetime
    ) -> None:
        """Everything is staged: the batch waits for somebody to load or discard it, also
        after a crash. `report` is the import JSON without its lists.
        """
        ...

    def effect(self, batch_id: BatchId) -> Effect:
        """What `load` would do, set-based, nothing changed."""
        ...

    def outlook(self, batch_id: BatchId) -> Outlook:
        """As `effect`, with the work under way and, for lines, what they belong to."""
        ...

    def load(self, batch_id: BatchId, notes: Sequence[RowNote], now: datetime) -> Effect:
        """Apply the staged rows: people, contact points, accounts, snapshots; in mode "full"
        withdraw what no longer comes. Payments are stored once each, recalled accounts
        withdrawn, contacts added, exclusions blocked. The batch becomes "done"; loading it
        again is a no-op that returns the first effect.
        """
        ...

    def apply(self, batch_id: BatchId, notes: Sequence[RowNote], now: datetime) -> Outlook:
        """As `load`, with all that `outlook` says."""
        ...

    def compare(self, batch_id: BatchId, letter: dict[str, int]) -> None:
        """Keep the figures of the creditor's letter beside the batch."""
        ...

    def discard(self, batch_id: BatchId) -> None:
        """Forget a batch that was staged and never loaded."""
        ...

    def undo(self, batch_id: BatchId, by: str, now: datetime) -> Undone:
        """Take a loaded batch back: what it changed is as before, unless something newer
        depends on it.

        Raises: InputRefused when it is undone already, its seven days are over, or a newer
        import of the same kind builds on it.
        """
        ...

    def unfinished(self, begun_before: datetime) -> tuple[BatchId, ...]:
        """Batches not loaded that began before then: what a crash left behind. A younger
        one may be another console at work.
        """
        ...

    def waiting(self, by: str) -> tuple[StagedBatch, ...]:
        """Batches of that operator that were never loaded nor discarded, newest first."""
        ...

    def recent(self, limit: int) -> tuple[BatchRow, ...]:
        """Newest imports first."""
        ...

    def find_done(self, sha256: str, kind: str) -> BatchRow | None:
        """The newest finished batch of the same bytes, if any."""
        ...


class Queue(Protocol):
    """Segments and worklists, computed as sets."""

    def segments(self) -> tuple[SegmentRow, ...]:
        """Rows per portfolio and segment, then the totals (creditor None)."""
        ...

    def page(
        self,
        segment: str | None,
        *,
        portfolio_id: PortfolioId | None = None,
        text: str = "",
        after: str | None = None,
        limit: int = 100,
        now: datetime,
    ) -> QueuePage:
        """Accounts in priority order (score, then id), keyset-paged.

        Raises: ValueError for a cursor that is not ours or an unknown segment.
        """
        ...

    def row(self, account_id: AccountId, now: datetime) -> QueueRow | None:
        """One account as a worklist shows it."""
        ...

    def extras(self, account_id: AccountId) -> dict[str, str]:
        """What the creditor's file says besides, by field or by the column's name."""
        ...

    def account_by_no(self, account_no: str) -> tuple[AccountId, ...]:
        """Accounts of that number (letters and digits compared), any portfolio."""
        ...

    def stream(
        self, segment: str | None, now: datetime, portfolio_id: PortfolioId | None = None
    ) -> Iterator[QueueRow]:
        """Every row of a segment in priority order, in bounded memory (for exports)."""
        ...

    def recompute_priorities(
        self, now: datetime, debtor_ids: Iterable[DebtorId] | None = None
    ) -> int:
        """Compute the stored score of all accounts, or of some debtors'; how many changed."""
        ...


class Claims(Protocol):
    """Who works whom. A claim is a lease: it ends by itself."""

    def acquire(
        self, debtor_id: DebtorId, by: str, now: datetime, lease_s: int
    ) -> datetime | Held:
        """Take or renew the claim by compare-and-set; its end, or who holds it."""
        ...

    def seize(self, debtor_id: DebtorId, by: str, now: datetime, lease_s: int) -> str | None:
        """Take the claim whoever holds it; from whom it was taken, if from anybody."""
        ...

    def release(self, debtor_id: DebtorId, by: str) -> None:
        """Give the claim back if it is held by `by`."""
        ...

    def next_free(
        self,
        segment: str | None,
        by: str,
        now: datetime,
        skip: Sequence[DebtorId] = (),
        portfolio_id: PortfolioId | None = None,
    ) -> tuple[AccountId, ...]:
        """Candidates in priority order whom nobody else holds, at most 50."""
        ...


class Contacts(Protocol):
    """People's contact points, as far as the gate and the sender care."""

    def recipient_of_account(
        self, account_id: AccountId, now: datetime, *, excluding: MessageId | None = None
    ) -> Recipient | None:
        """The account's debtor at their best contact point; None for an unknown account.
        `excluding` leaves one message of ours out of the facts' contacts: the one that is
        about to go, when the gate looks again at the moment of sending.
        """
        ...

    def recipient_of_conversation(
        self,
        conversation_id: ConversationId,
        now: datetime,
        *,
        account_id: AccountId | None = None,
        excluding: MessageId | None = None,
    ) -> Recipient | None:
        """The person of a conversation at the number they write from. `account_id` names the
        account that the message is about, where it is about one.
        """
        ...

    def opt_out(self, identity: str, at: datetime, source: str) -> tuple[DebtorId, ...]:
        """Record an opt-out for a phone identity (or user id); pending messages to it die.
        Every debtor who has that number.
        """
        ...

    def resume(self, identity: str, at: datetime, source: str) -> None:
        """The debtor asked to be written to again."""
        ...

    def opt_outs(self, after: int, limit: int) -> tuple[OptOutEntry, ...]:
        """Opt-outs written into the ledger beyond entry `after`, oldest first: the relay must
        know of them too, for it may hold messages that left here before.
        """
        ...

    def prefer_marketing(
        self, identity: str, at: datetime, source: str, *, wanted: bool
    ) -> tuple[DebtorId, ...]:
        """The person stopped marketing messages in WhatsApp, or wants them again. The newest
        word counts. Every debtor who has that number.
        """
        ...

    def invalidate(self, identity: str, at: datetime, source: str) -> tuple[DebtorId, ...]:
        """Wrong number: invalid for everybody who has it; pending messages to it die."""
        ...

    def validate(self, identity: str, at: datetime, source: str) -> None:
        """The number turned out to be right: valid again for everybody who has it."""
        ...

    def refuse_consent(self, identity: str, at: datetime, source: str) -> None:
        """The person did not agree to be written to at that number; what waits for it dies."""
        ...

    def pause(
        self, debtor_id: DebtorId, reason: str, at: datetime, until: datetime | None, by: str
    ) -> None:
        """Begin a soft pause (domain.contact.SoftPause)."""
        ...

    def block(self, debtor_id: DebtorId, reason: str, at: datetime, by: str) -> None:
        """Set a hard block (domain.contact.HardBlock) on the person."""
        ...


class Conversations(Protocol):
    """Threads: one per person and business number."""

    def open_for(
        self,
        *,
        phone_number_id: str,
        identity: str,
        phone: str | None,
        user_id: str | None,
        name: str | None,
        debtor_id: DebtorId | None,
        at: datetime,
    ) -> ConversationId:
        """The conversation of that identity, made when new. A person found later by number
        variants or user id joins the same one.
        """
        ...

    def of_debtor(self, debtor_id: DebtorId) -> ConversationId | None:
        """The debtor's newest conversation."""
        ...

    def debtor_of(self, conversation_id: ConversationId) -> DebtorId | None:
        """Whose conversation it is, if that is known."""
        ...

    def list(
        self,
        *,
        by: str,
        tab: str,
        chip: str | None = None,
        text: str = "",
        now: datetime,
        limit: int = 500,
        zone: str = "UTC",
    ) -> tuple[InboxRow, ...]:
        """Conversations by section, then by what expires first. `tab`: mine, unassigned,
        everyone; `chip`: unread, expiring, promises, None.
        """
        ...

    def counts(self, by: str, now: datetime) -> InboxCounts:
        """Figures of the tabs."""
        ...

    def thread(
        self,
        conversation_id: ConversationId,
        *,
        before: int | None = None,
        after: int | None = None,
        limit: int = 80,
    ) -> ThreadPage:
        """The newest page, the one before an order key, or the one after it."""
        ...

    def search(
        self, conversation_id: ConversationId, text: str, limit: int
    ) -> tuple[ThreadHit, ...]:
        """Where `text` was said or noted there, newest first; accents do not matter."""
        ...

    def panel(
        self, conversation_id: ConversationId | None, debtor_id: DebtorId | None, now: datetime
    ) -> PersonPanel | None:
        """The side panel of a conversation, or of a debtor without one."""
        ...

    def mark_read(self, conversation_id: ConversationId) -> None:
        """Nothing is unread here any more."""
        ...

    def resolve(self, conversation_id: ConversationId, at: datetime | None) -> None:
        """Close it (or open it again with None). An inbound message opens it by itself."""
        ...

    def save_draft(self, conversation_id: ConversationId, text: str, at: datetime) -> None:
        """Keep what is typed; an empty text forgets it."""
        ...

    def draft(self, conversation_id: ConversationId) -> str:
        """What was typed and not sent."""
        ...

    def link_debtor(self, conversation_id: ConversationId, debtor_id: DebtorId) -> None:
        """It turned out who writes."""
        ...

    def debtors_with_identity(self, identity: str) -> tuple[DebtorId, ...]:
        """Debtors who own that number (not as references), best match first."""
        ...


class Messages(Protocol):
    """What was said. Ids are unique; adding a known id changes nothing."""

    def add_outgoing(self, message: OutgoingMessage, body: dict[str, Any]) -> bool:
        """Store it QUEUED with its outbox row, in this transaction. False if known."""
        ...

    def add_incoming(self, message: IncomingMessage) -> bool:
        """Store it, raise unread and the window. False if known (a repeat)."""
        ...

    def add_elsewhere(self, message: IncomingMessage, *, delivery: Delivery | None) -> bool:
        """Store what was said elsewhere or before: in the thread, but neither unread nor
        queued, and it opens no window. Ours has a `delivery`. False if known.
        """
        ...

    def find(self, message_id: MessageId) -> ThreadItem | None:
        """The message of that id (ours or Meta's)."""
        ...

    def accepted(self, message_id: MessageId, wamid: str, at: datetime) -> None:
        """Meta took it and named it. Statuses that came before are applied now."""
        ...

    def report(
        self,
        *,
        message_id: MessageId | None,
        wamid: str | None,
        delivery: Delivery,
        at: datetime,
        error_code: str | None = None,
        error: str | None = None,
    ) -> ConversationId | None:
        """Raise the state to the maximum of what was seen; parked when nothing matches."""
        ...

    def edit(self, wamid: str, text: str | None, at: datetime) -> None:
        """The debtor changed a message; the first text is kept."""
        ...

    def revoke(self, wamid: str, at: datetime) -> None:
        """The debtor deleted a message; it is kept and shown as deleted."""
        ...

    def react(self, wamid: str, sender: str, emoji: str | None, at: datetime) -> None:
        """Set or take back a reaction."""
        ...

    def choose(self, wamid: str, title: str, at: datetime) -> None:
        """The debtor tapped a button of the message `wamid`."""
        ...

    def media_fetched(self, media_id: str, path: str, size_bytes: int) -> None:
        """The file of a message is on disk."""
        ...

    def pictures(self, conversation_id: ConversationId, limit: int) -> tuple[ThreadItem, ...]:
        """The newest pictures and videos whose file is on disk, oldest first."""
        ...

    def keep_sound(
        self, message_id: MessageId, peaks: Sequence[int], duration_s: float
    ) -> None:
        """How a sound looks, and its length, measured once from the file."""
        ...

    def media_wanted(self, limit: int) -> tuple[str, ...]:
        """Media ids of messages whose file is not on disk yet, newest first."""
        ...

    def recallable(
        self, since: datetime, conversation_ids: Collection[ConversationId] | None, limit: int
    ) -> tuple[RelayedMessage, ...]:
        """Messages written since then that the relay holds, oldest first: at least those of
        people of whom something was noted that may forbid them. None: of any conversation.
        """
        ...

    def add_note(
        self, note_id: str, conversation_id: ConversationId, text: str, at: datetime, by: str
    ) -> None:
        """An internal note; never leaves."""
        ...


class Outbox(Protocol):
    """Commands decided here and not yet accepted by the relay."""

    def due(self, now: datetime, limit: int) -> tuple[QueuedCommand, ...]:
        """Those to post now, oldest first, one per conversation at most (order is kept)."""
        ...

    def release(self, message_id: MessageId, now: datetime) -> bool:
        """The message goes now: nobody may take it back any more. False where it is not in
        the outbox (it was taken back), or is not due. One that was scheduled takes its place
        in the thread now.
        """
        ...

    def take_back(self, message_id: MessageId, by: str) -> TakenBack | None:
        """Forget a message of `by` that is still held, as if it had never been written. None
        where it has been released, or is somebody else's.
        """
        ...

    def uploaded(self, message_id: MessageId, media_id: str) -> None:
        """The relay has the file of a message: its command and the message name it."""
        ...

    def hurry(self, message_id: MessageId, by: str, now: datetime) -> None:
        """Do not wait any longer with a message of `by` that may still be taken back."""
        ...

    def relayed(self, message_id: MessageId) -> None:
        """The relay has taken it over."""
        ...

    def refused(self, message_id: MessageId, code: str, message: str, at: datetime) -> None:
        """The gate or the relay said no for good: shown in the thread, out of the outbox."""
        ...

    def retry(self, message_id: MessageId, at: datetime, error: str) -> None:
        """Try again at `at`."""
        ...

    def pending(self) -> int:
        """How many wait."""
        ...

    def next_due_at(self) -> datetime | None:
        """When the next retry is due."""
        ...


class Promises(Protocol):
    """Promises to pay."""

    def add(self, promise: NewPromise) -> bool:
        """Store it with its one instalment. False if the id is known."""
        ...

    def find(self, promise_id: PromiseId) -> PromiseRow | None:
        """The promise of that id."""
        ...

    def list(
        self,
        *,
        states: Sequence[str] = (),
        due_from: date | None = None,
        due_to: date | None = None,
        text: str = "",
        limit: int = 1000,
    ) -> tuple[PromiseRow, ...]:
        """By due day, oldest first."""
        ...

    def of_account(self, account_id: AccountId) -> tuple[PromiseRow, ...]:
        """All promises of an account, newest first."""
        ...

    def to_judge(
        self, today: date
    ) -> Iterator[tuple[PromiseRow, tuple[Credit, ...], date | None]]:
        """Promises that domain.promise.JUDGED_AGAIN names, with the payments and reversals of
        their account from the day the promise was made, and the day through which the
        creditor's payments are loaded.
        """
        ...

    def set_state(
        self, promise_id: PromiseId, state: str, paid: Money, at: datetime, reason: str | None
    ) -> None:
        """Move it; the history keeps every step."""
        ...


class Activities(Protocol):
    """What was done: the timeline, the day's figures, the exports."""

    def add(self, activity: NewActivity) -> bool:
        """Store it. False if the id is known."""
        ...

    def stream(self, from_at: datetime | None, to_at: datetime | None) -> Iterator[ActivityRow]:
        """Oldest first, in bounded memory."""
        ...

    def best_and_last(
        self, from_at: datetime | None, to_at: datetime | None
    ) -> Iterator[tuple[ActivityRow, ActivityRow]]:
        """Per debtor the best (lowest weight) and the last activity of the span."""
        ...

    def today(self, by: str | None, since: datetime) -> Today:
        """The day's figures."""
        ...


class Templates(Protocol):
    """The relay's templates, as last synchronised."""

    def replace(self, rows: Sequence[TemplateRow], at: datetime) -> None:
        """The whole list; templates that no longer come are marked DELETED."""
        ...

    def update(self, name: str, language: str, **changes: str | None) -> None:
        """One template's status, category, quality or reason changed."""
        ...

    def all(self, status: str | None = None) -> tuple[TemplateRow, ...]:
        """By name, then language."""
        ...

    def find(self, name: str, language: str | None = None) -> TemplateRow | None:
        """That template (best language when none is given)."""
        ...


class Settings(Protocol):
    """Small values of the workspace, as JSON."""

    def get(self, key: str) -> Any:  # noqa: ANN401 - JSON has no narrower type
        """The value, or None."""
        ...

    def put(self, key: str, value: Any) -> None:  # noqa: ANN401 - JSON has no narrower type
        """Set it."""
        ...


class Cursor(Protocol):
    """How far the relay's events have been applied."""

    def last(self) -> int:
        """The highest applied seq; 0 before the first. Locks the row when writing, so that
        two consoles of one workspace never apply an event twice.
        """
        ...

    def move_to(self, seq: int) -> None:
        """Record that `seq` is applied."""
        ...


class Audit(Protocol):
    """Append-only and hash-chained."""

    def add(
        self, at: datetime, by: str, action: str, subject: str, detail: dict[str, Any]
    ) -> None:
        """Chain one more entry."""
        ...

    def stream(
        self, from_at: datetime | None = None, to_at: datetime | None = None
    ) -> Iterator[dict[str, Any]]:
        """Entries, oldest first: seq, at, by, action, subject, detail, hash."""
        ...

    def verify(self) -> int | None:
        """The seq of the first entry that does not fit its chain; None when sound."""
        ...


class Exports(Protocol):
    """Tables that leave the house, in bounded memory."""

    def creditor(self, name: str) -> str | None:
        """The creditor's name as it is kept; None when there is no such creditor."""
        ...

    def creditors(self) -> tuple[str, ...]:
        """The names of all creditors."""
        ...

    def accounts(
        self, scope: ExportScope, now: datetime, *, with_phones: bool
    ) -> Iterator[AccountLine]:
        """Every account of the scope in priority order. Raises: ValueError for a segment
        that does not exist.
        """
        ...

    def extra_names(self, scope: ExportScope) -> tuple[str, ...]:
        """Columns of the creditors' own files that have no field of their own."""
        ...

    def promises(self, due_from: date | None, due_to: date | None) -> Iterator[PromiseRow]:
        """Every promise due within the days, both included, by the day it is due."""
        ...

    def conversations(
        self, from_at: datetime | None, to_at: datetime | None
    ) -> Iterator[dict[str, Any]]:
        """One row per message: person, account_no, creditor, phone, at, direction, kind,
        text, by, delivery, template.
        """
        ...

    def payments(self, from_on: date | None, to_on: date | None) -> Iterator[dict[str, Any]]:
        """One row per payment: person, account_no, creditor, paid_on, amount (Money),
        reference, matched_by, reversal.
        """
        ...


class Search(Protocol):
    """Finding people, and what was said. Case and accents do not count."""

    def people(self, text: str, limit: int) -> tuple[PersonFound, ...]:
        """By name (any word order, words begun, a typing mistake forgiven where nobody is
        called so), document, account number, phone in any format; best first.
        """
        ...

    def elsewhere(self, text: str, limit: int) -> tuple[PersonFound, ...]:
        """People with the text in a column of a creditor's file that is no field of ours.
        Looks at every account: for when nothing else was found.
        """
        ...

    def messages(self, text: str, limit: int) -> tuple[MessageFound, ...]:
        """Messages, notes and names of files with every word of the text, of all time, newest
        first: one of each conversation. The last word may be begun only.
        """
        ...

    def index_names(self, at_most: int) -> int:
        """Make up to `at_most` new people quick to find; how many were. Those who wait for it
        are found all the same, more slowly. Nothing to do where the database does it.
        """
        ...


class ExportProfiles(Protocol):
    """Layouts in which creditors want exports. Names are compared without case and accents."""

    def all(self) -> tuple[ExportProfile, ...]:
        """Every layout, by name."""
        ...

    def find(self, name: str) -> ExportProfile | None:
        """The layout of that name."""
        ...

    def save(self, profile: ExportProfile, by: str, at: datetime) -> None:
        """Keep it, instead of the one of the same name."""
        ...

    def remove(self, name: str) -> bool:
        """Forget it. False if there was none."""
        ...


class UnitOfWork(Protocol):
    """One transaction. Use cases never commit; whoever opened it does."""

    @property
    def imports(self) -> Imports: ...  # noqa: D102 - each property is its port
    @property
    def import_maps(self) -> ImportMaps: ...  # noqa: D102
    @property
    def queue(self) -> Queue: ...  # noqa: D102
    @property
    def claims(self) -> Claims: ...  # noqa: D102
    @property
    def contacts(self) -> Contacts: ...  # noqa: D102
    @property
    def timeline(self) -> Timeline: ...  # noqa: D102
    @property
    def restraints(self) -> Restraints: ...  # noqa: D102
    @property
    def conversations(self) -> Conversations: ...  # noqa: D102
    @property
    def messages(self) -> Messages: ...  # noqa: D102
    @property
    def outbox(self) -> Outbox: ...  # noqa: D102
    @property
    def promises(self) -> Promises: ...  # noqa: D102
    @property
    def activities(self) -> Activities: ...  # noqa: D102
    @property
    def templates(self) -> Templates: ...  # noqa: D102
    @property
    def settings(self) -> Settings: ...  # noqa: D102
    @property
    def cursor(self) -> Cursor: ...  # noqa: D102
    @property
    def audit(self) -> Audit: ...  # noqa: D102
    @property
    def exports(self) -> Exports: ...  # noqa: D102
    @property
    def export_profiles(self) -> ExportProfiles: ...  # noqa: D102
    @property
    def search(self) -> Search: ...  # noqa: D102
    @property
    def inbox(self) -> Inbox: ...  # noqa: D102
    @property
    def news(self) -> NewsDesk: ...  # noqa: D102
    @property
    def work(self) -> Work: ...  # noqa: D102
    @property
    def labels(self) -> Labels: ...  # noqa: D102
    @property
    def views(self) -> Views: ...  # noqa: D102
    @property
    def canned_replies(self) -> CannedReplies: ...  # noqa: D102
    @property
    def presence(self) -> Presence: ...  # noqa: D102


class Runner(Protocol):
    """Runs database work off the Qt thread. Call it on the event loop only."""

    async def read(self, job: Callable[[UnitOfWork], T]) -> T:
        """Run `job` on a reader thread; nothing it does is committed."""
        ...

    async def write(self, job: Callable[[UnitOfWork], T]) -> T:
        """Run `job` in one committed transaction on the writer thread, then announce its
        ChangeSet. A cancelled caller never undoes the commit.
        """
        ...
