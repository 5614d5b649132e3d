"""How many HTTP requests were answered, and how fast, as Prometheus reads it.

Prometheus' own classes lock at every count, which for a webhook costs as much as checking it.
These count on the loop only, and make the exposition when somebody asks.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate

from prometheus_client.core import CounterMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector
from typing_extensions import override

_UP_TO_S = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
_NAMES = (*map(str, _UP_TO_S), "+Inf")


class RequestTimes(Collector):
    """Requests by route, method and status, and the seconds to their answers by route."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._answered: Counter[tuple[str, str, int]] = Counter()
        self._within: dict[str, list[int]] = {}
        self._seconds: Counter[str] = Counter()

    def answered(self, route: str, method: str, status: int, seconds: float) -> None:
        """A request was answered."""
        self._answered[route, method, status] += 1
        within = self._within.get(route)
        if within is None:
            within = self._within[route] = [0] * len(_NAMES)
        within[bisect_left(_UP_TO_S, seconds)] += 1
        self._seconds[route] += seconds  # type: ignore[assignment] # a Counter adds any number

    @override
    def collect(self) -> Iterator[Metric]:
        requests = CounterMetricFamily(
            f"{self._prefix}_http_requests",
            "HTTP requests answered",
            labels=("route", "method", "status"),
        )
        for (route, method, status), count in self._answered.items():
            requests.add_metric((route, method, str(status)), count)
        yield requests
        times = HistogramMetricFamily(
            f"{self._prefix}_http_request_seconds",
            "Time to an HTTP answer's first byte; of the webhook route, until it is on disk",
            labels=("route",),
        )
        for route, within in self._within.items():
            buckets = list(zip(_NAMES, map(float, accumulate(within)), strict=True))
            times.add_metric((route,), buckets, self._seconds[route])
        yield times
