"""One thing a person can ask for."""

from collections.abc import Callable
from dataclasses import dataclass

Run = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Action:
    """Said once, in the language in force when the table was read.

    `keys` are alternatives in Qt's portable spelling ("Ctrl+Shift+R"); the first is printed.
    `place` is where the action can be asked for: a screen, or "window" for everywhere.
    """

    id: str
    title: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    detail: str = ""
    fixed: bool = False
    """The widget in focus reads the key itself: it is listed, and cannot be changed."""

    @property
    def place(self) -> str:
        """The part of `id` before its first full stop."""
        return self.id.partition(".")[0]


def always() -> bool:
    """Applies whenever its screen is in front."""
    return True


@dataclass(frozen=True, slots=True)
class Deed:
    """What an action does on the screen that offers it, and whether it can be done now."""

    run: Run
    applies: Callable[[], bool] = always


@dataclass(frozen=True, slots=True)
class Offer:
    """An action that can be done now, and the key that would ask for it, as printed."""

    action: Action
    keys: str
