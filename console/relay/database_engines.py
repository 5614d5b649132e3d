"""Engines on either database: every commit on disk before it returns."""

import sqlite3
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.pool import NullPool, QueuePool

from console.relay.database_address import DatabaseAddress, PostgresAddress

READERS = 4
_BUSY_S = 5.0
_WRITERS = 0x41435557
"""The lock that makes PostgreSQL's writers take turns, as SQLite's do: a status that arrives at
one instance while another stores the answer to the same send must see it, or be seen."""
_CONNECT = {
    "connect_timeout": 5,
    "application_name": "acuerdo-relay",
    # a server that vanished is noticed in seconds and not after the system's two hours
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}
_WRITER_SETTINGS = {
    # whoever stands still in a transaction must not hold the others' locks
    "idle_in_transaction_session_timeout": "5s",
    "lock_timeout": "10s",
    "statement_timeout": "60s",
}


def make_engine(address: DatabaseAddress, *, writer: bool) -> sa.Engine:
    """An engine on the database. A SQLite file is made if it is not there, by a writer alone.

    Writers' transactions follow one another, those of other instances included: what one
    read is true until it commits. A reader's transaction sees one snapshot.
    """
    if isinstance(address, PostgresAddress):
        return _postgres(address, writer=writer)
    return _sqlite(address, writer=writer)


_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=5000")
_WRITER_PRAGMAS = (
    "cache_size=-65536",  # 64 MB: keys of items and persons fall all over their trees
    # 32 MB of log before it is moved into the file: what a flood changes again and again
    # is written there once
    "wal_autocheckpoint=8000",
)


def _sqlite(path: Path, *, writer: bool) -> sa.Engine:
    path.parent.mkdir(parents=True, exist_ok=True)
    # a reader that made an empty file in place of a lost one would hide the loss
    mode = "rwc" if writer else "rw"
    uri = f"{path.absolute().as_uri()}?mode={mode}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(uri, timeout=_BUSY_S, check_same_thread=False, uri=True)

    engine = sa.create_engine(
        "sqlite+pysqlite://",
        creator=connect,
        hide_parameters=True,  # an error must not quote whom a message was for
        **_pool(writer=writer),
    )
    begin = "BEGIN IMMEDIATE" if writer else "BEGIN"

    @sa.event.listens_for(engine, "connect")
    def configure(connection: Any, _record: Any) -> None:  # noqa: ANN401 - the driver's own
        connection.isolation_level = None  # we say BEGIN; sqlite3 would commit behind us
        if writer and connection.execute("PRAGMA page_count").fetchone() == (0,):
            # of a file without a first page only; retention returns the pages it frees
            connection.execute("PRAGMA auto_vacuum=INCREMENTAL").close()
        for pragma in (*_PRAGMAS, *(_WRITER_PRAGMAS if writer else ())):
            connection.execute(f"PRAGMA {pragma}").close()

    @sa.event.listens_for(engine, "begin")
    def start(connection: sa.Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _postgres(address: PostgresAddress, *, writer: bool) -> sa.Engine:
    url = sa.make_url(address.url)
    engine = sa.create_engine(
        url,
        connect_args={name: value for name, value in _CONNECT.items() if name not in url.query},
        isolation_level="READ COMMITTED" if writer else "REPEATABLE READ",
        hide_parameters=True,
        **_pool(writer=writer),
    )
    if writer:

        @sa.event.listens_for(engine, "connect")
        def configure(connection: Any, _record: Any) -> None:  # noqa: ANN401 - the driver's own
            with connection.cursor() as cursor:
                for name, value in _WRITER_SETTINGS.items():
                    cursor.execute("SELECT set_config(%s, %s, false)", (name, value))
                cursor.execute(
                    "SELECT set_config('synchronous_commit', 'on', false)"
                    " WHERE current_setting('synchronous_commit') = 'off'"
                )
            connection.commit()

        @sa.event.listens_for(engine, "begin")
        def wait_for_my_turn(connection: sa.Connection) -> None:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS})")

    return engine


def _pool(*, writer: bool) -> dict[str, Any]:
    if writer:
        return {"poolclass": NullPool}
    return {"poolclass": QueuePool, "pool_size": READERS, "max_overflow": 2}
