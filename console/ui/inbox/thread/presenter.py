"""Gestures of the thread in, items out; pages are joined, never read twice in full."""

import asyncio
import shutil
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from typing import Protocol
from zoneinfo import ZoneInfo

from console.domain.contact import Refused
from console.domain.ids import ConversationId, MessageId
from console.runtime.tasks import TaskOwner
from console.ui.inbox.reload import Reloader
from console.usecases.context import Context, RuleBook
from console.usecases.keep_sound import keep_sound
from console.usecases.mark_read import mark_read
from console.usecases.ports import ChangeSet, UnitOfWork
from console.usecases.retry_text import RetryText, retry_text
from console.usecases.views import ThreadHit, ThreadItem, ThreadPage

PAGE = 80
PICTURES = 2_000  # of the newest, for the viewer
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
        has_newer: bool = False,
    ) -> None: ...


class ThreadPresenter:
    """One conversation's messages: the newest page first, others as they are wanted.

    At most `WINDOW` are held. A stretch far from the newest stands alone until one scrolls
    down to them or asks for them.
    """

    def __init__(self, context: Context, view: ThreadShown, tasks: TaskOwner) -> None:
        self._context, self._view, self._tasks = context, view, tasks
        self._zone = ZoneInfo(context.zone)
        self._id: ConversationId | None = None
        self._items: list[ThreadItem] = []
        self._has_older = self._has_newer = False
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
        self._items, self._first_unread_id = [], None
        self._has_older = self._has_newer = False
        self._view.clear()
        self._reload.restart()

    def want_older(self) -> None:
        """The top came near."""
        if self._id is not None and self._has_older and self._items:
            self._tasks.start("thread.older", self._load_older(self._id))

    def want_newer(self) -> None:
        """The bottom of a stretch that stands alone came near."""
        if self._id is not None and self._has_newer and self._items:
            self._tasks.start("thread.older", self._load_newer(self._id))

    def want_newest(self) -> None:
        """Back to where one writes."""
        if self._has_newer:
            self._items, self._has_newer = [], False
            self._reload.restart()

    def find(self, item_id: str) -> None:
        """A message was quoted that is not loaded; quotes name Meta's id, lines ours."""
        if self._id is not None:
            self._tasks.start("thread.older", self._find(self._id, item_id))

    def go_to(self, hit: ThreadHit) -> None:
        """Show a line, whether or not it is loaded."""
        if self._id is not None:
            self._tasks.start("thread.older", self._go_to(self._id, hit))

    def reach_end(self) -> None:
        """The newest message is in sight."""
        if self._id is not None and not self._is_seen:
            self._is_seen = True
            self._tasks.start("thread.read", self._mark_read(self._id))

    def want_pictures(self, tell: Callable[[tuple[ThreadItem, ...]], None]) -> None:
        """The viewer is open: `tell` it what it can show next."""
        if self._id is not None:
            self._tasks.start("thread.pictures", self._read_pictures(self._id, tell))

    def retry(self, item_id: str, tell: Callable[[Refused], None]) -> None:
        """Try a failed text once more; `tell` why the gate says no."""
        if self._id is not None:
            intent = RetryText(MessageId(item_id), self._id, self._context.by)
            self._tasks.start(f"thread.retry.{item_id}", self._retry(intent, tell))

    def copy_file(self, source: str, target: str, tell: Callable[[str | None], None]) -> None:
        """A copy is wanted elsewhere on this computer; `tell` why it failed, or None."""
        self._tasks.start("thread.copy", self._copy(source, target, tell))

    def keep_sound(self, message_id: str, peaks: Sequence[int], duration_s: float) -> None:
        """A sound was measured; the next console need not decode it."""
        job = partial(keep_sound, MessageId(message_id), tuple(peaks), duration_s)
        self._tasks.start(f"thread.sound.{message_id}", self._write(job))

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
        end = self._items[-1].order + 1 if self._has_newer and self._items else None
        page = await self._context.runner.read(partial(_page, asked, end, limit))
        if asked != self._id:
            return  # another conversation was opened meanwhile
        is_first = not self._items
        self._join(page)
        self._is_seen = page.first_unread_id is None
        self._show()
        if self._is_looking and not self._has_newer and (is_first or self._view.is_at_end):
            self.reach_end()

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
            items = [*page.items, *self._items]
            self._has_newer = self._has_newer or len(items) > WINDOW
            self._items, self._has_older = items[:WINDOW], page.has_older
            self._show()

    async def _load_newer(self, asked: ConversationId) -> None:
        after = self._items[-1].order
        page = await self._context.runner.read(partial(_page_after, asked, after, PAGE))
        if asked == self._id and self._items and self._items[-1].order == after:
            items = [*self._items, *page.items]
            self._has_older = self._has_older or len(items) > WINDOW
            self._items, self._has_newer = items[-WINDOW:], page.has_newer
            self._show()

    async def _find(self, asked: ConversationId, name: str) -> None:
        known = await self._context.runner.read(partial(_message, MessageId(name)))
        if known is not None:
            await self._go_to(asked, ThreadHit(known.id, known.order))

    async def _go_to(self, asked: ConversationId, hit: ThreadHit) -> None:
        if all(item.id != hit.item_id for item in self._items):
            job = partial(_around, asked, hit.order)
            above, below = await self._context.runner.read(job)
            if asked != self._id:
                return
            self._items = [*above.items, *below.items]
            self._has_older, self._has_newer = above.has_older, below.has_newer
            self._show()
        self._view.jump_to(hit.item_id)

    def _show(self) -> None:
        today = self._context.now().astimezone(self._zone).date()
        self._view.show_items(
            self._items,
            has_older=self._has_older,
            today=today,
            first_unread_id=self._first_unread_id,
            has_newer=self._has_newer,
        )

    async def _read_pictures(
        self, asked: ConversationId, tell: Callable[[tuple[ThreadItem, ...]], None]
    ) -> None:
        items = await self._context.runner.read(partial(_pictures, asked))
        if asked == self._id:
            tell(items)

    async def _retry(self, intent: RetryText, tell: Callable[[Refused], None]) -> None:
        job = partial(_retry, intent, rules=self._context.rules, now=self._context.now())
        outcome = await self._context.runner.write(job)
        if isinstance(outcome, Refused):
            tell(outcome)

    @staticmethod
    async def _copy(source: str, target: str, tell: Callable[[str | None], None]) -> None:
        try:
            await asyncio.to_thread(shutil.copyfile, source, target)
        except OSError as error:
            tell(error.strerror or str(error))
        else:
            tell(None)

    async def _write(self, job: Callable[[UnitOfWork], None]) -> None:
        await self._context.runner.write(job)

    async def _mark_read(self, asked: ConversationId) -> None:
        await self._context.runner.write(partial(mark_read, asked))


def _same(known: ThreadItem | None, read: ThreadItem) -> ThreadItem:
    return known if known is not None and known == read else read


def _message(message_id: MessageId, uow: UnitOfWork) -> ThreadItem | None:
    return uow.messages.find(message_id)


def _pictures(conversation_id: ConversationId, uow: UnitOfWork) -> tuple[ThreadItem, ...]:
    return uow.messages.pictures(conversation_id, PICTURES)


def _page(
    conversation_id: ConversationId, before: int | None, limit: int, uow: UnitOfWork
) -> ThreadPage:
    return uow.conversations.thread(conversation_id, before=before, limit=limit)


def _page_after(
    conversation_id: ConversationId, after: int, limit: int, uow: UnitOfWork
) -> ThreadPage:
    return uow.conversations.thread(conversation_id, after=after, limit=limit)


def _around(
    conversation_id: ConversationId, order: int, uow: UnitOfWork
) -> tuple[ThreadPage, ThreadPage]:
    """What is at an order key and above it, and what follows."""
    return (
        uow.conversations.thread(conversation_id, before=order + 1, limit=PAGE),
        uow.conversations.thread(conversation_id, after=order, limit=PAGE),
    )


def _retry(
    intent: RetryText, uow: UnitOfWork, *, rules: RuleBook, now: datetime
) -> MessageId | Refused | None:
    return retry_text(intent, uow, rules=rules, now=now)
