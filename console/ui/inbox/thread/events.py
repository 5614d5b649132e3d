"""Sentences of the lines that tell what happened."""

from PySide6.QtCore import QCoreApplication

from console.ui.inbox.words import Words
from console.usecases.views import ThreadItem

_say = QCoreApplication.translate


def sentence_of(item: ThreadItem, words: Words) -> str:
    """One event in a sentence with its hour; an unknown code shows as it is."""
    what = item.text or _named().get(item.kind_name, item.kind_name)
    named = f"{what} · {item.author}" if item.author else what
    return f"{named} · {words.hour(item.at)}"


def name_of(code: str) -> str:
    """An activity code in words."""
    return _named().get(code, code)


def _named() -> dict[str, str]:
    return {
        "PTP": _say("Events", "Promesa de pago registrada"),
        "PTP_CANCELLED": _say("Events", "Promesa cancelada"),
        "PTP_KEPT": _say("Events", "Promesa cumplida"),
        "PTP_BROKEN": _say("Events", "Promesa rota"),
        "PLAN": _say("Events", "Plan de pagos registrado"),
        "PAID_CLAIM": _say("Events", "Dice que ya pagó, por verificar"),
        "PAID_CONF": _say("Events", "Pago aplicado"),
        "PARTIAL": _say("Events", "Abono aplicado"),
        "DISPUTE": _say("Events", "No reconoce la deuda: gestión en pausa"),
        "COMPLAINT": _say("Events", "Queja: gestión en pausa"),
        "OPTOUT": _say("Events", "Pidió no recibir mensajes"),
        "WRONG": _say("Events", "Número equivocado"),
        "FAILED": _say("Events", "No entregado"),
        "CLAIMED": _say("Events", "Tomó la conversación"),
        "RELEASED": _say("Events", "Soltó la conversación"),
        "RESOLVED": _say("Events", "Conversación resuelta"),
        "REOPENED": _say("Events", "Conversación abierta de nuevo"),
        "CALLBACK": _say("Events", "Volver a contactar"),
        "NEGOT": _say("Events", "En negociación"),
        "REFUSE": _say("Events", "No quiere pagar"),
        "NOFUNDS": _say("Events", "Sin capacidad de pago"),
        "VULN": _say("Events", "Persona vulnerable"),
        "MESSAGE": _say("Events", "Mensaje enviado"),
        "TEMPLATE": _say("Events", "Plantilla enviada"),
        "REPLY": _say("Events", "Respuesta de la persona"),
        "NOTE": _say("Events", "Nota interna"),
    }
