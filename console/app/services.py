"""The services that keep a workspace in step with its relay, composed."""

from dataclasses import dataclass
from pathlib import Path

import httpx

from console.runtime.clock import Clock
from console.runtime.tasks import TaskOwner
from console.sync.connection import Connection
from console.sync.event_stream import EventStream
from console.sync.library import MediaLibrary, TemplateLibrary
from console.sync.outbox_sender import OutboxSender
from console.sync.relay_client import RelayClient
from console.sync.suppressor import Suppressor
from console.usecases.context import RuleBook
from console.usecases.ports import ChangeSet, Runner

TIMEOUT = httpx.Timeout(10.0)


@dataclass(frozen=True, slots=True)
class RelayPlace:
    """Where the relay is and with which token it lets us in."""

    url: str
    token: str

    def open(self) -> httpx.AsyncClient:
        """A client for it; the caller closes it."""
        headers = {"Authorization": f"Bearer {self.token}"}
        return httpx.AsyncClient(base_url=self.url, headers=headers, timeout=TIMEOUT)


class Services:
    """Event stream, outbox, templates, media and opt-outs, as tasks of one owner."""

    def __init__(
        self, runner: Runner, relay: RelayClient, rules: RuleBook, clock: Clock, media: Path
    ) -> None:
        self.connection = Connection(clock.now)
        self._events = EventStream(runner, relay, self.connection, clock)
        self._sender = OutboxSender(runner, relay, rules, clock)
        self._templates = TemplateLibrary(runner, relay, clock)
        self._media = MediaLibrary(runner, relay, media)
        self._suppressor = Suppressor(runner, relay)

    def start(self, tasks: TaskOwner) -> None:
        """Run them until the owner is closed."""
        tasks.start("sync.events", self._events.run())
        tasks.start("sync.outbox", self._sender.run())
        tasks.start("sync.templates", self._templates.run())
        tasks.start("sync.media", self._media.run())
        tasks.start("sync.suppressor", self._suppressor.run())

    def data_changed(self, changes: ChangeSet) -> None:
        """Some transaction was committed."""
        self._sender.data_changed(changes)
        self._media.data_changed(changes)
        self._suppressor.data_changed(changes)
