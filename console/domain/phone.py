"""One person, one thread: the spellings under which WhatsApp knows a phone number.

Mexico keeps an old mobile 1 (+52 1), Argentina a mobile 9 (+54 9), Brazil gave mobiles a ninth
digit; Meta reports any of them. Nothing here validates a number.
"""

import re

_MX_OLD = re.compile(r"\+521([2-9]\d{9})")
_AR_PLAIN = re.compile(r"\+54([1-8]\d{9})")
_BR_EIGHT = re.compile(r"\+55([1-9]\d)([6-9]\d{7})")
_SEVERAL_SPELLINGS = frozenset({"+54", "+55"})
_MX = re.compile(r"\+52([2-9]\d{9})")
_AR = re.compile(r"\+549([1-8]\d{9})")
_BR_NINE = re.compile(r"\+55([1-9]\d)9([6-9]\d{7})")
_WA_ID = re.compile(r"\+?(\d{7,15})")
_ONE_DIGIT_CODES = re.compile(r"[17]")
_TWO_DIGIT_CODES = re.compile(
    r"2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]"  # ITU-T E.164 list
)


def identity_of(e164: str) -> str:
    """The spelling that stands for all others: MX without 1, AR with 9, BR with nine digits."""
    if e164[:4] != "+521" and e164[:3] not in _SEVERAL_SPELLINGS:
        return e164
    if match := _MX_OLD.fullmatch(e164):
        return f"+52{match[1]}"
    if match := _AR_PLAIN.fullmatch(e164):
        return f"+549{match[1]}"
    if match := _BR_EIGHT.fullmatch(e164):
        return f"+55{match[1]}9{match[2]}"
    return e164


def variants_of(e164: str) -> tuple[str, ...]:
    """Every spelling of the number, the identity first."""
    identity = identity_of(e164)
    if match := _MX.fullmatch(identity):
        return identity, f"+521{match[1]}"
    if match := _AR.fullmatch(identity):
        return identity, f"+54{match[1]}"
    if match := _BR_NINE.fullmatch(identity):
        return identity, f"+55{match[1]}{match[2]}"
    return (identity,)


def e164_of_wa_id(wa_id: str) -> str:
    """The E.164 identity of Meta's `wa_id` (digits, without a plus).

    Raises: ValueError for something that is no phone number (a business-scoped id, say).
    """
    match = _WA_ID.fullmatch(wa_id.strip())
    if match is None:
        raise ValueError(f"{wa_id!r} is no phone number")
    return identity_of(f"+{match[1]}")


def mask(e164: str) -> str:
    """The number as it is shown without permission: `+52 •••• 5678`."""
    return f"+{_calling_code(e164[1:])} •••• {e164[-4:]}"


def _calling_code(digits: str) -> str:
    short = _ONE_DIGIT_CODES.match(digits) or _TWO_DIGIT_CODES.match(digits)
    return short[0] if short else digits[:3]
