"""Ticks of delivery and causes of failure, in words and icons."""

from PySide6.QtCore import QCoreApplication

from console.domain.contact import Reason
from console.domain.delivery import Delivery
from console.runtime import reasons
from console.ui.inbox.thread.failures import RETRY, REWRITE, Failure, failure_for
from console.usecases.recall_messages import RECALLED
from console.usecases.views import ThreadItem

_FAILED = frozenset({Delivery.FAILED, Delivery.BLOCKED})


def is_failed(item: ThreadItem) -> bool:
    """Whether it certainly did not arrive."""
    return item.delivery in _FAILED


def is_recalled(item: ThreadItem) -> bool:
    """Whether it was called back before it left: nothing went wrong."""
    return item.delivery is Delivery.FAILED and item.error_code == RECALLED


def tick_of(delivery: Delivery | None) -> tuple[str, str] | None:
    """Icon and colour token of a delivery state; None where there is nothing to show."""
    if delivery is None:
        return None
    if delivery in _FAILED:
        return "warning", "bad"
    if delivery < Delivery.ACCEPTED:
        return ("help", "warn") if delivery is Delivery.UNKNOWN else ("clock", "text3")
    if delivery < Delivery.DELIVERED:
        return "check", "text3"
    return "double-check", "accent_text" if delivery >= Delivery.READ else "text3"


def tick_word(delivery: Delivery | None) -> str:
    """The state in one or two words."""
    say = QCoreApplication.translate
    words = {
        Delivery.QUEUED: say("Marks", "En cola"),
        Delivery.RELAYED: say("Marks", "Enviando"),
        Delivery.UNKNOWN: say("Marks", "Sin confirmación de WhatsApp"),
        Delivery.ACCEPTED: say("Marks", "Aceptado por WhatsApp"),
        Delivery.BLOCKED: say("Marks", "No se envió"),
        Delivery.FAILED: say("Marks", "No entregado"),
        Delivery.SENT: say("Marks", "Enviado"),
        Delivery.DELIVERED: say("Marks", "Entregado"),
        Delivery.READ: say("Marks", "Leído"),
        Delivery.PLAYED: say("Marks", "Reproducido"),
    }
    return "" if delivery is None else words[delivery]


def failure_of(item: ThreadItem, lang: str = "es") -> Failure:
    """Why `item` did not arrive and what truly helps."""
    say = QCoreApplication.translate
    code = item.error_code or ""
    if item.delivery is Delivery.BLOCKED and code in set(Reason):
        later = say("Marks", "No salió de aquí. Puedes enviarlo cuando se permita.")
        return Failure(reasons.title(code, lang), later, RETRY)
    if is_recalled(item):
        title = say("Marks", "Se retiró antes de salir: no llegó")
        return Failure(title, _reason_for_recall(item, lang))
    known = failure_for(code)
    if known is not None:
        return known
    shown = item.error or item.error_code or say("Marks", "WhatsApp no dio una causa")
    remedy = say("Marks", "Puedes copiar el texto y escribirlo de nuevo.")
    return Failure(shown, remedy, REWRITE)


def _reason_for_recall(item: ThreadItem, lang: str) -> str:
    if item.error in set(Reason):
        return reasons.title(Reason(item.error), lang)
    return QCoreApplication.translate("Marks", "Alguien del equipo lo retiró.")
