"""Gestures of the conversation list in, rows and counts out."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Protocol

from console.domain.ids import ConversationId
from console.runtime.tasks import TaskOwner
from console.ui.inbox.reload import Reloader
from console.usecases.context import Context
from console.usecases.ports import ChangeSet, Topic, UnitOfWork
from console.usecases.views import InboxCounts, InboxRow

Listed = tuple[tuple[InboxRow, ...], InboxCounts]
AFTER_THREAD_S = 0.1
"""The open thread is read first; the list follows."""
PAUSE_S = 0.25
"""Between two readings in a row: while messages pour in, the thread comes first."""
_TOPICS = frozenset({Topic.CLAIMS, Topic.PORTFOLIO, Topic.PROMISES})


class ConversationsView(Protocol):
    """What the list shows."""

    def show_rows(self, rows: Sequence[InboxRow], now: datetime) -> None: ...  # noqa: D102
    def show_counts(self, counts: InboxCounts) -> None: ...  # noqa: D102
    def show_open(self, conversation_id: ConversationId | None) -> None: ...  # noqa: D102
    def tick(self, now: datetime) -> None: ...  # noqa: D102


class ConversationsPresenter:
    """Reads the list for a tab and a chip, again whenever a change set concerns it."""

    def __init__(self, context: Context, view: ConversationsView, tasks: TaskOwner) -> None:
        self._context, self._view = context, view
        self._tab = "mine"
        self._chip: str | None = None
        self._reload = Reloader(tasks, "conversations", self._load, PAUSE_S)
        self.rows: tuple[InboxRow, ...] = ()
        self.listed = asyncio.Event()  # set once the list was shown for the first time

    def load(self) -> None:
        """Read the list."""
        self._reload.ask()

    def choose_tab(self, tab: str) -> None:
        """The agent chose mine, unassigned or everyone."""
        self._tab = tab
        self._reload.ask()

    def choose_chip(self, chip: str) -> None:
        """The agent chose a filter; an empty one takes it away."""
        self._chip = chip or None
        self._reload.ask()

    def data_changed(self, changes: ChangeSet) -> None:
        """Some transaction was committed, here or by sync."""
        if changes.conversations or changes.debtors or changes.topics & _TOPICS:
            self._reload.ask(AFTER_THREAD_S)

    def tick(self) -> None:
        """Half a minute passed."""
        self._view.tick(self._context.now())

    async def _load(self) -> None:
        now = self._context.now()
        read = partial(
            _listed,
            by=self._context.by,
            tab=self._tab,
            chip=self._chip,
            now=now,
            zone=self._context.zone,
        )
        self.rows, counts = await self._context.runner.read(read)
        self._view.show_rows(self.rows, now)
        self._view.show_counts(counts)
        self.listed.set()


def _listed(
    uow: UnitOfWork, *, by: str, tab: str, chip: str | None, now: datetime, zone: str
) -> Listed:
    rows = uow.conversations.list(by=by, tab=tab, chip=chip, now=now, zone=zone)
    return rows, uow.conversations.counts(by, now)
