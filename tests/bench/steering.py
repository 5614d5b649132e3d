"""Starts a steered desktop beside a real relay and simulator."""

import json
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from sqlalchemy import update

from console.app.demo.servers import Servers
from console.app.workspace import open_engine
from console.runtime.clock import SystemClock
from console.store.engine import writing
from console.store.records import conversations
from tests.bench import desk
from tests.bench.measuring import ROOT, installed_environ
from tests.bench.portfolio import NOW

STOP_S = 20
SILENCE_S = 60


@dataclass
class Child:
    """The desktop's process."""

    process: "subprocess.Popen[str]"

    @property
    def _in(self) -> IO[str]:
        assert self.process.stdin is not None
        return self.process.stdin

    def tell(self, *command: Any) -> None:
        """Give a command."""
        self._in.write(json.dumps(command) + "\n")
        self._in.flush()

    def hear(self, name: str) -> dict[str, Any]:
        """The next answer that has that key; others are passed over."""
        assert self.process.stdout is not None
        watch = threading.Timer(SILENCE_S, self.process.kill)
        watch.start()
        try:
            for line in self.process.stdout:
                answer = dict(json.loads(line))
                if name in answer:
                    return answer
        finally:
            watch.cancel()
        raise RuntimeError(f"the desktop ended before it said {name!r}")

    def ask(self, name: str, *command: Any) -> Any:
        """Give a command and wait for its answer."""
        self.tell(*command)
        return self.hear(name)

    def end(self) -> None:
        """Close the window."""
        self._in.close()
        self.process.wait(STOP_S)
        if self.process.stdout is not None:
            self.process.stdout.close()


@contextmanager
def servers(folder: Path) -> Iterator[Servers]:
    """A relay and a simulator at the desk's moment."""
    running = Servers(folder / "servers", NOW - SystemClock().now())
    try:
        running.start()
        yield running
    finally:
        running.stop()


@contextmanager
def opened(
    full: desk.Desk, beside: Servers | None = None, *, polls: bool = False
) -> Iterator[Child]:
    """The desktop on a desk, talking to the servers if there are any."""
    number = beside.phone_number_id if beside else desk.NUMBER
    answer_to(full, number)
    plan = {
        "workspace": full.place.text,
        "key_file": full.environ["ACUERDO_KEY_FILE"],
        "folder": str(full.folder / "preferences"),
        "phone_number_id": number,
        "relay_url": beside.relay_url if beside else None,
        "token": beside.token if beside else None,
        "polls": polls,
    }
    command = [sys.executable, "-m", "tests.bench.desktop_child", str(time.monotonic_ns())]
    process = subprocess.Popen(
        [*command, json.dumps(plan)],
        cwd=ROOT,
        env=installed_environ(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    child = Child(process)
    try:
        child.hear("ready")
        yield child
        child.end()
    finally:
        process.kill()
        process.wait(STOP_S)


def answer_to(full: desk.Desk, number: str) -> None:
    """Make the desk's conversations those of that business number."""
    engine = open_engine(full.place, full.environ, create=False)
    with writing(engine).begin() as connection:
        connection.execute(update(conversations).values(phone_number_id=number))
    engine.dispose()


def head_of(beside: Servers) -> int:
    """The relay's newest event."""
    request = urllib.request.Request(
        f"{beside.relay_url}/v1/events?limit=1",
        headers={"Authorization": f"Bearer {beside.token}"},
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        return int(json.load(answer)["head"])
