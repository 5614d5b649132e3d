"""A portfolio from .xlsx to a committed, indexed workspace, beside pandas in the same run.

`acuerdo import` is run as a person runs it: a process from its start to its end, with a
dry run and a load, every row checked, into an encrypted workspace. pandas reads the same file
and writes what it read into plain SQLite. Prints one JSON object.

`--only whole,again,frugal,preview` chooses parts; without pandas' part there is no ratio.
"""

import argparse
import importlib
import json
import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.bench.measuring import Figure, figure, installed_environ

_PACKAGE = "tests.bench.import"
_workbook = importlib.import_module(f"{_PACKAGE}.workbook")
_processes = importlib.import_module(f"{_PACKAGE}.processes")
PARTS = ("whole", "again", "middle", "frugal", "preview")
PANDAS = "pandas read_excel + to_sql, checks nothing"
FASTER, LEANER = 7, 0.5
MIDDLE_ROWS, MIDDLE_S = 200_000, 12
FRUGAL_MB, PREVIEW_S, PREVIEW_ROWS = 300, 2, 2_200


def main() -> int:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--middle-rows", type=int, default=MIDDLE_ROWS)
    parser.add_argument("--only", default=",".join(PARTS), help="parts, divided by commas")
    asked = parser.parse_args()
    parts = set(asked.only.split(","))
    if parts - set(PARTS):
        parser.error(f"the parts are {', '.join(PARTS)}")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        figures = list(_figures(place, asked, parts))
    sizes = {"rows": asked.rows, "middle_rows": asked.middle_rows, "columns": 15}
    load = [round(one, 2) for one in os.getloadavg()]
    told = {"bench": "import", "sizes": sizes, "load": load, "figures": figures}
    print(json.dumps(told, ensure_ascii=False))
    return 0


def _figures(place: Path, asked: argparse.Namespace, parts: set[str]) -> list[Figure]:
    file = _workbook.write(place / "cartera.xlsx", asked.rows)
    found: list[Figure] = []
    if "preview" in parts:
        found += _preview(place, file)
    if parts & {"whole", "again"}:
        found += _whole(place, file, asked.rows, parts)
    if "frugal" in parts:
        found += _frugal(place, file, asked.rows)
    if "middle" in parts:
        middle = _workbook.write(place / "mediana.xlsx", asked.middle_rows)
        mine = _import(place / "mediana", middle, asked.middle_rows)
        name = f"{asked.middle_rows:,} rows"
        found.append(figure(f"{name}, time", mine.seconds, "s", MIDDLE_S))
        found.append(figure(f"{name}, peak memory", mine.peak_mb, "MB", None))
    return found


def _whole(place: Path, file: Path, rows: int, parts: set[str]) -> list[Figure]:
    mine = _import(place / "ours", file, rows)
    found: list[Figure] = []
    if "whole" in parts:
        arguments = [str(file), str(place / "peer.db")]
        peer = _processes.run(f"{_PACKAGE}.peer", arguments, installed_environ())
        goal_s, goal_mb = peer.seconds / FASTER, peer.peak_mb * LEANER
        found += [
            figure(f"{rows:,} rows, time", mine.seconds, "s", goal_s, PANDAS, peer.seconds),
            figure(
                f"{rows:,} rows, peak memory", mine.peak_mb, "MB", goal_mb, PANDAS, peer.peak_mb
            ),
        ]
    if "again" in parts:
        again = _import(place / "ours", file, rows)
        if again.told["effect"]["unchanged"] != rows:
            raise RuntimeError(f"the same file changed something: {again.told['effect']}")
        name, first = "the same file again, time", "the first import"
        found.append(figure(name, again.seconds, "s", mine.seconds, first, mine.seconds))
    return found


def _frugal(place: Path, file: Path, rows: int) -> list[Figure]:
    mine = _import(place / "frugal", file, rows, {"ACUERDO_MEMORY_MB": str(FRUGAL_MB)})
    name = f"{rows:,} rows when memory is short"
    return [
        figure(f"{name}, peak memory", mine.peak_mb, "MB", FRUGAL_MB),
        figure(f"{name}, time", mine.seconds, "s", None),
    ]


def _preview(place: Path, file: Path) -> list[Figure]:
    mine = _processes.run(f"{_PACKAGE}.glance", [str(file)], installed_environ())
    arguments = [str(file), str(place / "preview.db"), str(PREVIEW_ROWS)]
    peer = _processes.run(f"{_PACKAGE}.peer", arguments, installed_environ())
    name = f"pandas read_excel, {PREVIEW_ROWS:,} rows"
    seconds = mine.told["seconds"]
    return [figure("preview", seconds, "s", PREVIEW_S, name, peer.seconds)]


def _import(
    workspace: Path, file: Path, rows: int, more: Mapping[str, str] | None = None
) -> Any:
    """One run of the command; every row must be there."""
    key = workspace.with_suffix(".key")
    environ = {**installed_environ(), "ACUERDO_KEY_FILE": str(key), **(more or {})}
    arguments = [
        "--workspace", str(workspace), "import", str(file), "--creditor", "Banco",
        "--country", "MX", "--currency", "MXN", "--as-of", "2026-11-17", "--json",
    ]  # fmt: skip
    done = _processes.run("console", arguments, environ)
    if done.told["accepted"] != rows:
        raise RuntimeError(f"{done.told['accepted']} of {rows} rows were accepted")
    return done


if __name__ == "__main__":
    sys.exit(main())
