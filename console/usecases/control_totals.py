"""The figures of the creditor's letter beside those of the file."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

FIGURES = ("rows", "accounts", "total_minor")


@dataclass(frozen=True, slots=True)
class Letter:
    """What the creditor says was sent; None for what the letter does not say.

    Units: `total_minor` in minor units of the file's currency.
    """

    rows: int | None = None
    accounts: int | None = None
    total_minor: int | None = None

    def to_json(self) -> dict[str, int]:
        """What it says, by figure."""
        said = {name: getattr(self, name) for name in FIGURES}
        return {name: value for name, value in said.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Control:
    """One figure: what the letter says, what the file holds, and file minus letter."""

    figure: str
    said: int
    found: int

    @property
    def difference(self) -> int:
        """Nothing when they agree."""
        return self.found - self.said


def found_in(report: Mapping[str, Any]) -> dict[str, int]:
    """The file's own figures, of the import JSON. The total is that of what is accepted:
    the past due of a portfolio (its balance if it has no other), the sum of payments.
    """
    totals = report.get("totals") or {}
    total = next(
        (
            totals[name]
            for name in ("due_amount_minor", "amount_minor", "balance_minor")
            if totals.get(name) is not None
        ),
        None,
    )
    values = {
        "rows": report.get("rows_total"),
        "accounts": report.get("accounts"),
        "total_minor": total,
    }
    return {name: value for name, value in values.items() if isinstance(value, int)}


def compare(letter: Letter, report: Mapping[str, Any]) -> tuple[Control, ...]:
    """Every figure that the letter gives, against the file. What the file does not have
    counts as nothing.
    """
    found = found_in(report)
    return tuple(
        Control(name, said, found.get(name, 0)) for name, said in letter.to_json().items()
    )
