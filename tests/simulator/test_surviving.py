"""A simulator that is killed at any moment keeps its word after it is started again."""

import json
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.simulator.stage import Json, Receiver, Stage

OPTIONS = ("--seed", "5", "--speed", "20", "--personas", "6", "--messages-per-s", "1000")


@contextmanager
def running(receiver: Receiver, *options: str) -> Iterator[Stage]:
    """A simulator that ends by being killed."""
    command = [sys.executable, "-m", "console.simulator.serve", *OPTIONS, *options]
    command += ["--webhook-url", receiver.url]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    stage = Stage(process, json.loads(process.stdout.readline()), receiver)
    receiver.secret = stage.told["app_secret"]
    try:
        yield stage
    finally:
        stage.http.close()
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    made = Receiver()
    yield made
    made.close()


class Crowd:
    """Three clients that send and dictate until the simulator is gone."""

    def __init__(self, stage: Stage, first: int) -> None:
        self.stage = stage
        self.answered: list[str] = []
        self.written: list[str] = []
        self.killed = threading.Event()
        self._numbers = iter(range(first, first + 10**6))
        self._lock = threading.Lock()

    def run(self, enough: int) -> None:
        """Kill the simulator after `enough` answers, in the middle of others."""
        workers = [threading.Thread(target=self._work) for _ in range(3)]
        for worker in workers:
            worker.start()
        while len(self.answered) + len(self.written) < enough:
            self.killed.wait(0.002)
        self.stage.process.send_signal(signal.SIGKILL)
        for worker in workers:
            worker.join()

    def _work(self) -> None:
        headers = {"Authorization": "Bearer " + self.stage.told["token"]}
        with httpx.Client(
            base_url=self.stage.told["base_url"], headers=headers, trust_env=False
        ) as http:
            while True:
                with self._lock:
                    number = next(self._numbers)
                try:
                    self._one(http, number)
                except httpx.TransportError:
                    return

    def _one(self, http: httpx.Client, number: int) -> None:
        person = f"5255{44000000 + number % 40:08}"
        written = http.post("/_sim/inbound", json={"from": person, "text": f"hola {number}"})
        self.written.append(written.json()["id"])
        body = {"messaging_product": "whatsapp", "to": person, "type": "text"}
        body |= {"biz_opaque_callback_data": f"try-{number}"}
        sent = http.post(f"{self.stage.number}/messages", json=body | {"text": {"body": "ok"}})
        if sent.status_code == 200:
            self.answered.append(sent.json()["messages"][0]["id"])


def test_what_was_answered_is_there_after_a_kill_and_no_id_comes_twice(
    receiver: Receiver, tmp_path: Path
) -> None:
    file = str(tmp_path / "world.jsonl")
    answered: list[str] = []
    written: list[str] = []
    port = "0"
    for life in range(3):
        with running(receiver, "--state", file, "--listen", f"127.0.0.1:{port}") as stage:
            port = stage.told["base_url"].rpartition(":")[2]
            crowd = Crowd(stage, life * 10_000)
            crowd.run(random.Random(life).randint(20, 60))
            answered += crowd.answered
            written += crowd.written
    with running(receiver, "--state", file, "--listen", f"127.0.0.1:{port}") as stage:
        shown = stage.http.get("/_sim/sent").json()
        sent = {one["wamid"]: one["biz_opaque_callback_data"] for one in shown["sent"]}
        assert set(answered) <= set(sent)
        assert len(set(answered)) == len(answered)
        assert len(set(sent.values())) == len(sent) == shown["proof"]["accepted"]
        assert shown["proof"]["accepted_more_than_once"] == {}
        received = stage.http.get("/_sim/received").json()["received"]
        assert set(written) <= {one["wamid"] for one in received}
        assert len(set(written)) == len(written)
        receiver.wait(lambda: {one["id"] for one in receiver.messages()} >= set(written))
        receiver.wait(lambda: ended(receiver) >= set(answered))
        heard = {(one["id"], one["text"]["body"]) for one in receiver.messages()}
        assert len({wamid for wamid, _ in heard}) == len(heard), "one id, two messages"


def ended(receiver: Receiver) -> set[str]:
    return {one["id"] for one in receiver.statuses() if one["status"] in ("read", "failed")}


def test_a_conversation_goes_on_after_a_kill(receiver: Receiver, tmp_path: Path) -> None:
    file = str(tmp_path / "world.jsonl")
    with running(receiver, "--state", file) as stage:
        people: list[Json] = stage.http.get("/_sim/personas").json()["personas"]
        talker = next(one for one in people if one["kind"] == "promises_date")
        wamid = stage.approach("+" + talker["wa_id"])
    assert receiver.messages(talker["user_id"]) == []
    with running(receiver, "--state", file):
        receiver.wait_status(wamid, "read")
        [promise] = receiver.wait_messages(talker["user_id"], 1)
        assert promise["type"] == "text"


def test_templates_files_and_settings_come_back_after_a_kill(
    receiver: Receiver, tmp_path: Path
) -> None:
    file = str(tmp_path / "world.jsonl")
    with running(receiver, "--state", file) as stage:
        made = stage.http.post(
            f"{stage.number}/media",
            data={"messaging_product": "whatsapp", "type": "application/pdf"},
            files={"file": ("recibo.pdf", b"%PDF-1.4 recibo", "application/pdf")},
        ).json()["id"]
        query = {"name": "recordatorio_1_30"}
        gone = stage.http.delete(f"{stage.account}/message_templates", params=query)
        assert gone.json() == {"success": True}
        stage.http.post(f"{stage.number}/deregister")
    with running(receiver, "--state", file) as stage:
        address = stage.http.get(f"/v25.0/{made}").json()["url"]
        assert stage.http.get(address).content == b"%PDF-1.4 recibo"
        answer = stage.http.get(f"{stage.account}/message_templates", params=query)
        assert answer.json()["data"] == []
        assert (
            stage.error(stage.post("525544330011", type="text", text={"body": "x"}))["code"]
            == 133010
        )


def test_a_line_cut_short_is_dropped_and_another_file_is_refused(
    receiver: Receiver, tmp_path: Path
) -> None:
    file = tmp_path / "world.jsonl"
    with running(receiver, "--state", str(file)) as stage:
        wamid = stage.approach("525544330011")
    with file.open("ab") as tail:
        tail.write(b'["sent","wamid.HALF",{"wamid":"wam')
    with running(receiver, "--state", str(file)) as stage:
        assert [one["wamid"] for one in stage.sent()] == [wamid]
    other = tmp_path / "notes.txt"
    other.write_text("hola", encoding="utf-8")
    command = [sys.executable, "-m", "console.simulator.serve", "--state", str(other)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert (done.returncode, done.stdout) == (3, "")
    assert str(other) in done.stderr
    assert other.read_text(encoding="utf-8") == "hola"
