"""A promise to pay once: its limits before it is made, and its judgement afterwards."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

IsBusinessDay = Callable[[date], bool]


class PromiseState(StrEnum):
    """Life of a promise. What is closed stays as it is, but for a reversed payment."""

    DRAFT = "draft"
    PENDING_APPROVAL = "pending_approval"
    OPEN = "open"
    IN_GRACE = "in_grace"
    AWAITING_FILE = "awaiting_file"
    KEPT = "kept"
    KEPT_LATE = "kept_late"
    PARTIALLY_KEPT = "partially_kept"
    BROKEN = "broken"
    RENEGOTIATED = "renegotiated"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    REJECTED = "rejected"


ALIVE = frozenset({PromiseState.OPEN, PromiseState.IN_GRACE, PromiseState.AWAITING_FILE})
JUDGED_AGAIN = ALIVE | {PromiseState.KEPT, PromiseState.KEPT_LATE}


@dataclass(frozen=True, slots=True)
class PromiseLimits:
    """resources/promises/limits.toml for one currency; the file explains each figure."""

    currency: str
    max_days_ahead: Mapping[str, int]
    max_days_with_approval: int
    min_percent: int
    min_minor: int
    open_per_account: int
    max_broken: int
    broken_days: int
    grace_business_days: int
    kept_percent: int
    kept_shortfall_minor: int
    partial_percent: int
    reversal_days: int
    approval_hours: int


@dataclass(frozen=True, slots=True)
class PromiseDraft:
    """What the debtor offers: an amount on a day."""

    amount_minor: int
    currency: str
    due_on: date


@dataclass(frozen=True, slots=True)
class PromiseFacts:
    """The account that a promise is about. `balance_minor` is the whole debt, if known."""

    today: date
    due_minor: int
    currency: str
    segment: str
    balance_minor: int | None = None
    open_promises: int = 0
    broken_recently: int = 0
    placement_ends_on: date | None = None


class Limit(StrEnum):
    """What is looked at, in the order in which it is shown."""

    DAYS_AHEAD = "days_ahead"
    MIN_AMOUNT = "min_amount"
    OPEN_PROMISES = "open_promises"
    BROKEN = "broken"
    MAX_AMOUNT = "max_amount"
    NOT_PAST = "not_past"
    BUSINESS_DAY = "business_day"
    PLACEMENT_END = "placement_end"
    CURRENCY = "currency"


@dataclass(frozen=True, slots=True)
class LimitFinding:
    """One limit with the value found and its bound, in days, minor units or a count.

    `approvable` tells whether a supervisor may let it pass. `percent` and `bound_percent`
    are the same for the least amount, of the past due.
    """

    limit: Limit
    value: int
    bound: int
    ok: bool
    approvable: bool = True
    percent: int | None = None
    bound_percent: int | None = None


@dataclass(frozen=True, slots=True)
class PromiseToJudge:
    """A promise as it was made."""

    state: PromiseState
    amount_minor: int
    made_on: date
    due_on: date


@dataclass(frozen=True, slots=True)
class Credit:
    """A payment of the account on its day; negative for a reversal. Minor units."""

    paid_on: date
    amount_minor: int


def limits_of(table: Mapping[str, Any], currency: str) -> PromiseLimits:
    """The limits for `currency` of a table of the file's shape.

    In a currency that the file does not know a promise is kept only when paid in full.
    """
    shared = {key: value for key, value in table.items() if key != "amounts"}
    amounts = table["amounts"].get(currency, {"min_minor": 1, "kept_shortfall_minor": 0})
    return PromiseLimits(currency=currency, **shared, **amounts)


# --- before it is made ---------------------------------------------------------------------


def check_promise(
    draft: PromiseDraft,
    facts: PromiseFacts,
    limits: PromiseLimits,
    is_business_day: IsBusinessDay,
) -> tuple[LimitFinding, ...]:
    """Every limit with what was found: those kept and those not.

    Outside an approvable limit the promise waits for a supervisor, outside another it cannot
    be made.
    """
    return (
        _days_ahead(draft, facts, limits),
        _least(draft, facts, limits),
        _count(Limit.OPEN_PROMISES, facts.open_promises, limits.open_per_account),
        _count(Limit.BROKEN, facts.broken_recently, limits.max_broken),
        _most(draft, facts),
        *_dates(draft, facts, is_business_day),
        *_currency(draft, facts),
    )


def state_when_made(findings: Iterable[LimitFinding]) -> PromiseState | None:
    """OPEN within the limits, PENDING_APPROVAL outside, None when it cannot be made."""
    failed = [finding for finding in findings if not finding.ok]
    if any(not finding.approvable for finding in failed):
        return None
    return PromiseState.PENDING_APPROVAL if failed else PromiseState.OPEN


def least_amount(due_minor: int, limits: PromiseLimits) -> int:
    """The least promise for a past due: the percentage or the absolute, never above it."""
    percentage = -(-due_minor * limits.min_percent // 100)
    return min(max(percentage, limits.min_minor), max(due_minor, 1))


def _days_ahead(
    draft: PromiseDraft, facts: PromiseFacts, limits: PromiseLimits
) -> LimitFinding:
    days = (draft.due_on - facts.today).days
    bound = limits.max_days_ahead.get(facts.segment, min(limits.max_days_ahead.values()))
    with_approval = days <= limits.max_days_with_approval
    return LimitFinding(Limit.DAYS_AHEAD, days, bound, days <= bound, with_approval)


def _least(draft: PromiseDraft, facts: PromiseFacts, limits: PromiseLimits) -> LimitFinding:
    bound = least_amount(facts.due_minor, limits)
    return LimitFinding(
        Limit.MIN_AMOUNT,
        draft.amount_minor,
        bound,
        draft.amount_minor >= bound,
        approvable=draft.amount_minor > 0,
        percent=_percent(draft.amount_minor, facts.due_minor),
        bound_percent=_percent(bound, facts.due_minor),
    )


def _most(draft: PromiseDraft, facts: PromiseFacts) -> LimitFinding:
    known = facts.balance_minor is not None
    bound = max(facts.due_minor, facts.balance_minor or 0)
    ok = draft.amount_minor <= bound
    return LimitFinding(Limit.MAX_AMOUNT, draft.amount_minor, bound, ok, approvable=not known)


def _count(limit: Limit, value: int, bound: int) -> LimitFinding:
    return LimitFinding(limit, value, bound, value < bound)


def _dates(
    draft: PromiseDraft, facts: PromiseFacts, is_business_day: IsBusinessDay
) -> list[LimitFinding]:
    days = (draft.due_on - facts.today).days
    found = [LimitFinding(Limit.NOT_PAST, days, 0, days >= 0, approvable=False)]
    shift = (business_day_from(draft.due_on, is_business_day) - draft.due_on).days
    found.append(LimitFinding(Limit.BUSINESS_DAY, shift, 0, shift == 0))
    if facts.placement_ends_on is not None:
        bound = (facts.placement_ends_on - facts.today).days
        found.append(LimitFinding(Limit.PLACEMENT_END, days, bound, days <= bound))
    return found


def _currency(draft: PromiseDraft, facts: PromiseFacts) -> list[LimitFinding]:
    if draft.currency == facts.currency:
        return []
    return [LimitFinding(Limit.CURRENCY, 0, 1, ok=False, approvable=False)]


def _percent(part: int, whole: int) -> int | None:
    return None if whole <= 0 else part * 100 // whole


# --- afterwards ----------------------------------------------------------------------------


def judge(
    promise: PromiseToJudge,
    credits_: Iterable[Credit],
    today: date,
    payments_loaded_on: date | None,
    limits: PromiseLimits,
    is_business_day: IsBusinessDay,
) -> PromiseState:
    """The state of a promise today. Judging again changes nothing.

    Payments dated from the day it was made count, up to the end of grace; reversals also some
    weeks after. It is never partially kept or broken before payments are loaded through the
    end of grace. A kept promise whose payment was reversed is judged anew.
    """
    if promise.state not in JUDGED_AGAIN:
        return promise.state
    payments = tuple(credits_)
    deadline = add_business_days(promise.due_on, limits.grace_business_days, is_business_day)
    if _suffices(
        _credited(promise, payments, promise.due_on, deadline, limits), promise, limits
    ):
        return PromiseState.KEPT
    paid_minor = _credited(promise, payments, deadline, deadline, limits)
    if _suffices(paid_minor, promise, limits):
        return PromiseState.KEPT_LATE
    if today <= deadline:
        return PromiseState.OPEN if today <= promise.due_on else PromiseState.IN_GRACE
    if payments_loaded_on is None or payments_loaded_on < deadline:
        return PromiseState.AWAITING_FILE
    return _failed(promise, paid_minor, limits)


def _failed(promise: PromiseToJudge, paid_minor: int, limits: PromiseLimits) -> PromiseState:
    enough = paid_minor * 100 >= promise.amount_minor * limits.partial_percent
    return PromiseState.PARTIALLY_KEPT if enough and paid_minor > 0 else PromiseState.BROKEN


def _credited(
    promise: PromiseToJudge,
    payments: tuple[Credit, ...],
    until: date,
    deadline: date,
    limits: PromiseLimits,
) -> int:
    last_reversal = deadline + timedelta(days=limits.reversal_days)
    return sum(
        each.amount_minor
        for each in payments
        if promise.made_on
        <= each.paid_on
        <= (until if each.amount_minor > 0 else last_reversal)
    )


def _suffices(paid_minor: int, promise: PromiseToJudge, limits: PromiseLimits) -> bool:
    enough = paid_minor * 100 >= promise.amount_minor * limits.kept_percent
    return enough and promise.amount_minor - paid_minor <= limits.kept_shortfall_minor


# --- days ----------------------------------------------------------------------------------


def business_day_from(day: date, is_business_day: IsBusinessDay) -> date:
    """`day`, or the next business day."""
    while not is_business_day(day):
        day += timedelta(days=1)
    return day


def business_day_until(day: date, is_business_day: IsBusinessDay) -> date:
    """`day`, or the business day before it."""
    while not is_business_day(day):
        day -= timedelta(days=1)
    return day


def add_business_days(day: date, count: int, is_business_day: IsBusinessDay) -> date:
    """The `count`-th business day after `day`; `day` itself for none."""
    for _ in range(count):
        day = business_day_from(day + timedelta(days=1), is_business_day)
    return day
