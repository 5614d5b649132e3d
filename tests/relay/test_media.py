"""Files: fetched at once, checked, kept, served in ranges; uploaded with a copy."""

import base64
import hashlib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from console.relay import media_types
from tests.relay.graph import Graph
from tests.relay.server import Client, make_config, messages, running, text_message

CONTENT = b"\x89PNG\r\n\x1a\n" + b"comprobante " * 1000
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


def upload(relay: Client, content: bytes, mime_type: str, **fields: str) -> Any:
    file = {"file": ("archivo", content, mime_type)}
    return relay.http.post("/v1/media", files=file, data=fields, headers=relay.headers)


def asked(graph: Graph) -> int:
    return sum(path.endswith("/media") for method, path in graph.requests if method == "POST")


def test_the_same_content_goes_to_meta_once_in_29_days(relay: Client, graph: Graph) -> None:
    content = b"%PDF-1.7 uno"
    first = upload(relay, content, "application/pdf")
    again = upload(relay, content, "application/pdf")
    assert (first.status_code, again.status_code, asked(graph)) == (201, 200, 1)
    assert again.json() == {**first.json(), "reused": True}
    assert upload(relay, b"%PDF-1.7 dos", "application/pdf").status_code == 201
    relay.clock.shift = timedelta(days=28)
    assert upload(relay, content, "application/pdf").json()["reused"]
    relay.clock.shift = timedelta(days=30)
    assert upload(relay, content, "application/pdf").status_code == 201
    assert asked(graph) == 3


UNFIT = [
    (b"MZ" + bytes(90), "application/x-msdownload", "media_type_unsupported"),
    (b"", "application/pdf", "invalid_media"),
    (b"\xff\xd8\xff\xe0" + bytes(5 << 20), "image/jpeg", "media_too_large"),
    (b"%PDF-1.7 no soy una imagen", "image/png", "media_type_mismatch"),
    (b"texto que no es nada", "image/png", "media_type_mismatch"),
    (b"\0\0\0", "text/plain", "media_type_mismatch"),
]


@pytest.mark.parametrize(("content", "mime_type", "code"), UNFIT)
def test_meta_is_not_asked_for_what_it_refuses(
    relay: Client, graph: Graph, content: bytes, mime_type: str, code: str, tmp_path: Path
) -> None:
    answer = upload(relay, content, mime_type)
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, code)
    assert asked(graph) == 0
    assert list((tmp_path / "media").iterdir()) == []


SAMPLES = [
    (b"\x89PNG\r\n\x1a\n....", "image/png"),
    (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image/jpg"),
    (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "image/webp"),
    (b"OggS\x00\x02" + bytes(22) + b"\x01\x13OpusHead", "audio/ogg; codecs=opus"),
    (b"#!AMR\n0000", "audio/amr"),
    (b"\xff\xf1\x50" + bytes(50), "audio/aac"),
    (b"ID3\x03\x00" + bytes(50), "audio/mpeg"),
    (b"\x00\x00\x00\x20ftypM4A " + bytes(50), "audio/mp4"),
    (b"\x00\x00\x00\x20ftypisom" + bytes(50), "video/mp4"),
    (b"\x00\x00\x00\x20ftyp3gp5" + bytes(50), "video/3gpp"),
    (b"%PDF-1.7", "application/pdf"),
    (b"PK\x03\x04" + bytes(90), media_types._OFFICE + "spreadsheetml.sheet"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "application/vnd.ms-excel"),
    ("buenas tardes, señora".encode(), "text/plain"),
]


@pytest.mark.parametrize(("head", "declared"), SAMPLES)
def test_every_kind_that_meta_takes_is_recognised(head: bytes, declared: str) -> None:
    assert media_types.bare(declared) in media_types.LIMITS
    assert media_types.agrees(declared, media_types.sniff(head), head)


@pytest.mark.parametrize(("head", "declared"), SAMPLES[:11])
def test_a_program_is_no_picture(head: bytes, declared: str) -> None:
    program = b"MZ" + bytes(200)
    assert not media_types.agrees(declared, media_types.sniff(program), program)


def test_a_file_is_served_as_what_it_is_not_as_what_it_says(
    relay: Client, graph: Graph, tmp_path: Path
) -> None:
    content = b"<html><script>alert(1)</script>" * 9
    offer(graph, content=content)
    graph.media["m1"] |= {"sha256": hashlib.sha256(content).hexdigest()}
    relay.webhook(messages([text_message(**image(sha256=None))]))
    relay.wait_for(lambda _: kept(tmp_path).exists())
    answer = relay.get("/v1/media/m1")
    assert (answer.content, answer.headers["content-type"]) == (
        content,
        "application/octet-stream",
    )
    assert answer.headers["x-declared-type"] == "image/png"


def test_ranges_are_answered_as_the_standard_says(relay: Client) -> None:
    content = b"%PDF-1.7 " + bytes(range(256)) * 4
    media_id = upload(relay, content, "application/pdf").json()["id"]

    def part(asked: str, **more: str) -> Any:
        headers = {**relay.headers, "Range": asked, **more}
        return relay.http.get(f"/v1/media/{media_id}", headers=headers)

    last = part("bytes=-5")
    assert (last.status_code, last.content) == (206, content[-5:])
    assert last.headers["content-range"] == f"bytes 1028-1032/{len(content)}"
    assert part("bytes=1000-").content == content[1000:]
    assert part("bytes=5-9999").content == content[5:]
    two = part("bytes=0-1, 4-6")
    assert two.status_code == 206
    assert two.headers["content-type"].startswith("multipart/byteranges")
    for nonsense in ("bytes=9-3", "bytes=a-b", "pages=1-2", "bytes=" + "0-1," * 40 + "0-1"):
        assert (part(nonsense).status_code, part(nonsense).content) == (200, content)
    outside = part("bytes=5000-")
    assert (outside.status_code, outside.headers["content-range"]) == (
        416,
        f"bytes */{len(content)}",
    )
    assert outside.json()["error"]["code"] == "range_not_satisfiable"
    etag = last.headers["etag"]
    assert part("bytes=0-3", **{"If-Range": etag}).status_code == 206
    assert part("bytes=0-3", **{"If-Range": '"another"'}).content == content
