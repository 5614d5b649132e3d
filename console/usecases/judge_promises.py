"""Open promises are kept or broken by rule. The job may run any number of times."""

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from console.domain.ids import DebtorId
from console.domain.money import Money
from console.domain.promise import Credit, PromiseState, PromiseToJudge, judge
from console.usecases.ports import UnitOfWork
from console.usecases.record_promise import IsBusinessDay, LimitsFor
from console.usecases.views import PromiseRow


def judge_promises(
    uow: UnitOfWork,
    *,
    limits: LimitsFor,
    is_business_day: IsBusinessDay,
    now: datetime,
    zone: str,
) -> int:
    """Judge all that may change; how many did. Nothing is broken before the payments file of
    its day is loaded.
    """
    today = now.astimezone(ZoneInfo(zone)).date()
    verdict = _judge_by(limits, is_business_day, today, zone)
    changed: set[DebtorId] = set()
    count = 0
    for promise, payments, loaded_on in tuple(uow.promises.to_judge(today)):
        state = verdict(promise, payments, loaded_on)
        paid = _paid(promise, payments)
        if state == promise.state and paid == promise.paid:
            continue
        uow.promises.set_state(promise.id, state, paid, now, "judged")
        changed.add(promise.debtor_id)
        count += 1
    if changed:
        uow.queue.recompute_priorities(now, changed)
    return count


Verdict = Callable[[PromiseRow, tuple[Credit, ...], date | None], PromiseState]


def _judge_by(
    limits: LimitsFor, is_business_day: IsBusinessDay, today: date, zone: str
) -> Verdict:
    def verdict(
        promise: PromiseRow, payments: tuple[Credit, ...], loaded_on: date | None
    ) -> PromiseState:
        made_on = promise.made_at.astimezone(ZoneInfo(zone)).date()
        question = PromiseToJudge(
            PromiseState(promise.state), promise.amount.minor, made_on, promise.due_on
        )
        rules = limits(promise.amount.currency)
        return judge(question, payments, today, loaded_on, rules, is_business_day)

    return verdict


def _paid(promise: PromiseRow, payments: tuple[Credit, ...]) -> Money:
    """What came in for it so far: at most what was promised, never below nothing."""
    total = sum(payment.amount_minor for payment in payments)
    return Money(min(max(total, 0), promise.amount.minor), promise.amount.currency)
