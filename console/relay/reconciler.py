"""Asks Meta about messages that no status has come for, and tells of those nobody knows.

Source: Meta's OpenAPI description of the Cloud API, message_history (v23.0, 2025-11). What it
says is stored like a webhook, so that it is taken apart, known again and told the same way.
A message whose outcome is unknown has no id to ask about, and is never sent again.
"""

import asyncio
import json
import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import sqlalchemy as sa

from console.relay import outbox
from console.relay.config import RelayConfig
from console.relay.database import Database, StorageUnavailable
from console.relay.delivery import state_of_status
from console.relay.instants import from_us, to_us
from console.relay.item import Json, text
from console.relay.journal import Journal
from console.relay.schema import COMMANDS
from console.relay.transaction import Transaction
from console.relay.whatsapp import GraphClient, MetaRefused, MetaUnavailable
from console.runtime.clock import Clock
from console.wire.commands import CommandState

LOG = logging.getLogger(__name__)
_EVERY_S = 60.0
_PAUSE_S = 1.0
_AT_ONCE = 40
"""Questions a minute at most: far below the 5,000 management calls an hour."""
_SENT_IS_USUAL = timedelta(hours=6)
"""A telephone that is off: so long `sent` needs no question."""
_SOONEST = timedelta(hours=1)
_ASKED_FOR = timedelta(days=7)
_OPEN = (CommandState.ACCEPTED.value, CommandState.SENT.value)


@dataclass(frozen=True, slots=True)
class Silent:
    """A message without news."""

    command_id: str
    message_id: str
    phone_number_id: str
    person: str


class Reconciler:
    """Looks every minute for messages whose time to be asked about has come."""

    def __init__(
        self,
        config: RelayConfig,
        database: Database,
        journal: Journal,
        graph: GraphClient,
        clock: Clock,
    ) -> None:
        self._config = config
        self._database = database
        self._journal = journal
        self._graph = graph
        self._clock = clock

    async def run(self) -> None:
        """Ask until cancelled."""
        while True:
            try:
                await self.ask()
            except (MetaUnavailable, StorageUnavailable) as error:
                LOG.info("messages without news were not asked about: %s", error)
            await asyncio.sleep(_EVERY_S)

    async def ask(self, pause_s: float = _PAUSE_S) -> int:
        """Ask about what is due; how many there were.

        Raises: MetaUnavailable, StorageUnavailable.
        """
        silent = await self._database.write(partial(due, now=self._clock.now()))
        for one in silent:
            try:
                events = await self._graph.message_history(one.phone_number_id, one.message_id)
            except MetaRefused as error:
                LOG.info("Meta does not tell of a message: %s", error)
            else:
                await self._store(one, events)
            await asyncio.sleep(pause_s)
        return len(silent)

    async def _store(self, silent: Silent, events: list[Json]) -> None:
        now = self._clock.now()
        number = self._config.number(silent.phone_number_id)
        statuses = [_status(silent, event, now) for event in events]
        known = [one for one in statuses if state_of_status(one["status"])]
        if known and number is not None:
            body = _webhook(number.waba_id, silent.phone_number_id, known)
            await self._journal.append(json.dumps(body).encode(), "message_history", now)


def due(transaction: Transaction, now: datetime) -> tuple[Silent, ...]:
    """Whom to ask about now; each is put off until its next time."""
    connection = transaction.connection
    waiting = sa.and_(COMMANDS.c.check_us.is_not(None), COMMANDS.c.check_us <= to_us(now))
    over = COMMANDS.c.state.not_in((*_OPEN, CommandState.UNKNOWN.value))
    connection.execute(COMMANDS.update().where(waiting, over).values(check_us=None))
    query = sa.select(COMMANDS).where(waiting).order_by(COMMANDS.c.check_us).limit(_AT_ONCE)
    found: list[Silent] = []
    for row in connection.execute(query).all():
        left_at = from_us(row.left_us if row.left_us is not None else row.created_us)
        if row.state == CommandState.UNKNOWN.value:
            outbox.tell_still_unknown(transaction, row.id, row.phone_number_id, now)
            next_at = None
        elif row.state == CommandState.SENT.value and now < left_at + _SENT_IS_USUAL:
            next_at = left_at + _SENT_IS_USUAL
        else:
            found.append(Silent(row.id, row.message_id, row.phone_number_id, row.person))
            next_at = _next_at(left_at, now)
        mine = COMMANDS.update().where(COMMANDS.c.seq == row.seq)
        connection.execute(mine.values(check_us=None if next_at is None else to_us(next_at)))
    return tuple(found)


def _next_at(left_at: datetime, now: datetime) -> datetime | None:
    """Ever more rarely, and not for ever."""
    age = now - left_at
    return None if age > _ASKED_FOR else now + max(_SOONEST, age)


def _status(silent: Silent, event: Json, now: datetime) -> Json:
    """An event of the history in the shape of a webhook's status."""
    told: Json = {
        "id": silent.message_id,
        "status": (text(event.get("delivery_status")) or "").lower(),
        "timestamp": _epoch_s(event.get("timestamp"), now),
    }
    if silent.person.startswith("user:"):
        return {**told, "recipient_user_id": silent.person.removeprefix("user:")}
    return {**told, "recipient_id": silent.person}


def _webhook(waba_id: str, phone_number_id: str, statuses: list[Json]) -> Json:
    value = {
        "messaging_product": "whatsapp",
        "metadata": {"phone_number_id": phone_number_id},
        "statuses": statuses,
    }
    change = {"field": "messages", "value": value}
    return {
        "object": "whatsapp_business_account",
        "entry": [{"id": waba_id, "changes": [change]}],
    }


def _epoch_s(value: Any, now: datetime) -> str:  # noqa: ANN401 - what Meta wrote
    written = text(value) or ""
    if written.isdecimal():
        return written
    try:
        at = datetime.fromisoformat(written)
    except ValueError:
        at = now
    return str(int((at if at.tzinfo else now).timestamp()))
