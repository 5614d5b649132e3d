"""Two consoles on one workspace: at the same moment, on a real server."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial
from threading import Barrier

import pytest

from console.app.rule_book import Countries
from console.domain.contact import ContactFacts, Reason, Refused
from console.domain.contact_policy import Rules
from console.domain.ids import ConversationId, MessageId
from console.store.worker import Worker
from console.usecases.send_text import SendText, send_text
from tests.postgres import DATABASES
from tests.store.conftest import SqlStore
from tests.store.placing import NOW, debtor_of, load, record, thread_with
from tests.store.test_messages import hear, incoming

SERVERS = [name for name in DATABASES if name == "postgresql"]


class AtTheSameTime:
    """Rules that two gates read only when both have seen that nobody holds the person."""

    def __init__(self) -> None:
        self._both = Barrier(2)
        self._book = Countries("es")

    def rules_for(self, facts: ContactFacts, now: datetime) -> Rules:
        assert facts.claimed_by is None
        self._both.wait(20)
        return self._book.rules_for(facts, now)


@pytest.fixture
def talk(sql_store: SqlStore) -> ConversationId:
    load(sql_store, [record(1)])
    found = thread_with(sql_store, debtor_id=debtor_of(sql_store, 1))
    hear(sql_store, incoming(found))
    return found


@pytest.mark.parametrize("engine", SERVERS, indirect=True)
def test_of_two_who_answer_at_once_one_message_goes_out(
    sql_store: SqlStore, talk: ConversationId
) -> None:
    rules, consoles = AtTheSameTime(), [Worker(sql_store.engine), Worker(sql_store.engine)]

    def answer(console: Worker, who: str) -> MessageId | Refused:
        intent = SendText(MessageId(f"from {who}"), talk, "Buenas tardes", who)
        return console.write_now(partial(send_text, intent, rules=rules, now=NOW))

    with ThreadPoolExecutor(2) as people:
        outcomes = list(people.map(answer, consoles, ("ana", "luis")))
    refused = [each for each in outcomes if isinstance(each, Refused)]
    sent = [each for each in outcomes if not isinstance(each, Refused)]
    assert len(sent) == 1
    (winner,) = [str(each).removeprefix("from ") for each in sent]
    assert [(each.reason, each.detail) for each in refused] == [
        (Reason.CLAIMED_BY_ANOTHER, winner)
    ]
    due = sql_store.read(lambda uow: uow.outbox.due(NOW, 10))
    assert [command.message_id for command in due] == sent
    for console in consoles:
        console.close()
