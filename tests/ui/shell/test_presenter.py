import asyncio
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from console.domain.ids import AccountId, ConversationId, DebtorId
from console.domain.money import Money
from console.ui.shell import presenter as shell_presenter
from console.ui.shell.presenter import Figures, ShellPresenter
from console.ui.shell.view import ShellOnWindow
from console.ui.shell.window import MainWindow
from console.ui.theme.theme import Theme
from console.usecases.ports import ChangeSet, Topic
from console.usecases.views import InboxCounts, PersonFound, Today
from tests.ui.desk import Ownership, context
from tests.ui.queue.test_presenter import View

NOW = datetime(2026, 11, 19, 4, 30, tzinfo=UTC)  # still the 18th in Mexico City
COUNTS = InboxCounts(3, 1, 9, 12, 5, 2)
HIT = PersonFound(
    DebtorId(7), "Marisol Tapia", "MX", "5512-0007741", "+525512345678", 47,
    Money(1_290_600, "MXN"), ConversationId(70), AccountId(700),
)  # fmt: skip


class Unit:
    """Search, promises, activities and conversations, each in one place."""

    def __init__(self) -> None:
        self.search = self.promises = self.activities = self.conversations = self
        self.searched: list[tuple[str, int]] = []
        self.midnight: datetime | None = None
        self.due_to: date | None = None

    def people(self, text: str, limit: int) -> tuple[PersonFound, ...]:
        self.searched.append((text, limit))
        return (HIT,)

    def list(self, **options: Any) -> tuple[str, ...]:
        self.due_to = options["due_to"]
        return ("one", "two")

    def today(self, by: str, midnight: datetime) -> Today:
        self.midnight = midnight
        return Today(34, 9, 4, 0, 0)

    def counts(self, by: str, now: datetime) -> InboxCounts:
        return COUNTS


@dataclass
class Desk:
    presenter: ShellPresenter
    view: View
    unit: Unit
    owner: Ownership


@pytest.fixture
async def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(shell_presenter, "QUIET_S", 0)
    unit, view, owner = Unit(), View(), Ownership()
    presenter = ShellPresenter(view, context(unit, NOW), owner.tasks)
    return Desk(presenter, view, unit, owner)


async def test_the_day_begins_at_the_desk_s_midnight(desk: Desk) -> None:
    desk.presenter.start()
    await desk.owner.settle()
    (figures,) = desk.view.last("show_figures")
    assert figures == Figures(Today(34, 9, 4, 0, 0), COUNTS, 2)
    assert desk.unit.due_to == date(2026, 11, 18)
    assert desk.unit.midnight is not None
    assert desk.unit.midnight.astimezone(UTC) == datetime(2026, 11, 18, 6, tzinfo=UTC)


async def test_a_flood_of_changes_is_counted_and_does_not_starve(desk: Desk) -> None:
    change = ChangeSet(topics=frozenset({Topic.ACTIVITIES}))
    for _ in range(100):
        desk.presenter.data_changed(change)
        await asyncio.sleep(0)
    await desk.owner.settle()
    assert 1 <= desk.view.count("show_figures") < 100


async def test_changes_of_no_concern_count_nothing(desk: Desk) -> None:
    desk.presenter.data_changed(ChangeSet(topics=frozenset({Topic.SETTINGS})))
    await desk.owner.settle()
    assert desk.view.said == []


# --- on the window ---------------------------------------------------------------------------


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> MainWindow:
    Theme.current().apply(qapp, "light", 1.0)
    found = MainWindow()
    qtbot.addWidget(found)
    for key in ("inbox", "promises"):
        found.add_section(key, key, "inbox", QWidget())
    found.show()
    return found


def test_figures_reach_bar_rail_and_status(window: MainWindow) -> None:
    view = ShellOnWindow(window)
    view.show_figures(Figures(Today(34, 9, 4, 0, 0), COUNTS, 2))
    assert window.top_bar.activities.text() == "34"
    assert window.rail.buttons["inbox"].badge() == 12
    assert window.rail.buttons["promises"].badge() == 2
    assert "4" in window.status_bar.outbox.text()
