"""What a message of the business asks of the person who reads it."""

import re
from functools import cache

from console.simulator.outgoing import Outgoing
from console.simulator.resource import table

TEMPLATE_CUES = frozenset({"promise_reminder", "recorded", "paid_thanks"})
"""Cues that count in a template too; all other templates are simply a first approach."""


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    listed = table("scripts.json")["cues"]
    return tuple((cue, re.compile(pattern, re.IGNORECASE)) for cue, pattern in listed)


def cues_of(message: Outgoing) -> list[str]:
    """The cues in `message`, most telling first, ending with `any`; none for a reaction."""
    if message.type == "reaction":
        return []
    found = [cue for cue, pattern in _patterns() if pattern.search(message.text)]
    if message.type == "template":
        found = [cue for cue in found if cue in TEMPLATE_CUES] + ["template"]
    return [*found, "any"]


def amount_in(text: str) -> str | None:
    """The first amount of money that `text` names, as it is written there."""
    found = re.search(r"(R\$|US\$|S/|[$€])\s?\d[\d.,]*\d|(R\$|US\$|S/|[$€])\s?\d", text)
    return found.group(0) if found else None


def account_in(text: str) -> str | None:
    """The account that `text` names, if it does."""
    found = re.search(
        r"(?:cuenta|cr[ée]dito|contrato|conta|account)\W{1,3}(?:n[oº]?\.?\s?)?(\d[\d-]{3,})",
        text,
        re.IGNORECASE,
    )
    return found.group(1) if found else None
