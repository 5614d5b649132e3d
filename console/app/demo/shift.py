"""Which moment the demo plays at: in legal hours, whatever the time of day is."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("America/Mexico_City")
OPENS, CLOSES = time(9, 0), time(17, 30)
STARTS = time(10, 30)
SATURDAY = 5


def shift_for(now: datetime, holidays: frozenset[date]) -> timedelta:
    """How far the demo's clocks are moved from `now`: nothing on a working day in office
    hours, else to half past ten of the nearest working day before.

    All three programs get the same shift, so that what they say to each other agrees.
    """
    local = now.astimezone(ZONE)
    if _works(local.date(), holidays) and OPENS <= local.time() < CLOSES:
        return timedelta(0)
    day = local.date() if local.time() >= STARTS else local.date() - timedelta(days=1)
    while not _works(day, holidays):
        day -= timedelta(days=1)
    start = datetime.combine(day, STARTS, ZONE).astimezone(UTC)
    return timedelta(seconds=round((start - now).total_seconds()))


def _works(day: date, holidays: frozenset[date]) -> bool:
    return day.weekday() < SATURDAY and day not in holidays
