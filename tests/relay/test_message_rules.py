"""Messages beyond Meta's limits are refused with a sentence; those within them are not."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.relay.message_rules import CHECKS, InvalidMessage, check
from tests.relay.test_commands import JSON_VALUES

Json = dict[str, Any]


def buttons(count: int, **changes: str) -> Json:
    listed = [
        {"type": "reply", "reply": {"id": f"b{n}", "title": f"T{n}", **changes}}
        for n in range(count)
    ]
    return {"type": "button", "body": {"text": "x"}, "action": {"buttons": listed}}


def listing(rows: int, **more: Any) -> Json:
    listed = [{"id": f"r{n}", "title": f"T{n}", **more} for n in range(rows)]
    action = {"button": "Ver", "sections": [{"title": "S", "rows": listed}]}
    return {"type": "list", "body": {"text": "x"}, "action": action}


def cta(label: str) -> Json:
    parameters = {"display_text": label, "url": "https://x.example"}
    action = {"name": "cta_url", "parameters": parameters}
    return {"type": "cta_url", "body": {"text": "x"}, "action": action}


FITTING: list[tuple[str, Any]] = [
    ("text", {"body": "x" * 4096}),
    ("image", {"id": "m", "caption": "x" * 1024}),
    ("document", {"link": "https://x.example/a.pdf", "filename": "a.pdf"}),
    ("location", {"latitude": 4.6, "longitude": "-74.0"}),
    ("contacts", [{"name": {"formatted_name": "Ana"}}] * 5),
    ("reaction", {"message_id": "wamid.X", "emoji": ""}),
    ("interactive", buttons(3)),
    ("interactive", listing(10, description="x" * 72)),
    ("interactive", cta("x" * 20)),
    ("interactive", {"type": "location_request_message", "body": {"text": "x"}, "action": {}}),
]
BROKEN: list[tuple[str, Any, str]] = [
    ("text", {"body": "x" * 4097}, "4096"),
    ("text", {"body": " "}, "empty"),
    ("text", {"body": 5}, "empty"),
    ("image", {"id": "m", "caption": "x" * 1025}, "1024"),
    ("image", {"id": "m", "link": "https://x"}, "either"),
    ("image", {"link": "ftp://x"}, "web address"),
    ("audio", {"id": "m", "caption": "x"}, "caption"),
    ("location", {"latitude": 91, "longitude": 0}, "latitude"),
    ("location", {"latitude": "nan", "longitude": 0}, "latitude"),
    ("contacts", [{"name": {"formatted_name": "Ana"}}] * 6, "1 to 5"),
    ("contacts", [{"name": {}}], "formatted_name"),
    ("reaction", {"message_id": "wamid.X"}, "emoji"),
    ("interactive", {"type": "dance"}, "interactive.type"),
    ("interactive", buttons(4), "1 to 3"),
    ("interactive", buttons(1, title="x" * 21), "20"),
    ("interactive", buttons(1, id="x" * 257), "256"),
    ("interactive", buttons(2, title="same"), "twice"),
    ("interactive", {**buttons(1), "body": {"text": "x" * 1025}}, "1024"),
    ("interactive", {**buttons(1), "footer": {"text": "x" * 61}}, "60"),
    ("interactive", {**buttons(1), "header": {"type": "text", "text": "x" * 61}}, "60"),
    ("interactive", listing(11), "10 rows"),
    ("interactive", listing(0), "10 rows"),
    ("interactive", listing(1, title="x" * 25), "24"),
    ("interactive", listing(1, description="x" * 73), "72"),
    ("interactive", cta("x" * 21), "20"),
]


@pytest.mark.parametrize(("kind", "content"), FITTING)
def test_what_meta_takes_is_taken(kind: str, content: Any) -> None:
    check(kind, content)


@pytest.mark.parametrize(("kind", "content", "words"), BROKEN)
def test_what_meta_refuses_is_refused(kind: str, content: Any, words: str) -> None:
    with pytest.raises(InvalidMessage, match=words):
        check(kind, content)


@given(st.sampled_from(sorted(CHECKS)), st.dictionaries(st.text(), JSON_VALUES))
def test_no_content_makes_a_check_fall(kind: str, content: Json) -> None:
    with suppress(InvalidMessage):  # the only way out
        check(kind, content)
