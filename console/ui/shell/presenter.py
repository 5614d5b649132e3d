"""The frame around the screens: the day's figures, the outbox, and the line."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, time
from functools import partial
from typing import Protocol
from zoneinfo import ZoneInfo

from console.runtime.tasks import TaskOwner
from console.usecases.context import Context
from console.usecases.ports import ChangeSet, Topic, UnitOfWork
from console.usecases.views import InboxCounts, Today

QUIET_S = 0.8
FIGURES = {Topic.ACTIVITIES, Topic.PROMISES, Topic.OUTBOX, Topic.SYNC}


@dataclass(frozen=True, slots=True)
class Figures:
    """What the top bar, the rail and the status bar count."""

    today: Today
    inbox: InboxCounts
    promises_due: int


class ShellView(Protocol):
    """What the frame shows."""

    def show_figures(self, figures: Figures) -> None:
        """Counts."""
        ...


class ShellPresenter:
    """Counts what the frame shows."""

    def __init__(self, view: ShellView, context: Context, tasks: TaskOwner) -> None:
        self._view = view
        self._context = context
        self._tasks = tasks
        self._is_stale = self._is_counting = False

    def start(self) -> None:
        """The window is shown."""
        self._recount(0)

    def data_changed(self, changes: ChangeSet) -> None:
        """Some transaction was committed."""
        if changes.conversations or changes.topics & FIGURES:
            self._recount(QUIET_S)

    def _recount(self, after_s: float) -> None:
        """Count soon; changes that come meanwhile cost one more count, not one each."""
        self._is_stale = True
        if not self._is_counting:
            self._is_counting = True
            self._tasks.start("shell.count", self._count(after_s))

    async def _count(self, after_s: float) -> None:
        context = self._context
        try:
            while self._is_stale:
                await asyncio.sleep(after_s)
                self._is_stale = False
                figures = await context.runner.read(
                    partial(count, by=context.by, now=context.now(), zone=context.zone)
                )
                self._view.show_figures(figures)
                after_s = QUIET_S
        finally:
            self._is_counting = False


def count(uow: UnitOfWork, *, by: str, now: datetime, zone: str) -> Figures:
    """The figures of the operator's day, which begins at midnight of the desk's zone."""
    local = now.astimezone(ZoneInfo(zone))
    midnight = datetime.combine(local.date(), time(0), local.tzinfo)
    due = uow.promises.list(
        states=("open", "in_grace", "awaiting_file"), due_to=local.date(), limit=1000
    )
    return Figures(
        uow.activities.today(by, midnight), uow.conversations.counts(by, now), len(due)
    )
