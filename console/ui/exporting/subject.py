"""From where an export was asked for."""

from dataclasses import dataclass

from console.domain.ids import PortfolioId
from console.usecases.exporting import ExportKind


@dataclass(frozen=True, slots=True)
class Subject:
    """What was looked at: the rows are narrowed to what was seen there."""

    kind: ExportKind
    segment: str | None = None
    portfolio_id: PortfolioId | None = None
