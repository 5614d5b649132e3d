"""Names that a file shouts are read as one writes them, wherever a list shows them."""

from datetime import timedelta

from sqlalchemy import text

from tests.store.conftest import SqlStore
from tests.store.placing import NOW, account_of, debtor_of, load, record, thread_with
from tests.store.test_activities import log
from tests.store.test_payments import pay, payment
from tests.store.test_promises import make

SHOUTED, WRITTEN = "GUADALUPE MARTÍNEZ DE LA O", "Guadalupe Martínez de la O"


def test_every_list_reads_a_shouted_name_as_one_writes_it(sql_store: SqlStore) -> None:
    load(sql_store, [record(full_name=SHOUTED, payment_reference="REF-1")])
    make(sql_store, "p1")
    thread = thread_with(sql_store, debtor_id=debtor_of(sql_store))
    log(sql_store, "a1")
    pay(sql_store, payment(payment_reference="REF-1"))
    pay(sql_store, payment(9, full_name=SHOUTED))
    read = sql_store.read
    page = read(lambda uow: uow.queue.page(None, now=NOW))
    panel = read(lambda uow: uow.conversations.panel(thread, None, NOW))
    listed = read(lambda uow: uow.conversations.list(by="ana", tab="everyone", now=NOW))
    recipient = read(lambda uow: uow.contacts.recipient_of_account(account_of(sql_store), NOW))
    assert panel is not None
    assert recipient is not None
    later = NOW + timedelta(days=1)
    names = {
        "queue": page.rows[0].person,
        "inbox": listed[0].name,
        "panel": panel.name,
        "recipient": recipient.name,
        "search": read(lambda uow: uow.search.people("guadalupe martinez", 5))[0].name,
        "promises": read(lambda uow: uow.promises.list())[0].person,
        "activities": read(lambda uow: next(uow.activities.stream(None, later))).person,
        "payments": read(
            lambda uow: {row["person"] for row in uow.exports.payments(None, None)}
        ),
    }
    assert names == dict.fromkeys(names, WRITTEN) | {"payments": {WRITTEN}}


def test_what_the_creditor_wrote_stays_in_the_workspace(sql_store: SqlStore) -> None:
    load(sql_store, [record(1, full_name=SHOUTED), record(2, full_name="Ana MacGregor")])
    with sql_store.engine.connect() as connection:
        kept = connection.scalars(text("SELECT name FROM debtors ORDER BY id")).all()
    assert list(kept) == [SHOUTED, "Ana MacGregor"]
    assert load(sql_store, [record(1, full_name=SHOUTED), record(2)]).updated == 0
