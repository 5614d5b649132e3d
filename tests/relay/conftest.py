"""A relay, and the Graph API it talks to."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.relay.graph import Graph
from tests.relay.server import Client, make_config, running


@pytest.fixture
def graph() -> Iterator[Graph]:
    one = Graph()
    yield one
    one.close()


@pytest.fixture
def relay(graph: Graph, tmp_path: Path) -> Iterator[Client]:
    with running(make_config(tmp_path, graph.url)) as client:
        yield client
