"""How long a debtor's message takes from Meta's webhook to the desk.

Run: python -m tests.bench.bench_latency [--messages N]

A signed webhook is posted to a real relay; the clock stops when the row is committed in the
encrypted workspace of a console without a window and its change set is announced on the loop
(what is left is painting the bubble). The reference, measured in the same run on a workspace of
its own: the same console asking for pages of events every 250 ms instead of following them.
"""

import argparse
import asyncio
import hashlib
import hmac
import json
import random
import tempfile
import time
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any

import httpx

from console.app.demo.demo import Demo
from console.sync.event_stream import apply_all
from console.sync.relay_client import RelayClient
from console.usecases.ports import ChangeSet
from tests.bench.measuring import figure, median, percentile, tell
from tests.journeys.stage import Debtor, Desk, Stage, Town

ROWS, SEED, POLL_S = 300, 11, 0.25
FEWEST_WARM_UP, PATIENCE_S = 10, 30
GOAL_MS = 100.0


def webhook(town: Town, who: Debtor, number: int) -> bytes:
    """What WhatsApp posts when the debtor writes one line."""
    facts = town.demo.servers.simulator.facts if town.demo.servers.simulator else {}
    message = {
        "from": who.phone.lstrip("+"),
        "id": f"wamid.BENCH{number}A{time.monotonic_ns()}",
        "timestamp": str(int(town.now().timestamp())),
        "type": "text",
        "text": {"body": "Buenas tardes, ya hice el pago de mi mensualidad."},
    }
    value = {
        "messaging_product": "whatsapp",
        "metadata": {
            "display_phone_number": facts["display_phone_number"],
            "phone_number_id": facts["phone_number_id"],
        },
        "contacts": [{"profile": {"name": who.name}, "wa_id": message["from"]}],
        "messages": [message],
    }
    change = {"field": "messages", "value": value}
    entry = [{"id": facts["waba_id"], "changes": [change]}]
    return json.dumps({"object": "whatsapp_business_account", "entry": entry}).encode()


async def post(http: httpx.AsyncClient, town: Town, body: bytes) -> None:
    """As Meta signs and posts it."""
    assert town.demo.servers.simulator is not None
    secret = str(town.demo.servers.simulator.facts["app_secret"]).encode()
    signature = hmac.new(secret, body, hashlib.sha256).hexdigest()
    url = f"{town.demo.relay.url}/webhooks/whatsapp"
    headers = {"X-Hub-Signature-256": f"sha256={signature}"}
    answer = await http.post(url, content=body, headers=headers)
    answer.raise_for_status()


async def latencies_ms(town: Town, desk: Desk, people: list[Debtor], count: int) -> list[float]:
    """Milliseconds of each message, from before the POST to the announced change set."""
    announced = asyncio.Event()

    def heard(changes: ChangeSet) -> None:
        if changes.conversations:
            announced.set()

    desk.hub.listen(heard)
    chance, found = random.Random(SEED), []
    async with httpx.AsyncClient(trust_env=False) as http, asyncio.TaskGroup() as posting:
        for number in range(count + FEWEST_WARM_UP):
            body = webhook(town, people[number % len(people)], number)
            await asyncio.sleep(
                chance.uniform(0.0, POLL_S)
            )  # any phase of the reference's clock
            announced.clear()
            started = time.perf_counter()
            posting.create_task(post(http, town, body))
            async with asyncio.timeout(PATIENCE_S):
                await announced.wait()
            found.append((time.perf_counter() - started) * 1000)
    return found[FEWEST_WARM_UP:]


async def poll(desk: Desk, town: Town) -> None:
    """The reference's way to stay up to date."""
    async with town.demo.relay.open() as http:
        relay = RelayClient(http)
        while True:
            after = await desk.read(lambda uow: uow.cursor.last())
            page = await relay.events(after)
            if page.events:
                await desk.write(partial(apply_all, page.events, clock=town.demo.clock))
            await asyncio.sleep(POLL_S)


async def followed(town: Town, stage: Stage, people: list[Debtor], count: int) -> list[float]:
    """The console as it is."""
    async with stage.desk() as desk:
        await desk.eventually(lambda: desk.lines[-1].synced_at, "the console is in step")
        return await latencies_ms(town, desk, people, count)


async def polled(town: Town, stage: Stage, people: list[Debtor], count: int) -> list[float]:
    """The reference."""
    async with stage.desk(alone=True) as desk:
        desk.tasks.start("poll", poll(desk, town))
        return await latencies_ms(town, desk, people, count)


Way = Callable[[Town, Stage, list[Debtor], int], Awaitable[list[float]]]


def measured(town: Town, folder: Path, way: Way, count: int) -> list[float]:
    """A fresh workspace, and one way to follow the relay."""
    folder.mkdir()
    stage = Stage(town, folder)
    stage.copy_workspace()
    people = [town.debtor() for _ in range(20)]

    async def run() -> list[float]:
        return await way(town, stage, people, count)

    return asyncio.run(run())


def run(messages: int) -> dict[str, list[float]]:
    """Both ways, one after the other, on the same servers."""
    with tempfile.TemporaryDirectory(prefix="acuerdo-bench-") as name:
        folder = Path(name)
        town = Town(Demo(folder / "town", speed=60.0, rows=ROWS))
        (folder / "town").mkdir()
        try:
            town.start()
            ways: dict[str, Way] = {"followed": followed, "polled": polled}
            return {
                key: measured(town, folder / key, way, messages) for key, way in ways.items()
            }
        finally:
            town.stop()


def main() -> None:
    """Print the contract's JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=200)
    messages: int = parser.parse_args().messages
    found = run(messages)
    ours, theirs = found["followed"], found["polled"]
    reference = f"the same console asking for pages every {POLL_S * 1000:.0f} ms"
    sizes: dict[str, Any] = {"messages": messages, "accounts": ROWS}
    what = "signed webhook to committed row and announced change"
    figures = [
        figure(f"{what}, median", median(ours), "ms", GOAL_MS, reference, median(theirs)),
        figure(
            f"{what}, 99th percentile",
            percentile(ours, 0.99),
            "ms",
            None,
            reference,
            percentile(theirs, 0.99),
        ),
    ]
    tell("latency", sizes, figures)


if __name__ == "__main__":
    main()
