"""What helps most next follows from what is known, the most binding first."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from console.domain.contact import ContactFacts, HardBlock, PastContact, SoftPause
from console.domain.next_action import LastPromise, NextAction, next_action
from console.domain.promise import PromiseState

NOW = datetime(2026, 11, 18, 18, 0, tzinfo=UTC)
TODAY = date(2026, 11, 18)
HOUR = timedelta(hours=1)
WROTE: dict[str, Any] = {"last_inbound_at": NOW - HOUR, "window_closes_at": NOW + 23 * HOUR}


def after(
    promise: PromiseState | None = None,
    due_on: date = TODAY,
    is_due: bool = True,
    **facts: Any,
) -> NextAction:
    last = None if promise is None else LastPromise(promise, due_on)
    known = ContactFacts("CO", ("America/Bogota",), **facts)
    return next_action(known, last, is_due=is_due, now=NOW, today=TODAY)


@pytest.mark.parametrize(
    "facts",
    [
        {"hard_block": HardBlock.DECEASED},
        {"opted_out_at": NOW},
        {"placement_active": False},
        {"contact_point_valid": False},
    ],
)
def test_whom_nothing_may_reach_is_left_alone(facts: dict[str, Any]) -> None:
    assert after(PromiseState.BROKEN, **facts, **WROTE) is NextAction.LEAVE_ALONE


@pytest.mark.parametrize(
    ("pause", "action"),
    [
        (SoftPause.PAYMENT_CLAIMED, NextAction.ASK_PROOF),
        (SoftPause.DISPUTE, NextAction.CLARIFY),
        (SoftPause.COMPLAINT, NextAction.CLARIFY),
        (SoftPause.VULNERABLE, NextAction.CLARIFY),
        (SoftPause.CREDITOR_FREEZE, NextAction.RENEGOTIATE),
    ],
)
def test_what_the_person_said_comes_before_their_promise(
    pause: SoftPause, action: NextAction
) -> None:
    assert after(PromiseState.BROKEN, soft_pause=pause) is action


@pytest.mark.parametrize(
    ("state", "due_on", "action"),
    [
        (PromiseState.BROKEN, TODAY, NextAction.RENEGOTIATE),
        (PromiseState.OPEN, TODAY, NextAction.REMIND),
        (PromiseState.OPEN, TODAY + timedelta(days=3), NextAction.WAIT_FOR_PROMISE),
        (PromiseState.PENDING_APPROVAL, TODAY, NextAction.WAIT_FOR_PROMISE),
        (PromiseState.IN_GRACE, TODAY, NextAction.AWAIT_PAYMENT),
        (PromiseState.AWAITING_FILE, TODAY, NextAction.AWAIT_PAYMENT),
        (PromiseState.KEPT, TODAY, NextAction.PROPOSE_PROMISE),
    ],
)
def test_a_promise_says_what_comes_next(
    state: PromiseState, due_on: date, action: NextAction
) -> None:
    assert after(state, due_on) is action


def test_a_window_about_to_close_is_answered_before_anything_else() -> None:
    closing: dict[str, Any] = {
        "last_inbound_at": NOW - 23 * HOUR,
        "window_closes_at": NOW + HOUR,
    }
    assert after(PromiseState.BROKEN, **closing) is NextAction.ANSWER_BEFORE_CLOSING
    answered = (PastContact(NOW - HOUR),)
    assert after(PromiseState.BROKEN, contacts=answered, **closing) is NextAction.RENEGOTIATE
    over: dict[str, Any] = {**closing, "window_closes_at": NOW - HOUR}
    assert after(**over) is NextAction.ANSWER


def test_whoever_wrote_last_is_answered() -> None:
    assert after(**WROTE) is NextAction.ANSWER
    assert after(contacts=(PastContact(NOW),), **WROTE) is NextAction.PROPOSE_PROMISE


def test_nothing_is_proposed_where_nothing_is_due() -> None:
    assert after(is_due=False) is NextAction.NOTHING_DUE
    nobody = next_action(None, None, is_due=True, now=NOW, today=TODAY)
    assert nobody is NextAction.NOTHING_DUE
