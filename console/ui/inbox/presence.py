"""Who else has a conversation open or types in it, told and asked every few seconds."""

import asyncio
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol

from console.domain.ids import ConversationId
from console.runtime.errors import Unavailable
from console.runtime.tasks import TaskOwner
from console.ui.inbox.reload import Reloader
from console.usecases.claim_debtor import TakeOver, take_over
from console.usecases.context import Context
from console.usecases.ports import ChangeSet, Topic, UnitOfWork
from console.usecases.work_ports import Viewer

BEAT_S = 5.0
TYPES_FOR = timedelta(seconds=6)


class PresenceView(Protocol):
    """What is shown of the others."""

    def show_viewers(self, viewers: tuple[Viewer, ...]) -> None: ...  # noqa: D102
    def tell_taken(self, former: str | None) -> None: ...  # noqa: D102


class PresencePresenter:
    """Beats while the screen is in front. A console that is alone neither beats nor asks."""

    def __init__(self, context: Context, view: PresenceView, tasks: TaskOwner) -> None:
        self._context, self._view, self._tasks = context, view, tasks
        self._id: ConversationId | None = None
        self._typed_at: datetime | None = None
        self._reload = Reloader(tasks, "presence", self._look)

    @property
    def _is_alone(self) -> bool:
        return not self._context.console_id

    def show(self) -> None:
        """The screen is in front."""
        if not self._is_alone:
            self._tasks.start("presence.beat", self._beat_on())

    def open(self, conversation_id: ConversationId) -> None:
        """Another conversation is open."""
        self._id, self._typed_at = conversation_id, None
        self._beat_now()

    def type(self) -> None:
        """The agent types; told at the first letter."""
        was_typing = self._types()
        self._typed_at = self._context.now()
        if not was_typing:
            self._beat_now()

    def take_over(self) -> None:
        """Answer whom a colleague holds."""
        if self._id is not None:
            intent = TakeOver(self._context.new_id(), self._id, self._context.by)
            self._tasks.start("claim.take", self._take(intent))

    def data_changed(self, changes: ChangeSet) -> None:
        """Some transaction was committed, here or elsewhere."""
        if Topic.PRESENCE in changes.topics and not self._is_alone:
            self._reload.ask()

    # --- work ---------------------------------------------------------------------------

    def _types(self) -> bool:
        at = self._typed_at
        return at is not None and self._context.now() - at < TYPES_FOR

    def _beat_now(self) -> None:
        if not self._is_alone:
            self._tasks.start("presence.now", self._beat())

    async def _beat_on(self) -> None:
        while True:
            with suppress(Unavailable):  # the others see us again when the server is back
                await self._beat()
            await asyncio.sleep(BEAT_S)

    async def _beat(self) -> None:
        context = self._context
        beat = partial(
            _beat, context.console_id, context.by, self._id, context.now(), types=self._types()
        )
        await context.runner.write(beat)
        await self._look()

    async def _look(self) -> None:
        console_id, now = self._context.console_id, self._context.now()
        self._view.show_viewers(
            await self._context.runner.read(lambda uow: uow.presence.others(console_id, now))
        )

    async def _take(self, intent: TakeOver) -> None:
        job = partial(take_over, intent, now=self._context.now())
        self._view.tell_taken(await self._context.runner.write(job))

    async def leave(self) -> None:
        """The console closes."""
        if not self._is_alone:
            console_id = self._context.console_id
            with suppress(Unavailable):  # it ends by itself after twenty seconds
                await self._context.runner.write(lambda uow: uow.presence.leave(console_id))


def _beat(
    console_id: str,
    by: str,
    conversation_id: ConversationId | None,
    now: datetime,
    uow: UnitOfWork,
    *,
    types: bool,
) -> None:
    uow.presence.beat(console_id, by, conversation_id, now, typing=types)
