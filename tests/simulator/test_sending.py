"""POST /messages: what Meta accepts, what it refuses and with which code."""

import re
from typing import Any

import httpx
import pytest

from tests.simulator.stage import VALUES, Stage, template

STRANGER = "525544330011"


def test_a_template_is_accepted_in_metas_shape_and_lives_through_its_statuses(
    stage: Stage,
) -> None:
    answer = stage.post(
        "+" + STRANGER,
        type="template",
        template=template("recordatorio_31_90", "es_MX"),
        biz_opaque_callback_data="tenant1:job9:att1",
    )
    body = answer.json()
    assert answer.status_code == 200
    assert body["messaging_product"] == "whatsapp"
    assert body["contacts"] == [{"input": "+525544330011", "wa_id": "5215544330011"}]
    [message] = body["messages"]
    assert message["message_status"] == "accepted"
    assert re.match(r"^wamid\.[A-Za-z0-9+/=]{40,}$", message["id"])
    for status in ("sent", "delivered", "read"):  # they may overtake each other
        stage.receiver.wait_status(message["id"], status)
    statuses = {one["status"]: one for one in stage.receiver.statuses(message["id"])}
    assert set(statuses) == {"sent", "delivered", "read"}
    assert statuses["sent"]["pricing"] == {
        "billable": True,
        "pricing_model": "PMP",
        "type": "regular",
        "category": "utility",
    }
    for one in statuses.values():
        assert one["recipient_id"] == "5215544330011"
        assert one["biz_opaque_callback_data"] == "tenant1:job9:att1"
        assert one["timestamp"].isdigit()


def test_the_person_reads_the_template_with_its_values(stage: Stage) -> None:
    wamid = stage.approach("+" + STRANGER)
    [sent] = [one for one in stage.sent() if one["wamid"] == wamid]
    assert sent["text"].startswith("Hola Ana, te escribe Crédito Amigo. tu tarjeta tiene")
    assert (sent["template"], sent["language"], sent["attempts"]) == (
        "recordatorio_31_90",
        "es_MX",
        1,
    )


@pytest.mark.parametrize(
    ("dialled", "wa_id"),
    [
        ("+525512345678", "5215512345678"),
        ("5215512345678", "5215512345678"),
        ("+541123456789", "5491123456789"),
        ("+55 (31) 99123-4567", "553191234567"),
        ("551187654321", "5511987654321"),
        ("+573009998877", "573009998877"),
    ],
)
def test_the_answer_says_under_which_id_whatsapp_knows_the_number(
    stage: Stage, dialled: str, wa_id: str
) -> None:
    answer = stage.post(
        dialled, type="template", template=template("opciones_pago", "es", SHORT)
    )
    assert answer.json()["contacts"] == [{"input": dialled, "wa_id": wa_id}]


SHORT = {key: VALUES[key] for key in ("nombre", "acreedor", "producto", "monto")}


def changed(**values: Any) -> dict[str, Any]:
    return template("recordatorio_31_90", "es_MX", VALUES | values)


def without_names() -> dict[str, Any]:
    made = template("recordatorio_31_90", "es_MX")
    for parameter in made["components"][0]["parameters"]:
        del parameter["parameter_name"]
    return made


def retyped() -> dict[str, Any]:
    made = template("recordatorio_31_90", "es_MX")
    made["components"][0]["parameters"][0] |= {"type": "image", "image": {"id": "1"}}
    return made


@pytest.mark.parametrize(
    ("given", "code", "http"),
    [
        (template("recordatorio_31_90", "es_MX", {"nombre": "Ana"}), 132000, 400),
        (template("recordatorio_31_90", "es_MX", VALUES | {"extra": "x"}), 132000, 400),
        (template("no_existe", "es_MX"), 132001, 404),
        (template("recordatorio_31_90", "es_CO"), 132001, 404),
        (template("estado_de_cuenta_mensual", "es_MX", SHORT), 132001, 404),
        (template("ultimo_aviso", "es_MX", SHORT), 132001, 404),
        (template("recordatorio_fin_de_mes", "es_MX", SHORT), 132015, 400),
        (without_names(), 100, 400),
        (retyped(), 132012, 400),
        (changed(nombre=""), 131008, 400),
        (changed(nombre="Ana\nLópez"), 132018, 400),
        (changed(nombre="Ana      López"), 132018, 400),
        (changed(producto="x" * 1000), 132005, 400),
        ({"name": "recordatorio_31_90"}, 131008, 400),
        ({"language": {"code": "es"}}, 131008, 400),
    ],
)
def test_a_template_message_that_does_not_fit_is_refused(
    stage: Stage, given: dict[str, Any], code: int, http: int
) -> None:
    answer = stage.post(STRANGER, type="template", template=given)
    error = stage.error(answer)
    assert (answer.status_code, error["code"]) == (http, code)
    assert error["type"] == "OAuthException"
    assert error["message"].startswith(f"(#{code}) ")
    assert error["error_data"]["messaging_product"] == "whatsapp"
    assert error["error_data"]["details"]
    assert error["fbtrace_id"].startswith("A")
    assert stage.sent() == []


def button(count: int, title: str = "Sí") -> dict[str, Any]:
    replies = [
        {"type": "reply", "reply": {"id": f"b{at}", "title": f"{title}{at}"}}
        for at in range(count)
    ]
    return {"type": "button", "body": {"text": "¿?"}, "action": {"buttons": replies}}


def rows(count: int, title: str = "Plan") -> dict[str, Any]:
    made = [{"id": f"p{at}", "title": f"{title}{at}"} for at in range(count)]
    action = {"button": "Ver planes", "sections": [{"title": "Planes", "rows": made}]}
    return {"type": "list", "body": {"text": "Elige"}, "action": action}


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"type": "text"}, 131008),
        ({"type": "text", "text": {"body": ""}}, 131008),
        ({"type": "text", "text": {"body": "x" * 4097}}, 100),
        ({"type": "poll"}, 100),
        ({"type": "image", "image": {}}, 131008),
        ({"type": "image", "image": {"id": "123"}}, 131009),
        ({"type": "image", "image": {"link": "ftp://x"}}, 131009),
        ({"type": "image", "image": {"link": "https://x", "caption": "x" * 1025}}, 100),
        ({"type": "interactive", "interactive": button(4)}, 131009),
        ({"type": "interactive", "interactive": button(1, "x" * 20)}, 131009),
        ({"type": "interactive", "interactive": rows(11)}, 131009),
        ({"type": "interactive", "interactive": rows(1, "x" * 24)}, 131009),
        ({"type": "interactive", "interactive": {"type": "button"}}, 131008),
        ({"type": "reaction", "reaction": {"message_id": "wamid.X", "emoji": "👍"}}, 131009),
        ({"type": "location", "location": {"latitude": 91, "longitude": 0}}, 131009),
        ({"type": "text", "text": {"body": "x"}, "biz_opaque_callback_data": "x" * 513}, 100),
        ({"type": "text", "text": {"body": "x"}, "messaging_product": "sms"}, 100),
        ({"type": "text", "text": {"body": "x"}, "to": ""}, 100),
        ({"type": "text", "text": {"body": "x"}, "to": "no soy número"}, 131009),
    ],
)
def test_a_body_outside_the_limits_is_refused(
    stage: Stage, parts: dict[str, Any], code: int
) -> None:
    stage.inbound(**{"from": STRANGER, "text": "hola"})
    answer = stage.post(**({"to": STRANGER} | parts))
    assert (answer.status_code, stage.error(answer)["code"]) == (400, code)


@pytest.mark.parametrize(
    "parts",
    [
        {"type": "text", "text": {"body": "Hola 👋 ñandú", "preview_url": False}},
        {"type": "interactive", "interactive": button(3)},
        {"type": "interactive", "interactive": rows(10)},
        {
            "type": "interactive",
            "interactive": {
                "type": "cta_url",
                "body": {"text": "Paga aquí"},
                "action": {
                    "name": "cta_url",
                    "parameters": {"display_text": "Pagar", "url": "https://pago.example/1"},
                },
            },
        },
        {
            "type": "interactive",
            "interactive": {
                "type": "location_request_message",
                "body": {"text": "¿Dónde estás?"},
                "action": {"name": "send_location"},
            },
        },
        {"type": "document", "document": {"link": "https://x/a.pdf", "filename": "a.pdf"}},
        {"type": "location", "location": {"latitude": 19.4, "longitude": -99.1}},
        {"type": "contacts", "contacts": [{"name": {"formatted_name": "Ana"}}]},
    ],
)
def test_every_kind_is_accepted_within_the_window(stage: Stage, parts: dict[str, Any]) -> None:
    stage.inbound(**{"from": STRANGER, "text": "hola"})
    wamid = stage.send(STRANGER, **parts)
    stage.receiver.wait_status(wamid, "read")


def test_a_reaction_gets_only_the_sent_status(stage: Stage) -> None:
    theirs = stage.inbound(**{"from": STRANGER, "text": "hola"})
    wamid = stage.send(
        STRANGER, type="reaction", reaction={"message_id": theirs, "emoji": "👍"}
    )
    later = stage.say(STRANGER, "listo")
    stage.receiver.wait_status(wamid, "sent")
    stage.receiver.wait_status(later, "read")
    assert [one["status"] for one in stage.receiver.statuses(wamid)] == ["sent"]


def test_free_text_outside_the_window_is_accepted_and_then_fails(stage: Stage) -> None:
    wamid = stage.say(STRANGER, "Hola")
    failed = stage.receiver.wait_status(wamid, "failed")
    assert failed["errors"][0]["code"] == 131047
    assert "24 hours" in failed["errors"][0]["error_data"]["details"]
    assert "pricing" not in failed


def test_a_number_without_whatsapp_is_accepted_and_then_fails(stage: Stage) -> None:
    wamid = stage.approach("+525512340000")
    assert stage.receiver.wait_status(wamid, "failed")["errors"][0]["code"] == 131026


def test_marketing_is_withheld_from_whoever_stopped_it(stage: Stage) -> None:
    stage.http.post(
        "/_sim/inbound", json={"from": STRANGER, "kind": "preference", "value": "stop"}
    )
    [value] = stage.receiver.wait(lambda: stage.receiver.changes("user_preferences"))
    [preference] = value["user_preferences"]
    assert preference["value"] == "stop"
    assert isinstance(preference["timestamp"], int)
    values = {key: VALUES[key] for key in ("nombre", "acreedor")}
    given = template("consejo_finanzas", "es_MX", values)
    wamid = stage.send(STRANGER, type="template", template=given)
    assert stage.receiver.wait_status(wamid, "failed")["errors"][0]["code"] == 131050


def test_marketing_reaches_whoever_resumed_it(stage: Stage) -> None:
    values = {key: VALUES[key] for key in ("nombre", "acreedor")}
    given = template("consejo_finanzas", "es_MX", values)
    for value in ("stop", "resume"):
        wish = {"from": STRANGER, "kind": "preference", "value": value}
        assert stage.http.post("/_sim/inbound", json=wish).status_code == 200
    wamid = stage.send(STRANGER, type="template", template=given)
    assert "errors" not in stage.receiver.wait_status(wamid, "delivered")


def test_a_business_scoped_id_works_in_recipient_and_is_lost_in_to(stage: Stage) -> None:
    stage.inbound(**{"from": "MX.9988776655", "text": "hola"})
    body = {"messaging_product": "whatsapp", "recipient": "MX.9988776655"}
    answer = stage.http.post(
        f"{stage.number}/messages", json=body | {"type": "text", "text": {"body": "Hola"}}
    ).json()
    assert answer["contacts"] == [{"input": "MX.9988776655", "user_id": "MX.9988776655"}]
    read = stage.receiver.wait_status(answer["messages"][0]["id"], "read")
    assert read["recipient_user_id"] == "MX.9988776655"
    assert "recipient_id" not in read
    lost = stage.say("MX.9988776655", "Hola")
    assert stage.receiver.wait_status(lost, "failed")["errors"][0]["code"] == 131026


def test_a_wrong_token_gets_190(stage: Stage) -> None:
    for headers in ({}, {"Authorization": "Bearer nonsense"}):
        answer = httpx.get(
            stage.told["base_url"] + stage.number, headers=headers, trust_env=False
        )
        assert (answer.status_code, stage.error(answer)["code"]) == (401, 190)


def test_an_unknown_object_gets_metas_answer(stage: Stage) -> None:
    answer = stage.http.post("/v25.0/999/messages", json={})
    error = stage.error(answer)
    assert (answer.status_code, error["code"], error["error_subcode"]) == (400, 100, 33)


def test_any_version_is_served_and_bad_json_is_named(stage: Stage) -> None:
    path = f"/v23.0/{stage.told['phone_number_id']}"
    assert stage.http.get(path).json()["id"] == stage.told["phone_number_id"]
    answer = stage.http.post(
        path + "/messages", content=b"{", headers={"Content-Type": "x/json"}
    )
    assert stage.error(answer)["code"] == 100


def test_the_forty_sixth_message_to_one_person_in_a_burst_gets_131056(stage: Stage) -> None:
    stage.inbound(**{"from": STRANGER, "text": "hola"})
    answers = [stage.post(STRANGER, type="text", text={"body": f"{n}"}) for n in range(46)]
    assert [one.status_code for one in answers[:45]] == [200] * 45
    error = stage.error(answers[45])
    assert (error["code"], error["is_transient"]) == (131056, True)


def test_a_read_mark_with_typing_is_taken_for_a_known_message_only(stage: Stage) -> None:
    theirs = stage.inbound(**{"from": STRANGER, "text": "hola"})
    mark: dict[str, Any] = {"messaging_product": "whatsapp", "status": "read"}
    mark |= {"message_id": theirs, "typing_indicator": {"type": "text"}}
    answer = stage.http.post(f"{stage.number}/messages", json=mark)
    assert answer.json() == {"success": True}
    [received] = stage.http.get("/_sim/received").json()["received"]
    assert received["read_at_s"] is not None
    unknown = stage.http.post(f"{stage.number}/messages", json=mark | {"message_id": "wamid.X"})
    assert stage.error(unknown)["code"] == 131009


def test_the_history_of_a_message_tells_its_states_and_webhooks(stage: Stage) -> None:
    wamid = stage.approach(STRANGER)
    stage.receiver.wait_status(wamid, "read")

    def told() -> dict[str, str] | None:
        query = {"message_id": wamid}
        answer = stage.http.get(f"{stage.number}/message_history", params=query).json()
        [row] = answer["data"]
        events = {
            one["delivery_status"]: one.get("webhook_update_state")
            for one in row["events"]["data"]
        }
        return events if events.get("READ") and events.get("SENT") else None

    events = stage.receiver.wait(told)
    assert events["SENT"] == "SUCCESS"
    assert set(events) == {"ACCEPTED", "SENT", "DELIVERED", "READ"}


def test_a_file_behind_a_dead_link_fails_with_131053(stage: Stage) -> None:
    stage.inbound(**{"from": STRANGER, "text": "hola"})
    wamid = stage.send(STRANGER, type="image", image={"link": "https://gone.invalid/a.png"})
    assert stage.receiver.wait_status(wamid, "failed")["errors"][0]["code"] == 131053
