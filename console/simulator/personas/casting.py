"""Who lives in this world: a number of people of every kind, or those that a file lists."""

import json
from pathlib import Path
from typing import Any

from console.simulator.resource import table


class CastRefused(ValueError):  # noqa: N818 - says what happened to the given cast
    """The list of people makes no sense; the message says what and where."""


def cast(count: int) -> list[dict[str, Any]]:
    """`count` people with distinct numbers, going round the kinds."""
    scripts = table("scripts.json")
    people = []
    for at in range(count):
        kind, language = scripts["cycle"][at % len(scripts["cycle"])]
        names = scripts["names"][language]
        round_of = at // len(names)
        name = names[at % len(names)] + (f" {round_of + 1}" if round_of else "")
        one: dict[str, Any] = {"name": name, "kind": kind, "language": language}
        if scripts["kinds"][kind].get("without_phone"):
            one |= {"username": "@cliente" + str(at), "phone": None}
        else:
            one["phone"] = _number(language, at + 11)
        people.append(one)
    return people


def _number(language: str, at: int) -> str:
    base = {"es": 525541000000, "pt": 5511981000000, "en": 12025550100}[language]
    return str(base + at)


def cast_from(path: Path) -> list[dict[str, Any]]:
    """The people that a JSON file lists as {phone, name, kind, language?, username?, ...}.

    Raises: CastRefused naming the entry and what is wrong with it.
    """
    try:
        listed = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CastRefused(f"{path}: {error}") from error
    if not isinstance(listed, list):
        raise CastRefused(f"{path}: a JSON list of people is expected")
    for at, one in enumerate(listed, 1):
        _check(path, at, one)
    return listed


def _check(path: Path, at: int, one: object) -> None:
    if not isinstance(one, dict):
        raise CastRefused(f"{path}: entry {at} is no JSON object")
    kinds = table("scripts.json")["kinds"]
    if one.get("kind") not in kinds:
        raise CastRefused(
            f"{path}: entry {at}: unknown kind {one.get('kind')!r}; known: {', '.join(kinds)}"
        )
    if not one.get("name"):
        raise CastRefused(f"{path}: entry {at}: name is missing")
    if not one.get("phone") and not one.get("username"):
        raise CastRefused(f"{path}: entry {at}: a phone or a username is needed")
    if one.get("language", "es") not in table("scripts.json")["names"]:
        raise CastRefused(f"{path}: entry {at}: language must be es, pt or en")
