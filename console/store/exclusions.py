"""Lists of whom nobody may contact: people, phones and accounts, known already or not.

A person is blocked, an account too; a phone enters the ledger of consent, which the relay is
told. Whoever appears later is blocked when a portfolio brings them (`apply_to_batch`).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, insert, or_, select, text, update

from console.domain.phone import identity_of
from console.domain.placement import ExclusionRecord, comparable
from console.domain.segment import EXCLUDED as EXCLUDED_SEGMENT
from console.store.consent import EXCLUDED, states_of
from console.store.instants import to_us
from console.store.leaving import operation_of
from console.store.lines import chunks
from console.store.outbox import drop_pending
from console.store.points import apply_ledger
from console.store.records import (
    accounts,
    consent_events,
    contact_points,
    conversations,
    debtors,
    exclusions,
    portfolios,
    restraints,
)
from console.store.rows import Stored
from console.store.totals import refresh
from console.store.touched import Touched
from console.usecases.views import Effect, Operation

PERSON, CLIENT, ACCOUNT, PHONE, EMAIL = "person", "client", "account", "phone", "email"
BLOCKED = "hard_block"
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is excluded. `key` says what, by its scope."""

    scope: str
    key: str
    reason: str
    note: str | None
    until_us: int | None
    row: int


class Exclusions:
    """What a list says, compared with what is known."""

    def __init__(
        self,
        connection: Connection,
        batch: Stored,
        lines: Callable[[], Iterator[ExclusionRecord]],
    ) -> None:
        self._connection = connection
        self._batch = batch
        self._lines = lines
        self._by = by_batch(batch.id)
        self._entries: dict[Key, Entry] = {}
        self._known: dict[Key, tuple[str, int | None]] = {}
        self._rows: set[int] = set()
        self._debtors: dict[Key, set[int]] = {}
        self._accounts: dict[Key, set[int]] = {}

    def read(self) -> None:
        """Find out what each line is about; the first word about a key counts."""
        for record in self._lines():
            self._rows.add(record.row)
            for entry in entries_of(record):
                self._entries.setdefault((entry.scope, entry.key), entry)
        for some in chunks(self._entries.values()):
            self._look_up(some)

    def _look_up(self, some: Sequence[Entry]) -> None:
        query = select(exclusions).where(
            exclusions.c.creditor_id == self._batch.creditor_id,
            exclusions.c.key.in_([entry.key for entry in some]),
        )
        for row in self._connection.execute(query.order_by(exclusions.c.id)):
            self._known[row.scope, row.key] = (row.reason, row.until_us)
        for key, debtor_id in self._owners(some):
            self._debtors.setdefault(key, set()).add(debtor_id)
        for key, account_id, debtor_id in self._accounts_of(some):
            self._accounts.setdefault(key, set()).add(account_id)
            self._debtors.setdefault(key, set()).add(debtor_id)

    def _owners(self, some: Sequence[Entry]) -> Iterator[tuple[Key, int]]:
        country = debtors.c.country == self._batch.country
        by_document = select(debtors.c.doc_number, debtors.c.id).where(
            country, debtors.c.doc_number.in_(_keys_of(some, PERSON))
        )
        by_client = (
            select(debtors.c.client_code, debtors.c.id)
            .join(accounts, accounts.c.debtor_id == debtors.c.id)
            .where(_of_creditor(self._batch), country)
            .where(debtors.c.client_code.in_(_keys_of(some, CLIENT)))
        )
        by_phone = select(contact_points.c.identity, contact_points.c.debtor_id).where(
            contact_points.c.identity.in_(_keys_of(some, PHONE)),
            contact_points.c.role != "reference",
        )
        for scope, query in ((PERSON, by_document), (CLIENT, by_client), (PHONE, by_phone)):
            for key, debtor_id in self._connection.execute(query):
                yield (scope, key), debtor_id

    def _accounts_of(self, some: Sequence[Entry]) -> Iterator[tuple[Key, int, int]]:
        query = select(accounts.c.account_key, accounts.c.id, accounts.c.debtor_id).where(
            _of_creditor(self._batch), accounts.c.account_key.in_(_keys_of(some, ACCOUNT))
        )
        for key, account_id, debtor_id in self._connection.execute(query):
            yield (ACCOUNT, key), account_id, debtor_id

    def _news(self) -> list[Entry]:
        return [
            entry
            for key, entry in self._entries.items()
            if self._known.get(key) != (entry.reason, entry.until_us)
        ]

    def effect(self) -> Effect:
        """Keys that were free, that are excluded in another way, and that are so already."""
        news = self._news()
        updated = sum((entry.scope, entry.key) in self._known for entry in news)
        return Effect(len(news) - updated, updated, len(self._entries) - len(news), 0)

    def operation(self) -> Operation:
        """What is under way with whom nobody may contact any more."""
        return operation_of(self._connection, *self._leaving())

    def _leaving(self) -> tuple[set[int], set[int]]:
        """Accounts and people whom nobody may contact any more."""
        news = {(entry.scope, entry.key) for entry in self._news()}
        people = {one for key in news for one in self._debtors.get(key, ())}
        ids = {one for key in news for one in self._accounts.get(key, ())}
        return ids, people

    def report(self) -> dict[str, Any]:
        """The contract's words; a line is matched if it names somebody who is known."""
        found = {
            self._entries[key].row for key in (*self._debtors, *self._accounts)
        } & self._rows
        left = sorted(self._rows - found)
        return {
            "matched": len(found),
            "unmatched": [{"row": row, "reason": "NOT_FOUND"} for row in left],
            "debtors": len({one for owners in self._debtors.values() for one in owners}),
            "accounts": len({one for ids in self._accounts.values() for one in ids}),
            "by_scope": {
                scope: sum(key[0] == scope for key in self._entries)
                for scope in (PERSON, CLIENT, ACCOUNT, PHONE, EMAIL)
            },
        }

    def store(self, touched: Touched, now: datetime) -> None:
        """Keep the entries and let them hold at once; what waits to be sent dies."""
        news, (_, people) = self._news(), self._leaving()
        for some in chunks(news):
            rows = [self._row(entry, to_us(now)) for entry in some]
            self._connection.execute(insert(exclusions), rows)
        self._block_people(news, to_us(now))
        self._block_accounts(news)
        self._count_anew(news)
        identities = [e.key for e in news if e.scope == PHONE and e.until_us is None]
        for numbers in chunks(identities):
            said = [
                {"identity": one, "kind": EXCLUDED, "at_us": to_us(now), "source": self._by}
                for one in numbers
            ]
            self._connection.execute(insert(consent_events), said)
            apply_ledger(self._connection, states_of(self._connection, numbers))
        talks = self._talks(people - self._only_by_account(news), identities)
        drop_pending(self._connection, touched, talks, BLOCKED)
        touched.debtors(people)

    def _only_by_account(self, news: Sequence[Entry]) -> set[int]:
        """People of whom one account is excluded, and they are not."""
        whole = {
            one
            for entry in news
            if entry.scope != ACCOUNT
            for one in self._debtors.get((entry.scope, entry.key), ())
        }
        return self._leaving()[1] - whole

    def _row(self, entry: Entry, at_us: int) -> dict[str, Any]:
        return {
            "creditor_id": self._batch.creditor_id,
            "batch_id": self._batch.id,
            "scope": entry.scope,
            "key": entry.key,
            "reason": entry.reason,
            "note": entry.note,
            "at_us": at_us,
            "until_us": entry.until_us,
        }

    def _block_people(self, news: Sequence[Entry], at_us: int) -> None:
        rows = [
            {
                "debtor_id": debtor_id,
                "kind": "block",
                "reason": entry.reason,
                "at_us": at_us,
                "until_us": entry.until_us,
                "by": self._by,
            }
            for entry in news
            if entry.scope in {PERSON, CLIENT} or (entry.scope == PHONE and entry.until_us)
            for debtor_id in sorted(self._debtors.get((entry.scope, entry.key), ()))
        ]
        for some in chunks(rows):
            self._connection.execute(insert(restraints), some)

    def _block_accounts(self, news: Sequence[Entry]) -> None:
        for entry in news:
            ids = self._accounts.get((entry.scope, entry.key), set())
            if ids:
                self._connection.execute(
                    update(accounts)
                    .where(accounts.c.id.in_(ids))
                    .values(exclusion=entry.reason, segment=EXCLUDED_SEGMENT)
                )

    def _count_anew(self, news: Sequence[Entry]) -> None:
        ids = {one for e in news for one in self._accounts.get((e.scope, e.key), ())}
        for some in chunks(sorted(ids)):
            query = select(accounts.c.portfolio_id).where(accounts.c.id.in_(some)).distinct()
            for portfolio_id in self._connection.scalars(query).all():
                refresh(self._connection, portfolio_id)

    def _talks(self, people: set[int], identities: Sequence[str]) -> list[int]:
        found: set[int] = set()
        for some in chunks(sorted(people)):
            found.update(self._talk_ids(conversations.c.debtor_id.in_(some)))
        for some_numbers in chunks(identities):
            found.update(self._talk_ids(conversations.c.identity.in_(some_numbers)))
        return sorted(found)

    def _talk_ids(self, where: ColumnElement[bool]) -> Sequence[int]:
        return self._connection.scalars(select(conversations.c.id).where(where)).all()


def by_batch(batch_id: int) -> str:
    """Who set a block that a list asked for."""
    return f"import:{batch_id}"


def entries_of(record: ExclusionRecord) -> Iterator[Entry]:
    """Everything that a line names. The account stands for itself only where the line does
    not name a person.
    """
    keys: list[Key] = [(PHONE, identity_of(phone)) for phone in record.phones]
    if record.doc_number:
        keys.append((PERSON, record.doc_number))
    elif record.client_code:
        keys.append((CLIENT, record.client_code))
    elif record.account_no:
        keys.append((ACCOUNT, record.account_key or comparable(record.account_no)))
    if record.email:
        keys.append((EMAIL, record.email))
    until_us = None if record.until_on is None else _end_of(record.until_on)
    for scope, key in keys:
        reason = record.block_reason.value
        yield Entry(scope, key, reason, record.reason, until_us, record.row)


def _end_of(day: date) -> int:
    """The end of that day everywhere in the Americas: twelve hours behind UTC at most."""
    return to_us(datetime.combine(day, time(12), UTC)) + 24 * 3_600_000_000


def _keys_of(some: Sequence[Entry], scope: str) -> list[str]:
    return [entry.key for entry in some if entry.scope == scope]


def _of_creditor(batch: Stored) -> ColumnElement[bool]:
    mine = select(portfolios.c.id).where(portfolios.c.creditor_id == batch.creditor_id)
    return accounts.c.portfolio_id.in_(mine)


def apply_to_batch(connection: Connection, batch: Stored, now_us: int) -> None:
    """Whom a portfolio brings for the first time, and an earlier list excludes, is blocked."""
    holds = or_(exclusions.c.until_us.is_(None), exclusions.c.until_us > now_us)
    query = select(func.count()).select_from(exclusions).where(holds)
    if not connection.scalar(query):
        return
    connection.execute(
        text("""
        INSERT INTO restraints (debtor_id, kind, reason, at_us, until_us, "by")
        SELECT d.id, 'block', e.reason, e.at_us, e.until_us,
               'import:' || CAST(e.batch_id AS text)
        FROM exclusions e
        JOIN creditors c ON c.id = e.creditor_id AND c.country = :country
        JOIN debtors d ON d.country = :country AND d.batch_id = :batch
         AND ((e.scope = 'person' AND d.doc_number = e.key)
           OR (e.scope = 'client' AND d.client_code = e.key AND e.creditor_id = :creditor))
        WHERE (e.until_us IS NULL OR e.until_us > :now_us)
        """),
        {
            "batch": batch.id,
            "country": batch.country,
            "creditor": batch.creditor_id,
            "now_us": now_us,
        },
    )
    excluded = (
        select(exclusions.c.reason)
        .where(exclusions.c.scope == ACCOUNT, exclusions.c.key == accounts.c.account_key)
        .where(exclusions.c.creditor_id == batch.creditor_id, holds)
        .order_by(exclusions.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    connection.execute(
        update(accounts)
        .where(accounts.c.portfolio_id == batch.portfolio_id, accounts.c.batch_id == batch.id)
        .where(and_(accounts.c.exclusion.is_(None), excluded.is_not(None)))
        .values(exclusion=excluded, segment=EXCLUDED_SEGMENT)
    )
