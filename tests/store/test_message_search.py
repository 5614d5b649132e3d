"""What the port Search promises of messages and names, on both databases."""

from datetime import timedelta
from functools import partial

import pytest

from console.domain.ids import ConversationId, MessageId
from console.store.search_words import excerpt, nearest, words_of
from console.usecases.ports import UnitOfWork
from tests.store.conftest import SqlStore
from tests.store.placing import NOW, debtor_of, known_thread, load, record, thread_with
from tests.store.test_messages import hear, incoming, outgoing, say


def found(store: SqlStore, text: str) -> list[str]:
    return [hit.item_id for hit in store.read(lambda uow: uow.search.messages(text, 10))]


def named(store: SqlStore, text: str) -> list[str]:
    return [hit.name for hit in store.read(lambda uow: uow.search.people(text, 10))]


@pytest.fixture
def talked(sql_store: SqlStore) -> SqlStore:
    talk = known_thread(sql_store)
    hear(sql_store, incoming(talk, "wamid.a", text="Le PROMETÍ pagar el miércoles, señorita"))
    return sql_store


@pytest.mark.parametrize(
    "text", ["prometi", "PROMETÍ", "prom", "senorita miercoles", "pagar, el", "Señor"]
)
def test_words_are_found_without_case_accents_or_order(talked: SqlStore, text: str) -> None:
    assert found(talked, text) == ["wamid.a"]


@pytest.mark.parametrize(
    "text", ["", "  ", "%", "'", '"', "e", "jueves", "pagar jueves", "* OR ("]
)
def test_what_nobody_said_is_not_found(talked: SqlStore, text: str) -> None:
    assert found(talked, text) == []


def test_the_newest_message_of_each_conversation_counts(talked: SqlStore) -> None:
    first = talked.read(lambda uow: uow.search.messages("pagar", 10))[0].conversation_id
    load(talked, [record(2)])
    talk = thread_with(talked, "+525512340002", debtor_id=debtor_of(talked, 2))
    hear(
        talked, incoming(talk, "wamid.b", text="pagar hoy", sent_at=NOW + timedelta(minutes=1))
    )
    hear(
        talked,
        incoming(talk, "wamid.c", text="ya pude pagar", sent_at=NOW + timedelta(minutes=2)),
    )
    hits = talked.read(lambda uow: uow.search.messages("pagar", 10))
    assert [(hit.item_id, hit.conversation_id) for hit in hits] == [
        ("wamid.c", talk),
        ("wamid.a", first),
    ]
    assert (hits[0].name, hits[0].country, hits[0].dpd) == ("Jacinta Peña 2", "MX", 45)
    assert (hits[0].text, hits[0].outgoing, hits[0].is_note) == ("ya pude pagar", False, False)


def test_notes_and_names_of_files_are_found(talked: SqlStore) -> None:
    talk = talked.read(lambda uow: uow.search.messages("pagar", 10))[0].conversation_id
    talked.write(lambda uow: uow.messages.add_note("n", talk, "confirmar abono", NOW, "ana"))
    file = {"media_id": "7", "filename": "comprobante_PSE.pdf"}
    hear(talked, incoming(talk, "wamid.f", text=None, kind="document", media=file))
    (note,) = talked.read(lambda uow: uow.search.messages("abono", 10))
    assert (note.item_id, note.is_note) == ("n", True)
    (document,) = talked.read(lambda uow: uow.search.messages("comprobante", 10))
    assert (document.item_id, document.text) == ("wamid.f", "comprobante_PSE.pdf")


def test_an_edit_is_found_by_its_new_words_and_a_revoked_message_by_none(
    talked: SqlStore,
) -> None:
    later = NOW + timedelta(minutes=5)
    talked.write(lambda uow: uow.messages.edit("wamid.a", "Mejor el jueves", later))
    assert (found(talked, "prometi"), found(talked, "jueves")) == ([], ["wamid.a"])
    talked.write(lambda uow: uow.messages.revoke("wamid.a", later))
    assert found(talked, "jueves") == []


def test_what_was_taken_back_is_not_found(talked: SqlStore) -> None:
    talk = talked.read(lambda uow: uow.search.messages("pagar", 10))[0].conversation_id
    with pytest.raises(RuntimeError, match="undone"):
        talked.write(partial(_say_and_fail, talk=talk))
    assert found(talked, "intereses") == []
    say(talked, outgoing(talk, "o1", text="sin intereses"))
    assert found(talked, "intereses") == [MessageId("o1")]


def _say_and_fail(uow: UnitOfWork, talk: ConversationId) -> None:
    assert uow.messages.add_outgoing(outgoing(talk, "o0", text="con intereses"), {})
    raise RuntimeError("undone")


def test_people_who_wait_for_the_index_are_found_and_so_they_are_after(
    sql_store: SqlStore,
) -> None:
    load(sql_store, [record(1, full_name="José Muñoz"), record(2, full_name="Ana Beltrán")])
    assert (named(sql_store, "munoz"), named(sql_store, "bel")) == (
        ["José Muñoz"],
        ["Ana Beltrán"],
    )
    indexed = []
    while rows := sql_store.write(lambda uow: uow.search.index_names(1)):
        indexed.append(rows)
    assert len(indexed) in {0, 2}
    assert (named(sql_store, "munoz"), named(sql_store, "bel")) == (
        ["José Muñoz"],
        ["Ana Beltrán"],
    )
    load(sql_store, [record(2, full_name="Ana Zabala"), record(3, full_name="Eva Ruiz")])
    assert named(sql_store, "beltran") == []
    assert (named(sql_store, "zabala"), named(sql_store, "ruiz")) == (
        ["Ana Zabala"],
        ["Eva Ruiz"],
    )


@pytest.mark.parametrize("text", ["muñz", "Mnuoz josé", "guadalpe", "guadalupe marteniz"])
def test_a_name_with_a_slip_of_the_fingers_is_found(sql_store: SqlStore, text: str) -> None:
    load(
        sql_store,
        [
            record(1, full_name="José Muñoz"),
            record(2, full_name="Guadalupe Martínez"),
            record(3, full_name="Ana Beltrán"),
        ],
    )
    sql_store.write(lambda uow: uow.search.index_names(100))
    assert named(sql_store, text) == [
        "José Muñoz" if "m" in text[:1].lower() else "Guadalupe Martínez"
    ]


@pytest.mark.parametrize(
    "text", ["5512340003", "55 1234 0003", "+52 1 55 1234-0003", "5255123400", "(55) 1234.0003"]
)
def test_a_phone_is_found_in_any_format(sql_store: SqlStore, text: str) -> None:
    load(sql_store, [record(number) for number in (1, 2, 3)])
    assert named(sql_store, text)[-1] == "Jacinta Peña 3"


def test_an_excerpt_shows_the_word_on_one_line() -> None:
    whole = (
        "Buenas tardes.\n"
        + "Le escribo por lo de ayer, " * 6
        + "y prometí pagar el treinta " * 4
    )
    cut = excerpt(whole, ["prometi"])
    assert "prometí pagar" in cut
    assert cut.startswith("…")
    assert cut.endswith("…")
    assert len(cut) <= 95
    assert excerpt("hola", ["nada"]) == "hola"


def test_only_near_words_are_near() -> None:
    known = ["guadalupe", "martinez", "mar", "maria", "marina"]
    assert nearest(known, "mraia") == ["maria"]
    assert nearest(known, "xyz") == []
    assert words_of("¿Qué, MARÍA?  a") == ["que", "maria"]
