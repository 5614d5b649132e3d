"""Counters of the relay, as Prometheus reads them."""

from collections import Counter
from collections.abc import Mapping

_SECONDS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Metrics:
    """Counts since the server started. Touched on the loop only."""

    def __init__(self) -> None:
        self._webhooks: Counter[str] = Counter()
        self._events: Counter[str] = Counter()
        self._sends: Counter[str] = Counter()
        self._refusals: Counter[str] = Counter()
        self._buckets: Counter[float] = Counter()
        self._seconds = 0.0

    def webhook(self, result: str) -> None:
        """A webhook was stored, refused or could not be stored."""
        self._webhooks[result] += 1

    def event(self, type_: str) -> None:
        """An event joined the stream."""
        self._events[type_] += 1

    def refused(self, code: str) -> None:
        """A command was refused."""
        self._refusals[code] += 1

    def sent(self, outcome: str, seconds: float) -> None:
        """An attempt ended."""
        self._sends[outcome] += 1
        self._seconds += seconds
        for bound in _SECONDS:
            self._buckets[bound] += seconds <= bound

    def text(self, gauges: Mapping[str, float], commands: Mapping[str, int]) -> str:
        """The exposition, with what is measured at this moment."""
        lines: list[str] = []
        prefix = "acuerdo_relay"
        counters = (
            ("webhooks", "result", self._webhooks),
            ("events", "type", self._events),
            ("send_attempts", "outcome", self._sends),
            ("refusals", "code", self._refusals),
        )
        for name, label, counts in counters:
            lines.append(f"# TYPE {prefix}_{name}_total counter")
            lines += (
                f'{prefix}_{name}_total{{{label}="{key}"}} {counts[key]}'
                for key in sorted(counts)
            )
        lines += self._histogram(f"{prefix}_send_seconds")
        lines.append(f"# TYPE {prefix}_commands gauge")
        lines += (
            f'{prefix}_commands{{state="{state}"}} {count}'
            for state, count in sorted(commands.items())
        )
        for name, value in gauges.items():
            lines += [f"# TYPE {prefix}_{name} gauge", f"{prefix}_{name} {value:g}"]
        return "\n".join(lines) + "\n"

    def _histogram(self, name: str) -> list[str]:
        total = sum(self._sends.values())
        bounds = [
            f'{name}_bucket{{le="{bound:g}"}} {self._buckets[bound]}' for bound in _SECONDS
        ]
        return [
            f"# TYPE {name} histogram",
            *bounds,
            f'{name}_bucket{{le="+Inf"}} {total}',
            f"{name}_sum {self._seconds:g}",
            f"{name}_count {total}",
        ]
