"""What one console of a shared workspace writes, another hears."""

import time
from collections.abc import Callable, Iterator
from queue import Empty, SimpleQueue

import pytest
from sqlalchemy import Engine, text

from console.domain.ids import ConversationId
from console.store import notices
from console.store.worker import Worker
from console.usecases.ports import ChangeSet, Topic
from tests.postgres import DATABASES
from tests.store.placing import NOW
from tests.store.test_messages import incoming

SERVERS = [name for name in DATABASES if name == "postgresql"]
PATIENCE_S = 20.0
Heard = SimpleQueue[ChangeSet]


@pytest.fixture(params=SERVERS)
def server(request: pytest.FixtureRequest, new_workspace: Callable[[str], Engine]) -> Engine:
    return new_workspace(request.param)


@pytest.fixture
def heard() -> Heard:
    return SimpleQueue()


@pytest.fixture
def here(server: Engine) -> Iterator[Worker]:
    worker = Worker(server)
    yield worker
    worker.close()


@pytest.fixture
def there(server: Engine, heard: Heard) -> Iterator[Worker]:
    """Another console, which hears."""
    worker = Worker(server, heard.put)
    listener = worker.listen()
    assert listener is not None
    assert listener.wait_until_ready(PATIENCE_S)
    yield worker
    worker.close()


def talk(console: Worker, number: int = 1) -> ConversationId:
    return console.write_now(
        lambda uow: uow.conversations.open_for(
            phone_number_id="1",
            identity=f"+5255{number:08d}",
            phone=None,
            user_id=None,
            name=None,
            debtor_id=None,
            at=NOW,
        )
    )


def test_a_message_written_in_one_console_is_announced_in_the_other(
    here: Worker, there: Worker, heard: Heard
) -> None:
    opened = talk(here)
    assert heard.get(timeout=PATIENCE_S).conversations == {opened}
    here.write_now(lambda uow: uow.messages.add_incoming(incoming(opened)))
    assert heard.get(timeout=PATIENCE_S).conversations == {opened}
    here.write_now(lambda uow: uow.presence.beat("c", "luis", opened, NOW, typing=True))
    assert heard.get(timeout=PATIENCE_S).topics == {Topic.PRESENCE}
    with pytest.raises(Empty):
        heard.get(timeout=0.3)


def test_what_was_taken_back_is_not_announced(
    here: Worker, there: Worker, heard: Heard
) -> None:
    def fail(_uow: object) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        here.write_now(fail)
    opened = talk(here)
    assert heard.get(timeout=PATIENCE_S).conversations == {opened}


def test_a_console_does_not_hear_itself(there: Worker, heard: Heard) -> None:
    talk(there)
    assert heard.get(timeout=PATIENCE_S)  # its own announcement, at once
    with pytest.raises(Empty):
        heard.get(timeout=0.6)


def test_a_change_of_thousands_is_heard_whole(
    here: Worker, there: Worker, heard: Heard
) -> None:
    many = ChangeSet(frozenset(map(ConversationId, range(1_201))), topics=frozenset(Topic))
    with here._writing.begin() as connection:
        notices.tell(connection, "elsewhere", many)
    found: set[ConversationId] = set()
    topics: set[Topic] = set()
    while len(found) < 1_201:
        told = heard.get(timeout=PATIENCE_S)
        found |= told.conversations
        topics |= told.topics
    assert found == set(many.conversations)
    assert topics == set(Topic)


def test_a_lost_connection_is_made_good(
    here: Worker, there: Worker, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The newest conversations are announced, whatever was missed, and hearing goes on."""
    monkeypatch.setattr(notices, "POLL_S", 0.05)
    opened = talk(here)
    heard.get(timeout=PATIENCE_S)
    with here._writing.begin() as connection:
        others = text(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        assert connection.execute(others).all()
    caught_up = heard.get(timeout=PATIENCE_S)
    assert opened in caught_up.conversations
    assert caught_up.topics == set(Topic)
    until = time.monotonic() + PATIENCE_S
    number = 2
    while time.monotonic() < until:
        other = talk(here, number)
        number += 1
        if other in heard.get(timeout=PATIENCE_S).conversations:
            return
    pytest.fail("nothing was heard any more")


def test_nobody_listens_on_ones_own_disk(new_workspace: Callable[[str], Engine]) -> None:
    worker = Worker(new_workspace("sqlite"))
    assert (worker.listen(), worker.is_shared) == (None, False)
    worker.close()
