"""Words that columns hold: status, consent, currency, movement, kinds of contact."""

import re
import unicodedata
from functools import lru_cache

from console.domain.placement import BlockReason, ContactType, Quality

BLOCKS: tuple[tuple[BlockReason, re.Pattern[str]], ...] = tuple(
    (reason, re.compile(rf"(?<![A-Z0-9])(?:{words})(?![A-Z0-9])"))
    for reason, words in (
        (BlockReason.DECEASED, "FALLECID[OA]|DEFUNCION|FALECID[OA]|DECEASED"),
        (BlockReason.LEGAL, "JUDICIAL|DEMANDA|DEMANDAD[OA]|LEGAL"),
        (
            BlockReason.NO_CONTACT,
            "NO CONTACTAR|NO LLAMAR|NAO CONTATAR|DO NOT CONTACT",
        ),
        (BlockReason.FRAUD, "FRAUDE|FRAUD|SUPLANTACION"),
        (BlockReason.BANKRUPTCY, "CONCURSO|INSOLVENCIA|BANKRUPTCY"),
        (BlockReason.AGREEMENT, "CONVENIO|ACUERDO|ACORDO|AGREEMENT"),
        (BlockReason.PAID, "PAGAD[OA]|LIQUIDAD[OA]|QUITAD[OA]|PAID"),
    )
)
NOT_YET_JUDICIAL = re.compile(r"(?:PRE|EXTRA)[\s_-]*JUDICIAL")
BAIXA = {"C": BlockReason.AGREEMENT, "Q": BlockReason.PAID}

YES = frozenset({"SI", "S", "1", "Y", "YES", "SIM", "X", "TRUE"})
NO = frozenset({"NO", "N", "0", "NAO", "FALSE"})

REVERSAL = re.compile(
    r"(?<![A-Z0-9])(?:REVERSO|REVERSA|CONTRACARGO|DEVOLUCION|CANCELACION|ANULACION|ESTORNO|"
    r"CHARGEBACK|REVERSAL)(?![A-Z0-9])"
)

COUNTRY_CURRENCY = {
    "MX": "MXN", "CO": "COP", "PE": "PEN", "CL": "CLP", "AR": "ARS", "BR": "BRL", "EC": "USD",
    "US": "USD", "UY": "UYU", "PY": "PYG", "BO": "BOB", "GT": "GTQ", "HN": "HNL", "NI": "NIO",
    "CR": "CRC", "PA": "USD", "DO": "DOP", "SV": "USD", "VE": "VES", "ES": "EUR", "PR": "USD",
}  # fmt: skip
CURRENCY_WORDS = {
    **dict.fromkeys(("MXN", "MXP", "MXV"), "MXN"),
    **dict.fromkeys(("S/", "S/.", "PEN", "SOLES", "SOL", "NUEVOS SOLES"), "PEN"),
    **dict.fromkeys(("US$", "U$S", "USD", "ME", "M.E.", "DOLARES", "DOLAR"), "USD"),
    **{code: code for code in set(COUNTRY_CURRENCY.values()) - {"USD"}},
    **dict.fromkeys(("R$", "REAIS", "REAL"), "BRL"),
    **dict.fromkeys(("EUROS", "EURO", "€"), "EUR"),
    **dict.fromkeys(("Q", "QUETZALES", "QUETZAL"), "GTQ"),
    **dict.fromkeys(("L", "L.", "LPS", "LPS.", "LEMPIRAS", "LEMPIRA"), "HNL"),
    **dict.fromkeys(("C$", "CORDOBAS", "CORDOBA"), "NIO"),
    **dict.fromkeys(("RD$",), "DOP"),
    **dict.fromkeys(("₡", "COLONES"), "CRC"),
    **dict.fromkeys(("BS", "BS.", "BOLIVIANOS", "BOLIVIANO"), "BOB"),
    **dict.fromkeys(("₲", "GS", "GS.", "GUARANIES", "GUARANI"), "PYG"),
}
NATIONAL_WORDS = frozenset({"$", "$U", "MN", "M.N.", "PESOS", "PESO", "MONEDA NACIONAL"})

PHONE_WORDS = ("CEL", "MOVIL", "TEL", "FIJO", "FONE", "PHONE", "WPP", "WHATSAPP")
EMAIL_WORDS = ("MAIL", "EMAIL", "E-MAIL", "CORREO")
ADDRESS_WORDS = ("DIR", "DIRECCION", "DOM", "DOMICILIO", "ENDERECO")
LONGER_WORDS = {
    "CELULAR": ContactType.PHONE,
    "TELEFONO": ContactType.PHONE,
    "TELEFONE": ContactType.PHONE,
    "MOBILE": ContactType.PHONE,
    "ADDRESS": ContactType.ADDRESS,
}
TYPES = {
    **dict.fromkeys(PHONE_WORDS, ContactType.PHONE),
    **dict.fromkeys(EMAIL_WORDS, ContactType.EMAIL),
    **dict.fromkeys(ADDRESS_WORDS, ContactType.ADDRESS),
    **LONGER_WORDS,
}
QUALITIES = {
    **dict.fromkeys(("TT", "TITULAR", "DEUDOR", "DEBTOR"), Quality.DEBTOR),
    **dict.fromkeys(
        ("CD", "CODEUDOR", "AVAL", "FIADOR", "GARANTE", "CO_DEBTOR"), Quality.CO_DEBTOR
    ),
    **dict.fromkeys(("RF", "REF", "REFERENCIA", "REFERENCE"), Quality.REFERENCE),
}
TOKEN = re.compile(r"[A-Z_-]+")
PLAIN_MAIL = re.compile(r"[a-z0-9][a-z0-9._+-]*@[a-z0-9.-]+\.[a-z0-9-]+")
MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def plain(text: str) -> str:
    """`text` in upper case, without accents."""
    if text.isascii():
        return text.upper()
    decomposed = unicodedata.normalize("NFKD", text.upper())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@lru_cache(maxsize=4096)
def block_reason(status: str, *, is_baixa: bool = False) -> BlockReason | None:
    """Why a status forbids to work the account; None for everything that is open."""
    words = plain(status)
    if is_baixa and words in BAIXA:
        return BAIXA[words]
    words = NOT_YET_JUDICIAL.sub(" ", " ".join(words.split()))
    return next((reason for reason, pattern in BLOCKS if pattern.search(words)), None)


@lru_cache(maxsize=4096)
def consent(text: str) -> bool | None:
    """Yes, no, or unknown."""
    word = plain(text)
    return True if word in YES else False if word in NO else None


def currency_of(text: str, country: str, otherwise: str) -> str:
    """The ISO code that a currency cell names; the file's where it names none."""
    word = plain(text)
    if word in NATIONAL_WORDS:
        return COUNTRY_CURRENCY.get(country, otherwise)
    return CURRENCY_WORDS.get(word, otherwise)


def is_reversal(movement: str) -> bool:
    """Whether the kind of movement takes a payment back."""
    return REVERSAL.search(plain(movement)) is not None


def contact_type(text: str) -> ContactType | None:
    """Phone, email or address."""
    words = plain(text)
    if words in TYPES:
        return TYPES[words]
    return next((TYPES[word] for word in TOKEN.findall(words) if word in TYPES), None)


def quality(text: str) -> Quality | None:
    """Debtor, co-debtor or reference."""
    words = plain(text)
    if words in QUALITIES:
        return QUALITIES[words]
    return next((QUALITIES[word] for word in TOKEN.findall(words) if word in QUALITIES), None)


def quick_mail(cell: object) -> str | None:
    """The address in a cell that holds nothing else and is in lower case already; None says
    nothing.
    """
    return cell if isinstance(cell, str) and PLAIN_MAIL.fullmatch(cell) else None


def mail_of(text: str) -> str | None:
    """The address in lower case, or None where it is none."""
    lower = text.lower()
    return lower if MAIL.fullmatch(lower) else None
