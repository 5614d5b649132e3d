"""The accounts of a staged batch, as SQL: instalments summed up, segments and buckets named."""

from sqlalchemy import Connection, exists, literal_column, select, text

from console.domain.placement import BlockReason
from console.domain.segment import BANDS, BUCKET_BOUNDS, EXCLUDED, OLDEST, UNKNOWN
from console.store.bulk import is_memory_short
from console.store.records import import_rows

_SAME = (
    "batch_id, account_key, identity_key, account_no, doc_type, doc_number, client_code, name,"
    " name_folded, email, address, region, zones, regions, currency, product,"
    " minimum_payment_minor, last_payment_on, last_payment_minor, payment_reference,"
    " payment_reference_key, agent, status, consent, extra, row"
)
_SINGLE = (
    f"SELECT {_SAME}, due_minor, balance_minor, dpd, due_on, workable, block_reason"  # noqa: S608 - our own columns
    " FROM import_rows WHERE batch_id = :batch"
)

# One account per file has all its instalments; what is not flagged paid is open. Its due
# amount is the sum of the open ones, its date their oldest, its age their largest. It may be
# worked if something is open and nothing open is blocked (samples/README, section 4).
_OPEN = f"block_reason IS DISTINCT FROM '{BlockReason.PAID.value}'"
_OVER = "OVER (PARTITION BY account_key)"
_FOLDED = f"""
SELECT {_SAME}, due_minor, balance_minor, dpd, due_on,
       (open_count > 0 AND open_block IS NULL) AS workable,
       CASE WHEN open_count = 0 THEN '{BlockReason.PAID.value}' ELSE open_block END
           AS block_reason
FROM (
    SELECT {_SAME},
        CAST(COALESCE(SUM(CASE WHEN {_OPEN} THEN due_minor END) {_OVER}, 0) AS bigint)
            AS due_minor,
        CAST(SUM(CASE WHEN {_OPEN} THEN balance_minor END) {_OVER} AS bigint) AS balance_minor,
        MAX(CASE WHEN {_OPEN} THEN dpd END) {_OVER} AS dpd,
        MIN(CASE WHEN {_OPEN} THEN due_on END) {_OVER} AS due_on,
        COUNT(CASE WHEN {_OPEN} THEN 1 END) {_OVER} AS open_count,
        MIN(CASE WHEN {_OPEN} THEN block_reason END) {_OVER} AS open_block,
        ROW_NUMBER() OVER (PARTITION BY account_key ORDER BY row) AS place
    FROM import_rows WHERE batch_id = :batch
) folded WHERE place = 1
"""  # noqa: S608 - our own columns and words

CREATE_PLACED = "CREATE TEMPORARY TABLE placed AS "
CREATE_ON_DISK = "CREATE TABLE placed AS "
"""SQLite keeps temporary tables in memory, since on the disk they would not be encrypted. This
one is part of the workspace, and is gone before the transaction ends.
"""


def segment_sql(dpd: str, workable: str) -> str:
    """domain.segment.segment_of as an SQL expression."""
    bands = " ".join(f"WHEN {dpd} <= {bound} THEN '{name}'" for bound, name in BANDS)
    return (
        f"CASE WHEN NOT {workable} THEN '{EXCLUDED}' WHEN {dpd} IS NULL THEN '{UNKNOWN}'"
        f" {bands} ELSE '{OLDEST}' END"
    )


def bucket_sql(dpd: str) -> str:
    """domain.segment.bucket_of as an SQL expression; NULL for an unknown age."""
    bounds = " ".join(
        f"WHEN {dpd} <= {bound} THEN {bucket}" for bucket, bound in enumerate(BUCKET_BOUNDS)
    )
    return f"CASE WHEN {dpd} IS NULL THEN NULL {bounds} ELSE {len(BUCKET_BOUNDS)} END"


def has_instalments(connection: Connection, batch_id: int) -> bool:
    """Whether the file's records are instalments rather than accounts."""
    found = exists().where(
        import_rows.c.batch_id == batch_id,
        import_rows.c.instalment_key != literal_column("''"),  # as the partial index says
    )
    return bool(connection.scalar(select(found)))


def placed_sql(connection: Connection, batch_id: int) -> str:
    """A SELECT of one row per account of the batch; takes the parameter `batch`."""
    return _FOLDED if has_instalments(connection, batch_id) else _SINGLE


def firsts_sql(connection: Connection) -> str:
    """A SELECT of the first row of each person, of `placed`."""
    if connection.dialect.name == "sqlite":  # takes the other columns from the least row
        return "SELECT p.*, MIN(row) AS place FROM placed p GROUP BY identity_key"
    return """
    SELECT * FROM (
        SELECT p.*, ROW_NUMBER() OVER (PARTITION BY identity_key ORDER BY row) AS place
        FROM placed p
    ) firsts WHERE place = 1
    """


def materialise(connection: Connection, batch_id: int) -> None:
    """Make `placed`, for statements that read it several times: a temporary table, or a view
    where the staged rows are accounts already and are sorted by account and by person.
    """
    drop(connection)
    sql = placed_sql(connection, batch_id)
    if connection.dialect.name == "sqlite" and sql is _SINGLE:
        made = sql.replace(":batch", str(int(batch_id)))
        connection.execute(text(f"CREATE TEMPORARY VIEW placed AS {made}"))
        return
    is_on_disk = connection.dialect.name == "sqlite" and is_memory_short()
    create = CREATE_ON_DISK if is_on_disk else CREATE_PLACED
    connection.execute(text(create + sql), {"batch": batch_id})
    connection.execute(text("CREATE UNIQUE INDEX placed_account ON placed (account_key)"))
    connection.execute(text("CREATE INDEX placed_person ON placed (identity_key, row)"))
    if connection.dialect.name != "sqlite":
        connection.execute(text("ANALYZE placed"))


def drop(connection: Connection) -> None:
    """`placed` is not needed any more."""
    if connection.dialect.name == "sqlite":
        known = text("SELECT type FROM sqlite_temp_master WHERE name = 'placed'")
        if connection.scalar(known) == "view":
            connection.execute(text("DROP VIEW placed"))
            return
    connection.execute(text("DROP TABLE IF EXISTS placed"))
