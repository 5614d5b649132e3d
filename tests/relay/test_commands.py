"""Commands: accepted once, refused with a code, asked about later."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.relay import commands, gate, tokens
from console.relay.config import LimitsConfig, NumberConfig, load
from console.relay.identity import person_of
from console.runtime.clock import SystemClock
from tests.relay.graph import CUOTA, Graph
from tests.relay.server import (
    DEBTOR,
    NUMBER,
    WABA,
    Client,
    StepClock,
    envelope,
    make_config,
    running,
)

Json = dict[str, Any]
PROMO = {**CUOTA, "id": "t2", "name": "promo", "category": "MARKETING"}
PAUSED = {**CUOTA, "id": "t3", "name": "pausada", "status": "PAUSED"}


def template(name: str = "cuota", language: str = "es_MX", to: str = DEBTOR) -> Json:
    body = {"name": name, "language": {"code": language}, "components": []}
    return {"to": f"+{to}", "type": "template", "template": body}


def code_of(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]["code"]


def _last_says(value: str, events: list[Json]) -> bool:
    return any(event["payload"].get("value") == value for event in events)


def open_window(relay: Client) -> None:
    before = len(relay.events())
    relay.inbound()
    relay.wait_for(lambda events: len(events) > before)


def test_the_same_key_and_body_is_the_same_message(relay: Client, graph: Graph) -> None:
    open_window(relay)
    first = relay.send("k1")
    assert (first.status_code, first.json()["state"]) == (202, "queued")
    relay.wait_for_state("k1", "accepted")
    again = relay.send("k1")
    assert (again.status_code, again.json()["id"]) == (202, "k1")
    assert code_of(relay.send("k1", text={"body": "otra cosa"})) == (
        409,
        "idempotency_conflict",
    )
    assert len(graph.sent) == 1


def test_a_command_needs_a_key(relay: Client) -> None:
    answer = relay.http.post("/v1/messages", json={}, headers=relay.headers)
    assert code_of(answer) == (400, "idempotency_key_missing")


INVALID: list[Json] = [
    {},
    {"to": "+5255", "type": "text"},
    {"to": f"+{DEBTOR}", "type": "text", "text": {}},
    {"to": f"+{DEBTOR}", "type": "nonsense", "nonsense": {"body": "x"}},
    {"to": f"+{DEBTOR}", "type": "text", "text": {"body": "x"}, "typo": 1},
    {"to": f"+{DEBTOR}", "type": "text", "text": {"body": "x"}, "image": {"id": "m"}},
    {"type": "text", "text": {"body": "x"}},
    {"to": f"+{DEBTOR}", "recipient": "MX.1", "type": "text", "text": {"body": "x"}},
    {"to": "MX.1349", "type": "text", "text": {"body": "x"}},
    {"to": f"+{DEBTOR}", "type": "template", "template": {"name": "x"}},
    {"to": f"+{DEBTOR}", "type": "text", "text": {"body": "x"}, "phone_number_id": "other"},
    {
        "to": f"+{DEBTOR}",
        "type": "text",
        "text": {"body": "x"},
        "not_after": "2026-01-01T00:00:00",
    },
]


@pytest.mark.parametrize("body", INVALID)
def test_an_invalid_message_is_refused_with_a_sentence(relay: Client, body: Json) -> None:
    headers = {**relay.headers, "Idempotency-Key": "bad"}
    answer = relay.http.post("/v1/messages", json=body, headers=headers)
    assert code_of(answer) == (422, "invalid_message")
    assert answer.json()["error"]["message"]


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
KEYS = st.sampled_from(["to", "type", "text", "template", "recipient", "not_after", "context"])


@given(st.dictionaries(KEYS, JSON_VALUES, max_size=5))
def test_no_command_body_makes_the_relay_fall(body: Json) -> None:
    try:
        drafted = commands.draft("k", body, (NumberConfig("pn", "waba"),))
    except ValueError:
        return  # the only way out; the relay answers 422 with its sentence
    assert drafted.sending.person


@pytest.mark.parametrize("body", [b"", b"[]", b"nope", b"\xff", b'{"a":NaN}', b"[" * 50_000])
def test_a_body_that_is_no_object_is_refused(relay: Client, body: bytes) -> None:
    headers = {**relay.headers, "Idempotency-Key": "bad"}
    answer = relay.http.post("/v1/messages", content=body, headers=headers)
    assert code_of(answer) == (400, "invalid_json")


def test_free_text_needs_an_open_window(graph: Graph, tmp_path: Path) -> None:
    clock = StepClock()
    with running(make_config(tmp_path, graph.url), clock) as relay:
        assert code_of(relay.send("early")) == (422, "window_closed")
        open_window(relay)
        assert relay.send("now").status_code == 202
        clock.shift = timedelta(hours=23, minutes=59, seconds=30)
        assert code_of(relay.send("too late")) == (422, "window_closed")
        assert relay.send("template", template()).status_code == 202


@pytest.mark.parametrize(
    ("written", "sent_to"),
    [
        ("5215512345678", "+525512345678"),
        ("525512345678", "+52 1 55 1234 5678"),
        ("541123456789", "+54 9 11 2345 6789"),
        ("553187654321", "+55 31 98765-4321"),
    ],
)
def test_number_variants_are_one_person(relay: Client, written: str, sent_to: str) -> None:
    relay.inbound(**{"from": written})
    relay.wait_for(lambda events: len(events) == 1)
    assert relay.send("k", to=sent_to).status_code == 202
    relay.put(f"/v1/suppressions/{written}", {"reason": "lo pidió"})
    assert code_of(relay.send("k2", to=sent_to)) == (422, "suppressed")


@given(st.from_regex(r"\A[1-9][0-9]{7,14}\Z"))
def test_the_canonical_number_is_its_own_canonical_number(digits: str) -> None:
    assert person_of(person_of(digits)) == person_of(digits) == person_of(f"+{digits}")


def test_templates_must_be_approved_once_they_are_known(graph: Graph, tmp_path: Path) -> None:
    graph.template_pages = [[CUOTA], [PAUSED, PROMO]]
    with running(make_config(tmp_path, graph.url)) as relay:
        relay.wait_for(lambda _: len(relay.get("/v1/templates").json()["templates"]) == 3)
        assert relay.send("good", template()).status_code == 202
        for name, language in (("pausada", "es_MX"), ("ajena", "es_MX"), ("cuota", "es_CO")):
            answer = relay.send(f"{name}-{language}", template(name, language))
            assert code_of(answer) == (422, "template_not_approved")
        update = {
            "event": "DISABLED",
            "message_template_name": "cuota",
            "message_template_language": "es_MX",
        }
        relay.webhook(envelope("message_template_status_update", update))
        relay.wait_for_types("template.updated")
        assert code_of(relay.send("after", template())) == (422, "template_not_approved")


def test_templates_are_listed_submitted_and_synced(relay: Client, graph: Graph) -> None:
    relay.wait_for(lambda _: relay.get("/v1/templates").json()["templates"])  # as at the start
    submitted = {"name": "nueva", "language": "es_MX", "category": "UTILITY", "components": []}
    answer = relay.http.post("/v1/templates", json=submitted, headers=relay.headers)
    assert (answer.status_code, answer.json()["id"]) == (201, "t9")
    listed = relay.get("/v1/templates").json()["templates"]
    assert next(one for one in listed if one["name"] == "nueva") == {
        **submitted,
        "id": "t9",
        "status": "PENDING",
        "waba_id": WABA,
    }
    graph.template_pages = [[CUOTA]]
    answer = relay.http.post("/v1/templates/sync", headers=relay.headers)
    assert (answer.status_code, answer.json()["count"]) == (200, 1)
    assert answer.json()["templates"] == [{**CUOTA, "waba_id": WABA}]


def test_nobody_writes_to_a_suppressed_person(relay: Client) -> None:
    open_window(relay)
    path = f"/v1/suppressions/+{DEBTOR}"
    assert relay.get(path).status_code == 404
    put = relay.put(path, {"reason": "pidió no recibir mensajes"})
    assert (put.status_code, put.json()["suppressed"]) == (200, True)
    assert put.json()["reason"] == "pidió no recibir mensajes"
    assert code_of(relay.send("no")) == (422, "suppressed")
    assert code_of(relay.send("no template", template())) == (422, "suppressed")
    assert relay.http.delete(path, headers=relay.headers).status_code == 204
    assert relay.send("yes").status_code == 202


def test_stopping_marketing_stops_marketing_only(graph: Graph, tmp_path: Path) -> None:
    graph.template_pages = [[CUOTA, PROMO]]
    with running(make_config(tmp_path, graph.url)) as relay:
        relay.wait_for(lambda _: len(relay.get("/v1/templates").json()["templates"]) == 2)
        for value, code in (("stop", 422), ("resume", 202)):
            preference = {
                "wa_id": DEBTOR,
                "category": "marketing_messages",
                "value": value,
                "timestamp": 1731705721,
            }
            relay.webhook(envelope("user_preferences", {"user_preferences": [preference]}))
            relay.wait_for(partial(_last_says, value))
            assert relay.send(f"promo {value}", template("promo")).status_code == code
            assert relay.send(f"cuota {value}", template()).status_code == 202


def test_the_kill_switch_stops_and_releases(relay: Client) -> None:
    open_window(relay)
    stopped = relay.put(
        "/v1/kill-switch", {"scope": "number", "target": NUMBER, "reason": "revisar"}
    )
    assert (stopped.status_code, stopped.json()["engaged"]) == (200, True)
    assert code_of(relay.send("no")) == (422, "kill_switch")
    relay.put("/v1/kill-switch", {"scope": "number", "target": NUMBER, "engaged": False})
    assert relay.get("/v1/kill-switch").json() == {"engaged": False, "switches": []}
    relay.put(
        "/v1/kill-switch", {"scope": "template", "target": "cuota", "reason": "texto viejo"}
    )
    assert relay.send("yes").status_code == 202
    assert code_of(relay.send("template", template())) == (422, "kill_switch")
    for bad in (
        {"scope": "all"},
        {"scope": "moon", "reason": "x"},
        {"scope": "number", "target": "?", "reason": "x"},
    ):
        assert code_of(relay.put("/v1/kill-switch", bad)) == (422, "invalid_kill_switch")


def test_a_message_that_came_too_late_is_refused(relay: Client) -> None:
    open_window(relay)
    past = (relay.clock.now() - timedelta(seconds=1)).isoformat()
    assert code_of(relay.send("late", not_after=past)) == (422, "expired")
    future = (relay.clock.now() + timedelta(minutes=5)).isoformat()
    assert relay.send("in time", not_after=future).status_code == 202


def test_a_person_gets_no_more_than_the_administrator_allows(
    graph: Graph, tmp_path: Path
) -> None:
    config = make_config(tmp_path, graph.url, limits=LimitsConfig(recipient_per_day=2))
    clock = StepClock()
    with running(config, clock) as relay:
        assert [relay.send(k, template()).status_code for k in "ab"] == [202, 202]
        refused = relay.send("c", template())
        assert code_of(refused) == (422, "rate_capped")
        assert 86_000 < refused.json()["error"]["retry_after_s"] <= 86_400
        assert relay.send("d", template(to="5215599999999")).status_code == 202
        clock.shift = timedelta(hours=25)
        assert relay.send("e", template()).status_code == 202


def test_what_left_since_the_clock_was_read_counts_too() -> None:
    read_at = SystemClock().now()
    left = tuple(
        gate.Contact(key, read_at + timedelta(milliseconds=5), has_left=True) for key in "ab"
    )
    facts = gate.Facts(contacts={DEBTOR: left})
    sending = gate.Sending(NumberConfig(NUMBER, WABA), DEBTOR, "cuota", "es_MX", None)
    limits = LimitsConfig(recipient_per_day=2)
    refusal = gate.rate_capped(facts, sending, limits, read_at, queued=True)
    assert refusal is not None
    assert refusal.code == "rate_capped"
    planned = (left[0], gate.Contact("b", left[1].at, has_left=False))
    later = replace(facts, contacts={DEBTOR: planned})
    assert gate.rate_capped(later, sending, limits, read_at, queued=True) is None


def test_nothing_leaves_outside_the_hours(graph: Graph, tmp_path: Path) -> None:
    path = tmp_path / "relay.toml"
    path.write_text(
        '[meta]\ntoken="t"\napp_secrets=["s"]\nverify_token="v"\n'
        '[limits]\nhours="08:00-20:00 America/Mexico_City"'
    )
    limits = load(path, {}).limits
    clock = StepClock()
    local_hour = (clock.now() - timedelta(hours=6)).hour
    clock.shift = timedelta(hours=(3 - local_hour) % 24)
    with running(make_config(tmp_path, graph.url, limits=limits), clock) as relay:
        refused = relay.send("night", template())
        assert code_of(refused) == (422, "out_of_hours")
        assert 4 * 3600 <= refused.json()["error"]["retry_after_s"] <= 5 * 3600
        clock.shift += timedelta(hours=7)
        assert relay.send("day", template()).status_code == 202


def test_tokens_open_doors_by_role(graph: Graph, tmp_path: Path) -> None:
    config = make_config(tmp_path, graph.url)
    with running(config) as relay:
        agent = tokens.create(config, "ana", "agent")
        headers = {"Authorization": f"Bearer {agent}"}
        get = relay.http.get
        assert get("/v1/events", headers=headers).status_code == 200
        for wrong in ({}, {"Authorization": "Bearer nope"}, {"Authorization": agent}):
            answer = get("/v1/events", headers=wrong)
            assert code_of(answer) == (401, "unauthorized")
            assert answer.headers["www-authenticate"] == "Bearer"
        relay.put(f"/v1/suppressions/{DEBTOR}", {"reason": "x"})
        deleted = relay.http.delete(f"/v1/suppressions/{DEBTOR}", headers=headers)
        assert code_of(deleted) == (403, "forbidden")
        stop = {"scope": "all", "reason": "x"}
        put = relay.http.put("/v1/kill-switch", json=stop, headers=headers)
        assert code_of(put) == (403, "forbidden")
        assert get("/v1/kill-switch", headers=headers).status_code == 200
        tokens.revoke(config, "ana")
        assert code_of(get("/v1/events", headers=headers)) == (401, "unauthorized")


def test_a_token_is_kept_as_a_hash_only(tmp_path: Path) -> None:
    config = make_config(tmp_path, "http://x")
    token = tokens.create(config, "ana", "agent")
    assert token.encode() not in b"".join(p.read_bytes() for p in tmp_path.iterdir())
    with pytest.raises(tokens.TokenError, match="ana"):
        tokens.create(config, "ana", "agent")
    with pytest.raises(tokens.TokenError, match="queen"):
        tokens.create(config, "eva", "queen")
    with pytest.raises(tokens.TokenError, match="eva"):
        tokens.revoke(config, "eva")


def test_an_unknown_message_is_not_found(relay: Client) -> None:
    assert code_of(relay.get("/v1/messages/none")) == (404, "not_found")


def test_one_of_several_numbers_must_be_named(graph: Graph, tmp_path: Path) -> None:
    config = make_config(tmp_path, graph.url)
    config = replace(config, numbers=(*config.numbers, NumberConfig("pn2", WABA)))
    with running(config) as relay:
        assert code_of(relay.send("k", template())) == (422, "invalid_message")
        named = {**template(), "phone_number_id": "pn2"}
        assert relay.send("k", named).status_code == 202
        (event,) = relay.wait_for_types("message.accepted")
        assert event["phone_number_id"] == "pn2"
