"""When the law, the creditor and we ourselves let a debtor be written to, in local time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from console.domain.contact import CountryProfile, Hours

CREDITOR_POLICY = "creditor_policy"
HOUSE_POLICY = "house_policy"
LOCAL_CALENDAR = "local_calendar"


@dataclass(frozen=True, slots=True)
class Closure:
    """Why a local day or an hour is closed. `holiday` is its name ("" when it has none)."""

    rule: str
    zone: str
    holiday: str | None = None


class Opening(NamedTuple):
    """The hours of one local day, aware UTC, and the layer of rules that ends them."""

    opens_at: datetime
    closes_at: datetime
    rule: str


@dataclass(frozen=True, slots=True)
class LocalCalendar:
    """One profile in one zone, with the creditor's hours and the holidays.

    `holidays` close where the profile says that holidays close; `local_holidays` (the
    calendar that the administrator keeps) always do. What was worked out for a day is kept.
    """

    zone: str
    profile: CountryProfile
    creditor_hours: Mapping[int, Hours] | None
    holidays: Mapping[date, str]
    local_holidays: frozenset[date]
    _openings: dict[date, Opening | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def day_of(self, at: datetime) -> date:
        """The debtor's calendar day at `at`."""
        return at.astimezone(ZoneInfo(self.zone)).date()

    def holiday(self, day: date) -> Closure | None:
        """The closure if `day` is a holiday on which nobody is written to."""
        if day in self.local_holidays:
            return Closure(LOCAL_CALENDAR, self.zone, self.holidays.get(day, ""))
        if self.profile.closed_on_holidays and day in self.holidays:
            return Closure(self.profile.rule, self.zone, self.holidays[day])
        return None

    def opening(self, day: date) -> Opening | None:
        """The hours on `day`; None when closed."""
        if day not in self._openings:
            self._openings[day] = self._opening(day)
        return self._openings[day]

    def _opening(self, day: date) -> Opening | None:
        if self.holiday(day):
            return None
        layers = self._layers()
        known = [
            (span, rule) for rule, week in layers if (span := self._span(week, day)) is not None
        ]
        if len(known) < len(layers):
            return None
        opens_at = max(span[0] for span, _ in known)
        closes_at, rule = min(((span[1], rule) for span, rule in known), key=lambda end: end[0])
        return Opening(opens_at, closes_at, rule) if opens_at < closes_at else None

    def open_from(self, at: datetime, until: datetime) -> datetime | None:
        """The first instant from `at` on that is open; None when there is none to `until`."""
        day = self.day_of(at)
        last = self.day_of(until)
        while day <= last:
            opening = self.opening(day)
            if opening and at < opening.closes_at:
                return max(at, opening.opens_at)
            day += timedelta(days=1)
        return None

    def closed_at(self, at: datetime) -> Closure | None:
        """Whose hours close `at`: the law's before the creditor's before ours. None: open."""
        day = self.day_of(at)
        opening = self.opening(day)
        if opening and opening.opens_at <= at < opening.closes_at:
            return None
        for rule, week in self._layers():
            span = self._span(week, day)
            if span is None or not span[0] <= at < span[1]:
                return Closure(rule, self.zone)
        return None

    def _span(self, week: Mapping[int, Hours], day: date) -> tuple[datetime, datetime] | None:
        hours = week.get(day.weekday())
        if hours is None:
            return None
        opens_at = instant(self.zone, day, hours.opens, latest=True)
        return opens_at, instant(self.zone, day, hours.closes, latest=False)

    def _layers(self) -> list[tuple[str, Mapping[int, Hours]]]:
        profile = self.profile
        layers: list[tuple[str, Mapping[int, Hours]]] = []
        layers.append((profile.rule, profile.legal_hours or profile.hours))
        if self.creditor_hours is not None:
            layers.append((CREDITOR_POLICY, self.creditor_hours))
        if profile.legal_hours:
            layers.append((HOUSE_POLICY, profile.hours))
        return layers


@lru_cache(maxsize=16384)
def instant(zone: str, day: date, wall: time, *, latest: bool) -> datetime:
    """The UTC instant at which clocks of `zone` show `wall` on `day`.

    Where a clock change makes the reading ambiguous or skips it, the latest or the earliest
    of both interpretations: openings take the latest and closings the earliest, so that no
    reading of the wall clock falls outside the hours.
    """
    place = ZoneInfo(zone)
    readings = (datetime.combine(day, wall, place).replace(fold=fold) for fold in (0, 1))
    instants = sorted(reading.astimezone(UTC) for reading in readings)
    return instants[1 if latest else 0]
