"""What every screen and command is given once: who works, when, and by which rules."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from console.domain.contact import ContactFacts
from console.domain.contact_policy import Rules
from console.runtime.clock import Clock
from console.usecases.ports import Runner


class RuleBook(Protocol):
    """Which rules hold for a debtor: country, state and creditor policy, with holidays."""

    def rules_for(self, facts: ContactFacts, now: datetime) -> Rules:
        """The rules of every place where the debtor may be, for the days around `now`."""
        ...


def new_id(now: datetime) -> str:
    """A fresh identifier that sorts by time: 48 bits of milliseconds, 80 random bits, hex.

    Screens make it before the first attempt, so that a double click or a retry after a crash
    is recognised. The layout is that of a UUID of version 7 (RFC 9562).
    """
    millis = int(now.timestamp() * 1000) & (2**48 - 1)
    high = 0x7000 | secrets.randbits(12)
    low = (0b10 << 62) | secrets.randbits(62)
    digits = f"{millis:012x}{high:04x}{low:016x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


@dataclass(frozen=True, slots=True)
class Context:
    """Composed once by the application and handed to every presenter."""

    runner: Runner
    clock: Clock
    by: str
    rules: RuleBook
    phone_number_id: str
    lang: str = "es"
    zone: str = "America/Mexico_City"
    creditor: Callable[[], str] = lambda: ""
    media: Path | None = None
    """Where this machine keeps the files of messages; None: none can be attached."""
    console_id: str = ""
    """This console's name among those that share the workspace; empty where it is alone."""

    def now(self) -> datetime:
        """The present instant of the context's clock."""
        return self.clock.now()

    def new_id(self) -> str:
        """An identifier for an intent."""
        return new_id(self.clock.now())
