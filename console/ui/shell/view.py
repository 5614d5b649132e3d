"""Shows on the main window what the shell's presenter knows."""

from console.ui.shell.presenter import Figures
from console.ui.shell.window import MainWindow


class ShellOnWindow:
    """Implements ShellView."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def show_figures(self, figures: Figures) -> None:
        """Counts of the top bar, the rail and the status bar."""
        window = self._window
        window.show_today(figures.today.activities, figures.today.promises)
        window.show_outbox(figures.today.outbox)
        window.show_badge("inbox", figures.inbox.unread, is_alert=figures.inbox.expiring > 0)
        window.show_badge("promises", figures.promises_due)
