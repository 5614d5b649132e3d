"""Calls back from the relay what may not leave any more: a wrong number, a block, a pause, an
account that was withdrawn.
"""

import asyncio
from contextlib import suppress
from functools import partial

from console.domain.ids import ConversationId, MessageId
from console.runtime.clock import Clock
from console.runtime.errors import Unavailable
from console.sync.relay_client import RelayClient, RelayRefused
from console.usecases.context import RuleBook
from console.usecases.ports import ChangeSet, Runner, Topic
from console.usecases.recall_messages import messages_to_recall, note_recall

AT_ONCE = 500
EVERY_S = 300.0
RETRY_S = 5.0


class Recaller:
    """Judges from what is stored, so that a crash between the agent's word and the relay's
    answer is made up for at the next start. Calling back twice is the same as once.
    """

    def __init__(
        self, runner: Runner, relay: RelayClient, rules: RuleBook, clock: Clock
    ) -> None:
        self._runner = runner
        self._relay = relay
        self._rules = rules
        self._clock = clock
        self._wake = asyncio.Event()
        self._all = True
        self._touched: set[ConversationId] = set()
        self._doubtful: set[MessageId] = set()
        self._left: set[MessageId] = set()

    def data_changed(self, changes: ChangeSet) -> None:
        """Something may have been learned of these people; of anybody, after an import."""
        self._touched |= changes.conversations
        self._all = self._all or Topic.PORTFOLIO in changes.topics
        if changes.conversations or Topic.PORTFOLIO in changes.topics:
            self._wake.set()

    def call_back(self, message_id: MessageId) -> None:
        """It was refused here while the relay may have taken it."""
        self._doubtful.add(message_id)
        self._wake.set()

    async def run(self) -> None:
        """Call back until cancelled."""
        while True:
            self._wake.clear()
            pause_s = EVERY_S
            try:
                await self._call_back_all()
            except Unavailable:
                self._all, pause_s = True, RETRY_S
            try:
                async with asyncio.timeout(pause_s):
                    await self._wake.wait()
            except TimeoutError:
                self._all = True  # another console may have learned something

    async def _call_back_all(self) -> None:
        while self._doubtful:
            await self._call_back(next(iter(self._doubtful)), None)
        touched, everywhere = self._touched, self._all
        self._touched, self._all = set(), False
        if touched or everywhere:
            look = partial(
                messages_to_recall,
                conversation_ids=None if everywhere else touched,
                rules=self._rules,
                now=self._clock.now(),
                limit=AT_ONCE,
            )
            for message_id, reason in await self._runner.read(look):
                await self._call_back(message_id, reason)

    async def _call_back(self, message_id: MessageId, reason: str | None) -> None:
        called_back = False
        if message_id not in self._left:
            with suppress(RelayRefused):  # it says no for good: what comes of it, events tell
                called_back = await self._relay.cancel(message_id)
        self._doubtful.discard(message_id)
        if called_back:
            note = partial(note_recall, message_id, reason, at=self._clock.now())
            await self._runner.write(note)
        else:
            self._left.add(message_id)
