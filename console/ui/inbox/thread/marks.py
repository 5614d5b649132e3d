"""Ticks of delivery and causes of failure, in words and icons."""

from PySide6.QtCore import QCoreApplication

from console.domain.contact import Reason
from console.domain.delivery import Delivery
from console.runtime import reasons
from console.usecases.recall_messages import RECALLED
from console.usecases.views import ThreadItem

_UNFIT = (
    "131053",
    "media_type_unsupported",
    "media_type_mismatch",
    "media_too_large",
    "invalid_media",
)
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


def failure_of(item: ThreadItem, lang: str = "es") -> tuple[str, str]:
    """Why `item` did not arrive and what truly helps, as two sentences.

    Source: Meta's error codes, reference of the Cloud API (2026-11).
    """
    say = QCoreApplication.translate
    code = item.error_code or ""
    if item.delivery is Delivery.BLOCKED and code in set(Reason):
        again = say("Marks", "No salió de aquí. Puedes escribirlo cuando se permita.")
        return reasons.title(code, lang), again
    if is_recalled(item):
        title = say("Marks", "Se retiró antes de salir: no llegó")
        return title, _reason_for_recall(item, lang)
    cause = _causes().get(code)
    if cause is None:
        shown = item.error or item.error_code or say("Marks", "WhatsApp no dio una causa")
        cause = (shown, say("Marks", "Puedes copiar el texto y escribirlo de nuevo."))
    return cause


def _reason_for_recall(item: ThreadItem, lang: str) -> str:
    if item.error in set(Reason):
        return reasons.title(Reason(item.error), lang)
    return QCoreApplication.translate("Marks", "Alguien del equipo lo retiró.")


def _causes() -> dict[str, tuple[str, str]]:
    say = QCoreApplication.translate
    closed = (
        say("Marks", "La ventana de 24 horas ya estaba cerrada"),
        say("Marks", "Escribe con una plantilla aprobada."),
    )
    unfit = (
        say("Marks", "WhatsApp no acepta este archivo"),
        say("Marks", "Envía el archivo en otro formato."),
    )
    paused = (
        say("Marks", "WhatsApp no aceptó la plantilla"),
        say("Marks", "Elige otra plantilla; esta está pausada o cambió."),
    )
    later = (
        say("Marks", "Se alcanzó un límite de envío"),
        say("Marks", "Espera unos minutos antes de escribir de nuevo."),
    )
    left = (
        say("Marks", "La persona pidió no recibir mensajes"),
        say("Marks", "No se le puede escribir."),
    )
    return {
        "131047": closed,
        "window_closed": closed,
        "131026": (
            say("Marks", "El número no puede recibir mensajes de WhatsApp"),
            say("Marks", "Confirma el número o usa otro medio."),
        ),
        "131049": (
            say("Marks", "WhatsApp decidió no entregarlo ahora"),
            say("Marks", "Espera al menos un día; insistir alarga el bloqueo."),
        ),
        "131050": left,
        "suppressed": left,
        "opted_out": left,
        **dict.fromkeys(_UNFIT, unfit),
        "file_gone": (
            say("Marks", "El archivo ya no está en este equipo"),
            say("Marks", "Adjúntalo de nuevo."),
        ),
        "expired": (
            say("Marks", "Pasó la hora programada sin una consola abierta"),
            say("Marks", "No salió de aquí. Puedes pasar el texto y enviarlo."),
        ),
        **dict.fromkeys(("131056", "130429", "80007", "131048"), later),
        **dict.fromkeys(("rate_capped", "portfolio_limit"), later),
        **dict.fromkeys(("132000", "132001", "132007", "132015", "132016"), paused),
        **dict.fromkeys(("template_not_approved", "wrong_variables"), paused),
        "kill_switch": (
            say("Marks", "Los envíos están detenidos"),
            say("Marks", "Supervisión debe reanudarlos."),
        ),
    }
