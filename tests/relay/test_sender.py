"""Sending: outcomes, statuses, order, rates; nothing twice."""

import json
import socket
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.relay.config import NumberConfig
from console.relay.delivery import advance
from console.relay.graph_errors import RULES, Remedy, rule_of
from console.relay.limits import PAIR_BURST, PAIR_EVERY, NumberBucket, earliest
from console.wire.commands import CommandState
from tests.relay.graph import Graph, refusal
from tests.relay.server import (
    DEBTOR,
    NUMBER,
    Client,
    make_config,
    messages,
    running,
    status_of,
    statuses,
    text_message,
)
from tests.relay.test_commands import template

STATES = st.sampled_from(list(CommandState))
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


@given(st.lists(STATES, min_size=1, max_size=6), st.randoms())
def test_statuses_may_come_in_any_order_and_twice(
    states: list[CommandState], random: Any
) -> None:
    def merged(listed: list[CommandState]) -> CommandState:
        state = CommandState.ACCEPTED
        for learned in listed:
            state = advance(state, learned)
        return state

    shuffled = [*states, random.choice(states)]
    random.shuffle(shuffled)
    equal = dict.fromkeys((CommandState.FAILED, CommandState.CANCELLED), CommandState.EXPIRED)
    first, second = merged(states), merged(shuffled)
    assert equal.get(first, first) == equal.get(second, second)


def test_a_late_failure_does_not_take_a_delivery_back() -> None:
    assert advance(CommandState.DELIVERED, CommandState.FAILED) is CommandState.DELIVERED
    assert advance(CommandState.FAILED, CommandState.DELIVERED) is CommandState.DELIVERED
    assert advance(CommandState.READ, CommandState.DELIVERED) is CommandState.READ


def test_a_message_goes_out_as_meta_wants_it(relay: Client, graph: Graph) -> None:
    relay.inbound()
    relay.wait_for_types("message.received")
    relay.send("k1", to="5215512345678", context={"message_id": "wamid.Q"})
    status = relay.wait_for_state("k1", "accepted")
    (body,) = graph.sent
    (attempt,) = status["attempts"]
    assert body == {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        "to": "+5215512345678",
        "type": "text",
        "text": {"body": "hola"},
        "context": {"message_id": "wamid.Q"},
        "biz_opaque_callback_data": attempt["id"],
    }
    (event,) = relay.wait_for_types("message.accepted")
    assert event["payload"]["command_id"] == "k1"
    assert event["payload"]["attempt_id"] == attempt["id"]
    assert event["payload"]["message_id"] == status["message_id"]
    assert event["phone_number_id"] == NUMBER


def test_statuses_name_the_command_and_raise_its_state(relay: Client) -> None:
    relay.send("k1", template())
    wamid = relay.wait_for_state("k1", "accepted")["message_id"]
    pricing = {
        "billable": True,
        "pricing_model": "PMP",
        "category": "utility",
        "type": "regular",
    }
    relay.webhook(statuses([status_of(wamid, "read")]))
    relay.webhook(statuses([status_of(wamid, "sent", pricing=pricing)]))
    relay.webhook(statuses([status_of(wamid, "delivered"), status_of(wamid, "sent")]))
    found = relay.wait_for(
        lambda events: sum(e["type"] == "message.status" for e in events) == 3
    )
    told = [e["payload"] for e in found if e["type"] == "message.status"]
    assert [one["status"] for one in told] == ["read", "sent", "delivered"]
    assert {one["command_id"] for one in told} == {"k1"}
    assert told[1]["pricing"] == pricing
    assert relay.get("/v1/messages/k1").json()["state"] == "read"


def test_a_status_of_a_stranger_is_an_event_too(relay: Client) -> None:
    relay.webhook(statuses([status_of("wamid.ELSE", "delivered")]))
    (event,) = relay.wait_for_types("message.status")
    assert "command_id" not in event["payload"]
    assert event["payload"]["recipient"]["phone"] == "+525512345678"


def test_a_failure_told_by_status_carries_metas_words(relay: Client) -> None:
    relay.send("k1", template())
    wamid = relay.wait_for_state("k1", "accepted")["message_id"]
    errors = [
        {"code": 131026, "title": "Undeliverable", "error_data": {"details": "not on it"}}
    ]
    relay.webhook(statuses([status_of(wamid, "failed", errors=errors)]))
    (event,) = relay.wait_for_types("message.status")
    failure = {"code": "131026", "title": "Undeliverable", "details": "not on it"}
    assert event["payload"]["failures"] == [failure]
    assert relay.wait_for_state("k1", "failed")


def test_what_arrives_after_all_is_told_as_such(relay: Client) -> None:
    relay.send("k1", template())
    wamid = relay.wait_for_state("k1", "accepted")["message_id"]
    relay.webhook(statuses([status_of(wamid, "failed")]))
    relay.wait_for_state("k1", "failed")
    relay.webhook(statuses([status_of(wamid, "delivered"), status_of(wamid, "read")]))
    relay.wait_for_state("k1", "read")
    told = [
        (event["payload"]["status"], event["payload"].get("after_failure"))
        for event in relay.events()
        if event["type"] == "message.status"
    ]
    assert told == [("failed", None), ("delivered", True), ("read", None)]


def test_a_status_that_outruns_the_answer_is_not_lost(relay: Client, graph: Graph) -> None:
    graph.next_answers = [graph.accept_and_hang]
    relay.send("k1", template())
    graph.wait_for_sent(1)
    attempt = graph.sent[0]["biz_opaque_callback_data"]
    wamid = f"wamid.OUT1-{attempt[:8]}"
    relay.webhook(statuses([status_of(wamid, "delivered")]))
    (event,) = relay.wait_for_types("message.status")
    assert "command_id" not in event["payload"], "nothing ties it to the command yet"
    graph.release.set()
    assert relay.wait_for_state("k1", "delivered")["message_id"] == wamid


def test_no_answer_means_unknown_and_never_a_second_send(relay: Client, graph: Graph) -> None:
    graph.next_answers = [graph.accept_and_cut]
    relay.send("k1", template())
    status = relay.wait_for_state("k1", "unknown")
    assert status["attempts"][0]["outcome"] == "unknown"
    (event,) = relay.wait_for_types("message.unsettled")
    assert event["payload"]["command_id"] == "k1"
    relay.send("k2", template())
    relay.wait_for_state("k2", "accepted")
    assert len(graph.sent) == 2
    attempt = graph.sent[0]["biz_opaque_callback_data"]
    relay.webhook(
        statuses([status_of("wamid.X", "delivered", biz_opaque_callback_data=attempt)])
    )
    settled = relay.wait_for_state("k1", "delivered")
    assert settled["message_id"] == "wamid.X"
    assert [a["outcome"] for a in settled["attempts"]] == ["accepted"]
    events = [e for e in relay.events() if e["payload"].get("command_id") == "k1"]
    assert [e["type"] for e in events] == [
        "message.unsettled",
        "message.accepted",
        "message.status",
    ]
    assert len(graph.sent) == 2


def test_a_slow_answer_means_unknown_too(relay: Client, graph: Graph) -> None:
    graph.next_answers = [graph.accept_and_hang]
    relay.send("k1", template())
    status = relay.wait_for_state("k1", "unknown")
    assert "Timeout" in status["attempts"][0]["error"]["message"]


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ((200, {"messages": []}), "unknown"),
        ((502, {}), "unknown"),
        (refusal(131026), "failed"),
        (refusal(132000), "failed"),
        (refusal(424242), "failed"),
        ((400, {}), "failed"),
    ],
)
def test_other_answers_end_the_command(
    relay: Client, graph: Graph, answer: tuple[int, dict[str, Any]], state: str
) -> None:
    graph.next_answers = [answer]
    relay.send("k1", template())
    relay.wait_for_state("k1", state)
    relay.send("k2", template())
    relay.wait_for_state("k2", "accepted")
    assert len(graph.sent) == 2


@pytest.mark.parametrize(
    "answer",
    [
        refusal(131016, 503),
        refusal(131000, 500),
        refusal(130429),
        refusal(131056),
        refusal(999999, 400, is_transient=True),
        (503, {}),
    ],
)
def test_what_passes_is_tried_again_with_a_new_attempt(
    relay: Client, graph: Graph, answer: tuple[int, dict[str, Any]]
) -> None:
    graph.next_answers = [answer]
    relay.send("k1", template())
    status = relay.wait_for_state("k1", "accepted")
    assert [a["outcome"] for a in status["attempts"]][1:] == ["accepted"]
    assert len({body["biz_opaque_callback_data"] for body in graph.sent}) == 2
    assert len(graph.accepted) == 1


def test_meta_away_is_waited_out(graph: Graph, tmp_path: Path, caplog: Any) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        config = make_config(tmp_path, f"http://127.0.0.1:{taken.getsockname()[1]}")
        with running(config) as relay:
            relay.send("k1", template())
            relay.wait_for(lambda _: relay.get("/v1/messages/k1").json()["attempts"][:1] != [])
            assert relay.get("/readyz").status_code == 503
    with running(make_config(tmp_path, graph.url)) as relay:
        status = relay.wait_for_state("k1", "accepted")
    assert status["attempts"][0]["outcome"] == "not_sent"
    assert len(graph.accepted) == 1
    caplog.clear()


def test_a_refused_window_is_believed(relay: Client, graph: Graph) -> None:
    relay.inbound()
    relay.wait_for_types("message.received")
    graph.next_answers = [refusal(131047)]
    relay.send("k1")
    relay.wait_for_state("k1", "failed")
    (event,) = relay.wait_for_types("message.failed")
    assert event["payload"]["failures"][0]["code"] == "131047"
    assert relay.send("k2").json()["error"]["code"] == "window_closed"


def test_a_stopped_account_holds_the_rest_back(relay: Client, graph: Graph) -> None:
    graph.next_answers = [refusal(131042)]
    relay.send("k1", template())
    relay.wait_for_state("k1", "failed")
    alert, _ = relay.wait_for_types("account.alert", "message.failed")
    assert alert["payload"]["event"] == "131042"
    (switch,) = relay.get("/v1/kill-switch").json()["switches"]
    assert (switch["scope"], switch["automatic"]) == ("waba", True)
    assert relay.send("k2", template()).json()["error"]["code"] == "kill_switch"


def test_a_paused_template_is_not_used_again(relay: Client, graph: Graph) -> None:
    relay.http.post("/v1/templates/sync", headers=relay.headers)
    graph.next_answers = [refusal(132015)]
    relay.send("k1", template())
    relay.wait_for_state("k1", "failed")
    (event,) = relay.wait_for_types("template.updated")
    assert event["payload"]["status"] == "PAUSED"
    assert relay.send("k2", template()).json()["error"]["code"] == "template_not_approved"


def test_one_person_gets_messages_in_order(relay: Client, graph: Graph) -> None:
    graph.next_answers = [refusal(131016, 503)]
    keys = [f"k{number}" for number in range(6)]
    for key in keys:
        relay.send(key, {**template(), "context": {"message_id": key}})
    for key in keys:
        relay.wait_for_state(key, "accepted")
    accepted = [body["context"]["message_id"] for body in graph.accepted]
    assert accepted == keys


def test_what_became_forbidden_while_it_waited_is_not_sent(relay: Client, graph: Graph) -> None:
    graph.next_answers = [refusal(131016, 503)]
    relay.send("k1", template())
    graph.wait_for_sent(1)
    relay.put(f"/v1/suppressions/{DEBTOR}", {"reason": "lo pidió"})
    relay.wait_for_state("k1", "failed")
    (event,) = relay.wait_for_types("message.failed")
    assert event["payload"]["failures"][0]["code"] == "suppressed"
    assert len(graph.sent) == 1


def test_what_waited_too_long_expires(relay: Client, graph: Graph) -> None:
    graph.next_answers = [refusal(131016, 503)] * 50
    until = (relay.clock.now() + timedelta(seconds=3)).isoformat()
    relay.send("k1", {**template(), "not_after": until})
    relay.wait_for_state("k1", "expired")
    (event,) = relay.wait_for_types("message.failed")
    assert event["payload"]["failures"][0]["code"] == "expired"
    assert graph.sent  # it was tried while it might still go


def test_a_reply_does_not_wait_behind_a_campaign(graph: Graph, tmp_path: Path) -> None:
    config = make_config(tmp_path, graph.url)
    # one may leave at once, one is kept for replies, the next a quarter of an hour later
    slow = replace(config.numbers[0], messages_per_s=0.001)
    with running(replace(config, numbers=(slow,))) as relay:
        relay.inbound()
        relay.wait_for_types("message.received")
        for number in range(30):
            relay.send(f"c{number}", template(to=f"52155000000{number:02}"))
        relay.wait_for_state("c0", "accepted")
        relay.send("reply")
        relay.wait_for_state("reply", "accepted")
        assert len(graph.sent) == 2


@given(st.lists(st.integers(0, 20), min_size=1, max_size=300))
def test_a_pair_never_goes_over_its_rate(steps: list[int]) -> None:
    now, full_at, sent = NOON, None, []
    for step in steps:
        now += timedelta(seconds=step)
        allowed_at, new_full_at = earliest(full_at, PAIR_EVERY, PAIR_BURST, now)
        if allowed_at == now:
            full_at = new_full_at
            sent.append(now)
    for start in range(len(sent)):
        for end in range(start, len(sent)):
            span = sent[end] - sent[start]
            assert end - start + 1 <= PAIR_BURST + span / PAIR_EVERY


def test_a_pair_may_burst_and_then_waits() -> None:
    full_at = None
    for _ in range(PAIR_BURST):
        allowed_at, full_at = earliest(full_at, PAIR_EVERY, PAIR_BURST, NOON)
        assert allowed_at == NOON
    allowed_at, _ = earliest(full_at, PAIR_EVERY, PAIR_BURST, NOON)
    assert allowed_at == NOON + PAIR_EVERY


def test_a_number_drains_at_its_rate() -> None:
    bucket, now_s, sent = NumberBucket(80.0, 80.0), 0.0, 0
    while now_s < 10:
        if count := bucket.available(now_s):
            bucket.take(count, now_s)
            sent += count
        now_s += 0.0125
    assert 800 <= sent <= 840


def test_what_comes_in_takes_from_the_rate_of_campaigns_and_leaves_that_of_replies() -> None:
    bucket, sent, answered = NumberBucket(80.0, 80.0), 0, 0
    for step in range(400):
        bucket.receive(1, step / 40)  # half of what the number may do
        if count := bucket.available(step / 40, campaign=True):
            bucket.take(count, step / 40)
            sent += count
    assert 400 <= sent <= 440
    for step in range(400, 800):
        bucket.receive(500, step / 40)
        assert bucket.available(step / 40, campaign=True) == 0
        if bucket.available(step / 40):
            bucket.take(1, step / 40)
            answered += 1
    assert answered == 400


@pytest.mark.parametrize("per_s", [0.1, 1.0, 20.0, 1000.0])
def test_a_flood_leaves_room_for_a_reply_at_any_rate(per_s: float) -> None:
    bucket = NumberBucket(per_s, max(80.0, per_s))
    bucket.receive(10_000, 5.0)
    assert bucket.available(5.0) >= 1
    assert bucket.available(5.0, campaign=True) == 0


def test_what_people_write_is_taken_off_the_rate_of_its_number(
    relay: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    received: list[int] = []
    monkeypatch.setattr(
        NumberBucket, "receive", lambda _bucket, count, _now_s: received.append(count)
    )
    strange = messages([text_message("de otro")], metadata={"phone_number_id": "not-ours"})
    for body in (messages([text_message("uno"), text_message("dos")]), strange):
        relay.webhook(body)
    relay.webhook(statuses([status_of("wamid.1", "read")]))
    relay.wait_for(lambda events: len(events) == 4)
    assert received == [2]


def test_unlisted_codes_are_judged_by_what_meta_says() -> None:
    assert rule_of(5, 400, transient=False).remedy is Remedy.FINAL
    assert rule_of(5, 400, transient=True).remedy is Remedy.RETRY
    assert rule_of(None, 500, transient=False).remedy is Remedy.RETRY
    assert all(rule.waits_s for rule in RULES.values() if rule.remedy is Remedy.RETRY)


def test_two_numbers_send_each_with_its_own_id(graph: Graph, tmp_path: Path) -> None:
    config = make_config(tmp_path, graph.url)
    config = replace(config, numbers=(*config.numbers, NumberConfig("pn2", "waba1")))
    with running(config) as relay:
        for number in ("pn1", "pn2"):
            relay.send(number, {**template(), "phone_number_id": number})
            relay.wait_for_state(number, "accepted")
    paths = [path for method, path in graph.requests if method == "POST"]
    assert paths == ["/v25.0/pn1/messages", "/v25.0/pn2/messages"]
    assert json.dumps(graph.sent)
