"""Whatever is posted as a command: an answer that says what it is, and the next one leaves."""

import json
from itertools import count
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.relay.server import DEBTOR, Client
from tests.relay.test_commands import JSON_VALUES, open_window, template

Json = dict[str, Any]
_numbers = count()
_BUTTON = {"type": "reply", "reply": {"id": "b", "title": "Sí"}}
GOOD: list[Json] = [
    {"type": "text", "text": {"body": "hola"}},
    {"type": "image", "image": {"id": "m1", "caption": "x"}},
    {"type": "location", "location": {"latitude": 4.6, "longitude": -74}},
    {"type": "contacts", "contacts": [{"name": {"formatted_name": "Ana"}}]},
    {"type": "reaction", "reaction": {"message_id": "wamid.X", "emoji": "👍"}},
    {
        "type": "interactive",
        "interactive": {
            "type": "button",
            "body": {"text": "¿Paga hoy?"},
            "action": {"buttons": [_BUTTON]},
        },
    },
    {
        "type": "template",
        "template": {"name": "cuota", "language": {"code": "es_MX"}, "components": []},
    },
]
NAMES = ["to", "recipient", "context", "not_before", "not_after", "priority", "biz"]


@st.composite
def bodies(draw: st.DrawFn) -> Any:
    """A good command in which some places hold something else."""
    body: Json = {"to": f"+{DEBTOR}", **draw(st.sampled_from(GOOD))}
    for _ in range(draw(st.integers(1, 3))):
        body = _spoilt(draw, body)
    return body


def _spoilt(draw: st.DrawFn, value: Any) -> Any:
    if isinstance(value, dict) and value and draw(st.booleans()):
        key = draw(st.sampled_from([*sorted(value), *NAMES]))
        return {**value, key: _spoilt(draw, value.get(key))}
    if isinstance(value, list) and value and draw(st.booleans()):
        return [_spoilt(draw, value[0]), *value[1:]]
    return draw(JSON_VALUES | st.just("x" * 5000) | st.just("\ud800") | st.just(10**30))


@settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(bodies())
def test_no_command_is_a_fault_or_stops_the_queue(relay: Client, body: Any) -> None:
    number = next(_numbers)
    if number == 0:
        open_window(relay)
    headers = {**relay.headers, "Idempotency-Key": f"fuzz{number}"}
    raw = json.dumps(body)  # escaped, lone surrogates and all
    answer = relay.http.post("/v1/messages", content=raw, headers=headers)
    assert answer.status_code in {202, 400, 409, 422}, answer.text
    if answer.status_code != 202:
        assert answer.json()["error"]["message"]
    good = template(to=f"52155{number:08}")
    assert relay.send(f"good{number}", good).status_code == 202
    relay.wait_for_state(f"good{number}", "accepted")
