"""The left pane: title, tabs, filters, and the list."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from console.domain.ids import ConversationId
from console.ui.inbox.conversations.bulk_bar import BulkBar
from console.ui.inbox.conversations.checked import Checked
from console.ui.inbox.conversations.list_view import ConversationList
from console.ui.inbox.conversations.presenter import Choices
from console.ui.inbox.conversations.sorts import sort_word
from console.ui.inbox.words import Words
from console.ui.theme.theme import Theme
from console.ui.widgets.buttons import Button
from console.ui.widgets.cards import Panel, hline, pad_layout
from console.ui.widgets.chips import FilterChip
from console.ui.widgets.empty_state import EmptyState
from console.ui.widgets.labels import Label
from console.ui.widgets.segmented import SegmentedTabs
from console.ui.widgets.skeleton import Skeleton
from console.usecases.inbox_filter import InboxFilter, Sort
from console.usecases.views import InboxCounts, InboxRow, InboxSection
from console.usecases.work_ports import InboxOrder, Viewer


class ConversationsPane(Panel):
    """Shows conversations and reports gestures. It decides nothing and awaits nothing."""

    tab_chosen = Signal(str)
    chip_chosen = Signal(str)  # "" when the filter is taken away
    conversation_opened = Signal(object)  # ConversationId
    entered = Signal()
    queue_wanted = Signal()
    rows_wanted = Signal(list)
    filter_wanted = Signal()
    sort_wanted = Signal()
    folded = Signal()
    wish_shown = Signal()
    checked = Signal(object)  # Checked
    menu_wanted = Signal(object, object)  # ConversationId, global position

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_filtered = False
        self._total = 0
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
        self.sort = Button(self.tr("Prioridad"), "quiet", "sort", small=True)
        self.sort.setToolTip(self.tr("Orden de la lista y vistas guardadas"))
        self.sort.setAccessibleName(self.tr("Orden de la lista y vistas guardadas"))
        self.more = FilterChip("", "filter", name=self.tr("Filtrar conversaciones"))
        self.choices = Choices()
        self.bulk = BulkBar()
        self.list = ConversationList(words)
        self.empty = EmptyState("check", self.tr("Nadie espera respuesta"))
        self._stack = QStackedWidget()
        self._build()
        self.tabs.chosen.connect(self.tab_chosen)
        self.list.opened.connect(self.conversation_opened)
        self.list.entered.connect(self.entered)
        self.list.rows_wanted.connect(self.rows_wanted)
        self.list.folded.connect(self.folded)
        self.list.checked.connect(self._show_checked)
        self.list.menu_wanted.connect(self.menu_wanted)
        self.sort.clicked.connect(self.sort_wanted)
        self.more.clicked.connect(self._ask_filter)
        self.bulk.all_wanted.connect(self.list.check_all)
        self.bulk.none_wanted.connect(self.list.uncheck)
        self.empty.action_clicked.connect(self.queue_wanted)
        Theme.current().follow(self.restyle)

    def _build(self) -> None:
        self._head = QVBoxLayout()
        title = QHBoxLayout()
        title.addWidget(Label(self.tr("Bandeja"), "lead", weight=600))
        title.addStretch(1)
        title.addWidget(self.sort)
        self._head.addLayout(title)
        self._head.addWidget(self.tabs)
        self._filters = QHBoxLayout()
        self._filters.addWidget(self.more)
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
        column.addWidget(self.bulk)

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

    def show_order(self, order: InboxOrder, rows: Sequence[InboxRow], now: datetime) -> None:
        """Another order, with the rows of it that were read."""
        had_focus = self.list.hasFocus()
        self.list.show_order(order, rows, now)
        is_empty = not order.sections
        if is_empty:
            self._show_empty()
        self._stack.setCurrentIndex(2 if is_empty else 1)
        self._total = sum(
            len(ids)
            for section, ids in order.sections
            if section not in {InboxSection.SNOOZED, InboxSection.RESOLVED}
        )
        self._show_checked(self.list.conversations.checked)
        if had_focus and not is_empty:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_rows(self, rows: Sequence[InboxRow]) -> None:
        """Rows that came into sight."""
        self.list.conversations.add_rows(rows)

    def ids_in_sight(self) -> list[ConversationId]:
        """Conversations in the window and a little around."""
        return self.list.conversations.ids_between(*self.list.lines_in_sight())

    def show_choices(self, choices: Choices) -> None:
        """What menus and filters offer."""
        self.choices = choices

    def show_wish(self, wish: InboxFilter, sort: Sort) -> None:
        """Which filter and order are in force; what was chosen under another is let go."""
        self.list.uncheck()
        self.tabs.set_current(wish.tab)
        count = wish.conditions
        self.more.setText(str(count) if count else "")
        self.more.setChecked(bool(count))
        self.more.restyle()
        self._is_filtered = bool(count)
        self.sort.setText(sort_word(sort))
        self.sort.restyle()
        self.wish_shown.emit()

    def show_viewers(self, viewers: dict[ConversationId, Viewer]) -> None:
        """Who else looks at what."""
        self.list.conversations.show_viewers(viewers)

    def _ask_filter(self) -> None:
        self.more.setChecked(self._is_filtered)  # it says whether, and does not switch
        self.filter_wanted.emit()

    def _show_checked(self, checked: Checked) -> None:
        self.bulk.show_checked(checked, self._total)
        self.checked.emit(checked)

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
