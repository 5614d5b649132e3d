"""A text that did not arrive is tried once more, and never doubled."""

import pytest

from console.domain.contact import Reason, Refused
from console.domain.delivery import Delivery, retry_id
from console.domain.ids import ConversationId, MessageId
from console.usecases.retry_text import RetryText, retry_text
from tests.store.placing import NOW, Store
from tests.usecases.scene import HOUR, RULES, due, hear, item, write


def fail(store: Store, delivery: Delivery = Delivery.FAILED) -> None:
    store.write(
        lambda uow: uow.messages.report(
            message_id=MessageId("m1"),
            wamid=None,
            delivery=delivery,
            at=NOW,
            error_code="131016",
        )
    )


def retry(store: Store, talk: ConversationId, name: str = "m1") -> MessageId | Refused | None:
    intent = RetryText(MessageId(name), talk, "ana")
    return store.write(lambda uow: retry_text(intent, uow, rules=RULES, now=NOW))


def test_another_attempt_has_its_own_id_and_says_the_same(placed: Store) -> None:
    talk = hear(placed)
    write(placed, talk, quoted_id="wamid.in1")
    fail(placed)
    again = retry(placed, talk)
    assert again == retry_id("m1")
    attempt = item(placed, retry_id("m1"))
    assert (attempt.text, attempt.delivery) == ("Buenas tardes", Delivery.QUEUED)
    assert due(placed)[-1].body["context"] == {"message_id": "wamid.in1"}
    failed = item(placed, "m1")
    assert (failed.delivery, failed.retried_id) == (Delivery.FAILED, retry_id("m1"))


def test_asked_twice_it_is_tried_once(placed: Store) -> None:
    talk = hear(placed)
    write(placed, talk)
    before = len(due(placed))
    fail(placed)
    assert retry(placed, talk) == retry(placed, talk)
    assert len(due(placed)) - before <= 1


@pytest.mark.parametrize("state", [Delivery.SENT, Delivery.DELIVERED, Delivery.READ])
def test_what_arrived_after_all_is_not_repeated(placed: Store, state: Delivery) -> None:
    talk = hear(placed)
    write(placed, talk)
    fail(placed)
    fail(placed, state)
    assert retry(placed, talk) is None


def test_what_may_still_arrive_is_not_repeated(placed: Store) -> None:
    talk = hear(placed)
    write(placed, talk)
    assert retry(placed, talk) is None
    fail(placed, Delivery.UNKNOWN)
    assert retry(placed, talk) is None


def test_an_unknown_message_is_not_repeated(placed: Store) -> None:
    assert retry(placed, hear(placed), "nobody") is None


def test_the_gate_is_asked_again(placed: Store) -> None:
    talk = hear(placed, at=NOW - 23 * HOUR)
    write(placed, talk)
    fail(placed)
    intent = RetryText(MessageId("m1"), talk, "ana")
    later = NOW + 2 * HOUR
    answer = placed.write(lambda uow: retry_text(intent, uow, rules=RULES, now=later))
    assert isinstance(answer, Refused)
    assert answer.reason is Reason.WINDOW_CLOSED
