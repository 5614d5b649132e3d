"""Looking for something in the open conversation: hits, newest first, and which is shown."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Protocol

from console.domain.ids import ConversationId
from console.runtime.tasks import TaskOwner
from console.usecases.context import Context
from console.usecases.ports import UnitOfWork
from console.usecases.views import ThreadHit

DEBOUNCE_S = 0.15
MOST = 5_000  # hits that are counted


class FinderView(Protocol):
    """What the bar and the thread show."""

    def show_place(self, number: int, count: int, *, is_more: bool) -> None: ...  # noqa: D102
    def show_marks(self, text: str) -> None: ...  # noqa: D102


class ThreadFinder:
    """Reads over the whole conversation; the thread loads what is around a hit."""

    def __init__(
        self,
        context: Context,
        view: FinderView,
        tasks: TaskOwner,
        go_to: Callable[[ThreadHit], None],
    ) -> None:
        self._context, self._view, self._tasks = context, view, tasks
        self._go_to = go_to
        self._id: ConversationId | None = None
        self._text = ""
        self._hits: tuple[ThreadHit, ...] = ()
        self._at = -1

    def open(self, conversation_id: ConversationId | None) -> None:
        """Another conversation: what was found belongs to the one before."""
        self._id = conversation_id
        self._forget()

    def type(self, text: str) -> None:
        """The agent typed in the bar."""
        self._text = text.strip()
        self._tasks.start("thread.search", self._search(self._id, self._text))

    def step(self, by: int) -> None:
        """To an older hit (1) or a newer one (-1), round and round."""
        if self._hits:
            self._at = (self._at + by) % len(self._hits)
            self._show()

    def leave(self) -> None:
        """The bar was closed."""
        self._forget()

    def _forget(self) -> None:
        self._text, self._hits, self._at = "", (), -1
        self._tasks.start("thread.search", self._search(None, ""))
        self._view.show_marks("")

    async def _search(self, asked: ConversationId | None, text: str) -> None:
        if asked is None or not text:
            self._hits, self._at = (), -1
            self._view.show_marks("")
            self._view.show_place(0, 0, is_more=False)
            return
        await asyncio.sleep(DEBOUNCE_S)
        hits = await self._context.runner.read(partial(_hits, asked, text))
        if (asked, text) == (self._id, self._text):
            self._hits, self._at = hits, 0 if hits else -1
            self._view.show_marks(text)
            self._show()

    def _show(self) -> None:
        count = len(self._hits)
        self._view.show_place(self._at + 1, min(count, MOST), is_more=count > MOST)
        if self._hits:
            self._go_to(self._hits[self._at])


def _hits(conversation_id: ConversationId, text: str, uow: UnitOfWork) -> tuple[ThreadHit, ...]:
    return uow.conversations.search(conversation_id, text, MOST + 1)
