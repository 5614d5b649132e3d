import ast
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from console.runtime import resources
from console.ui.theme import icons

SOURCES = Path(resources.__file__).parents[1] / "ui"
# where a call takes an icon's name among its positional arguments
PLACES = {
    "icon": 0,
    "pixmap": 0,
    "paint_icon": 2,
    "paint_chip": 5,
    "paint_button": 3,
    "Button": 2,
    "IconButton": 0,
    "SplitButton": 2,
    "Chip": 2,
    "FilterChip": 1,
    "Pic": 0,
    "IconTile": 0,
    "KeyValueRow": 2,
    "EmptyState": 0,
    "set_icon": 0,
    "show_icon": 0,
}
KEYWORDS = {"icon", "action_icon", "trailing_icon"}


def words_in(node: ast.expr | None) -> set[str]:
    """The texts that an argument may be: a literal, or either branch of a choice."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return {node.value}
    if isinstance(node, ast.IfExp):
        return words_in(node.body) | words_in(node.orelse)
    return set()


def named_in(call: ast.Call) -> set[str]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    name = call.func.id if isinstance(call.func, ast.Name) else name
    place = PLACES.get(name, len(call.args))
    named = words_in(call.args[place]) if place < len(call.args) else set()
    for keyword in call.keywords:
        if keyword.arg in KEYWORDS:
            named |= words_in(keyword.value)
    return named - {""}


def used_names() -> set[tuple[str, str]]:
    return {
        (file.name, name)
        for file in SOURCES.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        for name in named_in(node)
    }


def test_every_icon_named_in_code_exists() -> None:
    known, used = icons.names(), used_names()
    assert {use for use in used if use[1] not in known} == set()
    assert len(used) > 20


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
