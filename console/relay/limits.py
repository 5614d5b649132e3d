"""Rates: how fast messages may leave a number, and how fast they may reach one person."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from console.relay.bulk import BulkInsert
from console.relay.instants import from_us, to_us
from console.relay.schema import PAIR_RATES

PAIR_EVERY = timedelta(seconds=6)
PAIR_BURST = 45
"""Source: Meta, Cloud API throughput, "Pair rate limits" (2026-11)."""
_TAKE = BulkInsert(
    PAIR_RATES,
    ("phone_number_id", "person", "full_at_us"),
    "ON CONFLICT (phone_number_id, person) DO UPDATE SET full_at_us = excluded.full_at_us",
)
_BURST_S = 0.5
_KEPT_FOR_REPLIES = 0.1


def earliest(
    full_at: datetime | None, every: timedelta, burst: int, now: datetime
) -> tuple[datetime, datetime]:
    """When the next one may leave, and the new `full_at` if it leaves then.

    A token bucket kept as one instant: `full_at` is when it will be full again.
    """
    full_at = max(full_at or now, now)
    allowed_at = max(now, full_at - every * (burst - 1))
    return allowed_at, full_at + every


class Pairs:
    """The buckets of one number and some people, read together and written together."""

    def __init__(
        self, connection: sa.Connection, phone_number_id: str, persons: Collection[str]
    ) -> None:
        self._connection = connection
        self._phone_number_id = phone_number_id
        query = sa.select(PAIR_RATES.c.person, PAIR_RATES.c.full_at_us).where(
            PAIR_RATES.c.phone_number_id == phone_number_id,
            PAIR_RATES.c.person.in_(list(persons)),
        )
        self._full_at: Mapping[str, datetime] = {
            row.person: from_us(row.full_at_us) for row in connection.execute(query)
        }
        self._taken: dict[str, datetime] = {}

    def take(self, person: str, now: datetime) -> datetime | None:
        """Take one message from the pair's bucket; when to come back if it is empty."""
        full_at = self._taken.get(person) or self._full_at.get(person)
        allowed_at, new_full_at = earliest(full_at, PAIR_EVERY, PAIR_BURST, now)
        if allowed_at > now:
            return allowed_at
        self._taken[person] = new_full_at
        return None

    def store(self) -> None:
        """Write down what was taken."""
        taken = sorted(self._taken.items())
        rows = [(self._phone_number_id, person, to_us(full_at)) for person, full_at in taken]
        _TAKE.execute(self._connection, rows)


@dataclass(slots=True)
class NumberBucket:
    """A number's own rate. Times are seconds of one monotonic clock.

    Half a second's worth may leave at once, so that a pause of the machine is made
    up for; the last tenth of that waits for replies. `metas_per_s` is Meta's own limit, of
    which the administrator may allow less.
    """

    per_s: float
    metas_per_s: float
    full_at_s: float = 0.0

    def available(self, now_s: float, *, campaign: bool = False) -> int:
        """How many may leave at this moment."""
        burst = self._burst
        missing = max(0.0, self.full_at_s - now_s) * self.per_s
        kept = self._kept if campaign else 0.0
        return max(0, int(burst - missing - kept + 1e-9))

    def take(self, count: int, now_s: float) -> None:
        """`count` leave now."""
        self.full_at_s = max(self.full_at_s, now_s) + count / self.per_s

    def receive(self, count: int, now_s: float) -> None:
        """`count` came in, which Meta counts as well: each takes the time of one that leaves.

        A flood holds campaigns, never replies.
        Source: Meta, Cloud API throughput (2026-11).
        """
        most_s = now_s + (self._burst - self._kept) / self.per_s
        wanted_s = max(self.full_at_s, now_s) + count / self.metas_per_s
        self.full_at_s = max(self.full_at_s, min(wanted_s, most_s))

    def wait_s(self, now_s: float) -> float:
        """Seconds until a campaign may go on; 0 when it may now."""
        missing = max(0.0, self.full_at_s - now_s) * self.per_s
        return max(0.0, (missing + self._kept + 1.0 - self._burst) / self.per_s)

    @property
    def _burst(self) -> float:
        return max(2.0, self.per_s * _BURST_S)

    @property
    def _kept(self) -> float:
        """For replies."""
        return max(1.0, self._burst * _KEPT_FOR_REPLIES)
