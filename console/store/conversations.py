"""Threads: one per person and business number."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, or_, select, update

from console.domain.contact import Role
from console.domain.ids import ConversationId, DebtorId
from console.store import inbox, panel
from console.store.facts import preference
from console.store.instants import maybe_us, to_us
from console.store.merging import merge
from console.store.records import contact_points, conversations, messages
from console.store.rows import Stored
from console.store.thread_items import thread_page, thread_page_after
from console.store.thread_search import thread_hits
from console.store.touched import Touched
from console.usecases.views import InboxCounts, InboxRow, PersonPanel, ThreadHit, ThreadPage


class SqlConversations:
    """Implements usecases.ports.Conversations."""

    def __init__(self, connection: Connection, touched: Touched) -> None:
        self._connection = connection
        self._touched = touched

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
        """Implements Conversations."""
        said = {"phone": phone, "user_id": user_id, "name": name, "debtor_id": debtor_id}
        known = self._known(phone_number_id, identity, user_id)
        if not known:
            return self._make(phone_number_id, identity, said, to_us(at))
        first = known[0]
        for other in known[1:]:  # learnt only now that both are one person
            merge(self._connection, self._touched, into=first.id, gone=other)
        self._learn(first, identity, said)
        return ConversationId(first.id)

    def _known(self, phone_number_id: str, identity: str, user_id: str | None) -> list[Any]:
        same = [conversations.c.identity == identity]
        if user_id:
            same.append(conversations.c.user_id == user_id)
        query = select(conversations).where(
            conversations.c.phone_number_id == phone_number_id, or_(*same)
        )
        rows = self._connection.execute(query).all()
        return sorted(rows, key=lambda row: (row.identity.startswith("uid:"), row.id))

    def _make(
        self, phone_number_id: str, identity: str, said: dict[str, Any], at_us: int
    ) -> ConversationId:
        made = self._connection.scalar(
            insert(conversations)
            .values(
                phone_number_id=phone_number_id,
                identity=identity,
                created_at_us=at_us,
                last_at_us=at_us,
                last_order=0,
                preview="",
                preview_kind="",
                preview_outgoing=False,
                unread=0,
                **said,
            )
            .returning(conversations.c.id)
        )
        key = ConversationId(int(made or 0))
        self._note(key, said["debtor_id"])
        return key

    def _learn(self, row: Stored, identity: str, said: dict[str, Any]) -> None:
        """Fill what was not known. Who the debtor is stays as it was: people link threads."""
        news = {
            field: value
            for field, value in said.items()
            if value is not None and getattr(row, field) is None
        }
        if said["name"] is not None and said["name"] != row.name:
            news["name"] = said["name"]
        if row.identity.startswith("uid:") and not identity.startswith("uid:"):
            news["identity"] = identity
        if news:
            self._update(row.id, **news)
            self._note(row.id, row.debtor_id or said["debtor_id"])

    def of_debtor(self, debtor_id: DebtorId) -> ConversationId | None:
        """Implements Conversations."""
        found = self._connection.scalar(
            select(conversations.c.id)
            .where(conversations.c.debtor_id == debtor_id)
            .order_by(conversations.c.last_at_us.desc(), conversations.c.id.desc())
            .limit(1)
        )
        return None if found is None else ConversationId(found)

    def debtor_of(self, conversation_id: ConversationId) -> DebtorId | None:
        """Implements Conversations."""
        found = self._connection.scalar(
            select(conversations.c.debtor_id).where(conversations.c.id == conversation_id)
        )
        return None if found is None else DebtorId(found)

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
        """Implements Conversations."""
        wish = inbox.chip_filter(tab, chip, text)
        return inbox.rows(self._connection, wish, by=by, now=now, zone=zone, limit=limit)

    def counts(self, by: str, now: datetime) -> InboxCounts:
        """Implements Conversations."""
        return inbox.counts(self._connection, by, now)

    def thread(
        self,
        conversation_id: ConversationId,
        *,
        before: int | None = None,
        after: int | None = None,
        limit: int = 80,
    ) -> ThreadPage:
        """Implements Conversations."""
        if after is not None:
            return thread_page_after(self._connection, conversation_id, after, limit)
        return thread_page(self._connection, conversation_id, before, limit)

    def search(
        self, conversation_id: ConversationId, text: str, limit: int
    ) -> tuple[ThreadHit, ...]:
        """Implements Conversations."""
        return thread_hits(self._connection, conversation_id, text, limit)

    def panel(
        self, conversation_id: ConversationId | None, debtor_id: DebtorId | None, now: datetime
    ) -> PersonPanel | None:
        """Implements Conversations."""
        return panel.panel(self._connection, conversation_id, debtor_id, now)

    def mark_read(self, conversation_id: ConversationId) -> None:
        """Implements Conversations. Announced only when something was unread."""
        changed = self._connection.execute(
            update(conversations)
            .where(
                conversations.c.id == conversation_id,
                or_(conversations.c.unread > 0, conversations.c.marked_unread),
            )
            .values(unread=0, first_unread_id=None, marked_unread=False)
        )
        if changed.rowcount:
            self._note(conversation_id, None)

    def resolve(self, conversation_id: ConversationId, at: datetime | None) -> None:
        """Implements Conversations."""
        self._update(conversation_id, resolved_at_us=maybe_us(at))
        self._note(conversation_id, self.debtor_of(conversation_id))

    def save_draft(self, conversation_id: ConversationId, text: str, at: datetime) -> None:
        """Implements Conversations."""
        self._update(
            conversation_id,
            draft=text or None,
            draft_at_us=to_us(at) if text else None,
        )
        self._note(conversation_id, None)

    def draft(self, conversation_id: ConversationId) -> str:
        """Implements Conversations."""
        query = select(conversations.c.draft).where(conversations.c.id == conversation_id)
        return self._connection.scalar(query) or ""

    def link_debtor(self, conversation_id: ConversationId, debtor_id: DebtorId) -> None:
        """Implements Conversations."""
        self._update(conversation_id, debtor_id=debtor_id)
        self._note(conversation_id, debtor_id)

    def debtors_with_identity(self, identity: str) -> tuple[DebtorId, ...]:
        """Implements Conversations. Best: valid, their own rather than a co-debtor's, then
        whom we wrote to on that number last.
        """
        rows = self._connection.execute(
            select(contact_points, self._written_at(identity))
            .where(contact_points.c.identity == identity, contact_points.c.kind == "phone")
            .where(contact_points.c.role != Role.REFERENCE)
        ).all()
        ordered = sorted(rows, key=lambda row: (-(row.written or 0), *preference(row)))
        return tuple(dict.fromkeys(DebtorId(row.debtor_id) for row in ordered))

    def _written_at(self, identity: str) -> Stored:
        return (
            select(messages.c.at_us)
            .join(conversations, conversations.c.id == messages.c.conversation_id)
            .where(conversations.c.debtor_id == contact_points.c.debtor_id)
            .where(conversations.c.identity == identity, messages.c.outgoing)
            .order_by(messages.c.at_us.desc())
            .limit(1)
            .scalar_subquery()
            .label("written")
        )

    def _update(self, conversation_id: int, **values: Any) -> None:  # noqa: ANN401 - columns' values
        self._connection.execute(
            update(conversations)
            .where(conversations.c.id == conversation_id)
            .values(version=conversations.c.version + 1, **values)
        )

    def _note(self, conversation_id: int, debtor_id: int | None) -> None:
        self._touched.conversation(conversation_id)
        self._touched.debtor(debtor_id)
