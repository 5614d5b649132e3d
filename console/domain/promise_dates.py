"""Days on which a debtor is likely to be able to pay, as chips beside the calendar."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from console.domain.promise import IsBusinessDay, business_day_from, business_day_until
from console.domain.segment import days_to_next_bucket


class DateHint(StrEnum):
    """Why a day is suggested."""

    PAYDAY = "payday"
    TOMORROW = "tomorrow"
    NEXT_BUSINESS_DAY = "next_business_day"
    FORTNIGHT = "fortnight"
    MONTH_END = "month_end"
    BEFORE_BUCKET = "before_bucket"


@dataclass(frozen=True, slots=True)
class SuggestedDate:
    """A day, and why."""

    on: date
    hint: DateHint


def suggest_dates(
    today: date,
    max_days_ahead: int,
    is_business_day: IsBusinessDay,
    *,
    dpd: int | None = None,
    payday: int | None = None,
) -> tuple[SuggestedDate, ...]:
    """Business days within the limit, earliest first, each once under its first reason.

    `payday` is the day of the month on which the debtor is paid (31: the last). Paydays and
    fortnights move forward from a holiday, the end of the month and the last day of a bucket
    move back.
    """
    last = today + timedelta(days=max_days_ahead)
    found: dict[date, SuggestedDate] = {}
    for on, hint in _candidates(today, is_business_day, dpd, payday):
        if today < on <= last:
            found.setdefault(on, SuggestedDate(on, hint))
    return tuple(found[on] for on in sorted(found))


def _candidates(
    today: date, is_business_day: IsBusinessDay, dpd: int | None, payday: int | None
) -> Iterator[tuple[date, DateHint]]:
    tomorrow = today + timedelta(days=1)
    if payday is not None:
        for month in _months(today):
            yield business_day_from(clamped(month, payday), is_business_day), DateHint.PAYDAY
    if is_business_day(tomorrow):
        yield tomorrow, DateHint.TOMORROW
    else:
        yield business_day_from(tomorrow, is_business_day), DateHint.NEXT_BUSINESS_DAY
    for month in _months(today):
        end = clamped(month, 31)
        yield business_day_until(end, is_business_day), DateHint.MONTH_END
        yield business_day_from(clamped(month, 15), is_business_day), DateHint.FORTNIGHT
        yield business_day_from(clamped(month, 30), is_business_day), DateHint.FORTNIGHT
    ahead = None if dpd is None else days_to_next_bucket(dpd)
    if ahead is not None:
        last = today + timedelta(days=ahead - 1)
        yield business_day_until(last, is_business_day), DateHint.BEFORE_BUCKET


def _months(today: date) -> tuple[date, date]:
    """The first days of this month and the next."""
    first = today.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1)


def clamped(month: date, day: int) -> date:
    """That day of the month, or its last where it is shorter."""
    return month.replace(day=min(day, monthrange(month.year, month.month)[1]))
