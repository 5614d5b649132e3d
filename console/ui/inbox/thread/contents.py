"""From a message to the parts of its bubble."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, QSize, QSizeF, Qt
from PySide6.QtGui import QImageReader

from console.domain.delivery import Delivery, Hold
from console.ui.inbox.thread.marks import failure_of, is_failed, is_recalled, tick_of
from console.ui.inbox.thread.markup import plain
from console.ui.inbox.thread.parts import (
    Act,
    ButtonsPart,
    CardPart,
    LabelPart,
    MetaPart,
    Part,
    PicturePart,
    QuotePart,
    TextPart,
)
from console.ui.inbox.words import Words
from console.ui.theme.theme import Theme
from console.usecases.views import ELSEWHERE, MediaRow, TemplateShown, ThreadItem

FOLD_AT = 3_000  # characters; a longer text opens at a click
_say = QCoreApplication.translate
_MEDIA = frozenset({"image", "video", "audio", "document", "sticker"})
_TEXTS = frozenset({"text", "button", "interactive", "template", "order"})


def parts_of(item: ThreadItem, words: Words, *, unfolded: bool) -> list[Part]:
    """The parts of one message's bubble, top down."""
    if item.revoked:
        gone = _say("Bubble", "Mensaje eliminado por la persona")
        return [TextPart(gone, color="text3"), _meta(item, words)]
    return [
        *_above(item),
        *_body(item, words, unfolded=unfolded),
        *_below(item, words),
    ]


def note_parts(item: ThreadItem, words: Words) -> list[Part]:
    """The parts of an internal note."""
    title = _say("Bubble", "Nota interna")
    if item.author:
        title = f"{title} · {item.author}"
    return [
        LabelPart(title, "note", weight=600, color="note_text"),
        TextPart(item.text or "", color="note_text"),
        MetaPart(words.hour(item.at), None, "note_text"),
    ]


def _above(item: ThreadItem) -> Iterator[Part]:
    if item.template:
        title = _say("Bubble", "Plantilla {name}").format(name=item.template.name)
        yield LabelPart(title, "layout")
    if item.forwarded:
        yield LabelPart(_say("Bubble", "Reenviado"), "redo", color="text3")
    if item.quoted_text is not None or item.quoted_id is not None:
        who = _say("Bubble", "Tú") if item.quoted_outgoing else _say("Bubble", "La persona")
        known = item.quoted_text is not None
        text = plain(item.quoted_text or "") or _say("Bubble", "Mensaje que ya no está aquí")
        yield QuotePart(who, text, item.quoted_id if known else None)
    if item.choice:
        yield LabelPart(_say("Bubble", "Botón elegido"), "reply", color="text3")


def _body(item: ThreadItem, words: Words, *, unfolded: bool) -> Iterator[Part]:
    if item.template:
        yield from _template(item.template)
    elif item.kind_name in _MEDIA and item.media:
        yield from _media(item, item.media, words)
        yield from _texts(item.text, item.id, unfolded=unfolded)
    elif item.kind_name == "location":
        yield _place(item.content)
    elif item.kind_name == "contacts":
        yield from _people(item.content)
    elif item.kind_name in _TEXTS or (item.outgoing and item.text):
        yield from _texts(item.choice or item.text, item.id, unfolded=unfolded)
    else:
        yield from _unknown(item)


def _template(shown: TemplateShown) -> Iterator[Part]:
    if shown.header:
        yield LabelPart(shown.header, role="base", weight=600, color="text")
    yield TextPart(shown.body)
    if shown.footer:
        yield TextPart(shown.footer, "caption", "text3")


def _texts(text: str | None, about: str, *, unfolded: bool) -> Iterator[Part]:
    if not text:
        return
    if len(text) <= FOLD_AT or unfolded:
        yield TextPart(text)
        return
    yield TextPart(text[:FOLD_AT] + "…")
    more = _say("Bubble", "Leer todo ({count} caracteres)").format(count=len(text))
    yield LabelPart(more, "chevron-down", color="accent_text", act=Act("unfold", about))


def _media(item: ThreadItem, media: MediaRow, words: Words) -> Iterator[Part]:
    act = Act("open_file", item.id) if media.path else None
    waiting = _say("Bubble", "Descargando…")
    if item.kind_name in {"image", "sticker"}:
        side = Theme.current().px(140 if item.kind_name == "sticker" else 320)
        yield PicturePart(act, _shape(media, side), waiting if media.path is None else "")
        return
    icon, tint, name = _face(item.kind_name, media)
    facts = " · ".join(_facts(media, words)) if media.path else waiting
    mark = "external" if media.path else "clock"
    yield CardPart(icon, tint, name, facts, act=act, mark=mark)


def _shape(media: MediaRow, side: float) -> QSizeF:
    """The picture's shape in a square of `side`, from the file's first bytes."""
    size = QImageReader(media.path).size() if media.path else QSize()
    if not size.isValid() or size.isEmpty():
        return QSizeF(side, side * 0.62)
    shape = QSizeF(size).scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio)
    return shape.expandedTo(QSizeF(side / 4, side / 8))


def _face(kind: str, media: MediaRow) -> tuple[str, str, str]:
    """Icon, tint and name of a file card."""
    if kind == "audio":
        voice = _say("Bubble", "Nota de voz") if media.voice else _say("Bubble", "Audio")
        return ("mic" if media.voice else "play"), "accent", media.filename or voice
    if kind == "video":
        return "video", "info", media.filename or _say("Bubble", "Video")
    return "document", "bad", media.filename or _say("Bubble", "Documento")


def _facts(media: MediaRow, words: Words) -> Iterator[str]:
    if media.duration_s is not None:
        yield words.length(media.duration_s)
    if media.mime_type:
        yield media.mime_type.split(";")[0].rpartition("/")[2].upper()
    if media.size_bytes is not None:
        yield words.file_size(media.size_bytes)


def _place(content: Mapping[str, object]) -> Part:
    where = f"{content.get('latitude', '?')}, {content.get('longitude', '?')}"
    name = str(content.get("name") or _say("Bubble", "Ubicación"))
    address = str(content.get("address") or where)
    url = f"https://www.openstreetmap.org/?mlat={where.replace(', ', '&mlon=')}#map=17"
    known = "latitude" in content and "longitude" in content
    act = Act("open_link", url) if known else None
    return CardPart(
        "location", "ok", name, address, act=act, mark="external" if known else None
    )


def _people(content: Mapping[str, object]) -> Iterator[Part]:
    cards = content.get("contacts")
    for card in cast("list[dict[str, Any]]", cards) if isinstance(cards, list) else []:
        name = card.get("name", {}).get("formatted_name") or _say("Bubble", "Contacto")
        phones = ", ".join(p.get("phone", "") for p in card.get("phones", []))
        yield CardPart("contact", "info", str(name), phones, act=None, mark=None)


def _unknown(item: ThreadItem) -> Iterator[Part]:
    raw = str(item.content.get("type") or item.kind_name)
    shown = _say("Bubble", "Mensaje de un tipo que no se puede mostrar: {kind}")
    yield LabelPart(shown.format(kind=raw), "help", role="small", color="text3")
    if item.text:
        yield TextPart(item.text)


def _below(item: ThreadItem, words: Words) -> Iterator[Part]:
    if item.reactions:
        yield TextPart(" ".join(item.reactions))
    if is_recalled(item):
        cause, why = failure_of(item, words.lang)
        yield LabelPart(cause, "undo", role="small", color="text2")
        yield TextPart(why, "small", "text2")
    elif is_failed(item):
        cause, cure = failure_of(item, words.lang)
        yield LabelPart(cause, "warning", role="small", color="bad")
        yield TextPart(cure, "small", "text2")
        if item.text and not item.template:
            again = _say("Bubble", "Pasar el texto a la redacción")
            yield LabelPart(again, "undo", color="accent_text", act=Act("rewrite", item.id))
    if item.hold is Hold.SCHEDULED:
        yield from _planned(item, words)
        return
    yield _meta(item, words)
    if item.template and item.template.buttons:
        at = item.template.chosen_at
        note = _say("Bubble", "elegido {time}").format(time=words.hour(at)) if at else ""
        buttons = ButtonsPart(item.template.buttons, item.template.chosen, note)
        buttons.line = "out_line" if item.outgoing else "incoming_line"
        yield buttons


def _planned(item: ThreadItem, words: Words) -> Iterator[Part]:
    """What waits for its hour: it can be changed or cancelled until then."""
    local = words.local(item.at)
    when = f"{words.weekday(local.date())} {words.hour(item.at)}"
    yield LabelPart(_say("Bubble", "Programado para {when}").format(when=when), "clock")
    edit, cancel = Act("edit_planned", item.id), Act("cancel_planned", item.id)
    yield LabelPart(_say("Bubble", "Editar"), "edit", color="accent_text", act=edit)
    yield LabelPart(_say("Bubble", "Cancelar"), "x", color="accent_text", act=cancel)


def _meta(item: ThreadItem, words: Words) -> MetaPart:
    pieces = [words.hour(item.at)]
    if item.edited and not item.revoked:
        pieces.insert(0, _say("Bubble", "editado"))
    if item.outgoing and item.author == ELSEWHERE:
        pieces.insert(0, _say("Bubble", "escrito en el teléfono"))
    if item.hold is Hold.UNDO:
        pieces.insert(0, _say("Bubble", "Enviando…"))
    if item.delivery is Delivery.UNKNOWN:
        pieces.insert(0, _say("Bubble", "sin confirmación, no se reenvía"))
    tick = tick_of(item.delivery) if item.outgoing and not is_recalled(item) else None
    return MetaPart(" · ".join(pieces), tick, "out_meta" if item.outgoing else "text3")


def spoken(item: ThreadItem) -> str:
    """What the message says, for screen readers, copies and quotes."""
    if item.template:
        return item.template.body
    text = item.choice or item.text or ""
    name = item.media.filename if item.media else None
    return text or name or item.kind_name
