"""How large the console is in the demo: after the tour, and after many messages more.

Run: python -m tests.bench.bench_memory [--messages N]
Prints one JSON object. The tour does the main job in the real window, offscreen, with relay and
simulator beside it in processes of their own, which are not counted. The reference is a bare
PySide6 and qasync window with a table.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from typing import Any

from tests.bench.bench_startup import SKELETON
from tests.bench.measuring import ROOT, child, figure, installed_environ, tell
from tests.bench.webhooks import Business, Poster

LONGEST_S = 900


def head_of(told: dict[str, Any]) -> int:
    """The relay's newest event."""
    request = urllib.request.Request(
        f"{told['relay_url']}/v1/events?limit=1",
        headers={"Authorization": f"Bearer {told['token']}"},
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        return int(json.load(answer)["head"])


def grown(messages: int) -> dict[str, float]:
    """Megabytes when shown, after the tour, and after that many messages."""
    with tempfile.TemporaryDirectory(prefix="acuerdo-memory-") as folder:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.memory_child", "0", folder],
            cwd=ROOT,
            env=installed_environ(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        watch = threading.Timer(LONGEST_S, process.kill)
        watch.start()
        try:
            assert process.stdin is not None
            assert process.stdout is not None
            told = json.loads(process.stdout.readline())
            before = head_of(told)
            poster = Poster(told["relay_url"], Business.of(told["facts"]))
            for number in range(messages):
                text = f"Mensaje {number} de la prueba de memoria"
                poster.post(told["phone"], text, f"wamid.memory.{number}", told["at_s"])
            poster.close()
            while (head := head_of(told)) < before + messages:
                time.sleep(0.1)
            process.stdin.write(f"{head}\n")
            process.stdin.flush()
            after = json.loads(process.stdout.readline())
            process.stdin.close()
            process.wait(60)
            process.stdout.close()
        finally:
            watch.cancel()
            process.kill()
            process.wait()
    return {
        "tour_ok": told["tour_ok"],
        "shown_mb": told["shown_mb"],
        "toured_mb": told["resident_mb"],
        "grown_mb": after["resident_mb"],
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=2_000)
    given = parser.parse_args()
    found = grown(given.messages)
    bare_mb = float(child("tests.bench.skeleton_child", [], installed_environ())["resident_mb"])
    figures = [
        figure("resident memory when the window is shown", found["shown_mb"], "MB", None,
               SKELETON, bare_mb),
        figure("resident memory after the demo's tour", found["toured_mb"], "MB", 300.0,
               SKELETON, bare_mb),
        figure("resident memory after that many messages more", found["grown_mb"], "MB", 300.0,
               SKELETON, bare_mb),
    ]  # fmt: skip
    tell("memory", {**vars(given), "tour_ok": found["tour_ok"]}, figures)


if __name__ == "__main__":
    main()
