"""What one simulated business is called and how its world behaves."""

from dataclasses import dataclass
from pathlib import Path

from console.simulator.chance import dice, digits

GRAPH_VERSION = "v25.0"
OLDEST_VERSION, NEWEST_VERSION = (21, 0), (26, 0)
"""Graph versions in service in November 2026."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """One app, one WhatsApp Business account, one phone number."""

    host: str = "127.0.0.1"
    port: int = 0
    webhook_url: str | None = None
    token: str
    app_secret: str
    verify_token: str
    app_id: str
    business_id: str
    waba_id: str
    phone_number_id: str
    display_phone_number: str
    verified_name: str = "Crédito Amigo"
    seed: int = 1
    speed: float = 1.0
    """How many times faster than life statuses, people and retries are."""
    in_order: bool = False
    """Post webhooks one at a time in the order they came about; Meta does not."""
    batch_share: float = 0.25
    """How often neighbouring updates travel in one webhook."""
    batch_most: int = 1000
    """How many updates one webhook carries at most."""
    messages_per_s: int | None = None
    """The number's throughput; None follows its level, 80 or 1,000."""
    graph_version: str = GRAPH_VERSION
    """The Graph version whose shape the webhooks have."""
    clock_offset_s: float = 0.0
    state_file: Path | None = None
    steered_from_anywhere: bool = False


def invented(seed: int) -> dict[str, str]:
    """Every name and secret that the caller did not give, drawn from the seed."""
    secret = dice(seed, "secrets")
    return {
        "token": "EAA" + secret.randbytes(48).hex(),
        "app_secret": secret.randbytes(16).hex(),
        "verify_token": secret.randbytes(8).hex(),
        "app_id": digits(seed, 16, "app"),
        "business_id": digits(seed, 15, "business"),
        "waba_id": digits(seed, 15, "waba"),
        "phone_number_id": digits(seed, 15, "phone_number"),
        "display_phone_number": "52155" + digits(seed, 8, "display"),
    }
