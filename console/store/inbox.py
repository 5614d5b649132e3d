"""The conversation list: its order as a whole, and rows as they come into sight."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, and_, func, select
from sqlalchemy import case as when

from console.domain.delivery import Delivery
from console.domain.ids import ConversationId, DebtorId
from console.domain.money import Money
from console.store.consent import silent_identities
from console.store.facts import Person, failed, hard_block, opted_out_at, sketches, soft_pause
from console.store.inbox_filter import (
    SECTIONS,
    is_expiring,
    is_open,
    is_snoozed,
    is_unread,
    of_tab,
    section_of,
    talks,
    wanted,
)
from console.store.instants import from_us, maybe_at, to_us
from console.store.labels import labels_of
from console.store.promise_chips import promise_chips
from console.store.records import (
    accounts,
    claims,
    conversations,
    creditors,
    debtors,
    messages,
)
from console.store.rows import Stored
from console.usecases.inbox_filter import InboxFilter, Sort
from console.usecases.views import InboxCounts, InboxRow, InboxSection, LabelRow, PromiseChip
from console.usecases.work_ports import InboxOrder

_LAST = messages.alias("last_outgoing")
_PAGE = 400
_CHIPS = {
    None: InboxFilter(),
    "unread": InboxFilter(unread=True),
    "expiring": InboxFilter(window_left_h=2),
    "promises": InboxFilter(promise="open"),
}


@dataclass(frozen=True, slots=True)
class Beside:
    """What a row shows that other tables hold, by debtor, identity and conversation."""

    persons: dict[int, Person]
    chips: dict[int, PromiseChip]
    silent: set[str]
    labels: dict[int, tuple[LabelRow, ...]]


class SqlInbox:
    """Implements usecases.work_ports.Inbox."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def order(
        self, wish: InboxFilter, sort: Sort, *, by: str, now: datetime, zone: str
    ) -> InboxOrder:
        """Implements Inbox: two numbers a conversation, whatever a row shows."""
        found = _ordered(self._connection, wish, sort, by, now, zone)
        grouped = groupby(found, key=lambda row: row.section)
        sections = tuple(
            (SECTIONS[place], tuple(ConversationId(row.id) for row in rows))
            for place, rows in grouped
        )
        return InboxOrder(sections, self._next_wake(now))

    def _next_wake(self, now: datetime) -> datetime | None:
        until = conversations.c.snoozed_until_us
        return maybe_at(
            self._connection.scalar(select(func.min(until)).where(until > to_us(now)))
        )

    def rows(self, ids: Sequence[ConversationId], now: datetime) -> tuple[InboxRow, ...]:
        """Implements Inbox."""
        found = {row.conversation_id: row for row in _rows(self._connection, ids, now, "UTC")}
        return tuple(found[one] for one in ids if one in found)

    def creditors(self) -> tuple[str, ...]:
        """Implements Inbox."""
        return tuple(
            self._connection.scalars(select(creditors.c.name).order_by(creditors.c.name))
        )

    def operators(self) -> tuple[str, ...]:
        """Implements Inbox."""
        names = [
            select(column).where(column.is_not(None)).distinct()
            for column in (
                conversations.c.assigned_to,
                conversations.c.last_outgoing_by,
                claims.c.by,
            )
        ]
        found = {name for query in names for name in self._connection.scalars(query)}
        return tuple(sorted(found))


def rows(
    connection: Connection,
    wish: InboxFilter,
    *,
    by: str,
    now: datetime,
    zone: str,
    limit: int,
) -> tuple[InboxRow, ...]:
    """The first conversations by section, then by what expires first, then the newest."""
    found = _ordered(connection, wish, Sort.URGENCY, by, now, zone, limit)
    order = [row.id for row in found]
    listed = {row.conversation_id: row for row in _rows(connection, order, now, zone)}
    return tuple(listed[ConversationId(one)] for one in order)


def chip_filter(tab: str, chip: str | None, text: str) -> InboxFilter:
    """What a tab and one of the chips beside it ask for.

    Raises: ValueError for a chip that there is not.
    """
    if chip not in _CHIPS:
        raise ValueError(f"no filter of the inbox is called {chip!r}")
    return InboxFilter(**{**_CHIPS[chip].wishes(), "tab": tab, "text": text})


def counts(connection: Connection, by: str, now: datetime) -> InboxCounts:
    """Figures of the tabs; what is closed or asleep is nobody's work."""
    working = and_(is_open(), ~is_snoozed(now))

    def number(condition: ColumnElement[bool]) -> ColumnElement[int]:
        return func.coalesce(func.sum(when((and_(working, condition), 1), else_=0)), 0)

    row = connection.execute(
        talks(
            now,
            number(of_tab("mine", by)).label("mine"),
            number(of_tab("unassigned", by)).label("unassigned"),
            number(of_tab("everyone", by)).label("everyone"),
            number(is_unread()).label("unread"),
            number(conversations.c.waiting_since_us.is_not(None)).label("needs_reply"),
            number(is_expiring(now)).label("expiring"),
        )
    ).one()
    return InboxCounts(
        row.mine, row.unassigned, row.everyone, row.unread, row.needs_reply, row.expiring
    )


def _ordered(
    connection: Connection,
    wish: InboxFilter,
    sort: Sort,
    by: str,
    now: datetime,
    zone: str,
    limit: int | None = None,
) -> Sequence[Any]:
    section = section_of(now, now.astimezone(ZoneInfo(zone)).date())
    if sort is not Sort.URGENCY:  # what sleeps and what is closed stay apart all the same
        section = when(
            (~is_open(), SECTIONS.index(InboxSection.RESOLVED)),
            (is_snoozed(now), SECTIONS.index(InboxSection.SNOOZED)),
            else_=SECTIONS.index(InboxSection.OPEN),
        )
    query = (
        talks(now, conversations.c.id, section.label("section"))
        .where(wanted(wish, by, now, zone))
        .order_by(section, *_order_of(sort, section))
        .limit(limit)
    )
    return connection.execute(query).all()


def _order_of(sort: Sort, section: ColumnElement[int]) -> Iterable[ColumnElement[Any]]:
    closes, waits = conversations.c.window_closes_at_us, conversations.c.waiting_since_us
    newest = (conversations.c.last_at_us.desc(), conversations.c.id)
    if sort is Sort.URGENCY:
        urgent = when((section < SECTIONS.index(InboxSection.OPEN), closes), else_=0)
        return (urgent.is_(None), urgent, *newest)
    if sort is Sort.SCORE:
        score = (
            select(func.max(accounts.c.score))
            .where(accounts.c.debtor_id == conversations.c.debtor_id, accounts.c.workable)
            .scalar_subquery()
        )
        return (func.coalesce(score, -1).desc(), *newest)
    return {
        Sort.ACTIVITY: newest,
        Sort.WAITING: (waits.is_(None), waits, *newest),
        Sort.WINDOW: (closes.is_(None), closes, *newest),
        Sort.CREATED: (conversations.c.created_at_us.desc(), conversations.c.id),
        Sort.IMPORTANCE: (conversations.c.importance.desc(), *newest),
    }[sort]


def _rows(
    connection: Connection, ids: Sequence[int], now: datetime, zone: str
) -> Iterable[InboxRow]:
    today = now.astimezone(ZoneInfo(zone)).date()
    for start in range(0, len(ids), _PAGE):
        some = list(ids[start : start + _PAGE])
        query = (
            talks(
                now,
                conversations,
                debtors.c.name.label("person"),
                debtors.c.country,
                claims.c.by.label("claimed_by"),
                _LAST.c.delivery.label("last_delivery"),
                section_of(now, today).label("section"),
                is_snoozed(now).label("snoozed"),
            )
            .outerjoin(_LAST, _LAST.c.id == conversations.c.last_outgoing_id)
            .where(conversations.c.id.in_(some))
        )
        found = connection.execute(query).all()
        beside = _beside(connection, found, now)
        yield from (_row(row, beside) for row in found)


def _beside(connection: Connection, found: Sequence[Any], now: datetime) -> Beside:
    debtor_ids = {row.debtor_id for row in found if row.debtor_id is not None}
    strangers = [row.identity for row in found if row.debtor_id is None]
    return Beside(
        sketches(connection, debtor_ids, now),
        promise_chips(connection, debtor_ids),
        silent_identities(connection, strangers) if strangers else set(),
        labels_of(connection, [row.id for row in found]),
    )


def _row(row: Stored, beside: Beside) -> InboxRow:
    person = beside.persons.get(row.debtor_id)
    account = person.account(None) if person is not None else None
    block = hard_block(person, account) if person is not None else None
    pause = soft_pause(person) if person is not None else None
    shows_ours = row.preview_outgoing and row.last_delivery is not None
    silent = row.identity in beside.silent
    return InboxRow(
        conversation_id=ConversationId(row.id),
        debtor_id=None if row.debtor_id is None else DebtorId(row.debtor_id),
        name=row.person or row.name or row.phone or row.user_id or "",
        country=row.country,
        section=SECTIONS[row.section],
        last_at=from_us(row.last_at_us),
        preview=row.preview,
        preview_kind=row.preview_kind,
        preview_outgoing=row.preview_outgoing,
        preview_delivery=Delivery(row.last_delivery) if shows_ours else None,
        unread=row.unread,
        waiting_since=maybe_at(row.waiting_since_us),
        window_closes_at=maybe_at(row.window_closes_at_us),
        dpd=account.dpd if account is not None else None,
        due=Money(account.due_minor, account.currency) if account is not None else None,
        promise=beside.chips.get(row.debtor_id),
        draft=row.draft,
        has_failed=failed(row.last_delivery),
        claimed_by=row.claimed_by,
        pause=pause.value if pause is not None else None,
        block=block.value if block is not None else None,
        opted_out=(opted_out_at(person) is not None if person is not None else silent),
        resolved=row.resolved_at_us is not None,
        assigned_to=row.assigned_to,
        snoozed=bool(row.snoozed),
        snoozed_until=maybe_at(row.snoozed_until_us) if row.snoozed else None,
        importance=row.importance,
        marked_unread=row.marked_unread,
        labels=beside.labels.get(row.id, ()),
    )
