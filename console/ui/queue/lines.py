"""A worklist row with the gate's answer, and what the screen says about a segment."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from console.domain.contact import Allowed, Decision
from console.domain.ids import AccountId, PortfolioId
from console.domain.money import Money
from console.usecases.context import RuleBook
from console.usecases.decide import decide_facts
from console.usecases.ports import UnitOfWork
from console.usecases.views import QueueRow, SegmentRow, TemplateRow

SEGMENTS = ("preventive", "1-30", "31-90", "91+", "unknown", "excluded")
ANY_APPROVED = TemplateRow("", "", "APPROVED", "UTILITY", None, ())
"""Whether one may be written to at all: a closed window only asks for a template."""


@dataclass(frozen=True, slots=True)
class QueueLine:
    """One account of the worklist and whether its debtor may be written to now."""

    row: QueueRow
    decision: Decision

    @property
    def allowed(self) -> bool:
        """Whether an approved template may go now."""
        return isinstance(self.decision, Allowed)


@dataclass(frozen=True, slots=True)
class SegmentChoice:
    """What is chosen in the tree: a segment of one portfolio, or of all."""

    segment: str | None
    portfolio_id: PortfolioId | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch of the tree: all portfolios (creditor None) or one, with its segments."""

    creditor: str | None
    country: str | None
    portfolio_id: PortfolioId | None
    accounts: int
    due: tuple[Money, ...]
    segments: tuple[SegmentRow, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of lines, where to go on, and how many there are in all."""

    lines: tuple[QueueLine, ...]
    next: str | None
    total: int


def read_page(
    uow: UnitOfWork,
    *,
    choice: SegmentChoice,
    text: str,
    after: str | None,
    limit: int,
    by: str,
    rules: RuleBook,
    now: datetime,
) -> Page:
    """A page of the worklist, each row with the gate's answer."""
    page = uow.queue.page(
        choice.segment,
        portfolio_id=choice.portfolio_id,
        text=text,
        after=after,
        limit=limit,
        now=now,
    )
    ask = partial(decide_facts, by=by, rules=rules, now=now, template=ANY_APPROVED)
    lines = tuple(QueueLine(row, ask(row.facts)) for row in page.rows)
    return Page(lines, page.next, page.total)


def read_again(
    uow: UnitOfWork,
    *,
    account_ids: tuple[AccountId, ...],
    by: str,
    rules: RuleBook,
    now: datetime,
) -> tuple[QueueLine, ...]:
    """Some accounts as they are now; those that are gone are left out."""
    rows = (uow.queue.row(account_id, now) for account_id in account_ids)
    ask = partial(decide_facts, by=by, rules=rules, now=now, template=ANY_APPROVED)
    return tuple(QueueLine(row, ask(row.facts)) for row in rows if row is not None)


def branches(rows: Iterable[SegmentRow]) -> tuple[Branch, ...]:
    """The tree: everything first, then each portfolio, segments in the order of age."""
    groups: dict[tuple[str | None, PortfolioId | None], list[SegmentRow]] = {}
    for row in rows:
        groups.setdefault((row.creditor, row.portfolio_id), []).append(row)
    ordered = sorted(groups.items(), key=lambda one: (one[0][0] is not None, one[0][0] or ""))
    return tuple(_branch(group) for _, group in ordered)


def _branch(rows: list[SegmentRow]) -> Branch:
    first = rows[0]
    worked = [row for row in rows if row.segment != "excluded"]
    return Branch(
        first.creditor,
        first.country,
        first.portfolio_id,
        sum(row.accounts for row in worked),
        total_due(worked),
        tuple(sorted(rows, key=lambda row: SEGMENTS.index(row.segment))),
    )


def total_due(rows: Iterable[SegmentRow]) -> tuple[Money, ...]:
    """Sums of several segments."""
    return sums_of(amount for row in rows for amount in row.due)


def sums_of(amounts: Iterable[Money]) -> tuple[Money, ...]:
    """Sums by currency, in the order of their codes: currencies never add up."""
    sums: Counter[str] = Counter()
    for amount in amounts:
        sums[amount.currency] += amount.minor
    return tuple(Money(sums[currency], currency) for currency in sorted(sums))
