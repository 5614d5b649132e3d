"""How instances on one PostgreSQL wake each other: NOTIFY, heard by a thread of its own.

What is heard says only that there is something to look at; who misses it looks a little later
anyway. On SQLite there is nobody else, and nothing rings.
"""

import asyncio
import logging
import threading
from collections.abc import Callable

import psycopg
import sqlalchemy as sa

from console.relay.database_address import DatabaseAddress, PostgresAddress
from console.relay.transaction import CHANNEL

LOG = logging.getLogger(__name__)
_LOOK_S = 0.5
_AGAIN_S = 1.0
EVERYTHING = "*"
"""Heard after a pause in hearing: anything may have happened meanwhile."""


class Bell:
    """Calls `heard` on the loop with each topic that an instance rang for, its own too, and
    with the server's process number of the connection that rang.
    """

    def __init__(
        self,
        address: DatabaseAddress,
        loop: asyncio.AbstractEventLoop,
        heard: Callable[[str, int], None],
    ) -> None:
        self._address = address
        self._loop = loop
        self._heard = heard
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to listen."""
        if isinstance(self._address, PostgresAddress):
            self._thread = threading.Thread(target=self._listen, name="relay-bell", daemon=True)
            self._thread.start()

    async def close(self) -> None:
        """Listen no more."""
        self._stop.set()
        if self._thread is not None:
            await asyncio.to_thread(self._thread.join)

    def _listen(self) -> None:
        while not self._stop.is_set():
            try:
                self._listen_once()
            except (psycopg.Error, OSError) as error:
                LOG.info("the bell is silent, news come a little later: %s", error)
                self._stop.wait(_AGAIN_S)

    def _listen_once(self) -> None:
        url = sa.make_url(str(getattr(self._address, "url", "")))
        address = url.set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(
            address, autocommit=True, connect_timeout=5, keepalives_idle=5
        ) as connection:
            connection.execute(f"LISTEN {CHANNEL}".encode())
            self._tell(EVERYTHING, 0)
            while not self._stop.is_set():
                for notice in connection.notifies(timeout=_LOOK_S, stop_after=1):
                    self._tell(notice.payload, notice.pid)

    def _tell(self, topic: str, pid: int) -> None:
        self._loop.call_soon_threadsafe(self._heard, topic, pid)
