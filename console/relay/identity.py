"""Who is who on WhatsApp: the number variants of one person are one identity."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Variant:
    """A spelling of `length` digits, beginning as `pattern`, that means a canonical one.

    The canonical one keeps the first `kept` digits, then has `inserted`, then goes on after
    the first `skipped` digits.
    """

    country: str
    prefix: str
    length: int
    pattern: re.Pattern[str]
    kept: int
    inserted: str
    skipped: int

    def canonical(self, digits: str) -> str:
        """`digits`, or what they mean where they are this variant."""
        if len(digits) != self.length or not self.pattern.match(digits):
            return digits
        return digits[: self.kept] + self.inserted + digits[self.skipped :]


# Meta says that prefixes of Mexico and Brazil may be altered; Argentina does the same.
# The exact rules are folklore of the field, hence data.
VARIANTS = (
    Variant("MX", "521", 13, re.compile(r"521"), kept=2, inserted="", skipped=3),
    Variant("AR", "54", 12, re.compile(r"54[^9]"), kept=2, inserted="9", skipped=2),
    Variant("BR", "55", 12, re.compile(r"55..[6-9]"), kept=4, inserted="9", skipped=4),
)
_PREFIXES = tuple(variant.prefix for variant in VARIANTS)
_USER_ID = re.compile(r"^[A-Z]{2}\.")


def person_of_phone(number: str) -> str:
    """The identity behind a phone number or wa_id: canonical digits without `+`."""
    digits = number if _is_digits(number) else re.sub(r"\D", "", number)
    if digits.startswith(_PREFIXES):
        for variant in VARIANTS:
            if digits.startswith(variant.prefix):
                digits = variant.canonical(digits)
    return digits


def person_of_user(user_id: str) -> str:
    """The identity behind a business-scoped user id."""
    return f"user:{user_id}"


def person_of(recipient: str) -> str:
    """The identity of a recipient written either way. Empty when it is neither."""
    if _USER_ID.match(recipient):
        return person_of_user(recipient)
    return person_of_phone(recipient)


def phone_of_wa_id(wa_id: str) -> str | None:
    """The E.164 number of a wa_id; None when it is no number."""
    digits = person_of_phone(wa_id)
    return f"+{digits}" if _is_digits(wa_id) else None


def _is_digits(number: str) -> bool:
    return number.isascii() and number.isdigit()
