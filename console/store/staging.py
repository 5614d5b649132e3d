"""Accepted records on their way into the workspace: kept beside it until the load."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, delete, select, tuple_

from console.domain.contact import Role
from console.domain.phone import identity_of
from console.domain.placement import PortfolioRecord, comparable
from console.store.bulk import insert_rows
from console.store.folding import folded_or_none
from console.store.records import import_phones, import_rows

ROW_PREFIX = "ROW"
_OWN_TO_CREDITOR = frozenset({"CLIENT", "ACCOUNT", ROW_PREFIX})
ROW_COLUMNS = tuple(column.name for column in import_rows.columns)
PHONE_COLUMNS = tuple(column.name for column in import_phones.columns)


def stage(
    connection: Connection,
    batch_id: int,
    creditor_id: int,
    records: Sequence[PortfolioRecord],
    places: Sequence[tuple[str, str]],
) -> None:
    """Add the records to the batch. One that is staged again replaces the first."""
    rows = [
        _row(batch_id, creditor_id, record, place)
        for record, place in zip(records, places, strict=True)
    ]
    unique = {(row[1], row[2]): row for row in rows}
    _forget_repeated(connection, batch_id, list(unique))
    insert_rows(connection, import_rows, ROW_COLUMNS, unique.values())
    points = {
        point[1:5]: point
        for record in records
        for point in _points(batch_id, identity_key(creditor_id, record), record)
    }
    _add_points(connection, points)


def identity_key(creditor_id: int, record: PortfolioRecord) -> str:
    """The person's key inside the country: a document is everybody's, a client code or an
    account number means something to its creditor only.
    """
    kind = record.debtor_key.partition(":")[0]
    return (
        f"{creditor_id}:{record.debtor_key}" if kind in _OWN_TO_CREDITOR else record.debtor_key
    )


def _row(
    batch_id: int, creditor_id: int, record: PortfolioRecord, place: tuple[str, str]
) -> tuple[Any, ...]:
    extra = dict(record.extra) | {
        field: str(minor) for field, minor in record.amounts_minor.items()
    }
    reference = record.payment_reference
    return (
        batch_id,
        record.account_key,
        record.instalment_no or "",
        record.row,
        identity_key(creditor_id, record),
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
        record.due_on,
        record.product,
        record.minimum_payment_minor,
        record.last_payment_on,
        record.last_payment_minor,
        reference,
        comparable(reference) if reference else None,
        record.agent,
        record.status,
        record.workable,
        None if record.block_reason is None else record.block_reason.value,
        record.whatsapp_consent,
        json.dumps(extra, ensure_ascii=False, sort_keys=True) if extra else None,
    )


def _points(
    batch_id: int, key: str, record: PortfolioRecord
) -> Iterator[tuple[int, str, str, str, str, str, int, bool | None]]:
    consent = record.whatsapp_consent
    for position, phone in enumerate(record.phones):
        yield (
            batch_id,
            key,
            "phone",
            phone,
            Role.DEBTOR.value,
            identity_of(phone),
            position,
            consent,
        )
    for position, phone in enumerate(record.reference_phones):
        yield (
            batch_id,
            key,
            "phone",
            phone,
            Role.REFERENCE.value,
            identity_of(phone),
            position,
            None,
        )
    if record.email:
        yield batch_id, key, "email", record.email, Role.DEBTOR.value, record.email, 0, None


def _forget_repeated(
    connection: Connection, batch_id: int, keys: Sequence[tuple[str, str]]
) -> None:
    """Staging a chunk again is rare (a retry), so look before deleting."""
    accounts = [account for account, _ in keys]
    pair = tuple_(import_rows.c.account_key, import_rows.c.instalment_key)
    mine = import_rows.c.batch_id == batch_id
    known = connection.execute(
        select(import_rows.c.account_key, import_rows.c.instalment_key).where(
            mine, import_rows.c.account_key.in_(accounts)
        )
    ).all()
    repeated = {tuple(row) for row in known} & set(keys)
    if repeated:
        connection.execute(delete(import_rows).where(mine, pair.in_(list(repeated))))


def _add_points(connection: Connection, points: dict[Any, tuple[Any, ...]]) -> None:
    """A person of several rows brings the same phone several times: the first order stays."""
    if not points:
        return
    some = next(iter(points.values()))
    keys = {point[1] for point in points.values()}
    known = connection.execute(
        select(
            import_phones.c.identity_key,
            import_phones.c.kind,
            import_phones.c.value,
            import_phones.c.role,
        ).where(import_phones.c.batch_id == some[0], import_phones.c.identity_key.in_(keys))
    )
    there = {tuple(row) for row in known}
    new = (point for key, point in points.items() if key not in there)
    insert_rows(connection, import_phones, PHONE_COLUMNS, new)
