"""Runs the relay as a server until it is told to stop."""

import asyncio
import contextlib
import gc
import logging
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from types import FrameType

import uvicorn
from starlette.applications import Starlette
from typing_extensions import override

from console.relay.app import EXCEPTION_HANDLERS, Relay, make_app
from console.relay.config import ConfigError, RelayConfig, split_address
from console.relay.logs import configure
from console.relay.webhook_protocol import protocol
from console.runtime.clock import Clock

LOG = logging.getLogger(__name__)
_GRACE_S = 10
_BACKLOG = 2048


def run(config: RelayConfig, clock: Clock, ready: Callable[[str], None] | None = None) -> None:
    """Serve until SIGTERM or SIGINT; `ready` hears the base URL once requests are answered.

    Prints nothing. Raises: ConfigError (address taken, certificate unreadable),
    NewerDatabase, DatabaseInUse, StorageUnavailable, OSError.
    """
    configure(config.log)
    _collect_seldom()
    with asyncio.Runner(loop_factory=_loop_factory()) as runner:
        runner.run(serve(config, clock, ready))


async def serve(
    config: RelayConfig,
    clock: Clock,
    ready: Callable[[str], None] | None = None,
    stop: asyncio.Event | None = None,
) -> None:
    """As `run`, on the running loop; ends when `stop` is set, or at a signal."""
    stop = stop or asyncio.Event()
    listening = _listen(config.listen, "relay.listen")
    with contextlib.ExitStack() as unless_served:
        unless_served.callback(listening.close)
        relay = Relay(config, clock)
        unless_served.pop_all()
    server = _server(make_app(relay), config)
    async with asyncio.TaskGroup() as group:
        with _signals(asyncio.get_running_loop(), stop, partial(_renew, server, config)):
            serving = group.create_task(server.serve(sockets=[listening]))
            while not server.started and not serving.done():  # noqa: ASYNC110 - uvicorn tells no other way
                await asyncio.sleep(0.005)
            if serving.done():
                await relay.database.close()
                return
            metrics = _metrics_server(config, relay)
            extra = (
                group.create_task(metrics[0].serve(sockets=[metrics[1]])) if metrics else None
            )
            if ready is not None:
                ready(_url(config, listening))
            stopping = group.create_task(stop.wait())
            await asyncio.wait((serving, stopping), return_when=asyncio.FIRST_COMPLETED)
            stopping.cancel()
            relay.stream.close()
            for one in (server, *([metrics[0]] if metrics else [])):
                one.should_exit = True
            await asyncio.wait([task for task in (serving, extra) if task])


def _collect_seldom() -> None:
    """Let webhooks come and go without the whole program being searched for garbage.

    Each webhook makes hundreds of objects that live until its commit, which looks like a leak
    to the collector: a third of a busy relay's time went into looking at modules again.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


class _Server(uvicorn.Server):
    """uvicorn without its own signal handling, which ends the process by the signal."""

    @override
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals to `serve`."""
        yield


def _server(app: Starlette, config: RelayConfig, *, tls: bool = True) -> _Server:
    settings = uvicorn.Config(
        app,
        http=protocol(config.limits.body_timeout_s),
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        lifespan="on" if tls else "off",
        timeout_graceful_shutdown=_GRACE_S,
        backlog=_BACKLOG,
        limit_concurrency=config.limits.connections,
        proxy_headers=bool(config.trusted_proxies),
        forwarded_allow_ips=list(config.trusted_proxies),
        ssl_certfile=(config.tls_cert or None) if tls else None,
        ssl_keyfile=(config.tls_key or None) if tls else None,
    )
    return _Server(settings)


def _metrics_server(config: RelayConfig, relay: Relay) -> tuple[_Server, socket.socket] | None:
    if not config.metrics_listen:
        return None
    app = Starlette(routes=[relay.metrics_route()], exception_handlers=EXCEPTION_HANDLERS)
    listening = _listen(config.metrics_listen, "relay.metrics_listen")
    return _server(app, config, tls=False), listening


def _listen(address: str, key: str) -> socket.socket:
    host, port = split_address(address, key)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    if sys.platform != "win32":  # there it would let two programs share a port
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        msg = f'{key} = "{address}" cannot be used ({error.strerror}); choose another.'
        raise ConfigError(msg) from error
    listening.listen(_BACKLOG)
    return listening


def _url(config: RelayConfig, listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    scheme = "https" if config.tls_cert else "http"
    return f"{scheme}://[{host}]:{port}" if ":" in host else f"{scheme}://{host}:{port}"


def _renew(server: _Server, config: RelayConfig) -> None:
    """Read the certificate again; connections that are open keep the one they have."""
    context = server.config.ssl
    if context is None:
        return
    try:
        context.load_cert_chain(config.tls_cert, config.tls_key or None)
    except OSError as error:  # ssl's errors too
        LOG.error("the new certificate cannot be used, the old one stays: %s", error)  # noqa: TRY400 - the sentence says it all
    else:
        LOG.info("the certificate was read again")


@contextlib.contextmanager
def _signals(
    loop: asyncio.AbstractEventLoop, stop: asyncio.Event, renew: Callable[[], None]
) -> Iterator[None]:
    """SIGINT and SIGTERM set `stop`, SIGHUP calls `renew`, where this is the main thread."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def asked(_number: int, _frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(stop.set)

    def renewed(_number: int, _frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(renew)

    before = {number: signal.signal(number, asked) for number in _SIGNALS}
    if hangup := getattr(signal, "SIGHUP", None):
        before[hangup] = signal.signal(hangup, renewed)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


_SIGNALS = (signal.SIGINT, signal.SIGTERM)


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    if sys.platform == "win32":
        return None
    try:
        import uvloop  # noqa: PLC0415 - not everywhere
    except ImportError:
        logging.getLogger(__name__).info("uvloop is not installed; asyncio's own loop runs")
        return None
    return uvloop.new_event_loop
