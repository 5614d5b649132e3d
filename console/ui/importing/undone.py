"""What an undo did, in a sentence."""

from PySide6.QtCore import QCoreApplication

from console.ui.widgets import figures
from console.usecases.views import Undone

translate = QCoreApplication.translate


def undone_text(undone: Undone) -> str:
    """Rows as before, rows that are gone, and what stays because somebody works with it."""
    done = translate(
        "ImportUndone", "Importación deshecha: {restored} como antes, {removed} quitadas."
    ).format(restored=figures.whole(undone.restored), removed=figures.whole(undone.removed))
    kept = sum(one.count for one in undone.kept)
    if not kept:
        return done
    stays = translate(
        "ImportUndone", "{count} quedan como están: ya se usan o cambiaron después."
    ).format(count=figures.whole(kept))
    return f"{done} {stays}"
