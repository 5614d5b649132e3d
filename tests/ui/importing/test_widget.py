from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from console.runtime.errors import InputRefused, Unavailable
from console.ui.importing.column_row import Confidence
from console.ui.importing.presenter import Step
from console.ui.importing.widget import ImportWidget
from console.ui.theme.theme import Theme
from console.usecases.importing import Progress
from tests.ui.importing import found

SENTENCE = "a.xlsx está protegido con contraseña. Quítala en Excel y vuelve a elegirlo."


def explain(error: InputRefused | Unavailable) -> str:
    return SENTENCE


@pytest.fixture
def wizard(qtbot: QtBot, qapp: QApplication) -> ImportWidget:
    Theme.current().apply(qapp, "light", 1.0)
    widget = ImportWidget(found.SETTINGS, "es", explain)
    qtbot.addWidget(widget)
    widget.resize(1_376, 830)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    return widget


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def texts(widget: QWidget) -> str:
    labels = widget.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def dropped(wizard: ImportWidget, path: Path) -> None:
    drop, contents = wizard.file_page.drop, QMimeData()
    contents.setUrls([QUrl.fromLocalFile(str(path))])
    action, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    keys = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(drop, QDragEnterEvent(QPoint(20, 20), action, contents, left, keys))
    QApplication.sendEvent(drop, QDropEvent(QPointF(20, 20), action, contents, left, keys))


def test_a_dropped_file_is_told(qtbot: QtBot, wizard: ImportWidget, tmp_path: Path) -> None:
    with qtbot.waitSignal(wizard.file_chosen) as told:
        dropped(wizard, tmp_path / "cartera.xlsx")
    assert told.args == [tmp_path / "cartera.xlsx"]


def test_without_a_creditor_the_field_says_so_and_takes_the_keyboard(
    qtbot: QtBot, wizard: ImportWidget, tmp_path: Path
) -> None:
    form = wizard.file_page.form
    form.creditor.clear()
    with qtbot.assertNotEmitted(wizard.file_chosen):
        dropped(wizard, tmp_path / "cartera.xlsx")
    assert form.trouble.isVisible()
    assert form.creditor.hasFocus()
    assert form.creditor.accessibleDescription() == form.trouble.text()
    with qtbot.waitSignal(wizard.settings_changed) as told:
        qtbot.keyClicks(form.creditor, "Banco")
    assert told.args[0].creditor == "B"
    assert form.trouble.isHidden()


def test_ctrl_o_asks_for_a_file(qtbot: QtBot, wizard: ImportWidget, tmp_path: Path) -> None:
    qtbot.keyClick(
        wizard.file_page.drop.browse, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier
    )
    dialog = wizard.findChild(QFileDialog)
    assert dialog is not None
    with qtbot.waitSignal(wizard.file_chosen):
        dialog.fileSelected.emit(str(tmp_path / "a.csv"))
    dialog.close()


def test_a_country_brings_its_currency(qtbot: QtBot, wizard: ImportWidget) -> None:
    form = wizard.file_page.form
    form.country.setFocus()
    with qtbot.waitSignal(wizard.settings_changed) as told:
        qtbot.keyClick(form.country, Qt.Key.Key_Down)
    assert (told.args[0].country, told.args[0].currency) == ("CO", "COP")


def test_the_cut_off_day_of_the_file_is_shown_without_telling(
    qtbot: QtBot, wizard: ImportWidget
) -> None:
    with qtbot.assertNotEmitted(wizard.settings_changed):
        wizard.show_settings(found.SETTINGS)
    assert wizard.file_page.form.as_of.text() == "17/11/2026"


def test_a_refusal_is_read_in_full_and_offers_another_file(
    qtbot: QtBot, wizard: ImportWidget
) -> None:
    wizard.show_inspecting(found.FILE)
    wizard.show_refused(InputRefused("encrypted", file="a.xlsx"), Step.FILE)
    assert wizard.pages.currentWidget() is wizard.file_page
    assert wizard.trouble.isVisible()
    assert wizard.trouble.sentence.text() == SENTENCE
    assert wizard.trouble.sentence.wordWrap()
    click(qtbot, wizard.trouble.action)
    dialog = wizard.findChild(QFileDialog)
    assert dialog is not None
    dialog.close()
    click(qtbot, wizard.trouble.cross)
    assert wizard.trouble.isHidden()


def test_columns_are_shown_and_a_changed_field_is_told(
    qtbot: QtBot, wizard: ImportWidget
) -> None:
    wizard.show_inspected(found.INSPECTED)
    page = wizard.columns_page
    assert list(page.rows) == [column.letter for column in found.COLUMNS]
    choice = page.rows["K"].choice
    choice.setFocus()
    with qtbot.waitSignal(wizard.field_chosen) as told:
        qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert told.args == ["K", "account_no"]
    (sure,) = page.rows["K"].findChildren(Confidence)
    assert sure.accessibleName() == "Confianza 100 %"


def test_the_wheel_over_a_field_does_not_change_it(wizard: ImportWidget) -> None:
    wizard.show_inspected(found.INSPECTED)
    choice = wizard.columns_page.rows["A"].choice
    before = choice.current_key()
    middle = QPointF(choice.rect().center())
    turn = QWheelEvent(
        middle, choice.mapToGlobal(middle), QPoint(), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(choice, turn)
    assert choice.current_key() == before


def test_another_sheet_is_told_by_click(qtbot: QtBot, wizard: ImportWidget) -> None:
    wizard.show_inspected(found.INSPECTED)
    with qtbot.waitSignal(wizard.sheet_chosen) as told:
        click(qtbot, wizard.columns_page.side.sheets["Pagos_nov"])
    assert told.args == ["Pagos_nov"]


def test_every_kind_of_file_is_offered(wizard: ImportWidget) -> None:
    wizard.show_inspected(found.INSPECTED)
    kind = wizard.columns_page.side.kind
    assert [kind.itemData(i) for i in range(kind.count())] == [
        "portfolio",
        "payments",
        "contacts",
        "recall",
        "exclusions",
    ]


def test_the_long_step_shows_how_far_it_is_and_can_be_stopped(
    qtbot: QtBot, wizard: ImportWidget
) -> None:
    wizard.show_inspecting(found.FILE)
    wizard.show_step(Step.SIMULATION)
    wizard.show_progress(Progress("read", 3_974, 6_214))
    assert "3,974 de 6,214 filas" in texts(wizard.result_page)
    assert not wizard.forward.isEnabled()
    with qtbot.waitSignal(wizard.cancelled):
        click(qtbot, wizard.result_page.progress.cancel)
    assert not wizard.result_page.progress.cancel.isEnabled()


def test_two_thousand_problems_stand_in_a_sound_table(
    wizard: ImportWidget, qtmodeltester: ModelTester
) -> None:
    wizard.show_step(Step.SIMULATION)
    wizard.show_simulated(found.simulated(2_000))
    card = wizard.result_page.issues
    assert card is not None
    assert card.table.rows_model.rowCount() == 2_000
    qtmodeltester.check(card.table.rows_model)
    assert not card.save.isHidden()


def test_the_dry_run_leads_to_the_load_and_the_load_to_the_queues(
    qtbot: QtBot, wizard: ImportWidget
) -> None:
    wizard.show_inspecting(found.FILE)
    wizard.show_step(Step.SIMULATION)
    wizard.show_simulated(found.simulated(9))
    with qtbot.waitSignal(wizard.load_confirmed):
        click(qtbot, wizard.forward)
    wizard.show_step(Step.LOAD)
    assert not wizard.forward.isEnabled()
    assert not wizard.result_page.progress.cancel.isVisible()
    wizard.show_loaded(found.LOADED)
    qtbot.waitUntil(lambda: "5,704" in texts(wizard.result_page))
    with qtbot.waitSignal(wizard.queue_wanted):
        click(qtbot, wizard.forward)
    with qtbot.waitSignal(wizard.started_over):
        click(qtbot, wizard.back)


def test_the_keyboard_stays_in_the_wizard_while_it_works(
    qtbot: QtBot, qapp: QApplication
) -> None:
    Theme.current().apply(qapp, "light", 1.0)
    window = QWidget()
    column = QVBoxLayout(window)
    elsewhere, wizard = QLineEdit(), ImportWidget(found.SETTINGS, "es", explain)
    column.addWidget(elsewhere)
    column.addWidget(wizard)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    wizard.show_inspected(found.INSPECTED)
    wizard.forward.setFocus()
    wizard.show_step(Step.SIMULATION)
    assert wizard.isAncestorOf(qapp.focusWidget() or window)
    wizard.show_simulated(found.simulated(9))
    assert wizard.forward.hasFocus()
    with qtbot.waitSignal(wizard.load_confirmed):
        qtbot.keyClick(wizard.forward, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    elsewhere.setFocus()
    wizard.show_step(Step.LOAD)
    wizard.show_loaded(found.LOADED)
    assert elsewhere.hasFocus()


def test_sums_of_several_currencies_stand_apart(qtbot: QtBot, wizard: ImportWidget) -> None:
    wizard.show_step(Step.SIMULATION)
    wizard.show_simulated(found.simulated(0, json=found.found_json(0, 0, "MXN", "USD")))
    qtbot.waitUntil(lambda: "Cuadre por moneda" in texts(wizard.result_page))
    assert "Cuadre contra el acreedor" not in texts(wizard.result_page)


def test_back_from_a_dry_run_stops_it_first(qtbot: QtBot, wizard: ImportWidget) -> None:
    wizard.show_inspecting(found.FILE)
    wizard.show_step(Step.SIMULATION)
    with qtbot.waitSignals([wizard.cancelled, wizard.back_clicked], order="strict"):
        qtbot.keyClick(wizard, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)


def test_back_at_the_file_the_person_may_go_on_with_it(
    qtbot: QtBot, wizard: ImportWidget
) -> None:
    wizard.show_inspecting(found.FILE)
    wizard.show_step(Step.FILE)
    with qtbot.waitSignal(wizard.back_clicked) as told:
        click(qtbot, wizard.forward)
    assert told.args == [Step.COLUMNS]
    wizard.forget_file()
    assert not wizard.forward.isVisible()


def test_a_column_says_why_and_how_it_is_read_and_takes_another_reading(
    qtbot: QtBot, wizard: ImportWidget
) -> None:
    wizard.show_inspected(found.INSPECTED)
    rows = wizard.columns_page.rows
    (sure,) = rows["E"].findChildren(Confidence)
    assert sure.accessibleDescription() == "Del archivo anterior"
    assert "Nombre parecido" in texts(rows["F"])
    reading = rows["E"].reading
    assert reading is not None
    assert (reading.current_key(), rows["A"].reading) == ("point", None)
    reading.setFocus()
    with qtbot.waitSignal(wizard.reading_chosen) as told:
        qtbot.keyClick(reading, Qt.Key.Key_Down)
    assert told.args == ["E", "comma"]


def test_another_header_row_is_told_once_it_is_typed(
    qtbot: QtBot, wizard: ImportWidget
) -> None:
    wizard.show_inspected(found.INSPECTED)
    field = wizard.columns_page.side.header_row
    assert field.value() == found.INSPECTED.header_row
    field.setFocus()
    field.selectAll()
    with qtbot.waitSignal(wizard.header_row_chosen) as told:
        qtbot.keyClicks(field, "12")
    assert told.args == [12]


def test_what_was_remembered_is_said_and_may_be_forgotten(
    qtbot: QtBot, wizard: ImportWidget
) -> None:
    wizard.show_inspected(found.INSPECTED)
    side = wizard.columns_page.side
    assert "usado 11" in texts(side)
    assert side.forget is not None
    with qtbot.waitSignal(wizard.map_forgotten):
        click(qtbot, side.forget)
    wizard.show_inspected(replace(found.INSPECTED, remembered=None))
    assert "usado" not in texts(side)


def test_a_kind_that_is_not_certain_asks_to_be_confirmed(wizard: ImportWidget) -> None:
    wizard.show_inspected(found.INSPECTED)
    side = wizard.columns_page.side
    assert "No es seguro (75 %)" in texts(side)
    assert side.kind.count() == 5
    wizard.show_inspected(replace(found.INSPECTED, kind_confidence=97))
    assert "No es seguro" not in texts(side)


def test_a_protected_file_asks_for_its_password_and_stays_chosen(
    qtbot: QtBot, wizard: ImportWidget
) -> None:
    wizard.show_inspecting(found.FILE)
    wizard.show_refused(InputRefused("ENCRYPTED", file="a.xlsx"), Step.FILE)
    form = wizard.file_page.form
    assert form.password.hasFocus()
    assert form.password.echoMode() is QLineEdit.EchoMode.Password
    with qtbot.waitSignal(wizard.settings_changed) as told:
        qtbot.keyClicks(form.password, "x")
    assert told.args[0].password == "x"
    with qtbot.waitSignal(wizard.back_clicked) as gone:
        click(qtbot, wizard.forward)
    assert gone.args == [Step.COLUMNS]
