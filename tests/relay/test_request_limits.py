"""What comes too slowly, too large or too often is ended; TLS is served and renewed."""

import signal
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
import trustme
from starlette.applications import Starlette

from console.relay import protocol, serve
from console.relay.answers import Refusal
from console.relay.config import LimitsConfig
from console.relay.request_limits import Rates
from tests.relay.graph import Graph
from tests.relay.server import Client, make_config, running, sign

HURRIED = LimitsConfig(body_timeout_s=0.3, requests_per_s=5.0)


@pytest.fixture
def hurried(graph: Graph, tmp_path: Path) -> Iterator[Client]:
    with running(make_config(tmp_path, graph.url, limits=HURRIED)) as client:
        yield client


def connected(relay: Client) -> socket.socket:
    url = httpx.URL(relay.url)
    return socket.create_connection((url.host, url.port or 80), timeout=20)


def everything(connection: socket.socket) -> bytes:
    """What the server says until it closes the connection."""
    found = b""
    with connection:
        while piece := connection.recv(65536):
            found += piece
    return found


def head(path: str, *headers: str) -> bytes:
    return "\r\n".join((f"POST {path} HTTP/1.1", "Host: relay", *headers, "", "")).encode()


def test_a_body_that_drips_is_ended(hurried: Client) -> None:
    for path in ("/webhooks/whatsapp", "/v1/messages"):
        connection = connected(hurried)
        token = f"Authorization: Bearer {hurried.token}"
        connection.sendall(head(path, token, "Idempotency-Key: k", "Content-Length: 100"))
        connection.sendall(b"{")
        answer = everything(connection)
        assert answer.startswith(b"HTTP/1.1 408")
        assert b"body_too_slow" in answer


def test_a_slow_body_that_goes_on_is_taken(hurried: Client) -> None:
    body = b"{}" + b" " * 40_000
    with connected(hurried) as connection:
        signed = f"X-Hub-Signature-256: {sign(body)}"
        connection.sendall(head("/webhooks/whatsapp", signed, f"Content-Length: {len(body)}"))
        for start in range(0, len(body), 20_000):
            connection.sendall(body[start : start + 20_000])
            time.sleep(0.4)
        assert connection.recv(65536).startswith(b"HTTP/1.1 200")


def test_a_peer_that_leaves_within_its_request_is_no_fault(hurried: Client) -> None:
    connection = connected(hurried)
    token = f"Authorization: Bearer {hurried.token}"
    connection.sendall(head("/v1/messages", token, "Idempotency-Key: k", "Content-Length: 9"))
    connection.sendall(b"{")
    connection.close()
    assert hurried.http.get("/healthz").status_code == 200


def test_a_head_that_drips_is_ended(hurried: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "HEAD_S", 0.2)
    for begun in (b"", b"GET /healthz HTTP/1.1\r\nHost: re"):
        connection = connected(hurried)
        connection.sendall(begun)
        assert everything(connection) == b""


def test_a_connection_that_is_kept_may_rest_between_requests(
    hurried: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[protocol.Protocol] = []
    await_head = protocol.Protocol._await_head

    def noted(self: protocol.Protocol) -> None:
        await_head(self)
        begun.append(self)

    monkeypatch.setattr(protocol.Protocol, "_await_head", noted)
    with connected(hurried) as connection:
        for _ in range(3):
            connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: relay\r\n\r\n")
            found = b""
            while b'"alive"' not in found:
                piece = connection.recv(65536)
                assert piece
                found += piece
            (only,) = begun  # for the first; a head that comes whole needs no timer
            assert only._timer is None, "nothing ends it while it rests"


@pytest.mark.parametrize(
    "many",
    [
        tuple(f"X-{number}: y" for number in range(200)),
        ("X-Long: " + "y" * 100_000,),
    ],
    ids=["many", "long"],
)
def test_headers_without_end_are_refused(hurried: Client, many: tuple[str, ...]) -> None:
    connection = connected(hurried)
    connection.sendall(head("/v1/messages", *many, "Content-Length: 2") + b"{}")
    assert everything(connection).startswith(b"HTTP/1.1 431")
    assert hurried.http.get("/healthz").status_code == 200


def test_a_head_that_comes_with_the_request_before_it_has_the_same_limit(
    hurried: Client,
) -> None:
    connection = connected(hurried)
    small = b"GET /healthz HTTP/1.1\r\nHost: relay\r\n\r\n"
    connection.sendall(small + head("/healthz", "X-Long: " + "y" * 50_000))
    found = everything(connection)
    assert found.count(b'"alive"') <= 1
    assert b"405" not in found, "the second was looked at"
    assert hurried.http.get("/healthz").status_code == 200


def test_an_undeclared_body_is_counted(relay: Client) -> None:
    def endless() -> Iterator[bytes]:
        yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="f"\r\n\r\n'
        for _ in range(101):
            yield bytes(1 << 20)

    headers = {**relay.headers, "Content-Type": "multipart/form-data; boundary=x"}
    answer = relay.http.post("/v1/media", content=endless(), headers=headers)
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "too_large")


def test_a_token_that_asks_too_often_waits(hurried: Client) -> None:
    answers = [hurried.get("/v1/numbers") for _ in range(40)]
    late = [answer for answer in answers if answer.status_code == 429]
    assert late
    assert answers[0].status_code == 200
    assert late[0].json()["error"]["code"] == "too_many_requests"
    assert 0 < late[0].json()["error"]["retry_after_s"] < 1
    assert late[0].headers["retry-after"] == "1"
    assert hurried.webhook(b"{}").status_code == 200


def test_a_rate_is_an_average_and_each_token_has_its_own() -> None:
    now_s = [100.0]
    rates = Rates(2.0, lambda: now_s[0])
    for _ in range(4):
        rates.take("ana")
    with pytest.raises(Refusal) as caught:
        rates.take("ana")
    assert caught.value.error["retry_after_s"] == 0.5
    rates.take("eva")
    now_s[0] += 0.5
    rates.take("ana")


def test_forwarded_addresses_are_believed_from_named_proxies_only(tmp_path: Path) -> None:
    config = make_config(tmp_path, "http://x")
    assert not serve._server(Starlette(), config).config.proxy_headers
    named = replace(config, trusted_proxies=("10.0.0.1",))
    behind = serve._server(Starlette(), named).config
    assert (behind.proxy_headers, behind.forwarded_allow_ips) == (True, ["10.0.0.1"])


def issue(authority: trustme.CA, folder: Path) -> tuple[str, str]:
    made = authority.issue_cert("127.0.0.1")
    cert, key = folder / "cert.pem", folder / "key.pem"
    cert.write_bytes(b"".join(pem.bytes() for pem in made.cert_chain_pems))
    key.write_bytes(made.private_key_pem.bytes())
    return str(cert), str(key)


def serial_of(url: httpx.URL, trust: ssl.SSLContext) -> str:
    with (
        socket.create_connection((url.host, url.port or 443), timeout=20) as plain,
        trust.wrap_socket(plain, server_hostname="127.0.0.1") as secure,
    ):
        return str((secure.getpeercert() or {})["serialNumber"])


SERVE = """
import sys
from pathlib import Path
from console.relay import serve
from console.runtime.clock import SystemClock
from tests.relay.server import make_config
folder, graph, cert, key = sys.argv[1:]
config = make_config(Path(folder), graph, tls_cert=cert, tls_key=key)
serve.run(config, SystemClock(), lambda url: print(url, flush=True))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGHUP is not there")
def test_tls_is_served_and_its_certificate_renewed(graph: Graph, tmp_path: Path) -> None:
    authority = trustme.CA()
    trust = ssl.create_default_context()
    authority.configure_trust(trust)
    words = [sys.executable, "-c", SERVE, str(tmp_path), graph.url, *issue(authority, tmp_path)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        url = httpx.URL(process.stdout.readline().strip())
        try:
            with httpx.Client(verify=trust, trust_env=False) as http:
                body = b"{}"
                signed = {"X-Hub-Signature-256": sign(body)}
                posted = http.post(f"{url}/webhooks/whatsapp", content=body, headers=signed)
                assert (url.scheme, posted.status_code) == ("https", 200)
            first = serial_of(url, trust)
            issue(authority, tmp_path)
            process.send_signal(signal.SIGHUP)
            deadline = time.monotonic() + 20
            while serial_of(url, trust) == first:
                assert time.monotonic() < deadline
                time.sleep(0.05)
        finally:
            process.send_signal(signal.SIGTERM)
            assert process.wait(30) == 0
