"""What the relay's events make happen: each once, in whatever order they come."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from console.domain.contact import Reason
from console.domain.delivery import Delivery
from console.usecases.apply_event import apply_event, identity_of_party
from console.usecases.views import ItemKind
from console.wire.events import EventType, Party
from tests.store.placing import NOW, Store, account_of, debtor_of, load, record
from tests.usecases.scene import (
    HOUR,
    MINUTE,
    PHONE,
    accepted,
    actions,
    audited,
    delivery,
    due,
    event,
    happen,
    hear,
    item,
    party,
    reason,
    received,
    remind,
    status,
    thread,
    write,
)


def threads(store: Store) -> int:
    rows = store.read(lambda uow: uow.conversations.list(by="ana", tab="everyone", now=NOW))
    return len(rows)


def test_an_event_is_applied_once(placed: Store) -> None:
    first = event(1, "message.received", received())
    assert placed.write(partial(apply_event, first, now=NOW))
    assert not placed.write(partial(apply_event, first, now=NOW))
    assert placed.read(lambda uow: uow.cursor.last()) == 1


def test_an_event_that_came_late_twice_is_not_applied_again(placed: Store) -> None:
    happen(placed, "message.received", received())
    happen(placed, "message.received", received(name="wamid.in2"))
    assert not placed.write(
        partial(apply_event, event(1, "message.received", received(name="x")), now=NOW)
    )


def test_events_of_kinds_that_touch_nothing_only_move_the_cursor(placed: Store) -> None:
    quiet = ("number.updated", "account.alert", "handover.changed", "unknown", "of.tomorrow")
    for kind in quiet:
        assert happen(placed, kind, {"field": "x"})
    assert placed.read(lambda uow: uow.cursor.last()) == len(quiet)
    assert threads(placed) == 0


def test_a_message_of_a_debtor_lands_in_their_thread(placed: Store) -> None:
    talk = hear(placed, "Buenas tardes")
    (shown,) = thread(placed, talk)
    assert (shown.text, shown.outgoing, shown.item) == (
        "Buenas tardes",
        False,
        ItemKind.MESSAGE,
    )
    owner = placed.read(lambda uow: uow.conversations.debtor_of(talk))
    assert owner == debtor_of(placed)
    assert reason(placed, talk) is None  # the window is open


def test_the_same_message_twice_is_one(placed: Store) -> None:
    talk = hear(placed)
    hear(placed)
    assert len(thread(placed, talk)) == 1


@pytest.mark.parametrize("phone", ["+5215512340001", "+525512340001"])
def test_every_spelling_of_a_number_joins_one_thread(placed: Store, phone: str) -> None:
    talk = hear(placed)
    assert hear(placed, name="wamid.in2", sender=party(phone)) == talk
    assert threads(placed) == 1
    assert placed.read(lambda uow: uow.conversations.debtor_of(talk)) == debtor_of(placed)


def test_a_stranger_gets_a_thread_of_their_own(placed: Store) -> None:
    talk = hear(placed, sender=party("+573001234567"))
    assert placed.read(lambda uow: uow.conversations.debtor_of(talk)) is None


def test_who_shows_only_a_user_id_is_a_person_too(store: Store) -> None:
    talk = hear(store, sender=party(None, "MX.1"))
    assert hear(store, name="wamid.in2", sender=party(None, "MX.1")) == talk
    assert hear(store, name="wamid.in3", sender=party(None, "MX.2")) != talk


def test_identities_are_canonical() -> None:
    assert identity_of_party(Party(phone="+5215512340001")) == PHONE
    assert identity_of_party(Party(user_id="MX.1")) == "uid:MX.1"
    assert identity_of_party(Party()) == "uid:unknown"


def test_a_file_and_what_it_answers_are_kept(placed: Store) -> None:
    media = {"media_id": "77", "mime_type": "image/jpeg", "filename": "../pago.jpg"}
    talk = hear(
        placed,
        None,
        kind="image",
        media=media,
        context={"message_id": "m0", "forwarded": True},
    )
    (shown,) = thread(placed, talk)
    assert shown.media is not None
    assert (shown.media.media_id, shown.media.mime_type) == ("77", "image/jpeg")
    assert (shown.quoted_id, shown.forwarded) == ("m0", True)
    assert placed.read(lambda uow: uow.messages.media_wanted(5)) == ("77",)


# --- what becomes of ours ----------------------------------------------------------------


def test_statuses_climb_and_never_fall(placed: Store) -> None:
    remind(placed)
    happen(placed, "message.accepted", accepted())
    assert delivery(placed) is Delivery.ACCEPTED
    happen(placed, "message.status", status("read"))
    happen(placed, "message.status", status("sent"))
    assert delivery(placed) is Delivery.READ


def test_a_status_may_come_before_the_acceptance(placed: Store) -> None:
    remind(placed)
    happen(placed, "message.status", status("delivered"))
    assert delivery(placed) is Delivery.QUEUED
    happen(placed, "message.accepted", accepted())
    assert delivery(placed) is Delivery.DELIVERED


def test_a_status_may_name_the_command(placed: Store) -> None:
    remind(placed)
    happen(placed, "message.status", status("sent", command_id="m1"))
    assert delivery(placed) is Delivery.SENT


def test_a_status_that_nobody_knows_changes_nothing(placed: Store) -> None:
    remind(placed)
    happen(placed, "message.status", status("warning", command_id="m1"))
    assert delivery(placed) is Delivery.QUEUED


def test_a_failure_says_why(placed: Store) -> None:
    remind(placed)
    failures = [{"code": "131047", "title": "Re-engagement", "details": "24 hours passed"}]
    failed = {"command_id": "m1", "failed_at": NOW, "failures": failures}
    happen(placed, "message.failed", failed)
    shown = item(placed, "m1")
    assert (shown.delivery, shown.error_code, shown.error) == (
        Delivery.FAILED,
        "131047",
        "24 hours passed",
    )


def test_what_was_called_back_at_the_relay_is_not_shown_as_under_way(placed: Store) -> None:
    remind(placed)
    party = {"phone": "+525512345678"}
    told = {"command_id": "m1", "recipient": party, "author": "laura", "cancelled_at": NOW}
    happen(placed, "message.cancelled", told)
    shown = item(placed, "m1")
    assert (shown.delivery, shown.error_code) == (Delivery.FAILED, "cancelled")


def test_a_failure_may_come_as_a_status_with_a_title_only(placed: Store) -> None:
    remind(placed)
    failures = [{"code": "131026", "title": "Undeliverable"}]
    happen(placed, "message.status", status("failed", command_id="m1", failures=failures))
    assert item(placed, "m1").error == "Undeliverable"


def test_what_nobody_knows_the_end_of_is_shown_as_unknown(placed: Store) -> None:
    remind(placed)
    payload = {"command_id": "m1", "attempt_id": "a1", "at": NOW, "reason": "timeout"}
    happen(placed, "message.unsettled", payload)
    assert delivery(placed) is Delivery.UNKNOWN
    assert item(placed, "m1").error is None
    happen(placed, "message.accepted", accepted())
    assert delivery(placed) is Delivery.ACCEPTED


# --- what the debtor does with messages ----------------------------------------------------


def test_a_tap_marks_the_template_and_is_a_message(placed: Store) -> None:
    remind(placed)
    happen(placed, "message.accepted", accepted())
    talk = hear(
        placed,
        "Ya pagué",
        kind="button",
        choice={"id": "p", "title": "Ya pagué"},
        context={"message_id": "wamid.out1"},
    )
    ours, theirs = thread(placed, talk)
    assert ours.template is not None
    assert ours.template.chosen == "Ya pagué"
    assert theirs.choice == "Ya pagué"


def test_a_tap_before_the_acceptance_marks_it_later(placed: Store) -> None:
    remind(placed)
    hear(
        placed,
        "Ya pagué",
        kind="button",
        choice={"title": "Ya pagué"},
        context={"message_id": "wamid.out1"},
    )
    happen(placed, "message.accepted", accepted())
    shown = item(placed, "m1").template
    assert shown is not None
    assert shown.chosen == "Ya pagué"


def test_a_choice_that_answers_nothing_marks_nothing(placed: Store) -> None:
    talk = hear(placed, "Plan", kind="interactive", choice={"title": "Plan"})
    assert thread(placed, talk)[0].choice == "Plan"


def test_an_edit_a_reaction_and_a_deletion_are_shown(placed: Store) -> None:
    hear(placed, "Pago mañna")
    later = {"sender": party(), "sent_at": NOW + MINUTE}
    edit = {"message_id": "e1", "original_message_id": "wamid.in1", "text": "Pago mañana"}
    happen(placed, "message.edited", edit | later)
    assert (item(placed, "wamid.in1").text, item(placed, "wamid.in1").edited) == (
        "Pago mañana",
        True,
    )
    smile = {"message_id": "r1", "target_message_id": "wamid.in1", "emoji": "👍"}
    happen(placed, "reaction.received", smile | later)
    assert item(placed, "wamid.in1").reactions == ("👍",)
    gone = {"message_id": "d1", "original_message_id": "wamid.in1"}
    happen(placed, "message.revoked", gone | later)
    assert item(placed, "wamid.in1").revoked


def test_a_template_that_meta_pauses_cannot_be_sent_any_more(placed: Store) -> None:
    update = {"name": "recordatorio_pago", "language": "es_MX", "status": "PAUSED"}
    happen(placed, "template.updated", update)
    found = placed.read(lambda uow: uow.templates.find("recordatorio_pago", "es_MX"))
    assert found is not None
    assert (found.status, found.category) == ("PAUSED", "UTILITY")


# --- silence ------------------------------------------------------------------------------


def test_the_word_alone_opts_out_at_once(placed: Store) -> None:
    remind(placed)
    talk = hear(placed, "¡Baja!", at=NOW + MINUTE)
    assert reason(placed, talk) is Reason.OPTED_OUT
    assert due(placed) == ()
    assert delivery(placed) is Delivery.BLOCKED
    assert actions(placed)[-1] == "OPTOUT"
    assert audited(placed)[-1] == "contact.opted_out"


@pytest.mark.parametrize(
    "text",
    ["La tasa está baja", "¿Puedo cancelar el viernes?", "cancelar", "no puedo parar ya"],
)
def test_the_word_within_a_sentence_does_not(placed: Store, text: str) -> None:
    assert reason(placed, hear(placed, text)) is None


def test_only_the_debtor_takes_silence_back(placed: Store) -> None:
    hear(placed, "BAJA")
    talk = hear(placed, "ALTA", name="wamid.in2", at=NOW + MINUTE)
    assert reason(placed, talk, NOW + MINUTE) is None
    assert actions(placed)[-1] == "RESUME"
    assert audited(placed)[-1] == "contact.resumed"


def test_a_late_stop_does_not_undo_a_newer_start(placed: Store) -> None:
    hear(placed, "ALTA", at=NOW + MINUTE)
    talk = hear(placed, "BAJA", name="wamid.in2", at=NOW)
    assert reason(placed, talk, NOW + MINUTE) is None


def test_a_late_start_does_not_undo_a_newer_stop(placed: Store) -> None:
    hear(placed, "BAJA", at=NOW + MINUTE)
    talk = hear(placed, "ALTA", name="wamid.in2", at=NOW)
    assert reason(placed, talk, NOW + MINUTE) is Reason.OPTED_OUT


def test_silence_holds_for_every_number_of_the_person(store: Store) -> None:
    load(store, [record(1, phones=("+525511110001", "+525511110002"))])
    hear(store, "BAJA", sender=party("+525511110001"))
    talk = hear(store, "Hola", name="wamid.in2", sender=party("+525511110002"))
    assert reason(store, talk) is Reason.OPTED_OUT


def test_a_stranger_who_asked_for_silence_gets_it(store: Store) -> None:
    talk = hear(store, "STOP", sender=party("+573001234567"))
    assert reason(store, talk) is Reason.OPTED_OUT
    assert write(store, talk) != "m1"


def test_who_opted_out_by_user_id_is_silent_under_their_number_too(placed: Store) -> None:
    hear(placed, "Hola", sender=party(PHONE, "MX.1"))
    talk = hear(placed, "BAJA", name="wamid.in2", sender=party(None, "MX.1"))
    assert reason(placed, talk) is Reason.OPTED_OUT
    account_id = account_of(placed)
    known = placed.read(lambda uow: uow.contacts.recipient_of_account(account_id, NOW))
    assert known is not None
    assert known.facts.opted_out_at == NOW


# --- what cannot be read -------------------------------------------------------------------


@pytest.mark.parametrize("kind", [kind.value for kind in EventType])
def test_an_event_that_cannot_be_read_is_written_down_and_passed(
    placed: Store, kind: str
) -> None:
    payload: dict[str, Any] = {"message_id": 7, "sender": "nobody"}
    assert happen(placed, kind, payload)
    assert placed.read(lambda uow: uow.cursor.last()) == 1
    assert threads(placed) == 0


def test_the_audit_says_which_event_could_not_be_read(placed: Store) -> None:
    happen(placed, "message.received", {"message_id": "wamid.x"})
    entry = placed.read(lambda uow: tuple(uow.audit.stream()))[-1]
    assert (entry["action"], entry["subject"]) == ("event.unreadable", "event:e1")
    assert entry["detail"] == {"seq": 1, "type": "message.received"}


def test_priorities_follow_what_was_heard(database: Store) -> None:
    load(database, [record(1)])
    account_id = database.read(lambda uow: uow.queue.account_by_no("5512-0000001"))[0]
    database.write(lambda uow: uow.queue.recompute_priorities(NOW))
    before = database.read(lambda uow: uow.queue.row(account_id, NOW))
    hear(database, "Quiero pagar", at=NOW - HOUR)
    after = database.read(lambda uow: uow.queue.row(account_id, NOW + timedelta(seconds=1)))
    assert before is not None
    assert after is not None
    assert after.last_contact_inbound
    assert after.terms != before.terms
