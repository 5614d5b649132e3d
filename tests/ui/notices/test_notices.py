"""What a person is told of, once, and what not."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.domain.ids import ConversationId
from console.ui.notices import presenter as notices_presenter
from console.ui.notices.choices import NoticeChoices, choices_of
from console.ui.notices.presenter import Notice, NoticesPresenter
from console.ui.notices.wording import kind_names, summary_of, text_of, title_of
from console.ui.settings.notices_card import EVERY_DAY, NoticesCard
from console.ui.shell.bell import Bell
from console.usecases.news import News, NewsKind
from console.usecases.ports import ChangeSet
from tests.ui.desk import Ownership, context

NOW = datetime(2026, 11, 18, 19, 30, tzinfo=UTC)  # Wednesday, 13:30 in Mexico City
CHANGED = ChangeSet(frozenset({ConversationId(1)}))


def news(number: int = 1, kind: NewsKind = NewsKind.MINE, **changes: Any) -> News:
    values: dict[str, Any] = {
        "conversation_id": ConversationId(number),
        "name": f"Persona {number}",
        "text": "Ya pagué",
    }
    return News(f"{kind}:{number}", kind, NOW, **(values | changes))


class Unit:
    """What the store would say."""

    def __init__(self) -> None:
        self.found: list[News] = []
        self.due = 0

    @property
    def news(self) -> "Unit":
        return self

    def since(self, by: str, at: datetime, now: datetime) -> tuple[News, ...]:
        assert (by, now - at) == ("Laura", notices_presenter.LOOK_BACK)
        return tuple(self.found)

    def promises_due(self, by: str, now: datetime, zone: str) -> int:
        assert (by, now, zone) == ("Laura", NOW, "America/Mexico_City")
        return self.due


class Desk:
    """A presenter whose bell, system and sounds are noted."""

    def __init__(self, choices: NoticeChoices) -> None:
        self.unit, self.owner = Unit(), Ownership()
        self.told: list[tuple[str, ...]] = []
        self.clicks: list[Callable[[], None]] = []
        self.played: list[str] = []
        self.opened: list[int] = []
        self.watched: int | None = None
        self.shown: tuple[tuple[Notice, ...], int] = ((), 0)
        self.presenter = NoticesPresenter(
            self,
            self,
            context(self.unit, NOW),
            self.owner.tasks,
            choices,
            is_watched=lambda conversation_id: conversation_id == self.watched,
            open_conversation=self.opened.append,
        )

    def show_notices(self, notices: tuple[Notice, ...], unread: int, now: datetime) -> None:
        assert now == NOW
        self.shown = notices, unread

    async def tell(self, told: tuple[News, ...], clicked: Callable[[], None]) -> None:
        self.told.append(tuple(one.id for one in told))
        self.clicks.append(clicked)

    def play(self, sound: str) -> None:
        self.played.append(sound)

    async def hear(self, *found: News) -> None:
        self.unit.found.extend(found)
        self.presenter.data_changed(CHANGED)
        await self.owner.settle()


async def open_desk(choices: NoticeChoices, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(notices_presenter, "QUIET_S", 0)
    desk = Desk(choices)
    desk.unit.found = [news(90)]  # from before the window was opened
    desk.presenter.start()
    await desk.owner.settle()
    return desk


@pytest.fixture
async def desk(monkeypatch: pytest.MonkeyPatch) -> Any:
    desk = await open_desk(NoticeChoices(), monkeypatch)
    yield desk
    await desk.owner.tasks.aclose()


async def test_what_was_before_is_told_of_no_more(desk: Desk) -> None:
    assert (desk.told, desk.played, desk.shown) == ([], [], ((), 0))


async def test_a_message_is_told_once_with_its_sound_and_a_click_opens_it(desk: Desk) -> None:
    await desk.hear(news(1))
    await desk.hear()
    assert (desk.told, desk.played, desk.shown[1]) == ([("mine:1",)], ["bell"], 1)
    desk.clicks[0]()
    assert (desk.opened, desk.shown[1]) == ([1], 0)


async def test_the_conversation_before_ones_eyes_tells_nothing(desk: Desk) -> None:
    desk.watched = 1
    await desk.hear(news(1), news(2))
    assert desk.told == [("mine:2",)]
    desk.watched = 2  # by way of the list
    await desk.hear()
    assert desk.shown[1] == 0


async def test_many_at_a_time_are_told_as_one(desk: Desk) -> None:
    await desk.hear(*(news(number) for number in range(1, 6)))
    assert desk.told == [tuple(f"mine:{number}" for number in range(1, 6))]
    assert (len(desk.played), desk.shown[1]) == (1, 5)
    desk.presenter.read_all()
    assert desk.shown[1] == 0


async def test_what_is_switched_off_is_not_told(desk: Desk) -> None:
    await desk.hear(news(1, NewsKind.UNASSIGNED))
    assert (desk.told, desk.shown) == ([], ((), 0))
    desk.presenter.choose(NoticeChoices(off=()))
    await desk.hear(news(2, NewsKind.UNASSIGNED))
    assert (desk.told, desk.played) == ([("unassigned:2",)], [])


async def test_nobody_is_disturbed_but_the_bell_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = await open_desk(NoticeChoices(is_quiet=True), monkeypatch)
    await desk.hear(news(1))
    assert (desk.told, desk.played, desk.shown[1]) == ([], [], 1)
    await desk.owner.tasks.aclose()


async def test_the_sound_comes_again_until_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notices_presenter, "REPEAT_S", 0.01)
    desk = await open_desk(NoticeChoices(repeats=True), monkeypatch)
    await desk.hear(news(1))
    await asyncio.sleep(0.1)
    assert len(desk.played) > 2
    desk.presenter.read_all()
    heard = len(desk.played)
    await asyncio.sleep(0.05)
    assert len(desk.played) == heard
    await desk.owner.tasks.aclose()


async def test_promises_of_the_day_are_told_once_and_a_lost_line_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(notices_presenter, "TICK_S", 0)
    desk = Desk(NoticeChoices())
    desk.unit.due = 5
    desk.presenter.start()
    await desk.owner.settle()
    desk.presenter.line_lost(NOW)
    desk.presenter.line_lost(NOW)
    await desk.owner.settle()
    assert desk.told == [("promises:2026-11-18",), (f"line:{NOW.isoformat()}",)]
    await desk.owner.tasks.aclose()


@pytest.mark.parametrize(
    ("changes", "hour", "day", "quiet"),
    [
        ({}, 13, 18, True),
        ({}, 14, 18, False),
        ({}, 13, 21, False),  # Saturday
        ({"quiet_days": EVERY_DAY}, 13, 21, True),
        ({"quiet_from": "22:00", "quiet_to": "07:00"}, 23, 20, True),
        ({"quiet_from": "22:00", "quiet_to": "07:00"}, 6, 21, True),  # Friday's night
        ({"quiet_from": "22:00", "quiet_to": "07:00"}, 6, 23, False),  # Sunday's
        ({"is_quiet": False}, 13, 18, False),
    ],
)
def test_quiet_hours(changes: dict[str, Any], hour: int, day: int, quiet: bool) -> None:
    choices = NoticeChoices(**({"is_quiet": True} | changes))
    local = datetime(2026, 11, day, hour, tzinfo=UTC)
    assert choices.is_quiet_at(local) is quiet


def test_choices_survive_and_damage_is_as_delivered() -> None:
    kept = NoticeChoices(off=("mine",), sounds={"mention": "drop"}, repeats=True, is_quiet=True)
    assert choices_of(kept.kept()) == kept
    assert choices_of(None) == NoticeChoices()
    damaged = choices_of({"quiet_from": "late", "sounds": 3, "quiet_days": [9, 1]})
    assert (damaged.quiet_from, damaged.sounds, damaged.quiet_days) == ("13:00", {}, (1,))
    assert choices_of({"sounds": {"mine": "gong"}}).sound_of(NewsKind.MINE) == "none"


def test_a_notice_hides_what_was_written_unless_that_is_wanted(qapp: QApplication) -> None:
    assert title_of(news(1), NOW) == "Persona 1"
    assert text_of(news(1), shows_text=False) == "Mensaje nuevo"
    assert text_of(news(1), shows_text=True) == "Ya pagué"
    closes = NOW + timedelta(minutes=18)
    window = News("w", NewsKind.WINDOW, closes, ConversationId(2), "Jorge")
    assert title_of(window, NOW) == "La ventana de Jorge vence en 18 min"
    assert summary_of(tuple(news(number) for number in range(5))) == (
        "Novedades en Acuerdo: 5",
        "Persona 0, Persona 1, Persona 2 y 2 más",
    )
    assert set(kind_names()) == set(NewsKind)


def test_the_bell_counts_lists_and_opens(qtbot: QtBot) -> None:
    bell = Bell()
    qtbot.addWidget(bell)
    bell.show()
    assert bell.accessibleName() == "Avisos"
    bell.show_notices((Notice(news(1)), Notice(news(2), is_read=True)), 1, NOW)
    assert (bell.unread(), bell.accessibleName()) == (1, "Avisos, 1 sin leer")
    bell.fill()
    entries = bell.list.actions()
    assert entries[0].text() == "Persona 1 · Ya pagué"
    assert (entries[0].font().bold(), entries[1].font().bold()) == (True, False)
    with qtbot.waitSignal(bell.notice_chosen) as chosen:
        entries[0].trigger()
    assert chosen.args == [news(1)]


def test_each_choice_of_the_card_is_told_whole(qtbot: QtBot) -> None:
    card, told = NoticesCard(), list[NoticeChoices]()
    qtbot.addWidget(card)
    card.chosen.connect(told.append)
    card.show()
    qtbot.mouseClick(card.switches[NewsKind.MINE], Qt.MouseButton.LeftButton)
    assert not told[-1].wants(NewsKind.MINE)
    assert not card.sounds[NewsKind.MINE].isEnabled()
    qtbot.mouseClick(card.switches[NewsKind.MINE], Qt.MouseButton.LeftButton)
    assert told[-1] == NoticeChoices()
    qtbot.mouseClick(card.quiet, Qt.MouseButton.LeftButton)
    assert told[-1].is_quiet
    assert card.begins.isEnabled()
    card.begins.setTime(card.begins.time().addSecs(3600 * 9))
    card.begins.editingFinished.emit()
    assert told[-1].quiet_from == "22:00"
    with qtbot.waitSignal(card.sound_clicked) as sound:
        card.sounds[NewsKind.MENTION].setCurrentIndex(2)
        card.sounds[NewsKind.MENTION].activated.emit(2)
    assert (sound.args, told[-1].sound_of(NewsKind.MENTION)) == (["drop"], "drop")
    card.show_allowed(is_allowed=False)
    assert "Permítelos" in card.result.text()
