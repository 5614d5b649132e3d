"""Pictures and videos at full size: next, zoom, turn, save, and files that are broken."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from console.ui.inbox.sound.player import Player
from console.ui.inbox.thread.viewer import MediaViewer, Shown

Open = Callable[..., MediaViewer]


def picture(folder: Path, name: str, color: str, wide: int = 1600, tall: int = 400) -> Shown:
    image = QImage(wide, tall, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    path = folder / f"{name}.png"
    assert image.save(str(path))
    return Shown(name, str(path), is_video=False, title=name, subtitle="La persona")


@pytest.fixture
def open_viewer(qtbot: QtBot) -> Open:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1200, 800)
    window.show()

    def make(*shown: Shown, at: int = 0) -> MediaViewer:
        viewer = MediaViewer(shown, at, window)
        qtbot.addWidget(viewer)
        viewer.open()
        return viewer

    return make


def test_the_arrows_go_through_the_conversations_pictures(
    qtbot: QtBot, open_viewer: Open, tmp_path: Path
) -> None:
    three = [picture(tmp_path, name, name) for name in ("red", "green", "blue")]
    viewer = open_viewer(three[1])
    viewer.know_all(three)
    assert viewer.current is three[1]
    assert viewer.subtitle.text() == "La persona · 2 de 3"
    qtbot.keyClick(viewer, Qt.Key.Key_Right)
    assert viewer.current is three[2]
    assert not viewer.onward.isEnabled()
    qtbot.keyClick(viewer, Qt.Key.Key_Right)
    assert viewer.current is three[2]
    qtbot.mouseClick(viewer.back, Qt.MouseButton.LeftButton)
    qtbot.keyClick(viewer, Qt.Key.Key_Left)
    assert viewer.current is three[0]
    assert viewer.canvas.accessibleName() == "red, La persona"


def test_it_zooms_turns_and_comes_back_whole(
    qtbot: QtBot, open_viewer: Open, tmp_path: Path
) -> None:
    viewer = open_viewer(picture(tmp_path, "red", "red"))
    whole = viewer.canvas.factor
    assert whole < 1
    qtbot.keyClick(viewer, Qt.Key.Key_Plus)
    assert viewer.canvas.factor == pytest.approx(whole * 1.25)
    qtbot.keyClick(viewer, Qt.Key.Key_0)
    assert viewer.canvas.factor == pytest.approx(whole)
    qtbot.keyClick(viewer, Qt.Key.Key_R)
    assert viewer.canvas.sceneRect().height() == 1600
    qtbot.keyClick(viewer, Qt.Key.Key_Minus)
    qtbot.keyClick(viewer, Qt.Key.Key_Escape)
    assert not viewer.isVisible()


def test_it_asks_to_save_and_to_open_outside(
    qtbot: QtBot, open_viewer: Open, tmp_path: Path
) -> None:
    shown = picture(tmp_path, "red", "red")
    viewer = open_viewer(shown)
    with qtbot.waitSignal(viewer.save_asked) as saved:
        qtbot.keyClick(viewer, Qt.Key.Key_S)
    with qtbot.waitSignal(viewer.outside_asked) as outside:
        qtbot.keyClick(viewer, Qt.Key.Key_O)
    assert saved.args == outside.args == [shown]


def test_a_broken_picture_says_so_and_the_next_one_is_shown(
    qtbot: QtBot, open_viewer: Open, tmp_path: Path
) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"\x89PNG no picture")
    broken = Shown("a", str(path), is_video=False, title="a", subtitle="")
    viewer = open_viewer(broken, picture(tmp_path, "red", "red"))
    assert not viewer.canvas.isVisible()
    qtbot.keyClick(viewer, Qt.Key.Key_Right)
    assert viewer.canvas.isVisible()


@pytest.mark.qt_log_ignore("No RHI backend", extend=True)
def test_a_video_plays_holds_and_falls_silent_when_the_viewer_closes(
    qtbot: QtBot, open_viewer: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Player, "_sound_output", lambda _self: None)
    path = film(tmp_path)
    viewer = open_viewer(Shown("v", path, is_video=True, title="v", subtitle=""))
    stage = viewer.video
    qtbot.waitUntil(lambda: not stage.screen_.image.isNull())
    assert stage.screen_.image.size().width() == 64
    assert stage.player.now is not None
    assert stage.player.now.is_playing
    qtbot.keyClick(viewer, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: stage.player.now is not None and not stage.player.now.is_playing)
    viewer.reject()
    assert stage.player.now is None


def film(folder: Path) -> str:
    """Five seconds of the test picture."""
    path = folder / "v.mp4"
    try:
        subprocess.run(
            ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc=size=64x48:rate=10",
             "-t", "5", "-c:v", "mpeg4", str(path)],
            check=True,
        )  # fmt: skip
    except FileNotFoundError:
        pytest.skip("ffmpeg, which makes the film, is not here")
    return str(path)
