"""How good a result an activity is: the lower, the better."""

from functools import cache

from console.runtime.rule_files import dispositions


@cache
def _known() -> dict[str, int]:
    return {code: each.weight for code, each in dispositions().items()}


def weight_of(code: str) -> int:
    """The weight of a code in the catalogue; codes outside of it are the worst."""
    known = _known()
    return known.get(code, max(known.values(), default=0) + 1)
