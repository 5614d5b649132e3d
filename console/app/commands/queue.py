"""`acuerdo queue`: a segment's accounts in priority order, with reasons."""

import argparse

from console.app.cli import DONE, Call, WrongUsage
from console.app.rule_book import Countries
from console.app.workspace import opened, place_of
from console.domain.contact import Allowed, Decision
from console.runtime import formats, reasons
from console.usecases.decide import decide_facts
from console.usecases.views import QueueRow, TemplateRow

ANY_APPROVED = TemplateRow("*", "", "APPROVED", "UTILITY", None, ())
"""Whether one may be written to at all: a closed window only asks for a template."""


MARK = "c"
"""Before a cursor: one that begins with a minus would be taken for an option."""


def _cursor(given: str | None) -> str | None:
    return given and given.removeprefix(MARK)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which segment, how many, and where to go on."""
    parser.add_argument("--segment", required=True)
    parser.add_argument("--limit", type=int, default=50)
    parser.add_argument("--after")


def run(call: Call) -> int:
    """Print a page."""
    options, now = call.options, call.clock.now()
    with opened(place_of(options.workspace, call.environ), call.environ) as worker:
        try:
            page = worker.read_now(
                lambda uow: uow.queue.page(
                    options.segment, after=_cursor(options.after), limit=options.limit, now=now
                )
            )
        except ValueError as error:
            raise WrongUsage(str(error)) from error
    rules = Countries(call.lang)
    rows = []
    for row in page.rows:
        decision = decide_facts(row.facts, by="", rules=rules, now=now, template=ANY_APPROVED)
        rows.append(
            _json(row, decision, reasons.sentence(decision, row.facts, call.lang, now=now))
        )
        call.line(_line(row))
    call.answer({"rows": rows, "next": page.next and f"{MARK}{page.next}", "total": page.total})
    return DONE


def _json(row: QueueRow, decision: Decision, contact: str) -> dict[str, object]:
    allowed = isinstance(decision, Allowed)
    return {
        "account_id": row.account_id,
        "account_no": row.account_no,
        "debtor_id": row.debtor_id,
        "person": row.person,
        "product": row.product,
        "dpd": row.dpd,
        "due_amount_minor": row.due.minor,
        "balance_minor": row.balance.minor if row.balance else None,
        "currency": row.due.currency,
        "priority": row.priority,
        "reasons": [
            {"code": term.code, "points": term.points, "detail": term.detail}
            for term in row.terms
        ],
        "claimed_by": row.claimed_by,
        "workable": row.workable,
        "block_reason": row.block_reason,
        "contactable": allowed,
        "contact": contact,
    }


def _line(row: QueueRow) -> str:
    why = " ".join(f"{term.points:+d} {term.code}" for term in row.terms)
    due = formats.money(row.due, row.country)
    person = (row.person or "—")[:32]
    return f"{row.priority:>3}  {row.account_no or '—':<18} {person:<32} {due:>16}  {why}"
