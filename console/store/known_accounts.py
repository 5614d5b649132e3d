"""The accounts of a creditor that the rows of a file may mean."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import Connection, select, union

from console.domain.placement import comparable
from console.store.records import accounts, debtors, portfolios
from console.store.rows import Stored
from console.usecases.match_records import AccountIndex, LoadedAccount


class Keyed(Protocol):
    """What a row may name an account by."""

    @property
    def account_no(self) -> str | None:
        """The account number as written."""
        ...

    @property
    def doc_number(self) -> str | None:
        """The debtor's document."""
        ...


@dataclass(slots=True)
class Known:
    """The accounts by key, and the rows of the database behind them."""

    index: AccountIndex
    rows: dict[str, Any]
    """Accounts by `LoadedAccount.key`, which is the account's id as text."""


def known_accounts(connection: Connection, batch: Stored, records: Sequence[Keyed]) -> Known:
    """The creditor's accounts that the records may mean, each once: the one of the named
    portfolio, else one that is still with us, else the newest.
    """
    once: dict[tuple[int | None, str], Any] = {}
    for row in _candidates(connection, batch, records):
        # Only an account number means the same account in every portfolio of the creditor.
        owner = None if row.account_no else row.debtor_id
        once.setdefault((owner, row.account_key), row)
    rows = list(once.values())
    return Known(AccountIndex(map(_loaded, rows)), {str(row.id): row for row in rows})


def _loaded(row: Stored) -> LoadedAccount:
    return LoadedAccount(
        key=str(row.id),
        account_no=row.account_no,
        debtor_key=str(row.debtor_id),
        doc_number=row.doc_number,
        payment_reference=row.payment_reference,
        due_minor=row.due_minor,
        balance_minor=row.balance_minor,
        currency=row.currency,
    )


def _keys(texts: Iterable[str | None]) -> set[str]:
    return {key for text in texts if (key := comparable(text or ""))}


def _candidates(
    connection: Connection, batch: Stored, records: Sequence[Keyed]
) -> Iterator[Any]:
    references = _keys(getattr(each, "payment_reference", None) for each in records)
    numbers = _keys(each.account_no for each in records)
    documents = {each.doc_number for each in records if each.doc_number}
    meant = union(
        select(accounts.c.id).where(accounts.c.payment_reference_key.in_(references)),
        select(accounts.c.id).where(accounts.c.account_key.in_(numbers)),
        select(accounts.c.id).join(debtors).where(debtors.c.doc_number.in_(documents)),
    )
    query = (
        select(
            accounts.c.id,
            accounts.c.debtor_id,
            accounts.c.portfolio_id,
            accounts.c.account_no,
            accounts.c.account_key,
            accounts.c.payment_reference,
            accounts.c.currency,
            accounts.c.due_minor,
            accounts.c.balance_minor,
            accounts.c.withdrawn_at_us,
            accounts.c.recalled_on,
            accounts.c.recall_reason,
            accounts.c.exclusion,
            debtors.c.doc_number,
        )
        .join(portfolios, portfolios.c.id == accounts.c.portfolio_id)
        .join(debtors, debtors.c.id == accounts.c.debtor_id)
        .where(portfolios.c.creditor_id == batch.creditor_id, accounts.c.id.in_(meant))
        .order_by(
            accounts.c.portfolio_id != batch.portfolio_id,
            accounts.c.withdrawn_at_us.is_not(None),
            accounts.c.id.desc(),
        )
    )
    yield from connection.execute(query)
