"""What the port Outbox promises."""

from datetime import timedelta

from console.domain.delivery import Delivery
from console.domain.ids import MessageId
from tests.store.placing import NOW, Store, known_thread, thread_with
from tests.store.test_messages import item, outgoing, say

MINUTE = timedelta(minutes=1)


def due(store: Store, later: timedelta = timedelta(0)) -> list[str]:
    return [each.message_id for each in store.read(lambda uow: uow.outbox.due(NOW + later, 10))]


def test_one_command_per_conversation_is_due_oldest_first(store: Store) -> None:
    first, second = known_thread(store), thread_with(store, "+525512340002")
    for name, talk in (("a1", first), ("a2", first), ("b1", second)):
        say(store, outgoing(talk, name))
    assert due(store) == ["a1", "b1"]
    store.write(lambda uow: uow.outbox.relayed(MessageId("a1")))
    assert due(store) == ["b1", "a2"] or due(store) == ["a2", "b1"]
    assert item(store, "a1").delivery is Delivery.RELAYED
    assert store.read(lambda uow: uow.outbox.pending()) == 2


def test_a_retry_holds_back_what_follows_in_its_conversation(store: Store) -> None:
    talk = known_thread(store)
    say(store, outgoing(talk, "a1"))
    say(store, outgoing(talk, "a2"))
    store.write(lambda uow: uow.outbox.retry(MessageId("a1"), NOW + MINUTE, "relay away"))
    assert due(store) == []
    assert store.read(lambda uow: uow.outbox.next_due_at()) == NOW + MINUTE
    assert due(store, MINUTE) == ["a1"]
    (command,) = store.read(lambda uow: uow.outbox.due(NOW + MINUTE, 10))
    assert command.attempts == 1


def test_a_refusal_is_shown_and_leaves_the_outbox(store: Store) -> None:
    talk = known_thread(store)
    say(store, outgoing(talk))
    store.write(lambda uow: uow.outbox.refused(MessageId("m1"), "holiday", "Revolución", NOW))
    shown = item(store, "m1")
    assert (shown.delivery, shown.error_code, shown.error) == (
        Delivery.BLOCKED,
        "holiday",
        "Revolución",
    )
    assert store.read(lambda uow: uow.outbox.pending()) == 0
    assert store.read(lambda uow: uow.outbox.next_due_at()) is None


def test_a_message_that_was_sent_after_all_is_not_set_back(store: Store) -> None:
    talk = known_thread(store)
    say(store, outgoing(talk))
    store.write(
        lambda uow: uow.messages.report(
            message_id=MessageId("m1"), wamid="w", delivery=Delivery.SENT, at=NOW
        )
    )
    store.write(lambda uow: uow.outbox.relayed(MessageId("m1")))
    assert item(store, "m1").delivery is Delivery.SENT
