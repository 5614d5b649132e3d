"""A promise is withdrawn, with a reason."""

from dataclasses import dataclass
from datetime import datetime

from console.domain.ids import PromiseId
from console.domain.promise import ALIVE, PromiseState
from console.usecases.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class CancelPromise:
    """The reason is kept in the promise's history."""

    promise_id: PromiseId
    reason: str
    by: str


def cancel_promise(intent: CancelPromise, uow: UnitOfWork, *, now: datetime) -> bool:
    """Withdraw a living promise; False when it is closed already."""
    promise = uow.promises.find(intent.promise_id)
    if promise is None or PromiseState(promise.state) not in ALIVE | {
        PromiseState.PENDING_APPROVAL
    }:
        return False
    uow.promises.set_state(promise.id, PromiseState.CANCELLED, promise.paid, now, intent.reason)
    uow.audit.add(now, intent.by, "promise.cancelled", f"promise:{promise.id}", {})
    uow.queue.recompute_priorities(now, [promise.debtor_id])
    return True
