"""A relay that is killed at a named point of its road; `test_relay_crashes` starts it.

It is the demo's relay; one function of it is replaced by the end of the process.
"""

import asyncio
import os
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from console.app.demo import child
from console.relay import claiming, journal, processor, settle
from console.relay.processor import Processor
from console.relay.whatsapp import GraphClient

ANSWERING_S = 0.3
"""Long enough for the 202 to be on its way."""


def die(*_arguments: object, **_named: object) -> Any:
    """As the power does."""
    os.kill(os.getpid(), signal.SIGKILL)


async def die_async(*_arguments: object) -> Any:
    """As `die`, where it is awaited."""
    die()


def die_claiming(claim: Callable[..., claiming.Claimed], *given: Any, **named: Any) -> Any:
    """In the transaction that takes a command up, after its 202."""
    claimed = claim(*given, **named)
    if claimed.claims:
        time.sleep(ANSWERING_S)
        die()
    return claimed


async def die_answered(send: Callable[..., Any], *given: Any) -> Any:
    """With Meta's answer in hand, before anybody has looked at it."""
    await send(*given)
    die()


def behind_the_door(module: Any, name: str) -> None:
    """Webhooks wait for the processor, as large ones do, and it dies at `name`."""
    for lane in journal.AT_THE_DOOR:
        journal.AT_THE_DOOR[lane] = 0
    setattr(module, name, die)


async def hold(_self: Processor) -> None:
    """Webhooks are answered and stored; nobody takes them apart."""
    await asyncio.Event().wait()


POINTS: dict[str, Callable[[], None]] = {
    "after the 202, before an attempt": lambda: setattr(
        claiming, "claim", partial(die_claiming, claiming.claim)
    ),
    "after an attempt, before Meta is called": lambda: setattr(GraphClient, "send", die_async),
    "after Meta accepted, before its answer is read": lambda: setattr(
        GraphClient, "send", partialmethod_of(GraphClient.send)
    ),
    "before Meta's answer is stored": lambda: setattr(settle, "settle", die),
    "after the 200, before the webhook is opened": lambda: behind_the_door(
        processor, "explode"
    ),
    "while events are stored": lambda: behind_the_door(journal, "mark_processed"),
    "with the events stored, before their webhook is": lambda: setattr(journal, "_row", die),
    "holding webhooks": lambda: setattr(Processor, "run", hold),
}


def partialmethod_of(send: Callable[..., Any]) -> Callable[..., Any]:
    """`die_answered` as a method."""

    async def sending(self: GraphClient, phone_number_id: str, message: Any) -> Any:
        await die_answered(send, self, phone_number_id, message)

    return sending


if __name__ == "__main__":
    POINTS[sys.argv[1]]()
    raise SystemExit(child.main(sys.argv[2:]))
