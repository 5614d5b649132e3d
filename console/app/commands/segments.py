"""`acuerdo segments`: counts and sums per segment."""

import argparse

from console.app.cli import DONE, Call
from console.app.workspace import opened, place_of
from console.domain.money import Money
from console.runtime import formats
from console.usecases.segments import complete
from console.usecases.views import SegmentRow


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No arguments of its own."""


def run(call: Call) -> int:
    """Print them."""
    with opened(place_of(call.options.workspace, call.environ), call.environ) as worker:
        rows = complete(worker.read_now(lambda uow: uow.queue.segments()))
    totals = [row for row in rows if row.creditor is None]
    call.answer(
        {
            "segments": [_json(row) for row in totals],
            "portfolios": [
                _json(row) | {"creditor": row.creditor, "portfolio_id": row.portfolio_id}
                for row in rows
                if row.creditor is not None
            ],
        }
    )
    for row in totals:
        due = " · ".join(formats.money(one) for one in row.due)
        call.line(f"{row.segment:<12} {row.accounts:>9,} {row.debtors:>9,}  {due}")
    return DONE


def _json(row: SegmentRow) -> dict[str, object]:
    return {
        "segment": row.segment,
        "accounts": row.accounts,
        "debtors": row.debtors,
        "due": [_money(one) for one in row.due],
        "due_amount_minor": row.due[0].minor if len(row.due) == 1 else None,
        "currency": row.due[0].currency if len(row.due) == 1 else None,
    }


def _money(amount: Money) -> dict[str, object]:
    return {"amount_minor": amount.minor, "currency": amount.currency}
