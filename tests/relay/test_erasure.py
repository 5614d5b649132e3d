"""A person is erased: nothing of them is left in any table or file, and the opt-out holds."""

import base64
import hashlib
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from console.relay import erase_command, tokens
from console.relay.config import RelayConfig
from console.relay.database import make_engine
from console.relay.schema import COMMANDS, ERASURES, METADATA
from console.relay.traces import spelled, traces_of
from console.runtime.clock import SystemClock
from tests.relay.graph import Graph, refusal
from tests.relay.server import (
    DEBTOR,
    NUMBER,
    Client,
    Json,
    messages,
    status_of,
    statuses,
    text_message,
)

CANONICAL = "525512345678"
USER = "MX.998877665544"
OTHER = "5215587654321"
SAID = "mi-secreto-de-la-deuda"
PICTURE = b"\x89PNG\r\n\x1a\n" + b"recibo-personal" * 50


def inbound(relay: Client, said: str, sender: str = DEBTOR, **more: Any) -> None:
    contacts = [{"profile": {"name": f"Nombre-{sender}"}, "wa_id": sender, "user_id": USER}]
    if sender != DEBTOR:
        contacts[0].pop("user_id")
    message = {**text_message(said, relay.clock.now(), **more), "from": sender}
    assert relay.webhook(messages([message], contacts=contacts)).status_code == 200


def erase(relay: Client, recipient: str, token: str = "") -> Any:
    headers = {"Authorization": f"Bearer {token or relay.token}"}
    return relay.http.delete(f"/v1/people/{recipient}", headers=headers)


def stored(config: RelayConfig) -> str:
    """Everything in every table, as one text."""
    engine = make_engine(config.database, writer=False)
    found: list[str] = []
    with engine.connect() as connection:
        for table in METADATA.sorted_tables:
            for row in connection.execute(sa.select(table)):
                found += [
                    value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
                    for value in row
                ]
    engine.dispose()
    return "\n".join(found)


def live(relay: Client, graph: Graph) -> None:
    """A life: text, picture, answers, statuses, an opt-out, a message that waits."""
    graph.files["f"] = PICTURE
    graph.media["m1"] = {
        "url": f"{graph.url}/file/f",
        "mime_type": "image/png",
        "sha256": hashlib.sha256(PICTURE).hexdigest(),
        "file_size": len(PICTURE),
    }
    inbound(relay, SAID)
    digest = base64.b64encode(hashlib.sha256(PICTURE).digest()).decode()
    image = {"id": "m1", "mime_type": "image/png", "sha256": digest}
    inbound(relay, "", type="image", image=image)
    inbound(relay, "soy otra persona", OTHER)
    relay.wait_for(lambda found: len(found) >= 3)
    assert relay.get("/v1/media/m1").content == PICTURE
    relay.send("k1", text={"body": f"su cuota {SAID}"})
    accepted = relay.wait_for_state("k1", "accepted")
    relay.webhook(statuses([status_of(accepted["message_id"], "delivered")]))
    graph.next_answers = [refusal(131026, error_user_msg=f"+{DEBTOR}")]
    relay.send("k2", text={"body": SAID})
    relay.wait_for_state("k2", "failed")
    later = (relay.clock.now() + timedelta(hours=2)).isoformat()
    relay.send("k3", text={"body": SAID}, not_before=later)
    card = [
        {"name": {"formatted_name": "x"}, "phones": [{"wa_id": DEBTOR, "phone": f"+{DEBTOR}"}]}
    ]
    inbound(relay, "", OTHER, type="contacts", contacts=card)
    relay.put(f"/v1/suppressions/+{DEBTOR}", {"reason": f"pidió {SAID}"})
    relay.wait_for(lambda found: any(e["payload"].get("kind") == "contacts" for e in found))


def test_nothing_of_a_person_is_left(
    relay: Client, relay_config: RelayConfig, graph: Graph
) -> None:
    live(relay, graph)
    before = relay.events()
    traces = (DEBTOR, CANONICAL, USER, SAID, f"Nombre-{DEBTOR}", "m1\n")
    assert [trace for trace in traces if trace not in stored(relay_config)] == []
    answer = erase(relay, "+52 55 1234 5678")
    assert answer.status_code == 200
    done = answer.json()
    assert (done["messages"], done["files"], done["waiting"]) == (3, 1, 0)
    assert (done["suppressions_kept"], done["contacts_removed"]) == (1, 1)
    assert ("DELETE", f"/v25.0/{NUMBER}/contact_book?bsuid={USER}") in graph.requests
    left = stored(relay_config)
    assert [trace for trace in traces if trace in left] == []
    assert list(Path(relay_config.media_dir).iterdir()) == []
    after = relay.events()
    assert [e["seq"] for e in after] == list(range(1, len(after) + 1))
    assert [e["id"] for e in after[: len(before)]] == [e["id"] for e in before]
    gone = [e for e in after[: len(before)] if e["type"] == "person.erased"]
    assert all(e["payload"] == {} for e in gone)
    others = [e for e in after if OTHER in str(e)]
    assert {e["payload"]["kind"] for e in others} == {"text", "contacts"}
    assert "erased" in str(others[-1]["payload"])
    assert after[-1]["type"] == "person.erased"
    with relay.stream() as events:
        streamed = [next(events) for _ in after]
    assert [trace for trace in traces if trace in str(streamed)] == []
    assert after[-1]["payload"] == {"erasure_id": done["id"], "events": done["events"]}


def test_an_erased_person_is_still_not_written_to(
    relay: Client, relay_config: RelayConfig, graph: Graph
) -> None:
    inbound(relay, SAID)
    relay.wait_for_types("message.received")
    relay.put(f"/v1/suppressions/+{DEBTOR}", {"reason": "x"})
    assert erase(relay, DEBTOR).status_code == 200
    inbound(relay, "hola de nuevo")
    relay.wait_for(lambda found: found[-1]["type"] == "message.received")
    for recipient in (CANONICAL, DEBTOR):
        answer = relay.send("later", to=f"+{recipient}")
        assert (answer.status_code, answer.json()["error"]["code"]) == (422, "suppressed")
    assert relay.get(f"/v1/suppressions/{DEBTOR}").json()["recipient"] == ""
    assert relay.http.delete(f"/v1/suppressions/{DEBTOR}", headers=relay.headers).is_success
    assert relay.send("after", to=f"+{CANONICAL}").status_code == 202


def test_an_erasure_may_be_repeated_and_is_written_down(
    relay: Client, relay_config: RelayConfig, graph: Graph
) -> None:
    live(relay, graph)
    first = erase(relay, DEBTOR).json()
    again = erase(relay, DEBTOR).json()
    assert again["id"] != first["id"]
    names = ("events", "webhooks", "messages", "files", "suppressions_kept", "waiting")
    assert [again[name] for name in names] == [0] * 6
    assert relay.send("k3", text={"body": SAID}).status_code in (409, 422)
    engine = make_engine(relay_config.database, writer=False)
    with engine.connect() as connection:
        rows = connection.execute(sa.select(ERASURES)).all()
        states = connection.execute(sa.select(COMMANDS.c.id, COMMANDS.c.state)).all()
    engine.dispose()
    assert len(rows) == 2
    assert CANONICAL not in str(rows)
    assert ("k3", "cancelled") in [tuple(row) for row in states]


def test_only_an_administrator_erases_and_only_somebody(
    relay: Client, relay_config: RelayConfig
) -> None:
    supervisor = tokens.create(relay_config, "eva", "supervisor")
    assert erase(relay, DEBTOR, supervisor).status_code == 403
    for nobody in ("12", "x", "+"):
        answer = erase(relay, nobody)
        assert (answer.status_code, answer.json()["error"]["code"]) == (
            422,
            "invalid_recipient",
        )
    assert erase(relay, "519876543210").json()["events"] == 0


def test_the_command_asks_the_running_relay(
    relay: Client, relay_config: RelayConfig, graph: Graph
) -> None:
    inbound(relay, SAID)
    relay.wait_for_types("message.received")
    config = replace(relay_config, listen=relay.url.removeprefix("http://"))
    erased = erase_command.ask(config, DEBTOR, SystemClock())
    assert (erased["events"], erased["waiting"]) == (1, 0)
    with pytest.raises(erase_command.Refused, match="neither"):
        erase_command.ask(config, "nobody", SystemClock())
    with pytest.raises(erase_command.RelayAway):
        erase_command.ask(replace(config, listen="127.0.0.1:9"), DEBTOR, SystemClock())
    assert [one.role for one in tokens.listing(config)] == ["admin"]


SPELLINGS: list[tuple[str, set[str]]] = [
    ("525512345678", {"525512345678", "5215512345678"}),
    ("5491123456789", {"5491123456789", "541123456789"}),
    ("5511987654321", {"5511987654321", "551187654321"}),
    ("51987654321", {"51987654321"}),
    ("551133334444", {"551133334444"}),
]


@pytest.mark.parametrize(("person", "all_"), SPELLINGS)
def test_a_number_is_found_however_it_is_spelled(person: str, all_: set[str]) -> None:
    assert set(spelled(person)) == all_
    event: Json = {"sender": {"wa_id": min(all_)}, "raw": {}}
    assert traces_of([person]).is_about(event, ())
