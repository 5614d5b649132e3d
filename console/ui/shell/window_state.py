"""How the window is remembered between runs."""

from typing import Protocol


class WindowState(Protocol):
    """A small store of texts by name, given by whoever opens the window."""

    def read(self, name: str) -> str | None:
        """What was written under `name`, or None."""
        ...

    def write(self, name: str, value: str) -> None:
        """Keep `value` under `name`."""
        ...


class Forgetful:
    """Implements WindowState for a window that starts afresh every time."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}

    def read(self, name: str) -> str | None:
        """What this run has written."""
        return self._texts.get(name)

    def write(self, name: str, value: str) -> None:
        """Keep `value` for this run."""
        self._texts[name] = value
