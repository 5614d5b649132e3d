"""Applies a staged batch in one transaction, as sets: people, contact points, accounts,
snapshots, withdrawals.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select, text, update

from console.store import exclusions, placed, staging
from console.store.consent import keep_what_the_file_says, states_of_batch
from console.store.effects import comes_back_sql, day, differs_sql
from console.store.indexes import aside, is_mostly_new
from console.store.instants import to_us
from console.store.placed import segment_sql
from console.store.points import apply_ledger
from console.store.records import (
    accounts,
    contact_points,
    debtors,
    import_phones,
    portfolios,
    undo_accounts,
)
from console.store.rows import Stored
from console.store.staging import ROW_PREFIX
from console.store.totals import refresh

# A person of a file with blocks and no document is named by a row number, which another
# person has in the next file: take the person of an account that is already known, else name
# the person by the first account.
_PERSONS_OF_ROWS = """
SELECT r.identity_key,
       COALESCE(MIN(d.identity_key), CAST(:prefix AS text) || MIN(r.account_key))
           AS lasting
FROM import_rows r
LEFT JOIN accounts a ON a.portfolio_id = :portfolio AND a.account_key = r.account_key
LEFT JOIN debtors d ON d.id = a.debtor_id
WHERE r.batch_id = :batch AND r.identity_key LIKE :pattern
GROUP BY r.identity_key
"""

# SQLite takes the tables of a CROSS JOIN in the order in which they are written: the file's
# rows as they lie, and what they name by its key, however much else a workspace holds.

_DEBTOR_FIELDS = (
    "name",
    "name_folded",
    "doc_type",
    "doc_number",
    "client_code",
    "email",
    "address",
    "region",
)
_PLACE_FIELDS = ("zones", "regions")

_ACCOUNT_FIELDS = (
    "account_no",
    "product",
    "currency",
    "due_minor",
    "balance_minor",
    "dpd",
    "due_on",
    "workable",
    "block_reason",
    "status",
    "payment_reference",
    "payment_reference_key",
    "minimum_payment_minor",
    "last_payment_on",
    "last_payment_minor",
    "agent",
    "extra",
)


def load(connection: Connection, batch: Stored, now: datetime) -> None:
    """Apply the rows of `batch`. Priorities are the caller's next step."""
    known = {
        "batch": batch.id,
        "portfolio": batch.portfolio_id,
        "creditor": batch.creditor_id,
        "country": batch.country,
        "as_of": day(connection, batch.as_of),
        "now_us": to_us(now),
    }
    _name_persons_of_rows(connection, known)
    placed.materialise(connection, batch.id)
    _load_debtors(connection, known)
    _load_contact_points(connection, known)
    _load_accounts(connection, known)
    if placed.has_instalments(connection, batch.id):
        _load_instalments(connection, known)
    if batch.mode == "full":
        _withdraw(connection, known)
    exclusions.apply_to_batch(connection, batch, known["now_us"])
    placed.drop(connection)
    connection.execute(
        update(portfolios)
        .where(portfolios.c.id == batch.portfolio_id)
        .values(as_of=batch.as_of)
    )
    refresh(connection, batch.portfolio_id)


def _name_persons_of_rows(connection: Connection, known: dict[str, Any]) -> None:
    pattern = f"{known['creditor']}:{ROW_PREFIX}:%"
    found = connection.execute(
        text(_PERSONS_OF_ROWS),
        {
            "batch": known["batch"],
            "portfolio": known["portfolio"],
            "prefix": f"{known['creditor']}:ACCOUNT:",
            "pattern": pattern,
        },
    ).all()
    if found:
        names = [(row.identity_key, row.lasting) for row in found]
        staging.rename(connection, known["batch"], names)


def _load_debtors(connection: Connection, known: dict[str, Any]) -> None:
    """What a file leaves empty stays as it was known; where a person lives is the file's."""
    fields = (*_DEBTOR_FIELDS, *_PLACE_FIELDS)
    columns = ", ".join(fields)
    news = {field: f"COALESCE(excluded.{field}, debtors.{field})" for field in _DEBTOR_FIELDS}
    news |= {
        field: f"CASE WHEN excluded.{field} = '' THEN debtors.{field} ELSE excluded.{field} END"
        for field in _PLACE_FIELDS
    }
    assigned = ", ".join(f"{field} = {value}" for field, value in news.items())
    changed = " OR ".join(
        f"debtors.{field} IS DISTINCT FROM {value}" for field, value in news.items()
    )
    kept = ", ".join(f"debtors.{field}" for field in fields)
    firsts = placed.firsts_sql(connection)
    if connection.scalar(select(debtors.c.id).limit(1)) is not None:
        connection.execute(
            text(f"""
            INSERT INTO undo_debtors (undo_batch_id, id, {columns}, version)
            SELECT :batch, debtors.id, {kept}, debtors.version
            FROM ({firsts}) excluded
            CROSS JOIN debtors
            WHERE debtors.country = :country AND debtors.identity_key = excluded.identity_key
              AND ({changed})
            """),  # noqa: S608 - our own columns
            _only(known, "batch", "country"),
        )
    connection.execute(
        text(f"""
        INSERT INTO debtors
            (country, identity_key, {columns}, created_at_us, version, batch_id)
        SELECT :country, identity_key, {columns}, :now_us, 1, :batch
        FROM ({firsts}) people WHERE true
        ON CONFLICT (country, identity_key) DO UPDATE
        SET {assigned}, version = debtors.version + 1
        WHERE {changed}
        """),  # noqa: S608 - our own columns
        _only(known, "batch", "country", "now_us"),
    )


# A phone that is both the debtor's and a reference's is the debtor's.
_POINTS = """
SELECT d.id AS debtor_id, p.kind, p.value, p.identity, p.role, p.position, p.consent
FROM import_phones p
CROSS JOIN debtors d
WHERE d.country = :country AND d.identity_key = p.identity_key
AND p.batch_id = :batch AND NOT EXISTS (
    SELECT 1 FROM import_phones q
    WHERE q.batch_id = p.batch_id AND q.identity_key = p.identity_key
      AND q.kind = p.kind AND q.value = p.value AND q.role < p.role
)
"""
_POINT_CHANGED = """
contact_points.position <> excluded.position
OR contact_points.role <> excluded.role
OR (excluded.consent IS NOT NULL AND excluded.consent IS DISTINCT FROM contact_points.consent)
"""


def _load_contact_points(connection: Connection, known: dict[str, Any]) -> None:
    """Points are added and put in the file's order; none goes, and what was learnt stays."""
    points = connection.scalar(
        select(func.count()).where(import_phones.c.batch_id == known["batch"])
    )
    grown = is_mostly_new(connection, contact_points, int(points or 0))
    with aside(connection, contact_points, when=grown):
        _add_contact_points(connection, known)
    apply_ledger(connection, states_of_batch(connection, known["batch"]))
    keep_what_the_file_says(connection, known["batch"], known["now_us"])


def _add_contact_points(connection: Connection, known: dict[str, Any]) -> None:
    connection.execute(
        text(f"""
        INSERT INTO undo_contact_points
            (undo_batch_id, id, role, position, consent, consent_at_us, version)
        SELECT :batch, contact_points.id, contact_points.role, contact_points.position,
               contact_points.consent, contact_points.consent_at_us, contact_points.version
        FROM ({_POINTS}) excluded
        JOIN contact_points ON contact_points.debtor_id = excluded.debtor_id
                           AND contact_points.kind = excluded.kind
                           AND contact_points.value = excluded.value
        WHERE {_POINT_CHANGED}
        """),  # noqa: S608 - our own columns
        _only(known, "country", "batch"),
    )
    connection.execute(
        text(f"""
        INSERT INTO contact_points (debtor_id, kind, value, identity, role, position, valid,
                                    consent, consent_at_us, preferred, version, batch_id)
        SELECT debtor_id, kind, value, identity, role, position, true, consent,
               CASE WHEN consent IS NULL THEN NULL ELSE :now_us END, false, 1, :batch
        FROM ({_POINTS}) points WHERE true
        ON CONFLICT (debtor_id, kind, value) DO UPDATE
        SET position = excluded.position, role = excluded.role,
            consent = COALESCE(excluded.consent, contact_points.consent),
            consent_at_us = CASE
                WHEN excluded.consent IS NOT NULL
                     AND excluded.consent IS DISTINCT FROM contact_points.consent
                THEN excluded.consent_at_us ELSE contact_points.consent_at_us END,
            version = contact_points.version + 1
        WHERE {_POINT_CHANGED}
        """),  # noqa: S608 - our own columns
        {"country": known["country"], "batch": known["batch"], "now_us": known["now_us"]},
    )


_BALANCE_DIFFERS = (
    "(a.due_minor <> p.due_minor OR a.balance_minor IS DISTINCT FROM p.balance_minor"
    " OR a.dpd IS DISTINCT FROM p.dpd)"
)


def _load_accounts(connection: Connection, known: dict[str, Any]) -> None:
    mine = accounts.c.portfolio_id == known["portfolio"]
    if connection.scalar(select(accounts.c.id).where(mine).limit(1)) is not None:
        _load_known_accounts(connection, known)
    _load_new_accounts(connection, known)


def _load_known_accounts(connection: Connection, known: dict[str, Any]) -> None:
    segment_kept = segment_sql("p.dpd", "(p.workable AND accounts.exclusion IS NULL)")
    assigned = ", ".join(f"{field} = p.{field}" for field in _ACCOUNT_FIELDS)
    connection.execute(
        text(f"""
        INSERT INTO balance_snapshots
            (account_id, as_of, due_minor, balance_minor, dpd, batch_id)
        SELECT a.id, :as_of, p.due_minor, p.balance_minor, p.dpd, :batch
        FROM placed p CROSS JOIN accounts a
        WHERE a.portfolio_id = :portfolio AND a.account_key = p.account_key
          AND {_BALANCE_DIFFERS}
        """),  # noqa: S608 - our own columns
        _only(known, "as_of", "batch", "portfolio"),
    )
    _keep_accounts(connection, known)
    comes_back = comes_back_sql("accounts")
    connection.execute(
        text(f"""
        UPDATE accounts SET {assigned}, segment = {segment_kept}, as_of = :as_of,
            debtor_id = d.id, batch_id = :batch,
            withdrawn_at_us = CASE WHEN {comes_back} THEN NULL
                                   ELSE accounts.withdrawn_at_us END,
            recalled_on = CASE WHEN {comes_back} THEN NULL ELSE accounts.recalled_on END,
            recall_reason = CASE WHEN {comes_back} THEN NULL ELSE accounts.recall_reason END,
            version = accounts.version + 1
        FROM placed p
        JOIN debtors d ON d.country = :country AND d.identity_key = p.identity_key
        JOIN undo_accounts u ON u.undo_batch_id = :batch
        WHERE accounts.id = u.id
          AND accounts.portfolio_id = :portfolio AND accounts.account_key = p.account_key
        """),  # noqa: S608 - our own columns
        _only(known, "as_of", "batch", "portfolio", "country"),
    )


def _load_new_accounts(connection: Connection, known: dict[str, Any]) -> None:
    """The accounts that are not there. They are not looked for in the query: SQLite would keep
    all that is chosen in memory before it adds the first to a table that is also read.
    """
    segment = segment_sql("p.dpd", "p.workable")
    columns = ", ".join(_ACCOUNT_FIELDS)
    values = ", ".join(f"p.{field}" for field in _ACCOUNT_FIELDS)
    newest = connection.scalar(select(func.max(accounts.c.id))) or 0
    connection.execute(
        text(f"""
        INSERT INTO accounts (portfolio_id, account_key, debtor_id, {columns}, segment, as_of,
                              rank, score, batch_id, created_at_us, version)
        SELECT :portfolio, p.account_key, d.id, {values}, {segment}, :as_of,
               0, 0, :batch, :now_us, 1
        FROM placed p
        CROSS JOIN debtors d
        WHERE d.country = :country AND d.identity_key = p.identity_key
        ON CONFLICT (portfolio_id, account_key) DO NOTHING
        """),  # noqa: S608 - our own columns
        _only(known, "as_of", "batch", "portfolio", "country", "now_us"),
    )
    connection.execute(
        text("""
        INSERT INTO balance_snapshots
            (account_id, as_of, due_minor, balance_minor, dpd, batch_id)
        SELECT a.id, a.as_of, a.due_minor, a.balance_minor, a.dpd, :batch
        FROM accounts a
        WHERE a.id > :newest AND a.portfolio_id + 0 = :portfolio
        """),
        _only(known, "batch", "portfolio") | {"newest": newest},
    )


def _keep_accounts(connection: Connection, known: dict[str, Any]) -> None:
    """Keep the accounts that come otherwise than they are, for these are changed."""
    kept = [column.name for column in undo_accounts.columns if column.name != "undo_batch_id"]
    into = ", ".join(kept)
    of_account = ", ".join(f"b.{name}" for name in kept)
    connection.execute(
        text(f"""
        INSERT INTO undo_accounts (undo_batch_id, {into})
        SELECT :batch, {of_account}
        FROM placed p
        CROSS JOIN accounts b
        JOIN debtors o ON o.id = b.debtor_id
        WHERE b.portfolio_id = :portfolio AND b.account_key = p.account_key
          AND ({comes_back_sql("b")} OR b.as_of <> :as_of OR {differs_sql("b", "p", "o")})
        """),  # noqa: S608 - our own columns
        _only(known, "as_of", "batch", "portfolio"),
    )


def _load_instalments(connection: Connection, known: dict[str, Any]) -> None:
    """The file's schedule replaces the old one; instalments that no longer come are marked."""
    mine = """
    SELECT a.id FROM accounts a JOIN placed p ON p.account_key = a.account_key
    WHERE a.portfolio_id = :portfolio
    """
    connection.execute(
        text(f"""
        INSERT INTO undo_instalments (undo_batch_id, account_id, instalment_key, due_minor,
                                      due_on, dpd, block_reason, withdrawn_at_us)
        SELECT :batch, account_id, instalment_key, due_minor, due_on, dpd, block_reason,
               withdrawn_at_us
        FROM instalments WHERE account_id IN ({mine})
        """),  # noqa: S608 - our own columns
        _only(known, "batch", "portfolio"),
    )
    connection.execute(
        text(f"""
        UPDATE instalments SET withdrawn_at_us = :now_us
        WHERE withdrawn_at_us IS NULL AND account_id IN ({mine})
        """),  # noqa: S608 - our own columns
        _only(known, "portfolio", "now_us"),
    )
    connection.execute(
        text("""
        INSERT INTO instalments
            (account_id, instalment_key, due_minor, due_on, dpd, block_reason)
        SELECT a.id, r.instalment_key, r.due_minor, r.due_on, r.dpd, r.block_reason
        FROM import_rows r JOIN accounts a
          ON a.portfolio_id = :portfolio AND a.account_key = r.account_key
        WHERE r.batch_id = :batch
        ON CONFLICT (account_id, instalment_key) DO UPDATE
        SET due_minor = excluded.due_minor, due_on = excluded.due_on, dpd = excluded.dpd,
            block_reason = excluded.block_reason, withdrawn_at_us = NULL
        """),
        _only(known, "portfolio", "batch"),
    )


def _withdraw(connection: Connection, known: dict[str, Any]) -> None:
    kept = [column.name for column in undo_accounts.columns if column.name != "undo_batch_id"]
    names = ", ".join(kept)
    missing = """
        portfolio_id = :portfolio AND withdrawn_at_us IS NULL
        AND batch_id <> :batch
        AND NOT EXISTS (SELECT 1 FROM placed p WHERE p.account_key = accounts.account_key)
    """
    connection.execute(
        text(f"""
        INSERT INTO undo_accounts (undo_batch_id, {names})
        SELECT :batch, {names} FROM accounts WHERE {missing}
        """),  # noqa: S608 - our own columns
        _only(known, "batch", "portfolio"),
    )
    connection.execute(
        text(f"""
        UPDATE accounts SET withdrawn_at_us = :now_us, version = version + 1 WHERE {missing}
        """),  # noqa: S608 - our own columns
        _only(known, "batch", "portfolio", "now_us"),
    )


def _only(known: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: known[name] for name in names}
