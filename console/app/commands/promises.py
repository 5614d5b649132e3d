"""`acuerdo promises`: promises to pay, by due day."""

import argparse
from datetime import date

from console.app.cli import DONE, Call
from console.app.workspace import opened, place_of
from console.runtime import formats
from console.usecases.views import PromiseRow


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which ones."""
    parser.add_argument("--state", action="append", default=[])
    parser.add_argument("--due-from", type=date.fromisoformat)
    parser.add_argument("--due-to", type=date.fromisoformat)
    parser.add_argument("--limit", type=int, default=1000)


def run(call: Call) -> int:
    """Print them."""
    options = call.options
    with opened(place_of(options.workspace, call.environ), call.environ) as worker:
        rows = worker.read_now(
            lambda uow: uow.promises.list(
                states=options.state,
                due_from=options.due_from,
                due_to=options.due_to,
                limit=options.limit,
            )
        )
    call.answer({"promises": [_json(row) for row in rows]})
    for row in rows:
        amount = formats.money(row.amount)
        person = (row.person or "—")[:32]
        call.line(f"{row.due_on}  {row.state:<16} {amount:>16}  {person:<32} {row.made_by}")
    return DONE


def _json(row: PromiseRow) -> dict[str, object]:
    return {
        "id": row.id,
        "state": row.state,
        "due_on": row.due_on,
        "amount_minor": row.amount.minor,
        "paid_minor": row.paid.minor,
        "currency": row.amount.currency,
        "person": row.person,
        "account_no": row.account_no,
        "creditor": row.creditor,
        "channel": row.channel,
        "evidence_message_id": row.evidence_message_id,
        "made_at": row.made_at,
        "made_by": row.made_by,
    }
