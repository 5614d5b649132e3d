"""Two relays on one PostgreSQL: one dies, freezes or leaves, and nothing is lost or doubled."""

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count, islice
from pathlib import Path
from typing import Any

import httpx

from console.relay.database import make_engine
from console.relay.database_address import parse
from console.relay.schema import ATTEMPTS, COMMANDS
from tests.relay.graph import Graph
from tests.relay.server import (
    DEBTOR,
    Client,
    Process,
    make_config,
    messages,
    running,
    text_message,
)
from tests.relay.test_commands import template

Json = dict[str, Any]


@contextmanager
def two(
    folder: Path, graph: Graph, url: str, die_at: str = ""
) -> Iterator[tuple[Process, Process]]:
    """The first has all the leases."""
    first = Process(folder, graph.url, die_at, database=url)
    try:
        if not die_at:
            first.client.inbound("first")
            first.client.wait_for(lambda events: len(events) == 1)
        second = Process(folder, graph.url, database=url)
        try:
            yield first, second
        finally:
            second.close()
    finally:
        first.popen.send_signal(signal.SIGCONT)
        first.close()


class Load:
    """Posts webhooks and commands until told to stop; knows what was acknowledged."""

    def __init__(self, client: Client, name: str) -> None:
        self.webhooks: set[str] = set()
        self.commands: set[str] = set()
        self._client = client
        self._name = name
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        self._thread.join(60)
        assert not self._thread.is_alive()

    def wait_for(self, posted: int) -> None:
        while len(self.webhooks) < posted:
            assert self._thread.is_alive()
            self._stop.wait(0.01)

    def _run(self) -> None:
        for number in count():
            key = f"{self._name}-{number}"
            try:
                if self._client.inbound(key).status_code == 200:
                    self.webhooks.add(key)
                body = template(to=f"5215{len(self._name)}{number:07}")
                body["context"] = {"message_id": key}
                if self._client.send(key, body).status_code == 202:
                    self.commands.add(key)
            except httpx.HTTPError:
                return  # it was killed
            if self._stop.wait(0.01):
                return


def texts(events: list[Json]) -> list[str]:
    received = [event for event in events if event["type"] == "message.received"]
    return [event["payload"]["text"] for event in received]


def test_one_is_killed_under_load_and_the_other_takes_over(
    graph: Graph, tmp_path: Path, postgres_url: str
) -> None:
    with two(tmp_path, graph, postgres_url) as (first, second):
        one, other = Load(first.client, "a"), Load(second.client, "bb")
        one.wait_for(30)
        first.popen.send_signal(signal.SIGKILL)
        other.wait_for(60)
        one.stop()
        other.stop()
        acknowledged = one.webhooks | other.webhooks | {"first"}
        events = second.client.wait_for(lambda found: acknowledged <= set(texts(found)))
        assert len(texts(events)) == len(set(texts(events))), "nothing twice"
        states = {
            key: second.client.wait_for_state(key, "accepted", "unknown")["state"]
            for key in one.commands | other.commands
        }
        sent = [body["context"]["message_id"] for body in graph.sent]
        assert len(sent) == len(set(sent)), "nothing sent twice"
        lost = (one.commands | other.commands) - set(sent)
        assert all(states[key] == "unknown" for key in lost), "nothing silently lost"
        events = second.client.events()
        assert [event["seq"] for event in events] == list(range(1, len(events) + 1))
        ids = [event["id"] for event in events]
        assert len(ids) == len(set(ids))
        assert second.stop() == 0


def test_a_reader_goes_on_at_the_other_instance(
    graph: Graph, tmp_path: Path, postgres_url: str
) -> None:
    with two(tmp_path, graph, postgres_url) as (first, second):
        with first.client.stream() as stream:
            for number in range(20):
                client = (first, second)[number % 2].client
                assert client.inbound(str(number)).status_code == 200
            seen = list(islice(stream, 12))
        first.kill()
        second.client.inbound("last")
        with second.client.stream(**{"Last-Event-ID": seen[-1]["_id"]}) as stream:
            seen += list(islice(stream, 10))
        assert [event["seq"] for event in seen] == list(range(1, 23))
        expected = {"first", "last", *map(str, range(20))}
        assert set(texts(seen)) == expected
        assert second.stop() == 0


def test_an_attempt_of_the_dead_is_unknown_and_not_sent_again(
    graph: Graph, tmp_path: Path, postgres_url: str
) -> None:
    with two(tmp_path, graph, postgres_url, "before_calling_meta") as (first, second):
        assert first.client.send("k1", template()).status_code == 202
        assert first.wait() == -9
        second.client.wait_for_state("k1", "unknown")
        second.client.send("k2", template(to="5215599999999"))
        second.client.wait_for_state("k2", "accepted")
        assert len(graph.sent) == 1
        assert second.stop() == 0


def test_metas_late_yes_settles_what_another_gave_up(graph: Graph, tmp_path: Path) -> None:
    config = make_config(tmp_path, graph.url)
    engine = make_engine(config.database, writer=True)

    def give_up_then_accept(body: Json) -> tuple[int, Json]:
        with engine.begin() as connection:
            connection.execute(ATTEMPTS.update().values(outcome="unknown"))
            connection.execute(COMMANDS.update().values(state="unknown"))
        return graph.accept(body)

    graph.next_answers = [give_up_then_accept]
    with running(config) as relay:
        assert relay.send("k1", template()).status_code == 202
        status = relay.wait_for_state("k1", "accepted")
        assert [attempt["outcome"] for attempt in status["attempts"]] == ["accepted"]
        assert status["message_id"]
        assert len(graph.sent) == 1
    engine.dispose()


def test_one_that_was_frozen_finds_out_before_it_does_anything(
    graph: Graph, tmp_path: Path, postgres_url: str
) -> None:
    with two(tmp_path, graph, postgres_url) as (first, second):
        first.popen.send_signal(signal.SIGSTOP)
        keys = [f"k{number}" for number in range(20)]
        for number, key in enumerate(keys):
            body = template(to=f"52155000000{number:02}")
            body["context"] = {"message_id": key}
            assert second.client.send(key, body).status_code == 202
        graph.wait_for_sent(3)
        first.popen.send_signal(signal.SIGCONT)
        assert first.client.inbound("back").status_code == 200
        assert first.client.send("late", template(to="5215599999999")).status_code == 202
        for key in [*keys, "late"]:
            second.client.wait_for_state(key, "accepted")
        sent = [body.get("context", {}).get("message_id") for body in graph.sent]
        assert len(sent) == len(set(sent)) == 21
        assert first.client.wait_for(lambda found: "back" in texts(found))
        assert second.stop() == 0
        assert first.stop() == 0


def test_one_that_leaves_hands_over(graph: Graph, tmp_path: Path, postgres_url: str) -> None:
    with two(tmp_path, graph, postgres_url) as (first, second):
        assert first.stop() == 0
        assert second.client.inbound("after").status_code == 200
        second.client.wait_for(lambda found: texts(found) == ["first", "after"])
        second.client.send("k1", template())
        second.client.wait_for_state("k1", "accepted")
        assert second.stop() == 0


def first_told(client: Client) -> str:
    with client.stream() as stream:
        return str(next(stream))


def test_what_is_erased_is_told_by_nobody_any_more(
    graph: Graph, tmp_path: Path, postgres_database: Callable[[], str]
) -> None:
    config = make_config(tmp_path, graph.url, database=parse(postgres_database(), tmp_path))
    with running(config) as one, running(config) as other:
        assert one.inbound("a secret").status_code == 200
        assert "a secret" in first_told(one)
        assert "a secret" in first_told(other)
        erased = one.http.delete(f"/v1/people/{DEBTOR}", headers=one.headers)
        assert erased.json()["events"] == 1
        assert "a secret" not in first_told(one)
        deadline = time.monotonic() + 20
        while "a secret" in first_told(other):
            assert time.monotonic() < deadline, "the other instance still tells it"


def test_both_tell_the_same_story(
    graph: Graph, tmp_path: Path, postgres_database: Callable[[], str]
) -> None:
    config = make_config(tmp_path, graph.url, database=parse(postgres_database(), tmp_path))
    with (
        running(config) as one,
        running(config) as other,
        one.stream() as here,
        other.stream() as there,
    ):
        for number in range(30):
            client = (one, other)[number % 2]
            batch = [text_message(f"{number}-{part}") for part in range(3)]
            assert client.webhook(messages(batch)).status_code == 200
        story = list(islice(here, 90))
        assert [event["seq"] for event in story] == list(range(1, 91))
        assert list(islice(there, 90)) == story
