"""Free text goes once, or leaves nothing but an entry of the audit."""

from datetime import timedelta

import pytest

from console.domain.contact import Reason, Refused
from console.domain.delivery import Delivery
from console.domain.ids import ConversationId
from tests.store.placing import LINE, NOW, Store, known_thread
from tests.usecases.scene import (
    HOUR,
    NIGHT,
    OtherRules,
    audited,
    claim,
    delivery,
    due,
    hear,
    item,
    refused,
    thread,
    write,
)


def test_an_answer_is_queued_for_the_number_that_wrote(placed: Store) -> None:
    talk = hear(placed)
    assert write(placed, talk, quoted_id="wamid.in1") == "m1"
    (command,) = due(placed)
    assert command.body == {
        "phone_number_id": LINE,
        "to": "+525512340001",
        "type": "text",
        "text": {"body": "Buenas tardes", "preview_url": False},
        "context": {"message_id": "wamid.in1"},
    }
    assert (command.by, command.template) == ("ana", None)
    assert item(placed, "m1").text == "Buenas tardes"
    assert delivery(placed) is Delivery.QUEUED


def test_a_double_click_sends_once(placed: Store) -> None:
    talk = hear(placed)
    assert write(placed, talk) == write(placed, talk, text="Otra vez") == "m1"
    assert len(due(placed)) == 1
    assert [each.id for each in thread(placed, talk)] == ["wamid.in1", "m1"]


def test_a_second_click_is_known_even_when_the_gate_has_closed_since(placed: Store) -> None:
    talk = hear(placed)
    write(placed, talk)
    assert write(placed, talk, now=NIGHT) == "m1"


def test_a_refusal_leaves_no_trace_but_the_audit(placed: Store) -> None:
    talk = hear(placed, at=NOW - timedelta(hours=30))
    assert refused(write(placed, talk)) is Reason.WINDOW_CLOSED
    assert due(placed) == ()
    assert [each.id for each in thread(placed, talk)] == ["wamid.in1"]
    assert audited(placed)[-1] == "send.refused"
    entry = placed.read(lambda uow: tuple(uow.audit.stream()))[-1]
    assert entry["detail"] == {"reason": "window_closed", "rule": "whatsapp_window"}
    assert entry["by"] == "ana"


def test_an_unknown_conversation_is_refused(store: Store) -> None:
    outcome = write(store, ConversationId(77))
    assert refused(outcome) is Reason.CONTACT_POINT_INVALID
    assert audited(store) == []


def test_nobody_is_written_to_before_they_wrote(store: Store) -> None:
    assert refused(write(store, known_thread(store))) is Reason.WINDOW_CLOSED


@pytest.mark.parametrize("word", ["BAJA", "stop", "No me escriban más."])
def test_whoever_asked_for_silence_gets_it(placed: Store, word: str) -> None:
    talk = hear(placed, word)
    assert refused(write(placed, talk)) is Reason.OPTED_OUT
    assert due(placed) == ()


def test_an_answer_at_night_waits_for_the_morning(placed: Store) -> None:
    talk = hear(placed, at=NIGHT - HOUR)
    outcome = write(placed, talk, now=NIGHT)
    assert refused(outcome) is Reason.OUTSIDE_HOURS
    assert isinstance(outcome, Refused)
    assert outcome.retry_at == NIGHT.replace(hour=8, minute=0) + timedelta(days=1)


def test_what_a_colleague_works_on_is_theirs(placed: Store) -> None:
    talk = hear(placed)
    claim(placed, 1, "luis")
    outcome = write(placed, talk)
    assert refused(outcome) is Reason.CLAIMED_BY_ANOTHER
    assert write(placed, talk, now=NOW + HOUR) == "m1"  # the lease ended by itself


def test_a_stop_of_everything_stops_text_too(placed: Store) -> None:
    talk = hear(placed)
    stopped = OtherRules(kill_switch="incident")
    assert refused(write(placed, talk, rules=stopped)) is Reason.KILL_SWITCH


def test_who_writes_without_a_number_is_answered_by_user_id(store: Store) -> None:
    sender = {"user_id": "MX.abc123", "name": "Jaci"}
    talk = hear(store, sender=sender)
    outcome = write(store, talk)
    # nobody knows where this person lives, so the hours are not known either
    assert refused(outcome) is Reason.ZONE_UNKNOWN
