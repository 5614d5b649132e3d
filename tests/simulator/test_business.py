"""The number and its account: registration, restrictions, limits, versions, callbacks."""

import hashlib
import hmac
import json
from typing import Any

import httpx

from tests.simulator.stage import VALUES, Stage, template

ANA, ANA_ID = "525544330011", "5215544330011"
TEXT = {"type": "text", "text": {"body": "Hola"}}
MARKETING = template(
    "consejo_finanzas", "es_MX", {k: VALUES[k] for k in ("nombre", "acreedor")}
)


def change(stage: Stage, **given: Any) -> None:
    answer = stage.http.post("/_sim/business", json=given)
    assert answer.status_code == 200, answer.text


def code(stage: Stage, answer: httpx.Response) -> tuple[int, int]:
    return answer.status_code, int(stage.error(answer)["code"])


def test_an_unregistered_number_cannot_send_until_it_registers_with_its_pin(
    stage: Stage,
) -> None:
    path = f"{stage.number}/register"
    stage.inbound(**{"from": ANA, "text": "hola"})
    right = {"messaging_product": "whatsapp", "pin": "123456"}
    assert stage.http.post(path, json=right).json() == {"success": True}
    assert stage.http.post(f"{stage.number}/deregister").json() == {"success": True}
    assert code(stage, stage.post(ANA, **TEXT)) == (400, 133010)
    health = stage.http.get(stage.number, params={"fields": "health_status,status"}).json()
    assert health["health_status"]["can_send_message"] == "BLOCKED"
    assert code(stage, stage.http.post(path, json=right | {"pin": "999999"})) == (400, 133005)
    assert stage.http.post(path, json=right).json() == {"success": True}
    stage.send(ANA, **TEXT)
    answers = [stage.http.post(path, json=right) for _ in range(10)]
    assert code(stage, answers[-1]) == (400, 133016)


def test_an_unverified_number_cannot_send_until_its_code_is_given(stage: Stage) -> None:
    change(stage, code_verification_status="NOT_VERIFIED")
    assert code(stage, stage.post(ANA, **TEXT)) == (400, 133010)
    asked = {"code_method": "SMS", "language": "es_MX"}
    assert stage.http.post(f"{stage.number}/request_code", json=asked).status_code == 200
    given = stage.http.post(f"{stage.number}/verify_code", json={"code": "123456"})
    assert given.status_code == 200, given.text
    stage.approach(ANA)


def test_a_restriction_refuses_every_send_with_its_code(stage: Stage) -> None:
    for blocked_by, http in (
        (368, 403),
        (131031, 403),
        (131042, 400),
        (131057, 500),
        (10, 403),
    ):
        change(stage, blocked_by=blocked_by)
        assert code(stage, stage.post(ANA, **TEXT)) == (http, blocked_by)
    change(stage, blocked_by=None)
    stage.approach(ANA)
    assert stage.http.post("/_sim/business", json={"blocked_by": 7}).status_code == 400
    assert stage.http.post("/_sim/business", json={"colour": 7}).status_code == 400


def test_a_test_number_reaches_its_list_only(stage: Stage) -> None:
    change(stage, account_mode="SANDBOX", allowed=[ANA])
    stage.approach(ANA)
    approach = {"type": "template", "template": template("recordatorio_31_90", "es_MX")}
    assert code(stage, stage.post("525544330012", **approach)) == (400, 131030)


def test_the_portfolios_limit_counts_people_reached_outside_their_window(stage: Stage) -> None:
    change(stage, messaging_limit="TIER_250")
    stage.http.post("/_sim/business", json={"throughput": "HIGH"})
    wamids = [stage.approach(f"5255{44000001 + nth:08}") for nth in range(251)]
    failed = stage.receiver.wait_status(wamids[-1], "failed")
    assert failed["errors"][0]["code"] == 131048
    again = stage.approach("525544000001")
    stage.receiver.wait_status(again, "read")
    stage.inbound(**{"from": "525544009999", "text": "hola"})
    stage.receiver.wait_status(stage.approach("525544009999"), "read")


def test_the_identity_key_must_match_when_it_is_given(stage: Stage) -> None:
    change(stage, identity_check=True)
    stage.inbound(**{"from": ANA, "text": "hola"})
    [message] = stage.receiver.wait_messages(ANA_ID, 1)
    key = message["identity"]["hash"]
    right = stage.send(ANA, **TEXT, recipient_identity_key_hash=key)
    stage.receiver.wait_status(right, "delivered")
    stage.inbound(**{"from": ANA, "kind": "identity"})
    wrong = stage.send(ANA, **TEXT, recipient_identity_key_hash=key)
    failed = stage.receiver.wait_status(wrong, "failed")
    assert failed["errors"][0]["code"] == 137000


def test_versions_that_ended_or_do_not_exist_are_refused(stage: Stage) -> None:
    number = stage.told["phone_number_id"]
    answers = [stage.http.get(f"/{v}/{number}") for v in ("v20.0", "v27.0", "v21.0", "v26.0")]
    assert [one.status_code for one in answers] == [400, 400, 200, 200]
    assert [stage.error(one)["code"] for one in answers[:2]] == [2635, 2500]
    assert answers[3].headers["facebook-api-version"] == "v26.0"


def test_management_calls_tell_how_much_of_the_hour_is_used(stage: Stage) -> None:
    answer = stage.http.get(f"{stage.account}/message_templates")
    usage = json.loads(answer.headers["X-Business-Use-Case-Usage"])
    [row] = usage[stage.told["waba_id"]]
    assert set(row) >= {"call_count", "total_cputime", "estimated_time_to_regain_access"}


def test_an_app_secret_proof_is_checked(stage: Stage) -> None:
    secret, token = stage.told["app_secret"], stage.told["token"]
    proof = hmac.new(secret.encode(), token.encode(), hashlib.sha256).hexdigest()
    right = stage.http.get(stage.number, params={"appsecret_proof": proof})
    wrong = stage.http.get(stage.number, params={"appsecret_proof": "0" * 64})
    assert right.status_code == 200
    assert code(stage, wrong) == (400, 100)


def test_the_number_override_comes_before_the_accounts_and_the_apps(stage: Stage) -> None:
    url, word = stage.receiver.url, stage.receiver.verify_token
    given = {"override_callback_uri": url + "?number", "verify_token": word}
    stage.http.post(f"{stage.account}/subscribed_apps", json=given)
    stage.http.post(stage.number, json={"webhook_configuration": given})
    fields = {"fields": "webhook_configuration"}
    shown = stage.http.get(stage.number, params=fields).json()["webhook_configuration"]
    assert set(shown) == {"phone_number", "whatsapp_business_account", "application"}
    empty = {"webhook_configuration": {"override_callback_uri": ""}}
    stage.http.post(stage.number, json=empty)
    stage.http.post(f"{stage.account}/subscribed_apps")
    assert stage.http.get("/_sim/webhook").json()["url"] == url
    stage.http.delete(f"{stage.account}/subscribed_apps")
    assert stage.http.get(f"{stage.account}/subscribed_apps").json() == {"data": []}
    stage.inbound(**{"from": ANA, "text": "espera"})
    assert stage.http.get("/_sim/webhook").json()["waiting"] == 1
    stage.http.post(f"{stage.account}/subscribed_apps")
    stage.receiver.wait_messages(ANA_ID, 1)


def test_old_webhooks_carry_the_conversation_and_new_ones_do_not(stage: Stage) -> None:
    stage.inbound(**{"from": ANA, "text": "hola"})
    new = stage.receiver.wait_status(stage.send(ANA, **TEXT), "sent")
    assert "conversation" not in new
    change(stage, webhook_version="v23.0")
    old = stage.receiver.wait_status(stage.send(ANA, **TEXT), "sent")
    assert old["conversation"]["origin"] == {"type": "service"}
    assert new["pricing"] == old["pricing"]
    assert new["pricing"]["type"] == "regular"


def test_an_advertisement_makes_three_days_free(stage: Stage) -> None:
    ad = {"source_id": "1", "source_type": "ad", "source_url": "https://fb.me/x"}
    stage.inbound(**{"from": ANA, "text": "vi su anuncio", "referral": ad})
    sent = stage.receiver.wait_status(stage.send(ANA, **TEXT), "sent")
    assert (sent["pricing"]["type"], sent["pricing"]["billable"]) == ("free_entry_point", False)
    assert sent["conversation"]["origin"] == {"type": "referral_conversion"}


def test_paced_marketing_is_held_and_then_dropped_or_released(stage: Stage) -> None:
    change(stage, pacing="drop")
    answer = stage.post(ANA, type="template", template=MARKETING).json()
    assert answer["messages"][0]["message_status"] == "held_for_quality_assessment"
    stage.http.post("/_sim/clock", json={"advance_s": 3600})
    failed = stage.receiver.wait_status(answer["messages"][0]["id"], "failed")
    assert failed["errors"][0]["code"] == 132015
    change(stage, pacing="release")
    held = stage.send(ANA, type="template", template=MARKETING)
    stage.http.post("/_sim/clock", json={"advance_s": 3600})
    stage.receiver.wait_status(held, "read")


def test_every_sample_of_every_field_is_posted(stage: Stage) -> None:
    known = stage.http.get("/_sim/updates").json()["fields"]
    assert {"account_update", "security", "flows", "phone_number_quality_update"} <= set(known)
    for field, events in known.items():
        for event in events:
            given = {"field": field, "event": event}
            assert stage.http.post("/_sim/updates", json=given).status_code == 200
    total = sum(map(len, known.values()))
    stage.receiver.wait(lambda: sum(len(stage.receiver.changes(one)) for one in known) == total)
    assert all("$" not in json.dumps(body) for body in stage.receiver.bodies)
    odd = {"field": "not_invented_yet", "value": {"a": 1}}
    assert stage.http.post("/_sim/updates", json=odd).json() == {"a": 1}
    assert stage.http.post("/_sim/updates", json={"field": "nothing"}).status_code == 400


def test_what_was_sent_is_paged_and_counted(stage: Stage) -> None:
    for nth in range(5):
        stage.approach(f"5255443300{nth:02d}")
    twice = {"type": "template", "template": template("recordatorio_31_90", "es_MX")}
    for _ in range(2):
        stage.send(ANA, **twice, biz_opaque_callback_data="same")
    page = stage.http.get("/_sim/sent", params={"after": 4, "limit": 2}).json()
    assert (len(page["sent"]), page["next"], page["total"]) == (2, 6, 7)
    proof = stage.http.get("/_sim/sent/proof").json()
    assert proof["accepted_more_than_once"] == {"same": 2}
    assert proof["without_callback_data"] == 5
    assert "POST inbound" in stage.http.get("/_sim/").text
