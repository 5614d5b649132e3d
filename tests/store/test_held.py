"""What the port Outbox promises of messages that wait on purpose."""

from datetime import timedelta

from console.domain.delivery import Delivery, Hold
from console.domain.ids import ConversationId, MessageId
from console.usecases.ports import OutgoingMessage, TakenBack
from tests.store.placing import NOW, Store, known_thread
from tests.store.test_messages import hear, incoming, item, line, names, outgoing, say
from tests.store.test_outbox import due

SECOND, HOUR = timedelta(seconds=1), timedelta(hours=1)
M1 = MessageId("m1")


def held(talk: ConversationId, name: str = "m1", seconds: int = 5) -> OutgoingMessage:
    until = NOW + seconds * SECOND
    return outgoing(talk, name, hold=Hold.UNDO, due_at=until)


def planned(talk: ConversationId, name: str = "p1", hours: int = 1) -> OutgoingMessage:
    at = NOW + hours * HOUR
    return outgoing(talk, name, hold=Hold.SCHEDULED, due_at=at, expires_at=at + HOUR)


def release(store: Store, name: str = "m1", later: timedelta = timedelta(0)) -> bool:
    return store.write(lambda uow: uow.outbox.release(MessageId(name), NOW + later))


def take_back(store: Store, name: str = "m1", by: str = "ana") -> TakenBack | None:
    return store.write(lambda uow: uow.outbox.take_back(MessageId(name), by))


def test_what_may_be_taken_back_waits_and_so_does_what_follows(store: Store) -> None:
    talk = known_thread(store)
    say(store, held(talk))
    say(store, outgoing(talk, "m2"))
    assert due(store) == []
    assert store.read(lambda uow: uow.outbox.next_due_at()) == NOW + 5 * SECOND
    assert not release(store)
    assert due(store, 5 * SECOND) == ["m1"]
    (command,) = store.read(lambda uow: uow.outbox.due(NOW + 5 * SECOND, 10))
    assert command.hold is Hold.UNDO


def test_taking_back_leaves_nothing(store: Store) -> None:
    talk = known_thread(store)
    hear(store, incoming(talk, "in1", text="¿Cuánto debo?"))
    before = line(store, talk)
    say(store, held(talk))
    assert line(store, talk).preview_outgoing
    taken = take_back(store)
    assert taken == TakenBack(M1, talk, "Buenas tardes", None)
    assert line(store, talk) == before
    assert store.read(lambda uow: uow.messages.find(M1)) is None
    assert store.read(lambda uow: uow.outbox.pending()) == 0
    assert take_back(store) is None


def test_what_was_released_is_not_taken_back(store: Store) -> None:
    say(store, held(known_thread(store)))
    assert release(store, later=5 * SECOND)
    assert take_back(store) is None
    assert due(store, 5 * SECOND) == ["m1"]  # until the relay has it
    assert item(store, "m1").delivery is Delivery.QUEUED


def test_what_was_taken_back_is_not_released(store: Store) -> None:
    say(store, held(known_thread(store)))
    assert take_back(store) is not None
    assert not release(store, later=5 * SECOND)


def test_only_its_author_takes_it_back(store: Store) -> None:
    say(store, held(known_thread(store)))
    assert take_back(store, by="luis") is None
    assert due(store, 5 * SECOND) == ["m1"]


def test_an_ordinary_message_is_not_taken_back(store: Store) -> None:
    say(store, outgoing(known_thread(store)))
    assert take_back(store) is None


def test_a_message_may_go_before_its_seconds_are_over(store: Store) -> None:
    say(store, held(known_thread(store)))
    store.write(lambda uow: uow.outbox.hurry(M1, "ana", NOW))
    assert due(store) == ["m1"]


def test_a_planned_message_lets_others_pass_and_stands_last(store: Store) -> None:
    talk = known_thread(store)
    say(store, planned(talk))
    say(store, outgoing(talk, "m2"))
    assert due(store) == ["m2"]
    assert names(store, talk) == ["m2", "p1"]
    assert store.read(lambda uow: uow.outbox.next_due_at()) == NOW
    store.write(lambda uow: uow.outbox.relayed(MessageId("m2")))
    assert store.read(lambda uow: uow.outbox.next_due_at()) == NOW + HOUR


def test_a_planned_message_answers_nothing_until_it_goes(store: Store) -> None:
    talk = known_thread(store)
    hear(store, incoming(talk, "in1", text="¿Cuánto debo?"))
    say(store, planned(talk))
    row = line(store, talk)
    assert (row.preview, row.preview_outgoing) == ("¿Cuánto debo?", False)
    assert row.waiting_since is not None
    hear(store, incoming(talk, "in2", text="¿Hola?"))
    assert line(store, talk).waiting_since is not None


def test_a_planned_message_takes_its_place_when_it_goes(store: Store) -> None:
    talk = known_thread(store)
    say(store, planned(talk))
    assert not release(store, "p1", 59 * timedelta(minutes=1))
    late = HOUR + timedelta(minutes=5)
    say(store, outgoing(talk, "m2"))
    assert release(store, "p1", late)
    assert item(store, "p1").at == NOW + late
    assert names(store, talk) == ["m2", "p1"]
    assert line(store, talk).preview_outgoing
    assert take_back(store, "p1") is None


def test_a_planned_message_that_is_refused_stands_where_the_talk_is(store: Store) -> None:
    talk = known_thread(store)
    say(store, planned(talk))
    store.write(lambda uow: uow.outbox.refused(MessageId("p1"), "opted_out", "", NOW))
    hear(store, incoming(talk, "in1", text="Hola", sent_at=NOW + SECOND))
    assert names(store, talk) == ["p1", "in1"]
    assert item(store, "p1").delivery is Delivery.BLOCKED


def test_cancelling_what_was_planned_leaves_nothing(store: Store) -> None:
    talk = known_thread(store)
    say(store, outgoing(talk, "m1"))
    before = line(store, talk)
    say(store, planned(talk))
    assert take_back(store, "p1") is not None
    assert line(store, talk) == before
    assert names(store, talk) == ["m1"]


def test_a_retry_is_no_longer_held(store: Store) -> None:
    say(store, held(known_thread(store)))
    release(store, later=5 * SECOND)
    store.write(lambda uow: uow.outbox.retry(M1, NOW + HOUR, "away"))
    assert take_back(store) is None
