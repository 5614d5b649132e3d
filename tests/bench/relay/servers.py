"""The servers that are measured, each in a process of its own behind the same uvicorn."""

import asyncio
import hashlib
import hmac
import logging
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import httpx
import uvicorn
import uvloop
from typing_extensions import override

from console.relay import serve, tokens
from console.relay.config import MetaConfig, NumberConfig, RelayConfig
from console.relay.database_address import parse
from console.runtime.clock import SystemClock
from tests.bench.relay.bodies import NUMBER, SECRET, WABA


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs. `token` opens the relay's own interface."""

    url: str
    pid: int
    token: str = ""

    def head(self) -> int:
        """The newest event that can be read, asked over HTTP."""
        headers = {"Authorization": f"Bearer {self.token}"}
        answer = httpx.get(f"{self.url}/v1/events?limit=1", headers=headers, trust_env=False)
        return int(answer.raise_for_status().json()["head"])


@contextmanager
def relay(folder: Path, database: str = "") -> Iterator[Server]:
    """The relay on SQLite in `folder`, or on the PostgreSQL that `database` names."""
    with graph() as graph_url:
        config = make_config(folder, graph_url, database)
        token = tokens.create(config, "bench", "admin")
        with _process("relay", str(folder), graph_url, database) as started:
            yield replace(started, token=token)


@contextmanager
def pywa() -> Iterator[Server]:
    """pywa's FastAPI webhook server with one message handler, which does nothing."""
    with _process("pywa") as started:
        yield started


@contextmanager
def signed_handler() -> Iterator[Server]:
    """A bare ASGI application that checks the signature and does nothing else."""
    with _process("signed") as started:
        yield started


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


def make_config(folder: Path, graph_url: str, database: str = "") -> RelayConfig:
    """The relay's configuration, logging errors only."""
    config = RelayConfig(
        database=parse(database or "relay.db", folder),
        media_dir=folder / "media",
        meta=MetaConfig("t", (SECRET,), "v", base_url=graph_url),
        numbers=(NumberConfig(NUMBER, WABA),),
        listen="127.0.0.1:0",
    )
    return replace(config, log=replace(config.log, level="error"))


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


@contextmanager
def _process(*arguments: str) -> Iterator[Server]:
    command = [sys.executable, "-m", "tests.bench.relay.servers", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        yield Server(process.stdout.readline().strip(), process.pid)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)
        process.stdout.close()


def _serve_relay(folder: str, graph_url: str, database: str) -> None:
    config = make_config(Path(folder), graph_url, database)
    serve.run(config, SystemClock(), lambda url: print(url, flush=True))


def _serve_pywa() -> None:
    import fastapi  # noqa: PLC0415 - of this server only
    import pywa_async  # noqa: PLC0415 - of this server only

    logging.disable(logging.INFO)
    app = fastapi.FastAPI()
    library: Any = pywa_async
    client = library.WhatsApp(
        phone_id=NUMBER,
        token="t",
        server=app,
        verify_token="v",
        app_secret=SECRET,
        webhook_endpoint="/webhooks/whatsapp",
    )

    async def do_nothing(_client: object, _message: object) -> None:
        pass

    client.on_message(do_nothing)
    _serve(app)


def _serve_signed() -> None:
    secret = SECRET.encode()

    async def app(scope: Any, receive: Any, send: Any) -> None:
        body = b""
        while True:
            message = await receive()
            body += message["body"]
            if not message["more_body"]:
                break
        given = dict(scope["headers"])[b"x-hub-signature-256"]
        digest = b"sha256=" + hmac.new(secret, body, hashlib.sha256).hexdigest().encode()
        status = 200 if hmac.compare_digest(given, digest) else 403
        length = [(b"content-length", b"0")]
        await send({"type": "http.response.start", "status": status, "headers": length})
        await send({"type": "http.response.body", "body": b""})

    _serve(app)


def _serve(app: Any) -> None:
    """As the relay is served: uvloop, httptools, no access log, no extra headers."""
    listening = socket.create_server(("127.0.0.1", 0), backlog=2048)
    settings = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        lifespan="off",
        backlog=2048,
    )
    print(f"http://127.0.0.1:{listening.getsockname()[1]}", flush=True)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(uvicorn.Server(settings).serve(sockets=[listening]))


def main() -> None:
    kind, *arguments = sys.argv[1:]
    if kind == "relay":
        _serve_relay(*arguments)
    elif kind == "pywa":
        _serve_pywa()
    else:
        _serve_signed()


if __name__ == "__main__":
    main()
