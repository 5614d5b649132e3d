"""From the start of the process to a window with rows that takes keys, and its memory.

Run: python -m tests.bench.bench_startup [--accounts N] [--conversations N] [--rounds N]
Prints one JSON object. Each round is a fresh process, offscreen, modules compiled, files in the
system's cache, on an encrypted workspace; its relay is away. The reference is a bare PySide6
and qasync window with a table of 500 rows, in turns with ours. Medians.
"""

import argparse
import tempfile
from pathlib import Path
from typing import Any

from tests.bench import desk
from tests.bench.measuring import child, figure, installed_environ, median, tell

SKELETON = "a bare PySide6 and qasync window with a table"
NOBODY = "http://127.0.0.1:9"


def rounds(size: desk.Size, count: int, settle_s: float) -> tuple[list[Any], list[Any]]:
    """What each round of ours and of the skeleton's found; a first one of each warms up."""
    ours, bare = [], []
    with desk.copied(size) as full, tempfile.TemporaryDirectory() as settings:
        environ = {
            **installed_environ(),
            "ACUERDO_KEY_FILE": full.environ["ACUERDO_KEY_FILE"],
            "ACUERDO_TOKEN_FILE": str(_token(Path(settings))),
            "ACUERDO_RELAY_URL": NOBODY,
            "XDG_CONFIG_HOME": settings,
        }
        arguments = [full.place.text, desk.OPERATOR, str(settle_s)]
        for _ in range(count + 1):
            ours.append(child("tests.bench.startup_child", arguments, environ))
            bare.append(child("tests.bench.skeleton_child", [], environ))
    return ours[1:], bare[1:]


def _token(folder: Path) -> Path:
    """A token for a relay that is away."""
    file = folder / "relay.token"
    file.write_text("bench-token\n", encoding="ascii")
    file.chmod(0o600)
    return file


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accounts", type=int, default=100_000)
    parser.add_argument("--conversations", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--settle-s", type=float, default=3.0)
    given = parser.parse_args()
    size = desk.Size(given.accounts, given.conversations)
    ours, bare = rounds(size, given.rounds, given.settle_s)

    def of(listed: list[Any], name: str) -> float:
        return median([float(one[name]) for one in listed])

    skeleton_ms, skeleton_mb = of(bare, "usable_ms"), of(bare, "resident_mb")
    figures = [
        figure("process start to usable window", of(ours, "usable_ms"), "ms", 1000.0,
               SKELETON, skeleton_ms),
        figure("process start to window shown", of(ours, "shown_ms"), "ms", None,
               SKELETON, skeleton_ms),
        figure("resident memory when usable", of(ours, "resident_mb"), "MB", 150.0,
               SKELETON, skeleton_mb),
        figure("resident memory some seconds later", of(ours, "settled_mb"), "MB", None,
               SKELETON, skeleton_mb),
        figure("time spent importing", of(ours, "imported_ms"), "ms", None),
    ]  # fmt: skip
    tell("startup", {**vars(given), "rows": ours[-1]["rows"], "heavy": ours[-1]["before"]},
         figures)  # fmt: skip


if __name__ == "__main__":
    main()
