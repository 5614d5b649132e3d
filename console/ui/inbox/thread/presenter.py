"""Gestures of the thread in, items out; pages are joined, never read twice in full."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Protocol
from zoneinfo import ZoneInfo

from console.domain.ids import ConversationId, MessageId
from console.runtime.tasks import TaskOwner
from console.ui.inbox.reload import Reloader
from console.usecases.context import Context
from console.usecases.mark_read import mark_read
from console.usecases.ports import ChangeSet, UnitOfWork
from console.usecases.views import ThreadItem, ThreadPage

PAGE = 80
PAUSE_S = 0.01  # between two reads in a row: a bubble must not wait
FRESH = 200  # newest items that are read again after a change
WINDOW = 1_200  # beyond that, far older items are let go once the newest are in sight


class ThreadShown(Protocol):
    """What the thread shows."""

    @property
    def is_at_end(self) -> bool: ...  # noqa: D102
    def clear(self) -> None: ...  # noqa: D102
    def jump_to(self, item_id: str) -> bool: ...  # noqa: D102
    def show_items(  # noqa: D102
        self,
        items: Sequence[ThreadItem],
        *,
        has_older: bool,
        today: date,
        first_unread_id: str | None = None,
    ) -> None: ...


class ThreadPresenter:
    """One conversation's messages: the newest page first, older ones as they are wanted."""

    def __init__(self, context: Context, view: ThreadShown, tasks: TaskOwner) -> None:
        self._context, self._view, self._tasks = context, view, tasks
        self._zone = ZoneInfo(context.zone)
        self._id: ConversationId | None = None
        self._items: list[ThreadItem] = []
        self._has_older = False
        self._first_unread_id: str | None = None
        self._is_seen = True
        self._reload = Reloader(tasks, "thread", self._load, PAUSE_S)

    @property
    def items(self) -> Sequence[ThreadItem]:
        """What is loaded, oldest first."""
        return self._items

    def open(self, conversation_id: ConversationId) -> None:
        """Show another conversation."""
        if conversation_id == self._id:
            return
        self._id = conversation_id
        self._items, self._has_older, self._first_unread_id = [], False, None
        self._view.clear()
        self._reload.restart()

    def want_older(self) -> None:
        """The top came near."""
        if self._id is not None and self._has_older and self._items:
            self._tasks.start("thread.older", self._load_older(self._id))

    def find(self, item_id: str) -> None:
        """A quoted message was clicked that is not loaded: load older ones until it is."""
        if self._id is not None:
            self._tasks.start("thread.older", self._search(self._id, item_id))

    def reach_end(self) -> None:
        """The newest message is in sight."""
        if self._id is not None and not self._is_seen:
            self._is_seen = True
            self._tasks.start("thread.read", self._mark_read(self._id))

    def set_seen(self, *, is_seen: bool) -> None:
        """Whether the agent looks at the window; an unseen message stays unread."""
        self._is_looking = is_seen
        if is_seen and self._view.is_at_end:
            self.reach_end()

    _is_looking = True

    def data_changed(self, changes: ChangeSet) -> None:
        """Some transaction was committed."""
        if self._id in changes.conversations:
            self._reload.ask()

    async def _load(self) -> None:
        asked = self._id
        if asked is None:
            return
        limit = PAGE if not self._items else min(max(PAGE, len(self._items)), FRESH)
        page = await self._context.runner.read(partial(_page, asked, None, limit))
        if asked != self._id:
            return  # another conversation was opened meanwhile
        is_first = not self._items
        self._join(page)
        self._is_seen = not self._has_unread(page)
        self._show()
        if self._is_looking and (is_first or self._view.is_at_end):
            self.reach_end()

    def _has_unread(self, page: ThreadPage) -> bool:
        return page.first_unread_id is not None

    def _join(self, page: ThreadPage) -> None:
        """Put the newest page over what is loaded; what did not change keeps its object."""
        known = {item.id: item for item in self._items}
        fresh = [_same(known.get(item.id), item) for item in page.items]
        first = fresh[0].order if fresh else 0
        kept = [item for item in self._items if fresh and item.order < first]
        if not self._items:
            self._has_older, self._first_unread_id = page.has_older, page.first_unread_id
        elif not kept:
            self._has_older = page.has_older
        self._items = [*kept, *fresh]
        if len(self._items) > WINDOW and self._view.is_at_end:
            self._items, self._has_older = self._items[-PAGE * 4 :], True

    async def _load_older(self, asked: ConversationId) -> None:
        before = self._items[0].order
        page = await self._context.runner.read(partial(_page, asked, before, PAGE))
        if asked == self._id and self._items and self._items[0].order == before:
            self._items = [*page.items, *self._items]
            self._has_older = page.has_older
            self._show()

    async def _search(self, asked: ConversationId, item_id: str) -> None:
        known = await self._context.runner.read(partial(_message, MessageId(item_id)))
        item_id = known.id if known else item_id  # quotes name Meta's id, lines ours
        for _ in range(60):  # at most 4,800 messages back
            if asked != self._id or any(item.id == item_id for item in self._items):
                break
            if not self._has_older:
                return
            await self._load_older(asked)
        self._view.jump_to(item_id)

    def _show(self) -> None:
        today = self._context.now().astimezone(self._zone).date()
        self._view.show_items(
            self._items,
            has_older=self._has_older,
            today=today,
            first_unread_id=self._first_unread_id,
        )

    async def _mark_read(self, asked: ConversationId) -> None:
        await self._context.runner.write(partial(mark_read, asked))


def _same(known: ThreadItem | None, read: ThreadItem) -> ThreadItem:
    return known if known is not None and known == read else read


def _message(message_id: MessageId, uow: UnitOfWork) -> ThreadItem | None:
    return uow.messages.find(message_id)


def _page(
    conversation_id: ConversationId, before: int | None, limit: int, uow: UnitOfWork
) -> ThreadPage:
    return uow.conversations.thread(conversation_id, before=before, limit=limit)
