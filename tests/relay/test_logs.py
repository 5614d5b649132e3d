"""The log says what happened, and never to whom, with which token, in which words."""

import io
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from console.relay import tokens
from console.relay.activity import Activity
from console.relay.config import LogConfig
from console.relay.logs import JsonFormatter, TextFormatter, configure, scrubbed
from console.relay.metrics import Metrics
from tests.relay.graph import Graph, refusal
from tests.relay.server import DEBTOR, SECRET, make_config, messages, running, text_message

PERSON = "Ximena Quispe"
SAID = "le pago el viernes sin falta"
RECIPIENT = "525512345678"


@contextmanager
def listening(formatter: logging.Formatter) -> Iterator[io.StringIO]:
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(formatter)
    logger = logging.getLogger("console.relay")
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    yield written
    logger.removeHandler(handler)
    logger.setLevel(level)


@pytest.mark.parametrize("formatter", [JsonFormatter(), TextFormatter()])
def test_a_busy_run_tells_nothing_of_anybody(
    graph: Graph,
    tmp_path: Path,
    formatter: logging.Formatter,
    caplog: pytest.LogCaptureFixture,
) -> None:
    config = make_config(tmp_path, graph.url)
    with listening(formatter) as written, running(config) as relay:
        agent = tokens.create(config, "carmen-rojas", "agent")
        contacts = [{"profile": {"name": PERSON}, "wa_id": DEBTOR}]
        relay.webhook(messages([text_message(SAID)], contacts=contacts))
        relay.webhook(messages([text_message("baja", type="poison", text=[[]])]))
        image = {"id": "m1", "mime_type": "image/png", "caption": SAID}
        relay.webhook(messages([text_message(type="image", image=image)]))
        relay.webhook(b'{"no": "json', SECRET)
        relay.webhook({"from": DEBTOR}, "forged")
        relay.wait_for_types("message.received")
        graph.next_answers = [
            refusal(131026, error_user_msg=f"+{DEBTOR} is not on WhatsApp"),
            (500, {}),
        ]
        relay.send("k1", text={"body": SAID})
        relay.wait_for_state("k1", "failed")
        relay.send("k2", text={"body": SAID})
        relay.wait_for_state("k2", "unknown")
        relay.put(f"/v1/suppressions/+{RECIPIENT}", {"reason": SAID})
        relay.get(f"/v1/suppressions/+{RECIPIENT}")
        relay.get(f"/v1/messages/{DEBTOR}")
        relay.get(f"/v1/nothing/{DEBTOR}", token=agent)
        relay.http.get("/v1/events", headers={"Authorization": f"Bearer {agent}"})
        relay.get("/v1/media/m1")
        log = written.getvalue()
    assert log.count("request") > 10
    secrets = (DEBTOR, RECIPIENT, DEBTOR[3:], PERSON, SAID, relay.token, agent, "graph-token")
    assert [secret for secret in (*secrets, SECRET, "carmen-rojas") if secret in log] == []
    caplog.clear()


def test_a_request_is_a_line_with_its_figures(graph: Graph, tmp_path: Path) -> None:
    with (
        listening(JsonFormatter()) as written,
        running(make_config(tmp_path, graph.url)) as relay,
    ):
        headers = {**relay.headers, "X-Request-Id": "from-the-proxy-1"}
        answer = relay.http.get("/v1/messages/none?x=1", headers=headers)
        assert answer.headers["x-request-id"] == "from-the-proxy-1"
        other = relay.http.get("/healthz", headers={"X-Request-Id": "not an id"})
        assert len(other.headers["x-request-id"]) == 16
        relay.http.get("/nowhere")
        entries = [json.loads(line) for line in written.getvalue().splitlines()]
    told = {entry["route"]: entry for entry in entries if entry["message"] == "request"}
    found = told["/v1/messages/{id}"]
    assert (found["method"], found["status"], found["level"]) == ("GET", 404, "info")
    assert (found["request_id"], found["duration_ms"] >= 0) == ("from-the-proxy-1", True)
    assert told["/healthz"]["level"] == "debug"
    assert told["unmatched"]["status"] == 404


def test_an_exception_is_told_without_what_it_quotes(caplog: pytest.LogCaptureFixture) -> None:
    for formatter in (JsonFormatter(), TextFormatter()):
        with listening(formatter) as written:
            try:
                try:
                    int(f"{PERSON} {DEBTOR}")
                except ValueError as error:
                    raise RuntimeError(f"a webhook of +{DEBTOR} was odd") from error
            except RuntimeError:
                logging.getLogger("console.relay.x").exception("it failed for %s", DEBTOR)
        log = written.getvalue()
        assert "ValueError" in log
        assert "RuntimeError: a webhook of …678 was odd" in log
        assert PERSON not in log
        assert DEBTOR not in log
    caplog.clear()


def test_tokens_and_long_numbers_are_masked() -> None:
    assert scrubbed("acu_Ab-9_z EAAGm0PX4Z Bearer x.y-z") == "[token] [token] [token]"
    assert scrubbed("to +52 55 1234 5678, 1234567 and 123456") == "to …678, …567 and 123456"


def test_what_went_through_is_told_once() -> None:
    metrics = Metrics()
    activity = Activity(metrics)
    with listening(TextFormatter()) as written:
        activity.tell()
        metrics.webhooks("stored")
        metrics.events(["message.received"] * 3)
        activity.tell()
        activity.tell()
    assert written.getvalue().count(": activity ") == 1
    assert "webhooks=1 events=3 sends=0 refusals=0" in written.getvalue()


def test_the_server_writes_the_format_that_was_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    logger = logging.getLogger("console.relay")
    before = (logger.handlers[:], logger.propagate, logger.level)
    try:
        configure(LogConfig("info", "json"))
        logging.getLogger("console.relay.x").info("hola", extra={"fields": {"n": 1}})
        entry = json.loads(capsys.readouterr().err)
        assert (entry["message"], entry["n"], entry["level"]) == ("hola", 1, "info")
    finally:
        logger.handlers[:], logger.propagate, level = before
        logger.setLevel(level)


def test_the_database_does_not_quote_rows_in_its_errors(tmp_path: Path) -> None:
    from console.relay.database import make_engine  # noqa: PLC0415 - here only

    engine = make_engine(tmp_path / "relay.db", writer=True)
    with pytest.raises(sa.exc.OperationalError) as caught, engine.begin() as connection:
        connection.execute(sa.text("INSERT INTO nowhere VALUES (:said)"), {"said": SAID})
    engine.dispose()
    assert SAID not in str(caught.value)
