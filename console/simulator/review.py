"""Meta's review of templates: what is refused at once, and what a reviewer decides later.

Source: "Template guidelines", "Template review" and "Template categorization", read 2026-11.
"""

import re
from typing import Any

from console.simulator.graph_error import GraphError

VARIABLE = re.compile(r"\{\{([^{}]*)\}\}")
_NAME = re.compile(r"^[a-z0-9_]{1,512}$")
_EDGE = re.compile(r"^\s*\{\{[^{}]*\}\}|\{\{[^{}]*\}\}[\s.,;:!?¡¿]*$")
_TEXT_LIMITS = {"BODY": 1024, "FOOTER": 60}
HEADER_LIMIT = 60
BUTTON_LIMIT = 25
MOST_BUTTONS = 10
WORDS_PER_VARIABLE = 2
CATEGORIES = ("MARKETING", "UTILITY", "AUTHENTICATION")
_LANGUAGES = re.compile(r"^[a-z]{2,3}(_[A-Z]{2,3})?$")
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


def _invalid(details: str, subcode: int, title: str) -> GraphError:
    return GraphError(100, details, subcode=subcode, user_title=title)


def check_form(given: dict[str, Any]) -> None:
    """Refuse what the API itself refuses. Raises: GraphError 100 with a 2388xxx subcode."""
    for required in ("name", "language", "category", "components"):
        if not given.get(required):
            raise GraphError(100, f"The parameter {required} is required.")
    if not _NAME.match(str(given["name"])):
        raise GraphError(100, "Param name must be lower-case letters, digits and underscores.")
    if not _LANGUAGES.match(str(given["language"])):
        raise GraphError(
            100, f"Param language {given['language']} is not a supported language."
        )
    if given["category"] not in CATEGORIES:
        raise GraphError(100, f"Param category must be one of {{{', '.join(CATEGORIES)}}}.")
    check_components(given["components"], str(given.get("parameter_format", "POSITIONAL")))


def check_components(components: list[dict[str, Any]], parameter_format: str) -> None:
    """Lengths, edges, examples and buttons. Raises: GraphError 100 with a 2388xxx subcode."""
    body = text_of(components, "BODY")
    if not body:
        raise _invalid(
            "The BODY component is required.", 2388047, "Message template incomplete"
        )
    for kind, limit in _TEXT_LIMITS.items():
        if len(text_of(components, kind)) > limit:
            raise _invalid(
                f"{kind} must be at most {limit} characters.",
                2388040,
                "Character limit exceeded",
            )
    _check_header(components)
    _check_body(part(components, "BODY") or {}, parameter_format)
    if variables(text_of(components, "FOOTER")):
        raise _invalid("The footer takes no variables.", 2388073, "Footer is not valid")
    _check_buttons((part(components, "BUTTONS") or {}).get("buttons", []))


def _check_header(components: list[dict[str, Any]]) -> None:
    header = part(components, "HEADER")
    if header is None:
        return
    text = str(header.get("text", ""))
    if header.get("format", "TEXT") == "TEXT" and (not text or len(text) > HEADER_LIMIT):
        raise _invalid("A text header has 1 to 60 characters.", 2388047, "Header is not valid")
    if len(variables(text)) > 1:
        raise _invalid("A header takes at most one variable.", 2388047, "Header is not valid")


def _check_body(body: dict[str, Any], parameter_format: str) -> None:
    text = str(body["text"])
    found = variables(text)
    if _EDGE.search(text):
        raise _invalid(
            "Variables can't be at the start or end of the template.",
            2388299,
            "This template contains variable parameters at the beginning or end",
        )
    words = len(VARIABLE.sub(" ", text).split())
    if found and words < WORDS_PER_VARIABLE * len(set(found)):
        raise _invalid(
            "This template has too many variables for its length.",
            2388293,
            "Parameters words ratio exceeded",
        )
    if found and not _has_examples(body.get("example") or {}, set(found), parameter_format):
        raise _invalid(
            "Every variable needs an example.", 2388043, "Message template is missing examples"
        )


def _has_examples(example: dict[str, Any], wanted: set[str], parameter_format: str) -> bool:
    if parameter_format.upper() == "NAMED":
        given = {
            str(one.get("param_name")) for one in example.get("body_text_named_params", [])
        }
        return wanted <= given
    rows = example.get("body_text") or [[]]
    return bool(rows) and len(rows[0]) >= len(wanted)


def _check_buttons(buttons: list[dict[str, Any]]) -> None:
    if len(buttons) > MOST_BUTTONS:
        raise _invalid("At most 10 buttons.", 2388047, "Too many buttons")
    kinds = [str(button.get("type", "")).upper() for button in buttons]
    for kind, most in (("URL", 2), ("PHONE_NUMBER", 1), ("COPY_CODE", 1)):
        if kinds.count(kind) > most:
            raise _invalid(
                f"At most {most} buttons of type {kind}.", 2388047, "Too many buttons"
            )
    for button in buttons:
        if len(str(button.get("text", ""))) > BUTTON_LIMIT:
            raise _invalid("A button has at most 25 characters.", 2388040, "Button is too long")
    runs = [kind for at, kind in enumerate(kinds) if at == 0 or kinds[at - 1] != kind]
    if runs.count("QUICK_REPLY") > 1:
        raise _invalid("Quick replies must be grouped.", 2388047, "Buttons are not grouped")


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
