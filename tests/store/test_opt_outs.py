"""What the port Contacts promises about the ledger of opt-outs that the relay is told."""

from datetime import timedelta

from tests.store.placing import NOW, Store, load, record

PHONE = "+525512340001"


def test_opt_outs_are_listed_in_order_and_say_whether_they_hold(store: Store) -> None:
    load(store, [record(phones=(PHONE,))])
    store.write(lambda uow: uow.contacts.opt_out(PHONE, NOW, "agent:Laura"))
    store.write(lambda uow: uow.contacts.opt_out("uid:MX.77", NOW, "agent:Laura"))
    later = NOW + timedelta(hours=1)
    store.write(lambda uow: uow.contacts.resume("uid:MX.77", later, "message:w1"))
    first, second = store.read(lambda uow: uow.contacts.opt_outs(0, 10))
    assert (first.recipient, first.holds) == (PHONE, True)
    assert (second.recipient, second.holds) == ("MX.77", False)
    assert store.read(lambda uow: uow.contacts.opt_outs(first.seq, 10)) == (second,)
    assert store.read(lambda uow: uow.contacts.opt_outs(0, 1)) == (first,)
    assert store.read(lambda uow: uow.contacts.opt_outs(second.seq, 10)) == ()
