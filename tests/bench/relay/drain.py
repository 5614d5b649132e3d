"""Sending: a queue that drains at the configured rate, and a reply that does not wait in it.

The relay and a minimal Graph API run in processes of their own. The queue is put into the
database beforehand; the window of one person is open, whom the reply goes to.
"""

import argparse
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import httpx
import sqlalchemy as sa

from console.relay import commands, schema, serve, tokens
from console.relay.bulk import BulkInsert
from console.relay.config import NumberConfig, RelayConfig
from console.relay.database_engines import make_engine
from console.relay.identity import person_of_phone
from console.relay.instants import to_us
from console.relay.schema import COMMANDS, WINDOWS
from console.runtime.clock import SystemClock
from tests.bench.measuring import most_resident_mb
from tests.bench.relay.bodies import NUMBER, WABA
from tests.bench.relay.figures import Beside, Figure, at_least, at_most
from tests.bench.relay.servers import make_config

_QUEUE = BulkInsert(COMMANDS, commands.COLUMNS)
_REPLIES = 20
_MOST_MB = 200.0
_SETTLED_S = 2.0
_LONGEST_S = 3600.0


@dataclass(frozen=True, slots=True)
class Drained:
    """How a queue drained."""

    per_s: float
    reply_ms: float
    slowest_reply_ms: float
    resident_mb: float


@dataclass(frozen=True, slots=True)
class _Running:
    """A relay, its Graph API, and a client of both."""

    http: httpx.Client
    graph: httpx.Client
    pid: int
    token: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Sizes."""
    parser.add_argument("--queued", type=int, default=100_000, help="messages that wait")
    parser.add_argument("--rates", default="80,300", help="messages a second, by commas")
    parser.add_argument("--drain-s", type=float, default=20.0, help="seconds at each rate")
    parser.add_argument("--drain-all", action="store_true", help="until the queue is empty")
    parser.add_argument("--answer-ms", type=float, default=100.0, help="Meta's answer time")


def figures(arguments: argparse.Namespace) -> list[Figure]:
    """Measure sending."""
    found: list[Figure] = []
    for rate in (float(one) for one in arguments.rates.split(",")):
        idle = _drain(arguments, rate, 0)
        drained = _drain(arguments, rate, arguments.queued)
        found += _told(arguments, rate, idle, drained)
    slow = argparse.Namespace(**{**vars(arguments), "answer_ms": 3000.0, "drain_all": False})
    drained = _drain(slow, 80.0, arguments.queued)
    name = "a reply, while Meta takes 3 s to answer a campaign: POST to Meta, slowest of 20"
    return [*found, at_most(name, drained.slowest_reply_ms, "ms", 1000.0)]


def _told(
    arguments: argparse.Namespace, rate: float, idle: Drained, drained: Drained
) -> list[Figure]:
    what = f"{arguments.queued} queued, {rate:g}/s"
    configured = Beside("the configured rate", rate)
    return [
        at_least(f"{what}: messages a second at Meta", drained.per_s, "1/s", 0.98 * rate,
                 configured),
        at_most(f"{what}: never above the rate", drained.per_s, "1/s", 1.02 * rate, configured),
        at_most(f"{what}: a reply, POST to Meta, median of {_REPLIES}", drained.reply_ms, "ms",
                250.0, Beside("the same reply with nothing queued", idle.reply_ms)),
        at_most(f"{what}: a reply, slowest of {_REPLIES}", drained.slowest_reply_ms, "ms",
                1000.0, Beside("the same with nothing queued", idle.slowest_reply_ms)),
        at_most(f"{what}: resident memory of the relay, most", drained.resident_mb, "MB",
                _MOST_MB, Beside("the same relay with nothing queued", idle.resident_mb)),
    ]  # fmt: skip


def _drain(arguments: argparse.Namespace, rate: float, queued: int) -> Drained:
    with (
        tempfile.TemporaryDirectory() as name,
        _running(Path(name), rate, queued, arguments.answer_ms / 1000) as running,
    ):
        if queued:
            _wait_for(running, 1)
        time.sleep(_SETTLED_S)
        began_s = time.monotonic()
        replies = _replies(running, arguments.drain_s if queued else 2.0)
        if arguments.drain_all:
            _wait_for(running, queued)
        ended_s = time.monotonic()
        sent = running.graph.get("/_sent").json()
        resident_mb = most_resident_mb(running.pid)
    within = [at_s for at_s in sent if began_s <= at_s <= ended_s]
    per_s = (len(within) - 1) / (within[-1] - within[0]) if len(within) > 1 else 0.0
    return Drained(per_s, statistics.median(replies), max(replies), resident_mb)


def _replies(running: _Running, seconds: float) -> list[float]:
    """Milliseconds of some replies from POST to Meta, spread over `seconds`."""
    found = []
    for number in range(_REPLIES):
        due_s = time.monotonic() + seconds / _REPLIES
        to = _replier(number)
        message = {"to": f"+{to}", "type": "text", "text": {"body": "hola"}}
        headers = {
            "Authorization": f"Bearer {running.token}",
            "Idempotency-Key": f"reply{number}",
        }
        started_s = time.monotonic()
        running.http.post("/v1/messages", json=message, headers=headers).raise_for_status()
        while (at_s := running.graph.get("/_when", params={"to": to}).json()) is None:
            time.sleep(0.005)
        found.append((at_s - started_s) * 1000)
        time.sleep(max(0.0, due_s - time.monotonic()))
    return found


def _wait_for(running: _Running, count: int) -> None:
    deadline_s = time.monotonic() + _LONGEST_S
    while len(running.graph.get("/_sent").json()) < count:
        if time.monotonic() > deadline_s:
            msg = f"{count} messages did not leave in {_LONGEST_S} seconds"
            raise TimeoutError(msg)
        time.sleep(0.1 if count == 1 else 1.0)


def _replier(number: int) -> str:
    return f"57300111{number:04}"


@contextmanager
def _running(
    folder: Path, rate: float, queued: int, answer_after_s: float
) -> Iterator[_Running]:
    with _process("tests.bench.relay.graph_server", str(answer_after_s)) as (graph_url, _):
        config = _config(folder, graph_url, rate)
        _fill(config, queued)
        token = tokens.create(config, "bench", "admin")
        arguments = ("tests.bench.relay.drain", str(folder), graph_url, str(rate))
        with (
            _process(*arguments) as (url, pid),
            httpx.Client(base_url=url, trust_env=False, timeout=30) as http,
            httpx.Client(base_url=graph_url, trust_env=False, timeout=30) as graph,
        ):
            yield _Running(http, graph, pid, token)


@contextmanager
def _process(*arguments: str) -> Iterator[tuple[str, int]]:
    command = [sys.executable, "-m", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip(), process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)
        process.stdout.close()


def _config(folder: Path, graph_url: str, rate: float) -> RelayConfig:
    number = NumberConfig(NUMBER, WABA, messages_per_s=rate)
    return replace(make_config(folder, graph_url), numbers=(number,))


def _fill(config: RelayConfig, queued: int) -> None:
    """The queue as POST /v1/messages leaves it, without 100,000 requests."""
    now = SystemClock().now()
    engine = make_engine(config.database, writer=True)
    with engine.begin() as connection:
        schema.prepare(connection)
        for start in range(0, queued, 5000):
            rows = [_row(config, number) for number in range(start, min(queued, start + 5000))]
            _QUEUE.execute(connection, rows)
        windows = [
            {
                "phone_number_id": NUMBER,
                "person": person_of_phone(_replier(number)),
                "last_inbound_us": to_us(now),
            }
            for number in range(_REPLIES)
        ]
        connection.execute(WINDOWS.insert(), windows)
        connection.execute(sa.text("ANALYZE"))
    engine.dispose()


def _row(config: RelayConfig, number: int) -> tuple[Any, ...]:
    values = [{"type": "body", "parameters": [{"type": "text", "text": "30 nov"}]}]
    body = {"name": "cuota", "language": {"code": "es_CO"}, "components": values}
    message = {"to": f"+57310{number:07}", "type": "template", "template": body}
    drafted = commands.draft(f"campaign{number}", message, config.numbers)
    return commands.row(drafted, "bench", SystemClock().now())


def main() -> None:
    """The relay of this benchmark."""
    folder, graph_url, rate = sys.argv[1:]
    config = _config(Path(folder), graph_url, float(rate))
    serve.run(config, SystemClock(), lambda url: print(url, flush=True))


if __name__ == "__main__":
    main()
