"""Templates through the relay: filters, edits, Meta's own words, and changes nobody told."""

from typing import Any

import httpx

from tests.relay.graph import CUOTA, Graph, refusal
from tests.relay.server import WABA, Client

CONVENIO = {**CUOTA, "id": "t2", "name": "convenio", "language": "pt-BR", "status": "PAUSED"}


def ask(relay: Client, method: str, path: str, **more: Any) -> httpx.Response:
    return relay.http.request(method, path, headers=relay.headers, **more)


def sync(relay: Client) -> httpx.Response:
    return ask(relay, "POST", "/v1/templates/sync")


def updates(relay: Client) -> list[dict[str, Any]]:
    found = relay.events()
    return [e["payload"] for e in found if e["type"] == "template.updated"]


def test_templates_are_listed_by_what_is_asked_for(relay: Client, graph: Graph) -> None:
    graph.template_pages = [[CUOTA], [CONVENIO]]
    assert sync(relay).json()["count"] == 2

    def names(**asked: str) -> list[str]:
        return [one["name"] for one in relay.get("/v1/templates", **asked).json()["templates"]]

    assert names() == ["convenio", "cuota"]
    assert names(status="APPROVED") == ["cuota"]
    assert names(language="pt-BR") == names(language="pt_BR") == ["convenio"]
    assert names(name="cuota", category="UTILITY", waba_id=WABA) == ["cuota"]
    assert names(category="MARKETING") == []


def test_a_listing_tells_what_changed_meanwhile(relay: Client, graph: Graph) -> None:
    graph.template_pages = [[CUOTA, CONVENIO]]
    sync(relay)
    sync(relay)
    before = updates(relay)
    flipped = {**CUOTA, "category": "MARKETING", "quality_score": {"score": "RED"}}
    graph.template_pages = [[flipped, {**CUOTA, "id": "t3", "name": "nueva"}]]
    sync(relay)
    told = {one["name"]: one for one in updates(relay)[len(before) :]}
    assert set(told) == {"convenio", "cuota", "nueva"}
    assert told["convenio"]["status"] == "DELETED"
    assert (told["cuota"]["category"], told["cuota"]["quality"]) == ("MARKETING", "RED")
    assert "status" not in told["cuota"]
    assert told["nueva"]["status"] == "APPROVED"
    sync(relay)
    assert len(updates(relay)) == len(before) + 3


def test_a_template_is_edited_unpaused_and_deleted(relay: Client, graph: Graph) -> None:
    body = {"components": [{"type": "BODY", "text": "hola"}]}
    assert ask(relay, "POST", "/v1/templates/t1", json=body).json() == {"success": True}
    assert ask(relay, "POST", "/v1/templates/t1/unpause").status_code == 200
    gone = ask(relay, "DELETE", "/v1/templates/cuota", params={"template_id": "t1"})
    assert gone.json() == {"success": True}
    asked = [(method, path.removeprefix("/v25.0/")) for method, path in graph.requests]
    assert ("POST", "t1") in asked
    assert ("POST", "t1/unpause") in asked
    assert ("DELETE", f"{WABA}/message_templates?name=cuota&hsm_id=t1") in asked


def test_metas_own_sentence_is_passed_on(relay: Client, graph: Graph) -> None:
    said = "El cuerpo empieza con una variable."
    graph.template_answers = [refusal(100, error_user_msg=said, error_subcode=2388299)] * 2
    body = {"name": "x", "language": "es_MX", "category": "UTILITY", "components": []}
    for path in ("/v1/templates", "/v1/templates/t1"):
        answer = ask(relay, "POST", path, json=body)
        error = answer.json()["error"]
        assert (answer.status_code, error["code"]) == (422, "template_refused")
        assert (error["message"], error["meta"]["error_subcode"]) == (said, 2388299)


def test_an_id_never_becomes_another_path(relay: Client, graph: Graph) -> None:
    count = len(graph.requests)
    for odd in ("..%2F..%2Fme", "t1%3Fx=1", "a%20b"):
        answer = ask(relay, "POST", f"/v1/templates/{odd}", json={"components": []})
        assert answer.status_code in (404, 405, 422)
    assert len(graph.requests) == count
    other = ask(relay, "DELETE", "/v1/templates/cuota", params={"waba_id": "another"})
    assert other.json()["error"]["code"] == "invalid_template"
