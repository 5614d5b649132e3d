"""The inbox screen: list, thread with composer, and panel, wired to their presenters."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QHideEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from console.domain.contact import Refused
from console.domain.ids import AccountId, ConversationId
from console.domain.promise import PromiseState
from console.runtime.tasks import OnFailure, TaskOwner
from console.ui.actions.action import Deed
from console.ui.actions.commands import Commands
from console.ui.inbox.composer.widget import ComposerWidget
from console.ui.inbox.conversations.widget import ConversationsPane
from console.ui.inbox.panel.widget import PersonPane
from console.ui.inbox.panel.wiring import PanelFace, Ways, connect_panel, panel_deeds
from console.ui.inbox.presenter import EVIDENCE, InboxPresenter
from console.ui.inbox.templates.presenter import Addressee, TemplatesPresenter
from console.ui.inbox.templates.widget import TemplatesSheet
from console.ui.inbox.thread.acts import ThreadActs
from console.ui.inbox.thread.finding import ThreadSearch
from console.ui.inbox.thread.header import ThreadHeader
from console.ui.inbox.thread.search_bar import ThreadSearchBar
from console.ui.inbox.thread.view import ThreadView
from console.ui.inbox.thread.viewer import MediaViewer
from console.ui.inbox.words import Words
from console.ui.inbox.work_desk import WorkDesk
from console.ui.inbox.writing import Writing
from console.ui.promise.presenter import PromisePresenter, Subject
from console.ui.promise.widget import PromiseDialog
from console.ui.theme.theme import Theme
from console.ui.widgets.cards import hline
from console.ui.widgets.empty_state import EmptyState
from console.ui.widgets.toast import ToastHost
from console.usecases.context import Context
from console.usecases.record_promise import PromiseMade
from console.usecases.views import AccountRow, InboxRow, ItemKind, PersonPanel, ThreadItem

LIST, PANEL, NARROW = 336, 352, 1_200
TICK_MS = 30_000
Remember = Callable[[dict[str, object]], None]


class InboxScreen(QWidget):
    """The whole inbox. `remember` is given widths and what is folded whenever they change;
    `remembered` is what it was given last time.

    Thread: build and call it on the Qt thread; presenters start when it is first shown.
    """

    queue_wanted = Signal()

    def __init__(
        self,
        context: Context,
        on_failure: OnFailure,
        parent: QWidget | None = None,
        *,
        remembered: dict[str, object] | None = None,
        remember: Remember = lambda _layout: None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Screen")
        self._context, self._remember = context, remember
        self._remembered = remembered or {}
        self._tasks = TaskOwner(on_failure)
        self.words = Words(context.lang, context.zone, context.by)
        self._is_loaded = False
        self._sheet_presenter: TemplatesPresenter | PromisePresenter | None = None
        self._panel_wanted = bool(self._remembered.get("panel", True))
        self.conversations = ConversationsPane(self.words)
        self.header = ThreadHeader()
        self.messages = ThreadView(self.words)
        self.composer = ComposerWidget(self.words)
        self.person = PersonPane(self.words)
        self.toasts = ToastHost(self)
        self.toasts.rest_on(
            self.composer
        )  # on its hints: buttons and the newest line stay free
        self.panel_view = PanelFace(self.person, self.header, self.toasts)
        self.acts = ThreadActs(self)
        self._build()
        self.presenter = InboxPresenter(context, self, self._tasks)
        self.writing = Writing(
            self.composer,
            self.presenter.composer,
            self.messages,
            self.words,
            context.now,
            self,
        )
        self.work = WorkDesk(self, context)
        self.work.take_over(self._remembered, self._keep)
        self._connect()
        self.search = ThreadSearch(self, self.search_bar, context, self._tasks)
        self.commands = self._offer()
        self._clock = QTimer(self, interval=TICK_MS)
        self._clock.timeout.connect(self.presenter.tick)

    # --- building -----------------------------------------------------------------------

    def _build(self) -> None:
        talk = QWidget()
        column = QVBoxLayout(talk)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.search_bar = ThreadSearchBar()
        parts = (self.header, hline(), self.search_bar, self.messages, hline(), self.composer)
        for part in parts:
            column.addWidget(part, 1 if part is self.messages else 0)
        nobody = EmptyState(
            "chat",
            self.tr("Elige una conversación"),
            self.tr("Alt ↓ abre la siguiente de la lista."),
            tone="accent",
        )
        self._middle = QStackedWidget()
        self._middle.addWidget(nobody)
        self._middle.addWidget(talk)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        for pane in (self.conversations, self._middle, self.person):
            self._splitter.addWidget(pane)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.splitterMoved.connect(self._keep_layout)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._splitter)
        Theme.current().follow(self.restyle)

    def restyle(self) -> None:
        """Widths follow the zoom."""
        px = Theme.current().px
        self.conversations.setMinimumWidth(px(280))
        self.conversations.setMaximumWidth(px(420))
        self.person.setMinimumWidth(px(300))
        self.person.setMaximumWidth(px(460))
        self._middle.setMinimumWidth(px(420))
        self._size_panes()

    def _size_panes(self) -> None:
        px = Theme.current().px
        wide = [self._width_of("list", px(LIST)), 0, self._width_of("side", px(PANEL))]
        wide[1] = max(px(420), self.width() - wide[0] - wide[2])
        self._splitter.setSizes(wide)

    def _width_of(self, name: str, default: int) -> int:
        kept = self._remembered.get(name)
        return kept if isinstance(kept, int) and kept > 0 else default

    def _keep_layout(self, *_moved: int) -> None:
        sizes = self._splitter.sizes()
        self._remembered = {**self._remembered, "list": sizes[0], "panel": self._panel_wanted}
        if len(sizes) > 2 and sizes[2]:
            self._remembered["side"] = sizes[2]
        self._remember(dict(self._remembered))

    def _connect(self) -> None:
        presenter, pane = self.presenter, self.conversations
        pane.tab_chosen.connect(presenter.conversations.choose_tab)
        pane.chip_chosen.connect(presenter.conversations.choose_chip)
        pane.conversation_opened.connect(presenter.open_conversation)
        pane.entered.connect(self.composer.take_focus)
        pane.queue_wanted.connect(self.queue_wanted)
        self.messages.older_wanted.connect(presenter.thread.want_older)
        self.messages.newer_wanted.connect(presenter.thread.want_newer)
        self.messages.newest_wanted.connect(presenter.thread.want_newest)
        self.messages.end_reached.connect(presenter.thread.reach_end)
        self.messages.act_asked.connect(self.acts.do)
        self.messages.quote_asked.connect(self._quote)
        self.messages.typed.connect(self.composer.add_text)
        self.messages.left.connect(self.composer.take_focus)
        self.messages.voices.measured.connect(presenter.thread.keep_sound)
        self.messages.items_shown.connect(self.person.show_notes)
        self._connect_composer()
        self._connect_person()

    def _connect_composer(self) -> None:
        composer, presenter = self.composer, self.presenter.composer
        composer.typed.connect(presenter.type)
        composer.note_typed.connect(presenter.type_note)
        composer.note_asked.connect(presenter.note)
        composer.send_asked.connect(self._send)
        composer.left.connect(self._focus_list)
        composer.message_step.connect(self._step_message)
        composer.template_wanted.connect(self.choose_template)
        composer.promise_wanted.connect(self.register_promise)
        self.writing.person = self._person_name
        self.writing.show_quote = self._quote
        self.writing.remember = self._keep
        self.writing.take_over(self._remembered)

    def _person_name(self) -> str:
        person = self.presenter.person
        return self.words.name(person.name) if person else self.header.name.text()

    def _keep(self, name: str, value: object) -> None:
        self._remembered = {**self._remembered, name: value}
        self._remember(dict(self._remembered))

    def _connect_person(self) -> None:
        presenter = self.presenter
        self.header.reveal_asked.connect(self.person.ask_reveal)
        ways = Ways(
            self.register_promise,
            self.choose_template,
            lambda: self.composer.show_mode("reply"),
            presenter.go_to_message,
            presenter.open_conversation,
        )
        connect_panel(
            self.person, self.panel_view, presenter.panel, ways, self._remembered, self._keep
        )
        self.person.snooze_wanted.connect(lambda: self.commands.run("inbox.snooze"))
        self.person.close_asked.connect(self.toggle_panel)
        self.header.panel_asked.connect(self.toggle_panel)
        self.header.resolve_asked.connect(lambda reopen: self.work.resolve(reopen=reopen))

    def _offer(self) -> Commands:
        """What can be asked for here by key, menu or palette."""
        step, end = self.conversations.list.step, self.conversations.list.open_end
        talks = self._has_talk
        return Commands(
            self,
            {
                "inbox.next": lambda: step(1),
                "inbox.previous": lambda: step(-1),
                "inbox.first": lambda: end(last=False),
                "inbox.last": lambda: end(last=True),
                "inbox.template": Deed(self.choose_template, talks),
                "inbox.promise": Deed(self.register_promise, talks),
                "inbox.note": Deed(lambda: self.composer.show_mode("note"), talks),
                "inbox.reply": Deed(lambda: self.composer.show_mode("reply"), talks),
                **self.writing.deeds(talks),
                "inbox.resolve": Deed(self.header.resolve.click, talks),
                "inbox.newest": Deed(self.messages.scroll_to_end, talks),
                "inbox.find": Deed(self.search.show, talks),
                "inbox.find_above": Deed(lambda: self.search.step(1), talks),
                "inbox.find_below": Deed(lambda: self.search.step(-1), talks),
                "inbox.panel": Deed(self.toggle_panel, talks),
                **self.work.deeds(),
                **panel_deeds(self.person),
            },
        )

    def _has_talk(self) -> bool:
        return self.presenter.conversation_id is not None

    # --- what is shown ------------------------------------------------------------------

    @property
    def tasks(self) -> TaskOwner:
        """Owner of whatever this screen has under way."""
        return self._tasks

    @property
    def conversations_view(self) -> ConversationsPane:
        """The list, for its presenter."""
        return self.conversations

    @property
    def thread_view(self) -> ThreadView:
        """The thread, for its presenter."""
        return self.messages

    @property
    def composer_view(self) -> ComposerWidget:
        """The composer, for its presenter."""
        return self.composer

    def show_conversation(self, row: InboxRow | None) -> None:
        """Another conversation is open; `row` is what the list knows of it."""
        self._middle.setCurrentIndex(1)
        if self.presenter.conversation_id is not None:
            self.work.open(self.presenter.conversation_id)
        self.search.open(self.presenter.conversation_id)
        self.person.clear()
        self.composer.show_person(None, self._context.now())
        self.composer.show_mode_quietly("reply")
        if row is not None:
            self.header.show_name(
                self.words.name(row.name), row.country, is_resolved=row.resolved
            )
        else:
            self.header.show_name("", None, is_resolved=False)

    def show_header(self, panel: PersonPanel, by: str) -> None:
        """The person is known."""
        self.header.show_person(panel, self.words.name(panel.name), by)
        self.composer.show_person(panel, self._context.now())
        self.writing.show_person(self.words.name(panel.name), panel.language)

    def show_no_contact(self) -> None:
        """An account without a number was to be opened."""
        self.toasts.show_toast(
            self.tr("La cuenta no tiene un número al que escribir"), icon="warning"
        )

    def go_next(self) -> None:
        """On to the next conversation of the list."""
        self.conversations.list.step(1)
        self.composer.take_focus()

    # --- gestures -----------------------------------------------------------------------

    def open_conversation(self, conversation_id: ConversationId) -> None:
        """Show a conversation and be ready to type."""
        self.presenter.open_conversation(conversation_id)
        self.composer.take_focus()

    def open_account(self, account_id: AccountId) -> None:
        """Show the thread of an account's debtor."""
        self.presenter.open_account(account_id)

    def toggle_panel(self) -> None:
        """Hide the panel, or show it again."""
        self._panel_wanted = not self.person.isVisible()
        self._place_panel()
        self._keep_layout()

    def choose_template(self) -> TemplatesSheet | None:
        """Open the sheet of templates for the person in the thread."""
        panel, conversation_id = self.presenter.person, self.presenter.conversation_id
        if panel is None or conversation_id is None:
            return None
        to = Addressee(
            conversation_id,
            self.words.name(panel.name),
            _workable(panel),
            panel.language,
            panel.country,
        )
        sender = self._context.creditor() or (
            panel.accounts[0].creditor if panel.accounts else ""
        )
        sheet = TemplatesSheet(to, self.words, sender, self)
        sheet.set_now(self._context.now())
        presenter = TemplatesPresenter(self._context, sheet, self._tasks, to)
        sheet.template_chosen.connect(presenter.choose)
        sheet.account_chosen.connect(presenter.choose_account)
        sheet.value_typed.connect(presenter.type)
        sheet.send_asked.connect(presenter.send)
        self.open_sheet(sheet, presenter)
        presenter.load()
        return sheet

    def register_promise(self) -> PromiseDialog | None:
        """Open the promise dialog for the person in the thread."""
        panel = self.presenter.person
        if panel is None or not panel.accounts:
            return None
        heard = [
            item
            for item in reversed(self.presenter.thread.items)
            if item.item is ItemKind.MESSAGE and not item.outgoing and not item.revoked
        ]
        subject = Subject(
            self.words.name(panel.name),
            panel.country,
            panel.language,
            _workable(panel),
            self.presenter.conversation_id,
            tuple(heard[:EVIDENCE]),
            person_id=str(panel.debtor_id or panel.conversation_id),
        )
        dialog = PromiseDialog(subject, self.words, self)
        presenter = PromisePresenter(self._context, dialog, self._tasks, subject)
        connect_promise(dialog, presenter)
        dialog.made.connect(self._tell_promise)
        self.open_sheet(dialog, presenter)
        presenter.load()
        return dialog

    def open_sheet(
        self,
        sheet: TemplatesSheet | PromiseDialog | MediaViewer,
        presenter: TemplatesPresenter | PromisePresenter | None = None,
    ) -> None:
        """Open a sheet; its presenter lives as long, since signals hold methods weakly."""
        self._sheet_presenter = presenter
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()

    def _tell_promise(self, made: PromiseMade) -> None:
        if made.state is PromiseState.PENDING_APPROVAL:
            text = self.tr("Promesa enviada a aprobación")
        elif isinstance(made.confirmation, Refused):
            text = self.tr("Promesa registrada; la confirmación no pudo salir")
        elif made.confirmation is None:
            text = self.tr("Promesa registrada")
        else:
            text = self.tr("Promesa registrada y confirmada por escrito")
        self.toasts.show_toast(text)

    def _send(self, text: str, quoted_id: str | None, then_next: bool) -> None:  # noqa: FBT001 - the signal's own shape
        self.messages.scroll_to_end()
        self.presenter.composer.send(text, quoted_id, then_next=then_next)

    def _quote(self, item_id: str) -> None:
        item = self.item_of(item_id)
        if item is not None:
            self.composer.show_quote(item)

    def item_of(self, item_id: str) -> ThreadItem | None:
        """A message that is loaded."""
        items: Sequence[ThreadItem] = self.presenter.thread.items
        return next((item for item in items if item.id == item_id), None)

    def _focus_list(self) -> None:
        self.conversations.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step_message(self, by: int) -> None:
        self.messages.setFocus(Qt.FocusReason.OtherFocusReason)
        self.messages.select_step(by)

    # --- window -------------------------------------------------------------------------

    @property
    def is_narrow(self) -> bool:
        """Whether the panel lies over the thread instead of beside it."""
        return self.width() < Theme.current().px(NARROW - 64)

    def _place_panel(self) -> None:
        beside = self.person.parent() is self._splitter
        if self.is_narrow and beside:
            self.person.setParent(self)
            self.person.setVisible(False)
        elif not self.is_narrow and not beside:
            self._splitter.addWidget(self.person)
            self._size_panes()
            self._panel_wanted = True
        if self.is_narrow:
            wide = Theme.current().px(PANEL)
            self.person.setGeometry(self.width() - wide, 0, wide, self.height())
            self.person.raise_()
        self.person.setVisible(self._panel_wanted)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.is_narrow and self.person.parent() is self._splitter:
            self._panel_wanted = False
        self._place_panel()
        self.toasts.place()
        self.writing.toasts.place()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock.start()
        if not self._is_loaded:
            self._is_loaded = True
            self._size_panes()
            self.presenter.load()
            self.work.presence.show()
        self.presenter.thread.set_seen(is_seen=True)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()
        self.presenter.thread.set_seen(is_seen=False)

    async def aclose(self) -> None:
        """Keep drafts and stop everything."""
        self._clock.stop()
        await self.work.presence.leave()
        await self.presenter.aclose()
        self.writing.spelling.close()


def connect_promise(dialog: PromiseDialog, presenter: PromisePresenter) -> None:
    """Wire a promise dialog to its presenter."""
    dialog.account_chosen.connect(presenter.choose_account)
    dialog.amount_typed.connect(presenter.type_amount)
    dialog.amount_chosen.connect(presenter.choose_amount)
    dialog.date_chosen.connect(presenter.choose_date)
    dialog.channel_chosen.connect(presenter.choose_channel)
    dialog.evidence_chosen.connect(presenter.choose_evidence)
    dialog.sends_changed.connect(lambda sends: presenter.set_sends(sends=sends))
    dialog.text_typed.connect(presenter.type_text)
    dialog.record_asked.connect(presenter.record)


def _workable(panel: PersonPanel) -> tuple[AccountRow, ...]:
    """Accounts one may work, all of them where there is none."""
    return tuple(each for each in panel.accounts if each.workable) or panel.accounts
