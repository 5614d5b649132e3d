"""Keeps the relay's copy of the templates as Meta has them."""

import asyncio
import logging
from datetime import datetime
from functools import partial
from typing import Any

from console.relay import template_changes, templates
from console.relay.alarm import Alarm
from console.relay.config import RelayConfig
from console.relay.database import Database, StorageUnavailable
from console.relay.transaction import Transaction
from console.relay.whatsapp import GraphClient, MetaRefused, MetaUnavailable
from console.runtime.clock import Clock

LOG = logging.getLogger(__name__)
_DAILY_S = 24 * 3600.0
_RETRY_S = 30.0
_SETTLE_S = 2.0


class TemplateSyncer:
    """Lists the templates at the start, daily, and after Meta reports a change."""

    def __init__(
        self, config: RelayConfig, database: Database, graph: GraphClient, clock: Clock
    ) -> None:
        self._config = config
        self._database = database
        self._graph = graph
        self._clock = clock
        self._alarm = Alarm()

    def wake(self) -> None:
        """Meta reported a change."""
        self._alarm.ring()

    async def run(self) -> None:
        """Sync until cancelled."""
        while True:
            self._alarm.clear()
            wait_s = _DAILY_S
            try:
                await self.sync()
            except (MetaUnavailable, MetaRefused, StorageUnavailable) as error:
                LOG.warning("templates could not be listed: %s", error)
                wait_s = _RETRY_S
            if await self._alarm.sleep(wait_s):
                await asyncio.sleep(_SETTLE_S)  # changes come in bursts

    async def sync(self) -> int:
        """List every account's templates; how many there are.

        Raises: MetaUnavailable, MetaRefused, StorageUnavailable.
        """
        count = 0
        for waba_id in self._config.waba_ids():
            listed = await self._graph.templates(waba_id)
            replace = partial(_replace, waba_id=waba_id, listed=listed, now=self._clock.now())
            count += await self._database.write(replace)
        return count


def _replace(transaction: Transaction, waba_id: str, listed: list[Any], now: datetime) -> int:
    before = template_changes.states(transaction.connection, waba_id)
    count = templates.replace_all(transaction.connection, waba_id, listed, now)
    template_changes.tell(transaction, waba_id, before, now)
    return count
