"""Reads files under a limit of memory: `python -m tests.excel.fuzz_child MB FILE…`.

One line a file: its name and what came of it. Anything but a reading or a refusal ends the
process with a traceback, or is killed by the system: the parent sees both.
"""

import resource
import sys
from pathlib import Path

from console.excel.inspection import inspect
from console.excel.reading import read
from console.excel.refused import FileRefused
from tests.excel.workbooks import settings

SECONDS_OF_PROCESSOR = 240


def outcome(path: Path) -> str:
    """The refusal's code, or how many rows were read."""
    try:
        found = inspect(path, settings())
        report = read(path, found.layout, settings()).finish()
    except FileRefused as refused:
        return refused.code
    return f"READ {report.rows_total}"


def main(limit_mb: int, paths: list[Path]) -> None:
    limit = limit_mb * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS_OF_PROCESSOR, SECONDS_OF_PROCESSOR))
    for path in paths:
        sys.stdout.write(f"{path.name} {outcome(path)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
