"""Looking at a covered value of a person: kept in the audit before it is shown."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from console.domain.ids import ConversationId, DebtorId
from console.usecases.ports import UnitOfWork


class Covered(StrEnum):
    """What is covered until somebody says why they want to see it."""

    DOCUMENT = "document"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Reveal:
    """Somebody looks at a value. `reason` is a code, `note` what they wrote besides."""

    field: Covered
    debtor_id: DebtorId | None
    conversation_id: ConversationId | None
    by: str
    reason: str
    note: str = ""


def reveal(intent: Reveal, uow: UnitOfWork, *, now: datetime) -> None:
    """Put on record who looks at what, and why. The value itself is never kept there."""
    subject = f"debtor:{intent.debtor_id}"
    if intent.debtor_id is None:
        subject = f"conversation:{intent.conversation_id}"
    detail = {"reason": intent.reason}
    if intent.note:
        detail["note"] = intent.note
    uow.audit.add(now, intent.by, f"person.revealed.{intent.field}", subject, detail)
