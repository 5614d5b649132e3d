"""The state of the business number and its account: what people at Meta and settings change.

Source: "Phone numbers", "Messaging limits", "Health status", WhatsApp Cloud API, read 2026-11.
"""

from dataclasses import dataclass, field
from typing import Any

from console.simulator.graph_error import GraphError
from console.simulator.settings import GRAPH_VERSION

TIERS = {
    "TIER_250": 250,
    "TIER_2K": 2_000,
    "TIER_10K": 10_000,
    "TIER_100K": 100_000,
    "TIER_UNLIMITED": None,
}
THROUGHPUT_PER_S = {"STANDARD": 80, "HIGH": 1000}
QUALITIES = ("GREEN", "YELLOW", "RED", "UNKNOWN")
ORDERED_ERRORS = (368, 131031, 131042, 131045, 131057, 130497, 10, 200, 131037)
"""Account-wide refusals that steering may put in force (`blocked_by`)."""


@dataclass
class Business:
    """One number and its account as they are now; `/_sim/business` changes any field."""

    registered: bool = True
    status: str = "CONNECTED"
    code_verification_status: str = "VERIFIED"
    name_status: str = "APPROVED"
    verified_name: str = ""
    quality_rating: str = "GREEN"
    messaging_limit: str = "TIER_10K"
    throughput: str = "STANDARD"
    account_mode: str = "LIVE"
    """SANDBOX sends to `allowed` recipients only (131030)."""
    allowed: list[str] = field(default_factory=list)
    blocked_by: int | None = None
    """An error code of ORDERED_ERRORS with which every send is refused."""
    pin: str | None = None
    subscribed: bool = True
    fields: list[str] | None = None
    """Subscribed webhook fields; None means all of them."""
    webhook_version: str = GRAPH_VERSION
    """The Graph version whose shape the app's webhooks have."""
    app_url: str | None = None
    account_url: str | None = None
    number_url: str | None = None
    identity_check: bool = False
    calling: dict[str, Any] = field(default_factory=lambda: {"status": "DISABLED"})
    profile: dict[str, Any] = field(default_factory=dict)
    automation: dict[str, Any] = field(default_factory=dict)
    username: str | None = None
    registrations_s: list[int] = field(default_factory=list)
    pacing: str = ""
    """Whether marketing is held for quality assessment, and then released or dropped."""

    def change(self, given: dict[str, Any]) -> None:
        """Set some fields. Raises: ValueError naming what does not fit."""
        unknown = set(given) - set(vars(self))
        if unknown:
            known = ", ".join(vars(self))
            raise ValueError(f"unknown fields: {', '.join(sorted(unknown))}. Known: {known}")
        for name, allowed in (
            ("messaging_limit", TIERS),
            ("throughput", THROUGHPUT_PER_S),
            ("quality_rating", QUALITIES),
            ("blocked_by", (None, *ORDERED_ERRORS)),
            ("account_mode", ("LIVE", "SANDBOX")),
            ("pacing", ("", "release", "drop")),
        ):
            if name in given and given[name] not in allowed:
                raise ValueError(f"{name} must be one of {', '.join(map(str, allowed))}")
        vars(self).update(given)

    def check_may_send(self) -> None:
        """Refuse every message when the number or its account is out of order."""
        if self.blocked_by is not None:
            raise GraphError(self.blocked_by, "The account or its number is restricted.")
        if not self.registered:
            raise GraphError(
                133010, "Account not registered. Register the number before sending from it."
            )
        if self.code_verification_status not in ("VERIFIED", "EXPIRED"):
            raise GraphError(133010, "The phone number was not verified.")

    def check_recipient(self, number: str) -> None:
        """On a test number, refuse recipients who are not on its list."""
        if self.account_mode == "SANDBOX" and number not in self.allowed:
            raise GraphError(131030, "Recipient phone number not in allowed list")

    def callback(self) -> str | None:
        """Where webhooks go: the number's own address before the account's before the app's."""
        return self.number_url or self.account_url or self.app_url

    def can_send(self) -> str:
        """AVAILABLE, LIMITED or BLOCKED, as `health_status` says it."""
        if self.blocked_by is not None or not self.registered:
            return "BLOCKED"
        return "LIMITED" if self.account_mode == "SANDBOX" else "AVAILABLE"

    def messages_per_s(self) -> int:
        """The number's throughput."""
        return THROUGHPUT_PER_S[self.throughput]
