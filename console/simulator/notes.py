"""How the parts of a world say what must survive it."""

from collections.abc import Callable

Note = Callable[[str, str, object], None]
"""(kind, key, value): keep this fact, if facts are kept at all."""


def unkept(_: str, __: str, ___: object) -> None:
    """Keeps nothing: a world without a state file."""
