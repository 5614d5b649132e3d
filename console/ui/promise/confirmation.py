"""The sentence that confirms a promise in writing, in the debtor's language."""

from datetime import date

from console.domain.money import Money
from console.runtime import formats

_TEXTS = {
    "es": (
        "{name}, quedó registrado tu compromiso de pago: *{amount}*, el *{day}*{account}.",
        ", {product} terminado en {tail}",
        " Tu referencia de pago es {reference}.",
    ),
    "pt": (
        "{name}, registramos seu compromisso de pagamento: *{amount}* em *{day}*{account}.",
        ", {product} com final {tail}",
        " Sua referência de pagamento é {reference}.",
    ),
    "en": (
        "{name}, your promise to pay *{amount}* on *{day}* is registered{account}.",
        ", {product} ending in {tail}",
        " Your payment reference is {reference}.",
    ),
}


def confirmation_text(
    person: str,
    amount: Money,
    due_on: date,
    *,
    language: str,
    country: str | None = None,
    product: str | None = None,
    account_no: str | None = None,
    reference: str | None = None,
) -> str:
    """What the debtor gets in writing: amount, day, account and how to pay."""
    promise, account, pay = _TEXTS.get(language[:2], _TEXTS["es"])
    named = ""
    if product and account_no:
        named = account.format(product=product.lower(), tail=account_no[-4:])
    text = promise.format(
        name=given_names(person),
        amount=formats.money(amount, country),
        day=formats.day(due_on, language, "long"),
        account=named,
    )
    return text + (pay.format(reference=reference) if reference else "")


def given_names(person: str) -> str:
    """How one is addressed: "MARÍA FERNANDA OCHOA RÍOS" is María Fernanda."""
    words = formats.person_name(person).split()
    names = words[:-2] if len(words) > 2 else words[:1]
    while len(names) > 1 and names[-1].islower():
        names.pop()  # "de la" belongs to what follows
    return " ".join(names)
