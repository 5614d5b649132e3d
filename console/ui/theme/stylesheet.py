"""The style sheet, made from its template: `@token` is a colour, every `px` is zoomed."""

import re
from collections.abc import Callable

from console.runtime import resources
from console.ui.theme.tokens import Tokens

_TOKEN = re.compile(r"@([a-z][a-z0-9_]*)")
_SIZE = re.compile(r"(?<![\w#])(-?\d+(?:\.\d+)?)px")


def stylesheet_of(tokens: Tokens, px: Callable[[float], int]) -> str:
    """The style sheet of a theme at a zoom.

    Raises: AttributeError when the template names a token that no theme has.
    """
    template = resources.text("theme/console.qss.in")
    coloured = _TOKEN.sub(lambda found: str(getattr(tokens, found[1])), template)
    return _SIZE.sub(lambda found: _zoomed(float(found[1]), px), coloured)


def _zoomed(size: float, px: Callable[[float], int]) -> str:
    """Lines of one pixel stay fine at every zoom."""
    return f"{size:g}px" if abs(size) <= 1 else f"{px(size)}px"
