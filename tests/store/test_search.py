"""What the ports Search and Exports promise, on both databases."""

from datetime import timedelta

import pytest

from tests.store.conftest import SqlStore
from tests.store.placing import NOW, debtor_of, known_thread, load, record
from tests.store.test_messages import hear, incoming, outgoing, say


@pytest.fixture
def placed(sql_store: SqlStore) -> SqlStore:
    load(
        sql_store,
        [
            record(1, full_name="José Ángel Muñoz Ávila"),
            record(2, full_name="Muñoz, Josefa"),
            record(3, full_name="Ana Beltrán"),
        ],
    )
    return sql_store


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("munoz jose", [1, 2]),
        ("JOSÉ ÁNGEL MUÑOZ ÁVILA", [1]),
        ("beltran ana", [3]),
        ("5512-0000002", [2]),
        ("55120000002", [2]),
        ("0000002", [2]),
        ("PEJA800103AB1", [3]),
        ("peja800103", [3]),
        ("+52 55 1234 0003", [3]),
        ("+52 1 55 1234 0003", [3]),
        ("55 1234-0003", [3]),
        ("%", []),
        ("", []),
        ("   ", []),
    ],
)
def test_people_are_found_by_whatever_one_has_of_them(
    placed: SqlStore, text: str, found: list[int]
) -> None:
    hits = placed.read(lambda uow: uow.search.people(text, 10))
    assert [hit.debtor_id for hit in hits] == [debtor_of(placed, number) for number in found]


def test_a_hit_shows_the_debt_the_phone_and_the_thread(sql_store: SqlStore) -> None:
    talk = known_thread(sql_store)
    (hit,) = sql_store.read(lambda uow: uow.search.people("jacinta", 10))
    assert (hit.name, hit.country, hit.dpd) == ("Jacinta Peña 1", "MX", 45)
    assert (hit.account_no, hit.phone, hit.conversation_id) == (
        "5512-0000001",
        "+525512340001",
        talk,
    )
    assert hit.due is not None
    assert hit.due.minor == 100_001


def test_conversations_leave_the_house_without_notes(sql_store: SqlStore) -> None:
    talk = known_thread(sql_store)
    hear(sql_store, incoming(talk))
    say(sql_store, outgoing(talk, at=NOW + timedelta(minutes=1)))
    sql_store.write(lambda uow: uow.messages.add_note("n", talk, "secreto", NOW, "ana"))
    rows = sql_store.read(lambda uow: list(uow.exports.conversations(None, None)))
    assert [(row["direction"], row["text"], row["delivery"]) for row in rows] == [
        ("in", "Hola", None),
        ("out", "Buenas tardes", "QUEUED"),
    ]
    assert {(row["person"], row["account_no"], row["phone"]) for row in rows} == {
        ("Jacinta Peña 1", "5512-0000001", "+525512340001")
    }
    span = (NOW + timedelta(seconds=1), NOW + timedelta(minutes=2))
    assert len(sql_store.read(lambda uow: list(uow.exports.conversations(*span)))) == 1


def test_people_are_found_by_the_columns_that_are_no_field_of_ours(sql_store: SqlStore) -> None:
    extras = {"Campaña": "Regreso a CLASES", "zone": "MÉRIDA 100%"}
    load(sql_store, [record(1, extra=extras), record(2, extra={"Campaña": "Otra"}), record(3)])

    def hits(text: str) -> list[int]:
        found = sql_store.read(lambda uow: uow.search.elsewhere(text, 10))
        return [hit.debtor_id for hit in found]

    first = debtor_of(sql_store, 1)
    assert hits("a clases") == hits("mérida") == hits("100%") == [first]
    assert hits("campaña") == hits("zone") == []
    assert hits("otra") == [debtor_of(sql_store, 2)]
