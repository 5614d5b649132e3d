"""The bundled typeface and the sizes it is used in."""

import sys
from typing import Literal

from PySide6.QtGui import QFont, QFontDatabase

from console.runtime import resources

Role = Literal["micro", "caption", "small", "base", "lead", "title", "figure"]

SIZES_PX: dict[str, float] = {
    "micro": 10,
    "caption": 11,
    "small": 12,
    "base": 13,
    "lead": 15,
    "title": 18,
    "figure": 24,
}
LINES_PX: dict[str, float] = {
    "micro": 12,
    "caption": 15,
    "small": 16,
    "base": 18,
    "lead": 20,
    "title": 24,
    "figure": 30,
}
_FILES = ("Inter-Regular", "Inter-Medium", "Inter-SemiBold", "Inter-Bold")
_PLATFORM_FAMILIES = {
    "win32": ["Segoe UI", "Segoe UI Emoji"],
    "darwin": [".AppleSystemUIFont", "Apple Color Emoji"],
}
_loaded: list[int] = []


def load_families() -> None:
    """Make the bundled faces known to Qt, once; needs a QGuiApplication."""
    if not _loaded:
        _loaded.extend(
            QFontDatabase.addApplicationFont(str(resources.path(f"fonts/inter/{file}.otf")))
            for file in _FILES
        )


def families() -> list[str]:
    """Inter, the platform's interface font, then its colour emoji.

    The emoji font is named here because a full stop or a space after an emoji would
    otherwise be drawn with it too.
    """
    fallback = ["Noto Sans", "DejaVu Sans", "Noto Color Emoji"]
    return ["Inter", *_PLATFORM_FAMILIES.get(sys.platform, fallback)]


def build(size_px: int, weight: int, *, tabular: bool) -> QFont:
    """The interface font at `size_px`; `tabular` gives all digits the same width."""
    font = QFont()
    font.setFamilies(families())
    font.setPixelSize(size_px)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font
