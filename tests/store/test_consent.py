"""The ledger of consent: what files say is entered once, and never undoes an opt-out."""

from typing import Any

from sqlalchemy import select

from console.domain.phone import identity_of
from console.store.records import consent_events, contact_points
from tests.store.conftest import SqlStore
from tests.store.placing import NOW, Store, load, record, stage

ONE, TWO = "+525512340001", "+525512340002"


def entries(store: SqlStore) -> list[tuple[Any, ...]]:
    query = select(consent_events.c.identity, consent_events.c.kind, consent_events.c.source)
    with store.engine.connect() as connection:
        ordered = connection.execute(query.order_by(consent_events.c.id))
        return [tuple(row) for row in ordered]


def bring(store: Store, *consents: bool | None, **changes: Any) -> str:
    """Load one record per consent; the source that its entries have."""
    records = [
        record(number, whatsapp_consent=consent, **changes)
        for number, consent in enumerate(consents, start=1)
    ]
    batch_id = stage(store, records)
    store.write(lambda uow: uow.imports.load(batch_id, (), NOW))
    return f"import:{batch_id}"


def test_a_consent_is_entered_when_it_differs_from_the_newest(sql_store: SqlStore) -> None:
    one, two = identity_of(ONE), identity_of(TWO)
    first = bring(sql_store, True, False)
    again = bring(sql_store, True, False)
    silent = bring(sql_store, None, None)
    third = bring(sql_store, False, False)
    fourth = bring(sql_store, True, False)
    assert len({first, again, silent, third, fourth}) == 5
    assert entries(sql_store) == [
        (one, "consent_given", first),
        (two, "consent_refused", first),
        (one, "consent_refused", third),
        (one, "consent_given", fourth),
    ]


def test_a_number_with_and_without_consent_in_one_file_has_none(sql_store: SqlStore) -> None:
    source = bring(sql_store, True, False, phones=(ONE,))
    assert entries(sql_store) == [(identity_of(ONE), "consent_refused", source)]


def test_references_and_people_without_an_answer_are_not_entered(sql_store: SqlStore) -> None:
    load(sql_store, [record(phones=(), reference_phones=(TWO,), whatsapp_consent=True)])
    bring(sql_store, None)
    assert entries(sql_store) == []


def test_consent_in_a_file_does_not_undo_an_opt_out(sql_store: SqlStore) -> None:
    one = identity_of(ONE)
    bring(sql_store, True)
    sql_store.write(lambda uow: uow.contacts.opt_out(one, NOW, "chat"))
    bring(sql_store, False)
    bring(sql_store, True)
    with sql_store.engine.connect() as connection:
        assert connection.scalar(select(contact_points.c.opted_out_at_us)) is not None
    (entry,) = sql_store.read(lambda uow: uow.contacts.opt_outs(0, 10))
    assert entry.holds
