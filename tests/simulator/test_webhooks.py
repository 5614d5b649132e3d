"""What the simulator posts: signed, escaped, repeated until heard, and spoiled on request."""

import json
from functools import partial
from typing import Any

import pytest

from tests.simulator.stage import Stage, staged

ANA = "525544330011"
ANA_ID = "5215544330011"


def test_bodies_are_escaped_as_meta_does_and_signed_over_those_bytes(stage: Stage) -> None:
    stage.inbound(**{"from": ANA, "name": "Ana Peña", "text": "Ya pagué 👍 https://x/y"})
    stage.receiver.wait_messages(ANA_ID, 1)
    [raw] = [one for one in stage.receiver.raw if b"messages" in one]
    assert rb"Pe\u00f1a" in raw
    assert rb"\ud83d\udc4d" in raw
    assert rb"https:\/\/x\/y" in raw
    assert raw.isascii()
    assert stage.receiver.unsigned == 0


def test_an_inbound_message_has_metas_envelope(stage: Stage) -> None:
    wamid = stage.inbound(**{"from": ANA, "name": "Ana", "text": "Hola"})
    [message] = stage.receiver.wait_messages(ANA_ID, 1)
    body = next(one for one in stage.receiver.bodies if wamid in json.dumps(one))
    assert body["object"] == "whatsapp_business_account"
    assert body["entry"][0]["id"] == stage.told["waba_id"]
    [value] = stage.receiver.changes("messages")
    assert value["messaging_product"] == "whatsapp"
    assert value["metadata"] == {
        "display_phone_number": stage.told["display_phone_number"],
        "phone_number_id": stage.told["phone_number_id"],
    }
    [contact] = value["contacts"]
    assert (contact["profile"]["name"], contact["wa_id"]) == ("Ana", ANA_ID)
    assert contact["user_id"].startswith("MX.")
    assert message == {
        "from": ANA_ID,
        "from_user_id": contact["user_id"],
        "id": wamid,
        "timestamp": message["timestamp"],
        "type": "text",
        "text": {"body": "Hola"},
    }


KINDS: list[tuple[dict[str, Any], str]] = [
    ({"kind": "image"}, "image"),
    ({"kind": "audio"}, "audio"),
    ({"kind": "document", "filename": "a.pdf"}, "document"),
    ({"kind": "sticker"}, "sticker"),
    ({"kind": "location"}, "location"),
    ({"kind": "reaction", "message_id": "wamid.X"}, "reaction"),
    ({"kind": "button", "text": "Ya pagué", "payload": "PAID:1"}, "button"),
    ({"kind": "button_reply", "id": "p", "title": "Pagar"}, "interactive"),
    ({"kind": "list_reply", "id": "p3", "title": "3 cuotas"}, "interactive"),
    ({"kind": "edit", "message_id": "wamid.X", "text": "nuevo"}, "edit"),
    ({"kind": "revoke", "message_id": "wamid.X"}, "revoke"),
    ({"kind": "unsupported"}, "unsupported"),
    ({"kind": "contacts", "contacts": [{"name": {"formatted_name": "A"}}]}, "contacts"),
    ({"kind": "video", "content": "AAAA"}, "video"),
    ({"kind": "system", "system": "user_changed_number", "parts": {"wa_id": "52"}}, "system"),
]


@pytest.mark.parametrize(("given", "kind"), KINDS, ids=[str(one[0]["kind"]) for one in KINDS])
def test_any_kind_can_be_written_in_a_persons_name(
    stage: Stage, given: dict[str, Any], kind: str
) -> None:
    wamid = stage.inbound(**{"from": ANA}, **given)
    [message] = stage.receiver.wait_messages(ANA_ID, 1)
    assert (message["id"], message["type"]) == (wamid, kind)
    assert kind in message
    assert message["timestamp"].isdigit()


SIDES: list[tuple[dict[str, Any], str, str]] = [
    ({"kind": "echo", "text": "del teléfono"}, "smb_message_echoes", "message_echoes"),
    ({"kind": "history", "texts": ["a", "b"]}, "history", "history"),
    ({"kind": "history", "declined": True}, "history", "history"),
    ({"kind": "sync"}, "smb_app_state_sync", "state_sync"),
    ({"kind": "handover"}, "messaging_handovers", "messaging_handovers"),
    ({"kind": "call"}, "calls", "calls"),
    ({"kind": "call", "event": "REJECTED"}, "calls", "statuses"),
    ({"text": "con el agente", "standby": True}, "standby", "messages"),
    ({"kind": "preference", "value": "resume"}, "user_preferences", "user_preferences"),
]


def test_every_other_field_has_its_own_shape(stage: Stage) -> None:
    for given, field, part in SIDES:
        stage.receiver.bodies.clear()
        stage.http.post("/_sim/inbound", json={"from": ANA} | given).raise_for_status()
        [value] = stage.receiver.wait(partial(stage.receiver.changes, field))
        assert value["metadata"]["phone_number_id"] == stage.told["phone_number_id"]
        assert value[part], given
        assert stage.receiver.changes("messages") == []


def test_a_person_moves_to_another_number_and_another_id(stage: Stage) -> None:
    stage.inbound(**{"from": ANA, "kind": "new_number", "number": "525544339999"})
    [moved] = stage.receiver.wait_messages(ANA_ID, 1)
    assert moved["system"]["type"] == "user_changed_number"
    assert moved["system"]["wa_id"] == "5215544339999"
    stage.inbound(**{"from": "525544339999", "kind": "new_user_id", "user_id": "MX.777"})
    [renamed] = stage.receiver.wait_messages("5215544339999", 1)
    assert renamed["system"]["user_id"] == "MX.777"
    stage.inbound(**{"from": "MX.777", "text": "soy yo"})
    found = stage.receiver.wait_messages("MX.777", 1)
    assert found[-1]["text"]["body"] == "soy yo"


def test_what_makes_no_sense_is_refused_with_a_sentence(stage: Stage) -> None:
    for given in ({"from": "nadie", "text": "x"}, {"from": ANA, "kind": "telegrama"}, {}):
        answer = stage.http.post("/_sim/inbound", json=given)
        assert answer.status_code == 400
        assert answer.json()["error"]["message"]


def test_a_webhook_that_is_not_answered_with_200_comes_again(stage: Stage) -> None:
    stage.receiver.answers = [503, 500, 302]
    wamid = stage.inbound(**{"from": ANA, "text": "Hola"})
    [message] = stage.receiver.wait_messages(ANA_ID, 1)
    assert message["id"] == wamid
    attempts = stage.http.get("/_sim/webhook").json()["attempts"]
    assert [one["outcome"] for one in attempts][:3] == ["503", "500", "302"]


def test_updates_wait_until_somebody_gives_the_webhook_address() -> None:
    with staged("--seed", "1", "--speed", "60", "--personas", "0", aimed=False) as stage:
        stage.inbound(**{"from": ANA, "text": "Hola"})
        assert len(stage.http.get("/_sim/webhook").json()["undelivered"]) == 1
        stage.http.post("/_sim/webhook", json={"url": stage.receiver.url})
        stage.receiver.wait_messages(ANA_ID, 1)


def test_batches_put_several_updates_into_one_body_and_lose_none() -> None:
    with staged("--seed", "1", "--personas", "0", "--batch-share", "1") as stage:
        sent = {stage.inbound(**{"from": f"5255443300{n:02d}", "text": "x"}) for n in range(40)}
        stage.receiver.wait(lambda: len(stage.receiver.messages()) >= 40)
        assert {one["id"] for one in stage.receiver.messages()} == sent
        assert len(stage.receiver.bodies) < 40


def test_in_order_delivery_keeps_the_order() -> None:
    with staged("--seed", "1", "--personas", "0", "--in-order") as stage:
        sent = [stage.inbound(**{"from": ANA, "text": str(n)}) for n in range(30)]
        stage.receiver.wait(lambda: len(stage.receiver.messages()) >= 30)
        assert [one["id"] for one in stage.receiver.messages()] == sent


def test_a_dropped_update_never_comes(stage: Stage) -> None:
    stage.fault(side="webhook", action="drop", kind="message")
    stage.inbound(**{"from": ANA, "text": "perdido"})
    stage.inbound(**{"from": ANA, "text": "llega"})
    [message] = stage.receiver.wait_messages(ANA_ID, 1)
    assert message["text"]["body"] == "llega"


def test_a_duplicated_update_comes_more_than_once(stage: Stage) -> None:
    stage.fault(side="webhook", action="duplicate", copies=2)
    wamid = stage.inbound(**{"from": ANA, "text": "doble"})
    messages = stage.receiver.wait_messages(ANA_ID, 3)
    assert {one["id"] for one in messages} == {wamid}


def test_reordered_updates_come_backwards() -> None:
    with staged("--seed", "1", "--personas", "0", "--in-order") as stage:
        stage.fault(side="webhook", action="reorder", count=3)
        sent = [stage.inbound(**{"from": ANA, "text": str(n)}) for n in range(3)]
        stage.receiver.wait_messages(ANA_ID, 3)
        assert [one["id"] for one in stage.receiver.messages()] == sent[::-1]


def test_a_delayed_update_is_overtaken(stage: Stage) -> None:
    stage.fault(side="webhook", action="delay", delay_s=0.7, recipient=ANA_ID)
    late = stage.inbound(**{"from": ANA, "text": "tarde"})
    soon = stage.inbound(**{"from": ANA, "text": "pronto"})
    stage.receiver.wait_messages(ANA_ID, 2)
    assert [one["id"] for one in stage.receiver.messages(ANA_ID)] == [soon, late]


def test_an_answer_that_is_not_heard_brings_the_same_update_again(stage: Stage) -> None:
    stage.fault(side="webhook", action="timeout")
    wamid = stage.inbound(**{"from": ANA, "text": "otra vez"})
    messages = stage.receiver.wait_messages(ANA_ID, 2)
    assert {one["id"] for one in messages} == {wamid}


def test_a_wrong_signature_is_followed_by_the_right_one(stage: Stage) -> None:
    stage.fault(side="webhook", action="bad_signature")
    stage.inbound(**{"from": ANA, "text": "firmado"})
    stage.receiver.wait_messages(ANA_ID, 1)
    assert stage.receiver.unsigned == 1
