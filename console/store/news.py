"""What has happened that a person may want to be told of."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, func, literal, or_, select
from sqlalchemy import case as when

from console.domain.delivery import Delivery
from console.domain.ids import ConversationId
from console.domain.promise import ALIVE
from console.store.inbox_filter import of_tab, talks
from console.store.instants import from_us, to_us
from console.store.records import conversations, debtors, mentions, messages, promises
from console.store.rows import Stored
from console.usecases.news import News, NewsKind

WINDOW = timedelta(hours=1)
_FAILURES = (Delivery.FAILED, Delivery.BLOCKED)
_MOST = 200
_NAME = func.coalesce(debtors.c.name, conversations.c.name, conversations.c.phone).label("name")


class SqlNews:
    """Implements usecases.news.NewsDesk."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def since(self, by: str, at: datetime, now: datetime) -> tuple[News, ...]:
        """Implements NewsDesk."""
        found = [
            *self._messages(by, at, now),
            *self._mentions(by, at, now),
            *self._handed_over(by, at, now),
            *self._windows(by, now),
        ]
        return tuple(sorted(found, key=lambda one: (one.at, one.id)))

    def promises_due(self, by: str, now: datetime, zone: str) -> int:
        """Implements NewsDesk."""
        today = now.astimezone(ZoneInfo(zone)).date()
        query = select(func.count()).select_from(promises)
        query = query.where(
            promises.c.made_by == by,
            promises.c.state.in_(list(map(str, ALIVE))),
            promises.c.due_on == today,
        )
        return int(self._connection.scalar(query) or 0)

    def _messages(self, by: str, at: datetime, now: datetime) -> Iterator[News]:
        """Theirs that came, and ours that failed. One that failed late is as old as itself."""
        failed = messages.c.delivery.in_(_FAILURES)
        mine, free = of_tab("mine", by), of_tab("unassigned", by)
        kind = when((mine, NewsKind.MINE), else_=NewsKind.UNASSIGNED).label("kind")
        query = (
            talks(
                now,
                messages.c.id,
                messages.c.at_us,
                messages.c.text,
                messages.c.outgoing,
                conversations.c.id.label("talk"),
                _NAME,
                kind,
            )
            .join(messages, messages.c.conversation_id == conversations.c.id)
            .where(messages.c.at_us >= to_us(at), messages.c.item == literal("message"))
            .where(
                or_(
                    (messages.c.outgoing.is_(False)) & or_(mine, free),
                    (messages.c.by == by) & failed,
                )
            )
        )
        for row in self._connection.execute(_newest(query, messages.c.at_us)):
            name = NewsKind.FAILED if row.outgoing else NewsKind(row.kind)
            yield _news(f"{name}:{row.id}", name, row, row.text)

    def _mentions(self, by: str, at: datetime, now: datetime) -> Iterator[News]:
        query = (
            talks(
                now,
                mentions.c.activity_id.label("id"),
                mentions.c.at_us,
                conversations.c.id.label("talk"),
                messages.c.text,
                messages.c.by,
                _NAME,
            )
            .join(mentions, mentions.c.conversation_id == conversations.c.id)
            .outerjoin(messages, messages.c.id == mentions.c.activity_id)
            .where(mentions.c.operator == by, mentions.c.seen_at_us.is_(None))
            .where(mentions.c.at_us >= to_us(at))
        )
        for row in self._connection.execute(_newest(query, mentions.c.at_us)):
            yield _news(f"mention:{row.id}", NewsKind.MENTION, row, row.text, row.by)

    def _handed_over(self, by: str, at: datetime, now: datetime) -> Iterator[News]:
        given = conversations.c.assigned_at_us
        query = talks(
            now,
            given.label("at_us"),
            conversations.c.id.label("talk"),
            conversations.c.assigned_by.label("by"),
            _NAME,
        ).where(
            conversations.c.assigned_to == by,
            conversations.c.assigned_by != by,
            given >= to_us(at),
        )
        for row in self._connection.execute(_newest(query, given)):
            name = f"handed:{row.talk}:{row.at_us}"
            yield _news(name, NewsKind.HANDED_OVER, row, "", row.by)

    def _windows(self, by: str, now: datetime) -> Iterator[News]:
        closes = conversations.c.window_closes_at_us
        query = talks(
            now, closes.label("at_us"), conversations.c.id.label("talk"), _NAME
        ).where(
            closes > to_us(now),
            closes <= to_us(now + WINDOW),
            conversations.c.waiting_since_us.is_not(None),
            conversations.c.resolved_at_us.is_(None),
            of_tab("mine", by),
        )
        for row in self._connection.execute(_newest(query, closes)):
            yield _news(f"window:{row.talk}:{row.at_us}", NewsKind.WINDOW, row, "")


def _newest(query: Stored, at: ColumnElement[int]) -> Stored:
    return query.order_by(at.desc()).limit(_MOST)


def _news(
    id_: str, kind: NewsKind, row: Stored, text: str | None, by: str | None = None
) -> News:
    return News(
        id_,
        kind,
        from_us(row.at_us),
        ConversationId(row.talk),
        row.name or "",
        text or "",
        by or "",
    )
