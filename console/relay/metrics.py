"""What the relay counts and measures, as Prometheus reads it.

Every relay has a registry of its own, so that several live in one process. Names, labels and
help are part of the interface: `console/relay/README.md` says what to alert on.
"""

from collections import Counter as Tally
from collections.abc import Iterable, Mapping

import prometheus_client
from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)

from console.relay.request_times import RequestTimes

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_SEND_S = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
_PREFIX = "acuerdo_relay"

GAUGES: dict[str, str] = {
    "journal_backlog": "Webhooks stored and not yet taken apart",
    "journal_oldest_seconds": "Age of the oldest webhook that waits to be taken apart",
    "events_head": "Sequence number of the newest event",
    "stream_readers": "Consoles that follow the stream on this instance",
    "stream_lag_events": "Events that the slowest console on this instance has not taken",
    "commands_oldest_queued_seconds": "Age of the oldest command that is due and not sent",
    "media_waiting": "Inbound files that Meta has and the relay does not yet",
    "media_lost": "Inbound files that could not be fetched while Meta kept them",
    "template_sync_age_seconds": "Time since the account with the oldest listing was listed",
    "database_commits": "Commits since the start; jobs divided by it is the size of a group",
    "database_jobs": "Jobs that were committed together since the start",
    "database_failures": "Commits that failed since the start",
    "disk_free_bytes": "Room left where media are kept",
}

# twice the lines, and nobody asks
prometheus_client.disable_created_metrics()  # type: ignore[no-untyped-call]


class Metrics:
    """Counts since the server started. Touched on the loop only."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry(auto_describe=True)
        ProcessCollector(registry=self.registry)
        count, registry = self._counter, self.registry
        self._webhooks = count("webhooks", "Webhooks by result", "result")
        self._events = count("events", "Events that joined the stream", "type")
        self._sends = count("send_attempts", "Attempts to send, by outcome", "outcome")
        self._refusals = count("refusals", "Commands refused, by code", "code")
        self._rate_wait_s = Counter(
            f"{_PREFIX}_rate_wait_seconds",
            "Time for which messages waited for a number's rate",
            registry=registry,
        )
        self._requests = RequestTimes(_PREFIX)
        registry.register(self._requests)
        self.answered = self._requests.answered
        self._send_s = Histogram(
            f"{_PREFIX}_send_seconds",
            "Time from asking Meta to its answer",
            buckets=_SEND_S,
            registry=registry,
        )
        self._commands = Gauge(
            f"{_PREFIX}_commands", "Commands by state", ("state",), registry=registry
        )
        self._lanes = Gauge(
            f"{_PREFIX}_journal_lane_backlog",
            "Webhooks stored and not yet taken apart, by lane",
            ("lane",),
            registry=registry,
        )
        self._gauges = {
            name: Gauge(f"{_PREFIX}_{name}", help_, registry=registry)
            for name, help_ in GAUGES.items()
        }
        self._known: dict[tuple[Counter, tuple[str, ...]], Counter] = {}

    def webhooks(self, result: str, count: int = 1) -> None:
        """Webhooks were stored, refused or could not be stored."""
        self._child(self._webhooks, result).inc(count)

    def event(self, type_: str) -> None:
        """An event joined the stream."""
        self._child(self._events, type_).inc()

    def events(self, types: Iterable[str]) -> None:
        """Events joined the stream: one entry for each."""
        for type_, times in Tally(types).items():
            self._child(self._events, type_).inc(times)

    def refused(self, code: str) -> None:
        """A command was refused."""
        self._child(self._refusals, code).inc()

    def sent(self, outcome: str, seconds: float) -> None:
        """An attempt ended."""
        self._child(self._sends, outcome).inc()
        self._send_s.observe(seconds)

    def waited_for_rate(self, seconds: float) -> None:
        """Messages were there, and a number's rate did not let them go."""
        self._rate_wait_s.inc(seconds)

    def text(
        self,
        gauges: Mapping[str, float],
        commands: Mapping[str, int],
        lanes: Mapping[str, int],
    ) -> str:
        """The exposition, with what is measured at this moment; what is not, keeps still."""
        for name, value in gauges.items():
            self._gauges[name].set(value)
        for gauge, counts in ((self._commands, commands), (self._lanes, lanes)):
            gauge.clear()
            for label, count in counts.items():
                gauge.labels(label).set(count)
        return generate_latest(self.registry).decode()

    def totals(self) -> dict[str, int]:
        """How much there was of each kind since the start."""
        kinds = {
            "webhooks": self._webhooks,
            "events": self._events,
            "sends": self._sends,
            "refusals": self._refusals,
        }
        return {
            name: int(
                sum(
                    sample.value
                    for metric in counter.collect()
                    for sample in metric.samples
                    if sample.name.endswith("_total")
                )
            )
            for name, counter in kinds.items()
        }

    def _counter(self, name: str, help_: str, *labels: str) -> Counter:
        return Counter(f"{_PREFIX}_{name}", help_, labels, registry=self.registry)

    def _child(self, counter: Counter, *labels: str) -> Counter:
        """The series of those labels; looking it up costs more than counting."""
        key = (counter, labels)
        if (found := self._known.get(key)) is None:
            found = self._known[key] = counter.labels(*labels)
        return found
