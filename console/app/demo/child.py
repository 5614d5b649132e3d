"""A server of the demo, in a process of its own that ends when the demo does.

The parent holds the other end of standard input: when it closes (the demo ended, crashed or
was killed), the server stops by itself, so that none is left behind.
"""

import argparse
import json
import os
import signal
import sys
import threading
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from console.runtime.clock import ShiftedClock


def main(arguments: Sequence[str]) -> int:
    """`simulator ARGS…` or `relay --config FILE --clock-offset SECONDS`."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    kind, *rest = arguments
    if kind == "simulator":
        from console.simulator import serve  # noqa: PLC0415 - one server per process

        return serve.main(rest)
    return _relay(rest)


def _relay(arguments: Sequence[str]) -> int:
    from console.relay import config, serve  # noqa: PLC0415 - one server per process

    parser = argparse.ArgumentParser()
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--clock-offset", type=int, required=True)
    options = parser.parse_args(arguments)
    clock = ShiftedClock(timedelta(seconds=options.clock_offset))

    def ready(url: str) -> None:
        print(json.dumps({"base_url": url, "pid": os.getpid()}), flush=True)

    serve.run(config.load(options.config, os.environ), clock, ready)
    return 0


def _end_with_parent() -> None:
    while sys.stdin.buffer.read(1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
