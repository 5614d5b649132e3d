"""How fast a portfolio is read and checked, beside openpyxl that only reads its cells.

Run: python tests/bench/bench_import_read.py [--rows N] [--reference-rows N]
Prints one JSON object. Each figure is measured in a process of its own, for its peak memory.
The reference reads a smaller file by default (it is slow); rates are compared, not times.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

AS_OF = date(2026, 11, 17)
GOAL_ROWS_PER_S = 1_000_000 / 60


def read_ours(path: Path) -> int:
    from console.excel.inspection import inspect  # noqa: PLC0415 - only in its own process
    from console.excel.layout import ImportSettings  # noqa: PLC0415 - as above
    from console.excel.reader import Book  # noqa: PLC0415 - as above
    from console.excel.reading import read  # noqa: PLC0415 - as above

    settings = ImportSettings("Banco", "MX", "MXN", AS_OF)
    with Book(path) as book:
        found = inspect(book, settings)
        return read(book, found.layout, settings).finish().records_total


def read_reference(path: Path) -> int:
    import openpyxl  # noqa: PLC0415 - only in its own process

    sheet = openpyxl.load_workbook(path, read_only=True).active
    return sum(1 for _ in sheet.iter_rows(values_only=True)) if sheet is not None else 0


def measured(way: str, path: Path) -> dict[str, float]:
    """Rows, seconds and peak memory of one way of reading, in a fresh process."""
    command = [sys.executable, __file__, "--way", way, "--file", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def run_way(way: str, path: Path) -> None:
    began = time.perf_counter()
    rows = read_ours(path) if way == "ours" else read_reference(path)
    seconds = time.perf_counter() - began
    print(json.dumps({"rows": rows, "seconds": seconds, "peak_mb": peak_mb()}))


def peak_mb() -> float:
    """The process's own peak. Linux counts the parent's memory in ru_maxrss, so ask /proc."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))
    import resource  # noqa: PLC0415 - there is none on Windows

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


def sample(folder: Path, rows: int) -> Path:
    from console.excel.sample_portfolio import write_sample  # noqa: PLC0415 - as above

    path = folder / f"cartera_{rows}.xlsx"
    write_sample(path, creditor="Banco", as_of=AS_OF, rows=rows, seed=1)
    return path


def figures(ours: dict[str, float], reference: dict[str, float]) -> list[dict[str, object]]:
    rate = ours["rows"] / ours["seconds"]
    reference_rate = reference["rows"] / reference["seconds"]
    named = "openpyxl read_only, cells only"
    return [
        {
            "name": "rows read and checked", "value": round(rate), "unit": "rows/s",
            "goal": round(GOAL_ROWS_PER_S), "met": rate >= GOAL_ROWS_PER_S, "reference": named,
            "reference_value": round(reference_rate), "ratio": round(rate / reference_rate, 2),
        },
        {
            "name": "time", "value": round(ours["seconds"], 2), "unit": "s", "goal": None,
            "met": None, "reference": None, "reference_value": None, "ratio": None,
        },
        {
            "name": "peak memory", "value": round(ours["peak_mb"]), "unit": "MB", "goal": None,
            "met": None, "reference": named, "reference_value": round(reference["peak_mb"]),
            "ratio": round(ours["peak_mb"] / reference["peak_mb"], 2),
        },
    ]  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--reference-rows", type=int, default=20_000)
    parser.add_argument("--way", choices=("ours", "reference"), help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.way:
        run_way(wanted.way, wanted.file)
        return
    with tempfile.TemporaryDirectory() as folder:
        ours = measured("ours", sample(Path(folder), wanted.rows))
        reference = measured("reference", sample(Path(folder), wanted.reference_rows))
    found = {"bench": "import_read", "figures": figures(ours, reference)}
    print(json.dumps(found, ensure_ascii=False))


if __name__ == "__main__":
    main()
