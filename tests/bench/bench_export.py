"""How fast a table becomes a workbook, beside openpyxl's write-only mode.

Run: python packaging/dev.py bench export [--rows N] [--accounts N]
Prints one JSON object. Both write the same fifteen columns, each in a process of its own, one
after the other; the peer writes neither widths nor filters nor formats. `worklist` is the whole
road out of an encrypted workspace of --accounts (0: left out), in seconds per million rows; the
peer's seconds are those of its table, which it is given for nothing.
"""

import argparse
import os
import tempfile
from pathlib import Path

from tests.bench.measuring import child, figure, tell
from tests.bench.portfolio import make_workspace

LEAST_RATIO = 1.5
MOST_MB = 300
MILLION = 1_000_000
PEER = "openpyxl write-only"


def main() -> None:
    """Both ways, and what they took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--accounts", type=int, default=50_000)
    given = parser.parse_args()
    ways = {}
    with tempfile.TemporaryDirectory() as folder:
        if given.accounts:
            make_workspace(Path(folder) / "workspace", given.accounts)
        for way in ("ours", "openpyxl", *(["worklist"] if given.accounts else [])):
            target = Path(folder) / f"{way}.xlsx"
            arguments = [way, str(target), str(given.rows)]
            ways[way] = child("tests.bench.export_child", arguments, os.environ)
            target.unlink()
    ours, peer = ways["ours"], ways["openpyxl"]
    goal = peer["seconds"] / LEAST_RATIO
    figures = [
        figure("write", ours["seconds"], "s", goal, PEER, peer["seconds"]),
        figure("memory", ours["peak_mb"], "MB", MOST_MB, PEER, peer["peak_mb"]),
        figure("file", ours["file_mb"], "MB", None, PEER, peer["file_mb"]),
    ]
    if found := ways.get("worklist"):
        beside = peer["seconds"] * MILLION / given.rows
        took = found["seconds"] * MILLION / given.accounts
        figures += [
            figure("worklist", took, "s/million", beside / LEAST_RATIO, PEER, beside),
            figure("worklist_memory", found["peak_mb"], "MB", MOST_MB),
        ]
    sizes = {"rows": given.rows, "columns": 15, "accounts": given.accounts}
    tell("export", sizes, figures)


if __name__ == "__main__":
    main()
