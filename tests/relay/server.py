"""The real relay on a real socket: in a thread, or as a process that can be killed."""

import asyncio
import hashlib
import hmac
import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
from httpx_sse import connect_sse

from console.relay import tokens
from console.relay.config import MetaConfig, NumberConfig, RelayConfig
from console.relay.database_address import parse
from console.relay.serve import serve
from console.runtime.clock import SystemClock

Json = dict[str, Any]
SECRET = "app-secret"
NUMBER = "pn1"
WABA = "waba1"
DEBTOR = "5215512345678"


class StepClock:
    """The machine's clock, which a test may move."""

    def __init__(self) -> None:
        self.shift = timedelta()

    def now(self) -> datetime:
        return SystemClock().now() + self.shift


def make_config(folder: Path, graph_url: str, **changes: Any) -> RelayConfig:
    config = RelayConfig(
        database=folder / "relay.db",
        media_dir=folder / "media",
        meta=MetaConfig(
            token="graph-token",
            app_secrets=(SECRET, "older-secret"),
            verify_token="verify-me",
            base_url=graph_url,
            timeout_s=1.0,
        ),
        numbers=(NumberConfig(NUMBER, WABA),),
        listen="127.0.0.1:0",
    )
    return replace(config, **changes)


def database_file(config: RelayConfig) -> Path:
    """The SQLite file of a relay that has one."""
    assert isinstance(config.database, Path)
    return config.database


class Client:
    """A console and Meta in one: signed webhooks, commands, events."""

    def __init__(self, url: str, token: str, clock: StepClock | None = None) -> None:
        self.url = url
        self.token = token
        self.clock = clock or StepClock()
        self.http = httpx.Client(base_url=url, timeout=20, trust_env=False)
        self.headers = {"Authorization": f"Bearer {token}"}

    def close(self) -> None:
        self.http.close()

    def webhook(self, body: bytes | Json, secret: str = SECRET) -> httpx.Response:
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        return self.http.post(
            "/webhooks/whatsapp",
            content=raw,
            headers={"X-Hub-Signature-256": sign(raw, secret)},
        )

    def inbound(self, text: str = "hola", **more: Any) -> httpx.Response:
        return self.webhook(messages([text_message(text, self.clock.now(), **more)]))

    def get(self, path: str, **query: Any) -> httpx.Response:
        return self.http.get(path, params=query, headers=self.headers)

    def send(self, key: str, body: Json | None = None, **changes: Any) -> httpx.Response:
        headers = {**self.headers, "Idempotency-Key": key}
        message = {"to": f"+{DEBTOR}", "type": "text", "text": {"body": "hola"}}
        return self.http.post(
            "/v1/messages", json=body or {**message, **changes}, headers=headers
        )

    def put(self, path: str, body: Json) -> httpx.Response:
        return self.http.put(path, json=body, headers=self.headers)

    def events(self, after: int = 0) -> list[Json]:
        found: list[Json] = []
        for _ in range(1000):
            page = self.get("/v1/events", after=after, limit=1000).json()
            found += page["events"]
            if not page["events"]:
                return found
            after = page["next"]
        raise AssertionError("endless pages")

    def wait_for(self, wanted: Callable[[list[Json]], object], after: int = 0) -> list[Json]:
        """Events after `after`, once they are as wanted."""
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            events = self.events(after)
            if wanted(events):
                return events
            time.sleep(0.01)
        raise AssertionError(f"never came: {[e['type'] for e in self.events(after)]}")

    def wait_for_types(self, *types: str) -> list[Json]:
        """One event of each of `types`, in that order of asking."""
        events = self.wait_for(lambda found: set(types) <= {e["type"] for e in found})
        return [next(e for e in events if e["type"] == type_) for type_ in types]

    def wait_for_state(self, key: str, *states: str) -> Json:
        deadline = time.monotonic() + 20
        status: Json = {}
        while time.monotonic() < deadline:
            status = self.get(f"/v1/messages/{key}").json()
            if status["state"] in states:
                return status
            time.sleep(0.01)
        raise AssertionError(f"never reached {states}: {status}")

    @contextmanager
    def stream(self, **headers: str) -> Iterator[Iterator[Json]]:
        with (
            httpx.Client(timeout=20, trust_env=False) as http,
            connect_sse(
                http, "GET", f"{self.url}/v1/events/stream", headers={**self.headers, **headers}
            ) as source,
        ):
            yield (json.loads(frame.data) | {"_id": frame.id} for frame in source.iter_sse())


def sign(raw: bytes, secret: str = SECRET) -> str:
    return "sha256=" + hmac.new(secret.encode(), raw, hashlib.sha256).hexdigest()


def envelope(field: str, *values: Json, time_: int | None = None) -> Json:
    changes = [{"field": field, "value": value} for value in values]
    entry: Json = {"id": WABA, "changes": changes}
    return {
        "object": "whatsapp_business_account",
        "entry": [entry if time_ is None else {**entry, "time": time_}],
    }


def messages(listed: list[Any], **more: Any) -> Json:
    value = {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "525500000000", "phone_number_id": NUMBER},
        "contacts": [{"profile": {"name": "Ana"}, "wa_id": DEBTOR}],
        "messages": listed,
    }
    return envelope("messages", {**value, **more})


def statuses(listed: list[Json]) -> Json:
    value = {"metadata": {"phone_number_id": NUMBER}, "statuses": listed}
    return envelope("messages", value)


_counter = iter(range(10**9))


def text_message(body: str = "hola", at: datetime | None = None, **more: Any) -> Json:
    at = at or datetime.now(UTC)  # noqa: TID251 - a test's own "now"
    return {
        "from": DEBTOR,
        "id": f"wamid.IN{next(_counter)}",
        "timestamp": str(int(at.timestamp())),
        "type": "text",
        "text": {"body": body},
        **more,
    }


def status_of(wamid: str, status: str, **more: Any) -> Json:
    now = str(int(time.time()))
    return {"id": wamid, "status": status, "timestamp": now, "recipient_id": DEBTOR, **more}


@contextmanager
def running(config: RelayConfig, clock: StepClock | None = None) -> Iterator[Client]:
    """A relay in a thread, and a client with an administrator's token."""
    clock = clock or StepClock()
    token = tokens.create(config, f"test-{next(_counter)}", "admin")
    started: list[str] = []
    is_ready = threading.Event()
    stops: list[Callable[[], object]] = []

    async def main() -> None:
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        stops.append(lambda: loop.call_soon_threadsafe(stop.set))

        def ready(url: str) -> None:
            started.append(url)
            is_ready.set()

        await serve(config, clock, ready, stop)

    thread = threading.Thread(target=lambda: asyncio.run(main()))
    thread.start()
    try:
        assert is_ready.wait(20)
        client = Client(started[0], token, clock)
        try:
            yield client
        finally:
            client.close()
    finally:
        for stop in stops:
            stop()
        thread.join(30)
        assert not thread.is_alive()


class Process:
    """A relay of its own process."""

    def __init__(
        self, folder: Path, graph_url: str, die_at: str = "", *, database: str = ""
    ) -> None:
        self.config = make_config(folder, graph_url)
        if database:
            self.config = replace(self.config, database=parse(database, folder))
        token = tokens.create(self.config, f"test-{next(_counter)}", "admin")
        arguments = [str(folder), graph_url, die_at, database]
        command = [sys.executable, "-m", "tests.relay.process", *arguments]
        self.popen = subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
        )
        assert self.popen.stdout is not None
        url = self.popen.stdout.readline().strip()
        assert url.startswith("http"), url
        self.client = Client(url, token)

    def kill(self) -> None:
        self.popen.send_signal(signal.SIGKILL)
        self.wait()

    def wait(self) -> int:
        """Until it has ended, however it does."""
        code = self.popen.wait(30)
        self.close()
        return code

    def stop(self) -> int:
        self.popen.send_signal(signal.SIGTERM)
        return self.wait()

    def close(self) -> None:
        self.client.close()
        if self.popen.stdout is not None:
            self.popen.stdout.close()
        if self.popen.poll() is None:
            self.popen.kill()
            self.popen.wait(30)
