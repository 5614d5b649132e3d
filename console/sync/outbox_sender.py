"""Hands what was queued to the relay, once each, in order per conversation."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from console.domain.delivery import Delivery
from console.domain.ids import MessageId
from console.runtime.clock import Clock
from console.runtime.errors import Unavailable
from console.sync.relay_client import TAKEN_ALREADY, RelayClient, RelayRefused
from console.usecases.context import RuleBook
from console.usecases.ports import ChangeSet, QueuedCommand, Runner, Topic, UnitOfWork
from console.usecases.release_command import release_command
from console.usecases.send_files import UPLOAD

BATCH = 20
IDLE_S = 30.0
RETRY_S = 2.0
SOON_S = 0.05
BACKOFF_S = (1, 2, 4, 8, 15, 30, 60)


class OutboxSender:
    """Posts due commands. The message's id is the idempotency key, so that a crash between
    the relay's yes and our note of it repeats the question and not the message.
    """

    def __init__(
        self,
        runner: Runner,
        relay: RelayClient,
        rules: RuleBook,
        clock: Clock,
        call_back: Callable[[MessageId], None],
    ) -> None:
        """`call_back` hears of messages that were refused here and may be at the relay."""
        self._runner = runner
        self._call_back = call_back
        self._relay = relay
        self._rules = rules
        self._clock = clock
        self._wake = asyncio.Event()
        self._others: set[MessageId] = set()  # due, and not ours to take

    def data_changed(self, changes: ChangeSet) -> None:
        """Some transaction was committed: look again if the outbox was touched."""
        if Topic.OUTBOX in changes.topics:
            self._wake.set()

    async def run(self) -> None:
        """Send until cancelled. A database that is busy for a moment is waited for."""
        while True:
            self._wake.clear()
            try:
                if not await self._send_due():
                    await self._rest()
            except Unavailable:
                await asyncio.sleep(RETRY_S)

    async def _rest(self) -> None:
        due_at = await self._runner.read(lambda uow: uow.outbox.next_due_at())
        wait_s = IDLE_S
        if due_at is not None:
            soonest_s = RETRY_S if self._others else SOON_S
            wait_s = min(max((due_at - self._clock.now()).total_seconds(), soonest_s), IDLE_S)
        try:
            async with asyncio.timeout(wait_s):
                await self._wake.wait()
        except TimeoutError:
            return

    async def _send_due(self) -> int:
        now = self._clock.now()
        limit = BATCH + len(self._others)  # what others take never crowds ours out
        commands = await self._runner.read(lambda uow: uow.outbox.due(now, limit))
        ours = [command for command in commands if self._takes(command)]
        self._others = {command.message_id for command in commands} - {
            command.message_id for command in ours
        }
        for command in ours:
            await self._send(command)
        return len(ours)

    def _takes(self, command: QueuedCommand) -> bool:
        """Whether it is ready to be posted; one with a file waits until that is there."""
        return UPLOAD not in command.body

    async def _send(self, command: QueuedCommand) -> None:
        now = self._clock.now()
        release = partial(release_command, command, rules=self._rules, now=now)
        body = await self._runner.write(release)
        if body is None:
            if command.attempts:  # an earlier try may have arrived, whatever we heard of it
                self._call_back(command.message_id)
            return
        await self._hand_over(command, body)

    async def _hand_over(self, command: QueuedCommand, body: dict[str, Any]) -> None:
        now = self._clock.now()
        try:
            await self._relay.send(command.message_id, body)
        except RelayRefused as refusal:
            if refusal.code == TAKEN_ALREADY:
                # taken before a crash or a time-out, with the instant that ended it then
                await self._note_relayed(command)
                return
            await self._runner.write(partial(refused, command, refusal, now))
        except Unavailable as error:
            await self._runner.write(partial(retry, command, str(error), now))
        else:
            await self._note_relayed(command)

    async def _note_relayed(self, command: QueuedCommand) -> None:
        if not await self._runner.write(partial(_relayed, command)):
            self._call_back(command.message_id)


def _relayed(command: QueuedCommand, uow: UnitOfWork) -> bool:
    """False where somebody refused it while it was on its way."""
    uow.outbox.relayed(command.message_id)
    item = uow.messages.find(command.message_id)
    return item is None or item.delivery is not Delivery.BLOCKED


def refused(
    command: QueuedCommand, refusal: RelayRefused, now: datetime, uow: UnitOfWork
) -> None:
    """The relay, or this machine, will not have it: the thread says why."""
    uow.outbox.refused(command.message_id, refusal.code, refusal.message, now)


def retry(command: QueuedCommand, error: str, now: datetime, uow: UnitOfWork) -> None:
    """Try again after a pause that grows."""
    pause_s = BACKOFF_S[min(command.attempts, len(BACKOFF_S) - 1)]
    uow.outbox.retry(command.message_id, now + timedelta(seconds=pause_s), error)
