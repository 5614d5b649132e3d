"""Meta's review of templates: what a reviewer decides some time after submission.

Source: "Template guidelines", "Template review" and "Template categorization", read 2026-11.
"""

import re
from typing import Any

VARIABLE = re.compile(r"\{\{([^{}]*)\}\}")
_THREATS = re.compile(
    r"demand(a|ar|aremos)|embarg|judicial|c[aá]rcel|polic[ií]a|denunci|lista negra|exhib"
    r"|avisaremos a (tu|su)s? (familia|jefe|vecin|trabajo)|p[uú]blicamente"
    r"|consecuencias legales"
    r"|acciones? legal|lawsuit|legal action|sue you|arrest|jail|shame|processo judicial"
    r"|protest(o|ar) em cart[oó]rio|pris[aã]o|penhora|negativar",
    re.IGNORECASE,
)
_SENSITIVE = re.compile(
    r"n[uú]mero (completo )?de (tu|su) tarjeta|foto de (tu|su) (ine|dni|c[eé]dula|identificaci)"
    r"|(env[ií]a|m[aá]nda)\w* (tu|su) (ine|dni|curp|c[eé]dula|rfc|contrase[nñ]a|nip)"
    r"|full card number|social security number|seu cpf|senha",
    re.IGNORECASE,
)
_LINKS = re.compile(r"\b(bit\.ly|tinyurl\.com|goo\.gl|t\.co|wa\.me)/", re.IGNORECASE)
_PROMOTION = re.compile(
    r"descuento|oferta|promoci[oó]n|gratis|aprovecha|gana|premio|sorteo|discount|special offer"
    r"|free gift|promo[cç][aã]o|desconto|gr[aá]tis",
    re.IGNORECASE,
)


def variables(text: str) -> list[str]:
    """Names or numbers of the variables in `text`, in order."""
    return [found.strip() for found in VARIABLE.findall(text)]


def part(components: list[dict[str, Any]], kind: str) -> dict[str, Any] | None:
    """The component of type BODY, HEADER, FOOTER, BUTTONS ..., if there is one."""
    return next((c for c in components if str(c.get("type", "")).upper() == kind), None)


def text_of(components: list[dict[str, Any]], kind: str) -> str:
    """The text of a component, or nothing."""
    found = part(components, kind)
    return str(found.get("text", "")) if found else ""


def verdict(components: list[dict[str, Any]], category: str) -> tuple[str, str, str]:
    """(status, reason, category) that a reviewer gives: APPROVED or REJECTED, and why.

    A UTILITY template that promotes something is approved as MARKETING.
    """
    text = " ".join(text_of(components, kind) for kind in ("HEADER", "BODY", "FOOTER"))
    if _THREATS.search(text):
        return "REJECTED", "ABUSIVE_CONTENT", category
    if _SENSITIVE.search(text):
        return "REJECTED", "SCAM", category
    if _LINKS.search(text) or not _is_well_formed(text):
        return "REJECTED", "INVALID_FORMAT", category
    if category == "UTILITY" and _PROMOTION.search(text):
        return "APPROVED", "NONE", "MARKETING"
    return "APPROVED", "NONE", category


def _is_well_formed(text: str) -> bool:
    bare = VARIABLE.sub("", text)
    if "{{" in bare or "}}" in bare or "}} {{" in text or "}}{{" in text:
        return False
    names = variables(text)
    numbered = sorted({int(name) for name in names if name.isdigit()})
    if numbered and numbered != list(range(1, len(numbered) + 1)):
        return False
    return all(re.fullmatch(r"[a-z0-9_]+", name) for name in names)
