from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from console.ui.theme.theme import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme.current()
    theme.apply(qapp, "light", 1.0)
    yield theme
    theme.apply(qapp, "light", 1.0)


def test_switching_the_theme_reaches_palette_tokens_and_listeners(
    qapp: QApplication, theme: Theme, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.apply(qapp, "dark", 1.0)
    assert theme.is_dark
    assert qapp.palette().color(QPalette.ColorRole.Base).name().upper() == theme.tokens.surface
    assert theme.tokens.surface in qapp.styleSheet()


def test_zoom_scales_sizes_fonts_and_the_style_sheet(qapp: QApplication, theme: Theme) -> None:
    assert (theme.px(30), theme.font("base").pixelSize()) == (30, 13)
    theme.apply(qapp, "light", 1.5)
    assert (theme.px(30), theme.font("base").pixelSize()) == (45, 20)
    assert "min-height: 45px" in qapp.styleSheet()


def test_zoom_stays_within_its_limits(qapp: QApplication, theme: Theme) -> None:
    theme.apply(qapp, "light", 9)
    assert theme.zoom == 1.5
    theme.apply(qapp, "light", 0.1)
    assert theme.zoom == 0.9


@pytest.mark.parametrize("weight", [400, 500, 600, 700])
def test_the_bundled_typeface_is_the_one_in_use(theme: Theme, weight: int) -> None:
    shown = QFontInfo(theme.font("base", weight))
    assert shown.family().startswith("Inter")
    assert shown.weight() == weight


def test_tabular_figures_have_one_width(theme: Theme) -> None:
    metrics = QFontMetricsF(theme.font("base", tabular=True))
    assert metrics.horizontalAdvance("1111") == pytest.approx(metrics.horizontalAdvance("8888"))
    loose = QFontMetricsF(theme.font("base"))
    assert loose.horizontalAdvance("1111") < loose.horizontalAdvance("8888")


def test_a_widget_follows_until_it_dies(qapp: QApplication, theme: Theme, qtbot: QtBot) -> None:
    class Follower(QWidget):
        times = 0

        def restyle(self) -> None:
            Follower.times += 1

    follower = Follower()
    theme.follow(follower.restyle)
    theme.apply(qapp, "dark", 1.0)
    assert Follower.times == 2
    follower.deleteLater()
    qapp.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
    theme.apply(qapp, "light", 1.0)
    assert Follower.times == 2


def rings_in(parent: QWidget) -> list[QWidget]:
    found = parent.findChildren(QWidget, "FocusRing")
    return [ring for ring in found if ring.isVisible()]


def test_the_keyboard_brings_a_ring_and_an_input_its_halo(theme: Theme, qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    layout = QVBoxLayout(box)
    field, button = QLineEdit(), QPushButton("Guardar")
    layout.addWidget(field)
    layout.addWidget(QLabel("Texto"))
    layout.addWidget(button)
    box.show()
    box.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    (halo,) = rings_in(box)
    assert halo.geometry() == field.geometry().adjusted(-2, -2, 2, 2)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    (ring,) = rings_in(box)
    assert ring.geometry() == button.geometry().adjusted(-4, -4, 4, 4)
    box.resize(box.width() + 40, box.height() + 20)
    qtbot.waitUntil(lambda: ring.geometry() == button.geometry().adjusted(-4, -4, 4, 4))


def test_a_click_leaves_no_ring_on_a_button(theme: Theme, qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    button = QPushButton("Guardar", box)
    box.show()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert rings_in(box) == []
