"""Serving: how soon an event is at every one of many consoles, one of which is stuck.

The reference is one reader alone on the same relay in the same run. The clock starts before
the webhook is posted and stops when a reader has the whole event. All readers live in this
one process, so its own work is in the figures too.
"""

import argparse
import asyncio
import socket
import statistics
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from tests.bench.relay import servers
from tests.bench.relay.bodies import message_webhook, request
from tests.bench.relay.figures import Beside, Figure, at_least, at_most
from tests.bench.relay.servers import Server

_GOAL_MS = 250.0
_WARM_UP = 10
_LONGEST_S = 30.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Sizes."""
    parser.add_argument("--readers", type=int, default=200)
    parser.add_argument("--events", type=int, default=150, help="posted one by one")
    parser.add_argument("--events-per-s", type=float, default=20.0)


@dataclass(slots=True)
class Reader:
    """One console: when each event was there, counted from its own connection."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    seen_s: list[float] = field(default_factory=list)

    async def follow(self, wanted: int) -> None:
        """Read until so many events have come."""
        while len(self.seen_s) < wanted:
            await self.reader.readuntil(b"data: ")
            await self.reader.readuntil(b"\n\n")
            self.seen_s.append(time.perf_counter())

    async def close(self) -> None:
        """Leave."""
        self.writer.close()
        await self.writer.wait_closed()


def figures(arguments: argparse.Namespace) -> list[Figure]:
    """Measure serving."""
    with (
        tempfile.TemporaryDirectory() as folder,
        servers.relay(Path(folder)) as server,
    ):
        alone = asyncio.run(_run(server, 1, arguments, stuck=False))
        many = asyncio.run(_run(server, arguments.readers, arguments, stuck=True))
    told = f"event at {arguments.readers} readers, one more being stuck"
    reference = "one reader alone"
    return [
        at_most(
            f"{told}, 99th percentile",
            _percentile(many.waits_ms, 0.99),
            "ms",
            _GOAL_MS,
            Beside(reference, _percentile(alone.waits_ms, 0.99)),
        ),
        at_most(
            f"{told}, median",
            statistics.median(many.waits_ms),
            "ms",
            beside=Beside(reference, statistics.median(alone.waits_ms)),
        ),
        at_least("events that every reader received", many.complete * 100, "%", 100.0),
    ]


@dataclass(frozen=True, slots=True)
class _Run:
    """Milliseconds of each event at each reader, and the share that arrived."""

    waits_ms: list[float]
    complete: float


async def _run(
    server: Server, count: int, arguments: argparse.Namespace, *, stuck: bool
) -> _Run:
    events = arguments.events + _WARM_UP
    requests = [request(message_webhook()) for _ in range(events)]
    head = await asyncio.to_thread(server.head)
    sleeper = _connect_and_sleep(server, head) if stuck else None
    readers = [await _connect(server, head) for _ in range(count)]
    poster, post = await asyncio.open_connection(*_address(server))
    posted_s: list[float] = []
    async with asyncio.timeout(events / arguments.events_per_s + _LONGEST_S):
        async with asyncio.TaskGroup() as group:
            for reader in readers:
                group.create_task(reader.follow(events))
            for content in requests:
                posted_s.append(time.perf_counter())
                post.write(content)
                await poster.readuntil(b"\r\n\r\n")
                await asyncio.sleep(1 / arguments.events_per_s)
    for reader in readers:
        await reader.close()
    post.close()
    await post.wait_closed()
    if sleeper is not None:
        sleeper.close()
    waits_ms = [
        (seen_s - posted_s[place]) * 1000
        for reader in readers
        for place, seen_s in enumerate(reader.seen_s)
        if place >= _WARM_UP
    ]
    return _Run(sorted(waits_ms), len(waits_ms) / (count * arguments.events))


async def _connect(server: Server, after: int) -> Reader:
    reader, writer = await asyncio.open_connection(*_address(server))
    writer.write(_asked(server, after))
    await reader.readuntil(b"connected\n\n")
    return Reader(reader, writer)


def _connect_and_sleep(server: Server, after: int) -> socket.socket:
    """A console that asks, and never reads: its machine sleeps."""
    stuck = socket.socket()
    stuck.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    stuck.connect(_address(server))
    stuck.sendall(_asked(server, after))
    return stuck


def _asked(server: Server, after: int) -> bytes:
    return (
        f"GET /v1/events/stream HTTP/1.1\r\nHost: relay\r\n"
        f"Authorization: Bearer {server.token}\r\nLast-Event-ID: {after}\r\n\r\n"
    ).encode()


def _address(server: Server) -> tuple[str, int]:
    parts = urlsplit(server.url)
    return str(parts.hostname), int(parts.port or 80)


def _percentile(waits_ms: list[float], share: float) -> float:
    return waits_ms[min(len(waits_ms) - 1, int(len(waits_ms) * share))]
