"""The relay is away, or lets this console in no more: one reads, writes, and catches up."""

import asyncio
from dataclasses import replace

import pytest

from console.app.services import RelayPlace
from console.domain.delivery import Delivery
from console.relay import config, tokens
from console.sync.connection import Line
from tests.journeys.stage import Stage, Town, texts
from tests.postgres import SERVER_PROGRAMS, Cluster

pytestmark = pytest.mark.journey
HANG_UP = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{}'"


def restart(town: Town) -> None:
    """Only if a failed test left it stopped."""
    try:
        town.relay_get("/v1/numbers")
    except OSError:
        town.start_relay()


async def test_away_one_reads_and_writes_and_catches_up(stage: Stage) -> None:
    town, who, other = stage.town, stage.town.debtor(), stage.town.debtor()
    async with stage.desk() as desk:
        await desk.until_delivery(await desk.sent_template(who), Delivery.READ)
        await desk.until_received(town.writes(who, "Buenas"))
    await asyncio.to_thread(town.stop_relay)
    try:
        async with stage.desk() as desk:
            await desk.until_line(Line.AWAY)
            before = texts(await desk.thread_of(who))
            assert before[-1] == "Buenas"
            rows = await desk.read(
                lambda uow: uow.queue.page(None, now=desk.context.now(), limit=5)
            )
            assert len(rows.rows) == 5
            said = await desk.said(who, "Te escribo sin conexión")
            sent = await desk.sent_template(other)
            missed = town.writes(who, "¿Me leen?")
            assert await desk.pending() == 2
            assert town.sent_to(other) == []
            await desk.eventually(
                lambda: desk.lines[-1].retry_at is not None, "the next try is announced"
            )
            await asyncio.to_thread(town.start_relay)
            await desk.until_line(Line.UP)
            await desk.until_received(missed)
            await desk.until_delivery(said, Delivery.READ)
            await desk.until_delivery(sent, Delivery.READ)
            after = texts(await desk.thread_of(who))
            assert {line.line for line in desk.lines} >= {Line.AWAY, Line.UP}
    finally:
        await asyncio.to_thread(restart, town)
    assert sorted(after[len(before) :]) == ["Te escribo sin conexión", "¿Me leen?"]
    assert [town.accepted_times(one) for one in (said, sent)] == [1, 1]
    stage.check_sound()


async def test_what_was_written_before_closing_leaves_after_opening(stage: Stage) -> None:
    town, who = stage.town, stage.town.debtor()
    async with stage.desk(alone=True) as desk:
        message_id = await desk.sent_template(who)
    assert town.sent_to(who) == []
    async with stage.desk() as desk:
        await desk.until_delivery(message_id, Delivery.READ)
    assert town.accepted_times(message_id) == 1


@pytest.mark.skipif(SERVER_PROGRAMS is None, reason="no PostgreSQL")
async def test_a_database_server_that_hangs_up_is_called_again(
    stage: Stage, postgres_url: str, postgres_cluster: Cluster
) -> None:
    town = stage.town
    await asyncio.to_thread(stage.share_workspace, postgres_url)
    (who,) = stage.here(town.debtor())
    hang_up = HANG_UP.format(postgres_url.rpartition("/")[2])
    async with stage.desk() as desk:
        await desk.until_delivery(await desk.sent_template(who), Delivery.READ)
        for round_ in range(3):
            await asyncio.to_thread(postgres_cluster.execute, hang_up)
            await desk.until_received(town.writes(who, f"Vuelta {round_}"))
            said = await desk.said(who, f"Respuesta {round_}")
            await desk.until_delivery(said, Delivery.READ)
    assert len(town.sent_to(who)) == 4
    stage.check_sound()


@pytest.mark.slow
async def test_a_revoked_token_says_so_and_loses_nothing(stage: Stage) -> None:
    town, who = stage.town, stage.town.debtor()
    settings = config.load(town.demo.servers.folder / "relay.toml", {})
    name = "Equipo perdido"
    token = await asyncio.to_thread(tokens.create, settings, name, "agent")
    place = replace(town.demo.relay, token=token)
    async with stage.desk(relay=place) as desk:
        await desk.until_line(Line.UP)
        await asyncio.to_thread(tokens.revoke, settings, name)
        message_id = await desk.sent_template(who)
        wamid = town.writes(who, "Hola, ¿quién es?")
        await desk.until_line(Line.NOT_LET_IN)
        assert await desk.pending() == 1
        assert town.sent_to(who) == []
    async with stage.desk(relay=RelayPlace(place.url, town.demo.relay.token)) as desk:
        await desk.until_received(wamid)
        await desk.until_delivery(message_id, Delivery.READ)
    assert town.accepted_times(message_id) == 1
    stage.check_sound()
