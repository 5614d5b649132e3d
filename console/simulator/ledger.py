"""What was sent, refused and received in this world, by id."""

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass
class Sent:
    """One message of the business that was accepted."""

    wamid: str
    at_s: int
    to: str
    person: str
    wa_id: str | None
    type: str
    text: str
    category: str
    body: dict[str, Any]
    template: str | None = None
    language: str | None = None
    biz_opaque_callback_data: str | None = None
    statuses: list[dict[str, Any]] = field(default_factory=list)
    webhook_attempts: list[dict[str, Any]] = field(default_factory=list)


@dataclass
class Received:
    """One message of a person."""

    wamid: str
    at_s: int
    person: str
    message: dict[str, Any]
    read_at_s: int | None = None


@dataclass
class Refusal:
    """One request to send that was not accepted."""

    at_s: int
    to: str
    code: int
    details: str
    biz_opaque_callback_data: str | None


class Ledger:
    """Everything that passed, in order."""

    def __init__(self) -> None:
        self.sent: dict[str, Sent] = {}
        self.received: dict[str, Received] = {}
        self.refused: list[Refusal] = []

    def knows(self, wamid: str) -> bool:
        """Whether a message of either side has this id."""
        return wamid in self.sent or wamid in self.received

    def at_of(self, wamid: str) -> int | None:
        """When the message with this id came about, in epoch seconds."""
        found = self.sent.get(wamid) or self.received.get(wamid)
        return found.at_s if found else None

    def shown(self) -> dict[str, Any]:
        """Everything sent, with how often each callback data was tried, and the refusals."""
        tries: dict[str, int] = {}
        names = [one.biz_opaque_callback_data for one in self.sent.values()]
        for name in names + [one.biz_opaque_callback_data for one in self.refused]:
            if name:
                tries[name] = tries.get(name, 0) + 1
        return {
            "sent": [
                asdict(one) | {"attempts": tries.get(one.biz_opaque_callback_data or "", 1)}
                for one in self.sent.values()
            ],
            "refused": [asdict(one) for one in self.refused],
        }
