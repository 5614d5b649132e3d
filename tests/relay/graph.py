"""A little Graph API on a real socket, whose answers a test decides one by one."""

import json
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

from typing_extensions import override

Json = dict[str, Any]


class Cut(Exception):  # noqa: N818 - an order to the server, not a fault
    """Read the request, then close the connection without an answer."""


CUOTA = {
    "id": "t1",
    "name": "cuota",
    "language": "es_MX",
    "status": "APPROVED",
    "category": "UTILITY",
}
Answer = tuple[int, Json] | Callable[[Json], tuple[int, Json]]


class Graph:
    """Keeps what was sent; `next_answers` are used up first, then everything is accepted."""

    def __init__(self) -> None:
        self.sent: list[Json] = []
        self.accepted: list[Json] = []
        self.next_answers: list[Answer] = []
        self.template_answers: list[tuple[int, Json]] = []
        self.template_pages: list[list[Json]] = [[CUOTA]]
        self.media: dict[str, Json] = {}
        self.files: dict[str, bytes] = {}
        self.requests: list[tuple[str, str]] = []
        self.history: dict[str, list[Json]] = {}
        self.subscribed: list[Json] = [{"whatsapp_business_api_data": {"id": "app"}}]
        self.token: Json = {"is_valid": True, "expires_at": 0}
        self.number: Json = {"display_phone_number": "+52 1", "quality_rating": "GREEN"}
        self.date_shift_s = 0.0
        self.release = threading.Event()
        self.changed = threading.Condition()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self._server.daemon_threads = True
        self._server.graph = self  # type: ignore[attr-defined] # how http.server passes things on
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def close(self) -> None:
        self.release.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def wait_for_sent(self, count: int) -> list[Json]:
        with self.changed:
            assert self.changed.wait_for(lambda: len(self.sent) >= count, timeout=20)
            return list(self.sent)

    def message(self, phone_number_id: str, body: Json) -> tuple[int, Json]:
        with self.changed:
            self.sent.append(body)
            number = len(self.sent)
            answer = self.next_answers.pop(0) if self.next_answers else self.accept
            self.changed.notify_all()
        del phone_number_id
        if callable(answer):
            return answer(body)
        return answer[0], {**answer[1], "n": number}

    def accept(self, body: Json) -> tuple[int, Json]:
        self.accepted.append(body)
        wamid = f"wamid.OUT{len(self.accepted)}-{body['biz_opaque_callback_data'][:8]}"
        to = str(body.get("to", ""))
        contact = {"input": to, "wa_id": to.removeprefix("+")}
        message = {"id": wamid, "message_status": "accepted"}
        return 200, {"contacts": [contact], "messages": [message]}

    def accept_and_cut(self, body: Json) -> tuple[int, Json]:
        self.accept(body)
        raise Cut

    def accept_and_hang(self, body: Json) -> tuple[int, Json]:
        answer = self.accept(body)
        self.release.wait(30)
        return answer

    def templates(self, query: dict[str, list[str]]) -> Json:
        place = int(query.get("after", ["0"])[0])
        paging: Json = {"cursors": {"after": str(place + 1)}}
        if place + 1 < len(self.template_pages):
            paging["next"] = "https://graph.example/next"
        return {"data": self.template_pages[place], "paging": paging}


def refusal(code: int, status: int = 400, **more: Any) -> tuple[int, Json]:
    """An answer as Meta refuses."""
    details = {"messaging_product": "whatsapp", "details": f"details of {code}"}
    return status, {
        "error": {"message": f"(#{code}) no", "code": code, "error_data": details, **more}
    }


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    @property
    def graph(self) -> Graph:
        return cast(Graph, self.server.graph)  # type: ignore[attr-defined] # see Graph

    @override
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    @override
    def date_time_string(self, timestamp: float | None = None) -> str:
        return super().date_time_string((timestamp or time.time()) + self.graph.date_shift_s)

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers.get("content-length", "0")))
        parts = self.path.strip("/").split("/")
        self.graph.requests.append(("POST", self.path))
        try:
            match parts:
                case [_, phone_number_id, "messages"]:
                    status, answer = self.graph.message(phone_number_id, json.loads(raw))
                case [_, _, "media"]:
                    self.graph.files["uploaded"] = raw
                    status, answer = 200, {"id": "media-up"}
                case [_, _, "message_templates"]:
                    created = {"id": "t9", "status": "PENDING", "category": "UTILITY"}
                    status, answer = self._template_answer(created)
                    if status == 200:
                        pages = self.graph.template_pages
                        pages[-1] = [*pages[-1], {**json.loads(raw), **answer}]
                case [_, thing] | [_, thing, "unpause"] if thing.startswith("t"):
                    status, answer = self._template_answer({"success": True})
                case _:
                    status, answer = refusal(100, 404)
        except Cut:
            self.close_connection = True
            return
        self._answer(status, json.dumps(answer).encode())

    def _template_answer(self, good: Json) -> tuple[int, Json]:
        waiting = self.graph.template_answers
        return waiting.pop(0) if waiting else (200, good)

    def do_DELETE(self) -> None:
        self.graph.requests.append(("DELETE", self.path))
        self._answer(200, b'{"success": true}')

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        self.graph.requests.append(("GET", self.path))
        if self.headers.get("authorization") != "Bearer graph-token":
            status, answer = refusal(190, 401)
            self._answer(status, json.dumps(answer).encode())
            return
        match url.path.strip("/").split("/"):
            case ["file", name]:
                self._answer(200, self.graph.files[name])
            case [_, _, "message_templates"]:
                listed = self.graph.templates(parse_qs(url.query))
                self._answer(200, json.dumps(listed).encode())
            case [_, _, "subscribed_apps"]:
                self._answer(200, json.dumps({"data": self.graph.subscribed}).encode())
            case [_, thing] if thing in self.graph.media:
                self._answer(200, json.dumps(self.graph.media[thing]).encode())
            case [_, "debug_token"]:
                self._answer(200, json.dumps({"data": self.graph.token}).encode())
            case [_, _, "message_history"]:
                (wamid,) = parse_qs(url.query)["message_id"]
                told = [{"message_id": wamid, "events": {"data": self.graph.history[wamid]}}]
                self._answer(200, json.dumps({"data": told}).encode())
            case [_, thing] if thing.startswith("pn"):
                record = {"id": thing, **self.graph.number}
                self._answer(200, json.dumps(record).encode())
            case _:
                status, answer = refusal(100, 400)
                self._answer(status, json.dumps(answer).encode())

    def _answer(self, status: int, content: bytes) -> None:
        try:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
