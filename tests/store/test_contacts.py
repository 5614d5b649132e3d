"""What the port Contacts promises: who may be written to, and what the gate is told."""

from datetime import timedelta
from typing import Any

import pytest

from console.domain.contact import ContactFacts, HardBlock, Role, SoftPause
from console.domain.delivery import Delivery
from console.domain.ids import MessageId
from console.domain.placement import BlockReason
from console.usecases.ports import Recipient
from tests.store.placing import (
    NOW,
    ZONE,
    Store,
    account_of,
    debtor_of,
    known_thread,
    load,
    record,
    thread_with,
)
from tests.store.test_messages import hear, incoming, item, outgoing, report, say

HOUR = timedelta(hours=1)
PHONE = "+525512340001"


def recipient(store: Store, number: int = 1, **changes: Any) -> Recipient:
    account_id = account_of(store, number)
    found = store.read(
        lambda uow: uow.contacts.recipient_of_account(account_id, NOW, **changes)
    )
    assert found is not None
    return found


def facts(store: Store, number: int = 1) -> ContactFacts:
    return recipient(store, number).facts


def test_the_gate_is_told_where_the_debtor_lives_and_what_was_agreed(store: Store) -> None:
    load(store, [record(whatsapp_consent=True)])
    told = facts(store)
    assert (told.country, told.zones, told.regions) == ("MX", (ZONE[0],), (ZONE[1],))
    assert (told.consent, told.role, told.placement_active) == (True, Role.DEBTOR, True)
    assert (told.hard_block, told.soft_pause, told.opted_out_at) == (None, None, None)


def test_an_unknown_account_has_no_recipient(store: Store) -> None:
    found = store.read(lambda uow: uow.contacts.recipient_of_account(99, NOW))  # type: ignore[arg-type]  # a number nobody gave out
    assert found is None


def test_the_first_phone_of_the_file_is_the_best(store: Store) -> None:
    load(store, [record(phones=("+525511110001", "+525511110002"))])
    assert recipient(store).phone == "+525511110001"
    assert recipient(store).identity == "+525511110001"


def test_a_number_not_reached_on_two_days_gives_way_to_the_next(store: Store) -> None:
    load(store, [record(phones=("+525511110001", "+525511110002"))])
    talk = thread_with(store, "+525511110001", debtor_id=debtor_of(store))
    for name, at in (("m1", NOW), ("m2", NOW + 8 * HOUR), ("m3", NOW + 24 * HOUR)):
        assert recipient(store).phone == "+525511110001"
        say(store, outgoing(talk, name, at=at))
        report(store, Delivery.FAILED, message_id=name, at=at, error_code="131026", error="x")
    assert recipient(store).phone == "+525511110002"


def test_a_late_report_of_one_message_is_one_failure(store: Store) -> None:
    load(store, [record(phones=("+525511110001", "+525511110002"))])
    talk = thread_with(store, "+525511110001", debtor_id=debtor_of(store))
    say(store, outgoing(talk))
    for days in (1, 2):
        at = NOW + days * 24 * HOUR
        report(store, Delivery.FAILED, message_id="m1", at=at, error_code="131026", error="x")
    assert recipient(store).phone == "+525511110001"


def test_failures_before_a_delivery_do_not_count(store: Store) -> None:
    load(store, [record(phones=("+525511110001", "+525511110002"))])
    talk = thread_with(store, "+525511110001", debtor_id=debtor_of(store))
    say(store, outgoing(talk))
    report(store, Delivery.FAILED, message_id="m1", error_code="131026", error="x")
    say(store, outgoing(talk, "m2", at=NOW + HOUR))
    report(store, Delivery.DELIVERED, message_id="m2", at=NOW + HOUR)
    at = NOW + 30 * HOUR
    say(store, outgoing(talk, "m3", at=at))
    report(store, Delivery.FAILED, message_id="m3", at=at, error_code="131026", error="x")
    assert recipient(store).phone == "+525511110001"


def test_the_number_that_worked_last_comes_first(store: Store) -> None:
    load(store, [record(phones=("+525511110001", "+525511110002"))])
    talk = thread_with(store, "+525511110002", debtor_id=debtor_of(store))
    hear(store, incoming(talk))
    assert recipient(store).phone == "+525511110002"
    assert recipient(store).conversation_id == talk


def test_phones_of_references_are_never_the_debtors(store: Store) -> None:
    load(store, [record(phones=(), reference_phones=("+525599999999",))])
    assert recipient(store).facts.role is Role.REFERENCE
    assert (
        store.read(lambda uow: uow.conversations.debtors_with_identity("+525599999999")) == ()
    )


def test_a_debtor_without_a_phone_has_no_valid_contact_point(store: Store) -> None:
    load(store, [record(phones=())])
    assert recipient(store).contact_point_id is None
    assert not facts(store).contact_point_valid


def test_an_opt_out_holds_for_every_number_and_everybody_who_has_it(store: Store) -> None:
    shared = "+525511110009"
    load(store, [record(1, phones=(shared, PHONE)), record(2, phones=(shared,))])
    owners = store.write(lambda uow: uow.contacts.opt_out(shared, NOW, "message:x"))
    assert set(owners) == {debtor_of(store, 1), debtor_of(store, 2)}
    assert facts(store, 1).opted_out_at == NOW
    assert facts(store, 2).opted_out_at == NOW


def test_pending_messages_to_somebody_who_opts_out_die(store: Store) -> None:
    talk = known_thread(store)
    say(store, outgoing(talk))
    store.write(lambda uow: uow.contacts.opt_out(PHONE, NOW, "message:x"))
    assert store.read(lambda uow: uow.outbox.pending()) == 0
    shown = item(store, "m1")
    assert (shown.delivery, shown.error_code) == (Delivery.BLOCKED, "opted_out")


def test_the_newest_word_about_silence_wins_whatever_arrives_last(store: Store) -> None:
    load(store, [record()])
    store.write(lambda uow: uow.contacts.opt_out(PHONE, NOW, "a"))
    store.write(lambda uow: uow.contacts.resume(PHONE, NOW + 2 * HOUR, "b"))
    assert facts(store).opted_out_at is None
    store.write(lambda uow: uow.contacts.opt_out(PHONE, NOW + HOUR, "late"))
    assert facts(store).opted_out_at is None
    store.write(lambda uow: uow.contacts.opt_out(PHONE, NOW + 3 * HOUR, "c"))
    assert facts(store).opted_out_at == NOW + 3 * HOUR


def test_importing_again_does_not_undo_an_opt_out(store: Store) -> None:
    load(store, [record()])
    store.write(lambda uow: uow.contacts.opt_out(PHONE, NOW, "a"))
    load(store, [record(due_minor=7), record(2, phones=(PHONE,))])
    assert facts(store, 1).opted_out_at == NOW
    assert facts(store, 2).opted_out_at == NOW


def test_an_opt_out_of_a_user_without_number_is_known_when_the_number_shows(
    store: Store,
) -> None:
    talk = store.write(
        lambda uow: uow.conversations.open_for(
            phone_number_id="1",
            identity="uid:MX.77",
            phone=None,
            user_id="MX.77",
            name=None,
            debtor_id=None,
            at=NOW,
        )
    )
    store.write(lambda uow: uow.contacts.opt_out("uid:MX.77", NOW, "a"))
    found = store.read(lambda uow: uow.contacts.recipient_of_conversation(talk, NOW))
    assert found is not None
    assert (found.user_id, found.phone, found.facts.opted_out_at) == ("MX.77", None, NOW)


def test_a_wrong_number_is_invalid_for_everybody(store: Store) -> None:
    load(store, [record(1), record(2, phones=(PHONE,))])
    talk = thread_with(store, debtor_id=debtor_of(store))
    say(store, outgoing(talk))
    owners = store.write(lambda uow: uow.contacts.invalidate(PHONE, NOW, "agent:ana"))
    assert set(owners) == {debtor_of(store, 1), debtor_of(store, 2)}
    assert not facts(store, 1).contact_point_valid
    assert not facts(store, 2).contact_point_valid
    assert item(store, "m1").error_code == "contact_point_invalid"
    assert facts(store).opted_out_at is None


def test_a_pause_ends_by_itself(store: Store) -> None:
    load(store, [record()])
    debtor_id = debtor_of(store)
    store.write(
        lambda uow: uow.contacts.pause(debtor_id, SoftPause.DISPUTE, NOW, NOW + HOUR, "ana")
    )
    assert facts(store).soft_pause is SoftPause.DISPUTE
    later = store.read(
        lambda uow: uow.contacts.recipient_of_account(account_of(store), NOW + HOUR)
    )
    assert later is not None
    assert later.facts.soft_pause is None


def test_a_block_holds_and_what_waits_dies(store: Store) -> None:
    talk = known_thread(store)
    say(store, outgoing(talk))
    debtor_id = debtor_of(store)
    store.write(lambda uow: uow.contacts.block(debtor_id, HardBlock.DECEASED, NOW, "ana"))
    assert facts(store).hard_block is HardBlock.DECEASED
    assert item(store, "m1").delivery is Delivery.BLOCKED


@pytest.mark.parametrize("reason", ["deceased", "no_contact", "fraud", "bankruptcy"])
def test_what_is_said_of_the_person_blocks_all_accounts(store: Store, reason: str) -> None:
    key = record(1).debtor_key
    blocked = record(2, debtor_key=key, block_reason=BlockReason(reason))
    load(store, [record(1), blocked])
    assert facts(store, 1).hard_block is HardBlock(reason)


@pytest.mark.parametrize("reason", ["legal", "agreement", "paid"])
def test_what_is_said_of_an_account_blocks_only_that(store: Store, reason: str) -> None:
    key = record(1).debtor_key
    blocked = record(2, debtor_key=key, block_reason=BlockReason(reason))
    load(store, [record(1), blocked])
    assert facts(store, 1).hard_block is None
    assert facts(store, 2).hard_block is HardBlock(reason)


def test_a_withdrawn_account_is_not_active_until_it_comes_back(store: Store) -> None:
    load(store, [record(1), record(2)])
    load(store, [record(2)])
    assert not facts(store, 1).placement_active
    load(store, [record(1), record(2)])
    assert facts(store, 1).placement_active


def test_contacts_count_unless_they_never_went_out(store: Store) -> None:
    talk = known_thread(store)
    say(store, outgoing(talk, "m1"))
    say(store, outgoing(talk, "m2", opened_by_us=False))
    say(store, outgoing(talk, "m3"))
    store.write(lambda uow: uow.outbox.refused(MessageId("m3"), "holiday", "", NOW))
    assert [past.opened_by_us for past in facts(store).contacts] == [True, False]
    excluding = recipient(store, excluding=MessageId("m1")).facts.contacts
    assert [past.opened_by_us for past in excluding] == [False]


def test_a_conversation_answers_to_the_number_it_came_from(store: Store) -> None:
    load(store, [record(phones=("+525511110001", "+525511110002"))])
    talk = thread_with(store, "+525511110002", debtor_id=debtor_of(store))
    hear(store, incoming(talk))
    found = store.read(lambda uow: uow.contacts.recipient_of_conversation(talk, NOW))
    assert found is not None
    assert found.phone == "+525511110002"
    assert found.facts.window_closes_at == NOW + 24 * HOUR
    assert found.facts.last_inbound_at == NOW
    assert found.account_id == account_of(store)
    assert found.phone_number_id == "100200300"


def test_a_stranger_may_be_answered_by_the_rules_of_their_number(store: Store) -> None:
    talk = thread_with(store, "+573001234567")
    hear(store, incoming(talk))
    found = store.read(lambda uow: uow.contacts.recipient_of_conversation(talk, NOW))
    assert found is not None
    assert (found.debtor_id, found.country) == (None, "CO")
    assert found.facts.window_closes_at == NOW + 24 * HOUR


def test_two_way_contact_is_when_one_side_answered_the_other(store: Store) -> None:
    talk = known_thread(store)
    say(store, outgoing(talk, "m1", at=NOW - 2 * HOUR))
    assert facts(store).two_way_at is None
    hear(store, incoming(talk, sent_at=NOW - HOUR))
    assert facts(store).two_way_at == NOW - HOUR
    say(store, outgoing(talk, "m2", at=NOW))
    assert facts(store).two_way_at == NOW
