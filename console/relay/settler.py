"""Stores the outcomes of sends in groups: those that come during a commit share the next."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from console.relay import settle
from console.relay.database import Database, StorageUnavailable
from console.relay.outbox import Claim
from console.relay.settle import Pause
from console.relay.transaction import Transaction
from console.relay.whatsapp import Outcome
from console.runtime.clock import Clock

T = TypeVar("T")
LOG = logging.getLogger(__name__)
STORAGE_RETRY_S = 0.5


@dataclass(frozen=True, slots=True)
class _Waiting:
    """An outcome, and who waits for it to be on disk."""

    claim: Claim
    outcome: Outcome
    stored: "asyncio.Future[Pause | None]"


class Settler:
    """Whoever comes first stores for everybody who comes meanwhile."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._waiting: list[_Waiting] = []
        self._is_storing = False

    async def settle(self, claim: Claim, outcome: Outcome) -> Pause | None:
        """Store the outcome, however long the database is away: it must not be lost."""
        stored: asyncio.Future[Pause | None] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Waiting(claim, outcome, stored))
        if not self._is_storing:
            self._is_storing = True
            try:
                while self._waiting:
                    await self._store_waiting()
            finally:
                self._is_storing = False
        return await stored

    async def keep_trying(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` in a transaction as soon as the database is there."""
        while True:
            try:
                return await self._database.write(work)
            except StorageUnavailable as error:
                LOG.warning("an outcome waits, the database is away: %s", error)
                await asyncio.sleep(STORAGE_RETRY_S)

    async def _store_waiting(self) -> None:
        batch, self._waiting = self._waiting, []
        settled = [(one.claim, one.outcome) for one in batch]
        try:
            pauses = await self.keep_trying(partial(self._settle, settled=settled))
        except BaseException as error:
            for one in batch:
                one.stored.cancel()
            raise error from None
        for one, pause in zip(batch, pauses, strict=True):
            one.stored.set_result(pause)

    def _settle(
        self, transaction: Transaction, settled: list[tuple[Claim, Outcome]]
    ) -> list[Pause | None]:
        return settle.settle(transaction, settled, self._clock.now())
