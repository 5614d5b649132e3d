"""Sentences about changes of work state."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from console.ui.inbox.conversations.marks import importance_word, moment
from console.ui.inbox.words import Words
from console.usecases.views import ThreadItem
from console.usecases.work_state import Gesture, WorkKind

_say = QCoreApplication.translate
SYSTEM = "system"


def done_sentence(gesture: Gesture, rows: int, words: Words, now: datetime) -> str:
    """What was done, for the bar that offers the way back."""
    text = _what(gesture, words, now)
    if rows == 1:
        return text
    return _say("Work", "{what}: {count} conversaciones").format(what=text, count=rows)


def many_sentence(gesture: Gesture, rows: int) -> str:
    """What is about to be done to how many."""
    verb = {
        WorkKind.ASSIGN: _say("Work", "¿Asignar {count} conversaciones?"),
        WorkKind.SNOOZE: _say("Work", "¿Posponer {count} conversaciones?"),
        WorkKind.WAKE: _say("Work", "¿Despertar {count} conversaciones?"),
        WorkKind.LABEL: _say("Work", "¿Etiquetar {count} conversaciones?"),
        WorkKind.UNLABEL: _say("Work", "¿Quitar la etiqueta a {count} conversaciones?"),
        WorkKind.IMPORTANCE: _say("Work", "¿Cambiar la importancia de {count}?"),
        WorkKind.CLOSE: _say("Work", "¿Resolver {count} conversaciones?"),
        WorkKind.REOPEN: _say("Work", "¿Reabrir {count} conversaciones?"),
        WorkKind.UNREAD: _say("Work", "¿Marcar {count} como no leídas?"),
    }[gesture.kind]
    return verb.format(count=rows)


def _what(gesture: Gesture, words: Words, now: datetime) -> str:
    if gesture.kind is WorkKind.ASSIGN:
        if gesture.to is None:
            return _say("Work", "Sin asignar")
        return _say("Work", "Asignada a {name}").format(name=gesture.to)
    if gesture.kind is WorkKind.SNOOZE:
        if gesture.until is None:
            return _say("Work", "Pospuesta hasta que responda")
        at = moment(gesture.until, words, now)
        return _say("Work", "Pospuesta hasta {at}").format(at=at)
    if gesture.kind is WorkKind.IMPORTANCE:
        level = importance_word(gesture.level)
        return _say("Work", "Importancia: {level}").format(level=level)
    return {
        WorkKind.WAKE: _say("Work", "Despierta"),
        WorkKind.LABEL: _say("Work", "Etiqueta {name}").format(name=gesture.note),
        WorkKind.UNLABEL: _say("Work", "Etiqueta {name} quitada").format(name=gesture.note),
        WorkKind.CLOSE: _say("Work", "Conversación resuelta"),
        WorkKind.REOPEN: _say("Work", "Conversación abierta de nuevo"),
        WorkKind.UNREAD: _say("Work", "Marcada como no leída"),
    }[gesture.kind]


def line_of(item: ThreadItem, words: Words) -> str:
    """A change as a line of the thread: what, and the note, without who and when."""
    kind = WorkKind(item.kind_name.removeprefix("work."))
    said = item.content
    level, until, to = said.get("level", 0), said.get("until"), said.get("to")
    gesture = Gesture(
        kind,
        to=to if isinstance(to, str) else None,
        until=until if isinstance(until, datetime) else None,
        level=level if isinstance(level, int) else 0,
        note=item.text or str(said.get("label", "")),
    )
    pieces = [_what(gesture, words, item.at)]
    if kind is WorkKind.WAKE and item.text == "reply":
        pieces = [_say("Work", "Despierta: respondió")]
    elif kind is WorkKind.ASSIGN and item.text:
        pieces.append(item.text)
    if said.get("undone"):
        pieces.append(_say("Work", "deshecho"))
    return " · ".join(pieces)
