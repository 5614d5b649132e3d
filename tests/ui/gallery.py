"""Every widget on one sheet, for eyes: `python tests/ui/gallery.py FOLDER`.

Writes a picture per sheet, theme and zoom. Nothing is compared here; people look.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from console.ui.theme import icons
from console.ui.theme.theme import Scheme, Theme
from console.ui.widgets.avatar import Avatar
from console.ui.widgets.buttons import Button, IconButton, SplitButton
from console.ui.widgets.cards import Card, IconTile, KeyValueRow, Pic, hline, section_caption
from console.ui.widgets.chips import Chip, ChipKind, FilterChip
from console.ui.widgets.elide import ElidedLabel
from console.ui.widgets.empty_state import EmptyState
from console.ui.widgets.labels import Label, field_caption
from console.ui.widgets.search_field import SearchField
from console.ui.widgets.tabs import SegmentedTabs, UnderlineTabs


def row(*parts: QWidget) -> QWidget:
    box = QWidget()
    line = QHBoxLayout(box)
    line.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        line.addWidget(part)
    line.addStretch(1)
    return box


def sheet(*parts: QWidget, width: int = 520) -> QWidget:
    page = QWidget()
    page.setObjectName("Screen")
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    column = QVBoxLayout(page)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    page.setFixedWidth(Theme.current().px(width))
    return page


def card(*parts: QWidget) -> Card:
    box = Card()
    for part in parts:
        box.body.addWidget(part)
    return box


def controls() -> QWidget:
    idle = Button("Inactivo", "primary")
    idle.setEnabled(False)
    chosen = Button("Elegido")
    chosen.setCheckable(True)
    chosen.setChecked(True)
    wrong = QLineEdit("Con error")
    wrong.setProperty("invalid", True)
    half, full = QCheckBox("A medias"), QCheckBox("Todas")
    half.setCheckState(Qt.CheckState.PartiallyChecked)
    full.setChecked(True)
    radio = QRadioButton("Una")
    radio.setChecked(True)
    off = QCheckBox("Inactiva")
    off.setEnabled(False)
    combo = QComboBox()
    combo.addItems(["Cuenta · número", "Persona · nombre"])
    return sheet(
        section_caption("Botones, campos y controles"),
        card(
            row(
                Button("Primario", "primary", "check"),
                idle,
                Button("Normal"),
                Button("Peligro", "danger", "x"),
                Button("Discreto", "quiet", "dots"),
            ),
            row(
                Button("Elegir plantilla", "primary", "layout", small=True),
                Button("Prioridad", "quiet", "sort", small=True, trailing_icon="chevron-down"),
                Button("Nota", icon="note", small=True),
                chosen,
                Button("Ver todo", "link", small=True),
            ),
            row(
                SplitButton("Enviar", "Más formas de enviar", "send"),
                IconButton("search", "Buscar"),
                IconButton("edit", "Escribir", "normal", small=True),
            ),
            row(QLineEdit("Texto"), wrong, combo),
            row(QSpinBox(), QDateEdit()),
            row(QCheckBox("Ninguna"), half, full, off, QRadioButton("Otra"), radio),
            QPlainTextEdit("Perfecto, María Fernanda. Quedaría así: $ 243.100 el lunes 30."),
        ),
        SearchField("Buscar persona, cuenta, teléfono", "Ctrl K", on_bar=True),
        SearchField("Filtrar en esta cola"),
        field_caption("Monto", combo),
    )


def labels() -> QWidget:
    days: tuple[tuple[str, ChipKind], ...] = (
        ("Al día", "d0"),
        ("12 d", "d1"),
        ("45 d", "d2"),
        ("74 d", "d3"),
        ("105 d", "d4"),
        ("154 d", "d5"),
    )
    people = ("María Fernanda Ochoa Ríos", "Jorge Iván Castañeda Lugo", "Rosa Elena Villaseñor")
    sections = SegmentedTabs((("mine", "Míos"), ("free", "Sin asignar"), ("team", "Equipo")))
    pages = UnderlineTabs((("file", "Ficha"), ("time", "Línea de tiempo"), ("notes", "Notas")))
    for key, count in (("mine", 28), ("free", 9), ("team", 1214)):
        sections.set_count(key, count)
    pages.set_count("notes", 3)
    on = FilterChip("Mora 31-60", removable=True)
    unread = FilterChip("No leídos 3")
    unread.setChecked(True)
    return sheet(
        section_caption("Etiquetas"),
        card(
            row(*(Chip(text, kind) for text, kind in days)),
            row(
                Chip("23 h 44 min", "neutral", "clock"),
                Chip("1 h 12 min", "warn", "clock"),
                Chip("18 min", "bad", "clock"),
                Chip("Solo plantilla", "neutral", "lock"),
            ),
            row(
                Chip("Hoy $ 60.000", "accent", "calendar-check"),
                Chip("Rota ayer", "bad", "calendar-check"),
                Chip("Cumplida", "ok", "check"),
                Chip("Bot", "bot", "robot"),
                Chip("Libre", "line"),
                Chip("Grande", "info", "info", big=True),
            ),
            row(
                FilterChip("", "filter", name="Filtros"),
                unread,
                FilterChip("Ventana < 2 h"),
                on,
            ),
        ),
        row(sections),
        row(pages),
        row(*(Avatar(name, size=36, country="MX") for name in people)),
        row(*(Avatar("Óscar Beltrán", size=size) for size in (20, 24, 28, 32, 44))),
        card(
            KeyValueRow("Contacto iniciado por nosotros hoy", "1 de 1", "check"),
            KeyValueRow("Canal de la semana", "WhatsApp", "check"),
            hline(),
            Label("Puede contactarse hasta las 19:00", weight=600),
            ElidedLabel("Un texto que no cabe en una sola línea de esta tarjeta " * 3),
            row(IconTile("shield-check", "ok", 28), Label("Título", "title", weight=600)),
            row(Label("$11.2 M", "figure", weight=600, tabular=True), Label("Lead", "lead")),
        ),
        card(
            EmptyState(
                "check",
                "Nadie espera respuesta",
                "La siguiente en tu lista es Marisol Tapia, prioridad 92.",
                "Trabajar la cola",
                "arrow-right",
            )
        ),
    )


def drawings() -> QWidget:
    page = QWidget()
    grid = QGridLayout(page)
    for place, name in enumerate(sorted(icons.names())):
        grid.addWidget(
            row(Pic(name, "text", 20), Label(name, "caption")), place // 5, place % 5
        )
    return sheet(page, width=760)


SHEETS: dict[str, Callable[[], QWidget]] = {
    "controls": controls,
    "labels": labels,
    "icons": drawings,
}


def picture(widget: QWidget, density: float = 2.0) -> QPixmap:
    """The widget as a screen of that density would show it."""
    image = QPixmap(widget.size() * density)
    image.setDevicePixelRatio(density)
    image.fill(Theme.current().color("bg"))
    widget.render(image)
    return image


def main(folder: Path, wanted: list[str]) -> None:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    folder.mkdir(parents=True, exist_ok=True)
    looks: tuple[tuple[Scheme, float], ...] = (("light", 1.0), ("dark", 1.0), ("light", 1.5))
    for scheme, zoom in (*looks, ("dark", 1.5), ("contrast", 1.0)):
        Theme.current().apply(app, scheme, zoom)
        for name in wanted or SHEETS:
            page = SHEETS[name]()
            page.show()
            app.processEvents()
            picture(page).save(str(folder / f"{name}-{scheme}-{round(zoom * 100)}.png"))
            page.close()
            page.deleteLater()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
