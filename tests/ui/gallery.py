"""Every widget on one sheet, for eyes: `python tests/ui/gallery.py FOLDER`.

Writes a picture per sheet, theme and zoom. Nothing is compared here; people look.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from datetime import time

from PySide6.QtCore import QDate, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from console.ui.shell.window import MainWindow
from console.ui.theme import icons
from console.ui.theme.theme import Scheme, Theme
from console.ui.widgets.avatar import Avatar
from console.ui.widgets.banner import Banner
from console.ui.widgets.buttons import Button, IconButton, SplitButton
from console.ui.widgets.cards import Card, IconTile, KeyValueRow, Pic, hline, section_caption
from console.ui.widgets.chips import Chip, ChipKind, FilterChip, bucket_kind, paint_chip
from console.ui.widgets.columns import Column
from console.ui.widgets.elide import ElidedLabel
from console.ui.widgets.empty_state import EmptyState
from console.ui.widgets.fields import DateField, NumberField
from console.ui.widgets.labels import Label, field_caption
from console.ui.widgets.policy_bar import PolicyBar
from console.ui.widgets.progress import ProgressBar, paint_bar
from console.ui.widgets.results import ResultRow, ResultsList, caption_row
from console.ui.widgets.search_field import SearchField
from console.ui.widgets.sheet import Sheet
from console.ui.widgets.skeleton import Skeleton
from console.ui.widgets.steps import StepHeader
from console.ui.widgets.switch import Switch
from console.ui.widgets.table import TableView
from console.ui.widgets.tabs import SegmentedTabs, UnderlineTabs
from console.ui.widgets.toast import Toast


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
            row(
                NumberField("Cuotas"),
                DateField("Fecha", QDate(2026, 11, 30)),
                Switch("Sonido", has_text=True),
            ),
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


def notices() -> QWidget:
    offline, strip = Banner("warn"), Banner("bad", is_strip=True, is_closable=True)
    offline.show_message(
        "Sin conexión desde 13:27", "Puedes leer y escribir.", "reintento en 4 s", icon="cloud"
    )
    strip.show_message("El envío se detuvo", "Meta pausó la plantilla.", action="Ver motivo")
    steps = StepHeader(("Archivo", "Columnas", "Simulación", "Importar"))
    steps.show_step(1)
    day, closed = PolicyBar(), PolicyBar()
    day.show_day(((time(7), time(19)),), time(13, 28))
    closed.show_day(((time(8), time(12)), (time(14), time(18))), time(19, 42), is_allowed=False)
    progress = ProgressBar("Importación")
    progress.setValue(62)
    on = Switch("Sonido")
    on.setChecked(True)
    rows = Skeleton("conversation")
    rows.setFixedHeight(Theme.current().px(140))
    bubbles = Skeleton("thread")
    bubbles.setFixedHeight(Theme.current().px(160))
    return sheet(
        offline,
        strip,
        Toast("Enviado a María Fernanda", "Deshacer"),
        card(steps),
        card(day, closed, progress, row(Switch("Vibrar"), on)),
        rows,
        bubbles,
    )


Person = tuple[int, str, int, str, str]


def tables() -> QWidget:
    people = (
        (96, "Jorge Iván Castañeda Lugo", 58, "$18,240.50", "ayer 13:46"),
        (92, "Marisol Tapia Hernández", 147, "$12,906.00", "ayer 18:40"),
        (66, "Silvia Rangel Nájera", 0, "$28,451.00", "10 nov"),
        (58, "Norma Angélica Prado con un nombre muy largo", 12, "$7,093.00", "—"),
    )

    def score(painter: QPainter, box: QRectF, person: Person) -> None:
        bar = QRectF(box.x(), box.center().y() - 3, box.width(), 6)
        paint_bar(painter, bar, person[0] / 100, "bad_solid")

    def arrears(painter: QPainter, box: QRectF, person: Person) -> None:
        top = box.center().y() - Theme.current().px(10)
        paint_chip(painter, box.x(), top, f"{person[2]} d", bucket_kind(person[2]))

    columns: tuple[Column[Person], ...] = (
        Column("score", "Prioridad", lambda p: str(p[0]), 80, paint=score),
        Column("name", "Persona", lambda p: p[1], 180, weight=500, stretches=True),
        Column("days", "Mora", lambda p: str(p[2]), 70, paint=arrears),
        Column("due", "Vencido", lambda p: p[3], 100, "right", weight=600),
        Column("last", "Último contacto", lambda p: p[4], 110, tone="text2"),
    )
    table = TableView(columns, lambda p: p[1], "Cola", has_checks=True)
    table.show_rows(people)
    table.set_checked(frozenset({people[0][1]}))
    table.select_key(people[1][1])
    table.show_sort("due", descending=True)
    table.setFixedHeight(Theme.current().px(200))
    return sheet(table, width=640)


def dialog() -> QWidget:
    page = sheet(Label("Detrás"), width=700)
    page.setFixedHeight(Theme.current().px(420))
    over = Sheet(
        "Registrar promesa de pago", page, 480, subtitle="María Fernanda Ochoa · ··4471"
    )
    over.setParent(page, Qt.WindowType.Widget)
    over.add_to_header(Avatar("María Fernanda Ochoa Ríos", size=36, country="CO"), leading=True)
    amount = QLineEdit("$ 486.200")
    over.body.addWidget(field_caption("Monto", amount))
    over.body.addWidget(amount)
    over.add_note(Label("Queda en la línea de tiempo con tu nombre y hora", "small", "text2"))
    over.add_button(Button("Cancelar"))
    over.add_button(Button("Registrar", icon="check"), is_primary=True)
    over.move(Theme.current().px(80), Theme.current().px(40))
    over.show()
    return page


def results() -> QWidget:
    field = SearchField("Buscar", on_bar=True)
    field.setText("prom")
    page = sheet(field, width=680)
    page.setFixedHeight(Theme.current().px(340))
    page.show()
    found = ResultsList(field, "Resultados")
    found.setParent(page)
    found.show_rows(
        (
            caption_row("En esta conversación"),
            ResultRow(
                1,
                "Registrar promesa de pago",
                "pago único o plan",
                "calendar-check",
                keys=("Alt P",),
            ),
            ResultRow(2, "Promesas de hoy", "5 personas", "list", keys=("G", "P")),
            caption_row("Personas"),
            ResultRow(
                3,
                "Guadalupe Ríos Arteaga",
                "«le prometo que hoy queda»",
                person_id="7",
                chip="27 d",
                chip_kind="d1",
            ),
        ),
        ("prom",),
    )
    found.setGeometry(0, Theme.current().px(60), page.width(), found.height_wanted())
    found.show()
    return page


def shell() -> QWidget:
    window = MainWindow()
    sections = (
        ("inbox", "Bandeja", "inbox"),
        ("queues", "Colas", "list"),
        ("promises", "Promesas", "calendar-check"),
        ("import", "Importar", "upload"),
    )
    for key, title, icon in sections:
        empty = EmptyState("check", f"{title}: nadie espera", "Todo está al día.", "Seguir")
        window.add_section(key, title, icon, empty)
    window.add_section("settings", "Ajustes", "sliders", QWidget(), at_bottom=True)
    window.show_badge("inbox", 12)
    window.show_badge("promises", 5, is_alert=True)
    window.show_workspace("Financiera Horizonte")
    window.show_operator("Laura Méndez")
    window.show_today(34, 9)
    window.show_connection("online", 84)
    window.show_synced("13:28:06")
    window.show_line("Línea WhatsApp MX", "calidad alta")
    window.show_banner("Sin conexión desde 13:27", "Puedes leer y escribir.", icon="cloud")
    window.resize(Theme.current().px(1_200), Theme.current().px(640))
    window.show()
    window.toast("Enviado a María Fernanda", lambda: None)
    return window


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
    "notices": notices,
    "tables": tables,
    "dialog": dialog,
    "results": results,
    "shell": shell,
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
