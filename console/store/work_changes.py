"""Changes of conversations' work state: one statement each, over one or thousands."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    delete,
    exists,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy import case as when

from console.domain.ids import ConversationId
from console.store.inbox_filter import talks, wanted
from console.store.instants import maybe_us, to_us
from console.store.records import (
    conversation_events,
    conversation_labels,
    conversations,
    work_changes,
)
from console.store.rows import Stored
from console.store.touched import Touched
from console.store.upserts import upsert
from console.usecases.work_ports import WorkDone
from console.usecases.work_state import ChangeWork, Chosen, Gesture, Target, WorkKind

SYSTEM = "system"
_STATE = (
    "assigned_to",
    "assigned_at_us",
    "assigned_by",
    "snoozed_until_us",
    "snoozed_by",
    "snoozed_until_reply",
    "importance",
    "marked_unread",
    "resolved_at_us",
)
_NO_SNOOZE = {"snoozed_until_us": None, "snoozed_until_reply": False}
_RESTORES = {
    WorkKind.ASSIGN: ("assigned_to", "assigned_at_us", "assigned_by"),
    WorkKind.SNOOZE: ("snoozed_until_us", "snoozed_by", "snoozed_until_reply"),
    WorkKind.WAKE: ("snoozed_until_us", "snoozed_until_reply", "marked_unread"),
    WorkKind.IMPORTANCE: ("importance",),
    WorkKind.CLOSE: ("resolved_at_us", "snoozed_until_us", "snoozed_until_reply"),
    WorkKind.REOPEN: ("resolved_at_us",),
    WorkKind.UNREAD: ("marked_unread",),
}


class SqlWork:
    """Implements usecases.work_ports.Work."""

    def __init__(self, connection: Connection, touched: Touched) -> None:
        self._connection = connection
        self._touched = touched

    def find(self, change_id: str) -> WorkDone | None:
        """Implements Work."""
        query = select(work_changes).where(work_changes.c.id == change_id)
        row = self._connection.execute(query).first()
        return None if row is None else _done(row)

    def last(self, by: str) -> WorkDone | None:
        """Implements Work."""
        query = (
            select(work_changes)
            .where(work_changes.c.by == by, work_changes.c.undone_at_us.is_(None))
            .where(work_changes.c.rows > 0)
            .order_by(work_changes.c.at_us.desc(), work_changes.c.id.desc())
        )
        row = self._connection.execute(query.limit(1)).first()
        return None if row is None else _done(row)

    def count(self, target: Target, *, by: str, now: datetime) -> int:
        """Implements Work."""
        query = select(func.count()).select_from(conversations).where(_of(target, by, now))
        return int(self._connection.scalar(query) or 0)

    def apply(self, intent: ChangeWork, now: datetime) -> WorkDone:
        """Implements Work."""
        where = and_(_of(intent.target, intent.by, now), _differs(intent.gesture))
        return WorkDone(
            intent.id, self._apply(intent.id, intent.gesture, intent.by, where, now)
        )

    def is_any_due(self, now: datetime) -> bool:
        """Implements Work."""
        return bool(self._connection.scalar(select(exists().where(_is_due(now)))))

    def wake_due(self, change_id: str, now: datetime) -> int:
        """Implements Work."""
        return self._apply(change_id, Gesture(WorkKind.WAKE), SYSTEM, _is_due(now), now)

    def wake_for(self, conversation_id: ConversationId, message_id: str, now: datetime) -> None:
        """A person wrote: their conversation sleeps no longer."""
        sleeps = or_(
            conversations.c.snoozed_until_us.is_not(None), conversations.c.snoozed_until_reply
        )
        where = and_(conversations.c.id == conversation_id, sleeps)
        if self._connection.scalar(select(exists().where(where))):
            gesture = Gesture(WorkKind.WAKE, note="reply")
            self._apply(f"wake:{message_id}", gesture, SYSTEM, where, now)

    def _apply(
        self,
        change_id: str,
        gesture: Gesture,
        by: str,
        where: ColumnElement[bool],
        now: datetime,
    ) -> int:
        """Rows that changed. What they were is kept before anything is."""
        at_us = to_us(now)
        self._connection.execute(
            insert(work_changes).values(
                id=change_id,
                kind=gesture.kind.value,
                by=by,
                at_us=at_us,
                detail=_detail(gesture),
                rows=0,
            )
        )
        place = when(
            (conversations.c.last_order >= at_us, conversations.c.last_order + 1), else_=at_us
        )
        before = (
            select(
                literal(change_id),
                conversations.c.id,
                place,
                *(conversations.c[name] for name in _STATE),
            )
            .where(where)
            .order_by(conversations.c.id)  # two consoles lock in the same order
            .with_for_update(of=conversations)
        )
        columns = ("change_id", "conversation_id", "order_key", *_STATE)
        self._connection.execute(insert(conversation_events).from_select(columns, before))
        ids = self._changed(change_id)
        self._write(change_id, gesture, by, at_us)
        self._connection.execute(
            update(work_changes).where(work_changes.c.id == change_id).values(rows=len(ids))
        )
        return len(ids)

    def _changed(self, change_id: str) -> list[int]:
        """Which conversations the change is about; noted for the announcement."""
        query = select(conversation_events.c.conversation_id).where(
            conversation_events.c.change_id == change_id
        )
        ids = list(self._connection.scalars(query))
        for one in ids:
            self._touched.conversation(one)
        return ids

    def _write(self, change_id: str, gesture: Gesture, by: str, at_us: int) -> None:
        meant = _members(change_id)
        place = when(
            (conversations.c.last_order >= at_us, conversations.c.last_order + 1), else_=at_us
        )
        self._connection.execute(
            update(conversations)
            .where(conversations.c.id.in_(meant))
            .values(
                last_order=place,
                version=conversations.c.version + 1,
                **_values(gesture, by, at_us),
            )
        )
        if gesture.kind is WorkKind.LABEL:
            rows = select(
                conversation_events.c.conversation_id,
                literal(gesture.label),
                literal(by),
                literal(at_us),
            ).where(conversation_events.c.change_id == change_id)
            names = ("conversation_id", "label_key", "by", "at_us")
            self._connection.execute(
                upsert(self._connection, conversation_labels)
                .from_select(names, rows)
                .on_conflict_do_nothing()
            )
        elif gesture.kind is WorkKind.UNLABEL:
            self._take_label(gesture.label, meant)

    def _take_label(self, label: str | None, meant: Stored) -> None:
        self._connection.execute(
            delete(conversation_labels).where(
                conversation_labels.c.label_key == label,
                conversation_labels.c.conversation_id.in_(meant),
            )
        )

    # --- undo ---------------------------------------------------------------------------

    def undo(self, change_id: str, by: str, now: datetime) -> int:
        """Implements Work."""
        taken = self._connection.execute(
            update(work_changes)
            .where(work_changes.c.id == change_id, work_changes.c.undone_at_us.is_(None))
            .values(undone_at_us=to_us(now), undone_by=by)
            .returning(work_changes)
        ).first()
        if taken is None:
            return 0
        kind, detail = WorkKind(taken.kind), taken.detail or {}
        self._changed(change_id)
        if kind is WorkKind.LABEL:
            self._take_label(detail.get("label"), _members(change_id))
            return int(taken.rows)
        if kind is WorkKind.UNLABEL:
            return self._give_label(taken, detail.get("label"), by, now)
        return self._restore(change_id, kind, _STILL[kind](taken, detail))

    def _give_label(self, taken: Stored, label: str | None, by: str, now: datetime) -> int:
        rows = select(
            conversation_events.c.conversation_id,
            literal(label),
            literal(by),
            literal(to_us(now)),
        ).where(conversation_events.c.change_id == taken.id)
        self._connection.execute(
            upsert(self._connection, conversation_labels)
            .from_select(("conversation_id", "label_key", "by", "at_us"), rows)
            .on_conflict_do_nothing()
        )
        return int(taken.rows)

    def _restore(self, change_id: str, kind: WorkKind, still: ColumnElement[bool]) -> int:
        event = conversation_events.c
        restored = self._connection.execute(
            update(conversations)
            .where(event.change_id == change_id)
            .where(event.conversation_id == conversations.c.id, still)
            .values(
                version=conversations.c.version + 1,
                **{name: event[name] for name in _RESTORES[kind]},
            )
        )
        return int(restored.rowcount)


def _of(target: Target, by: str, now: datetime) -> ColumnElement[bool]:
    if isinstance(target, Chosen):
        return conversations.c.id.in_(target.ids)
    found = talks(now, conversations.c.id).where(
        wanted(target.filter, by, now, target.zone), conversations.c.id.not_in(target.but)
    )
    return conversations.c.id.in_(found.subquery().select())


def _members(change_id: str) -> Any:  # noqa: ANN401 - a subselect
    return select(conversation_events.c.conversation_id).where(
        conversation_events.c.change_id == change_id
    )


def _is_due(now: datetime) -> ColumnElement[bool]:
    return conversations.c.snoozed_until_us <= to_us(now)


def _values(gesture: Gesture, by: str, at_us: int) -> dict[str, Any]:
    until = maybe_us(gesture.until)
    values: dict[WorkKind, dict[str, Any]] = {
        WorkKind.ASSIGN: {
            "assigned_to": gesture.to,
            "assigned_at_us": at_us,
            "assigned_by": by,
        },
        WorkKind.SNOOZE: {
            "snoozed_until_us": until,
            "snoozed_by": by,
            "snoozed_until_reply": until is None,
        },
        WorkKind.WAKE: {**_NO_SNOOZE, "marked_unread": True},
        WorkKind.IMPORTANCE: {"importance": gesture.level},
        WorkKind.CLOSE: {"resolved_at_us": at_us, **_NO_SNOOZE},
        WorkKind.REOPEN: {"resolved_at_us": None},
        WorkKind.UNREAD: {"marked_unread": True},
    }
    return values.get(gesture.kind, {})


def _differs(gesture: Gesture) -> ColumnElement[bool]:
    """Of which conversations the gesture changes anything."""
    talk = conversations.c
    carries = exists().where(
        conversation_labels.c.conversation_id == talk.id,
        conversation_labels.c.label_key == gesture.label,
    )
    everything = talk.id.is_not(None)
    return {
        WorkKind.ASSIGN: or_(
            talk.assigned_to.is_distinct_from(gesture.to), talk.assigned_at_us.is_(None)
        ),
        WorkKind.IMPORTANCE: talk.importance != gesture.level,
        WorkKind.CLOSE: talk.resolved_at_us.is_(None),
        WorkKind.REOPEN: talk.resolved_at_us.is_not(None),
        WorkKind.UNREAD: and_(talk.unread == 0, ~talk.marked_unread),
        WorkKind.WAKE: or_(talk.snoozed_until_us.is_not(None), talk.snoozed_until_reply),
        WorkKind.LABEL: ~carries,
        WorkKind.UNLABEL: carries,
    }.get(gesture.kind, everything)


def _detail(gesture: Gesture) -> dict[str, Any]:
    said = {
        "to": gesture.to,
        "until_us": maybe_us(gesture.until),
        "label": gesture.label,
        "level": gesture.level,
        "note": gesture.note,
    }
    return {name: value for name, value in said.items() if value}


def _same_snooze(_row: Stored, said: dict[str, Any]) -> ColumnElement[bool]:
    until: int | None = said.get("until_us")
    if until is None:
        return conversations.c.snoozed_until_reply.is_(True)
    return conversations.c.snoozed_until_us == until


_STILL: dict[WorkKind, Callable[[Stored, dict[str, Any]], ColumnElement[bool]]] = {
    WorkKind.ASSIGN: lambda row, _: conversations.c.assigned_at_us == int(row.at_us),
    WorkKind.SNOOZE: _same_snooze,
    WorkKind.WAKE: lambda *_: and_(
        conversations.c.snoozed_until_us.is_(None), ~conversations.c.snoozed_until_reply
    ),
    WorkKind.IMPORTANCE: lambda _, said: (
        conversations.c.importance == int(said.get("level", 0))
    ),
    WorkKind.CLOSE: lambda row, _: conversations.c.resolved_at_us == int(row.at_us),
    WorkKind.REOPEN: lambda *_: conversations.c.resolved_at_us.is_(None),
    WorkKind.UNREAD: lambda *_: conversations.c.marked_unread.is_(True),
}
"""How a conversation looks that nobody changed since, by what was done to it."""


def _done(row: Stored) -> WorkDone:
    return WorkDone(row.id, row.rows, row.undone_at_us is not None)
