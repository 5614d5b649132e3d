"""What each kind of export can tell: its fields, in the order in which they stand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from operator import attrgetter, itemgetter
from typing import Any

from console.excel.writer import ColumnType
from console.usecases.exporting import ExportKind

EXTRA = "extra:"
"""Begins the name of a field that the creditor's own file brought."""


class Words(StrEnum):
    """Values that are codes and stand in the file as words."""

    STATE = "state"
    DISPOSITION = "disposition"


@dataclass(frozen=True, slots=True)
class Field:
    """A column of an export: its code names its title. Width in characters.

    `get` takes it out of a row; without one the row's attribute or key of that code is it.
    `personal` fields identify somebody and may have to be masked; `standard` ones stand in
    the file when nobody chose columns.
    """

    code: str
    type: ColumnType = ColumnType.TEXT
    width: float = 18
    get: Callable[[Any], object] | None = None
    words: Words | None = None
    personal: bool = False
    standard: bool = True

    def getter(self, *, keyed: bool) -> Callable[[Any], object]:
        """Takes the field's value out of a row."""
        if self.get is not None:
            return self.get
        return itemgetter(self.code) if keyed else attrgetter(self.code)


def _person(*, standard: bool = True) -> Field:
    return Field("person", width=34, personal=True, standard=standard)


def _doc_number() -> Field:
    return Field("doc_number", personal=True)


def _more(
    code: str,
    kind: ColumnType = ColumnType.TEXT,
    width: float = 18,
    get: Callable[[Any], object] | None = None,
    *,
    personal: bool = False,
) -> Field:
    """A field that only a layout asks for."""
    return Field(code, kind, width, get, personal=personal, standard=False)


@lru_cache(maxsize=4096)
def _reasons(terms: tuple[tuple[str, int], ...]) -> str:
    return " ".join(f"{points:+d} {code}" for code, points in terms)


_ACCOUNT = Field("account_no")
_CREDITOR = Field("creditor", width=24)
_CURRENCY = Field("currency", width=9)

FIELDS: Mapping[ExportKind, tuple[Field, ...]] = {
    ExportKind.QUEUE: (
        Field("priority", ColumnType.INTEGER, 10),
        _person(),
        _ACCOUNT,
        _CREDITOR,
        Field("product"),
        Field("dpd", ColumnType.INTEGER, 8),
        Field("due", ColumnType.MONEY, 16),
        _CURRENCY,
        Field("balance", ColumnType.MONEY, 16),
        Field("promise_state", words=Words.STATE),
        Field("promise_due_on", ColumnType.DATE, 13),
        Field("last_contact_at", ColumnType.INSTANT, 19),
        Field("claimed_by"),
        Field("reasons", width=44, get=lambda row: _reasons(row.terms)),
        _more("doc_type", width=9),
        _more("doc_number", personal=True),
        _more("client_code"),
        _more("portfolio", width=24),
        _more("country", width=8),
        _more("segment", width=10),
        _more("due_on", ColumnType.DATE, 13),
        _more("as_of", ColumnType.DATE, 13),
        _more("status"),
        _more("block_reason"),
        _more("agent"),
        _more("payment_reference"),
        _more("minimum_payment", ColumnType.MONEY, 16),
        _more("last_payment", ColumnType.MONEY, 16),
        _more("last_payment_on", ColumnType.DATE, 13),
        _more("promise_amount", ColumnType.MONEY, 16),
        _more("phone", get=lambda row: next(iter(row.phones), None), personal=True),
        _more("phones", width=36, get=lambda row: "; ".join(row.phones), personal=True),
        _more("email", width=30, personal=True),
        _more("address", width=40, personal=True),
        _more("region"),
    ),
    ExportKind.ACTIVITIES: (
        Field("at", ColumnType.INSTANT, 19),
        Field("by"),
        Field("code", width=12),
        Field("result", width=26, get=attrgetter("code"), words=Words.DISPOSITION),
        Field("channel", width=12),
        _person(),
        _doc_number(),
        _ACCOUNT,
        _CREDITOR,
        Field("phone", personal=True),
        Field("amount", ColumnType.MONEY, 16),
        Field("currency", width=9, get=lambda row: row.amount.currency if row.amount else None),
        Field("due_on", ColumnType.DATE, 13),
        Field("note", width=44),
    ),
    ExportKind.BEST_LAST: (
        Field("person", width=34, get=lambda pair: pair[1].person, personal=True),
        Field("doc_number", get=lambda pair: pair[1].doc_number, personal=True),
        Field("account_no", get=lambda pair: pair[1].account_no),
        Field("creditor", width=24, get=lambda pair: pair[1].creditor),
        Field("best_at", ColumnType.INSTANT, 19, lambda pair: pair[0].at),
        Field("best_code", width=12, get=lambda pair: pair[0].code),
        Field("best_result", width=26, get=lambda pair: pair[0].code, words=Words.DISPOSITION),
        Field("last_at", ColumnType.INSTANT, 19, lambda pair: pair[1].at),
        Field("last_code", width=12, get=lambda pair: pair[1].code),
        Field("last_result", width=26, get=lambda pair: pair[1].code, words=Words.DISPOSITION),
        Field("last_by", get=lambda pair: pair[1].by),
        _more("phone", get=lambda pair: pair[1].phone, personal=True),
        _more("best_by", get=lambda pair: pair[0].by),
        _more("note", width=44, get=lambda pair: pair[1].note),
    ),
    ExportKind.PROMISES: (
        Field("due_on", ColumnType.DATE, 13),
        Field("promise_state", get=attrgetter("state"), words=Words.STATE),
        _person(),
        _ACCOUNT,
        _CREDITOR,
        Field("amount", ColumnType.MONEY, 16),
        Field("paid", ColumnType.MONEY, 16),
        Field("currency", width=9, get=attrgetter("amount.currency")),
        Field("channel"),
        Field("made_at", ColumnType.INSTANT, 19),
        Field("by", get=attrgetter("made_by")),
        Field("dpd", ColumnType.INTEGER, 8),
        _more("product"),
    ),
    ExportKind.PAYMENTS: (
        Field("paid_on", ColumnType.DATE, 13),
        _person(),
        _ACCOUNT,
        _CREDITOR,
        Field("amount", ColumnType.MONEY, 16),
        Field("currency", width=9, get=lambda row: row["amount"].currency),
        Field("reference"),
        Field("matched_by"),
        Field("reversal", get=lambda row: "✓" if row["reversal"] else None),
    ),
    ExportKind.CONVERSATIONS: (
        Field("at", ColumnType.INSTANT, 19),
        _person(),
        _ACCOUNT,
        Field("phone", personal=True),
        Field("direction", width=11),
        Field("kind", width=12),
        Field("text", width=60, personal=True),
        Field("by"),
        Field("delivery", width=12),
        Field("template", width=24),
        _more("creditor", width=24),
    ),
    ExportKind.AUDIT: (
        Field("seq", ColumnType.INTEGER, 9),
        Field("at", ColumnType.INSTANT, 19),
        Field("by"),
        Field("action", width=24),
        Field("subject", width=28),
        Field("detail", width=60, get=lambda row: str(row["detail"])),
        Field("hash", width=66),
    ),
}
KEYED = frozenset({ExportKind.PAYMENTS, ExportKind.CONVERSATIONS, ExportKind.AUDIT})
"""Kinds whose rows are mappings."""


def field_of(kind: ExportKind, code: str) -> Field | None:
    """The field of a kind, also one that the creditor's own file brought."""
    if kind is ExportKind.QUEUE and code.startswith(EXTRA):
        header = code.removeprefix(EXTRA)
        return Field(
            code, width=max(18, len(header)), get=lambda row: row.extra.get(header),
            personal=True, standard=False,
        )  # fmt: skip
    return next((field for field in FIELDS[kind] if field.code == code), None)


def masked(value: object) -> object:
    """As much of what identifies a person as tells two of them apart: the last four signs."""
    if value is None or isinstance(value, date | datetime):
        return value
    text = str(value)
    return f"•••{text[-4:]}" if len(text) > 4 else "•••"  # noqa: PLR2004 - said above
