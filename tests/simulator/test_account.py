"""Templates, media, numbers, subscriptions: the rest of the Graph paths."""

import base64
import hashlib
from typing import Any

import httpx

from tests.simulator.stage import Stage, template

BODY = "Hola {{nombre}}, tu pago de {{monto}} quedó registrado en tu cuenta de ahorro. Gracias."


def draft(name: str, body: str = BODY, **parts: Any) -> dict[str, Any]:
    names = [n for n in ("nombre", "monto") if n in body]
    examples = [{"param_name": one, "example": "x"} for one in names]
    component: dict[str, Any] = {"type": "BODY", "text": body}
    if examples:
        component["example"] = {"body_text_named_params": examples}
    made = {"name": name, "language": "es_MX", "category": "UTILITY"}
    return made | {"parameter_format": "NAMED", "components": [component]} | parts


def create(stage: Stage, given: dict[str, Any]) -> httpx.Response:
    return stage.http.post(f"{stage.account}/message_templates", json=given)


def verdicts(stage: Stage, name: str) -> list[dict[str, Any]]:
    told = stage.receiver.changes("message_template_status_update")
    return [value for value in told if value["message_template_name"] == name]


def verdict(stage: Stage, name: str) -> dict[str, Any]:
    found: list[dict[str, Any]] = stage.receiver.wait(lambda: verdicts(stage, name))
    return found[0]


def test_templates_are_listed_page_by_page_with_the_fields_asked_for(stage: Stage) -> None:
    url: str | None = f"{stage.account}/message_templates?fields=name,status,language&limit=30"
    rows: list[dict[str, Any]] = []
    for _ in range(20):
        answer = stage.http.get(str(url)).json()
        rows += answer["data"]
        url = answer["paging"].get("next")
        if url is None:
            break
    assert set(rows[0]) == {"id", "name", "status", "language"}
    assert len({row["id"] for row in rows}) == len(rows) > 60
    kinds = {(row["name"], row["status"]) for row in rows}
    assert ("recordatorio_1_30", "APPROVED") in kinds
    assert {status for _, status in kinds} == {"APPROVED", "PENDING", "PAUSED", "REJECTED"}
    codes = {row["language"] for row in rows if row["name"] == "recordatorio_1_30"}
    assert {"es_MX", "es", "pt_BR", "en"} <= codes


def test_a_bad_cursor_is_refused_with_131059(stage: Stage) -> None:
    answer = stage.http.get(f"{stage.account}/message_templates?after=AAAA")
    assert stage.error(answer)["code"] == 131059


def test_a_template_is_reviewed_approved_and_then_sends(stage: Stage) -> None:
    answer = create(stage, draft("pago_registrado")).json()
    assert (answer["status"], answer["category"]) == ("PENDING", "UTILITY")
    early = stage.post(
        "525544330011",
        type="template",
        template=template("pago_registrado", "es_MX", {"nombre": "Ana", "monto": "$1"}),
    )
    assert stage.error(early)["code"] == 132001
    decided = verdict(stage, "pago_registrado")
    assert (decided["event"], decided["reason"]) == ("APPROVED", "NONE")
    assert decided["message_template_id"] == int(answer["id"])
    stage.send(
        "525544330011",
        type="template",
        template=template("pago_registrado", "es_MX", {"nombre": "Ana", "monto": "$1"}),
    )


def test_threats_and_broken_variables_are_rejected_by_the_reviewer(stage: Stage) -> None:
    threat = "Hola {{nombre}}, si no pagas te vamos a demandar y embargar tu casa mañana mismo."
    broken = "Hola {{nombre}}, tu pago de {{monto ya quedó registrado en tu cuenta de ahorro."
    assert create(stage, draft("amenaza", threat)).status_code == 200
    assert create(stage, draft("rota", broken)).status_code == 200
    assert verdict(stage, "amenaza")["reason"] == "ABUSIVE_CONTENT"
    assert verdict(stage, "rota") == verdict(stage, "rota") | {
        "event": "REJECTED",
        "reason": "INVALID_FORMAT",
    }
    query = {"name": "amenaza", "fields": "status,rejected_reason"}
    [row] = stage.http.get(f"{stage.account}/message_templates", params=query).json()["data"]
    assert (row["status"], row["rejected_reason"]) == ("REJECTED", "ABUSIVE_CONTENT")


def test_a_promotion_submitted_as_utility_is_approved_as_marketing(stage: Stage) -> None:
    text = "Hola {{nombre}}, aprovecha un descuento especial en tu próximo pago con nosotros."
    create(stage, draft("promo", text))
    assert verdict(stage, "promo")["message_template_category"] == "MARKETING"
    [change] = stage.receiver.wait(lambda: stage.receiver.changes("template_category_update"))
    assert (change["previous_category"], change["new_category"]) == ("UTILITY", "MARKETING")


def test_what_the_api_refuses_at_once_carries_its_subcode(stage: Stage) -> None:
    edge = "Hola, tu pago quedó registrado en tu cuenta de ahorro a nombre de {{nombre}}"
    crowded = "Hola {{nombre}} {{monto}} ok"
    cases = [
        (draft("recordatorio_1_30"), 2388024),
        (draft("borde", edge), 2388299),
        (draft("apretada", crowded), 2388293),
        (draft("larga", "x" * 1025), 2388040),
    ]
    for given, subcode in cases:
        answer = create(stage, given)
        error = stage.error(answer)
        assert (answer.status_code, error["code"], error["error_subcode"]) == (
            400,
            100,
            subcode,
        )
    assert stage.error(create(stage, draft("Con Mayúsculas")))["code"] == 100


def test_a_template_is_edited_reviewed_again_and_deleted(stage: Stage) -> None:
    made_id = create(stage, draft("cambiante")).json()["id"]
    verdict(stage, "cambiante")
    new = BODY.replace("Gracias", "Mil gracias")
    parts = draft("cambiante", new)["components"]
    answer = stage.http.post(f"/v25.0/{made_id}", json={"components": parts})
    assert answer.json()["success"] is True
    stage.receiver.wait(lambda: len(verdicts(stage, "cambiante")) >= 2)
    again = stage.http.post(f"/v25.0/{made_id}", json={"components": parts})
    assert stage.error(again)["error_subcode"] == 2388037
    query = {"name": "cambiante"}
    gone = stage.http.delete(f"{stage.account}/message_templates", params=query)
    assert gone.json() == {"success": True}
    barred = create(stage, draft("cambiante"))
    assert stage.error(barred)["error_subcode"] == 2388023


def test_a_template_can_be_paused_from_outside_and_unpaused(stage: Stage) -> None:
    path = "/_sim/templates/recordatorio_1_30/status"
    answer = stage.http.post(path, json={"status": "PAUSED", "language": "es_MX"})
    [row] = answer.json()["templates"]
    told = verdict(stage, "recordatorio_1_30")
    assert (told["event"], told["other_info"]["title"]) == ("PAUSED", "FIRST_PAUSE")
    refused = stage.post(
        "525544330011", type="template", template=template("recordatorio_1_30", "es_MX")
    )
    assert stage.error(refused)["code"] == 132015
    assert stage.http.post(f"/v25.0/{row['id']}/unpause").json()["success"] is True
    stage.approach("525544330011", "recordatorio_1_30")
    graded = stage.http.post(path, json={"quality": "YELLOW", "language": "es_MX"})
    assert graded.status_code == 200
    stage.receiver.wait(lambda: stage.receiver.changes("message_template_quality_update"))


def test_media_is_uploaded_resolved_downloaded_and_deleted(stage: Stage) -> None:
    file = b"%PDF-1.4 recibo"
    answer = stage.http.post(
        f"{stage.number}/media",
        data={"messaging_product": "whatsapp", "type": "application/pdf"},
        files={"file": ("recibo.pdf", file, "application/pdf")},
    )
    made_id = answer.json()["id"]
    shown = stage.http.get(f"/v25.0/{made_id}").json()
    assert shown["sha256"] == hashlib.sha256(file).hexdigest()
    assert (shown["file_size"], shown["mime_type"]) == (len(file), "application/pdf")
    assert stage.http.get(shown["url"]).content == file
    assert httpx.get(shown["url"], trust_env=False).status_code == 401
    stage.inbound(**{"from": "525544330011", "text": "hola"})
    stage.send("525544330011", type="document", document={"id": made_id, "filename": "a.pdf"})
    wrong = stage.post("525544330011", type="image", image={"id": made_id})
    assert stage.error(wrong)["code"] == 131053
    assert stage.http.delete(f"/v25.0/{made_id}").json() == {"success": True}
    assert stage.error(stage.http.get(f"/v25.0/{made_id}"))["code"] == 100


def test_a_received_picture_is_announced_with_its_base64_digest(stage: Stage) -> None:
    stage.inbound(**{"from": "525544330011", "kind": "image", "caption": "comprobante"})
    [message] = stage.receiver.wait_messages("5215544330011", 1)
    image = message["image"]
    shown = stage.http.get(f"/v25.0/{image['id']}").json()
    file = stage.http.get(shown["url"]).content
    assert base64.b64decode(image["sha256"]) == hashlib.sha256(file).digest()
    assert (image["caption"], image["mime_type"]) == ("comprobante", "image/png")
    assert stage.http.get(image["url"]).content == file


def test_numbers_account_and_token_are_described(stage: Stage) -> None:
    told = stage.told
    [number] = stage.http.get(f"{stage.account}/phone_numbers").json()["data"]
    assert number["id"] == told["phone_number_id"]
    fields = "whatsapp_business_manager_messaging_limit,quality_rating,status,health_status"
    shown = stage.http.get(stage.number, params={"fields": fields}).json()
    assert shown["whatsapp_business_manager_messaging_limit"] == "TIER_10K"
    assert shown["health_status"]["can_send_message"] == "AVAILABLE"
    query = {"input_token": told["token"]}
    token = stage.http.get("/v25.0/debug_token", params=query).json()["data"]
    assert token["is_valid"] is True
    assert "whatsapp_business_messaging" in token["scopes"]


def test_the_override_callback_is_taken_only_after_the_handshake(stage: Stage) -> None:
    path = f"{stage.account}/subscribed_apps"
    given = {"override_callback_uri": stage.receiver.url, "verify_token": "wrong"}
    assert stage.error(stage.http.post(path, json=given))["error_subcode"] == 2200
    given["verify_token"] = stage.receiver.verify_token
    assert stage.http.post(path, json=given).json() == {"success": True}
    [row] = stage.http.get(path).json()["data"]
    assert row["whatsapp_business_api_data"]["id"] == stage.told["app_id"]


def test_whoever_is_blocked_is_not_heard(stage: Stage) -> None:
    stage.inbound(**{"from": "525544330011", "text": "hola"})
    given = {"messaging_product": "whatsapp", "block_users": [{"user": "+525544330011"}]}
    path = f"{stage.number}/block_users"
    answer = stage.http.post(path, json=given).json()
    [added] = answer["block_users"]["added_users"]
    assert added["wa_id"] == "5215544330011"
    stage.inbound(**{"from": "525544330011", "text": "¿hay alguien?"})
    stage.inbound(**{"from": "525544330012", "text": "otro"})
    stage.receiver.wait_messages("5215544330012", 1)
    assert len(stage.receiver.messages("5215544330011")) == 1
    assert len(stage.http.get(path).json()["data"]) == 1
