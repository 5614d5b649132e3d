"""Conditions of the conversation list, each one an expression over `talks`."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy import case as when

from console.domain.folding import folded, like
from console.domain.promise import ALIVE, PromiseState
from console.store.instants import to_us
from console.store.previews import NEVER_SENT
from console.store.records import (
    accounts,
    claims,
    conversation_labels,
    conversations,
    creditors,
    debtors,
    messages,
    portfolios,
    promises,
)
from console.store.rows import Stored
from console.usecases.inbox_filter import InboxFilter, PromiseWish, Shelf
from console.usecases.views import InboxSection

EXPIRING = timedelta(hours=2)
SECTIONS = tuple(InboxSection)


def talks(now: datetime, *columns: Stored) -> Select[Any]:
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


def wanted(wish: InboxFilter, by: str, now: datetime, zone: str) -> ColumnElement[bool]:
    """All conditions of a filter.

    Raises: ValueError for a tab, a shelf or a promise wish that there is not.
    """
    today = now.astimezone(ZoneInfo(zone)).date()
    return and_(
        of_tab(wish.tab, by),
        *_of_shelf(wish.shelf, now),
        *_of_time(wish, now),
        *_of_person(wish, today),
        *_of_state(wish),
        *_of_text(wish.text),
    )


def owner() -> ColumnElement[Any]:
    """Who it is assigned to; else who holds the claim; else who wrote last, unless it was
    taken from them since.
    """
    taken = conversations.c.assigned_at_us
    wrote = when(
        (
            or_(taken.is_(None), conversations.c.last_outgoing_at_us > taken),
            conversations.c.last_outgoing_by,
        ),
        else_=None,
    )
    return func.coalesce(conversations.c.assigned_to, claims.c.by, wrote)


def of_tab(tab: str, by: str) -> ColumnElement[bool]:
    """Whose conversations."""
    tabs = {
        "mine": owner() == by,
        "unassigned": owner().is_(None),
        "everyone": conversations.c.id.is_not(None),
    }
    if tab not in tabs:
        raise ValueError(f"no tab of the inbox is called {tab!r}")
    return tabs[tab]


def is_open() -> ColumnElement[bool]:
    """Nobody closed it."""
    return conversations.c.resolved_at_us.is_(None)


def is_snoozed(now: datetime) -> ColumnElement[bool]:
    """It sleeps: until a time that is to come, or until they reply."""
    until = conversations.c.snoozed_until_us
    return or_(conversations.c.snoozed_until_reply, func.coalesce(until, 0) > to_us(now))


def is_unread() -> ColumnElement[bool]:
    """Something was not read, or somebody said to treat it so."""
    return or_(conversations.c.unread > 0, conversations.c.marked_unread)


def is_expiring(now: datetime, within: timedelta = EXPIRING) -> ColumnElement[bool]:
    """The window closes soon."""
    closes = conversations.c.window_closes_at_us
    return and_(closes > to_us(now), closes <= to_us(now + within))


def promised(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """The person promised something of which that holds."""
    return exists().where(promises.c.debtor_id == conversations.c.debtor_id, *conditions)


def promised_alive(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """A promise that is neither kept nor broken yet."""
    return promised(promises.c.state.in_(ALIVE), *conditions)


def section_of(now: datetime, today: date) -> ColumnElement[int]:
    """The section's place in `SECTIONS`."""
    at = SECTIONS.index
    return when(
        (~is_open(), at(InboxSection.RESOLVED)),
        (is_snoozed(now), at(InboxSection.SNOOZED)),
        (is_expiring(now), at(InboxSection.WINDOW_EXPIRING)),
        (conversations.c.waiting_since_us.is_not(None), at(InboxSection.NEEDS_REPLY)),
        (promised_alive(promises.c.due_on == today), at(InboxSection.PROMISES_TODAY)),
        else_=at(InboxSection.OPEN),
    )


def _of_shelf(shelf: str, now: datetime) -> tuple[ColumnElement[bool], ...]:
    return {
        Shelf.WORK: (is_open(), ~is_snoozed(now)),
        Shelf.SNOOZED: (is_open(), is_snoozed(now)),
        Shelf.CLOSED: (~is_open(),),
        Shelf.ALL: (),
    }[Shelf(shelf)]


def _of_time(wish: InboxFilter, now: datetime) -> Iterator[ColumnElement[bool]]:
    if wish.window_left_h is not None:
        yield is_expiring(now, timedelta(hours=wish.window_left_h))
    if wish.waiting_min is not None:
        since = to_us(now - timedelta(minutes=wish.waiting_min))
        yield conversations.c.waiting_since_us <= since


def _of_person(wish: InboxFilter, today: date) -> Iterator[ColumnElement[bool]]:
    if wish.promise is not None:
        yield _of_promise(PromiseWish(wish.promise), today)
    if wish.dpd_from is not None or wish.dpd_to is not None:
        least, most = wish.dpd_from, wish.dpd_to
        days = [] if least is None else [accounts.c.dpd >= least]
        days += [] if most is None else [accounts.c.dpd <= most]
        yield _with_account(*days)
    if wish.creditor is not None:
        theirs = (
            select(portfolios.c.id)
            .join(creditors, creditors.c.id == portfolios.c.creditor_id)
            .where(creditors.c.name == wish.creditor)
        )
        yield _with_account(accounts.c.portfolio_id.in_(theirs))


def _with_account(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(
        accounts.c.debtor_id == conversations.c.debtor_id,
        accounts.c.withdrawn_at_us.is_(None),
        *conditions,
    )


def _of_promise(wish: PromiseWish, today: date) -> ColumnElement[bool]:
    return {
        PromiseWish.TODAY: promised_alive(promises.c.due_on == today),
        PromiseWish.OPEN: promised_alive(),
        PromiseWish.OVERDUE: promised_alive(promises.c.due_on < today),
        PromiseWish.BROKEN: promised(promises.c.state == PromiseState.BROKEN),
        PromiseWish.NONE: ~promised(promises.c.id.is_not(None)),
    }[wish]


def _of_state(wish: InboxFilter) -> Iterator[ColumnElement[bool]]:
    if wish.unread:
        yield is_unread()
    if wish.importance is not None:
        yield conversations.c.importance >= wish.importance
    if wish.assigned_to is not None:
        yield owner() == wish.assigned_to
    if wish.has_draft:
        yield func.coalesce(conversations.c.draft, "") != ""
    if wish.has_failed:
        yield exists().where(
            messages.c.id == conversations.c.last_outgoing_id,
            messages.c.delivery.in_(NEVER_SENT),
        )
    if wish.labels:
        yield exists().where(
            conversation_labels.c.conversation_id == conversations.c.id,
            conversation_labels.c.label_key.in_(wish.labels),
        )


def _of_text(text: str) -> Iterator[ColumnElement[bool]]:
    for word in folded(text).split():
        digits = "".join(filter(str.isdigit, word))
        found = [
            debtors.c.name_folded.like(like(word), escape="\\"),
            func.lower(conversations.c.name).like(like(word), escape="\\"),
        ]
        if digits:
            found.append(conversations.c.phone.like(f"%{digits}%"))
        yield or_(*found)
