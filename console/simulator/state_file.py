"""Keeps a world from one run to the next in a JSON file (`--state`)."""

import base64
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from console.simulator.envelope import Update
from console.simulator.ledger import Received, Refusal, Sent
from console.simulator.media import Media
from console.simulator.people import Person
from console.simulator.templates import Template
from console.simulator.world import World

VERSION = 1


def save_state(world: World, file: Path) -> None:
    """Write people, messages, templates, files and undelivered updates to `file`."""
    files = [
        asdict(one) | {"content": base64.b64encode(one.content).decode()} for one in world.media
    ]
    state = {
        "version": VERSION,
        "seed": world.settings.seed,
        "webhook_url": world.courier.url,
        "people": [asdict(one) for one in world.people],
        "templates": [asdict(one) for one in world.templates],
        "media": files,
        "sent": [asdict(one) for one in world.ledger.sent.values()],
        "received": [asdict(one) for one in world.ledger.received.values()],
        "refused": [asdict(one) for one in world.ledger.refused],
        "undelivered": world.courier.waiting(),
    }
    new = file.with_suffix(file.suffix + ".new")
    new.write_text(json.dumps(state), encoding="utf-8")
    new.replace(file)


def load_state(world: World, file: Path) -> None:
    """Put back what an earlier run saved, if there is such a file.

    What was about to happen (a reply being typed, a status on its way) is not kept.
    """
    if not file.exists():
        return
    state: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    for one in state["people"]:
        world.people.add(Person(**one))
    for one in state["templates"]:
        world.templates.restore(Template(**one))
    for one in state["media"]:
        world.media.restore(Media(**(one | {"content": base64.b64decode(one["content"])})))
    world.ledger.sent = {one["wamid"]: Sent(**one) for one in state["sent"]}
    world.ledger.received = {one["wamid"]: Received(**one) for one in state["received"]}
    world.ledger.refused = [Refusal(**one) for one in state["refused"]]
    if world.courier.url is None:
        world.courier.aim(state["webhook_url"])
    for one in state["undelivered"]:
        world.courier.post(Update(**one))
