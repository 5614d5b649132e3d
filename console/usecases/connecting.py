"""Which relay this console talks to: what the settings screen asks for and is shown."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Reached(StrEnum):
    """How far a try came."""

    OK = "ok"
    NO_ANSWER = "no_answer"
    """Nothing answers at the address."""
    NOT_LET_IN = "not_let_in"
    """A relay answers and refuses the token."""
    NOT_A_RELAY = "not_a_relay"
    """Something answers, but it is no relay of ours."""


@dataclass(frozen=True, slots=True)
class ConnectionResult:
    """What came of a try. `latency_ms` and `numbers` (as people dial them) are known for OK."""

    reached: Reached
    latency_ms: int | None = None
    numbers: tuple[str, ...] = ()


class ConnectionDesk(Protocol):
    """Tries and keeps the address of the relay; the token goes to the key store.

    An empty token stands for the one that is kept: it is never shown again.
    Raises (`save`): runtime.errors.Unavailable without a key store or with a full disk.
    """

    def current(self) -> tuple[str, bool]:
        """The address in use (empty: none) and whether a token is kept for it."""
        ...

    async def test(self, url: str, token: str) -> ConnectionResult:
        """Ask the relay at `url` whether it lets the holder of `token` in; keeps nothing."""
        ...

    async def save(self, url: str, token: str) -> None:
        """Keep both; they count from the next start, or at once where the desk can do that."""
        ...
