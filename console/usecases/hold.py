"""Whoever writes holds the person, so that of two who answer at once one does."""

from datetime import datetime

from console.domain.contact import Reason, Refused
from console.usecases.claim_debtor import LEASE_S
from console.usecases.ports import Held, Recipient, UnitOfWork


def hold_person(
    recipient: Recipient, by: str, uow: UnitOfWork, now: datetime
) -> Refused | None:
    """Take the claim in the transaction that queues the message; why not, if somebody has it.

    The gate reads claims as they were when it was asked: two consoles may both read that
    nobody holds the person. Taking the claim is one compare-and-set, at which the second of
    them waits for the first and then finds it held.
    """
    if recipient.debtor_id is None:
        return None
    held = uow.claims.acquire(recipient.debtor_id, by, now, LEASE_S)
    if not isinstance(held, Held):
        return None
    return Refused(Reason.CLAIMED_BY_ANOTHER, "claim", detail=held.by)
