"""Runs the real relay as a process, which may kill itself at an awkward point."""

import os
import signal
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from console.relay import journal, leases, processor, serve, settle
from console.relay.database_address import parse
from console.relay.whatsapp import GraphClient
from console.runtime.clock import SystemClock
from tests.relay.server import make_config

LEASE_S = 4.0


def die(*_arguments: Any, **_named: Any) -> Any:
    os.kill(os.getpid(), signal.SIGKILL)


async def die_before_sending(*_arguments: Any) -> Any:
    die()


def nothing_at_the_door() -> None:
    """Leave every webhook to the processor, as one that is large would be."""
    for lane in journal.AT_THE_DOOR:
        journal.AT_THE_DOOR[lane] = 0


def after_the_answer(module: Any, name: str) -> None:
    nothing_at_the_door()
    setattr(module, name, die)


# Each replaces one function of the running relay by the end of the process.
POINTS = {
    "before_exploding": lambda: after_the_answer(processor, "explode"),
    "while_storing_events": lambda: after_the_answer(journal, "mark_processed"),
    "before_calling_meta": lambda: setattr(GraphClient, "send", die_before_sending),
    "before_storing_the_answer": lambda: setattr(settle, "settle", die),
}


def main() -> None:
    folder, graph_url, die_at, database = sys.argv[1:]
    if die_at:
        POINTS[die_at]()
    config = make_config(Path(folder), graph_url)
    if database:
        leases.LEASE_S = LEASE_S
        config = replace(config, database=parse(database, Path(folder)))
    serve.run(config, SystemClock(), lambda url: print(url, flush=True))


if __name__ == "__main__":
    main()
