"""Pauses and blocks of a person that hold now. store/ and tests/fakes/ fit the port."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from console.domain.ids import DebtorId

PAUSE, BLOCK = "pause", "block"


@dataclass(frozen=True, slots=True)
class RestraintRow:
    """A pause or a block in force. `by` is an operator, or "import:" and the batch."""

    kind: str
    reason: str
    at: datetime
    until: datetime | None
    by: str

    @property
    def is_imported(self) -> bool:
        """Whether a creditor's list asked for it: undoing that import ends it."""
        return self.by.startswith("import:")


class Restraints(Protocol):
    """Pauses and blocks of people."""

    def in_force(self, debtor_id: DebtorId, now: datetime) -> tuple[RestraintRow, ...]:
        """Those that hold, oldest first."""
        ...

    def lift(
        self,
        debtor_id: DebtorId,
        kind: str,
        reason: str,
        at: datetime,
        *,
        by: str | None = None,
        since: datetime | None = None,
    ) -> bool:
        """End what holds of that kind and reason; False where nothing does. Never ends what a
        creditor's list asked for. `by` and `since` narrow it to what that operator set lately.
        """
        ...
