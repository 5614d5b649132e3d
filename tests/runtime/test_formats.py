from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.money import Money
from console.runtime import formats


@pytest.mark.parametrize(
    ("minor", "currency", "where", "text"),
    [
        (1_824_050, "MXN", "MX", "$18,240.50"),
        (48_620_000, "COP", "CO", "$ 486.200"),
        (48_620_050, "COP", "CO", "$ 486.200,50"),
        (123_450, "BRL", "BR", "R$ 1.234,50"),
        (486_200, "CLP", "CL", "$ 486.200"),
        (123_450, "PEN", "PE", "S/ 1,234.50"),
        (123_450, "ARS", "AR", "$ 1.234,50"),
        (123_450, "USD", "EC", "$1.234,50"),
        (123_450, "USD", "US", "$1,234.50"),
        (123_450, "USD", "PE", "US$1,234.50"),
        (123_450, "USD", None, "US$1,234.50"),
        (-50, "MXN", "es", "-$0.50"),
        (123_450, "GTQ", "GT", "GTQ 1,234.50"),
    ],
)
def test_amounts_read_as_at_home(
    minor: int, currency: str, where: str | None, text: str
) -> None:
    assert formats.money(Money(minor, currency), where) == text


def test_an_amount_may_have_its_code_or_no_symbol() -> None:
    amount = Money(1_824_050, "MXN")
    assert formats.money(amount, "MX", code=True) == "$18,240.50 MXN"
    assert formats.money(amount, symbol=False) == "18,240.50"
    assert formats.money(Money(-5000, "COP"), symbol=False) == "-50"


@given(st.integers(-(10**14), 10**14), st.sampled_from(["MXN", "COP", "BRL", "CLP", "USD"]))
def test_no_cent_is_lost_in_writing(minor: int, currency: str) -> None:
    text = formats.money(Money(minor, currency), symbol=False)
    digits = text.replace(".", "").replace(",", "")
    factor = 100 if currency == "COP" and not minor % 100 else 1
    assert int(digits) * factor == minor


@pytest.mark.parametrize(
    ("minor", "currency", "text"),
    [
        (1_120_000_000, "MXN", "$11.2 M"),
        (894_000_000_000, "COP", "$8.940 M"),
        (18_240_550, "MXN", "$182,406"),
        (120_000_000, "BRL", "R$1,2 M"),
        (-120_000_000, "PEN", "-S/ 1.2 M"),
        (99_999_999, "MXN", "$1.0 M"),
    ],
)
def test_large_amounts_are_shown_in_millions(minor: int, currency: str, text: str) -> None:
    assert formats.short_money(Money(minor, currency)) == text


def test_integers_are_grouped() -> None:
    assert formats.integer(1890) == "1,890"
    assert formats.integer(-1890, "CO") == "-1.890"
    assert formats.integer(1234567, "pt_BR") == "1.234.567"


@pytest.mark.parametrize(
    ("lang", "style", "text"),
    [
        ("es", "short", "19 nov"),
        ("es", "medium", "19 nov 2026"),
        ("es", "weekday", "jueves 19 nov"),
        ("es", "long", "jueves 19 de noviembre"),
        ("es", "full", "jueves 19 de noviembre de 2026"),
        ("es", "month", "noviembre 2026"),
        ("es", "numeric", "19/11/2026"),
        ("pt_BR", "short", "19 nov"),
        ("pt_BR", "long", "quinta-feira, 19 de novembro"),
        ("en", "weekday", "Thursday, Nov 19"),
        ("en", "numeric", "2026-11-19"),
        ("fr", "short", "19 nov"),
    ],
)
def test_days_in_three_languages(lang: str, style: str, text: str) -> None:
    assert formats.day(date(2026, 11, 19), lang, style) == text


def test_an_unknown_style_is_an_error() -> None:
    with pytest.raises(KeyError):
        formats.day(date(2026, 11, 19), "es", "fancy")


def test_time_is_that_of_the_zone() -> None:
    at = datetime(2026, 11, 19, 12, 5, tzinfo=UTC)
    assert formats.time_of(at, "America/Bogota") == "07:05"
    assert formats.time_of(at, "America/Bogota", padded=False) == "7:05"


def test_a_zone_is_called_by_its_city() -> None:
    assert formats.city("America/Bogota") == "Bogotá"
    assert formats.city("America/Mexico_City", "es") == "Ciudad de México"
    assert formats.city("Area/Some_Place") == "Some Place"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (-5, "0 s"), (45, "45 s"), (18 * 60 + 59, "18 min"), (3600, "1 h"),
        (85_440, "23 h 44 min"), (86_400, "1 d"), (100_000, "1 d 3 h"),
    ],
)  # fmt: skip
def test_durations_show_two_units(seconds: float, text: str) -> None:
    assert formats.duration(seconds) == text


@pytest.mark.parametrize(
    ("seconds", "lang", "text"),
    [
        (0, "es", "ahora"),
        (12, "es", "hace 12 s"),
        (7300, "pt_BR", "há 2 h"),
        (300, "en", "5 min ago"),
    ],
)
def test_how_long_ago(seconds: int, lang: str, text: str) -> None:
    now = datetime(2026, 11, 19, tzinfo=UTC)
    assert formats.ago(now - timedelta(seconds=seconds), now, lang) == text


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("MARÍA DE LA LUZ PÉREZ", "María de la Luz Pérez"),
        ("joão dos santos", "João dos Santos"),
        ("De la Rosa, Ana", "De la Rosa, Ana"),
        ("DE LEÓN ANA", "De León Ana"),
        ("", ""),
    ],
)
def test_names_in_capitals_are_written_as_names(written: str, read: str) -> None:
    assert formats.person_name(written) == read
