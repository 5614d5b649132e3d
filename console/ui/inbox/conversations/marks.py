"""What a row shows of its work state: sleep, labels, importance, whose it is, who looks."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from console.ui.inbox.words import Words
from console.ui.widgets.avatar import initials
from console.ui.widgets.chips import ChipKind
from console.usecases.views import InboxRow
from console.usecases.work_ports import Viewer

_say = QCoreApplication.translate
ChipShown = tuple[str, ChipKind, str | None]
IMPORTANCE_INKS = {1: "text3", 2: "info", 3: "warn", 4: "bad"}
LABEL_KINDS: dict[str, ChipKind] = {
    "violet": "bot",
    "blue": "info",
    "green": "ok",
    "amber": "warn",
    "red": "bad",
    "grey": "line",
}
"""Colours of labels, as chips are painted."""


def colour_word(colour: str) -> str:
    """A label's colour in words."""
    return {
        "violet": _say("Labels", "Violeta"),
        "blue": _say("Labels", "Azul"),
        "green": _say("Labels", "Verde"),
        "amber": _say("Labels", "Ámbar"),
        "red": _say("Labels", "Rojo"),
        "grey": _say("Labels", "Gris"),
    }[colour]


def importance_word(level: int) -> str:
    """A level of importance in words."""
    return {
        0: _say("Importance", "Sin importancia marcada"),
        1: _say("Importance", "Baja"),
        2: _say("Importance", "Normal"),
        3: _say("Importance", "Alta"),
        4: _say("Importance", "Urgente"),
    }[level]


def moment(at: datetime, words: Words, now: datetime) -> str:
    """9:00 today, "mañana 9:00", "24 nov 9:00"."""
    on, today = words.local(at).date(), words.local(now).date()
    hour = words.hour(at)
    if on == today:
        return hour
    if on == today + timedelta(days=1):
        return _say("InboxRow", "mañana {hour}").format(hour=hour)
    return f"{words.short_day(on)} {hour}"


def snooze_chip(row: InboxRow, words: Words, now: datetime) -> ChipShown:
    """Until when it sleeps."""
    if row.snoozed_until is None:
        return _say("InboxRow", "Hasta que responda"), "neutral", "moon"
    return moment(row.snoozed_until, words, now), "neutral", "moon"


def viewer_mark(viewer: Viewer | None) -> str:
    """The initials of who else looks, for the row's edge."""
    return "" if viewer is None or viewer.typing else initials(viewer.operator)


def label_dots(row: InboxRow) -> tuple[str, ...]:
    """The inks of its first labels: their chips come last and may find no room."""
    kinds = [LABEL_KINDS.get(label.colour, "line") for label in row.labels[:3]]
    return tuple("text3" if kind == "line" else kind for kind in kinds)


def work_chips(row: InboxRow, by: str) -> Iterator[ChipShown]:
    """Whose it is, and labels."""
    for label in row.labels:
        yield label.name, LABEL_KINDS.get(label.colour, "line"), None
    if row.assigned_to not in {None, by}:
        yield str(row.assigned_to), "line", "user"


def spoken_work(row: InboxRow, viewer: Viewer | None) -> Iterator[str]:
    """The same for screen readers."""
    if row.importance:
        word = importance_word(row.importance)
        yield _say("InboxRow", "importancia {level}").format(level=word.lower())
    if row.marked_unread and not row.unread:
        yield _say("InboxRow", "marcada como no leída")
    if row.snoozed:
        yield _say("InboxRow", "pospuesta")
    yield from (label.name for label in row.labels)
    if row.assigned_to is not None:
        yield _say("InboxRow", "asignada a {name}").format(name=row.assigned_to)
    if viewer is not None:
        yield _say("InboxRow", "{name} la tiene abierta").format(name=viewer.operator)
