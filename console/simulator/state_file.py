"""Keeps a world from run to run, and through a kill, in one file of JSON lines (`--state`).

Every fact is a line `[kind, key, value]`, written before the answer or the webhook that tells
of it leaves: what was answered 200 is found again however the process ended, and an id that
somebody has seen is never given twice. Written means handed to the operating system; the file
outlives a killed process, not a power failure. A line that a kill cut short is dropped.
"""

import asyncio
import base64
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

import orjson

from console.simulator.envelope import Update
from console.simulator.ledger import Received, Refusal, Sent
from console.simulator.media import Media
from console.simulator.people import Person
from console.simulator.personas.actor import Act
from console.simulator.personas.cashier import Promise
from console.simulator.template import Template
from console.simulator.world import World

VERSION = 2


class StateRefused(ValueError):  # noqa: N818 - says what happened to the given file
    """The file is no state of a simulator, or one of another version."""


def check_state(file: Path) -> None:
    """Refuse a file that holds something else. Raises: StateRefused."""
    if not file.exists() or not file.stat().st_size:
        return
    with file.open("rb") as lines:
        head = _parsed(lines.readline())
    if head is None or head[:2] != ["simulator", str(VERSION)]:
        raise StateRefused(
            f"{file} is not a simulator's state of version {VERSION}; name another --state file"
        )


class StateFile:
    """The file of one running world."""

    def __init__(self, world: World, path: Path) -> None:
        self._world, self._path = world, path
        self._waiting: list[bytes] = []
        self._file: IO[bytes] | None = None

    def open(self) -> None:
        """Bring back what an earlier run kept, then keep what happens from now on."""
        if self._path.exists():
            replay = Replay(self._world)
            for line in self._path.read_bytes().splitlines():
                if (fact := _parsed(line)) is not None:
                    replay.apply(*fact)
        self.begin_again()
        self._world.note, self._world.keep = self.note, self.flush
        self._world.on_reset = self.begin_again

    def begin_again(self) -> None:
        """Replace the file with the present state: what is over leaves it."""
        self._waiting.clear()
        new = self._path.with_suffix(self._path.suffix + ".new")
        with new.open("wb") as lines:
            for fact in facts_of(self._world):
                lines.write(orjson.dumps(fact) + b"\n")
        self.close()
        new.replace(self._path)
        self._file = self._path.open("ab", buffering=0)

    def note(self, kind: str, key: str, value: object) -> None:
        """Keep one fact. It is written at the next `flush`, at the latest this turn's end."""
        if not self._waiting:
            asyncio.get_running_loop().call_soon(self.flush)
        shown = _with_content(value) if isinstance(value, Media) else value
        self._waiting.append(orjson.dumps((kind, key, shown)) + b"\n")

    def flush(self) -> None:
        """Hand everything noted to the operating system."""
        if self._waiting and self._file is not None:
            lines, self._waiting = b"".join(self._waiting), []
            left = memoryview(lines)
            while left:
                left = left[self._file.write(left) or 0 :]

    def close(self) -> None:
        """Write what is left and let go of the file."""
        if self._file is not None:
            self.flush()
            self._file.close()
            self._file = None


def _parsed(line: bytes) -> list[Any] | None:
    """The fact of a line; None for one that was cut short."""
    try:
        found = orjson.loads(line)
    except orjson.JSONDecodeError:
        return None
    return (
        found
        if isinstance(found, list) and len(found) == len(("kind", "key", "value"))
        else None
    )


def _with_content(media: Media) -> dict[str, Any]:
    return vars(media) | {"content": base64.b64encode(media.content).decode()}


def facts_of(world: World) -> Iterator[tuple[str, str, object]]:
    """The present state, as the lines that bring it back."""
    yield "simulator", str(VERSION), {"seed": world.settings.seed}
    yield "business", "", world.business
    yield from (("person", one.key, one) for one in world.people)
    yield from (("template", one.id, one) for one in world.templates)
    yield from (("deleted", "", list(one)) for one in world.templates.deleted())
    yield from (("media", one.id, _with_content(one)) for one in world.media)
    yield from (("sent", key, one) for key, one in world.ledger.sent.items())
    yield from (("received", key, one) for key, one in world.ledger.received.items())
    yield from (("refused", "", one) for one in world.ledger.refused)
    yield from (("owed", str(n), one) for n, one in world.courier.undelivered.items())
    yield from (("act", key, one) for key, one in world.actor.acts.items())
    yield from (("promise", key, one) for key, one in world.cashier.promises.items())
    yield from (("payment", "", one) for one in world.payments.made)


class Replay:
    """Puts facts back into a world, in the order in which they were noted."""

    def __init__(self, world: World) -> None:
        self._world = world
        courier, ledger = world.courier, world.ledger
        self._kinds: dict[str, Callable[[str, Any], object]] = {
            "business": self._business,
            "person": lambda _, value: world.people.add(Person(**value)),
            "template": lambda _, value: world.templates.restore(Template(**value)),
            "deleted": lambda _, value: world.templates.bar(*value),
            "media": self._media,
            "media_gone": lambda key, _: world.media.remove(key),
            "sent": lambda key, value: ledger.sent.update({key: Sent(**value)}),
            "status": lambda key, value: ledger.sent[key].statuses.append(value),
            "tried": lambda key, value: ledger.sent[key].webhook_attempts.append(value),
            "received": lambda key, value: ledger.received.update({key: Received(**value)}),
            "refused": lambda _, value: ledger.refused.append(Refusal(**value)),
            "owed": lambda key, value: courier.owe(int(key), Update(**value)),
            "paid": lambda _, value: courier.settle(value),
            "act": lambda key, value: world.actor.acts.update({key: Act(**value)}),
            "acted": lambda key, _: world.actor.acts.pop(key, None),
            "promise": lambda key, value: world.cashier.promises.update(
                {key: Promise(**value)}
            ),
            "payment": lambda _, value: world.payments.restore(value),
        }

    def apply(self, kind: str, key: str, value: Any) -> None:  # noqa: ANN401 - JSON
        """Put one fact back; a kind that this version does not know is left out."""
        if known := self._kinds.get(kind):
            known(key, value)

    def _business(self, _: str, value: dict[str, Any]) -> None:
        vars(self._world.business).update(value)
        if given := self._world.settings.webhook_url:
            self._world.business.app_url = given

    def _media(self, _: str, value: dict[str, Any]) -> None:
        content = base64.b64decode(value["content"])
        self._world.media.restore(Media(**(value | {"content": content})))
