"""What the port Activities promises."""

from datetime import timedelta
from typing import Any

import pytest

from console.domain.ids import MessageId
from console.domain.money import Money
from console.store import activities as activities_store
from console.usecases.ports import NewActivity
from console.usecases.views import ItemKind
from tests.store.conftest import SqlStore
from tests.store.placing import NOW, Store, debtor_of, known_thread, load, record
from tests.store.test_messages import hear, incoming, outgoing, say
from tests.store.test_promises import make

MINUTE = timedelta(minutes=1)


def log(store: Store, name: str, **changes: Any) -> bool:
    values: dict[str, Any] = {
        "at": NOW,
        "by": "ana",
        "code": "NEGOT",
        "channel": "whatsapp",
        "debtor_id": debtor_of(store),
    }
    done = NewActivity(name, **(values | changes))
    return store.write(lambda uow: uow.activities.add(done))


def test_an_activity_is_stored_once_with_who_it_was_about(store: Store) -> None:
    load(store, [record()])
    amount = Money(500, "MXN")
    assert log(store, "a1", note="quedó de pagar", amount=amount)
    assert not log(store, "a1", note="otra")
    (row,) = store.read(lambda uow: tuple(uow.activities.stream(None, None)))
    assert (row.note, row.amount, row.person) == ("quedó de pagar", amount, "Jacinta Peña 1")
    assert (row.account_no, row.creditor, row.phone) == (
        "5512-0000001",
        "Banco Cerro Azul",
        "+525512340001",
    )


def test_a_span_holds_its_beginning_and_not_its_end(store: Store) -> None:
    load(store, [record()])
    for minute in range(4):
        log(store, f"a{minute}", at=NOW + minute * MINUTE)
    span = store.read(lambda uow: tuple(uow.activities.stream(NOW + MINUTE, NOW + 3 * MINUTE)))
    assert [row.id for row in span] == ["a1", "a2"]


def test_best_is_the_lowest_weight_and_the_newest_of_equals(store: Store) -> None:
    load(store, [record(1), record(2)])
    for minute, (name, code) in enumerate(
        (("a", "PTP"), ("b", "PTP"), ("c", "NOANSWER"), ("d", "SOMETHING_OLD"))
    ):
        log(store, name, code=code, at=NOW + minute * MINUTE)
    log(store, "z", code="REFUSE", debtor_id=debtor_of(store, 2))
    log(store, "nobody", debtor_id=None)
    pairs = store.read(lambda uow: tuple(uow.activities.best_and_last(None, None)))
    assert sorted((best.id, last.id) for best, last in pairs) == [("b", "d"), ("z", "z")]
    since = NOW + timedelta(seconds=1)
    later = store.read(lambda uow: tuple(uow.activities.best_and_last(since, None)))
    assert all(best.at >= since for best, _last in later)


def test_best_and_last_come_a_page_of_people_at_a_time(
    sql_store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(activities_store, "_PEOPLE", 2)
    load(sql_store, [record(number) for number in range(1, 6)])
    for number in range(1, 6):
        log(sql_store, f"a{number}", debtor_id=debtor_of(sql_store, number))
    pairs = sql_store.read(lambda uow: tuple(uow.activities.best_and_last(None, None)))
    assert [last.id for _best, last in pairs] == ["a1", "a2", "a3", "a4", "a5"]


def test_the_thread_shows_events_but_not_twice_what_was_said(store: Store) -> None:
    talk = known_thread(store)
    hear(store, incoming(talk))
    say(store, outgoing(talk, at=NOW + MINUTE))
    log(store, "sent", conversation_id=talk, message_id=MessageId("m1"), at=NOW + MINUTE)
    log(
        store,
        "OPT",
        code="OPTOUT",
        conversation_id=talk,
        message_id=MessageId("wamid.1"),
        at=NOW + 2 * MINUTE,
    )
    page = store.read(lambda uow: uow.conversations.thread(talk))
    assert [(each.item, each.kind_name) for each in page.items] == [
        (ItemKind.MESSAGE, "text"),
        (ItemKind.MESSAGE, "text"),
        (ItemKind.EVENT, "OPTOUT"),
    ]


def test_the_figures_of_the_day(store: Store) -> None:
    talk = known_thread(store)
    log(store, "yesterday", at=NOW - timedelta(days=1))
    log(store, "mine")
    log(store, "hers", by="luis")
    make(store)
    say(store, outgoing(talk))
    store.write(lambda uow: uow.cursor.move_to(41))
    mine = store.read(lambda uow: uow.activities.today("ana", NOW))
    assert (mine.activities, mine.promises, mine.outbox, mine.cursor) == (1, 1, 1, 41)
    assert store.read(lambda uow: uow.activities.today(None, NOW)).activities == 2
    store.write(lambda uow: uow.outbox.refused(MessageId("m1"), "holiday", "", NOW))
    assert store.read(lambda uow: uow.activities.today(None, NOW)).failed == 1
