"""Rates: how fast messages may leave a number, and how fast they may reach one person."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from console.relay.instants import from_us, to_us
from console.relay.schema import PAIR_RATES
from console.relay.upsert import insert_or_update

PAIR_EVERY = timedelta(seconds=6)
PAIR_BURST = 45
"""Source: Meta, Cloud API throughput, "Pair rate limits" (2026-11)."""


def earliest(
    full_at: datetime | None, every: timedelta, burst: int, now: datetime
) -> tuple[datetime, datetime]:
    """When the next one may leave, and the new `full_at` if it leaves then.

    A token bucket kept as one instant: `full_at` is when it will be full again.
    """
    full_at = max(full_at or now, now)
    allowed_at = max(now, full_at - every * (burst - 1))
    return allowed_at, full_at + every


def take_pair(
    connection: sa.Connection, phone_number_id: str, person: str, now: datetime
) -> datetime | None:
    """Take one message from the pair's bucket; the instant to wait for when it is empty."""
    here = sa.and_(
        PAIR_RATES.c.phone_number_id == phone_number_id, PAIR_RATES.c.person == person
    )
    full_us = connection.execute(sa.select(PAIR_RATES.c.full_at_us).where(here)).scalar()
    full_at = None if full_us is None else from_us(full_us)
    allowed_at, new_full_at = earliest(full_at, PAIR_EVERY, PAIR_BURST, now)
    if allowed_at > now:
        return allowed_at
    row = {
        "phone_number_id": phone_number_id,
        "person": person,
        "full_at_us": to_us(new_full_at),
    }
    insert_or_update(connection, PAIR_RATES, row, replace=("full_at_us",))
    return None


@dataclass(slots=True)
class NumberBucket:
    """A number's own rate. Times are seconds of one monotonic clock."""

    per_s: float
    full_at_s: float = 0.0

    def available(self, now_s: float) -> int:
        """How many may leave at this moment; a tenth of a second's worth at most."""
        burst = max(1.0, self.per_s / 10)
        missing = max(0.0, self.full_at_s - now_s) * self.per_s
        return int(burst - missing + 1e-9)

    def take(self, count: int, now_s: float) -> None:
        """`count` leave now."""
        self.full_at_s = max(self.full_at_s, now_s) + count / self.per_s
