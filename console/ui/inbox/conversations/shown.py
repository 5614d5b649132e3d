"""What a conversation's row says, worked out once per minute and change."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from console.domain.contact import HardBlock, SoftPause
from console.ui.inbox.conversations.marks import (
    IMPORTANCE_INKS,
    ChipShown,
    label_dots,
    snooze_chip,
    spoken_work,
    viewer_mark,
    work_chips,
)
from console.ui.inbox.thread.marks import tick_of
from console.ui.inbox.thread.markup import plain
from console.ui.inbox.words import Words
from console.ui.widgets.avatar import colour_index, initials
from console.ui.widgets.chips import ChipKind, bucket_kind
from console.usecases.views import InboxRow, PromiseChip
from console.usecases.work_ports import Viewer

_say = QCoreApplication.translate
SOON, LATER = timedelta(minutes=30), timedelta(hours=2)
_LONG_WAIT = timedelta(minutes=20)


@dataclass(frozen=True, slots=True)
class RowShown:
    """Texts, icons and chips of one row. `spoken` is for screen readers."""

    name: str
    initials: str
    colour: int
    country: str | None
    right: str
    waits: ChipKind | None  # chip of the waiting time, else the time stands plain
    icon: tuple[str, str] | None
    lead: str  # "Borrador:"
    preview: str
    strong: bool
    badge: str
    chips: tuple[ChipShown, ...]
    flag: str  # the ink of its importance, "" without one
    dots: tuple[str, ...]  # inks of its labels
    viewer: str  # initials of who else looks
    spoken: str


def show(row: InboxRow, words: Words, now: datetime, viewer: Viewer | None = None) -> RowShown:
    """The row's texts at `now`; `viewer` is who else has it open."""
    waiting = None if row.waiting_since is None else now - row.waiting_since
    right = _time(row.last_at, words, now) if waiting is None else words.span(waiting)
    icon, lead, preview = _preview(row, words.by, viewer)
    chips = (*_chips(row, words, now), *work_chips(row, words.by))
    return RowShown(
        name=words.name(row.name),
        initials=initials(row.name),
        colour=colour_index(str(row.debtor_id or row.conversation_id)),
        country=row.country,
        right=right,
        waits=None if waiting is None else ("warn" if waiting >= _LONG_WAIT else "neutral"),
        icon=icon,
        lead=lead,
        preview=preview,
        strong=row.unread > 0 or row.marked_unread,
        badge=_badge(row),
        chips=chips,
        flag=IMPORTANCE_INKS.get(row.importance, ""),
        dots=label_dots(row),
        viewer=viewer_mark(viewer),
        spoken=", ".join((_spoken(row, words, now, preview), *spoken_work(row, viewer))),
    )


def _badge(row: InboxRow) -> str:
    if row.unread:
        return "99+" if row.unread > 99 else str(row.unread)
    return "•" if row.marked_unread else ""


def _time(at: datetime, words: Words, now: datetime) -> str:
    on, today = words.local(at).date(), words.local(now).date()
    if on == today:
        return words.hour(at)
    if on == today - timedelta(days=1):
        return _say("InboxRow", "ayer")
    return words.short_day(on)


def _preview(
    row: InboxRow, by: str, viewer: Viewer | None
) -> tuple[tuple[str, str] | None, str, str]:
    """Icon with its colour, leading word, and text of the second line."""
    if viewer is not None and viewer.typing:
        types = _say("InboxRow", "{name} está escribiendo…").format(name=viewer.operator)
        return ("edit", "text2"), "", types
    if row.claimed_by not in {None, by}:
        busy = _say("InboxRow", "{name} está respondiendo…").format(name=row.claimed_by)
        return ("lock", "text2"), "", busy
    if row.draft:
        return None, _say("InboxRow", "Borrador:"), plain(row.draft[:200])
    text = plain(row.preview[:200]) if row.preview else _kind_word(row.preview_kind)
    if row.preview_outgoing:
        return tick_of(row.preview_delivery), "", text
    icon = _KIND_ICONS.get(row.preview_kind)
    return (icon, "text2") if icon else None, "", text


_KIND_ICONS = {
    "audio": "mic",
    "image": "image",
    "video": "video",
    "document": "document",
    "location": "location",
    "contacts": "contact",
    "sticker": "sticker",
    "button": "reply",
    "interactive": "reply",
    "note": "note",
}


def _kind_word(kind: str) -> str:
    return {
        "audio": _say("InboxRow", "Nota de voz"),
        "image": _say("InboxRow", "Imagen"),
        "video": _say("InboxRow", "Video"),
        "document": _say("InboxRow", "Documento"),
        "location": _say("InboxRow", "Ubicación"),
        "contacts": _say("InboxRow", "Contacto"),
        "sticker": _say("InboxRow", "Sticker"),
        "template": _say("InboxRow", "Plantilla"),
        "": _say("InboxRow", "Sin mensajes"),
    }.get(kind, kind)


def _chips(row: InboxRow, words: Words, now: datetime) -> list[ChipShown]:
    chips: list[ChipShown] = []
    if row.dpd is not None:
        late = _say("InboxRow", "{days} d").format(days=row.dpd)
        text = late if row.dpd > 0 else _say("InboxRow", "Al día")
        chips.append((text, bucket_kind(row.dpd), None))
    if row.due is not None:
        chips.append((words.money(row.due), "neutral", None))
    chips.append(snooze_chip(row, words, now) if row.snoozed else _state(row, words, now))
    if row.has_failed:
        chips.append((_say("InboxRow", "No entregado"), "bad", "warning"))
    return chips


def _state(row: InboxRow, words: Words, now: datetime) -> ChipShown:
    """The one chip that decides what can be done here."""
    if row.opted_out:
        return _say("InboxRow", "Baja"), "bad", "block"
    if row.block:
        return block_word(row.block), "bad", "lock"
    if row.pause and row.pause != SoftPause.PROMISE_OPEN:
        return pause_word(row.pause), "bot", "shield"
    if row.promise is not None:
        return _promise(row.promise, words, now)
    left = None if row.window_closes_at is None else row.window_closes_at - now
    if left is None or left <= timedelta(0):
        return _say("InboxRow", "Solo plantilla"), "neutral", "lock"
    kind: ChipKind = "bad" if left < SOON else "warn" if left < LATER else "neutral"
    return words.span(left), kind, "clock"


def _promise(chip: PromiseChip, words: Words, now: datetime) -> ChipShown:
    on, today = chip.due_on, words.local(now).date()
    amount = words.money(chip.amount)
    if chip.state == "broken":
        return _say("InboxRow", "Promesa rota"), "bad", "calendar"
    if chip.state == "kept":
        return _say("InboxRow", "Cumplida"), "ok", "check"
    if on == today:
        when = _say("InboxRow", "Hoy {amount}").format(amount=amount)
        return when, "accent", "calendar-check"
    dated = f"{words.short_day(on)} {amount}"
    return dated, ("warn" if on < today else "accent"), "calendar-check"


def pause_word(pause: str) -> str:
    """A soft pause in words."""
    return {
        SoftPause.DISPUTE: _say("InboxRow", "Disputa · en pausa"),
        SoftPause.COMPLAINT: _say("InboxRow", "Queja · en pausa"),
        SoftPause.PAYMENT_CLAIMED: _say("InboxRow", "Dice que pagó"),
        SoftPause.VULNERABLE: _say("InboxRow", "Vulnerable · en pausa"),
        SoftPause.CREDITOR_FREEZE: _say("InboxRow", "En pausa"),
    }.get(SoftPause(pause), _say("InboxRow", "En pausa"))


def block_word(block: str) -> str:
    """A hard block in words."""
    return {
        HardBlock.DECEASED: _say("InboxRow", "Fallecido"),
        HardBlock.BANKRUPTCY: _say("InboxRow", "Insolvencia"),
        HardBlock.LEGAL: _say("InboxRow", "En juicio"),
        HardBlock.FRAUD: _say("InboxRow", "Fraude"),
        HardBlock.NO_CONTACT: _say("InboxRow", "No contactar"),
        HardBlock.MINOR: _say("InboxRow", "Menor de edad"),
        HardBlock.RECALLED: _say("InboxRow", "Retirada"),
        HardBlock.PAID: _say("InboxRow", "Pagada"),
        HardBlock.AGREEMENT: _say("InboxRow", "Con convenio"),
    }[HardBlock(block)]


def _spoken(row: InboxRow, words: Words, now: datetime, preview: str) -> str:
    """The row in full, as a screen reader says it."""
    pieces = [words.name(row.name)]
    if row.unread:
        pieces.append(_say("InboxRow", "{count} sin leer").format(count=row.unread))
    if row.dpd:
        pieces.append(_say("InboxRow", "{days} días de atraso").format(days=row.dpd))
    if row.due is not None:
        pieces.append(_say("InboxRow", "vencido {amount}").format(amount=words.money(row.due)))
    pieces.append(preview)
    if row.waiting_since is not None:
        waited = words.span(now - row.waiting_since)
        pieces.append(_say("InboxRow", "espera respuesta hace {time}").format(time=waited))
    pieces.append(_state(row, words, now)[0])
    return ", ".join(piece for piece in pieces if piece)
