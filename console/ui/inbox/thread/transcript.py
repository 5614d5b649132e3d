"""Messages as text, to be pasted elsewhere."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from console.ui.inbox.thread.contents import spoken
from console.ui.inbox.thread.events import sentence_of
from console.ui.inbox.words import Words
from console.usecases.views import ItemKind, ThreadItem

_say = QCoreApplication.translate


def transcript(items: Sequence[ThreadItem], words: Words) -> str:
    """One message as what it says; several with day, hour and who said it, a line each."""
    if len(items) == 1 and items[0].item is not ItemKind.EVENT:
        return said(items[0])
    return "\n".join(_line(item, words) for item in items)


def said(item: ThreadItem) -> str:
    """What a message says, without more; its kind where it says nothing."""
    if item.revoked:
        return _say("Bubble", "Mensaje eliminado")
    text = item.template.body if item.template else item.choice or item.text
    return text or spoken(item)


def _line(item: ThreadItem, words: Words) -> str:
    stamp = f"[{words.full_day(words.local(item.at).date())}, {words.hour(item.at)}]"
    if item.item is ItemKind.EVENT:
        return f"{stamp} {sentence_of(item, words)}"
    return f"{stamp} {_who(item)}: {said(item)}"


def _who(item: ThreadItem) -> str:
    if item.item is ItemKind.NOTE:
        return _say("Bubble", "Nota interna de {author}").format(author=item.author or "")
    if item.outgoing:
        return item.author or _say("Bubble", "Nosotros")
    return _say("Bubble", "La persona")
