"""Whoever asks for silence gets it from the relay too, whatever still waits there."""

import pytest

from tests.relay.graph import Graph, refusal
from tests.relay.server import DEBTOR, Client

PATH = f"/v1/suppressions/+{DEBTOR}"


def code_of(relay: Client, key: str) -> str:
    answer = relay.send(key)
    return str(answer.json()["error"]["code"]) if answer.is_error else str(answer.status_code)


@pytest.mark.parametrize("word", ["BAJA", "Stop.", "no me escriban más", "SAIR"])
def test_a_word_of_opting_out_stops_every_send(relay: Client, word: str) -> None:
    relay.inbound(word)
    relay.wait_for_types("message.received")
    assert code_of(relay, "k1") == "suppressed"
    entry = relay.get(PATH).json()["entries"][0]
    assert (entry["scope"], entry["reason"], entry["set_by"]) == (
        "all",
        "opted_out",
        "whatsapp",
    )


def test_a_sentence_with_such_a_word_stops_nothing(relay: Client) -> None:
    relay.inbound("¿para darme de baja qué hago con mi pago?")
    relay.wait_for_types("message.received")
    assert code_of(relay, "k1") == "202"


def test_a_word_of_resuming_takes_back_what_the_person_asked_for(relay: Client) -> None:
    relay.inbound("BAJA")
    relay.wait_for_types("message.received")
    relay.inbound("ALTA")
    relay.wait_for(lambda events: len(events) == 2)
    assert relay.get(PATH).status_code == 404
    assert code_of(relay, "k1") == "202"


def test_a_word_of_resuming_does_not_lift_what_somebody_else_set(relay: Client) -> None:
    relay.put(PATH, {"reason": "orden judicial"})
    relay.inbound("ALTA")
    relay.wait_for_types("message.received")
    assert code_of(relay, "k1") == "suppressed"


def test_what_waits_for_meta_dies_with_the_word(relay: Client, graph: Graph) -> None:
    relay.inbound("hola")
    relay.wait_for_types("message.received")
    graph.next_answers = [refusal(2, 503)] * 20
    relay.send("k1")
    graph.wait_for_sent(1)
    relay.inbound("BAJA")
    relay.wait_for(lambda events: sum(e["type"] == "message.received" for e in events) == 2)
    graph.next_answers = []
    relay.wait_for_state("k1", "failed")
    assert not graph.accepted
    (failed,) = relay.wait_for_types("message.failed")
    assert failed["payload"]["failures"][0]["code"] == "suppressed"
