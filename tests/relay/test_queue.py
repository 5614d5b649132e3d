"""What waits in the relay: scheduled, called back, put behind replies, held by a limit."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import time, timedelta
from functools import partial
from typing import Any

from console.relay.config import Hours, LimitsConfig, RelayConfig
from tests.relay.graph import CUOTA, Graph, refusal
from tests.relay.server import (
    DEBTOR,
    WABA,
    Client,
    StepClock,
    envelope,
    running,
)
from tests.relay.test_commands import code_of, open_window, template

Json = dict[str, Any]


def cancel(relay: Client, key: str) -> Any:
    return relay.http.delete(f"/v1/messages/{key}", headers=relay.headers)


def at(clock: StepClock, **ahead: float) -> str:
    return (clock.now() + timedelta(**ahead)).isoformat()


def test_a_scheduled_message_leaves_at_its_time(
    graph: Graph, relay_config: RelayConfig
) -> None:
    clock = StepClock()
    with running(relay_config, clock) as relay:
        body = {**template(), "not_before": at(clock, hours=2)}
        assert relay.send("later", body).json()["state"] == "queued"
        assert relay.send("now", template()).status_code == 202
        relay.wait_for_state("now", "accepted")
        waiting = relay.get("/v1/messages/later").json()
        assert (waiting["state"], waiting["due_at"][:16]) == ("queued", body["not_before"][:16])
        clock.shift = timedelta(hours=2, seconds=1)
        relay.wait_for_state("later", "accepted")
    assert len(graph.sent) == 2


def test_a_schedule_that_cannot_be_kept_is_refused(
    graph: Graph, relay_config: RelayConfig
) -> None:
    clock = StepClock()
    with running(relay_config, clock) as relay:
        impossible = {
            "not_before": at(clock, hours=2),
            "not_after": at(clock, hours=1),
        }
        assert code_of(relay.send("a", {**template(), **impossible})) == (
            422,
            "invalid_message",
        )
        far = {**template(), "not_before": at(clock, days=31)}
        assert code_of(relay.send("b", far)) == (422, "invalid_message")
        open_window(relay)
        late = {"to": f"+{DEBTOR}", "type": "text", "text": {"body": "x"}}
        tomorrow = {**late, "not_before": at(clock, hours=25)}
        assert code_of(relay.send("c", tomorrow)) == (422, "window_closed")
        assert relay.send("d", {**late, "not_before": at(clock, hours=2)}).status_code == 202


def test_hours_are_those_of_the_release(graph: Graph, relay_config: RelayConfig) -> None:
    clock = StepClock()
    clock.shift = timedelta(hours=(8 - clock.now().hour) % 24)
    opens, closes = time(hour=11), time(hour=14)
    limits = LimitsConfig(hours=Hours(opens, closes))
    with running(replace(relay_config, limits=limits), clock) as relay:
        assert code_of(relay.send("now", template())) == (422, "out_of_hours")
        early = {**template(), "not_before": at(clock, hours=2)}
        assert code_of(relay.send("early", early)) == (422, "out_of_hours")
        fitting = {**template(), "not_before": at(clock, hours=4)}
        assert relay.send("fitting", fitting).status_code == 202
        clock.shift += timedelta(hours=4, seconds=1)
        relay.wait_for_state("fitting", "accepted")


def test_what_is_forbidden_at_its_release_is_not_sent(
    graph: Graph, relay_config: RelayConfig
) -> None:
    clock = StepClock()
    with running(relay_config, clock) as relay:
        relay.send("later", {**template(), "not_before": at(clock, hours=2)})
        relay.put(f"/v1/suppressions/{DEBTOR}", {"reason": "lo pidió"})
        clock.shift = timedelta(hours=2, seconds=1)
        relay.wait_for_state("later", "failed")
    assert graph.sent == []


def test_what_has_not_left_can_be_called_back(graph: Graph, relay_config: RelayConfig) -> None:
    clock = StepClock()
    with running(relay_config, clock) as relay:
        relay.send("later", {**template(), "not_before": at(clock, hours=2)})
        for _ in range(2):
            answer = cancel(relay, "later")
            assert (answer.status_code, answer.json()["state"]) == (200, "cancelled")
        (event,) = relay.wait_for_types("message.cancelled")
        assert event["payload"]["command_id"] == "later"
        assert event["payload"]["recipient"]["phone"] == "+525512345678"
        clock.shift = timedelta(hours=3)
        relay.send("other", template())
        relay.wait_for_state("other", "accepted")
        assert relay.get("/v1/messages/later").json()["state"] == "cancelled"
        assert code_of(cancel(relay, "other")) == (409, "not_cancellable")
        assert code_of(cancel(relay, "nothing")) == (404, "not_found")
        types = [event["type"] for event in relay.events()]
        assert types.count("message.cancelled") == 1
    assert len(graph.sent) == 1


def test_a_reply_leaves_while_meta_is_slow_with_a_campaign(
    graph: Graph, relay_config: RelayConfig
) -> None:
    config = replace(relay_config, meta=replace(relay_config.meta, timeout_s=30.0))
    with running(config) as relay:
        open_window(relay)
        graph.next_answers = [graph.accept_and_hang] * 300
        for number in range(230):
            relay.send(f"c{number}", template(to=f"52155{number:08}"))
        graph.wait_for_sent(190)
        with graph.changed:
            graph.next_answers = []
        relay.send("reply")
        relay.wait_for_state("reply", "accepted")
        graph.release.set()


def test_a_reply_overtakes_what_waits_for_the_same_person(
    graph: Graph, relay_config: RelayConfig
) -> None:
    with running(relay_config) as relay:
        open_window(relay)
        graph.next_answers = [refusal(131016, 503), refusal(131016, 503)]
        relay.send("campaign", template())
        graph.wait_for_sent(1)
        relay.send("reply")
        relay.wait_for_state("reply", "accepted")
        relay.wait_for_state("campaign", "accepted")


def test_a_template_of_an_agent_may_be_a_reply(relay: Client, graph: Graph) -> None:
    assert relay.send("k", {**template(), "priority": "reply"}).status_code == 202
    assert code_of(relay.send("l", {**template(), "priority": "urgent"})) == (
        422,
        "invalid_message",
    )
    relay.wait_for_state("k", "accepted")
    assert "priority" not in graph.sent[0]


def test_the_same_key_at_once_is_one_message(relay: Client, graph: Graph) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: relay.send("k", template()), range(16)))
    assert {answer.status_code for answer in answers} == {202}
    relay.wait_for_state("k", "accepted")
    assert len(graph.sent) == 1


def test_keys_in_any_order_are_one_message_each(relay: Client, graph: Graph) -> None:
    keys = [f"k{number % 10}" for number in range(40)]
    with ThreadPoolExecutor(8) as pool:
        send = partial(_send_one, relay)
        assert set(pool.map(send, keys)) == {202}
        assert set(pool.map(send, reversed(keys))) == {202}
    for key in set(keys):
        relay.wait_for_state(key, "accepted")
    assert len(graph.sent) == 10


def _send_one(relay: Client, key: str) -> int:
    body = template(to=f"5215500000{int(key[1:]):03}")
    return relay.send(key, body).status_code


def test_a_refusal_is_told_once_with_who_and_whom(relay: Client) -> None:
    for _ in range(3):
        assert code_of(relay.send("k")) == (422, "window_closed")
    (event,) = [e for e in relay.events() if e["type"] == "message.refused"]
    payload = event["payload"]
    assert (payload["command_id"], payload["code"]) == ("k", "window_closed")
    assert payload["recipient"]["phone"] == "+525512345678"
    assert payload["author"].startswith("test-")
    assert relay.get("/v1/messages/k").status_code == 404


def test_a_days_number_of_messages_holds_at_the_release_too(
    graph: Graph, relay_config: RelayConfig
) -> None:
    limits = LimitsConfig(recipient_per_day=1)
    clock = StepClock()
    with running(replace(relay_config, limits=limits), clock) as relay:
        relay.send("later", {**template(), "not_before": at(clock, hours=30)})
        clock.shift = timedelta(hours=29)
        assert relay.send("now", template()).status_code == 202
        relay.wait_for_state("now", "accepted")
        clock.shift = timedelta(hours=31)
        relay.wait_for(lambda _: relay.get("/v1/messages/later").json().get("held"))
        assert relay.get("/v1/messages/later").json()["held"] == "rate_capped"
        assert len(graph.sent) == 1
        clock.shift = timedelta(hours=54)
        relay.wait_for_state("later", "accepted")


def test_a_template_that_became_marketing_waits_for_a_person(
    relay: Client, graph: Graph
) -> None:
    def listed_at_the_start(_: Any) -> bool:
        return any("message_templates" in path for _, path in graph.requests)

    relay.wait_for(listed_at_the_start)
    relay.http.post("/v1/templates/sync", headers=relay.headers)
    graph.template_pages = [[{**CUOTA, "category": "MARKETING"}]]
    change = {
        "message_template_id": 1,
        "message_template_name": "cuota",
        "message_template_language": "es-MX",
        "previous_category": "UTILITY",
        "new_category": "MARKETING",
    }
    relay.webhook(envelope("template_category_update", change, time_=1))
    relay.wait_for_types("template.updated")
    assert code_of(relay.send("k", template())) == (422, "kill_switch")
    (switch,) = relay.get("/v1/kill-switch").json()["switches"]
    assert (switch["scope"], switch["target"], switch["automatic"]) == (
        "template",
        "cuota",
        True,
    )
    assert "UTILITY" in switch["reason"]
    off = {"scope": "template", "target": "cuota", "engaged": False}
    assert relay.put("/v1/kill-switch", off).status_code == 200
    relay.http.post("/v1/templates/sync", headers=relay.headers)
    assert relay.send("k", template()).status_code == 202


def test_what_an_automatic_switch_holds_leaves_when_it_is_released(
    graph: Graph, relay_config: RelayConfig
) -> None:
    with running(relay_config) as relay:
        graph.next_answers = [refusal(131042)]
        clock = relay.clock
        relay.send(
            "waits", {**template(to="5215500000001"), "not_before": at(clock, seconds=2)}
        )
        relay.send("fails", template())
        relay.wait_for_state("fails", "failed")
        clock.shift = timedelta(seconds=3)
        off = {"scope": "waba", "target": WABA, "engaged": False}
        relay.put("/v1/kill-switch", off)
        relay.wait_for_state("waits", "accepted")
    assert len(graph.accepted) == 1
