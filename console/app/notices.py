"""What the person is told of: the bell, the system's notices and sounds, put together."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from console.app.messenger import DesktopMessenger
from console.app.preferences import Preferences
from console.domain.ids import ConversationId
from console.runtime.tasks import TaskOwner
from console.ui.inbox.widget import InboxScreen
from console.ui.notices.choices import NoticeChoices, choices_of
from console.ui.notices.presenter import NoticesPresenter
from console.ui.shell.window import MainWindow
from console.usecases.context import Context
from console.usecases.news import NewsKind

if TYPE_CHECKING:
    from console.ui.settings.notices_card import NoticesCard


class Notices:
    """Wires the presenter to the window, and the settings' card to both."""

    def __init__(
        self,
        window: MainWindow,
        inbox: InboxScreen,
        context: Context,
        tasks: TaskOwner,
        preferences: Preferences,
        open_conversation: Callable[[ConversationId], None],
    ) -> None:
        self._window, self._inbox, self._tasks = window, inbox, tasks
        self._preferences, self._open = preferences, open_conversation
        self.messenger = DesktopMessenger(lambda: self.presenter.choices, context.now)
        bell = window.top_bar.bell
        self.presenter = NoticesPresenter(
            bell,
            self.messenger,
            context,
            tasks,
            choices_of(preferences.get("notices")),
            is_watched=self._is_watched,
            open_conversation=self._bring,
        )
        bell.notice_chosen.connect(self.presenter.open)
        bell.all_read.connect(self.presenter.read_all)
        bell.choices_wanted.connect(lambda: window.open_section("settings"))

    def has_badge(self) -> bool:
        """Whether the task bar counts people who wait."""
        return self.presenter.choices.has_badge

    def serve(self, card: "NoticesCard", recount: Callable[[], None]) -> None:
        """Let `card` show and change what is chosen; `recount` after it was."""

        def choose(choices: NoticeChoices) -> None:
            self._preferences.put("notices", choices.kept())
            self.presenter.choose(choices)
            recount()

        card.show_choices(self.presenter.choices)
        card.chosen.connect(choose)
        card.sound_clicked.connect(self.messenger.play)
        card.test_clicked.connect(
            lambda: self._tasks.start("notices.trial", self._send_trial(card))
        )

    async def _send_trial(self, card: "NoticesCard") -> None:
        translate = QCoreApplication.translate
        is_allowed = await self.messenger.is_allowed()
        self.messenger.play(self.presenter.choices.sound_of(NewsKind.MINE))
        if is_allowed:
            title = translate("Notices", "Así avisa Acuerdo")
            text = translate("Notices", "Un clic en el aviso abre la conversación.")
            await self.messenger.show(title, text, self._window.activateWindow)
        card.show_allowed(is_allowed=is_allowed)

    def _is_watched(self, conversation_id: ConversationId) -> bool:
        """Whether the person has it before their eyes."""
        is_open = self._inbox.presenter.conversation_id == conversation_id
        return is_open and self._window.isActiveWindow() and self._window.section() == "inbox"

    def _bring(self, conversation_id: ConversationId) -> None:
        """The window comes to the front with the conversation."""
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        self._open(conversation_id)
