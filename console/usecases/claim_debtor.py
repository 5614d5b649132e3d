"""Claims: two people never work one debtor."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from console.domain.contact import Allowed
from console.domain.ids import ConversationId, DebtorId, PortfolioId
from console.usecases.context import RuleBook
from console.usecases.decide import decide_facts
from console.usecases.ports import Held, UnitOfWork
from console.usecases.views import QueueRow, TemplateRow
from console.usecases.work_state import ChangeWork, Chosen, Gesture, WorkKind

LEASE_S = 300
"""A claim ends by itself after five minutes without a heartbeat (domain.md 4)."""


@dataclass(frozen=True, slots=True)
class ClaimDebtor:
    """Take, or renew, the claim of a debtor."""

    debtor_id: DebtorId
    by: str


def claim_debtor(intent: ClaimDebtor, uow: UnitOfWork, *, now: datetime) -> datetime | Held:
    """When the claim ends, or who holds it."""
    return uow.claims.acquire(intent.debtor_id, intent.by, now, LEASE_S)


def release_debtor(intent: ClaimDebtor, uow: UnitOfWork) -> None:
    """Give it back."""
    uow.claims.release(intent.debtor_id, intent.by)


@dataclass(frozen=True, slots=True)
class TakeOver:
    """Answer somebody whom a colleague holds. `id` is made by the screen."""

    id: str
    conversation_id: ConversationId
    by: str


def take_over(intent: TakeOver, uow: UnitOfWork, *, now: datetime) -> str | None:
    """From whom the person was taken; None where nobody held them. The conversation is
    theirs who took it, with a line in the thread that says from whom, and the audit knows.
    """
    debtor_id = uow.conversations.debtor_of(intent.conversation_id)
    if debtor_id is None or uow.work.find(intent.id) is not None:
        return None
    former = uow.claims.seize(debtor_id, intent.by, now, LEASE_S)
    if former is not None:
        gesture = Gesture(WorkKind.ASSIGN, to=intent.by, note=f"← {former}")
        uow.work.apply(
            ChangeWork(intent.id, Chosen((intent.conversation_id,)), gesture, intent.by), now
        )
        uow.audit.add(now, intent.by, "claim.seized", f"debtor:{debtor_id}", {"from": former})
    return former


@dataclass(frozen=True, slots=True)
class ClaimNext:
    """Work a segment in order. `skip` are debtors passed over in this session."""

    segment: str | None
    by: str
    skip: tuple[DebtorId, ...] = ()
    portfolio_id: PortfolioId | None = None


def claim_next(
    intent: ClaimNext, uow: UnitOfWork, *, rules: RuleBook, now: datetime
) -> QueueRow | None:
    """Claim the first debtor, in priority order, whom the gate lets us write to.

    A closed window is no obstacle, for a template may open it: the gate is asked about an
    approved template. None when nobody is left.
    """
    skip: Sequence[DebtorId] = intent.skip
    approved = TemplateRow("", "", "APPROVED", "UTILITY", None, ())
    while candidates := uow.claims.next_free(
        intent.segment, intent.by, now, skip, intent.portfolio_id
    ):
        for account_id in candidates:
            row = uow.queue.row(account_id, now)
            if row is None:
                continue
            skip = (*skip, row.debtor_id)
            decision = decide_facts(
                row.facts, by=intent.by, rules=rules, now=now, template=approved
            )
            if not isinstance(decision, Allowed):
                continue
            if not isinstance(uow.claims.acquire(row.debtor_id, intent.by, now, LEASE_S), Held):
                return row
    return None
