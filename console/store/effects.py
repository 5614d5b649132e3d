"""What a load does, or would do: counted as a set, nothing changed."""

from datetime import date

from sqlalchemy import Connection, and_, or_, select, text

from console.store.leaving import operation_where
from console.store.placed import bucket_sql, placed_sql
from console.store.records import accounts, import_rows
from console.store.rows import Stored
from console.usecases.views import Effect, Operation

_COLUMNS = (
    "identity_key",
    "account_no",
    "product",
    "currency",
    "due_minor",
    "balance_minor",
    "dpd",
    "due_on",
    "payment_reference",
    "minimum_payment_minor",
    "last_payment_on",
    "last_payment_minor",
    "agent",
    "status",
    "workable",
    "block_reason",
    "extra",
)


def differs_sql(account: str, placed: str, person: str) -> str:
    """Whether a known account (`account`, of `person`) is not as the file says, as SQL."""
    return " OR ".join(
        f"{person if column == 'identity_key' else account}.{column}"
        f" IS DISTINCT FROM {placed}.{column}"
        for column in _COLUMNS
    )


def comes_back_sql(account: str) -> str:
    """Whether a withdrawn account is with us again when a file brings it, as SQL with the
    parameter `as_of`. What the creditor took back stays with the creditor until a later cut.
    """
    return (
        f"({account}.withdrawn_at_us IS NOT NULL AND"
        f" ({account}.recalled_on IS NULL"
        f" OR ({account}.recalled_on < :as_of AND {account}.as_of < :as_of)))"
    )


def effect_of(connection: Connection, batch: Stored) -> Effect:
    """The effect of a staged batch on its portfolio."""
    known = {"batch": batch.id, "portfolio": batch.portfolio_id}
    dated = known | {"as_of": day(connection, batch.as_of)}
    placed = placed_sql(connection, batch.id)
    mine = select(accounts.c.id).where(accounts.c.portfolio_id == batch.portfolio_id)
    is_known = connection.scalar(mine.limit(1)) is not None
    counting = _counts_sql(placed) if is_known else _all_new_sql(placed)
    counts = connection.execute(text(counting), dated if is_known else known).one()
    then = _before(connection, known)
    return Effect(
        created=counts.created,
        updated=counts.updated,
        unchanged=counts.known - counts.updated,
        withdrawn=sum(count for count, _ in then.values()) - counts.staying
        if batch.mode == "full"
        else 0,
        due_up=counts.due_up,
        due_down=counts.due_down,
        worse_bucket=counts.worse,
        better_bucket=counts.better,
        by_bucket=_by_bucket(connection, placed, known, then),
    )


def operation_of_batch(connection: Connection, batch: Stored) -> Operation:
    """What is under way with accounts that a staged portfolio withdraws or blocks."""
    with_us = and_(
        accounts.c.portfolio_id == batch.portfolio_id, accounts.c.withdrawn_at_us.is_(None)
    )
    staged = select(import_rows.c.row).where(
        import_rows.c.batch_id == batch.id, import_rows.c.account_key == accounts.c.account_key
    )
    single = import_rows.c.instalment_key == ""
    blocked = and_(accounts.c.workable, staged.where(single, ~import_rows.c.workable).exists())
    leaves = or_(blocked, ~staged.exists()) if batch.mode == "full" else blocked
    return operation_where(connection, and_(with_us, leaves))


def day(connection: Connection, on: date) -> date | str:
    """A day as a parameter of literal SQL: SQLite keeps days as ISO texts."""
    return on.isoformat() if connection.dialect.name == "sqlite" else on


def _counts_sql(placed: str) -> str:
    changed = f"{comes_back_sql('a')} OR {differs_sql('a', 'p', 'd')}"
    now, before = bucket_sql("p.dpd"), bucket_sql("a.dpd")
    return f"""
    SELECT COUNT(CASE WHEN a.id IS NULL THEN 1 END) AS created,
           COUNT(a.id) AS known,
           COUNT(CASE WHEN a.id IS NOT NULL AND a.withdrawn_at_us IS NULL THEN 1 END)
               AS staying,
           COUNT(CASE WHEN a.id IS NOT NULL AND ({changed}) THEN 1 END) AS updated,
           COUNT(CASE WHEN p.due_minor > a.due_minor THEN 1 END) AS due_up,
           COUNT(CASE WHEN p.due_minor < a.due_minor THEN 1 END) AS due_down,
           COUNT(CASE WHEN {now} > {before} THEN 1 END) AS worse,
           COUNT(CASE WHEN {now} < {before} THEN 1 END) AS better
    FROM ({placed}) p
    LEFT JOIN accounts a ON a.portfolio_id = :portfolio AND a.account_key = p.account_key
    LEFT JOIN debtors d ON d.id = a.debtor_id
    """  # noqa: S608 - our own columns


def _all_new_sql(placed: str) -> str:
    """As `_counts_sql`, for a portfolio without accounts: there is nothing to compare with."""
    nothing = ("known", "staying", "updated", "due_up", "due_down", "worse", "better")
    zeros = ", ".join(f"0 AS {name}" for name in nothing)
    return f"SELECT COUNT(*) AS created, {zeros} FROM ({placed}) p"  # noqa: S608 - our own words


def _before(connection: Connection, known: dict[str, int]) -> dict[int | None, tuple[int, int]]:
    """Accounts and sums of the portfolio as it is, by bucket. Not by an index, in whose
    order the accounts lie all over the table.
    """
    rows = connection.execute(
        text(f"""
        SELECT {bucket_sql("a.dpd")} AS bucket, COUNT(*) AS accounts, SUM(a.due_minor) AS due
        FROM accounts a
        WHERE a.portfolio_id + 0 = :portfolio AND a.withdrawn_at_us + 0 IS NULL GROUP BY 1
        """),  # noqa: S608 - our own columns
        known,
    )
    return {row.bucket: (row.accounts, int(row.due)) for row in rows}


def _by_bucket(
    connection: Connection,
    placed: str,
    known: dict[str, int],
    then: dict[int | None, tuple[int, int]],
) -> tuple[tuple[str, int, int, int], ...]:
    now = connection.execute(
        text(f"""
        SELECT {bucket_sql("p.dpd")} AS bucket, COUNT(*) AS accounts, SUM(p.due_minor) AS due
        FROM ({placed}) p GROUP BY 1
        """),  # noqa: S608 - our own columns
        known,
    )
    here = {row.bucket: (row.accounts, int(row.due)) for row in now}
    buckets = sorted({*then, *here}, key=lambda bucket: (bucket is None, bucket or 0))
    nothing = (0, 0)
    return tuple(
        (_name(bucket), *here.get(bucket, nothing), then.get(bucket, nothing)[1])
        for bucket in buckets
    )


def _name(bucket: int | None) -> str:
    return "unknown" if bucket is None else f"d{bucket}"
