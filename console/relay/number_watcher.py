"""Asks Meta how fast, to how many people and whether at all each number may send."""

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial

from console.relay import number_standings, reaches
from console.relay.alarm import Alarm
from console.relay.config import NumberConfig, RelayConfig
from console.relay.database import Database, StorageUnavailable
from console.relay.item import Json
from console.relay.transaction import Transaction
from console.relay.whatsapp import GraphClient, MetaRefused, MetaUnavailable
from console.runtime.clock import Clock

LOG = logging.getLogger(__name__)
_HOURLY_S = 3600.0
_RETRY_S = 60.0


class NumberWatcher:
    """Asks at the start, hourly, and when a webhook reports a change.

    `learned` is called when something new is stored: what waited for it may leave.
    """

    def __init__(
        self,
        config: RelayConfig,
        database: Database,
        graph: GraphClient,
        clock: Clock,
        learned: Callable[[], None],
    ) -> None:
        self._config = config
        self._database = database
        self._graph = graph
        self._clock = clock
        self._learned = learned
        self._alarm = Alarm()

    def wake(self) -> None:
        """Meta reported a change."""
        self._alarm.ring()

    async def run(self) -> None:
        """Ask until cancelled."""
        while True:
            self._alarm.clear()
            wait_s = _HOURLY_S
            try:
                await self.ask()
            except (MetaUnavailable, MetaRefused, StorageUnavailable) as error:
                LOG.info("the numbers' limits could not be read: %s", error)
                wait_s = _RETRY_S
            await self._alarm.sleep(wait_s)

    async def ask(self) -> None:
        """Ask once for every number.

        Raises: MetaUnavailable, MetaRefused, StorageUnavailable.
        """
        portfolios = {
            waba_id: await self._owner(waba_id) for waba_id in self._config.waba_ids()
        }
        for number in self._config.numbers:
            record = await self._graph.number_record(
                number.phone_number_id, number_standings.FIELDS
            )
            keep = partial(
                _keep,
                number=number,
                record=record,
                portfolio=portfolios[number.waba_id],
                now=self._clock.now(),
            )
            await self._database.write(keep)
        self._learned()

    async def _owner(self, waba_id: str) -> str | None:
        """The portfolio of an account; None where the token may not ask for it."""
        try:
            return await self._graph.portfolio_of(waba_id)
        except MetaRefused:
            return None


def _keep(
    transaction: Transaction,
    number: NumberConfig,
    record: Json,
    portfolio: str | None,
    now: datetime,
) -> None:
    connection = transaction.connection
    number_standings.learn(connection, number, record, portfolio, now)
    reaches.forget_old(connection, portfolio or number.waba_id, now)
