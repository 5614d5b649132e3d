"""Asking again is no new message, also when the console has learned another deadline."""

from datetime import timedelta

from tests.relay.graph import Graph
from tests.relay.server import Client


def test_another_deadline_does_not_make_another_message(relay: Client, graph: Graph) -> None:
    relay.inbound("hola")
    relay.wait_for_types("message.received")
    now = relay.clock.now()
    first = relay.send("k", not_after=(now + timedelta(minutes=5)).isoformat())
    assert first.status_code == 202
    relay.wait_for_state("k", "accepted")
    again = relay.send("k", not_after=(now + timedelta(hours=5)).isoformat())
    assert again.status_code == 202
    assert again.json()["state"] == "accepted"
    assert len(graph.accepted) == 1


def test_another_text_under_the_same_key_is_refused(relay: Client) -> None:
    relay.inbound("hola")
    relay.wait_for_types("message.received")
    assert relay.send("k").status_code == 202
    assert relay.send("k", text={"body": "otra cosa"}).status_code == 409
