"""The form in which a confirmed mapping is kept, and a kept one laid over a new file."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from console.excel.fields import BLOCK_FIELDS, FIELDS
from console.excel.layout import ColumnReading, Layout, Mapping
from console.excel.overrides import BLOCKS
from console.excel.vocabulary import words_of

LEAST_COMMON = 0.5
"""Of the old headers, so many must come again for a changed layout to be the same one."""

Place = tuple[str, int]
"""A header's words, and which of the columns with that name (from 0)."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A mapping by names: field to [[header, nth], …], "blocks" to the same by block."""

    fingerprint: str
    headers: tuple[str, ...]
    mapping: dict[str, Any]
    readings: dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Applied:
    """A layout with what was remembered. `fields` by column; `new` headers nobody knew."""

    layout: Layout
    columns: frozenset[int]
    new: tuple[str, ...]
    is_same: bool


def fingerprint(headers: Sequence[str]) -> str:
    """The same for files whose columns have the same names, in whatever order and spelling of
    case, accents and punctuation.
    """
    named = sorted(" ".join(words_of(header)) for header in headers if header)
    return hashlib.sha256("\x1f".join(named).encode()).hexdigest()


def kept(layout: Layout) -> Kept:
    """The layout's mapping by names."""
    places = _places(layout.headers)
    mapping: dict[str, Any] = _named(layout.mapping, places)
    if layout.blocks:
        mapping[BLOCKS] = {name: _named(own, places) for name, own in layout.blocks.items()}
    readings: dict[str, dict[str, str]] = {
        layout.headers[column]: {
            name: str(sign)
            for name, sign in (("decimal", reading.decimal), ("order", reading.order))
            if sign is not None
        }
        for column, reading in layout.readings.items()
    }
    return Kept(fingerprint(layout.headers), layout.headers, mapping, readings)


def applied(layout: Layout, remembered: Kept) -> Applied | None:
    """The layout with the columns that were remembered, by their names; columns that are new
    keep the proposal. None where too little of what was remembered comes again.
    """
    places = _places(layout.headers)
    old = set(_places(remembered.headers))
    here = {place: column for column, place in enumerate(places) if place[0]}
    known = {place for place in old if place[0]}
    if len(known & here.keys()) < LEAST_COMMON * len(known):
        return None
    columns = frozenset(column for place, column in here.items() if place in known)
    mapping = _laid(layout.mapping, remembered.mapping, here, columns, set(FIELDS[layout.kind]))
    blocks = {
        str(name): _laid({}, own, here, columns, set(BLOCK_FIELDS))
        for name, own in remembered.mapping.get(BLOCKS, {}).items()
    }
    headers = {header: column for column, header in enumerate(layout.headers)}
    readings = {
        headers[header]: _reading(stated)
        for header, stated in remembered.readings.items()
        if header in headers
    }
    return Applied(
        replace(
            layout,
            mapping=mapping,
            blocks={name: own for name, own in blocks.items() if own},
            readings=layout.readings | readings,
        ),
        columns,
        tuple(layout.headers[c] for p, c in here.items() if p not in known),
        remembered.fingerprint == fingerprint(layout.headers),
    )


def _reading(stated: dict[str, str]) -> ColumnReading:
    decimal, order = stated.get("decimal"), stated.get("order")
    return ColumnReading(
        "." if decimal == "." else "," if decimal == "," else None,
        "DMY" if order == "DMY" else "MDY" if order == "MDY" else None,
    )


def _places(headers: Sequence[str]) -> list[Place]:
    seen: dict[str, int] = {}
    places = []
    for header in headers:
        words = " ".join(words_of(header)) if header else ""
        places.append((words, seen.get(words, 0)))
        seen[words] = seen.get(words, 0) + 1
    return places


def _named(mapping: Mapping, places: list[Place]) -> dict[str, Any]:
    return {name: [list(places[c]) for c in columns] for name, columns in mapping.items()}


def _laid(
    proposed: Mapping,
    remembered: dict[str, Any],
    here: dict[Place, int],
    known: frozenset[int],
    fields: set[str],
) -> Mapping:
    """Remembered columns where they were; a field gets a new column only if it has none."""
    laid: Mapping = {}
    for name, places in remembered.items():
        if name in fields:
            found = [here[place] for one in places if (place := (one[0], one[1])) in here]
            if found:
                laid[name] = tuple(found)
    for name, columns in proposed.items():
        fresh = tuple(column for column in columns if column not in known)
        if fresh and name not in laid:
            laid[name] = fresh
    order = [name for name in (*proposed, *laid) if name in laid]
    return {name: laid[name] for name in dict.fromkeys(order)}
