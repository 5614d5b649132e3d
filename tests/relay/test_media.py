"""Files: fetched at once, checked, kept, served in ranges; uploaded with a copy."""

import base64
import hashlib
from pathlib import Path
from typing import Any

import pytest

from tests.relay.graph import Graph
from tests.relay.server import Client, make_config, messages, running, text_message

CONTENT = b"\x89PNG comprobante " * 1000
DIGEST = hashlib.sha256(CONTENT)


def image(media_id: str = "m1", **more: Any) -> dict[str, Any]:
    described = {"id": media_id, "mime_type": "image/png", "caption": "recibo"}
    digest = base64.b64encode(DIGEST.digest()).decode()
    return {"type": "image", "image": {**described, "sha256": digest, **more}}


def offer(graph: Graph, media_id: str = "m1", content: bytes = CONTENT) -> None:
    graph.files["f"] = content
    graph.media[media_id] = {
        "url": f"{graph.url}/file/f",
        "mime_type": "image/png",
        "sha256": DIGEST.hexdigest(),
        "file_size": len(content),
        "id": media_id,
    }


def kept(folder: Path, media_id: str = "m1") -> Path:
    return folder / "media" / hashlib.sha256(media_id.encode()).hexdigest()


def test_a_file_is_fetched_without_being_asked_for(
    relay: Client, graph: Graph, tmp_path: Path
) -> None:
    offer(graph)
    relay.webhook(messages([text_message(**image())]))
    (event,) = relay.wait_for_types("message.received")
    assert event["payload"]["media"]["media_id"] == "m1"
    relay.wait_for(lambda _: kept(tmp_path).exists())
    del graph.media["m1"]
    answer = relay.get("/v1/media/m1")
    assert (answer.status_code, answer.content) == (200, CONTENT)
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["x-content-type-options"] == "nosniff"
    part = relay.http.get("/v1/media/m1", headers={**relay.headers, "Range": "bytes=10-19"})
    assert (part.status_code, part.content) == (206, CONTENT[10:20])


def test_a_file_that_was_tampered_with_is_not_kept(
    graph: Graph, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with running(make_config(tmp_path, graph.url)) as relay:
        offer(graph, content=CONTENT[:-1] + b"x")
        relay.webhook(messages([text_message(**image())]))
        relay.wait_for_types("message.received")
        answer = relay.get("/v1/media/m1")
        assert (answer.status_code, answer.json()["error"]["code"]) == (
            503,
            "media_unavailable",
        )
        assert not kept(tmp_path).exists()
        offer(graph)
        assert relay.get("/v1/media/m1").content == CONTENT
    caplog.clear()


def test_a_file_that_meta_no_longer_has_is_gone(
    graph: Graph, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with running(make_config(tmp_path, graph.url)) as relay:
        relay.webhook(messages([text_message(**image("../../etc/passwd"))]))
        relay.wait_for_types("message.received")
        answer = relay.get("/v1/media/..%2F..%2Fetc%2Fpasswd")
        assert (answer.status_code, answer.json()["error"]["code"]) == (404, "media_gone")
        assert relay.get("/v1/media/other").json()["error"]["code"] == "not_found"
    caplog.clear()


def test_an_upload_goes_to_meta_and_a_copy_stays(relay: Client, graph: Graph) -> None:
    file = {"file": ("estado.pdf", b"%PDF-1.7 estado", "application/pdf")}
    answer = relay.http.post("/v1/media", files=file, headers=relay.headers)
    assert (answer.status_code, answer.json()["id"]) == (201, "media-up")
    assert b"%PDF-1.7 estado" in graph.files["uploaded"]
    assert b"application/pdf" in graph.files["uploaded"]
    assert relay.get("/v1/media/media-up").content == b"%PDF-1.7 estado"
    without = relay.http.post("/v1/media", data={"type": "x"}, headers=relay.headers)
    assert (without.status_code, without.json()["error"]["code"]) == (422, "invalid_media")
