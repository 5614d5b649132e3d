"""How long a worklist of many accounts takes, beside the queries one would write first.

Run: python tests/bench/bench_queue.py [--accounts N] [--rounds N]
Prints one JSON object. The workspace is encrypted SQLite; medians of warm calls, but for
"open", which is one cold process after its imports.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from console.store import workspace
from console.store.worker import Worker
from console.usecases.ports import UnitOfWork
from tests.bench.portfolio import KEY, NOW, make_workspace

SEGMENT = "31-90"
PAGE = 100
COUNTED = """
SELECT portfolio_id, segment, currency, COUNT(*), COUNT(DISTINCT debtor_id), SUM(due_minor)
FROM accounts WHERE withdrawn_at_us IS NULL GROUP BY portfolio_id, segment, currency
"""
SORTED = """
SELECT id, rank FROM accounts NOT INDEXED WHERE withdrawn_at_us IS NULL AND segment = ?
ORDER BY rank, id LIMIT ?
"""
SKIPPED = """
SELECT id FROM accounts WHERE withdrawn_at_us IS NULL AND segment = ?
ORDER BY rank, id LIMIT ? OFFSET ?
"""
Figure = dict[str, object]


def median_ms(job: Callable[[], object], rounds: int) -> float:
    job()
    taken = []
    for _ in range(rounds):
        began = time.perf_counter()
        job()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def figure(
    name: str, value: float, goal: float, reference: str | None = None, beside: float = 0
) -> Figure:
    return {
        "name": name,
        "value": round(value, 2),
        "unit": "ms",
        "goal": goal,
        "met": value <= goal,
        "reference": reference,
        "reference_value": round(beside, 2) if reference else None,
        "ratio": round(beside / value, 1) if reference else None,
    }


def open_cold(folder: Path) -> float:
    """Open, first inbox page, segments, first worklist page: milliseconds after imports."""
    done = subprocess.run(
        [sys.executable, __file__, "--open", str(folder)],
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout)


def look(uow: UnitOfWork) -> None:
    uow.conversations.list(by="bench", tab="everyone", now=NOW)
    uow.queue.segments()


def print_open(folder: Path) -> None:
    began = time.perf_counter()
    worker = Worker(workspace.open_current(folder, KEY))
    worker.read_now(look)
    print((time.perf_counter() - began) * 1000)
    worker.close()


def figures(folder: Path, rounds: int) -> list[Figure]:
    engine = workspace.open_current(folder, KEY)
    worker = Worker(engine)
    total = worker.read_now(lambda uow: uow.queue.page(SEGMENT, limit=1, now=NOW)).total

    def raw(sql: str, *values: object) -> Callable[[], object]:
        def run() -> object:
            with engine.connect() as connection:
                return connection.exec_driver_sql(sql, values).all()

        return run

    with engine.connect() as connection:
        middle = connection.exec_driver_sql(
            "SELECT rank, id FROM accounts WHERE withdrawn_at_us IS NULL AND segment = ?"
            " ORDER BY rank, id LIMIT 1 OFFSET ?",
            (SEGMENT, total // 2),
        ).one()
    cursor = f"{middle.rank}:{middle.id}"

    def page(after: str | None, limit: int) -> Callable[[], object]:
        return lambda: worker.read_now(
            lambda uow: uow.queue.page(SEGMENT, after=after, limit=limit, now=NOW)
        )

    def segments() -> object:
        return worker.read_now(lambda uow: uow.queue.segments())

    counted = median_ms(raw(COUNTED), min(rounds, 5))
    ordered = median_ms(raw(SORTED, SEGMENT, PAGE), min(rounds, 5))
    skipped = median_ms(raw(SKIPPED, SEGMENT, PAGE, total // 2), rounds)
    keyset = median_ms(
        raw(
            "SELECT id FROM accounts WHERE withdrawn_at_us IS NULL AND segment = ?"
            " AND (rank, id) > (?, ?) ORDER BY rank, id LIMIT ?",
            SEGMENT,
            middle.rank,
            middle.id,
            PAGE,
        ),
        rounds,
    )
    found = [
        figure("open_inbox_and_segments", open_cold(folder), 150),
        figure("segments", median_ms(segments, rounds), 25, "GROUP BY over accounts", counted),
        figure(
            "first_page_of_100",
            median_ms(page(None, PAGE), rounds),
            100,
            "sorted without an index, ids only",
            ordered,
        ),
        figure("page_in_the_middle", median_ms(page(cursor, PAGE), rounds), 100),
        figure("ids_in_the_middle", keyset, 5, "OFFSET, ids only", skipped),
    ]
    worker.close()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accounts", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--open", type=Path)
    given = parser.parse_args()
    if given.open:
        print_open(given.open)
        return
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "w"
        make_workspace(place, given.accounts)
        told = {"bench": "queue", "accounts": given.accounts}
        print(json.dumps({**told, "figures": figures(place, given.rounds)}))


if __name__ == "__main__":
    main()
