"""Entries of the timeline in words."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from PySide6.QtCore import QCoreApplication

from console.ui.inbox.panel.line import Line
from console.ui.inbox.panel.masks import tail
from console.ui.inbox.panel.reveal import reasons
from console.ui.inbox.panel.wording import covered_word, promise_state, restraint_of
from console.ui.inbox.thread.events import name_of, person_word
from console.ui.inbox.words import Words
from console.usecases.timeline import TimelineKind, TimelineRow

_say = QCoreApplication.translate
Said = tuple[str, str, str, str]
"""Icon, tone, title, detail."""


def timeline_lines(rows: Iterable[TimelineRow], words: Words, today: date) -> tuple[Line, ...]:
    """One double line an entry; a message is a click away."""
    return tuple(_line(row, words, today) for row in rows)


def _line(row: TimelineRow, words: Words, today: date) -> Line:
    icon, tone, title, detail = _sayings()[row.place.kind](row, words)
    local = words.local(row.at)
    when = words.hour(row.at)
    if local.date() != today:
        same_year = local.year == today.year
        when = words.short_day(local.date()) if same_year else words.full_day(local.date())
    return Line(
        key=row.place,
        icon=icon,
        tone=tone,
        title=title,
        detail=detail or " ",
        right=when,
        spoken=", ".join(
            part for part in (title, detail, words.full_day(local.date()), words.hour(row.at))
            if part
        ),
        tip=f"{title}\n{detail}\n{words.full_day(local.date())}, {words.hour(row.at)}",
        may_open=row.message_id is not None,
    )  # fmt: skip


def _sayings() -> dict[TimelineKind, Callable[[TimelineRow, Words], Said]]:
    return {
        TimelineKind.ACTIVITY: _activity,
        TimelineKind.BALANCE: _balance,
        TimelineKind.CONSENT: _consent,
        TimelineKind.MESSAGE: _message,
        TimelineKind.PAYMENT: _payment,
        TimelineKind.PROMISE: _promise,
        TimelineKind.RESTRAINT: _restraint,
        TimelineKind.REVEAL: _reveal,
        TimelineKind.WORK: _work,
    }


def _joined(parts: Iterator[str]) -> str:
    return " · ".join(part for part in parts if part)


def _figures(row: TimelineRow, words: Words) -> Iterator[str]:
    if row.amount is not None:
        yield words.money(row.amount)
    if row.due_on is not None:
        yield words.short_day(row.due_on)
    yield tail(row.account_no)


def _activity(row: TimelineRow, words: Words) -> Said:
    def pieces() -> Iterator[str]:
        yield from _figures(row, words)
        yield row.text or ""
        yield person_word(row.by or "")

    return "edit", "text2", name_of(row.code, words.lang), _joined(pieces())


def _message(row: TimelineRow, words: Words) -> Said:  # noqa: ARG001 - one shape for all
    title = row.text or _kind_word(row.code)
    if row.failed:
        return "warning", "bad", title, _say("Timeline", "No se entregó")
    if not row.outgoing:
        return "reply", "info", title, _say("Timeline", "Escribió")
    icon = "layout" if row.code == "template" else "send"
    by = row.by or ""
    return icon, "text3", title, _say("Timeline", "Escribimos · {by}").format(by=by)


def _kind_word(kind: str) -> str:
    return {
        "image": _say("Timeline", "Imagen"),
        "audio": _say("Timeline", "Nota de voz"),
        "video": _say("Timeline", "Video"),
        "document": _say("Timeline", "Documento"),
        "sticker": _say("Timeline", "Sticker"),
        "location": _say("Timeline", "Ubicación"),
        "contacts": _say("Timeline", "Contacto"),
        "template": _say("Timeline", "Plantilla"),
    }.get(kind, kind)


def _promise(row: TimelineRow, words: Words) -> Said:
    state, icon, tone = promise_state(row.code)
    title = _say("Timeline", "Promesa: {state}").format(state=state)
    return icon, tone, title, _joined(_figures(row, words))


def _payment(row: TimelineRow, words: Words) -> Said:
    amount = words.money(row.amount) if row.amount is not None else ""
    day = words.short_day(row.due_on) if row.due_on is not None else ""
    reversed_ = row.amount is not None and row.amount.minor < 0
    title = _say("Timeline", "Pago de {amount}").format(amount=amount)
    if reversed_:
        title = _say("Timeline", "Pago revertido: {amount}").format(amount=amount)
    detail = _say("Timeline", "Pagado el {day}").format(day=day)
    parts = iter((detail, row.text or "", tail(row.account_no)))
    return "banknote", "bad" if reversed_ else "ok", title, _joined(parts)


def _balance(row: TimelineRow, words: Words) -> Said:
    amount = words.money(row.amount) if row.amount is not None else ""
    title = _say("Timeline", "Vencido {amount}").format(amount=amount)
    before = ""
    if row.before is not None:
        before = _say("Timeline", "Antes {amount}").format(amount=words.money(row.before))
    return (
        "excel",
        "text3",
        title,
        _joined(iter((before, tail(row.account_no), row.text or ""))),
    )


def _restraint(row: TimelineRow, words: Words) -> Said:  # noqa: ARG001 - one shape for all
    return "block", "bad", restraint_of(row.code), _say("Timeline", "Lista del acreedor")


def _consent(row: TimelineRow, words: Words) -> Said:  # noqa: ARG001 - one shape for all
    title = {
        "excluded": _say("Timeline", "El número no se contacta"),
        "exclusion_ended": _say("Timeline", "El número se puede contactar otra vez"),
        "consent_given": _say("Timeline", "WhatsApp autorizado"),
        "consent_refused": _say("Timeline", "No autorizó WhatsApp"),
    }.get(row.code, row.code)
    return "shield", "text2", title, _say("Timeline", "Archivo del acreedor")


def _reveal(row: TimelineRow, words: Words) -> Said:  # noqa: ARG001 - one shape for all
    title = _say("Timeline", "Se vio {what}").format(what=covered_word(row.code))
    why = dict(reasons()).get(row.text or "", row.text or "")
    return "eye", "text3", title, _joined(iter((why, row.by or "")))


def _work(row: TimelineRow, words: Words) -> Said:  # noqa: ARG001 - one shape for all
    title = {
        "assign": _say("Timeline", "Conversación asignada"),
        "snooze": _say("Timeline", "Conversación pospuesta"),
        "wake": _say("Timeline", "La conversación volvió"),
        "label": _say("Timeline", "Etiqueta puesta"),
        "unlabel": _say("Timeline", "Etiqueta quitada"),
        "importance": _say("Timeline", "Cambió la importancia"),
        "close": _say("Timeline", "Conversación resuelta"),
        "reopen": _say("Timeline", "Conversación abierta de nuevo"),
        "unread": _say("Timeline", "Marcada como no leída"),
    }.get(row.code, row.code)
    return "inbox", "text3", title, row.by or ""
