"""How amounts, days and hours are written on this desk, for the inbox's widgets."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from console.domain.money import Money
from console.runtime import formats


@dataclass(frozen=True)
class Words:
    """Writes values in the desk's language and zone."""

    lang: str = "es"
    zone_name: str = "America/Mexico_City"
    by: str = ""  # the operator, whose own claims need no mention

    @cached_property
    def zone(self) -> ZoneInfo:
        """The desk's zone."""
        return ZoneInfo(self.zone_name)

    def local(self, at: datetime) -> datetime:
        """`at` on the desk's clock."""
        return at.astimezone(self.zone)

    def name(self, text: str) -> str:
        """A name, or a product's, as one writes it; files often come in capitals."""
        return formats.person_name(text)

    def money(self, amount: Money, where: str | None = None) -> str:
        """An amount as its country writes it."""
        return formats.money(amount, where)

    def hour(self, at: datetime, zone: ZoneInfo | None = None) -> str:
        """9:05, on the desk's clock or another."""
        return formats.time_of(at, (zone or self.zone).key, padded=False)

    def short_day(self, on: date) -> str:
        """3 nov."""
        return formats.day(on, self.lang)

    def weekday(self, on: date) -> str:
        """Lunes 3 nov."""
        return formats.day(on, self.lang, "weekday")

    def long_day(self, on: date) -> str:
        """miércoles 18 de noviembre."""
        return formats.day(on, self.lang, "long")

    def full_day(self, on: date) -> str:
        """18 nov 2026."""
        return formats.day(on, self.lang, "medium")

    def month(self, on: date) -> str:
        """Noviembre 2026."""
        return formats.day(on, self.lang, "month")

    def span(self, length: timedelta) -> str:
        """18 min, 23 h 44 min, 3 d; nothing negative, nothing below a minute."""
        return formats.duration(max(60, length.total_seconds())) if length else "0 min"

    def file_size(self, size_bytes: int) -> str:
        """184 KB."""
        if size_bytes >= 1_000_000:
            tenths = round(size_bytes / 100_000)
            return f"{tenths // 10}.{tenths % 10} MB"
        return f"{max(1, round(size_bytes / 1000))} KB"

    def length(self, seconds: float) -> str:
        """0:23."""
        return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"
