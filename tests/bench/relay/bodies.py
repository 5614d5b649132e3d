"""Webhooks as WhatsApp posts them, signed, as whole HTTP requests made beforehand."""

import hashlib
import hmac
import itertools
import json
import os
import time

SECRET = "bench-secret"
NUMBER = "pn1"
WABA = "waba1"
_serial = itertools.count()


def message_webhook(count: int = 1) -> bytes:
    """A body of about 700 bytes per text message; no two messages are the same."""
    now = str(int(time.time()))
    serials = list(itertools.islice(_serial, count))
    people = [f"52155{serial % 10**8:08}" for serial in serials]
    value = {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "525500000000", "phone_number_id": NUMBER},
        "contacts": [
            {"profile": {"name": "Ana"}, "wa_id": person, "user_id": f"MX.{person}"}
            for person in people
        ],
        "messages": [
            {
                "from": person,
                "from_user_id": f"MX.{person}",
                "id": f"wamid.HBgNNTIxNTU{os.getpid()}A{serial}",
                "timestamp": now,
                "type": "text",
                "text": {"body": "Buenas tardes, ya hice el pago de mi mensualidad. " * 3},
                "context": {"from": "525500000000", "id": f"wamid.T{serial}"},
            }
            for person, serial in zip(people, serials, strict=True)
        ],
    }
    return _envelope(value)


def status_webhook(count: int) -> bytes:
    """`count` delivery statuses of messages that somebody else sent."""
    now = str(int(time.time()))
    value = {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "525500000000", "phone_number_id": NUMBER},
        "statuses": [
            {
                "id": f"wamid.OUT{os.getpid()}A{serial}",
                "status": "delivered",
                "timestamp": now,
                "recipient_id": f"52155{serial % 10**8:08}",
                "pricing": {"billable": True, "pricing_model": "PMP", "category": "utility"},
            }
            for serial in itertools.islice(_serial, count)
        ],
    }
    return _envelope(value)


def _envelope(value: object) -> bytes:
    entry = [{"id": WABA, "changes": [{"field": "messages", "value": value}]}]
    return json.dumps({"object": "whatsapp_business_account", "entry": entry}).encode()


def request(body: bytes, path: str = "/webhooks/whatsapp") -> bytes:
    """The whole signed HTTP request for `body`."""
    signature = hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
    head = (
        f"POST {path} HTTP/1.1\r\nHost: relay\r\nContent-Type: application/json\r\n"
        f"X-Hub-Signature-256: sha256={signature}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body
