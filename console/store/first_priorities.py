"""Priorities of many new accounts at once, of people of whom nothing is known yet.

What is said of such an account follows from its amount's points and its age. The domain's rule
is asked for every pair of these, and for the least amount of each number of points; the
database then looks up what it said.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Integer,
    MetaData,
    String,
    Table,
    func,
    select,
    text,
)

from console.domain.priority import Weights, amount_points
from console.store.bulk import insert_rows, is_memory_short
from console.store.records import accounts

Said = Callable[[int, int, int | None], tuple[int, int, str]]
"""Stored rank, score and the JSON after the amount's term, of (due, largest due, age)."""

FEWEST_ACCOUNTS = 10_000
MOST_PAIRS = 50_000
NO_AGE = -(2**31)
NO_LEAST = -(2**62)

_TABLES = MetaData()
_BANDS = Table(
    "amount_bands",
    _TABLES,
    Column("portfolio_id", BigInteger, primary_key=True),
    Column("currency", String(3), primary_key=True),
    Column("least", BigInteger, primary_key=True),
    Column("points", Integer, nullable=False),
    prefixes=["TEMPORARY"],
)
_SAID = Table(
    "said_priorities",
    _TABLES,
    Column("points", Integer, primary_key=True, autoincrement=False),
    Column("age", Integer, primary_key=True, autoincrement=False),
    Column("rank", Integer, nullable=False),
    Column("score", Integer, nullable=False),
    Column("rest", String, nullable=False),
    prefixes=["TEMPORARY"],
)
_SAY = """
UPDATE accounts SET (rank, score, terms) = (
    SELECT s.rank, s.score,
           CASE WHEN s.points = 0 THEN '[' || s.rest
                ELSE '[["amount",' || CAST(s.points AS text) || ',"'
                     || CAST(accounts.due_minor AS text) || '"]'
                     || CASE WHEN s.rest = ']' THEN '' ELSE ',' END || s.rest END
    FROM said_priorities s
    WHERE s.age = COALESCE(accounts.dpd, :no_age) AND s.points = (
        SELECT b.points FROM amount_bands b
        WHERE b.portfolio_id = accounts.portfolio_id AND b.currency = accounts.currency
          AND b.least <= accounts.due_minor
        ORDER BY b.least DESC LIMIT 1
    )
)
WHERE accounts.portfolio_id = :portfolio AND accounts.terms IS NULL
  AND accounts.withdrawn_at_us IS NULL
  AND NOT EXISTS (SELECT 1 FROM conversations c WHERE c.debtor_id = accounts.debtor_id)
  AND NOT EXISTS (SELECT 1 FROM promises p WHERE p.debtor_id = accounts.debtor_id)
"""


@dataclass(frozen=True, slots=True)
class Told:
    """How many accounts were told, and the first of the new ones."""

    accounts: int
    first_id: int


def tell_new_accounts(
    connection: Connection,
    portfolio_id: int,
    largest: dict[tuple[int, str], int],
    weights: Weights,
    say: Said,
) -> Told | None:
    """Say what there is to say of the portfolio's accounts that have no priority yet, and of
    whose people nothing is known. None, and nothing is done, where there are few of them, so
    many ages that one by one is faster, or older accounts among them.
    """
    mine = accounts.c.portfolio_id == portfolio_id
    new = mine & accounts.c.terms.is_(None)
    counted = select(func.count(), func.min(accounts.c.id)).where(new)
    count, first = connection.execute(counted).one()
    if count < FEWEST_ACCOUNTS or is_memory_short():
        return None  # one statement's changed pages stay in memory until it ends
    older = select(accounts.c.id).where(mine, accounts.c.id > first, ~new).limit(1)
    if connection.scalar(older) is not None:
        return None
    ages = list(connection.scalars(select(accounts.c.dpd).where(new).distinct()))
    bands = [
        (*key, least, points, most)
        for key, most in largest.items()
        for least, points in bands_of(most, weights)
    ]
    examples = {points: (least, most) for _, _, least, points, most in bands}
    if len(examples) * len(ages) > MOST_PAIRS:
        return None
    said = [
        (points, NO_AGE if age is None else age, *say(max(least, 0), most, age))
        for points, (least, most) in examples.items()
        for age in ages
    ]
    _TABLES.drop_all(connection)
    _TABLES.create_all(connection)
    insert_rows(connection, _BANDS, _BANDS.columns.keys(), [band[:4] for band in bands])
    insert_rows(connection, _SAID, _SAID.columns.keys(), said)
    done = connection.execute(text(_SAY), {"portfolio": portfolio_id, "no_age": NO_AGE})
    _TABLES.drop_all(connection)
    return Told(done.rowcount, first)


def bands_of(most: int, weights: Weights) -> Iterator[tuple[int, int]]:
    """The least amount of each number of points, and the points, ascending; `most` is the
    largest amount of all. Points never fall as the amount grows.
    """
    yield NO_LEAST, 0
    least, points = 0, 0
    while (above := amount_points(most, most, weights)) > points:
        low, high = least, most
        while high - low > 1:
            middle = (low + high) // 2
            if amount_points(middle, most, weights) > points:
                high = middle
            else:
                low = middle
        least, points = high, amount_points(high, most, weights)
        yield least, points
        if points >= above:
            return
