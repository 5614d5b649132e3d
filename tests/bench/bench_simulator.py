"""What the simulator costs: processor time per message accepted, its three statuses included.

Run: python -m tests.bench.bench_simulator [--messages N] [--state]
Prints one JSON object. Processor time is the simulator's own process, so a busy machine does
not change it much; 2 ms are 500 messages a second with 1,500 updates on one core. The reference
is three POSTs with httpx, which the courier used before, measured in the same run.
"""

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx

from console.simulator.posting import Poster
from tests.bench.measuring import figure, tell

CLIENTS = 16
GOAL_MS = 2.0
TICKS_PER_S = os.sysconf("SC_CLK_TCK")
STATUSES = 3
LONGEST_S = 120.0
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
VALUES = {"nombre": "Ana", "acreedor": "C", "producto": "t", "monto": "$1", "dias": "45"}
TEMPLATE = {
    "name": "recordatorio_31_90",
    "language": {"code": "es_MX"},
    "components": [
        {
            "type": "body",
            "parameters": [
                {"type": "text", "parameter_name": name, "text": text}
                for name, text in VALUES.items()
            ],
        }
    ],
}


class Receiver:
    """Answers every webhook with 200 and counts what it carries."""

    def __init__(self, expected: int) -> None:
        self.posts = self.updates = 0
        self.complete = asyncio.Event()
        self._expected = expected

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        gone = (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError)
        with suppress(*gone):  # the loop cancels what is still connected at the end
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = head.lower().split(b"content-length: ")[1].split(b"\r\n")[0]
                body = await reader.readexactly(int(length))
                self.posts += 1
                self.updates += body.count(b'"recipient_user_id"')
                writer.write(ANSWER)
                if self.updates >= self._expected:
                    self.complete.set()
        writer.close()


@contextmanager
def simulator(url: str, options: list[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Its process id and its first line."""
    command = [sys.executable, "-m", "console.simulator.serve", "--seed", "1", "--speed", "4"]
    command += ["--personas", "0", "--messages-per-s", "100000", "--webhook-url", url]
    process = subprocess.Popen([*command, *options], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    try:
        yield process.pid, json.loads(process.stdout.readline())
    finally:
        process.terminate()
        process.wait(20)
        process.stdout.close()


def busy_s(pid: int) -> float:
    """Processor time that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS_PER_S


async def measure(messages: int, options: list[str]) -> dict[str, float]:
    """What one simulator with `options` needed for so many messages."""
    receiver = Receiver(messages * STATUSES)
    server = await asyncio.start_server(receiver.serve, "127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/webhooks"
    with simulator(url, options) as (pid, told):
        async with httpx.AsyncClient(base_url=told["base_url"], trust_env=False) as http:
            await http.post("/_sim/business", json={"messaging_limit": "TIER_UNLIMITED"})
        begun, before = time.perf_counter(), busy_s(pid)
        await send(told, messages)
        sent_s = time.perf_counter() - begun
        await asyncio.wait_for(receiver.complete.wait(), LONGEST_S)
        busy_ms = 1000 * (busy_s(pid) - before)
        beside = await by_httpx(url, 300)
    server.close()
    return {
        "ms": busy_ms / messages,
        "sends_per_s": messages / sent_s,
        "updates_per_post": receiver.updates / receiver.posts,
        "httpx_ms": beside,
    }


async def send(told: dict[str, Any], messages: int) -> None:
    """Post `messages` templates to as many people over a few connections."""
    url = f"{told['base_url']}/v25.0/{told['phone_number_id']}/messages"
    headers = {
        "Authorization": f"Bearer {told['token']}", "Content-Type": "application/json"
    }  # fmt: skip
    poster, numbers = Poster(30.0), iter(range(messages))

    async def work() -> None:
        for number in numbers:
            body = {"messaging_product": "whatsapp", "to": f"5255{4400001111 + 10 * number}"}
            body |= {"type": "template", "template": TEMPLATE}  # type: ignore[dict-item]
            body |= {"biz_opaque_callback_data": f"bench-{number}"}
            status = await poster.post(url, json.dumps(body).encode(), headers)
            if status != httpx.codes.OK:
                raise RuntimeError(f"message {number} was refused with {status}")

    async with asyncio.TaskGroup() as working:
        for _ in range(CLIENTS):
            working.create_task(work())
    poster.close()


async def by_httpx(url: str, posts: int) -> float:
    """Processor time in ms of one such webhook posted with httpx, by this process."""
    body = b"x" * 700  # about a status
    async with httpx.AsyncClient(trust_env=False) as http:
        await http.post(url, content=body)
        begun = time.process_time()
        for _ in range(posts):
            await http.post(url, content=body)
        return 1000 * (time.process_time() - begun) / posts


async def run(given: argparse.Namespace) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        kept = ["--state", f"{folder}/world.jsonl"] if given.state else []
        batched = await measure(given.messages, kept)
    single = await measure(given.messages, ["--batch-most", "1"])
    what = "processor time per message and its three updates"
    beside = ("three POSTs with httpx alone", STATUSES * single["httpx_ms"])
    tell(
        "simulator",
        {"messages": given.messages, "state": given.state},
        [
            figure(f"{what}, batched as they come", batched["ms"], "ms", GOAL_MS, *beside),
            figure(f"{what}, one a webhook", single["ms"], "ms", GOAL_MS, *beside),
            figure("messages a second, wall clock", batched["sends_per_s"], "1/s", None),
            figure("updates a webhook", batched["updates_per_post"], "count", None),
        ],
    )


def main() -> None:
    """The benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=3000)
    parser.add_argument("--state", action="store_true", help="with a state file")
    asyncio.run(run(parser.parse_args()))


if __name__ == "__main__":
    main()
