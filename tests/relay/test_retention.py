"""What is too old goes; raw webhooks go sooner; a SQLite file gives its room back."""

import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

import sqlalchemy as sa

from console.relay import retention
from console.relay.database import make_engine
from console.relay.instants import to_us
from console.relay.schema import EVENTS, ITEMS, JOURNAL, UPLOADS, prepare
from console.relay.transaction import Transaction
from console.runtime.clock import SystemClock

NOW = SystemClock().now()


def webhook(entry: int, days: int, **more: object) -> dict[str, object]:
    received_us = to_us(NOW - timedelta(days=days))
    row = {"id": entry, "received_us": received_us, "body": b"x" * 2000, "signature": ""}
    return {**row, "processed_us": received_us, "fault": None, **more}


def forget(connection: sa.Connection, days: int, now: datetime = NOW) -> None:
    cutoff = now - timedelta(days=days)
    while retention.forget_slice(Transaction(connection), cutoff, now) >= retention._SLICE:
        pass


def test_webhooks_go_when_meta_repeats_them_no_more(tmp_path: Path) -> None:
    engine = make_engine(tmp_path / "relay.db", writer=True)
    rows = [
        webhook(1, 9),
        webhook(2, 11),
        webhook(3, 11, processed_us=None),
        webhook(4, 11, fault="odd"),
        webhook(5, 31, fault="odd"),
    ]
    event = {"id": "e", "type": "unknown", "phone_number_id": None, "payload": "{}"}
    with engine.begin() as connection:
        prepare(connection)
        connection.execute(JOURNAL.insert(), rows)
        for seq, days in ((1, 31), (2, 29)):
            at_us = to_us(NOW - timedelta(days=days))
            connection.execute(EVENTS.insert().values(**event, seq=seq, at_us=at_us))
            connection.execute(ITEMS.insert().values(key=bytes([seq]) * 16, seen_us=at_us))
        upload = {"digest": "d", "phone_number_id": "p", "mime_type": "m", "media_id": "i"}
        old_us = to_us(NOW - timedelta(days=30, seconds=1))
        connection.execute(UPLOADS.insert().values(**upload, uploaded_us=old_us))
        forget(connection, 30)
        assert set(connection.execute(sa.select(JOURNAL.c.id)).scalars()) == {1, 3, 4}
        assert connection.execute(sa.select(EVENTS.c.seq)).scalars().all() == [2]
        assert len(connection.execute(sa.select(ITEMS.c.key)).all()) == 1
        assert connection.execute(sa.select(UPLOADS)).all() == []
        forget(connection, 3)
        assert len(connection.execute(sa.select(ITEMS.c.key)).all()) == 0
        assert set(connection.execute(sa.select(JOURNAL.c.id)).scalars()) == {3}
    engine.dispose()


def test_the_keys_of_webhooks_outlive_a_short_retention(tmp_path: Path) -> None:
    engine = make_engine(tmp_path / "relay.db", writer=True)
    with engine.begin() as connection:
        prepare(connection)
        seen_us = to_us(NOW - timedelta(days=8))
        connection.execute(ITEMS.insert().values(key=b"k" * 16, seen_us=seen_us))
        forget(connection, 1)
        assert len(connection.execute(sa.select(ITEMS.c.key)).all()) == 1
    engine.dispose()


def size_of(path: Path) -> int:
    """Bytes of the file, with everything that was committed in it."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    connection.close()
    return path.stat().st_size


def test_a_sqlite_file_shrinks_again(tmp_path: Path) -> None:
    path = tmp_path / "relay.db"
    engine = make_engine(path, writer=True)
    with engine.begin() as connection:
        prepare(connection)
        connection.execute(JOURNAL.insert(), [webhook(n, 11) for n in range(1, 5001)])
    full = size_of(path)
    with engine.begin() as connection:
        forget(connection, 30)
    slices = 0
    more = True
    while more:
        with engine.begin() as connection:
            more = retention._give_back(Transaction(connection))
            slices += 1
    engine.dispose()
    assert full > 9_000_000
    assert size_of(path) < full / 10
    assert slices > 1
