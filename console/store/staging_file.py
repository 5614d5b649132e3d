"""Where the rows of a portfolio wait on SQLite: in a file of their own beside the workspace.

They are many and soon gone. In the workspace's own file they would be written three times:
into the log, from there into the file, and over with zeros when they are deleted. Here they
are written once, in the order in which they come, and sorted once when all are there; a file
that is not needed any more is removed. It is encrypted with the workspace's key.

A connection that needs the rows attaches the file. Until it goes back to the pool, its
temporary views `import_rows` and `import_phones` stand for the tables of these names.
"""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from console.runtime.errors import InputRefused
from console.store.bulk import bindable, is_memory_short
from console.store.records import import_phones, import_rows
from console.store.rows import Stored
from console.store.sqlite import driver
from console.usecases.staged import POINT_COLUMNS, ROW_COLUMNS, StagedRows

KEY = "acuerdo_key"
"""The key of the workspace in the `info` of its connections; None for a plain file."""
_ATTACHED, _LEAVING, _LEFT = "acuerdo_attached", "acuerdo_leaving", "acuerdo_left"
_PREPARED = (
    "journal_mode=MEMORY",
    "synchronous=OFF",
    "secure_delete=OFF",
    "locking_mode=EXCLUSIVE",
    "busy_timeout=10000",
)
_READ_CACHE_KB, _SORT_CACHE_KB, _SHORT_CACHE_KB = 48_000, 48_000, 8_000
_SORTED = 1
"""`user_version` of a file whose rows are sorted and unique, and stay so."""
_VIEWS = ("import_rows", "import_phones")


def make(connection: Connection, batch: Stored) -> None:
    """An empty file for a batch that begins. What crashes left behind goes."""
    _sweep(connection, batch)
    file = file_of(connection, batch)
    with _opened(connection, file) as own:
        own.execute(f"CREATE TABLE staged_rows ({_columns(connection, import_rows)})")
        points = _columns(connection, import_phones)
        own.execute(f"CREATE TABLE arrived_points ({points})")
        own.execute(
            f"CREATE TABLE staged_points ({points},"
            " PRIMARY KEY (identity_key, kind, value, role)) WITHOUT ROWID"
        )
        if is_memory_short():
            _sort(own)  # sorting them later takes memory for all of them


def add(connection: Connection, batch: Stored, staged: StagedRows) -> None:
    """Add the rows. One that is staged again replaces the first; of a person's points that
    come several times, the first order stays.
    """
    with _opened(connection, _existing(connection, batch)) as own:
        is_sorted = _is_sorted(own)
        points = "OR IGNORE INTO staged_points" if is_sorted else "INTO arrived_points"
        rows = "OR REPLACE INTO staged_rows" if is_sorted else "INTO staged_rows"
        own.execute("BEGIN")
        _insert(own, rows, staged.columns, staged.rows)
        _insert(own, points, POINT_COLUMNS, staged.points)
        own.execute("COMMIT")


def finish(connection: Connection, batch: Stored) -> None:
    """All are there: sort them. What is there afterwards outlives a power cut."""
    with _opened(connection, _existing(connection, batch)) as own:
        if not _is_sorted(own):
            own.execute("PRAGMA synchronous=FULL")
            own.execute(f"PRAGMA cache_size=-{_SORT_CACHE_KB}")
            _sort(own)


def attach(connection: Connection, batch: Stored) -> None:
    """Let this connection read the rows of the batch, until it goes back to the pool.

    Raises: InputRefused when the file is gone, as it is after an older copy of the workspace
    was put back.
    """
    attached: list[int] = connection.info.setdefault(_ATTACHED, [])
    if attached and attached[-1] == batch.id:
        return
    file = _existing(connection, batch)
    if batch.id not in attached:
        finish(connection, batch)
        cursor = connection.connection.cursor()
        key = connection.info[KEY]
        named = "''" if key is None else f"\"x'{key.hex()}'\""
        cursor.execute(f"ATTACH ? AS {_alias(batch.id)} KEY {named}", (str(file),))
        cache_kb = _SHORT_CACHE_KB if is_memory_short() else _READ_CACHE_KB
        cursor.execute(f"PRAGMA {_alias(batch.id)}.cache_size=-{cache_kb}")
        cursor.close()
    attached.append(batch.id)
    _show(connection, batch.id)


def rename(connection: Connection, batch_id: int, names: Sequence[tuple[str, str]]) -> None:
    """Show persons under other keys; pairs of the staged key and the other one."""
    cursor = connection.connection.cursor()
    cursor.execute("CREATE TEMP TABLE named (identity_key TEXT PRIMARY KEY, lasting TEXT)")
    cursor.executemany("INSERT INTO named VALUES (?, ?)", names)
    cursor.close()
    _show(connection, batch_id, "COALESCE(n.lasting, s.identity_key)")


def leave(connection: Connection, batch: Stored) -> None:
    """The rows are not needed any more: the file goes when this transaction is committed."""
    connection.info.setdefault(_LEAVING, []).append(file_of(connection, batch))


def tend(engine: Engine, key: bytes | None) -> None:
    """Let go of attached files whenever a connection goes back to the engine's pool."""

    def remember(_connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
        entry.info[KEY] = key

    event.listen(engine, "connect", remember)
    event.listen(engine, "commit", _committed)
    event.listen(engine, "rollback", _rolled_back)
    event.listen(engine, "checkin", _let_go)


def file_of(connection: Connection, batch: Stored) -> Path:
    """The batch's file. Its name tells batches apart that have the same number because an
    older copy of the workspace was put back between them.
    """
    workspace = _workspace(connection)
    return workspace.with_name(f"{workspace.name}-import-{batch.id}-{batch.at_us}")


def _workspace(connection: Connection) -> Path:
    cursor = connection.connection.cursor()
    found = cursor.execute("PRAGMA database_list").fetchone()[2]
    cursor.close()
    return Path(found)


def _existing(connection: Connection, batch: Stored) -> Path:
    file = file_of(connection, batch)
    if not file.exists():
        raise InputRefused("import_cut_off", file=batch.filename)
    return file


def _sweep(connection: Connection, batch: Stored) -> None:
    """Remove the files of batches that are none, or are done."""
    workspace = _workspace(connection)
    cursor = connection.connection.cursor()
    rows = cursor.execute(
        "SELECT id, at_us FROM import_batches WHERE state IN ('staging', 'staged')"
    ).fetchall()
    cursor.close()
    open_ones = {f"{key}-{at_us}" for key, at_us in rows} - {f"{batch.id}-{batch.at_us}"}
    before = f"{workspace.name}-import-"
    for file in workspace.parent.glob(f"{before}*"):
        if file.name.removeprefix(before).removesuffix("-journal") not in open_ones:
            _remove(file)


def _remove(file: Path) -> None:
    with suppress(OSError):  # in use elsewhere; the next import sweeps
        file.unlink(missing_ok=True)


@contextmanager
def _opened(connection: Connection, file: Path) -> Iterator[Any]:
    """The file by itself: what is written there is no part of the workspace's transaction."""
    key = connection.info[KEY]
    with closing(driver.connect(str(file), isolation_level=None)) as own:
        if key is not None:
            own.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        for pragma in _PREPARED:
            own.execute(f"PRAGMA {pragma}")
        yield own


def _columns(connection: Connection, table: Any) -> str:  # noqa: ANN401 - a Table
    """The table's columns with their types, so that values compare as in the workspace."""
    dialect = connection.dialect
    return ", ".join(f'"{one.name}" {one.type.compile(dialect)}' for one in table.columns)


def _is_sorted(own: Any) -> bool:  # noqa: ANN401 - a driver's connection
    return bool(own.execute("PRAGMA user_version").fetchone()[0] == _SORTED)


def _insert(own: Any, into: str, columns: Sequence[str], rows: Sequence[Any]) -> None:  # noqa: ANN401 - a driver's connection
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join("?" * len(columns))
    own.executemany(f"INSERT {into} ({names}) VALUES ({marks})", bindable(rows))  # noqa: S608 - our own names


def _sort(own: Any) -> None:  # noqa: ANN401 - a driver's connection
    own.execute("BEGIN")
    index = "CREATE UNIQUE INDEX staged_account ON staged_rows (account_key, instalment_key)"
    try:
        own.execute(index)
    except driver.IntegrityError:
        own.execute(
            "DELETE FROM staged_rows WHERE rowid NOT IN (SELECT MAX(rowid) FROM staged_rows"
            " GROUP BY account_key, instalment_key)"
        )
        own.execute(index)
    own.execute('CREATE INDEX staged_person ON staged_rows (identity_key, "row")')
    own.execute(
        "CREATE INDEX staged_instalment ON staged_rows (instalment_key)"
        " WHERE instalment_key <> ''"
    )
    own.execute(
        "INSERT OR IGNORE INTO staged_points SELECT * FROM arrived_points"
        " ORDER BY identity_key, kind, value, role, rowid"
    )
    own.execute("DROP TABLE arrived_points")
    own.execute(f"PRAGMA user_version={_SORTED}")
    own.execute("COMMIT")


def _alias(batch_id: int) -> str:
    return f"batch_{batch_id}"


def _show(connection: Connection, batch_id: int, person: str = "s.identity_key") -> None:
    """The views of the batch. Readers' connections take no word that changes anything, also
    of what is temporary.
    """
    replaced = {"batch_id": str(int(batch_id)), "identity_key": person}
    names = "" if person == "s.identity_key" else " LEFT JOIN named n USING (identity_key)"
    cursor = connection.connection.cursor()
    reads_only = cursor.execute("PRAGMA query_only").fetchone()[0]
    cursor.execute("PRAGMA query_only=OFF")
    sources = (("staged_rows", ROW_COLUMNS), ("staged_points", POINT_COLUMNS))
    for view, (table, columns) in zip(_VIEWS, sources, strict=True):
        chosen = ", ".join(f'{replaced.get(name, f"s.{name}")} AS "{name}"' for name in columns)
        cursor.execute(f"DROP VIEW IF EXISTS temp.{view}")
        cursor.execute(
            f"CREATE TEMP VIEW {view} AS SELECT {chosen}"  # noqa: S608 - our own names
            f" FROM {_alias(batch_id)}.{table} s{names}"
        )
    cursor.execute(f"PRAGMA query_only={reads_only}")
    cursor.close()


def _committed(connection: Connection) -> None:
    if _LEAVING in connection.info:
        connection.info[_LEFT] = connection.info.pop(_LEAVING)


def _rolled_back(connection: Connection) -> None:
    connection.info.pop(_LEAVING, None)
    connection.info.pop(_LEFT, None)


def _let_go(connection: DBAPIConnection | None, entry: ConnectionPoolEntry) -> None:
    attached = set(entry.info.pop(_ATTACHED, ()))
    left: list[Path] = entry.info.pop(_LEFT, [])
    if attached and connection is not None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA query_only=OFF")
        for view in _VIEWS:
            cursor.execute(f"DROP VIEW IF EXISTS temp.{view}")
        cursor.execute("DROP TABLE IF EXISTS temp.named")
        for batch_id in attached:
            cursor.execute(f"DETACH {_alias(batch_id)}")
        cursor.close()
        entry.info.pop("acuerdo_writing", None)  # whoever takes it next says whether it writes
    for file in left:
        _remove(file)
