"""A client that costs less than any server: bytes made beforehand, kept connections.

Runs in a process of its own: `python -m tests.bench.relay.load HOST PORT CONNECTIONS RATE`
reads requests from standard input, each led by its length, and prints one JSON object.
"""

import asyncio
import json
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

import uvloop
from typing_extensions import override

_LENGTH = struct.Struct(">I")
_END = b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Answered:
    """How a load went. `waits_ms`, from when a request was due to its answer, are sorted and
    stand for a thousandth of the requests each.
    """

    seconds: float
    waits_ms: list[float]

    def percentile(self, share: float) -> float:
        """The wait below which `share` of the requests were answered."""
        return self.waits_ms[min(len(self.waits_ms) - 1, int(len(self.waits_ms) * share))]


def post(
    url: str, requests: Sequence[bytes], connections: int, per_second: float = 0
) -> Answered:
    """Post everything, as fast as answers come or `per_second`; every answer must be 200."""
    parts = urlsplit(url)
    where = [str(parts.hostname), str(parts.port), str(connections), str(per_second)]
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.relay.load", *where],
        input=b"".join(_LENGTH.pack(len(one)) + one for one in requests),
        stdout=subprocess.PIPE,
        check=True,
        timeout=600,
    )
    told = json.loads(done.stdout)
    return Answered(told["seconds"], told["waits_ms"])


class Line:
    """One connection, kept: a request, then its answer."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._socket = socket.create_connection((parts.hostname, parts.port))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def send(self, content: bytes) -> None:
        """Write a request."""
        self._socket.sendall(content)

    def receive(self) -> None:
        """Read its answer, which must be 200 and have no body."""
        answer = b""
        while _END not in answer:
            answer += self._socket.recv(4096)
        assert answer.startswith(b"HTTP/1.1 200"), answer


class _Connection(asyncio.Protocol):
    """Sends the next request when the answer to the last has come."""

    def __init__(self, waiting: "Iterator[tuple[float, bytes]]") -> None:
        self._waiting = waiting
        self._buffer = b""
        self._due_s = 0.0
        self.waits_s: list[float] = []
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport: asyncio.Transport = transport  # type: ignore[assignment]
        self._next()

    @override
    def data_received(self, data: bytes) -> None:
        self._buffer += data
        head = self._buffer.find(_END)
        if head < 0 or len(self._buffer) < head + len(_END) + _content_length(self._buffer):
            return
        if not self._buffer.startswith(b"HTTP/1.1 200"):
            self.done.set_exception(RuntimeError(self._buffer.decode("latin-1")))
            return
        self.waits_s.append(time.perf_counter() - self._due_s)
        self._buffer = b""
        self._next()

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        if not self.done.done():
            self.done.set_exception(exc or ConnectionError("the server closed"))

    def _next(self) -> None:
        due_s, content = next(self._waiting, (0.0, b""))
        if not content:
            self.done.set_result(None)
            return
        wait_s = due_s - time.perf_counter() if due_s else 0.0
        if wait_s > 0:
            asyncio.get_running_loop().call_later(wait_s, self._send, due_s, content)
        else:
            self._send(due_s or time.perf_counter(), content)

    def _send(self, due_s: float, content: bytes) -> None:
        self._due_s = due_s
        self._transport.write(content)


def _content_length(head: bytes) -> int:
    at = head.lower().find(b"content-length:")
    return int(head[at + 15 : head.index(b"\r\n", at)]) if at >= 0 else 0


async def _run(
    host: str, port: int, connections: int, per_second: float, requests: list[bytes]
) -> Answered:
    started = time.perf_counter()
    step_s = 1 / per_second if per_second else 0.0
    waiting = iter(
        [(started + step_s * at if step_s else 0.0, one) for at, one in enumerate(requests)]
    )
    loop = asyncio.get_running_loop()
    opened = [
        await loop.create_connection(lambda: _Connection(waiting), host, port)
        for _ in range(min(connections, len(requests)))
    ]
    await asyncio.gather(*(connection.done for _, connection in opened))
    seconds = time.perf_counter() - started
    for transport, _ in opened:
        transport.close()
    waits = sorted(1000 * wait for _, one in opened for wait in one.waits_s)
    return Answered(seconds, waits)


def _read_all(content: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(content):
        (length,) = _LENGTH.unpack_from(content, at)
        at += _LENGTH.size
        yield content[at : at + length]
        at += length


def main() -> None:
    host, port, connections, per_second = sys.argv[1:]
    requests = list(_read_all(sys.stdin.buffer.read()))
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        told = runner.run(_run(host, int(port), int(connections), float(per_second), requests))
    shares = (
        min(len(told.waits_ms) - 1, len(told.waits_ms) * at // 1000) for at in range(1001)
    )
    waits = [round(told.waits_ms[at], 3) for at in shares]
    print(json.dumps({"seconds": told.seconds, "waits_ms": waits}))


if __name__ == "__main__":
    main()
