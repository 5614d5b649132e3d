"""Short ways to put people and their accounts into a workspace."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, Protocol, TypeVar

from console.domain.ids import AccountId, BatchId, ConversationId, DebtorId
from console.domain.phone import identity_of
from console.domain.placement import PortfolioRecord, RowNote
from console.usecases.ports import ChangeSet, LineRecord, NewBatch, UnitOfWork
from console.usecases.views import Effect

T = TypeVar("T")
NOW = datetime(2026, 11, 18, 16, tzinfo=UTC)
AS_OF = date(2026, 11, 17)
ZONE = ("America/Mexico_City", "CMX")
LINE = "100200300"


class Store(Protocol):
    """A workspace of any kind. `told` are the announced change sets, oldest first."""

    told: list[ChangeSet]

    def read(self, job: Callable[[UnitOfWork], T]) -> T: ...

    def write(self, job: Callable[[UnitOfWork], T]) -> T: ...


def record(number: int = 1, **changes: Any) -> PortfolioRecord:
    """The account of the person `number`, with one Mexican mobile."""
    document = f"PEJA8001{number:02d}AB1"
    plain = PortfolioRecord(
        row=number + 4,
        debtor_key=f"RFC:{document}",
        account_key=f"5512{number:07d}",
        account_no=f"5512-{number:07d}",
        doc_type="RFC",
        doc_number=document,
        client_code=None,
        full_name=f"Jacinta Peña {number}",
        phones=(f"+52551234{number:04d}",),
        email=None,
        currency="MXN",
        due_minor=100_000 + number,
        balance_minor=500_000,
        dpd=45,
        due_on=date(2026, 10, 3),
    )
    return replace(plain, **changes)


def batch(**changes: Any) -> NewBatch:
    """An import of a card portfolio."""
    plain = NewBatch(
        creditor="Banco Cerro Azul",
        portfolio="Tarjetas",
        country="MX",
        currency="MXN",
        kind="portfolio",
        mode="full",
        as_of=AS_OF,
        filename="cartera.xlsx",
        sha256="a" * 64,
        mapping={"phone": ["Tel"]},
        at=NOW,
        by="ana",
    )
    return replace(plain, **changes)


def stage(store: Store, records: Sequence[PortfolioRecord], **changes: Any) -> BatchId:
    """A staged batch of the records."""
    batch_id = store.write(lambda uow: uow.imports.begin(batch(**changes)))
    places = [ZONE] * len(records)
    store.write(lambda uow: uow.imports.stage(batch_id, records, places))
    return batch_id


def load(
    store: Store,
    records: Sequence[PortfolioRecord],
    notes: Sequence[RowNote] = (),
    **changes: Any,
) -> Effect:
    """Import the records."""
    batch_id = stage(store, records, **changes)
    return store.write(lambda uow: uow.imports.load(batch_id, notes, NOW))


def lines(
    store: Store, records: Sequence[LineRecord], kind: str = "payments", **changes: Any
) -> BatchId:
    """A staged batch of lines of another kind than portfolio."""
    news = batch(**{"kind": kind, "mode": "delta"} | changes)
    batch_id = store.write(lambda uow: uow.imports.begin(news))
    store.write(lambda uow: uow.imports.stage_lines(batch_id, records))
    return batch_id


def load_lines(
    store: Store, records: Sequence[LineRecord], kind: str = "payments", **changes: Any
) -> dict[str, Any]:
    """Import the lines: what the import JSON says of them, with the effect."""
    return apply(store, lines(store, records, kind, **changes))


def apply(store: Store, batch_id: BatchId) -> dict[str, Any]:
    """Load a staged batch: the findings and the effect."""
    found = store.write(lambda uow: uow.imports.apply(batch_id, (), NOW))
    effect = {
        name: getattr(found.effect, name)
        for name in ("created", "updated", "unchanged", "withdrawn")
    }
    return {**found.findings, "effect": effect}


def account_of(store: Store, number: int = 1) -> AccountId:
    """The account of the person `number`."""
    return store.read(lambda uow: uow.queue.account_by_no(f"5512-{number:07d}"))[0]


def debtor_of(store: Store, number: int = 1) -> DebtorId:
    """The person `number`."""
    row = store.read(lambda uow: uow.queue.row(account_of(store, number), NOW))
    assert row is not None
    return row.debtor_id


def thread_with(
    store: Store,
    phone: str = "+525512340001",
    *,
    user_id: str | None = None,
    debtor_id: DebtorId | None = None,
    at: datetime = NOW,
) -> ConversationId:
    """The conversation with a phone, made when new."""
    return store.write(
        lambda uow: uow.conversations.open_for(
            phone_number_id=LINE,
            identity=identity_of(phone),
            phone=phone,
            user_id=user_id,
            name="Jaci",
            debtor_id=debtor_id,
            at=at,
        )
    )


def known_thread(store: Store) -> ConversationId:
    """The thread of the person 1, who is placed and linked."""
    load(store, [record()])
    return thread_with(store, debtor_id=debtor_of(store))
