"""What was sent and may still be taken back, and what is planned for later."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from console.domain.contact import Refused
from console.domain.ids import ConversationId, MessageId
from console.runtime.tasks import TaskOwner
from console.usecases.context import Context
from console.usecases.ports import TakenBack
from console.usecases.take_back import cancel_scheduled, let_go, take_back


@dataclass(frozen=True, slots=True)
class Sent:
    """It is in the outbox; for `undo_s` seconds it can be taken back, with what went along."""

    message_id: MessageId
    conversation_id: ConversationId
    undo_s: int
    others: tuple[MessageId, ...] = ()


@dataclass(frozen=True, slots=True)
class Planned:
    """It waits for its hour."""

    message_id: MessageId
    at: datetime


@dataclass(frozen=True, slots=True)
class PlanRefused:
    """It may not go at that hour."""

    refused: Refused
    at: datetime


@dataclass(frozen=True, slots=True)
class TookBack:
    """It did not go; its text stands in the draft of its conversation again."""

    conversation_id: ConversationId
    quoted_id: str | None


@dataclass(frozen=True, slots=True)
class Cancelled:
    """What was planned does not go."""

    text: str


@dataclass(frozen=True, slots=True)
class TooLate:
    """It has gone; nobody takes it back."""


News = Sent | Planned | PlanRefused | TookBack | Cancelled | TooLate


class HeldMessages:
    """Takes back what has not gone. `put_back` gets what returned, `tell` the news."""

    def __init__(
        self,
        context: Context,
        tasks: TaskOwner,
        put_back: Callable[[TakenBack], None],
        tell: Callable[[News], None],
    ) -> None:
        self._context, self._tasks = context, tasks
        self._put_back, self._tell = put_back, tell
        self._newest: list[tuple[Sent, datetime]] = []

    def sent(self, news: Sent) -> None:
        """A message was written to the outbox."""
        if news.undo_s > 0:
            until = self._context.now() + timedelta(seconds=news.undo_s)
            self._newest.append((news, until))
        self._tell(news)

    @property
    def can_undo(self) -> bool:
        """Whether something was sent whose seconds are not over."""
        now = self._context.now()
        self._newest = [each for each in self._newest if each[1] > now]
        return bool(self._newest)

    def undo_newest(self) -> None:
        """Take back what was sent last, if its seconds are not over."""
        if self.can_undo:
            self.undo(self._newest[-1][0].message_id)

    def undo(self, message_id: MessageId) -> None:
        """Take that message back."""
        together = [each[0] for each in self._newest if each[0].message_id == message_id]
        self._newest = [each for each in self._newest if each[0].message_id != message_id]
        others = together[0].others if together else ()
        self._tasks.start(f"undo.{message_id}", self._undo((message_id, *others)))

    def cancel(self, message_id: MessageId, *, edit: bool) -> None:
        """What was planned does not go; with `edit` its text returns to be changed."""
        self._tasks.start(f"cancel.{message_id}", self._cancel(message_id, edit=edit))

    async def let_go(self) -> None:
        """The program closes: what may be taken back need not wait any longer."""
        for news, _until in self._newest:
            for message_id in (news.message_id, *news.others):
                job = partial(let_go, message_id, self._context.by, now=self._context.now())
                await self._context.runner.write(job)
        self._newest = []

    async def _undo(self, message_ids: tuple[MessageId, ...]) -> None:
        taken: list[TakenBack] = []
        for message_id in reversed(message_ids):  # the last first: none of them jumps ahead
            job = partial(take_back, message_id, self._context.by, now=self._context.now())
            one = await self._context.runner.write(job)
            if one is not None:
                taken.insert(0, one)
        if not taken:
            self._tell(TooLate())
            return
        for one in taken:
            self._put_back(one)
        self._tell(TookBack(taken[0].conversation_id, taken[0].quoted_id))

    async def _cancel(self, message_id: MessageId, *, edit: bool) -> None:
        if edit:
            await self._undo((message_id,))
            return
        job = partial(cancel_scheduled, message_id, self._context.by)
        gone = await self._context.runner.write(job)
        self._tell(TooLate() if gone is None else Cancelled(gone.text))
