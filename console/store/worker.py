"""Runs transactions in threads. The only place where the event loop meets the database."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from console.store.engine import writing
from console.store.failures import explained, was_undone
from console.store.notices import Listener, new_sender, tell
from console.store.unit import SqlUnitOfWork
from console.usecases.ports import ChangeSet, UnitOfWork

T = TypeVar("T")
AGAIN = 3
"""How often a transaction that the server undid is run again."""


class Worker:
    """Implements usecases.ports.Runner: one writer thread, a few reader threads.

    `read_now` and `write_now` do the same for programs without an event loop.
    """

    def __init__(
        self,
        engine: Engine,
        announce: Callable[[ChangeSet], None] = lambda _: None,
        readers: int = 3,
    ) -> None:
        self._reading = engine
        self._writing = writing(engine)
        self._where = engine.url.render_as_string() or "database"
        self._announce = announce
        self.console_id = new_sender()
        self._listener: Listener | None = None
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="db-write")
        self._readers = ThreadPoolExecutor(readers, thread_name_prefix="db-read")

    async def read(self, job: Callable[[UnitOfWork], T]) -> T:
        """Implements Runner."""
        work = partial(self._look, job)
        return await asyncio.get_running_loop().run_in_executor(self._readers, work)

    async def write(self, job: Callable[[UnitOfWork], T]) -> T:
        """Implements Runner.

        Thread: `job` runs on the writer thread and must not touch Qt. Cancelling the
        caller does not undo the commit, and the change is announced all the same, on
        the loop.
        """
        work = partial(self._transact, job)
        future = asyncio.get_running_loop().run_in_executor(self._writer, work)
        future.add_done_callback(self._tell)
        result, _ = await asyncio.shield(future)
        return result

    def read_now(self, job: Callable[[UnitOfWork], T]) -> T:
        """As `read`, on the calling thread, which must not be the event loop's."""
        return self._look(job)

    def write_now(self, job: Callable[[UnitOfWork], T]) -> T:
        """As `write`, waiting for the writer thread; announced on the calling thread."""
        result, changes = self._writer.submit(self._transact, job).result()
        if changes:
            self._announce(changes)
        return result

    @property
    def is_shared(self) -> bool:
        """Whether other consoles may write into the workspace too."""
        return self._reading.dialect.name != "sqlite"

    def listen(self) -> Listener | None:
        """Announce what other consoles write, too; None where nobody else can."""
        if self.is_shared and self._listener is None:
            self._listener = Listener(self._reading, self.console_id, self._announce)
            self._listener.start()
        return self._listener

    def close(self) -> None:
        """Let running and waiting transactions end, stop the threads, close the database."""
        if self._listener is not None:
            self._listener.close()
        self._writer.shutdown()
        self._readers.shutdown()
        self._reading.dispose()

    def _look(self, job: Callable[[UnitOfWork], T]) -> T:
        with explained(self._where), self._reading.connect() as connection:
            return job(SqlUnitOfWork(connection))

    def _transact(self, job: Callable[[UnitOfWork], T]) -> tuple[T, ChangeSet]:
        """Run `job`; again when the server undid it, as it does with one of two transactions
        that wait for each other. A job does nothing outside its unit of work.
        """
        with explained(self._where):
            for _ in range(AGAIN):
                try:
                    return self._transact_once(job)
                except OperationalError as error:
                    if not was_undone(error):
                        raise
            return self._transact_once(job)

    def _transact_once(self, job: Callable[[UnitOfWork], T]) -> tuple[T, ChangeSet]:
        with self._writing.begin() as connection:
            uow = SqlUnitOfWork(connection)
            result = job(uow)
            changes = uow.changes()
            if changes:
                tell(connection, self.console_id, changes)
        return result, changes

    def _tell(self, future: "asyncio.Future[tuple[T, ChangeSet]]") -> None:
        if future.cancelled() or future.exception():
            return
        _, changes = future.result()
        if changes:
            self._announce(changes)
