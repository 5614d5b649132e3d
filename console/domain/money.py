"""Amounts of money: whole minor units of one ISO 4217 currency."""

from dataclasses import dataclass

NO_MINOR_UNIT = frozenset(
    {"CLP", "PYG", "JPY", "KRW", "VND", "ISK", "UGX", "XAF", "XOF", "XPF"}
)


LOCAL_CURRENCY = {
    "MX": "MXN",
    "CO": "COP",
    "PE": "PEN",
    "CL": "CLP",
    "AR": "ARS",
    "BR": "BRL",
    "EC": "USD",
    "UY": "UYU",
    "US": "USD",
}
"""The money of each country whose portfolios are worked, by ISO codes."""


def decimals(currency: str) -> int:
    """How many decimals `currency` has by ISO 4217."""
    return 0 if currency in NO_MINOR_UNIT else 2


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount. Units: minor units (cents), never a float.

    Raises: TypeError for a float, ValueError when two currencies meet in a sum.
    """

    minor: int
    currency: str

    def __post_init__(self) -> None:
        if type(self.minor) is not int:
            raise TypeError(f"an amount is a whole number of minor units, not {self.minor!r}")

    def __add__(self, other: "Money") -> "Money":
        return Money(self.minor + self._same(other), self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.minor - self._same(other), self.currency)

    def _same(self, other: "Money") -> int:
        if other.currency != self.currency:
            raise ValueError(f"{self.currency} and {other.currency} cannot be added")
        return other.minor
