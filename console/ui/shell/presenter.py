"""The frame around the screens: search, the day's figures, the outbox, and the line."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time
from functools import partial
from typing import Protocol
from zoneinfo import ZoneInfo

from console.domain.ids import AccountId, ConversationId
from console.runtime.tasks import TaskOwner
from console.usecases.context import Context
from console.usecases.ports import ChangeSet, Topic, UnitOfWork
from console.usecases.views import InboxCounts, PersonFound, Today

DEBOUNCE_S = 0.12
QUIET_S = 0.8
FOUND = 12
FIGURES = {Topic.ACTIVITIES, Topic.PROMISES, Topic.OUTBOX, Topic.SYNC}


@dataclass(frozen=True, slots=True)
class Figures:
    """What the top bar, the rail and the status bar count."""

    today: Today
    inbox: InboxCounts
    promises_due: int


class ShellView(Protocol):
    """What the frame shows."""

    def show_found(self, rows: tuple[PersonFound, ...], query: str) -> None:
        """Hits of the search."""
        ...

    def show_figures(self, figures: Figures) -> None:
        """Counts."""
        ...


class ShellPresenter:
    """Searches, counts, and hands hits to the inbox."""

    def __init__(
        self,
        view: ShellView,
        context: Context,
        tasks: TaskOwner,
        open_account: Callable[[AccountId], None],
        open_conversation: Callable[[ConversationId], None],
    ) -> None:
        self._view = view
        self._context = context
        self._tasks = tasks
        self._open_account = open_account
        self._open_conversation = open_conversation
        self._is_stale = self._is_counting = False

    def start(self) -> None:
        """The window is shown."""
        self._recount(0)

    def type_search(self, text: str) -> None:
        """The person typed into the search field."""
        self._tasks.start("shell.search", self._search(text.strip()))

    def choose(self, hit: PersonFound) -> None:
        """The person chose a hit."""
        if hit.conversation_id is not None:
            self._open_conversation(hit.conversation_id)
        elif hit.account_id is not None:
            self._open_account(hit.account_id)

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

    async def _search(self, text: str) -> None:
        if not text:
            self._view.show_found((), "")
            return
        await asyncio.sleep(DEBOUNCE_S)
        rows = await self._context.runner.read(lambda uow: uow.search.people(text, FOUND))
        self._view.show_found(rows, text)

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
