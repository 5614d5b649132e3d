"""HTTP/1.1 POSTs over kept connections, as light as the webhooks of a busy number need them.

httpx costs about a millisecond of processor time per request, more than everything else that a
webhook needs; at hundreds a second that is the difference. Handshakes still use httpx.
"""

import asyncio
import ssl
from collections.abc import Mapping
from functools import cache
from urllib.parse import urlsplit

import httpx

LONGEST_HEAD = 64 * 1024
PORTS = {"http": 80, "https": 443}
KEPT_AT_MOST = 32
NO_BODY = (204, 304)

Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Poster:
    """Posts to any URL and reads the answer's status; connections are used again."""

    def __init__(self, timeout_s: float) -> None:
        self._timeout_s = timeout_s
        self._idle: dict[str, list[Connection]] = {}

    async def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> int:
        """The status of the answer.

        Raises: OSError, EOFError, TimeoutError or ValueError when there was none.
        """
        parts = urlsplit(url)
        if parts.scheme not in PORTS or not parts.hostname:
            raise ValueError(f"no web address: {url}")
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        lines = [f"POST {target} HTTP/1.1", f"Host: {parts.netloc}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        head = "\r\n".join([*lines, f"Content-Length: {len(body)}", "", ""]).encode("latin-1")
        async with asyncio.timeout(self._timeout_s):
            return await self._exchange(f"{parts.scheme}://{parts.netloc}", head + body)

    async def _exchange(self, origin: str, request: bytes) -> int:
        """Send over a kept connection, or a fresh one if the kept one had been closed."""
        idle = self._idle.setdefault(origin, [])
        while idle:
            connection = idle.pop()
            if connection[0].at_eof() or connection[1].is_closing():
                connection[1].close()
                continue
            try:
                return await self._over(origin, connection, request)
            except (ConnectionError, EOFError):
                break  # closed while idle: it was not answered, so it may be sent again
        return await self._over(origin, await _connected(origin), request)

    async def _over(self, origin: str, connection: Connection, request: bytes) -> int:
        reader, writer = connection
        kept = False
        try:
            writer.write(request)
            await writer.drain()
            status, kept = await _answer(reader)
        finally:
            idle = self._idle.setdefault(origin, [])
            if kept and len(idle) < KEPT_AT_MOST:
                idle.append(connection)
            else:
                writer.close()
        return status

    def close(self) -> None:
        """Close the kept connections."""
        for connections in self._idle.values():
            for _, writer in connections:
                writer.close()
        self._idle.clear()


async def _connected(origin: str) -> Connection:
    parts = urlsplit(origin)
    secure = _context() if parts.scheme == "https" else None
    return await asyncio.open_connection(
        parts.hostname, parts.port or PORTS[parts.scheme], ssl=secure, limit=LONGEST_HEAD
    )


@cache
def _context() -> ssl.SSLContext:
    return ssl.create_default_context()


async def _answer(reader: asyncio.StreamReader) -> tuple[int, bool]:
    """The status, and whether the connection may be used again."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.LimitOverrunError as error:
        raise ValueError("the answer's head is too long") from error
    first, *lines = head.decode("latin-1").split("\r\n")
    version, status, *_ = first.split(" ")
    fields = {}
    for line in lines:
        name, _, value = line.partition(":")
        fields[name.strip().lower()] = value.strip().lower()
    if int(status) not in NO_BODY:
        length = fields.get("content-length")
        if length is None:
            return int(status), False  # chunked or until the end: not worth reading
        await reader.readexactly(int(length))
    return int(status), version == "HTTP/1.1" and fields.get("connection") != "close"


async def fetch(url: str, query: Mapping[str, str], timeout_s: float) -> str | None:
    """The body of a GET that was answered 200, else None."""
    try:
        async with httpx.AsyncClient(timeout=timeout_s, trust_env=False) as client:
            answer = await client.get(url, params=dict(query))
    except (httpx.HTTPError, httpx.InvalidURL):
        return None
    return answer.text if answer.status_code == httpx.codes.OK else None
