"""The shelf of canned replies: read for each conversation, changed by whoever keeps it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Protocol

from console.domain.canned import CannedReply
from console.domain.ids import ConversationId
from console.runtime.rule_files import starter_replies
from console.runtime.tasks import TaskOwner
from console.usecases.canned_replies import (
    ReplyFault,
    begin_replies,
    remove_reply,
    replies_of,
    save_reply,
    values_for,
)
from console.usecases.context import Context
from console.usecases.ports import UnitOfWork

Shelf = tuple[tuple[CannedReply, ...], Mapping[str, str]]


class RepliesView(Protocol):
    """Where replies are kept in order."""

    def show_replies(self, replies: tuple[CannedReply, ...]) -> None: ...  # noqa: D102
    def show_kept(self, reply: CannedReply) -> None: ...  # noqa: D102
    def show_fault(self, fault: ReplyFault) -> None: ...  # noqa: D102
    def show_removed(self, reply: CannedReply) -> None: ...  # noqa: D102


class RepliesPresenter:
    """`shown` gets the replies and what the record puts into their marks."""

    def __init__(
        self,
        context: Context,
        tasks: TaskOwner,
        shown: Callable[[tuple[CannedReply, ...], Mapping[str, str]], None],
    ) -> None:
        self._context, self._tasks, self._shown = context, tasks, shown
        self._id: ConversationId | None = None
        self._sheet: RepliesView | None = None

    def open(self, conversation_id: ConversationId) -> None:
        """Read them for another person."""
        self._id = conversation_id
        self.reload()

    def reload(self) -> None:
        """Somebody changed them, or what is known of the person."""
        if self._id is not None:
            self._tasks.start("replies", self._load(self._id))

    def attach(self, sheet: RepliesView | None) -> None:
        """Somebody puts them in order, until None is attached."""
        self._sheet = sheet
        self.reload()

    def save(self, reply: CannedReply, *, shared: bool) -> None:
        """Keep a new or a changed reply."""
        owned = replace(reply, owner=None if shared else self._context.by)
        self._tasks.start("replies.save", self._save(owned))

    def remove(self, reply: CannedReply) -> None:
        """Forget a reply."""
        self._tasks.start(f"replies.remove.{reply.id}", self._remove(reply))

    def put_back(self, reply: CannedReply) -> None:
        """Undo: the reply that was removed is kept again."""
        self._tasks.start("replies.save", self._save(replace(reply, id=0)))

    async def _load(self, asked: ConversationId) -> None:
        now, by = self._context.now(), self._context.by
        job = partial(_shelf, asked, by=by, context=self._context)
        replies, values = await self._context.runner.read(job)
        if not replies:
            begin = partial(begin_replies, starter_replies(), by, now=now)
            if await self._context.runner.write(begin):
                replies, values = await self._context.runner.read(job)
        if asked == self._id:
            self._shown(replies, values)
            if self._sheet is not None:
                self._sheet.show_replies(replies)

    async def _save(self, reply: CannedReply) -> None:
        now = self._context.now()
        job = partial(save_reply, reply, self._context.by, now=now)
        outcome = await self._context.runner.write(job)
        sheet = self._sheet
        if sheet is not None and isinstance(outcome, ReplyFault):
            sheet.show_fault(outcome)
        elif sheet is not None and isinstance(outcome, CannedReply):
            sheet.show_kept(outcome)
        self.reload()

    async def _remove(self, reply: CannedReply) -> None:
        now = self._context.now()
        job = partial(remove_reply, reply.id, self._context.by, now=now)
        gone = await self._context.runner.write(job)
        if gone is not None and self._sheet is not None:
            self._sheet.show_removed(gone)
        self.reload()


def _shelf(
    conversation_id: ConversationId, uow: UnitOfWork, *, by: str, context: Context
) -> Shelf:
    values = values_for(conversation_id, by, uow, now=context.now(), lang=context.lang)
    return replies_of(by, uow), values
