"""The data files that the simulator ships with: phrases, templates, pictures and sounds."""

import json
from functools import cache
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parents[1]
_PLACES = (_PACKAGE / "_resources" / "simulator", _PACKAGE.parent / "resources" / "simulator")


def path_of(name: str) -> Path:
    """Where the resource `name` lies: inside the installed package, or beside the sources."""
    for place in _PLACES:
        if (place / name).exists():
            return place / name
    raise FileNotFoundError(f"simulator resource {name} is missing")


@cache
def content(name: str) -> bytes:
    """The bytes of the resource `name`."""
    return path_of(name).read_bytes()


@cache
def table(name: str) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """The parsed JSON resource `name`; read it, never change it."""
    return json.loads(content(name))
