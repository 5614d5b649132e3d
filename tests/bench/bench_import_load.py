"""How fast checked records become people and accounts, beside inserting them one by one.

Run: python tests/bench/bench_import_load.py [--accounts N] [--reference-accounts N]
Prints one JSON object. The reference writes fewer accounts by default (it is slow), through
the ORM, a person at a time, looked up before each insert; rates are compared, not times. It
computes no priorities, withdraws nothing and keeps no staging.
"""

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from sqlalchemy import select
from sqlalchemy.orm import Session, registry

from console.domain.folding import folded
from console.domain.placement import PortfolioRecord
from console.store import workspace
from console.store.engine import writing
from console.store.instants import to_us
from console.store.records import (
    accounts,
    balance_snapshots,
    contact_points,
    debtors,
    import_batches,
)
from console.store.worker import Worker
from tests.bench.portfolio import AS_OF, BATCH, KEY, NOW, PLACE, chunks, stage

GOAL_PER_S = 10_000


class Person: ...


class Point: ...


class Account: ...


class Snapshot: ...


def ours(folder: Path, count: int) -> dict[str, float]:
    """Seconds of staging, first load, and loading the same file again."""
    worker = Worker(workspace.create(folder, KEY))
    pieces = list(chunks(count))
    began = time.perf_counter()
    batch_id = stage(worker, pieces)
    staged = time.perf_counter()
    worker.write_now(lambda uow: uow.imports.load(batch_id, (), NOW))
    loaded = time.perf_counter()
    again = stage(worker, pieces)
    effect = worker.write_now(lambda uow: uow.imports.load(again, (), NOW))
    reloaded = time.perf_counter()
    if effect.unchanged != count:
        raise RuntimeError(f"the same file changed something: {effect}")
    worker.close()
    return {
        "stage": staged - began,
        "first": loaded - began,
        "again": reloaded - loaded,
    }


def one_by_one(folder: Path, count: int) -> float:
    """Seconds of the plain way, in transactions of a thousand."""
    mapping = registry()
    tables = {
        Person: debtors,
        Point: contact_points,
        Account: accounts,
        Snapshot: balance_snapshots,
    }
    for kind, table in tables.items():
        mapping.map_imperatively(kind, table)
    engine = workspace.create(folder, KEY)
    worker = Worker(engine)
    batch_id = worker.write_now(lambda uow: uow.imports.begin(BATCH))
    began = time.perf_counter()
    with Session(writing(engine)) as session:
        portfolio_id = session.scalar(select(import_batches.c.portfolio_id))
        for number, record in enumerate(r for piece in chunks(count) for r in piece):
            _insert(session, record, batch_id, portfolio_id)
            if number % 1000 == 999:
                session.commit()
        session.commit()
    seconds = time.perf_counter() - began
    worker.close()
    mapping.dispose()
    return seconds


def _insert(
    session: Session, record: PortfolioRecord, batch_id: int, portfolio_id: int | None
) -> None:
    known: Any = session.scalar(
        select(Person).where(debtors.c.identity_key == record.debtor_key)
    )
    if known is None:
        known = _filled(
            Person(),
            country="MX",
            identity_key=record.debtor_key,
            name=record.full_name,
            name_folded=folded(record.full_name or ""),
            doc_type=record.doc_type,
            doc_number=record.doc_number,
            zones=PLACE[0],
            regions=PLACE[1],
            created_at_us=to_us(NOW),
        )
        session.add(known)
        session.flush()
        for position, phone in enumerate(record.phones):
            session.add(
                _filled(
                    Point(),
                    debtor_id=known.id,
                    kind="phone",
                    value=phone,
                    identity=phone,
                    role="debtor",
                    position=position,
                    valid=True,
                    preferred=False,
                )
            )
    account = _filled(
        Account(),
        portfolio_id=portfolio_id,
        account_key=record.account_key,
        account_no=record.account_no,
        debtor_id=known.id,
        currency="MXN",
        due_minor=record.due_minor,
        balance_minor=record.balance_minor,
        dpd=record.dpd,
        due_on=record.due_on,
        as_of=AS_OF,
        segment="31-90",
        rank=0,
        score=0,
        workable=True,
        batch_id=batch_id,
        created_at_us=to_us(NOW),
    )
    session.add(account)
    session.flush()
    session.add(
        _filled(
            Snapshot(),
            account_id=account.id,
            as_of=AS_OF,
            due_minor=record.due_minor,
            balance_minor=record.balance_minor,
            dpd=record.dpd,
            batch_id=batch_id,
        )
    )


def _filled(made: Any, **values: Any) -> Any:
    for name, value in values.items():
        setattr(made, name, value)
    return made


def figure(name: str, rate: float, reference_rate: float) -> dict[str, object]:
    return {
        "name": name,
        "value": round(rate),
        "unit": "records/s",
        "goal": GOAL_PER_S,
        "met": rate >= GOAL_PER_S,
        "reference": "SQLAlchemy ORM, record by record",
        "reference_value": round(reference_rate),
        "ratio": round(rate / reference_rate, 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accounts", type=int, default=100_000)
    parser.add_argument("--reference-accounts", type=int, default=10_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        mine = ours(Path(folder) / "ours", given.accounts)
        plain = given.reference_accounts / one_by_one(
            Path(folder) / "plain", given.reference_accounts
        )
    rates = {
        "stage_and_load": given.accounts / mine["first"],
        "same_file_again": given.accounts / mine["again"],
    }
    told = {
        "bench": "import_load",
        "accounts": given.accounts,
        "stage_s": round(mine["stage"], 2),
        "figures": [figure(name, rate, plain) for name, rate in rates.items()],
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
