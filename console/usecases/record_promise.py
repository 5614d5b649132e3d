"""A debtor promises to pay once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from console.domain.contact import Refused
from console.domain.ids import AccountId, ConversationId, MessageId, PromiseId
from console.domain.money import Money
from console.domain.promise import (
    ALIVE,
    LimitFinding,
    PromiseDraft,
    PromiseFacts,
    PromiseLimits,
    PromiseState,
    check_promise,
    state_when_made,
)
from console.domain.segment import segment_of
from console.usecases.context import RuleBook
from console.usecases.ports import NewActivity, NewPromise, UnitOfWork
from console.usecases.send_text import SendText, send_text
from console.usecases.views import PromiseRow, QueueRow

IsBusinessDay = Callable[[date], bool]
LimitsFor = Callable[[str], PromiseLimits]
"""The limits for a currency."""


@dataclass(frozen=True, slots=True)
class RecordPromise:
    """`id` is made by the screen, and so is the confirmation message's where one goes out."""

    id: PromiseId
    account_id: AccountId
    conversation_id: ConversationId | None
    amount: Money
    due_on: date
    channel: str | None
    evidence_message_id: MessageId | None
    by: str
    confirm_message_id: MessageId | None = None
    confirm_text: str = ""


@dataclass(frozen=True, slots=True)
class PromiseRefused:
    """It cannot be made: the limits that say so."""

    findings: tuple[LimitFinding, ...]


@dataclass(frozen=True, slots=True)
class PromiseMade:
    """It stands. `state` is open, or pending_approval outside an approvable limit; the
    confirmation may have been refused by the gate.
    """

    promise_id: PromiseId
    state: PromiseState
    confirmation: MessageId | Refused | None = None


def record_promise(
    intent: RecordPromise,
    uow: UnitOfWork,
    *,
    limits: LimitsFor,
    rules: RuleBook,
    is_business_day: IsBusinessDay,
    now: datetime,
) -> PromiseMade | PromiseRefused:
    """Store the promise and queue its confirmation, in one transaction."""
    if known := uow.promises.find(intent.id):
        return PromiseMade(intent.id, PromiseState(known.state), _confirmed(intent, uow))
    account = uow.queue.row(intent.account_id, now)
    if account is None:
        return PromiseRefused(())
    facts = promise_facts(account, uow, limits(intent.amount.currency), now)
    draft = PromiseDraft(intent.amount.minor, intent.amount.currency, intent.due_on)
    findings = check_promise(draft, facts, limits(intent.amount.currency), is_business_day)
    state = state_when_made(findings)
    if state is None:
        return PromiseRefused(tuple(finding for finding in findings if not finding.ok))
    _store(intent, account, state, uow, now)
    confirmation = _confirm(intent, state, uow, rules=rules, now=now)
    uow.queue.recompute_priorities(now, [account.debtor_id])
    return PromiseMade(intent.id, state, confirmation)


def promise_facts(
    account: QueueRow, uow: UnitOfWork, limits: PromiseLimits, now: datetime
) -> PromiseFacts:
    """What the limits are checked against; also for the dialog that shows them."""
    today = local_day(account, now)
    earlier = uow.promises.of_account(account.account_id)
    since = today - timedelta(days=limits.broken_days)
    return PromiseFacts(
        today=today,
        due_minor=account.due.minor,
        currency=account.due.currency,
        segment=segment_of(account.dpd, workable=account.workable),
        balance_minor=account.balance.minor if account.balance else None,
        open_promises=sum(promise.state in ALIVE for promise in earlier),
        broken_recently=sum(_is_broken_since(promise, since) for promise in earlier),
    )


def local_day(account: QueueRow, now: datetime) -> date:
    """Today where the debtor lives."""
    zones = account.facts.zones
    return now.astimezone(ZoneInfo(zones[0]) if zones else None).date()


def _is_broken_since(promise: PromiseRow, since: date) -> bool:
    return promise.state == PromiseState.BROKEN and promise.due_on >= since


def _store(
    intent: RecordPromise,
    account: QueueRow,
    state: PromiseState,
    uow: UnitOfWork,
    now: datetime,
) -> None:
    uow.promises.add(
        NewPromise(
            id=intent.id,
            debtor_id=account.debtor_id,
            account_id=intent.account_id,
            conversation_id=intent.conversation_id,
            amount=intent.amount,
            due_on=intent.due_on,
            state=state,
            channel=intent.channel,
            evidence_message_id=intent.evidence_message_id,
            made_at=now,
            by=intent.by,
        )
    )
    uow.activities.add(
        NewActivity(
            id=f"promise:{intent.id}",
            at=now,
            by=intent.by,
            code="PTP",
            channel="whatsapp",
            debtor_id=account.debtor_id,
            conversation_id=intent.conversation_id,
            account_id=intent.account_id,
            message_id=intent.evidence_message_id,
            amount=intent.amount,
            due_on=intent.due_on,
        )
    )
    detail = {
        "amount_minor": intent.amount.minor,
        "currency": intent.amount.currency,
        "due_on": intent.due_on.isoformat(),
        "state": state.value,
    }
    uow.audit.add(now, intent.by, "promise.made", f"promise:{intent.id}", detail)


def _confirmed(intent: RecordPromise, uow: UnitOfWork) -> MessageId | None:
    """The confirmation of a promise that stands already, where one was queued."""
    sent = intent.confirm_message_id
    return sent if sent is not None and uow.messages.find(sent) else None


def _confirm(
    intent: RecordPromise,
    state: PromiseState,
    uow: UnitOfWork,
    *,
    rules: RuleBook,
    now: datetime,
) -> MessageId | Refused | None:
    """Put it in writing; not before somebody approved what needs approval."""
    if (
        intent.confirm_message_id is None
        or intent.conversation_id is None
        or state is not PromiseState.OPEN
    ):
        return None
    text = SendText(
        intent.confirm_message_id, intent.conversation_id, intent.confirm_text, intent.by
    )
    return send_text(text, uow, rules=rules, now=now)
