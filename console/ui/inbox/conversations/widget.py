"""The left pane: title, tabs, filters, and the list."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from console.domain.ids import ConversationId
from console.ui.inbox.conversations.list_view import ConversationList
from console.ui.inbox.words import Words
from console.ui.theme.theme import Theme
from console.ui.widgets.cards import Panel, hline, pad_layout
from console.ui.widgets.chips import FilterChip
from console.ui.widgets.empty_state import EmptyState
from console.ui.widgets.labels import Label
from console.ui.widgets.segmented import SegmentedTabs
from console.ui.widgets.skeleton import Skeleton
from console.usecases.views import InboxCounts, InboxRow


class ConversationsPane(Panel):
    """Shows conversations and reports gestures. It decides nothing and awaits nothing."""

    tab_chosen = Signal(str)
    chip_chosen = Signal(str)  # "" when the filter is taken away
    conversation_opened = Signal(object)  # ConversationId
    entered = Signal()
    queue_wanted = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_filtered = False
        self.tabs = SegmentedTabs(
            (
                ("mine", self.tr("Míos")),
                ("unassigned", self.tr("Sin asignar")),
                ("everyone", self.tr("Equipo")),
            )
        )
        self.tabs.setAccessibleName(self.tr("De quién son las conversaciones"))
        self.chips = {
            "unread": FilterChip(self.tr("No leídos")),
            "expiring": FilterChip(self.tr("Ventana < 2 h")),
            "promises": FilterChip(self.tr("Promesas")),
        }
        self.list = ConversationList(words)
        self.empty = EmptyState("check", self.tr("Nadie espera respuesta"))
        self._stack = QStackedWidget()
        self._build()
        self.tabs.chosen.connect(self.tab_chosen)
        self.list.opened.connect(self.conversation_opened)
        self.list.entered.connect(self.entered)
        self.empty.action_clicked.connect(self.queue_wanted)
        Theme.current().follow(self.restyle)

    def _build(self) -> None:
        self._head = QVBoxLayout()
        self._head.addWidget(Label(self.tr("Bandeja"), "lead", weight=600))
        self._head.addWidget(self.tabs)
        self._filters = QHBoxLayout()
        for key, chip in self.chips.items():
            self._filters.addWidget(chip)
            chip.toggled.connect(lambda is_on, key=key: self._toggle(key, is_on))
        self._filters.addStretch(1)
        self._head.addLayout(self._filters)
        for page in (Skeleton("conversation"), self.list, self.empty):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(hline())
        column.addWidget(self._stack, 1)

    def restyle(self) -> None:
        """Lay out again at the zoom in force."""
        pad_layout(self._head, 12, 10, spacing=10)
        self._filters.setSpacing(Theme.current().px(6))

    def _toggle(self, key: str, is_on: bool) -> None:  # noqa: FBT001 - Qt's toggled(bool)
        for other, chip in self.chips.items():
            if is_on and other != key:
                chip.blockSignals(True)  # noqa: FBT003 - Qt's own signature
                chip.setChecked(False)
                chip.blockSignals(False)  # noqa: FBT003 - Qt's own signature
                chip.update()
        self._is_filtered = is_on
        self.chip_chosen.emit(key if is_on else "")

    def show_rows(self, rows: Sequence[InboxRow], now: datetime) -> None:
        """Replace the list; an empty one says why."""
        had_focus = self.list.hasFocus()
        self.list.show_rows(rows, now)
        if not rows:
            self._show_empty()
        self._stack.setCurrentIndex(1 if rows else 2)
        if had_focus and rows:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_empty(self) -> None:
        if self._is_filtered:
            title = self.tr("Ninguna conversación con este filtro")
            self.empty.show_text(title, self.tr("Quita el filtro para ver las demás."))
        else:
            sentence = self.tr("Puedes trabajar la cola mientras tanto.")
            action = self.tr("Trabajar la cola")
            self.empty.show_text(self.tr("Nadie espera respuesta"), sentence, action)

    def show_counts(self, counts: InboxCounts) -> None:
        """Figures beside tabs and filters."""
        self.tabs.set_count("mine", counts.mine)
        self.tabs.set_count("unassigned", counts.unassigned)
        self.tabs.set_count("everyone", counts.everyone)
        unread = self.tr("No leídos {count}").format(count=counts.unread)
        self.chips["unread"].setText(unread if counts.unread else self.tr("No leídos"))
        self.chips["unread"].restyle()

    def show_open(self, conversation_id: ConversationId | None) -> None:
        """Mark which conversation is open."""
        self.list.show_open(conversation_id)

    def tick(self, now: datetime) -> None:
        """Time passed."""
        self.list.conversations.tick(now)
