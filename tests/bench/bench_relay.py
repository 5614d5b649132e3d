"""The relay under load: durable webhooks per second, and webhook to console.

Prints one JSON object. The reference is the same server storing each webhook with a
commit of its own (one transaction, one fsync per request), measured in the same run by
the same client, the two in turns.
"""

import argparse
import asyncio
import hashlib
import hmac
import json
import os
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from typing_extensions import override

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from console.relay import serve, tokens  # noqa: E402 - after the path is known
from console.relay.config import MetaConfig, NumberConfig, RelayConfig  # noqa: E402
from console.relay.instants import to_us  # noqa: E402
from console.relay.journal import Journal  # noqa: E402
from console.relay.schema import JOURNAL  # noqa: E402
from console.relay.transaction import Transaction  # noqa: E402
from console.runtime.clock import SystemClock  # noqa: E402

SECRET = b"bench-secret"
Json = dict[str, Any]
_LONGEST_S = 120.0


def webhook(number: int, count: int = 1) -> bytes:
    """A body of about 620 bytes per message, as WhatsApp posts it."""
    now = str(int(time.time()))
    listed = [
        {
            "from": f"52155{(number * count + index) % 10**8:08}",
            "id": f"wamid.HBgNNTIxNTU{os.getpid()}A{number}A{index}",
            "timestamp": now,
            "type": "text",
            "text": {"body": "Buenas tardes, ya hice el pago de mi mensualidad ayer. " * 3},
            "context": {"from": "525500000000", "id": f"wamid.T{number}"},
        }
        for index in range(count)
    ]
    value = {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "525500000000", "phone_number_id": "pn1"},
        "contacts": [{"profile": {"name": "Ana"}, "wa_id": listed[0]["from"]}],
        "messages": listed,
    }
    change = {"field": "messages", "value": value}
    entry = [{"id": "waba1", "changes": [change]}]
    return json.dumps({"object": "whatsapp_business_account", "entry": entry}).encode()


def request(body: bytes) -> bytes:
    """The whole signed HTTP request."""
    signature = hmac.new(SECRET, body, hashlib.sha256).hexdigest()
    head = (
        "POST /webhooks/whatsapp HTTP/1.1\r\nHost: relay\r\nContent-Type: application/json\r\n"
        f"X-Hub-Signature-256: sha256={signature}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def post_all(url: str, requests: list[bytes], connections: int) -> list[float]:
    """Post everything over some kept-alive connections; seconds of each."""
    waiting = iter(requests)
    seconds: list[float] = []

    async def one() -> None:
        reader, writer = await asyncio.open_connection(*_address(url))
        for content in waiting:
            started = time.perf_counter()
            writer.write(content)
            head = await reader.readuntil(b"\r\n\r\n")
            assert head.startswith(b"HTTP/1.1 200"), head
            seconds.append(time.perf_counter() - started)
        writer.close()
        await writer.wait_closed()

    async with asyncio.TaskGroup() as group:
        for _ in range(connections):
            group.create_task(one())
    return seconds


async def latencies(url: str, token: str, first: int, count: int) -> list[float]:
    """Milliseconds from the first byte of a signed webhook to the event at a reader."""
    reader, writer = await asyncio.open_connection(*_address(url))
    writer.write(
        f"GET /v1/events/stream HTTP/1.1\r\nHost: relay\r\nAuthorization: Bearer {token}\r\n"
        f"Last-Event-ID: {head_of(url, token)}\r\n\r\n".encode()
    )
    await reader.readuntil(b"connected\n\n")
    poster, post = await asyncio.open_connection(*_address(url))
    found: list[float] = []
    for number in range(first, first + count):
        content = request(webhook(number))
        started = time.perf_counter()
        post.write(content)
        async with asyncio.timeout(10):
            await reader.readuntil(b"data: ")
        found.append((time.perf_counter() - started) * 1000)
        await poster.readuntil(b"\r\n\r\n")
        await asyncio.sleep(0.01)
    for one in (writer, post):
        one.close()
        await one.wait_closed()
    return found


def head_of(url: str, token: str) -> int:
    import httpx  # noqa: PLC0415 - here only

    headers = {"Authorization": f"Bearer {token}"}
    page = httpx.get(f"{url}/v1/events?limit=1", headers=headers, trust_env=False).json()
    return int(page["head"])


def drained_s(folder: Path, events: int, started: float) -> float:
    """Seconds since `started` until that many events can be read."""
    count = 0
    while time.perf_counter() - started < _LONGEST_S:
        with sqlite3.connect(folder / "relay.db") as connection:
            count = connection.execute("select count(*) from events").fetchone()[0]
        connection.close()
        if count >= events:
            return time.perf_counter() - started
        time.sleep(0.01)
    msg = f"only {count} of {events} events became readable"
    raise TimeoutError(msg)


@contextmanager
def relay(folder: Path, *, one_commit_each: bool) -> Iterator[tuple[str, str]]:
    """The relay in its own process: its address, and a token."""
    with graph() as graph_url:
        config = make_config(folder, graph_url)
        token = tokens.create(config, "bench", "admin")
        kind = "each" if one_commit_each else "group"
        command = [sys.executable, __file__, "--serve", str(folder), graph_url, kind]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip(), token
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(30)
            process.stdout.close()


@contextmanager
def graph() -> Iterator[str]:
    """A Graph API that knows no templates."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Graph)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


class _Graph(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        content = b'{"data":[]}'
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    @override
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def make_config(folder: Path, graph_url: str) -> RelayConfig:
    meta = MetaConfig("t", (SECRET.decode(),), "v", base_url=graph_url)
    return RelayConfig(
        database=folder / "relay.db",
        media_dir=folder / "media",
        meta=meta,
        numbers=(NumberConfig("pn1", "waba1"),),
        listen="127.0.0.1:0",
    )


async def append_alone(
    self: Journal, body: bytes, signature: str, received_at: datetime
) -> None:
    """The reference: a transaction and a commit for this webhook only."""
    row = {"received_us": to_us(received_at), "body": body, "signature": signature}

    def insert(transaction: Transaction) -> None:
        transaction.connection.execute(JOURNAL.insert(), row)

    await self._database.write(insert)
    self.appended.set()


def serve_here(folder: str, graph_url: str, kind: str) -> None:
    if kind == "each":
        Journal.append = append_alone  # type: ignore[method-assign] # the reference's way
        from console.relay import database  # noqa: PLC0415 - the reference's way

        database._GROUP = 1
    config = make_config(Path(folder), graph_url)
    config = replace(config, log=replace(config.log, level="error"))
    serve.run(config, SystemClock(), lambda url: print(url, flush=True))


def rate(count: int, connections: int, *, one_commit_each: bool) -> tuple[float, float, float]:
    """Webhooks per second answered, and readable; and the 99th percentile in ms."""
    requests = [request(webhook(number)) for number in range(count)]
    warm_up = [request(webhook(10**6 + number)) for number in range(count // 10)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with relay(folder, one_commit_each=one_commit_each) as (url, _):
            asyncio.run(post_all(url, warm_up, connections))
            drained_s(folder, len(warm_up), time.perf_counter())
            started = time.perf_counter()
            seconds = asyncio.run(post_all(url, requests, connections))
            answered_s = time.perf_counter() - started
            readable_s = drained_s(folder, count + len(warm_up), started)
    p99_ms = statistics.quantiles(seconds, n=100)[98] * 1000
    return count / answered_s, count / readable_s, p99_ms


def batches(bodies: int, size: int) -> float:
    """Events per second when each body holds `size` messages."""
    requests = [request(webhook(number, size)) for number in range(bodies)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with relay(folder, one_commit_each=False) as (url, _):
            started = time.perf_counter()
            asyncio.run(post_all(url, requests, 8))
            return bodies * size / drained_s(folder, bodies * size, started)


def figure(
    name: str, value: float, unit: str, goal: float | None, reference: str | None = None,
    reference_value: float | None = None,
) -> Json:  # fmt: skip
    less_is_better = unit == "ms"
    met = None if goal is None else (value <= goal if less_is_better else value >= goal)
    ratio = value / reference_value if reference_value else None
    if reference_value and goal is not None and not less_is_better:
        met = value / reference_value >= goal
    return {
        "name": name,
        "value": round(value, 2),
        "unit": unit,
        "goal": goal,
        "met": met,
        "reference": reference,
        "reference_value": None if reference_value is None else round(reference_value, 2),
        "ratio": None if ratio is None else round(ratio, 2),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--webhooks", type=int, default=6000)
    parser.add_argument("--connections", type=int, default=64)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--latency-samples", type=int, default=300)
    parser.add_argument("--batches", type=int, default=100)
    parser.add_argument("--serve", nargs=3, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.serve:
        serve_here(*arguments.serve)
        return
    grouped, alone = [], []
    for _ in range(arguments.rounds):
        grouped.append(rate(arguments.webhooks, arguments.connections, one_commit_each=False))
        alone.append(rate(arguments.webhooks, arguments.connections, one_commit_each=True))
    with tempfile.TemporaryDirectory() as name, relay(Path(name), one_commit_each=False) as at:
        asyncio.run(latencies(*at, 0, 20))
        shown = asyncio.run(latencies(*at, 20, arguments.latency_samples))
    reference = "the same server, one commit per webhook"

    def median(column: int, rows: list[tuple[float, float, float]]) -> float:
        return statistics.median(row[column] for row in rows)

    figures = [
        figure("durable webhooks answered per second", median(0, grouped), "1/s", 1.5,
               reference, median(0, alone)),
        figure("webhooks per second, posted to readable event", median(1, grouped), "1/s", 1.0,
               reference, median(1, alone)),
        figure("webhook answered, 99th percentile under that load", median(2, grouped), "ms",
               1000.0, reference, median(2, alone)),
        figure("signed webhook to event at a reader, median",
               statistics.median(shown), "ms", 50.0),
        figure("signed webhook to event at a reader, 99th percentile",
               statistics.quantiles(shown, n=100)[98], "ms", 250.0),
        figure("events per second in batches of 100", batches(arguments.batches, 100), "1/s",
               20_000.0),
    ]  # fmt: skip
    print(json.dumps({"bench": "relay", "figures": figures}))


def _address(url: str) -> tuple[str, int]:
    parts = urlsplit(url)
    return str(parts.hostname), int(parts.port or 80)


if __name__ == "__main__":
    main()
