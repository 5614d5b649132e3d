"""Voice notes in the thread: playing, seeking, speed, bars, and files that will not play."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.runtime import resources
from console.ui.inbox.sound.peaks import BARS, TOP, PeakReader, bars_of
from console.ui.inbox.sound.player import Player, Playing
from console.ui.inbox.thread.bubble import Bubble
from console.ui.inbox.thread.view import ThreadView
from console.ui.inbox.thread.voice import VoicePart
from console.ui.inbox.words import Words
from console.usecases.views import MediaRow, ThreadItem
from tests.ui.inbox.samples import TODAY, ZONE, item

VOICE = str(resources.path("simulator/voice_es.ogg"))
LONG_S = 11.5


def voice(number: int, path: str | None = VOICE) -> ThreadItem:
    media = MediaRow("v", "audio/ogg; codecs=opus", None, voice=True, path=path)
    return item(number, None, kind_name="audio", media=media)


@pytest.fixture
def view(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> ThreadView:
    """A thread whose player has no loudspeaker, as on a machine without one."""
    monkeypatch.setattr(Player, "_sound_output", lambda _self: None)
    view = ThreadView(Words(zone_name=ZONE))
    qtbot.addWidget(view)
    view.resize(680, 560)
    view.show()
    return view


def show(view: ThreadView, *items: ThreadItem) -> None:
    view.show_items(items, has_older=False, today=TODAY)
    QApplication.processEvents()


def part_of(view: ThreadView, index: int) -> tuple[VoicePart, QPoint]:
    """The voice part of a line, and its left top in the viewport."""
    drawn = view.stack.drawn(index)
    assert isinstance(drawn, Bubble)
    part = drawn.voice()
    assert part is not None
    corner = drawn.box(view.viewport().width()).topLeft().toPoint()
    return part, view.line_rect(index).topLeft() + corner + QPoint(11, 8)


def press(qtbot: QtBot, view: ThreadView, spot: QPoint) -> None:
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def now(view: ThreadView) -> Playing:
    playing = view.voices.player.now
    assert playing is not None
    return playing


def test_a_click_plays_a_voice_note_where_it_stands_and_another_click_holds_it(
    qtbot: QtBot, view: ThreadView
) -> None:
    show(view, voice(1))
    button = part_of(view, 1)[1] + QPoint(14, 14)
    press(qtbot, view, button)
    qtbot.waitUntil(lambda: now(view).is_playing and now(view).position_s > 0)
    assert now(view).duration_s == pytest.approx(LONG_S, abs=0.2)
    press(qtbot, view, button)
    qtbot.waitUntil(lambda: not now(view).is_playing)
    assert 0 < now(view).position_s < LONG_S


def test_a_click_in_the_bars_goes_there(qtbot: QtBot, view: ThreadView) -> None:
    with qtbot.waitSignal(view.voices.measured):
        show(view, voice(1))
    corner = part_of(view, 1)[1]
    press(qtbot, view, corner + QPoint(36 + 75, 16))
    qtbot.waitUntil(lambda: now(view).is_playing and now(view).position_s > LONG_S / 4)


def test_the_keys_play_seek_and_change_the_speed(qtbot: QtBot, view: ThreadView) -> None:
    show(view, voice(1))
    view.setFocus()
    view.select_step(-1)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: now(view).is_playing and now(view).duration_s > 0)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert now(view).position_s >= 5
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert now(view).position_s < 5
    faster = Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(view, Qt.Key.Key_Right, faster)
    assert now(view).rate == 1.5
    qtbot.keyClick(view, Qt.Key.Key_Right, faster)
    qtbot.keyClick(view, Qt.Key.Key_Right, faster)
    assert now(view).rate == 2
    qtbot.keyClick(view, Qt.Key.Key_Left, faster)
    assert now(view).rate == 1.5


def test_only_one_plays_at_a_time(qtbot: QtBot, view: ThreadView) -> None:
    show(view, voice(1), voice(2))
    for index in (1, 2):
        press(qtbot, view, part_of(view, index)[1] + QPoint(14, 14))
        assert now(view).about == f"m{index}"
    qtbot.waitUntil(lambda: now(view).is_playing)
    other = Player(view)
    other.toggle("elsewhere", VOICE)
    qtbot.waitUntil(lambda: not now(view).is_playing)
    assert part_of(view, 1)[0].now is None
    other.stop()


def test_another_conversation_silences_it(qtbot: QtBot, view: ThreadView) -> None:
    show(view, voice(1))
    press(qtbot, view, part_of(view, 1)[1] + QPoint(14, 14))
    qtbot.waitUntil(lambda: now(view).is_playing)
    view.clear()
    assert view.voices.player.now is None


def test_a_damaged_file_says_so_and_is_offered_to_another_program(
    qtbot: QtBot, view: ThreadView, tmp_path: Path
) -> None:
    broken = tmp_path / "a.ogg"
    broken.write_bytes(b"OggS" + bytes(400))
    show(view, voice(1, str(broken)))
    button = part_of(view, 1)[1] + QPoint(14, 14)
    press(qtbot, view, button)
    qtbot.waitUntil(lambda: now(view).failure is not None)
    assert now(view).failure == "El archivo está dañado o su formato no se conoce"
    with qtbot.waitSignal(view.act_asked) as asked:
        press(qtbot, view, button + QPoint(60, 0))
    assert asked.args == ["open_outside", "m1"]


def test_what_is_still_being_fetched_cannot_be_played(qtbot: QtBot, view: ThreadView) -> None:
    show(view, voice(1, None))
    press(qtbot, view, part_of(view, 1)[1] + QPoint(14, 14))
    assert view.voices.player.now is None


def test_the_bars_are_measured_once_and_told(qtbot: QtBot, view: ThreadView) -> None:
    with qtbot.waitSignal(view.voices.measured) as told:
        show(view, voice(1))
    assert told.args is not None
    about, bars, seconds = told.args
    assert about == "m1"
    assert len(bars) == BARS
    assert max(bars) == TOP
    assert len(set(bars)) > 8  # speech is not a wall
    assert seconds == pytest.approx(LONG_S, abs=0.2)


def test_a_file_that_is_no_sound_does_not_hold_up_the_next(
    qtbot: QtBot, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.ogg"
    broken.write_bytes(b"no sound at all")
    reader = PeakReader()
    with qtbot.waitSignal(reader.ready) as told:
        reader.want("gone", str(tmp_path / "nowhere.ogg"))
        reader.want("broken", str(broken))
        reader.want("sound", VOICE)
    assert told.args is not None
    assert told.args[0] == "sound"


def test_a_short_sound_still_has_all_its_bars() -> None:
    assert bars_of([0, 10]) == (0,) * (BARS // 2) + (TOP,) * (BARS // 2)
    assert bars_of([0]) == (0,) * BARS


def test_it_is_read_aloud_as_what_it_is(view: ThreadView) -> None:
    media = MediaRow("v", "audio/ogg", None, voice=True, path=VOICE, duration_s=23)
    show(view, item(1, None, kind_name="audio", media=media))
    assert "Nota de voz 0:23" in view.spoken_line(view.stack.lines[1])
