"""What Prometheus reads is true, and every name of it is explained."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from prometheus_client.parser import text_string_to_metric_families

from console.relay import media_store, schema
from console.relay.database import make_engine
from console.relay.instants import to_us
from console.relay.metrics import Metrics
from console.relay.metrics_api import measure
from console.relay.stream import Stream
from console.relay.transaction import EventRow
from console.runtime.clock import SystemClock
from console.wire.events import Media
from tests.relay.graph import Graph, refusal
from tests.relay.server import Client, make_config, running

README = Path(__file__).parents[2] / "console" / "relay" / "README.md"
Series = dict[str, dict[tuple[tuple[str, str], ...], float]]


def scraped(relay: Client) -> Series:
    found: Series = {}
    for family in text_string_to_metric_families(relay.http.get("/metrics").text):
        for sample in family.samples:
            key = tuple(sorted(sample.labels.items()))
            found.setdefault(sample.name.removeprefix("acuerdo_relay_"), {})[key] = sample.value
    return found


def total(series: Series, name: str, **labels: str) -> float:
    wanted = set(labels.items())
    return sum(value for key, value in series.get(name, {}).items() if wanted <= set(key))


def test_what_goes_through_is_counted(relay: Client, graph: Graph) -> None:
    relay.inbound()
    relay.wait_for_types("message.received")
    relay.webhook(b"{}", secret="wrong")
    relay.send("k1")
    relay.wait_for_state("k1", "accepted")
    graph.next_answers = [refusal(131026)]
    relay.send("k2")
    relay.wait_for_state("k2", "failed")
    unknown = {"name": "none", "language": {"code": "es_MX"}, "components": []}
    relay.send("k3", type="template", template=unknown, text=None)
    relay.get("/v1/messages/521234567890")
    series = scraped(relay)
    assert total(series, "webhooks_total", result="stored") == 1
    assert total(series, "webhooks_total", result="forged") == 1
    assert total(series, "events_total", type="message.received") == 1
    assert total(series, "send_attempts_total", outcome="taken") == 1
    assert total(series, "send_attempts_total", outcome="rejected") == 1
    assert total(series, "send_seconds_count") == 2
    assert total(series, "refusals_total", code="template_not_approved") == 1
    assert total(series, "commands", state="accepted") == 1
    assert total(series, "commands", state="failed") == 1
    assert total(series, "http_requests_total", route="/v1/messages/{id}", status="404") == 1
    assert total(series, "http_request_seconds_count", route="/webhooks/whatsapp") == 2
    assert total(series, "events_head") >= 3
    assert total(series, "disk_free_bytes") > 0
    assert total(series, "process_resident_memory_bytes") > 1 << 20
    assert "521234567890" not in relay.http.get("/metrics").text


def test_what_waits_for_a_number_s_rate_is_counted(graph: Graph, tmp_path: Path) -> None:
    config = make_config(tmp_path, graph.url)
    slow = replace(config.numbers[0], messages_per_s=4.0)
    with running(replace(config, numbers=(slow,))) as relay:
        assert total(scraped(relay), "rate_wait_seconds_total") == 0
        for number in range(6):
            body = {"name": "cuota", "language": {"code": "es_MX"}, "components": []}
            to = f"+52155000000{number:02}"
            relay.send(f"c{number}", {"to": to, "type": "template", "template": body})
        for number in range(6):
            relay.wait_for_state(f"c{number}", "accepted")
        assert total(scraped(relay), "rate_wait_seconds_total") > 0


def test_what_waits_is_measured(tmp_path: Path) -> None:
    now = SystemClock().now()
    engine = make_engine(tmp_path / "relay.db", writer=True)
    with engine.begin() as connection:
        schema.prepare(connection)
        found = measure(connection, now)
        assert set(found.gauges.values()) == {0.0}
        assert found.commands == {}
        received = {"received_us": to_us(now) - 7_000_000, "body": b"{}", "signature": ""}
        connection.execute(schema.JOURNAL.insert(), received)
        connection.execute(
            schema.TEMPLATE_SYNCS.insert().values(
                waba_id="w", synced_us=to_us(now - timedelta(hours=1))
            )
        )
        expected = Media(media_id="m", mime_type="image/png")
        media_store.expect(connection, expected, "pn1", now)
        found = measure(connection, now)
        gauges = found.gauges
        assert sum(found.lanes.values()) == 1
        assert gauges["journal_backlog"] == 1
        assert gauges["journal_oldest_seconds"] == 7
        assert gauges["template_sync_age_seconds"] == 3600
        assert (gauges["media_waiting"], gauges["media_lost"]) == (1, 0)
    engine.dispose()


async def test_the_slowest_reader_is_measured() -> None:
    stream = Stream()
    nowhere: Any = None  # all that comes while somebody reads is in memory
    quick, slow = stream.follow(nowhere, 0), stream.follow(nowhere, 0)
    for reader in (quick, slow):
        assert await anext(reader) == b": connected\n\n"
    assert stream.lag == 0
    stream.announce([EventRow(seq, f"e{seq}", "unknown", 0, None, "{}") for seq in range(1, 6)])
    for reader in (quick, slow):
        assert b"e5" in await anext(reader)
    assert (stream.readers, stream.lag) == (2, 5)
    stream.announce([EventRow(6, "e6", "unknown", 0, None, "{}")])
    assert b"e6" in await anext(quick)
    assert stream.lag == 6
    assert b"e6" in await anext(slow)
    assert stream.lag == 1
    for one in (quick, slow):
        await one.aclose()  # type: ignore[attr-defined]  # both are generators
    assert (stream.readers, stream.lag) == (0, 0)


def test_two_relays_count_apart() -> None:
    one, other = Metrics(), Metrics()
    one.webhooks("stored")
    one.events(["message.received", "message.received"])
    assert one.totals()["events"] == 2
    assert other.totals()["webhooks"] == 0


def test_every_figure_is_in_the_chapter_on_operating() -> None:
    text = README.read_text(encoding="utf-8")
    families = [
        family.name
        for family in text_string_to_metric_families(Metrics().text({}, {}, {}))
        if family.name.startswith("acuerdo_relay_")
    ]
    assert len(families) > 10
    assert [name for name in families if f"`{name}" not in text] == []
