"""The conversation list, by what expires first."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, or_, select
from sqlalchemy import case as when

from console.domain.delivery import Delivery
from console.domain.folding import folded, like
from console.domain.ids import ConversationId, DebtorId
from console.domain.money import Money
from console.domain.promise import ALIVE
from console.store.consent import silent_identities
from console.store.facts import Person, failed, hard_block, opted_out_at, sketches, soft_pause
from console.store.instants import from_us, maybe_at, to_us
from console.store.promise_chips import promise_chips
from console.store.records import claims, conversations, debtors, messages, promises
from console.store.rows import Stored
from console.usecases.views import InboxCounts, InboxRow, InboxSection, PromiseChip

EXPIRING = timedelta(hours=2)
_SECTIONS = tuple(InboxSection)
_LAST = messages.alias("last_outgoing")


@dataclass(frozen=True, slots=True)
class Wish:
    """Which conversations to list; the words of usecases.ports.Conversations.list."""

    by: str
    tab: str
    chip: str | None
    text: str
    zone: str


def rows(connection: Connection, wish: Wish, now: datetime, limit: int) -> tuple[InboxRow, ...]:
    """Conversations by section, then by what expires first, then the newest.

    Raises: ValueError for a tab or chip that there is not.
    """
    today = now.astimezone(ZoneInfo(wish.zone)).date()
    section = _section(now, today)
    urgent = when(
        (section < _SECTIONS.index(InboxSection.OPEN), conversations.c.window_closes_at_us),
        else_=0,
    )
    picked = _matching(
        _picked(now, section, urgent)
        .where(_of_tab(wish.tab, wish.by), _of_chip(wish.chip, now))
        .order_by(
            section,
            urgent.is_(None),
            urgent,
            conversations.c.last_at_us.desc(),
            conversations.c.id,
        )
        .limit(limit),
        wish.text,
    ).subquery()
    query = (
        _talks(
            now,
            conversations,
            debtors.c.name.label("person"),
            debtors.c.country,
            claims.c.by.label("claimed_by"),
            _LAST.c.delivery.label("last_delivery"),
            picked.c.section,
        )
        .outerjoin(_LAST, _LAST.c.id == conversations.c.last_outgoing_id)
        .join(picked, picked.c.id == conversations.c.id)
        .order_by(
            picked.c.section,
            picked.c.urgent.is_(None),
            picked.c.urgent,
            conversations.c.last_at_us.desc(),
            conversations.c.id,
        )
    )
    found = connection.execute(query).all()
    ids = {row.debtor_id for row in found if row.debtor_id is not None}
    persons = sketches(connection, ids, now)
    chips = promise_chips(connection, ids)
    strangers = [row.identity for row in found if row.debtor_id is None]
    silent = silent_identities(connection, strangers) if strangers else set()
    return tuple(
        _row(
            row,
            persons.get(row.debtor_id),
            chips.get(row.debtor_id),
            silent=row.identity in silent,
        )
        for row in found
    )


def counts(connection: Connection, by: str, now: datetime) -> InboxCounts:
    """Figures of the tabs; resolved conversations are nobody's work."""
    open_ = conversations.c.resolved_at_us.is_(None)

    def number(condition: ColumnElement[bool]) -> ColumnElement[int]:
        return func.coalesce(func.sum(when((and_(open_, condition), 1), else_=0)), 0)

    row = connection.execute(
        _talks(
            now,
            number(_of_tab("mine", by)).label("mine"),
            number(_of_tab("unassigned", by)).label("unassigned"),
            number(_of_tab("everyone", by)).label("everyone"),
            number(conversations.c.unread > 0).label("unread"),
            number(conversations.c.waiting_since_us.is_not(None)).label("needs_reply"),
            number(_expiring(now)).label("expiring"),
        )
    ).one()
    return InboxCounts(
        row.mine, row.unassigned, row.everyone, row.unread, row.needs_reply, row.expiring
    )


def _picked(now: datetime, section: Stored, urgent: Stored) -> Select[Any]:
    """Which conversations come first: ids only, since all of them are looked at."""
    return _talks(now, conversations.c.id, section.label("section"), urgent.label("urgent"))


def _talks(now: datetime, *columns: Stored) -> Select[Any]:
    """Conversations with the person and the live claim."""
    return (
        select(*columns)
        .select_from(conversations)
        .outerjoin(debtors, debtors.c.id == conversations.c.debtor_id)
        .outerjoin(
            claims,
            and_(
                claims.c.debtor_id == conversations.c.debtor_id, claims.c.until_us > to_us(now)
            ),
        )
    )


def _owner() -> ColumnElement[Any]:
    """Who holds the claim; without one, who wrote last."""
    return func.coalesce(claims.c.by, conversations.c.last_outgoing_by)


def _of_tab(tab: str, by: str) -> ColumnElement[bool]:
    tabs = {
        "mine": _owner() == by,
        "unassigned": _owner().is_(None),
        "everyone": conversations.c.id.is_not(None),
    }
    if tab not in tabs:
        raise ValueError(f"no tab of the inbox is called {tab!r}")
    return tabs[tab]


def _of_chip(chip: str | None, now: datetime) -> ColumnElement[bool]:
    chips = {
        None: conversations.c.id.is_not(None),
        "unread": conversations.c.unread > 0,
        "expiring": _expiring(now),
        "promises": _promised(),
    }
    if chip not in chips:
        raise ValueError(f"no filter of the inbox is called {chip!r}")
    return chips[chip]


def _expiring(now: datetime) -> ColumnElement[bool]:
    closes = conversations.c.window_closes_at_us
    return and_(closes > to_us(now), closes <= to_us(now + EXPIRING))


def _promised(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(
        promises.c.debtor_id == conversations.c.debtor_id,
        promises.c.state.in_(ALIVE),
        *conditions,
    )


def _section(now: datetime, today: date) -> ColumnElement[int]:
    return when(
        (conversations.c.resolved_at_us.is_not(None), _SECTIONS.index(InboxSection.RESOLVED)),
        (_expiring(now), _SECTIONS.index(InboxSection.WINDOW_EXPIRING)),
        (
            conversations.c.waiting_since_us.is_not(None),
            _SECTIONS.index(InboxSection.NEEDS_REPLY),
        ),
        (
            _promised(promises.c.due_on == today),
            _SECTIONS.index(InboxSection.PROMISES_TODAY),
        ),
        else_=_SECTIONS.index(InboxSection.OPEN),
    )


def _matching(query: Select[Any], text: str) -> Select[Any]:
    for word in folded(text).split():
        digits = "".join(filter(str.isdigit, word))
        found = [
            debtors.c.name_folded.like(like(word), escape="\\"),
            func.lower(conversations.c.name).like(like(word), escape="\\"),
        ]
        if digits:
            found.append(conversations.c.phone.like(f"%{digits}%"))
        query = query.where(or_(*found))
    return query


def _row(
    row: Stored, person: Person | None, promise: PromiseChip | None, *, silent: bool
) -> InboxRow:
    account = person.account(None) if person is not None else None
    block = hard_block(person, account) if person is not None else None
    pause = soft_pause(person) if person is not None else None
    shows_ours = row.preview_outgoing and row.last_delivery is not None
    return InboxRow(
        conversation_id=ConversationId(row.id),
        debtor_id=None if row.debtor_id is None else DebtorId(row.debtor_id),
        name=row.person or row.name or row.phone or row.user_id or "",
        country=row.country,
        section=_SECTIONS[row.section],
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
        promise=promise,
        draft=row.draft,
        has_failed=failed(row.last_delivery),
        claimed_by=row.claimed_by,
        pause=pause.value if pause is not None else None,
        block=block.value if block is not None else None,
        opted_out=(opted_out_at(person) is not None if person is not None else silent),
        resolved=row.resolved_at_us is not None,
    )
