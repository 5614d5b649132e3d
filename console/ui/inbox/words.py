"""How amounts, days and hours are written on this desk: one place for the inbox's widgets."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from console.domain.money import Money, decimals

_MONTHS = ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"]
_LONG = (
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
)
_DAYS = ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"]


@dataclass(frozen=True)
class Words:
    """Writes values in the desk's language and zone."""

    lang: str = "es"
    zone_name: str = "America/Mexico_City"

    @cached_property
    def zone(self) -> ZoneInfo:
        """The desk's zone."""
        return ZoneInfo(self.zone_name)

    def local(self, at: datetime) -> datetime:
        """`at` on the desk's clock."""
        return at.astimezone(self.zone)

    def money(self, amount: Money) -> str:
        """An amount as its country writes it."""
        places = decimals(amount.currency)
        whole, part = divmod(abs(amount.minor), 10**places)
        sign = "-" if amount.minor < 0 else ""
        if amount.currency in {"MXN", "USD", "PEN"}:
            return f"{sign}${whole:,}.{part:02d}"
        grouped = f"{whole:,}".replace(",", ".")
        return f"{sign}$ {grouped},{part:02d}" if part else f"{sign}$ {grouped}"

    def hour(self, at: datetime, zone: ZoneInfo | None = None) -> str:
        """19:05, on the desk's clock or another."""
        local = at.astimezone(zone or self.zone)
        return f"{local.hour}:{local.minute:02d}"

    def short_day(self, on: date) -> str:
        """3 nov."""
        return f"{on.day} {_MONTHS[on.month - 1]}"

    def weekday(self, on: date) -> str:
        """Lunes 3 nov."""
        return f"{_DAYS[on.weekday()]} {self.short_day(on)}"

    def long_day(self, on: date) -> str:
        """miércoles 18 de noviembre."""
        return f"{_DAYS[on.weekday()]} {on.day} de {_LONG.split()[on.month - 1]}"

    def full_day(self, on: date) -> str:
        """18 de noviembre de 2026."""
        return f"{on.day} de {_LONG.split()[on.month - 1]} de {on.year}"

    def span(self, length: timedelta) -> str:
        """18 min, 23 h 44 min, 3 d."""
        minutes = max(0, int(length.total_seconds() // 60))
        if minutes < 60:
            return f"{minutes} min"
        hours, rest = divmod(minutes, 60)
        if hours < 48:
            return f"{hours} h {rest} min" if rest else f"{hours} h"
        return f"{hours // 24} d"

    def file_size(self, size_bytes: int) -> str:
        """184 KB."""
        if size_bytes >= 1_000_000:
            return f"{size_bytes / 1_000_000:.1f} MB".replace(".", ",")
        return f"{max(1, round(size_bytes / 1000))} KB"

    def length(self, seconds: float) -> str:
        """0:23."""
        return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"
