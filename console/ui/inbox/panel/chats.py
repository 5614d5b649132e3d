"""The page of conversations with one person: other numbers, other business lines."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.domain.ids import ConversationId
from console.ui.inbox.panel.line import Line
from console.ui.inbox.panel.lines import LineList
from console.ui.inbox.panel.masks import masked_phone
from console.ui.inbox.words import Words
from console.usecases.person_rows import ChatRow
from console.usecases.views import PersonPanel

_say = QCoreApplication.translate


class ChatsPage(QWidget):
    """A line for each; the one that is open says so."""

    chat_chosen = Signal(object)  # ConversationId

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.list = LineList(self.tr("Conversaciones"), scrolls=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        self.list.chosen.connect(self.chat_chosen)
        self.setFocusProxy(self.list)

    def show_person(self, panel: PersonPanel, today: date) -> None:
        """The conversations with this person."""
        lines = chat_lines(panel.chats, panel, self._words, today)
        self.list.show_lines(lines)


def chat_lines(
    chats: Iterable[ChatRow], panel: PersonPanel, words: Words, today: date
) -> tuple[Line, ...]:
    """One double line a conversation, the newest first."""
    return tuple(_chat(chat, panel, words, today) for chat in chats)


def _chat(chat: ChatRow, panel: PersonPanel, words: Words, today: date) -> Line:
    is_open = chat.conversation_id == panel.conversation_id
    local = words.local(chat.last_at)
    when = words.hour(chat.last_at)
    if local.date() != today:
        when = words.full_day(local.date())
    who = masked_phone(chat.phone, panel.country) or panel.name
    said = chat.preview or _kinds().get(chat.preview_kind, "")
    mine = _say("Chats", "Tú: {text}").format(text=said) if chat.preview_outgoing else said
    closed = _say("Chats", "Resuelta") if chat.resolved else ""
    parts = (mine, closed, _say("Chats", "línea {line}").format(line=chat.line[-4:]))
    return Line(
        key=ConversationId(chat.conversation_id),
        icon="chat",
        tone="accent_text" if is_open else "text2",
        title=who,
        detail=" · ".join(part for part in parts if part),
        right="" if is_open else when,
        chip=_say("Chats", "Abierta aquí") if is_open else "",
        chip_kind="accent",
        may_open=not is_open,
        tip=when,
    )


def _kinds() -> dict[str, str]:
    return {
        "audio": _say("Chats", "Nota de voz"),
        "image": _say("Chats", "Imagen"),
        "video": _say("Chats", "Video"),
        "document": _say("Chats", "Documento"),
        "template": _say("Chats", "Plantilla"),
    }
