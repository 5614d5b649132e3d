"""Steps three and four: what the load would do, what is wrong, and what it did."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from console.domain.placement import FileKind
from console.runtime import formats
from console.ui.importing import change_cards, effect_cards
from console.ui.importing.clearing import empty_layout
from console.ui.importing.history import History
from console.ui.importing.issues import IssuesCard
from console.ui.importing.letter_card import LetterCard
from console.ui.importing.progress_card import ProgressCard
from console.ui.importing.unmatched import UnmatchedCard
from console.ui.theme.theme import Theme
from console.ui.widgets.banner import Banner
from console.ui.widgets.cards import Panel, pad_layout
from console.ui.widgets.empty_state import EmptyState
from console.usecases.importing import Loaded, Progress, Simulated
from console.usecases.views import BatchRow, Effect

WITH_SUMS = {None, FileKind.PORTFOLIO, FileKind.PAYMENTS}
SIDE_PX, SIDE_FROM_PX, ABREAST_FROM_PX = 360, 1_060, 640


class ResultPage(QWidget):
    """Cards at the left; at the right progress and the history."""

    cancel_clicked = Signal()
    save_rejected_clicked = Signal()
    letter_changed = Signal(object)  # Letter

    def __init__(self, lang: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.progress = ProgressCard()
        self.history = History(lang)
        self.issues: IssuesCard | None = None
        self.letter: LetterCard | None = None
        self._pairs: list[QBoxLayout] = []
        self._is_running = False
        self.progress.cancel_clicked.connect(self._cancel)
        self._holder = QWidget()
        self._content = QVBoxLayout(self._holder)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._holder)
        self._side = Panel(subtle=True)
        self._side_column = QVBoxLayout(self._side)
        self._side_column.addWidget(self.progress)
        self._side_column.addWidget(self.history)
        self._side_column.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._area, 1)
        self._row.addWidget(self._side)
        Theme.current().follow(self.restyle)

    def restyle(self) -> None:
        """Lay out again at the zoom in force."""
        pad_layout(self._content, 20, 16, spacing=14)
        pad_layout(self._side_column, 16, 16, spacing=14)
        self._fit(self.width())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _fit(self, width: int) -> None:
        """In a narrow window the progress stands over the cards while it runs."""
        px = Theme.current().px
        is_wide = width >= px(SIDE_FROM_PX)
        across, over = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.BottomToTop
        self._row.setDirection(across if is_wide else over)
        self._side.setFixedWidth(px(SIDE_PX) if is_wide else width)
        fixed, spread = QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred
        self._side.setSizePolicy(spread, spread if is_wide else fixed)
        self.history.setVisible(is_wide)
        self._side.setVisible(is_wide or self._is_running)
        down = QBoxLayout.Direction.TopToBottom
        room = width - (px(SIDE_PX) if is_wide else 0)
        for pair in self._pairs:
            pair.setDirection(across if room >= px(ABREAST_FROM_PX) else down)

    # --- showing ----------------------------------------------------------------------------

    def show_recent(self, rows: tuple[BatchRow, ...]) -> None:
        """The history."""
        self.history.show_rows(rows)

    def start(self, *, cancellable: bool) -> None:
        """Clear the page: a long step begins."""
        self._clear()
        going_on = EmptyState("excel", self.tr("Leyendo el archivo"), tone="info")
        if cancellable:
            text = self.tr("Nada cambia hasta que lo confirmes. Puedes seguir en otra sección.")
            going_on.show_text(self.tr("Leyendo el archivo"), text)
        else:
            text = self.tr("Todo se escribe de una vez. Puedes seguir en otra sección.")
            going_on.show_text(self.tr("Cargando personas y cuentas"), text)
        self._content.addWidget(going_on, 1)
        self._is_running = True
        self.progress.start(cancellable=cancellable)
        self._fit(self.width())

    def show_progress(self, progress: Progress) -> None:
        """How far it is."""
        self.progress.show_progress(progress)

    def show_simulated(self, simulated: Simulated) -> None:
        """What the load would do."""
        self.progress.finish(self.tr("Listo para importar"), phases=2)
        self._clear()
        if simulated.imported_before is not None:
            banner = Banner("info")
            day = formats.day(simulated.imported_before.at.date(), self.history.lang, "medium")
            banner.show_message(
                self.tr("Este mismo archivo ya se importó"),
                self.tr("El {day}. Cargarlo otra vez no cambia nada.").format(day=day),
            )
            self._content.addWidget(banner)
        self._show_result(simulated, simulated.effect)

    def show_loaded(self, loaded: Loaded, simulated: Simulated) -> None:
        """What the load did."""
        self.progress.finish(self.tr("Importación completa"), phases=3)
        self._clear()
        banner = Banner("ok")
        banner.show_message(
            self.tr("Importación completa"),
            self.tr("Las colas ya muestran las cuentas y su prioridad."),
        )
        self._content.addWidget(banner)
        self._show_result(simulated, loaded.effect)

    def _clear(self) -> None:
        empty_layout(self._content)
        self._pairs = []
        self.issues = None
        self.letter = None
        self._is_running = False
        self._area.verticalScrollBar().setValue(0)

    def _cancel(self) -> None:
        """The reader looks for the wish between rows: until then the button rests."""
        self.progress.cancel.setEnabled(False)
        self.cancel_clicked.emit()

    # --- parts ------------------------------------------------------------------------------

    def _show_result(self, simulated: Simulated, effect: Effect) -> None:
        self._content.addWidget(effect_cards.tiles_card(simulated, effect))
        is_portfolio = simulated.settings.kind in {None, FileKind.PORTFOLIO}
        changes = (change_cards.changes_card(effect),) if is_portfolio else ()
        pays = simulated.settings.kind is FileKind.PAYMENTS
        operation = change_cards.operation_card(simulated.operation, pays=pays)
        file = effect_cards.file_card(simulated, self.history.lang)
        self._content.addLayout(self._abreast(file, *changes, operation))
        currencies = simulated.json.get("totals_by_currency", {})
        if len(currencies) > 1:
            self._content.addWidget(effect_cards.currencies_card(simulated))
        elif effect.by_bucket:
            currency = next(iter(currencies), simulated.settings.currency)
            country = simulated.settings.country
            self._content.addWidget(effect_cards.buckets_card(effect, currency, country))
        if simulated.settings.kind in WITH_SUMS:
            self.letter = LetterCard(simulated)
            self.letter.letter_changed.connect(self.letter_changed)
            self._content.addWidget(self.letter)
        if simulated.json.get("unmatched"):
            self._content.addWidget(UnmatchedCard(simulated))
        if simulated.issues:
            self.issues = IssuesCard(simulated)
            self.issues.save_clicked.connect(self.save_rejected_clicked)
            self._content.addWidget(self.issues)
        self._content.addStretch(1)
        self._fit(self.width())

    def _abreast(self, *cards: QWidget) -> QHBoxLayout:
        pair = QHBoxLayout()
        pair.setSpacing(Theme.current().px(14))
        for card in cards:
            pair.addWidget(card, 1)
        self._pairs.append(pair)
        return pair
