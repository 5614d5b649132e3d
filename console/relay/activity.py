"""Says once a minute what went through, where a line for each would say too much."""

import asyncio
import logging

from console.relay.metrics import Metrics

LOG = logging.getLogger(__name__)
_EVERY_S = 60.0


class Activity:
    """Runs beside the server."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics
        self._told = metrics.totals()

    async def run(self) -> None:
        """Tell until cancelled."""
        while True:
            await asyncio.sleep(_EVERY_S)
            self.tell()

    def tell(self) -> None:
        """Log what was added since the last time, if anything was."""
        totals = self._metrics.totals()
        added = {name: count - self._told[name] for name, count in totals.items()}
        self._told = totals
        if any(added.values()):
            LOG.info("activity", extra={"fields": added})
