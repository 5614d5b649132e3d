import re
from pathlib import Path

import PySide6.QtWidgets
import pytest

from console.runtime import resources
from console.ui.theme.stylesheet import stylesheet_of
from console.ui.theme.tokens import ThemeName, load

SOURCES = Path(resources.__file__).parents[1] / "ui"
TEMPLATE = re.sub(r"/\*.*?\*/", "", resources.text("theme/console.qss.in"), flags=re.DOTALL)
SELECTORS = re.findall(r"([^{}]+)\{", TEMPLATE)


def in_sources(pattern: str) -> set[str]:
    texts = (file.read_text(encoding="utf-8") for file in SOURCES.rglob("*.py"))
    return {found for text in texts for found in re.findall(pattern, text)}


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_every_token_of_the_template_is_filled(name: ThemeName) -> None:
    sheet = stylesheet_of(load(name), round)
    assert "@" not in sheet
    assert sheet.count("{") == sheet.count("}")


def test_lines_stay_fine_while_sizes_are_zoomed() -> None:
    sheet = stylesheet_of(load("light"), lambda n: round(n * 1.5))
    assert "border: 1px solid" in sheet
    assert "border-radius: 9px" in sheet


def test_every_name_in_the_style_sheet_is_given_to_a_widget() -> None:
    named = {name for selector in SELECTORS for name in re.findall(r"#(\w+)", selector)}
    given = in_sources(r'setObjectName\(\s*"(\w+)"') | in_sources(r'"(\w+)" if ')
    given |= in_sources(r' else "(\w+)"')
    of_qt = {name for name in named if name.startswith("qt_")}
    assert named - of_qt <= given


def test_every_class_in_the_style_sheet_exists() -> None:
    classes = {
        name for selector in SELECTORS for name in re.findall(r"(?<![#\w:])[A-Z]\w+", selector)
    }
    ours = in_sources(r"^class (\w+)") | in_sources(r"\nclass (\w+)")
    assert {name for name in classes if not hasattr(PySide6.QtWidgets, name)} <= ours
