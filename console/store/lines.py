"""Staged records of every kind but portfolios: kept as JSON until the load."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import date
from functools import cache
from itertools import islice
from typing import Any, TypeVar, get_type_hints

from sqlalchemy import Connection, delete, select

from console.domain.placement import (
    BlockReason,
    ContactRecord,
    ContactType,
    ExclusionRecord,
    FileKind,
    PaymentRecord,
    Quality,
    RecallRecord,
)
from console.store.bulk import insert_rows
from console.store.records import import_lines
from console.usecases.ports import LineRecord

R = TypeVar("R")
CHUNK = 2_000
TYPES: dict[str, type[LineRecord]] = {
    FileKind.PAYMENTS: PaymentRecord,
    FileKind.RECALL: RecallRecord,
    FileKind.CONTACTS: ContactRecord,
    FileKind.EXCLUSIONS: ExclusionRecord,
}
_WORDS = {"type": ContactType, "quality": Quality, "block_reason": BlockReason}


def stage_lines(connection: Connection, batch_id: int, records: Sequence[LineRecord]) -> None:
    """Add the records to the batch. A row that is staged again replaces the first."""
    bodies = {record.row: _body(record) for record in records}
    mine = import_lines.c.batch_id == batch_id
    connection.execute(delete(import_lines).where(mine, import_lines.c.row.in_(bodies)))
    rows = [(batch_id, row, body) for row, body in bodies.items()]
    insert_rows(connection, import_lines, ("batch_id", "row", "body"), rows)


def lines_of(connection: Connection, batch_id: int, kind: str) -> Iterator[LineRecord]:
    """The records of the batch in the order of the file, in bounded memory."""
    last = -1
    while True:
        found = connection.execute(
            select(import_lines.c.row, import_lines.c.body)
            .where(import_lines.c.batch_id == batch_id, import_lines.c.row > last)
            .order_by(import_lines.c.row)
            .limit(CHUNK)
        ).all()
        for line in found:
            yield _record(TYPES[kind], json.loads(line.body))
        if len(found) < CHUNK:
            return
        last = found[-1].row


def chunks(records: Iterable[R], size: int = CHUNK) -> Iterator[list[R]]:
    """The records, some at a time."""
    stream = iter(records)
    while some := list(islice(stream, size)):
        yield some


def _body(record: LineRecord) -> str:
    values = {field.name: getattr(record, field.name) for field in fields(record)}
    said = {name: value for name, value in values.items() if value not in (None, ())}
    return json.dumps(said, ensure_ascii=False, default=_plain)


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} has no place in a staged line")


def _record(kind: type[R], said: dict[str, Any]) -> R:
    shape: Callable[[Any], tuple[set[str], set[str], tuple[str, ...]]] = _shape
    days, lists, names = shape(kind)
    for name in days & said.keys():
        said[name] = date.fromisoformat(said[name])
    for name in lists:
        said[name] = tuple(said.get(name, ()))
    for name in _WORDS.keys() & said.keys():
        said[name] = _WORDS[name](said[name])
    return kind(**{name: said.get(name) for name in names})


@cache
def _shape(kind: type[Any]) -> tuple[set[str], set[str], tuple[str, ...]]:
    """Names of the days, of the lists and of all fields."""
    hints = get_type_hints(kind)
    days = {name for name, hint in hints.items() if "date" in str(hint)}
    lists = {name for name, hint in hints.items() if "tuple" in str(hint)}
    return days, lists, tuple(field.name for field in fields(kind))
