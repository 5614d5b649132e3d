import re
from dataclasses import fields

import pytest

from console.ui.theme.tokens import ThemeName, Tokens, load

THEMES: tuple[ThemeName, ...] = ("light", "dark", "contrast")
NOT_COLOURS = {"name", "is_dark", "is_outlined", "avatars"}
# (ink, ground) as listed in the design's contrast table
TEXT_PAIRS = [
    *((ink, ground) for ink in ("text", "text2", "text3") for ground in ("surface", "bg")),
    *((ink, ground) for ink in ("text2", "text3") for ground in ("hover", "accent_soft")),
    ("text", "out"),
    ("text", "incoming"),
    ("text", "thread"),
    ("text3", "subtle"),
    ("out_meta", "out"),
    ("on_accent", "accent"),
    ("on_accent", "accent_h"),
    ("accent_text", "surface"),
    ("accent_text", "accent_soft"),
    ("accent_text", "out"),
    ("rail_text", "rail"),
    ("rail_active", "rail_sel"),
    ("toast_link", "toast"),
    ("note_text", "note"),
    *((ink, f"{ink}_soft") for ink in ("ok", "warn", "bad", "info", "bot")),
    *((ink, "surface") for ink in ("ok", "warn", "bad")),
    *((f"d{n}", f"d{n}b") for n in range(6)),
]


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES)
def test_every_token_is_a_colour(theme: ThemeName) -> None:
    tokens = load(theme)
    names = [f.name for f in fields(Tokens) if f.name not in NOT_COLOURS]
    for name in names:
        assert re.fullmatch(r"#([0-9A-F]{2})?[0-9A-F]{6}", getattr(tokens, name)), name


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_can_be_read_on_its_ground(theme: ThemeName, ink: str, ground: str) -> None:
    tokens = load(theme)
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_initials_can_be_read_on_every_avatar(theme: ThemeName) -> None:
    pairs = load(theme).avatars
    assert len(pairs) == 7
    assert min(contrast(fill, ink) for fill, ink in pairs) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_the_edges_of_controls_can_be_seen(theme: ThemeName) -> None:
    tokens = load(theme)
    for shape in ("field", "accent", "ok_solid", "warn_solid", "bad_solid"):
        assert contrast(getattr(tokens, shape), tokens.surface) >= 3.0, shape
