"""Steps three and four: what the load would do, what is wrong, and what it did."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from console.domain.money import Money
from console.runtime import formats
from console.ui.importing.issues import issues_table
from console.ui.theme.theme import Theme
from console.ui.widgets.banner import Banner
from console.ui.widgets.buttons import Button
from console.ui.widgets.cards import Card, KeyValueRow, hline, pad_layout
from console.ui.widgets.chips import Chip, ChipKind
from console.ui.widgets.labels import Label, Tone, section_caption
from console.ui.widgets.progress import ProgressBar
from console.usecases.importing import Issue, Loaded, Progress, Simulated
from console.usecases.views import Effect

BUCKET_KIND: dict[str, ChipKind] = {
    "preventive": "d0",
    "1-30": "d1",
    "31-60": "d2",
    "61-90": "d3",
    "91-120": "d4",
    "121+": "d5",
}


class ResultPage(QWidget):
    """Progress while it runs, then tiles, totals by bucket, and rows with problems."""

    cancel_clicked = Signal()
    save_rejected_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.progress_card = Card()
        self._phase = Label("", weight=600)
        self._percent = Label("", weight=600, tabular=True)
        self._bar = ProgressBar(self.tr("Avance de la importación"))
        self._rows = Label("", "small", "text3", tabular=True)
        self.cancel = Button(self.tr("Cancelar"), "danger", "x", small=True)
        self.cancel.clicked.connect(self.cancel_clicked)
        self._build_progress()
        self.holder = QWidget()
        self.content = QVBoxLayout(self.holder)
        pad_layout(self.content, 20, 14, spacing=14)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(self.holder)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(hline())
        self._top = QHBoxLayout()
        pad_layout(self._top, 20, 14)
        self._top.addWidget(self.progress_card)
        whole.addLayout(self._top)
        whole.addWidget(area, 1)

    def _build_progress(self) -> None:
        heading = QHBoxLayout()
        heading.addWidget(self._phase, 1)
        heading.addWidget(self._percent)
        footing = QHBoxLayout()
        footing.addWidget(self._rows, 1)
        footing.addWidget(self.cancel)
        self.progress_card.body.addLayout(heading)
        self.progress_card.body.addWidget(self._bar)
        self.progress_card.body.addLayout(footing)

    # --- showing ----------------------------------------------------------------------------

    def start(self, *, cancellable: bool) -> None:
        """Clear the page: a long step begins."""
        self._clear()
        self.progress_card.show()
        self.cancel.setVisible(cancellable)
        self.show_progress(Progress("read", 0, None))

    def show_progress(self, progress: Progress) -> None:
        """How far it is; without a total the bar only says that it goes on."""
        words = {
            "read": self.tr("Leyendo y revisando filas"),
            "stage": self.tr("Leyendo y revisando filas"),
            "compare": self.tr("Comparando con lo que hay"),
            "load": self.tr("Cargando personas y cuentas"),
        }
        self._phase.setText(words.get(progress.phase, progress.phase))
        total = progress.total or 0
        self._bar.setRange(0, total or 1)
        self._bar.setValue(min(progress.done, total) if total else 0)
        self._percent.setText(f"{100 * progress.done // total} %" if total else "")
        done = formats.integer(progress.done)
        if total:
            text = self.tr("{done} de {total} filas").format(
                done=done, total=formats.integer(total)
            )
        else:
            text = self.tr("{done} filas").format(done=done)
        self._rows.setText(text if progress.done else "")

    def show_simulated(self, simulated: Simulated) -> None:
        """What the load would do."""
        self.progress_card.hide()
        self._clear()
        if simulated.imported_before is not None:
            banner = Banner("info")
            banner.show_message(
                self.tr("Este mismo archivo ya se importó"),
                self.tr("Cargarlo otra vez no cambia nada."),
            )
            self.content.addWidget(banner)
        self._show_effect(simulated.effect, simulated)
        self._show_issues(simulated.issues, simulated)
        self.content.addStretch(1)

    def show_loaded(self, loaded: Loaded, simulated: Simulated | None) -> None:
        """What the load did."""
        self.progress_card.hide()
        self._clear()
        banner = Banner("ok")
        banner.show_message(
            self.tr("Importación completa"),
            self.tr("Las colas ya muestran las cuentas y su prioridad."),
        )
        self.content.addWidget(banner)
        self._show_effect(loaded.effect, simulated)
        if simulated is not None:
            self._show_issues(simulated.issues, simulated)
        self.content.addStretch(1)

    def _clear(self) -> None:
        while item := self.content.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()

    # --- parts ------------------------------------------------------------------------------

    def _show_effect(self, effect: Effect, simulated: Simulated | None) -> None:
        rejected = len(simulated.json.get("rejected", ())) if simulated else 0
        tiles = Card(padding=0)
        row = QHBoxLayout()
        row.setSpacing(0)
        tone: Tone
        for name, value, tone, hint in (
            (self.tr("Nuevas"), effect.created, "text", self.tr("cuentas que no estaban")),
            (self.tr("Actualizadas"), effect.updated, "ok", self.tr("saldo, mora o teléfono")),
            (self.tr("Sin cambios"), effect.unchanged, "text3", self.tr("iguales al corte")),
            (
                self.tr("Se retiran"),
                effect.withdrawn,
                "warn",
                self.tr("no vienen; no se borran"),
            ),
            (self.tr("Rechazadas"), rejected, "bad", self.tr("quedan fuera, con su motivo")),
        ):
            row.addWidget(_Tile(name, value, tone, hint), 1)
        tiles.body.addLayout(row)
        self.content.addWidget(tiles)
        if simulated is not None:
            columns = QHBoxLayout()
            holder = QWidget()
            holder.setLayout(columns)
            columns.setContentsMargins(0, 0, 0, 0)
            columns.addWidget(self._file_card(simulated), 1, Qt.AlignmentFlag.AlignTop)
            if effect.by_bucket:
                columns.addWidget(self._buckets(effect, simulated), 2)
            self.content.addWidget(holder)

    def _file_card(self, simulated: Simulated) -> Card:
        found, card = simulated.json, Card()
        card.body.addWidget(section_caption(self.tr("Lo que trae el archivo")))
        for name, value in (
            (self.tr("Filas de datos"), found.get("rows_total")),
            (self.tr("Aceptadas"), found.get("accepted")),
            (self.tr("Personas"), found.get("debtors")),
            (self.tr("Cuentas"), found.get("accounts")),
            (self.tr("Sin teléfono útil"), found.get("without_phone")),
            (self.tr("Filas con aviso"), len({w["row"] for w in found.get("warnings", ())})),
            (self.tr("Filas que no son datos"), len(found.get("skipped", ()))),
        ):
            if isinstance(value, int):
                card.body.addWidget(KeyValueRow(name, formats.integer(value)))
        blocked = found.get("not_workable") or {}
        if count := blocked.get("records"):
            card.body.addWidget(
                KeyValueRow(self.tr("No se trabajan"), formats.integer(count), "lock", "warn")
            )
        return card

    def _buckets(self, effect: Effect, simulated: Simulated) -> Card:
        card, grid = Card(), QGridLayout()
        currency, country = simulated.settings.currency, simulated.settings.country
        card.body.addWidget(section_caption(self.tr("Cuadre contra el acreedor")))
        titles = (
            self.tr("Tramo"),
            self.tr("Cuentas en archivo"),
            self.tr("Vencido en archivo"),
            self.tr("Antes"),
            self.tr("Cambio"),
        )
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for number, title in enumerate(titles):
            label = Label(title, "caption", "text3", 600)
            grid.addWidget(label, 0, number, right if number else Qt.AlignmentFlag.AlignLeft)
        for number, (bucket, accounts, due, before) in enumerate(effect.by_bucket, 1):
            change = due - before
            amounts = [
                formats.money(Money(minor, currency), country) for minor in (due, before)
            ]
            sign = "+" if change > 0 else "−" if change < 0 else ""
            moved = sign + formats.money(Money(abs(change), currency), country)
            chip = Chip(bucket_text(bucket), BUCKET_KIND.get(bucket, "neutral"))
            grid.addWidget(chip, number, 0, Qt.AlignmentFlag.AlignLeft)
            tone: Tone = "bad" if change > 0 else "ok" if change < 0 else "text3"
            cells: tuple[tuple[str, Tone, int], ...] = (
                (formats.integer(accounts), "text", 400),
                (amounts[0], "text", 600),
                (amounts[1], "text3", 400),
                (moved, tone, 400),
            )
            for column, (text, ink, weight) in enumerate(cells, 1):
                label = Label(text, "base", ink, weight, tabular=True)
                grid.addWidget(label, number, column, right)
        grid.setColumnStretch(0, 1)
        grid.setVerticalSpacing(Theme.current().px(8))
        grid.setHorizontalSpacing(Theme.current().px(16))
        card.body.addLayout(grid)
        return card

    def _show_issues(self, issues: tuple[Issue, ...], simulated: Simulated) -> None:
        if not issues:
            return
        card, heading = Card(), QHBoxLayout()
        rejected = len(simulated.json.get("rejected", ()))
        warned = len(simulated.json.get("warnings", ()))
        heading.addWidget(Label(self.tr("Filas con problemas"), "lead", weight=600))
        heading.addWidget(Chip(self.tr("%n rechazada(s)", "", rejected), "bad"))
        heading.addWidget(Chip(self.tr("%n aviso(s)", "", warned), "warn"))
        heading.addStretch(1)
        if rejected:
            save = Button(self.tr("Descargar rechazadas en Excel"), "link", "download")
            save.clicked.connect(self.save_rejected_clicked)
            heading.addWidget(save)
        card.body.addLayout(heading)
        table = issues_table(issues)
        table.setMinimumHeight(Theme.current().px(320))
        card.body.addWidget(table)
        self.content.addWidget(card)


class _Tile(QWidget):
    """A count with its name and what it means."""

    def __init__(self, name: str, value: int, tone: Tone, hint: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.addWidget(Label(name, "small", "text2"))
        column.addWidget(Label(formats.integer(value), "figure", tone, 600, tabular=True))
        column.addWidget(Label(hint, "small", "text3"))
        pad_layout(column, 16, 12, spacing=2)


def bucket_text(bucket: str) -> str:
    """The bucket's range as people write it."""
    return {"preventive": "≤ 0", "121+": "121 +"}.get(bucket, bucket.replace("-", "–"))
