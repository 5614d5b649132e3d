"""What the gate is told about a person with an account that is paid and one that is not."""

import pytest

from console.domain.contact import HardBlock
from console.domain.ids import ConversationId
from console.domain.placement import BlockReason
from console.usecases.ports import Recipient
from tests.store.placing import NOW, Store, account_of, debtor_of, load, record, thread_with

OLD, YOUNG = 300, 12


def told(store: Store, conversation_id: ConversationId) -> Recipient:
    found = store.read(lambda uow: uow.contacts.recipient_of_conversation(conversation_id, NOW))
    assert found is not None
    return found


@pytest.mark.parametrize(("paid_dpd", "open_dpd"), [(OLD, YOUNG), (YOUNG, OLD)])
def test_a_reply_is_about_the_account_that_is_open(
    store: Store, paid_dpd: int, open_dpd: int
) -> None:
    key = record().debtor_key
    load(
        store,
        [
            record(1, debtor_key=key, dpd=paid_dpd, block_reason=BlockReason.PAID),
            record(2, debtor_key=key, phones=record().phones, dpd=open_dpd),
        ],
    )
    talk = thread_with(store, debtor_id=debtor_of(store, 2))
    found = told(store, talk)
    assert found.account_id == account_of(store, 2)
    assert found.facts.hard_block is None


def test_a_person_whose_accounts_are_all_paid_is_blocked(store: Store) -> None:
    load(store, [record(block_reason=BlockReason.PAID)])
    talk = thread_with(store, debtor_id=debtor_of(store))
    assert told(store, talk).facts.hard_block is HardBlock.PAID
