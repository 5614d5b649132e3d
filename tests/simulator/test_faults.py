"""Misfortunes on the sending side."""

import httpx
import pytest

from tests.simulator.stage import Stage

ANA = "525544330011"
TEXT = {"type": "text", "text": {"body": "x"}}


@pytest.fixture(autouse=True)
def window_open(stage: Stage) -> None:
    stage.inbound(**{"from": ANA, "text": "hola"})


def test_a_5xx_accepts_nothing_and_the_next_try_works(stage: Stage) -> None:
    stage.fault(action="5xx", http=502, count=1)
    answer = stage.post(ANA, **TEXT, biz_opaque_callback_data="att1")
    assert (answer.status_code, stage.error(answer)["code"]) == (502, 2)
    assert stage.sent() == []
    stage.send(ANA, **TEXT, biz_opaque_callback_data="att1")
    [sent] = stage.sent()
    assert (sent["biz_opaque_callback_data"], sent["attempts"]) == ("att1", 2)


def test_an_ordered_error_code_is_answered_for_one_recipient_only(stage: Stage) -> None:
    stage.fault(action="error", code=131048, recipient="5215544330011", count=2)
    stage.approach("525544330012")
    assert stage.error(stage.post(ANA, **TEXT))["code"] == 131048
    assert stage.error(stage.post(ANA, **TEXT))["code"] == 131048
    stage.send(ANA, **TEXT)
    refused = stage.http.get("/_sim/sent").json()["refused"]
    assert [one["code"] for one in refused] == [131048, 131048]


def test_a_timeout_happens_after_accepting_and_the_status_still_comes(stage: Stage) -> None:
    stage.fault(action="timeout")
    body = {"messaging_product": "whatsapp", "to": ANA} | TEXT
    with pytest.raises(httpx.ReadTimeout):
        stage.http.post(
            f"{stage.number}/messages",
            json=body | {"biz_opaque_callback_data": "att-lost"},
            timeout=0.5,
        )
    [sent] = stage.sent()
    status = stage.receiver.wait_status(sent["wamid"], "delivered")
    assert status["biz_opaque_callback_data"] == "att-lost"


def test_a_dropped_request_is_never_answered_and_not_accepted(stage: Stage) -> None:
    stage.fault(action="drop")
    body = {"messaging_product": "whatsapp", "to": ANA} | TEXT
    with pytest.raises(httpx.ReadTimeout):
        stage.http.post(f"{stage.number}/messages", json=body, timeout=0.5)
    assert stage.sent() == []


def test_a_delayed_answer_comes_after_the_message_was_accepted(stage: Stage) -> None:
    stage.fault(action="delay", delay_s=0.3)
    wamid = stage.send(ANA, **TEXT)
    [sent] = stage.sent()
    assert sent["wamid"] == wamid


def test_a_message_can_be_made_to_fail_after_it_was_accepted(stage: Stage) -> None:
    stage.fault(action="fail", code=131026)
    wamid = stage.send(ANA, **TEXT)
    failed = stage.receiver.wait_status(wamid, "failed")
    assert failed["errors"][0]["code"] == 131026
    assert set(failed["errors"][0]) >= {"code", "title", "message", "error_data"}


def test_faults_are_listed_called_off_and_checked(stage: Stage) -> None:
    stage.fault(action="5xx", count=9)
    [listed] = stage.http.get("/_sim/faults").json()["faults"]
    assert (listed["action"], listed["count"]) == ("5xx", 9)
    stage.http.delete("/_sim/faults")
    stage.send(ANA, **TEXT)
    for wrong in ({"action": "explode"}, {"action": "5xx", "speling": 1}):
        assert stage.http.post("/_sim/faults", json=wrong).status_code == 400
