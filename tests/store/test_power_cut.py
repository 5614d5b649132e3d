"""An import killed at any moment leaves the workspace whole, and can be taken up again."""

import subprocess
import sys
import textwrap
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from console.store import workspace
from console.store.engine import open_engine
from console.store.records import accounts, balance_snapshots, import_batches
from tests.postgres import DATABASES
from tests.store.conftest import SqlStore
from tests.store.placing import NOW, load, record, stage

CHILD = textwrap.dedent("""
    import os, signal, sys
    from sqlalchemy import event
    from console.store.engine import open_engine, writing
    from console.store.unit import SqlUnitOfWork
    from tests.store.placing import NOW

    where, batch_id, statements = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    engine = open_engine(where)
    done = 0

    @event.listens_for(engine, "after_cursor_execute")
    def count(*_):
        global done
        done += 1
        if done >= statements:
            os.kill(os.getpid(), signal.SIGKILL)

    with writing(engine).begin() as connection:
        SqlUnitOfWork(connection).imports.load(batch_id, (), NOW)
        if statements == 0:  # everything is done but the commit
            os.kill(os.getpid(), signal.SIGKILL)
""")


def kill_at(where: str, batch_id: int, statements: int) -> None:
    root = Path(__file__).parents[2]
    finished = subprocess.run(
        [sys.executable, "-c", CHILD, where, str(batch_id), str(statements)],
        cwd=root,
        timeout=60,
        check=False,
    )
    assert finished.returncode == -9


def state(engine: Engine) -> tuple[int, int, list[str]]:
    with engine.connect() as connection:
        counted = [
            int(connection.scalar(select(func.count()).select_from(table)) or 0)
            for table in (accounts, balance_snapshots)
        ]
        states = connection.scalars(
            select(import_batches.c.state).order_by(import_batches.c.id)
        ).all()
    return counted[0], counted[1], list(states)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
@pytest.mark.parametrize("kind", DATABASES)
def test_a_killed_import_is_undone_and_taken_up_again(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    where = request.getfixturevalue("postgres_url") if kind == "postgresql" else str(tmp_path)
    workspace.create(where).dispose()
    store = SqlStore(open_engine(where))
    load(store, [record(1), record(2)])
    batch_id = stage(store, [record(1, due_minor=5), record(3)])
    before = (2, 2, ["done", "staging"])
    for statements in (5, 16, 0):
        kill_at(where, batch_id, statements)
        assert state(store.engine) == before
        assert workspace.check(store.engine) == ()
    assert store.read(lambda uow: uow.imports.unfinished(NOW + timedelta(hours=1))) == (
        batch_id,
    )
    effect = store.write(lambda uow: uow.imports.load(batch_id, (), NOW))
    assert (effect.created, effect.updated, effect.withdrawn) == (1, 1, 1)
    assert state(store.engine) == (3, 4, ["done", "done"])
    store.close()
