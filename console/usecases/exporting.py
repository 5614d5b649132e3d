"""What leaves the house as a workbook: kinds of export and the port that writes them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from console.domain.ids import PortfolioId


class ExportKind(StrEnum):
    """The exports of the command line and of the screens."""

    QUEUE = "queue"
    ACTIVITIES = "activities"
    BEST_LAST = "best_last"
    PROMISES = "promises"
    PAYMENTS = "payments"
    CONVERSATIONS = "conversations"
    AUDIT = "audit"


@dataclass(frozen=True, slots=True)
class ExportWish:
    """What to write where. Days are of the desk's time zone, both included."""

    kind: ExportKind
    target: Path
    segment: str | None = None
    portfolio_id: PortfolioId | None = None
    from_on: date | None = None
    to_on: date | None = None


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written."""

    target: Path
    rows: int
    seconds: float


class ExportDesk(Protocol):
    """Writes workbooks.

    Raises: runtime.errors.Unavailable when the file cannot be written (open in another
    program, no space).
    """

    async def export(
        self, wish: ExportWish, on_rows: Callable[[int], None], cancelled: Callable[[], bool]
    ) -> Exported | None:
        """Write it whole or not at all; None when cancelled."""
        ...
