"""The next best action in words: what to do, why, and what the button says."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from console.domain.next_action import NextAction
from console.ui.inbox.words import Words
from console.usecases.views import PersonPanel, PromiseRow

_say = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class ButtonWord:
    """The primary button of the card."""

    text: str
    icon: str
    tip: str
    needs_account: bool = False


def said_of(
    action: NextAction,
    panel: PersonPanel,
    promise: PromiseRow | None,
    words: Words,
    now: datetime,
) -> tuple[str, str]:
    """What to do, and the one fact it follows from."""
    title = _titles()[action]
    closes_at = panel.facts.window_closes_at if panel.facts is not None else None
    if action is NextAction.ANSWER_BEFORE_CLOSING and closes_at is not None:
        left = words.span(closes_at - now)
        return title, _say("NextStep", "La ventana se cierra en {span}").format(span=left)
    if promise is not None and action in _PROMISED:
        why = _promised()[action]
        day, amount = words.short_day(promise.due_on), words.money(promise.amount)
        return title, why.format(day=day, amount=amount)
    return title, _whys().get(action, "")


_PROMISED = frozenset(
    {NextAction.RENEGOTIATE, NextAction.REMIND, NextAction.AWAIT_PAYMENT,
     NextAction.WAIT_FOR_PROMISE}
)  # fmt: skip


def _titles() -> dict[NextAction, str]:
    return {
        NextAction.LEAVE_ALONE: _say("NextStep", "No escribir"),
        NextAction.ASK_PROOF: _say("NextStep", "Pedir el comprobante"),
        NextAction.CLARIFY: _say("NextStep", "Atender su aclaración"),
        NextAction.ANSWER_BEFORE_CLOSING: _say("NextStep", "Responder antes del cierre"),
        NextAction.RENEGOTIATE: _say("NextStep", "Renegociar la promesa"),
        NextAction.REMIND: _say("NextStep", "Recordar el pago de hoy"),
        NextAction.AWAIT_PAYMENT: _say("NextStep", "Verificar el pago prometido"),
        NextAction.ANSWER: _say("NextStep", "Responder su mensaje"),
        NextAction.WAIT_FOR_PROMISE: _say("NextStep", "Esperar el pago prometido"),
        NextAction.PROPOSE_PROMISE: _say("NextStep", "Proponer una promesa"),
        NextAction.NOTHING_DUE: _say("NextStep", "Nada pendiente"),
    }


def _whys() -> dict[NextAction, str]:
    return {
        NextAction.LEAVE_ALONE: _say("NextStep", "Hoy nada puede salir hacia esta persona"),
        NextAction.ASK_PROOF: _say("NextStep", "Dijo que ya pagó; falta verificarlo"),
        NextAction.CLARIFY: _say("NextStep", "La gestión está en pausa; solo se responde"),
        NextAction.ANSWER: _say("NextStep", "Escribió y espera nuestra respuesta"),
        NextAction.PROPOSE_PROMISE: _say("NextStep", "Tiene saldo vencido y ninguna promesa"),
    }


def _promised() -> dict[NextAction, str]:
    return {
        NextAction.RENEGOTIATE: _say("NextStep", "Rompió la del {day} por {amount}"),
        NextAction.REMIND: _say("NextStep", "Prometió {amount} para hoy"),
        NextAction.AWAIT_PAYMENT: _say("NextStep", "Prometió {amount} para el {day}"),
        NextAction.WAIT_FOR_PROMISE: _say("NextStep", "Prometió {amount} para el {day}"),
    }


def button_of(action: NextAction) -> ButtonWord | None:
    """The button that does it; None where there is nothing to do."""
    promise = ButtonWord(
        _say("NextStep", "Registrar promesa"),
        "calendar-check",
        _say("NextStep", "Registrar lo que ofrece pagar (Alt P)"),
        needs_account=True,
    )
    write = ButtonWord(
        _say("NextStep", "Responder"), "reply", _say("NextStep", "Ir a escribir (Alt R)")
    )
    template = ButtonWord(
        _say("NextStep", "Enviar plantilla"),
        "layout",
        _say("NextStep", "Elegir una plantilla aprobada (Alt T)"),
    )
    return {
        NextAction.ASK_PROOF: write,
        NextAction.CLARIFY: write,
        NextAction.ANSWER_BEFORE_CLOSING: write,
        NextAction.ANSWER: write,
        NextAction.RENEGOTIATE: promise,
        NextAction.PROPOSE_PROMISE: promise,
        NextAction.REMIND: template,
    }.get(action)
