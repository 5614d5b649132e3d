"""What has happened for one operator, on both databases."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from console.domain.delivery import Delivery
from console.domain.ids import ConversationId
from console.store.engine import writing
from console.store.instants import to_us
from console.store.records import conversations
from console.usecases.news import NewsKind
from tests.store.conftest import SqlStore
from tests.store.placing import NOW, known_thread
from tests.store.test_messages import hear, incoming, outgoing, report, say
from tests.store.test_promises import make

HOUR = timedelta(hours=1)


def told(store: SqlStore, by: str = "ana") -> list[tuple[str, str]]:
    found = store.read(lambda uow: uow.news.since(by, NOW - HOUR, NOW))
    return [(news.kind.value, news.id.partition(":")[2]) for news in found]


@pytest.fixture
def talk(sql_store: SqlStore) -> ConversationId:
    return known_thread(sql_store)


def test_a_message_is_news_for_who_answers_and_else_for_everybody(
    sql_store: SqlStore, talk: ConversationId
) -> None:
    hear(sql_store, incoming(talk, "wamid.a"))
    assert told(sql_store) == told(sql_store, "beto") == [("unassigned", "wamid.a")]
    say(sql_store, outgoing(talk, "o1", by="ana"))
    assert told(sql_store) == [("mine", "wamid.a")]
    assert told(sql_store, "beto") == []
    (news,) = sql_store.read(lambda uow: uow.news.since("ana", NOW - HOUR, NOW))
    assert (news.name, news.text, news.conversation_id) == ("Jacinta Peña 1", "Hola", talk)
    assert sql_store.read(lambda uow: uow.news.since("ana", NOW + HOUR, NOW)) == ()


def test_a_message_that_failed_is_news_for_who_wrote_it(
    sql_store: SqlStore, talk: ConversationId
) -> None:
    say(sql_store, outgoing(talk, "o1", by="ana"))
    assert told(sql_store) == []
    report(sql_store, Delivery.FAILED, message_id="o1")
    assert told(sql_store) == [("failed", "o1")]
    assert told(sql_store, "beto") == []


def test_a_hand_over_and_a_mention_are_news(sql_store: SqlStore, talk: ConversationId) -> None:
    given = {"assigned_to": "beto", "assigned_by": "ana", "assigned_at_us": to_us(NOW)}
    with writing(sql_store.engine).begin() as connection:
        connection.execute(update(conversations).values(given))
    sql_store.write(lambda uow: uow.messages.add_note("n1", talk, "¿@Beto? @ana", NOW, "ana"))
    found = sql_store.read(lambda uow: uow.news.since("beto", NOW - HOUR, NOW))
    assert [(news.kind, news.by, news.text) for news in found] == [
        (NewsKind.HANDED_OVER, "ana", ""),
        (NewsKind.MENTION, "ana", "¿@Beto? @ana"),
    ]
    assert told(sql_store, "ana") == []


def test_a_window_that_closes_while_somebody_waits_is_news(
    sql_store: SqlStore, talk: ConversationId
) -> None:
    hear(sql_store, incoming(talk, "wamid.a", sent_at=NOW - timedelta(hours=23, minutes=30)))
    assert told(sql_store) == []  # nobody's yet
    with writing(sql_store.engine).begin() as connection:
        connection.execute(update(conversations).values(assigned_to="ana", assigned_by="ana"))
    assert [kind for kind, _ in told(sql_store)] == ["window"]


def test_promises_of_the_day_are_counted(sql_store: SqlStore) -> None:
    known_thread(sql_store)
    today = NOW.astimezone(ZoneInfo("America/Mexico_City")).date()

    def due(by: str) -> int:
        zone = "America/Mexico_City"
        return sql_store.read(lambda uow: uow.news.promises_due(by, NOW, zone))

    assert due("ana") == 0
    assert make(sql_store, due_on=today)
    assert (due("ana"), due("beto")) == (1, 0)
