"""The database goes away and comes back: said to whoever asks, nothing acknowledged is lost."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import sqlalchemy as sa

from console.relay import event_stream, tokens
from console.relay.database import StorageUnavailable
from console.relay.database_address import parse
from console.relay.database_file import DatabaseInUse
from console.relay.schema import COUNTERS, EVENTS
from console.relay.serve import serve
from console.runtime.clock import SystemClock
from tests.postgres import MISSING, SERVER_PROGRAMS, Cluster, free_port, running_cluster
from tests.relay.graph import Graph
from tests.relay.server import (
    Client,
    database_file,
    make_config,
    messages,
    running,
    text_message,
)
from tests.relay.test_commands import template


@pytest.fixture
def own_cluster() -> Iterator[Cluster]:
    if SERVER_PROGRAMS is None:
        pytest.skip(MISSING)
    with running_cluster(SERVER_PROGRAMS) as cluster:
        yield cluster


def control(cluster: Cluster, *order: str) -> None:
    cluster.run("pg_ctl", "-D", "data", "-w", "-t", "60", "-l", "log", *order)


def texts(relay: Client) -> list[str]:
    return [event["payload"].get("text") for event in relay.events()]


def test_a_server_that_stops_and_starts_again(
    own_cluster: Cluster, graph: Graph, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    url = own_cluster.url(own_cluster.new_database())
    config = make_config(tmp_path, graph.url, database=parse(url, tmp_path))
    with running(config) as relay, relay.stream() as stream:
        assert relay.inbound("before").status_code == 200
        assert next(stream)["payload"]["text"] == "before"
        control(own_cluster, "-m", "fast", "stop")
        for _ in range(3):
            refused = relay.inbound("lost")
            assert refused.status_code == 503
            assert int(refused.headers["retry-after"]) >= 1
        assert relay.send("k0", template()).status_code == 503
        assert relay.get("/v1/events").status_code == 503
        ready = relay.get("/readyz")
        assert (ready.status_code, ready.json()["ready"]) == (503, False)
        assert ready.json()["storage"] != "ok"
        assert relay.get("/healthz").status_code == 200
        control(own_cluster, "start")
        assert relay.inbound("after").status_code == 200
        assert next(stream)["payload"]["text"] == "after"
        assert relay.send("k1", template()).status_code == 202
        relay.wait_for_state("k1", "accepted")
        assert relay.get("/readyz").status_code == 200
        assert [text for text in texts(relay) if text] == ["before", "after"]
    caplog.clear()


def test_connections_that_are_cut_are_replaced_unnoticed(
    graph: Graph, tmp_path: Path, postgres_url: str
) -> None:
    config = make_config(tmp_path, graph.url, database=parse(postgres_url, tmp_path))
    administrator = sa.create_engine(postgres_url, isolation_level="AUTOCOMMIT")
    with running(config) as relay, relay.stream() as stream:
        for number in range(5):
            assert relay.inbound(str(number)).status_code == 200
            assert next(stream)["payload"]["text"] == str(number)
            with administrator.connect() as connection:
                connection.execute(
                    sa.text(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                    )
                )
        assert texts(relay) == ["0", "1", "2", "3", "4"]
        assert relay.send("k1", template()).status_code == 202
        relay.wait_for_state("k1", "accepted")
    administrator.dispose()


def test_a_cursor_beyond_the_head_is_told_where_to_go_on(relay: Client) -> None:
    relay.inbound("one")
    relay.wait_for(lambda events: len(events) == 1)
    for path in ("/v1/events", "/v1/events/stream"):
        answer = relay.get(path, after=7)
        assert answer.status_code == 409
        error = answer.json()["error"]
        assert (error["code"], error["head"]) == ("cursor_ahead", 1)
    assert relay.get("/v1/events", after=1).json() == {"events": [], "next": 1, "head": 1}


def test_readers_of_a_database_that_was_restored_are_sent_away(
    graph: Graph, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    config = make_config(tmp_path, graph.url)
    with running(config) as relay, relay.stream() as stream:
        for number in range(3):
            relay.inbound(str(number))
            assert next(stream)["seq"] == number + 1
        engine = sa.create_engine(f"sqlite:///{database_file(config)}")
        with engine.begin() as connection:  # as a copy from before the last two would be
            connection.execute(EVENTS.delete().where(EVENTS.c.seq > 1))
            mine = COUNTERS.update().where(COUNTERS.c.name == "event_seq")
            connection.execute(mine.values(value=1))
        engine.dispose()
        assert list(stream) == [], "the stream ends"
        assert relay.get("/v1/events/stream", after=3).json()["error"]["head"] == 1
        relay.inbound("new")
        assert [event["seq"] for event in relay.wait_for(lambda e: len(e) == 2)] == [1, 2]
    assert "restored from an older copy" in caplog.text
    caplog.clear()


def test_a_reader_who_takes_nothing_is_cut_off_and_resumes(
    relay: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(event_stream, "STALLED_S", 0.5)
    url = urlsplit(relay.url)
    lazy = socket.socket()
    lazy.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    lazy.connect((url.hostname, url.port))
    lazy.settimeout(20)
    lines = [
        "GET /v1/events/stream HTTP/1.1",
        "Host: x",
        f"Authorization: Bearer {relay.token}",
    ]
    lazy.sendall("\r\n".join([*lines, "", ""]).encode())
    assert lazy.recv(12) == b"HTTP/1.1 200"
    total = 0
    while True:
        relay.webhook(messages([text_message("x" * 4000) for _ in range(100)]))
        total += 100
        metrics = relay.http.get("/metrics").text
        if "stream_readers 0" in metrics:
            break
        assert total < 20_000, "it was never cut off"
    rest = b""
    with lazy, suppress(ConnectionResetError):
        while more := lazy.recv(1 << 20):
            rest += more
    assert b"id: 1\n" in rest
    assert not rest.endswith(b"0\r\n\r\n"), "it was cut, not ended"
    with relay.stream() as stream:
        assert [next(stream)["seq"] for _ in range(total)] == list(range(1, total + 1))


def test_a_second_relay_on_one_file_is_refused(graph: Graph, tmp_path: Path) -> None:
    config = make_config(tmp_path, graph.url)
    with running(config) as relay:
        with pytest.raises(DatabaseInUse, match="PostgreSQL"):
            asyncio.run(serve(config, SystemClock()))
        assert relay.inbound("unharmed").status_code == 200


def test_a_server_that_is_not_there_is_said_at_the_start(graph: Graph, tmp_path: Path) -> None:
    address = parse(f"postgresql://ana:s3cr3t@127.0.0.1:{free_port()}/relay", tmp_path)
    config = make_config(tmp_path, graph.url, database=address)
    with pytest.raises(StorageUnavailable) as at_start:
        asyncio.run(serve(config, SystemClock()))
    with pytest.raises(StorageUnavailable) as at_token:
        tokens.create(config, "ana", "agent")
    assert "s3cr3t" not in f"{at_start.value} {at_token.value}"
