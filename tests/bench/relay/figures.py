"""The contract's figures, with goals in the unit of the value."""

from dataclasses import dataclass
from typing import Any

Figure = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Beside:
    """What was measured beside a value in the same run."""

    name: str
    value: float


def at_least(
    name: str, value: float, unit: str, goal: float | None = None, beside: Beside | None = None
) -> Figure:
    """A figure of which more is better; `ratio` is ours over the reference."""
    return _figure(name, value, unit, goal, beside, met=goal is None or value >= goal)


def at_most(
    name: str, value: float, unit: str, goal: float | None = None, beside: Beside | None = None
) -> Figure:
    """A figure of which less is better; `ratio` is ours over the reference."""
    return _figure(name, value, unit, goal, beside, met=goal is None or value <= goal)


def _figure(
    name: str, value: float, unit: str, goal: float | None, beside: Beside | None, *, met: bool
) -> Figure:
    return {
        "name": name,
        "value": round(value, 2),
        "unit": unit,
        "goal": None if goal is None else round(goal, 2),
        "met": None if goal is None else met,
        "reference": beside and beside.name,
        "reference_value": beside and round(beside.value, 2),
        "ratio": round(value / beside.value, 3) if beside and beside.value else None,
    }
