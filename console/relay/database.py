"""The relay's database: one writer thread that commits in groups, and several readers."""

import asyncio
import os
import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.pool import NullPool, QueuePool

from console.relay import schema
from console.relay.transaction import EventRow, Transaction

T = TypeVar("T")
_GROUP = 512
_READERS = 4


class StorageUnavailable(RuntimeError):  # noqa: N818 - named for what happened, like the project's Unavailable
    """The disk is full, or the database is lost or locked. Nothing was stored."""


@dataclass(slots=True)
class _Job:
    """Work for the writer thread, and where its result goes."""

    work: Callable[[Transaction], Any]
    future: asyncio.Future[Any]
    result: Any = None
    error: Exception | None = None


@dataclass(slots=True)
class _Settled:
    """What one commit did, on its way to the loop."""

    jobs: list[_Job]
    events: tuple[EventRow, ...] = field(default=())


class Database:
    """Writes in one thread, each commit carrying every job that waited; reads beside it.

    A job runs whole or not at all; its failure does not touch the others of its commit.
    `announce` is called on the loop with the events of each commit, in order, before the
    callers hear of it.
    """

    def __init__(
        self,
        path: Path,
        loop: asyncio.AbstractEventLoop,
        announce: Callable[[Sequence[EventRow]], None],
    ) -> None:
        self._path = path
        self._loop = loop
        self._announce = announce
        self._waiting: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._readers = ThreadPoolExecutor(_READERS, thread_name_prefix="relay-reader")
        self._read_engine = make_engine(path, writer=False)
        self._write_engine = make_engine(path, writer=True)
        self._connection: sa.Connection | None = None
        self._inode = 0
        with self._write_engine.begin() as connection:
            schema.prepare(connection)
        self._writer = threading.Thread(target=self._run, name="relay-writer", daemon=True)
        self._writer.start()

    async def write(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` in the next commit; return its result when that is on disk.

        Raises: StorageUnavailable, and whatever `work` raises.
        Thread: `work` runs on the writer thread.
        """
        return await asyncio.shield(self.submit(work))

    def submit(self, work: Callable[[Transaction], T]) -> asyncio.Future[T]:
        """As `write`, for callers that share one future. Await it shielded."""
        future: asyncio.Future[T] = self._loop.create_future()
        self._waiting.put(_Job(work, future))
        return future

    async def read(self, work: Callable[[sa.Connection], T]) -> T:
        """Run `work` on a reader thread, seeing what is committed.

        Raises: StorageUnavailable, and whatever `work` raises.
        """
        return await self._loop.run_in_executor(self._readers, partial(self._read, work))

    async def close(self) -> None:
        """Finish what was submitted, then let go of the file."""
        self._waiting.put(None)
        await asyncio.to_thread(self._writer.join)
        self._readers.shutdown()
        self._read_engine.dispose()
        self._write_engine.dispose()

    def _read(self, work: Callable[[sa.Connection], T]) -> T:
        try:
            with self._read_engine.connect() as connection:
                return work(connection)
        except sa.exc.OperationalError as error:
            raise StorageUnavailable(_reason(error)) from error

    def _run(self) -> None:
        running = True
        while running:
            batch = [self._waiting.get()]
            while len(batch) < _GROUP:
                try:
                    batch.append(self._waiting.get_nowait())
                except queue.Empty:
                    break
            jobs = [job for job in batch if job is not None]
            running = len(jobs) == len(batch)
            if jobs:
                settled = self._commit(jobs)
                self._loop.call_soon_threadsafe(self._deliver, settled)
        self._drop_connection()

    def _commit(self, jobs: list[_Job]) -> _Settled:
        try:
            connection = self._connect()
            with connection.begin() as whole:
                events: tuple[EventRow, ...] = ()
                for job in jobs:
                    events += self._one(connection, job, alone=len(jobs) == 1)
                if not all(job.error for job in jobs):
                    self._refuse_lost_file()
                    whole.commit()
                else:
                    whole.rollback()
        except (sa.exc.SQLAlchemyError, OSError) as error:
            self._drop_connection()
            for job in jobs:
                job.error = StorageUnavailable(_reason(error))
            return _Settled(jobs)
        return _Settled(jobs, events)

    def _one(
        self, connection: sa.Connection, job: _Job, *, alone: bool
    ) -> tuple[EventRow, ...]:
        savepoint = None if alone else connection.begin_nested()
        transaction = Transaction(connection)
        try:
            job.result = job.work(transaction)
            events = transaction.flush()
        except (sa.exc.OperationalError, OSError):
            raise  # the disk or the file, not the job: nothing of this commit can be kept
        except Exception as error:  # noqa: BLE001 - handed to the caller who asked for the job
            job.error = error
            if savepoint is not None:
                savepoint.rollback()
            return ()
        if savepoint is not None:
            savepoint.commit()
        return events

    def _connect(self) -> sa.Connection:
        if self._connection is None:
            self._inode = self._path.stat().st_ino  # never make an empty one in its place
            self._connection = self._write_engine.connect()
        return self._connection

    def _drop_connection(self) -> None:
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None

    def _refuse_lost_file(self) -> None:
        """SQLite would go on writing into a file that was moved away or deleted."""
        if os.stat(self._path).st_ino != self._inode:  # noqa: PTH116 - on the path of every commit
            msg = "the database file was replaced"
            raise FileNotFoundError(msg)

    def _deliver(self, settled: _Settled) -> None:
        if settled.events:
            self._announce(settled.events)
        for job in settled.jobs:
            if job.future.done():
                continue
            if job.error is None:
                job.future.set_result(job.result)
            else:
                job.future.set_exception(job.error)
                job.future.exception()  # told; a caller who left need not be warned of it


def make_engine(path: Path, *, writer: bool) -> sa.Engine:
    """An engine on the SQLite file `path`: WAL, every commit on disk before it returns.

    A writer's transactions take the write lock at once; readers see one snapshot each.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = sa.create_engine(
        f"sqlite+pysqlite:///{path}",
        poolclass=NullPool if writer else QueuePool,
        connect_args={"check_same_thread": False, "timeout": 5.0},
    )
    begin = "BEGIN IMMEDIATE" if writer else "BEGIN"

    @sa.event.listens_for(engine, "connect")
    def configure(connection: Any, _record: Any) -> None:  # noqa: ANN401 - the driver's own
        connection.isolation_level = None  # we say BEGIN; sqlite3 would commit behind us
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=5000"):
            connection.execute(f"PRAGMA {pragma}").close()

    @sa.event.listens_for(engine, "begin")
    def start(connection: sa.Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _reason(error: Exception) -> str:
    original = getattr(error, "orig", None)
    return str(original or error)
