"""Killed at the worst moments and started again: nothing lost, nothing sent twice."""

from pathlib import Path

import pytest

from tests.relay.graph import Graph
from tests.relay.server import Process, messages, status_of, statuses, text_message
from tests.relay.test_commands import template


@pytest.mark.parametrize("point", ["before_exploding", "while_storing_events"])
def test_a_webhook_that_was_answered_survives(graph: Graph, tmp_path: Path, point: str) -> None:
    first = Process(tmp_path, graph.url, point)
    try:
        listed = [text_message(str(number)) for number in range(3)]
        assert first.client.webhook(messages(listed)).status_code == 200
        assert first.wait() == -9
    finally:
        first.close()
    second = Process(tmp_path, graph.url)
    try:
        events = second.client.wait_for(lambda found: len(found) == 3)
        assert [event["seq"] for event in events] == [1, 2, 3]
        assert [event["payload"]["text"] for event in events] == ["0", "1", "2"]
        second.client.webhook(messages(listed))
        second.client.inbound("fin")
        assert len(second.client.wait_for(lambda found: len(found) >= 4)) == 4
    finally:
        assert second.stop() == 0


def test_killed_between_the_attempt_and_the_call_it_is_unknown(
    graph: Graph, tmp_path: Path
) -> None:
    first = Process(tmp_path, graph.url, "before_calling_meta")
    try:
        assert first.client.send("k1", template()).status_code == 202
        assert first.wait() == -9
    finally:
        first.close()
    assert graph.sent == []
    second = Process(tmp_path, graph.url)
    try:
        status = second.client.wait_for_state("k1", "unknown")
        assert [attempt["outcome"] for attempt in status["attempts"]] == ["unknown"]
        (event,) = second.client.wait_for_types("message.unsettled")
        assert event["payload"]["command_id"] == "k1"
        assert second.client.send("k1", template()).json()["state"] == "unknown"
        second.client.send("k2", template())
        second.client.wait_for_state("k2", "accepted")
        assert len(graph.sent) == 1, "the unknown one was never sent blind"
    finally:
        assert second.stop() == 0


def test_killed_before_metas_answer_was_stored_it_is_settled_by_a_status(
    graph: Graph, tmp_path: Path
) -> None:
    first = Process(tmp_path, graph.url, "before_storing_the_answer")
    try:
        assert first.client.send("k1", template()).status_code == 202
        assert first.wait() == -9
    finally:
        first.close()
    (body,) = graph.accepted
    attempt = body["biz_opaque_callback_data"]
    second = Process(tmp_path, graph.url)
    try:
        second.client.wait_for_state("k1", "unknown")
        delivered = status_of("wamid.S", "delivered", biz_opaque_callback_data=attempt)
        second.client.webhook(statuses([delivered]))
        status = second.client.wait_for_state("k1", "delivered")
        assert status["message_id"] == "wamid.S"
        assert len(graph.sent) == 1
    finally:
        assert second.stop() == 0


def test_killed_with_a_queue_every_message_leaves_once(graph: Graph, tmp_path: Path) -> None:
    keys = [f"k{number}" for number in range(60)]
    first = Process(tmp_path, graph.url)
    try:
        for number, key in enumerate(keys):
            body = {**template(to=f"52155000000{number:02}"), "context": {"message_id": key}}
            assert first.client.send(key, body).status_code == 202
        graph.wait_for_sent(5)
    finally:
        first.kill()
    second = Process(tmp_path, graph.url)
    try:
        states = {}
        for key in keys:
            states[key] = second.client.wait_for_state(key, "accepted", "unknown")["state"]
        sent = [body["context"]["message_id"] for body in graph.sent]
        assert len(sent) == len(set(sent)), "nothing twice"
        missing = set(keys) - set(sent)
        assert all(states[key] == "unknown" for key in missing), "nothing silently lost"
    finally:
        assert second.stop() == 0


def test_a_kill_in_a_storm_loses_nothing_that_was_answered(
    graph: Graph, tmp_path: Path
) -> None:
    answered: list[str] = []
    for round_ in range(4):
        process = Process(tmp_path, graph.url)
        try:
            for number in range(40):
                text = f"{round_}-{number}"
                if process.client.inbound(text).status_code == 200:
                    answered.append(text)
        finally:
            process.kill()
    last = Process(tmp_path, graph.url)
    try:
        events = last.client.wait_for(lambda found: len(found) >= len(answered))
        assert sorted(event["payload"]["text"] for event in events) == sorted(answered)
        assert [event["seq"] for event in events] == list(range(1, len(answered) + 1))
    finally:
        assert last.stop() == 0


def test_a_signal_ends_it_while_a_stream_is_open(graph: Graph, tmp_path: Path) -> None:
    process = Process(tmp_path, graph.url)
    try:
        with process.client.stream() as stream:
            process.client.inbound()
            assert next(stream)["type"] == "message.received"
            assert process.stop() == 0
            assert list(stream) == []
    finally:
        process.close()
