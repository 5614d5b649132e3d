"""Shows on the main window what the shell's presenter knows."""

from console.runtime import formats
from console.ui.shell.presenter import Figures
from console.ui.shell.window import MainWindow
from console.ui.widgets.chips import bucket_kind
from console.ui.widgets.popover import ResultRow
from console.usecases.context import Context
from console.usecases.views import PersonFound


class ShellOnWindow:
    """Implements ShellView."""

    def __init__(self, window: MainWindow, context: Context) -> None:
        self._window = window
        self._context = context

    def show_found(self, rows: tuple[PersonFound, ...], query: str) -> None:
        """Hits of the search."""
        self._window.show_results(tuple(map(_result, rows)), query)

    def show_figures(self, figures: Figures) -> None:
        """Counts of the top bar, the rail and the status bar."""
        window = self._window
        window.show_today(figures.today.activities, figures.today.promises)
        window.show_outbox(figures.today.outbox)
        window.show_badge("inbox", figures.inbox.unread, is_alert=figures.inbox.expiring > 0)
        window.show_badge("promises", figures.promises_due)


def _result(hit: PersonFound) -> ResultRow:
    due = formats.money(hit.due, hit.country) if hit.due else ""
    tail = f"··{hit.account_no[-4:]}" if hit.account_no else ""
    chip = f"{hit.dpd} d" if hit.dpd is not None and hit.dpd > 0 else ""
    return ResultRow(
        key=hit,
        title=hit.name,
        detail=" · ".join(part for part in (tail, due) if part),
        person_id=str(hit.debtor_id),
        chip=chip,
        chip_kind=bucket_kind(hit.dpd),
    )
