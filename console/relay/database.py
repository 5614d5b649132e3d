"""The relay's database: one writer thread that commits in groups, and several readers."""

import asyncio
import copy
import logging
import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

import sqlalchemy as sa

from console.relay import schema
from console.relay.database_address import DatabaseAddress, PostgresAddress
from console.relay.database_engines import READERS, make_engine
from console.relay.database_faults import (
    LeaseLost,
    StorageUnavailable,
    is_collision,
    is_cut_off,
    is_storage_failure,
    reason,
)
from console.relay.database_file import DatabaseFile
from console.relay.transaction import CHANNEL, EventRow, Transaction

__all__ = ["Database", "Listeners", "StorageUnavailable", "make_engine", "writing"]

T = TypeVar("T")
LOG = logging.getLogger(__name__)
_GROUP = 512
_TRIES = 3


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
    events: tuple[EventRow, ...] = ()
    in_doubt: bool = False


@dataclass(slots=True)
class Figures:
    """What the writer did since it started."""

    commits: int = 0
    jobs: int = 0
    failures: int = 0


@dataclass(slots=True)
class Listeners:
    """Who hears of commits, on the loop.

    `announce` gets the events of each commit, in order, before the callers hear of it.
    `doubt` is told that a connection broke during a commit, which may or may not hold.
    """

    announce: Callable[[Sequence[EventRow]], None]
    doubt: Callable[[], None] = field(default=lambda: None)


class Database:
    """Writes in one thread, each commit carrying every job that waited; reads beside it.

    A job runs whole or not at all; its failure does not touch the others of its commit. It
    may run more than once (when another of its group failed, or another instance got in
    the way) before it commits once: it must have no effect outside its transaction.
    """

    def __init__(
        self, address: DatabaseAddress, loop: asyncio.AbstractEventLoop, listeners: Listeners
    ) -> None:
        """Opens the database, makes or upgrades its tables.

        Raises: NewerDatabase, DatabaseInUse, StorageUnavailable.
        """
        self.shared = isinstance(address, PostgresAddress)
        self.figures = Figures()
        self._loop = loop
        self._listeners = listeners
        self._waiting: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._file = None if isinstance(address, PostgresAddress) else DatabaseFile(address)
        self._read_engine = make_engine(address, writer=False)
        self._write_engine = make_engine(address, writer=True)
        self._connection: sa.Connection | None = None
        self._committing = False
        self.writer_pid = 0
        """The server's process behind the writer; 0 on SQLite, and while there is none."""
        self._fence: Callable[[Transaction], bool] | None = None
        try:
            with self._write_engine.begin() as connection:
                schema.prepare(connection)
        except (sa.exc.DBAPIError, schema.NewerDatabase) as error:
            self._let_go()
            if isinstance(error, schema.NewerDatabase):
                raise
            raise StorageUnavailable(reason(error)) from error
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="relay-reader")
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
        self._waiting.put(_Job(self.guarded(work), future))
        return future

    def fenced(self, fence: Callable[[Transaction], bool]) -> "Database":
        """The same database for work that one instance does: where `fence` says no, a job is
        not run, and LeaseLost is raised instead.
        """
        other = copy.copy(self)
        other._fence = fence  # noqa: SLF001 - its own class
        return other

    def unfenced(self) -> "Database":
        """The same database without a fence, for what must be stored whoever does the work."""
        other = copy.copy(self)
        other._fence = None  # noqa: SLF001 - its own class
        return other

    def holds(self, transaction: Transaction) -> bool:
        """Whether the work that this database is fenced for is this instance's to do.

        It stays so until the transaction ends. Thread: the writer's.
        """
        return self._fence is None or self._fence(transaction)

    def guarded(self, work: Callable[[Transaction], T]) -> Callable[[Transaction], T]:
        """`work` behind the fence, if there is one."""
        if self._fence is None:
            return work

        def behind_fence(transaction: Transaction) -> T:
            if not self.holds(transaction):
                raise LeaseLost
            return work(transaction)

        return behind_fence

    async def ring(self, topic: str) -> None:
        """Wake the other instances, if there can be any. Raises: StorageUnavailable."""
        if self.shared:
            notify = sa.select(sa.func.pg_notify(CHANNEL, topic))
            await self.read(lambda connection: _at_once(connection, notify))

    async def read(self, work: Callable[[sa.Connection], T]) -> T:
        """Run `work` on a reader thread, in one snapshot of what is committed.

        Raises: StorageUnavailable, and whatever `work` raises.
        """
        return await self._loop.run_in_executor(self._readers, partial(self._read, work))

    async def close(self) -> None:
        """Finish what was submitted, then let go of the database."""
        self._waiting.put(None)
        await asyncio.to_thread(self._writer.join)
        self._readers.shutdown()
        self._let_go()

    def _let_go(self) -> None:
        self._read_engine.dispose()
        self._write_engine.dispose()
        if self._file is not None:
            self._file.release()

    def _read(self, work: Callable[[sa.Connection], T]) -> T:
        try:
            try:
                return self._read_once(work)
            except sa.exc.DBAPIError as error:
                if not is_cut_off(error):
                    raise
                return self._read_once(work)  # the server was away meanwhile: connect anew
        except sa.exc.SQLAlchemyError as error:
            if is_storage_failure(error):
                raise StorageUnavailable(reason(error)) from error
            raise

    def _read_once(self, work: Callable[[sa.Connection], T]) -> T:
        with self._read_engine.connect() as connection:
            return work(connection)

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
        """Store what can be stored; a connection that broke before the commit is replaced."""
        for tries_left in reversed(range(_TRIES)):
            try:
                events = self._store(jobs)
            except Exception as error:  # noqa: BLE001 - the writer must outlive every fault
                in_doubt = self._committing
                self._drop_connection()
                again = is_collision(error) or is_cut_off(error)
                if tries_left and again and not in_doubt:
                    continue
                return self._failed(jobs, error, in_doubt=in_doubt)
            self.figures.commits += 1
            self.figures.jobs += len(jobs)
            return _Settled(jobs, events)
        raise AssertionError  # the last try returns

    def _failed(self, jobs: list[_Job], error: Exception, *, in_doubt: bool) -> _Settled:
        self.figures.failures += 1
        if not is_storage_failure(error):
            LOG.error("the writer met a fault of its own", exc_info=error)
        for job in jobs:
            job.error = StorageUnavailable(reason(error))
        return _Settled(jobs, in_doubt=in_doubt)

    def _store(self, jobs: list[_Job]) -> tuple[EventRow, ...]:
        """All jobs in one go; if one fails, each behind its own savepoint."""
        connection = self._connect()
        whole = connection.begin()
        try:
            transaction = Transaction(connection)
            for job in jobs:
                job.error = None
                job.result = job.work(transaction)
            events = transaction.flush()
        except Exception as error:
            if is_storage_failure(error):
                raise
            whole.rollback()
            return self._store_apart(connection, jobs)
        self._finish(whole)
        return events

    def _store_apart(self, connection: sa.Connection, jobs: list[_Job]) -> tuple[EventRow, ...]:
        whole = connection.begin()
        events: tuple[EventRow, ...] = ()
        for job in jobs:
            savepoint = connection.begin_nested()
            transaction = Transaction(connection)
            try:
                job.result = job.work(transaction)
                added = transaction.flush()
                savepoint.commit()
            except Exception as error:
                if is_storage_failure(error):
                    raise  # nothing of this commit can be kept
                job.error = error
                savepoint.rollback()
            else:
                events += added
        if all(job.error for job in jobs):
            whole.rollback()
        else:
            self._finish(whole)
        return events

    def _finish(self, whole: sa.Transaction) -> None:
        if self._file is not None:
            self._file.refuse_lost()
        self._committing = True
        whole.commit()
        self._committing = False

    def _connect(self) -> sa.Connection:
        if self._connection is None:
            replaced = self._file is not None and self._file.found_another()
            self._connection = self._write_engine.connect()
            if replaced:  # somebody put a copy in its place: it may be an older one
                self._read_engine.dispose()
                with self._connection.begin():
                    schema.prepare(self._connection)
            if self.shared:
                driver: Any = self._connection.connection.driver_connection
                self.writer_pid = driver.info.backend_pid
        return self._connection

    def _drop_connection(self) -> None:
        self._committing = False
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None

    def _deliver(self, settled: _Settled) -> None:
        if settled.events:
            self._listeners.announce(settled.events)
        if settled.in_doubt:
            self._listeners.doubt()
        for job in settled.jobs:
            if job.future.done():
                continue
            if job.error is None:
                job.future.set_result(job.result)
            else:
                job.future.set_exception(job.error)
                job.future.exception()  # told; a caller who left need not be warned of it


@contextmanager
def writing(address: DatabaseAddress) -> Iterator[sa.Connection]:
    """One transaction beside whoever serves the database; makes or upgrades its tables.

    Raises: NewerDatabase, StorageUnavailable.
    """
    engine = make_engine(address, writer=True)
    try:
        with engine.begin() as connection:
            schema.prepare(connection)
            yield connection
    except (sa.exc.DBAPIError, OSError) as error:
        if not is_storage_failure(error):
            raise
        raise StorageUnavailable(reason(error)) from error
    finally:
        engine.dispose()


def _at_once(connection: sa.Connection, statement: sa.Select[Any]) -> None:
    """Outside any transaction: a reader's is never committed."""
    connection.execution_options(isolation_level="AUTOCOMMIT").execute(statement)
