"""Opening the database: SQLite, encrypted or not, or PostgreSQL, with the same guarantees."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from console.store import staging_file
from console.store.sqlite import CACHE_KB, READER_CACHE_KB, driver

FILE = "workspace.db"
BUSY_MS = 10_000
"""How long one waits for another program's transaction."""
PRAGMAS = (
    "foreign_keys=ON",
    "synchronous=NORMAL",
    "temp_store=MEMORY",
    f"cache_size=-{CACHE_KB}",
)
WRITING = "acuerdo_writing"
"""Execution option of connections that mean to write."""


def is_shared(workspace: str | Path) -> bool:
    """Whether the workspace is a database server's rather than a folder."""
    return str(workspace).startswith("postgresql")


def file_of(workspace: str | Path) -> Path:
    """The database file of a workspace folder."""
    return Path(workspace) / FILE


def open_engine(workspace: str | Path, key: bytes | None = None) -> Engine:
    """An engine for a workspace folder, or for a `postgresql+psycopg://` address.

    Nothing is read yet. With `key` (32 bytes) the file is SQLCipher's, else plain SQLite;
    the folder must exist. Transactions begin as readers, which cannot write, unless the
    connection was taken with the execution option `WRITING`.
    """
    if is_shared(workspace):
        return _open_server(str(workspace))
    return open_file(file_of(workspace), key)


def open_file(file: Path, key: bytes | None) -> Engine:
    """As `open_engine`, for any SQLite file."""
    engine = create_engine(
        "sqlite+pysqlite://",
        module=driver,
        creator=lambda: driver.connect(str(file), check_same_thread=False),
        # The dialect would choose a pool by URL; SQLCipher crashes with one per thread.
        poolclass=QueuePool,
        pool_size=5,
        json_serializer=_json,
    )
    event.listen(engine, "connect", _prepare(key))
    event.listen(engine, "begin", _begin_sqlite)
    staging_file.tend(engine, key)
    return engine


def _prepare(key: bytes | None) -> Callable[[DBAPIConnection, ConnectionPoolEntry], None]:
    def prepare(connection: Any, _entry: ConnectionPoolEntry) -> None:  # noqa: ANN401 - DBAPI
        connection.isolation_level = None  # we say BEGIN ourselves, so that DDL is undone too
        cursor = connection.cursor()
        cursor.execute("PRAGMA cipher_log_level=NONE")  # else a wrong key chatters on stderr
        if key is not None:
            cursor.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        cursor.execute(f"PRAGMA busy_timeout={BUSY_MS}")
        for pragma in PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    return prepare


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get(WRITING, False)
    if connection.info.get(WRITING) is not writing:  # the connection's last use was the other
        connection.exec_driver_sql(f"PRAGMA query_only={'OFF' if writing else 'ON'}")
        kept_kb = CACHE_KB if writing else READER_CACHE_KB
        connection.exec_driver_sql(f"PRAGMA cache_size=-{kept_kb}")
        connection.info[WRITING] = writing
    # A writer takes the lock at once: upgrading a read lock later fails without waiting.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _open_server(url: str) -> Engine:
    engine = create_engine(
        url,
        pool_size=5,
        pool_pre_ping=True,
        pool_timeout=10,
        connect_args={"connect_timeout": 5, "options": "-c timezone=UTC"},
        json_serializer=_json,
    )
    event.listen(engine, "begin", _begin_server)
    return engine


def _begin_server(connection: Connection) -> None:
    if not connection.get_execution_options().get(WRITING, False):
        connection.exec_driver_sql("SET TRANSACTION READ ONLY")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def writing(engine: Engine) -> Engine:
    """The same engine, for transactions that write."""
    return engine.execution_options(**{WRITING: True})
