from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, func, inspect, select

from console.store.engine import open_engine, writing
from console.store.migrate import HEAD, KNOWN, make_current, revision, upgrade
from console.store.records import metadata
from console.store.worker import Worker
from tests.postgres import DATABASES
from tests.store.placing import NOW

GOLDEN = sorted((Path(__file__).parent / "golden").glob("v*.sql"))


WORDS = ("message_words", "name_words", "message_terms", "name_terms")


def is_table_of_ours(name: str | None, kind: str, _parents: object) -> bool:
    """The indexes of texts are each database's own kind and no tables of the program's."""
    return kind not in {"table", "index"} or not str(name).startswith(WORDS)


OURS = {"include_name": is_table_of_ours}


@pytest.fixture(params=DATABASES)
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A database without any table."""
    where = (
        request.getfixturevalue("postgres_url") if request.param == "postgresql" else tmp_path
    )
    engine = open_engine(where)
    yield engine
    engine.dispose()


def test_the_program_knows_every_migration() -> None:
    config = Config()
    config.set_main_option("script_location", "console.store:migrations")
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_heads() == [HEAD]
    assert tuple(reversed([script.revision for script in scripts.walk_revisions()])) == KNOWN


def test_the_migrations_make_the_tables_that_the_program_uses(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=OURS)
        assert compare_metadata(context, metadata) == []


def fill(golden: Path, engine: Engine) -> None:
    """Put a released database's rows into its tables."""
    with writing(engine).begin() as connection:
        for statement in filter(str.strip, golden.read_text(encoding="utf-8").split(";\n")):
            connection.exec_driver_sql(statement)


def test_there_is_a_golden_file_of_every_revision() -> None:
    assert [golden.stem.removeprefix("v") for golden in GOLDEN] == list(KNOWN)


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: str(path.stem))
def test_every_released_database_still_opens(golden: Path, empty: Engine) -> None:
    upgrade(empty, to=golden.stem.removeprefix("v"))
    fill(golden, empty)
    known = set(inspect(empty).get_table_names())
    assert make_current(empty, "here") == (golden.stem != f"v{HEAD}")
    assert revision(empty) == HEAD
    with empty.connect() as connection:
        context = MigrationContext.configure(connection, opts=OURS)
        assert compare_metadata(context, metadata) == []
        for table in metadata.sorted_tables:
            if table.name not in known:
                continue
            rows = connection.scalar(select(func.count()).select_from(table))
            assert rows, f"{golden.name} has no row in {table.name}"


def test_a_released_database_still_works(empty: Engine) -> None:
    upgrade(empty)
    fill(GOLDEN[-1], empty)
    worker = Worker(empty)
    assert worker.read_now(lambda uow: uow.audit.verify()) is None
    assert worker.read_now(lambda uow: uow.cursor.last()) == 41
    page = worker.read_now(lambda uow: uow.queue.page(None, now=NOW))
    assert [row.account_no for row in page.rows] == ["5512-0000001", "5512-0000003"]
    (line,) = worker.read_now(
        lambda uow: uow.conversations.list(by="ana", tab="everyone", now=NOW)
    )
    assert (line.draft, line.promise is not None, line.unread) == ("Buen día", True, 1)
    items = worker.read_now(lambda uow: uow.conversations.thread(line.conversation_id)).items
    assert [item.id for item in items] == ["wamid.1", "a1", "m1", "m2", "n1", "w1"]
    worker.close()


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: str(path.stem))
def test_what_was_said_before_is_found(golden: Path, empty: Engine) -> None:
    upgrade(empty, to=golden.stem.removeprefix("v"))
    fill(golden, empty)
    make_current(empty, "here")
    worker = Worker(empty)
    (hit,) = worker.read_now(lambda uow: uow.search.messages("hola", 10))
    assert (hit.item_id, hit.name) == ("wamid.1", "Jacinta Peña 1")
    names = worker.read_now(lambda uow: uow.search.people("pena", 10))
    assert names[0].name == "Jacinta Peña 1"
    worker.close()


def test_a_migration_that_fails_leaves_nothing_behind(
    empty: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("console.store.migrate._orphans", lambda _: ["an orphan"])
    with pytest.raises(RuntimeError, match="orphan"):
        upgrade(empty)
    with empty.connect() as connection:
        assert inspect(connection).get_table_names() == []
    monkeypatch.undo()
    upgrade(empty)
    assert revision(empty) == HEAD
