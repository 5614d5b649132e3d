"""Sentences of the lines that tell what happened."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QCoreApplication

from console.domain.money import Money
from console.runtime.rule_files import dispositions
from console.ui.inbox.words import Words
from console.ui.inbox.work_words import SYSTEM, line_of
from console.usecases.views import ThreadItem

WORK = "work."
DEBTOR = "debtor"  # who an activity was by, when it was not one of us
_say = QCoreApplication.translate


def sentence_of(item: ThreadItem, words: Words) -> str:
    """One event with its figures, its note, who and when."""
    if item.kind_name.startswith(WORK):
        who = [] if item.author in {None, SYSTEM} else [str(item.author)]
        return " · ".join([line_of(item, words), *who, words.hour(item.at)])
    pieces = [name_of(item.kind_name, words.lang), *_figures(item, words)]
    if item.text:
        pieces.append(item.text)
    if item.author:
        pieces.append(person_word(item.author))
    return " · ".join([*pieces, words.hour(item.at)])


def person_word(by: str) -> str:
    """Who did something."""
    return _say("Events", "La persona") if by == DEBTOR else by


def name_of(code: str, lang: str) -> str:
    """An activity code in words: ours, else the catalogue's, else as it is."""
    own = _own().get(code)
    if own is not None:
        return own
    known = dispositions().get(code)
    return code if known is None else known.label(lang)


def _figures(item: ThreadItem, words: Words) -> Iterator[str]:
    minor, currency = item.content.get("amount_minor"), item.content.get("currency")
    if isinstance(minor, int) and isinstance(currency, str):
        yield words.money(Money(minor, currency))
    due_on = item.content.get("due_on")
    if isinstance(due_on, date):
        yield words.short_day(due_on)


def _own() -> dict[str, str]:
    return {
        "TEMPLATE": _say("Events", "Plantilla enviada"),
        "CLAIMED": _say("Events", "Tomó la conversación"),
        "RELEASED": _say("Events", "Soltó la conversación"),
        "RESOLVED": _say("Events", "Conversación resuelta"),
        "REOPENED": _say("Events", "Conversación abierta de nuevo"),
        "OPTOUT": _say("Events", "Pidió no recibir mensajes"),
        "RESUME": _say("Events", "Pidió recibir mensajes otra vez"),
        "NOMARKETING": _say("Events", "Detuvo en WhatsApp los mensajes de marketing"),
        "MARKETING": _say("Events", "Acepta otra vez mensajes de marketing"),
        "NEWNUMBER": _say(
            "Events", "Cambió de número de WhatsApp: confirma de quién es antes de escribir"
        ),
        "IDENTITY": _say("Events", "WhatsApp avisa que su identidad cambió: confírmala"),
        "LIFTED": _say("Events", "Se levantó una pausa o un bloqueo"),
        "RIGHT": _say("Events", "El número sí era suyo"),
        "NOCONSENT": _say("Events", "Nunca autorizó este medio"),
        "TPC_MSG": _say("Events", "Contestó otra persona"),
        "DISPUTE": _say("Events", "No reconoce la deuda: gestión en pausa"),
        "COMPLAINT": _say("Events", "Queja: gestión en pausa"),
    }
