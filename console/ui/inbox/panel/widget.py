"""The side panel: card, timeline and notes of the person in the thread."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from console.ui.inbox.panel.card import CardPage
from console.ui.inbox.panel.chats import ChatsPage
from console.ui.inbox.panel.confirm import ConfirmSheet, LiftSheet
from console.ui.inbox.panel.notes import NotesPage
from console.ui.inbox.panel.presenter import PersonShown
from console.ui.inbox.panel.reveal import RevealSheet
from console.ui.inbox.panel.steps import Step, steps
from console.ui.inbox.panel.timeline import TimelinePage
from console.ui.inbox.panel.wording import covered_word
from console.ui.inbox.words import Words
from console.ui.theme.theme import Theme
from console.ui.widgets.buttons import Button, IconButton
from console.ui.widgets.cards import Panel, hline
from console.ui.widgets.skeleton import Skeleton
from console.ui.widgets.tabs import UnderlineTabs
from console.usecases.views import ItemKind, ThreadItem


class PersonPane(Panel):
    """Shows a person and reports gestures. It decides nothing and awaits nothing."""

    reveal_asked = Signal(str, str, str)  # field, code of the reason, what was written
    action_wanted = Signal(str)  # a NextAction
    act_confirmed = Signal(str, str, int)  # step, note, days of a pause
    lift_confirmed = Signal(str, str, str, str)  # kind, reason, why, approved by
    timeline_watched = Signal(bool)
    snooze_wanted = Signal()
    folds_changed = Signal(list)  # keys of what is folded
    close_asked = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._shown: PersonShown | None = None
        self._now: datetime | None = None
        self._minute: datetime | None = None
        self._revealed: frozenset[str] = frozenset()
        self._folded: frozenset[str] = frozenset()
        self._notes: list[ThreadItem] = []
        self._stale: set[str] = set()
        self.tabs = UnderlineTabs(
            (
                ("card", self.tr("Ficha")),
                ("timeline", self.tr("Línea de tiempo")),
                ("notes", self.tr("Notas")),
                ("chats", self.tr("Chats")),
            )
        )
        self.hide_button = IconButton("panel", self.tr("Ocultar la ficha"), small=True)
        self.card = CardPage(words, self._actions_button())
        self.timeline, self.notes = TimelinePage(words), NotesPage(words)
        self.chats = ChatsPage(words)
        self._pages: dict[str, QWidget] = {
            "card": self.card,
            "timeline": self.timeline,
            "notes": self.notes,
            "chats": self.chats,
        }
        self._stack = QStackedWidget()
        for page in (*self._pages.values(), Skeleton("lines")):
            self._stack.addWidget(page)
        self._build()
        Theme.current().follow(self.restyle)

    def _build(self) -> None:
        self._top = QHBoxLayout()
        self._top.addWidget(self.tabs, 1)
        self._top.addWidget(self.hide_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._top)
        column.addWidget(hline())
        column.addWidget(self._stack, 1)
        self.tabs.chosen.connect(self._show_page)
        self.tabs.chosen.connect(lambda key: self.timeline_watched.emit(key == "timeline"))
        self.hide_button.clicked.connect(self.close_asked)
        self.card.identity.reveal_asked.connect(self.ask_reveal)
        self.card.next.action_wanted.connect(self.action_wanted)
        self.card.folded.connect(self._note_fold)
        self.card.money_wanted.connect(self.show_money)
        self.card.lift_asked.connect(self.ask_lift)

    def restyle(self) -> None:
        """Take the sizes of the zoom in force."""
        self._top.setContentsMargins(Theme.current().px(16), 0, Theme.current().px(10), 0)

    def show_person(self, shown: PersonShown | None, now: datetime) -> None:
        """Show a person; the same values again change nothing, so nothing jumps."""
        minute = now.replace(second=0, microsecond=0)
        other = self._id_of(shown) != self._id_of(self._shown)
        if shown == self._shown and minute == self._minute:
            return
        if other:
            self._revealed = frozenset()
            self.card.start_over()
            self.timeline.start_over()
            self.notes.start_over()
        self._shown, self._now, self._minute = shown, now, minute
        if shown is None:
            self._stack.setCurrentIndex(len(self._pages))
        else:
            self._stale |= set(self._pages)
            self.tabs.set_count("chats", len(shown.panel.chats) or None)
            self._show_page(self.tabs.current_key())

    @property
    def card_page(self) -> QScrollArea:
        """The page with policy, accounts and promises."""
        return self.card

    def clear(self) -> None:
        """Another person is about to come."""
        self._shown = None
        self._stack.setCurrentIndex(len(self._pages))

    def ask_reveal(self, field: str) -> RevealSheet:
        """Ask why somebody wants to see a covered value."""
        sheet = RevealSheet(covered_word(field), self._person_name(), self)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.answered.connect(lambda reason, note: self.reveal_asked.emit(field, reason, note))
        sheet.open()
        return sheet

    def _person_name(self) -> str:
        return self._words.name(self._shown.panel.name) if self._shown else ""

    def reveal(self, field: str) -> None:
        """Show a covered value until another person is shown, or it is covered again."""
        self._show_revealed(self._revealed | {field})

    def cover(self, field: str) -> None:
        """Cover a value again."""
        self._show_revealed(self._revealed - {field})

    def _show_revealed(self, revealed: frozenset[str]) -> None:
        self._revealed = revealed
        if self._shown is not None:
            self.card.identity.show_person(self._shown.panel, revealed)

    def fold(self, keys: Iterable[str]) -> None:
        """Fold what was folded last time."""
        self.card.fold(frozenset(keys))

    def _note_fold(self, key: str, is_folded: bool) -> None:  # noqa: FBT001 - the signal's own shape
        self._folded = self._folded | {key} if is_folded else self._folded - {key}
        self.folds_changed.emit(sorted(self._folded))

    def show_notes(self, items: Sequence[ThreadItem]) -> None:
        """The internal notes of the thread."""
        notes = [item for item in items if item.item is ItemKind.NOTE]
        self.tabs.set_count("notes", len(notes) or None)
        if notes != self._notes or not notes:
            self._notes = notes
            self._stale.add("notes")
            self._show_page(self.tabs.current_key())

    # --- pages --------------------------------------------------------------------------

    @staticmethod
    def _id_of(shown: PersonShown | None) -> object:
        return None if shown is None else (shown.panel.debtor_id, shown.panel.conversation_id)

    def _show_page(self, key: str) -> None:
        if self._shown is None:
            return
        if key in self._stale:
            self._stale.discard(key)
            self._fill(key, self._shown)
        self._stack.setCurrentWidget(self._pages[key])

    def _fill(self, key: str, shown: PersonShown) -> None:
        """Bring the page that is about to be seen up to date; the others wait for that."""
        page = self._pages[key]
        if isinstance(page, CardPage) and self._now is not None:
            page.show_person(shown, self._now, self._revealed)
        elif isinstance(page, NotesPage):
            page.show_notes(self._notes)
        elif isinstance(page, ChatsPage) and self._now is not None:
            page.show_person(shown.panel, self._words.local(self._now).date())

    @property
    def has_person(self) -> bool:
        """Whether somebody is shown, whom one can do something about."""
        return self._shown is not None and self._shown.panel.conversation_id is not None

    def open_page(self, key: str) -> None:
        """Show a page and give it the keyboard."""
        self.tabs.setCurrentIndex(list(self._pages).index(key))
        self._pages[key].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_steps(self) -> None:
        """Open the menu of steps that change what is allowed."""
        self.tabs.setCurrentIndex(0)
        self.card.ensureWidgetVisible(self.card.next.more)
        self.card.next.more.showMenu()

    def show_money(self) -> None:
        """All promises and payments, in the timeline."""
        self.tabs.setCurrentIndex(list(self._pages).index("timeline"))
        self.timeline.chips["money"].setChecked(True)

    def _actions_button(self) -> Button:
        more = Button(self.tr("Otras acciones"), small=True, trailing_icon="chevron-down")
        menu = QMenu(more)
        section = ""
        for step in steps():
            if section and step.section != section:
                menu.addSeparator()
            section = step.section
            menu.addAction(step.word).triggered.connect(
                lambda _checked=False, step=step: self.ask(step)
            )
        menu.addSeparator()
        menu.addAction(self.tr("Volver a contactar más tarde…")).triggered.connect(
            self.snooze_wanted
        )
        more.setMenu(menu)
        return more

    def ask(self, step: Step) -> ConfirmSheet:
        """Ask once before a step that changes what is allowed."""
        sheet = ConfirmSheet(step, self._person_name(), self)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.confirmed.connect(self.act_confirmed)
        sheet.open()
        return sheet

    def ask_lift(self, key: tuple[str, str]) -> LiftSheet | None:
        """Ask why a pause or a block is to end."""
        held = self._shown.panel.restraints if self._shown is not None else ()
        found = next((one for one in held if (one.kind, one.reason) == key), None)
        if found is None or found.is_imported:
            return None
        sheet = LiftSheet(found, self._person_name(), self._words, self._words.by, self)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.confirmed.connect(self.lift_confirmed)
        sheet.open()
        return sheet
