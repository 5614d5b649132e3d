"""`acuerdo gate`: whether an account's debtor may be written to, and until when."""

import argparse
from datetime import datetime

from console.app.cli import DONE, Call, WrongUsage
from console.app.rule_book import Countries
from console.app.workspace import opened, place_of
from console.domain.contact import Allowed
from console.domain.ids import AccountId
from console.runtime import reasons
from console.runtime.errors import InputRefused
from console.usecases.bind_template import bind_template
from console.usecases.decide import decide_facts
from console.usecases.ports import Recipient, UnitOfWork
from console.usecases.views import TemplateRow

OPERATOR = "acuerdo gate"
ANY_APPROVED = TemplateRow("*", "", "APPROVED", "UTILITY", None, ())
"""Without a template the question is whether the debtor may be written to at all."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The account, and optionally another instant or a template."""
    parser.add_argument("--account", required=True)
    parser.add_argument("--at", help="ISO 8601")
    parser.add_argument("--template")


def run(call: Call) -> int:
    """Ask the send gate and print its answer."""
    options = call.options
    now = _instant(options.at) if options.at else call.clock.now()
    with opened(place_of(options.workspace, call.environ), call.environ) as worker:
        recipient, template, missing = worker.read_now(
            lambda uow: _facts(options.account, options.template, now, uow, call.lang)
        )
    decision = decide_facts(
        recipient.facts,
        by=OPERATOR,
        rules=Countries(call.lang),
        now=now,
        template=template,
        missing=missing,
    )
    text = reasons.sentence(decision, recipient.facts, call.lang, now=now)
    allowed = isinstance(decision, Allowed)
    call.answer(
        {
            "account": options.account,
            "at": now,
            "template": options.template,
            "allowed": allowed,
            "reason": None if isinstance(decision, Allowed) else decision.reason,
            "rule": decision.rule,
            "until": decision.until if isinstance(decision, Allowed) else None,
            "next_allowed_at": now if isinstance(decision, Allowed) else decision.retry_at,
            "message": text,
            "window_closes_at": recipient.facts.window_closes_at,
        }
    )
    call.line(text)
    return DONE


def _facts(
    account: str, template: str | None, now: datetime, uow: UnitOfWork, lang: str
) -> tuple[Recipient, TemplateRow | None, tuple[str, ...]]:
    account_id = find_account(account, uow)
    recipient = uow.contacts.recipient_of_account(account_id, now)
    if recipient is None:
        raise InputRefused("account_unknown", account=account)
    if template is None:
        return recipient, ANY_APPROVED, ()
    row = uow.templates.find(template)
    if row is None:
        return recipient, TemplateRow(template, "", "MISSING", "UTILITY", None, ()), ()
    bound = bind_template(row, uow, account_id=account_id, by=OPERATOR, now=now, lang=lang)
    return recipient, row, bound.missing


def find_account(account: str, uow: UnitOfWork) -> AccountId:
    """The one account of that number.

    Raises: InputRefused when there is none, or more than one.
    """
    found = uow.queue.account_by_no(account)
    if not found:
        raise InputRefused("account_unknown", account=account)
    if len(found) > 1:
        raise InputRefused("account_ambiguous", account=account, count=len(found))
    return found[0]


def _instant(text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise WrongUsage(f"--at {text}") from error
    if at.tzinfo is None:
        raise WrongUsage(f"--at {text}: ±hh:mm")
    return at
