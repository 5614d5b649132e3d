"""Amounts, days, times, durations and names as people of each country write them.

Pure functions of their arguments, cached where the language's names are looked up; babel is
loaded when the first day is written.
"""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from console.domain.money import Money, decimals


@dataclass(frozen=True, slots=True)
class _Style:
    symbol: str
    group: str
    point: str
    spaced: bool = True
    drops_zero_cents: bool = False


_LATIN = _Style("$", ".", ",")
_STYLES = {
    "MXN": _Style("$", ",", ".", spaced=False),
    "COP": _Style("$", ".", ",", drops_zero_cents=True),
    "CLP": _LATIN,
    "ARS": _LATIN,
    "UYU": _LATIN,
    "BRL": _Style("R$", ".", ","),
    "PEN": _Style("S/", ",", "."),
    "PYG": _Style("₲", ".", ",", spaced=False),
    "USD": _Style("US$", ",", ".", spaced=False),
    "EUR": _Style("€", ".", ","),
}
_DOLLARS_AT_HOME = {
    "US": _Style("$", ",", ".", spaced=False),
    "EC": _Style("$", ".", ",", spaced=False),
    "SV": _Style("$", ",", ".", spaced=False),
    "PA": _Style("$", ",", ".", spaced=False),
}
_GROUP = {"pt": ".", "pt_BR": ".", "CO": ".", "CL": ".", "AR": ".", "BR": ".", "EC": "."}
_MILLION = 1_000_000
_LARGE = 1_000 * _MILLION


# --- amounts -------------------------------------------------------------------------------


def money(
    amount: Money, where: str | None = None, *, symbol: bool = True, code: bool = False
) -> str:
    """`$18,240.50` in Mexico, `$ 486.200` in Colombia, `R$ 1.234,50`, `S/ 1,234.50`.

    The currency decides how it is written; `where` (a country, or a language) only tells at
    home dollars from foreign ones. `code` puts the ISO code behind, for lists of several
    currencies; without `symbol` there are figures only.
    """
    style = _style(amount.currency, where)
    sign = "-" if amount.minor < 0 else ""
    figures = sign + _figures(abs(amount.minor), amount.currency, style)
    text = _with_symbol(figures, style, sign) if symbol else figures
    return f"{text} {amount.currency}" if code else text


def short_money(amount: Money, where: str | None = None) -> str:
    """`$11.2 M`, `$8.940 M`; below a million whole units, `$182,405`."""
    style = _style(amount.currency, where)
    sign = "-" if amount.minor < 0 else ""
    mark = sign + style.symbol + ("" if style.symbol.endswith("$") else " ")
    units = _half_up(abs(amount.minor), 10 ** decimals(amount.currency))
    if units < _MILLION:
        return mark + _grouped(units, style.group)
    if units >= _LARGE:
        return f"{mark}{_grouped(_half_up(units, _MILLION), style.group)} M"
    tenths = _half_up(units * 10, _MILLION)
    return f"{mark}{_grouped(tenths // 10, style.group)}{style.point}{tenths % 10} M"


def integer(value: int, where: str = "MX") -> str:
    """`1,890`; with points where a country or language of points is given."""
    return ("-" if value < 0 else "") + _grouped(abs(value), _GROUP.get(where, ","))


def _style(currency: str, where: str | None) -> _Style:
    if currency == "USD" and where in _DOLLARS_AT_HOME:
        return _DOLLARS_AT_HOME[where]
    return _STYLES.get(currency) or _Style(currency, ",", ".")


def _figures(minor: int, currency: str, style: _Style) -> str:
    places = decimals(currency)
    whole, cents = divmod(minor, 10**places)
    text = _grouped(whole, style.group)
    if not places or (style.drops_zero_cents and not cents):
        return text
    return f"{text}{style.point}{cents:0{places}d}"


def _with_symbol(figures: str, style: _Style, sign: str) -> str:
    space = " " if style.spaced or style.symbol.isalpha() else ""
    return f"{sign}{style.symbol}{space}{figures.removeprefix(sign)}"


def _grouped(value: int, group: str) -> str:
    return f"{value:,}".replace(",", group)


def _half_up(value: int, unit: int) -> int:
    return (value + unit // 2) // unit


# --- days and times ------------------------------------------------------------------------

_PATTERNS = {
    "es": {
        "short": "{d} {mon}",
        "medium": "{d} {mon} {y}",
        "weekday": "{weekday} {d} {mon}",
        "long": "{weekday} {d} de {month}",
        "full": "{weekday} {d} de {month} de {y}",
        "month": "{month} {y}",
        "numeric": "{d:02}/{m:02}/{y}",
    },
    "pt": {
        "short": "{d} {mon}",
        "medium": "{d} {mon} {y}",
        "weekday": "{weekday}, {d} {mon}",
        "long": "{weekday}, {d} de {month}",
        "full": "{weekday}, {d} de {month} de {y}",
        "month": "{month} {y}",
        "numeric": "{d:02}/{m:02}/{y}",
    },
    "en": {
        "short": "{mon} {d}",
        "medium": "{mon} {d}, {y}",
        "weekday": "{weekday}, {mon} {d}",
        "long": "{weekday}, {month} {d}",
        "full": "{weekday}, {month} {d}, {y}",
        "month": "{month} {y}",
        "numeric": "{y}-{m:02}-{d:02}",
    },
}


@lru_cache(maxsize=8192)
def day(on: date, lang: str = "es", style: str = "short") -> str:
    """A day as `style` says.

    `short` 19 nov, `medium` 19 nov 2026, `weekday` jueves 19 nov, `long` jueves 19 de
    noviembre, `full` with the year, `month` noviembre 2026, `numeric` 19/11/2026.
    Raises: KeyError for another style.
    """
    names = _names(lang)
    return _PATTERNS[_short(lang)][style].format(
        d=on.day,
        m=on.month,
        y=on.year,
        mon=names.short_months[on.month],
        month=names.months[on.month],
        weekday=names.weekdays[on.weekday()],
    )


def time_of(at: datetime, zone: str, *, padded: bool = True) -> str:
    """The wall clock of `zone` at `at`: `09:05`, or `9:05` within a sentence."""
    local = at.astimezone(ZoneInfo(zone))
    return f"{local.hour:02}:{local.minute:02}" if padded else f"{local.hour}:{local.minute:02}"


def city(zone: str, lang: str = "es") -> str:
    """The city after which a zone is named: `America/Bogota` is `Bogotá`."""
    return _names(lang).city(zone)


def duration(seconds: float) -> str:
    """`23 h 44 min`, `18 min`, `45 s`, `3 d 4 h`: the two largest units, cut, not rounded."""
    total = max(0, int(seconds))
    if total < 60:  # noqa: PLR2004 - a minute
        return f"{total} s"
    minutes, hours, days = total // 60 % 60, total // 3600 % 24, total // 86400
    if days:
        return f"{days} d {hours} h" if hours else f"{days} d"
    if hours:
        return f"{hours} h {minutes} min" if minutes else f"{hours} h"
    return f"{minutes} min"


_AGO = {"es": ("ahora", "hace {}"), "pt": ("agora", "há {}"), "en": ("now", "{} ago")}


def ago(at: datetime, now: datetime, lang: str = "es") -> str:
    """`hace 12 s`, `hace 5 min`, `hace 3 h`, `hace 4 d`: the largest unit only."""
    seconds = (now - at).total_seconds()
    at_once, pattern = _AGO[_short(lang)]
    if seconds < 1:
        return at_once
    first_unit = " ".join(duration(seconds).split()[:2])
    return pattern.format(first_unit)


@dataclass(frozen=True, slots=True)
class _Names:
    lang: str
    months: dict[int, str]
    short_months: dict[int, str]
    weekdays: dict[int, str]

    def city(self, zone: str) -> str:
        from babel import Locale  # noqa: PLC0415 - heavy

        known = Locale.parse(self.lang).time_zones.get(zone, {}).get("city")
        return str(known or zone.rpartition("/")[2].replace("_", " "))


@lru_cache(maxsize=8)
def _names(lang: str) -> _Names:
    from babel import Locale  # noqa: PLC0415 - heavy

    locale = Locale.parse({"es": "es_MX", "pt": "pt_BR", "en": "en_US"}[_short(lang)])
    short = {n: name.rstrip(".") for n, name in locale.months["format"]["abbreviated"].items()}
    return _Names(
        str(locale),
        dict(locale.months["format"]["wide"]),
        short,
        dict(locale.days["format"]["wide"]),
    )


def _short(lang: str) -> str:
    """The language without its country; Spanish for one that is not spoken here."""
    return lang[:2] if lang[:2] in _PATTERNS else "es"


# --- people --------------------------------------------------------------------------------

_PARTICLES = frozenset(
    {"de", "del", "la", "las", "los", "y", "e", "da", "das", "do", "dos", "di", "van", "von"}
)


def person_name(name: str) -> str:
    """A name as one writes it: `MARÍA DE LA LUZ PÉREZ` is `María de la Luz Pérez`.

    Files often come in capitals; a name that mixes cases is left as it was written.
    """
    if name != name.upper() and name != name.lower():
        return name
    words = name.lower().split()
    return " ".join(
        word if place and word in _PARTICLES else word[:1].upper() + word[1:]
        for place, word in enumerate(words)
    )
