"""A workspace as a whole: made, opened, checked, copied and put back."""

import shutil
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine

from console.runtime.errors import InputRefused, Unavailable
from console.store.engine import file_of, is_shared, open_engine, open_file
from console.store.failures import explained
from console.store.migrate import make_current, revision
from console.store.sqlite import driver

_SIDE_FILES = ("-wal", "-shm")


def exists(workspace: str | Path) -> bool:
    """Whether the workspace was made before. A server's is asked when it is opened."""
    return is_shared(workspace) or file_of(workspace).exists()


def is_encrypted(file: Path) -> bool:
    """Whether an existing database file is SQLCipher's rather than plain SQLite."""
    with file.open("rb") as opened:
        return opened.read(16) != b"SQLite format 3\0"


def create(workspace: str | Path, key: bytes | None = None) -> Engine:
    """Make the workspace and open it.

    Raises: InputRefused when a folder holds one already; Unavailable for an unreachable
    server or a folder that cannot be written.
    """
    if is_shared(workspace):
        return open_current(workspace)
    file = file_of(workspace)
    if file.exists():
        raise InputRefused("workspace_exists", file=str(file))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable(f"{file.parent}: {error.strerror}", "choose_other_folder") from error
    engine = open_engine(workspace, key)
    with explained(str(file)):
        # Kept in the file: readers never wait for the writer from here on.
        with engine.connect() as connection:
            connection.connection.cursor().execute("PRAGMA journal_mode=WAL")
        make_current(engine, str(file))
    return engine


def open_current(workspace: str | Path, key: bytes | None = None) -> Engine:
    """Open an existing workspace and upgrade its schema if that is older.

    Raises: InputRefused for a missing, damaged, foreign or newer one or a wrong key, which is
    left untouched; Unavailable when it cannot be reached.
    """
    where = _name_of(workspace)
    if not is_shared(workspace) and not file_of(workspace).exists():
        raise InputRefused("workspace_missing", file=where)
    engine = open_engine(workspace, key)
    try:
        with explained(where):
            make_current(engine, where)
    except BaseException:
        engine.dispose()
        raise
    return engine


def check(engine: Engine) -> tuple[str, ...]:
    """What is wrong with the stored data, in the database's words; empty when sound."""
    if engine.dialect.name != "sqlite":
        return () if revision(engine) else ("no schema",)
    with engine.connect() as connection:
        found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
        found += [
            f"{row[0]} row {row[1]} points to a missing row of {row[2]}"
            for row in connection.exec_driver_sql("PRAGMA foreign_key_check")
        ]
        if is_keyed(engine):  # pages whose signature does not fit; no columns when none
            raw = connection.connection.cursor()
            raw.execute("PRAGMA cipher_integrity_check")
            found += [str(row[0]) for row in raw.fetchall()]
    return tuple(line for line in found if line != "ok")


def is_keyed(engine: Engine) -> bool:
    """Whether the open SQLite file is encrypted."""
    with engine.connect() as connection:
        name = connection.exec_driver_sql("PRAGMA database_list").one()[2]
    return is_encrypted(Path(name))


def backup(workspace: str | Path, file: Path, key: bytes | None = None) -> None:
    """Copy a folder's workspace into `file` while others go on working; encrypted alike.

    Raises: InputRefused for a server's workspace, which its own tools copy (pg_dump), and
    when `file` exists.
    """
    _refuse_server(workspace)
    if file.exists():
        raise InputRefused("file_exists", file=str(file))
    source = file_of(workspace)
    if not source.exists():
        raise InputRefused("workspace_missing", file=str(source))
    with explained(str(file)):
        _copy(source, file, key)


def restore(file: Path, workspace: str | Path, key: bytes | None = None) -> None:
    """Put a backup in the workspace's place; what was there is kept as `workspace.db.old`.

    Raises: InputRefused when `file` is no workspace of this key, or a newer program's.
    """
    _refuse_server(workspace)
    if not file.exists():
        raise InputRefused("workspace_missing", file=str(file))
    target = file_of(workspace)
    new = target.with_name(target.name + ".new")
    target.parent.mkdir(parents=True, exist_ok=True)
    new.unlink(missing_ok=True)
    try:
        with explained(str(file)):
            _copy(file, new, key)
            _upgrade_file(new, key, str(file))
        if target.exists():
            _set_aside(target)
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)


def _upgrade_file(file: Path, key: bytes | None, where: str) -> None:
    engine = open_file(file, key)
    try:
        make_current(engine, where)
    finally:
        engine.dispose()


def _set_aside(target: Path) -> None:
    old = target.with_name(target.name + ".old")
    target.replace(old)
    for side in _SIDE_FILES:
        beside = target.with_name(target.name + side)
        if beside.exists():
            shutil.move(beside, old.with_name(old.name + side))


def _copy(source: Path, target: Path, key: bytes | None) -> None:
    """SQLite's online backup: page by page, also of a file in use."""
    with closing(_raw(source, key)) as reader, closing(_raw(target, key)) as writer:
        reader.execute("SELECT count(*) FROM sqlite_master").fetchone()  # wrong key: say so now
        reader.backup(writer)


def _raw(file: Path, key: bytes | None):  # type: ignore[no-untyped-def] # noqa: ANN202 - untyped driver
    connection = driver.connect(str(file))
    connection.execute("PRAGMA cipher_log_level=NONE")
    if key is not None:
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    return connection


def _refuse_server(workspace: str | Path) -> None:
    if is_shared(workspace):
        raise InputRefused("server_copies_itself", workspace=_name_of(workspace))


def _name_of(workspace: str | Path) -> str:
    """The workspace as one may show it: an address without its password."""
    if not is_shared(workspace):
        return str(file_of(workspace))
    from sqlalchemy import make_url  # noqa: PLC0415 - only a server's address needs it

    return make_url(str(workspace)).render_as_string(hide_password=True)
