"""How often a debtor may be contacted: per day, per week, apart, and through one channel.

Days and ISO weeks are the debtor's own. Only contacts that we opened count.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from console.domain.contact import Caps, Channel, ContactFacts
from console.domain.contact_hours import instant

MIDNIGHT = time(0)


@dataclass(frozen=True, slots=True)
class CapHit:
    """A cap that is used up, and the instant from which it no longer is."""

    detail: str
    free_at: datetime


@dataclass(frozen=True, slots=True)
class CapBook:
    """The contacts of one debtor as the caps of one country see them in one zone."""

    zone: str
    caps: Caps
    days: tuple[date, ...]
    instants: tuple[datetime, ...]
    other_channels: tuple[tuple[date, Channel], ...]
    two_way_on: date | None

    def hit(self, at: datetime) -> CapHit | None:
        """The cap that forbids a contact at `at`, the one that lasts longest first."""
        if not self.days:
            return None
        day = at.astimezone(ZoneInfo(self.zone)).date()
        hits = (self._daily(day), self._weekly(day), self._spacing(at), self._channel(day))
        return max((hit for hit in hits if hit), key=lambda hit: hit.free_at, default=None)

    def left(self, day: date) -> int | None:
        """How many more contacts the caps leave on `day`; None where nothing is counted."""
        lefts = []
        if self.caps.per_day is not None:
            lefts.append(self.caps.per_day - self.days.count(day))
        if self.caps.per_week is not None:
            lefts.append(self.caps.per_week - self._in_week(day))
        return max(0, min(lefts)) if lefts else None

    def _daily(self, day: date) -> CapHit | None:
        cap = self.caps.per_day
        if cap is None or (self.caps.direct_contact_only and self.two_way_on != day):
            return None
        made = self.days.count(day)
        return (
            self._until(day + timedelta(days=1), f"day:{made}:{cap}") if made >= cap else None
        )

    def _weekly(self, day: date) -> CapHit | None:
        cap = self.caps.per_week
        made = self._in_week(day)
        if cap is None or made < cap:
            return None
        return self._until(monday(day) + timedelta(days=7), f"week:{made}:{cap}")

    def _spacing(self, at: datetime) -> CapHit | None:
        gap_days = self.caps.min_gap_days
        if gap_days is None:
            return None
        free_at = max(self.instants) + timedelta(days=gap_days)
        return CapHit(f"gap:{gap_days}", free_at) if at < free_at else None

    def _channel(self, day: date) -> CapHit | None:
        if not self.caps.one_channel_per_week:
            return None
        two_way = self.two_way_on is not None and monday(self.two_way_on) == monday(day)
        if self.caps.direct_contact_only and not two_way:
            return None
        for on, channel in self.other_channels:
            if monday(on) == monday(day):
                return self._until(monday(day) + timedelta(days=7), f"channel:{channel}")
        return None

    def _in_week(self, day: date) -> int:
        return sum(monday(on) == monday(day) for on in self.days)

    def _until(self, day: date, detail: str) -> CapHit:
        return CapHit(detail, instant(self.zone, day, MIDNIGHT, latest=True))


def cap_book(zone: str, caps: Caps, facts: ContactFacts) -> CapBook:
    """The caps of a country over the history in `facts`, on the calendar of `zone`."""
    place = ZoneInfo(zone)
    opened = [(each, each.at.astimezone(place)) for each in facts.contacts if each.opened_by_us]
    two_way = facts.two_way_at
    return CapBook(
        zone,
        caps,
        tuple(local.date() for _, local in opened),
        tuple(each.at for each, _ in opened),
        tuple(
            (local.date(), each.channel) for each, local in opened if _is_other(each.channel)
        ),
        None if two_way is None else two_way.astimezone(place).date(),
    )


def monday(day: date) -> date:
    """The Monday of the ISO week of `day`."""
    return day - timedelta(days=day.weekday())


def _is_other(channel: Channel) -> bool:
    return channel is not Channel.WHATSAPP
