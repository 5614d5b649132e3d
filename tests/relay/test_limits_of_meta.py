"""What Meta says of a number governs its sends; what Meta is silent about is asked."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from console.relay import number_standings, reaches, reconciler, schema
from console.relay.config import NumberConfig
from console.relay.number_standings import NumberStanding
from console.runtime.clock import SystemClock
from tests.relay.graph import Graph
from tests.relay.server import Client, StepClock, make_config, running
from tests.relay.test_commands import code_of, open_window, template

Json = dict[str, Any]


def limited(graph: Graph, **told: Any) -> None:
    graph.number = {"whatsapp_business_manager_messaging_limit": "TIER_250", **told}


@pytest.fixture
def small_tier(monkeypatch: pytest.MonkeyPatch) -> int:
    """Two people a day, so that a test need not write to 250."""
    monkeypatch.setitem(number_standings._TIERS, "TIER_250", 2)
    return 2


def until_known(relay: Client, folder: Path) -> None:
    engine = sa.create_engine(f"sqlite:///{folder / 'relay.db'}")
    query = sa.text("select count(*) from number_standings")

    def known(_: Any) -> bool:
        with engine.connect() as connection:
            return bool(connection.execute(query).scalar())

    relay.wait_for(known)
    engine.dispose()


def test_people_beyond_the_portfolios_limit_wait_for_a_place(
    graph: Graph, tmp_path: Path, small_tier: int
) -> None:
    limited(graph)
    clock = StepClock()
    with running(make_config(tmp_path, graph.url), clock) as relay:
        until_known(relay, tmp_path)
        for number in range(small_tier):
            relay.send(f"k{number}", template(to=f"521550000000{number}"))
            relay.wait_for_state(f"k{number}", "accepted")
        assert relay.send("more", template()).status_code == 202
        relay.wait_for(lambda _: relay.get("/v1/messages/more").json().get("held"))
        assert relay.get("/v1/messages/more").json()["held"] == "portfolio_limit"
        soon = (clock.now() + timedelta(hours=2)).isoformat()
        refused = relay.send("soon", {**template(), "not_after": soon})
        assert code_of(refused) == (422, "portfolio_limit")
        assert 86_000 < refused.json()["error"]["retry_after_s"] <= 86_400
        assert relay.send("again", template(to="5215500000000")).status_code == 202
        relay.wait_for_state("again", "accepted")
        clock.shift = timedelta(hours=24, seconds=10)
        relay.wait_for_state("more", "accepted")
    assert len(graph.sent) == small_tier + 2


def test_whoever_wrote_does_not_count(graph: Graph, tmp_path: Path, small_tier: int) -> None:
    limited(graph)
    with running(make_config(tmp_path, graph.url)) as relay:
        until_known(relay, tmp_path)
        open_window(relay)
        relay.send("answer", template())
        relay.wait_for_state("answer", "accepted")
        for number in range(small_tier):
            relay.send(f"k{number}", template(to=f"521550000000{number}"))
            relay.wait_for_state(f"k{number}", "accepted")


def test_the_count_survives_a_restart(graph: Graph, tmp_path: Path, small_tier: int) -> None:
    limited(graph)
    config = make_config(tmp_path, graph.url)
    with running(config) as relay:
        until_known(relay, tmp_path)
        for number in range(small_tier):
            relay.send(f"k{number}", template(to=f"521550000000{number}"))
            relay.wait_for_state(f"k{number}", "accepted")
    with running(config) as relay:
        relay.send("more", template())
        relay.wait_for(lambda _: relay.get("/v1/messages/more").json().get("held"))
    assert len(graph.sent) == small_tier


def test_a_number_that_meta_blocks_sends_nothing(graph: Graph, tmp_path: Path) -> None:
    told = {"error_description": "payment is missing"}
    graph.number = {
        "health_status": {"can_send_message": "BLOCKED", "entities": [{"errors": [told]}]}
    }
    with running(make_config(tmp_path, graph.url)) as relay:
        until_known(relay, tmp_path)
        refused = relay.send("k", template())
        assert code_of(refused) == (422, "number_blocked")
        assert "payment is missing" in refused.json()["error"]["message"]
        graph.number = {"status": "CONNECTED"}
        change = {"event": "THROUGHPUT_UPGRADE", "display_phone_number": "1"}
        relay.webhook(_notice("phone_number_quality_update", change))
        relay.wait_for(lambda _: relay.send("k", template()).status_code == 202)


def _notice(field: str, value: Json) -> Json:
    changes = [{"field": field, "value": value}]
    entry = [{"id": "waba1", "time": 1, "changes": changes}]
    return {"object": "whatsapp_business_account", "entry": entry}


@pytest.mark.parametrize(
    ("cap", "told", "rate"),
    [(80, None, 80), (80, 1000, 80), (1000, 1000, 1000), (1000, None, 80), (80, 20, 20)],
)
def test_the_rate_is_metas_and_the_administrators_caps_it(
    cap: float, told: float | None, rate: float
) -> None:
    number = NumberConfig("pn", "waba", messages_per_s=cap)
    assert NumberStanding("p", messages_per_s=told).rate(number) == rate


def test_a_message_without_news_is_asked_about(
    graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reconciler, "_EVERY_S", 0.05)
    monkeypatch.setattr(reconciler, "_PAUSE_S", 0.0)
    clock = StepClock()
    with running(make_config(tmp_path, graph.url), clock) as relay:
        relay.send("k", template())
        wamid = relay.wait_for_state("k", "accepted")["message_id"]
        graph.history[wamid] = [
            {"delivery_status": "SENT", "timestamp": "1763724000"},
            {"delivery_status": "DELIVERED", "timestamp": "2026-11-21T12:00:00+00:00"},
            {"delivery_status": "SOMETHING_NEW", "timestamp": None},
        ]
        assert not any("message_history" in path for _, path in graph.requests)
        clock.shift = timedelta(minutes=11)
        relay.wait_for_state("k", "delivered")
        told = [e["payload"] for e in relay.events() if e["type"] == "message.status"]
        assert [(one["status"], one["command_id"]) for one in told] == [
            ("sent", "k"),
            ("delivered", "k"),
        ]
    questions = [path for _, path in graph.requests if "message_history" in path]
    assert len(questions) == 1
    assert f"message_id={wamid}" in questions[0]


def test_an_unknown_outcome_stays_visible_and_is_never_sent_again(
    graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reconciler, "_EVERY_S", 0.05)
    clock = StepClock()
    with running(make_config(tmp_path, graph.url), clock) as relay:
        graph.next_answers = [graph.accept_and_cut]
        relay.send("k", template())
        relay.wait_for_state("k", "unknown")
        clock.shift = timedelta(hours=25)

        def told_twice(events: list[Json]) -> bool:
            return [e["type"] for e in events].count("message.unsettled") == 2

        last = [e for e in relay.wait_for(told_twice) if e["type"] == "message.unsettled"][-1]
        assert "24 hours" in last["payload"]["reason"]
        assert relay.get("/v1/messages/k").json()["state"] == "unknown"
        assert 'acuerdo_relay_commands{state="unknown"} 1' in relay.http.get("/metrics").text
    assert len(graph.sent) == 1


def test_two_numbers_of_one_portfolio_share_its_limit(
    graph: Graph, tmp_path: Path, small_tier: int
) -> None:
    limited(graph)
    graph.media["waba1"] = {"owner_business_info": {"id": "b1"}}
    graph.media["waba2"] = {"owner_business_info": {"id": "b1"}}
    config = make_config(tmp_path, graph.url)
    config = replace(config, numbers=(*config.numbers, NumberConfig("pn2", "waba2")))
    with running(config) as relay:
        relay.wait_for(lambda _: any("/pn2?" in path for _, path in graph.requests))
        for number in range(small_tier):
            relay.send(
                f"k{number}",
                {**template(to=f"521550000000{number}"), "phone_number_id": f"pn{number + 1}"},
            )
            relay.wait_for_state(f"k{number}", "accepted")
        relay.send("more", {**template(), "phone_number_id": "pn2"})
        relay.wait_for(lambda _: relay.get("/v1/messages/more").json().get("held"))


def test_people_reached_a_day_ago_are_not_kept() -> None:
    engine = sa.create_engine("sqlite://", poolclass=sa.pool.StaticPool)
    now = SystemClock().now()
    with engine.begin() as connection:
        schema.prepare(connection)
        reaches.note(connection, "p", ["1", "2"], now - timedelta(hours=25))
        reaches.note(connection, "p", ["2", "3"], now - timedelta(hours=1))
        reaches.forget_old(connection, "p", now)
        kept = connection.execute(sa.select(schema.REACHES.c.person)).scalars().all()
        assert sorted(kept) == ["2", "3"]
        reaches.forget(connection, "p", "2", now - timedelta(hours=2))
        assert reaches.load(connection, "p", 250, ["2"], now).used == 2
        reaches.forget(connection, "p", "2", now)
        assert reaches.load(connection, "p", 250, ["2"], now).used == 1
    engine.dispose()
