"""One country's rules of contact as its file in resources/countries states them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any

from console.domain.contact import Caps, CountryProfile, Hours

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Region:
    """A state or province: its ISO 3166-2 code, names and zones, and how numbers show it."""

    code: str
    name: str
    zones: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    area_codes: tuple[str, ...] = ()
    holiday_subdivision: str | None = None


@dataclass(frozen=True, slots=True)
class Country:
    """One country's file. `own_profiles` are the regions with hours of their own."""

    code: str
    calling_code: str
    default_zone: str
    number_zones: tuple[str, ...]
    numbers_tell_place: bool
    regional_holidays: bool
    profile: CountryProfile
    regions: Mapping[str, Region]
    own_profiles: Mapping[str, CountryProfile]
    notes: tuple[str, ...]


def read_country(table: Mapping[str, Any]) -> Country:
    """A country from its file's table.

    Raises: KeyError or ValueError where the file lacks or misspells something.
    """
    regions = {code: _region(code, each) for code, each in table.get("regions", {}).items()}
    profile = _profile(table, table["profile"], None)
    own = {
        code: _profile(table, table["profile"] | each["profile"], regions[code])
        for code, each in table.get("regions", {}).items()
        if "profile" in each
    }
    return Country(
        code=table["country"],
        calling_code=table["calling_code"],
        default_zone=table["default_zone"],
        number_zones=tuple(table["number_zones"]),
        numbers_tell_place=table["numbers_tell_place"],
        regional_holidays=table["regional_holidays"],
        profile=profile,
        regions=regions,
        own_profiles=own,
        notes=tuple(table["profile"]["notes"]),
    )


def _region(code: str, table: Mapping[str, Any]) -> Region:
    return Region(
        code,
        table["name"],
        tuple(table["zones"]),
        tuple(table.get("aliases", ())),
        tuple(table.get("area_codes", ())),
        table.get("holiday_subdivision", code),
    )


def _profile(
    table: Mapping[str, Any], profile: Mapping[str, Any], region: Region | None
) -> CountryProfile:
    names = dict(profile["rule"])
    return CountryProfile(
        country=table["country"],
        region=None if region is None else region.code,
        hours=_week(profile["hours"]),
        closed_on_holidays=profile["closed_on_holidays"],
        caps=Caps(**profile["caps"]),
        consent_required=profile["consent_required"],
        default_zone=table["default_zone"] if region is None else region.zones[0],
        rule=names["es"],
        source=profile["source"],
        verified_on=table["verified_on"],
        holiday_subdivision=_subdivision(table, region),
        legal_hours=_week(profile.get("legal_hours", {})),
        replies_any_hour=profile["replies_any_hour"],
        rule_names=names,
    )


def _subdivision(table: Mapping[str, Any], region: Region | None) -> str | None:
    if region is None or not table["regional_holidays"]:
        return None
    return region.holiday_subdivision


def _week(table: Mapping[str, Any]) -> dict[int, Hours]:
    unknown = set(table) - set(WEEKDAYS)
    if unknown:
        raise ValueError(f"unknown weekdays {sorted(unknown)}")
    return {WEEKDAYS.index(day): _hours(day, span) for day, span in table.items()}


def _hours(day: str, span: list[str]) -> Hours:
    hours = Hours(time.fromisoformat(span[0]), time.fromisoformat(span[1]))
    if hours.opens >= hours.closes:
        raise ValueError(f"{day} opens at {span[0]} and closes at {span[1]}")
    return hours
