"""Who has a conversation, until when it sleeps, how it is marked; every step can be undone."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from console.domain.ids import ConversationId
from console.usecases.inbox_filter import InboxFilter
from console.usecases.ports import UnitOfWork
from console.usecases.work_ports import WorkDone


class WorkKind(StrEnum):
    """What can be done to conversations besides talking."""

    ASSIGN = "assign"
    SNOOZE = "snooze"
    WAKE = "wake"
    LABEL = "label"
    UNLABEL = "unlabel"
    IMPORTANCE = "importance"
    CLOSE = "close"
    REOPEN = "reopen"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Gesture:
    """One thing done. `to` is whom it is assigned to (None: nobody), `until` when it wakes
    (None: when they reply), `label` a label's key, `level` an importance.
    """

    kind: WorkKind
    to: str | None = None
    until: datetime | None = None
    label: str | None = None
    level: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Conversations that were picked one by one."""

    ids: tuple[ConversationId, ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """All that a filter finds, loaded or not, `but` some. `zone` says which day is today."""

    filter: InboxFilter
    but: tuple[ConversationId, ...] = ()
    zone: str = "UTC"


Target = Chosen | Matching


@dataclass(frozen=True, slots=True)
class ChangeWork:
    """`id` is made by the screen: asked twice, it is done once."""

    id: str
    target: Target
    gesture: Gesture
    by: str


def change_work(intent: ChangeWork, uow: UnitOfWork, *, now: datetime) -> WorkDone:
    """Do it to all of them in one statement each; those that are so already stay out.

    Every conversation gets a line in its thread and keeps what it was, for `undo_work`.
    """
    known = uow.work.find(intent.id)
    if known is not None:
        return known
    done = uow.work.apply(intent, now)
    if isinstance(intent.target, Matching):
        detail = {"kind": intent.gesture.kind.value, "rows": done.rows}
        uow.audit.add(now, intent.by, "inbox.bulk", f"change:{intent.id}", detail)
    return done


@dataclass(frozen=True, slots=True)
class UndoWork:
    """Take one change back."""

    change_id: str
    by: str


def undo_work(intent: UndoWork, uow: UnitOfWork, *, now: datetime) -> int:
    """How many conversations are as they were before. What somebody changed since stays."""
    return uow.work.undo(intent.change_id, intent.by, now)


def wake_due(uow: UnitOfWork, *, now: datetime, change_id: str) -> int:
    """Wake what was to sleep until now; how many. Two consoles at once wake each once."""
    if not uow.work.is_any_due(now):
        return 0
    return uow.work.wake_due(change_id, now)
