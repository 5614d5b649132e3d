"""GET /healthz and /readyz: no token, for whoever watches over the server."""

import asyncio
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from console.relay.answers import json_answer
from console.relay.config import RelayConfig
from console.relay.database import Database, StorageUnavailable
from console.relay.schema import COUNTERS
from console.relay.transaction import Transaction
from console.relay.upsert import insert_or_update
from console.relay.whatsapp import GraphClient, MetaRefused, MetaUnavailable

_META_FRESH_S = 15.0


@dataclass(slots=True)
class _MetaProbe:
    """Asks Meta for the first number, not more often than needed."""

    config: RelayConfig
    graph: GraphClient
    asked_s: float = -_META_FRESH_S
    fault: str | None = None
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def ask(self) -> str | None:
        """What keeps Meta from answering; None when it answers."""
        async with self.lock:
            now_s = asyncio.get_running_loop().time()
            if self.fault is not None or now_s - self.asked_s >= _META_FRESH_S:
                self.fault, self.asked_s = await self._ask(), now_s
            return self.fault

    async def _ask(self) -> str | None:
        for number in self.config.numbers:
            try:
                await self.graph.phone_number(number.phone_number_id)
            except (MetaUnavailable, MetaRefused) as error:
                return str(error)
        return None if self.config.numbers else "no number is configured"


def health_routes(config: RelayConfig, database: Database, graph: GraphClient) -> list[Route]:
    """Alive; and able to store and to reach Meta."""
    probe = _MetaProbe(config, graph)

    async def alive(_request: Request) -> Response:
        return json_answer({"status": "alive"})

    async def ready(_request: Request) -> Response:
        storage = await _storage_fault(database)
        meta = await probe.ask()
        faults = {"storage": storage, "meta": meta}
        answer = {name: fault or "ok" for name, fault in faults.items()}
        good = not any(faults.values())
        return json_answer({"ready": good, **answer}, 200 if good else 503)

    return [Route("/healthz", alive), Route("/readyz", ready)]


async def _storage_fault(database: Database) -> str | None:
    try:
        await database.write(_touch)
    except StorageUnavailable as error:
        return str(error)
    return None


def _touch(transaction: Transaction) -> None:
    """A real write: only that proves that another one would work."""
    row = {"name": "probe", "value": 1}
    insert_or_update(transaction.connection, COUNTERS, row, replace=("value",))
