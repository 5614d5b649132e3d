"""The words of Meta's webhooks: updates, their envelope, their bytes and their signature.

Source: WhatsApp webhooks overview and messages reference, read 2026-11.
"""

import hashlib
import hmac
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from console.simulator.people import Person
from console.simulator.settings import Settings


@dataclass
class Update:
    """One change that the business shall hear of."""

    field: str
    value: dict[str, Any]
    about: str = ""
    """The person's key, or nothing when no person is concerned."""
    kind: str = "account"
    """message, status or account; what faults choose by."""
    wamid: str = ""
    at_s: int | None = None
    spoiled: str = ""
    """A fault of the transport: unheard (the answer is ignored) or bad_signature."""


def contact(person: Person, now_s: int) -> dict[str, Any]:
    """Who is concerned, as `contacts[]` says it."""
    profile = {"name": person.name}
    if person.username:
        profile["username"] = person.username
    found: dict[str, Any] = {"profile": profile}
    if person.shows_number(now_s):
        found["wa_id"] = person.wa_id
    return found | {"user_id": person.user_id}


def about_number(settings: Settings, **parts: object) -> dict[str, Any]:
    """A `value` of the kinds that belong to a business number."""
    metadata = {
        "display_phone_number": settings.display_phone_number,
        "phone_number_id": settings.phone_number_id,
    }
    return {"messaging_product": "whatsapp", "metadata": metadata, **parts}


ENTRIES, CHANGES, ITEMS = "entries", "changes", "items"
"""How updates are put together: in entries of their own, in changes, or in one value."""


def wrapped(waba_id: str, updates: Sequence[Update], style: str = ENTRIES) -> dict[str, Any]:
    """One webhook body."""
    changes = [(one.at_s, {"value": one.value, "field": one.field}) for one in updates]
    if style == ITEMS and _are_alike(updates):
        changes = [(None, {"value": _merged(updates), "field": updates[0].field})]
    entries: list[dict[str, Any]] = []
    for at_s, change in changes:
        timed = {} if at_s is None else {"time": at_s}
        if style == CHANGES and entries and entries[-1].get("time") == at_s:
            entries[-1]["changes"].append(change)
        else:
            entries.append({"id": waba_id, **timed, "changes": [change]})
    return {"object": "whatsapp_business_account", "entry": entries}


def _are_alike(updates: Sequence[Update]) -> bool:
    kinds = {(one.kind, one.field) for one in updates}
    return len(kinds) == 1 and updates[0].kind in ("message", "status")


def _merged(updates: Sequence[Update]) -> dict[str, Any]:
    merged = dict(updates[0].value)
    for part in ("contacts", "messages", "statuses", "message_echoes"):
        items = [item for one in updates for item in one.value.get(part, [])]
        if items:
            merged[part] = items
    return merged


def as_bytes(body: dict[str, Any]) -> bytes:
    r"""Meta's own spelling of JSON: `\u00e9`, surrogate pairs and `\/`."""
    return json.dumps(body, separators=(",", ":")).replace("/", "\\/").encode("ascii")


def signature(app_secret: str, body: bytes) -> str:
    """The value of X-Hub-Signature-256."""
    return "sha256=" + hmac.new(app_secret.encode(), body, hashlib.sha256).hexdigest()
