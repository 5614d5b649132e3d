"""Meta's limits: messages per second of a number, messages to one person, management calls.

Source: "Throughput", "Pair rate limits" and "Rate limits", WhatsApp Cloud API, read 2026-11.
"""

import time
from dataclasses import dataclass

from console.simulator.graph_error import GraphError

PAIR_BURST = 45
PAIR_SECONDS = 6.0
CALLS_PER_HOUR = 5000
HOUR_S = 3600.0


@dataclass(slots=True)
class Bucket:
    """Tokens that refill steadily up to a size."""

    size: float
    per_s: float
    tokens: float
    at_s: float

    def take(self, now_s: float) -> bool:
        """Use one token if there is one."""
        self.tokens = min(self.size, self.tokens + (now_s - self.at_s) * self.per_s)
        self.at_s = now_s
        if self.tokens < 1:
            return False
        self.tokens -= 1
        return True


class Rates:
    """Counts what was sent. The limits are Meta's whatever the simulator's speed is."""

    def __init__(self, messages_per_s: int = 80) -> None:
        now_s = time.monotonic()
        self._number = Bucket(messages_per_s, messages_per_s, messages_per_s, now_s)
        self._calls = Bucket(CALLS_PER_HOUR, CALLS_PER_HOUR / HOUR_S, CALLS_PER_HOUR, now_s)
        self._pairs: dict[str, Bucket] = {}

    @property
    def messages_per_s(self) -> float:
        """The number's throughput."""
        return self._number.per_s

    def allow(self, messages_per_s: int) -> None:
        """Let the number send so many messages a second."""
        if messages_per_s != self._number.per_s:
            full = float(messages_per_s)
            self._number = Bucket(full, full, full, time.monotonic())

    def spend_number(self) -> None:
        """Count one message of the business number, or refuse it with 130429."""
        if not self._number.take(time.monotonic()):
            raise GraphError(130429, "Cloud API message throughput has been reached.")

    def spend_pair(self, person: str) -> None:
        """Count one message to `person`, or refuse it with 131056."""
        now_s = time.monotonic()
        bucket = self._pairs.get(person)
        if bucket is None:
            bucket = Bucket(PAIR_BURST, 1 / PAIR_SECONDS, PAIR_BURST, now_s)
            self._pairs[person] = bucket
        if not bucket.take(now_s):
            raise GraphError(
                131056,
                "Message failed to send because there were too many messages sent from this "
                "phone number to the same phone number in a short period of time.",
                subcode=2494055,
            )

    def spend_call(self) -> int:
        """Count one management call, or refuse it with 80007; how much is used, in percent."""
        if not self._calls.take(time.monotonic()):
            raise GraphError(80007, "The WhatsApp Business Account has reached its rate limit.")
        return round(100 * (1 - self._calls.tokens / self._calls.size))
