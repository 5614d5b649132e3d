"""What Meta says of each business number: how fast, to how many people, whether at all.

Source: https://developers.facebook.com/docs/whatsapp/messaging-limits and the reference of
the phone number node (2026-11).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from console.relay.config import NumberConfig
from console.relay.instants import to_us
from console.relay.item import Json, obj, rows, text
from console.relay.schema import NUMBER_STANDINGS
from console.relay.upsert import insert_or_update

USUAL_PER_S = 80.0
_THROUGHPUT = {"STANDARD": 80.0, "HIGH": 1000.0}
_COEXISTING_PER_S = 20.0
_TIERS = {
    "TIER_50": 50,
    "TIER_250": 250,
    "TIER_1K": 1_000,
    "TIER_2K": 2_000,
    "TIER_10K": 10_000,
    "TIER_100K": 100_000,
}
_OVER = ("BANNED", "DISCONNECTED", "DELETED", "MIGRATED", "RESTRICTED")
FIELDS = (
    "id,display_phone_number,verified_name,quality_rating,status,throughput,"
    "whatsapp_business_manager_messaging_limit,health_status,is_on_biz_app"
)


@dataclass(frozen=True, slots=True)
class NumberStanding:
    """What is known of a number. `portfolio` is whose messaging limit it shares.

    `blocked` is Meta's reason for which nothing may leave; None where it may, or where
    Meta was not asked yet.
    """

    portfolio: str
    messages_per_s: float | None = None
    messaging_limit: str | None = None
    quality: str | None = None
    blocked: str | None = None

    @property
    def most_people(self) -> int | None:
        """How many people a day may be written to outside their window; None: no limit."""
        return _TIERS.get(self.messaging_limit or "")

    def rate(self, number: NumberConfig) -> float:
        """Messages per second: Meta's word, and never more than the administrator's."""
        return min(number.messages_per_s, self.metas_rate)

    @property
    def metas_rate(self) -> float:
        """Messages per second, in and out together, that Meta allows the number."""
        return self.messages_per_s or USUAL_PER_S


def load(
    connection: sa.Connection, numbers: Iterable[NumberConfig]
) -> dict[str, NumberStanding]:
    """The standing of each number, by its id."""
    wanted = {number.phone_number_id: number.waba_id for number in numbers}
    query = sa.select(NUMBER_STANDINGS).where(
        NUMBER_STANDINGS.c.phone_number_id.in_(list(wanted))
    )
    known = {row.phone_number_id: row for row in connection.execute(query)}
    return {
        phone_number_id: _standing(known.get(phone_number_id), waba_id)
        for phone_number_id, waba_id in wanted.items()
    }


def learn(
    connection: sa.Connection,
    number: NumberConfig,
    record: Json,
    portfolio: str | None,
    now: datetime,
) -> None:
    """Keep what `GET /{PHONE_ID}` said."""
    _keep(
        connection,
        number.phone_number_id,
        now,
        portfolio=portfolio or number.waba_id,
        messages_per_s=_rate(record),
        messaging_limit=text(record.get("whatsapp_business_manager_messaging_limit")),
        quality=text(record.get("quality_rating")),
        blocked=_blocked(record),
    )


def _standing(row: Any, waba_id: str) -> NumberStanding:  # noqa: ANN401 - a row, or None
    if row is None:
        return NumberStanding(portfolio=waba_id)
    return NumberStanding(
        portfolio=row.portfolio or waba_id,
        messages_per_s=row.messages_per_s,
        messaging_limit=row.messaging_limit,
        quality=row.quality,
        blocked=row.blocked,
    )


def _keep(
    connection: sa.Connection, phone_number_id: str, now: datetime, **told: object
) -> None:
    row = {"phone_number_id": phone_number_id, "checked_us": to_us(now), **told}
    insert_or_update(connection, NUMBER_STANDINGS, row, [*told, "checked_us"])


def _rate(record: Json) -> float | None:
    if record.get("is_on_biz_app") is True:
        return _COEXISTING_PER_S
    return _THROUGHPUT.get(text(obj(record.get("throughput")).get("level")) or "")


def _blocked(record: Json) -> str | None:
    status = (text(record.get("status")) or "").upper()
    if status in _OVER:
        return f"the number is {status}"
    health = obj(record.get("health_status"))
    if text(health.get("can_send_message")) != "BLOCKED":
        return None
    for entity in map(obj, rows(health.get("entities"))):
        for error in map(obj, rows(entity.get("errors"))):
            if words := text(error.get("error_description")):
                return f"Meta blocks sends: {words}"
    return "Meta blocks sends of this number"
