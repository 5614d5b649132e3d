"""The countries' rules of contact, and where a debtor is.

Everything is read once and kept. The phone and holiday libraries load on first use only.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path

from console.domain.contact import CountryProfile, Hours
from console.domain.contact_policy import HORIZON, Rules
from console.runtime import resources
from console.runtime.country_file import Country, read_country
from console.runtime.holiday_calendar import holidays_between, local_holidays

__all__ = [
    "COUNTRIES",
    "country",
    "holidays_between",
    "load_profiles",
    "local_holidays",
    "place_of",
    "profiles_for",
    "region_code",
    "regions_of",
    "rule_names",
    "rules_for",
    "zones_of",
]
COUNTRIES = ("MX", "CO", "PE", "CL", "AR", "BR", "EC", "US")


@cache
def country(code: str) -> Country:
    """The rules of one country.

    Raises: KeyError for a country without rules.
    """
    if code not in COUNTRIES:
        raise KeyError(code)
    return read_country(resources.read_toml(f"countries/{code}.toml"))


def load_profiles() -> dict[tuple[str, str | None], CountryProfile]:
    """Every profile that ships, by country and region (None: the country's own)."""
    found: dict[tuple[str, str | None], CountryProfile] = {}
    for code in COUNTRIES:
        found[code, None] = country(code).profile
        found |= {(code, region): each for region, each in country(code).own_profiles.items()}
    return found


@lru_cache(maxsize=4096)
def profiles_for(code: str, regions: tuple[str, ...] = ()) -> tuple[CountryProfile, ...]:
    """The profiles of every candidate region; without a region, all that could apply."""
    if code not in COUNTRIES:
        return ()
    place = country(code)
    if not regions:
        return (place.profile, *place.own_profiles.values())
    found = {region: _profile_of(place, region) for region in regions}
    return tuple(found.values())


def rule_names(lang: str) -> dict[str, str]:
    """What each profile's rule is called in `lang`, by its name in the profile."""
    return {
        each.rule: each.rule_names.get(lang[:2], each.rule) for each in load_profiles().values()
    }


def rules_for(
    code: str,
    regions: tuple[str, ...],
    today: date,
    *,
    lang: str = "es",
    local_calendar: Path | None = None,
    creditor_hours: Mapping[int, Hours] | None = None,
) -> Rules:
    """Everything that the gate needs besides the debtor's facts, around `today` (UTC date)."""
    profiles = profiles_for(code, regions)
    first, last = today - timedelta(days=2), today + HORIZON + timedelta(days=2)
    names: dict[date, str] = {}
    for subdivision in dict.fromkeys(each.holiday_subdivision for each in profiles):
        names |= holidays_between(code, subdivision, first, last, lang)
    closed = local_holidays(local_calendar, code, regions) if local_calendar else {}
    return Rules(profiles, creditor_hours, frozenset(closed), names | closed)


def region_code(code: str, text: str | None) -> str | None:
    """The region that `text` names ("Jalisco", "JAL", "Jal."), None when none does."""
    if not text or code not in COUNTRIES:
        return None
    return _region_names(code).get(_plain(text))


def regions_of(code: str, region: str | None, phone: str | None = None) -> tuple[str, ...]:
    """Candidate regions by address and by the number's area code (E.164); () when unknown."""
    return place_of(code, region, phone)[1]


def zones_of(code: str, region: str | None, phone: str | None = None) -> tuple[str, ...]:
    """Candidate IANA zones of a debtor; () for a country without rules.

    The address narrows, and the number narrows further. Where the two disagree both count:
    the gate then wants every one of them to allow. Where neither tells, the country's main
    zones.
    """
    return place_of(code, region, phone)[0]


def place_of(
    code: str, region: str | None, phone: str | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Zones and regions of a debtor, as `zones_of` and `regions_of` give them."""
    key = code, region, phone and phone[: _TELLING_DIGITS.get(code)], phone and len(phone)
    found = _PLACES.get(key)
    if found is None:
        if len(_PLACES) >= _MOST_PLACES:
            _PLACES.clear()
        found = _PLACES[key] = _zones(code, region, phone), _regions(code, region, phone)
    return found


_PLACES: dict[tuple[str | int | None, ...], tuple[tuple[str, ...], tuple[str, ...]]] = {}
_MOST_PLACES = 65_536
_TELLING_DIGITS = {"MX": 6, "BR": 9, "AR": 9, "CO": 4, "PE": 4, "CL": 4, "EC": 5}
"""How much of a number (with its plus) tells where it is: so few that a portfolio's numbers
share them. In other countries all of it does.
"""


def _regions(code: str, region: str | None, phone: str | None) -> tuple[str, ...]:
    named = region_code(code, region)
    found = [] if named is None else [named]
    if code in COUNTRIES and phone:
        found += _regions_of_number(code, phone)
    return tuple(dict.fromkeys(found))


def _zones(code: str, region: str | None, phone: str | None) -> tuple[str, ...]:
    if code not in COUNTRIES:
        return ()
    place = country(code)
    named = region_code(code, region)
    by_address = () if named is None else place.regions[named].zones
    by_number = _zones_of_number(place, phone)
    if not by_address or not by_number:
        return by_address or by_number or place.number_zones
    agreed = tuple(zone for zone in by_address if zone in by_number)
    return agreed or tuple(dict.fromkeys(by_address + by_number))


def _zones_of_number(place: Country, phone: str | None) -> tuple[str, ...]:
    if not phone or not place.numbers_tell_place:
        return ()
    if not phone.startswith(f"+{place.calling_code}"):
        return ()
    from phonenumbers import NumberParseException, parse  # noqa: PLC0415 - heavy
    from phonenumbers.timezone import time_zones_for_number  # noqa: PLC0415 - heavy

    try:
        zones = time_zones_for_number(parse(phone))
    except NumberParseException:
        return ()
    known = {zone for region in place.regions.values() for zone in region.zones}
    found = tuple(zone for zone in (_MODERN.get(each, each) for each in zones) if zone in known)
    return () if set(place.number_zones) < set(found) else found


_MODERN = {"America/Buenos_Aires": "America/Argentina/Buenos_Aires"}


def _regions_of_number(code: str, phone: str) -> list[str]:
    prefix = f"+{country(code).calling_code}"
    if not phone.startswith(prefix):
        return []
    national = phone[len(prefix) :]
    regions = country(code).regions.values()
    return [each.code for each in regions if national.startswith(each.area_codes or ("-",))]


@cache
def _region_names(code: str) -> dict[str, str]:
    names: dict[str, str] = {}
    for region in country(code).regions.values():
        for name in (*region.aliases, region.name):
            names.setdefault(_plain(name), region.code)
    for region_id in country(code).regions:
        names[_plain(region_id)] = region_id
    return names


def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text)
    return "".join(each for each in bare.casefold() if each.isalnum())


def _profile_of(place: Country, region_id: str) -> CountryProfile:
    own = place.own_profiles.get(region_id)
    region = place.regions.get(region_id)
    if own is not None or region is None:
        return own or place.profile
    subdivision = region.holiday_subdivision if place.regional_holidays else None
    return replace(
        place.profile,
        region=region_id,
        default_zone=region.zones[0],
        holiday_subdivision=subdivision,
    )
