"""What was done: entries that never change."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, insert, or_, select, tuple_

from console.domain.delivery import Delivery
from console.domain.money import Money
from console.store.instants import from_us, to_us
from console.store.records import (
    accounts,
    activities,
    contact_points,
    conversations,
    creditors,
    debtors,
    messages,
    outbox,
    portfolios,
    promises,
    stream_cursor,
)
from console.store.rows import Stored
from console.store.thread_order import place
from console.store.touched import Touched
from console.store.weights import weight_of
from console.usecases.ports import NewActivity, Topic
from console.usecases.views import ActivityRow, Today

_PAGE = 2000
_PEOPLE = 500


class SqlActivities:
    """Implements usecases.ports.Activities."""

    def __init__(self, connection: Connection, touched: Touched) -> None:
        self._connection = connection
        self._touched = touched

    def add(self, activity: NewActivity) -> bool:
        """Implements Activities."""
        known = select(activities.c.id).where(activities.c.id == activity.id)
        if self._connection.scalar(known) is not None:
            return False
        at_us = to_us(activity.at)
        thread = activity.conversation_id
        self._connection.execute(
            insert(activities).values(
                id=activity.id,
                at_us=at_us,
                order_key=at_us if thread is None else place(self._connection, thread, at_us),
                by=activity.by,
                code=activity.code,
                channel=activity.channel,
                debtor_id=activity.debtor_id,
                conversation_id=thread,
                account_id=activity.account_id,
                message_id=activity.message_id,
                note=activity.note,
                amount_minor=activity.amount.minor if activity.amount else None,
                currency=activity.amount.currency if activity.amount else None,
                due_on=activity.due_on,
            )
        )
        self._touched.topic(Topic.ACTIVITIES)
        self._touched.debtor(activity.debtor_id)
        if thread is not None:
            self._touched.conversation(thread)
        return True

    def stream(self, from_at: datetime | None, to_at: datetime | None) -> Iterator[ActivityRow]:
        """Implements Activities."""
        for row in self._span(from_at, to_at):
            yield to_activity(row)

    def _span(self, from_at: datetime | None, to_at: datetime | None) -> Iterator[Any]:
        """Rows of the span, a page at a time."""
        after: tuple[int, str] | None = None
        while True:
            query = _within(activity_rows(), from_at, to_at)
            if after is not None:
                position = tuple_(activities.c.at_us, activities.c.id)
                query = query.where(position > tuple_(*after))
            page = self._connection.execute(
                query.order_by(activities.c.at_us, activities.c.id).limit(_PAGE)
            ).all()
            yield from page
            if len(page) < _PAGE:
                return
            after = (page[-1].at_us, page[-1].id)

    def best_and_last(
        self, from_at: datetime | None, to_at: datetime | None
    ) -> Iterator[tuple[ActivityRow, ActivityRow]]:
        """Implements Activities. Of equally good ones the newest.

        A page of debtors at a time: neither they nor their activities are held all at once.
        """
        for people in self._people(from_at, to_at):
            best: dict[int, tuple[int, int, str]] = {}
            last: dict[int, str] = {}
            light = select(
                activities.c.id, activities.c.at_us, activities.c.code, activities.c.debtor_id
            ).where(activities.c.debtor_id.in_(people))
            ordered = _within(light, from_at, to_at).order_by(
                activities.c.at_us, activities.c.id
            )
            for row in self._connection.execute(ordered):
                candidate = (weight_of(row.code), -row.at_us, row.id)
                best[row.debtor_id] = min(candidate, best.get(row.debtor_id, candidate))
                last[row.debtor_id] = row.id
            pairs = [(best[person][2], last[person]) for person in people]
            rows = self._by_id({name for pair in pairs for name in pair})
            yield from ((rows[first], rows[second]) for first, second in pairs)

    def _people(
        self, from_at: datetime | None, to_at: datetime | None
    ) -> Iterator[Sequence[int]]:
        """Debtors of whom the span has an activity, a page at a time."""
        query = select(activities.c.debtor_id).distinct().order_by(activities.c.debtor_id)
        query = _within(query, from_at, to_at).where(activities.c.debtor_id.is_not(None))
        after = -1
        while page := self._connection.scalars(
            query.where(activities.c.debtor_id > after).limit(_PEOPLE)
        ).all():
            yield page
            after = page[-1]

    def _by_id(self, names: set[str]) -> dict[str, ActivityRow]:
        query = activity_rows().where(activities.c.id.in_(names))
        return {row.id: to_activity(row) for row in self._connection.execute(query)}

    def today(self, by: str | None, since: datetime) -> Today:
        """Implements Activities."""
        since_us = to_us(since)
        mine = [] if by is None else [activities.c.by == by]
        made = [] if by is None else [promises.c.made_by == by]
        failures = (Delivery.FAILED, Delivery.BLOCKED)
        return Today(
            activities=self._count(activities, activities.c.at_us >= since_us, *mine),
            promises=self._count(promises, promises.c.made_at_us >= since_us, *made),
            outbox=self._count(outbox),
            failed=self._count(
                messages, messages.c.at_us >= since_us, messages.c.delivery.in_(failures)
            ),
            cursor=int(self._connection.scalar(select(stream_cursor.c.seq)) or 0),
        )

    def _count(self, table: Stored, *where: Stored) -> int:
        query = select(func.count()).select_from(table).where(*where)
        return int(self._connection.scalar(query) or 0)


def _within(
    query: Select[Any], from_at: datetime | None, to_at: datetime | None
) -> Select[Any]:
    if from_at is not None:
        query = query.where(activities.c.at_us >= to_us(from_at))
    if to_at is not None:
        query = query.where(activities.c.at_us < to_us(to_at))
    return query


def activity_rows() -> Select[Any]:
    """Activities with their person, account, creditor and the number that was used."""
    owner = (
        select(func.min(accounts.c.id))
        .where(accounts.c.debtor_id == activities.c.debtor_id)
        .correlate(activities)
        .scalar_subquery()
    )
    phone = (
        select(contact_points.c.value)
        .where(
            contact_points.c.debtor_id == activities.c.debtor_id,
            contact_points.c.kind == "phone",
            or_(
                conversations.c.identity.is_(None),
                contact_points.c.identity == conversations.c.identity,
            ),
        )
        .order_by(contact_points.c.position)
        .limit(1)
        .correlate(activities, conversations)
        .scalar_subquery()
    )
    return (
        select(
            activities,
            debtors.c.name.label("person"),
            debtors.c.doc_number,
            accounts.c.account_no,
            creditors.c.name.label("creditor"),
            func.coalesce(conversations.c.phone, phone).label("phone"),
        )
        .outerjoin(debtors, debtors.c.id == activities.c.debtor_id)
        .outerjoin(accounts, accounts.c.id == func.coalesce(activities.c.account_id, owner))
        .outerjoin(portfolios, portfolios.c.id == accounts.c.portfolio_id)
        .outerjoin(creditors, creditors.c.id == portfolios.c.creditor_id)
        .outerjoin(conversations, conversations.c.id == activities.c.conversation_id)
    )


def to_activity(row: Stored) -> ActivityRow:
    """A row of `activity_rows` as the timeline and the exports show it."""
    amount = None if row.amount_minor is None else Money(row.amount_minor, row.currency)
    return ActivityRow(
        id=row.id,
        at=from_us(row.at_us),
        by=row.by,
        code=row.code,
        channel=row.channel,
        debtor_id=row.debtor_id,
        person=row.person,
        doc_number=row.doc_number,
        account_no=row.account_no,
        creditor=row.creditor,
        phone=row.phone,
        note=row.note,
        amount=amount,
        due_on=row.due_on,
    )
