"""How often the disk can be told to keep something: the floor under every durable figure."""

import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import psycopg

_RECORD = b"x" * 700


def syncs_per_second(folder: Path, seconds: float) -> float:
    """Appends of a webhook's size to a file, each on disk before the next."""
    with (folder / "raw").open("ab", buffering=0) as file:

        def once() -> None:
            file.write(_RECORD)
            getattr(os, "fdatasync", os.fsync)(file.fileno())

        return _rate(once, seconds)


def sqlite_commits_per_second(folder: Path, seconds: float) -> float:
    """One row and one commit after another, as durable as the relay's."""
    connection = sqlite3.connect(folder / "raw.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL").close()
    connection.execute("PRAGMA synchronous=FULL").close()
    connection.execute("CREATE TABLE raw (id INTEGER PRIMARY KEY, body BLOB)").close()

    def once() -> None:
        connection.execute("INSERT INTO raw (body) VALUES (?)", (_RECORD,)).close()

    try:
        return _rate(once, seconds)
    finally:
        connection.close()


def postgres_commits_per_second(address: str, seconds: float) -> float:
    """One row and one commit after another over one connection."""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CREATE TABLE raw (id bigserial PRIMARY KEY, body bytea)")

        def once() -> None:
            connection.execute("INSERT INTO raw (body) VALUES (%s)", (_RECORD,))

        return _rate(once, seconds)


def _rate(once: Callable[[], None], seconds: float) -> float:
    count, started = 0, time.perf_counter()
    while (passed_s := time.perf_counter() - started) < seconds:
        once()
        count += 1
    return count / passed_s
