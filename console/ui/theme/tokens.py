"""The design's colours by name, one set per theme."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from console.runtime import resources

ThemeName = Literal["light", "dark", "contrast"]


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour of a theme, as `#RRGGBB`, or `#AARRGGBB` where something shows through.

    Source: the theme files in `resources/theme`; what each token is for stands there.
    """

    name: ThemeName
    is_dark: bool
    is_outlined: bool
    avatars: tuple[tuple[str, str], ...]
    # Surfaces
    bg: str
    surface: str
    subtle: str
    hover: str
    thread: str
    dim: str
    shadow_far: str
    shadow_near: str
    toast: str
    toast_link: str
    tooltip: str
    # Rail
    rail: str
    rail_hover: str
    rail_sel: str
    rail_text: str
    rail_active: str
    rail_mark: str
    badge: str
    # Lines
    border: str
    border2: str
    field: str
    # Text
    text: str
    text2: str
    text3: str
    # Accent
    accent: str
    accent_h: str
    accent_soft: str
    accent_line: str
    accent_text: str
    on_accent: str
    # States
    ok: str
    ok_soft: str
    ok_line: str
    ok_solid: str
    warn: str
    warn_soft: str
    warn_line: str
    warn_solid: str
    bad: str
    bad_soft: str
    bad_line: str
    bad_solid: str
    info: str
    info_soft: str
    info_line: str
    bot: str
    bot_soft: str
    bot_line: str
    # Bubbles and notes
    incoming: str
    incoming_line: str
    out: str
    out_line: str
    out_meta: str
    note: str
    note_line: str
    note_text: str
    # Arrears buckets: text, then fill
    d0: str
    d0b: str
    d1: str
    d1b: str
    d2: str
    d2b: str
    d3: str
    d3b: str
    d4: str
    d4b: str
    d5: str
    d5b: str


@cache
def load(name: ThemeName) -> Tokens:
    """The tokens of the theme `name`.

    Raises: TypeError when the theme file lacks a colour or has one too many.
    """
    table = resources.read_toml(f"theme/{name}.toml")
    return Tokens(
        name=name,
        is_dark=table["is_dark"],
        is_outlined=table["is_outlined"],
        avatars=tuple((fill, ink) for fill, ink in table["avatars"]["pairs"]),
        **table["colours"],
    )
