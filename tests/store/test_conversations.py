"""What the port Conversations promises."""

from datetime import timedelta

import pytest

from console.domain.delivery import Delivery
from console.domain.ids import ConversationId
from console.usecases.views import InboxSection
from tests.store.placing import (
    LINE,
    NOW,
    Store,
    account_of,
    debtor_of,
    known_thread,
    load,
    record,
    thread_with,
)
from tests.store.test_messages import hear, incoming, line, names, outgoing, say
from tests.store.test_promises import promise

HOUR = timedelta(hours=1)


def test_the_number_variants_of_a_person_are_one_thread(store: Store) -> None:
    assert thread_with(store, "+5215512340001") == thread_with(store, "+525512340001")
    assert thread_with(store, "+525512340002") != thread_with(store, "+525512340001")


def test_another_business_number_is_another_thread(store: Store) -> None:
    first = thread_with(store)
    second = store.write(
        lambda uow: uow.conversations.open_for(
            phone_number_id="999",
            identity="+525512340001",
            phone="+525512340001",
            user_id=None,
            name=None,
            debtor_id=None,
            at=NOW,
        )
    )
    assert first != second


def test_who_wrote_without_a_number_joins_the_thread_when_it_shows(store: Store) -> None:
    load(store, [record()])
    by_phone = thread_with(store, debtor_id=debtor_of(store))
    say(store, outgoing(by_phone))
    by_user = store.write(
        lambda uow: uow.conversations.open_for(
            phone_number_id=LINE,
            identity="uid:MX.1",
            phone=None,
            user_id="MX.1",
            name=None,
            debtor_id=None,
            at=NOW,
        )
    )
    hear(store, incoming(by_user, sent_at=NOW + HOUR))
    assert by_user != by_phone
    assert thread_with(store, user_id="MX.1") == by_phone
    assert names(store, by_phone) == ["m1", "wamid.1"]
    row = line(store, by_phone)
    assert (row.unread, row.preview, row.waiting_since) == (1, "Hola", NOW + HOUR)
    rows = store.read(lambda uow: uow.conversations.list(by="ana", tab="everyone", now=NOW))
    assert len(rows) == 1


def test_a_thread_learns_whose_it_is(store: Store) -> None:
    load(store, [record()])
    talk = thread_with(store)
    assert store.read(lambda uow: uow.conversations.debtor_of(talk)) is None
    debtor_id = debtor_of(store)
    store.write(lambda uow: uow.conversations.link_debtor(talk, debtor_id))
    assert store.read(lambda uow: uow.conversations.debtor_of(talk)) == debtor_id
    assert store.read(lambda uow: uow.conversations.of_debtor(debtor_id)) == talk


def test_debtors_are_found_by_any_spelling_of_their_number(store: Store) -> None:
    load(store, [record(1), record(2, phones=("+525512340001",))])
    thread = thread_with(store, debtor_id=debtor_of(store, 2))
    say(store, outgoing(thread))
    found = store.read(lambda uow: uow.conversations.debtors_with_identity("+525512340001"))
    assert found == (debtor_of(store, 2), debtor_of(store, 1))


def test_an_inbound_message_opens_a_resolved_conversation(store: Store) -> None:
    talk = known_thread(store)
    store.write(lambda uow: uow.conversations.resolve(talk, NOW))
    assert line(store, talk).section is InboxSection.RESOLVED
    hear(store, incoming(talk))
    assert not line(store, talk).resolved
    store.write(lambda uow: uow.conversations.resolve(talk, NOW))
    store.write(lambda uow: uow.conversations.resolve(talk, None))
    assert not line(store, talk).resolved


def test_a_draft_is_kept_until_it_is_empty(store: Store) -> None:
    talk = known_thread(store)
    store.write(lambda uow: uow.conversations.save_draft(talk, "Buenas", NOW))
    assert store.read(lambda uow: uow.conversations.draft(talk)) == "Buenas"
    assert line(store, talk).draft == "Buenas"
    store.write(lambda uow: uow.conversations.save_draft(talk, "", NOW))
    assert store.read(lambda uow: uow.conversations.draft(talk)) == ""
    assert line(store, talk).draft is None


def test_sections_come_in_the_order_in_which_they_expire(store: Store) -> None:
    load(store, [record(number) for number in range(1, 6)])
    talks: dict[str, ConversationId] = {}
    for number, name in enumerate(("open", "promised", "reply", "expiring", "done"), start=1):
        phone = f"+52551234{number:04d}"
        talks[name] = thread_with(store, phone, debtor_id=debtor_of(store, number))
    hear(store, incoming(talks["reply"], "w1"))
    hear(store, incoming(talks["expiring"], "w2", sent_at=NOW - 23 * HOUR))
    today = NOW.date()
    made = promise(debtor_of(store, 2), account_of(store, 2), due_on=today)
    store.write(lambda uow: uow.promises.add(made))
    store.write(lambda uow: uow.conversations.resolve(talks["done"], NOW))
    rows = store.read(
        lambda uow: uow.conversations.list(
            by="ana", tab="everyone", now=NOW, zone="America/Mexico_City"
        )
    )
    order = ["expiring", "reply", "promised", "open", "done"]
    assert [row.conversation_id for row in rows] == [talks[name] for name in order]
    awake = [section for section in InboxSection if section is not InboxSection.SNOOZED]
    assert [row.section for row in rows] == awake
    counts = store.read(lambda uow: uow.conversations.counts("ana", NOW))
    assert (counts.everyone, counts.unread, counts.needs_reply, counts.expiring) == (4, 2, 2, 1)


def test_a_conversation_is_whose_claim_it_is_else_whose_last_word(store: Store) -> None:
    load(store, [record(number) for number in (1, 2, 3)])
    mine = thread_with(store, "+525512340001", debtor_id=debtor_of(store, 1))
    claimed = thread_with(store, "+525512340002", debtor_id=debtor_of(store, 2))
    free = thread_with(store, "+525512340003", debtor_id=debtor_of(store, 3))
    say(store, outgoing(mine, "m1", by="ana"))
    say(store, outgoing(claimed, "m2", by="ana"))
    store.write(lambda uow: uow.claims.acquire(debtor_of(store, 2), "luis", NOW, 300))

    def tab(name: str, by: str) -> set[ConversationId]:
        rows = store.read(lambda uow: uow.conversations.list(by=by, tab=name, now=NOW))
        return {row.conversation_id for row in rows}

    assert tab("mine", "ana") == {mine}
    assert tab("mine", "luis") == {claimed}
    assert tab("unassigned", "ana") == {free}
    assert tab("everyone", "ana") == {mine, claimed, free}
    counts = store.read(lambda uow: uow.conversations.counts("ana", NOW))
    assert (counts.mine, counts.unassigned, counts.everyone) == (1, 1, 3)


def test_chips_and_text_narrow_the_list(store: Store) -> None:
    load(store, [record(1, full_name="Óscar Núñez"), record(2)])
    first = thread_with(store, "+525512340001", debtor_id=debtor_of(store, 1))
    second = thread_with(store, "+525512340002", debtor_id=debtor_of(store, 2))
    hear(store, incoming(second))

    def listed(chip: str | None, text: str) -> list[ConversationId]:
        rows = store.read(
            lambda uow: uow.conversations.list(
                by="ana", tab="everyone", chip=chip, text=text, now=NOW
            )
        )
        return [row.conversation_id for row in rows]

    assert listed("unread", "") == [second]
    assert listed("expiring", "") == []
    assert listed(None, "nunez oscar") == [first]
    assert listed(None, "40002") == [second]
    with pytest.raises(ValueError, match="tab"):
        store.read(lambda uow: uow.conversations.list(by="ana", tab="nobody", now=NOW))


def test_a_line_shows_the_debt_and_what_became_of_our_last_message(store: Store) -> None:
    talk = known_thread(store)
    say(store, outgoing(talk))
    row = line(store, talk)
    assert (row.name, row.country, row.dpd) == ("Jacinta Peña 1", "MX", 45)
    assert row.due is not None
    assert (row.due.minor, row.due.currency) == (100_001, "MXN")
    assert row.preview_delivery is Delivery.QUEUED
    store.write(lambda uow: uow.contacts.opt_out("+525512340001", NOW, "x"))
    assert line(store, talk).opted_out
    assert line(store, talk).preview_delivery is Delivery.BLOCKED


def test_the_panel_shows_the_person_with_and_without_a_thread(store: Store) -> None:
    load(store, [record(email="jaci@example.com", extra={"score": "7"})])
    debtor_id = debtor_of(store)
    alone = store.read(lambda uow: uow.conversations.panel(None, debtor_id, NOW))
    assert alone is not None
    assert (alone.conversation_id, alone.phone, alone.language) == (None, "+525512340001", "es")
    talk = thread_with(store, debtor_id=debtor_id)
    shown = store.read(lambda uow: uow.conversations.panel(talk, None, NOW))
    assert shown is not None
    assert (shown.conversation_id, shown.debtor_id) == (talk, debtor_id)
    assert [account.account_no for account in shown.accounts] == ["5512-0000001"]
    assert [point.kind for point in shown.contact_points] == ["phone", "email"]
    assert shown.extra == {"score": "7"}
    assert shown.facts is not None
    stranger = thread_with(store, "+525599990000")
    unknown = store.read(lambda uow: uow.conversations.panel(stranger, None, NOW))
    assert unknown is not None
    assert (unknown.debtor_id, unknown.name) == (None, "Jaci")
    assert store.read(lambda uow: uow.conversations.panel(None, None, NOW)) is None
