"""Meta knocks: handshake, signatures, hostile bodies, storage that fails."""

import json
import resource
from pathlib import Path
from typing import Any

import httpx
import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from console.relay.config import RelayConfig
from console.relay.database import make_engine
from console.relay.schema import JOURNAL
from console.relay.webhook import Signatures
from tests.relay.graph import Graph
from tests.relay.server import (
    NUMBER,
    SECRET,
    Client,
    Process,
    envelope,
    make_config,
    messages,
    running,
    sign,
    text_message,
)


def journalled(config: RelayConfig) -> int:
    engine = make_engine(config.database, writer=False)
    with engine.connect() as connection:
        count = connection.execute(sa.select(sa.func.count()).select_from(JOURNAL)).scalar_one()
    engine.dispose()
    return int(count)


def test_the_handshake_gives_the_challenge_back(relay: Client) -> None:
    query = {
        "hub.mode": "subscribe",
        "hub.challenge": "115820",
        "hub.verify_token": "verify-me",
    }
    answer = relay.http.get("/webhooks/whatsapp", params=query)
    assert (answer.status_code, answer.text) == (200, "115820")


@pytest.mark.parametrize("token", ["", "verify-m", "ñ"])
def test_a_handshake_with_another_token_is_refused(relay: Client, token: str) -> None:
    query = {"hub.mode": "subscribe", "hub.challenge": "1", "hub.verify_token": token}
    assert relay.http.get("/webhooks/whatsapp", params=query).status_code == 403


def test_any_of_the_secrets_signs(relay: Client) -> None:
    body = messages([text_message("señora 😀")])
    assert relay.webhook(body, secret=SECRET).status_code == 200
    assert relay.webhook(body, secret="older-secret").status_code == 200
    relay.wait_for(lambda events: len(events) == 1)


@pytest.mark.parametrize(
    "header",
    ["", "sha256=", "sha256=00", sign(b"{}", "wrong"), sign(b"{ }"), sign(b"{}")[7:], "é"],
)
def test_what_is_not_signed_is_refused_and_not_stored(
    relay: Client, relay_config: RelayConfig, header: str
) -> None:
    headers = [(b"x-hub-signature-256", header.encode())]
    answer = relay.http.post("/webhooks/whatsapp", content=b"{}", headers=headers)
    assert answer.status_code == 403
    assert relay.http.post("/webhooks/whatsapp", content=b"{}").status_code == 403
    assert journalled(relay_config) == 0


@given(st.binary(max_size=200), st.text(min_size=1), st.binary(max_size=3))
def test_a_signature_fits_one_body_and_one_secret(
    body: bytes, secret: str, more: bytes
) -> None:
    try:
        header = sign(body, secret).encode()
    except UnicodeEncodeError:
        return  # a secret that cannot be written in a file
    assert Signatures(["other", secret]).fit(body, header)
    assert not Signatures(["other"]).fit(body, header) or secret == "other"
    assert Signatures([secret]).fit(body + more, header) == (more == b"")


def test_the_bytes_are_verified_as_they_came(relay: Client) -> None:
    raw = json.dumps(messages([text_message("ñ / 😀")])).replace("/", "\\/").encode()
    assert b"\\u00f1 \\/ \\ud83d\\ude00" in raw
    assert relay.webhook(raw).status_code == 200
    (event,) = relay.wait_for_types("message.received")
    assert event["payload"]["text"] == "ñ / 😀"


def test_more_than_four_megabytes_is_too_large(
    relay: Client, relay_config: RelayConfig
) -> None:
    assert relay.webhook(b" " * ((4 << 20) + 1)).status_code == 413

    def pieces() -> "list[bytes]":
        return [b" " * (1 << 20)] * 5

    headers = {"X-Hub-Signature-256": sign(b"".join(pieces()))}
    chunked = relay.http.post("/webhooks/whatsapp", content=iter(pieces()), headers=headers)
    assert chunked.status_code == 413
    assert journalled(relay_config) == 0
    assert relay.webhook(b" " * (4 << 20)).status_code == 200


HOSTILE = (
    b"",
    b"null",
    b"[]",
    b"\xff\xfe\x00",
    b'{"entry":1}',
    b'{"entry":[null,1,"x",{"changes":[null,{"field":"messages","value":3}]}]}',
    b'{"entry":[{"changes":[{"field":"messages","value":{"messages":[1,null,[],{}]}}]}]}',
    b'{"a":NaN}',
    b'{"a":1e999}',
    b"[" * 100_000,
    b'{"a":' + b"9" * 5000 + b"}",
    json.dumps(messages([text_message("\ud800 solo")])).encode(),
    json.dumps(messages([text_message("x", timestamp="9" * 30)])).encode(),
    json.dumps(messages([text_message("x\u0000y", id="wamid.\ud800")])).encode(),
    json.dumps(messages([text_message("x", **{"from": None})], contacts=[])).encode(),
    json.dumps(messages([{**text_message(), "type": ["x"], "text": "str"}])).encode(),
    json.dumps(envelope("never heard of", {"x": 1})).encode(),
)


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_a_strange_body_is_kept_and_stops_nothing(relay: Client, number: int) -> None:
    body = HOSTILE[number]
    assert relay.webhook(body).status_code == 200
    assert relay.inbound("after it").status_code == 200
    relay.wait_for(  # in whichever order: what is strange has a slower lane
        lambda found: (
            len(found) >= 2 and any(e["payload"].get("text") == "after it" for e in found)
        )
    )
    assert relay.get("/readyz").status_code == 200


def test_a_poisoned_item_does_not_block_its_batch(relay: Client) -> None:
    poisoned = {"id": "wamid.P", "from": "5215511", "timestamp": "yesterday", "type": "text"}
    relay.webhook(messages([text_message("uno"), poisoned, text_message("dos")]))
    first, unknown, last = relay.wait_for(lambda events: len(events) == 3)
    assert [first["payload"]["text"], last["payload"]["text"]] == ["uno", "dos"]
    assert unknown["type"] == "unknown"
    assert unknown["payload"]["raw"] == poisoned
    assert "ValueError" in unknown["payload"]["error"]


def test_a_batch_of_a_thousand_is_taken_apart_in_order(relay: Client) -> None:
    bodies = [str(number) for number in range(1000)]
    relay.webhook(messages([text_message(body) for body in bodies]))
    events = relay.wait_for(lambda found: len(found) == 1000)
    assert [event["payload"]["text"] for event in events] == bodies
    assert [event["seq"] for event in events] == list(range(1, 1001))


def test_a_number_that_is_not_ours_is_stored_too(relay: Client) -> None:
    body = messages([text_message("para otro")], metadata={"phone_number_id": "stranger"})
    assert relay.webhook(body).status_code == 200
    (event,) = relay.wait_for_types("message.received")
    assert event["phone_number_id"] == "stranger"


def test_the_same_item_in_other_batches_is_one_event(relay: Client) -> None:
    one, two = text_message("uno"), text_message("dos")
    for listed in ([one], [one, two], [two, one, one]):
        relay.webhook(messages(listed))
    relay.inbound("tres")
    events = relay.wait_for(lambda found: found[-1:] and found[-1]["payload"]["text"] == "tres")
    assert [event["payload"]["text"] for event in events] == ["uno", "dos", "tres"]


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.lists(st.integers(0, 5), max_size=6), max_size=8))
@example([[0, 0], [0]])
def test_however_meta_repeats_itself_each_message_is_one_event(
    relay: Client, batches: list[list[int]]
) -> None:
    start = relay.events()[-1]["seq"] if relay.events() else 0
    pool = [text_message(str(number)) for number in range(6)]
    for batch in batches:
        relay.webhook(messages([pool[number] for number in batch]))
    relay.inbound("end")
    events = relay.wait_for(
        lambda found: found[-1:] and found[-1]["payload"].get("text") == "end", after=start
    )
    expected = list(dict.fromkeys(str(number) for batch in batches for number in batch))
    received = [e["payload"]["text"] for e in events if e["type"] == "message.received"]
    assert received == [*expected, "end"]


def test_a_full_disk_is_said_and_survived(graph: Graph, tmp_path: Path) -> None:
    process = Process(tmp_path, graph.url)
    try:
        relay = process.client
        assert relay.inbound("antes").status_code == 200
        relay.wait_for(lambda events: len(events) == 1)
        pid = process.popen.pid
        sizes = [path.stat().st_size for path in tmp_path.iterdir() if path.is_file()]
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (min(sizes), resource.RLIM_INFINITY))
        refused = relay.webhook(messages([text_message("x" * 100_000)]))
        assert refused.status_code == 503
        assert int(refused.headers["retry-after"]) >= 1
        assert relay.get("/readyz").status_code == 503
        assert relay.send("full").status_code == 503
        infinite = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        resource.prlimit(pid, resource.RLIMIT_FSIZE, infinite)
        assert relay.inbound("despues").status_code == 200
        events = relay.wait_for(lambda found: len(found) == 2)
        assert [event["payload"]["text"] for event in events] == ["antes", "despues"]
        assert [event["seq"] for event in events] == [1, 2]
        assert relay.get("/readyz").status_code == 200
    finally:
        process.close()


def test_a_database_that_is_moved_away_is_noticed(
    graph: Graph, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with running(make_config(tmp_path, graph.url)) as relay:
        relay.inbound("antes")
        relay.wait_for(lambda events: len(events) == 1)
        (tmp_path / "relay.db").rename(tmp_path / "elsewhere.db")
        assert relay.inbound("perdido").status_code == 503
        (tmp_path / "elsewhere.db").rename(tmp_path / "relay.db")
        assert relay.inbound("despues").status_code == 200
        relay.wait_for(
            lambda events: [e["payload"]["text"] for e in events] == ["antes", "despues"]
        )
    caplog.clear()


def test_other_methods_and_paths_answer_in_the_same_shape(relay: Client) -> None:
    assert (
        relay.http.delete("/webhooks/whatsapp").json()["error"]["code"] == "method_not_allowed"
    )
    missing: httpx.Response = relay.get("/v1/nothing")
    assert missing.status_code == 404
    assert missing.json()["error"]["code"] == "not_found"


def test_only_a_user_id_is_enough(relay: Client) -> None:
    message = text_message("sin número", from_user_id="MX.1349")
    del message["from"]
    contacts = [{"profile": {"name": "Ana", "username": "@ana"}, "user_id": "MX.1349"}]
    relay.webhook(messages([message], contacts=contacts))
    (event,) = relay.wait_for_types("message.received")
    sender = event["payload"]["sender"]
    assert sender == {"user_id": "MX.1349", "name": "Ana", "username": "@ana"}
    accepted = relay.send(
        "to-user",
        {"recipient": "MX.1349", "type": "text", "text": {"body": "hola"}},
    )
    assert (accepted.status_code, event["phone_number_id"]) == (202, NUMBER)


def test_an_item_that_cannot_be_stored_is_kept_as_unknown(
    relay: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def overflow(*_arguments: object) -> None:
        raise OverflowError("too large for the database")

    monkeypatch.setattr("console.relay.media_store.expect", overflow)
    image: dict[str, Any] = {"type": "image", "image": {"id": "m1", "mime_type": "image/png"}}
    relay.webhook(messages([text_message("uno"), text_message(**image), text_message("dos")]))
    first, unknown, last = relay.wait_for(lambda events: len(events) == 3)
    assert [first["payload"]["text"], last["payload"]["text"]] == ["uno", "dos"]
    assert unknown["payload"]["error"] == "OverflowError: too large for the database"
    assert unknown["payload"]["raw"]["image"] == image["image"]
