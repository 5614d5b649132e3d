"""What a status says about the price of its message.

Source: "Pricing" and the messages/status reference, WhatsApp Cloud API, read 2026-11; the rules
since 1 October 2026 bill service messages and utility templates inside the window.
"""

from datetime import UTC, datetime
from typing import Any

from console.simulator.people import Person

SERVICE_BILLED_FROM_S = int(datetime(2026, 10, 1, tzinfo=UTC).timestamp())
FREE_WITH_OPEN_WINDOW = ("service", "utility")


def pricing_of(category: str, person: Person, now_s: int) -> dict[str, Any]:
    """The `pricing` object of a message of `category` to `person`."""
    if person.entry_point_is_open(now_s):
        kind, billable, category = "free_entry_point", False, "referral_conversion"
    elif (
        now_s < SERVICE_BILLED_FROM_S
        and category in FREE_WITH_OPEN_WINDOW
        and person.window_is_open(now_s)
    ):
        kind, billable = "free_customer_service", False
    else:
        kind, billable = "regular", True
    return {
        "billable": billable,
        "pricing_model": "PMP",
        "category": category,
        "type": kind,
    }
