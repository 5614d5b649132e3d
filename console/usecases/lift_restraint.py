"""Ends a pause or a block before its time.

Who may lift what: a pause whoever says why; a block whoever says why and who of the supervisors
agreed; a creditor's list nobody here, for undoing its import does. An opt-out is the debtor's
alone and is no restraint of this kind.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from console.domain.ids import ConversationId, DebtorId
from console.usecases.ports import NewActivity, UnitOfWork
from console.usecases.restraints import BLOCK

UNDO_WITHIN = timedelta(minutes=1)
"""Whoever set a restraint by mistake takes it back without further ado for so long."""


class Lifted(StrEnum):
    """What became of the wish to lift a restraint."""

    DONE = "done"
    NOT_IN_FORCE = "not_in_force"
    REASON_MISSING = "reason_missing"
    APPROVAL_MISSING = "approval_missing"


@dataclass(frozen=True, slots=True)
class Lift:
    """End a pause or a block. `why` is kept; `approved_by` is the supervisor who agreed, which
    a block needs and which cannot be the one who asks.
    """

    id: str
    conversation_id: ConversationId
    kind: str
    reason: str
    by: str
    why: str
    approved_by: str = ""


def lift_restraint(intent: Lift, uow: UnitOfWork, *, now: datetime) -> Lifted:
    """End it, and write down who did so, why, and who agreed."""
    why, approved_by = intent.why.strip(), intent.approved_by.strip()
    if not why:
        return Lifted.REASON_MISSING
    if intent.kind == BLOCK and approved_by.casefold() in {"", intent.by.casefold()}:
        return Lifted.APPROVAL_MISSING
    debtor_id = uow.conversations.debtor_of(intent.conversation_id)
    if debtor_id is None:
        return Lifted.NOT_IN_FORCE
    if not uow.restraints.lift(debtor_id, intent.kind, intent.reason, now):
        return Lifted.NOT_IN_FORCE
    detail: dict[str, object] = {"why": why}
    if approved_by:
        detail["approved_by"] = approved_by
    _keep(intent, debtor_id, uow, why, detail, now)
    return Lifted.DONE


def undo_restraint(intent: Lift, uow: UnitOfWork, *, now: datetime) -> Lifted:
    """Take back what the same operator set a moment ago. Messages that died stay dead."""
    debtor_id = uow.conversations.debtor_of(intent.conversation_id)
    since = now - UNDO_WITHIN
    if debtor_id is None or not uow.restraints.lift(
        debtor_id, intent.kind, intent.reason, now, by=intent.by, since=since
    ):
        return Lifted.NOT_IN_FORCE
    _keep(intent, debtor_id, uow, "", {"undone": True}, now)
    return Lifted.DONE


def _keep(
    intent: Lift,
    debtor_id: DebtorId,
    uow: UnitOfWork,
    note: str,
    detail: dict[str, object],
    now: datetime,
) -> None:
    uow.activities.add(
        NewActivity(
            id=intent.id,
            at=now,
            by=intent.by,
            code="LIFTED",
            channel="whatsapp",
            debtor_id=debtor_id,
            conversation_id=intent.conversation_id,
            note=note or None,
        )
    )
    action = f"contact.lifted.{intent.kind}.{intent.reason}"
    uow.audit.add(now, intent.by, action, f"debtor:{debtor_id}", detail)
