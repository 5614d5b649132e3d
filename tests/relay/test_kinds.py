"""Everything Meta sends becomes the event it should be, in the words of the wire."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.relay.explode import explode
from console.relay.item import Item
from console.relay.jsontext import parse
from console.relay.lanes import Lane, lane_of
from console.wire import events
from console.wire.events import EventType, FromMeta
from tests.relay import samples
from tests.relay.samples import Sample
from tests.relay.server import Client, envelope, messages, text_message

NOW = datetime(2026, 11, 21, 15, tzinfo=UTC)
Json = dict[str, Any]
MODELS: dict[EventType, type[FromMeta]] = {
    EventType.MESSAGE_RECEIVED: events.Received,
    EventType.MESSAGE_EDITED: events.Edited,
    EventType.MESSAGE_REVOKED: events.Revoked,
    EventType.MESSAGE_STATUS: events.Status,
    EventType.MESSAGE_ECHOED: events.Echoed,
    EventType.REACTION_RECEIVED: events.Reaction,
    EventType.HISTORY_RECEIVED: events.Historic,
    EventType.CALL_RECEIVED: events.Call,
    EventType.CONTACT_SYNCED: events.ContactSynced,
    EventType.TEMPLATE_UPDATED: events.TemplateUpdated,
    EventType.NUMBER_UPDATED: events.AccountNotice,
    EventType.ACCOUNT_ALERT: events.AccountNotice,
    EventType.PREFERENCE_CHANGED: events.PreferenceChanged,
    EventType.IDENTITY_CHANGED: events.IdentityChanged,
    EventType.HANDOVER_CHANGED: events.Handover,
    EventType.UNKNOWN: events.Unrecognised,
}


def body_of(sample: Sample) -> bytes:
    return json.dumps(envelope(sample.field, sample.value, time_=1)).encode()


def is_of_the_wire(item: Item) -> None:
    """The payload is what its model would write, no more and no less."""
    model = MODELS[item.type].model_validate(item.payload)
    written = model.model_dump(mode="json", exclude_none=True)
    told = dict(item.payload)
    assert written.pop("raw", None) == told.pop("raw", None)
    assert written == told


@pytest.mark.parametrize("sample", samples.ALL, ids=lambda sample: sample.name)
def test_what_meta_sends_becomes_its_event(sample: Sample) -> None:
    found = explode(body_of(sample), NOW)
    assert [item.type.value for item in found] == [type_ for type_, _ in sample.events]
    for item, (_, expected) in zip(found, sample.events, strict=True):
        assert {name: item.payload.get(name) for name in expected} == expected
        is_of_the_wire(item)


@pytest.mark.parametrize("sample", samples.ALL, ids=lambda sample: sample.name)
def test_a_repeat_in_another_batch_has_the_same_keys(sample: Sample) -> None:
    alone = explode(body_of(sample), NOW)
    other = samples.MESSAGES[0]
    batch = envelope(sample.field, sample.value, time_=1)
    batch["entry"].insert(0, envelope(other.field, other.value)["entry"][0])
    later = datetime(2026, 11, 28, 15, tzinfo=UTC)
    together = explode(json.dumps(batch, indent=1).encode(), later)
    assert [item.key for item in together[1:]] == [item.key for item in alone]


def test_two_failures_of_one_message_are_two_events() -> None:
    def failed(code: int) -> str:
        raw = {"id": "W", "status": "failed", "errors": [{"code": code}]}
        (item,) = explode(json.dumps(envelope("messages", {"statuses": [raw]})).encode(), NOW)
        return item.key

    assert failed(131049) != failed(131026)
    assert failed(131049) == failed(131049)


def mutated(value: Any, at: int, new: Any) -> tuple[Any, int]:
    """`value` with the part number `at`, counted through the tree, replaced by `new`."""
    if at == 0:
        return new, -1
    if isinstance(value, dict):
        changed: Any = {}
        for key, part in value.items():
            at -= 1
            changed[key], at = mutated(part, at, new) if at >= 0 else (part, at)
        return changed, at
    if isinstance(value, list):
        listed = []
        for part in value:
            at -= 1
            one, at = mutated(part, at, new) if at >= 0 else (part, at)
            listed.append(one)
        return listed, at
    return value, at


STRANGE = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(1 << 70), 1 << 70),
    st.text(max_size=8),
    st.just("\x00"),
    st.just([]),
    st.just({}),
    st.just([None, 1, "x", {}, []]),
    st.just({"id": 1, "type": {"x": 1}}),
)


@given(st.sampled_from(samples.ALL), st.integers(0, 60), STRANGE)
def test_a_sample_with_one_part_replaced_is_still_read(
    sample: Sample, at: int, new: Any
) -> None:
    whole = envelope(sample.field, sample.value, time_=1)
    body = json.dumps(mutated(whole, at, new)[0]).encode()
    items = explode(body, NOW)
    assert items
    assert [item.key for item in explode(body, NOW)] == [item.key for item in items]
    for item in items:
        is_of_the_wire(item)


@pytest.mark.parametrize("sample", samples.ALL, ids=lambda sample: sample.name)
def test_each_has_its_lane(sample: Sample) -> None:
    expected = {
        "messages": Lane.INBOUND if "messages" in sample.value else Lane.STATUS,
        "standby": Lane.INBOUND,
        "calls": Lane.INBOUND if "calls" in sample.value else Lane.STATUS,
        "history": Lane.HISTORY if "history" in sample.value else Lane.INBOUND,
        "smb_app_state_sync": Lane.HISTORY,
        "smb_message_echoes": Lane.STATUS,
        "message_echoes": Lane.STATUS,
    }.get(sample.field, Lane.ACCOUNT)
    assert lane_of(body_of(sample)) is expected
    indented = json.dumps(envelope(sample.field, sample.value), indent=2)
    assert lane_of(indented.encode()) is expected


@given(st.text())
def test_nobody_writes_themselves_into_another_lane(text: str) -> None:
    for words in (text, '"history":[', '"messages" : ['):
        raw = {"id": "W", "status": "failed", "errors": [{"code": 1, "title": words}]}
        body = json.dumps(envelope("messages", {"statuses": [raw]})).encode()
        assert lane_of(body) is Lane.STATUS


@given(st.integers(-(1 << 80), 1 << 80) | st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_keep_every_digit(number: float) -> None:
    assert parse(json.dumps({"n": [number]}).encode()) == {"n": [number]}


def test_what_belongs_to_another_number_is_marked(relay: Client) -> None:
    body = messages([samples.inbound("text", text={"body": "x"})])
    body["entry"][0]["changes"][0]["value"]["metadata"] = {"phone_number_id": "stranger"}
    assert relay.webhook(body).status_code == 200
    relay.inbound("nuestro")
    events = relay.wait_for(lambda found: len(found) == 2)
    ours, stranger = sorted(events, key=lambda event: str(event["phone_number_id"]))
    assert stranger["phone_number_id"] == "stranger"
    assert stranger["payload"]["quarantined"] is True
    assert "quarantined" not in ours["payload"]


def test_a_message_from_the_future_opens_no_longer_window(relay: Client) -> None:
    at = relay.clock.now() + timedelta(days=10)
    relay.webhook(messages([text_message("hola", at)]))
    relay.wait_for_types("message.received")
    assert relay.send("today").status_code == 202
    relay.clock.shift = timedelta(hours=25)
    refused = relay.send("tomorrow")
    assert (refused.status_code, refused.json()["error"]["code"]) == (422, "window_closed")
