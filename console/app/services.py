"""The services that keep a workspace in step with its relay, composed.

What they need is imported when they are made, after the window has been painted.
"""

import asyncio
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from console.runtime.clock import Clock
from console.runtime.paths import file_host
from console.runtime.tasks import TaskOwner
from console.sync.connection import Connection
from console.usecases.context import RuleBook
from console.usecases.ports import ChangeSet, Runner

if TYPE_CHECKING:
    import ssl

    import httpx

    from console.sync.relay_client import RelayClient

TIMEOUT_S = 10.0
AFTER_SCREENS_S = 0.3


@dataclass(frozen=True, slots=True)
class RelayPlace:
    """Where the relay is and with which token it lets us in."""

    url: str
    token: str

    def open(self) -> "httpx.AsyncClient":
        """A client for it; the caller closes it."""
        import httpx  # noqa: PLC0415 - heavy, and not needed for the first rows

        return httpx.AsyncClient(
            base_url=self.url,
            headers={"Authorization": f"Bearer {self.token}"},
            timeout=TIMEOUT_S,
            verify=trusted(),
        )


@cache
def trusted() -> "ssl.SSLContext":
    """Whom TLS trusts. Reading it takes 50 ms and more: ask for it on another thread first."""
    import httpx  # noqa: PLC0415 - as above

    return httpx.create_ssl_context()


def prepare() -> None:
    """Import and read what services need; any thread, so that the window answers meanwhile."""
    import_module("console.sync.event_stream")
    trusted()


class Services:
    """Event stream, outbox, templates, media, opt-outs and recalls, as tasks of one owner."""

    def __init__(
        self, runner: Runner, relay: "RelayClient", rules: RuleBook, clock: Clock, media: Path
    ) -> None:
        from console.sync.event_stream import EventStream  # noqa: PLC0415 - heavy, as httpx
        from console.sync.file_sender import FileSender  # noqa: PLC0415
        from console.sync.library import MediaLibrary, TemplateLibrary  # noqa: PLC0415
        from console.sync.outbox_sender import OutboxSender  # noqa: PLC0415
        from console.sync.recaller import Recaller  # noqa: PLC0415
        from console.sync.suppressor import Suppressor  # noqa: PLC0415

        self.connection = Connection(clock.now)
        self._events = EventStream(runner, relay, self.connection, clock)
        self._recaller = Recaller(runner, relay, rules, clock)
        self._sender = OutboxSender(runner, relay, rules, clock, self._recaller.call_back)
        self.files = FileSender(
            runner, relay, rules, clock, self._recaller.call_back, file_host(media)
        )
        self._templates = TemplateLibrary(runner, relay, clock)
        self._media = MediaLibrary(runner, relay, media)
        self._suppressor = Suppressor(runner, relay)

    def start(self, tasks: TaskOwner) -> None:
        """Run them until the owner is closed."""
        tasks.start("sync.events", self._events.run())
        tasks.start("sync.outbox", self._sender.run())
        tasks.start("sync.files", self.files.run())
        tasks.start("sync.templates", self._templates.run())
        tasks.start("sync.media", self._media.run())
        tasks.start("sync.suppressor", self._suppressor.run())
        tasks.start("sync.recaller", self._recaller.run())

    def data_changed(self, changes: ChangeSet) -> None:
        """Some transaction was committed. What is sent goes at once; files and opt-outs of
        which the relay is told wait until the screens have read what is new.
        """
        self._sender.data_changed(changes)
        self.files.data_changed(changes)
        asyncio.get_running_loop().call_later(AFTER_SCREENS_S, self._later, changes)

    def _later(self, changes: ChangeSet) -> None:
        self._media.data_changed(changes)
        self._suppressor.data_changed(changes)
        self._recaller.data_changed(changes)
