"""Finding what was said, by the indexes that both databases keep of it."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, literal_column, select, text

from console.domain.folding import folded
from console.domain.ids import ConversationId, DebtorId
from console.store.instants import from_us
from console.store.records import accounts, conversations, debtors, messages
from console.store.rows import Stored
from console.store.search_words import (
    SERVER_MESSAGE,
    excerpt,
    fts_query,
    is_server,
    nearest,
    ts_query,
    words_of,
)
from console.usecases.views import MessageFound

_HITS_PER_RESULT = 8
"""How many messages of one conversation are looked at before others are sought further back."""
_FEW = 20_000
_SAME_BEGINNING = 2


class MessageSearch:
    """See usecases.ports.Search.messages."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, typed: str, limit: int) -> tuple[MessageFound, ...]:
        """The newest hit of each of `limit` conversations."""
        words = words_of(typed)
        if not words:
            return ()
        rows = self._rows([[word] for word in words], limit)
        if not rows and (choices := self._corrected(words)) is not None:
            rows = self._rows(choices, limit)
            words = [each for some in choices for each in some]
        newest: dict[int, Stored] = {}
        for row in rows:
            newest.setdefault(row.conversation_id, row)
        chosen = list(newest.values())[:limit]
        overdue = self._overdue([row.debtor_id for row in chosen])
        return tuple(_to_found(row, words, overdue) for row in chosen)

    def _rows(self, words: Sequence[Sequence[str]], limit: int) -> list[Stored]:
        query = (
            select(
                messages.c.id,
                messages.c.conversation_id,
                messages.c.text,
                messages.c.media,
                messages.c.at_us,
                messages.c.outgoing,
                messages.c.item,
                conversations.c.debtor_id,
                conversations.c.name.label("profile"),
                conversations.c.phone,
                debtors.c.name,
                debtors.c.country,
            )
            .join(conversations, conversations.c.id == messages.c.conversation_id)
            .outerjoin(debtors, debtors.c.id == conversations.c.debtor_id)
            .where(messages.c.revoked_at_us.is_(None))
        )
        most = limit * _HITS_PER_RESULT
        if is_server(self._connection):
            return self._of_server(query, words, most)
        hits = self._connection.scalars(
            text(
                "SELECT rowid FROM message_words WHERE message_words MATCH :query"
                " ORDER BY rowid DESC LIMIT :most"
            ),
            {"query": fts_query(words), "most": most},
        ).all()
        rowid: ColumnElement[int] = literal_column("messages.rowid")
        found = self._connection.execute(
            query.where(rowid.in_(hits)).order_by(messages.c.at_us.desc())
        )
        return list(found)

    def _of_server(
        self, query: Select[Any], words: Sequence[Sequence[str]], most: int
    ) -> list[Stored]:
        """Of a rare word all hits are sorted; of a frequent one the newest messages are read
        until there are enough, which is soon.
        """
        match = SERVER_MESSAGE.op("@@")(ts_query(words))
        some = select(messages.c.id, messages.c.at_us).where(match).limit(_FEW)
        few = some.cte("few").prefix_with("MATERIALIZED", dialect="postgresql")
        count = self._connection.scalar(select(func.count()).select_from(few))
        if count is not None and count < _FEW:
            named = select(few.c.id).order_by(few.c.at_us.desc()).limit(most)
            query = query.where(messages.c.id.in_(named))
        else:
            query = query.where(match)
        found = self._connection.execute(query.order_by(messages.c.at_us.desc()).limit(most))
        return list(found)

    def _corrected(self, words: Sequence[str]) -> list[list[str]] | None:
        """Words near those that no message has; None where nothing is near. SQLite only:
        PostgreSQL keeps no list of words.
        """
        if is_server(self._connection):
            return None
        found = []
        for word in words:
            known = self._connection.scalars(
                text("SELECT term FROM message_terms WHERE term >= :first AND term < :after"),
                {
                    "first": word[:_SAME_BEGINNING],
                    "after": word[:_SAME_BEGINNING] + "\U0010ffff",
                },
            ).all()
            fits = [each for each in known if each.startswith(word)]
            choices = [word] if fits else nearest(known, word)
            if not choices:
                return None
            found.append(choices)
        return found

    def _overdue(self, debtor_ids: list[int | None]) -> dict[int, int]:
        known = [each for each in debtor_ids if each is not None]
        query = (
            select(accounts.c.debtor_id, func.max(accounts.c.dpd).label("dpd"))
            .where(accounts.c.debtor_id.in_(known), accounts.c.withdrawn_at_us.is_(None))
            .group_by(accounts.c.debtor_id)
        )
        return {row.debtor_id: row.dpd for row in self._connection.execute(query)}


def _to_found(row: Stored, words: Sequence[str], overdue: dict[int, int]) -> MessageFound:
    said = row.text or ""
    if not any(word in folded(said) for word in words):
        said = str((row.media or {}).get("filename") or said)
    return MessageFound(
        item_id=row.id,
        conversation_id=ConversationId(row.conversation_id),
        debtor_id=None if row.debtor_id is None else DebtorId(row.debtor_id),
        name=row.name or row.profile or row.phone or "",
        country=row.country,
        dpd=overdue.get(row.debtor_id),
        text=excerpt(said, words),
        at=from_us(row.at_us),
        outgoing=bool(row.outgoing),
        is_note=row.item == "note",
    )
