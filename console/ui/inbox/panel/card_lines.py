"""Accounts, promises, payments, consent and a file's own fields as painted lines."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from console.domain.money import Money
from console.ui.inbox.panel.confirm import when_words
from console.ui.inbox.panel.line import Line
from console.ui.inbox.panel.masks import tail
from console.ui.inbox.panel.wording import promise_words, restraint_word
from console.ui.inbox.words import Words
from console.ui.widgets.chips import ChipKind, bucket_kind
from console.ui.widgets.labels import Tone
from console.usecases.person_rows import PaymentRow
from console.usecases.restraints import PAUSE, RestraintRow
from console.usecases.views import AccountRow, ContactPointRow, PromiseRow

_say = QCoreApplication.translate
ALL = "all"


def account_lines(accounts: Iterable[AccountRow], words: Words) -> tuple[Line, ...]:
    """One double line an account; opened, it tells everything about it."""
    return tuple(_account(account, words) for account in accounts)


def _account(account: AccountRow, words: Words) -> Line:
    chip, kind, icon = _state_of(account)
    balance = words.money(account.balance) if account.balance else "—"
    name = words.name(account.product or account.creditor)
    return Line(
        key=account.id,
        title=f"{name} {tail(account.account_no)}".strip(),
        chip=chip,
        chip_kind=kind,
        chip_icon=icon,
        detail=_say("Panel", "Saldo {amount}").format(amount=balance),
        caption=_say("Panel", "Vencido"),
        amount=words.money(account.due),
        facts=tuple(_facts(account, words)),
        copied=account.payment_reference or account.account_no or "",
        tip=f"{account.creditor} · {account.account_no or ''}",
    )


def _state_of(account: AccountRow) -> tuple[str, ChipKind, str | None]:
    if not account.workable:
        return _say("Panel", "No gestionable"), "bad", "lock"
    days = _say("Panel", "{days} d").format(days=account.dpd)
    return days if account.dpd else _say("Panel", "Al día"), bucket_kind(account.dpd), None


def _facts(account: AccountRow, words: Words) -> Iterator[tuple[str, str]]:
    def day(on: date | None) -> str:
        return words.full_day(on) if on is not None else ""

    known = (
        (_say("Panel", "Acreedor"), account.creditor),
        (_say("Panel", "Número de cuenta"), account.account_no or ""),
        (_say("Panel", "Referencia de pago"), account.payment_reference or ""),
        (_say("Panel", "Fecha de vencimiento"), day(account.due_on)),
        (_say("Panel", "Saldo al"), day(account.as_of)),
        (_say("Panel", "Estado"), account.status or ""),
        (_say("Panel", "Motivo"), account.block_reason or ""),
    )
    return ((name, value) for name, value in known if value)


def sums(amounts: Iterable[Money]) -> list[Money]:
    """One sum per currency, in order of appearance."""
    totals: dict[str, Money] = {}
    for amount in amounts:
        known = totals.get(amount.currency)
        totals[amount.currency] = amount if known is None else known + amount
    return list(totals.values())


def promise_lines(
    promises: Iterable[PromiseRow], words: Words, now: datetime
) -> tuple[Line, ...]:
    """One line a promise: day, amount, what became of it."""
    today = words.local(now).date()
    return tuple(_promise(promise, words, today) for promise in promises)


def _promise(promise: PromiseRow, words: Words, today: date) -> Line:
    text, icon, tone = promise_words(promise, today)
    return Line(
        key=promise.id,
        icon=icon,
        tone=tone,
        lead=words.short_day(promise.due_on),
        title=words.money(promise.amount),
        strong=True,
        right=text,
        right_tone="text2",
        may_open=promise.evidence_message_id is not None,
    )


def payment_lines(payments: Iterable[PaymentRow], words: Words) -> tuple[Line, ...]:
    """One line a payment: day, amount, how it was paid."""
    return tuple(_payment(payment, words) for payment in payments)


def _payment(payment: PaymentRow, words: Words) -> Line:
    reversed_ = payment.amount.minor < 0
    paid, back = _say("Panel", "Pagado"), _say("Panel", "Revertido")
    parts = (back if reversed_ else paid, payment.channel or "", tail(payment.account_no))
    return Line(
        key=("payment", payment.id),
        icon="banknote",
        tone="bad" if reversed_ else "ok",
        lead=words.short_day(payment.paid_on),
        title=words.money(payment.amount),
        strong=True,
        right=" · ".join(part for part in parts if part),
        right_tone="text2",
    )


def all_line() -> Line:
    """The last line of a list that is longer."""
    return Line(key=ALL, title=_say("Panel", "Ver todo"), icon="history", may_open=True)


def consent_lines(points: Iterable[ContactPointRow], words: Words) -> tuple[Line, ...]:
    """What the person allowed and asked for, by number."""
    return tuple(_consent(point, words) for point in points)


def _consent(point: ContactPointRow, words: Words) -> Line:
    text, icon, tone, at = _consent_of(point)
    when = words.full_day(words.local(at).date()) if at else ""
    return Line(key=point.id, icon=icon, tone=tone, title=text, right=when)


def _consent_of(point: ContactPointRow) -> tuple[str, str, Tone, datetime | None]:
    shown = point.value if point.kind != "phone" else f"···{point.value[-4:]}"
    if point.kind == "email":
        shown = point.value[:1] + "···" + point.value[point.value.find("@") :]
    if point.opted_out_at is not None:
        gone = _say("Panel", "{number}: pidió no recibir mensajes").format(number=shown)
        return gone, "x", "bad", point.opted_out_at
    if not point.valid:
        return _say("Panel", "{number}: no es suyo").format(number=shown), "x", "bad", None
    if point.consent:
        fine = _say("Panel", "{number}: WhatsApp autorizado").format(number=shown)
        return fine, "check", "ok", point.consent_at
    if point.consent is False:
        no = _say("Panel", "{number}: no autorizó WhatsApp").format(number=shown)
        return no, "x", "bad", point.consent_at
    unknown = _say("Panel", "{number}: autorización desconocida").format(number=shown)
    return unknown, "help", "text3", None


def restraint_lines(held: Iterable[RestraintRow], words: Words) -> tuple[Line, ...]:
    """What holds this person back, with since when; chosen, one is asked to lift it."""
    return tuple(_restraint(one, words) for one in held)


def _restraint(held: RestraintRow, words: Words) -> Line:
    since = words.short_day(words.local(held.at).date())
    until = when_words(held.until, words)
    tip = _say("Panel", "Enter o clic para levantarla; hace falta una razón")
    if held.is_imported:
        tip = _say("Panel", "La pidió una lista del acreedor: se quita deshaciendo esa lista")
    return Line(
        key=(held.kind, held.reason),
        icon="pause" if held.kind == PAUSE else "block",
        tone="bot" if held.kind == PAUSE else "bad",
        title=restraint_word(held),
        right=until or since,
        may_open=not held.is_imported,
        tip=tip,
    )


def extra_lines(extra: Mapping[str, str]) -> tuple[Line, ...]:
    """What the creditor's file says besides, as it was written."""
    return tuple(
        Line(key=name, title=name, right=value, right_tone="text", copied=value, tip=value)
        for name, value in extra.items()
        if value
    )
