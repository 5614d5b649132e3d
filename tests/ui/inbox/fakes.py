"""Ports in memory: as much of the workspace as the inbox asks for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby
from typing import Any, TypeVar, cast

from console.domain.canned import CannedReply
from console.domain.contact import ContactFacts
from console.domain.contact_policy import Rules
from console.domain.ids import ConversationId, DebtorId, MessageId
from console.runtime.clock import Clock
from console.usecases.context import Context
from console.usecases.inbox_filter import InboxFilter, Sort
from console.usecases.ports import (
    Held,
    NewPromise,
    OutgoingMessage,
    Recipient,
    TakenBack,
    UnitOfWork,
)
from console.usecases.timeline import Place, TimelineKind, TimelinePage, TimelineRow
from console.usecases.views import (
    InboxCounts,
    InboxRow,
    LabelRow,
    PersonPanel,
    PromiseRow,
    QueueRow,
    TemplateRow,
    ThreadHit,
    ThreadItem,
    ThreadPage,
)
from console.usecases.work_ports import InboxOrder, SavedView, Viewer, WorkDone
from console.usecases.work_state import ChangeWork, Chosen, Target
from tests.ui.inbox import samples

T = TypeVar("T")


@dataclass
class StillClock:
    """Stands where it is put."""

    at: datetime = samples.NOW

    def now(self) -> datetime:
        return self.at


@dataclass
class FakeConversations:
    rows: tuple[InboxRow, ...] = ()
    threads: dict[int, list[ThreadItem]] = field(default_factory=dict)
    panels: dict[int, PersonPanel] = field(default_factory=dict)
    drafts: dict[int, str] = field(default_factory=dict)
    read: list[int] = field(default_factory=list)
    resolved: list[tuple[int, datetime | None]] = field(default_factory=list)
    unread_from: dict[int, str] = field(default_factory=dict)

    def list(self, *, tab: str, chip: str | None, **_asked: Any) -> tuple[InboxRow, ...]:
        rows = [row for row in self.rows if chip != "unread" or row.unread]
        return tuple(rows if tab != "unassigned" else rows[:1])

    def counts(self, _by: str, _now: datetime) -> InboxCounts:
        return InboxCounts(len(self.rows), 9, 214, 3, 8, 2)

    def search(
        self, conversation_id: ConversationId, text: str, limit: int
    ) -> tuple[ThreadHit, ...]:
        items = reversed(self.threads.get(conversation_id, []))
        hits = [ThreadHit(i.id, i.order) for i in items if text and text in (i.text or "")]
        return tuple(hits[:limit])

    def thread(
        self,
        conversation_id: ConversationId,
        *,
        before: int | None = None,
        after: int | None = None,
        limit: int = 80,
    ) -> ThreadPage:
        items = self.threads.get(conversation_id, [])
        if after is not None:
            later = [item for item in items if item.order > after]
            page = tuple(later[:limit])
            return ThreadPage(
                conversation_id, page, has_older=True, has_newer=len(later) > limit
            )
        earlier = [item for item in items if before is None or item.order < before]
        first = self.unread_from.get(conversation_id)
        page = tuple(earlier[-limit:])
        return ThreadPage(conversation_id, page, len(earlier) > limit, first)

    def panel(
        self, conversation_id: ConversationId | None, _debtor: DebtorId | None, _now: datetime
    ) -> PersonPanel | None:
        return self.panels.get(conversation_id or 0)

    def mark_read(self, conversation_id: ConversationId) -> None:
        self.read.append(conversation_id)

    def resolve(self, conversation_id: ConversationId, at: datetime | None) -> None:
        self.resolved.append((conversation_id, at))

    def save_draft(self, conversation_id: ConversationId, text: str, _at: datetime) -> None:
        self.drafts[conversation_id] = text

    def draft(self, conversation_id: ConversationId) -> str:
        return self.drafts.get(conversation_id, "")

    def debtor_of(self, conversation_id: ConversationId) -> DebtorId | None:
        return DebtorId(conversation_id)


@dataclass
class FakeInbox:
    """The list over the same rows."""

    talks: FakeConversations

    def order(
        self, wish: InboxFilter, _sort: Sort, *, now: datetime, **_asked: Any
    ) -> InboxOrder:
        chip = "unread" if wish.unread else None
        grouped = groupby(self.talks.list(tab=wish.tab, chip=chip), lambda row: row.section)
        return InboxOrder(
            tuple((name, tuple(row.conversation_id for row in rows)) for name, rows in grouped)
        )

    def rows(self, ids: Sequence[int], _now: datetime) -> tuple[InboxRow, ...]:
        return tuple(row for row in self.talks.rows if row.conversation_id in set(ids))

    def creditors(self) -> tuple[str, ...]:
        return ("Financiera Horizonte",)

    def operators(self) -> tuple[str, ...]:
        return ("Diego Rivas", "Laura Méndez")


@dataclass
class FakeLabels:
    rows: tuple[LabelRow, ...] = (LabelRow("convenio", "Convenio", "violet"),)

    def all(self, _by: str = "") -> tuple[LabelRow, ...]:
        return self.rows


@dataclass
class FakeViews:
    rows: list[SavedView] = field(default_factory=list)

    def all(self, _by: str) -> tuple[SavedView, ...]:
        return tuple(self.rows)

    def save(self, view: SavedView) -> SavedView:
        self.rows.append(replace(view, id=len(self.rows) + 1))
        return self.rows[-1]

    def remove(self, view_id: int) -> None:
        self.rows = [each for each in self.rows if each.id != view_id]


@dataclass
class FakeWork:
    """Keeps what was asked; every change is about as many rows as it names."""

    asked: list[ChangeWork] = field(default_factory=list)
    undone: list[str] = field(default_factory=list)

    def find(self, _change_id: str) -> None:
        return None

    def apply(self, intent: ChangeWork, _now: datetime) -> WorkDone:
        self.asked.append(intent)
        return WorkDone(intent.id, self.count(intent.target))

    def count(self, target: Target, **_asked: Any) -> int:
        return len(target.ids) if isinstance(target, Chosen) else 340

    def last(self, by: str) -> WorkDone | None:
        made = [each for each in self.asked if each.by == by and each.id not in self.undone]
        return WorkDone(made[-1].id, 1) if made else None

    def undo(self, change_id: str, _by: str, _now: datetime) -> int:
        self.undone.append(change_id)
        return 1

    def is_any_due(self, _now: datetime) -> bool:
        return False


@dataclass
class FakePresence:
    seen: tuple[Viewer, ...] = ()
    beats: list[tuple[int | None, bool]] = field(default_factory=list)

    def beat(
        self, _console: str, _by: str, talk: int | None, _now: datetime, *, typing: bool
    ) -> None:
        self.beats.append((talk, typing))

    def others(self, _console: str, _now: datetime) -> tuple[Viewer, ...]:
        return self.seen

    def leave(self, _console: str) -> None:
        self.beats.append((None, False))


@dataclass
class FakeContacts:
    facts: dict[int, ContactFacts] = field(default_factory=dict)
    paused: list[tuple[int, str]] = field(default_factory=list)
    opted_out: list[str] = field(default_factory=list)
    invalid: list[str] = field(default_factory=list)
    blocked: list[tuple[int, str]] = field(default_factory=list)
    unconsented: list[str] = field(default_factory=list)

    def recipient_of_conversation(
        self, conversation_id: ConversationId, _now: datetime, **_asked: Any
    ) -> Recipient | None:
        known = self.facts.get(conversation_id)
        if known is None:
            return None
        debtor = DebtorId(conversation_id)
        return Recipient(
            debtor, None, conversation_id, "+573125554890", None, "María", "CO", None, known,
            identity="573125554890", phone_number_id="1",
        )  # fmt: skip

    def recipient_of_account(self, account_id: int, now: datetime, **_asked: Any) -> Any:
        return self.recipient_of_conversation(ConversationId(account_id), now)

    def opt_out(self, identity: str, _at: datetime, _source: str) -> tuple[DebtorId, ...]:
        self.opted_out.append(identity)
        return ()

    def invalidate(self, identity: str, _at: datetime, _source: str) -> tuple[DebtorId, ...]:
        self.invalid.append(identity)
        return ()

    def pause(self, debtor_id: DebtorId, reason: str, *_rest: Any) -> None:
        self.paused.append((debtor_id, reason))

    def block(self, debtor_id: DebtorId, reason: str, *_rest: Any) -> None:
        self.blocked.append((debtor_id, reason))

    def validate(self, identity: str, _at: datetime, _source: str) -> None:
        self.invalid.remove(identity)

    def refuse_consent(self, identity: str, _at: datetime, _source: str) -> None:
        self.unconsented.append(identity)

    def lift(
        self, debtor_id: DebtorId, kind: str, reason: str, _at: datetime, **_narrow: Any
    ) -> bool:
        held = self.paused if kind == "pause" else self.blocked
        if (debtor_id, reason) not in held:
            return False
        held.remove((debtor_id, reason))
        return True


@dataclass
class FakeMessages:
    sent: list[OutgoingMessage] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)
    by_wamid: dict[str, ThreadItem] = field(default_factory=dict)
    seen: list[ThreadItem] = field(default_factory=list)

    def pictures(self, _conversation_id: ConversationId, _limit: int) -> tuple[object, ...]:
        return tuple(self.seen)

    def find(self, message_id: MessageId) -> object:
        if message_id in self.by_wamid:
            return self.by_wamid[message_id]
        return next((message for message in self.sent if message.id == message_id), None)

    def add_outgoing(self, message: OutgoingMessage, _body: dict[str, Any]) -> bool:
        self.sent.append(message)
        return True

    def add_note(
        self, _id: str, conversation_id: ConversationId, text: str, *_rest: Any
    ) -> None:
        self.notes.append((conversation_id, text))


@dataclass
class FakeCannedReplies:
    kept: list[CannedReply] = field(default_factory=list)

    def of(self, by: str) -> tuple[CannedReply, ...]:
        return tuple(each for each in self.kept if each.owner in {None, by})

    def find(self, reply_id: int) -> CannedReply | None:
        return next((each for each in self.kept if each.id == reply_id), None)

    def add(self, reply: CannedReply, _by: str, _at: datetime) -> CannedReply:
        self.kept.append(replace(reply, id=len(self.kept) + 1))
        return self.kept[-1]

    def remove(self, reply_id: int) -> bool:
        self.kept = [each for each in self.kept if each.id != reply_id]
        return True


@dataclass
class FakeSettings:
    values: dict[str, Any] = field(default_factory=dict)

    def get(self, key: str) -> Any:
        return self.values.get(key)

    def put(self, key: str, value: Any) -> None:
        self.values[key] = value


@dataclass
class FakeOutbox:
    messages: FakeMessages
    released: set[str] = field(default_factory=set)
    hurried: list[str] = field(default_factory=list)

    def take_back(self, message_id: MessageId, _by: str) -> TakenBack | None:
        found = [message for message in self.messages.sent if message.id == message_id]
        if message_id in self.released or not found or found[0].hold is None:
            return None
        self.messages.sent.remove(found[0])
        message = found[0]
        return TakenBack(
            message_id,
            message.conversation_id,
            message.text,
            message.quoted_id,
            message.media,
        )

    def hurry(self, message_id: MessageId, _by: str, _now: datetime) -> None:
        self.hurried.append(message_id)


@dataclass
class FakeClaims:
    held: dict[int, Held] = field(default_factory=dict)
    acquired: list[int] = field(default_factory=list)
    released: list[int] = field(default_factory=list)

    def acquire(self, debtor_id: DebtorId, _by: str, now: datetime, _lease_s: int) -> object:
        self.acquired.append(debtor_id)
        return self.held.get(debtor_id, now)

    def release(self, debtor_id: DebtorId, _by: str) -> None:
        self.released.append(debtor_id)


@dataclass
class FakeTemplates:
    rows: tuple[TemplateRow, ...] = ()

    def all(self, _status: str | None = None) -> tuple[TemplateRow, ...]:
        return self.rows

    def find(self, name: str, _language: str | None = None) -> TemplateRow | None:
        return next((row for row in self.rows if row.name == name), None)


@dataclass
class FakeQueue:
    rows: dict[int, QueueRow] = field(default_factory=dict)

    def row(self, account_id: int, _now: datetime) -> QueueRow | None:
        return self.rows.get(account_id)

    def extras(self, _account_id: int) -> dict[str, str]:
        return {}

    def recompute_priorities(self, _now: datetime, _debtors: object = None) -> int:
        return 0


@dataclass
class FakePromises:
    stored: list[NewPromise] = field(default_factory=list)
    earlier: tuple[PromiseRow, ...] = ()

    def find(self, promise_id: str) -> object:
        return next((each for each in self.stored if each.id == promise_id), None)

    def add(self, promise: NewPromise) -> bool:
        self.stored.append(promise)
        return True

    def of_account(self, _account_id: int) -> tuple[PromiseRow, ...]:
        return self.earlier


@dataclass
class FakeLog:
    """Activities or audit: what was added."""

    added: list[Any] = field(default_factory=list)

    def add(self, *entry: Any) -> bool:
        self.added.append(entry if len(entry) > 1 else entry[0])
        return True


@dataclass
class FakeTimeline:
    """Pages of ready rows."""

    rows: tuple[TimelineRow, ...] = ()
    asked: list[tuple[object, ...]] = field(default_factory=list)

    def page(
        self,
        debtor_id: DebtorId | None,
        conversation_id: ConversationId | None,
        *,
        kinds: tuple[TimelineKind, ...] = (),
        before: Place | None = None,
        limit: int = 60,
    ) -> TimelinePage:
        self.asked.append((debtor_id, conversation_id, kinds, before))
        mine = [row for row in self.rows if not kinds or row.place.kind in kinds]
        start = 0 if before is None else [row.place for row in mine].index(before) + 1
        some = tuple(mine[start : start + limit])
        more = some[-1].place if start + limit < len(mine) else None
        return TimelinePage(some, more)


@dataclass
class FakeUow:
    timeline: FakeTimeline = field(default_factory=FakeTimeline)
    conversations: FakeConversations = field(default_factory=FakeConversations)
    contacts: FakeContacts = field(default_factory=FakeContacts)
    messages: FakeMessages = field(default_factory=FakeMessages)
    claims: FakeClaims = field(default_factory=FakeClaims)
    templates: FakeTemplates = field(default_factory=FakeTemplates)
    queue: FakeQueue = field(default_factory=FakeQueue)
    promises: FakePromises = field(default_factory=FakePromises)
    activities: FakeLog = field(default_factory=FakeLog)
    audit: FakeLog = field(default_factory=FakeLog)
    labels: FakeLabels = field(default_factory=FakeLabels)
    views: FakeViews = field(default_factory=FakeViews)
    work: FakeWork = field(default_factory=FakeWork)
    presence: FakePresence = field(default_factory=FakePresence)
    canned_replies: FakeCannedReplies = field(default_factory=FakeCannedReplies)
    settings: FakeSettings = field(default_factory=FakeSettings)

    def __post_init__(self) -> None:
        self.inbox = FakeInbox(self.conversations)
        self.outbox = FakeOutbox(self.messages)
        self.restraints = self.contacts  # they know who was paused


@dataclass
class FakeRunner:
    """Runs jobs at once, counting them."""

    uow: FakeUow
    reads: int = 0
    writes: int = 0

    async def read(self, job: Callable[[UnitOfWork], T]) -> T:
        self.reads += 1
        return job(cast("UnitOfWork", self.uow))

    async def write(self, job: Callable[[UnitOfWork], T]) -> T:
        self.writes += 1
        return job(cast("UnitOfWork", self.uow))


@dataclass
class OneRule:
    """The same rules for everybody."""

    rules: Rules = field(default_factory=samples.country_rules)

    def rules_for(self, _facts: ContactFacts, _now: datetime) -> Rules:
        return self.rules


def desk(**changes: Any) -> FakeUow:
    """A workspace with the sample conversations."""
    listed = samples.rows()
    uow = FakeUow(
        conversations=FakeConversations(
            rows=listed,
            threads={4: list(samples.talk()), 3: [samples.item(1, "¿Me pueden esperar?")]},
            panels={
                4: samples.panel(),
                3: samples.panel(
                    conversation_id=ConversationId(3),
                    debtor_id=DebtorId(3),
                    name="Jesús Ernesto Valdivia",
                ),
            },
        ),
        contacts=FakeContacts({number: samples.facts() for number in range(1, 13)}),
        templates=FakeTemplates(samples.templates()),
        queue=FakeQueue({1: samples.queue_row()}),
    )
    return replace(uow, **changes)


def context(uow: FakeUow, clock: Clock | None = None) -> Context:
    """The desk's context over these ports."""
    return Context(
        runner=FakeRunner(uow),
        clock=clock or StillClock(),
        by="Laura Méndez",
        rules=OneRule(),
        phone_number_id="1",
        zone=samples.ZONE,
        creditor=lambda: "Financiera Horizonte",
    )
