"""Who of the team is named in a note, by @ and a name."""

import re
from collections.abc import Iterable

from console.domain.folding import folded

AT_NAME = re.compile(r"(?<![\w@])@([^\W_][\w.-]*)")
"""An @ that begins a word, and the name behind it; the name is the first group."""


def mentioned(text: str, operators: Iterable[str]) -> tuple[str, ...]:
    """Those of `operators` whose whole name, without its spaces, or first name is called.

    A first name that several have calls all of them: better one notice too many than one
    too few.
    """
    called = {folded(name).rstrip(".-") for name in AT_NAME.findall(text)}
    return tuple(sorted(one for one in set(operators) if called & set(_names_of(one))))


def _names_of(operator: str) -> tuple[str, ...]:
    words = folded(operator).split()
    return ("".join(words), *words[:1])
