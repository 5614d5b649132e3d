"""Taking back what was just sent, and what is planned for later."""

from datetime import timedelta
from functools import partial

from console.domain.contact import Reason
from console.domain.delivery import Delivery, Hold
from console.domain.ids import ConversationId, MessageId
from console.usecases.ports import TakenBack
from console.usecases.save_draft import save_draft
from console.usecases.send_text import SendText
from console.usecases.take_back import cancel_scheduled, take_back
from tests.store.placing import NOW, Store
from tests.usecases.scene import (
    HOUR,
    MINUTE,
    NIGHT,
    PHONE,
    delivery,
    due,
    hear,
    item,
    refused,
    release,
    write,
)

SECOND = timedelta(seconds=1)


def back(store: Store, name: str = "m1", by: str = "ana") -> TakenBack | None:
    return store.write(partial(take_back, MessageId(name), by, now=NOW))


def draft(store: Store, talk: ConversationId) -> str:
    return store.read(lambda uow: uow.conversations.draft(talk))


def test_what_is_taken_back_stands_in_its_own_draft_before_what_came_since(
    placed: Store,
) -> None:
    talk = hear(placed)
    write(placed, talk, undo_s=5, text="Uno")
    placed.write(partial(save_draft, talk, "dos", now=NOW))
    assert back(placed) is not None
    assert draft(placed, talk) == "Uno\ndos"
    assert due(placed, NOW + HOUR) == ()


def test_without_seconds_it_goes_at_once(placed: Store) -> None:
    talk = hear(placed)
    write(placed, talk)
    (command,) = due(placed)
    assert command.hold is None
    assert back(placed) is None


def test_releasing_and_taking_back_exclude_each_other(placed: Store) -> None:
    talk = hear(placed)
    write(placed, talk, "m1", undo_s=5)
    (command,) = due(placed, NOW + 5 * SECOND)
    assert release(placed, command, now=NOW + 5 * SECOND) is not None
    assert back(placed) is None
    assert draft(placed, talk) == ""
    placed.write(lambda uow: uow.outbox.relayed(MessageId("m1")))
    write(placed, talk, "m2", undo_s=5)
    (second,) = due(placed, NOW + 5 * SECOND)
    assert back(placed, "m2") is not None
    assert release(placed, second, now=NOW + 5 * SECOND) is None


def test_the_second_click_sends_nothing_more(placed: Store) -> None:
    talk = hear(placed)
    assert write(placed, talk, undo_s=5) == write(placed, talk, undo_s=5)
    assert len(due(placed, NOW + HOUR)) == 1


def test_what_is_planned_goes_at_its_hour_and_is_asked_about_again(placed: Store) -> None:
    talk = hear(placed)
    at = NOW + HOUR
    write(placed, talk, due_at=at)
    assert due(placed, at - SECOND) == ()
    (command,) = due(placed, at)
    assert command.hold is Hold.SCHEDULED
    assert command.expires_at is not None
    body = release(placed, command, now=at)
    assert body is not None
    assert item(placed, "m1").at == at


def test_nothing_is_planned_for_an_hour_at_which_it_may_not_go(placed: Store) -> None:
    talk = hear(placed)
    outcome = write(placed, talk, due_at=NIGHT)
    assert refused(outcome) is Reason.OUTSIDE_HOURS
    late = write(placed, talk, due_at=NOW + 25 * HOUR)
    assert refused(late) in {Reason.WINDOW_CLOSED, Reason.OUTSIDE_HOURS}
    assert due(placed, NOW + 48 * HOUR) == ()


def test_at_night_one_may_plan_for_the_morning(placed: Store) -> None:
    talk = hear(placed, at=NIGHT - HOUR)
    assert refused(write(placed, talk, now=NIGHT)) is Reason.OUTSIDE_HOURS
    morning = NIGHT + 10 * HOUR
    assert write(placed, talk, now=NIGHT, due_at=morning) == "m1"


def test_who_opts_out_meanwhile_is_not_written_to(placed: Store) -> None:
    talk = hear(placed)
    write(placed, talk, due_at=NOW + HOUR)
    (command,) = due(placed, NOW + HOUR)
    placed.write(lambda uow: uow.contacts.opt_out(PHONE, NOW + MINUTE, "debtor"))
    assert due(placed, NOW + HOUR) == ()
    assert release(placed, command, now=NOW + HOUR) is None
    assert delivery(placed) is Delivery.BLOCKED


def test_an_hour_that_passed_without_a_console_is_not_made_up_for(placed: Store) -> None:
    talk = hear(placed)
    write(placed, talk, due_at=NOW + HOUR)
    (command,) = due(placed, NIGHT)
    assert release(placed, command, now=NIGHT) is None
    assert item(placed, "m1").error_code == "expired"


def test_what_was_planned_can_be_cancelled_until_it_goes(placed: Store) -> None:
    talk = hear(placed)
    write(placed, talk, due_at=NOW + HOUR, text="Mañana")
    cancel = partial(cancel_scheduled, MessageId("m1"), "ana")
    assert placed.write(cancel) == TakenBack(MessageId("m1"), talk, "Mañana")
    assert placed.write(cancel) is None
    assert draft(placed, talk) == ""


def test_an_intent_without_seconds_or_hour_is_an_ordinary_one() -> None:
    intent = SendText(MessageId("m1"), ConversationId(1), "Hola", "ana")
    assert (intent.undo_s, intent.due_at) == (0, None)
