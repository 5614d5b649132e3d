"""Business days by country: for grace days and for the dates of promises."""

from datetime import date
from functools import lru_cache

from console.runtime.holiday_calendar import holidays_between

SATURDAY = 5


def is_business_day(country: str, day: date) -> bool:
    """Whether banks work that day: no weekend, no public holiday of the whole country."""
    return day.weekday() < SATURDAY and day not in _holidays(country, day.year)


@lru_cache(maxsize=64)
def _holidays(country: str, year: int) -> frozenset[date]:
    try:
        found = holidays_between(country, None, date(year, 1, 1), date(year, 12, 31))
    except (AttributeError, KeyError):
        return frozenset()  # a country without a calendar: weekends only
    return frozenset(found)
