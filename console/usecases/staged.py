"""Accepted records as the rows that are staged: flat tuples of plain values.

They pass from the checking of a file to the store, also from one process to another. Days
are ISO texts, flags whole numbers, amounts minor units; None is unknown.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from console.domain.contact import Role
from console.domain.folding import folded_or_none
from console.domain.phone import identity_of
from console.domain.placement import PortfolioRecord, comparable
from console.runtime.countries import place_of

ROW_COLUMNS = (
    "batch_id", "account_key", "instalment_key", "row", "identity_key", "account_no",
    "doc_type", "doc_number", "client_code", "name", "name_folded", "email", "address",
    "region", "zones", "regions", "currency", "due_minor", "balance_minor", "dpd", "due_on",
    "product", "minimum_payment_minor", "last_payment_on", "last_payment_minor",
    "payment_reference", "payment_reference_key", "agent", "status", "workable",
    "block_reason", "consent", "extra",
)  # fmt: skip
POINT_COLUMNS = (
    "batch_id", "identity_key", "kind", "value", "role", "identity", "position", "consent",
)  # fmt: skip
ROW_PREFIX = "ROW"
OWN_TO_CREDITOR = frozenset({"CLIENT", "ACCOUNT", ROW_PREFIX})

StagedRow = tuple[Any, ...]
encode_extra = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose rows they are. `country` is that of the portfolio."""

    batch_id: int
    creditor_id: int
    country: str


@dataclass(frozen=True, slots=True)
class StagedRows:
    """Rows of `import_rows` in the order of `columns`, and of `import_phones`."""

    columns: tuple[str, ...]
    rows: list[StagedRow]
    points: list[StagedRow]


def staged(
    owner: Owner, records: Sequence[PortfolioRecord], places: Sequence[tuple[str, str]]
) -> StagedRows:
    """The records as rows; `places[i]` are (zones, regions) of records[i]."""
    rows = [row_of(owner, record, place) for record, place in zip(records, places, strict=True)]
    points = [point for record in records for point in points_of(owner, record)]
    return StagedRows(ROW_COLUMNS, rows, points)


def only(columns: Sequence[str], rows: Iterable[StagedRow]) -> list[StagedRow]:
    """Whole rows, cut to those columns (two or more)."""
    chosen = itemgetter(*map(ROW_COLUMNS.index, columns))
    return [chosen(row) for row in rows]


def identity_key(creditor_id: int, debtor_key: str) -> str:
    """The person's key inside the country: a document is everybody's, a client code or an
    account number means something to its creditor only.
    """
    kind = debtor_key.partition(":")[0]
    return f"{creditor_id}:{debtor_key}" if kind in OWN_TO_CREDITOR else debtor_key


def place_texts(country: str, state: str | None, phone: str | None) -> tuple[str, str]:
    """(zones, regions) of a debtor, from the address's state and the first number."""
    zones, regions = place_of(country, state, phone)
    return ",".join(zones), ",".join(regions)


def row_of(owner: Owner, record: PortfolioRecord, place: tuple[str, str]) -> StagedRow:
    """One record, with a value for each of ROW_COLUMNS."""
    extra = dict(record.extra) | {
        field: str(minor) for field, minor in record.amounts_minor.items()
    }
    reference = record.payment_reference
    return (
        owner.batch_id,
        record.account_key,
        record.instalment_no or "",
        record.row,
        identity_key(owner.creditor_id, record.debtor_key),
        record.account_no,
        record.doc_type,
        record.doc_number,
        record.client_code,
        record.full_name,
        folded_or_none(record.full_name),
        record.email,
        record.address,
        record.state,
        place[0],
        place[1],
        record.currency,
        record.due_minor,
        record.balance_minor,
        record.dpd,
        record.due_on and record.due_on.isoformat(),
        record.product,
        record.minimum_payment_minor,
        record.last_payment_on and record.last_payment_on.isoformat(),
        record.last_payment_minor,
        reference,
        comparable(reference) if reference else None,
        record.agent,
        record.status,
        int(record.workable),
        None if record.block_reason is None else record.block_reason.value,
        None if record.whatsapp_consent is None else int(record.whatsapp_consent),
        encode_extra(extra) if extra else None,
    )


def points_of(owner: Owner, record: PortfolioRecord) -> Iterator[StagedRow]:
    """The contact points of a record, in their order."""
    key = identity_key(owner.creditor_id, record.debtor_key)
    consent = None if record.whatsapp_consent is None else int(record.whatsapp_consent)
    for position, phone in enumerate(record.phones):
        yield phone_point(owner.batch_id, key, phone, Role.DEBTOR, position, consent)
    for position, phone in enumerate(record.reference_phones):
        yield phone_point(owner.batch_id, key, phone, Role.REFERENCE, position, None)
    if record.email:
        yield mail_point(owner.batch_id, key, record.email)


def phone_point(
    batch_id: int, key: str, phone: str, role: Role, position: int, consent: int | None
) -> StagedRow:
    """One phone of the person `key`."""
    identity = identity_of(phone)
    return batch_id, key, "phone", phone, role.value, identity, position, consent


def mail_point(batch_id: int, key: str, mail: str) -> StagedRow:
    """The mail address of the person `key`."""
    return batch_id, key, "email", mail, Role.DEBTOR.value, mail, 0, None
