"""What a load does, as cards: counts, changes, and the sums against the creditor's."""

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from console.domain.money import Money
from console.domain.placement import FileKind
from console.runtime import formats
from console.ui.importing.tiles import tiles_of
from console.ui.theme.theme import Theme
from console.ui.widgets import figures
from console.ui.widgets.cards import Card, KeyValueRow, hline, pad_layout, vline
from console.ui.widgets.chips import Chip, ChipKind
from console.ui.widgets.elide import ElidedLabel
from console.ui.widgets.labels import Label, Tone
from console.ui.widgets.paint import paint_box
from console.usecases.importing import Simulated
from console.usecases.views import Effect

translate = QCoreApplication.translate
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
BUCKET_KIND: dict[str, ChipKind] = {
    "d0": "d0",
    "d1": "d1",
    "d2": "d2",
    "d3": "d3",
    "d4": "d4",
    "d5": "d5",
}


def tiles_card(simulated: Simulated, effect: Effect) -> Card:
    """The large counts in one row."""
    card, row = Card(padding=0), QHBoxLayout()
    row.setSpacing(0)
    for place, (name, value, dot, hint) in enumerate(tiles_of(simulated, effect)):
        if place:
            line = vline()
            line.setMaximumHeight(16_777_215)  # as tall as the card: Qt's own largest size
            row.addWidget(line)
        row.addWidget(_Tile(name, value, dot, hint), 1)
    card.body.addLayout(row)
    return card


class _Tile(QWidget):
    """A count with a dot, its name and what it means."""

    def __init__(self, name: str, value: int, dot: str, hint: str) -> None:
        super().__init__()
        self._dot = dot
        self._column = QVBoxLayout(self)
        self._name = Label(name, "small", "text2")
        self._column.addWidget(self._name)
        figure = Label(figures.whole(value), "figure", "text", 600, tabular=True)
        self._column.addWidget(figure)
        self._column.addWidget(ElidedLabel(hint, "small", "text3"))
        pad_layout(self._column, 16, 12, spacing=1)
        self._name.setContentsMargins(Theme.current().px(15), 0, 0, 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = Theme.current(), QPainter(self)
        side = theme.px(8)
        middle = self._name.geometry().center().y() + 0.5
        spot = QRectF(self._name.x(), middle - side / 2, side, side)
        paint_box(painter, spot, theme.px(2), theme.color(self._dot))


def file_card(simulated: Simulated, lang: str) -> Card:
    """What the file brings."""
    found, card = simulated.json, Card(padding=16, spacing=4)
    card.body.addWidget(Label(translate("ImportEffect", "Lo que trae el archivo"), weight=600))
    warned = len({one["row"] for one in found.get("warnings", ())})
    for name, value in (
        (translate("ImportEffect", "Filas de datos"), found.get("rows_total")),
        (translate("ImportEffect", "Aceptadas"), found.get("accepted")),
        (translate("ImportEffect", "Personas"), found.get("debtors")),
        (translate("ImportEffect", "Cuentas"), found.get("accounts")),
        (translate("ImportEffect", "Sin teléfono útil"), found.get("without_phone")),
        (translate("ImportEffect", "Filas con aviso"), warned),
        (
            translate("ImportEffect", "Filas que no son datos"),
            len(found.get("skipped", ())),
        ),
    ):
        if isinstance(value, int):
            card.body.addWidget(KeyValueRow(name, figures.whole(value)))
    if simulated.settings.kind is FileKind.PAYMENTS:
        through = formats.day(simulated.settings.as_of, lang)
        name = translate("ImportEffect", "Pagos del acreedor conocidos hasta")
        card.body.addWidget(KeyValueRow(name, through))
    blocked = (found.get("not_workable") or {}).get("records")
    if blocked:
        name = translate("ImportEffect", "No se trabajan (fallecidos, legales…)")
        card.body.addWidget(KeyValueRow(name, figures.whole(blocked)))
    card.body.addStretch(1)
    return card


def currencies_card(simulated: Simulated) -> Card:
    """Sums by currency: several are never added up."""
    card, grid = Card(padding=16, spacing=8), QGridLayout()
    card.body.addWidget(Label(translate("ImportEffect", "Cuadre por moneda"), weight=600))
    titles = (
        translate("ImportEffect", "Moneda"),
        translate("ImportEffect", "Registros"),
        translate("ImportEffect", "Vencido"),
        translate("ImportEffect", "Saldo"),
    )
    _put_titles(grid, titles)
    sums = simulated.json.get("totals_by_currency", {})
    for number, (currency, found) in enumerate(sums.items(), 2):
        grid.addWidget(Label(currency, weight=500), number, 0, LEFT)
        cells = (
            figures.whole(found.get("records", 0)),
            _amount(found.get("due_amount_minor"), currency),
            _amount(found.get("balance_minor"), currency),
        )
        for place, text in enumerate(cells, 1):
            weight = 600 if place == 2 else 400
            label = Label(text, "base", "text", weight, tabular=True)
            grid.addWidget(label, number, place, RIGHT)
    card.body.addLayout(_spaced(grid))
    return card


def buckets_card(effect: Effect, currency: str, country: str) -> Card:
    """Accounts and sums by age, against those of the cut before."""
    card, grid = Card(padding=16, spacing=8), QGridLayout()
    title = Label(translate("ImportEffect", "Cuadre contra el acreedor"), weight=600)
    card.body.addWidget(title)
    titles = (
        translate("ImportEffect", "Tramo"),
        translate("ImportEffect", "Cuentas en archivo"),
        translate("ImportEffect", "Vencido en archivo"),
        translate("ImportEffect", "Antes"),
        translate("ImportEffect", "Cambio"),
    )
    _put_titles(grid, titles)
    for number, bucket in enumerate(effect.by_bucket):
        _put_bucket(grid, 2 + 2 * number, bucket, currency, country)
    card.body.addLayout(_spaced(grid))
    return card


def _put_bucket(
    grid: QGridLayout,
    at: int,
    bucket: tuple[str, int, int, int],
    currency: str,
    country: str,
) -> None:
    name, accounts, due, before = bucket
    change = due - before
    sign = "+" if change > 0 else "−" if change < 0 else ""
    moved = sign + formats.money(Money(abs(change), currency), country)
    tone: Tone = "bad" if change > 0 else "ok" if change < 0 else "text3"
    grid.addWidget(Chip(bucket_name(name), BUCKET_KIND.get(name, "neutral")), at, 0, LEFT)
    cells: tuple[tuple[str, Tone, int], ...] = (
        (figures.whole(accounts), "text", 400),
        (formats.money(Money(due, currency), country), "text", 600),
        (formats.money(Money(before, currency), country), "text3", 400),
        (moved, tone, 400),
    )
    for place, (text, ink, weight) in enumerate(cells, 1):
        grid.addWidget(Label(text, "base", ink, weight, tabular=True), at, place, RIGHT)
    grid.addWidget(hline(), at + 1, 0, 1, len(cells) + 1)


def _put_titles(grid: QGridLayout, titles: tuple[str, ...]) -> None:
    for place, title in enumerate(titles):
        label = Label(title, "caption", "text3", 600)
        grid.addWidget(label, 0, place, RIGHT if place else LEFT)
        grid.setColumnStretch(place, 1)
    grid.addWidget(hline(), 1, 0, 1, len(titles))


def _spaced(grid: QGridLayout) -> QGridLayout:
    grid.setVerticalSpacing(Theme.current().px(6))
    grid.setHorizontalSpacing(Theme.current().px(14))
    return grid


def _amount(minor: int | None, currency: str) -> str:
    return "—" if minor is None else formats.money(Money(minor, currency))


def bucket_name(bucket: str) -> str:
    """The bucket's range as people write it."""
    names = {
        "d0": translate("ImportEffect", "Al día"),
        "d1": translate("ImportEffect", "1–30"),
        "d2": translate("ImportEffect", "31–60"),
        "d3": translate("ImportEffect", "61–90"),
        "d4": translate("ImportEffect", "91–120"),
        "d5": translate("ImportEffect", "121 o más"),
        "unknown": translate("ImportEffect", "Sin antigüedad"),
    }
    return names.get(bucket, bucket)
