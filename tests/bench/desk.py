"""A full desk for the benchmarks of the running desktop: accounts, people, conversations.

Made once per size by the importer's own staging and load, conversations in bulk, and kept
encrypted in the temporary folder; every run works on a copy of its own.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from console.app.workspace import Place, open_engine, open_worker
from console.domain.delivery import Delivery
from console.runtime.clock import ShiftedClock, SystemClock
from console.runtime.secrets import KEY_FILE_VARIABLE
from console.store.bulk import insert_rows
from console.store.engine import writing
from console.store.instants import SECOND_US, to_us
from console.store.records import contact_points, conversations, messages
from tests.bench.portfolio import NOW, chunks, stage

OPERATOR = "Laura Méndez"
NUMBER = "106540352242922"
LAYOUT = 6
"""Raised when what is made below changes, so that older copies are not taken for it."""
TALK = (
    "Buenas tardes, ¿me puede decir cuánto debo?",
    "Claro. Su saldo vencido es de $ 4,350.00 al día de hoy.",
    "¿Y si pago la mitad esta quincena y el resto en la otra?",
    "Sí es posible. ¿Qué día realizaría el primer pago?",
    "El viernes 28 sin falta, cuando me depositan.",
)
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Size:
    """How much is in the workspace. One conversation, the last, is `longest` messages long."""

    accounts: int = 100_000
    conversations: int = 10_000
    messages: int = 5
    longest: int = 10_000

    @property
    def name(self) -> str:
        """Tells one size from another."""
        parts = (LAYOUT, self.accounts, self.conversations, self.messages, self.longest)
        return "-".join(map(str, parts))


def clock() -> ShiftedClock:
    """A clock that stands at the moment for which desks are made, and goes on from there."""
    return ShiftedClock(NOW - SystemClock().now())


@dataclass(frozen=True, slots=True)
class Desk:
    """A folder with the workspace and its key."""

    folder: Path

    @property
    def place(self) -> Place:
        """The workspace."""
        return Place(str(self.folder / "workspace"))

    @property
    def environ(self) -> dict[str, str]:
        """The environment in which the workspace's key is found."""
        return {**os.environ, KEY_FILE_VARIABLE: str(self.folder / "workspace.key")}


@contextmanager
def copied(size: Size) -> Iterator[Desk]:
    """A desk of that size that may be written to, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="acuerdo-desk-") as name:
        target = Path(name) / "desk"
        shutil.copytree(kept(size).folder, target)
        yield Desk(target)


def kept(size: Size) -> Desk:
    """The desk of that size that is kept between runs, made if there is none."""
    folder = Path(tempfile.gettempdir()) / f"acuerdo-bench-{os.getuid()}" / size.name
    if not folder.exists():
        part = folder.with_name(folder.name + ".part")
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True, mode=0o700)
        _make(Desk(part), size)
        part.rename(folder)
    return Desk(folder)


def _make(desk: Desk, size: Size) -> None:
    worker = open_worker(desk.place, desk.environ, create=True)
    batch_id = stage(worker, list(chunks(size.accounts)))
    worker.write_now(lambda uow: uow.imports.load(batch_id, (), NOW))
    worker.write_now(lambda uow: uow.settings.put("relay.phone_number_id", NUMBER))
    worker.close()
    engine = open_engine(desk.place, desk.environ, create=False)
    with writing(engine).begin() as connection:
        _talk(connection, size)
    engine.dispose()


def _talk(connection: Connection, size: Size) -> None:
    """Every conversation ended with the debtor's word some minutes or hours ago."""
    phones = connection.execute(
        select(contact_points.c.identity, contact_points.c.value, contact_points.c.debtor_id)
        .where(contact_points.c.position == 0, contact_points.c.kind == "phone")
        .order_by(contact_points.c.debtor_id)
        .limit(size.conversations)
    ).all()
    talks: list[Row] = []
    said: list[Row] = []
    for number, phone in enumerate(phones, 1):
        long = number == len(phones)
        count = size.longest if long else size.messages
        last = NOW - timedelta(seconds=7 * number + 60)
        lines = [_line(number, place, count, to_us(last)) for place in range(count)]
        said += lines
        talks.append(_conversation(number, phone, lines))
    insert_rows(connection, conversations, TALK_COLUMNS, talks)
    insert_rows(connection, messages, LINE_COLUMNS, said)


LINE_COLUMNS = (
    "id",
    "conversation_id",
    "order_key",
    "item",
    "kind",
    "outgoing",
    "text",
    "at_us",
    "by",
    "opened_by_us",
    "wamid",
    "delivery",
    "forwarded",
)


def _line(talk: int, place: int, count: int, last_us: int) -> Row:
    at_us = last_us - (count - 1 - place) * 90 * SECOND_US
    ours = (count - 1 - place) % 2 == 1
    return (
        f"bench-{talk}-{place}",
        talk,
        at_us,
        "message",
        "text",
        ours,
        TALK[place % len(TALK)],
        at_us,
        OPERATOR if ours else None,
        False,
        f"wamid.bench-{talk}-{place}",
        int(Delivery.READ) if ours else None,
        False,
    )


TALK_COLUMNS = (
    "id",
    "phone_number_id",
    "identity",
    "phone",
    "name",
    "debtor_id",
    "created_at_us",
    "last_at_us",
    "last_order",
    "preview",
    "preview_kind",
    "preview_outgoing",
    "preview_message_id",
    "last_outgoing_id",
    "last_outgoing_by",
    "unread",
    "first_unread_id",
    "waiting_since_us",
    "window_closes_at_us",
    "last_inbound_at_us",
    "last_outgoing_at_us",
    "version",
)


def _conversation(number: int, phone: Any, lines: list[Row]) -> Row:
    first, last = lines[0], lines[-1]
    ours = next((line for line in reversed(lines) if line[5]), None)
    return (
        number,
        NUMBER,
        phone.identity,
        phone.value,
        f"Persona {number}",
        phone.debtor_id,
        first[2],
        last[2],
        last[2],
        last[6],
        "text",
        False,
        last[0],
        ours[0] if ours else None,
        OPERATOR if ours else None,
        1,
        last[0],
        last[2],
        last[2] + 24 * 3600 * SECOND_US,
        last[2],
        ours[2] if ours else None,
        1,
    )
