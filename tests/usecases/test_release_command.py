"""The gate's second look, at the moment of sending."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from console.domain.contact import HardBlock
from console.domain.delivery import Delivery
from console.domain.ids import ConversationId
from tests.store.placing import NOW, Store, debtor_of
from tests.usecases.scene import (
    HOUR,
    NIGHT,
    PHONE,
    REMINDER,
    audited,
    delivery,
    due,
    hear,
    item,
    release,
    remind,
    templates_known,
    write,
)


def test_what_is_still_allowed_goes_with_the_hour_it_must_have_left_by(placed: Store) -> None:
    remind(placed)
    (command,) = due(placed)
    body = release(placed, command)
    assert body is not None
    assert {key: body[key] for key in command.body} == command.body
    until = datetime.fromisoformat(body["not_after"])
    assert until == NIGHT.replace(hour=21, minute=0)
    assert delivery(placed) is Delivery.QUEUED


def test_free_text_must_leave_before_the_window_ends(placed: Store) -> None:
    talk = hear(placed, at=NOW - 20 * HOUR)
    write(placed, talk)
    (command,) = due(placed)
    body = release(placed, command)
    assert body is not None
    assert datetime.fromisoformat(body["not_after"]) == NOW + 4 * HOUR - timedelta(minutes=2)


def test_the_message_itself_does_not_count_against_the_cap(placed: Store) -> None:
    remind(placed, "m1")
    remind(placed, "m2")  # the second and last of the day
    first, *_ = due(placed)
    assert release(placed, first) is not None


def test_what_waited_past_the_hours_does_not_go(placed: Store) -> None:
    remind(placed)
    (command,) = due(placed)
    assert release(placed, command, now=NIGHT) is None
    shown = item(placed, "m1")
    assert (shown.delivery, shown.error_code) == (Delivery.BLOCKED, "outside_hours")
    assert due(placed, NIGHT) == ()
    assert audited(placed)[-1] == "send.refused"


def test_what_waited_past_the_window_does_not_go(placed: Store) -> None:
    write(placed, hear(placed, at=NOW - 23 * HOUR))
    (command,) = due(placed)
    assert release(placed, command, now=NOW + HOUR) is None
    assert item(placed, "m1").error_code == "window_closed"


def test_who_opted_out_meanwhile_is_not_written_to(placed: Store) -> None:
    remind(placed)
    (command,) = due(placed)
    placed.write(lambda uow: uow.contacts.opt_out(PHONE, NOW, "test"))
    assert release(placed, command) is None
    assert item(placed, "m1").error_code == "opted_out"


def test_who_was_blocked_meanwhile_is_not_written_to(placed: Store) -> None:
    remind(placed)
    (command,) = due(placed)
    debtor_id = debtor_of(placed)
    placed.write(lambda uow: uow.contacts.block(debtor_id, HardBlock.DECEASED, NOW, "ana"))
    assert release(placed, command) is None
    assert item(placed, "m1").error_code == "hard_block"


def test_a_template_that_was_paused_meanwhile_does_not_go(placed: Store) -> None:
    remind(placed)
    (command,) = due(placed)
    templates_known(placed, replace(REMINDER, status="PAUSED"))
    assert release(placed, command) is None
    assert item(placed, "m1").error_code == "template_not_approved"


def test_a_sister_in_another_language_does_not_stand_in_for_it(placed: Store) -> None:
    remind(placed)
    (command,) = due(placed)
    portuguese = replace(REMINDER, language="pt_BR")
    templates_known(placed, replace(REMINDER, status="PAUSED"), portuguese)
    assert release(placed, command) is None
    assert item(placed, "m1").error_code == "template_not_approved"


def test_a_template_that_is_gone_does_not_go(placed: Store) -> None:
    remind(placed)
    (command,) = due(placed)
    gone = replace(command, template="never_heard_of")
    assert release(placed, gone) is None
    assert item(placed, "m1").error_code == "template_not_approved"


def test_a_conversation_that_is_gone_gets_nothing(placed: Store) -> None:
    remind(placed)
    (command,) = due(placed)
    lost = replace(command, conversation_id=ConversationId(999))
    before = audited(placed)
    assert release(placed, lost) is None
    assert item(placed, "m1").error_code == "contact_point_invalid"
    assert audited(placed) == before  # nobody to name


@pytest.mark.parametrize("by", ["ana", "luis"])
def test_only_who_works_the_debtor_sends(placed: Store, by: str) -> None:
    remind(placed)
    (command,) = due(placed)
    debtor_id = debtor_of(placed)
    placed.write(lambda uow: uow.claims.release(debtor_id, "ana"))  # who sent it
    placed.write(lambda uow: uow.claims.acquire(debtor_id, by, NOW, 300))
    assert (release(placed, command) is not None) is (by == "ana")
