"""The relay under load. Prints one JSON object with the figures of all its parts.

`--only ingest,drain,stream` chooses parts; each adds its own sizes (`--help`).
"""

import argparse
import importlib
import importlib.util
import json
import sys
from types import ModuleType

PARTS = ("ingest", "drain", "stream")
_PACKAGE = "tests.bench.relay"


def parts() -> dict[str, ModuleType]:
    """The parts that there are; `tests/bench/relay/__init__.py` says what a part is."""
    names = {part: f"{_PACKAGE}.{part}" for part in PARTS}
    return {
        part: importlib.import_module(name)
        for part, name in names.items()
        if importlib.util.find_spec(name)
    }


def main() -> int:
    """Measure what was asked for."""
    there = parts()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default=",".join(there), help="parts, divided by commas")
    for part in there.values():
        part.add_arguments(parser)
    arguments = parser.parse_args()
    chosen = [name.strip() for name in arguments.only.split(",") if name.strip()]
    if missing := [name for name in chosen if name not in there]:
        parser.error(f"there is no part {', '.join(missing)}; there are {', '.join(there)}")
    figures = [figure for name in chosen for figure in there[name].figures(arguments)]
    print(json.dumps({"bench": "relay", "figures": figures}, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
