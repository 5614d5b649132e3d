"""From a message to the parts of its bubble."""

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QCoreApplication, QSize, QSizeF, Qt
from PySide6.QtGui import QImageReader

from console.domain.delivery import Delivery, Hold
from console.ui.inbox.thread import kinds
from console.ui.inbox.thread.failures import RETRY, REWRITE, TEMPLATE, Failure
from console.ui.inbox.thread.marks import failure_of, is_failed, is_recalled, tick_of
from console.ui.inbox.thread.markup import note_spans, plain
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
from console.ui.inbox.thread.voice import VoicePart
from console.ui.inbox.words import Words
from console.ui.theme.theme import Theme
from console.usecases.views import ELSEWHERE, MediaRow, TemplateShown, ThreadItem

FOLD_AT = 3_000  # characters; a longer text opens at a click
_say = QCoreApplication.translate
_MEDIA = frozenset({"image", "video", "audio", "document", "sticker"})
_TEXTS = frozenset({"button", "interactive", "template"})


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
        TextPart(item.text or "", color="note_text", spans=note_spans(item.text or "")),
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
    yield from kinds.advert(item.content)


def _body(item: ThreadItem, words: Words, *, unfolded: bool) -> Iterator[Part]:
    if item.template:
        yield from _template(item.template)
    elif item.kind_name in _MEDIA and item.media:
        yield from _media(item, item.media, words)
        yield from _texts(item.text, item.id, unfolded=unfolded)
    elif item.choice:
        yield from kinds.picked(item)
    elif (special := _special(item)) is not None:
        yield from special
    elif item.kind_name == "text" or (item.outgoing and item.text):
        yield from _texts(item.text, item.id, unfolded=unfolded)
    else:
        yield from kinds.unknown(item)


def _special(item: ThreadItem) -> Iterable[Part] | None:
    """Parts of a kind that has a shape of its own."""
    shape = item.kind_name
    if shape == "interactive":
        shape = next(
            (n for n in ("nfm_reply", "call_permission_reply") if n in item.content), ""
        )
    makers: dict[str, Callable[[ThreadItem], Iterable[Part]]] = {
        "location": kinds.place,
        "contacts": kinds.people,
        "order": kinds.order,
        "nfm_reply": kinds.form,
        "call_permission_reply": kinds.call_permission,
    }
    if (maker := makers.get(shape)) is not None:
        return maker(item)
    return (TextPart(item.text),) if item.kind_name in _TEXTS and item.text else None


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
    if item.kind_name == "audio":
        yield VoicePart(item.id, media, words)
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


def _below(item: ThreadItem, words: Words) -> Iterator[Part]:
    if item.reactions:
        yield TextPart(" ".join(item.reactions))
    if item.edited and item.first_text and item.first_text != item.text:
        before = _say("Bubble", "Antes decía: {text}").format(text=plain(item.first_text))
        yield TextPart(before, "small", "text3")
    yield from _failure(item, words)
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


def _failure(item: ThreadItem, words: Words) -> Iterator[Part]:
    """Why it did not arrive, what helps, and the one step that may be taken from here."""
    if not is_failed(item):
        return
    failure, recalled = failure_of(item, words.lang), is_recalled(item)
    icon, color = ("undo", "text2") if recalled else ("warning", "bad")
    yield LabelPart(failure.cause, icon, role="small", color=color)
    yield TextPart(failure.remedy, "small", "text2")
    if not recalled:
        yield from _ways_on(item, failure)


def _ways_on(item: ThreadItem, failure: Failure) -> Iterator[Part]:
    written = bool(item.text) and not item.template
    if item.retried_id is not None:
        jump = Act("jump", item.retried_id)
        yield LabelPart(
            _say("Bubble", "Se envió otra vez: ver"), "redo", color="accent_text", act=jump
        )
        return
    if failure.act == RETRY and written:
        again, act = _say("Bubble", "Enviar otra vez"), Act(RETRY, item.id)
        yield LabelPart(again, "redo", color="accent_text", act=act)
    if failure.act == TEMPLATE:
        choose, act = _say("Bubble", "Elegir una plantilla"), Act(TEMPLATE, item.id)
        yield LabelPart(choose, "layout", color="accent_text", act=act)
    if written:
        edit, act = _say("Bubble", "Pasar el texto a la redacción"), Act(REWRITE, item.id)
        yield LabelPart(edit, "undo", color="accent_text", act=act)


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
    kind = _kind_word(item)
    text = item.choice or item.text or (item.media.filename if item.media else None) or ""
    return ", ".join(piece for piece in (kind, text) if piece) or item.kind_name


def _kind_word(item: ThreadItem) -> str:
    """What it is, where its text alone would not tell."""
    length = item.media.duration_s if item.media else None
    words = {
        "audio": _say("Bubble", "Nota de voz")
        if item.media and item.media.voice
        else _say("Bubble", "Audio"),
        "image": _say("Bubble", "Imagen"),
        "video": _say("Bubble", "Video"),
        "sticker": _say("Bubble", "Sticker"),
        "document": _say("Bubble", "Documento"),
        "location": _say("Bubble", "Ubicación"),
        "contacts": _say("Bubble", "Contacto"),
    }
    word = words.get(item.kind_name, "")
    return f"{word} {int(length) // 60}:{int(length) % 60:02d}" if word and length else word
