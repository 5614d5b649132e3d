"""Whatever happens on the way is Unavailable; only the relay itself refuses."""

import asyncio
import json
from contextlib import suppress
from itertools import pairwise
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.runtime.errors import Unavailable
from console.sync.relay_client import CursorTooOld, Fetched, RelayClient, RelayRefused
from tests.sync.line import (
    Answer,
    Frames,
    Relay,
    breaks,
    event,
    frame,
    page,
    page_of_html,
    refuses,
    says,
    streams,
)


def tree(root: type[BaseException]) -> list[type[BaseException]]:
    return [root, *(leaf for child in root.__subclasses__() for leaf in tree(child))]


HTTPX_ERRORS = sorted(
    {
        each
        for each in vars(httpx).values()
        if isinstance(each, type) and issubclass(each, Exception)
    }
    | set(tree(httpx.HTTPError))
    | set(tree(httpx.StreamError)),
    key=lambda each: each.__name__,
)


def made(kind: Any) -> Exception:
    """An instance of any of httpx's errors."""
    request = httpx.Request("GET", "http://relay")
    whole = {"message": "x", "request": request, "response": httpx.Response(500)}
    for arguments in (whole, {"message": "x"}, {}):
        with suppress(TypeError):
            error: Exception = kind(**arguments)
            return error
    raise AssertionError(kind)


def test_the_tree_of_httpx_is_covered() -> None:
    names = {each.__name__ for each in HTTPX_ERRORS}
    assert {"ConnectTimeout", "RemoteProtocolError", "DecodingError", "InvalidURL"} <= names
    assert len(names) > 20


async def ask_all(client: RelayClient) -> list[BaseException | None]:
    """Every question of the client, with what each raised."""

    async def follow() -> None:
        async for _ in client.stream(0):
            pass

    questions = (
        client.events(0),
        client.send("m1", {"type": "text"}),
        client.templates(),
        client.numbers(),
        client.media("7"),
        client.suppress("+525512340001", "opted_out"),
        follow(),
    )
    answers = await asyncio.gather(*questions, return_exceptions=True)
    return [each if isinstance(each, BaseException) else None for each in answers]


PATHS = (
    ("GET", "/v1/events"),
    ("POST", "/v1/messages"),
    ("GET", "/v1/templates"),
    ("GET", "/v1/numbers"),
    ("GET", "/v1/media/7"),
    ("PUT", "/v1/suppressions/+525512340001"),
    ("GET", "/v1/events/stream"),
)


def everywhere(relay: Relay, answer: Answer) -> RelayClient:
    for method, path in PATHS:
        relay.on(method, path, answer)
    return relay.client()


@pytest.mark.parametrize("kind", HTTPX_ERRORS, ids=lambda kind: kind.__name__)
async def test_every_error_of_httpx_is_unavailable(relay: Relay, kind: type[Exception]) -> None:
    raised = await ask_all(everywhere(relay, breaks(made(kind))))
    assert all(isinstance(each, Unavailable) for each in raised), raised
    assert {each.code for each in raised if isinstance(each, Unavailable)} == {"relay_away"}


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
async def test_a_relay_that_cannot_now_is_away(relay: Relay, status: int) -> None:
    raised = await ask_all(everywhere(relay, refuses(status, "busy")))
    assert {each.code for each in raised if isinstance(each, Unavailable)} == {"relay_away"}
    assert all(isinstance(each, Unavailable) for each in raised)


@pytest.mark.parametrize("status", [401, 403])
async def test_a_token_that_is_not_good_says_to_renew_it(relay: Relay, status: int) -> None:
    for each in await ask_all(everywhere(relay, refuses(status))):
        assert isinstance(each, Unavailable)
        assert (each.code, each.remedy) == ("relay_not_let_in", "renew_token")


@pytest.mark.parametrize("status", [302, 400, 404, 409, 410, 422])
async def test_an_answer_that_no_relay_gives_decides_nothing(relay: Relay, status: int) -> None:
    raised = await ask_all(
        everywhere(relay, lambda _: httpx.Response(status, text="<html>nginx</html>"))
    )
    refused = [each for each in raised if isinstance(each, RelayRefused)]
    assert refused == []
    assert all(isinstance(each, Unavailable) for each in raised)


async def test_the_page_of_a_proxy_is_not_the_relay(relay: Relay) -> None:
    client = everywhere(relay, page_of_html)
    for question in (client.events(0), client.send("m1", {}), client.templates()):
        with pytest.raises(Unavailable):
            await question


@pytest.mark.parametrize("body", [[], {}, {"events": 3}, None, "x"])
async def test_json_of_another_shape_is_not_the_relay(relay: Relay, body: Any) -> None:
    client = everywhere(relay, says(body))
    for question in (client.events(0), client.send("m1", {}), client.numbers()):
        with pytest.raises(Unavailable):
            await question


@pytest.mark.parametrize("status", [400, 404, 409, 413, 422])
async def test_a_refusal_carries_the_relays_code(relay: Relay, status: int) -> None:
    client = everywhere(relay, refuses(status, "suppressed"))
    with pytest.raises(RelayRefused) as refused:
        await client.send("m1", {})
    assert (refused.value.code, refused.value.status) == ("suppressed", status)
    assert refused.value.message == "it is suppressed"


async def test_a_cursor_that_is_too_old_says_where_to_go_on(relay: Relay) -> None:
    client = everywhere(relay, refuses(410, "cursor_too_old", oldest=900))
    with pytest.raises(CursorTooOld) as gone:
        await client.events(1)
    assert gone.value.oldest == 900


async def test_a_command_carries_its_key(relay: Relay) -> None:
    relay.on("POST", "/v1/messages", says({"id": "m1", "state": "queued"}, 202))
    assert await relay.client().send("m1", {"type": "text"}) == "queued"
    (request,) = relay.asked
    assert request.headers["Idempotency-Key"] == "m1"
    assert json.loads(request.content) == {"type": "text"}


async def test_pages_templates_numbers_and_files_are_read(relay: Relay) -> None:
    relay.on("GET", "/v1/events", page(8, 9, head=9))
    relay.on("GET", "/v1/templates", says({"templates": [{"name": "a"}]}))
    relay.on("GET", "/v1/numbers", says({"numbers": [{"id": "1"}]}))
    relay.on("GET", "/v1/media/7", lambda _: httpx.Response(200, content=b"\xff\xd8"))
    client = relay.client()
    found = await client.events(7, limit=2)
    assert [each.seq for each in found.events] == [8, 9]
    assert dict(relay.asked[0].url.params) == {"after": "7", "limit": "2"}
    assert await client.templates() == [{"name": "a"}]
    assert await client.numbers() == [{"id": "1"}]
    assert await client.media("7") == Fetched(b"\xff\xd8", "application/octet-stream")


# --- the stream ---------------------------------------------------------------------------


async def collect(*answers: Answer) -> list[int]:
    relay = Relay()
    relay.on("GET", "/v1/events/stream", *answers)
    found: list[int] = []
    async for batch in relay.client().stream(41):
        found += [each.seq for each in batch]
    assert relay.asked[0].url.params["after"] == "41"
    return found


ends = st.sampled_from(["\n", "\r\n"])
pieces = st.lists(st.one_of(st.integers(1, 9), st.none()), min_size=1, max_size=6)


@given(pieces, ends, st.lists(st.integers(0, 2000), max_size=12), st.data())
def test_frames_may_be_cut_anywhere(
    seqs: list[int | None], end: str, cuts: list[int], data: st.DataObject
) -> None:
    comment = f": ping{end}{end}".encode()
    payload = {"text": "¿Mañana? 😀"}
    whole = b"".join(
        comment if seq is None else frame(seq, end, payload=payload) for seq in seqs
    )
    places = sorted({min(cut, len(whole)) for cut in cuts} | {0, len(whole)})
    chunks = [whole[a:b] for a, b in pairwise(places)]
    found = asyncio.run(collect(streams(*chunks)))
    assert found == [seq for seq in seqs if seq is not None]


async def test_each_byte_may_come_alone() -> None:
    whole = frame(42, "\r\n") + b": ping\r\n\r\n" + frame(43, "\r\n")
    assert await collect(streams(*(bytes([byte]) for byte in whole))) == [42, 43]


async def test_data_over_several_lines_is_one_event() -> None:
    text = json.dumps(event(42), indent=1)
    lines = "".join(f"data: {line}\n" for line in text.split("\n"))
    assert await collect(streams((lines + "\n").encode())) == [42]


async def test_data_needs_no_space_behind_the_colon() -> None:
    assert await collect(streams(f"data:{json.dumps(event(42))}\n\n".encode())) == [42]


async def test_half_a_frame_at_the_end_is_not_an_event() -> None:
    assert await collect(streams(frame(42), frame(43)[:-1])) == [42]


async def test_what_comes_at_once_comes_as_one_batch(relay: Relay) -> None:
    relay.on("GET", "/v1/events/stream", streams(frame(1) + frame(2) + frame(3), b": ping\n\n"))
    batches = [batch async for batch in relay.client().stream(0)]
    assert [len(batch) for batch in batches] == [3, 0]


async def test_a_stream_that_breaks_is_unavailable_and_closed() -> None:
    broken = Frames([frame(42)], httpx.ReadTimeout("40 s of silence"))
    with pytest.raises(Unavailable, match="40 s of silence"):
        await collect(lambda _: httpx.Response(200, stream=broken))
    assert broken.closed


async def test_a_frame_that_is_no_event_is_unavailable() -> None:
    with pytest.raises(Unavailable):
        await collect(streams(b"data: {nonsense\n\n"))


async def test_a_stream_that_nobody_reads_any_more_is_closed(relay: Relay) -> None:
    opened = Frames([frame(1)], stays=True)
    relay.on("GET", "/v1/events/stream", lambda _: httpx.Response(200, stream=opened))
    batches = relay.client().stream(0)
    await anext(batches)
    await batches.aclose()
    assert opened.closed


async def test_a_command_is_called_back_while_it_waits(relay: Relay) -> None:
    path = "/v1/messages/m1"
    relay.on(
        "DELETE",
        path,
        says({"id": "m1", "state": "cancelled"}),
        refuses(409, "not_cancellable"),
        refuses(404, "not_found"),
        refuses(422, "something_else"),
    )
    client = relay.client()
    assert [await client.cancel("m1") for _ in range(3)] == [True, False, False]
    with pytest.raises(RelayRefused, match="something_else"):
        await client.cancel("m1")
