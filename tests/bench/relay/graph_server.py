"""A Graph API that accepts every message and notes when it came: less work than any client.

Runs in a process of its own: `python -m tests.bench.relay.graph_server ANSWER_AFTER_S` prints
its address; `GET /_sent` gives the instants (seconds of the machine's monotonic clock) at which
messages came, and `GET /_when?to=DIGITS` that of one.
"""

import asyncio
import json
import socket
import sys
import time
from typing import Any
from urllib.parse import parse_qs, urlsplit

import uvloop
from typing_extensions import override

NUMBER_RECORD = {
    "id": "pn",
    "status": "CONNECTED",
    "quality_rating": "GREEN",
    "throughput": {"level": "HIGH"},
    "whatsapp_business_manager_messaging_limit": "TIER_UNLIMITED",
}
TEMPLATE = {
    "id": "t1",
    "name": "cuota",
    "language": "es_CO",
    "status": "APPROVED",
    "category": "UTILITY",
    "components": [{"type": "BODY", "text": "Su cuota vence el {{1}}. Gracias."}],
}
_END = b"\r\n\r\n"


class _Graph(asyncio.Protocol):
    """One kept connection; requests come one after the other on it."""

    def __init__(self, sent: dict[str, float], answer_after_s: float) -> None:
        self._sent = sent
        self._answer_after_s = answer_after_s
        self._buffer = b""
        self._transport: Any = None

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    @override
    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while _END in self._buffer:
            head, _, rest = self._buffer.partition(_END)
            length = _length(head)
            if len(rest) < length:
                return
            body, self._buffer = rest[:length], rest[length:]
            self._request(head.split(b" ", 2), body)

    def _request(self, head: list[bytes], body: bytes) -> None:
        if head[0] == b"POST":
            message = json.loads(body)
            to = str(message["to"]).lstrip("+")
            self._sent[to] = time.monotonic()
            wamid = {"id": f"wamid.{message['biz_opaque_callback_data']}"}
            contact = {"input": to, "wa_id": to}
            self._later(json.dumps({"contacts": [contact], "messages": [wamid]}).encode())
        else:
            self._answer(self._told(head[1].decode()))

    def _told(self, path: str) -> bytes:
        url = urlsplit(path)
        if url.path == "/_sent":
            return json.dumps(sorted(self._sent.values())).encode()
        if url.path == "/_when":
            return json.dumps(self._sent.get(parse_qs(url.query)["to"][0])).encode()
        if "message_templates" in url.path:
            return json.dumps({"data": [TEMPLATE]}).encode()
        return json.dumps(NUMBER_RECORD).encode()

    def _later(self, answer: bytes) -> None:
        if self._answer_after_s:
            loop = asyncio.get_running_loop()
            loop.call_later(self._answer_after_s, self._answer, answer)
        else:
            self._answer(answer)

    def _answer(self, answer: bytes) -> None:
        head = (
            b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
        )
        if not self._transport.is_closing():
            self._transport.write(head % len(answer) + answer)


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0


async def _serve(answer_after_s: float) -> None:
    sent: dict[str, float] = {}
    listening = socket.create_server(("127.0.0.1", 0), backlog=2048)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: _Graph(sent, answer_after_s), sock=listening)
    print(f"http://127.0.0.1:{listening.getsockname()[1]}", flush=True)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_serve(float(sys.argv[1])))
