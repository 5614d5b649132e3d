"""What the creditor takes back, contacts that join people, and whom nobody may contact."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from console.domain.contact import HardBlock, Role
from console.domain.delivery import Delivery
from console.domain.ids import AccountId
from console.domain.placement import (
    BlockReason,
    ContactRecord,
    ContactType,
    ExclusionRecord,
    Quality,
    RecallRecord,
)
from console.store.records import accounts, contact_points, messages
from tests.store.conftest import SqlStore
from tests.store.placing import (
    AS_OF,
    NOW,
    account_of,
    apply,
    debtor_of,
    lines,
    load,
    load_lines,
    record,
    stage,
    thread_with,
)
from tests.store.test_messages import hear, incoming, outgoing, say
from tests.store.test_promises import make

EMPTY = {"created": 0, "updated": 0, "unchanged": 0, "withdrawn": 0}
DOC = "PEJA800101AB1"


def recall(row: int = 2, **changes: Any) -> RecallRecord:
    plain = RecallRecord(
        row=row,
        account_key="55120000001",
        account_no="5512-0000001",
        doc_type=None,
        doc_number=None,
        client_code=None,
        full_name=None,
        recall_on=AS_OF,
        reason="VENTA",
    )
    return replace(plain, **changes)


def contact(value: str, row: int = 2, **changes: Any) -> ContactRecord:
    plain = ContactRecord(
        row=row,
        type=ContactType.PHONE,
        quality=Quality.DEBTOR,
        value=value,
        account_key="55120000001",
        account_no="5512-0000001",
        doc_type=None,
        doc_number=None,
        client_code=None,
        full_name=None,
    )
    return replace(plain, **changes)


def exclusion(row: int = 2, **changes: Any) -> ExclusionRecord:
    plain = ExclusionRecord(
        row=row,
        account_key=None,
        account_no=None,
        doc_type=None,
        doc_number=None,
        client_code=None,
        full_name=None,
        phones=(),
        email=None,
        reason="No contactar",
        block_reason=BlockReason.NO_CONTACT,
        excluded_on=None,
        until_on=None,
    )
    return replace(plain, **changes)


def state(store: SqlStore, number: int = 1) -> Any:
    with store.engine.connect() as connection:
        return connection.execute(
            select(accounts).where(accounts.c.id == account_of(store, number))
        ).one()


def facts(store: SqlStore, number: int = 1) -> Any:
    account_id = AccountId(account_of(store, number))
    found = store.read(lambda uow: uow.contacts.recipient_of_account(account_id, NOW))
    assert found is not None
    return found.facts


def points(store: SqlStore) -> dict[str, str]:
    with store.engine.connect() as connection:
        rows = connection.execute(
            select(contact_points.c.value, contact_points.c.role).order_by(
                contact_points.c.debtor_id, contact_points.c.position, contact_points.c.id
            )
        )
        return {row.value: row.role for row in rows}


def waiting(store: SqlStore, number: int = 1) -> str:
    """A message of ours about the account, not yet handed over."""
    talk = thread_with(store, f"+52551234{number:04d}", debtor_id=debtor_of(store, number))
    say(store, replace(outgoing(talk, f"m{number}"), account_id=account_of(store, number)))
    return f"m{number}"


def error_of(store: SqlStore, message_id: str) -> tuple[int, str]:
    with store.engine.connect() as connection:
        row = connection.execute(
            select(messages.c.delivery, messages.c.error_code).where(
                messages.c.id == message_id
            )
        ).one()
    return row.delivery, row.error_code


# --- recalls -------------------------------------------------------------------------------


def test_a_recalled_account_is_withdrawn_and_its_sends_die(sql_store: SqlStore) -> None:
    load(sql_store, [record(1), record(2)])
    mine, other = waiting(sql_store, 1), waiting(sql_store, 2)
    make(sql_store, "p1", 1)
    batch_id = lines(sql_store, [recall()], "recall")
    foretold = sql_store.read(lambda uow: uow.imports.outlook(batch_id))
    assert (foretold.operation.promises_open, foretold.operation.sends_pending) == (1, 1)
    assert apply(sql_store, batch_id)["effect"] == EMPTY | {"withdrawn": 1}
    found = state(sql_store)
    assert found.withdrawn_at_us is not None
    assert (found.recalled_on, found.recall_reason) == (AS_OF, "VENTA")
    assert error_of(sql_store, mine) == (Delivery.BLOCKED, "placement_inactive")
    assert error_of(sql_store, other)[0] == Delivery.QUEUED
    assert not facts(sql_store).placement_active


def test_the_same_recalls_again_change_nothing(sql_store: SqlStore) -> None:
    load(sql_store, [record(1), record(2)])
    said = [recall(), recall(3, account_no=None, account_key=None, doc_number=DOC)]
    assert load_lines(sql_store, said, "recall")["effect"] == EMPTY | {"withdrawn": 1}
    before = state(sql_store)
    assert load_lines(sql_store, said, "recall")["effect"] == EMPTY | {"unchanged": 1}
    assert state(sql_store) == before


def test_a_recalled_account_comes_back_by_a_later_cut_only(sql_store: SqlStore) -> None:
    load(sql_store, [record(1)])
    later = AS_OF + timedelta(days=2)
    load_lines(sql_store, [recall(recall_on=later)], "recall")
    load(sql_store, [record(1, dpd=47)], as_of=later)
    found = state(sql_store)
    assert found.withdrawn_at_us is not None
    assert (found.dpd, found.recalled_on) == (47, later)
    load(sql_store, [record(1)], as_of=later + timedelta(days=1))
    found = state(sql_store)
    assert (found.withdrawn_at_us, found.recalled_on, found.recall_reason) == (None,) * 3


def test_an_unknown_account_is_listed(sql_store: SqlStore) -> None:
    load(sql_store, [record(1)])
    said = load_lines(sql_store, [recall(account_no="X1", account_key="X1")], "recall")
    assert said["unmatched"] == [{"row": 2, "reason": "NOT_FOUND"}]
    assert said["effect"] == EMPTY


# --- contacts ------------------------------------------------------------------------------


def test_contacts_stand_behind_what_is_known_with_their_role(sql_store: SqlStore) -> None:
    load(sql_store, [record(1)])
    said = [
        contact("+525599990001"),
        contact("+525599990002", 3, quality=Quality.REFERENCE),
        contact("+525599990002", 4, quality=Quality.CO_DEBTOR),
        contact("+525512340001", 5),
        contact("ana@example.com", 6, type=ContactType.EMAIL),
        contact("Calle 1", 7, type=ContactType.ADDRESS),
    ]
    first = load_lines(sql_store, said, "contacts")["effect"]
    assert first == EMPTY | {"created": 4, "unchanged": 1}
    assert points(sql_store) == {
        "+525512340001": Role.DEBTOR,
        "+525599990001": Role.DEBTOR,
        "+525599990002": Role.CO_DEBTOR,
        "ana@example.com": Role.DEBTOR,
        "Calle 1": Role.DEBTOR,
    }
    assert load_lines(sql_store, said, "contacts")["effect"] == EMPTY | {"unchanged": 5}


def test_a_number_that_opted_out_is_silent_also_when_a_file_brings_it(
    sql_store: SqlStore,
) -> None:
    load(sql_store, [record(1)])
    sql_store.write(lambda uow: uow.contacts.opt_out("+525599990001", NOW, "x"))
    load_lines(sql_store, [contact("+525599990001")], "contacts")
    assert facts(sql_store).opted_out_at == NOW


# --- exclusions ----------------------------------------------------------------------------


def test_an_excluded_person_is_blocked_known_or_not_yet(sql_store: SqlStore) -> None:
    load(sql_store, [record(1)])
    mine = waiting(sql_store)
    said = [
        exclusion(doc_number=DOC, block_reason=BlockReason.LEGAL),
        exclusion(3, doc_number="PEJA800102AB1"),
    ]
    found = load_lines(sql_store, said, "exclusions")
    assert (found["matched"], found["effect"]) == (1, EMPTY | {"created": 2})
    assert found["unmatched"] == [{"row": 3, "reason": "NOT_FOUND"}]
    assert facts(sql_store).hard_block is HardBlock.LEGAL
    assert error_of(sql_store, mine) == (Delivery.BLOCKED, "hard_block")
    load(sql_store, [record(1), record(2), record(3)])
    assert facts(sql_store, 2).hard_block is HardBlock.NO_CONTACT
    assert facts(sql_store, 3).hard_block is None
    assert load_lines(sql_store, said, "exclusions")["effect"] == EMPTY | {"unchanged": 2}


def test_an_excluded_account_leaves_its_worklist_and_the_others_stay(
    sql_store: SqlStore,
) -> None:
    both = [record(1), record(2, debtor_key=record(1).debtor_key)]
    load(sql_store, both)
    load_lines(sql_store, [exclusion(account_no="5512-0000001")], "exclusions")
    assert facts(sql_store, 1).hard_block is HardBlock.NO_CONTACT
    assert facts(sql_store, 2).hard_block is None
    load(sql_store, both, as_of=AS_OF + timedelta(days=1))
    segments = {
        row.segment: row.accounts for row in sql_store.read(lambda uow: uow.queue.segments())
    }
    assert segments["excluded"] == 1


def test_no_word_of_the_person_lifts_an_exclusion_of_a_phone(sql_store: SqlStore) -> None:
    load(sql_store, [record(1)])
    load_lines(sql_store, [exclusion(phones=("+525512340001",))], "exclusions")
    assert facts(sql_store).opted_out_at == NOW
    later = NOW + timedelta(hours=1)
    sql_store.write(lambda uow: uow.contacts.resume("+525512340001", later, "x"))
    assert facts(sql_store).opted_out_at == NOW
    (told,) = sql_store.read(lambda uow: uow.contacts.opt_outs(0, 10))
    assert (told.recipient, told.holds, told.reason) == ("+525512340001", True, "excluded")


def test_an_exclusion_with_an_end_ends(sql_store: SqlStore) -> None:
    load(sql_store, [record(1)])
    until = NOW.date() - timedelta(days=3)
    load_lines(sql_store, [exclusion(doc_number=DOC, until_on=until)], "exclusions")
    assert facts(sql_store).hard_block is None
    until = date(2026, 12, 24)
    load_lines(sql_store, [exclusion(doc_number=DOC, until_on=until)], "exclusions")
    assert facts(sql_store).hard_block is HardBlock.NO_CONTACT


# --- what is under way ---------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["full", "delta"])
def test_a_portfolio_says_what_it_means_for_the_work_under_way(
    sql_store: SqlStore, mode: str
) -> None:
    load(sql_store, [record(1), record(2)])
    make(sql_store, "p1", 1)
    talk = thread_with(sql_store, debtor_id=debtor_of(sql_store, 1))
    hear(sql_store, incoming(talk, "i1"))
    sql_store.write(lambda uow: uow.conversations.save_draft(talk, "Buen día", NOW))
    batch_id = stage(sql_store, [record(2)], mode=mode)
    found = sql_store.read(lambda uow: uow.imports.outlook(batch_id)).operation
    gone = 1 if mode == "full" else 0
    assert (found.promises_open, found.chats_waiting, found.drafts) == (gone, gone, gone)
