"""The dry run's cards: the letter, rows without account, the filter, and taking back."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from console.domain.placement import FileKind
from console.ui.importing.issues import IssuesCard
from console.ui.importing.letter_card import LetterCard
from console.ui.importing.presenter import Step
from console.ui.importing.tiles import tiles_of
from console.ui.importing.undone import undone_text
from console.ui.importing.widget import ImportWidget
from console.ui.theme.theme import Theme
from console.ui.widgets.buttons import Button
from console.usecases.control_totals import Letter
from console.usecases.importing import Progress
from console.usecases.views import Effect, KeptBack, Undone
from tests.ui.importing import found
from tests.ui.importing.test_widget import explain, texts


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> None:
    Theme.current().apply(qapp, "light", 1.0)


def shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.resize(1_376, 830)
    widget.show()


def button(widget: QWidget, text: str) -> Button:
    QApplication.processEvents()  # what was added to a shown window is shown by the loop
    return next(b for b in widget.findChildren(Button) if b.text() == text and b.isVisible())


@pytest.fixture
def wizard(qtbot: QtBot) -> ImportWidget:
    widget = ImportWidget(found.SETTINGS, "es", explain)
    shown(qtbot, widget)
    return widget


def test_the_letter_agrees_figure_by_figure(qtbot: QtBot) -> None:
    card = LetterCard(found.simulated(9, letter=Letter()))
    shown(qtbot, card)
    told: list[Letter] = []
    card.letter_changed.connect(told.append)
    qtbot.keyClicks(card.fields["rows"], "6.318")
    qtbot.keyClicks(card.fields["total_minor"], "38,449,564.00")
    assert told[-1] == Letter(rows=6_318, total_minor=3_844_956_400)
    assert card.verdict.text() == "Cuadra con la carta"
    qtbot.keyClicks(card.fields["accounts"], "6000")
    assert told[-1].accounts == 6_000
    assert card.verdict.text() == "No cuadra con la carta"


def test_what_cannot_be_read_is_not_compared(qtbot: QtBot) -> None:
    card = LetterCard(found.simulated(9, letter=Letter()))
    shown(qtbot, card)
    qtbot.keyClicks(card.fields["rows"], "muchas")
    assert card.letter() == Letter()
    assert not card.verdict.isVisible()


def test_only_the_rejected_rows_are_seen(qtbot: QtBot) -> None:
    card = IssuesCard(found.simulated(9))
    shown(qtbot, card)
    assert card.table.model().rowCount() == 9
    qtbot.mouseClick(
        card.filter, Qt.MouseButton.LeftButton, pos=card.filter.spot_of("rejected")
    )
    assert card.table.model().rowCount() == 3
    qtbot.mouseClick(card.filter, Qt.MouseButton.LeftButton, pos=card.filter.spot_of("warned"))
    assert card.table.model().rowCount() == 6


@pytest.mark.parametrize("kind", [kind for kind in FileKind if kind is not FileKind.PORTFOLIO])
def test_every_kind_has_its_counts(qtbot: QtBot, wizard: ImportWidget, kind: FileKind) -> None:
    simulated = replace(found.payments(), settings=replace(found.SETTINGS, kind=kind))
    names = [tile[0] for tile in tiles_of(simulated, Effect(1, 2, 3, 4))]
    assert names[-1] == "Rechazadas"
    assert len(names) == len(set(names)) >= 4
    wizard.show_step(Step.SIMULATION)
    wizard.show_simulated(simulated)
    qtbot.waitUntil(lambda: "Sin cuenta: 4" in texts(wizard))


def test_taking_back_is_asked_twice(qtbot: QtBot, wizard: ImportWidget) -> None:
    wizard.show_recent(found.RECENT)
    told: list[object] = []
    wizard.undo_wanted.connect(told.append)
    qtbot.mouseClick(button(wizard, "Deshacer"), Qt.MouseButton.LeftButton)
    assert told == []
    qtbot.mouseClick(button(wizard, "Sí, deshacer"), Qt.MouseButton.LeftButton)
    assert told == [1]
    said: list[str] = []
    wizard.told.connect(said.append)
    wizard.show_undone(Undone(3, 2, (KeptBack("accounts", "in_use", 4),)))
    assert said == [undone_text(Undone(3, 2, (KeptBack("accounts", "in_use", 4),)))]
    assert "4 quedan" in said[0]


def test_what_a_crash_left_is_offered_on_the_first_page_only(
    qtbot: QtBot, wizard: ImportWidget
) -> None:
    wizard.show_waiting((found.WAITING, replace(found.WAITING, is_whole=False)))
    told: list[object] = []
    wizard.resume_wanted.connect(told.append)
    wizard.forget_wanted.connect(told.append)
    qtbot.mouseClick(button(wizard, "Continuar"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(wizard, "Descartar"), Qt.MouseButton.LeftButton)
    assert told == [found.WAITING, found.WAITING]
    wizard.show_resuming(found.WAITING)
    wizard.show_step(Step.SIMULATION)
    assert not wizard.left_over.isVisible()


def test_the_status_bar_hears_how_far_it_is(wizard: ImportWidget) -> None:
    told: list[str] = []
    wizard.working.connect(told.append)
    wizard.show_inspecting(found.FILE)
    wizard.show_step(Step.SIMULATION)
    wizard.show_progress(Progress("read", 64, 100))
    assert told[-1] == f"Revisando {found.FILE.name} · 64 %"
    wizard.show_simulated(found.simulated(9))
    assert told[-1] == ""
