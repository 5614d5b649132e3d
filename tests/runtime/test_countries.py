"""The countries' data files: each is complete, and says what its legal text says."""

import random
import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import phonenumbers
import pytest

from console.domain.contact import (
    Allowed,
    ContactFacts,
    CountryProfile,
    PastContact,
    Proposal,
    Refused,
)
from console.domain.contact_policy import may_contact
from console.runtime import countries, resources
from console.runtime.country_file import read_country

TEMPLATE = Proposal("ana", "recordatorio", "APPROVED")


@pytest.mark.parametrize("code", countries.COUNTRIES)
def test_every_country_file_is_complete(code: str) -> None:
    place = countries.country(code)
    assert place.code == code
    assert place.profile.source
    assert place.notes
    assert date(2026, 1, 1) <= place.profile.verified_on <= date(2030, 1, 1)
    assert set(place.profile.rule_names) == {"es", "pt", "en"}
    for region in place.regions.values():
        assert region.zones
        assert all(ZoneInfo(zone).key == zone for zone in region.zones)
    assert all(ZoneInfo(zone).key == zone for zone in (*place.number_zones, place.default_zone))
    named = {
        (countries._plain(name), each.code)
        for each in place.regions.values()
        for name in (*each.aliases, each.name)
    }
    assert len({name for name, _ in named}) == len(named), "two regions share a name"


@pytest.mark.parametrize(
    "profile", countries.load_profiles().values(), ids=lambda each: each.rule
)
def test_our_hours_never_exceed_the_law(profile: CountryProfile) -> None:
    assert profile.hours
    for day, hours in profile.hours.items():
        assert hours.opens < hours.closes
        if profile.legal_hours:
            law = profile.legal_hours[day]
            assert law.opens <= hours.opens < hours.closes <= law.closes


def test_no_file_ships_that_is_not_read() -> None:
    files = {path.stem for path in resources.path("countries").glob("*.toml")}
    assert files == set(countries.COUNTRIES)


def facts_in(code: str, region: str | None) -> ContactFacts:
    regions = () if region is None else (region,)
    zones = countries.zones_of(code, region, None)
    return ContactFacts(code, zones, regions, consent=True)


LEGAL = [
    # (country, region, local time, may it go, why)
    ("MX", "CMX", "2026-11-18 08:00", True, "weekday"),
    ("MX", "CMX", "2026-11-18 20:59", True, "before our closing"),
    ("MX", "CMX", "2026-11-18 21:00", False, "our closing, inside the legal 07-22"),
    ("MX", "CMX", "2026-11-21 12:00", True, "Saturday"),
    ("MX", "CMX", "2026-11-22 12:00", False, "Sunday by our policy"),
    ("MX", "CMX", "2026-11-16 12:00", False, "Revolution day, moved"),
    ("MX", "SON", "2026-11-18 08:00", True, "Sonora's own clock"),
    ("CO", None, "2026-11-18 07:00", True, "weekday 07-19"),
    ("CO", None, "2026-11-18 06:59", False, "weekday 07-19"),
    ("CO", None, "2026-11-18 19:00", False, "weekday 07-19"),
    ("CO", None, "2026-11-21 14:59", True, "Saturday 08-15"),
    ("CO", None, "2026-11-21 15:00", False, "Saturday 08-15"),
    ("CO", None, "2026-11-22 10:00", False, "Sunday"),
    ("CO", None, "2026-11-16 10:00", False, "Independence of Cartagena, moved"),
    ("PE", None, "2026-11-18 19:59", True, "07-20"),
    ("PE", None, "2026-11-18 20:00", False, "07-20"),
    ("PE", None, "2026-11-21 10:00", False, "Saturday"),
    ("PE", None, "2026-12-08 10:00", False, "Immaculate Conception"),
    ("CL", "RM", "2026-11-21 19:59", True, "Saturday is a working day"),
    ("CL", "RM", "2026-11-21 20:00", False, "08-20"),
    ("CL", "RM", "2026-11-22 10:00", False, "Sunday"),
    ("CL", "AP", "2027-06-07 10:00", False, "Battle of Arica, a holiday of that region"),
    ("CL", "RM", "2027-06-07 10:00", True, "not elsewhere"),
    ("AR", "C", "2026-11-18 18:59", True, "09-19"),
    ("AR", "C", "2026-11-18 08:59", False, "09-19"),
    ("AR", "C", "2026-11-21 13:59", True, "Saturday 10-14"),
    ("AR", "C", "2026-11-23 10:00", False, "National Sovereignty, moved"),
    ("BR", "SP", "2026-11-18 19:59", True, "Lei 15.426: 08-20"),
    ("BR", "SP", "2026-11-21 13:59", True, "Saturday 08-14"),
    ("BR", "SP", "2026-11-21 14:00", False, "Saturday 08-14"),
    ("BR", "SP", "2026-11-20 10:00", False, "Consciência Negra"),
    ("BR", "SP", "2027-07-09 10:00", False, "Revolução Constitucionalista, São Paulo only"),
    ("BR", "MG", "2027-07-09 10:00", True, "not elsewhere"),
    ("BR", "AL", "2026-11-18 08:00", True, "Lei 7.782"),
    ("BR", "RJ", "2026-11-18 08:59", False, "Lei 7.868: from 09"),
    ("BR", "RJ", "2026-11-18 19:00", False, "Lei 7.868: to 19"),
    ("BR", "RJ", "2026-11-21 10:00", False, "Lei 7.868: no Saturday"),
    ("BR", "ES", "2026-11-18 18:59", True, "Lei 10.626: to 19"),
    ("BR", "ES", "2026-11-18 19:00", False, "Lei 10.626: to 19"),
    ("BR", "AM", "2026-11-21 10:00", False, "Lei 306: no Saturday"),
    ("BR", "MG", "2026-11-21 13:59", True, "practice"),
    ("EC", "P", "2026-11-18 07:00", True, "07-20"),
    ("EC", "P", "2026-11-21 10:00", False, "no weekend"),
    ("EC", "W", "2026-11-18 19:59", True, "Galápagos' own clock"),
    ("US", "NY", "2026-11-22 08:00", True, "every day 08-21"),
    ("US", "NY", "2026-11-26 20:59", True, "holidays do not close"),
    ("US", "NY", "2026-11-22 21:00", False, "08-21"),
    ("US", "NY", "2026-11-22 07:59", False, "08-21"),
]


@pytest.mark.parametrize(("code", "region", "local", "allowed", "why"), LEGAL)
def test_hours_are_those_of_the_legal_text(
    code: str, region: str | None, local: str, allowed: bool, why: str
) -> None:
    facts = facts_in(code, region)
    now = datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(facts.zones[0]))
    rules = countries.rules_for(code, facts.regions, now.date())
    decision = may_contact(facts, TEMPLATE, rules, now.astimezone(UTC))
    assert isinstance(decision, Allowed) is allowed, f"{why}: {decision}"


CAPS = [
    # (country, hours since each earlier contact, may another go)
    ("MX", (2,), True),
    ("MX", (2, 1), False),
    ("MX", (2, 26, 27, 50, 51), False),
    ("CO", (2,), False),
    ("CO", (26,), True),
    ("PE", (2,), False),
    ("CL", (47,), False),
    ("CL", (48,), True),
    ("CL", (49, 60), False),
    ("AR", (26, 50, 51), False),
    ("BR", (2,), False),
    ("EC", (2,), False),
    ("EC", (26,), True),
    ("US", (2,), False),
]


@pytest.mark.parametrize(("code", "hours_ago", "allowed"), CAPS)
def test_caps_are_those_of_the_profile(
    code: str, hours_ago: tuple[int, ...], allowed: bool
) -> None:
    region = {"US": "NY", "BR": "SP", "MX": "CMX", "CL": "RM", "AR": "C", "EC": "P"}.get(code)
    facts = facts_in(code, region)
    now = datetime(2026, 11, 19, 15, tzinfo=ZoneInfo(facts.zones[0])).astimezone(UTC)
    contacts = tuple(PastContact(now - timedelta(hours=each)) for each in hours_ago)
    rules = countries.rules_for(code, facts.regions, now.date())
    decision = may_contact(replace(facts, contacts=contacts), TEMPLATE, rules, now)
    assert isinstance(decision, Allowed) is allowed, decision


def test_only_colombia_needs_recorded_consent() -> None:
    needing = {key for key, each in countries.load_profiles().items() if each.consent_required}
    assert needing == {("CO", None)}


def test_a_brazilian_of_unknown_state_gets_the_strictest_of_all_states() -> None:
    facts = ContactFacts("BR", ("America/Sao_Paulo",))
    rules = countries.rules_for("BR", (), date(2026, 11, 18))
    now = datetime(2026, 11, 18, 19, tzinfo=ZoneInfo("America/Sao_Paulo"))
    assert isinstance(may_contact(facts, TEMPLATE, rules, now), Refused)
    assert len(rules.profiles) == 6


@pytest.mark.parametrize(
    ("code", "region", "phone", "zones"),
    [
        ("MX", "Baja California", None, ("America/Tijuana",)),
        ("MX", "B.C.", "+526641234567", ("America/Tijuana",)),
        ("MX", None, "+526641234567", ("America/Tijuana",)),
        ("MX", "Jalisco", "+526641234567", ("America/Mexico_City", "America/Tijuana")),
        ("MX", "chihuahua", "+526561234567", ("America/Ciudad_Juarez",)),
        ("MX", None, None, ("America/Mexico_City",)),
        ("MX", "Nowhere", "+5", ("America/Mexico_City",)),
        ("MX", None, "+52", ("America/Mexico_City",)),
        ("MX", None, "+14155550100", ("America/Mexico_City",)),
        ("BR", None, "+5592987654321", ("America/Manaus",)),
        ("BR", "Amazonas", "+5592987654321", ("America/Manaus",)),
        ("CL", None, "+56987654321", ("America/Santiago", "America/Punta_Arenas")),
        ("CL", "Magallanes", "+56987654321", ("America/Punta_Arenas",)),
        ("EC", None, "+593987654321", ("America/Guayaquil",)),
        ("EC", "Galápagos", "+593987654321", ("Pacific/Galapagos",)),
        ("AR", None, "+5491112345678", ("America/Argentina/Buenos_Aires",)),
        (
            "US",
            None,
            "+18005551234",
            ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"),
        ),
        ("US", "CA", "+12125551234", ("America/Los_Angeles", "America/New_York")),
        ("ZZ", None, "+12125551234", ()),
    ],
)
def test_zones_come_from_the_address_and_the_number(
    code: str, region: str | None, phone: str | None, zones: tuple[str, ...]
) -> None:
    assert countries.zones_of(code, region, phone) == zones


def test_a_brazilian_area_code_tells_the_state() -> None:
    assert countries.regions_of("BR", None, "+5521987654321") == ("RJ",)
    assert countries.regions_of("BR", "sao paulo", "+5521987654321") == ("SP", "RJ")
    assert countries.regions_of("BR", None, "+5561987654321") == ("DF", "GO")
    assert countries.regions_of("BR", None, "+525512345678") == ()
    assert countries.regions_of("MX", "Edo. Méx.", None) == ("MEX",)
    assert countries.regions_of("ZZ", "x", "+1") == ()


def test_a_region_without_hours_of_its_own_has_the_country_s() -> None:
    (profile,) = countries.profiles_for("MX", ("SON",))
    assert (profile.region, profile.default_zone) == ("SON", "America/Hermosillo")
    assert profile.hours == countries.country("MX").profile.hours
    assert countries.profiles_for("MX", ("Nowhere",)) == (countries.country("MX").profile,)
    assert countries.profiles_for("ZZ") == ()


def test_a_country_without_rules_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        countries.country("ZZ")


def test_rule_names_are_known_in_every_language() -> None:
    assert countries.rule_names("en")["Ley 2300"] == "Law 2300"
    assert countries.rule_names("pt_BR")["Ley SP 15.426"] == "Lei SP 15.426"


@pytest.mark.parametrize(
    ("lang", "name"), [("es", "Día de la Revolución"), ("en", "Revolution Day"), ("xx", None)]
)
def test_holidays_are_named_in_the_language_asked(lang: str, name: str | None) -> None:
    found = countries.holidays_between("MX", None, date(2026, 11, 1), date(2027, 1, 1), lang)
    assert date(2026, 11, 16) in found
    assert date(2027, 1, 1) in found
    assert name is None or name in found[date(2026, 11, 16)]


def test_the_administrator_s_days_close_where_they_hold(tmp_path: Path) -> None:
    path = tmp_path / "calendar.toml"
    path.write_text(
        "[[closed]]\non = 2026-12-12\nname = 'Virgen de Guadalupe'\ncountries = ['MX']\n"
        "[[closed]]\non = 2026-11-25\nname = 'Romería'\nregions = ['JAL']\n",
        encoding="utf-8",
    )
    day, romeria = date(2026, 12, 12), date(2026, 11, 25)
    assert countries.local_holidays(path, "CO") == {romeria: "Romería"}
    assert set(countries.local_holidays(path, "MX", ("CMX",))) == {day}
    assert set(countries.local_holidays(path, "MX", ("JAL",))) == {day, romeria}
    rules = countries.rules_for("MX", ("CMX",), date(2026, 11, 21), local_calendar=path)
    assert rules.local_holidays == {day}
    assert rules.holidays[day] == "Virgen de Guadalupe"
    assert countries.local_holidays(tmp_path / "none.toml", "MX") == {}


@pytest.mark.parametrize("text", ["[[closed]]\non = 'mañana'\n", "[[closed]\n"])
def test_a_broken_calendar_says_which_file(tmp_path: Path, text: str) -> None:
    path = tmp_path / "calendar.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"calendar\.toml"):
        countries.local_holidays(path, "MX")


@pytest.mark.parametrize(
    ("wrong", "right"), [("lun =", "mon ="), ('["19:00", "07:00"]', '["07:00", "19:00"]')]
)
def test_a_misspelt_country_file_is_refused(wrong: str, right: str) -> None:
    text = resources.text("countries/CO.toml").replace(right, wrong, 1)
    with pytest.raises(ValueError, match=r"weekdays|closes"):
        read_country(tomllib.loads(text))


@pytest.mark.parametrize("code", ["MX", "BR", "AR", "CO", "PE", "CL", "EC"])
def test_numbers_that_begin_alike_are_in_one_place(code: str) -> None:
    chance = random.Random(5)
    valid = 0
    for _ in range(2000):
        digits = "".join(chance.choices("0123456789", k=chance.choice((9, 10, 11))))
        phone = f"+{countries.country(code).calling_code}{digits}"
        if phonenumbers.is_valid_number(phonenumbers.parse(phone)):
            valid += 1
            fresh = countries._zones(code, None, phone), countries._regions(code, None, phone)
            assert countries.place_of(code, None, phone) == fresh
    assert valid > 20
