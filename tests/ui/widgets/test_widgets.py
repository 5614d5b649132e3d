from collections.abc import Iterator
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QDate, QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from console.ui.theme.theme import Theme
from console.ui.widgets.avatar import Avatar, colour_index, initials
from console.ui.widgets.banner import Banner
from console.ui.widgets.buttons import Button, IconButton, SplitButton
from console.ui.widgets.calendar import Calendar
from console.ui.widgets.cards import KeyValueRow
from console.ui.widgets.chips import Chip, FilterChip, bucket_kind, chip_width, paint_chip
from console.ui.widgets.elide import ElidedLabel
from console.ui.widgets.empty_state import EmptyState
from console.ui.widgets.fields import Choice, DateField, mark_invalid
from console.ui.widgets.labels import Label, field_caption
from console.ui.widgets.policy_bar import PolicyBar
from console.ui.widgets.progress import ProgressBar
from console.ui.widgets.search_field import SearchField
from console.ui.widgets.shadow import shadow_margins
from console.ui.widgets.sheet import Sheet
from console.ui.widgets.steps import StepHeader
from console.ui.widgets.switch import Switch
from console.ui.widgets.tabs import SegmentedTabs, UnderlineTabs
from console.ui.widgets.text import TextBlock
from console.ui.widgets.toast import Toast, ToastHost


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    Theme.current().apply(qapp, "light", 1.0)
    yield
    Theme.current().apply(qapp, "light", 1.0)


def name_of(widget: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found.text(QAccessible.Text.Name)


def role_of(widget: QWidget) -> QAccessible.Role:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found.role()


def colours_in(widget: QWidget) -> set[str]:
    image = widget.grab().toImage()
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
    }


@pytest.mark.parametrize(
    ("widget", "name", "role"),
    [
        (lambda: Button("Guardar"), "Guardar", QAccessible.Role.Button),
        (lambda: IconButton("search", "Buscar"), "Buscar", QAccessible.Role.Button),
        (
            lambda: FilterChip("", "filter", name="Filtros"),
            "Filtros",
            QAccessible.Role.CheckBox,
        ),
        (lambda: Switch("Sonido"), "Sonido", QAccessible.Role.CheckBox),
        (
            lambda: SearchField("Buscar persona"),
            "Buscar persona",
            QAccessible.Role.EditableText,
        ),
        (lambda: ProgressBar("Importación"), "Importación", QAccessible.Role.ProgressBar),
        (lambda: DateField("Fecha", QDate(2026, 11, 30)), "Fecha", QAccessible.Role.SpinBox),
        (lambda: Choice("Respaldo"), "Respaldo", QAccessible.Role.ComboBox),
        (lambda: Chip("45 d", "d2"), "45 d", QAccessible.Role.Client),
        (lambda: Avatar("Ana Ruiz"), "Ana Ruiz", QAccessible.Role.Client),
    ],
)
def test_screen_readers_get_a_name_and_a_role(
    qtbot: QtBot, widget: object, name: str, role: QAccessible.Role
) -> None:
    assert callable(widget)
    built = widget()
    qtbot.addWidget(built)
    assert name_of(built) == name
    assert role_of(built) == role


def test_an_icon_button_says_in_its_tooltip_what_it_does(qtbot: QtBot) -> None:
    button = IconButton("x", "Cerrar")
    qtbot.addWidget(button)
    assert button.toolTip() == "Cerrar"


def test_a_button_is_pressed_by_click_and_by_space(qtbot: QtBot) -> None:
    button, pressed = Button("Guardar", "primary", "check"), list[int]()
    qtbot.addWidget(button)
    button.clicked.connect(lambda: pressed.append(1))
    button.show()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert pressed == [1, 1]


def test_a_button_has_the_designs_height_and_fits_its_words(qtbot: QtBot) -> None:
    normal, small, long = Button("Si"), Button("Si", small=True), Button("Seleccionar todas")
    for button in (normal, small, long):
        qtbot.addWidget(button)
    assert (normal.sizeHint().height(), small.sizeHint().height()) == (30, 26)
    assert long.sizeHint().width() > normal.sizeHint().width() + 80


def test_a_button_follows_theme_and_zoom(qtbot: QtBot, qapp: QApplication) -> None:
    button = Button("Guardar", "primary")
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    assert Theme.current().tokens.accent in colours_in(button)
    Theme.current().apply(qapp, "dark", 1.5)
    button.resize(button.sizeHint())
    assert button.height() == 45
    assert Theme.current().tokens.accent in colours_in(button)


def test_a_split_button_presses_its_main_half(qtbot: QtBot) -> None:
    split = SplitButton("Enviar", "Más formas de enviar")
    qtbot.addWidget(split)
    with qtbot.waitSignal(split.clicked):
        qtbot.mouseClick(split.main, Qt.MouseButton.LeftButton)
    assert name_of(split.more) == "Más formas de enviar"


@pytest.mark.parametrize(
    ("days", "kind"),
    [
        (None, "d0"),
        (-5, "d0"),
        (0, "d0"),
        (1, "d1"),
        (30, "d1"),
        (31, "d2"),
        (60, "d2"),
        (61, "d3"),
        (90, "d3"),
        (91, "d4"),
        (120, "d4"),
        (121, "d5"),
        (900, "d5"),
    ],
)
def test_a_bucket_has_its_colour(days: int | None, kind: str) -> None:
    assert bucket_kind(days) == kind


def test_painting_a_chip_returns_the_width_it_measured(qtbot: QtBot) -> None:
    image = QImage(200, 30, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    width = paint_chip(painter, 0, 0, "23 h 44 min", "warn", "clock")
    painter.end()
    assert width == chip_width("23 h 44 min", "warn", "clock")
    assert (
        image.pixelColor(int(width) - 3, 10).name().upper() == Theme.current().tokens.warn_soft
    )
    assert image.pixelColor(int(width) + 2, 10) == QColor("white")


def test_in_high_contrast_a_chip_is_an_outline(qtbot: QtBot, qapp: QApplication) -> None:
    Theme.current().apply(qapp, "contrast", 1.0)
    chip = Chip("45 d", "d2")
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    assert Theme.current().tokens.d2 in colours_in(chip)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("María Fernanda Ochoa Ríos", "MO"),
        ("Jorge Iván Castañeda Lugo", "JC"),
        ("Rosa Elena Villaseñor", "RV"),
        ("Adrián Montes de Oca", "AO"),
        ("Óscar Beltrán", "ÓB"),
        ("ana", "A"),
        ("", "?"),
    ],
)
def test_initials_are_given_name_and_first_surname(name: str, letters: str) -> None:
    assert initials(name) == letters


@given(st.text())
def test_a_person_always_has_the_same_one_of_seven_colours(person_id: str) -> None:
    assert colour_index(person_id) == colour_index(person_id)
    assert 0 <= colour_index(person_id) < 7


def test_the_colour_is_the_same_in_every_run() -> None:
    assert [colour_index(f"person-{n}") for n in range(4)] == [4, 3, 0, 0]


@pytest.mark.parametrize("kind", [SegmentedTabs, UnderlineTabs])
def test_tabs_tell_what_was_chosen_by_mouse_and_by_arrow(
    qtbot: QtBot, kind: type[SegmentedTabs] | type[UnderlineTabs]
) -> None:
    tabs = kind((("mine", "Míos"), ("free", "Sin asignar"), ("team", "Equipo")))
    qtbot.addWidget(tabs)
    tabs.show()
    tabs.set_count("free", 9)
    with qtbot.waitSignal(tabs.chosen) as chosen:
        qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.spot_of("team"))
    assert chosen.args == ["team"]
    with qtbot.waitSignal(tabs.chosen) as chosen:
        qtbot.keyClick(tabs, Qt.Key.Key_Left)
    assert chosen.args == ["free"]
    with qtbot.assertNotEmitted(tabs.chosen):
        tabs.set_current("mine")
    assert tabs.current_key() == "mine"


def test_escape_empties_a_search_field_and_then_leaves_it(qtbot: QtBot) -> None:
    field = SearchField("Buscar", "Ctrl K")
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClicks(field, "ana")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    with qtbot.waitSignal(field.left):
        qtbot.keyClick(field, Qt.Key.Key_Escape)


def test_the_cross_of_a_search_field_empties_it(qtbot: QtBot) -> None:
    field = SearchField("Buscar")
    qtbot.addWidget(field)
    field.resize(240, 32)
    field.show()
    cross = field.findChild(IconButton)
    assert cross is not None
    assert not cross.isVisible()
    qtbot.keyClicks(field, "ana")
    assert cross.isVisible()
    qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert field.text() == ""


def test_a_short_label_keeps_its_text_and_a_long_one_its_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("María Fernanda Ochoa Ríos")
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    label.grab()
    assert label.toolTip() == ""
    label.resize(60, 20)
    label.grab()
    assert label.toolTip() == "María Fernanda Ochoa Ríos"


def test_a_label_takes_its_tone_from_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    label = Label("No contactar", tone="bad")
    qtbot.addWidget(label)
    Theme.current().apply(qapp, "dark", 1.0)
    assert label.palette().windowText().color().name().upper() == Theme.current().tokens.bad


def test_a_caption_names_its_field(qtbot: QtBot) -> None:
    box, field = QWidget(), QLineEdit()
    qtbot.addWidget(box)
    layout = QVBoxLayout(box)
    layout.addWidget(field_caption("Monto", field))
    layout.addWidget(field)
    assert name_of(field) == "Monto"


def test_a_choice_keeps_what_was_chosen_while_it_is_offered(qtbot: QtBot) -> None:
    choice = Choice("Columna", (("phone", "Teléfono"), ("name", "Persona")))
    qtbot.addWidget(choice)
    choice.set_current("name")
    choice.show_choices((("name", "Persona"), ("date", "Fecha")))
    assert choice.current_key() == "name"
    choice.show_choices((("date", "Fecha"),))
    assert choice.current_key() == "date"


def test_an_invalid_field_shows_the_error_border(qtbot: QtBot) -> None:
    field = QLineEdit("0")
    qtbot.addWidget(field)
    mark_invalid(field, invalid=True)
    assert Theme.current().tokens.bad_solid in colours_in(field)
    mark_invalid(field, invalid=False)
    assert Theme.current().tokens.bad_solid not in colours_in(field)


def test_an_empty_state_offers_the_next_step(qtbot: QtBot) -> None:
    state = EmptyState("check", "Nadie espera", "Todo al día.", "Trabajar la cola")
    qtbot.addWidget(state)
    state.show()
    with qtbot.waitSignal(state.action_clicked):
        qtbot.mouseClick(state.button, Qt.MouseButton.LeftButton)
    state.show_text("Sin resultados")
    assert not state.button.isVisible()


def test_a_banner_says_what_and_offers_the_way_on(qtbot: QtBot) -> None:
    banner = Banner("warn", is_closable=True)
    qtbot.addWidget(banner)
    banner.show_message("Sin conexión", "Puedes leer y escribir.", action="Reintentar")
    banner.show()
    buttons = {
        button.text() or button.toolTip(): button for button in banner.findChildren(Button)
    }
    with qtbot.waitSignal(banner.action_clicked):
        qtbot.mouseClick(buttons["Reintentar"], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(banner.closed):
        qtbot.mouseClick(buttons["Cerrar el aviso"], Qt.MouseButton.LeftButton)
    assert name_of(banner) == "Sin conexión. Puedes leer y escribir."


def test_a_toast_lies_on_the_last_line_of_what_it_rests_on(qtbot: QtBot) -> None:
    screen = QWidget()
    qtbot.addWidget(screen)
    screen.resize(900, 600)
    writing = QWidget(screen)
    writing.setGeometry(300, 400, 500, 150)
    host = ToastHost(screen)
    host.rest_on(writing)
    screen.show()
    host.show_toast("Enviado a María Fernanda", "Deshacer")
    box = host.geometry().marginsRemoved(shadow_margins())
    assert 500 <= box.top() < box.bottom() < writing.geometry().bottom()
    assert abs(host.geometry().center().x() - writing.geometry().center().x()) <= 1
    writing.hide()
    host.place()
    assert host.geometry().bottom() > 550


def test_a_toast_expires_once_when_its_time_is_over(qtbot: QtBot) -> None:
    toast = Toast("Enviado", "Deshacer", seconds=1)
    qtbot.addWidget(toast)
    with qtbot.waitSignal(toast.expired):
        toast.start()
    assert not toast.isVisible()


def test_a_switch_turns_by_click_anywhere_and_by_space(qtbot: QtBot) -> None:
    switch = Switch("Sonido", has_text=True)
    qtbot.addWidget(switch)
    switch.show()
    spot = QPoint(switch.width() - 3, switch.height() // 2)
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton, pos=spot)
    assert switch.isChecked()
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert not switch.isChecked()


def test_steps_tell_where_one_is(qtbot: QtBot) -> None:
    steps = StepHeader(("Archivo", "Columnas", "Simulación", "Importar"))
    qtbot.addWidget(steps)
    steps.show_step(1)
    assert name_of(steps) == "Paso 2 de 4: Columnas"
    steps.resize(steps.sizeHint())
    assert {Theme.current().tokens.accent, Theme.current().tokens.ok_soft} <= colours_in(steps)


def test_the_policy_bar_tells_its_hours(qtbot: QtBot) -> None:
    bar = PolicyBar()
    qtbot.addWidget(bar)
    bar.show_day(((time(7), time(19)),), time(13, 28))
    assert name_of(bar) == "Horario permitido 7:00-19:00; ahora son las 13:28"
    bar.resize(240, 31)
    image = bar.grab().toImage()
    assert image.pixelColor(200, 7).name().upper() == Theme.current().tokens.hover
    assert image.pixelColor(160, 7).name().upper() == Theme.current().tokens.ok_soft
    bar.show_day((), time(13, 28))
    assert name_of(bar) == "Hoy no se permite contactar"


def test_a_row_shows_another_value(qtbot: QtBot) -> None:
    row = KeyValueRow("Contactos hoy", "0 de 1", "check")
    qtbot.addWidget(row)
    row.show_value("1 de 1", "warn")
    assert row.value.text() == "1 de 1"


def test_text_is_wrapped_at_the_designs_line_height(qtbot: QtBot) -> None:
    font = Theme.current().font("base")
    block = TextBlock("Hola, María Fernanda. ¿Cómo estás? 😀\nAdiós", font, 120, 18)
    assert block.line_count >= 3
    assert block.height == block.line_count * 18
    assert block.width <= 120
    cut = TextBlock("uno dos tres cuatro cinco seis", font, 60, 18, max_lines=2)
    assert (cut.line_count, cut.is_cut) == (2, True)


def parent_with_field(qtbot: QtBot) -> tuple[QWidget, QLineEdit]:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(900, 600)
    field = QLineEdit(page)
    page.show()
    page.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    return page, field


def test_escape_closes_a_sheet_and_the_focus_goes_back(qtbot: QtBot) -> None:
    page, field = parent_with_field(qtbot)
    sheet = Sheet("Registrar promesa", page)
    inner = QLineEdit()
    sheet.body.addWidget(inner)
    sheet.open()
    qtbot.waitUntil(sheet.isActiveWindow)
    assert sheet.windowModality() == Qt.WindowModality.WindowModal
    inner.setFocus()
    with qtbot.waitSignal(sheet.rejected):
        qtbot.keyClick(inner, Qt.Key.Key_Escape)
    qtbot.waitUntil(field.hasFocus)


def test_tab_stays_inside_a_sheet(qtbot: QtBot) -> None:
    page, _field = parent_with_field(qtbot)
    sheet = Sheet("Registrar promesa", page)
    sheet.body.addWidget(QLineEdit())
    sheet.add_button(Button("Cancelar"))
    sheet.add_button(Button("Registrar"), is_primary=True)
    sheet.open()
    qtbot.waitUntil(sheet.isActiveWindow)
    for _ in range(9):
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.window() is sheet
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    sheet.reject()


def test_enter_presses_the_primary_button_of_a_sheet(qtbot: QtBot) -> None:
    page, _field = parent_with_field(qtbot)
    sheet = Sheet("Registrar promesa", page)
    inner = QLineEdit()
    sheet.body.addWidget(inner)
    sheet.add_button(Button("Cancelar"))
    primary = sheet.add_button(Button("Registrar"), is_primary=True)
    primary.clicked.connect(sheet.accept)
    sheet.open()
    qtbot.waitUntil(sheet.isActiveWindow)
    inner.setFocus()
    with qtbot.waitSignal(sheet.accepted):
        qtbot.keyClick(inner, Qt.Key.Key_Return)


def test_the_window_is_dimmed_only_while_a_sheet_is_open(qtbot: QtBot) -> None:
    page, _field = parent_with_field(qtbot)
    before = page.grab().toImage().pixelColor(5, 590)
    sheet = Sheet("Registrar promesa", page)
    sheet.open()
    qtbot.waitUntil(sheet.isVisible)
    dimmed = page.grab().toImage().pixelColor(5, 590)
    assert dimmed.lightness() < before.lightness() - 30
    sheet.reject()
    assert page.grab().toImage().pixelColor(5, 590) == before


def test_a_box_is_painted_where_it_was_asked(qtbot: QtBot) -> None:
    from console.ui.widgets.paint import paint_text  # noqa: PLC0415 - beside its one use

    image = QImage(80, 20, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    font, ink = Theme.current().font("base"), QColor("black")
    paint_text(painter, QRectF(0, 0, 40, 20), "un texto muy largo que no cabe", font, ink)
    painter.end()
    outside = {image.pixelColor(x, y).name() for x in range(42, 80) for y in range(20)}
    assert outside == {"#ffffff"}


def test_a_calendar_marks_picked_suggested_and_forbidden_days(qtbot: QtBot) -> None:
    calendar = Calendar("Fecha de pago")
    qtbot.addWidget(calendar)
    calendar.setMinimumDate(QDate(2031, 11, 18))
    calendar.setSelectedDate(QDate(2031, 11, 28))
    calendar.suggest(frozenset({QDate(2031, 11, 20)}))
    calendar.show()
    tokens = Theme.current().tokens
    assert {tokens.accent, tokens.ok_soft} <= colours_in(calendar)
    calendar.setSelectedDate(QDate(2031, 11, 3))
    assert calendar.selectedDate() == QDate(2031, 11, 18)
    with qtbot.waitSignal(calendar.selectionChanged):
        qtbot.keyClick(calendar.findChild(QAbstractItemView), Qt.Key.Key_Right)
    assert calendar.selectedDate() == QDate(2031, 11, 19)
