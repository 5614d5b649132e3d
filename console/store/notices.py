"""What one console of a shared workspace writes, the others hear: LISTEN and NOTIFY."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from threading import Event, Thread
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.exc import DBAPIError

from console.domain.ids import ConversationId, DebtorId
from console.store.engine import WRITING
from console.store.records import conversations
from console.usecases.ports import ChangeSet, Topic

CHANNEL = "acuerdo_changes"
IDS = 500
"""Ids in one notice: PostgreSQL takes 8,000 bytes."""
LOOK_S = 0.25
PING_S = 20.0
POLL_S = 5.0
RECENT = 300
PING: dict[str, Any] = {"ping": True}


def tell(connection: Connection, sender: str, changes: ChangeSet) -> None:
    """Say, when this transaction commits, what it touched. Nothing to say on one's own disk."""
    if connection.dialect.name != "postgresql":
        return
    for notice in _notices(changes):
        _notify(connection, {"from": sender, **notice})


def _notify(connection: Connection, notice: dict[str, Any]) -> None:
    text = json.dumps(notice, separators=(",", ":"))
    connection.execute(select(func.pg_notify(CHANNEL, text)))


def _notices(changes: ChangeSet) -> Iterator[dict[str, Any]]:
    talks, people = sorted(changes.conversations), sorted(changes.debtors)
    topics = [topic.value for topic in sorted(changes.topics)]
    for start in range(0, max(len(talks), len(people), 1), IDS):
        part = slice(start, start + IDS)
        yield {"c": talks[part], "d": people[part], "t": topics if start == 0 else []}


def _changes(notice: dict[str, Any]) -> ChangeSet:
    known = set(Topic)
    return ChangeSet(
        frozenset(map(ConversationId, notice.get("c", ()))),
        frozenset(map(DebtorId, notice.get("d", ()))),
        frozenset(Topic(name) for name in notice.get("t", ()) if name in known),
    )


class Listener:
    """Hears the other consoles on a thread of its own, until it is closed.

    While the connection is lost, and where a pooler between us and the server swallows
    notices, it looks every five seconds instead and announces what was lately written.

    Thread: `announce` is called on the listener's thread.
    """

    def __init__(
        self, engine: Engine, sender: str, announce: Callable[[ChangeSet], None]
    ) -> None:
        self._engine, self._sender, self._announce = engine, sender, announce
        self._ends = Event()
        self._ready = Event()
        self._thread = Thread(target=self._run, name="db-notices", daemon=True)

    def start(self) -> None:
        """Begin to hear."""
        self._thread.start()

    def wait_until_ready(self, timeout_s: float) -> bool:
        """Whether it hears by then."""
        return self._ready.wait(timeout_s)

    def close(self) -> None:
        """Stop; returns when the thread has ended."""
        self._ends.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while not self._ends.is_set():
            with suppress(DBAPIError, OSError, _driver_error()):
                self._listen()
            if not self._ends.wait(POLL_S):
                with suppress(DBAPIError):
                    self._catch_up()

    def _listen(self) -> None:
        engine = self._engine.execution_options(isolation_level="AUTOCOMMIT", **{WRITING: True})
        with engine.connect() as connection, closing(connection):
            connection.exec_driver_sql(f"LISTEN {CHANNEL}")
            raw: Any = connection.connection.dbapi_connection
            self._ready.set()
            waited, is_deaf = PING_S, False
            while not self._ends.is_set():
                if waited >= (POLL_S if is_deaf else PING_S):
                    _notify(connection, PING)
                    if is_deaf:
                        self._catch_up()
                    waited, is_deaf = 0.0, True  # until the ping comes back
                for notice in raw.notifies(timeout=LOOK_S):
                    is_deaf = False
                    self._hear(notice.payload)
                    if self._ends.is_set():
                        break
                waited += LOOK_S
            connection.exec_driver_sql(f"UNLISTEN {CHANNEL}")

    def _hear(self, payload: str) -> None:
        notice = json.loads(payload)
        if notice.get("from") not in {None, self._sender}:
            self._announce(_changes(notice))

    def _catch_up(self) -> None:
        """What was written while nothing was heard is among the newest conversations."""
        with self._engine.connect() as connection:
            newest = select(conversations.c.id).order_by(conversations.c.last_order.desc())
            ids = connection.scalars(newest.limit(RECENT)).all()
        self._announce(ChangeSet(frozenset(map(ConversationId, ids)), topics=frozenset(Topic)))


def _driver_error() -> type[Exception]:
    import psycopg  # noqa: PLC0415 - a shared workspace's affair only

    return psycopg.Error


def new_sender() -> str:
    """A name for one console, so that it does not hear itself."""
    return uuid4().hex
