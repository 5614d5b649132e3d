"""The relay put together: storage, background services, HTTP interface."""

import asyncio
import logging
from collections import Counter as Tally
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from console import __version__
from console.relay import answers
from console.relay.activity import Activity
from console.relay.answers import Refusal
from console.relay.auth import Door
from console.relay.bell import EVERYTHING, Bell
from console.relay.config import RelayConfig
from console.relay.database import Database, Listeners, StorageUnavailable
from console.relay.events_api import events_routes
from console.relay.health_api import health_routes
from console.relay.journal import Journal
from console.relay.leases import Leases
from console.relay.media_api import media_routes
from console.relay.media_fetcher import MediaFetcher
from console.relay.messages_api import messages_routes
from console.relay.metrics import Metrics
from console.relay.metrics_api import metrics_route
from console.relay.number_watcher import NumberWatcher
from console.relay.numbers_api import numbers_routes
from console.relay.openapi import openapi_route
from console.relay.people_api import people_routes
from console.relay.processor import Followers, Processor
from console.relay.reconciler import Reconciler
from console.relay.request_limits import Rates, RequestLimits
from console.relay.request_log import RequestLog
from console.relay.retention import Retention
from console.relay.sender import Sender
from console.relay.stops_api import kill_switch_routes, suppression_routes
from console.relay.stream import Stream, head_seq
from console.relay.tail import Tail
from console.relay.template_syncer import TemplateSyncer
from console.relay.templates_api import templates_routes
from console.relay.transaction import NEW_EVENTS, EventRow
from console.relay.webhook import WebhookDoor, webhook_route
from console.relay.webhook_protocol import WEBHOOKS
from console.relay.whatsapp import GraphClient
from console.runtime.clock import Clock
from console.runtime.tasks import TaskOwner
from console.wire.events import EventType

LOG = logging.getLogger(__name__)
_RESTART_S = 1.0
_LAST_SENDS_S = 8.0
_LOOK_S = 5.0
"""Where instances share a database: how late a wake-up that was lost is made up for."""
_EVERYWHERE = frozenset({"activity", "leases", "looker", "passer", "tail"})
"""What every instance does for itself; the rest is done by the one that holds its lease."""
_INBOUND = frozenset(
    (
        EventType.MESSAGE_RECEIVED,
        EventType.MESSAGE_EDITED,
        EventType.MESSAGE_REVOKED,
        EventType.REACTION_RECEIVED,
    )
)
"""What people write."""
_LEASES = "leases"
_ERASED = "erased"


@dataclass(slots=True)
class Services:
    """What runs beside the HTTP interface."""

    processor: Processor
    sender: Sender
    fetcher: MediaFetcher
    syncer: TemplateSyncer
    watcher: NumberWatcher
    reconciler: Reconciler
    retention: Retention


class Relay:
    """One relay. Make and close it on the loop that serves it."""

    def __init__(self, config: RelayConfig, clock: Clock) -> None:
        """Opens the database. Raises: NewerDatabase, DatabaseInUse, StorageUnavailable."""
        self.stream = Stream()
        self.metrics = Metrics()
        self._config = config
        self._clock = clock
        loop = asyncio.get_running_loop()
        listeners = Listeners(self._announce, self._begin_anew)
        self.database = Database(config.database, loop, listeners)
        self.leases = Leases(self.database)
        self._bell = Bell(config.database, loop, self._heard)
        self.graph = GraphClient(config.meta)
        self.journal = Journal(self.database)
        self.webhooks = WebhookDoor(config.meta, self.journal, clock, self.metrics)
        self.services = self._make_services()
        self._tasks = TaskOwner(self._restart)

    async def start(self) -> None:
        """Begin to work on what is stored."""
        self.stream.head = await self.database.read(head_seq)
        for name in self._runs():
            self._start(name)
        self._bell.start()

    async def stop(self) -> None:
        """Let what is under way come to an end, then let go of everything."""
        self.stream.close()
        self.leases.close()
        self.services.sender.stop()
        try:
            async with asyncio.timeout(_LAST_SENDS_S):
                await self._sender_ended.wait()
        except TimeoutError:
            LOG.warning("sends still under way are left; their outcome will be unknown")
        await self._tasks.aclose()
        await self.leases.release()
        await self._ring(_LEASES)
        await self._bell.close()
        await self.graph.close()
        await self.database.close()

    def routes(self) -> list[BaseRoute]:
        """The HTTP interface."""
        rates = Rates(self._config.limits.requests_per_s, asyncio.get_running_loop().time)
        door = Door(self.database, self._clock, rates)
        config, database, clock = self._config, self.database, self._clock
        services, graph = self.services, self.graph
        send = partial(self._wake, "sender")
        routes: list[BaseRoute] = [
            webhook_route(self.webhooks),
            *events_routes(database, self.stream, door),
            *messages_routes(config, database, clock, self.metrics, door, send),
            *templates_routes(config, database, graph, services.syncer, door),
            *media_routes(config, database, graph, services.fetcher, clock, door),
            *numbers_routes(config, door),
            *suppression_routes(database, clock, door),
            *kill_switch_routes(config, database, clock, door, send),
            *people_routes(config, database, graph, clock, door, self._erased),
            *health_routes(config, database, graph),
            openapi_route(__version__),
        ]
        return routes if config.metrics_listen else [*routes, self.metrics_route()]

    def metrics_route(self) -> Route:
        """GET /metrics, for whichever address it is served at."""
        return metrics_route(
            self.database, self.stream, self.metrics, self._clock, self._config.media_dir
        )

    def _make_services(self) -> Services:
        config, database, clock = self._config, self.database, self._clock
        self._sender_ended = asyncio.Event()
        self._sender_ended.set()
        fetcher = MediaFetcher(config.media_dir, database, self.graph, clock)
        syncer = TemplateSyncer(config, database, self.graph, clock)
        followers = Followers(partial(self._wake, "fetcher"), partial(self._wake, "syncer"))
        return Services(
            processor=Processor(
                self._fenced("processor"),
                self.journal,
                clock,
                followers,
                (number.phone_number_id for number in config.numbers),
            ),
            sender=Sender(config, self._fenced("sender"), self.graph, clock, self.metrics),
            fetcher=fetcher,
            syncer=syncer,
            watcher=NumberWatcher(
                config, database, self.graph, clock, partial(self._wake, "sender")
            ),
            reconciler=Reconciler(config, database, self.journal, self.graph, clock),
            retention=Retention(config.retention_days, config.media_dir, database, clock),
        )

    def _runs(self) -> dict[str, Callable[[], Coroutine[Any, Any, None]]]:
        services = self.services
        return {
            "processor": services.processor.run,
            "sender": self._run_sender,
            "fetcher": services.fetcher.run,
            "syncer": services.syncer.run,
            "watcher": services.watcher.run,
            "reconciler": services.reconciler.run,
            "retention": services.retention.run,
            "activity": Activity(self.metrics).run,
            "leases": self.leases.run,
            "tail": Tail(self.database, self.stream, self._note_inbound).run,
            "looker": self._look_again,
            "passer": self._pass_on,
        }

    async def _run_sender(self) -> None:
        self._sender_ended.clear()
        try:
            await self.services.sender.run()
        finally:
            self._sender_ended.set()

    def _start(self, name: str) -> None:
        run = self._runs()[name]
        if name not in _EVERYWHERE:
            run = partial(self.leases.while_held, name, run, patient=name == "sender")
        self._tasks.start(name, run())

    def _fenced(self, name: str) -> Database:
        return self.database.fenced(partial(self.leases.fence, name))

    def _wakers(self) -> dict[str, Callable[[], None]]:
        services = self.services
        return {
            "processor": self.journal.appended.set,
            "sender": services.sender.wake,
            "fetcher": services.fetcher.wake,
            "syncer": services.syncer.wake,
            "watcher": services.watcher.wake,
        }

    def _wake(self, name: str) -> None:
        """There is work for a service, which may run on another instance."""
        if self.leases.holds(name):
            self._wakers()[name]()
        else:
            self._tasks.start(f"ring for {name}", self._ring(name))

    async def _ring(self, topic: str) -> None:
        try:
            await self.database.ring(topic)
        except StorageUnavailable as error:
            LOG.info("the other instances find out by themselves: %s", error)

    def _begin_anew(self) -> None:
        """A commit may or may not hold: services start again from what is stored."""
        self.leases.doubt()

    async def _erased(self) -> None:
        """Events were emptied: no instance may tell them from memory."""
        self.stream.forget()
        await self._ring(_ERASED)

    def _heard(self, topic: str, pid: int) -> None:
        """An instance rang: look at what that is about."""
        if topic in (_ERASED, EVERYTHING):
            self.stream.forget()
        if topic == _LEASES:
            self.leases.wake()
        if topic in (NEW_EVENTS, EVERYTHING) and pid != self.database.writer_pid:
            self.stream.behind.set()
        for name, wake in self._wakers().items():
            if topic in (name, EVERYTHING) and self.leases.holds(name):
                wake()

    async def _look_again(self) -> None:
        """A wake-up may be lost: look at everything now and then."""
        while self.database.shared:
            await asyncio.sleep(_LOOK_S)
            for name in ("processor", "fetcher"):
                self._heard(name, 0)

    async def _pass_on(self) -> None:
        """Tell the instance that takes webhooks apart of those that came in here."""
        appended = self.journal.appended
        while self.database.shared:
            await self.leases.until(lambda: not self.leases.holds("processor"))
            await appended.wait()
            if not self.leases.holds("processor"):
                appended.clear()
                await self._ring("processor")

    def _restart(self, name: str, error: BaseException) -> None:
        """A service met a bug: say so loudly, and go on from what is stored."""
        LOG.error("the %s failed and is started again", name, exc_info=error)
        if not self.stream.closed:
            loop = asyncio.get_running_loop()
            loop.call_later(_RESTART_S, partial(self._start_again, name))

    def _start_again(self, name: str) -> None:
        if not self.stream.closed:
            self._start(name)

    def _announce(self, events: Sequence[EventRow]) -> None:
        self._note_inbound(self.stream.announce(events))
        types = {event.type for event in events}
        self.metrics.events(event.type for event in events)
        if EventType.NUMBER_UPDATED in types:  # several changes are one question to Meta
            self._wake("watcher")
        if EventType.TEMPLATE_UPDATED in types:
            self._wake("syncer")

    def _note_inbound(self, events: Sequence[EventRow]) -> None:
        """What people write takes from the rate of the number they write to."""
        written = Tally(event.phone_number_id for event in events if event.type in _INBOUND)
        for phone_number_id, count in written.items():
            self.services.sender.received(phone_number_id or "", count)


def make_app(relay: Relay) -> Starlette:
    """The ASGI application, which starts and stops `relay`."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[dict[str, Any]]:
        app.router.routes.extend(relay.routes())
        await relay.start()
        try:
            yield {WEBHOOKS: relay.webhooks}
        finally:
            await relay.stop()

    return Starlette(
        lifespan=lifespan,
        exception_handlers=EXCEPTION_HANDLERS,
        middleware=[
            Middleware(RequestLog, metrics=relay.metrics),
            Middleware(RequestLimits),
        ],
    )


async def _not_stored(_request: Request, error: Exception) -> Response:
    message = f"the relay's database is away: {error}"
    refusal = Refusal(503, "storage_unavailable", message, 5.0)
    return await answers.refused(_request, refusal)


async def _left(_request: Request, _error: Exception) -> Response:
    return Response(status_code=408)  # nobody reads it: the peer went away within its request


EXCEPTION_HANDLERS: dict[Any, Any] = {
    ClientDisconnect: _left,
    Refusal: answers.refused,
    StorageUnavailable: _not_stored,
    HTTPException: answers.http_error,
    Exception: answers.failed,
}
