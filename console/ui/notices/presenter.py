"""From what happened to what a person is told, once, and not while looking at it."""

import asyncio
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol
from zoneinfo import ZoneInfo

from console.domain.ids import ConversationId
from console.runtime.tasks import TaskOwner
from console.ui.notices.choices import NoticeChoices
from console.usecases.context import Context
from console.usecases.news import News, NewsKind
from console.usecases.ports import ChangeSet, UnitOfWork

LOOK_BACK = timedelta(minutes=30)
QUIET_S, TICK_S, REPEAT_S = 0.5, 60.0, 30.0
KEPT, KNOWN = 30, 5_000
ALONE = 3
"""More than so many at a time are told as one."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One line under the bell."""

    news: News
    is_read: bool = False


class NoticesView(Protocol):
    """The bell."""

    def show_notices(self, notices: tuple[Notice, ...], unread: int, now: datetime) -> None:
        """Newest first."""
        ...


class Messenger(Protocol):
    """The system's notices and sounds."""

    async def tell(self, news: tuple[News, ...], clicked: Callable[[], None]) -> None:
        """Show one notice for all of `news`; a click on it calls `clicked`."""
        ...

    def play(self, sound: str) -> None:
        """Let the sound be heard, at once."""
        ...


class NoticesPresenter:
    """Reads the news after changes and every minute; remembers what it has told."""

    def __init__(
        self,
        view: NoticesView,
        messenger: Messenger,
        context: Context,
        tasks: TaskOwner,
        choices: NoticeChoices,
        *,
        is_watched: Callable[[ConversationId], bool],
        open_conversation: Callable[[ConversationId], None],
    ) -> None:
        self._view, self._messenger = view, messenger
        self._context, self._tasks = context, tasks
        self._is_watched, self._open = is_watched, open_conversation
        self.choices = choices
        self._known: OrderedDict[str, None] | None = None
        self._notices: deque[Notice] = deque(maxlen=KEPT)
        self._is_reading = self._is_stale = False

    def start(self) -> None:
        """What happened before now is in the inbox; it is told of no more."""
        self._tasks.start("notices.tick", self._tick())
        self._tasks.start("notices.repeat", self._repeat())

    def choose(self, choices: NoticeChoices) -> None:
        """The person wants it otherwise."""
        self.choices = choices

    def data_changed(self, changes: ChangeSet) -> None:
        """Some transaction was committed."""
        if changes.conversations and self._known is not None:
            self._is_stale = True
            if not self._is_reading:
                self._is_reading = True
                self._tasks.start("notices.read", self._read_soon())

    def line_lost(self, at: datetime) -> None:
        """The relay does not answer any more."""
        news = News(f"line:{at.isoformat()}", NewsKind.LINE, at)
        if all(notice.news.id != news.id for notice in self._notices):
            self._tell((news,))

    def open(self, news: News) -> None:
        """The person chose a notice, here or in the system."""
        self._mark(lambda notice: notice.news.id == news.id)
        if news.conversation_id is not None:
            self._mark(lambda notice: notice.news.conversation_id == news.conversation_id)
            self._open(news.conversation_id)

    def read_all(self) -> None:
        """The person has seen them."""
        self._mark(lambda _notice: True)

    async def _tick(self) -> None:
        today = None
        while True:
            await self._read()
            local = self._local()
            if local.date() != today:
                today = local.date()
                await self._tell_promises()
            await asyncio.sleep(TICK_S)

    async def _tell_promises(self) -> None:
        context, now = self._context, self._context.now()
        due = await context.runner.read(
            lambda uow: uow.news.promises_due(context.by, now, context.zone)
        )
        if due:
            name = f"promises:{self._local().date().isoformat()}"
            self._tell((News(name, NewsKind.PROMISES, now, text=str(due)),))

    async def _read_soon(self) -> None:
        try:
            while self._is_stale:
                await asyncio.sleep(QUIET_S)
                self._is_stale = False
                await self._read()
        finally:
            self._is_reading = False

    async def _read(self) -> None:
        now = self._context.now()
        found = await self._context.runner.read(
            partial(_since, by=self._context.by, at=now - LOOK_BACK, now=now)
        )
        self._mark(lambda notice: self._watches(notice.news))
        is_first, known = self._known is None, self._known or OrderedDict()
        self._known = known
        fresh = tuple(news for news in found if news.id not in known)
        for news in fresh:
            known[news.id] = None
        while len(known) > KNOWN:
            known.popitem(last=False)
        if not is_first:
            self._tell(fresh)

    def _watches(self, news: News) -> bool:
        return news.conversation_id is not None and self._is_watched(news.conversation_id)

    def _tell(self, found: tuple[News, ...]) -> None:
        """List it, and tell of it unless it is quiet."""
        fresh = [
            news for news in found if self.choices.wants(news.kind) and not self._watches(news)
        ]
        if not fresh:
            return
        self._notices.extendleft(map(Notice, fresh))
        self._show()
        if self.choices.is_quiet_at(self._local()):
            return
        sounds = [self.choices.sound_of(news.kind) for news in fresh]
        self._play(next((sound for sound in sounds if sound != "none"), "none"))
        groups = [(news,) for news in fresh] if len(fresh) <= ALONE else [tuple(fresh)]
        for place, group in enumerate(groups):
            self._tasks.start(f"notices.tell.{place}", self._send(group))

    async def _send(self, group: tuple[News, ...]) -> None:
        await self._messenger.tell(group, partial(self.open, group[-1]))

    async def _repeat(self) -> None:
        """Sound again while a debtor of theirs waits unread."""
        while True:
            await asyncio.sleep(REPEAT_S)
            waits = any(
                not notice.is_read and notice.news.kind is NewsKind.MINE
                for notice in self._notices
            )
            if waits and self.choices.repeats and not self.choices.is_quiet_at(self._local()):
                self._play(self.choices.sound_of(NewsKind.MINE))

    def _play(self, sound: str) -> None:
        if sound != "none":
            self._messenger.play(sound)

    def _mark(self, fits: Callable[[Notice], bool]) -> None:
        before = tuple(self._notices)
        after = tuple(
            replace(notice, is_read=True) if fits(notice) else notice for notice in before
        )
        if after != before:
            self._notices = deque(after, maxlen=KEPT)
            self._show()

    def _show(self) -> None:
        unread = sum(not notice.is_read for notice in self._notices)
        self._view.show_notices(tuple(self._notices), unread, self._context.now())

    def _local(self) -> datetime:
        return self._context.now().astimezone(ZoneInfo(self._context.zone))


def _since(uow: UnitOfWork, *, by: str, at: datetime, now: datetime) -> tuple[News, ...]:
    return uow.news.since(by, at, now)
