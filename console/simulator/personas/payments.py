"""The payments that people make, and the file in which a creditor would report them."""

import csv
import io
from dataclasses import dataclass
from typing import Any

from console.simulator.notes import Note

COLUMNS = ("fecha", "cuenta", "referencia", "nombre", "telefono", "monto", "moneda")


@dataclass(frozen=True)
class Payment:
    """One payment as the bank booked it. `amount` is a decimal with two places."""

    reference: str
    account: str
    name: str
    phone: str
    paid_on: str
    """ISO date, local to the person."""
    amount: str
    currency: str
    person: str
    kept_promise: bool


class Payments:
    """Everything that was paid, in order."""

    def __init__(self, note: Note) -> None:
        self._note = note
        self.made: list[Payment] = []

    def add(self, payment: Payment) -> None:
        """Book a payment; the same reference is booked once."""
        if all(one.reference != payment.reference for one in self.made):
            self.made.append(payment)
            self._note("payment", payment.reference, payment)

    def restore(self, given: dict[str, Any]) -> None:
        """Put back a payment of an earlier run."""
        self.made.append(Payment(**given))

    def as_csv(self) -> str:
        """The file: UTF-8, commas, one row per payment, dates as day/month/year."""
        text = io.StringIO()
        rows = csv.writer(text, lineterminator="\r\n")
        rows.writerow(COLUMNS)
        for one in self.made:
            year, month, day = one.paid_on.split("-")
            rows.writerow(
                (
                    f"{day}/{month}/{year}",
                    one.account,
                    one.reference,
                    one.name,
                    one.phone,
                    one.amount,
                    one.currency,
                )
            )
        return text.getvalue()
