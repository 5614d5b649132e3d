"""A made-up portfolio of any size, for the benchmarks of the store."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from console.domain.ids import BatchId
from console.domain.placement import PortfolioRecord
from console.store import workspace
from console.store.worker import Worker
from console.usecases.ports import NewBatch

NOW = datetime(2026, 11, 18, 16, tzinfo=UTC)
AS_OF = date(2026, 11, 17)
PLACE = ("America/Mexico_City", "CMX")
CHUNK = 5000
KEY = bytes(range(32))
NAMES = ("José Ángel Muñoz", "María Fernanda Ochoa", "Óscar Beltrán", "Rosa Villaseñor")

BATCH = NewBatch(
    creditor="Banco Cerro Azul",
    portfolio="Tarjetas",
    country="MX",
    currency="MXN",
    kind="portfolio",
    mode="full",
    as_of=AS_OF,
    filename="cartera.xlsx",
    sha256="a" * 64,
    mapping={},
    at=NOW,
    by="bench",
)
PLAIN = PortfolioRecord(
    row=5,
    debtor_key="",
    account_key="",
    account_no=None,
    doc_type="RFC",
    doc_number=None,
    client_code=None,
    full_name=None,
    phones=(),
    email=None,
    currency="MXN",
    due_minor=0,
    balance_minor=9_000_000,
    dpd=0,
    due_on=date(2026, 10, 3),
    product="Tarjeta",
)


def record(number: int) -> PortfolioRecord:
    """The account `number`; three accounts are two people's, each with two phones."""
    person = number * 2 // 3
    document = f"MUOJ{person:08d}"
    return replace(
        PLAIN,
        row=number + 5,
        debtor_key=f"RFC:{document}",
        doc_number=document,
        account_key=f"5512{number:08d}",
        account_no=f"5512-{number:08d}",
        full_name=f"{NAMES[person % 4]} {person}",
        phones=(f"+52551{person:07d}", f"+52332{person:07d}"),
        due_minor=50_000 + number * 7919 % 9_000_000,
        dpd=number * 31 % 240 - 10,
        payment_reference=f"R{number:09d}",
    )


def chunks(accounts: int) -> Iterator[list[PortfolioRecord]]:
    """The portfolio in pieces as the reader hands them over."""
    for start in range(0, accounts, CHUNK):
        yield [record(number) for number in range(start, min(start + CHUNK, accounts))]


def stage(worker: Worker, pieces: list[list[PortfolioRecord]]) -> BatchId:
    """A staged batch of the pieces."""
    batch_id = worker.write_now(lambda uow: uow.imports.begin(BATCH))
    for piece in pieces:
        _stage_piece(worker, batch_id, piece)
    return batch_id


def _stage_piece(worker: Worker, batch_id: BatchId, piece: list[PortfolioRecord]) -> None:
    worker.write_now(lambda uow: uow.imports.stage(batch_id, piece, [PLACE] * len(piece)))


def make_workspace(folder: Path, accounts: int) -> None:
    """An encrypted workspace with that many accounts."""
    worker = Worker(workspace.create(folder, KEY))
    batch_id = stage(worker, list(chunks(accounts)))
    worker.write_now(lambda uow: uow.imports.load(batch_id, (), NOW))
    worker.close()
