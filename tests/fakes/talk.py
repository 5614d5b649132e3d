"""Stand-ins for what is said: conversations, messages, the outbox."""

import json
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from console.domain.contact import Role
from console.domain.delivery import Delivery, Hold, advance, retry_id
from console.domain.folding import folded
from console.domain.ids import (
    ContactPointId,
    ConversationId,
    DebtorId,
    MessageId,
)
from console.domain.money import Money
from console.domain.promise import ALIVE
from console.store.facts import (
    facts_of,
    failed,
    hard_block,
    opted_out_at,
    preference,
    soft_pause,
)
from console.store.inbox_filter import EXPIRING
from console.store.instants import SECOND_US, from_us, maybe_at, maybe_us, to_us
from console.store.panel import _account
from console.store.previews import SILENT_KINDS
from console.store.queue_rows import terms_of
from console.store.thread_items import _LOST, _to_item, _whole_orders
from console.usecases.ports import (
    IncomingMessage,
    OutgoingMessage,
    QueuedCommand,
    RelayedMessage,
    TakenBack,
    Topic,
)
from console.usecases.send_files import with_media
from console.usecases.views import (
    ContactPointRow,
    InboxCounts,
    InboxRow,
    InboxSection,
    ItemKind,
    PersonPanel,
    ThreadHit,
    ThreadItem,
    ThreadPage,
)
from tests.fakes.people import chip_of, ledger_state, person_of
from tests.fakes.work import activity_row, promise_row
from tests.fakes.world import Row, World

SCHEDULED = Hold.SCHEDULED
EMPTY: dict[str, Any] = dict.fromkeys(
    (
        "text",
        "by",
        "wamid",
        "delivery",
        "sent_at_us",
        "delivered_at_us",
        "read_at_us",
        "error_code",
        "error",
        "template",
        "chosen",
        "chosen_at_us",
        "quoted_id",
        "promise_id",
        "media",
        "media_id",
        "media_path",
        "choice",
        "edited_at_us",
        "first_text",
        "revoked_at_us",
        "reactions",
        "content",
    )
)


def place(world: World, conversation_id: int, at_us: int) -> int:
    """Where a new item stands: as console.store.thread_order says."""
    talk = world.talks[conversation_id]
    if at_us >= talk.last_order - 5 * SECOND_US:
        talk.last_order = max(at_us, talk.last_order + 1)
        return int(talk.last_order)
    items = [*world.messages.values(), *world.activities.values()]
    same = [
        each.order_key
        for each in items
        if each.conversation_id == conversation_id
        and at_us <= each.order_key < at_us + SECOND_US
    ]
    return max(at_us, *(key + 1 for key in same)) if same else at_us


def enter_thread(world: World, message_id: str, at_us: int) -> None:
    """As console.store.previews.enter_thread."""
    message = world.messages[message_id]
    message.at_us = at_us
    message.order_key = place(world, message.conversation_id, at_us)


def refuse(world: World, message_id: str, code: str, error: str | None) -> None:
    """A command leaves the outbox for good; its message says why."""
    for command in world.outbox:
        if command.message_id == message_id and command.hold == SCHEDULED:
            enter_thread(world, message_id, world.talks[command.conversation_id].last_order)
    world.outbox = [each for each in world.outbox if each.message_id != message_id]
    message = world.messages.get(message_id)
    if message is not None and message.delivery < Delivery.BLOCKED:
        message.delivery, message.error_code, message.error = Delivery.BLOCKED, code, error
    _note(world, message_id)


def _note(world: World, message_id: str) -> None:
    world.touched.topic(Topic.OUTBOX)
    if message_id in world.messages:
        world.touched.conversation(world.messages[message_id].conversation_id)


class FakeOutbox:
    """Implements usecases.ports.Outbox."""

    def __init__(self, world: World) -> None:
        self._world = world

    def _heads(self) -> list[Row]:
        return self._heads_of([each for each in self._world.outbox if each.hold != SCHEDULED])

    def _heads_of(self, line: list[Row]) -> list[Row]:
        heads: dict[int, Row] = {}
        for command in sorted(line, key=lambda each: each.seq):
            heads.setdefault(command.conversation_id, command)
        return list(heads.values())

    def due(self, now: datetime, limit: int) -> tuple[QueuedCommand, ...]:
        line = [
            each
            for each in self._world.outbox
            if each.hold != SCHEDULED or each.due_at_us <= to_us(now)
        ]
        ready = [each for each in self._heads_of(line) if each.due_at_us <= to_us(now)]
        ready.sort(key=lambda each: each.seq)
        return tuple(
            QueuedCommand(
                seq=each.seq,
                message_id=each.message_id,
                conversation_id=each.conversation_id,
                debtor_id=self._world.talks[each.conversation_id].debtor_id,
                contact_point_id=each.contact_point_id,
                account_id=each.account_id,
                by=each.by,
                template=each.template,
                body=each.body,
                attempts=each.attempts,
                created_at=from_us(each.created_at_us),
                hold=each.hold,
                expires_at=each.expires_at,
            )
            for each in ready[:limit]
        )

    def _command(self, message_id: MessageId) -> Row | None:
        return next((c for c in self._world.outbox if c.message_id == message_id), None)

    def release(self, message_id: MessageId, now: datetime) -> bool:
        command = self._command(message_id)
        if command is None or command.due_at_us > to_us(now):
            return False
        if command.hold == SCHEDULED:
            enter_thread(self._world, message_id, to_us(now))
            _note(self._world, message_id)
        command.hold = None
        return True

    def take_back(self, message_id: MessageId, by: str) -> TakenBack | None:
        command = self._command(message_id)
        if command is None or command.hold is None or command.by != by:
            return None
        _note(self._world, message_id)
        self._world.outbox.remove(command)
        message = self._world.messages.pop(message_id)
        talk = ConversationId(message.conversation_id)
        return TakenBack(message_id, talk, message.text or "", message.quoted_id, message.media)

    def uploaded(self, message_id: MessageId, media_id: str) -> None:
        command = self._command(message_id)
        if command is not None:
            command.body = with_media(command.body, media_id)
            self._world.messages[message_id].media_id = media_id
            _note(self._world, message_id)

    def hurry(self, message_id: MessageId, by: str, now: datetime) -> None:
        command = self._command(message_id)
        if command is not None and command.hold == Hold.UNDO and command.by == by:
            command.due_at_us = to_us(now)
        self._world.touched.topic(Topic.OUTBOX)

    def relayed(self, message_id: MessageId) -> None:
        self._world.outbox = [c for c in self._world.outbox if c.message_id != message_id]
        message = self._world.messages[message_id]
        message.delivery = advance(message.delivery, Delivery.RELAYED)
        _note(self._world, message_id)

    def refused(self, message_id: MessageId, code: str, message: str, at: datetime) -> None:
        refuse(self._world, message_id, str(code), message or None)

    def retry(self, message_id: MessageId, at: datetime, error: str) -> None:
        for each in self._world.outbox:
            if each.message_id == message_id:
                each.due_at_us, each.attempts = to_us(at), each.attempts + 1
                each.hold = None
        self._world.touched.topic(Topic.OUTBOX)

    def pending(self) -> int:
        return len(self._world.outbox)

    def next_due_at(self) -> datetime | None:
        scheduled = [each for each in self._world.outbox if each.hold == SCHEDULED]
        line = [*self._heads(), *scheduled]
        return maybe_at(min((each.due_at_us for each in line), default=None))


class FakeMessages:
    """Implements usecases.ports.Messages."""

    def __init__(self, world: World) -> None:
        self._world = world

    def add_outgoing(self, message: OutgoingMessage, body: dict[str, Any]) -> bool:
        if self._world.message(message.id):
            return False
        planned = message.due_at if message.hold == SCHEDULED else None
        row = self._add(
            message.conversation_id,
            message.id,
            message.at,
            kind=message.kind,
            outgoing=True,
            text=message.text,
            by=message.by,
            opened_by_us=message.opened_by_us,
            delivery=Delivery.QUEUED,
            template=message.template,
            quoted_id=message.quoted_id,
            promise_id=message.promise_id,
            media=message.media,
            media_path=(message.media or {}).get("path"),
        )
        if planned is not None:
            row.at_us = row.order_key = to_us(planned)
        at_us = to_us(message.at)
        self._world.outbox.append(
            Row(
                seq=self._world.number(),
                message_id=message.id,
                conversation_id=message.conversation_id,
                contact_point_id=message.contact_point_id,
                account_id=message.account_id,
                by=message.by,
                template=(message.template or {}).get("name"),
                body=body,
                attempts=0,
                created_at_us=at_us,
                due_at_us=at_us if message.due_at is None else to_us(message.due_at),
                hold=message.hold,
                expires_at=message.expires_at,
            )
        )
        self._world.touched.topic(Topic.OUTBOX)
        self._unpark({message.id})
        return True

    def add_incoming(self, message: IncomingMessage) -> bool:
        if self._world.message(message.id):
            return False
        row = self._add_heard(message)
        talk = self._world.talks[message.conversation_id]
        if message.kind not in SILENT_KINDS:
            talk.unread += 1
            talk.first_unread_id = talk.first_unread_id or message.id
            talk.resolved_at_us = None
        self._reach(row, unreachable_at_us=None, last_success_at_us=row.at_us)
        self._unpark({message.id})
        return True

    def add_elsewhere(self, message: IncomingMessage, *, delivery: Delivery | None) -> bool:
        if self._world.message(message.id):
            return False
        row = self._add_heard(message)
        if delivery is not None:
            vars(row).update(outgoing=True, delivery=delivery, by="whatsapp")
        self._unpark({message.id})
        return True

    def _add_heard(self, message: IncomingMessage) -> Row:
        return self._add(
            message.conversation_id,
            message.id,
            message.sent_at,
            kind=message.kind,
            outgoing=False,
            text=message.text,
            wamid=message.id,
            media=message.media,
            media_id=(message.media or {}).get("media_id"),
            choice=message.choice,
            quoted_id=message.quoted_id,
            forwarded=message.forwarded,
            content=message.content,
        )

    def _add(self, talk: int, name: str, at: datetime, **values: Any) -> Row:
        at_us = to_us(at)
        blank = {"item": "message", "opened_by_us": False, "forwarded": False}
        key = place(self._world, talk, at_us)
        named = {"id": name, "conversation_id": talk, "at_us": at_us, "order_key": key}
        self._world.messages[name] = Row(**(EMPTY | blank | named | values))
        self._changed(self._world.messages[name])
        return self._world.messages[name]

    def _changed(self, row: Row) -> None:
        self._world.touched.conversation(row.conversation_id)
        self._world.touched.debtor(self._world.talks[row.conversation_id].debtor_id)

    def _reach(self, row: Row, **values: Any) -> None:
        identity = self._world.talks[row.conversation_id].identity
        for point in self._world.points:
            if point.identity == identity:
                vars(point).update(values)

    def _fall_short(self, row: Row, at_us: int) -> None:
        """The number is not reached if an earlier message, of another day, failed so too."""
        identity = self._world.talks[row.conversation_id].identity
        earlier = [
            one.at_us
            for one in self._world.messages.values()
            if one.outgoing
            and one.id != row.id
            and one.error_code == "131026"
            and self._world.talks[one.conversation_id].identity == identity
            and one.at_us <= at_us - 16 * 3_600_000_000
        ]
        for point in self._world.points:
            since_us = point.last_success_at_us or 0
            if point.identity == identity and any(us > since_us for us in earlier):
                point.unreachable_at_us = at_us

    def _park(self, names: set[str | None], method: str, *given: Any, **named: Any) -> None:
        self._world.parked.append(
            Row(names=names - {None}, method=method, given=given, named=named)
        )

    def _unpark(self, names: set[str]) -> None:
        mine = [news for news in self._world.parked if news.names & names]
        self._world.parked = [news for news in self._world.parked if news not in mine]
        for news in mine:
            getattr(self, news.method)(*news.given, **news.named)

    def find(self, message_id: MessageId) -> ThreadItem | None:
        row = self._world.message(message_id)
        return None if row is None else self.item(row)

    def item(self, row: Row) -> ThreadItem:
        """The message as threads show it."""
        held = {each.message_id: each.hold for each in self._world.outbox}
        shown = _to_item(row, self._world.message(row.quoted_id), held.get(row.id))
        again = retry_id(row.id)
        known = row.delivery in _LOST and self._world.message(again)
        return replace(shown, retried_id=again) if known else shown

    def accepted(self, message_id: MessageId, wamid: str, at: datetime) -> None:
        self.report(message_id=message_id, wamid=wamid, delivery=Delivery.ACCEPTED, at=at)
        self._unpark({wamid})

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
        row = self._world.message(message_id) or self._world.message(wamid)
        if row is None:
            news = {"message_id": message_id, "wamid": wamid, "delivery": delivery, "at": at}
            news |= {"error_code": error_code, "error": error}
            self._park({message_id, wamid}, "report", **news)
            return None
        if row.outgoing:
            row.wamid = row.wamid or wamid
        row.delivery = advance(row.delivery or Delivery.QUEUED, delivery)
        times = {
            Delivery.SENT: "sent_at_us",
            Delivery.DELIVERED: "delivered_at_us",
            Delivery.READ: "read_at_us",
        }
        if (column := times.get(delivery)) and getattr(row, column) is None:
            setattr(row, column, to_us(at))
        unexplained = row.error_code == error_code and row.error is None
        if row.delivery is delivery and error_code and (row.error_code is None or unexplained):
            row.error_code, row.error = error_code, error
        if row.delivery >= Delivery.SENT:
            row.error_code = row.error = None
        if delivery >= Delivery.DELIVERED:
            self._reach(row, unreachable_at_us=None, last_success_at_us=to_us(at))
        elif error_code == "131026":
            self._fall_short(row, to_us(at))
        self._changed(row)
        return ConversationId(row.conversation_id)

    def recallable(
        self, since: datetime, conversation_ids: Collection[ConversationId] | None, limit: int
    ) -> tuple[RelayedMessage, ...]:
        held = [
            RelayedMessage(
                MessageId(row.id),
                ConversationId(row.conversation_id),
                row.by,
                (row.template or {}).get("name"),
            )
            for row in sorted(self._world.messages.values(), key=lambda row: row.at_us)
            if row.delivery is Delivery.RELAYED and row.at_us >= to_us(since)
            if conversation_ids is None or row.conversation_id in conversation_ids
        ]
        return tuple(held[:limit])

    def edit(self, wamid: str, text: str | None, at: datetime) -> None:
        row = self._world.message(wamid)
        if row is None:
            self._park({wamid}, "edit", wamid, text, at)
        elif row.edited_at_us is None or row.edited_at_us < to_us(at):
            row.first_text = row.first_text if row.edited_at_us else row.text
            row.text, row.edited_at_us = text, to_us(at)
            self._changed(row)

    def revoke(self, wamid: str, at: datetime) -> None:
        row = self._world.message(wamid)
        if row is None:
            self._park({wamid}, "revoke", wamid, at)
        else:
            row.revoked_at_us = row.revoked_at_us or to_us(at)
            self._changed(row)

    def react(self, wamid: str, sender: str, emoji: str | None, at: datetime) -> None:
        row = self._world.message(wamid)
        if row is None:
            self._park({wamid}, "react", wamid, sender, emoji, at)
            return
        known = row.reactions or {}
        if sender not in known or known[sender][1] <= to_us(at):
            row.reactions = known | {sender: [emoji, to_us(at)]}
            self._changed(row)

    def choose(self, wamid: str, title: str, at: datetime) -> None:
        row = self._world.message(wamid)
        if row is None:
            self._park({wamid}, "choose", wamid, title, at)
        elif row.chosen_at_us is None or row.chosen_at_us < to_us(at):
            row.chosen, row.chosen_at_us = title, to_us(at)
            self._changed(row)

    def media_fetched(self, media_id: str, path: str, size_bytes: int) -> None:
        for row in self._world.messages.values():
            if row.media_id == media_id:
                row.media_path, row.media = path, row.media | {"size_bytes": size_bytes}
                self._changed(row)

    def pictures(self, conversation_id: ConversationId, limit: int) -> tuple[ThreadItem, ...]:
        found = [
            row
            for row in self._world.messages.values()
            if row.conversation_id == conversation_id
            and row.kind in {"image", "sticker", "video"}
            and row.media_path is not None
            and row.revoked_at_us is None
        ]
        found.sort(key=lambda row: (row.order_key, row.id))
        return tuple(map(self.item, found[-limit:]))

    def keep_sound(
        self, message_id: MessageId, peaks: Sequence[int], duration_s: float
    ) -> None:
        row = self._world.message(message_id)
        if row is not None and row.media:
            row.media = row.media | {"peaks": list(peaks), "duration_s": duration_s}
            self._changed(row)

    def media_wanted(self, limit: int) -> tuple[str, ...]:
        wanted = [
            row
            for row in self._world.messages.values()
            if row.media_id and row.media_path is None and not row.outgoing
        ]
        wanted.sort(key=lambda row: -row.at_us)
        return tuple(row.media_id for row in wanted[:limit])

    def add_note(
        self, note_id: str, conversation_id: ConversationId, text: str, at: datetime, by: str
    ) -> None:
        if note_id not in self._world.messages:
            note = {"item": "note", "kind": "note", "outgoing": True, "text": text, "by": by}
            self._add(conversation_id, note_id, at, **note)


class FakeConversations:
    """Implements usecases.ports.Conversations."""

    def __init__(self, world: World) -> None:
        self._world = world

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
        said = {"phone": phone, "user_id": user_id, "name": name, "debtor_id": debtor_id}
        known = [
            talk
            for talk in self._world.talks.values()
            if talk.phone_number_id == phone_number_id
            and (talk.identity == identity or (user_id and talk.user_id == user_id))
        ]
        known.sort(key=lambda talk: (talk.identity.startswith("uid:"), talk.id))
        if not known:
            return self._make(phone_number_id, identity, said, to_us(at))
        first, *others = known
        for other in others:
            self._merge(first, other)
        for field, value in said.items():
            if value is not None and (getattr(first, field) is None or field == "name"):
                setattr(first, field, value)
        if first.identity.startswith("uid:"):
            first.identity = identity
        self._world.touched.conversation(first.id)
        return ConversationId(first.id)

    def _make(
        self, phone_number_id: str, identity: str, said: dict[str, Any], at_us: int
    ) -> ConversationId:
        key = ConversationId(self._world.number())
        self._world.talks[key] = Row(
            id=key,
            phone_number_id=phone_number_id,
            identity=identity,
            created_at_us=at_us,
            last_order=0,
            unread=0,
            first_unread_id=None,
            resolved_at_us=None,
            draft=None,
            **said,
        )
        self._world.touched.conversation(key)
        self._world.touched.debtor(said["debtor_id"])
        return key

    def _merge(self, first: Row, other: Row) -> None:
        tables = (
            self._world.messages.values(),
            self._world.activities.values(),
            self._world.promises.values(),
            self._world.outbox,
        )
        for row in (row for table in tables for row in table):
            if row.conversation_id == other.id:
                row.conversation_id = first.id
        first.unread += other.unread
        first.first_unread_id = first.first_unread_id or other.first_unread_id
        first.last_order = max(first.last_order, other.last_order)
        first.draft = first.draft or other.draft
        del self._world.talks[other.id]

    def of_debtor(self, debtor_id: DebtorId) -> ConversationId | None:
        return next((ConversationId(t.id) for t in self._world.talks_of(debtor_id)), None)

    def debtor_of(self, conversation_id: ConversationId) -> DebtorId | None:
        talk = self._world.talks.get(conversation_id)
        return None if talk is None or talk.debtor_id is None else DebtorId(talk.debtor_id)

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
        if tab not in {"mine", "unassigned", "everyone"}:
            raise ValueError(f"no tab of the inbox is called {tab!r}")
        rows = [
            self._line(talk, now, zone)
            for talk in self._world.talks.values()
            if self._in_tab(talk, tab, by, now)
        ]
        kept = [row for row in rows if _in_chip(row, chip, now) and self._says(row, text)]
        kept.sort(key=_urgency)
        return tuple(kept[:limit])

    def _owner(self, talk: Row, now: datetime) -> str | None:
        claim = self._world.claims.get(talk.debtor_id)
        if claim is not None and claim.until_us > to_us(now):
            return str(claim.by)
        ours = self._world.last_ours(talk.id)
        return ours.by if ours else None

    def _in_tab(self, talk: Row, tab: str, by: str, now: datetime) -> bool:
        owner = self._owner(talk, now)
        return tab == "everyone" or (owner == by if tab == "mine" else owner is None)

    def _says(self, row: InboxRow, text: str) -> bool:
        talk = self._world.talks[row.conversation_id]
        return all(
            word in folded(row.name)
            or word in folded(talk.name or "")
            or (word.isdigit() and word in (talk.phone or ""))
            for word in folded(text).split()
        )

    def _line(self, talk: Row, now: datetime, zone: str) -> InboxRow:
        self._world.describe(talk)
        owner = talk.debtor_id
        person = person_of(self._world, owner, now) if owner is not None else None
        account = person.account(None) if person else None
        said = self._world.said(talk.id)
        newest = said[-1] if said else None
        pause = soft_pause(person) if person else None
        block = hard_block(person, account) if person else None
        out = person and opted_out_at(person)
        return InboxRow(
            conversation_id=ConversationId(talk.id),
            debtor_id=None if owner is None else DebtorId(owner),
            name=(person.row.name if person else None) or talk.name or talk.phone or "",
            country=person.row.country if person else None,
            section=self._section(talk, now, zone),
            last_at=from_us(talk.last_at_us),
            preview=talk.preview,
            preview_kind=talk.preview_kind,
            preview_outgoing=talk.preview_outgoing,
            preview_delivery=newest.delivery if newest and newest.outgoing else None,
            unread=talk.unread,
            waiting_since=maybe_at(talk.waiting_since_us),
            window_closes_at=maybe_at(talk.window_closes_at_us),
            dpd=account.dpd if account else None,
            due=Money(account.due_minor, account.currency) if account else None,
            promise=chip_of(self._world, owner),
            draft=talk.draft,
            has_failed=failed(talk.last_delivery),
            claimed_by=person.claimed_by if person else None,
            pause=pause.value if pause else None,
            block=block.value if block else None,
            opted_out=bool(out) or "opt_out" in ledger_state(self._world, {talk.identity}),
            resolved=talk.resolved_at_us is not None,
        )

    def _section(self, talk: Row, now: datetime, zone: str) -> InboxSection:
        today = now.astimezone(ZoneInfo(zone)).date()
        closes = talk.window_closes_at_us
        if talk.resolved_at_us is not None:
            return InboxSection.RESOLVED
        if closes is not None and to_us(now) < closes <= to_us(now + EXPIRING):
            return InboxSection.WINDOW_EXPIRING
        if talk.waiting_since_us is not None:
            return InboxSection.NEEDS_REPLY
        mine = [p for p in self._world.promises.values() if p.debtor_id == talk.debtor_id]
        if any(p.due_on == today and p.state in ALIVE for p in mine):
            return InboxSection.PROMISES_TODAY
        return InboxSection.OPEN

    def counts(self, by: str, now: datetime) -> InboxCounts:
        def rows(tab: str) -> list[InboxRow]:
            listed = self.list(by=by, tab=tab, now=now)
            return [row for row in listed if not row.resolved]

        everyone = rows("everyone")
        return InboxCounts(
            mine=len(rows("mine")),
            unassigned=len(rows("unassigned")),
            everyone=len(everyone),
            unread=sum(row.unread > 0 for row in everyone),
            needs_reply=sum(row.waiting_since is not None for row in everyone),
            expiring=sum(_in_chip(row, "expiring", now) for row in everyone),
        )

    def thread(
        self,
        conversation_id: ConversationId,
        *,
        before: int | None = None,
        after: int | None = None,
        limit: int = 80,
    ) -> ThreadPage:
        lines = self._lines(conversation_id)
        if after is not None:
            found = [each for each in lines if each.order > after]
            found.sort(key=lambda each: (each.order, each.id))
            page = _whole_orders(found, limit)
            return ThreadPage(
                conversation_id, tuple(page), has_older=True, has_newer=len(found) > len(page)
            )
        found = [each for each in lines if before is None or each.order < before]
        found.sort(key=lambda each: (each.order, each.id), reverse=True)
        page = _whole_orders(found, limit)
        return ThreadPage(
            conversation_id,
            tuple(reversed(page)),
            has_older=len(found) > len(page),
            first_unread_id=self._world.talks[conversation_id].first_unread_id,
        )

    def search(
        self, conversation_id: ConversationId, text: str, limit: int
    ) -> tuple[ThreadHit, ...]:
        wanted = folded(text)
        found = [
            ThreadHit(line.id, line.order)
            for line in self._lines(conversation_id)
            if wanted and not line.revoked and any(wanted in folded(t) for t in _seen(line))
        ]
        found.sort(key=lambda hit: (hit.order, hit.item_id), reverse=True)
        return tuple(found[:limit])

    def _lines(self, conversation_id: ConversationId) -> tuple[ThreadItem, ...]:
        messages = FakeMessages(self._world)
        found = [
            messages.item(row)
            for row in self._world.messages.values()
            if row.conversation_id == conversation_id
        ]
        found += [
            self._event(row)
            for row in self._world.activities.values()
            if row.conversation_id == conversation_id and not self._told(row)
        ]
        return tuple(found)

    def _told(self, row: Row) -> bool:
        message = self._world.messages.get(row.message_id or "")
        return message is not None and bool(message.outgoing)

    def _event(self, row: Row) -> ThreadItem:
        return ThreadItem(
            id=row.id,
            order=row.order_key,
            item=ItemKind.EVENT,
            kind_name=row.code,
            outgoing=row.by != "debtor",
            at=from_us(row.at_us),
            text=row.note,
            author=row.by,
        )

    def panel(
        self, conversation_id: ConversationId | None, debtor_id: DebtorId | None, now: datetime
    ) -> PersonPanel | None:
        talk = self._world.talks.get(conversation_id) if conversation_id else None
        owner = talk.debtor_id if talk else debtor_id
        if owner is None:
            return None if talk is None else self._stranger(talk)
        person = person_of(self._world, owner, now)
        talk = talk or next(iter(person.conversations), None)
        row, account = person.row, person.account(None)
        point = (person.phone_of(talk.identity) if talk else None) or person.phone
        mine = [p for p in self._world.points if p.debtor_id == owner]
        return PersonPanel(
            conversation_id=ConversationId(talk.id) if talk else None,
            debtor_id=DebtorId(owner),
            name=row.name or "",
            country=row.country,
            region=row.region,
            doc_type=row.doc_type,
            doc_number=row.doc_number,
            client_code=row.client_code,
            language={"BR": "pt_BR", "US": "en"}.get(row.country, "es"),
            address=row.address,
            email=row.email,
            phone=point.value if point else (talk.phone if talk else None),
            contact_points=tuple(map(_point, sorted(mine, key=_points_first))),
            accounts=tuple(map(_account, person.accounts)),
            promises=tuple(
                promise_row(self._world, p)
                for p in sorted(self._world.promises.values(), key=lambda p: -p.made_at_us)
                if p.debtor_id == owner
            ),
            activities=tuple(
                activity_row(self._world, a)
                for a in sorted(self._world.activities.values(), key=lambda a: -a.at_us)
                if a.debtor_id == owner
            ),
            facts=facts_of(person, account, point),
            claimed_by=person.claimed_by,
            priority=account.score if account else None,
            terms=terms_of(account.terms) if account else (),
            extra=json.loads(account.extra) if account else {},
        )

    def _stranger(self, talk: Row) -> PersonPanel:
        from console.store.panel import _stranger  # noqa: PLC0415 - needs no database

        self._world.describe(talk)
        return _stranger(talk)

    def mark_read(self, conversation_id: ConversationId) -> None:
        talk = self._world.talks[conversation_id]
        if talk.unread:
            talk.unread, talk.first_unread_id = 0, None
            self._world.touched.conversation(conversation_id)

    def resolve(self, conversation_id: ConversationId, at: datetime | None) -> None:
        self._world.talks[conversation_id].resolved_at_us = maybe_us(at)
        self._world.touched.conversation(conversation_id)

    def save_draft(self, conversation_id: ConversationId, text: str, at: datetime) -> None:
        self._world.talks[conversation_id].draft = text or None
        self._world.touched.conversation(conversation_id)

    def draft(self, conversation_id: ConversationId) -> str:
        return self._world.talks[conversation_id].draft or ""

    def link_debtor(self, conversation_id: ConversationId, debtor_id: DebtorId) -> None:
        self._world.talks[conversation_id].debtor_id = debtor_id
        self._world.touched.conversation(conversation_id)
        self._world.touched.debtor(debtor_id)

    def debtors_with_identity(self, identity: str) -> tuple[DebtorId, ...]:
        def written(point: Row) -> int:
            talks = self._world.talks_of(point.debtor_id)
            ours = [self._world.last_ours(t.id) for t in talks if t.identity == identity]
            return max((message.at_us for message in ours if message), default=0)

        mine = [
            p
            for p in self._world.points
            if p.kind == "phone" and p.identity == identity and p.role != Role.REFERENCE
        ]
        mine.sort(key=lambda point: (-written(point), *preference(point)))
        return tuple(dict.fromkeys(DebtorId(point.debtor_id) for point in mine))


def _in_chip(row: InboxRow, chip: str | None, now: datetime) -> bool:
    chips = {
        None: True,
        "unread": row.unread > 0,
        "expiring": row.window_closes_at is not None
        and now < row.window_closes_at <= now + EXPIRING,
        "promises": row.promise is not None and row.promise.state in ALIVE,
    }
    if chip not in chips:
        raise ValueError(f"no filter of the inbox is called {chip!r}")
    return chips[chip]


def _urgency(row: InboxRow) -> tuple[object, ...]:
    section = tuple(InboxSection).index(row.section)
    closes = maybe_us(row.window_closes_at) if section < 3 else 0
    return (section, closes is None, closes or 0, -to_us(row.last_at), row.conversation_id)


def _points_first(point: Row) -> tuple[object, ...]:
    return (point.kind != "phone", *preference(point))


def _point(point: Row) -> ContactPointRow:
    return ContactPointRow(
        id=ContactPointId(point.id),
        kind=point.kind,
        value=point.value,
        role=Role(point.role),
        valid=point.valid,
        consent=point.consent,
        consent_at=maybe_at(point.consent_at_us),
        opted_out_at=maybe_at(point.opted_out_at_us),
        preferred=point.preferred,
    )


def _seen(line: ThreadItem) -> list[str]:
    shown, media = line.template, line.media
    texts = [shown.body, shown.header, shown.footer] if shown else [line.text]
    texts += [line.choice, media.filename if media else None]
    return [text for text in texts if text]
