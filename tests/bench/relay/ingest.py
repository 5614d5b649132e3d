"""Receiving: webhooks made durable and readable, beside servers that store nothing.

Everything is measured in turns on the same machine, by the same client, behind the same
uvicorn. A webhook counts when its event can be read over HTTP.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import httpx

from tests.bench.relay import disk, load, servers
from tests.bench.relay.bodies import message_webhook, request
from tests.bench.relay.cluster import durable_cluster
from tests.bench.relay.figures import Beside, Figure, at_least, at_most
from tests.bench.relay.servers import Server
from tests.postgres import Cluster

PYWA = "pywa's FastAPI webhook server, which stores nothing"
_LONGEST_S = 120.0
_OUTGOING_PER_S = 80
Start = Callable[[Path], AbstractContextManager[Server]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Sizes."""
    parser.add_argument("--webhooks", type=int, default=6000, help="single webhooks a round")
    parser.add_argument("--connections", type=int, default=256)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--batches", type=int, default=400, help="bodies of 100 messages")
    parser.add_argument("--latency-samples", type=int, default=300)
    parser.add_argument("--steady-s", type=float, default=10.0, help="at 240 webhooks/s")
    parser.add_argument("--postgres", action=argparse.BooleanOptionalAction, default=True)


@dataclass(frozen=True, slots=True)
class Speed:
    """Webhooks per second: answered, and readable as events."""

    answered: float
    readable: float


def figures(arguments: argparse.Namespace) -> list[Figure]:
    """Measure receiving."""
    with ExitStack() as stack:
        cluster = stack.enter_context(durable_cluster()) if arguments.postgres else None
        return [
            *_singles(arguments, cluster),
            *_batches(arguments, cluster),
            *_steady(arguments),
            *_floor(cluster),
        ]


def _singles(arguments: argparse.Namespace, cluster: Cluster | None) -> list[Figure]:
    starts: dict[str, Start] = {
        "sqlite": servers.relay,
        "pywa": lambda _folder: servers.pywa(),
        "signed": lambda _folder: servers.signed_handler(),
    }
    if cluster:
        starts["postgresql"] = partial(_on_postgres, cluster)
    found: dict[str, list[Speed]] = {name: [] for name in starts}
    for _ in range(arguments.rounds):
        for name, start in starts.items():
            found[name].append(_speed(start, arguments.webhooks, arguments.connections))
    answered = {
        name: statistics.median(s.answered for s in all_) for name, all_ in found.items()
    }
    readable = {
        name: statistics.median(s.readable for s in all_) for name, all_ in found.items()
    }
    beside = Beside(PYWA, answered["pywa"])
    told = [
        at_least("durable webhooks on SQLite, posted to readable event",
                 readable["sqlite"], "1/s", 2 * beside.value, beside),
        at_least("durable webhooks on SQLite, answered", answered["sqlite"], "1/s",
                 None, Beside("a signed handler that does nothing", answered["signed"])),
    ]  # fmt: skip
    if cluster:
        told += [
            at_least("durable webhooks on PostgreSQL, posted to readable event",
                     readable["postgresql"], "1/s", beside.value, beside),
        ]  # fmt: skip
    return told


def _speed(start: Start, webhooks: int, connections: int) -> Speed:
    warm_up = [request(message_webhook()) for _ in range(webhooks // 10)]
    requests = [request(message_webhook()) for _ in range(webhooks)]
    with tempfile.TemporaryDirectory() as name, start(Path(name)) as server:
        load.post(server.url, warm_up, connections)
        _drained(server, len(warm_up))
        began_s = time.perf_counter()
        answered = load.post(server.url, requests, connections)
        ended_s = time.perf_counter()
        drained_s = _drained(server, len(warm_up) + webhooks) - ended_s
    # The client's own start and end are not the server's time.
    assert answered.seconds <= ended_s - began_s
    return Speed(webhooks / answered.seconds, webhooks / (answered.seconds + drained_s))


def _batches(arguments: argparse.Namespace, cluster: Cluster | None) -> list[Figure]:
    told = []
    starts: dict[str, tuple[Start, float | None]] = {"SQLite": (servers.relay, 20_000.0)}
    if cluster:
        starts["PostgreSQL"] = (partial(_on_postgres, cluster), None)
    for name, (start, goal) in starts.items():
        requests = [request(message_webhook(100)) for _ in range(arguments.batches)]
        with tempfile.TemporaryDirectory() as folder, start(Path(folder)) as server:
            answered = load.post(server.url, requests, 16)
            ended_s = time.perf_counter()
            drained_s = _drained(server, 100 * len(requests)) - ended_s
        rate = 100 * len(requests) / (answered.seconds + drained_s)
        told.append(
            at_least(f"events in batches of 100 on {name}, readable", rate, "1/s", goal)
        )
    return told


def _steady(arguments: argparse.Namespace) -> list[Figure]:
    """Three times the outgoing rate, as Meta asks for; then one at a time to a reader."""
    per_second = 3 * _OUTGOING_PER_S
    requests = [request(message_webhook()) for _ in range(int(per_second * arguments.steady_s))]
    with tempfile.TemporaryDirectory() as name, servers.relay(Path(name)) as server:
        load.post(server.url, requests[:100], 8)
        answered = load.post(server.url, requests[100:], 32, per_second)
        _drained(server, len(requests))
        shown = sorted(_shown_ms(server, arguments.latency_samples))
    at = f"webhook answered at {per_second}/s"
    to = "signed webhook to event at a reader"
    return [
        at_most(f"{at}, median", answered.percentile(0.5), "ms", 250.0),
        at_most(f"{at}, 99 %", answered.percentile(0.99), "ms", 1000.0),
        at_most(f"{to}, median", statistics.median(shown), "ms", 50.0),
        at_most(f"{to}, 99 %", shown[int(len(shown) * 0.99)], "ms", 250.0),
    ]


def _shown_ms(server: Server, count: int) -> list[float]:
    """Milliseconds from posting a webhook to its event at a reader of the stream."""
    found: list[float] = []
    headers = {"Authorization": f"Bearer {server.token}", "Last-Event-ID": str(server.head())}
    requests = [request(message_webhook()) for _ in range(count)]
    with (
        load.Line(server.url) as line,
        httpx.Client(trust_env=False, timeout=10) as http,
        http.stream("GET", f"{server.url}/v1/events/stream", headers=headers) as stream,
    ):
        lines = stream.iter_lines()
        assert next(lines) == ": connected"
        for content in requests:
            began_s = time.perf_counter()
            line.send(content)
            next(text for text in lines if text.startswith("data: "))
            found.append((time.perf_counter() - began_s) * 1000)
            line.receive()
    return found


def _floor(cluster: Cluster | None) -> list[Figure]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        told = [
            at_least("the disk's own syncs", disk.syncs_per_second(folder, 1.0), "1/s"),
            at_least("SQLite, one commit after another",
                     disk.sqlite_commits_per_second(folder, 1.0), "1/s"),
        ]  # fmt: skip
    if cluster:
        address = cluster.url(cluster.new_database()).replace("+psycopg", "")
        rate = disk.postgres_commits_per_second(address, 1.0)
        told.append(at_least("PostgreSQL, one commit after another", rate, "1/s"))
    return told


def _on_postgres(cluster: Cluster, folder: Path) -> AbstractContextManager[Server]:
    return servers.relay(folder, cluster.url(cluster.new_database()))


def _drained(server: Server, events: int) -> float:
    """When that many events could be read; at once for a server that keeps nothing."""
    deadline_s = time.perf_counter() + _LONGEST_S
    while server.token and (head := server.head()) < events:
        assert time.perf_counter() < deadline_s, f"only {head} of {events} became readable"
        time.sleep(0.01)
    return time.perf_counter()
