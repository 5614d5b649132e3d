"""The command `acuerdo simulator serve`: one pretend WhatsApp business on one port."""

import argparse
import json
import os
import re
import secrets
import signal
import socket
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from console.simulator.app import build_app
from console.simulator.personas.casting import CastRefused, cast, cast_from
from console.simulator.settings import GRAPH_VERSION, Settings, invented
from console.simulator.state_file import StateRefused, check_state
from console.simulator.world import World

if TYPE_CHECKING:
    import uvicorn

STEERING = """\
steering, from this machine only, below /_sim/ (GET /_sim/ explains everything):
  POST inbound, updates   a person does something; Meta tells something
  POST faults             drop, delay, duplicate, reorder, 5xx, timeout, error, fail
  POST business           registration, limits, restrictions, webhook version
  POST templates/N/status approve, reject, pause, disable, grade, recategorise
  POST clock              {"advance_s": N}: time passes; promised days come
  GET  sent, sent/proof   everything accepted; what was accepted twice
  GET  payments.csv       what people paid, as a creditor's file
with --state FILE what was answered survives a kill; ordered faults do not
"""
DEFAULT_PEOPLE = "22"
VERSION = re.compile(r"^v\d+\.\d+$")
DONE, WRONG_USAGE, INPUT_REFUSED, UNAVAILABLE = 0, 2, 3, 4


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="acuerdo simulator serve",
        description="A pretend WhatsApp Cloud API with debtors who answer.",
        epilog=STEERING,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("--listen", default="127.0.0.1:0", metavar="HOST:PORT", help="port 0 takes a free one")
    add("--webhook-url", metavar="URL", help="where webhooks are posted; may be set later")
    add("--app-secret", metavar="S", help="signs the webhooks")
    add("--verify-token", metavar="T", help="for the handshake")
    add("--token", metavar="T", help="the access token that clients must present")
    add("--phone-number-id", metavar="ID")
    add("--waba-id", metavar="ID")
    add("--display-phone-number", metavar="DIGITS")
    add("--personas", default=DEFAULT_PEOPLE, metavar="N|FILE", help="how many, or a JSON list")
    add("--seed", type=int, metavar="N", help="makes a run repeatable")
    add("--speed", type=float, default=1.0, metavar="N", help="compresses time")
    add("--clock-offset", type=float, default=0.0, metavar="SECONDS", help="moves its clock")
    add("--in-order", action="store_true", help="post webhooks one by one, in order")
    add("--batch-share", type=float, default=0.25, metavar="0..1", help="webhooks in batches")
    add("--batch-most", type=int, default=1000, metavar="N", help="updates in one webhook")
    add("--messages-per-s", type=int, metavar="N", help="the number's throughput")
    add("--webhook-version", default=GRAPH_VERSION, metavar="vNN.N", help="shape of webhooks")
    add("--state", type=Path, metavar="FILE", help="keep the world from run to run")
    add("--steered-from-anywhere", action="store_true", help="open /_sim/ to other machines")
    add("--stop-on-eof", action="store_true", help="stop when standard input ends")
    return parser


def _settings(given: argparse.Namespace, host: str, port: int) -> Settings:
    seed = given.seed if given.seed is not None else secrets.randbelow(10**6)
    names = invented(seed)
    for name in names:
        if value := getattr(given, name, None):
            names[name] = value
    return Settings(
        **names,
        host=host,
        port=port,
        webhook_url=given.webhook_url,
        seed=seed,
        speed=given.speed,
        in_order=given.in_order,
        batch_share=given.batch_share,
        batch_most=given.batch_most,
        graph_version=given.webhook_version,
        messages_per_s=given.messages_per_s,
        clock_offset_s=given.clock_offset,
        state_file=given.state,
        steered_from_anywhere=given.steered_from_anywhere,
    )


def _listening(address: str) -> socket.socket:
    """A bound socket. Raises: ValueError for no address, OSError when it is taken."""
    host, _, port = address.rpartition(":")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    opened = socket.socket(family, socket.SOCK_STREAM)
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        opened.bind((host.strip("[]") or "127.0.0.1", int(port)))
    except (OSError, ValueError):
        opened.close()
        raise
    return opened


def announcement(settings: Settings) -> dict[str, Any]:
    """What a client must know to use this simulator; the first line of output."""
    base_url = f"http://{settings.host}:{settings.port}"
    return {
        "base_url": base_url,
        "version": GRAPH_VERSION,
        "note": f"Graph paths are {base_url}/vNN.N/...; v21.0 to v26.0 are served",
        "token": settings.token,
        "app_secret": settings.app_secret,
        "verify_token": settings.verify_token,
        "app_id": settings.app_id,
        "phone_number_id": settings.phone_number_id,
        "waba_id": settings.waba_id,
        "display_phone_number": settings.display_phone_number,
        "webhook_url": settings.webhook_url,
        "seed": settings.seed,
        "speed": settings.speed,
        "pid": os.getpid(),
    }


def main(argv: Sequence[str]) -> int:
    """Serve until SIGTERM or SIGINT; returns the exit status of `contract.md`."""
    arguments = list(argv)
    if arguments[:1] == ["serve"]:
        arguments = arguments[1:]
    given = _parser().parse_args(arguments)
    if complaint := _nonsense(given):
        return _complain(complaint, WRONG_USAGE)
    try:
        people = (
            cast(int(given.personas))
            if given.personas.isdigit()
            else cast_from(Path(given.personas))
        )
        if given.state:
            check_state(given.state)
    except (CastRefused, StateRefused) as error:
        return _complain(str(error), INPUT_REFUSED)
    try:
        opened = _listening(given.listen)
    except ValueError:
        return _complain(f"--listen {given.listen}: HOST:PORT is expected", WRONG_USAGE)
    except OSError as error:
        return _complain(f"--listen {given.listen}: {error.strerror}", UNAVAILABLE)
    host, port = opened.getsockname()[:2]
    settings = _settings(given, host, port)
    _run(World(settings, people), opened, stop_on_eof=given.stop_on_eof)
    return DONE


def _nonsense(given: argparse.Namespace) -> str:
    """What makes no sense in the options, as a sentence; nothing when they do."""
    for name in ("speed", "messages_per_s", "batch_most"):
        value = getattr(given, name)
        if value is not None and value <= 0:
            return f"--{name.replace('_', '-')} must be above zero"
    if not VERSION.match(given.webhook_version):
        return "--webhook-version must look like v25.0"
    return ""


def _complain(sentence: str, status: int) -> int:
    print(f"acuerdo simulator: {sentence}", file=sys.stderr)
    return status


def _run(world: World, opened: socket.socket, *, stop_on_eof: bool) -> None:
    import uvicorn  # noqa: PLC0415 - other commands must start without it

    config = uvicorn.Config(
        build_app(world),
        log_level="warning",
        access_log=False,
        lifespan="on",
        timeout_graceful_shutdown=1,
        ws="none",
    )
    server = uvicorn.Server(config)
    world.is_stopping = lambda: server.should_exit
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGTERM, signal.SIGINT):
            # uvicorn stops on these, then raises them again for us: nothing is left to do
            signal.signal(number, lambda *_: None)
    opened.listen(512)
    print(json.dumps(announcement(world.settings)), flush=True)
    if stop_on_eof:
        threading.Thread(target=_stop_at_eof, args=(server,), daemon=True).start()
    server.run(sockets=[opened])


def _stop_at_eof(server: "uvicorn.Server") -> None:
    while sys.stdin.buffer.read(4096):
        pass
    server.should_exit = True


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
