"""Personal numbers, covered until somebody asks to see them."""

_CALLING_CODES = {
    "MX": "52", "CO": "57", "PE": "51", "CL": "56", "AR": "54", "BR": "55", "EC": "593",
    "US": "1",
}  # fmt: skip


def masked_phone(phone: str | None, country: str | None) -> str:
    """+57 312 ··· 4890: calling code, first and last figures."""
    if not phone:
        return ""
    digits = phone.removeprefix("+")
    code = _CALLING_CODES.get(country or "", digits[:2])
    code = code if digits.startswith(code) else digits[:2]
    rest = digits[len(code) :]
    if len(rest) < 8:
        return f"+{code} ··· {rest[-2:]}"
    return f"+{code} {rest[:3]} ··· {rest[-4:]}"


def shown_phone(phone: str | None, country: str | None) -> str:
    """+57 312 555 4890: the whole number, in groups."""
    if not phone:
        return ""
    digits = phone.removeprefix("+")
    code = _CALLING_CODES.get(country or "", digits[:2])
    code = code if digits.startswith(code) else digits[:2]
    rest = digits[len(code) :]
    return " ".join(filter(None, (f"+{code}", rest[:-7], rest[-7:-4], rest[-4:])))


def masked_document(number: str | None) -> str:
    """52···318: the first two and the last three signs."""
    if not number:
        return ""
    return f"{number[:2]}···{number[-3:]}" if len(number) > 6 else f"···{number[-2:]}"


def masked_email(address: str | None) -> str:
    """m···@correo.com: the first sign, and where it is."""
    if not address:
        return ""
    name, at, place = address.partition("@")
    return f"{name[:1]}···{at}{place}"


def masked_address(address: str | None) -> str:
    """Calle···: the first word."""
    if not address:
        return ""
    return f"{address.split()[0][:10]} ···" if address.split() else ""


def tail(account_no: str | None) -> str:
    """··4471: how an account is told apart without saying its number."""
    return f"··{account_no[-4:]}" if account_no else ""
