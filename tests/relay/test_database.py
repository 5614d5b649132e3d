"""The writer: groups, failures of one among many, other instances in the way."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from pydantic import BaseModel

from console.relay.database import Database, Listeners, StorageUnavailable, make_engine
from console.relay.database_address import DatabaseAddress, parse
from console.relay.database_faults import LeaseLost
from console.relay.database_file import DatabaseInUse
from console.relay.leases import Leases
from console.relay.schema import COUNTERS, LEASES, SUPPRESSIONS
from console.relay.stream import head_seq, page
from console.relay.suppressions import Suppression, scopes_of
from console.relay.suppressions import suppress as suppress_person
from console.relay.transaction import EventRow, NewEvent, Transaction
from console.wire.events import EventType
from tests.postgres import DATABASES

NOW = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.fixture(params=DATABASES)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> DatabaseAddress:
    if request.param == "sqlite":
        return tmp_path / "relay.db"
    return parse(request.getfixturevalue("postgres_url"), tmp_path)


@pytest.fixture
def server(postgres_url: str, tmp_path: Path) -> DatabaseAddress:
    return parse(postgres_url, tmp_path)


class Told(BaseModel):
    text: str


@asynccontextmanager
async def opened(
    address: DatabaseAddress,
    announced: list[EventRow] | None = None,
    doubts: list[bool] | None = None,
) -> AsyncIterator[Database]:
    heard: list[EventRow] = [] if announced is None else announced
    doubted: list[bool] = [] if doubts is None else doubts
    listeners = Listeners(heard.extend, lambda: doubted.append(True))
    database = Database(address, asyncio.get_running_loop(), listeners)
    try:
        yield database
    finally:
        await database.close()


def emit(transaction: Transaction, text: str) -> None:
    told = Told(text=text)
    transaction.emit(NewEvent(text, EventType.UNKNOWN, NOW, None, told))


def suppress(transaction: Transaction, person: str) -> None:
    row = {"scope": "all", "recipient": "x", "reason": "r", "set_by": "s", "set_us": 1}
    transaction.connection.execute(SUPPRESSIONS.insert(), {"person": person, **row})


def suppress_and_tell(transaction: Transaction, person: str) -> None:
    suppress(transaction, person)
    emit(transaction, person)


def persons(connection: sa.Connection) -> set[str]:
    return set(connection.execute(sa.select(SUPPRESSIONS.c.person)).scalars())


async def together(database: Database, *jobs: Callable[[Transaction], Any]) -> list[Any]:
    """The jobs in one commit: they wait while the writer is held up."""
    begun, go_on = threading.Event(), threading.Event()

    def hold(_transaction: Transaction) -> None:
        begun.set()
        go_on.wait(20)

    held = database.submit(hold)
    await asyncio.to_thread(begun.wait, 20)
    futures = [database.submit(job) for job in jobs]
    go_on.set()
    await held
    return await asyncio.gather(*futures, return_exceptions=True)


async def test_one_that_fails_does_not_touch_the_others(address: DatabaseAddress) -> None:
    def refuse(transaction: Transaction) -> None:
        suppress(transaction, "half")
        emit(transaction, "half")
        raise ValueError("no")

    def break_a_rule(transaction: Transaction) -> None:
        suppress(transaction, "once")
        suppress(transaction, "once")

    announced: list[EventRow] = []
    async with opened(address, announced) as database:
        outcomes = await together(
            database,
            partial(suppress_and_tell, person="a"),
            refuse,
            break_a_rule,
            partial(suppress_and_tell, person="b"),
        )
        assert [type(outcome) for outcome in outcomes] == [
            type(None),
            ValueError,
            sa.exc.IntegrityError,
            type(None),
        ]
        assert await database.read(persons) == {"a", "b"}
        assert [(event.seq, event.payload) for event in announced] == [
            (1, '{"text":"a"}'),
            (2, '{"text":"b"}'),
        ]
        assert await database.read(head_seq) == 2


async def test_a_whole_group_shares_a_commit_and_one_row_of_numbers(
    address: DatabaseAddress,
) -> None:
    announced: list[EventRow] = []
    async with opened(address, announced) as database:
        before = database.figures.commits
        jobs = [lambda t, n=number: emit(t, str(n)) for number in range(50)]
        assert await together(database, *jobs) == [None] * 50
        assert database.figures.commits == before + 2  # the one that held it up, and these
        assert [event.seq for event in announced] == list(range(1, 51))


async def test_a_group_that_fails_whole_leaves_nothing(address: DatabaseAddress) -> None:
    def refuse(transaction: Transaction) -> None:
        emit(transaction, "never")
        raise ValueError("no")

    announced: list[EventRow] = []
    async with opened(address, announced) as database:
        outcomes = await together(database, refuse, refuse)
        assert [type(outcome) for outcome in outcomes] == [ValueError, ValueError]
        await database.write(lambda t: emit(t, "first"))
        assert [event.seq for event in announced] == [1]


async def test_a_fence_that_says_no_stops_only_what_is_behind_it(
    address: DatabaseAddress,
) -> None:
    async with opened(address) as database:
        shut = database.fenced(lambda _transaction: False)
        with pytest.raises(LeaseLost):
            await shut.write(lambda t: suppress(t, "a"))
        await shut.unfenced().write(lambda t: suppress(t, "b"))
        assert await database.read(persons) == {"b"}


async def test_a_file_has_one_relay(tmp_path: Path) -> None:
    async with opened(tmp_path / "relay.db"):
        with pytest.raises(DatabaseInUse, match="another relay"):
            async with opened(tmp_path / "relay.db"):
                pass
    async with opened(tmp_path / "relay.db") as database:
        assert await database.read(head_seq) == 0


async def test_a_lost_file_is_not_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "relay.db"
    async with opened(path) as database:
        await database.write(lambda t: suppress(t, "a"))
        path.rename(tmp_path / "elsewhere.db")
        for _ in range(3):
            with pytest.raises(StorageUnavailable):
                await database.write(lambda t: suppress(t, "b"))
        assert not path.exists()
        (tmp_path / "elsewhere.db").rename(path)
        await database.write(lambda t: suppress(t, "c"))
        assert await database.read(persons) == {"a", "c"}


async def test_an_older_copy_in_its_place_is_read_and_written(tmp_path: Path) -> None:
    path = tmp_path / "relay.db"
    async with opened(path) as database:
        await database.write(lambda t: suppress(t, "a"))
    copy = path.read_bytes()
    async with opened(path) as database:
        await database.write(lambda t: suppress(t, "b"))
        (tmp_path / "copy.db").write_bytes(copy)
        for name in ("relay.db-wal", "relay.db-shm"):
            (tmp_path / name).unlink()
        (tmp_path / "copy.db").rename(path)
        with pytest.raises(StorageUnavailable):
            await database.write(lambda t: suppress(t, "c"))
        await database.write(lambda t: suppress(t, "d"))
        assert await database.read(persons) == {"a", "d"}


def cut(postgres_url: str) -> int:
    """End every connection of the relay; how many there were."""
    engine = sa.create_engine(postgres_url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        ended = connection.execute(
            sa.text(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                " WHERE application_name = 'acuerdo-relay' AND datname = current_database()"
            )
        ).all()
    engine.dispose()
    return len(ended)


async def test_a_connection_cut_between_commits_is_replaced(
    server: DatabaseAddress, postgres_url: str
) -> None:
    announced: list[EventRow] = []
    doubts: list[bool] = []
    async with opened(server, announced, doubts) as database:
        for number in range(5):
            await database.write(partial(emit, text=str(number)))
            await database.read(head_seq)
            assert await asyncio.to_thread(cut, postgres_url) >= 2
        assert await database.read(head_seq) == 5
        assert [event.seq for event in announced] == [1, 2, 3, 4, 5]
        assert doubts == []


async def test_a_connection_cut_inside_a_transaction_costs_a_second_try(
    server: DatabaseAddress, postgres_url: str
) -> None:
    tries: list[int] = []

    def work(transaction: Transaction) -> None:
        emit(transaction, "x")
        suppress(transaction, "a")
        tries.append(1)
        if len(tries) == 1:
            cut(postgres_url)

    async with opened(server) as database:
        await database.write(work)
        assert len(tries) == 2
        assert await database.read(head_seq) == 1
        assert await database.read(persons) == {"a"}


async def test_a_commit_that_may_or_may_not_hold_is_doubted(
    server: DatabaseAddress, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish = Database._finish

    def cut_then_finish(self: Database, whole: sa.Transaction) -> None:
        cut(postgres_url)
        finish(self, whole)

    doubts: list[bool] = []
    async with opened(server, doubts=doubts) as database:
        with monkeypatch.context() as patched:
            patched.setattr(Database, "_finish", cut_then_finish)
            with pytest.raises(StorageUnavailable):
                await database.write(lambda t: suppress(t, "a"))
        assert doubts == [True]
        await database.write(lambda t: suppress(t, "b"))
        assert "b" in await database.read(persons)


async def test_the_second_of_two_instances_finds_what_the_first_stored(
    server: DatabaseAddress,
) -> None:
    """Both look, neither sees it, both insert: the loser looks again."""
    both_looked = threading.Barrier(2)

    def once(transaction: Transaction) -> bool:
        there = "a" in persons(transaction.connection)
        if not there:
            both_looked.wait(20)
            suppress(transaction, "a")
        return not there

    async with opened(server) as one, opened(server) as other:
        new = await asyncio.gather(one.write(once), other.write(once))
        assert sorted(new) == [False, True]


async def test_a_deadlock_between_instances_passes(server: DatabaseAddress) -> None:
    first_locked = threading.Barrier(2)
    waited: set[str] = set()

    def lock(transaction: Transaction, *names: str) -> None:
        for name in names:
            mine = COUNTERS.update().where(COUNTERS.c.name == name)
            transaction.connection.execute(mine.values(value=COUNTERS.c.value + 1))
            if names[0] not in waited:
                waited.add(names[0])
                first_locked.wait(20)

    def make(transaction: Transaction) -> None:
        rows = [{"name": name, "value": 0} for name in ("x", "y")]
        transaction.connection.execute(COUNTERS.insert(), rows)

    async with opened(server) as one, opened(server) as other:
        await one.write(make)
        await asyncio.gather(
            one.write(lambda t: lock(t, "x", "y")), other.write(lambda t: lock(t, "y", "x"))
        )
        query = sa.select(COUNTERS.c.value).where(COUNTERS.c.name.in_(["x", "y"]))
        assert await one.read(lambda c: list(c.execute(query).scalars())) == [2, 2]


class Watcher:
    """Pages on while others write, and notes what is not gapless, or not the head."""

    def __init__(self, address: DatabaseAddress) -> None:
        self.seen: list[int] = []
        self.faults: list[str] = []
        self._engine = make_engine(address, writer=False)
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def stop(self) -> None:
        self._done.set()
        self._thread.join(60)
        self._engine.dispose()

    def _run(self) -> None:
        last_look = False
        while not last_look:
            last_look = self._done.is_set()
            self._look()

    def _look(self) -> None:
        last = self.seen[-1] if self.seen else 0
        with self._engine.connect() as connection:
            news = [event.seq for event in page(connection, last, 1000)]
            head = head_seq(connection)
        if news != list(range(last + 1, last + 1 + len(news))):
            self.faults.append(f"after {last} came {news}")
        self.seen += news
        if head != (self.seen[-1] if self.seen else 0):
            self.faults.append(f"the head is {head}, the last visible {self.seen[-1:]}")


async def write_groups(address: DatabaseAddress, name: str) -> None:
    async with opened(address) as database:
        for number in range(150):
            texts = [f"{name}{number}.{part}" for part in range(number % 4 + 1)]
            await asyncio.gather(*(database.write(partial(emit, text=t)) for t in texts))


async def test_numbers_are_gapless_and_in_commit_order_whoever_gives_them(
    server: DatabaseAddress,
) -> None:
    """A reader who pages while two instances write never meets a number before its elder."""
    async with opened(server):
        watcher = Watcher(server)
    try:
        await asyncio.gather(write_groups(server, "a"), write_groups(server, "b"))
    finally:
        await asyncio.to_thread(watcher.stop)
    assert watcher.faults == []
    per_writer = sum(number % 4 + 1 for number in range(150))
    assert watcher.seen == list(range(1, 2 * per_writer + 1))


@pytest.fixture
def leases_table(server: DatabaseAddress) -> Iterator[sa.Engine]:
    engine = make_engine(server, writer=True)
    yield engine
    engine.dispose()


async def test_a_lease_has_one_holder_and_a_takeover_raises_its_term(
    server: DatabaseAddress, leases_table: sa.Engine
) -> None:
    async with opened(server) as one_database, opened(server) as other_database:
        one, other = Leases(one_database), Leases(other_database)
        for leases in (one, other):
            leases._names.add("sender")
            await leases._tick()
        assert (one.holds("sender"), other.holds("sender")) == (True, False)
        one._running = dict(one._terms)
        assert await one_database.write(lambda t: one.fence("sender", t))
        with leases_table.begin() as connection:
            connection.execute(LEASES.update().values(expires_us=1))
        await other._tick()
        assert other.holds("sender")
        assert other._terms["sender"] == one._terms["sender"] + 1
        other._running = dict(other._terms)
        assert await other_database.write(lambda t: other.fence("sender", t))
        assert not await one_database.write(lambda t: one.fence("sender", t))
        one._renew_at_s = 0.0
        await one._tick()
        assert not one.holds("sender")


async def test_a_stop_waits_for_the_claim_under_way(server: DatabaseAddress) -> None:
    async with opened(server) as one, opened(server) as other:
        leases = Leases(one)
        leases._names.add("sender")
        await leases._tick()
        leases._running = dict(leases._terms)
        begun, go_on = threading.Event(), threading.Event()
        order: list[str] = []

        def claim(transaction: Transaction) -> None:
            assert not scopes_of(transaction.connection, ("521",))
            begun.set()
            go_on.wait(20)
            order.append("claimed")

        def stop(transaction: Transaction) -> None:
            stopped = Suppression("521", "+521", "all", "asked", "ana")
            suppress_person(transaction.connection, stopped, NOW)
            order.append("stopped")

        claiming = one.fenced(partial(leases.fence, "sender")).submit(claim)
        await asyncio.to_thread(begun.wait, 20)
        stopping = other.submit(stop)
        await asyncio.sleep(0.2)
        go_on.set()
        await asyncio.gather(claiming, stopping)
        assert order == ["claimed", "stopped"]
        assert await one.read(lambda c: scopes_of(c, ("521",))) == {"all"}


async def test_what_is_given_up_is_free_at_once(server: DatabaseAddress) -> None:
    async with opened(server) as one_database, opened(server) as other_database:
        one, other = Leases(one_database), Leases(other_database)
        one._names.add("sender")
        other._names.add("sender")
        await one._tick()
        await one.release()
        await other._tick()
        assert other.holds("sender")


async def test_a_doubt_begins_a_new_term(server: DatabaseAddress) -> None:
    async with opened(server) as database:
        leases = Leases(database)
        ran: list[int] = []
        both = asyncio.Event()

        async def work() -> None:
            ran.append(leases._terms["sender"])
            if len(ran) == 2:
                both.set()
            await asyncio.Event().wait()

        async with asyncio.TaskGroup() as group:
            keeper = group.create_task(leases.run())
            worker = group.create_task(leases.while_held("sender", work))
            while not ran:  # noqa: ASYNC110 - started by the keeper in its own time
                await asyncio.sleep(0.01)
            leases.doubt()
            await both.wait()
            keeper.cancel()
            worker.cancel()
        assert ran == [1, 2]
