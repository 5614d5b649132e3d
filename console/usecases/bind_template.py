"""Fill a template's variables from the account, and show how it will read on the phone."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from console.domain.ids import AccountId
from console.domain.template import (
    Template,
    missing_of,
    render,
    template_of,
    variables_of,
)
from console.runtime import formats
from console.usecases.ports import UnitOfWork
from console.usecases.views import QueueRow, TemplateRow, TemplateShown

SOURCES = {
    "name": ("nombre", "nome", "name", "cliente", "customer_name", "titular"),
    "creditor": ("acreedor", "credor", "creditor", "empresa", "company", "entidad"),
    "amount": ("monto", "valor", "amount", "saldo_vencido", "vencido", "importe"),
    "balance": ("saldo", "balance", "saldo_total", "deuda"),
    "date": ("fecha", "data", "date", "vencimiento", "vencimento", "due_date"),
    "days": ("dias", "days", "dias_mora", "days_overdue", "atraso"),
    "product": ("producto", "produto", "product", "servicio", "service"),
    "account": ("cuenta", "conta", "account", "credito", "contrato"),
    "reference": ("referencia", "reference", "codigo", "clabe"),
    "agent": ("agente", "gestor", "asesor", "agent"),
}
"""Names that templates give their variables, by what we fill them with."""
EXTRA_NAMES = {
    "zone": ("zona", "sucursal", "agencia", "plaza", "branch"),
    "bucket": ("tramo", "rango", "faixa"),
    "offer": ("oferta", "descuento", "desconto", "quita"),
    "risk_score": ("score", "calificacion", "puntaje"),
    "portfolio_state": ("tipo_cartera", "estado_cartera"),
    "instalments_overdue": ("cuotas_vencidas", "parcelas_vencidas"),
    "instalments_total": ("plazo", "prazo", "cuotas"),
}
"""The same for the fields that an import keeps beside the account."""
NOT_LETTER_OR_DIGIT = re.compile(r"[^a-z0-9]+")
_SOURCE_OF = {name: source for source, names in SOURCES.items() for name in names}
FIRST_POSITION = "1"
EXTRA = "extra:"


@dataclass(frozen=True, slots=True)
class Bound:
    """A template for one account. `missing` are keys that a person must fill."""

    values: dict[str, str]
    missing: tuple[str, ...]
    preview: TemplateShown


def bind_template(
    template: TemplateRow,
    uow: UnitOfWork,
    *,
    account_id: AccountId,
    by: str,
    now: datetime,
    lang: str,
) -> Bound:
    """The template filled from that account; everything is missing for an unknown one."""
    row = uow.queue.row(account_id, now)
    known: dict[str, str] = {}
    if row is not None:
        extras = uow.queue.extras(account_id)
        known = facts_of(row, by, lang_of(template, lang), extras)
    return bind(template, known)


def bind(template: TemplateRow, known: Mapping[str, str]) -> Bound:
    """The template filled from facts by source (name, amount …), see SOURCES."""
    parsed = parse(template)
    values = {
        variable.key: known[source]
        for variable in variables_of(parsed)
        if (source := _source(variable.name, known)) and known.get(source)
    }
    return fill(template, values)


def fill(template: TemplateRow, values: Mapping[str, str]) -> Bound:
    """The template with exactly these values, by variable key."""
    parsed = parse(template)
    return Bound(dict(values), missing_of(parsed, values), shown(template, values))


def parse(template: TemplateRow) -> Template:
    """The row as the domain's template."""
    return template_of(
        template.name,
        template.language,
        template.components,
        status=template.status,
        category=template.category,
    )


def shown(template: TemplateRow, values: Mapping[str, str]) -> TemplateShown:
    """The template as the thread keeps and paints it."""
    preview = render(parse(template), values)
    return TemplateShown(
        name=template.name,
        language=template.language,
        header=preview.header,
        body=preview.body,
        footer=preview.footer,
        buttons=tuple(button.text for button in preview.buttons),
    )


def facts_of(
    row: QueueRow, by: str, lang: str, extras: Mapping[str, str] | None = None
) -> dict[str, str]:
    """What an account can fill, formatted for the debtor's country and language. `extras`:
    other columns of the creditor's file, as it wrote them; each fills the variable of its
    name, unless the account itself does.
    """
    facts = _extra_facts(extras or {}) | {
        "name": formats.person_name(row.person or ""),
        "creditor": row.creditor,
        "amount": formats.money(row.due, row.country),
        "balance": formats.money(row.balance, row.country) if row.balance else "",
        "date": formats.day(row.due_on, lang, "long") if row.due_on else "",
        "days": str(row.dpd) if row.dpd and row.dpd > 0 else "",
        "product": (row.product or "").strip().capitalize(),
        "account": row.account_no[-4:] if row.account_no else "",
        "reference": row.payment_reference or "",
        "agent": by.split(" ", maxsplit=1)[0],
    }
    return {source: text for source, text in facts.items() if text}


def lang_of(template: TemplateRow, fallback: str) -> str:
    """The language that values are written in: the template's own."""
    code = template.language.partition("_")[0].lower()
    return {"es": "es", "pt": "pt_BR", "en": "en"}.get(code, fallback)


def variable_name(header: str) -> str:
    """A column's name as a variable's: "Fecha de Corte" is fecha_de_corte."""
    decomposed = unicodedata.normalize("NFKD", header.lower())
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return NOT_LETTER_OR_DIGIT.sub("_", plain).strip("_")


def _extra_facts(extras: Mapping[str, str]) -> dict[str, str]:
    facts = {}
    for header, text in extras.items():
        for name in (*EXTRA_NAMES.get(header, ()), variable_name(header)):
            facts[EXTRA + name] = text
    return facts


def _source(name: str, known: Mapping[str, str]) -> str | None:
    """What fills a variable. A counting template greets first; the rest a person fills."""
    if name.isdigit():
        return "name" if name == FIRST_POSITION else None
    source = _SOURCE_OF.get(name.lower())
    return source if source and known.get(source) else EXTRA + name.lower()
