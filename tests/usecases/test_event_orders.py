"""Whatever the order of events and however often they repeat, the end is the same."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from console.domain.ids import MessageId
from console.usecases.apply_event import apply_event
from console.usecases.ports import OutgoingMessage, UnitOfWork
from console.usecases.views import ItemKind, ThreadItem
from tests.fakes.uow import FakeRunner
from tests.store.placing import NOW, Store, debtor_of, load, record, thread_with
from tests.usecases.scene import accepted, event, party, reason, received, status, thread

MINUTE = timedelta(minutes=1)


def later(minutes: int) -> dict[str, Any]:
    return {"sender": party(), "sent_at": NOW + minutes * MINUTE}


STORY: tuple[tuple[str, dict[str, Any]], ...] = (
    ("message.accepted", accepted()),
    ("message.status", status("sent", at=NOW + MINUTE)),
    ("message.status", status("delivered", at=NOW + 2 * MINUTE)),
    ("message.status", status("read", at=NOW + 3 * MINUTE, command_id="m1")),
    ("message.received", received("Pago mañna", at=NOW + 4 * MINUTE)),
    (
        "message.edited",
        {"message_id": "e1", "original_message_id": "wamid.in1", "text": "Pago hoy"} | later(5),
    ),
    (
        "message.edited",
        {"message_id": "e2", "original_message_id": "wamid.in1", "text": "Pago ya"} | later(6),
    ),
    (
        "reaction.received",
        {"message_id": "r1", "target_message_id": "wamid.out1", "emoji": "👍"} | later(5),
    ),
    (
        "reaction.received",
        {"message_id": "r2", "target_message_id": "wamid.out1", "emoji": None} | later(6),
    ),
    (
        "reaction.received",
        {"message_id": "r3", "target_message_id": "wamid.in1", "emoji": "❤"} | later(7),
    ),
    ("message.revoked", {"message_id": "d1", "original_message_id": "wamid.in2"} | later(9)),
    ("message.received", received("Perdón", "wamid.in2", at=NOW + 8 * MINUTE)),
    (
        "message.received",
        received(
            "Ya pagué",
            "wamid.in3",
            at=NOW + 10 * MINUTE,
            kind="button",
            choice={"title": "Ya pagué"},
            context={"message_id": "wamid.out1"},
        ),
    ),
    ("message.received", received("BAJA", "wamid.in4", at=NOW + 11 * MINUTE)),
    ("message.received", received("ALTA", "wamid.in5", at=NOW + 12 * MINUTE)),
)


def apply_steps(steps: list[int], uow: UnitOfWork) -> None:
    for seq, step in enumerate(steps, start=1):
        apply_event(event(seq, *STORY[step]), uow, now=NOW)


def told(store: Store, steps: list[int]) -> tuple[ThreadItem, ...]:
    """The thread after a message of ours and these events, by place in the story."""
    load(store, [record(1)])
    talk = thread_with(store, debtor_id=debtor_of(store))
    ours = OutgoingMessage(MessageId("m1"), talk, "text", "Buenas tardes", NOW, "ana", True)
    store.write(lambda uow: uow.messages.add_outgoing(ours, {"to": "x"}))
    store.write(partial(apply_steps, steps))
    assert reason(store, talk, NOW + 13 * MINUTE) is None  # ALTA was the last word
    return tuple(sorted(thread(store, talk), key=lambda item: item.at))


def seen(items: tuple[ThreadItem, ...]) -> list[tuple[Any, ...]]:
    """What a person sees; the place in the list is told by the instants."""
    return [
        (
            item.id,
            item.text,
            item.at,
            item.delivery,
            item.sent_at,
            item.delivered_at,
            item.read_at,
            item.reactions,
            item.edited,
            item.revoked,
            item.choice,
        )
        for item in items
        if item.item is ItemKind.MESSAGE
    ]


IN_ORDER = seen(told(FakeRunner(), list(range(len(STORY)))))
shuffles = st.permutations(range(len(STORY)))
repeats = st.lists(st.sampled_from(range(len(STORY))), max_size=8)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(shuffles, repeats, st.randoms(use_true_random=False))
def test_any_order_with_repeats_ends_in_one_thread(
    order: list[int], again: list[int], chance: Any
) -> None:
    steps = [*order, *again]
    chance.shuffle(steps)
    assert seen(told(FakeRunner(), steps)) == IN_ORDER


@pytest.mark.parametrize(
    "steps",
    [
        list(range(len(STORY))),
        list(reversed(range(len(STORY)))),
        [*range(1, len(STORY), 2), *range(0, len(STORY), 2), *range(len(STORY))],
    ],
    ids=["in order", "backwards", "interleaved and repeated"],
)
def test_the_databases_agree_with_the_stand_in(store: Store, steps: list[int]) -> None:
    assert seen(told(store, steps)) == IN_ORDER


def test_the_story_is_what_it_seems() -> None:
    by_id = {row[0]: row for row in IN_ORDER}
    assert [row[0] for row in IN_ORDER] == [
        "m1",
        *(f"wamid.in{number}" for number in range(1, 6)),
    ]
    assert by_id["wamid.in1"][1] == "Pago ya"
    assert by_id["m1"][7] == ()
    assert by_id["wamid.in2"][9]
