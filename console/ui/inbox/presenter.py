"""The inbox as a whole: which conversation is open, and who must know of it."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from console.domain.ids import AccountId, ConversationId
from console.runtime.tasks import TaskOwner
from console.ui.inbox.composer.presenter import ComposerPresenter, ComposerView
from console.ui.inbox.conversations.presenter import ConversationsPresenter, ConversationsView
from console.ui.inbox.panel.presenter import PanelPresenter, PanelView, PersonShown
from console.ui.inbox.thread.presenter import ThreadPresenter, ThreadShown
from console.usecases.context import Context
from console.usecases.open_conversation import open_conversation
from console.usecases.ports import ChangeSet
from console.usecases.views import InboxRow, PersonPanel

EVIDENCE = 12


class InboxView(Protocol):
    """The parts of the screen, and what concerns it as a whole."""

    @property
    def conversations_view(self) -> ConversationsView: ...  # noqa: D102
    @property
    def thread_view(self) -> ThreadShown: ...  # noqa: D102
    @property
    def composer_view(self) -> ComposerView: ...  # noqa: D102
    @property
    def panel_view(self) -> PanelView: ...  # noqa: D102
    def show_conversation(self, row: InboxRow | None) -> None: ...  # noqa: D102
    def show_header(self, panel: PersonPanel, by: str) -> None: ...  # noqa: D102
    def show_no_contact(self) -> None: ...  # noqa: D102
    def go_next(self) -> None: ...  # noqa: D102


class InboxPresenter:
    """Opens conversations in list, thread, composer and panel at once."""

    def __init__(self, context: Context, view: InboxView, tasks: TaskOwner) -> None:
        self._context, self._view, self._tasks = context, view, tasks
        self._id: ConversationId | None = None
        self.also: list[Callable[[ChangeSet], None]] = []  # told of changes too
        self.conversations = ConversationsPresenter(context, view.conversations_view, tasks)
        self.thread = ThreadPresenter(context, view.thread_view, tasks)
        self.composer = ComposerPresenter(
            context, view.composer_view, tasks, self._view.go_next
        )
        self.panel = PanelPresenter(context, view.panel_view, tasks, self._person_read)

    @property
    def conversation_id(self) -> ConversationId | None:
        """Which conversation is open."""
        return self._id

    @property
    def person(self) -> PersonPanel | None:
        """Who is beside the thread, once that is read."""
        return self.panel.shown.panel if self.panel.shown else None

    # --- gestures -----------------------------------------------------------------------

    def load(self) -> None:
        """The screen is shown for the first time."""
        self.conversations.load()

    def open_conversation(self, conversation_id: ConversationId) -> None:
        """Show a conversation; opening the one that is open changes nothing."""
        if conversation_id == self._id:
            return
        self._id = conversation_id
        rows = self.conversations.rows
        row = next((row for row in rows if row.conversation_id == conversation_id), None)
        self._view.show_conversation(row)
        self._view.conversations_view.show_open(conversation_id)
        self.thread.open(conversation_id)
        self.composer.open(conversation_id)
        self.panel.open(conversation_id)

    def go_to_message(self, message_id: str, conversation_id: ConversationId | None) -> None:
        """Show a message in its thread; one of another thread opens that."""
        if conversation_id in {None, self._id}:
            self.thread.find(message_id)
        elif conversation_id is not None:
            self.open_conversation(conversation_id)

    def open_account(self, account_id: AccountId) -> None:
        """Show the thread of an account's debtor, made when it is new."""
        self._tasks.start("inbox.account", self._open_account(account_id))

    def data_changed(self, changes: ChangeSet) -> None:
        """Some transaction was committed, here or by sync."""
        self.conversations.data_changed(changes)
        self.thread.data_changed(changes)
        self.composer.data_changed(changes)
        self.panel.data_changed(changes)
        for told in self.also:
            told(changes)

    def tick(self) -> None:
        """Half a minute passed."""
        self.conversations.tick()
        self.composer.tick()
        self.panel.tick()

    async def aclose(self) -> None:
        """Keep on disk what was typed, then stop."""
        await self.composer.aclose()
        await self._tasks.aclose()

    # --- work ---------------------------------------------------------------------------

    def _person_read(self, shown: PersonShown | None) -> None:
        if shown is not None:
            self._view.show_header(shown.panel, self._context.by)

    async def _open_account(self, account_id: AccountId) -> None:
        job = partial(
            open_conversation,
            account_id,
            phone_number_id=self._context.phone_number_id,
            now=self._context.now(),
        )
        conversation_id = await self._context.runner.write(job)
        if conversation_id is None:
            self._view.show_no_contact()
        else:
            self.open_conversation(conversation_id)
