"""A relay, on either database, and the Graph API it talks to."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from console.relay.config import RelayConfig
from console.relay.database_address import parse
from tests.postgres import DATABASES
from tests.relay.graph import Graph
from tests.relay.server import Client, make_config, running

BOTH_DATABASES = {
    "test_bulk",
    "test_commands",
    "test_erasure",
    "test_events",
    "test_kinds",
    "test_lanes",
    "test_media",
    "test_opt_out",
    "test_queue",
    "test_same_message",
    "test_sender",
    "test_webhook",
}
"""Modules whose tests of `relay` run on both databases."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    module = metafunc.module.__name__.rpartition(".")[2]
    if module in BOTH_DATABASES and "database" in metafunc.fixturenames:
        metafunc.parametrize("database", DATABASES)


@pytest.fixture
def graph() -> Iterator[Graph]:
    one = Graph()
    yield one
    one.close()


@pytest.fixture
def database() -> str:
    """Which database `relay` runs on."""
    return "sqlite"


@pytest.fixture
def relay_config(
    graph: Graph, tmp_path: Path, database: str, request: pytest.FixtureRequest
) -> RelayConfig:
    config = make_config(tmp_path, graph.url)
    if database == "sqlite":
        return config
    address = parse(request.getfixturevalue("postgres_url"), tmp_path)
    return make_config(tmp_path, graph.url, database=address)


@pytest.fixture
def relay(relay_config: RelayConfig) -> Iterator[Client]:
    with running(relay_config) as client:
        yield client
