"""Gestures over conversations' work state: made at once, told with a way back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Protocol
from zoneinfo import ZoneInfo

from console.domain.ids import ConversationId
from console.runtime.tasks import TaskOwner
from console.usecases.context import Context
from console.usecases.ports import UnitOfWork
from console.usecases.views import InboxRow
from console.usecases.work_state import (
    ChangeWork,
    Chosen,
    Gesture,
    Target,
    UndoWork,
    change_work,
    undo_work,
)

MORNING = time(9)


class WorkView(Protocol):
    """What is told of changes."""

    def tell_done(self, gesture: Gesture, rows: int, change_id: str) -> None: ...  # noqa: D102
    def tell_undone(self, rows: int) -> None: ...  # noqa: D102
    def ask_many(self, gesture: Gesture, target: Target, rows: int) -> None: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class SnoozeTime:
    """A proposed end of sleep; `until` None: when they reply."""

    code: str
    until: datetime | None


class WorkPresenter:
    """Changes the open conversation, or the chosen ones, and takes changes back."""

    def __init__(self, context: Context, view: WorkView, tasks: TaskOwner) -> None:
        self._context, self._view, self._tasks = context, view, tasks

    def snooze_times(self, row: InboxRow | None) -> tuple[SnoozeTime, ...]:
        """When a conversation may wake, on the desk's clock; `row` knows of a promise."""
        now = self._context.now()
        local = now.astimezone(ZoneInfo(self._context.zone))
        tomorrow = local.date() + timedelta(days=1)
        week = local.date() + timedelta(days=7 - local.weekday())

        def at(day: date) -> datetime:
            return datetime.combine(day, MORNING, local.tzinfo)

        times = [
            SnoozeTime("hour", now + timedelta(hours=1)),
            SnoozeTime("tomorrow", at(tomorrow)),
            SnoozeTime("week", at(week)),
        ]
        if row is not None and row.promise is not None and row.promise.due_on > local.date():
            times.append(SnoozeTime("promise", at(row.promise.due_on)))
        return (*times, SnoozeTime("reply", None))

    def change(self, gesture: Gesture, *ids: ConversationId) -> None:
        """Do it to these conversations."""
        if ids:
            self.change_target(gesture, Chosen(tuple(ids)))

    def change_target(self, gesture: Gesture, target: Target) -> None:
        """Do it to all that `target` means."""
        intent = ChangeWork(self._context.new_id(), target, gesture, self._context.by)
        self._tasks.start(f"work.{intent.id}", self._change(intent))

    def ask_many(self, gesture: Gesture, target: Target) -> None:
        """Before much is changed: how many there are."""
        self._tasks.start("work.count", self._ask(gesture, target))

    def undo(self, change_id: str) -> None:
        """Take that change back."""
        self._tasks.start(f"undo.{change_id}", self._undo(change_id))

    def undo_last(self) -> None:
        """Take back what this operator did last."""
        self._tasks.start("undo.last", self._undo_last())

    def make_label(self, name: str, colour: str, then: Callable[[str], None]) -> None:
        """A new label; `then` is given its key."""
        self._tasks.start("label", self._make_label(name, colour, then))

    def remove_label(self, key: str) -> None:
        """Take a label off everything and forget it."""
        self._tasks.start("label.remove", self._write(lambda uow: uow.labels.remove(key)))

    # --- work ---------------------------------------------------------------------------

    async def _change(self, intent: ChangeWork) -> None:
        job = partial(change_work, intent, now=self._context.now())
        done = await self._context.runner.write(job)
        self._view.tell_done(intent.gesture, done.rows, intent.id)

    async def _ask(self, gesture: Gesture, target: Target) -> None:
        by, now = self._context.by, self._context.now()
        rows = await self._context.runner.read(
            lambda uow: uow.work.count(target, by=by, now=now)
        )
        self._view.ask_many(gesture, target, rows)

    async def _undo(self, change_id: str) -> None:
        job = partial(undo_work, UndoWork(change_id, self._context.by), now=self._context.now())
        self._view.tell_undone(await self._context.runner.write(job))

    async def _undo_last(self) -> None:
        last = await self._context.runner.read(lambda uow: uow.work.last(self._context.by))
        if last is None:
            self._view.tell_undone(0)
        else:
            await self._undo(last.id)

    async def _make_label(self, name: str, colour: str, then: Callable[[str], None]) -> None:
        by, now = self._context.by, self._context.now()
        row = await self._context.runner.write(
            lambda uow: uow.labels.save(name, colour, by, now)
        )
        then(row.key)

    async def _write(self, job: Callable[[UnitOfWork], object]) -> None:
        await self._context.runner.write(job)
