"""How fast a table becomes a workbook, beside openpyxl's write-only mode.

Run: python packaging/dev.py bench export [--rows N]
Prints one JSON object. Both write the same fifteen columns, each in a process of its own, one
after the other; the peer writes neither widths nor filters nor formats.
"""

import argparse
import os
import tempfile
from pathlib import Path

from tests.bench.measuring import child, figure, tell

LEAST_RATIO = 1.5
MOST_MB = 300
PEER = "openpyxl write-only"


def main() -> None:
    """Both ways, and what they took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ways = {}
        for way in ("ours", "openpyxl"):
            target = Path(folder) / f"{way}.xlsx"
            arguments = [way, str(target), str(given.rows)]
            ways[way] = child("tests.bench.export_child", arguments, os.environ)
            target.unlink()
    ours, peer = ways["ours"], ways["openpyxl"]
    tell(
        "export",
        {"rows": given.rows, "columns": 15},
        [
            figure(
                "write",
                ours["seconds"],
                "s",
                peer["seconds"] / LEAST_RATIO,
                PEER,
                peer["seconds"],
            ),
            figure("memory", ours["peak_mb"], "MB", MOST_MB, PEER, peer["peak_mb"]),
            figure("file", ours["file_mb"], "MB", None, PEER, peer["file_mb"]),
        ],
    )


if __name__ == "__main__":
    main()
