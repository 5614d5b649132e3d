"""The demo with its tour, which stays open afterwards and says how large it is.

Run: python -m tests.bench.memory_child BEGAN_NS FOLDER
Printed, one JSON object a line: where webhooks go and to whom, then for each line read from
standard input the resident memory once that event is applied.
"""

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

from console.app import desktop
from console.app.demo.demo import COUNTRY, CREDITOR, Demo, running
from console.app.demo.servers import OPERATOR
from console.app.demo.tour import Tour
from console.app.desktop import Desktop
from tests.bench.measuring import resident_mb

PATIENCE_S = 600.0


def say(**answer: Any) -> None:
    """One answer."""
    print(json.dumps(answer), flush=True)


async def play(demo: Demo, pictures: Path, opened: Desktop) -> None:
    """The tour, then memory for every event that is named."""
    closes, opened.closed = opened.closed, asyncio.Event()  # the tour's end is not the window's
    tour = Tour(demo, pictures)
    shown_mb = resident_mb()
    await tour.run(opened)
    phone = next(
        str(one["wa_id"])
        for one in demo.servers.people
        if one["kind"] == "promises_date" and str(one["wa_id"]).startswith("52")
    )
    simulator = demo.servers.simulator
    say(
        tour_ok=tour.report.ok,
        shown_mb=shown_mb,
        resident_mb=resident_mb(),
        relay_url=demo.servers.relay_url,
        token=demo.servers.token,
        facts=simulator.facts if simulator else {},
        phone=f"+{phone}",
        at_s=int(demo.clock.now().timestamp()),
    )
    while line := await asyncio.to_thread(sys.stdin.readline):
        async with asyncio.timeout(PATIENCE_S):
            while await opened.worker.read(lambda uow: uow.cursor.last()) < int(line):  # noqa: ASYNC110 - the database wakes nobody
                await asyncio.sleep(0.1)
        await asyncio.sleep(2)
        say(resident_mb=resident_mb())
    closes.set()


def main(folder: Path) -> int:
    """Play in that folder."""
    demo = Demo(folder)
    with running(demo, keep=True):
        plan = desktop.Plan(
            place=demo.place,
            environ=demo.environ,
            folder=folder / "preferences",
            by=OPERATOR,
            relay=demo.relay,
            clock=demo.clock,
            scheme="light",
            creditor=CREDITOR,
            country=COUNTRY,
            phone_number_id=demo.servers.phone_number_id,
        )
        pictures = folder / "pictures"
        pictures.mkdir()
        mistakes = desktop.run(plan, lambda opened: play(demo, pictures, opened))
    return 1 if mistakes else 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[2])))
