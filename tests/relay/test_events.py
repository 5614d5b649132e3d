"""What Meta says becomes events; readers get them in order, without gaps, at their pace."""

import json
import socket
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.relay import tokens
from console.relay.explode import explode
from console.relay.jsontext import canonical, dump, parse
from console.wire.events import EventType
from tests.relay.graph import Graph
from tests.relay.server import (
    DEBTOR,
    Client,
    database_file,
    envelope,
    make_config,
    messages,
    running,
    text_message,
)

NOW = datetime(2026, 11, 21, 15, tzinfo=UTC)
Json = dict[str, Any]


def normalised(message: Json) -> Json:
    (item,) = explode(json.dumps(messages([{**text_message(), **message}])).encode(), NOW)
    return {"event": item.type.value, **item.payload}


KINDS: list[tuple[Json, Json]] = [
    ({"type": "text", "text": {"body": "Ya pagué"}}, {"kind": "text", "text": "Ya pagué"}),
    (
        {
            "type": "image",
            "image": {
                "id": "m1",
                "mime_type": "image/jpeg",
                "sha256": "h",
                "caption": "recibo",
            },
        },
        {"kind": "image", "text": "recibo"},
    ),
    (
        {"type": "audio", "audio": {"id": "m2", "mime_type": "audio/ogg", "voice": True}},
        {"kind": "audio"},
    ),
    (
        {"type": "button", "button": {"payload": "PAID:1", "text": "Ya pagué"}},
        {"kind": "button", "text": "Ya pagué", "choice": {"id": "PAID:1", "title": "Ya pagué"}},
    ),
    (
        {
            "type": "interactive",
            "interactive": {
                "type": "list_reply",
                "list_reply": {"id": "p3", "title": "3 cuotas"},
            },
        },
        {
            "kind": "interactive",
            "text": "3 cuotas",
            "choice": {"id": "p3", "title": "3 cuotas"},
        },
    ),
    (
        {
            "type": "interactive",
            "interactive": {"type": "nfm_reply", "nfm_reply": {"body": "Sent", "name": "flow"}},
        },
        {"kind": "interactive", "text": "Sent"},
    ),
    ({"type": "interactive", "errors": [{"code": 131000}]}, {"kind": "interactive"}),
    (
        {"type": "location", "location": {"latitude": 4.6, "longitude": -74.0}},
        {"kind": "location"},
    ),
    ({"type": "contacts", "contacts": [{"name": {}}]}, {"kind": "contacts"}),
    ({"type": "order", "order": {"text": "dos", "product_items": []}}, {"text": "dos"}),
    (
        {"type": "unsupported", "errors": [{"code": 131051}], "unsupported": {"type": "poll"}},
        {"kind": "unsupported"},
    ),
    (
        {"context": {"id": "wamid.T", "from": "52"}},
        {"context": {"message_id": "wamid.T", "forwarded": False}},
    ),
    ({"context": {"frequently_forwarded": True}}, {"context": {"forwarded": True}}),
]


@pytest.mark.parametrize(("message", "expected"), KINDS)
def test_a_message_of_each_kind_is_received(message: Json, expected: Json) -> None:
    found = normalised(message)
    assert found["event"] == "message.received"
    assert {name: found[name] for name in expected} == expected
    assert found["raw"].items() >= message.items()


def test_a_file_is_described() -> None:
    image = {"id": "m1", "mime_type": "audio/ogg; codecs=opus", "sha256": "h", "voice": True}
    media = normalised({"type": "audio", "audio": image})["media"]
    assert media == {
        "media_id": "m1",
        "mime_type": "audio/ogg; codecs=opus",
        "sha256": "h",
        "voice": True,
        "animated": False,
    }


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (
            {"type": "reaction", "reaction": {"message_id": "wamid.X", "emoji": "👍"}},
            {"event": "reaction.received", "target_message_id": "wamid.X", "emoji": "👍"},
        ),
        (
            {
                "type": "edit",
                "edit": {"original_message_id": "w", "message": {"text": {"body": "b"}}},
            },
            {"event": "message.edited", "original_message_id": "w", "text": "b"},
        ),
        (
            {"type": "revoke", "revoke": {"original_message_id": "w"}},
            {"event": "message.revoked", "original_message_id": "w"},
        ),
        (
            {"type": "system", "system": {"type": "user_changed_number", "wa_id": "5215599"}},
            {
                "event": "identity.changed",
                "kind": "user_changed_number",
                "new_wa_id": "5215599",
            },
        ),
    ],
)
def test_what_is_not_a_new_message_is_its_own_event(message: Json, expected: Json) -> None:
    found = normalised(message)
    assert {name: found[name] for name in expected} == expected


def test_a_reaction_without_emoji_takes_it_back() -> None:
    found = normalised({"type": "reaction", "reaction": {"message_id": "w", "emoji": ""}})
    assert "emoji" not in found


FIELDS = [
    (
        "message_template_status_update",
        {
            "event": "PAUSED",
            "message_template_name": "cuota",
            "message_template_language": "es-CO",
            "reason": "NONE",
            "other_info": {"title": "FIRST_PAUSE"},
        },
        (
            "template.updated",
            {"language": "es_CO", "status": "PAUSED", "reason": "FIRST_PAUSE"},
        ),
    ),
    (
        "template_category_update",
        {
            "message_template_name": "x",
            "message_template_language": "es",
            "new_category": "MARKETING",
        },
        ("template.updated", {"category": "MARKETING"}),
    ),
    (
        "account_update",
        {"event": "ACCOUNT_RESTRICTION", "restriction_info": []},
        ("account.alert", {"event": "ACCOUNT_RESTRICTION", "field": "account_update"}),
    ),
    ("phone_number_quality_update", {"event": "ONBOARDING"}, ("number.updated", {})),
    ("messaging_handovers", {"control_passed": {}}, ("handover.changed", {})),
    ("security", {"event": "PIN_CHANGED"}, ("account.alert", {"event": "PIN_CHANGED"})),
    ("message_echoes", {"message_echoes": [{"id": "w"}]}, ("unknown", {})),
    (
        "user_preferences",
        {
            "user_preferences": [
                {"wa_id": DEBTOR, "category": "marketing", "value": "stop", "timestamp": 1}
            ]
        },
        ("preference.changed", {"value": "stop"}),
    ),
    ("standby", {"messages": [text_message()]}, ("message.received", {"kind": "text"})),
]


@pytest.mark.parametrize(("field", "value", "expected"), FIELDS)
def test_every_field_has_its_event(field: str, value: Json, expected: tuple[str, Json]) -> None:
    (item,) = explode(json.dumps(envelope(field, value, time_=1)).encode(), NOW)
    payload = item.payload
    assert item.type.value == expected[0]
    assert {name: payload[name] for name in expected[1]} == expected[1]


JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
WORDS = st.sampled_from(["id", "from", "type", "text", "timestamp", "image", "body", "status"])
OBJECTS = st.dictionaries(WORDS, JSON_VALUES, max_size=6)


@given(
    st.sampled_from(["messages", "statuses", "errors", "user_preferences"]),
    st.sampled_from(["messages", "standby", "user_preferences", "account_update", "calls", ""]),
    st.lists(OBJECTS | JSON_VALUES, max_size=4),
)
def test_no_body_makes_the_reader_fall(array: str, field: str, listed: list[Any]) -> None:
    body = json.dumps(envelope(field, {array: listed})).encode()
    items = explode(body, NOW)
    assert items
    assert explode(body, NOW) == items, "the same body must give the same keys"
    for item in items:
        assert isinstance(item.type, EventType)
        assert dump(item.payload)


@given(st.binary())
def test_no_bytes_make_the_reader_fall(body: bytes) -> None:
    assert explode(body, NOW)


@given(JSON_VALUES)
def test_json_that_came_in_can_always_go_out(value: Any) -> None:
    text = dump(value)
    text.encode()
    again = parse(json.dumps(value).encode())
    assert canonical(parse(text.encode())) == canonical(again)


def test_pages_are_gapless_and_resumable(relay: Client) -> None:
    relay.webhook(messages([text_message(str(number)) for number in range(25)]))
    relay.wait_for(lambda events: len(events) == 25)
    after, seen = 0, []
    while True:
        page = relay.get("/v1/events", after=after, limit=10).json()
        assert page["head"] == 25
        if not page["events"]:
            break
        seen += [event["seq"] for event in page["events"]]
        after = page["next"]
    assert (seen, after) == (list(range(1, 26)), 25)


@pytest.mark.parametrize(
    "query",
    [{"after": "x"}, {"after": "-1"}, {"limit": "0"}, {"after": "9" * 30}, {"limit": "1.5"}],
)
def test_a_strange_cursor_is_refused(relay: Client, query: dict[str, str]) -> None:
    answer = relay.get("/v1/events", **query)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "invalid_parameter")


def test_the_stream_begins_where_it_is_asked_to_and_goes_on_live(relay: Client) -> None:
    relay.webhook(messages([text_message("1"), text_message("2"), text_message("3")]))
    relay.wait_for(lambda events: len(events) == 3)
    with relay.stream(**{"Last-Event-ID": "1"}) as stream:
        assert [next(stream)["payload"]["text"] for _ in range(2)] == ["2", "3"]
        relay.inbound("4")
        live = next(stream)
        assert (live["payload"]["text"], live["seq"], live["_id"]) == ("4", 4, "4")


def test_the_stream_and_the_pages_say_the_same(relay: Client) -> None:
    relay.webhook(messages([text_message(str(number)) for number in range(700)]))
    pages = relay.wait_for(lambda events: len(events) == 700)
    with relay.stream() as stream:
        streamed = [next(stream) for _ in range(700)]
    for event in streamed:
        assert event.pop("_id") == str(event["seq"])
    assert streamed == pages


def test_a_reader_who_does_not_read_holds_nobody_back(relay: Client) -> None:
    url = urlsplit(relay.url)
    lazy = socket.create_connection((url.hostname, url.port))
    lines = [
        "GET /v1/events/stream HTTP/1.1",
        "Host: x",
        f"Authorization: Bearer {relay.token}",
    ]
    lazy.sendall("\r\n".join([*lines, "", ""]).encode())
    assert lazy.recv(12) == b"HTTP/1.1 200"
    with relay.stream() as stream:
        for number in range(40):
            relay.webhook(messages([text_message("x" * 2000) for _ in range(100)]))
            last = [next(stream) for _ in range(100)][-1]
            assert last["seq"] == (number + 1) * 100
    lazy.close()


def test_a_cursor_older_than_what_is_kept_is_told_so(graph: Graph, tmp_path: Path) -> None:
    config = make_config(tmp_path, graph.url)
    with running(config) as relay:
        relay.webhook(messages([text_message(str(number)) for number in range(5)]))
        relay.wait_for(lambda events: len(events) == 5)
        with sqlite3.connect(database_file(config)) as connection:
            connection.execute("delete from events where seq <= 3")
        connection.close()
        for path in ("/v1/events", "/v1/events/stream"):
            answer = relay.get(path, after=2)
            assert answer.status_code == 410
            assert answer.json()["error"]["code"] == "cursor_too_old"
            assert answer.json()["error"]["oldest"] == 4
        for after in (0, 3):  # who has seen nothing begins with what there is
            events = relay.get("/v1/events", after=after).json()["events"]
            assert [event["seq"] for event in events] == [4, 5]


def test_a_quiet_stream_says_that_it_is_there(
    relay: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("console.relay.stream.HEARTBEAT_S", 0.05)
    with relay.http.stream("GET", "/v1/events/stream", headers=relay.headers) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        lines = answer.iter_lines()
        comments = [line for line, _ in zip(lines, range(6), strict=False) if line]
    assert comments == [": connected", ": still here", ": still here"]


def test_a_revoked_token_ends_its_stream(
    graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("console.relay.stream.HEARTBEAT_S", 0.05)
    config = make_config(tmp_path, graph.url)
    with running(config) as relay:
        token = tokens.create(config, "leaver", "agent")
        headers = {"Authorization": f"Bearer {token}"}
        with relay.http.stream("GET", "/v1/events/stream", headers=headers) as answer:
            lines = answer.iter_lines()
            assert next(lines) == ": connected"
            tokens.revoke(config, "leaver")
            assert all(line in ("", ": still here") for line in lines), "it ends by itself"


def test_old_things_are_forgotten_and_the_order_goes_on(graph: Graph, tmp_path: Path) -> None:
    config = make_config(tmp_path, graph.url)
    with running(config) as relay:
        relay.inbound("viejo")
        relay.wait_for(lambda events: len(events) == 1)
    with sqlite3.connect(database_file(config)) as connection:
        month_us = 31 * 86400 * 1_000_000
        connection.execute("update events set at_us = at_us - ?", (month_us,))
        connection.execute("update journal set received_us = received_us - ?", (month_us,))
    connection.close()
    with running(config) as relay:
        relay.inbound("nuevo")
        relay.wait_for(lambda found: [event["seq"] for event in found] == [2])
    with sqlite3.connect(database_file(config)) as connection:
        assert connection.execute("select count(*) from journal").fetchone() == (1,)
    connection.close()
