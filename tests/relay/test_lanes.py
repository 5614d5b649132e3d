"""A person's message overtakes a flood, and nothing that Meta posts stops the queue."""

import json
import logging
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from console.relay import journal, schema
from console.relay.database import make_engine
from console.relay.lanes import SHARE, Lane
from console.relay.schema import JOURNAL
from tests.relay import samples
from tests.relay.server import Client, envelope, messages, status_of, statuses, text_message
from tests.relay.test_events import JSON_VALUES
from tests.relay.test_kinds import STRANGE, mutated

FLOOD = 50_000
_BODY = 1000


@pytest.fixture
def queued(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is taken apart at the door: everything waits in the journal."""
    for lane in Lane:
        monkeypatch.setitem(journal.AT_THE_DOOR, lane, 0)


def flood(relay: Client) -> None:
    for first in range(0, FLOOD, _BODY):
        listed = [status_of(f"wamid.{first + at}", "delivered") for at in range(_BODY)]
        assert relay.webhook(statuses(listed)).status_code == 200


@pytest.mark.usefixtures("queued")
def test_a_message_overtakes_fifty_thousand_waiting_statuses(
    relay: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as held:  # else a fast machine has none left to overtake
        held.setattr(journal, "waiting", lambda _connection: ())
        flood(relay)
    before = relay.get("/v1/events", after=0, limit=1).json()["head"]
    relay.inbound("hola")
    events = relay.wait_for(
        lambda found: any(e["type"] == "message.received" for e in found), after=before
    )
    (message,) = (event for event in events if event["type"] == "message.received")
    turn = SHARE[Lane.STATUS].size // 100
    assert message["seq"] <= before + 3 * turn
    assert message["seq"] < FLOOD
    relay.wait_for(lambda found: len(found) == FLOOD + 1 - before, after=before)


def test_at_the_door_a_message_does_not_even_join_the_queue(relay: Client) -> None:
    flood(relay)
    relay.inbound("hola")
    events = relay.wait_for(lambda found: len(found) == FLOOD + 1)
    (message,) = (event for event in events if event["type"] == "message.received")
    assert message["seq"] <= FLOOD


def test_every_lane_has_its_turn(tmp_path: Path) -> None:
    engine = make_engine(tmp_path / "relay.db", writer=True)
    with engine.begin() as connection:
        schema.prepare(connection)
        connection.execute(
            JOURNAL.insert(),
            [
                {"received_us": 1, "body": b"{}", "signature": "", "lane": int(lane)}
                for _ in range(300)
                for lane in (Lane.HISTORY, Lane.STATUS, Lane.INBOUND, Lane.ACCOUNT)
            ],
        )
        now = datetime(2026, 11, 21, tzinfo=UTC)
        taken: list[list[int]] = []
        while found := journal.waiting(connection):
            taken.append([entry.id for entry in found])
            journal.mark_processed(connection, found, now)
    engine.dispose()
    # Ids go round the lanes in the order in which they were added.
    of_id = (Lane.HISTORY, Lane.STATUS, Lane.INBOUND, Lane.ACCOUNT)
    first = [of_id[(one - 1) % 4] for one in taken[0]]
    assert first == sorted(first), "the most urgent first"
    assert {lane: first.count(lane) for lane in Lane} == {
        lane: share.webhooks for lane, share in SHARE.items()
    }
    every = [one for turn in taken for one in turn]
    assert sorted(every) == list(range(1, 1201)), "each once, none left"


def test_a_large_webhook_alone_is_a_turn(tmp_path: Path) -> None:
    engine = make_engine(tmp_path / "relay.db", writer=True)
    large = b" " * (SHARE[Lane.STATUS].size + 1)
    with engine.begin() as connection:
        schema.prepare(connection)
        row = {"received_us": 1, "body": large, "signature": "", "lane": int(Lane.STATUS)}
        connection.execute(JOURNAL.insert(), [row, row])
        assert [entry.id for entry in journal.waiting(connection)] == [1]
    engine.dispose()


def bodies() -> st.SearchStrategy[bytes]:
    one_replaced = st.builds(
        lambda sample, at, new: mutated(envelope(sample.field, sample.value, time_=1), at, new)[
            0
        ],
        st.sampled_from(samples.ALL),
        st.integers(0, 60),
        STRANGE,
    )
    several = st.builds(
        lambda some: {"entry": [envelope(s.field, s.value)["entry"][0] for s in some]},
        st.lists(st.sampled_from(samples.ALL), max_size=12),
    )
    as_json = st.one_of(JSON_VALUES, one_replaced, several).map(
        lambda v: json.dumps(v).encode()
    )
    return st.one_of(st.binary(max_size=200), as_json)


_serial = iter(range(10**9))


@pytest.fixture
def no_files(caplog: pytest.LogCaptureFixture) -> None:
    """The files that samples name are nowhere, and the relay says so."""
    caplog.set_level(logging.ERROR, "console.relay.media_fetcher")


@pytest.mark.usefixtures("no_files")
@pytest.mark.parametrize("at_the_door", [True, False])
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(posted=st.lists(bodies(), min_size=1, max_size=6))
def test_whatever_is_posted_the_next_message_comes_through(
    relay: Client, request: pytest.FixtureRequest, at_the_door: bool, posted: list[bytes]
) -> None:
    if not at_the_door:
        request.getfixturevalue("queued")
    start = relay.get("/v1/events", limit=1).json()["head"]
    for body in posted:
        assert relay.webhook(body).status_code == 200
    words = f"después {next(_serial)}"
    assert relay.inbound(words).status_code == 200

    def came(found: list[dict[str, Any]]) -> bool:
        return any(event["payload"].get("text") == words for event in found)

    relay.wait_for(came, after=start)


@pytest.mark.usefixtures("no_files")
def test_a_thousand_of_every_kind_in_one_body(relay: Client) -> None:
    entries = [
        envelope(sample.field, sample.value, time_=number)["entry"][0]
        for number in range(10)
        for sample in samples.ALL
    ]
    relay.webhook({"object": "whatsapp_business_account", "entry": entries})
    relay.webhook(messages([text_message("fin")]))
    wanted = {type_ for sample in samples.ALL for type_, _ in sample.events}
    relay.wait_for(lambda found: wanted <= {event["type"] for event in found})
    relay.wait_for(lambda found: any(e["payload"].get("text") == "fin" for e in found))
