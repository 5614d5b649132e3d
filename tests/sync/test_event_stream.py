"""The stream is followed from the cursor on, through any weather."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest

from console.runtime.errors import Unavailable
from console.sync import event_stream
from console.sync.connection import Connection, Line, LineState
from console.sync.event_stream import SLICE, EventStream
from console.usecases.ports import UnitOfWork
from tests.fakes.uow import FakeAsyncRunner
from tests.store.placing import NOW, Store
from tests.sync.line import (
    Answer,
    Relay,
    SetClock,
    breaks,
    frame,
    page,
    page_of_html,
    refuses,
    running,
    streams,
    until,
)
from tests.usecases.scene import received, thread

EVENTS, STREAM = "/v1/events", "/v1/events/stream"


class Desk:
    """A stream over a workspace in memory; `lines` are the states it went through."""

    def __init__(self, runner: FakeAsyncRunner, relay: Relay, clock: SetClock) -> None:
        self.runner = runner
        self.relay = relay
        self.clock = clock
        self.lines: list[LineState] = []
        self.connection = Connection(clock.now)
        self.connection.listen(self.lines.append)
        self.stream = EventStream(runner, relay.client(), self.connection, clock)

    def cursor(self) -> int:
        return self.runner.now.read(lambda uow: uow.cursor.last())

    def states(self) -> list[Line]:
        """The states without repeats."""
        found: list[Line] = []
        for state in self.lines:
            if not found or found[-1] is not state.line:
                found.append(state.line)
        return found

    async def follow(self, wanted: Callable[[], object], *, on: list[Answer]) -> None:
        self.relay.on("GET", STREAM, *on)
        async with running(self.stream.run()):
            await until(wanted)


@pytest.fixture
def live(runner: FakeAsyncRunner, relay: Relay, clock: SetClock) -> Desk:
    relay.on("GET", EVENTS, page())
    return Desk(runner, relay, clock)


OPEN = streams(stays=True)


async def test_a_night_off_is_caught_up_in_pages_and_then_streamed(live: Desk) -> None:
    live.relay.on("GET", EVENTS, page(1, 2, head=5), page(3, 4, head=5), page(5))
    await live.follow(lambda: live.cursor() == 6, on=[streams(frame(6), stays=True)])
    asked = [request.url.params["after"] for request in live.relay.of(EVENTS)]
    assert asked == ["0", "2", "4"]
    assert live.relay.of(STREAM)[0].url.params["after"] == "5"
    assert live.states() == [Line.OFF, Line.CONNECTING, Line.UP]


async def test_it_goes_on_where_it_stopped(live: Desk) -> None:
    live.runner.now.write(lambda uow: uow.cursor.move_to(40))
    await live.follow(lambda: live.cursor() == 41, on=[streams(frame(41), stays=True)])
    assert live.relay.of(EVENTS)[0].url.params["after"] == "40"


async def test_a_repeated_event_is_applied_once(live: Desk, desk: Store) -> None:
    message: dict[str, Any] = {"kind": "message.received", "payload": _plain(received())}
    twice = streams(frame(1, **message), frame(1, **message), stays=True)
    await live.follow(lambda: live.cursor() == 1, on=[twice])
    (row,) = desk.read(lambda uow: uow.conversations.list(by="ana", tab="everyone", now=NOW))
    assert len(thread(desk, row.conversation_id)) == 1
    assert row.unread == 1


def _plain(payload: dict[str, Any]) -> dict[str, Any]:
    return payload | {"sent_at": payload["sent_at"].isoformat()}


async def test_after_a_break_it_reconnects_from_the_last_applied(live: Desk) -> None:
    broken = streams(frame(1), error=httpx.ReadError("cable"))
    await live.follow(lambda: live.cursor() == 2, on=[broken, streams(frame(2), stays=True)])
    assert [request.url.params["after"] for request in live.relay.of(STREAM)] == ["0", "1"]
    assert live.states() == [Line.OFF, Line.CONNECTING, Line.UP, Line.AWAY, Line.UP]
    away = next(state for state in live.lines if state.line is Line.AWAY)
    assert "cable" in away.detail
    assert away.retry_at is not None


async def test_a_stream_that_ends_is_opened_again(live: Desk) -> None:
    await live.follow(
        lambda: live.cursor() == 2, on=[streams(frame(1)), streams(frame(2), stays=True)]
    )
    assert Line.AWAY in live.states()


async def test_the_longer_it_is_away_the_less_often_it_is_asked(live: Desk) -> None:
    live.relay.on("GET", EVENTS, breaks(httpx.ConnectError("no route")))
    await live.follow(lambda: len(live.relay.asked) > 8, on=[OPEN])
    waits = [
        (state.retry_at - NOW) / timedelta(milliseconds=1)
        for state in live.lines
        if state.retry_at is not None
    ]
    assert waits[:8] == [0.5, 1, 2, 4, 8, 15, 15, 15]
    assert live.states() == [Line.OFF, Line.CONNECTING, Line.AWAY]


async def test_one_success_and_the_patience_starts_anew(live: Desk) -> None:
    down = breaks(httpx.ConnectError("no route"))
    live.relay.on("GET", EVENTS, down, down, down, page(), down, page())
    await live.follow(lambda: len(live.relay.of(STREAM)) > 1, on=[streams(), OPEN])
    waits = [
        (state.retry_at - NOW) / timedelta(milliseconds=1)
        for state in live.lines
        if state.retry_at is not None
    ]
    assert waits == [0.5, 1, 2, 0.5, 1]


async def test_since_when_it_is_away_is_remembered(live: Desk) -> None:
    live.relay.on("GET", EVENTS, breaks(httpx.ConnectError("no route")))

    def later() -> bool:
        live.clock.at += timedelta(seconds=1)
        return len(live.relay.asked) > 4

    await live.follow(later, on=[OPEN])
    away = [state for state in live.lines if state.line is Line.AWAY]
    assert len({state.since for state in away}) == 1
    assert away[0].synced_at is None


@pytest.mark.parametrize("status", [401, 403])
async def test_a_bad_token_is_said_and_tried_again(live: Desk, status: int) -> None:
    live.relay.on("GET", EVENTS, refuses(status), page(1))
    await live.follow(lambda: live.states()[-1] is Line.UP, on=[OPEN])
    assert live.states() == [Line.OFF, Line.CONNECTING, Line.NOT_LET_IN, Line.UP]


async def test_a_gap_is_written_down_and_passed(live: Desk) -> None:
    live.runner.now.write(lambda uow: uow.cursor.move_to(7))
    gone = refuses(410, "cursor_too_old", oldest=100)
    live.relay.on("GET", EVENTS, gone, page(100, 101))
    await live.follow(lambda: live.cursor() == 101, on=[OPEN])
    (entry,) = live.runner.now.read(lambda uow: tuple(uow.audit.stream()))
    assert (entry["action"], entry["detail"]) == ("events.gap", {"from": 7, "to": 100})
    assert live.relay.of(EVENTS)[1].url.params["after"] == "99"


async def test_a_relay_restored_from_an_older_copy_is_followed_from_its_end(
    live: Desk,
) -> None:
    live.runner.now.write(lambda uow: uow.cursor.move_to(9))
    ahead = refuses(409, "cursor_ahead", head=7)
    live.relay.on("GET", EVENTS, ahead, page(8, 9, 10))
    await live.follow(lambda: live.cursor() == 10, on=[OPEN])
    (entry,) = live.runner.now.read(lambda uow: tuple(uow.audit.stream()))
    assert (entry["action"], entry["detail"]) == ("events.restored", {"from": 9, "to": 7})
    assert live.relay.of(EVENTS)[1].url.params["after"] == "7"


async def test_a_gap_that_is_none_is_no_reason_to_hurry(live: Desk) -> None:
    live.runner.now.write(lambda uow: uow.cursor.move_to(200))
    live.relay.on("GET", EVENTS, refuses(410, "cursor_too_old", oldest=100))
    await live.follow(lambda: len(live.relay.asked) > 2, on=[OPEN])
    assert live.runner.now.read(lambda uow: tuple(uow.audit.stream())) == ()
    assert live.cursor() == 200
    assert live.states()[-1] is Line.AWAY


@pytest.mark.parametrize(
    "answer", [page_of_html, refuses(404, "not_found"), refuses(422, "x"), refuses(500)]
)
async def test_something_else_at_that_address_is_no_end(live: Desk, answer: Answer) -> None:
    live.relay.on("GET", EVENTS, answer, page(1))
    await live.follow(lambda: live.cursor() == 1, on=[OPEN])
    assert live.states() == [Line.OFF, Line.CONNECTING, Line.AWAY, Line.UP]


async def test_a_flood_costs_few_transactions(
    live: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []
    real = event_stream.apply_all

    def counted(events: Any, uow: UnitOfWork, **more: Any) -> int:
        sizes.append(len(events))
        return real(events, uow, **more)

    monkeypatch.setattr(event_stream, "apply_all", counted)
    flood = b"".join(frame(seq) for seq in range(1, 121))
    await live.follow(lambda: live.cursor() == 120, on=[streams(flood, stays=True)])
    assert sizes == [SLICE, SLICE, 20]


async def test_a_sign_of_life_keeps_the_line_up(live: Desk) -> None:
    def seen() -> bool:
        live.clock.at += timedelta(seconds=1)
        return sum(state.line is Line.UP for state in live.lines) > 2

    await live.follow(seen, on=[streams(b": ping\n\n", b": ping\n\n", stays=True)])
    assert live.cursor() == 0
    assert live.lines[-1].synced_at is not None


async def test_a_database_that_is_busy_loses_no_event(live: Desk) -> None:
    live.relay.on("GET", EVENTS, page(1, 2))
    real = live.runner.write
    busy = [True, True]

    async def write(job: Any) -> Any:
        if busy:
            busy.pop()
            raise Unavailable("workspace.db", code="database_unavailable")
        return await real(job)

    live.runner.write = write  # type: ignore[method-assign]  # a database that is locked
    await live.follow(lambda: live.cursor() == 2, on=[OPEN])
    assert live.states()[-1] is Line.UP


async def test_a_database_that_is_busy_at_a_gap_is_waited_for(live: Desk) -> None:
    live.relay.on("GET", EVENTS, refuses(410, "cursor_too_old", oldest=9), page(9))
    real = live.runner.write
    busy = [True]

    async def write(job: Any) -> Any:
        if busy:
            busy.pop()
            raise Unavailable("workspace.db", code="database_unavailable")
        return await real(job)

    live.runner.write = write  # type: ignore[method-assign]  # a database that is locked
    await live.follow(lambda: live.cursor() == 9, on=[OPEN])


async def test_the_latency_is_that_of_a_question(live: Desk) -> None:
    await live.follow(lambda: live.states()[-1] is Line.UP, on=[OPEN])
    assert live.lines[-1].latency_ms is not None


def test_a_listener_is_told_at_once_and_at_each_change() -> None:
    connection = Connection(SetClock().now)
    told: list[Line] = []
    connection.listen(lambda state: told.append(state.line))
    connection.report(Line.CONNECTING)
    connection.report(Line.UP, latency_ms=3, synced=True)
    connection.report(Line.AWAY)
    assert told == [Line.OFF, Line.CONNECTING, Line.UP, Line.AWAY]
    assert (connection.state.latency_ms, connection.state.synced_at) == (3, NOW)
