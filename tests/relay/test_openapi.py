"""The published document is whole, and the running relay keeps to it."""

from collections.abc import Iterator
from typing import Any, cast

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks
from starlette.routing import Route

from console import __version__
from console.relay.app import Relay
from console.relay.openapi import document
from console.relay.operations import OPERATIONS
from console.runtime.clock import SystemClock
from tests.relay.graph import Graph
from tests.relay.server import Client, make_config, running

PROMISES = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
    checks.response_headers_conformance,
    checks.unsupported_method,
    checks.ignored_auth,
    checks.missing_required_header,
    checks.negative_data_rejection,
]
ENDLESS = "/v1/events/stream"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    graph = Graph()
    folder = tmp_path_factory.mktemp("described")
    try:
        with running(make_config(folder, graph.url)) as client:
            yield client
    finally:
        graph.close()


published = schemathesis.openapi.from_dict(document(__version__)).exclude(path=ENDLESS)


async def test_every_route_is_described_and_nothing_else_is(tmp_path: Any) -> None:
    relay = Relay(make_config(tmp_path, "http://127.0.0.1:9"), SystemClock())
    served = {
        (method, route.path.replace(":path}", "}"))
        for route in cast(list[Route], relay.routes())
        for method in (route.methods or set()) - {"HEAD"}
    }
    await relay.graph.close()
    await relay.database.close()
    assert served == {(operation.method, operation.path) for operation in OPERATIONS}


@pytest.mark.slow
@published.parametrize()
@settings(max_examples=60, suppress_health_check=list(HealthCheck), derandomize=True)
def test_the_relay_keeps_to_the_document(case: Any, served: Client) -> None:
    case.call_and_validate(served.url, headers=served.headers, checks=PROMISES)


def test_the_document_needs_no_token(served: Client) -> None:
    assert served.http.get("/openapi.json").json() == document(__version__)
