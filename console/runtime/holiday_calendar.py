"""Public holidays of the countries, and the closed days that the administrator adds."""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

HOLIDAY_LANGUAGES = {"es": "es", "pt_BR": "pt_BR", "pt": "pt_BR", "en": "en_US"}


def holidays_between(
    code: str, subdivision: str | None, first: date, last: date, lang: str = "es"
) -> dict[date, str]:
    """Public holidays from `first` to `last`, both included, with their names in `lang`.

    `subdivision` adds a state's own. A language that the calendar lacks gives the country's.
    """
    return {
        day: name
        for year in range(first.year, last.year + 1)
        for day, name in _holidays_of_year(code, subdivision, year, lang).items()
        if first <= day <= last
    }


@lru_cache(maxsize=2048)
def _holidays_of_year(
    code: str, subdivision: str | None, year: int, lang: str
) -> Mapping[date, str]:
    import holidays  # noqa: PLC0415 - heavy

    calendar = getattr(holidays, code)
    known = subdivision if subdivision in calendar.subdivisions else None
    spoken = HOLIDAY_LANGUAGES.get(lang)
    if spoken not in calendar.supported_languages:
        spoken = calendar.default_language
    return dict(calendar(subdiv=known, years=year, language=spoken, expand=False))


def local_holidays(path: Path, code: str, regions: Iterable[str] = ()) -> dict[date, str]:
    """The administrator's closed days for a country, from a TOML file of this shape.

    `[[closed]]` with `on` (a date), `name`, and, where it does not hold everywhere,
    `countries` and `regions` (lists of codes). A missing file has no days.

    Raises: ValueError naming the file and what is wrong in it.
    """
    wanted = set(regions)
    found: dict[date, str] = {}
    for entry in _local_entries(path):
        if code not in entry.get("countries", (code,)):
            continue
        if "regions" in entry and wanted and not wanted.intersection(entry["regions"]):
            continue
        found[entry["on"]] = str(entry.get("name", ""))
    return found


def _local_entries(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        return []
    return _parsed_entries(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _parsed_entries(path: Path, _changed_ns: int) -> list[dict[str, Any]]:
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("closed", [])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
        raise ValueError(f"{path}: {wrong}") from wrong
    for entry in entries:
        if type(entry.get("on")) is not date:
            raise ValueError(f"{path}: a [[closed]] entry needs on = YYYY-MM-DD, not {entry}")
    return list(entries)
