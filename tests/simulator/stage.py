"""A real simulator in its own process, and a receiver that checks every signature."""

import hashlib
import hmac
import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
from typing_extensions import override

Json = dict[str, Any]
PATIENCE_S = 20.0


class Receiver:
    """Takes webhooks on a free port. `answers` are the next statuses it gives, then 200."""

    def __init__(self) -> None:
        self.bodies: list[Json] = []
        self.raw: list[bytes] = []
        self.unsigned = 0
        self.answers: list[int] = []
        self.secret = ""
        self.verify_token = ""
        self._changed = threading.Condition()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_port}/webhooks/whatsapp"

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                query = parse_qs(urlsplit(self.path).query)
                known = query.get("hub.verify_token") == [receiver.verify_token]
                self._reply(200 if known else 403, query["hub.challenge"][0].encode())

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                status = receiver.take(body, self.headers.get("X-Hub-Signature-256", ""))
                self._reply(status, b"")

            def _reply(self, status: int, body: bytes) -> None:
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            @override
            def log_message(self, *_: object) -> None: ...

        return Handler

    def take(self, body: bytes, signature: str) -> int:
        mac = hmac.new(self.secret.encode(), body, hashlib.sha256).hexdigest()
        with self._changed:
            if signature != f"sha256={mac}":
                self.unsigned += 1
                return 403
            if self.answers:
                return self.answers.pop(0)
            self.raw.append(body)
            self.bodies.append(json.loads(body))
            self._changed.notify_all()
            return 200

    def changes(self, field: str) -> list[Json]:
        return [
            change["value"]
            for body in list(self.bodies)
            for entry in body["entry"]
            for change in entry["changes"]
            if change["field"] == field
        ]

    def messages(self, person: str | None = None) -> list[Json]:
        found = [m for value in self.changes("messages") for m in value.get("messages", [])]
        return [m for m in found if person in (None, m.get("from"), m.get("from_user_id"))]

    def statuses(self, wamid: str | None = None) -> list[Json]:
        found = [s for value in self.changes("messages") for s in value.get("statuses", [])]
        return [s for s in found if wamid in (None, s["id"])]

    def wait(self, what: Callable[[], Any]) -> Any:
        """What `what` returns once it is true; fails after some seconds."""
        deadline = time.monotonic() + PATIENCE_S
        with self._changed:
            while not (found := what()):
                left = deadline - time.monotonic()
                assert left > 0, f"waited in vain; got {self.bodies[-5:]}"
                self._changed.wait(min(left, 0.2))
        return found

    def wait_status(self, wamid: str, status: str) -> Json:
        found: Json = self.wait(
            lambda: next((s for s in self.statuses(wamid) if s["status"] == status), None)
        )
        return found

    def wait_messages(self, person: str, count: int) -> list[Json]:
        found: list[Json] = self.wait(
            lambda: (
                len(self.messages(person)) >= count and sorted_by_time(self.messages(person))
            )
        )
        return found

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def sorted_by_time(messages: list[Json]) -> list[Json]:
    return sorted(messages, key=lambda one: int(one["timestamp"]))


class Stage:
    """The simulator, its first line, a client with its token, and the receiver."""

    def __init__(self, process: subprocess.Popen[str], told: Json, receiver: Receiver) -> None:
        self.process, self.told, self.receiver = process, told, receiver
        headers = {"Authorization": "Bearer " + told["token"]}
        self.http = httpx.Client(
            base_url=told["base_url"], headers=headers, trust_env=False, timeout=10
        )

    @property
    def number(self) -> str:
        return f"/v25.0/{self.told['phone_number_id']}"

    @property
    def account(self) -> str:
        return f"/v25.0/{self.told['waba_id']}"

    def post(self, to: str, **parts: Any) -> httpx.Response:
        body = {"messaging_product": "whatsapp", "to": to, **parts}
        return self.http.post(f"{self.number}/messages", json=body)

    def send(self, to: str, **parts: Any) -> str:
        answer = self.post(to, **parts)
        assert answer.status_code == 200, answer.text
        return str(answer.json()["messages"][0]["id"])

    def say(self, to: str, text: str, **parts: Any) -> str:
        return self.send(to, type="text", text={"body": text}, **parts)

    def approach(
        self, to: str, name: str = "recordatorio_31_90", language: str = "es_MX"
    ) -> str:
        return self.send(to, type="template", template=template(name, language))

    def inbound(self, **given: Any) -> str:
        answer = self.http.post("/_sim/inbound", json=given)
        assert answer.status_code == 200, answer.text
        return str(answer.json()["id"])

    def fault(self, **given: Any) -> Json:
        answer = self.http.post("/_sim/faults", json=given)
        assert answer.status_code == 200, answer.text
        found: Json = answer.json()
        return found

    def sent(self) -> list[Json]:
        found: list[Json] = self.http.get("/_sim/sent").json()["sent"]
        return found

    def error(self, answer: httpx.Response) -> Json:
        found: Json = answer.json()["error"]
        return found


VALUES = {
    "nombre": "Ana",
    "acreedor": "Crédito Amigo",
    "producto": "tu tarjeta",
    "monto": "$1,500.00",
    "dias": "45",
}


def template(name: str, language: str, values: Json | None = None) -> Json:
    given = VALUES if values is None else values
    parameters = [
        {"type": "text", "parameter_name": key, "text": value} for key, value in given.items()
    ]
    components = [{"type": "body", "parameters": parameters}]
    return {"name": name, "language": {"code": language}, "components": components}


@contextmanager
def staged(*options: str, aimed: bool = True) -> Iterator[Stage]:
    """Run the simulator with `options`; it must stop cleanly and say nothing on stderr."""
    receiver = Receiver()
    url = ("--webhook-url", receiver.url) if aimed else ()
    command = [sys.executable, "-m", "console.simulator.serve", *url, *options]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout
    assert process.stderr
    line = process.stdout.readline()
    assert line, process.stderr.read()
    stage = Stage(process, json.loads(line), receiver)
    receiver.secret = stage.told["app_secret"]
    receiver.verify_token = stage.told["verify_token"]
    try:
        yield stage
    finally:
        stage.http.close()
        process.terminate()
        rest, complaints = process.communicate(timeout=20)
        receiver.close()
    assert (process.returncode, rest, complaints) == (0, "", "")
