"""From the number that somebody dialled to the id under which WhatsApp knows the person."""

import re

from console.simulator.chance import digits
from console.simulator.resource import table

_BSUID = re.compile(r"^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$")
_NUMBER = re.compile(r"^\d{7,15}$")


def is_user_id(text: str) -> bool:
    """Whether `text` is a business-scoped user id, such as `MX.1349...`."""
    return bool(_BSUID.match(text))


def dialled_digits(text: str) -> str | None:
    """The digits of a number in any usual spelling, or None when it is no number."""
    kept = re.sub(r"[\s().+-]", "", text)
    return kept if _NUMBER.match(kept) else None


def wa_id_of(number: str) -> str:
    """The WhatsApp id of a dialled number (digits only); it may differ from the number."""
    for rule in table("wa_ids.json")["rules"]:
        if re.match(rule["dialled"], number):
            return re.sub(rule["dialled"], rule["wa_id"], number)
    return number


def is_on_whatsapp(number: str) -> bool:
    """False for the numbers that this world keeps empty (those that end in 0000)."""
    return not re.match(table("wa_ids.json")["not_on_whatsapp"], number)


def country_of(number: str) -> str:
    """The two letters of the number's country, or ZZ."""
    countries: dict[str, str] = table("wa_ids.json")["countries"]
    for length in (3, 2, 1):
        if found := countries.get(number[:length]):
            return found
    return "ZZ"


def user_id_of(seed: int, country: str, who: str) -> str:
    """The business-scoped id of a person, the same for every message of this business."""
    return f"{country}.{digits(seed, 17, 'user_id', who)}"
