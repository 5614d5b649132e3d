"""Starts the demo's relay and simulator, and stops them."""

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import IO, Any

import httpx

from console.runtime.errors import Unavailable

START_S = 30.0
STOP_S = 8.0
OPERATOR = "Laura Méndez"


class Server:
    """One child process that prints a JSON object when it is ready.

    Raises: Unavailable when it ends or stays silent instead.
    """

    def __init__(self, name: str, arguments: Sequence[str], log: Path) -> None:
        self.name = name
        self._log: IO[bytes] = log.open("ab")
        command = [*_python(), "console.app.demo.child", *arguments]
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            start_new_session=os.name != "nt",  # Ctrl-C is for us; we stop them in order
        )
        self._pid_file = log.with_suffix(".pid")
        self._pid_file.write_text(str(self._process.pid), encoding="ascii")
        self.facts = self._first_line(log)

    @property
    def pid(self) -> int:
        """The child's process id."""
        return self._process.pid

    def stop(self) -> None:
        """Ask it to end, wait, and only then insist."""
        if self._process.stdin:
            with suppress(OSError):
                self._process.stdin.close()
        try:
            self._process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(STOP_S)
        if self._process.stdout:
            self._process.stdout.close()
        self._log.close()
        self._pid_file.unlink(missing_ok=True)

    def kill(self) -> None:
        """End it without warning, as a crash would."""
        self._process.kill()
        self.stop()

    def _first_line(self, log: Path) -> dict[str, Any]:
        lines: list[bytes] = []

        def read() -> None:
            if self._process.stdout:
                lines.append(self._process.stdout.readline())

        reader = threading.Thread(target=read, daemon=True)
        reader.start()
        reader.join(START_S)
        if not lines or not lines[0].strip():
            self.kill()
            raise Unavailable(f"{self.name}: {log}", code="server_did_not_start")
        return dict(json.loads(lines[0]))


@dataclass
class Servers:
    """The relay and the simulator of one demo."""

    folder: Path
    shift: timedelta = timedelta(0)
    speed: float = 1.0
    seed: int = 7
    personas: int = 24
    simulator: Server | None = None
    relay: Server | None = None
    token: str = ""
    phone_number_id: str = ""
    people: list[dict[str, Any]] = field(default_factory=list)

    def start(self) -> None:
        """Both, wired to each other."""
        self.folder.mkdir(parents=True, exist_ok=True)
        offset = str(round(self.shift.total_seconds()))
        self.simulator = Server(
            "simulator",
            [
                "simulator",
                *("--listen", "127.0.0.1:0"),
                *("--personas", str(self.personas)),
                *("--seed", str(self.seed)),
                *("--speed", str(self.speed)),
                *("--clock-offset", offset),
            ],
            self.folder / "simulator.log",
        )
        facts = self.simulator.facts
        self.phone_number_id = facts["phone_number_id"]
        config = self._write_config(facts)
        self.token = self._make_token(config)
        self.start_relay()
        self._point_webhook()
        answer = httpx.get(f"{facts['base_url']}/_sim/personas", timeout=10)
        self.people = list(answer.raise_for_status().json()["personas"])

    def start_relay(self) -> None:
        """Start the relay (again, after it was stopped or killed)."""
        offset = str(round(self.shift.total_seconds()))
        self.relay = Server(
            "relay",
            ["relay", "--config", str(self.folder / "relay.toml"), "--clock-offset", offset],
            self.folder / "relay.log",
        )

    @property
    def relay_url(self) -> str:
        """Where consoles find the relay."""
        return str(self.relay.facts["base_url"]) if self.relay else ""

    @property
    def simulator_url(self) -> str:
        """Where the simulator is steered."""
        return str(self.simulator.facts["base_url"]) if self.simulator else ""

    def stop(self) -> None:
        """Both, the relay first, so that it can say what it still has to say."""
        for server in (self.relay, self.simulator):
            if server is not None:
                server.stop()
        self.relay = self.simulator = None

    def _point_webhook(self) -> None:
        httpx.post(
            f"{self.simulator_url}/_sim/webhook",
            json={"url": f"{self.relay_url}/webhooks/whatsapp"},
            timeout=10,
        ).raise_for_status()

    def _write_config(self, facts: dict[str, Any]) -> Path:
        file = self.folder / "relay.toml"
        port = _free_port()  # kept in the file: a relay that is started again is found again
        text = CONFIG.format(folder=self.folder.as_posix(), port=port, **facts)
        file.write_text(text, encoding="utf-8")
        file.chmod(0o600)
        return file

    def _make_token(self, config: Path) -> str:
        from console.relay import config as settings  # noqa: PLC0415 - the demo hosts a relay
        from console.relay import tokens  # noqa: PLC0415

        return tokens.create(settings.load(config, {}), OPERATOR, "supervisor")


CONFIG = """\
[relay]
listen = "127.0.0.1:{port}"
database = "{folder}/relay.db"
media_dir = "{folder}/relay-media"

[meta]
base_url = "{base_url}"
version = "v25.0"
token = "{token}"
app_secrets = ["{app_secret}"]
verify_token = "{verify_token}"

[[numbers]]
phone_number_id = "{phone_number_id}"
waba_id = "{waba_id}"
display_phone_number = "{display_phone_number}"
"""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _python() -> list[str]:
    """How to start a module of ours: the interpreter, or the frozen program itself."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--module"]
    return [sys.executable, "-m"]
