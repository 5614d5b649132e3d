"""Random kills, cuts, floods and lies while messages go both ways: nothing lost or doubled.

Ten thousand messages each way are its full measure. Two relays and a PostgreSQL behind cables
need some minutes for that on a small machine: there it is half of it, unless
`ACUERDO_STORM_MESSAGES` says otherwise. `ACUERDO_STORM_SEED` makes it another storm.
"""

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.journeys.storm.reckoning import check, outcomes, settled_facts
from tests.journeys.storm.town import StormTown, postgres_relays, sqlite_relay
from tests.journeys.storm.traffic import Traffic
from tests.journeys.storm.weather import Weather
from tests.postgres import DATABASES, SERVER_PROGRAMS, running_cluster

pytestmark = [pytest.mark.journey, pytest.mark.slow, pytest.mark.timeout(900)]
MESSAGES, MESSAGES_OF_SEVERAL = (
    int(os.environ.get("ACUERDO_STORM_MESSAGES", default)) for default in ("10000", "5000")
)
SEED = int(os.environ.get("ACUERDO_STORM_SEED", "1"))


@pytest.fixture(params=DATABASES)
def storm_town(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[StormTown]:
    """One relay on SQLite; two on a PostgreSQL of their own."""
    if request.param == "sqlite":
        with sqlite_relay(tmp_path) as town:
            yield town
    else:
        assert SERVER_PROGRAMS is not None
        with (
            running_cluster(SERVER_PROGRAMS) as cluster,
            postgres_relays(tmp_path, cluster) as town,
        ):
            yield town


async def test_a_storm_loses_and_doubles_nothing(storm_town: StormTown) -> None:
    messages = MESSAGES if storm_town.cluster is None else MESSAGES_OF_SEVERAL
    traffic = Traffic(storm_town, messages)
    weather = Weather(storm_town, Random(SEED))
    await storm_town.start()
    try:
        await traffic.silence()
        async with asyncio.TaskGroup() as group:
            listening = traffic.listen(group)
            storming = group.create_task(weather.storm())
            await traffic.write()
            weather.over = True
            await storming
            await weather.calm()
            facts = await settled_facts(storm_town, traffic)
            for task in listening:
                task.cancel()
    finally:
        await storm_town.stop()
    check(facts, traffic)
    ended = outcomes(facts)
    print(f"{len(facts.received)} in, {len(facts.sent)} out, {dict(ended)}: {weather.log}")
    assert len(facts.received) >= messages
    assert ended["read"] > ended.total() * 3 / 4
    refused = {body["error"]["code"] for code, body in traffic.answers.values() if code == 422}
    assert refused == {"suppressed"}
