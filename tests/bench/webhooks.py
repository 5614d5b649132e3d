"""Signed webhooks as Meta posts them, over one kept-alive connection."""

import hashlib
import hmac
import http.client
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Business:
    """Whose number is written to, and with what its webhooks are signed."""

    phone_number_id: str
    display_phone_number: str
    waba_id: str
    app_secret: str

    @classmethod
    def of(cls, facts: dict[str, Any]) -> "Business":
        """From what the simulator prints when it is ready."""
        return cls(*(str(facts[name]) for name in cls.__slots__))

    def signed(self, phone: str, text: str, message_id: str, at_s: int) -> tuple[bytes, str]:
        """A text from a phone, and the signature of its body."""
        digits = phone.removeprefix("+")
        message = {
            "from": digits,
            "id": message_id,
            "timestamp": str(at_s),
            "type": "text",
            "text": {"body": text},
        }
        value = {
            "messaging_product": "whatsapp",
            "metadata": {
                "display_phone_number": self.display_phone_number,
                "phone_number_id": self.phone_number_id,
            },
            "contacts": [{"profile": {"name": "Persona"}, "wa_id": digits}],
            "messages": [message],
        }
        entry = {"id": self.waba_id, "changes": [{"field": "messages", "value": value}]}
        body = json.dumps({"object": "whatsapp_business_account", "entry": [entry]}).encode()
        secret = self.app_secret.encode()
        return body, "sha256=" + hmac.new(secret, body, hashlib.sha256).hexdigest()


class Poster:
    """Posts to a relay, one after another."""

    def __init__(self, url: str, business: Business) -> None:
        self._business = business
        parts = urlsplit(url)
        self._line = http.client.HTTPConnection(str(parts.hostname), int(parts.port or 80))

    def post(self, phone: str, text: str, message_id: str, at_s: int) -> None:
        """One text; returns when the relay has it on disk."""
        body, signature = self._business.signed(phone, text, message_id, at_s)
        headers = {"X-Hub-Signature-256": signature, "Content-Type": "application/json"}
        self._line.request("POST", "/webhooks/whatsapp", body, headers)
        answer = self._line.getresponse()
        answer.read()
        if answer.status != http.client.OK:
            raise RuntimeError(f"the relay answered {answer.status}")

    def close(self) -> None:
        """End the connection."""
        self._line.close()
