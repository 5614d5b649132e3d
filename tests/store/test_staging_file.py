"""Where a portfolio's rows wait on SQLite: files come, are read and go with their batches."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select

from console.runtime import memory
from console.runtime.errors import InputRefused
from console.store import workspace
from console.store.engine import file_of, writing
from console.store.records import contact_points, import_phones
from console.usecases.ports import UnitOfWork
from tests.store.conftest import KEY, SqlStore
from tests.store.placing import NOW, load, record, stage

LATER = NOW + timedelta(hours=1)


@pytest.fixture(params=[None, KEY], ids=["plain", "encrypted"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> SqlStore:
    return SqlStore(workspace.create(tmp_path, request.param))


def files(folder: Path) -> list[Path]:
    return sorted(folder.glob("workspace.db-import-*"))


def test_a_staged_batch_has_a_file_until_it_is_loaded(store: SqlStore, tmp_path: Path) -> None:
    batch_id = stage(store, [record(1), record(2)])
    assert len(files(tmp_path)) == 1
    assert store.read(lambda uow: uow.imports.outlook(batch_id)).effect.created == 2
    store.write(lambda uow: uow.imports.load(batch_id, (), NOW))
    assert files(tmp_path) == []
    store.close()


def test_a_discarded_batch_leaves_no_file(store: SqlStore, tmp_path: Path) -> None:
    batch_id = stage(store, [record(1)])
    store.write(lambda uow: uow.imports.discard(batch_id))
    assert files(tmp_path) == []
    store.close()


def test_what_waits_is_as_secret_as_the_workspace(tmp_path: Path) -> None:
    store = SqlStore(workspace.create(tmp_path, KEY))
    stage(store, [record(1, full_name="Lucía Zubieta")])
    (file,) = files(tmp_path)
    found = file.read_bytes()
    assert b"SQLite format 3" not in found
    assert b"Zubieta" not in found
    store.close()


def test_a_load_that_fails_keeps_the_file(store: SqlStore, tmp_path: Path) -> None:
    batch_id = stage(store, [record(1)])

    def cut_short(uow: UnitOfWork) -> None:
        uow.imports.load(batch_id, (), NOW)
        raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"):
        store.write(cut_short)
    assert len(files(tmp_path)) == 1
    assert store.write(lambda uow: uow.imports.load(batch_id, (), NOW)).created == 1
    assert files(tmp_path) == []
    store.close()


def test_a_batch_whose_file_is_gone_is_refused_and_withdraws_nobody(
    store: SqlStore, tmp_path: Path
) -> None:
    load(store, [record(1)])
    batch_id = stage(store, [record(2)])
    files(tmp_path)[0].unlink()
    with pytest.raises(InputRefused, match="import_cut_off"):
        store.read(lambda uow: uow.imports.outlook(batch_id))
    with pytest.raises(InputRefused, match="import_cut_off"):
        store.write(lambda uow: uow.imports.load(batch_id, (), NOW))
    store.write(lambda uow: uow.imports.discard(batch_id))
    assert store.read(lambda uow: uow.imports.unfinished(LATER)) == ()
    store.close()


def test_files_that_a_crash_left_go_with_the_next_import(
    store: SqlStore, tmp_path: Path
) -> None:
    kept = stage(store, [record(1)])
    (waiting,) = files(tmp_path)
    workspace_file = file_of(tmp_path)
    for left in ("7-12", f"{kept}-12", "nonsense"):
        workspace_file.with_name(f"{workspace_file.name}-import-{left}").write_bytes(b"?")
    load(store, [record(2)])
    assert files(tmp_path) == [waiting]
    store.close()


def test_two_batches_are_compared_in_one_transaction(store: SqlStore) -> None:
    one = stage(store, [record(1), record(2)])
    other = stage(store, [record(3)])

    def both(uow: UnitOfWork) -> list[int]:
        return [uow.imports.effect(batch_id).created for batch_id in (one, other, one)]

    assert store.read(both) == [2, 1, 2]
    store.close()


def test_rows_come_also_after_a_look_at_the_batch(store: SqlStore) -> None:
    batch_id = stage(store, [record(1), record(2)])
    assert store.read(lambda uow: uow.imports.effect(batch_id)).created == 2
    again = [record(2, due_minor=5), record(3)]
    places = [("America/Tijuana", "BCN")] * 2
    store.write(lambda uow: uow.imports.stage(batch_id, again, places))
    assert store.write(lambda uow: uow.imports.load(batch_id, (), NOW)).created == 3
    store.close()


@pytest.mark.parametrize("is_short", [False, True])
def test_a_person_of_many_rows_keeps_the_first_order_of_phones(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch, *, is_short: bool
) -> None:
    if is_short:
        monkeypatch.setenv(memory.SETTING, "100")
    one, other = "+526641000001", "+526641000002"
    rows = [
        record(1, debtor_key="RFC:A", phones=(one, other)),
        record(2, debtor_key="RFC:A", phones=(other, one)),
        record(3, debtor_key="RFC:A", phones=(one,)),
    ]
    load(store, rows)
    with store.engine.connect() as connection:
        kept = connection.execute(
            select(contact_points.c.value, contact_points.c.position).where(
                contact_points.c.kind == "phone"
            )
        ).all()
    assert sorted(map(tuple, kept)) == [(one, 0), (other, 1)]
    store.close()


def test_rows_that_an_earlier_release_staged_go_with_their_batch(store: SqlStore) -> None:
    batch_id = stage(store, [record(1)])
    point = (batch_id, "RFC:A", "phone", "1", "debtor", "1", 0, None)
    with writing(store.engine).begin() as connection:
        connection.execute(insert(import_phones).values(point))
    store.write(lambda uow: uow.imports.discard(batch_id))
    with store.engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(import_phones)) == 0
    store.close()
