from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, text

from console.runtime.errors import InputRefused, Unavailable
from console.store import workspace
from console.store.engine import file_of, writing
from console.store.migrate import make_current
from console.store.records import settings
from console.store.sqlite import driver
from tests.store.conftest import KEY, KINDS


def put(engine: Engine, value: str) -> None:
    with writing(engine).begin() as connection:
        connection.execute(settings.insert().values(key="k", value=value))


def got(engine: Engine) -> object:
    with engine.connect() as connection:
        return connection.scalar(select(settings.c.value))


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_workspace_is_sound(kind: str, new_workspace: Callable[[str], Engine]) -> None:
    engine = new_workspace(kind)
    put(engine, "ñandú 🐦")
    assert got(engine) == "ñandú 🐦"
    assert workspace.check(engine) == ()


def test_a_workspace_opens_again_with_its_key(tmp_path: Path) -> None:
    engine = workspace.create(tmp_path, KEY)
    put(engine, "secret words")
    engine.dispose()
    assert b"secret words" not in file_of(tmp_path).read_bytes()
    again = workspace.open_current(tmp_path, KEY)
    assert got(again) == "secret words"
    again.dispose()


@pytest.mark.parametrize("key", [None, bytes(32)])
def test_a_wrong_key_is_refused_and_nothing_changes(tmp_path: Path, key: bytes | None) -> None:
    workspace.create(tmp_path, KEY).dispose()
    before = files(tmp_path)
    with pytest.raises(InputRefused, match="workspace_not_readable"):
        workspace.open_current(tmp_path, key)
    assert files(tmp_path) == before


def test_a_file_that_is_no_database_is_refused_and_untouched(tmp_path: Path) -> None:
    file_of(tmp_path).write_bytes(b"not a database at all" * 400)
    before = files(tmp_path)
    with pytest.raises(InputRefused, match="workspace_not_readable"):
        workspace.open_current(tmp_path)
    assert files(tmp_path) == before


def test_somebody_elses_database_is_not_filled_with_our_tables(tmp_path: Path) -> None:
    with closing(driver.connect(str(file_of(tmp_path)))) as raw:
        raw.execute("CREATE TABLE recipes (name TEXT)")
        raw.commit()
    before = files(tmp_path)
    with pytest.raises(InputRefused, match="workspace_foreign"):
        workspace.open_current(tmp_path)
    assert files(tmp_path) == before


def test_a_missing_workspace_is_refused_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="workspace_missing"):
        workspace.open_current(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_a_workspace_is_not_made_over_another(tmp_path: Path) -> None:
    workspace.create(tmp_path).dispose()
    with pytest.raises(InputRefused, match="workspace_exists"):
        workspace.create(tmp_path)


def test_a_newer_workspace_is_refused_and_untouched(tmp_path: Path) -> None:
    engine = workspace.create(tmp_path)
    with writing(engine).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    before = files(tmp_path)
    with pytest.raises(InputRefused, match=r"workspace_newer.*9999"):
        workspace.open_current(tmp_path)
    assert files(tmp_path) == before


def test_a_newer_shared_workspace_is_refused(engine: Engine) -> None:
    with writing(engine).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(InputRefused, match="workspace_newer"):
        make_current(engine, "here")


def test_an_unreachable_server_is_unavailable_and_its_password_is_not_told() -> None:
    with pytest.raises(Unavailable) as raised:
        workspace.open_current("postgresql+psycopg://ana:hunter2@127.0.0.1:1/nothing")
    assert raised.value.code == "database_unavailable"
    assert "hunter2" not in str(raised.value)


def test_a_folder_that_cannot_be_made_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Unavailable):
        workspace.create(tmp_path / "file" / "deeper")


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
def test_a_backup_of_an_open_workspace_comes_back(tmp_path: Path, key: bytes | None) -> None:
    engine = workspace.create(tmp_path / "a", key)
    put(engine, "before")
    workspace.backup(tmp_path / "a", tmp_path / "copy.db", key)
    assert workspace.is_encrypted(tmp_path / "copy.db") == (key is not None)
    with writing(engine).begin() as connection:
        connection.execute(settings.update().values(value="after"))
    engine.dispose()
    workspace.restore(tmp_path / "copy.db", tmp_path / "a", key)
    restored = workspace.open_current(tmp_path / "a", key)
    assert got(restored) == "before"
    restored.dispose()
    assert (tmp_path / "a" / "workspace.db.old").exists()


def test_restoring_a_copy_of_another_key_leaves_the_workspace_alone(tmp_path: Path) -> None:
    workspace.create(tmp_path / "a", KEY).dispose()
    workspace.backup(tmp_path / "a", tmp_path / "copy.db", KEY)
    workspace.create(tmp_path / "b").dispose()
    before = files(tmp_path / "b")
    with pytest.raises(InputRefused, match="workspace_not_readable"):
        workspace.restore(tmp_path / "copy.db", tmp_path / "b")
    assert files(tmp_path / "b") == before


def test_a_server_is_copied_by_its_own_tools(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="server_copies_itself"):
        workspace.backup("postgresql+psycopg://h/d", tmp_path / "copy.sql")


def test_readers_cannot_write(engine: Engine) -> None:
    with engine.connect() as connection, pytest.raises(Exception, match="read"):
        connection.execute(settings.insert().values(key="k", value=1))
