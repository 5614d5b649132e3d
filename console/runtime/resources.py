"""Files that ship with the program: icons, themes, translations, country rules."""

import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import Any


def path(relative: str) -> Path:
    """Where `relative` lies, e.g. `icons/clock.svg`.

    Raises: FileNotFoundError when nothing of that name ships.
    """
    found = _root() / relative
    if not found.exists():
        raise FileNotFoundError(f"the program ships no {relative} (looked in {_root()})")
    return found


def text(relative: str) -> str:
    """The UTF-8 text of `relative`."""
    return path(relative).read_text(encoding="utf-8")


def read_toml(relative: str) -> dict[str, Any]:
    """The TOML table in `relative`."""
    return tomllib.loads(text(relative))


@cache
def _root() -> Path:
    """A frozen program unpacks them; a wheel keeps them inside; a checkout beside."""
    unpacked = getattr(sys, "_MEIPASS", None)
    if unpacked is not None:
        return Path(unpacked) / "resources"
    package = Path(__file__).resolve().parents[1]
    inside = package / "_resources"
    return inside if inside.is_dir() else package.parent / "resources"
