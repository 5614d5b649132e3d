"""Reads the timeline of the person beside the thread, when somebody looks at it."""

from datetime import datetime
from functools import partial
from typing import Protocol

from console.domain.ids import ConversationId, DebtorId
from console.runtime.tasks import TaskOwner
from console.ui.inbox.reload import Reloader
from console.usecases.context import Context
from console.usecases.ports import UnitOfWork
from console.usecases.timeline import Place, TimelineKind, TimelinePage, TimelineRow

PAGE = 60


class TimelineView(Protocol):
    """What shows the timeline."""

    def show_timeline(self, rows: tuple[TimelineRow, ...], now: datetime) -> None: ...  # noqa: D102


class TimelinePresenter:
    """Nothing is read before the page is looked at. A change reads the newest page again; what
    was read before stays below it, for entries never change.
    """

    def __init__(self, context: Context, view: TimelineView, tasks: TaskOwner) -> None:
        self._context, self._view, self._tasks = context, view, tasks
        self._whose: tuple[DebtorId | None, ConversationId] | None = None
        self._kinds: tuple[TimelineKind, ...] = ()
        self._rows: tuple[TimelineRow, ...] = ()
        self._next: Place | None = None
        self._is_watched = False
        self._is_reading_more = False
        self._reload = Reloader(tasks, "timeline", self._load)

    def about(self, debtor_id: DebtorId | None, conversation_id: ConversationId) -> None:
        """The person is known; whoever looks at the page sees their entries."""
        if (debtor_id, conversation_id) != self._whose:
            self._whose = (debtor_id, conversation_id)
            self._rows, self._next = (), None
            self._restart()

    def nobody(self) -> None:
        """Another person is about to come."""
        self._whose, self._rows, self._next = None, (), None

    def watch(self, *, is_watched: bool) -> None:
        """Whether the page is looked at."""
        began = is_watched and not self._is_watched
        self._is_watched = is_watched
        if began:
            self._restart()

    def choose(self, kinds: tuple[TimelineKind, ...]) -> None:
        """Only these kinds are wanted; none means all."""
        self._kinds, self._rows, self._next = kinds, (), None
        self._restart()

    def want_more(self) -> None:
        """The end of what was read is near."""
        if self._next is not None and not self._is_reading_more:
            self._is_reading_more = True
            self._tasks.start("timeline.more", self._load_more(self._next))

    def data_changed(self) -> None:
        """Something happened with this person."""
        if self._is_watched and self._whose is not None:
            self._reload.ask()

    def _restart(self) -> None:
        if self._is_watched and self._whose is not None:
            self._reload.restart()

    async def _load(self) -> None:
        asked = (self._whose, self._kinds)
        page = await self._read(None)
        if page is None or asked != (self._whose, self._kinds):
            return
        known = [row.place for row in self._rows]
        last = page.rows[-1].place if page.rows else None
        if last is not None and last in known and page.next is not None:
            self._rows = (*page.rows, *self._rows[known.index(last) + 1 :])
        else:
            self._rows, self._next = page.rows, page.next
        self._view.show_timeline(self._rows, self._context.now())

    async def _load_more(self, before: Place) -> None:
        asked = (self._whose, self._kinds)
        try:
            page = await self._read(before)
        finally:
            self._is_reading_more = False
        if page is None or asked != (self._whose, self._kinds) or before != self._next:
            return
        self._rows, self._next = (*self._rows, *page.rows), page.next
        self._view.show_timeline(self._rows, self._context.now())

    async def _read(self, before: Place | None) -> TimelinePage | None:
        if self._whose is None:
            return None
        debtor_id, conversation_id = self._whose
        job = partial(_page, debtor_id, conversation_id, self._kinds, before)
        return await self._context.runner.read(job)


def _page(
    debtor_id: DebtorId | None,
    conversation_id: ConversationId,
    kinds: tuple[TimelineKind, ...],
    before: Place | None,
    uow: UnitOfWork,
) -> TimelinePage:
    return uow.timeline.page(debtor_id, conversation_id, kinds=kinds, before=before, limit=PAGE)
