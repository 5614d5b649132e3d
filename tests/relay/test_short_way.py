"""The short way of a webhook answers as the long one does, and knows when not to be taken."""

import json
import re
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn

from console.relay.config import LimitsConfig
from tests.relay.graph import Graph
from tests.relay.server import Client, make_config, messages, running, sign, text_message

PATH = "/webhooks/whatsapp"


@contextmanager
def connected(relay: Client) -> Iterator[socket.socket]:
    url = httpx.URL(relay.url)
    with socket.create_connection((url.host, url.port or 80), timeout=20) as connection:
        yield connection


def webhook(text: str = "hola") -> bytes:
    return json.dumps(messages([text_message(text)])).encode()


def posted(body: bytes, *more: str, signature: str | None = None, path: str = PATH) -> bytes:
    signature = sign(body) if signature is None else signature
    lines = (
        f"POST {path} HTTP/1.1",
        "Host: relay",
        f"X-Hub-Signature-256: {signature}",
        f"Content-Length: {len(body)}",
        *more,
        "",
        "",
    )
    return "\r\n".join(lines).encode() + body


def chunked(body: bytes, signature: str) -> bytes:
    """As `posted`, by the long way."""
    head = posted(b"", "Transfer-Encoding: chunked", signature=signature)
    head = head.replace(b"Content-Length: 0\r\n", b"")
    return head + b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)


def answer(connection: socket.socket) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of the next answer."""
    found = b""
    while b"\r\n\r\n" not in found:
        piece = connection.recv(65536)
        assert piece, found
        found += piece
    head, _, body = found.partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    headers = dict(line.lower().split(": ", 1) for line in lines)
    while len(body) < int(headers["content-length"]):
        body += connection.recv(65536)
    return int(first.split()[1]), headers, body


def texts(relay: Client) -> list[Any]:
    return [event["payload"].get("text") for event in relay.events()]


def test_a_connection_brings_one_webhook_after_another(relay: Client) -> None:
    with connected(relay) as connection:
        for number in range(3):
            connection.sendall(posted(webhook(f"m{number}")))
            status, headers, body = answer(connection)
            assert (status, body) == (200, b"")
            assert re.fullmatch("[0-9a-f]{16}", headers["x-request-id"])
        connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: relay\r\n\r\n")
        assert answer(connection)[0] == 200
        connection.sendall(posted(webhook("m3")))
        assert answer(connection)[0] == 200
    assert texts(relay) == ["m0", "m1", "m2", "m3"]


def test_a_webhook_may_come_in_pieces(relay: Client) -> None:
    request = posted(webhook("una a una"))
    with connected(relay) as connection:
        for start in range(0, len(request), 40):
            connection.sendall(request[start : start + 40])
            time.sleep(0.001)
        assert answer(connection)[0] == 200
    assert texts(relay) == ["una a una"]


@pytest.mark.parametrize("signature", ["sha256=00", "", "sha256=" + "f" * 64])
def test_both_ways_refuse_a_forged_one_alike(relay: Client, signature: str) -> None:
    body, told = webhook(), []
    for request in (posted(body, signature=signature), chunked(body, signature)):
        with connected(relay) as connection:
            connection.sendall(request)
            status, headers, refusal = answer(connection)
            told.append((status, headers["content-type"], refusal))
    assert told[0] == told[1]
    assert told[0][0] == 403
    assert relay.events() == []


def test_what_is_not_plain_goes_the_long_way_to_the_same_place(relay: Client) -> None:
    large = b'{"entry":[], "filler":"%s"}' % (b"x" * 70_000)
    requests = (
        chunked(body := webhook("chunked"), sign(body)),
        posted(webhook("query"), path=f"{PATH}?a=1"),
        posted(webhook("expect"), "Expect: 100-continue"),
        posted(webhook("close"), "Connection: close"),
        posted(webhook("old")).replace(b"HTTP/1.1", b"HTTP/1.0"),
        posted(large),
    )
    for request in requests:
        with connected(relay) as connection:
            connection.sendall(request)
            if b"Expect" in request:
                assert connection.recv(25) == b"HTTP/1.1 100 Continue\r\n\r\n"
            assert answer(connection)[0] == 200
    events = relay.wait_for(lambda found: len(found) == len(requests))
    told = [event["payload"].get("text") for event in events]
    assert told == ["chunked", "query", "expect", "close", "old", None]


@pytest.mark.parametrize("second", [posted(webhook("two")), b"GET /healthz HTTP/1.1\r\n\r\n"])
def test_who_does_not_wait_for_the_answer_gets_that_one_alone(
    relay: Client, second: bytes
) -> None:
    """RFC 9112, 9.3.2: what was not answered when the connection ends is sent again."""
    with connected(relay) as connection:
        connection.sendall(posted(webhook("one")) + second)
        status, headers, _ = answer(connection)
        assert (status, headers["connection"]) == (200, "close")
        assert connection.recv(65536) == b""
    assert texts(relay) == ["one"]


def test_who_leaves_before_the_answer_was_heard(relay: Client) -> None:
    with connected(relay) as connection:
        connection.sendall(posted(webhook("me voy")))
    relay.wait_for(lambda found: len(found) == 1)
    assert texts(relay) == ["me voy"]


def test_a_proxy_names_the_request(relay: Client) -> None:
    with connected(relay) as connection:
        connection.sendall(posted(webhook(), "X-Request-ID: proxy-0001"))
        assert answer(connection)[1]["x-request-id"] == "proxy-0001"


def test_the_short_way_is_measured_too(relay: Client) -> None:
    with connected(relay) as connection:
        connection.sendall(posted(webhook()))
        assert answer(connection)[0] == 200
    text = relay.get("/metrics").text
    counted = '{method="POST",route="/webhooks/whatsapp",status="200"} 1.0'
    assert f"acuerdo_relay_http_requests_total{counted}" in text
    assert 'acuerdo_relay_webhooks_total{result="stored"} 1.0' in text


def test_an_idle_connection_is_let_go(
    graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = uvicorn.Config.__init__

    def impatient(self: uvicorn.Config, *arguments: Any, **settings: Any) -> None:
        before(self, *arguments, **{**settings, "timeout_keep_alive": 0.3})

    monkeypatch.setattr(uvicorn.Config, "__init__", impatient)
    with running(make_config(tmp_path, graph.url)) as relay, connected(relay) as connection:
        for number in range(3):  # the rest begins anew with each answer
            connection.sendall(posted(webhook(f"{number}")))
            assert answer(connection)[0] == 200
            time.sleep(0.05)
        assert connection.recv(65536) == b""


def test_the_limit_of_connections_holds(
    graph: Graph, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    config = make_config(tmp_path, graph.url, limits=LimitsConfig(connections=2))
    with running(config) as relay, connected(relay), connected(relay), connected(relay) as last:
        last.sendall(posted(webhook()))
        found = last.recv(65536)
        assert found.startswith(b"HTTP/1.1 503")
    assert [one.getMessage() for one in caplog.records] == ["Exceeded concurrency limit."]
    caplog.clear()
