"""Tokens: what each role may do, when a token ends, and when it was last used."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import httpx
import pytest

from console.relay import tokens
from console.relay.config import RelayConfig
from console.relay.operations import OPERATIONS, Operation
from console.relay.tokens import ROLES, TokenError
from console.runtime.clock import SystemClock
from tests.relay.graph import Graph
from tests.relay.server import Client, make_config, running

GUARDED = [operation for operation in OPERATIONS if operation.roles]


class Served(NamedTuple):
    relay: Client
    tokens: dict[str, str]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    graph = Graph()
    config = make_config(tmp_path_factory.mktemp("roles"), graph.url)
    made = {role: tokens.create(config, role, role) for role in ROLES}
    with running(config) as client:
        yield Served(client, made)
    graph.close()


@pytest.mark.parametrize("operation", GUARDED, ids=lambda one: one.name)
@pytest.mark.parametrize("role", ROLES)
def test_each_role_may_do_what_the_document_says(
    served: Served, operation: Operation, role: str
) -> None:
    headers = {"Authorization": f"Bearer {served.tokens[role]}", "Last-Event-ID": "nowhere"}
    path = operation.path.format(id="none", recipient="x")
    answer = served.relay.http.request(operation.method, path, headers=headers)
    assert (answer.status_code == 403) is (role not in operation.roles)
    if answer.status_code == 403:
        assert answer.json()["error"]["code"] == "forbidden"


@pytest.mark.parametrize("operation", GUARDED, ids=lambda one: one.name)
def test_without_a_token_nothing_is_done(served: Served, operation: Operation) -> None:
    path = operation.path.format(id="none", recipient="x")
    answer = served.relay.http.request(operation.method, path)
    assert (answer.status_code, answer.json()["error"]["code"]) == (401, "unauthorized")


def ask(relay: Client, token: str) -> httpx.Response:
    return relay.http.get("/v1/numbers", headers={"Authorization": f"Bearer {token}"})


def test_a_token_ends_by_itself(graph: Graph, tmp_path: Path) -> None:
    config = make_config(tmp_path, graph.url)
    now = SystemClock().now()
    with running(config) as relay:
        token = tokens.create(config, "ana", "agent", now + timedelta(days=2))
        assert ask(relay, token).status_code == 200
        relay.clock.shift = timedelta(days=3)
        answer = ask(relay, token)
        assert (answer.status_code, answer.json()["error"]["code"]) == (401, "token_expired")
        assert ask(relay, relay.token).status_code == 200


def test_a_token_cannot_have_ended_already(tmp_path: Path) -> None:
    config = make_config(tmp_path, "http://x")
    with pytest.raises(TokenError, match="2020"):
        tokens.create(config, "ana", "agent", datetime(2020, 1, 1, tzinfo=UTC))
    assert tokens.listing(config) == []


def listed(config: RelayConfig, name: str) -> tokens.Listed:
    return next(one for one in tokens.listing(config) if one.name == name)


def wait_for_use(config: RelayConfig, name: str, *, after: datetime) -> datetime:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        used = listed(config, name).last_used_at
        if used is not None and used > after:
            return used
        time.sleep(0.01)
    raise AssertionError("the use was never written down")


def test_the_last_use_is_known_and_rarely_written(graph: Graph, tmp_path: Path) -> None:
    config = make_config(tmp_path, graph.url)
    before = SystemClock().now()
    ends = before + timedelta(days=1)
    token = tokens.create(config, "ana", "agent", ends)
    assert listed(config, "ana") == tokens.Listed(
        "ana", "agent", listed(config, "ana").created_at, ends, None
    )
    with running(config) as relay:
        ask(relay, token)
        used = wait_for_use(config, "ana", after=before)
        for _ in range(5):
            ask(relay, token)
        relay.inbound()
        relay.wait_for_types("message.received")  # whatever was submitted before is written
        assert listed(config, "ana").last_used_at == used
