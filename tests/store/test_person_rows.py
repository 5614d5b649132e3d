"""The panel's payments and conversations, on both databases."""

from datetime import date, timedelta

from console.domain.ids import ConversationId
from console.domain.money import Money
from tests.store.conftest import SqlStore
from tests.store.placing import NOW, load, record
from tests.store.test_payments import pay, payment
from tests.usecases.scene import hear, party


def test_payments_come_newest_first_with_their_reversals(sql_store: SqlStore) -> None:
    load(sql_store, [record(1, payment_reference="REF-001")])
    talk = hear(sql_store)
    pay(
        sql_store,
        payment(3, payment_reference="REF-001", paid_on=date(2026, 11, 3)),
        payment(4, payment_reference="REF-001", amount_minor=-500),
    )
    panel = sql_store.read(lambda uow: uow.conversations.panel(talk, None, NOW))
    assert panel is not None
    assert [(row.paid_on, row.amount) for row in panel.payments] == [
        (date(2026, 11, 20), Money(-500, "MXN")),
        (date(2026, 11, 3), Money(100_001, "MXN")),
    ]


def test_every_conversation_of_a_person_is_listed_the_newest_first(
    sql_store: SqlStore,
) -> None:
    second = "+525512349999"
    load(sql_store, [record(1, phones=("+525512340001", second))])
    first, other = hear(sql_store), hear(sql_store, name="wamid.in2", sender=party(second))
    assert first != other
    panel = sql_store.read(lambda uow: uow.conversations.panel(first, None, NOW))
    assert panel is not None
    assert {chat.conversation_id for chat in panel.chats} == {first, other}
    assert [chat.last_at for chat in panel.chats] == sorted(
        (chat.last_at for chat in panel.chats), reverse=True
    )


def test_whom_nobody_knows_has_one_conversation(sql_store: SqlStore) -> None:
    talk = hear(sql_store, sender=party("+573001234567"))
    later = NOW + timedelta(hours=1)
    panel = sql_store.read(lambda uow: uow.conversations.panel(talk, None, later))
    assert panel is not None
    assert [chat.conversation_id for chat in panel.chats] == [ConversationId(talk)]
