"""Meta's send limits: messages per second of a number, and messages to one person.

Source: "Throughput" and "Pair rate limits" in WhatsApp Cloud API, read 2026-11.
"""

import time
from dataclasses import dataclass

from console.simulator.graph_error import GraphError

PAIR_BURST = 45
PAIR_SECONDS = 6.0


@dataclass
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

    def __init__(self, messages_per_s: int) -> None:
        self.messages_per_s = messages_per_s
        self._number = Bucket(messages_per_s, messages_per_s, messages_per_s, time.monotonic())
        self._pairs: dict[str, Bucket] = {}

    def spend_number(self) -> None:
        """Count one message of the business number, or refuse it with 130429."""
        if not self._number.take(time.monotonic()):
            raise GraphError(130429, "Cloud API message throughput has been reached.")

    def spend_pair(self, person: str) -> None:
        """Count one message to `person`, or refuse it with 131056."""
        now_s = time.monotonic()
        fresh = Bucket(PAIR_BURST, 1 / PAIR_SECONDS, PAIR_BURST, now_s)
        if not self._pairs.setdefault(person, fresh).take(now_s):
            raise GraphError(
                131056,
                "Too many messages sent from this phone number to the same phone number "
                "in a short period of time.",
                subcode=2494055,
            )
