"""Bar, thread and finder of the search in a conversation, wired for the inbox screen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from console.domain.ids import ConversationId
from console.runtime.tasks import TaskOwner
from console.ui.inbox.thread.finder import ThreadFinder
from console.ui.inbox.thread.search_bar import ThreadSearchBar
from console.usecases.context import Context

if TYPE_CHECKING:
    from console.ui.inbox.widget import InboxScreen


class ThreadSearch(QObject):
    """The search in the open conversation."""

    def __init__(
        self, screen: "InboxScreen", bar: ThreadSearchBar, context: Context, tasks: TaskOwner
    ) -> None:
        super().__init__(screen)
        self._screen, self._bar = screen, bar
        self._finder = ThreadFinder(context, self, tasks, screen.presenter.thread.go_to)
        screen.header.find_button.clicked.connect(self.show)
        bar.typed.connect(self._finder.type)
        bar.stepped.connect(self._finder.step)
        bar.closed.connect(self._leave)

    def show(self) -> None:
        """Open the bar; open already, go to the next hit."""
        self._bar.open_bar()

    def step(self, by: int) -> None:
        """To the hit above (1) or below (-1)."""
        if self._bar.isHidden():
            self._bar.open_bar()
        else:
            self._finder.step(by)

    def open(self, conversation_id: ConversationId | None) -> None:
        """Another conversation is shown: the bar goes."""
        self._bar.hide()
        self._finder.open(conversation_id)

    def show_place(self, number: int, count: int, *, is_more: bool) -> None:
        """For the bar."""
        self._bar.show_place(number, count, is_more=is_more)

    def show_marks(self, text: str) -> None:
        """For the thread."""
        self._screen.messages.mark(text)

    def _leave(self) -> None:
        self._finder.leave()
        self._screen.messages.setFocus()
