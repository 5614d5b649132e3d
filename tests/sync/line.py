"""A relay that answers as a test says, and services that run while a test looks on."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

import httpx
from typing_extensions import override

from console.runtime.tasks import TaskOwner
from console.sync.relay_client import RelayClient
from tests.store.placing import LINE, NOW

Answer = Callable[[httpx.Request], httpx.Response]


class SetClock:
    """Stands still until the test moves it."""

    def __init__(self, at: datetime = NOW) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at


class Relay:
    """Answers by method and path; the last answer of a path goes on for ever."""

    def __init__(self) -> None:
        self.asked: list[httpx.Request] = []
        self._answers: dict[tuple[str, str], list[Answer]] = {}

    def on(self, method: str, path: str, *answers: Answer) -> None:
        self._answers[method, path] = list(answers)

    def paths(self) -> list[str]:
        return [request.url.path for request in self.asked]

    def of(self, path: str) -> list[httpx.Request]:
        return [request for request in self.asked if request.url.path == path]

    async def handle(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        await asyncio.sleep(0)
        answers = self._answers[request.method, request.url.path]
        answer = answers[0] if len(answers) == 1 else answers.pop(0)
        return answer(request)

    def client(self) -> RelayClient:
        transport = httpx.MockTransport(self.handle)
        return RelayClient(httpx.AsyncClient(transport=transport, base_url="http://relay"))


def says(value: Any, status: int = 200) -> Answer:
    return lambda _request: httpx.Response(status, json=value)


def refuses(status: int, code: str = "no", **more: Any) -> Answer:
    return says({"error": {"code": code, "message": f"it is {code}", **more}}, status)


def page_of_html(_request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, text="<html>Log in to the hotel's network</html>")


def breaks(error: Exception) -> Answer:
    def answer(_request: httpx.Request) -> httpx.Response:
        raise error

    return answer


class Frames(httpx.AsyncByteStream):
    """Chunks of a stream; then it ends, breaks, or stays open."""

    def __init__(
        self, chunks: Iterable[bytes], error: Exception | None = None, *, stays: bool = False
    ) -> None:
        self._chunks = tuple(chunks)
        self._error = error
        self._stays = stays
        self.closed = False

    @override
    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self._chunks:
            yield chunk
        if self._error:
            raise self._error
        if self._stays:
            await asyncio.Event().wait()

    @override
    async def aclose(self) -> None:
        self.closed = True


def streams(*chunks: bytes, error: Exception | None = None, stays: bool = False) -> Answer:
    headers = {"content-type": "text/event-stream"}
    return lambda _request: httpx.Response(
        200, headers=headers, stream=Frames(chunks, error, stays=stays)
    )


def event(seq: int, kind: str = "unknown", payload: dict[str, Any] | None = None) -> Any:
    return {
        "seq": seq,
        "id": f"e{seq}",
        "type": kind,
        "at": NOW.isoformat(),
        "phone_number_id": LINE,
        "payload": payload or {},
    }


def frame(seq: int, end: str = "\n", **parts: Any) -> bytes:
    data = json.dumps(event(seq, **parts), ensure_ascii=False)
    return f"id: {seq}{end}event: message{end}data: {data}{end}{end}".encode()


def page(*seqs: int, head: int = 0) -> Answer:
    events = [event(seq) for seq in seqs]
    last = seqs[-1] if seqs else 0
    return says({"events": events, "next": last, "head": max(head, last)})


@asynccontextmanager
async def running(*services: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Services run meanwhile; none of them may end, whatever the world does."""
    failures: list[BaseException] = []
    owner = TaskOwner(lambda _name, error: failures.append(error))
    for number, service in enumerate(services):
        owner.start(str(number), service)
    try:
        yield
    finally:
        await owner.aclose()
    assert failures == []


async def turns() -> None:
    """Long enough for a service to begin to wait, and to wake by itself where it does."""
    for _ in range(10):
        await asyncio.sleep(0.001)


async def until(true: Callable[[], object]) -> None:
    """Give the services turns until it is so; far more turns than anything needs."""
    for _ in range(5_000):
        if true():
            return
        await asyncio.sleep(0.001)
    raise AssertionError("it did not come to that")
