"""What to do next about one person, from what is known. It foretells nothing."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from console.domain.contact import ContactFacts, SoftPause
from console.domain.promise import PromiseState

CLOSING = timedelta(hours=2)
"""A window that closes sooner than this is answered first."""


class NextAction(StrEnum):
    """The most useful step. In the order in which they are considered."""

    LEAVE_ALONE = "leave_alone"
    """Nothing may go out to this person."""
    ASK_PROOF = "ask_proof"
    """They said that they paid."""
    CLARIFY = "clarify"
    """A dispute, a complaint or a hardship is open: only that is answered."""
    ANSWER_BEFORE_CLOSING = "answer_before_closing"
    RENEGOTIATE = "renegotiate"
    REMIND = "remind"
    """Their promise is due today."""
    AWAIT_PAYMENT = "await_payment"
    """The promised day has passed; the payments of that day are not known yet."""
    ANSWER = "answer"
    WAIT_FOR_PROMISE = "wait_for_promise"
    PROPOSE_PROMISE = "propose_promise"
    NOTHING_DUE = "nothing_due"


@dataclass(frozen=True, slots=True)
class LastPromise:
    """The newest promise that still matters."""

    state: PromiseState
    due_on: date


def next_action(
    facts: ContactFacts | None,
    promise: LastPromise | None,
    *,
    is_due: bool,
    now: datetime,
    today: date,
) -> NextAction:
    """The step that helps most now. `is_due` says whether any account is in arrears, `today`
    is the debtor's own day.
    """
    if facts is None:
        return NextAction.NOTHING_DUE
    found = (
        _forbidden(facts)
        or _paused(facts)
        or _closing(facts, now)
        or _promised(promise, today)
        or (NextAction.ANSWER if _owes_answer(facts) else None)
    )
    if found is not None:
        return found
    if promise is not None and promise.state in _OPEN:
        return NextAction.WAIT_FOR_PROMISE
    return NextAction.PROPOSE_PROMISE if is_due else NextAction.NOTHING_DUE


_OPEN = frozenset({PromiseState.OPEN, PromiseState.PENDING_APPROVAL})
_UNSETTLED = frozenset({PromiseState.IN_GRACE, PromiseState.AWAITING_FILE})


def _forbidden(facts: ContactFacts) -> NextAction | None:
    silenced = facts.hard_block is not None or facts.opted_out_at is not None
    gone = not facts.placement_active or not facts.contact_point_valid
    return NextAction.LEAVE_ALONE if silenced or gone else None


def _paused(facts: ContactFacts) -> NextAction | None:
    if facts.soft_pause is SoftPause.PAYMENT_CLAIMED:
        return NextAction.ASK_PROOF
    if facts.soft_pause in {SoftPause.DISPUTE, SoftPause.COMPLAINT, SoftPause.VULNERABLE}:
        return NextAction.CLARIFY
    return None


def _closing(facts: ContactFacts, now: datetime) -> NextAction | None:
    closes_at = facts.window_closes_at
    soon = closes_at is not None and now < closes_at <= now + CLOSING
    return NextAction.ANSWER_BEFORE_CLOSING if soon and _owes_answer(facts) else None


def _promised(promise: LastPromise | None, today: date) -> NextAction | None:
    if promise is None:
        return None
    if promise.state is PromiseState.BROKEN:
        return NextAction.RENEGOTIATE
    if promise.state is PromiseState.OPEN and promise.due_on == today:
        return NextAction.REMIND
    return NextAction.AWAIT_PAYMENT if promise.state in _UNSETTLED else None


def _owes_answer(facts: ContactFacts) -> bool:
    """Whether their newest message came after everything of ours."""
    inbound = facts.last_inbound_at
    return inbound is not None and all(past.at < inbound for past in facts.contacts)
