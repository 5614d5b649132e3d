"""Brings any released database to the current schema."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, inspect

from console.runtime.errors import InputRefused
from console.store.engine import writing

HEAD = "0005"
"""The newest revision; a test compares it with the migrations' own."""

KNOWN = ("0001", "0002", "0003", "0004", HEAD)
"""Every revision of every release, oldest first."""


def revision(engine: Engine) -> str | None:
    """The schema's revision; None for a database without our tables."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        return None if found is None else str(found)


def make_current(engine: Engine, where: str) -> bool:
    """Upgrade if the schema is older than the program; whether anything was done.

    Raises: InputRefused for a schema that this program does not know, which a newer one made,
    and for somebody else's tables.
    """
    found = revision(engine)
    if found == HEAD:
        return False
    if found is None and _has_tables(engine):
        raise InputRefused("workspace_foreign", file=where)
    if found is not None and found not in KNOWN:
        raise InputRefused("workspace_newer", file=where, revision=found)
    upgrade(engine)
    return True


def _has_tables(engine: Engine) -> bool:
    with engine.connect() as connection:
        return bool(inspect(connection).get_table_names())


def upgrade(engine: Engine, to: str = "head") -> None:
    """Run the missing migrations in one transaction.

    On SQLite foreign keys are switched off meanwhile, because changing a column
    rebuilds the table, and checked before the commit.

    Raises: RuntimeError when a migration left rows that point to nothing.
    """
    from alembic import command  # noqa: PLC0415 - 150 ms that only an upgrade needs
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", "console.store:migrations")
    config.set_main_option("path_separator", "os")
    with (
        writing(engine).connect() as connection,
        _foreign_keys_off(connection),
        connection.begin(),
    ):
        config.attributes["connection"] = connection
        command.upgrade(config, to)
        if orphans := _orphans(connection):
            raise RuntimeError(f"migration to {to} left orphans: {orphans[:3]}")


@contextmanager
def _foreign_keys_off(connection: Connection) -> Iterator[None]:
    if connection.dialect.name != "sqlite":
        yield
        return
    raw = connection.connection.cursor()  # outside any transaction, where the pragma works
    raw.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        raw.execute("PRAGMA foreign_keys=ON")
        raw.close()


def _orphans(connection: Connection) -> list[object]:
    if connection.dialect.name != "sqlite":
        return []
    return list(connection.exec_driver_sql("PRAGMA foreign_key_check"))
