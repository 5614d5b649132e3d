"""Misfortunes ordered through `/_sim/faults`, each for the next N or for one recipient."""

from dataclasses import asdict, dataclass
from typing import Any

ACTIONS = {
    "send": {
        "drop": "the request is never answered and nothing was accepted",
        "delay": "accepted, answered after delay_s",
        "5xx": "refused with an HTTP 5xx (http, default 503) and code 2",
        "timeout": "accepted, but never answered",
        "error": "refused with the Graph error `code`",
        "fail": "accepted, then a failed status with the error `code`",
    },
    "webhook": {
        "drop": "the update is never posted",
        "delay": "posted delay_s later than it should be",
        "duplicate": "posted `copies` more times, in other batches",
        "reorder": "`count` updates are held and posted in reverse order",
        "timeout": "posted, but the answer is not heard: posted again later",
        "bad_signature": "first posted with a wrong signature, then properly",
    },
}


@dataclass
class Fault:
    """One misfortune. `count` is how many times it still happens."""

    id: int
    side: str
    action: str
    count: int = 1
    recipient: str | None = None
    kind: str | None = None
    """Webhook side: only updates of this kind (message, status, account)."""
    code: int = 131000
    http: int = 503
    delay_s: float = 5.0
    copies: int = 1
    happened: int = 0


class Faults:
    """The misfortunes in force, oldest first."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []
        self._made = 0

    def add(self, given: dict[str, Any]) -> Fault:
        """Order a misfortune.

        Raises: ValueError with one sentence when the order makes no sense.
        """
        side, action = str(given.get("side", "send")), str(given.get("action"))
        if action not in ACTIONS.get(side, {}):
            known = "; ".join(f"{name}: {', '.join(does)}" for name, does in ACTIONS.items())
            raise ValueError(f"no fault {action!r} on side {side!r}. Known: {known}")
        fields = {
            name: value for name, value in given.items() if name in Fault.__dataclass_fields__
        }
        unknown = set(given) - set(fields)
        if unknown:
            raise ValueError(f"unknown fields: {', '.join(sorted(unknown))}")
        self._made += 1
        fault = Fault(**(fields | {"id": self._made, "side": side, "action": action}))
        self._waiting.append(fault)
        return fault

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def take(self, side: str, addresses: set[str], kind: str = "") -> Fault | None:
        """The misfortune that befalls this send or update, if any; it counts as happened."""
        for fault in self._waiting:
            if fault.side != side or (fault.recipient and fault.recipient not in addresses):
                continue
            if fault.kind and fault.kind != kind:
                continue
            fault.count -= 1
            fault.happened += 1
            if fault.count <= 0:
                self._waiting.remove(fault)
            return fault
        return None

    def clear(self) -> None:
        """Call all of them off."""
        self._waiting.clear()

    def listed(self) -> list[dict[str, Any]]:
        """What is still to happen, as JSON."""
        return [asdict(fault) for fault in self._waiting]
