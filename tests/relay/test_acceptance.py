"""Commands that share a commit are judged as if each had come alone."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from console.relay import commands, schema, suppressions, windows
from console.relay.acceptance import Acceptance, Asked, Outcome, accept_all
from console.relay.config import LimitsConfig, NumberConfig, RelayConfig
from console.relay.database import Database, Listeners
from console.relay.database_engines import make_engine
from console.relay.instants import to_us
from console.relay.schema import COMMANDS, EVENTS
from console.relay.transaction import Transaction
from tests.relay.server import NUMBER, WABA, StepClock

NOW = datetime(2026, 11, 20, 15, tzinfo=UTC)
NUMBERS = (NumberConfig(NUMBER, WABA), NumberConfig("pn2", WABA))
PEOPLE = ("5215512345678", "525512345678", "573001112233", "573009998877")
"""The first two are one person, the last one has asked for silence."""
Told = list[tuple[str, str]]


def wish(key: str, to: str, words: str, number: str, in_h: float | None) -> dict[str, Any]:
    body = {"phone_number_id": number, "to": f"+{to}", "type": "text", "text": {"body": words}}
    if in_h is not None:
        body["not_before"] = (NOW + timedelta(hours=in_h)).isoformat()
    return {"key": key, "body": body}


WISHES = st.lists(
    st.builds(
        wish,
        st.sampled_from("abcdef"),
        st.sampled_from(PEOPLE),
        st.sampled_from(("hola", "adiós")),
        st.sampled_from((NUMBER, "pn2")),
        st.sampled_from((None, None, 1.0, 25.0, 24.0 * 31)),
    ),
    max_size=12,
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sa.Engine]:
    one = make_engine(tmp_path_factory.mktemp("relay") / "relay.db", writer=True)
    with one.begin() as connection:
        schema.prepare(connection)
        for number in (NUMBER, "pn2"):
            heard = [
                windows.Inbound(number, {"wa_id": phone}, to_us(NOW)) for phone in PEOPLE[1:]
            ]
            windows.note_inbound(connection, heard)
        silent = suppressions.Suppression(PEOPLE[3], PEOPLE[3], "all", "opted_out", "test")
        suppressions.suppress(connection, silent, NOW)
    yield one
    one.dispose()


def told(outcomes: list[Outcome]) -> Told:
    return [
        (type(one).__name__, str(getattr(one, "code", getattr(one, "state", one))))
        for one in outcomes
    ]


def stored(transaction: Transaction) -> tuple[list[Any], list[Any]]:
    transaction.flush()
    kept = sa.select(COMMANDS.c.id, COMMANDS.c.person, COMMANDS.c.body, COMMANDS.c.due_us)
    events = sa.select(EVENTS.c.id, EVENTS.c.type).order_by(EVENTS.c.id)
    connection = transaction.connection
    return (
        list(map(tuple, connection.execute(kept.order_by(COMMANDS.c.seq)))),
        list(map(tuple, connection.execute(events))),
    )


@settings(max_examples=150)
@given(wishes=WISHES, most=st.sampled_from((None, 1, 2)))
def test_a_group_is_judged_as_if_each_had_come_alone(
    engine: sa.Engine, wishes: list[dict[str, Any]], most: int | None
) -> None:
    limits = LimitsConfig(recipient_per_day=most)
    asked = [Asked(commands.draft(one["key"], one["body"], NUMBERS), "test") for one in wishes]
    with engine.connect() as connection:
        whole = connection.begin()
        transaction = Transaction(connection)
        together = told(accept_all(transaction, asked, limits, NOW))
        stored_together = stored(transaction)
        whole.rollback()
        whole = connection.begin()
        transaction = Transaction(connection)
        alone = [accept_all(transaction, [one], limits, NOW)[0] for one in asked]
        assert told(alone) == together
        kept, events = stored(transaction)
        assert sorted(kept) == sorted(stored_together[0])
        assert events == stored_together[1]
        whole.rollback()


@pytest.mark.parametrize("database", ["postgresql"])
async def test_what_cannot_be_stored_spoils_nothing_else(
    relay_config: RelayConfig, database: str
) -> None:
    del database
    loop = asyncio.get_running_loop()
    storage = Database(relay_config.database, loop, Listeners(announce=lambda _: None))
    acceptance = Acceptance(storage, LimitsConfig(), StepClock())
    try:
        now_us = to_us(StepClock().now())
        heard = [windows.Inbound(NUMBER, {"wa_id": phone}, now_us) for phone in PEOPLE]
        await storage.write(lambda one: windows.note_inbound(one.connection, heard))
        drafts = [
            commands.draft(f"k{place}", wish("", to, "hola", NUMBER, None)["body"], NUMBERS)
            for place, to in enumerate(PEOPLE)
        ]
        sending = drafts[1].sending
        drafts[1] = replace(drafts[1], sending=replace(sending, person="user:a\0b"))
        outcomes = await asyncio.gather(
            *(acceptance.accept(one, "test") for one in drafts), return_exceptions=True
        )
        kinds = [type(one).__name__ for one in outcomes]
        assert kinds == ["CommandStatus", "DataError", "CommandStatus", "CommandStatus"]
        query = sa.select(COMMANDS.c.id).order_by(COMMANDS.c.id)
        kept = await storage.read(lambda one: list(one.execute(query).scalars()))
        assert kept == ["k0", "k2", "k3"]
    finally:
        await storage.close()


@pytest.mark.parametrize(
    "body",
    [
        {"recipient": "MX.\0", "type": "text", "text": {"body": "hola"}},
        {
            "to": PEOPLE[0],
            "type": "template",
            "template": {"name": "a\0", "language": {"code": "es"}},
        },
        {
            "to": PEOPLE[0],
            "type": "template",
            "template": {"name": "a", "language": {"code": "e\0"}},
        },
    ],
)
def test_names_that_no_database_takes_are_invalid(body: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="not printable"):
        commands.draft("k", body, NUMBERS[:1])
