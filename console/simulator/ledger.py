"""What was sent, refused and received in this world, by id."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from console.simulator.outgoing import Outgoing


@dataclass(slots=True)
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
    nth: int = 0
    """How many messages the person had been sent, this one included."""
    fails_with: int | None = None
    """The error code that its life ends with, if it fails."""
    message_status: str = "accepted"
    pricing: dict[str, Any] = field(default_factory=dict)
    replies: list[tuple[str, str, str]] = field(default_factory=list)

    def message(self) -> Outgoing:
        """The message as the person reads it."""
        return Outgoing(
            self.type,
            self.body,
            self.text,
            self.template,
            self.language,
            self.category,
            [(kind, label, name) for kind, label, name in self.replies],
        )


@dataclass(slots=True)
class Received:
    """One message of a person."""

    wamid: str
    at_s: int
    person: str
    message: dict[str, Any]
    read_at_s: int | None = None


@dataclass(slots=True)
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

    def shown(self, after: int = 0, limit: int | None = None) -> dict[str, Any]:
        """What was sent from position `after` on, with how often each callback data was tried
        (`attempts`) and accepted (`accepted`), and the refusals.
        """
        accepted = Counter(one.biz_opaque_callback_data for one in self.sent.values())
        tried = accepted + Counter(one.biz_opaque_callback_data for one in self.refused)
        rows = [
            _row(one)
            | {
                "attempts": tried[name] if (name := one.biz_opaque_callback_data) else 1,
                "accepted": accepted[name] if name else 1,
            }
            for one in islice(
                self.sent.values(), after, None if limit is None else after + limit
            )
        ]
        return {
            "sent": rows,
            "refused": self.refused,
            "next": after + len(rows),
            "total": len(self.sent),
            "proof": self.proof(accepted),
        }

    def proof(self, accepted: "Counter[str | None] | None" = None) -> dict[str, Any]:
        """How many messages were accepted, and which callback data more than once."""
        if accepted is None:
            accepted = Counter(one.biz_opaque_callback_data for one in self.sent.values())
        unnamed = accepted[None]
        return {
            "accepted": len(self.sent),
            "refused": len(self.refused),
            "without_callback_data": unnamed,
            "distinct_callback_data": len(accepted) - (1 if unnamed else 0),
            "accepted_more_than_once": {
                name: count for name, count in accepted.items() if name and count > 1
            },
        }


def _row(sent: Sent) -> dict[str, Any]:
    return {name: getattr(sent, name) for name in Sent.__slots__}
