"""Shows on the main window what the shell's presenter knows."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication

from console.ui.shell.presenter import Figures
from console.ui.shell.window import MainWindow


class ShellOnWindow:
    """Implements ShellView."""

    def __init__(
        self, window: MainWindow, has_badge: Callable[[], bool] = lambda: True
    ) -> None:
        self._window, self._has_badge = window, has_badge

    def show_figures(self, figures: Figures) -> None:
        """Counts of the top bar, the rail and the status bar."""
        window = self._window
        window.show_today(figures.today.activities, figures.today.promises)
        window.show_outbox(figures.today.outbox)
        window.show_badge("inbox", figures.inbox.unread, is_alert=figures.inbox.expiring > 0)
        window.show_badge("promises", figures.promises_due)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.setBadgeNumber(figures.inbox.needs_reply if self._has_badge() else 0)
