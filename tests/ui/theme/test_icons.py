import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from console.runtime import resources
from console.ui.theme import icons

SOURCES = Path(resources.__file__).parents[1] / "ui"
# icon("name"…), pixmap("name"…), paint_icon(painter, rect, "name"…) and icon="name"
USES = re.compile(
    r'(?:\bicon\(|\bpixmap\(|\bicon(?:_name)?\s*[:=]\s*|paint_icon\([^"()]*(?:\([^()]*\)[^"()]*)*)"([^"]+)"'
)


def used_names() -> set[tuple[str, str]]:
    return {
        (file.name, found)
        for file in SOURCES.rglob("*.py")
        for found in USES.findall(file.read_text(encoding="utf-8"))
    }


def test_every_icon_named_in_code_exists() -> None:
    known = icons.names()
    assert {use for use in used_names() if use[1] not in known} == set()


@pytest.mark.parametrize("name", sorted(icons.names()))
def test_an_icon_has_one_colour_and_the_common_grid(name: str) -> None:
    drawing = resources.text(f"icons/{name}.svg")
    assert 'viewBox="0 0 20 20"' in drawing
    assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', drawing)) <= {"none", "currentColor"}
    assert "style=" not in drawing


@pytest.mark.parametrize("name", sorted(icons.names()))
def test_an_icon_draws_something_in_the_colour_asked_for(name: str, qtbot: QtBot) -> None:
    image = icons.pixmap(name, QColor("#FF0000"), 16, 2.0).toImage()
    image = image.convertToFormat(QImage.Format.Format_ARGB32)
    seen = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 200
    ]
    assert image.size() == QSize(32, 32)
    assert len(seen) > 4
    assert all(c.red() > 240 and c.green() < 15 and c.blue() < 15 for c in seen)


def test_a_wrong_icon_name_fails_at_once(qtbot: QtBot) -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon")


def test_the_same_icon_is_drawn_once(qtbot: QtBot) -> None:
    first = icons.pixmap("clock", "text2", 16)
    assert icons.pixmap("clock", "text2", 16).cacheKey() == first.cacheKey()
