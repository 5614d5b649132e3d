"""Segments as people expect to see them: all bands, in order of age, the empty ones too."""

from collections.abc import Iterable
from dataclasses import replace

from console.domain.ids import PortfolioId
from console.domain.segment import EXCLUDED, SEGMENTS, UNKNOWN
from console.usecases.views import SegmentRow

BANDS = tuple(name for name in SEGMENTS if name not in {UNKNOWN, EXCLUDED})
REST = (UNKNOWN, EXCLUDED)


def complete(rows: Iterable[SegmentRow]) -> tuple[SegmentRow, ...]:
    """The rows of each portfolio, then the totals, with every band; the rest only if filled."""
    groups: dict[tuple[str | None, PortfolioId | None], dict[str, SegmentRow]] = {}
    for row in rows:
        groups.setdefault((row.creditor, row.portfolio_id), {})[row.segment] = row
    groups.setdefault((None, None), {})
    found: list[SegmentRow] = []
    for (creditor, portfolio_id), group in groups.items():
        any_row = next(iter(group.values()), SegmentRow("", 0, 0, (), creditor, portfolio_id))
        empty = replace(any_row, accounts=0, debtors=0, due=())
        found += [group.get(band, replace(empty, segment=band)) for band in BANDS]
        found += [group[name] for name in REST if name in group]
    return tuple(found)
