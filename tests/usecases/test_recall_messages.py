"""What the relay holds and may not leave any more is found, with the reason."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest

from console.domain.contact import HardBlock, Reason, SoftPause
from console.domain.delivery import Delivery
from console.domain.ids import ConversationId, MessageId
from console.usecases.recall_messages import HELD_FOR, messages_to_recall, note_recall
from console.usecases.restrict_contact import (
    BlockDebtor,
    OptOut,
    PauseDebtor,
    WrongNumber,
    block_debtor,
    opt_out,
    pause_debtor,
    wrong_number,
)
from tests.store.placing import NOW, Store, load, record
from tests.usecases.scene import (
    HOUR,
    NIGHT,
    RULES,
    accepted,
    happen,
    hear,
    item,
    remind,
    thread,
    write,
)

Restrict = Callable[[Store, ConversationId], None]


def silence(store: Store, talk: ConversationId) -> None:
    store.write(partial(opt_out, OptOut("o1", talk, "ana"), now=NOW))


def invalidate(store: Store, talk: ConversationId) -> None:
    store.write(partial(wrong_number, WrongNumber("w1", talk, "ana"), now=NOW))


def block(store: Store, talk: ConversationId) -> None:
    intent = BlockDebtor("b1", talk, HardBlock.DECEASED, "ana")
    store.write(partial(block_debtor, intent, now=NOW))


def pause(store: Store, talk: ConversationId) -> None:
    intent = PauseDebtor("d1", talk, SoftPause.DISPUTE, "ana", NOW + 5 * HOUR)
    store.write(partial(pause_debtor, intent, now=NOW))


def withdraw(store: Store, _talk: ConversationId) -> None:
    load(store, [record(2)], mode="full", as_of=NOW.date() + timedelta(days=1))


def relayed(store: Store, name: str = "m1") -> None:
    store.write(lambda uow: uow.outbox.relayed(MessageId(name)))


def reminded(store: Store) -> ConversationId:
    """A reminder that the relay holds, in a thread that is known."""
    remind(store)
    relayed(store)
    rows = store.read(lambda uow: uow.conversations.list(by="ana", tab="everyone", now=NOW))
    return next(
        row.conversation_id for row in rows if thread(store, row.conversation_id)[-1].id == "m1"
    )


def to_recall(store: Store, *talks: ConversationId, now: timedelta = timedelta()) -> object:
    job = partial(
        messages_to_recall,
        conversation_ids=talks or None,
        rules=RULES,
        now=NOW + now,
        limit=100,
    )
    return store.read(job)


@pytest.mark.parametrize(
    ("restrict", "reason"),
    [
        (silence, Reason.OPTED_OUT),
        (invalidate, Reason.CONTACT_POINT_INVALID),
        (block, Reason.HARD_BLOCK),
        (pause, Reason.SOFT_PAUSE),
        (withdraw, Reason.PLACEMENT_INACTIVE),
    ],
)
def test_what_may_not_leave_any_more_is_found(
    placed: Store, restrict: Restrict, reason: Reason
) -> None:
    talk = reminded(placed)
    assert to_recall(placed) == ()
    restrict(placed, talk)
    assert to_recall(placed) == (("m1", reason),)
    assert to_recall(placed, talk) == (("m1", reason),)
    assert to_recall(placed, ConversationId(999)) == ()


def test_an_answer_to_the_debtor_leaves_although_we_paused(placed: Store) -> None:
    talk = hear(placed)
    write(placed, talk)
    relayed(placed)
    pause(placed, talk)
    assert to_recall(placed) == ()
    block(placed, talk)
    assert to_recall(placed) == (("m1", Reason.HARD_BLOCK),)


def test_hours_are_the_relay_s_to_judge(placed: Store) -> None:
    reminded(placed)
    assert to_recall(placed, now=NIGHT - NOW) == ()


def test_what_meta_has_is_not_called_back(placed: Store) -> None:
    talk = reminded(placed)
    happen(placed, "message.accepted", accepted())
    block(placed, talk)
    assert to_recall(placed) == ()


def test_nothing_is_held_for_ever(placed: Store) -> None:
    block(placed, reminded(placed))
    assert to_recall(placed, now=HELD_FOR + HOUR) == ()


@pytest.mark.parametrize("event_first", [True, False])
def test_the_thread_says_that_it_was_called_back_and_why(
    placed: Store, *, event_first: bool
) -> None:
    talk = reminded(placed)
    block(placed, talk)
    note = partial(note_recall, MessageId("m1"), Reason.HARD_BLOCK, at=NOW)
    told = {"command_id": "m1", "recipient": {}, "author": "ana", "cancelled_at": NOW}
    steps = [lambda: placed.write(note), lambda: happen(placed, "message.cancelled", told)]
    for step in reversed(steps) if event_first else steps:
        step()
    shown = item(placed, "m1")
    assert (shown.delivery, shown.error_code, shown.error) == (
        Delivery.FAILED,
        "cancelled",
        "hard_block",
    )
